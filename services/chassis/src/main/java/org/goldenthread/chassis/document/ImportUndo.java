package org.goldenthread.chassis.document;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.goldenthread.chassis.document.ImportTraces.Since;
import org.goldenthread.chassis.document.ImportTraces.Touched;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.type.v1.Change.Operation;
import org.goldenthread.type.v1.UndoImportPartRequest;
import org.goldenthread.type.v1.UndoReport;
import org.goldenthread.type.v1.UndoReport.Obstacle;
import org.jspecify.annotations.Nullable;

/// Takes back what an import did in this service: what it made is removed, what it changed is as it
/// was before, by the change log and the history. Within a transaction.
@Singleton
final class ImportUndo {
  private static final int OBSTACLES = 100;
  private static final int SINCE = 10_000;

  private final ImportTraces traces;
  private final ImportRows imports;
  private final Resources resources;

  ImportUndo(ImportTraces traces, ImportRows imports, Resources resources) {
    this.traces = traces;
    this.imports = imports;
    this.resources = resources;
  }

  /// A record that stands, and how it was before the import.
  ///
  /// @param before null where the import made it
  private record Standing<R extends Row, M extends Message>(
      Resource<R, M> resource, R row, @Nullable M before) {
    String name() {
      return resource.name(row);
    }

    boolean isMade() {
      return before == null;
    }

    void remove(Recording recording) {
      resource.remove(recording, row);
    }

    void restore(Recording recording) {
      if (before != null) {
        resource.replace(recording, Operation.UPDATED, row, before);
      }
    }

    /// The plan no longer shows the record, which stays.
    void hide(Recording recording, String plan) {
      M message = resource.message(row);
      FieldDescriptor plans = message.getDescriptorForType().findFieldByName("plans");
      if (plans != null) {
        List<?> others =
            ((List<?>) message.getField(plans)).stream().filter(one -> !one.equals(plan)).toList();
        Message hidden = message.toBuilder().setField(plans, others).build();
        resource.replace(recording, Operation.UPDATED, row, new Shape<>(message).cast(hidden));
      }
    }
  }

  UndoReport undo(Recording recording, UndoImportPartRequest request) {
    imports.lock("import " + request.getPlan());
    List<Touched> touched = traces.touched(request.getImport());
    if (touched.isEmpty() || traces.isTakenBack(request.getImport())) {
      return UndoReport.getDefaultInstance();
    }
    Map<String, Standing<?, ?>> standing = standing(touched);
    Set<String> stays = stays(standing);
    UndoReport.Builder report =
        UndoReport.newBuilder().addAllObstacles(obstacles(request, touched, standing));
    List<Standing<?, ?>> lastFirst = new ArrayList<>(standing.values()).reversed();
    for (Standing<?, ?> one : lastFirst) {
      if (stays.contains(one.name())) {
        report.addKept(one.name());
      } else if (one.isMade()) {
        report.addRemoved(one.name());
      } else {
        report.addRestored(one.name());
      }
    }
    if (report.getObstaclesCount() == 0) {
      // Also where it is only looked at, and rolled back: what refuses it is found out by doing it.
      takeBack(recording, request, lastFirst, stays);
    }
    return report.build();
  }

  /// In the order in which they came into being, turned round: what others point to goes last.
  private void takeBack(
      Recording recording,
      UndoImportPartRequest request,
      List<Standing<?, ?>> lastFirst,
      Set<String> stays) {
    recording.takeBack();
    Set<String> gone = new HashSet<>();
    for (Standing<?, ?> one : lastFirst) {
      boolean kept = stays.contains(one.name());
      if (!one.isMade()) {
        one.restore(recording);
      } else if (!kept) {
        one.remove(recording);
      } else if (!one.resource().isForEver()) {
        one.hide(recording, request.getPlan());
      }
      if (one.isMade() && !one.resource().isForEver()) {
        gone.add(id(one.name()));
      }
    }
    imports.undo(request.getImport(), gone);
  }

  /// The records that the import touched and that are there still, locked in the order of their
  /// names; what was deleted since is gone already.
  private Map<String, Standing<?, ?>> standing(List<Touched> touched) {
    Map<String, Standing<?, ?>> locked = new LinkedHashMap<>();
    touched.stream()
        .sorted((one, other) -> one.resource().compareTo(other.resource()))
        .forEach(
            one -> {
              Optional<Resource<?, ?>> resource = resource(one.kind());
              Standing<?, ?> found = resource.isEmpty() ? null : lock(resource.get(), one);
              if (found != null) {
                locked.put(one.resource(), found);
              }
            });
    Map<String, Standing<?, ?>> standing = new LinkedHashMap<>();
    for (Touched one : touched) {
      Standing<?, ?> found = locked.get(one.resource());
      if (found != null) {
        standing.put(one.resource(), found);
      }
    }
    return standing;
  }

  private static <R extends Row, M extends Message> @Nullable Standing<R, M> lock(
      Resource<R, M> resource, Touched touched) {
    List<?> key = resource.ids(List.of(id(touched.resource())));
    if (resource.isForEver()) {
      return resource
          .table()
          .find(key.getFirst(), null)
          .map(row -> new Standing<R, M>(resource, row, null))
          .orElse(null);
    }
    Optional<M> before =
        resource
            .table()
            .find(key.getFirst(), touched.first().minus(1, ChronoUnit.MICROS))
            .map(resource::message);
    return resource
        .table()
        .lock("t.id = ?", key)
        .map(row -> new Standing<>(resource, row, before.orElse(null)))
        .orElse(null);
  }

  /// What is kept for ever, and what the import made above it.
  private static Set<String> stays(Map<String, Standing<?, ?>> standing) {
    Set<String> stays = new HashSet<>();
    standing.forEach(
        (name, one) -> {
          if (one.resource().isForEver()) {
            stays.add(name);
            above(name).stream().filter(made -> isMade(standing.get(made))).forEach(stays::add);
          }
        });
    return stays;
  }

  private static boolean isMade(@Nullable Standing<?, ?> standing) {
    return standing != null && standing.isMade();
  }

  private List<Obstacle> obstacles(
      UndoImportPartRequest request, List<Touched> touched, Map<String, Standing<?, ?>> standing) {
    Map<String, Touched> own =
        touched.stream().collect(Collectors.toMap(Touched::resource, one -> one));
    Set<String> made = new HashSet<>(request.getRemovedList());
    standing.forEach(
        (name, one) -> {
          if (one.isMade()) {
            made.add(name);
          }
        });
    List<Since> since =
        traces.since(
            touched.getFirst().sequence(), request.getImport(), request.getUndoneList(), SINCE + 1);
    List<Obstacle> obstacles = new ArrayList<>();
    if (since.size() > SINCE) {
      obstacles.add(Obstacle.newBuilder().setKind(Obstacle.Kind.TOO_LONG_AGO).build());
    }
    for (Since one : since) {
      Touched mine = own.get(one.resource());
      if (one.deleted() || obstacles.size() >= OBSTACLES || isOfUndone(request, one)) {
        continue;
      }
      if (mine != null && standing.containsKey(one.resource())) {
        if (one.sequence() > mine.sequence()) {
          obstacles.add(obstacle(Obstacle.Kind.CHANGED_SINCE, one));
        }
      } else if (names(request, one, made)) {
        obstacles.add(obstacle(Obstacle.Kind.LINKED_SINCE, one));
      }
    }
    return obstacles;
  }

  private static boolean isOfUndone(UndoImportPartRequest request, Since since) {
    return request.getUndoneList().stream()
        .anyMatch(undone -> since.resource().startsWith(undone + "/"));
  }

  /// Whether the record stands below what the import made, or names it.
  private boolean names(UndoImportPartRequest request, Since since, Set<String> made) {
    if (above(since.resource()).stream().anyMatch(made::contains)) {
      return true;
    }
    boolean ownItem = since.resource().startsWith(request.getImport() + "/");
    return resource(since.kind())
        .flatMap(resource -> message(resource, since.resource()))
        .filter(message -> Mentions.of(message, ownItem).anyMatch(it -> isOf(made, it)))
        .isPresent();
  }

  private static boolean isOf(Set<String> made, String name) {
    return made.contains(name) || above(name).stream().anyMatch(made::contains);
  }

  private static <R extends Row> Optional<Message> message(Resource<R, ?> resource, String name) {
    return resource
        .table()
        .find(resource.ids(List.of(id(name))).getFirst(), null)
        .map(resource::message);
  }

  private Optional<Resource<?, ?>> resource(String kind) {
    return resources.all().stream().filter(one -> one.kind().equals(kind)).findFirst();
  }

  private static Obstacle obstacle(Obstacle.Kind kind, Since since) {
    return Obstacle.newBuilder()
        .setKind(kind)
        .setResource(since.resource())
        .setActor(since.actor())
        .setTime(Shape.timestamp(since.instant()))
        .build();
  }

  private static String id(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /// The names of the resources that one stands below: of `directorates/fsc/plans/care/actions/1`
  /// that is `directorates/fsc/plans/care`.
  private static List<String> above(String name) {
    List<String> above = new ArrayList<>();
    String[] parts = name.split("/", -1);
    for (int length = parts.length - 2; length > 2; length -= 2) {
      above.add(String.join("/", List.of(parts).subList(0, length)));
    }
    return above;
  }
}
