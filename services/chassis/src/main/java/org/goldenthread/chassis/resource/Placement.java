package org.goldenthread.chassis.resource;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.type.v1.Change.Operation;

/// Moves records within the list of their parent, which goes by their field `position`. Whoever
/// moves one waits for who moves another of the same list, and then says where it goes relative to
/// what stands: no move undoes another.
public final class Placement<R extends Row, M extends Message> {
  private final Resource<R, M> resource;
  private final ResourceBuilder<R, M> is;
  private final ToIntFunction<R> position;
  private final FieldDescriptor field;

  /// @param position a row's place
  Placement(Resource<R, M> resource, ResourceBuilder<R, M> definition, ToIntFunction<R> position) {
    this.resource = resource;
    this.is = definition;
    this.position = position;
    this.field =
        Objects.requireNonNull(
            resource.prototype().getDescriptorForType().findFieldByName("position"),
            resource.kind());
  }

  /// Where an item goes.
  ///
  /// @param item its resource name
  /// @param anchor the name of another of the same list
  /// @param after whether it goes after the other and its steps; before it otherwise
  public record Move(String item, String anchor, boolean after) {}

  /// Moves an item with its steps; within a transaction.
  ///
  /// @return those that have another place now, in the list's order
  public List<M> move(Recording recording, Move move) {
    R asked = resource.row(move.item(), null);
    List<String> parents = resource.key(asked).parents();
    recording.takeTurns("order of " + resource.kind() + " in " + String.join("/", parents));
    List<R> rows = lock(parents);
    rows.sort(Comparator.comparingInt(position).thenComparing(row -> row.id().toString()));
    R item = find(rows, move.item());
    R anchor = find(rows, move.anchor());
    requireBeside(item, anchor, move);
    List<R> moving = rows.stream().filter(row -> same(row, item) || isStepOf(row, item)).toList();
    rows.removeAll(moving);
    int at = move.after() ? lastOf(rows, anchor) + 1 : rows.indexOf(anchor);
    rows.addAll(at, moving);
    int[] places = Places.after(rows.stream().mapToInt(position).toArray(), at, at + moving.size());
    return write(recording, rows, places);
  }

  private List<R> lock(List<String> parents) {
    Where where = new Where();
    for (int i = 0; i < parents.size(); i++) {
      where.add("t." + is.pattern.parents().get(i) + " = ?", is.parentId(parents.get(i)));
    }
    resource.restrict(where);
    return new ArrayList<>(resource.table().lockAll(where.sql(), where.parameters()));
  }

  private List<M> write(Recording recording, List<R> rows, int[] places) {
    List<M> moved = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      R row = rows.get(i);
      if (position.applyAsInt(row) != places[i]) {
        M given = placed(resource.message(row), places[i]);
        moved.add(resource.message(resource.replace(recording, Operation.UPDATED, row, given)));
      }
    }
    return moved;
  }

  @SuppressWarnings("unchecked") // a builder builds its message's type
  private M placed(M message, int place) {
    return (M) message.toBuilder().setField(field, place).build();
  }

  private R find(List<R> rows, String name) {
    return rows.stream()
        .filter(row -> resource.name(row).equals(name))
        .findFirst()
        .orElseThrow(() -> Failure.notFound(ErrorReason.RESOURCE_NOT_FOUND, name));
  }

  private void requireBeside(R item, R anchor, Move move) {
    if (same(anchor, item) || isStepOf(anchor, item)) {
      throw Failure.of(
          Code.FAILED_PRECONDITION,
          ErrorReason.LINK_CIRCULAR,
          "An item cannot go before or after itself; name another one.");
    }
    if (!Objects.equals(is.whole.apply(item), is.whole.apply(anchor))) {
      throw Failure.invalid(
          move.after() ? "after" : "before",
          "It goes only beside what is a step of the same; name another one.");
    }
  }

  private int lastOf(List<R> rows, R anchor) {
    int last = rows.indexOf(anchor);
    for (int i = last + 1; i < rows.size(); i++) {
      if (isStepOf(rows.get(i), anchor)) {
        last = i;
      }
    }
    return last;
  }

  private static boolean same(Row row, Row other) {
    return row.id().equals(other.id());
  }

  private boolean isStepOf(R row, R other) {
    return other.id().equals(is.whole.apply(row));
  }
}
