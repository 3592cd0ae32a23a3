package org.goldenthread.plan.importing.record;

import com.google.protobuf.InvalidProtocolBufferException;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.type.v1.PartReport;
import org.jspecify.annotations.Nullable;

/// What was reported of an import: notices, unread items and failed checks as the reader found
/// them, and what each service did. Kept as revisions, so that an import reads as it stood.
@Singleton
public final class ReportWire {
  private static final String PUT = "insert into import_report (import, report) values (?, ?)";
  private static final String LATEST =
      "select report from import_report where import = ? and recorded_at <="
          + " coalesce(?::timestamptz, 'infinity') order by recorded_at desc limit 1";

  private final JdbcOperations jdbc;

  ReportWire(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /// Keeps a report; within a transaction that records.
  ///
  /// @param report the import's notices, parts, unread items and failed checks, the last two
  ///   without those of the parts
  public void put(UUID importId, Import report) {
    jdbc.prepareStatement(
        PUT,
        statement -> {
          Table.bind(statement, Arrays.asList(importId, report.toByteArray()));
          return statement.executeUpdate();
        });
  }

  /// The report as it stood.
  ///
  /// @param readTime now where null
  public Import latest(UUID importId, @Nullable Instant readTime) {
    return jdbc.prepareStatement(
        LATEST,
        statement -> {
          Table.bind(statement, Arrays.asList(importId, readTime));
          try (ResultSet result = statement.executeQuery()) {
            return result.next() ? parse(result.getBytes(1)) : Import.getDefaultInstance();
          }
        });
  }

  /// An import with its report, as callers read it.
  public static Import reported(Import standing, Import report) {
    Import.Builder whole = standing.toBuilder().mergeFrom(report);
    for (PartReport part : report.getPartsList()) {
      whole.addAllUnread(part.getUnreadList()).addAllFailedChecks(part.getFailedChecksList());
    }
    return whole.build();
  }

  /// What services reported before with what they report now. Where a part was applied before, what
  /// that did is kept: sending the file again finds its rows there and changes nothing.
  public static List<PartReport> merged(List<PartReport> before, List<PartReport> now) {
    return now.stream()
        .map(
            part ->
                before.stream()
                    .filter(earlier -> earlier.getService().equals(part.getService()))
                    .filter(earlier -> earlier.getState() == PartReport.State.APPLIED)
                    .filter(earlier -> !changesSomething(part))
                    .findFirst()
                    .orElse(part))
        .toList();
  }

  private static boolean changesSomething(PartReport part) {
    return part.getState() == PartReport.State.APPLIED
        && part.getCountsList().stream()
            .anyMatch(count -> count.getCreated() + count.getChanged() > 0);
  }

  private static Import parse(byte[] report) {
    try {
      return Import.parseFrom(report);
    } catch (InvalidProtocolBufferException damaged) {
      throw new IllegalStateException("a kept report cannot be read", damaged);
    }
  }
}
