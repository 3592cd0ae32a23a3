package org.goldenthread.plan.forward;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.goldenthread.chassis.value.Days;
import org.goldenthread.chassis.value.Numbers;
import org.goldenthread.plan.forward.notice.FaultRules;
import org.goldenthread.plan.forward.notice.FaultRules.Fault;
import org.goldenthread.plan.forward.notice.FaultRules.Subject;
import org.goldenthread.plan.forward.notice.NoticeRules;
import org.goldenthread.plan.forward.notice.SpecialDay;
import org.goldenthread.plan.forward.notice.WorkingDays;
import org.goldenthread.plan.forward.policy.ForwardPlanPolicyEndpoint;
import org.goldenthread.plan.v1.ForwardPlanEntry;
import org.goldenthread.plan.v1.ForwardPlanPolicy;
import org.goldenthread.plan.v1.NoticeClock;
import org.goldenthread.type.v1.Quantity;
import org.jspecify.annotations.Nullable;

/// Entries with the notice that they have, by the bank holidays that the council knew of.
@Singleton
final class ClockWire {
  private final ForwardPlanPolicyEndpoint policies;

  ClockWire(ForwardPlanPolicyEndpoint policies) {
    this.policies = policies;
  }

  /// The clock by the policy as it stands, or stood at an instant.
  Clock at(@Nullable Instant readTime) {
    return new Clock(policies.policy(readTime));
  }

  /// Counts by one policy.
  static final class Clock {
    private final ForwardPlanPolicy policy;
    private final WorkingDays calendar;

    private Clock(ForwardPlanPolicy policy) {
      this.policy = policy;
      this.calendar =
          new WorkingDays(
              policy.getSpecialBankHolidaysList().stream()
                  .map(
                      holiday ->
                          new SpecialDay(
                              LocalDate.parse(holiday.getDay()), day(holiday.getInsteadOf())))
                  .toList());
    }

    ForwardPlanPolicy policy() {
      return policy;
    }

    /// The entry with its clock; without one where no day is known.
    ForwardPlanEntry shown(ForwardPlanEntry entry) {
      LocalDate published = day(entry.getPublishedOn());
      LocalDate decision = decision(entry);
      return published == null && decision == null
          ? entry
          : entry.toBuilder().setClock(clock(published, decision)).build();
    }

    NoticeClock clock(@Nullable LocalDate published, @Nullable LocalDate decision) {
      NoticeClock.Builder clock = NoticeClock.newBuilder();
      if (published != null) {
        clock.setEarliest(Days.text(NoticeRules.earliest(published)));
      }
      if (decision != null) {
        clock
            .setPublishBy(Days.text(NoticeRules.publishBy(decision)))
            .setGeneralExceptionBy(Days.text(NoticeRules.exceptionBy(decision, calendar)));
      }
      if (published != null && decision != null) {
        clock
            .setClearDays(NoticeRules.clearDays(published, decision))
            .setClearWorkingDays(NoticeRules.clearWorkingDays(published, decision, calendar))
            .setOpen(NoticeRules.open(published, decision, calendar));
      }
      return clock.build();
    }

    /// What is wrong with an entry on a day.
    List<Fault> faults(ForwardPlanEntry entry, LocalDate today) {
      Subject subject =
          new Subject(
              entry.getKeyBecause(),
              entry.hasValue() ? pounds(entry.getValue()) : null,
              entry.getNotice(),
              day(entry.getPublishedOn()),
              day(entry.getDue().getEarliest()),
              day(entry.getTakenOn()));
      return FaultRules.of(subject, calendar, Numbers.of(policy.getKeyThreshold()), today);
    }

    /// The day on which it was taken; else the earliest on which it can be.
    private static @Nullable LocalDate decision(ForwardPlanEntry entry) {
      LocalDate taken = day(entry.getTakenOn());
      return taken == null ? day(entry.getDue().getEarliest()) : taken;
    }

    /// The amount, the higher end of a span; null where the unit is not said to be pounds: it is
    /// not guessed.
    private static @Nullable BigDecimal pounds(Quantity value) {
      String written = value.getValue().isEmpty() ? value.getHighest() : value.getValue();
      return value.getUnit().equals("GBP") && !written.isEmpty()
          ? new BigDecimal(written).scaleByPowerOfTen(value.getScale())
          : null;
    }

    static @Nullable LocalDate day(String written) {
      return written.isEmpty() ? null : LocalDate.parse(written);
    }
  }
}
