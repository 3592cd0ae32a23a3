package org.goldenthread.plan.officer;

import io.grpc.Status.Code;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.identity.Caller;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.chassis.record.Tables;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.value.Today;

/// Which officers a caller is, and so what a caller owns.
@Singleton
public final class OfficersOfCaller {
  private static final String CALLER =
      "(t.token_subject <> '' and t.token_subject = ?)"
          + " or (t.token_subject = '' and t.email <> '' and lower(t.email) = ?)";

  private final Table<OfficerRow> table;
  private final Today today;

  OfficersOfCaller(Tables tables, Today today) {
    this.table = tables.of(OfficerRow.class);
    this.today = today;
  }

  /// Refuses a caller who is none of these officers and holds none of these roles today; within a
  /// connection.
  ///
  /// @param officers ids
  public void requireOwner(Caller caller, List<String> officers) {
    List<OfficerState> named = officers.isEmpty() ? List.of() : states(officers);
    if (!OwnershipRules.owns(named, own(caller), today.day())) {
      throw Failure.of(
          Code.PERMISSION_DENIED,
          ErrorReason.NOT_OWNER,
          "This belongs to other officers; ask them or a planner to do it.");
    }
  }

  /// The id of the officer that a caller is; empty where none is bound to the caller's token.
  /// Within a connection.
  public Optional<String> officer(Caller caller) {
    return own(caller).stream().sorted().findFirst();
  }

  private List<OfficerState> states(List<String> ids) {
    List<UUID> uuids = ids.stream().map(UUID::fromString).toList();
    return table.select("t.id = any(?)", "", List.of(uuids), null).stream()
        .map(OfficersOfCaller::state)
        .toList();
  }

  private static OfficerState state(OfficerRow row) {
    return new OfficerState(row.id().toString(), row.tokenSubject(), row.email(), row.tenures());
  }

  private Set<String> own(Caller caller) {
    String email = caller.email() == null ? "" : caller.email().toLowerCase(Locale.ROOT);
    return table.select(CALLER, "", List.of(caller.subject(), email), null).stream()
        .filter(row -> OwnershipRules.isCaller(state(row), caller.subject(), caller.email()))
        // Whoever was confirmed as an officer that gave way is the officer in its place.
        .map(row -> row.mergedInto() == null ? row.id() : row.mergedInto())
        .map(UUID::toString)
        .collect(Collectors.toSet());
  }
}
