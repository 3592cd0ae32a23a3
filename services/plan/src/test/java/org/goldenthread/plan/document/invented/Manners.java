package org.goldenthread.plan.document.invented;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The manners, by name, each with the file written in it.
public final class Manners {
  private Manners() {}

  public static Map<String, WordMarkup> all() {
    Map<String, WordMarkup> all = new LinkedHashMap<>();
    all.put("columns in another order", InventedPlan.in(new Rotated(1)));
    all.put("columns in a third order", InventedPlan.in(new Rotated(2)));
    all.put("headings in other words", InventedPlan.in(new Reworded()));
    all.put("look-alike letters in headings", InventedPlan.in(new LookAlike()));
    all.put("text cut into many runs", InventedPlan.in(new Cut()));
    all.put("tracked changes", InventedPlan.in(new Tracked()));
    all.put("content controls around everything", InventedPlan.in(new Controlled()));
    all.put("soft hyphens and no-break spaces", InventedPlan.in(new Hyphenated()));
    all.put("links, smart tags and fields", InventedPlan.in(new Linked()));
    all.put("automatic numbering", InventedPlan.in(new Numbered()));
    all.put("tables continued with their headings", InventedPlan.in(new Continued(true)));
    all.put("tables continued without headings", InventedPlan.in(new Continued(false)));
    all.put("the front page in text boxes", InventedPlan.in(new Boxed()));
    all.put("the front page as a table", InventedPlan.in(new FrontTable()));
    all.put("tables inside a layout table", InventedPlan.in(new Nested()));
    all.put("as LibreOffice writes it", InventedPlan.in(new LibreOffice()));
    all.put("footnotes and comments", footnotes());
    all.put("other name space prefixes", prefixed());
    all.put("the strict form of the standard", InventedPlan.in(new Manner()).strict());
    all.put("another encoding", InventedPlan.in(new Manner()).encoded(StandardCharsets.UTF_16));
    return all;
  }

  public static WordMarkup called(String name) {
    WordMarkup found = all().get(name);
    if (found == null) throw new IllegalArgumentException("no manner is called " + name);
    return found;
  }

  private static final class Rotated extends Manner {
    private final int by;

    private Rotated(int by) {
      this.by = by;
    }

    @Override
    public <T> List<T> order(List<T> columns) {
      List<T> rotated = new ArrayList<>(columns);
      Collections.rotate(rotated, by);
      return rotated;
    }
  }

  private static final class Reworded extends Manner {
    private static final Map<String, String> WORDS =
        Map.ofEntries(
            Map.entry("Directorate Name", "Directorate"),
            Map.entry("Division/Business Unit Name", "Division"),
            Map.entry("Head(s) of Service", "Heads of service"),
            Map.entry("Gross Expenditure", "Gross expenditure 2026-27"),
            Map.entry("SECTION A: ROLE/PURPOSE OF FUNCTION", "Section A – Role and purpose"),
            Map.entry("Actions", "Key actions"),
            Map.entry("Accountable Officer", "Lead officer(s)"),
            Map.entry("Start Date (month/year)", "Start (month/year)"),
            Map.entry("End Date (month/year)", "To be completed by (month/year)"),
            Map.entry("KEY MILESTONES", "Milestones"),
            Map.entry("DATE (month/year)", "By when (month/year)"),
            Map.entry(
                "ARE THERE ANY KEY OR SIGNIFICANT DECISIONS THAT COULD ARISE FROM THIS PRIORITY?",
                "Key decisions arising"),
            Map.entry(
                "ARE THESE ALREADY IN THE FORWARD PLAN? Yes/No", "On the forward plan (Y/N)?"),
            Map.entry("RISKS", "Key risks"),
            Map.entry("MITIGATION", "Mitigating actions"),
            Map.entry("CRITICAL FUNCTIONS", "Critical function"),
            Map.entry("TIMESCALE", "Recovery time"),
            Map.entry("MINIMUM SERVICE LEVEL", "Minimum level of service"),
            Map.entry("ACTIVITY DETAILS", "Activity"),
            Map.entry("EXPECTED IMPACT", "Impact on the other division"),
            Map.entry("EXPECTED DATE", "Date support is needed"),
            Map.entry("Divisional Unit", "Business unit"),
            Map.entry("Responsible Manager", "Budget manager"),
            Map.entry("Govt. Grants", "Government grants"));

    @Override
    public String wording(String heading) {
      return WORDS.getOrDefault(heading, heading);
    }
  }

  private static final class LookAlike extends Manner {
    @Override
    public String wording(String heading) {
      boolean label = heading.startsWith("PRIORITY ") || heading.startsWith("DESCRIPTION");
      int end = label ? heading.indexOf(' ') : heading.length();
      return foreign(heading.substring(0, end)) + heading.substring(end);
    }

    private static String foreign(String text) {
      if (Pattern.compile("December|Outturn|FTE|PERFORMANCE|Benchmark").matcher(text).find())
        return text;
      return text.replace('A', 'А')
          .replace('o', 'о')
          .replace('O', 'О')
          .replace('T', 'Т')
          .replace('Y', 'Υ')
          .replace('e', 'е');
    }
  }

  private static final class Cut extends Manner {
    @Override
    public String runs(String text) {
      StringBuilder runs = new StringBuilder();
      for (int at = 0; at < text.length(); at++) {
        runs.append("<w:r><w:rPr><w:lang w:val=\"en-GB\"/></w:rPr>")
            .append(words(text.substring(at, at + 1)))
            .append("</w:r><w:proofErr w:type=\"x\"/>");
      }
      return runs.toString();
    }
  }

  private static final class Tracked extends Manner {
    @Override
    public String runs(String text) {
      int half = text.length() / 2;
      return "<w:del w:id=\"1\"><w:r><w:delText>gone</w:delText></w:r></w:del>"
          + run(text.substring(0, half))
          + "<w:ins w:id=\"2\">"
          + run(text.substring(half))
          + "</w:ins>"
          + "<w:moveFrom w:id=\"3\">"
          + run("moved away")
          + "</w:moveFrom>";
    }

    @Override
    public String table(List<String> rows) {
      List<String> all = new ArrayList<>(rows);
      all.add("<w:tr><w:trPr><w:del w:id=\"4\"/></w:trPr>" + cell("a deleted row") + "</w:tr>");
      return super.table(all);
    }

    @Override
    public String row(List<String> cells) {
      return "<w:tr><w:trPr><w:ins w:id=\"5\"/></w:trPr>" + String.join("", cells) + "</w:tr>";
    }
  }

  private static final class Controlled extends Manner {
    private static String control(String content) {
      return "<w:sdt><w:sdtPr><w:alias w:val=\"field\"/></w:sdtPr><w:sdtContent>"
          + content
          + "</w:sdtContent></w:sdt>";
    }

    @Override
    public String runs(String text) {
      return control(run(text));
    }

    @Override
    public String cell(String content, int span, String properties) {
      return control(super.cell(content, span, properties));
    }

    @Override
    public String row(List<String> cells) {
      return control(super.row(cells));
    }

    @Override
    public String table(List<String> rows) {
      return control(super.table(rows));
    }

    /// An unused field shows a grey prompt.
    @Override
    public String content(String text) {
      if (!text.isEmpty()) return super.content(text);
      return "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:rPr>"
          + "<w:rStyle w:val=\"PlaceholderText\"/></w:rPr><w:t>Click here to enter text.</w:t>"
          + "</w:r></w:p></w:sdtContent></w:sdt>";
    }
  }

  private static final class Hyphenated extends Manner {
    @Override
    public String runs(String text) {
      String[] halves = {text.substring(0, text.length() / 2), text.substring(text.length() / 2)};
      return "<w:r>"
          + words(hyphenated(halves[0]))
          + "<w:softHyphen/>"
          + words(hyphenated(halves[1]))
          + "</w:r>";
    }

    private static String hyphenated(String text) {
      return text.replace(' ', '\u00A0').replace("ar", "a\u00ADr").replace("in", "i\u200Bn");
    }
  }

  private static final class Linked extends Manner {
    @Override
    public String runs(String text) {
      int third = text.length() / 3;
      return "<w:hyperlink>"
          + run(text.substring(0, third))
          + "</w:hyperlink>"
          + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
          + "<w:r><w:instrText> REF x </w:instrText></w:r>"
          + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
          + "<w:smartTag>"
          + run(text.substring(third, 2 * third))
          + "</w:smartTag>"
          + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
          + "<w:fldSimple w:instr=\"x\">"
          + run(text.substring(2 * third))
          + "</w:fldSimple>";
    }
  }

  /// Word counts the numbers; each priority's actions and each block of milestones is a list.
  private static final class Numbered extends Manner {
    private int actions;
    private int milestones = 2;

    @Override
    public String number(String number) {
      if (number.isEmpty()) return "<w:p/>";
      if (number.equals("A")) milestones++;
      if (number.equals("1")) actions++;
      int list = Character.isLetter(number.charAt(0)) ? milestones : actions;
      int level = number.contains(".") ? 1 : 0;
      return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\""
          + level
          + "\"/><w:numId w:val=\""
          + list
          + "\"/></w:numPr></w:pPr></w:p>";
    }
  }

  private static final class Continued extends Manner {
    private final boolean headings;

    private Continued(boolean headings) {
      this.headings = headings;
    }

    @Override
    public String tables(List<String> heads, List<String> rows) {
      if (rows.size() < 2) return super.tables(heads, rows);
      List<String> rest = rows.subList(1, rows.size());
      String second = headings ? super.tables(heads, rest) : table(rest);
      return super.tables(heads, rows.subList(0, 1)) + "<w:p/>" + second;
    }
  }

  private static final class Boxed extends Manner {
    @Override
    public String front(String label, String text) {
      String inside = "<w:txbxContent>" + super.front(label, text) + "</w:txbxContent>";
      return "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp>"
          + "<wps:txbx>"
          + inside
          + "</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback>"
          + "<w:pict><v:shape><v:textbox>"
          + inside
          + "</v:textbox></v:shape></w:pict>"
          + "</mc:Fallback></mc:AlternateContent></w:r></w:p>";
    }
  }

  private static final class FrontTable extends Manner {
    @Override
    public String front(String label, String text) {
      return table(List.of(row(List.of(cell(wording(label)), cell(text)))));
    }
  }

  private static final class Nested extends Manner {
    @Override
    public String table(List<String> rows) {
      String inner = super.table(rows);
      return super.table(List.of(row(List.of(cell(inner + "<w:p/>", 1, "")))));
    }
  }

  private static final class LibreOffice extends Manner {
    @Override
    public String runs(String text) {
      return "<w:bookmarkStart w:id=\"0\" w:name=\"b\"/><w:r><w:rPr></w:rPr></w:r>"
          + "<w:r><w:rPr><w:rFonts w:eastAsia=\"Calibri\"/><w:b w:val=\"false\"/>"
          + "<w:bCs w:val=\"false\"/></w:rPr>"
          + words(text)
          + "<w:lastRenderedPageBreak/></w:r>"
          + "<w:bookmarkEnd w:id=\"0\"/>";
    }

    @Override
    public String cell(String content, int span, String properties) {
      String merge = properties.replace("<w:vMerge/>", "<w:vMerge w:val=\"continue\"/>");
      String spans = span == 1 ? "" : "<w:gridSpan w:val=\"" + span + "\"/>";
      return "<w:tc><w:tcPr><w:tcW w:w=\"100\" w:type=\"dxa\"/>"
          + spans
          + merge
          + "<w:tcBorders><w:top w:val=\"single\"/></w:tcBorders></w:tcPr>"
          + content
          + "</w:tc>";
    }

    @Override
    public String table(List<String> rows) {
      return "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid/>"
          + String.join("", rows)
          + "</w:tbl>";
    }
  }

  private static WordMarkup footnotes() {
    Manner noted =
        new Manner() {
          @Override
          public String runs(String text) {
            String mark =
                text.equals("A storm closes the channel")
                    ? "<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:commentReference"
                        + " w:id=\"0\"/></w:r>"
                    : "";
            return run(text) + mark;
          }
        };
    return InventedPlan.in(noted)
        .beside(
            "footnotes",
            "footnotes",
            "<w:footnote w:id=\"0\" w:type=\"separator\"><w:p><w:r><w:separator/></w:r></w:p>"
                + "</w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>"
                + noted.run("Counted at high water.")
                + "</w:p></w:footnote>")
        .beside(
            "comments",
            "comments",
            "<w:comment w:id=\"0\" w:author=\"x\"><w:p>"
                + noted.run("Is this so?")
                + "</w:p></w:comment>");
  }

  private static WordMarkup prefixed() {
    WordMarkup plain = InventedPlan.in(new Manner());
    return plain.document(
        plain
            .document()
            .replace("<w:", "<ns0:")
            .replace("</w:", "</ns0:")
            .replace(" w:", " ns0:")
            .replace("xmlns:w=", "xmlns:ns0="));
  }
}
