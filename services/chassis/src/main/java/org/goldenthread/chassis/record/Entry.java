package org.goldenthread.chassis.record;

import java.util.List;
import org.goldenthread.type.v1.Change.Operation;

/// What one change log row says of the change; who made it, when and in which request the
/// transaction adds.
///
/// @param kind the resource's kind, such as `Action`
/// @param resource its name
/// @param fields the fields that changed, in the contract's names; empty unless it was updated or
///   imported
/// @param plan the plan that it belongs to, as a resource name; empty where none
/// @param unit the unit that it belongs to; empty where it belongs to the whole directorate
public record Entry(
    Operation operation,
    String kind,
    String resource,
    List<String> fields,
    String plan,
    String unit) {
  public Entry {
    fields = List.copyOf(fields);
  }
}
