package org.goldenthread.indicator.document;

import com.google.protobuf.Descriptors.FieldDescriptor;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.goldenthread.chassis.document.BoundOfficers;
import org.goldenthread.chassis.document.DocumentMerge;
import org.goldenthread.chassis.document.DocumentRow;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.indicator.indicator.IndicatorEndpoint;
import org.goldenthread.indicator.v1.ApplyIndicatorDocumentRequest;
import org.goldenthread.indicator.v1.Indicator;
import org.goldenthread.indicator.v1.IndicatorRow;
import org.goldenthread.type.v1.Change.Operation;

/// The indicators of a document. One that an earlier year's plan brought is the same indicator.
@Singleton
final class IndicatorRowsWire {
  private static final List<FieldDescriptor> DOCUMENTED =
      Indicator.getDescriptor().getFields().stream()
          .filter(
              field ->
                  Set.of(
                          "code",
                          "display_name",
                          "kind",
                          "unit_of_measure",
                          "scale",
                          "frequency",
                          "frequency_as_written",
                          "calendar",
                          "accountable_officers",
                          "accountable_officers_as_written",
                          "scope",
                          "group",
                          "position",
                          "note",
                          "threshold_as_written")
                      .contains(field.getName()))
          .toList();

  private final IndicatorEndpoint endpoint;

  IndicatorRowsWire(IndicatorEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  /// Each row's resource name by its import key; empty for what stays deleted.
  Map<String, String> apply(
      DocumentMerge merge, ApplyIndicatorDocumentRequest request, Recording recording) {
    return apply(endpoint.resource(), merge, request, recording);
  }

  private <R extends Row> Map<String, String> apply(
      Resource<R, Indicator> resource,
      DocumentMerge merge,
      ApplyIndicatorDocumentRequest request,
      Recording recording) {
    BoundOfficers officers = new BoundOfficers(request.getOfficersList());
    List<R> standing = standing(resource, request);
    Set<String> taken = new HashSet<>(endpoint.slugs());
    Set<String> known = merge.known(resource);
    List<DocumentRow<Indicator>> rows = new ArrayList<>();
    for (IndicatorRow row : request.getDocument().getIndicatorsList()) {
      Indicator message = message(row, request, officers);
      if (!known.contains(row.getImportKey())) {
        same(resource, standing, message)
            .ifPresent(
                found -> {
                  standing.remove(found);
                  R listed = listed(resource, recording, found, request.getPlan());
                  Indicator base = said(resource.message(listed), message);
                  merge.adopt(resource, row.getImportKey(), listed, base);
                });
      }
      Key key = new Key(List.of(), free(IndicatorEndpoint.slug(message), taken));
      rows.add(
          new DocumentRow<>(
              row.getImportKey(), row.getPlace(), message.getDisplayName(), key, message));
    }
    return merge.apply(resource, rows, DOCUMENTED);
  }

  /// The standing record as far as the document says anything: what it leaves blank is nothing that
  /// a document said before, and stays as officers entered it.
  private static Indicator said(Indicator standing, Indicator document) {
    Indicator.Builder said = standing.toBuilder();
    for (FieldDescriptor field : DOCUMENTED) {
      boolean blank =
          field.isRepeated()
              ? document.getRepeatedFieldCount(field) == 0
              : field.hasPresence()
                  ? !document.hasField(field)
                  : document.getField(field).equals(field.getDefaultValue());
      if (blank) {
        said.clearField(field);
      }
    }
    return said.build();
  }

  private Indicator message(
      IndicatorRow row, ApplyIndicatorDocumentRequest request, BoundOfficers officers) {
    return endpoint.normal(
        row.getIndicator().toBuilder()
            .clearName()
            .clearEtag()
            .clearAccountableOfficers()
            .addAllAccountableOfficers(
                officers.of(row.getOfficerNamesList(), "accountable_officers"))
            .setUnit(request.getUnit())
            .clearPlans()
            .addPlans(request.getPlan())
            .build());
  }

  /// The unit's indicators that other plans list.
  private static <R extends Row> List<R> standing(
      Resource<R, Indicator> resource, ApplyIndicatorDocumentRequest request) {
    return new ArrayList<>(
        resource
            .table()
            .select(
                "t.unit = ? and not t.plans @> array[?::text]",
                "order by t.id for update",
                List.of(id(request.getUnit()), id(request.getPlan())),
                null));
  }

  private static <R extends Row> Optional<R> same(
      Resource<R, Indicator> resource, List<R> standing, Indicator wanted) {
    return standing.stream().filter(row -> same(resource.message(row), wanted)).findFirst();
  }

  /// By the code, where both have one; else by the words of the name.
  private static boolean same(Indicator one, Indicator other) {
    boolean named = folded(one.getDisplayName()).equals(folded(other.getDisplayName()));
    boolean coded = !one.getCode().isEmpty() && !other.getCode().isEmpty();
    return one.getKind() == other.getKind()
        && (coded ? folded(one.getCode()).equals(folded(other.getCode())) : named);
  }

  private static <R extends Row> R listed(
      Resource<R, Indicator> resource, Recording recording, R row, String plan) {
    Indicator message = resource.message(row).toBuilder().addPlans(plan).build();
    return resource.replace(recording, Operation.IMPORTED, row, message);
  }

  private static String free(String slug, Set<String> taken) {
    String free = slug;
    for (int more = 2; !taken.add(free); more++) {
      String end = "-" + more;
      free = slug.substring(0, Math.min(slug.length(), 63 - end.length())) + end;
    }
    return free;
  }

  private static String folded(String words) {
    return words.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private static String id(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
