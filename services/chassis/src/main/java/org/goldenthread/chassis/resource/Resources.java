package org.goldenthread.chassis.resource;

import com.google.protobuf.Message;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.goldenthread.chassis.call.Rules;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.record.RowStore;
import org.goldenthread.chassis.record.Tables;
import org.goldenthread.chassis.record.Writes;

/// What every [Resource] of a service shares.
@Singleton
public final class Resources {
  final String directorate;
  final Tables tables;
  final Reads reads;
  final Writes writes;
  final Rules rules;
  final Ids ids;
  private final List<Resource<?, ?>> served = new CopyOnWriteArrayList<>();

  Resources(
      @Value("${goldenthread.directorate}") String directorate,
      Tables tables,
      Reads reads,
      Writes writes,
      Rules rules,
      Ids ids) {
    this.directorate = directorate;
    this.tables = tables;
    this.reads = reads;
    this.writes = writes;
    this.rules = rules;
    this.ids = ids;
  }

  /// Begins a resource's definition.
  ///
  /// @param row the row's class
  /// @param store what writes the rows
  /// @param prototype the contract's message, which names the resource's pattern
  /// @param wire between the two
  public <R extends Row, M extends Message> ResourceBuilder<R, M> of(
      Class<R> row, RowStore<R, ?> store, M prototype, Wire<R, M> wire) {
    return new ResourceBuilder<>(this, row, store, prototype, wire);
  }

  /// Those of these names that are no record's of this service, as far as the caller may see, in
  /// their order.
  public Set<String> missing(Collection<String> names) {
    return reads.read(
        null,
        () -> {
          Set<String> missing = new LinkedHashSet<>(names);
          served.forEach(resource -> missing.removeAll(resource.present(missing)));
          return missing;
        });
  }

  /// Every kind of records that stands right under this one, whichever slice keeps it.
  public List<Resource<?, ?>> under(Resource<?, ?> parent) {
    return served.stream().filter(resource -> parent.equals(resource.parent())).toList();
  }

  /// Every resource that this service serves.
  public List<Resource<?, ?>> all() {
    return List.copyOf(served);
  }

  /// What moves a record of this name within its list; empty where no record of this service that
  /// has a place can have that name.
  public Optional<Placement<?, ?>> placement(String name) {
    return served.stream()
        .<Placement<?, ?>>flatMap(resource -> resource.placement(name).stream())
        .findFirst();
  }

  <R extends Row, M extends Message> Resource<R, M> serve(Resource<R, M> resource) {
    served.add(resource);
    return resource;
  }
}
