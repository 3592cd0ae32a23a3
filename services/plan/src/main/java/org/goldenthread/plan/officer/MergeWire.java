package org.goldenthread.plan.officer;

import io.grpc.Status.Code;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.goldenthread.chassis.document.Replacement;
import org.goldenthread.chassis.document.Replacement.Replaced;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.v1.MergeOfficersRequest;
import org.goldenthread.plan.v1.MergeOfficersResponse;
import org.goldenthread.plan.v1.Officer;
import org.goldenthread.plan.value.Links;
import org.goldenthread.type.v1.Change.Operation;

/// One officer takes the place of another; within a transaction.
@Singleton
final class MergeWire {
  private static final String TYPE = "goldenthread.org/Officer";
  private static final int MOST_NAMES = 50;
  private static final String HANDED_IN =
      "select plan || '/returns/' || id from monitoring_return"
          + " where state in ('SUBMITTED', 'SIGNED_OFF')";

  private final Resource<OfficerRow, Officer> officers;
  private final Replacement replacement;
  private final JdbcOperations jdbc;
  private final Links links;

  MergeWire(
      Resource<OfficerRow, Officer> officers,
      Replacement replacement,
      JdbcOperations jdbc,
      Links links) {
    this.officers = officers;
    this.replacement = replacement;
    this.jdbc = jdbc;
    this.links = links;
  }

  MergeOfficersResponse merge(Recording recording, MergeOfficersRequest request) {
    if (request.getName().equals(request.getInto())) {
      throw Failure.invalid("into", "An officer cannot take its own place.");
    }
    // One at a time, and in one order: two that merge each other's officers must not wait for each
    // other.
    recording.takeTurns("merge officers");
    OfficerRow from = officers.lock(request.getName());
    officers.requireEtag(from, request.getEtag());
    requireUnmerged(officers.message(from));
    OfficerRow to =
        officers
            .find(request.getInto(), null)
            .map(_ -> officers.lock(request.getInto()))
            .orElseThrow(
                () -> org.goldenthread.chassis.resource.Links.missing("into", request.getInto()));
    requireUnmerged(officers.message(to));
    requireNotHolder(from, to);
    requireNotHolder(to, from);
    Set<String> closed = names("select id from plan where state = 'CLOSED'", "plans");
    Set<String> handedIn = names(HANDED_IN, "plans");
    Set<String> given = names("select id::text from officer where state = 'MERGED'", "officers");
    Replaced replaced =
        replacement.replace(
            recording,
            TYPE,
            request.getName(),
            request.getInto(),
            name -> given.contains(name) || handedIn.contains(name) || closed.contains(plan(name)));
    Officer kept = enrich(recording, request);
    Officer merged = giveWay(recording, request);
    return MergeOfficersResponse.newBuilder()
        .setOfficer(kept)
        .setMerged(merged)
        .setChangedRecords(replaced.changed())
        .setKeptRecords(replaced.kept())
        .build();
  }

  /// Takes over the names and the holders of the one that gives way.
  private Officer enrich(Recording recording, MergeOfficersRequest request) {
    Officer from = officers.message(officers.lock(request.getName()));
    OfficerRow standing = officers.lock(request.getInto());
    Officer to = officers.message(standing);
    Map<String, String> names = new LinkedHashMap<>();
    Stream.of(to.getOtherNamesList(), List.of(from.getDisplayName()), from.getOtherNamesList())
        .flatMap(List::stream)
        .forEach(name -> names.putIfAbsent(TextRules.fold(name), name));
    names.remove(TextRules.fold(to.getDisplayName()));
    if (names.size() > MOST_NAMES) {
      throw Failure.invalid(
          "into", "Together they have more than " + MOST_NAMES + " other names; remove some.");
    }
    Officer enriched =
        to.toBuilder()
            .clearOtherNames()
            .addAllOtherNames(names.values())
            .clearTenures()
            .addAllTenures(
                Stream.concat(to.getTenuresList().stream(), from.getTenuresList().stream())
                    .distinct()
                    .toList())
            .build();
    return officers.message(officers.replace(recording, Operation.UPDATED, standing, enriched));
  }

  /// The one that gives way, and those that gave way to it before, lead to the one in its place.
  private Officer giveWay(Recording recording, MergeOfficersRequest request) {
    OfficerRow from = officers.lock(request.getName());
    for (OfficerRow before :
        officers
            .table()
            .select("t.merged_into = ?", "order by t.id for update", List.of(from.id()), null)) {
      Officer led = officers.message(before).toBuilder().setMergedInto(request.getInto()).build();
      officers.replace(recording, Operation.UPDATED, before, led);
    }
    Officer merged =
        officers.message(from).toBuilder()
            .setState(Officer.State.MERGED)
            .setMergedInto(request.getInto())
            .build();
    return officers.message(officers.replace(recording, Operation.UPDATED, from, merged));
  }

  static void requireUnmerged(Officer officer) {
    if (officer.getState() == Officer.State.MERGED) {
      throw NamedOfficers.merged(officer.getMergedInto());
    }
  }

  private static void requireNotHolder(OfficerRow role, OfficerRow holder) {
    if (role.tenures().stream().anyMatch(held -> held.officer().equals(holder.id().toString()))) {
      throw Failure.of(
              Code.FAILED_PRECONDITION,
              ErrorReason.LINK_CIRCULAR,
              "One of them holds the other, so that they are not the same; take that back first.")
          .with("field", "into");
    }
  }

  private Set<String> names(String sql, String collection) {
    return jdbc.prepareStatement(
        sql,
        statement -> {
          Set<String> names = new HashSet<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              names.add(
                  collection.equals("plans")
                      ? links.plan(result.getString(1))
                      : links.officers(List.of(result.getString(1))).getFirst());
            }
          }
          return names;
        });
  }

  /// The plan to which what has this name belongs: `directorates/fsc/plans/care/actions/1` to
  /// `directorates/fsc/plans/care`.
  private static String plan(String name) {
    String[] parts = name.split("/", -1);
    return parts.length < 4 ? "" : String.join("/", List.of(parts).subList(0, 4));
  }
}
