package org.goldenthread.plan.action;

import com.google.protobuf.Timestamp;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionProgress;
import org.goldenthread.plan.v1.GetActionRequest;
import org.goldenthread.plan.v1.ListActionsRequest;
import org.goldenthread.plan.v1.ListActionsResponse;
import org.goldenthread.plan.value.Today;
import org.jspecify.annotations.Nullable;

/// Actions with the progress that was in force on a day.
@Singleton
public final class ActionsAsAtWire {
  private final Resource<ActionRow, Action> actions;
  private final ProgressStore progress;
  private final Reads reads;
  private final Today today;

  ActionsAsAtWire(
      Resource<ActionRow, Action> actions, ProgressStore progress, Reads reads, Today today) {
    this.actions = actions;
    this.progress = progress;
    this.reads = reads;
    this.today = today;
  }

  Action get(GetActionRequest request) {
    Action action = actions.get(request);
    if (request.getAsAt().isEmpty()) {
      return action;
    }
    Instant readTime = request.hasReadTime() ? instant(request.getReadTime()) : null;
    return reads
        .read(readTime, () -> of(List.of(action), today.or(request.getAsAt()), readTime))
        .getFirst();
  }

  /// With a day, statuses are told apart after the page is read, so that a page may hold fewer than
  /// were asked for.
  ListActionsResponse list(ListActionsRequest request) {
    ListActionsResponse none = ListActionsResponse.getDefaultInstance();
    if (request.getAsAt().isEmpty()) {
      return actions.list(request, none);
    }
    LocalDate day = today.or(request.getAsAt());
    Instant readTime = request.hasReadTime() ? instant(request.getReadTime()) : null;
    ListActionsResponse page = actions.list(request.toBuilder().clearStatuses().build(), none);
    Set<ActionProgress.Status> wanted = Set.copyOf(request.getStatusesList());
    List<Action> standing = reads.read(readTime, () -> of(page.getActionsList(), day, readTime));
    return page.toBuilder()
        .clearActions()
        .addAllActions(
            standing.stream()
                .filter(action -> wanted.isEmpty() || wanted.contains(status(action)))
                .toList())
        .build();
  }

  /// The same actions with what stood of each at the end of the day; within a connection.
  public List<Action> of(List<Action> given, LocalDate day, @Nullable Instant readTime) {
    Map<UUID, ProgressValue> standing =
        progress.standing(given.stream().map(ActionsAsAtWire::id).toList(), day, readTime);
    return given.stream()
        .map(
            action -> {
              ProgressValue value = standing.get(id(action));
              return value == null
                  ? action.toBuilder().clearProgress().build()
                  : action.toBuilder().setProgress(ProgressWire.message(value)).build();
            })
        .toList();
  }

  private static ActionProgress.Status status(Action action) {
    return action.hasProgress()
        ? action.getProgress().getStatus()
        : ActionProgress.Status.NOT_STARTED;
  }

  private static UUID id(Action action) {
    return UUID.fromString(action.getName().substring(action.getName().lastIndexOf('/') + 1));
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
