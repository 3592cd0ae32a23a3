package org.goldenthread.plan.document.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.goldenthread.plan.document.finding.Coverage.Fate;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.finding.Place.Part;
import org.goldenthread.plan.document.finding.Unread;
import org.goldenthread.plan.document.value.FuzzyDate;
import org.goldenthread.plan.document.value.QualifiedValue;
import org.goldenthread.plan.document.value.QualifiedValue.Qualifier;
import org.goldenthread.plan.document.value.Quantity;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.document.value.Timescale;
import org.goldenthread.plan.document.word.Cell;
import org.goldenthread.plan.document.word.Paragraph;
import org.goldenthread.plan.document.word.TableLine;

/// Keeps account of every paragraph: who takes one says what for, and what nobody took is unread.
public final class Ledger {
  private final Map<Integer, Fate> fates = new HashMap<>();
  private final Map<Integer, Seen> seen = new HashMap<>();
  private final Map<String, Integer> keys = new HashMap<>();
  private final Set<Integer> knownTables = new HashSet<>();
  private final Map<String, List<String>> headings = new HashMap<>();
  private final Set<Integer> laterTables = new HashSet<>();
  private final List<Unread> unread = new ArrayList<>();
  private String section = "Header";
  private String context = "";
  private String heading = "";
  private int blankRows;

  private record Seen(String section, String heading) {}

  /// Where the reader is, for the places that it gives.
  public void enter(String section) {
    this.section = section;
    this.context = "";
    this.heading = "";
  }

  public void within(String context) {
    this.context = context;
  }

  public String section() {
    return section;
  }

  public void data(Paragraph paragraph) {
    fates.put(paragraph.id(), Fate.DATA);
  }

  public void data(Cell cell) {
    cell.paragraphs().forEach(this::data);
  }

  public void label(Paragraph paragraph) {
    fates.putIfAbsent(paragraph.id(), Fate.LABEL);
  }

  public void label(Cell cell) {
    cell.paragraphs().forEach(this::label);
  }

  public boolean isTaken(Paragraph paragraph) {
    return fates.containsKey(paragraph.id());
  }

  public Fate fate(Paragraph paragraph) {
    return fates.getOrDefault(paragraph.id(), Fate.UNREAD);
  }

  /// Remembers in which section a paragraph stands, should nobody take it.
  public void seen(Paragraph paragraph) {
    seen.putIfAbsent(paragraph.id(), new Seen(section, heading));
  }

  public void knows(int table) {
    knownTables.add(table);
  }

  /// Whether a table may have these headings of a kind: its first ones, or those again.
  boolean heads(int table, Class<?> kind, List<String> words) {
    List<String> before = headings.putIfAbsent(table + " " + kind.getName(), words);
    return before == null || before.equals(words);
  }

  /// The table is of a kind that is not kept yet.
  public void keepsLater(int table) {
    laterTables.add(table);
  }

  public boolean isKeptLater(int table) {
    return laterTables.contains(table);
  }

  public boolean isKnown(int table) {
    return knownTables.contains(table);
  }

  /// A row of the template that nobody filled in.
  public void blankRow(TableLine row) {
    row.cells().forEach(this::label);
    blankRows++;
  }

  public int blankRows() {
    return blankRows;
  }

  /// The heading that what follows stands under.
  public void under(String text) {
    heading = text;
  }

  public Place place(int table, int row) {
    return place(Part.BODY, section, heading, context, table, row);
  }

  public static Place frontPage() {
    return place(Part.BODY, "Header", "", "", 0, 0);
  }

  /// Where a paragraph that nobody took stands.
  public Place place(Paragraph paragraph) {
    Seen where = seen.getOrDefault(paragraph.id(), new Seen(section, ""));
    Part part = paragraph.spot().textBox() ? Part.TEXT_BOX : Part.BODY;
    String box = paragraph.spot().textBox() ? "text box" : "";
    return place(
        part,
        where.section(),
        where.heading(),
        box,
        paragraph.spot().table(),
        paragraph.spot().row());
  }

  private static Place place(
      Part part, String section, String heading, String context, int table, int row) {
    List<String> words = new ArrayList<>();
    if (!section.isEmpty()) words.add(section.length() == 1 ? "Section " + section : section);
    if (!context.isEmpty()) words.add(context);
    if (!heading.isEmpty() && context.isEmpty()) words.add("\"" + heading + "\"");
    if (table > 0) words.add("table " + table);
    if (row > 0) words.add("row " + row);
    return new Place(part, section, heading, table, row, String.join(", ", words));
  }

  /// A row's key from its own words. Rows of the same words are told apart by their order.
  public String key(String kind, String... words) {
    String folded = Arrays.stream(words).map(TextRules::fold).collect(Collectors.joining("\u0001"));
    String key = kind + ":" + digest(folded);
    int occurrence = keys.merge(key, 1, Integer::sum);
    return occurrence == 1 ? key : key + "#" + occurrence;
  }

  private static String digest(String text) {
    try {
      byte[] bytes =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  public FuzzyDate checked(Place place, FuzzyDate date) {
    if (!date.understood()) unread(place, date.asWritten(), Unread.Reason.DATE_NOT_UNDERSTOOD);
    return date;
  }

  public Quantity checked(Place place, Quantity quantity) {
    if (!quantity.isUnderstood()) {
      unread(place, quantity.asWritten(), Unread.Reason.VALUE_NOT_UNDERSTOOD);
    }
    return quantity;
  }

  public QualifiedValue checked(Place place, QualifiedValue value) {
    if (value.qualifier() == Qualifier.UNKNOWN) {
      unread(place, value.asWritten(), Unread.Reason.VALUE_NOT_UNDERSTOOD);
    }
    return value;
  }

  public Timescale checked(Place place, Timescale timescale) {
    if (timescale.duration() == null && !timescale.isBlank()) {
      unread(place, timescale.asWritten(), Unread.Reason.VALUE_NOT_UNDERSTOOD);
    }
    return timescale;
  }

  public void unread(Place place, String text, Unread.Reason reason) {
    unread.add(new Unread(place, text, reason));
  }

  public List<Unread> unread() {
    return unread;
  }
}
