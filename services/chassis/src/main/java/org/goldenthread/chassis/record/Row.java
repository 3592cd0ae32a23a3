package org.goldenthread.chassis.record;

import java.time.Instant;

/// A record as its table holds it. Its class is a record with `@MappedEntity`; `id` is unique in
/// the table.
public interface Row {
  /// A slug (String) where ids are chosen, else a UUIDv7.
  Object id();

  long etag();

  Instant createTime();

  Instant updateTime();

  default Stamp stamp() {
    return new Stamp(etag(), createTime(), updateTime());
  }
}
