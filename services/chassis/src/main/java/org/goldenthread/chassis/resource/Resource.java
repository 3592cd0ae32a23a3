package org.goldenthread.chassis.resource;

import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import io.grpc.Status.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.goldenthread.chassis.access.Permit;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.failure.SqlFailures;
import org.goldenthread.chassis.record.Entry;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.type.v1.Change.Operation;
import org.jspecify.annotations.Nullable;

/// A resource of a service with its standard methods (AIP-131 to 135). An endpoint hands each of
/// them a request and gives back the answer; authorisation by item, etags, idempotency, history and
/// change log are in here and nowhere else.
public final class Resource<R extends Row, M extends Message> {
  private final ResourceBuilder<R, M> is;
  private final Table<R> table;
  private final Shape<M> shape;
  private final ListQuery<R, M> lists;

  Resource(ResourceBuilder<R, M> definition) {
    this.is = definition;
    this.table = definition.shared.tables.of(definition.row);
    this.shape = new Shape<>(definition.prototype);
    this.lists = new ListQuery<>(this, definition, table);
  }

  /// Get{name, read_time}.
  public M get(Message request) {
    Request asked = new Request(request);
    Instant readTime = asked.readTime();
    return is.shared.reads.read(readTime, () -> message(row(asked.text("name"), readTime)));
  }

  /// List{parent, page_size, page_token, read_time, order_by, filters} into an answer of the
  /// prototype's type.
  public <L extends Message> L list(Message request, L prototype) {
    return lists.answer(request, prototype);
  }

  /// All under a parent that the caller may see, in the lists' order; within a connection.
  public List<M> all(String parentName, @Nullable Instant readTime) {
    return lists.all(parentName, readTime);
  }

  /// Create{parent, x_id, x, request_id, reason}.
  public M create(Message request) {
    Request asked = new Request(request);
    return is.shared.writes.write(
        request,
        asked.cause(),
        is.prototype,
        recording -> {
          Key key = newKey(asked);
          M draft = shape.cast(asked.resource(is.prototype.getDescriptorForType()));
          M message = is.prepare.apply(recording, new ResourceBuilder.Draft<>(key, draft));
          return message(insert(recording, Operation.CREATED, key, message));
        });
  }

  /// Update{x, update_mask, request_id, reason}.
  public M update(Message request) {
    Request asked = new Request(request);
    return is.shared.writes.write(
        request,
        asked.cause(),
        is.prototype,
        recording -> {
          M given = shape.cast(asked.resource(is.prototype.getDescriptorForType()));
          if (isSetting() || is.turns) {
            // A setting's row that is not there yet cannot be locked.
            recording.takeTurns(is.kind);
          }
          R before = lock(shape.name(given));
          requireEtag(before, shape.etag(given));
          M standing = is.wire.message(before);
          M merged = shape.merge(standing, given, asked.updateMask().orElse(null));
          is.shared.rules.require(
              shape.named(merged, name(before)),
              asked.resourceField(is.prototype.getDescriptorForType()).getName() + ".");
          return message(replace(recording, Operation.UPDATED, before, merged));
        });
  }

  /// Delete{name, etag, request_id, reason}.
  public Empty delete(Message request) {
    Request asked = new Request(request);
    return is.shared.writes.write(
        request,
        asked.cause(),
        Empty.getDefaultInstance(),
        recording -> {
          R before = lock(asked.text("name"));
          requireEtag(before, asked.text("etag"));
          remove(recording, before);
          return Empty.getDefaultInstance();
        });
  }

  /// The row of this name that the caller may see, as of an instant; within a connection.
  ///
  /// @throws Failure `RESOURCE_NOT_FOUND`
  public R row(String name, @Nullable Instant readTime) {
    return find(name, readTime).orElseThrow(() -> notFound(name));
  }

  /// The row of this name that the caller may see, if there is one; within a connection.
  public Optional<R> find(String name, @Nullable Instant readTime) {
    Where where = new Where();
    return identify(name, where)
        ? table.select(where.sql(), "", where.parameters(), readTime).stream()
            .findFirst()
            .or(this::unset)
        : Optional.empty();
  }

  /// The row of this name, which nobody else changes until the transaction ends.
  ///
  /// @throws Failure `RESOURCE_NOT_FOUND`
  public R lock(String name) {
    Where where = new Where();
    if (!identify(name, where)) {
      throw notFound(name);
    }
    return table
        .lock(where.sql(), where.parameters())
        .or(this::unset)
        .orElseThrow(() -> notFound(name));
  }

  /// Refuses a change of what the caller has not seen as it stands.
  public void requireEtag(R row, String etag) {
    if (etag.isEmpty()) {
      throw Failure.of(
          Code.FAILED_PRECONDITION,
          ErrorReason.ETAG_REQUIRED,
          "Say which version you have seen: send the etag of your last read.");
    }
    if (!etag.equals(row.stamp().tag())) {
      throw Failure.of(
              Code.ABORTED,
              ErrorReason.ETAG_MISMATCH,
              "Somebody changed it since you read it; read it again and decide anew.")
          .with("etag", row.stamp().tag());
    }
  }

  /// Writes a new row and its change; within a transaction.
  public R insert(Recording recording, Operation operation, Key key, M message) {
    R draft = is.wire.row(key, message, Stamp.NONE);
    return insertFor(is.ownership.unit().apply(draft), recording, operation, key, message);
  }

  /// The same for a record that comes into being with another one, which the caller may write: such
  /// as the officers that a unit's plan names.
  ///
  /// @param unit whose permit is asked for in the place of the record's own
  public R insertFor(String unit, Recording recording, Operation operation, Key key, M message) {
    Permit.current().require(unit);
    R draft = is.wire.row(key, message, Stamp.NONE);
    recording.links().require(is.prototype, message);
    is.guard.check(recording, null, draft);
    Instant instant = recording.record(entry(operation, draft, List.of()));
    R row = is.wire.row(key, message, Stamp.first(is.shared.ids.firstEtag(), instant));
    is.store.save(row);
    return row;
  }

  /// Writes the fields of a message over a row that is locked; nothing where it says what stands
  /// already. A setting that nobody has set is written whatever it says.
  public R replace(Recording recording, Operation operation, R before, M given) {
    M merged = is.revise.apply(recording, before, given);
    M standing = is.wire.message(before);
    List<String> fields = shape.differences(standing, merged);
    boolean written = before.stamp().isWritten();
    if (fields.isEmpty() && written) {
      return before;
    }
    Key key = key(before);
    R draft = is.wire.row(key, merged, before.stamp());
    Permit.current().require(is.ownership.unit().apply(before));
    Permit.current().require(is.ownership.unit().apply(draft));
    recording.links().require(standing, merged);
    is.guard.check(recording, before, draft);
    Instant instant = recording.record(entry(operation, draft, fields));
    if (!written) {
      R first = is.wire.row(key, merged, Stamp.first(is.shared.ids.firstEtag(), instant));
      return is.store.save(first);
    }
    R after = is.wire.row(key, merged, before.stamp().next(instant));
    is.store.update(after);
    return after;
  }

  /// Removes a row that is locked.
  public void remove(Recording recording, R before) {
    Permit.current().require(is.ownership.unit().apply(before));
    is.guard.check(recording, before, null);
    recording.record(entry(Operation.DELETED, before, List.of()));
    try {
      is.store.delete(before);
    } catch (RuntimeException failed) {
      if (SqlFailures.isForeignKey(failed)) {
        throw Failure.of(
            Code.FAILED_PRECONDITION,
            ErrorReason.RESOURCE_IN_USE,
            "Other records still point to " + name(before) + "; move or remove them first.");
      }
      throw failed;
    }
  }

  /// The contract's message of a row, with its name, etag and times.
  public M message(R row) {
    return shape.complete(is.wire.message(row), name(row), row.stamp());
  }

  /// How a message would read back once it is written: words read, defaults filled in; without
  /// name, etag and times.
  public M settled(Key key, M message) {
    return is.wire.message(is.wire.row(key, message, Stamp.NONE));
  }

  public String name(R row) {
    return name(key(row));
  }

  public String name(Key key) {
    List<String> parts = new ArrayList<>();
    parts.add(is.shared.directorate);
    parts.addAll(key.parents());
    parts.add(key.id().toString());
    return is.pattern.format(parts);
  }

  public Key key(R row) {
    return new Key(is.wire.parents(row), row.id());
  }

  /// What moves a record of this name within its list; empty where no record with a place has it.
  Optional<Placement<R, M>> placement(String name) {
    return is.position == null || is.pattern.parse(name).isEmpty()
        ? Optional.empty()
        : Optional.of(new Placement<>(this, is, is.position));
  }

  public Table<R> table() {
    return table;
  }

  public String kind() {
    return is.kind;
  }

  public M prototype() {
    return is.prototype;
  }

  @Nullable Resource<?, ?> parent() {
    return is.parent;
  }

  /// Whether there is always exactly one, which stands right under its directorate.
  public boolean isSetting() {
    return is.unset != null;
  }

  /// Whether its records are never altered or removed.
  public boolean isForEver() {
    return is.forEver;
  }

  /// The setting as it stands or stood; within a connection.
  public M setting(@Nullable Instant readTime) {
    return message(row(name(settingKey()), readTime));
  }

  private Optional<R> unset() {
    M unset = is.unset;
    return unset == null
        ? Optional.empty()
        : Optional.of(is.wire.row(settingKey(), unset, Stamp.NONE));
  }

  /// A setting has no id of its own: it is its directorate's, whose code ends what its name varies
  /// in.
  private Key settingKey() {
    return new Key(List.of(), is.shared.directorate);
  }

  /// Ids as the table's column has them.
  public List<?> ids(List<String> written) {
    return is.idType == String.class
        ? written
        : written.stream().map(java.util.UUID::fromString).toList();
  }

  Class<?> idType() {
    return is.idType;
  }

  /// The conditions that single out a name that the caller may see; false where no row can have
  /// that name.
  private boolean identify(String name, Where where) {
    Optional<List<String>> parts = is.pattern.parse(name).filter(this::isOurs);
    Optional<Object> id = parts.flatMap(found -> id(found.getLast()));
    if (parts.isEmpty() || id.isEmpty()) {
      return false;
    }
    where.add("t.id = ?", id.get());
    List<String> parents = is.pattern.parents();
    for (int i = 0; i < parents.size(); i++) {
      where.add("t." + parents.get(i) + " = ?", is.parentId(parts.get().get(i + 1)));
    }
    restrict(where);
    return true;
  }

  void restrict(Where where) {
    if (is.ownership.narrowed()) {
      Permit.current().scope().ifPresent(units -> where.add("t.unit = any(?)", List.copyOf(units)));
    }
  }

  /// Those of these names that are a row's which the caller may see; within a connection.
  Set<String> present(Collection<String> names) {
    List<String> ids =
        names.stream()
            .map(is.pattern::parse)
            .flatMap(Optional::stream)
            .filter(parts -> isOurs(parts) && id(parts.getLast()).isPresent())
            .map(List::getLast)
            .toList();
    if (ids.isEmpty()) {
      return Set.of();
    }
    Where where = new Where().add("t.id = any(?)", ids(ids));
    restrict(where);
    return table.select(where.sql(), "", where.parameters(), null).stream()
        .map(this::name)
        .collect(Collectors.toSet());
  }

  private boolean isOurs(List<String> parts) {
    return parts.getFirst().equals(is.shared.directorate);
  }

  private Optional<Object> id(String written) {
    return is.idType == String.class ? Optional.of(written) : Ids.parse(written).map(id -> id);
  }

  private Key newKey(Request asked) {
    String parentName = asked.text("parent");
    List<String> parents =
        is.pattern
            .parseParent(parentName)
            .filter(this::isOurs)
            .orElseThrow(() -> noParent(parentName));
    requireParent(parentName, null);
    String chosen = asked.text(Shape.snake(is.kind) + "_id");
    if (is.idType == String.class && chosen.isEmpty()) {
      throw Failure.invalid(Shape.snake(is.kind) + "_id", "A new " + is.kind + " needs an id.");
    }
    Object id = is.idType == String.class ? chosen : is.shared.ids.uuid();
    return new Key(parents.subList(1, parents.size()), id);
  }

  void requireParent(String parentName, @Nullable Instant readTime) {
    Resource<?, ?> parent = is.parent;
    if (parent != null && parent.find(parentName, readTime).isEmpty()) {
      throw noParent(parentName);
    }
  }

  static Failure noParent(String name) {
    return Failure.notFound(ErrorReason.PARENT_NOT_FOUND, name);
  }

  private static Failure notFound(String name) {
    return Failure.notFound(ErrorReason.RESOURCE_NOT_FOUND, name);
  }

  private Entry entry(Operation operation, R row, List<String> fields) {
    return new Entry(
        operation, is.kind, name(row), fields, is.plan.apply(row), is.ownership.unit().apply(row));
  }
}
