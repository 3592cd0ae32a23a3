package org.goldenthread.chassis.record;

import java.time.Instant;

/// What every record carries beside its own fields.
///
/// @param etag changes with every change; begins at a random number so that a record made anew
///   under an old name never has an old record's
/// @param createTime when it was first recorded
/// @param updateTime when it last changed: the instant of the transaction that wrote it
public record Stamp(long etag, Instant createTime, Instant updateTime) {
  /// Of what is not written yet.
  public static final Stamp NONE = new Stamp(0, Instant.EPOCH, Instant.EPOCH);

  public static Stamp first(long etag, Instant instant) {
    return new Stamp(etag, instant, instant);
  }

  public Stamp next(Instant instant) {
    return new Stamp(etag + 1, createTime, instant);
  }

  public boolean isWritten() {
    return etag != NONE.etag;
  }

  /// As callers see it; they may compare it, and nothing else.
  public String tag() {
    return Long.toString(etag, Character.MAX_RADIX);
  }
}
