package org.goldenthread.plan.value;

import io.grpc.Status.Code;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.resource.Ids;
import org.goldenthread.error.v1.ErrorReason;
import org.jspecify.annotations.Nullable;

/// Resource names in fields, and the ids that tables hold in their place. That what they point to
/// is there, the tables' foreign keys check.
@Singleton
public final class Links {
  private final String root;

  Links(@Value("${goldenthread.directorate}") String directorate) {
    this.root = "directorates/" + directorate + "/";
  }

  public String plan(@Nullable String id) {
    return id == null ? "" : root + "plans/" + id;
  }

  public @Nullable String planId(String name, String field) {
    return name.isEmpty() ? null : last(name, root + "plans/", field);
  }

  public String unit(@Nullable String id) {
    return id == null || id.isEmpty() ? "" : root + "units/" + id;
  }

  public @Nullable String unitId(String name, String field) {
    return name.isEmpty() ? null : last(name, root + "units/", field);
  }

  public List<String> units(List<String> ids) {
    return ids.stream().map(this::unit).toList();
  }

  public List<String> unitIds(List<String> names, String field) {
    return names.stream().map(name -> last(name, root + "units/", field)).toList();
  }

  public List<String> officers(List<String> ids) {
    return ids.stream().map(id -> root + "officers/" + id).toList();
  }

  public List<String> officerIds(List<String> names, String field) {
    return names.stream().map(name -> uuid(name, root + "officers/", field).toString()).toList();
  }

  /// The name of what stands right under the directorate.
  public String ofDirectorate(String collection, UUID id) {
    return root + collection + "/" + id;
  }

  /// The name of a plan's child; empty where there is none.
  public String child(String plan, String collection, @Nullable UUID id) {
    return id == null ? "" : plan(plan) + "/" + collection + "/" + id;
  }

  /// The id of a child of this plan; null for an empty name.
  ///
  /// @throws Failure `LINK_OUTSIDE_PLAN` where the name is another plan's
  public @Nullable UUID childId(String plan, String collection, String name, String field) {
    if (name.isEmpty()) {
      return null;
    }
    if (!name.startsWith(plan(plan) + "/")) {
      throw Failure.of(
              Code.FAILED_PRECONDITION,
              ErrorReason.LINK_OUTSIDE_PLAN,
              "The field " + field + " can only point to what belongs to the same plan.")
          .with("field", field);
    }
    return uuid(name, plan(plan) + "/" + collection + "/", field);
  }

  private static UUID uuid(String name, String prefix, String field) {
    return Ids.parse(last(name, prefix, field)).orElseThrow(() -> missing(field));
  }

  private static String last(String name, String prefix, String field) {
    if (!name.startsWith(prefix)) {
      throw missing(field);
    }
    return name.substring(prefix.length());
  }

  /// What a link's absence is answered with.
  public static Failure missing(String field) {
    return Failure.of(
            Code.FAILED_PRECONDITION,
            ErrorReason.LINK_NOT_FOUND,
            "What the field " + field + " points to is not there.")
        .with("field", field);
  }
}
