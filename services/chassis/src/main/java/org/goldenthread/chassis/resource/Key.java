package org.goldenthread.chassis.resource;

import java.util.List;
import java.util.UUID;

/// What tells a record from all others: its parents' ids and its own, as its resource name gives
/// them.
///
/// @param parents the parents' ids, outermost first, without the directorate
/// @param id a String where ids are chosen slugs, else a UUID
public record Key(List<String> parents, Object id) {
  public Key {
    parents = List.copyOf(parents);
  }

  /// The only parent's id: the plan's, where the resource is a plan's child.
  public String parent() {
    return parents.getLast();
  }

  public UUID uuid() {
    return (UUID) id;
  }

  public String slug() {
    return (String) id;
  }
}
