package org.goldenthread.chassis.firstdata;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.protobuf.Int32Value;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.goldenthread.chassis.access.Permit;
import org.goldenthread.chassis.call.Rules;
import org.goldenthread.chassis.identity.Caller;
import org.goldenthread.chassis.identity.Grant;
import org.goldenthread.chassis.identity.Role;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Recording.Cause;
import org.goldenthread.chassis.record.Writes;

/// `load FILE`: what a directorate begins with, from one file for all of its services in YAML or
/// JSON, in the names of the API. Each service takes its own parts of it. The whole is checked
/// before anything is written, and written in one transaction. What is there already is left alone,
/// so a repeated load changes nothing.
@Singleton
public final class FirstData {
  static final String REASON = "First data";

  private static final String ARGUMENT = "load";
  private static final String ACTOR = "first-data";

  /// What may stand in the file: the parts of all services, so that a misspelt one is refused by
  /// each of them.
  private static final Set<String> PARTS =
      Set.of(
          "units",
          "calendars",
          "ragPolicy",
          "riskMatrix",
          "forwardPlanPolicy",
          "strategyFrameworks");

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final List<FirstDataPart<?, ?>> parts;
  private final Rules rules;
  private final Writes writes;
  private final String directorate;

  FirstData(
      List<FirstDataPart<?, ?>> parts,
      Rules rules,
      Writes writes,
      @Value("${goldenthread.directorate}") String directorate) {
    this.parts = parts.stream().sorted(Comparator.comparing(FirstDataPart::key)).toList();
    this.rules = rules;
    this.writes = writes;
    this.directorate = directorate;
  }

  /// Whether a program's arguments ask for a file to be loaded.
  public static boolean isAsked(List<String> arguments) {
    return arguments.size() == 2 && arguments.getFirst().equals(ARGUMENT);
  }

  /// Loads this service's parts of a file.
  ///
  /// @return how many records were written
  /// @throws FirstDataRefusal where anything in it is wrong; nothing is written then
  public int load(Path file) {
    List<FirstDataEntry<?, ?>> entries = entries(read(file));
    Cause cause = new Cause("", REASON, "");
    return permit()
        .grant(
            () ->
                writes.write(
                    Int32Value.getDefaultInstance(),
                    cause,
                    Int32Value.getDefaultInstance(),
                    recording -> {
                      recording.takeTurns(ACTOR);
                      return Int32Value.of(add(entries, recording));
                    }))
        .getValue();
  }

  /// Tries every entry, so that all that is wrong is said at once.
  private static int add(List<FirstDataEntry<?, ?>> entries, Recording recording) {
    List<String> wrong = new ArrayList<>();
    int added = entries.stream().mapToInt(entry -> entry.add(recording, wrong)).sum();
    if (!wrong.isEmpty()) {
      throw new FirstDataRefusal(wrong);
    }
    return added;
  }

  private List<FirstDataEntry<?, ?>> entries(JsonNode content) {
    List<String> wrong = new ArrayList<>();
    for (var part : content.properties()) {
      if (!PARTS.contains(part.getKey())) {
        wrong.add(
            part.getKey()
                + ": is no part of the first data, which are "
                + PARTS.stream().sorted().collect(Collectors.joining(", ")));
      }
    }
    List<FirstDataEntry<?, ?>> entries = new ArrayList<>();
    parts.forEach(part -> entries.addAll(part.read(content.path(part.key()), directorate, wrong)));
    entries.forEach(entry -> wrong.addAll(entry.broken(rules)));
    if (!wrong.isEmpty()) {
      throw new FirstDataRefusal(wrong);
    }
    return entries;
  }

  private static JsonNode read(Path file) {
    JsonNode content;
    try {
      content = YAML.readTree(file.toFile());
    } catch (IOException unreadable) {
      throw new FirstDataRefusal(List.of(file + ": " + unreadable.getMessage()));
    }
    if (!content.isObject() && !content.isMissingNode() && !content.isNull()) {
      throw new FirstDataRefusal(List.of(file + ": parts by their names are expected"));
    }
    return content;
  }

  /// Whoever may start the program with its role on the database may write what it holds.
  private Permit permit() {
    Set<Role> roles = EnumSet.allOf(Role.class);
    Set<Grant> grants =
        roles.stream().map(role -> new Grant(directorate, null, role)).collect(Collectors.toSet());
    Caller caller = new Caller(ACTOR, null, REASON, grants, Instant.MAX);
    return new Permit(caller, ARGUMENT, directorate, roles, Set::of, "");
  }
}
