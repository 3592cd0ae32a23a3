package org.goldenthread.chassis.document;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.goldenthread.chassis.document.ImportRows.ImportRow;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.type.v1.Change.Operation;
import org.goldenthread.type.v1.PartReport;
import org.goldenthread.type.v1.ReportItem;
import org.goldenthread.type.v1.ReportItem.Outcome;
import org.goldenthread.type.v1.UnreadItem;

/// Applies the rows of one document to one plan's records, inside the transaction of one import,
/// and reports on each.
///
/// A row is known by its import key. New: created. Known: merged field by field ([FieldMerge]).
/// Known, but deleted by an officer since: stays deleted. Known, but no longer in the document:
/// kept and reported. The caller locks the plan first ([ImportRows#begin]), so that two imports of
/// the same plan follow each other.
public final class DocumentMerge {
  private final ImportRows rows;
  private final Recording recording;
  private final String plan;
  private final Map<String, PartReport.Count.Builder> counts = new LinkedHashMap<>();
  private final List<ReportItem> items = new ArrayList<>();
  private final List<UnreadItem> unread = new ArrayList<>();

  DocumentMerge(ImportRows rows, Recording recording, String plan) {
    this.rows = rows;
    this.recording = recording;
    this.plan = plan;
  }

  /// Applies all rows of one kind.
  ///
  /// @param documented the fields that a document says of this kind; no other field is touched
  /// @return each row's resource name by its import key, for links from other rows; empty text for
  ///   what stays deleted
  public <R extends Row, M extends Message> Map<String, String> apply(
      Resource<R, M> resource,
      List<DocumentRow<M>> document,
      Collection<FieldDescriptor> documented) {
    Map<String, ImportRow> known = rows.of(plan, resource.kind());
    Map<String, R> standing = standing(resource, known.values());
    Map<String, String> names = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    count(resource.kind());
    for (DocumentRow<M> row : document) {
      seen.add(row.importKey());
      ImportRow before = known.get(row.importKey());
      names.put(
          row.importKey(),
          before == null
              ? create(resource, row)
              : meet(
                  resource,
                  row,
                  before,
                  Optional.ofNullable(standing.get(before.record())),
                  documented));
    }
    gone(
        resource,
        known.values(),
        seen,
        record -> Optional.ofNullable(standing.get(record)).map(resource::name));
    return names;
  }

  /// The import keys of all rows of a kind that documents of this plan ever brought.
  public Set<String> known(Resource<?, ?> resource) {
    return rows.of(plan, resource.kind()).keySet();
  }

  /// What documents of this plan last said of a kind's rows, by import key, for a kind whose
  /// records are merged by other means than [#apply].
  public <M extends Message> Map<String, M> said(Resource<?, M> resource, M prototype) {
    Map<String, M> said = new LinkedHashMap<>();
    rows.of(plan, resource.kind())
        .forEach((importKey, row) -> said.put(importKey, parse(prototype, row.base())));
    return said;
  }

  /// Keeps what the document says of one row, as the base of the next merge.
  ///
  /// @param record the id of the record that the row stands for
  public <M extends Message> void say(
      Resource<?, M> resource, String importKey, String record, M base) {
    rows.put(plan, resource.kind(), importKey, record, base, recording);
  }

  /// Reports the rows of a kind that earlier documents of this plan brought and this one lacks.
  ///
  /// @param seen the import keys of this document's rows
  /// @param standing the resource name of what stands for a record, by the record's id
  public void gone(
      Resource<?, ?> resource, Set<String> seen, Function<String, Optional<String>> standing) {
    gone(resource, rows.of(plan, resource.kind()).values(), seen, standing);
  }

  /// Reports what became of one row.
  public void report(
      Resource<?, ?> resource,
      Outcome outcome,
      String name,
      DocumentRow<?> row,
      List<ReportItem.Field> fields) {
    report(resource.kind(), outcome, name, row, fields);
  }

  /// The resource names of the records that documents of this plan brought and that still stand, by
  /// import key.
  public <R extends Row> Map<String, String> standing(Resource<R, ?> resource) {
    Map<String, ImportRow> known = rows.of(plan, resource.kind());
    Map<String, R> records = standing(resource, known.values());
    Map<String, String> names = new LinkedHashMap<>();
    known.forEach(
        (importKey, row) -> {
          R record = records.get(row.record());
          if (record != null) {
            names.put(importKey, resource.name(record));
          }
        });
    return names;
  }

  /// Reports a row that is left out because what it would belong to was deleted by an officer.
  public void stayDeleted(Resource<?, ?> resource, DocumentRow<?> row, String detail) {
    report(resource.kind(), Outcome.STAYS_DELETED, "", row, List.of());
    int last = items.size() - 1;
    items.set(last, items.get(last).toBuilder().setDetail(detail).build());
  }

  /// Reports what was read and is not taken over.
  public void unread(UnreadItem item) {
    unread.add(item);
  }

  /// From now on a row that no document of this plan brought before stands for a record that is
  /// there already: another plan's, or one that an officer entered.
  ///
  /// @param base what is taken as last said by a document: the record itself where the document's
  ///   words are to be taken over, an empty message where the record's are to be kept
  public <R extends Row, M extends Message> void adopt(
      Resource<R, M> resource, String importKey, R standing, M base) {
    rows.put(plan, resource.kind(), importKey, standing.id(), base, recording);
  }

  /// What was done, or would be.
  public PartReport.Builder report(String service) {
    PartReport.Builder report = PartReport.newBuilder().setService(service);
    counts.values().forEach(report::addCounts);
    return report.addAllItems(items).addAllUnread(unread);
  }

  private <R extends Row, M extends Message> String create(
      Resource<R, M> resource, DocumentRow<M> row) {
    M file = resource.settled(row.key(), row.message());
    R created = resource.insert(recording, Operation.IMPORTED, row.key(), file);
    String name = resource.name(created);
    rows.put(plan, resource.kind(), row.importKey(), created.id(), file, recording);
    report(resource.kind(), Outcome.CREATED, name, row, List.of());
    return name;
  }

  private <R extends Row, M extends Message> String meet(
      Resource<R, M> resource,
      DocumentRow<M> row,
      ImportRow before,
      Optional<R> standing,
      Collection<FieldDescriptor> documented) {
    if (standing.isEmpty()) {
      report(resource.kind(), Outcome.STAYS_DELETED, "", row, List.of());
      return "";
    }
    M base = parse(row.message(), before.base());
    // Compared as it would read back, so that a default or a value's other spelling is no change.
    M file = resource.settled(resource.key(standing.get()), row.message());
    FieldMerge<M> merge = FieldMerge.of(base, resource.message(standing.get()), file, documented);
    R after = resource.replace(recording, Operation.IMPORTED, standing.get(), merge.merged());
    if (!base.equals(file) || before.gone()) {
      rows.put(plan, resource.kind(), row.importKey(), after.id(), file, recording);
    }
    String name = resource.name(after);
    report(resource.kind(), merge.outcome(), name, row, merge.fields());
    return name;
  }

  private void gone(
      Resource<?, ?> resource,
      Collection<ImportRow> known,
      Set<String> seen,
      Function<String, Optional<String>> standing) {
    count(resource.kind());
    known.stream()
        .filter(row -> !seen.contains(row.importKey()))
        .forEach(
            row ->
                standing.apply(row.record()).ifPresent(name -> gone(resource.kind(), row, name)));
  }

  private void gone(String kind, ImportRow before, String name) {
    if (!before.gone()) {
      rows.markGone(plan, kind, before.importKey(), recording);
    }
    count(kind).setGoneFromFile(count(kind).getGoneFromFile() + 1);
    items.add(
        ReportItem.newBuilder()
            .setOutcome(Outcome.GONE_FROM_FILE)
            .setKind(kind)
            .setResource(name)
            .build());
  }

  private <R extends Row> Map<String, R> standing(
      Resource<R, ?> resource, Collection<ImportRow> known) {
    Map<String, R> standing = new LinkedHashMap<>();
    List<String> ids = known.stream().map(ImportRow::record).toList();
    if (!ids.isEmpty()) {
      // Locked in the order of their ids, so that two transactions never wait for each other
      // crosswise.
      resource
          .table()
          .select("t.id = any(?)", "order by t.id for update", List.of(resource.ids(ids)), null)
          .forEach(row -> standing.put(row.id().toString(), row));
    }
    return standing;
  }

  private void report(
      String kind,
      Outcome outcome,
      String name,
      DocumentRow<?> row,
      List<ReportItem.Field> fields) {
    PartReport.Count.Builder count = count(kind);
    switch (outcome) {
      case CREATED -> count.setCreated(count.getCreated() + 1);
      case CHANGED -> count.setChanged(count.getChanged() + 1);
      case UNCHANGED -> count.setUnchanged(count.getUnchanged() + 1);
      case KEPT -> count.setKept(count.getKept() + 1);
      case CONFLICT -> count.setConflicts(count.getConflicts() + 1);
      case STAYS_DELETED -> count.setStaysDeleted(count.getStaysDeleted() + 1);
      case GONE_FROM_FILE, OUTCOME_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("a row of the document cannot be " + outcome);
    }
    if (outcome != Outcome.UNCHANGED) {
      items.add(
          ReportItem.newBuilder()
              .setOutcome(outcome)
              .setKind(kind)
              .setResource(name)
              .setWords(row.words().length() <= 300 ? row.words() : row.words().substring(0, 300))
              .setPlace(row.place())
              .addAllFields(fields)
              .build());
    }
  }

  private PartReport.Count.Builder count(String kind) {
    return counts.computeIfAbsent(kind, missing -> PartReport.Count.newBuilder().setKind(missing));
  }

  @SuppressWarnings("unchecked") // a message's parser makes messages of its own type
  private static <M extends Message> M parse(M prototype, ByteString bytes) {
    try {
      return (M) prototype.getParserForType().parseFrom(bytes);
    } catch (InvalidProtocolBufferException damaged) {
      throw new IllegalStateException("the base of an import cannot be read", damaged);
    }
  }
}
