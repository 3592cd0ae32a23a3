package org.goldenthread.indicator.document;

import com.google.protobuf.Descriptors.FieldDescriptor;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goldenthread.chassis.document.BoundOfficers;
import org.goldenthread.chassis.document.DocumentMerge;
import org.goldenthread.chassis.document.DocumentRow;
import org.goldenthread.chassis.document.Succession;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.indicator.indicator.IndicatorEndpoint;
import org.goldenthread.indicator.v1.ApplyIndicatorDocumentRequest;
import org.goldenthread.indicator.v1.Indicator;
import org.goldenthread.indicator.v1.IndicatorRow;

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
    Set<String> taken = new HashSet<>(endpoint.slugs());
    List<DocumentRow<Indicator>> rows = new ArrayList<>();
    for (IndicatorRow row : request.getDocument().getIndicatorsList()) {
      Indicator message = message(row, request, officers);
      Key key = new Key(List.of(), free(IndicatorEndpoint.slug(message), taken));
      rows.add(
          new DocumentRow<>(
              row.getImportKey(), row.getPlace(), message.getDisplayName(), key, message));
    }
    Succession<R, Indicator> earlier =
        new Succession<>(resource, DOCUMENTED, IndicatorRowsWire::same);
    earlier.adopt(merge, recording, rows, () -> earlier.ofUnit(id(request.getUnit()), "true"));
    return merge.apply(resource, rows, DOCUMENTED);
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

  /// By the code, where both have one; else by the words of the name.
  private static boolean same(Indicator one, Indicator other) {
    boolean named = Succession.sameWords(one.getDisplayName(), other.getDisplayName());
    boolean coded = !one.getCode().isEmpty() && !other.getCode().isEmpty();
    return one.getKind() == other.getKind()
        && (coded ? Succession.sameWords(one.getCode(), other.getCode()) : named);
  }

  private static String free(String slug, Set<String> taken) {
    String free = slug;
    for (int more = 2; !taken.add(free); more++) {
      String end = "-" + more;
      free = slug.substring(0, Math.min(slug.length(), 63 - end.length())) + end;
    }
    return free;
  }

  private static String id(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
