package org.goldenthread.plan.officer;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.v1.Officer;
import org.jspecify.annotations.Nullable;

/// Officers who were in place on a day.
@Singleton
public final class OfficersAsAtWire {
  private static final String IN_PLACE =
      "t.id = any(?::uuid[]) and daterange(t.valid_from, t.valid_to, '[]') @> ?::date";

  private final Resource<OfficerRow, Officer> officers;

  OfficersAsAtWire(Resource<OfficerRow, Officer> officers) {
    this.officers = officers;
  }

  /// Those of these officers who were in place on the day, by name; within a connection.
  ///
  /// @param names resource names of this directorate
  public List<Officer> of(Collection<String> names, LocalDate day, @Nullable Instant readTime) {
    List<UUID> ids =
        names.stream()
            .map(name -> UUID.fromString(name.substring(name.lastIndexOf('/') + 1)))
            .toList();
    return officers
        .table()
        .select(
            IN_PLACE,
            "order by t.display_name collate \"en-x-icu\", t.id",
            List.of(ids, day),
            readTime)
        .stream()
        .map(officers::message)
        .toList();
  }
}
