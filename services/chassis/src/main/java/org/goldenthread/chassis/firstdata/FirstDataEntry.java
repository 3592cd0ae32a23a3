package org.goldenthread.chassis.firstdata;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goldenthread.chassis.call.Rules;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.failure.SqlFailures;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.type.v1.Change.Operation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One record in the file.
///
/// @param place where it stands: `units[2]`
/// @param message as the file has it
/// @param request what is held against the contract's rules: the request that creates it, or the
///   message itself
record FirstDataEntry<R extends Row, M extends Message>(
    Resource<R, M> resource, String place, Key key, M message, Message request) {
  private static final Logger LOG = LoggerFactory.getLogger(FirstData.class);
  private static final Pattern SNAKE = Pattern.compile("_(.)");

  /// What breaks the contract's rules, each with its place.
  List<String> broken(Rules rules) {
    try {
      rules.require(request);
      return List.of();
    } catch (Failure failure) {
      return said(failure);
    }
  }

  /// Writes it where it is not there yet, by the rules by which it is created in a call; what is
  /// there is left alone.
  ///
  /// @param wrong is told why it cannot be written
  /// @return how many records were written
  /// @throws FirstDataRefusal where nothing more can be tried, because the database itself refused
  int add(Recording recording, List<String> wrong) {
    try {
      if (resource.isSetting()) {
        // Somebody may be setting it just now.
        recording.takeTurns(resource.kind());
      }
      String name = resource.name(key);
      Optional<R> standing = resource.find(name, null).filter(row -> row.stamp().isWritten());
      if (standing.isPresent()) {
        compare(name, standing.get());
        return 0;
      }
      if (resource.isSetting()) {
        resource.replace(recording, Operation.CREATED, resource.lock(name), message);
      } else {
        resource.create(request);
      }
      LOG.atInfo().addKeyValue("resource", name).log("loaded");
      return 1;
    } catch (Failure failure) {
      wrong.addAll(said(failure));
      return 0;
    } catch (RuntimeException failed) {
      if (SqlFailures.isConflict(failed)) {
        throw failed;
      }
      wrong.addAll(said(SqlFailures.find(failed).orElseThrow(() -> failed)));
      throw new FirstDataRefusal(wrong);
    }
  }

  private void compare(String name, R standing) {
    List<String> fields =
        new Shape<>(resource.prototype())
            .differences(resource.settled(key, message), resource.message(standing));
    if (!fields.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("resource", name)
          .addKeyValue("fields", fields.stream().map(FirstDataEntry::json).toList())
          .log("is there already and differs from the first data; it is left as it is");
    }
  }

  private List<String> said(Failure failure) {
    List<String> lines = new ArrayList<>();
    failure.violations().forEach(it -> lines.add(at(it.path()) + ": " + it.detail()));
    if (lines.isEmpty()) {
      lines.add(at(failure.metadata().getOrDefault("field", "")) + ": " + failure.detail());
    }
    return lines;
  }

  /// The place of a field that the contract calls `unit.parent_unit`.
  private String at(String path) {
    String prefix = Shape.snake(resource.kind()) + ".";
    String own = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    return own.isEmpty() ? place : place + "." + json(own);
  }

  private static String json(String snake) {
    return SNAKE.matcher(snake).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
  }
}
