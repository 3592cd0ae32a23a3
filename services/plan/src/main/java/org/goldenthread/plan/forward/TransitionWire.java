package org.goldenthread.plan.forward;

import com.google.protobuf.Message;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording.Cause;
import org.goldenthread.chassis.record.Writes;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.v1.ForwardPlanEntry;
import org.goldenthread.plan.v1.PublishForwardPlanEntryRequest;
import org.goldenthread.plan.v1.RecordForwardPlanEntryTakenRequest;
import org.goldenthread.plan.value.Today;
import org.goldenthread.type.v1.Change.Operation;

/// What happens to an entry: it is published, and it is taken.
@Singleton
final class TransitionWire {
  private final Writes writes;
  private final Resource<ForwardPlanEntryRow, ForwardPlanEntry> entries;
  private final Today today;

  TransitionWire(
      Writes writes, Resource<ForwardPlanEntryRow, ForwardPlanEntry> entries, Today today) {
    this.writes = writes;
    this.entries = entries;
    this.today = today;
  }

  ForwardPlanEntry publish(PublishForwardPlanEntryRequest request) {
    String day = past(request.getPublishedOn(), "published_on");
    return write(
        request,
        new Cause(request.getRequestId(), request.getReason(), ""),
        request.getName(),
        request.getEtag(),
        entry -> entry.toBuilder().setPublishedOn(day).build());
  }

  ForwardPlanEntry taken(RecordForwardPlanEntryTakenRequest request) {
    String day = past(request.getTakenOn(), "taken_on");
    return write(
        request,
        new Cause(request.getRequestId(), request.getReason(), ""),
        request.getName(),
        request.getEtag(),
        entry -> entry.toBuilder().setTakenOn(day).build());
  }

  private ForwardPlanEntry write(
      Message request,
      Cause cause,
      String name,
      String etag,
      UnaryOperator<ForwardPlanEntry> change) {
    return writes.write(
        request,
        cause,
        ForwardPlanEntry.getDefaultInstance(),
        recording -> {
          ForwardPlanEntryRow before = entries.lock(name);
          entries.requireEtag(before, etag);
          ForwardPlanEntry after = change.apply(entries.message(before));
          return entries.message(entries.replace(recording, Operation.UPDATED, before, after));
        });
  }

  private String past(String written, String field) {
    LocalDate day = today.or(written, field);
    if (day.isAfter(today.day())) {
      throw Failure.invalid(field, day + " is a day to come; say it once it has happened.");
    }
    return day.toString();
  }
}
