package org.goldenthread.chassis.resource;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.link.Reference;

/// Links between resources of this directorate: callers write resource names, tables keep the last
/// part of them.
@Singleton
public final class Links {
  private final String directorate;

  Links(@Value("${goldenthread.directorate}") String directorate) {
    this.directorate = directorate;
  }

  /// The id in a resource name; empty for an empty name.
  ///
  /// @param field the contract's name of the field, for the refusal
  /// @throws Failure `LINK_NOT_FOUND` where the name is another directorate's
  public String id(String field, String name) {
    if (name.isEmpty()) {
      return "";
    }
    if (!isOurs(name)) {
      throw missing(field, name);
    }
    return name.substring(name.lastIndexOf('/') + 1);
  }

  public List<String> ids(String field, List<String> names) {
    return names.stream().map(name -> id(field, name)).toList();
  }

  /// The name of a resource that stands right under the directorate; empty for an empty id.
  ///
  /// @param collection as the name writes it, such as `riskRegisters`
  public String name(String collection, String id) {
    return id.isEmpty() ? "" : "directorates/" + directorate + "/" + collection + "/" + id;
  }

  public List<String> names(String collection, List<String> ids) {
    return ids.stream().map(id -> name(collection, id)).toList();
  }

  /// Whether this directorate keeps the resource of that name.
  public boolean isOurs(String name) {
    return name.startsWith("directorates/" + directorate + "/");
  }

  /// The failure to answer with where a field points to what is not there.
  public static Failure missing(String field, String name) {
    return new Reference(field, name).missing();
  }
}
