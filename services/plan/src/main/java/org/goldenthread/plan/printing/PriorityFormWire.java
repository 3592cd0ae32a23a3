package org.goldenthread.plan.printing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.goldenthread.plan.document.content.PriorityDecision.InForwardPlan;
import org.goldenthread.plan.document.priority.ForwardPlanRules;
import org.goldenthread.plan.document.value.FuzzyDate.Convention;
import org.goldenthread.plan.printing.page.Block;
import org.goldenthread.plan.printing.page.Grid;
import org.goldenthread.plan.printing.page.Line;
import org.goldenthread.plan.printing.page.Title;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.Decision;
import org.goldenthread.plan.v1.Milestone;
import org.goldenthread.plan.v1.PlanContent;
import org.goldenthread.plan.v1.Priority;
import org.jsoup.parser.Parser;

/// Section C: each priority with its tables of actions, milestones and decisions.
final class PriorityFormWire {
  private static final List<Integer> ACTION = List.of(7, 47, 20, 13, 13);
  private static final List<Integer> MILESTONE = List.of(7, 70, 23);
  private static final List<Integer> DECISION = List.of(7, 63, 30);

  private static final String DESCRIPTION = "DESCRIPTION OF PRIORITY:";

  private final PlanContent content;
  private final PrintedWire printed;

  PriorityFormWire(PlanContent content, PrintedWire printed) {
    this.content = content;
    this.printed = printed;
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (Priority priority : content.getPrioritiesList()) {
      String number = priority.getSourceNumber().isEmpty() ? "" : " " + priority.getSourceNumber();
      blocks.add(new Title(2, "PRIORITY" + number + ": " + priority.getTitle()));
      description(priority.getDescription(), blocks);
      String name = priority.getName();
      actions(of(content.getActionsList(), Action::getPriority, name), blocks);
      milestones(of(content.getMilestonesList(), Milestone::getPriority, name), blocks);
      decisions(of(content.getDecisionsList(), Decision::getPriority, name), blocks);
    }
    return blocks;
  }

  /// Words without markup stand on the line of their label, as the form has them; what is laid out
  /// stands below it.
  private static void description(String rich, List<Block> blocks) {
    if (rich.isBlank()) {
      return;
    }
    if (rich.indexOf('<') < 0) {
      blocks.add(Line.plain(DESCRIPTION + " " + Parser.unescapeEntities(rich, false)));
      return;
    }
    blocks.add(Line.plain(DESCRIPTION));
    blocks.addAll(RichBlocks.of(rich));
  }

  private static <T> List<T> of(
      List<T> all, java.util.function.Function<T, String> priority, String name) {
    return all.stream().filter(one -> priority.apply(one).equals(name)).toList();
  }

  private void actions(List<Action> actions, List<Block> blocks) {
    if (actions.isEmpty()) {
      return;
    }
    Convention starts = PrintedWire.convention(actions, Action::getStart);
    Convention ends = PrintedWire.convention(actions, Action::getEnd);
    List<Grid.Row> rows = new ArrayList<>();
    rows.add(
        Grid.row(
            "No.",
            "Actions",
            "Accountable Officer",
            PrintedWire.dated("Start Date", starts),
            PrintedWire.dated("End Date", ends)));
    List<String> numbers = numbers(actions);
    for (int index = 0; index < actions.size(); index++) {
      Action action = actions.get(index);
      rows.add(
          Grid.row(
              numbers.get(index),
              action.getText(),
              printed.officers(action.getOfficersList(), action.getOfficersAsWritten()),
              PrintedWire.date(action.getStart()),
              PrintedWire.date(action.getEnd())));
    }
    blocks.add(new Grid(ACTION, 1, rows));
  }

  /// The numbers as the source has them. A headline action without one among others that have would
  /// read as a step of the one above it, and is given the next number that is free.
  private static List<String> numbers(List<Action> actions) {
    boolean counted = actions.stream().anyMatch(action -> !action.getSourceNumber().isEmpty());
    Set<String> taken = new HashSet<>();
    actions.forEach(action -> taken.add(action.getSourceNumber()));
    int next = 1;
    List<String> numbers = new ArrayList<>();
    for (Action action : actions) {
      String number = action.getSourceNumber();
      if (counted && number.isEmpty() && action.getKind() == Action.Kind.HEADLINE) {
        while (!taken.add(Integer.toString(next))) {
          next++;
        }
        number = Integer.toString(next);
      }
      numbers.add(number);
    }
    return numbers;
  }

  private static void milestones(List<Milestone> milestones, List<Block> blocks) {
    if (milestones.isEmpty()) {
      return;
    }
    Convention due = PrintedWire.convention(milestones, Milestone::getDue);
    List<Grid.Row> rows = new ArrayList<>();
    rows.add(Grid.row("No.", "KEY MILESTONES", PrintedWire.dated("DATE", due)));
    for (Milestone milestone : milestones) {
      rows.add(
          Grid.row(
              milestone.getSourceNumber(),
              milestone.getText(),
              PrintedWire.date(milestone.getDue())));
    }
    blocks.add(new Grid(MILESTONE, 1, rows));
  }

  private static void decisions(List<Decision> decisions, List<Block> blocks) {
    if (decisions.isEmpty()) {
      return;
    }
    List<Grid.Row> rows = new ArrayList<>();
    rows.add(
        Grid.row(
            "No.",
            "KEY OR SIGNIFICANT DECISIONS THAT COULD ARISE FROM THIS PRIORITY",
            "ALREADY IN THE FORWARD PLAN? Yes/No"));
    for (Decision decision : decisions) {
      rows.add(Grid.row(decision.getSourceNumber(), decision.getText(), answer(decision)));
    }
    blocks.add(new Grid(DECISION, 1, rows));
  }

  /// What was written, as long as it is still the answer.
  private static String answer(Decision decision) {
    String written = decision.getInForwardPlanAsWritten();
    InForwardPlan read = ForwardPlanRules.read(written);
    return switch (decision.getInForwardPlan()) {
      case YES -> read == InForwardPlan.YES ? written : "Yes";
      case NO -> read == InForwardPlan.NO ? written : "No";
      case UNKNOWN, IN_FORWARD_PLAN_UNSPECIFIED, UNRECOGNIZED ->
          read == InForwardPlan.UNKNOWN ? written : "";
    };
  }
}
