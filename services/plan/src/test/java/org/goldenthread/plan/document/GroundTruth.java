package org.goldenthread.plan.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.goldenthread.plan.document.content.Action;
import org.goldenthread.plan.document.content.ActivityIndicator;
import org.goldenthread.plan.document.content.Figure;
import org.goldenthread.plan.document.content.FinancialLine;
import org.goldenthread.plan.document.content.FinancialLine.Amount;
import org.goldenthread.plan.document.content.Header;
import org.goldenthread.plan.document.content.PerformanceIndicator;
import org.goldenthread.plan.document.content.PlanDocument;
import org.goldenthread.plan.document.content.Priority;
import org.goldenthread.plan.document.content.WorkforceLine;
import org.goldenthread.plan.document.value.Officer;
import org.goldenthread.plan.document.value.QualifiedValue;
import org.goldenthread.plan.document.value.Quantity;
import org.goldenthread.plan.document.value.TextRules;
import org.jspecify.annotations.Nullable;

/// A plan and its ground truth as the same list of lines, a cell each, so that a difference names
/// its cell.
final class GroundTruth {
  private final List<String> lines = new ArrayList<>();

  private GroundTruth() {}

  /// The cells in which a plan and its truth differ, as "truth → read".
  static List<String> differences(JsonNode truth, PlanDocument plan) {
    List<String> expected = expected(truth);
    List<String> actual = actual(plan);
    List<String> differences = new ArrayList<>();
    for (int line = 0; line < Math.max(expected.size(), actual.size()); line++) {
      String said = line < expected.size() ? expected.get(line) : "nothing";
      String read = line < actual.size() ? actual.get(line) : "nothing";
      if (!said.equals(read)) differences.add(said + " → " + read);
    }
    return differences;
  }

  private static List<String> expected(JsonNode truth) {
    GroundTruth all = new GroundTruth();
    all.header(truth.get("header"));
    truth.get("priorities").forEach(all::priority);
    truth.get("financial_lines").forEach(all::finance);
    all.fte(truth.get("fte"));
    for (JsonNode risk : truth.get("risks")) {
      all.add("risk", text(risk, "risk"), text(risk, "mitigation"));
    }
    for (JsonNode each : truth.get("critical_functions")) {
      all.add(
          "function",
          text(each, "name"),
          text(each, "timescale"),
          text(each, "minimum_service_level"));
    }
    truth.get("performance_indicators").forEach(all::performance);
    truth.get("activity_indicators").forEach(all::activity);
    for (JsonNode each : truth.get("support_requests")) {
      all.add(
          "support",
          text(each, "activity"),
          text(each, "expected_impact"),
          date(each, "expected_date"));
    }
    for (JsonNode each : truth.get("key_decisions_section_b")) {
      all.add("key decision", text(each, "letter"), text(each, "text"), date(each, "date"));
    }
    return all.clean();
  }

  private void header(JsonNode header) {
    add(
        "header",
        text(header, "directorate"),
        text(header, "division"),
        text(header, "cabinet_portfolio"),
        text(header, "corporate_director"),
        text(header, "director"),
        text(header, "heads_of_service_as_written"),
        names(header.get("heads_of_service")),
        text(header, "gross_expenditure_as_written"),
        text(header, "fte_as_written"));
  }

  private void priority(JsonNode priority) {
    add(
        "priority",
        text(priority, "number"),
        text(priority, "title"),
        text(priority, "description"));
    String last = "";
    for (JsonNode action : priority.get("actions")) {
      boolean headline = text(action, "level").equals("action");
      if (headline) last = text(action, "text");
      add(
          headline ? "headline" : "sub-action of " + last,
          text(action, "number_as_written"),
          text(action, "text"),
          text(action, "officer_as_written"),
          names(action.get("officers")),
          date(action, "start"),
          date(action, "end"));
    }
    for (JsonNode each : priority.get("milestones")) {
      add("milestone", text(each, "letter"), text(each, "text"), date(each, "date"));
    }
    for (JsonNode each : priority.get("decisions")) {
      add(
          "decision",
          text(each, "number"),
          text(each, "text"),
          text(each, "in_forward_plan_as_written"));
    }
  }

  private void finance(JsonNode row) {
    JsonNode written = row.get("as_written");
    add(
        row.get("is_total").asBoolean() ? "total" : "finance",
        text(row, "unit"),
        text(row, "responsible_manager"),
        text(written, "staffing"),
        text(written, "non_staffing"),
        text(written, "gross_expenditure"),
        text(written, "service_income"),
        text(written, "net_expenditure"),
        text(written, "govt_grants"),
        text(written, "net_cost"));
    add(
        "values",
        number(row, "staffing"),
        number(row, "non_staffing"),
        number(row, "gross_expenditure"),
        number(row, "service_income"),
        number(row, "net_expenditure"),
        number(row, "govt_grants"),
        number(row, "net_cost"));
  }

  private void fte(JsonNode fte) {
    List<String> written = new ArrayList<>();
    fte.properties()
        .forEach(
            field -> {
              boolean plain = !fte.has(field.getKey() + "_as_written");
              boolean figure = field.getKey().matches("(establishment|estimate)_.*") && plain;
              if (figure) written.add(field.getValue().asText());
            });
    add("workforce", String.join(" | ", written));
  }

  private void performance(JsonNode each) {
    StringBuilder targets = new StringBuilder();
    each.get("targets")
        .properties()
        .forEach(
            target ->
                targets
                    .append(target.getKey())
                    .append('=')
                    .append(figure(target.getValue()))
                    .append(' '));
    add(
        "performance",
        text(each, "name"),
        figure(each.get("floor")),
        text(each, "previous_outturn_label"),
        figure(each.get("previous_outturn")),
        figure(each.get("benchmark")),
        targets.toString().strip());
  }

  private void activity(JsonNode each) {
    List<String> previous = new ArrayList<>();
    each.properties()
        .forEach(
            field -> {
              boolean figure = field.getKey().matches("(outturn|[a-z]+_\\d{4}).*_as_written");
              if (figure) previous.add(field.getValue().asText());
            });
    if (each.has("values")) {
      each.get("values").forEach(value -> previous.add(text(value, "as_written")));
    }
    add("activity", text(each, "name"), String.join(" | ", previous));
  }

  private static List<String> actual(PlanDocument plan) {
    GroundTruth all = new GroundTruth();
    all.header(plan.header());
    plan.priorities().forEach(all::priority);
    plan.financialLines().forEach(line -> all.finance("finance", line));
    FinancialLine stated = plan.stated();
    if (stated != null) all.finance("total", stated);
    plan.workforce().forEach(all::workforce);
    plan.risks().forEach(risk -> all.add("risk", risk.risk(), risk.mitigation()));
    plan.criticalFunctions()
        .forEach(
            each ->
                all.add(
                    "function",
                    each.name(),
                    each.timescale().asWritten(),
                    each.minimumServiceLevel()));
    plan.performanceIndicators().forEach(all::performance);
    plan.activityIndicators().forEach(all::activity);
    plan.supportRequests()
        .forEach(
            each ->
                all.add(
                    "support",
                    each.activity(),
                    each.expectedImpact(),
                    each.expectedDate().asWritten()));
    plan.keyDecisions()
        .forEach(
            each -> all.add("key decision", each.number(), each.text(), each.date().asWritten()));
    return all.clean();
  }

  private void header(Header header) {
    add(
        "header",
        header.directorate(),
        header.division(),
        header.portfolio(),
        header.corporateDirector(),
        header.director(),
        header.headsOfServiceAsWritten(),
        names(header.headsOfService()),
        written(header.gross()),
        written(header.fte()));
  }

  private void priority(Priority priority) {
    add("priority", priority.number(), priority.title(), priority.description());
    for (Action action : priority.actions()) {
      String parent =
          priority.actions().stream()
              .filter(other -> other.importKey().equals(action.parentKey()))
              .map(Action::text)
              .findFirst()
              .orElse("");
      add(
          action.parentKey() == null ? "headline" : "sub-action of " + parent,
          action.number(),
          action.text(),
          action.officersAsWritten(),
          names(action.officers()),
          action.start().asWritten(),
          action.end().asWritten());
    }
    priority
        .milestones()
        .forEach(each -> add("milestone", each.letter(), each.text(), each.date().asWritten()));
    priority
        .decisions()
        .forEach(
            each -> add("decision", each.number(), each.text(), each.inForwardPlanAsWritten()));
  }

  private void finance(String kind, FinancialLine line) {
    List<String> written = new ArrayList<>(List.of(line.unit(), line.managersAsWritten()));
    List<String> values = new ArrayList<>();
    for (Amount amount : Amount.values()) {
      written.add(written(line.amounts().get(amount)));
      values.add(Objects.requireNonNull(line.value(amount)).stripTrailingZeros().toPlainString());
    }
    add(kind, written.toArray(String[]::new));
    add("values", values.toArray(String[]::new));
  }

  private void workforce(WorkforceLine line) {
    add("workforce", line.establishment().asWritten() + " | " + line.estimate().asWritten());
  }

  private void performance(PerformanceIndicator each) {
    String targets =
        each.targets().stream()
            .map(target -> target.label() + "=" + figure(target))
            .collect(Collectors.joining(" "));
    add(
        "performance",
        each.name(),
        figure(each.floor()),
        each.previous().getFirst().label(),
        figure(each.previous().getFirst()),
        figure(each.benchmarks().getFirst()),
        targets);
  }

  private void activity(ActivityIndicator each) {
    String previous =
        each.previous().stream()
            .map(figure -> figure.value().asWritten())
            .collect(Collectors.joining(" | "));
    add("activity", each.name(), previous);
  }

  private static String figure(Figure figure) {
    return figure(figure.value());
  }

  private static String figure(QualifiedValue read) {
    if (read.isBlank()) return "";
    BigDecimal number = read.value();
    String value = number == null ? "" : number.stripTrailingZeros().toPlainString();
    return read.asWritten() + "/" + value + Objects.requireNonNullElse(read.unit(), "");
  }

  private static String figure(@Nullable JsonNode figure) {
    if (figure == null || figure.isNull()) return "";
    String value = number(figure, "value");
    return text(figure, "as_written") + "/" + value + text(figure, "unit");
  }

  private static String number(JsonNode node, String field) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) return "";
    return new BigDecimal(value.asText()).stripTrailingZeros().toPlainString();
  }

  /// A date stands flat in one of the truths and as an object of its own in the other.
  private static String date(JsonNode node, String field) {
    JsonNode date = node.get(field);
    boolean own = date != null && date.isObject();
    return own ? text(date, "as_written") : text(node, field + "_as_written");
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? "" : value.asText();
  }

  private static String names(JsonNode names) {
    List<String> all = new ArrayList<>();
    names.forEach(name -> all.add(name.asText()));
    return String.join(";", all);
  }

  private static String names(List<Officer> officers) {
    return officers.stream().map(Officer::name).collect(Collectors.joining(";"));
  }

  private static String written(@Nullable Quantity quantity) {
    return quantity == null ? "" : quantity.asWritten();
  }

  private void add(String kind, String... cells) {
    lines.add(kind + ": " + String.join(" | ", cells));
  }

  private List<String> clean() {
    return lines.stream()
        .map(line -> line.lines().map(TextRules::clean).collect(Collectors.joining("⏎")))
        .toList();
  }
}
