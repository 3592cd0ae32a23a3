package org.goldenthread.benchmarks.way;

import io.grpc.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionServiceGrpc;
import org.goldenthread.plan.v1.CreateActionRequest;
import org.goldenthread.plan.v1.CreatePlanRequest;
import org.goldenthread.plan.v1.CreatePriorityRequest;
import org.goldenthread.plan.v1.CreateUnitRequest;
import org.goldenthread.plan.v1.Milestone;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanServiceGrpc;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.v1.PriorityServiceGrpc;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.v1.UnitServiceGrpc;
import org.goldenthread.type.v1.FuzzyDate;

/// The plans of a directorate that are asked for, each with a unit, a priority and 50 actions.
///
/// @param made the plans and their priorities, as resource names
/// @param readTime an instant at which all of them stood
public record SamplePlans(List<Made> made, Instant readTime) {
  static final int ACTIONS = 50;

  private static final int AT_ONCE = 8;
  private static final String WORDS =
      "Work with families, providers and partners so that people stay in their own homes for as"
          + " long as they wish, and say each quarter what has changed for them. ";

  /// A plan with its only priority.
  public record Made(String plan, String priority) {
    static String id(String name) {
      return name.substring(name.lastIndexOf('/') + 1);
    }
  }

  public SamplePlans {
    made = List.copyOf(made);
  }

  /// Makes them through the plan service's own calls.
  public static SamplePlans make(Channel channel, String directorate, int count)
      throws InterruptedException {
    try (var executor = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      var plans = new ArrayList<Future<Made>>();
      for (int i = 1; i <= count; i++) {
        var number = i;
        plans.add(executor.submit(() -> makeOne(channel, "directorates/" + directorate, number)));
      }
      var made = new ArrayList<Made>();
      for (var plan : plans) {
        made.add(plan.get());
      }
      return new SamplePlans(made, Instant.now());
    } catch (ExecutionException e) {
      throw new IllegalStateException("no sample plans", e.getCause());
    }
  }

  /// Any of them, so that no single row is asked for all the time.
  Made any() {
    return made.get(ThreadLocalRandom.current().nextInt(made.size()));
  }

  /// A milestone to be created.
  static Milestone milestone(String priority) {
    return Milestone.newBuilder()
        .setPriority(priority)
        .setSourceNumber("A")
        .setText(WORDS)
        .setDue(month("2026-09-01", "2026-09-30", "Sept 2026"))
        .build();
  }

  private static Made makeOne(Channel channel, String directorate, int number) {
    var plan = makePlan(channel, directorate, number);
    var priority =
        PriorityServiceGrpc.newBlockingStub(channel)
            .createPriority(
                CreatePriorityRequest.newBuilder()
                    .setParent(plan)
                    .setPriority(
                        Priority.newBuilder().setSourceNumber("1").setTitle("Staying at home"))
                    .build())
            .getName();
    var actions = ActionServiceGrpc.newBlockingStub(channel);
    for (int i = 1; i <= ACTIONS; i++) {
      var _ =
          actions.createAction(
              CreateActionRequest.newBuilder()
                  .setParent(plan)
                  .setAction(action(priority, i))
                  .build());
    }
    return new Made(plan, priority);
  }

  /// A plan of a unit of its own, for a unit has one plan a year.
  private static String makePlan(Channel channel, String directorate, int number) {
    var id = "measured-" + number;
    var unit =
        UnitServiceGrpc.newBlockingStub(channel)
            .createUnit(
                CreateUnitRequest.newBuilder()
                    .setParent(directorate)
                    .setUnitId(id)
                    .setUnit(
                        Unit.newBuilder()
                            .setDisplayName("Measured " + number)
                            .setKind(Unit.Kind.DIVISION))
                    .build());
    return PlanServiceGrpc.newBlockingStub(channel)
        .createPlan(
            CreatePlanRequest.newBuilder()
                .setParent(directorate)
                .setPlanId(id)
                .setPlan(plan(unit.getName(), number))
                .build())
        .getName();
  }

  private static Plan plan(String unit, int number) {
    return Plan.newBuilder()
        .setTitle("Measured %d divisional business plan 2026-27".formatted(number))
        .setKind(Plan.Kind.DIVISIONAL)
        .setPlanYear("2026-27")
        .setUnit(unit)
        .setDivisionAsWritten("Measured " + number)
        .setRoleAndPurpose("<p>" + WORDS.repeat(3).strip() + "</p>")
        .setContribution("<p>" + WORDS.repeat(3).strip() + "</p>")
        .build();
  }

  private static Action action(String priority, int number) {
    return Action.newBuilder()
        .setPriority(priority)
        .setKind(Action.Kind.HEADLINE)
        .setSourceNumber(Integer.toString(number))
        .setPosition(number)
        .setText(WORDS)
        .setOfficersAsWritten("Head of Service / Finance lead")
        .setStart(month("2026-04-01", "2026-04-30", "April 2026"))
        .setEnd(month("2027-03-01", "2027-03-31", "March 2027"))
        .build();
  }

  private static FuzzyDate month(String earliest, String latest, String written) {
    return FuzzyDate.newBuilder()
        .setAsWritten(written)
        .setEarliest(earliest)
        .setLatest(latest)
        .setPrecision(FuzzyDate.Precision.MONTH)
        .build();
  }
}
