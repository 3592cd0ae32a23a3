package org.goldenthread.chassis.checklist;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `checklist`: what this program needs and does not have, one line for each item, and an end with
/// 1 where something is missing or wrong. `checklist FILE` writes the lines to a file and ends with
/// 0 whatever they say, so that several programs can be looked at before one verdict is given: by
/// `check file:FILE…`.
@Singleton
public final class Checklist {
  // Its lines are for people; how they are written is in logback.xml.
  private static final Logger LOG = LoggerFactory.getLogger(Checklist.class);
  private static final String ARGUMENT = "checklist";

  private final String title;
  private final List<ChecklistItem> items;

  Checklist(
      @Value("${goldenthread.service:gateway}") String service,
      @Value("${goldenthread.directorate:}") String directorate,
      List<ChecklistItem> items) {
    this.title = directorate.isEmpty() ? service : service + " of " + directorate;
    this.items = List.copyOf(items);
  }

  /// Whether a program's arguments ask for its checklist.
  public static boolean isAsked(List<String> arguments) {
    return !arguments.isEmpty() && arguments.getFirst().equals(ARGUMENT);
  }

  /// Looks at everything and ends the process.
  ///
  /// @param program starts the program's beans, and serves nothing
  public static void answer(List<String> arguments, Supplier<ApplicationContext> program) {
    List<String> lines;
    try (ApplicationContext context = program.get()) {
      lines = context.getBean(Checklist.class).lines();
    }
    print(lines);
    if (arguments.size() > 1) {
      write(Path.of(arguments.get(1)), lines);
    } else if (!isComplete(lines)) {
      System.exit(1);
    }
  }

  /// Prints a checklist that was written to a file. Whether everything on it stands.
  public static boolean report(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    print(lines);
    return isComplete(lines);
  }

  /// Every item's line below the program's name, whatever became of the items before.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(title);
    items.forEach(item -> lines.add(look(item).line(item.name())));
    return lines;
  }

  private static Finding look(ChecklistItem item) {
    try {
      return item.look();
    } catch (DatabaseAway away) {
      return Finding.missing(
          "cannot be looked at without the database", "mend `database` above first");
    } catch (Exception failed) {
      return Finding.wrong("cannot be looked at: " + said(failed), "see what it says");
    }
  }

  /// What the failure and its causes say, each once.
  static String said(Throwable failed) {
    List<String> said = new ArrayList<>();
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (said.stream().noneMatch(earlier -> earlier.contains(message))) {
        said.add(message);
      }
    }
    return String.join(": ", said);
  }

  private static boolean isComplete(List<String> lines) {
    for (Finding.State state : Finding.State.values()) {
      if (!state.stands() && lines.stream().anyMatch(line -> line.startsWith(state.name()))) {
        return false;
      }
    }
    return true;
  }

  private static void print(List<String> lines) {
    lines.forEach(LOG::info);
  }

  private static void write(Path file, List<String> lines) {
    try {
      Files.write(file, lines);
    } catch (IOException failed) {
      throw new IllegalStateException("the checklist cannot be written to " + file, failed);
    }
  }
}
