package org.goldenthread.indicator.indicator;

import io.grpc.Status.Code;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.error.v1.ErrorReason;

/// Resource names in links: kept as ids where a table needs no more, and never to another
/// directorate.
@Singleton
public final class LinkWire {
  private final String prefix;

  LinkWire(@Value("${goldenthread.directorate}") String directorate) {
    this.prefix = "directorates/" + directorate + "/";
  }

  /// The last part of a name; empty for an empty one.
  ///
  /// @param field the field's path in the request
  public String id(String name, String field) {
    String ours = ours(name, field);
    return ours.substring(ours.lastIndexOf('/') + 1);
  }

  public List<String> ids(List<String> names, String field) {
    return names.stream().map(name -> id(name, field)).toList();
  }

  /// The name as it came, of this directorate or empty.
  public String ours(String name, String field) {
    if (!name.isEmpty() && !name.startsWith(prefix)) {
      throw Failure.of(
              Code.FAILED_PRECONDITION,
              ErrorReason.LINK_NOT_FOUND,
              "The field " + field + " points out of this directorate, to " + name + ".")
          .with("field", field)
          .with("resource", name);
    }
    return name;
  }

  public List<String> ours(List<String> names, String field) {
    List<String> checked = new ArrayList<>();
    names.forEach(name -> checked.add(ours(name, field)));
    return checked;
  }

  /// The name of a plan, a unit, an officer or another resource of the directorate; empty for none.
  public String name(String collection, String id) {
    return id.isEmpty() ? "" : prefix + collection + "/" + id;
  }

  public List<String> names(String collection, List<String> ids) {
    return ids.stream().map(id -> name(collection, id)).toList();
  }
}
