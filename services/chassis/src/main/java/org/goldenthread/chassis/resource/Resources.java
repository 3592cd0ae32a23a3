package org.goldenthread.chassis.resource;

import com.google.protobuf.Message;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
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
}
