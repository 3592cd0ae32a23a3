package org.goldenthread.plan.plan;

import io.grpc.Status.Code;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.ChangeRule;
import org.goldenthread.chassis.record.Entry;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.chassis.resource.Ids;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.value.Links;
import org.goldenthread.type.v1.Change.Operation;

/// Holds every change of what stands below a plan against the plan's state, whichever slice makes
/// it, and makes one numbered revision of all that one call changes of a published plan. Within the
/// transaction.
@Singleton
final class PlanChanges implements ChangeRule {
  private static final String PLAN = "Plan";
  private static final String REVISION = "PlanRevision";
  private static final String HEAD = "select unit, state, revision from plan where id = ?";

  private final JdbcOperations jdbc;
  private final PlanRevisionStore revisions;
  private final Ids ids;
  private final Links links;

  private record Head(String unit, Plan.State state, int revision) {}

  PlanChanges(JdbcOperations jdbc, PlanRevisionStore revisions, Ids ids, Links links) {
    this.jdbc = jdbc;
    this.revisions = revisions;
    this.ids = ids;
    this.links = links;
  }

  @Override
  public void check(Recording recording, Entry entry) {
    if (entry.operation() == Operation.EXPORTED) {
      return;
    }
    switch (PlanRules.effect(entry.plan(), entry.resource(), entry.fields())) {
      case NONE -> {}
      case PROGRESS -> requireOpen(id(entry.plan()));
      case CONTENT -> require(recording, id(entry.plan()));
    }
  }

  /// Refuses a change of what the plan lists where its state does not allow it. The state stays as
  /// it is until the transaction ends, and of a published plan nobody else makes a revision.
  void require(Recording recording, String plan) {
    if (!recording.note(change(plan))) {
      return;
    }
    Head head = lock(plan);
    refuse(PlanRules.change(head.state(), recording.cause().reason()));
    if (head.state() != Plan.State.PUBLISHED) {
      return;
    }
    Instant instant =
        recording.record(
            new Entry(
                operation(recording, Operation.UPDATED),
                PLAN,
                links.plan(plan),
                List.of("revision"),
                links.plan(plan),
                head.unit()));
    count(plan, head.revision() + 1, instant);
    add(recording, plan, head.unit(), head.revision() + 1);
  }

  /// The same for the plan's own row, which is locked and whose number whoever writes it raises.
  void requireItself(Recording recording, PlanRow plan) {
    refuse(PlanRules.change(plan.state(), recording.cause().reason()));
    if (recording.note(change(plan.id())) && plan.state() == Plan.State.PUBLISHED) {
      add(recording, plan.id(), plan.unit(), plan.revision() + 1);
    }
  }

  /// The number of the plan's revision once it is changed in this transaction.
  int number(Recording recording, PlanRow plan) {
    if (plan.state() != Plan.State.PUBLISHED) {
      return plan.revision();
    }
    // Raised by what was changed below the plan, maybe after this row was read.
    return recording.isNoted(change(plan.id()))
        ? head(plan.id(), "").orElseThrow(() -> missing(plan.id())).revision()
        : plan.revision() + 1;
  }

  /// Refuses progress on what belongs to a closed plan.
  void requireOpen(String plan) {
    Head head = head(plan, " for share").orElseThrow(() -> missing(plan));
    refuse(PlanRules.progress(head.state()));
  }

  /// Waits until nobody is changing what belongs to the plan or its progress, and keeps others
  /// waiting until the transaction ends.
  void holdStill(String plan) {
    if (head(plan, " for no key update").isEmpty()) {
      throw missing(plan);
    }
  }

  /// What a change or progress that is not allowed is answered with.
  static void refuse(PlanRules.Verdict verdict) {
    switch (verdict) {
      case ALLOWED -> {}
      case CLOSED ->
          throw Failure.of(
              Code.FAILED_PRECONDITION,
              ErrorReason.PLAN_CLOSED,
              "The plan is closed: nothing changes any more; write to next year's plan.");
      case UNDER_APPROVAL ->
          throw Failure.of(
              Code.FAILED_PRECONDITION,
              ErrorReason.PLAN_UNDER_APPROVAL,
              "The plan was handed in as it is and is not published yet: have an approver send it"
                  + " back first.");
      case REASON_REQUIRED ->
          throw Failure.of(
              Code.FAILED_PRECONDITION,
              ErrorReason.REASON_REQUIRED,
              "The plan is published, so this is a revision: say why in the field reason.");
    }
  }

  /// Many write to a plan at once until it is published; then one after the other, since each has a
  /// number.
  private Head lock(String plan) {
    return head(plan, " and state <> 'PUBLISHED' for share")
        .or(() -> head(plan, " for no key update"))
        .orElseThrow(() -> missing(plan));
  }

  private void count(String plan, int number, Instant instant) {
    jdbc.prepareStatement(
        "update plan set revision = ?, etag = etag + 1, update_time = ? where id = ?",
        statement -> {
          Table.bind(statement, List.of(number, instant, plan));
          return statement.executeUpdate();
        });
  }

  private void add(Recording recording, String plan, String unit, int number) {
    UUID id = ids.uuid();
    Instant instant =
        recording.record(
            new Entry(
                operation(recording, Operation.CREATED),
                REVISION,
                links.child(plan, "revisions", id),
                List.of(),
                links.plan(plan),
                unit));
    revisions.save(
        new PlanRevisionRow(
            id,
            plan,
            unit,
            ids.firstEtag(),
            instant,
            instant,
            number,
            recording.cause().reason(),
            recording.caller().subject()));
  }

  /// A revision that an import makes is the import's doing; taking the import back is another one.
  private static Operation operation(Recording recording, Operation usual) {
    return recording.isImporting() ? Operation.IMPORTED : usual;
  }

  private Optional<Head> head(String plan, String tail) {
    return jdbc.prepareStatement(
        HEAD + tail,
        statement -> {
          statement.setString(1, plan);
          try (ResultSet result = statement.executeQuery()) {
            return result.next()
                ? Optional.of(
                    new Head(
                        result.getString(1),
                        Plan.State.valueOf(result.getString(2)),
                        result.getInt(3)))
                : Optional.empty();
          }
        });
  }

  private Failure missing(String plan) {
    return Failure.notFound(ErrorReason.PARENT_NOT_FOUND, links.plan(plan));
  }

  private static String id(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static String change(String plan) {
    return "change of the plan " + plan;
  }
}
