package org.goldenthread.plan.forward.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Timestamp;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.goldenthread.plan.v1.DecisionBody;
import org.goldenthread.plan.v1.ForwardPlanEntry;
import org.goldenthread.plan.v1.ForwardPlanEntry.KeyBecause;
import org.goldenthread.plan.v1.ForwardPlanPolicy;
import org.goldenthread.type.v1.FuzzyDate;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/// The forward plan as the public gets it: SI 2012/2089, regulation 9(1), and RFC 5545.
class PapersTest {
  private static final String HOSTILE =
      "Whether to \"buy\" <script>alert(1)</script> & <b>more</b>; \\ one, two\nEND:VEVENT";
  private static final ForwardPlanEntry ENTRY =
      ForwardPlanEntry.newBuilder()
          .setName("directorates/fsc/forwardPlanEntries/0198c1f0-0000-7000-8000-000000000001")
          .setUpdateTime(Timestamp.newBuilder().setSeconds(1772452800))
          .setReference("FP/12")
          .setText(HOSTILE)
          .setDecisionMaker("Cabinet")
          .setPortfolio("Adults")
          .setKeyBecause(KeyBecause.AMOUNT)
          .setPublishedOn("2026-03-02")
          .setDue(
              FuzzyDate.newBuilder()
                  .setAsWritten("Apr/May 2026")
                  .setEarliest("2026-04-01")
                  .setLatest("2026-05-31"))
          .addDocuments("Report of the director")
          .addContacts("directorates/fsc/officers/wren")
          .build();
  private static final Map<String, String> OFFICERS =
      Map.of("directorates/fsc/officers/wren", "Wren Ash <w@example.org>");

  @Test
  void what_people_wrote_comes_into_the_page_as_text_alone() throws Exception {
    String page = page(ENTRY);

    assertFalse(page.contains("<script"), page);
    assertFalse(page.contains("<b>"), page);
    Document document = parsed(page);
    assertEquals(0, document.getElementsByTagName("script").getLength());
    assertTrue(
        document.getElementsByTagName("th").item(8).getTextContent().startsWith(HOSTILE), page);
  }

  @Test
  void the_page_states_what_regulation_9_asks_for() throws Exception {
    String text = parsed(page(ENTRY)).getDocumentElement().getTextContent();

    for (String stated :
        List.of(
            "on behalf of Borderland County Council",
            "FP/12",
            "Cabinet",
            "Yes: spending or saving",
            "Apr/May 2026",
            "2 March 2026",
            "Report of the director",
            "Wren Ash <w@example.org>",
            "Copies are available from: The Library",
            "Councillor Moss")) {
      assertTrue(text.contains(stated), stated + " in " + text);
    }
  }

  @Test
  void the_page_can_be_heard_and_printed() throws Exception {
    Document page = parsed(page(ENTRY));

    assertEquals("en-GB", page.getDocumentElement().getAttribute("lang"));
    assertEquals(1, page.getElementsByTagName("h1").getLength());
    assertEquals(1, page.getElementsByTagName("caption").getLength());
    assertEquals("col", attribute(page, "th", 0, "scope"));
    assertEquals("row", attribute(page, "th", 8, "scope"));
    assertTrue(
        page.getElementsByTagName("style")
            .item(0)
            .getTextContent()
            .contains("display:table-header-group"));
  }

  @Test
  void a_plan_with_nothing_on_it_says_so() throws Exception {
    assertTrue(parsed(page()).getDocumentElement().getTextContent().contains("No decision stands"));
  }

  @Test
  void a_decision_is_in_the_calendar_from_its_first_day_to_its_last() {
    List<String> lines = unfolded(calendar(ENTRY));

    assertTrue(lines.contains("UID:0198c1f0-0000-7000-8000-000000000001"), lines::toString);
    assertTrue(lines.contains("DTSTAMP:20260302T120000Z"), lines::toString);
    assertTrue(lines.contains("DTSTART;VALUE=DATE:20260401"), lines::toString);
    // The end is the day after (section 3.6.1).
    assertTrue(lines.contains("DTEND;VALUE=DATE:20260601"), lines::toString);
    assertTrue(
        lines.contains(
            "SUMMARY:Whether to \"buy\" <script>alert(1)</script> & <b>more</b>\\; \\\\ one\\,"
                + " two"),
        lines::toString);
  }

  @Test
  void no_text_breaks_out_of_its_line() {
    List<String> lines = unfolded(calendar(ENTRY));

    assertEquals(1, lines.stream().filter("END:VEVENT"::equals).count());
    assertEquals("BEGIN:VCALENDAR", lines.getFirst());
    assertEquals("END:VCALENDAR", lines.getLast());
  }

  @Test
  void no_line_is_longer_than_75_octets_and_none_breaks_within_a_letter() {
    String calendar = calendar(ENTRY.toBuilder().setText("ñ€𝄞".repeat(500)).build());

    for (String line : calendar.split("\r\n", -1)) {
      assertTrue(line.getBytes(UTF_8).length <= 75, line);
      assertFalse(line.contains("�"), line);
    }
    assertTrue(
        unfolded(calendar).stream()
            .anyMatch(line -> line.startsWith("DESCRIPTION:" + "ñ€𝄞".repeat(500))));
  }

  @Test
  void what_has_no_date_is_in_no_calendar_and_an_empty_one_is_valid() {
    List<String> lines = unfolded(calendar(ENTRY.toBuilder().clearDue().build()));

    assertFalse(lines.contains("BEGIN:VEVENT"), lines::toString);
    assertTrue(lines.contains("BEGIN:VTIMEZONE"), lines::toString);
  }

  private static String page(ForwardPlanEntry... entries) {
    ForwardPlanPolicy policy =
        ForwardPlanPolicy.newBuilder()
            .setCouncil("Borderland County Council")
            .setDocumentsAddress("The Library")
            .setFurtherDocuments("Write to the clerk.")
            .addDecisionBodies(
                DecisionBody.newBuilder().setDisplayName("Cabinet").addMembers("Councillor Moss"))
            .build();
    return written(new PageWire(policy, "fsc", LocalDate.of(2026, 3, 20)), entries);
  }

  private static String calendar(ForwardPlanEntry... entries) {
    return written(new CalendarWire("fsc"), entries);
  }

  private static String written(PaperWire paper, ForwardPlanEntry... entries) {
    return paper.head() + paper.entries(List.of(entries), OFFICERS) + paper.tail();
  }

  private static List<String> unfolded(String calendar) {
    return Arrays.asList(calendar.replace("\r\n ", "").split("\r\n"));
  }

  private static Document parsed(String page) throws Exception {
    assertTrue(page.startsWith("<!DOCTYPE html>"), page);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(page.substring(page.indexOf("<html")))));
  }

  private static String attribute(Document page, String element, int index, String name) {
    return page.getElementsByTagName(element)
        .item(index)
        .getAttributes()
        .getNamedItem(name)
        .getNodeValue();
  }
}
