package org.goldenthread.chassis.resource;

import com.google.api.ResourceDescriptor;
import com.google.api.ResourceProto;
import com.google.protobuf.Message;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.record.RowStore;
import org.goldenthread.chassis.resource.Order.Column;
import org.jspecify.annotations.Nullable;

/// A resource's definition: what it is besides its fields. Everything has a default that suits a
/// plain child of a plan.
public final class ResourceBuilder<R extends Row, M extends Message> {
  private static final UUID NOBODY = new UUID(0, 0);

  final Resources shared;
  final Class<R> row;
  final RowStore<R, ?> store;
  final M prototype;
  final Wire<R, M> wire;
  final NamePattern pattern;
  final String kind;
  final Class<?> idType;
  final Map<String, Order<R>> orders = new LinkedHashMap<>();
  final List<Filter> filters = new ArrayList<>();
  Order<R> order = new Order<>(List.of());
  boolean descending;
  boolean turns;
  Ownership<R> ownership = Ownership.ofDirectorate();
  @Nullable Resource<?, ?> parent;
  @Nullable M unset;
  boolean forEver;
  Function<R, String> plan = row -> "";
  Guard<R> guard = (recording, before, after) -> {};
  BiFunction<Recording, Draft<M>, M> prepare = (recording, draft) -> draft.message();
  Revise<R, M> revise = (recording, before, message) -> message;
  @Nullable ToIntFunction<R> position;
  Function<R, @Nullable Object> whole = row -> null;

  /// What is checked before a change is written; it throws the failure to answer with.
  @FunctionalInterface
  public interface Guard<R> {
    /// Checks one change.
    ///
    /// @param before what stands; null where it is created
    /// @param after what would stand; null where it is deleted
    void check(Recording recording, @Nullable R before, @Nullable R after);
  }

  /// Fills what the service itself decides before a record is changed.
  @FunctionalInterface
  public interface Revise<R, M> {
    /// What is to be written in the place of what was given.
    ///
    /// @param before what stands
    M apply(Recording recording, R before, M given);
  }

  /// What a caller sent to be created.
  public record Draft<M>(Key key, M message) {}

  ResourceBuilder(
      Resources shared, Class<R> row, RowStore<R, ?> store, M prototype, Wire<R, M> wire) {
    ResourceDescriptor resource =
        prototype.getDescriptorForType().getOptions().getExtension(ResourceProto.resource);
    this.shared = shared;
    this.row = row;
    this.store = store;
    this.prototype = prototype;
    this.wire = wire;
    this.pattern = new NamePattern(resource.getPattern(0));
    this.kind = prototype.getDescriptorForType().getName();
    this.idType =
        Arrays.stream(row.getRecordComponents())
            .filter(component -> component.getName().equals("id"))
            .map(RecordComponent::getType)
            .findFirst()
            .orElse(UUID.class);
  }

  /// The order of its lists where the caller asks for none; the id is added as the last column.
  public ResourceBuilder<R, M> ordered(List<Column<R>> columns) {
    order = new Order<>(columns);
    return this;
  }

  /// The same, read from its end: newest first.
  public ResourceBuilder<R, M> orderedDescending(List<Column<R>> columns) {
    descending = true;
    return ordered(columns);
  }

  /// An order that a caller can ask for by `order_by`.
  public ResourceBuilder<R, M> orderedBy(String name, List<Column<R>> columns) {
    orders.put(name, new Order<>(columns));
    return this;
  }

  /// A filter field of the list request, with its condition over the alias `t`. Where the field is
  /// not set it does not hold anything back. A reference is given to the condition as its last id,
  /// a repeated field as an array.
  public ResourceBuilder<R, M> filtered(String field, String condition) {
    filters.add(new Filter(field, condition, false));
    return this;
  }

  /// A field of the list request without which some rows are held back, such as `all_revisions`.
  ///
  /// @param condition what a row must be while the field is not set, over the alias `t`; its one
  ///   `?` is `true`
  public ResourceBuilder<R, M> filteredUnless(String field, String condition) {
    filters.add(new Filter(field, condition, true));
    return this;
  }

  /// It stands under this parent, whose absence is told apart from an empty list.
  public ResourceBuilder<R, M> under(Resource<?, ?> parentResource) {
    parent = parentResource;
    return this;
  }

  /// There is always exactly one of it, right under its directorate. Its id is a text.
  ///
  /// @param message what it is until somebody sets it
  public ResourceBuilder<R, M> setting(M message) {
    unset = message;
    return this;
  }

  /// Its records are never altered or removed: a correction is a new one.
  public ResourceBuilder<R, M> forEver() {
    forEver = true;
    return this;
  }

  /// To whose unit a row belongs, by which access is decided.
  public ResourceBuilder<R, M> ownedBy(Ownership<R> rule) {
    ownership = rule;
    return this;
  }

  /// The plan that a row belongs to, as a resource name, for the change log.
  public ResourceBuilder<R, M> ofPlan(Function<R, String> name) {
    plan = name;
    return this;
  }

  /// Updates come one after the other, because what its guard looks at are other records of the
  /// kind: two that are put below each other at once would each lock the one and wait for the
  /// other.
  public ResourceBuilder<R, M> updatedInTurns() {
    turns = true;
    return this;
  }

  public ResourceBuilder<R, M> guarded(Guard<R> check) {
    guard = check;
    return this;
  }

  /// Fills what the service itself decides before a new record is written, such as its place at the
  /// end of a list.
  public ResourceBuilder<R, M> prepared(BiFunction<Recording, Draft<M>, M> work) {
    prepare = work;
    return this;
  }

  /// Its place in its parent's list, the message's field `position`, which can be moved.
  public ResourceBuilder<R, M> placed(ToIntFunction<R> place) {
    position = place;
    return this;
  }

  /// The same for records of which some are steps of others, with which they move.
  ///
  /// @param of the id of the row that a row is a step of; null where it is none
  public ResourceBuilder<R, M> placed(ToIntFunction<R> place, Function<R, @Nullable Object> of) {
    whole = of;
    return placed(place);
  }

  /// Fills what the service itself decides before a record is changed, such as its version.
  public ResourceBuilder<R, M> revised(BiFunction<R, M, M> work) {
    return revised((recording, before, given) -> work.apply(before, given));
  }

  /// The same, where it depends on what the transaction did before.
  public ResourceBuilder<R, M> revised(Revise<R, M> work) {
    revise = work;
    return this;
  }

  /// A parent's id as the row's column has it: a UUID where the parent's ids are UUIDs. What is
  /// none is nobody's id.
  Object parentId(String written) {
    return parent != null && parent.idType() == UUID.class
        ? Ids.parse(written).orElse(NOBODY)
        : written;
  }

  public Resource<R, M> build() {
    return shared.serve(new Resource<>(this));
  }
}
