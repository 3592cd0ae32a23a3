package org.goldenthread.chassis.document;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.type.v1.Change.Operation;

/// Records that outlive a plan year: a row that no document of this plan brought before may stand
/// for one that an earlier plan brought, or that an officer entered. It is then the same record,
/// shown by this plan as well.
public final class Succession<R extends Row, M extends Message> {
  private final Resource<R, M> resource;
  private final Collection<FieldDescriptor> documented;
  private final BiPredicate<M, M> same;

  /// A kind of records.
  ///
  /// @param documented the fields that a document says of this kind
  /// @param same whether what stands, first, is what a row says, second
  public Succession(
      Resource<R, M> resource, Collection<FieldDescriptor> documented, BiPredicate<M, M> same) {
    this.resource = resource;
    this.documented = documented;
    this.same = same;
  }

  /// Adopts records for the rows of one document; within the import's transaction, before the rows
  /// are merged.
  ///
  /// @param candidates the records that may be meant, locked; only asked for where a row is new
  public void adopt(
      DocumentMerge merge,
      Recording recording,
      List<DocumentRow<M>> rows,
      Supplier<List<R>> candidates) {
    Set<String> known = merge.known(resource);
    List<DocumentRow<M>> fresh =
        rows.stream().filter(row -> !known.contains(row.importKey())).toList();
    if (fresh.isEmpty()) {
      return;
    }
    Set<String> bound = new HashSet<>(merge.standing(resource).values());
    List<R> free = new ArrayList<>(candidates.get());
    free.removeIf(row -> bound.contains(resource.name(row)));
    for (DocumentRow<M> row : fresh) {
      find(free, row)
          .ifPresent(
              found -> {
                free.remove(found);
                R shown = show(recording, found, row.message());
                merge.adopt(
                    resource, row.importKey(), shown, base(resource.message(shown), row.message()));
              });
    }
  }

  /// The records of one unit, locked in the order of their ids.
  ///
  /// @param unit its id; empty in a dry run that would make it: then it has none
  /// @param where a further condition over the alias `t`; `true` for none
  public List<R> ofUnit(String unit, String where) {
    return unit.isEmpty()
        ? List.of()
        : resource
            .table()
            .select("t.unit = ? and " + where, "order by t.id for update", List.of(unit), null);
  }

  /// Whether two texts are the same words, whatever their case and spacing.
  public static boolean sameWords(String one, String other) {
    return folded(one).equals(folded(other));
  }

  private Optional<R> find(List<R> free, DocumentRow<M> row) {
    return free.stream()
        .filter(
            standing ->
                resource.key(standing).parents().equals(row.key().parents())
                    && same.test(resource.message(standing), row.message()))
        .findFirst();
  }

  /// Adds the row's plan to those that show the record, where records of this kind name plans.
  private R show(Recording recording, R standing, M file) {
    FieldDescriptor plans = file.getDescriptorForType().findFieldByName("plans");
    if (plans == null) {
      return standing;
    }
    Message.Builder shown = resource.message(standing).toBuilder();
    List<?> already = (List<?>) shown.getField(plans);
    for (Object plan : (List<?>) file.getField(plans)) {
      if (!already.contains(plan)) {
        shown.addRepeatedField(plans, plan);
      }
    }
    return resource.replace(recording, Operation.IMPORTED, standing, cast(shown.build()));
  }

  /// The record, as if a document had said it, in what the file fills: there the file's words are
  /// taken over. No document said the rest, so what officers entered there is kept.
  private M base(M standing, M file) {
    Message.Builder base = standing.newBuilderForType();
    for (FieldDescriptor field : documented) {
      boolean filled =
          field.isRepeated() ? file.getRepeatedFieldCount(field) > 0 : file.hasField(field);
      if (filled) {
        Shape.copy(standing, field, base);
      }
    }
    return cast(base.build());
  }

  @SuppressWarnings("unchecked") // a message's builder builds its own type
  private M cast(Message message) {
    return (M) message;
  }

  private static String folded(String words) {
    return words.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
