package org.goldenthread.plan.guarantee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.HttpBody;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.goldenthread.plan.v1.CreateForwardPlanEntryRequest;
import org.goldenthread.plan.v1.DownloadForwardPlanRequest;
import org.goldenthread.plan.v1.DownloadForwardPlanRequest.Format;
import org.goldenthread.plan.v1.ForwardPlanEntry;
import org.goldenthread.plan.v1.ForwardPlanEntryServiceGrpc;
import org.goldenthread.plan.v1.ForwardPlanEntryServiceGrpc.ForwardPlanEntryServiceBlockingStub;
import org.goldenthread.plan.v1.PublishForwardPlanEntryRequest;
import org.goldenthread.plan.v1.RecordForwardPlanEntryTakenRequest;
import org.goldenthread.type.v1.FuzzyDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The forward plan under many hands, and as a file.
class ForwardPlanTest {
  private static final Fsc FSC = Fsc.start(Map.of());
  private static final int AT_ONCE = 16;
  private static final int ENTRIES = 230;

  @AfterAll
  static void stop() {
    FSC.close();
  }

  @Test
  void of_many_who_publish_one_version_at_once_one_does() {
    ForwardPlanEntry entry = make("Whether to race");

    List<String> outcomes =
        Fsc.atOnce(
            AT_ONCE, i -> () -> outcome(() -> publish(entry, "2024-05-%02d".formatted(i + 1))));

    assertEquals(1, outcomes.stream().filter(String::isEmpty).count(), outcomes::toString);
    assertEquals(
        AT_ONCE - 1,
        outcomes.stream().filter("ABORTED ETAG_MISMATCH"::equals).count(),
        outcomes::toString);
    assertEquals(
        "2",
        FSC.count("select count(*)::text from change where resource = ?", entry.getName()),
        "created, published once");
  }

  @Test
  void a_repeated_publication_has_one_effect_and_the_same_answer() {
    ForwardPlanEntry entry = make("Whether to repeat");
    var request =
        PublishForwardPlanEntryRequest.newBuilder()
            .setName(entry.getName())
            .setEtag(entry.getEtag())
            .setPublishedOn("2024-05-01")
            .setRequestId("0198c1f0-0000-7000-8000-00000000000a")
            .build();

    List<ForwardPlanEntry> answers =
        Fsc.atOnce(AT_ONCE, i -> () -> entries("fsc:planner").publishForwardPlanEntry(request));

    assertEquals(1, answers.stream().distinct().count());
  }

  @Test
  void a_decision_is_taken_once_and_corrected_with_a_reason() {
    ForwardPlanEntry published = publish(make("Whether to take"), "2024-05-01");
    ForwardPlanEntry taken = take(published, "2024-06-03", "");

    assertEquals(
        "FAILED_PRECONDITION REASON_REQUIRED", outcome(() -> take(taken, "2024-06-04", "")));
    assertEquals("2024-06-04", take(taken, "2024-06-04", "It was the day after").getTakenOn());
  }

  @Test
  void the_file_holds_every_page_and_stands_still_while_others_write() {
    for (int i = 0; i < ENTRIES; i++) {
      publish(make("Matter %03d <i>".formatted(i)), "2023-01-01");
    }
    Instant before = Instant.now();
    make("Too new to be published");

    String page = download(Format.HTML, before);
    String calendar = download(Format.ICALENDAR, before);

    for (int i = 0; i < ENTRIES; i++) {
      String matter = "Matter %03d ".formatted(i);
      assertTrue(page.contains(matter + "&lt;i&gt;"), matter);
      assertTrue(calendar.contains("SUMMARY:" + matter + "<i>\r\n"), matter);
    }
    assertFalse(page.contains("Too new"), page);
    assertTrue(page.trim().endsWith("</html>"), page);
    assertEquals(1, occurrences(calendar, "BEGIN:VCALENDAR"));
    assertEquals(ENTRIES, occurrences(calendar, "BEGIN:VEVENT"));
    assertEquals(
        "2",
        FSC.count(
            "select count(*)::text from change where operation = 'EXPORTED' and resource = ?",
            Fsc.NAME + "/forwardPlanEntries"));
  }

  @Test
  void a_file_of_a_day_that_no_calendar_has_is_refused() {
    var request =
        DownloadForwardPlanRequest.newBuilder().setParent(Fsc.NAME).setAsAt("2024-02-30").build();

    assertEquals("INVALID_ARGUMENT DATE_INVALID", outcome(() -> read("fsc:viewer", request)));
  }

  @Test
  void another_directorates_file_is_not_here() {
    var request = DownloadForwardPlanRequest.newBuilder().setParent("directorates/els").build();

    assertEquals("NOT_FOUND PARENT_NOT_FOUND", outcome(() -> read("els:viewer", request)));
  }

  private static String download(Format format, Instant readTime) {
    var request =
        DownloadForwardPlanRequest.newBuilder()
            .setParent(Fsc.NAME)
            .setFormat(format)
            .setAsAt("2023-06-01")
            .setReadTime(Fsc.timestamp(readTime))
            .build();
    List<HttpBody> pieces = new ArrayList<>();
    entries("fsc:viewer").downloadForwardPlan(request).forEachRemaining(pieces::add);
    assertTrue(pieces.size() > 2, "page by page");
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.getData().toString(StandardCharsets.UTF_8)));
    return text.toString();
  }

  private static void read(String grant, DownloadForwardPlanRequest request) {
    entries("fsc:viewer", grant).downloadForwardPlan(request).forEachRemaining(piece -> {});
  }

  private static int occurrences(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  private static ForwardPlanEntry make(String text) {
    return entries("fsc:planner")
        .createForwardPlanEntry(
            CreateForwardPlanEntryRequest.newBuilder()
                .setParent(Fsc.NAME)
                .setForwardPlanEntry(
                    ForwardPlanEntry.newBuilder()
                        .setText(text)
                        .setDue(FuzzyDate.newBuilder().setAsWritten("June 2024")))
                .build());
  }

  private static ForwardPlanEntry publish(ForwardPlanEntry entry, String day) {
    return entries("fsc:planner")
        .publishForwardPlanEntry(
            PublishForwardPlanEntryRequest.newBuilder()
                .setName(entry.getName())
                .setEtag(entry.getEtag())
                .setPublishedOn(day)
                .build());
  }

  private static ForwardPlanEntry take(ForwardPlanEntry entry, String day, String reason) {
    return entries("fsc:planner")
        .recordForwardPlanEntryTaken(
            RecordForwardPlanEntryTakenRequest.newBuilder()
                .setName(entry.getName())
                .setEtag(entry.getEtag())
                .setTakenOn(day)
                .setReason(reason)
                .build());
  }

  private static ForwardPlanEntryServiceBlockingStub entries(String... grants) {
    return FSC.as(ForwardPlanEntryServiceGrpc.newBlockingStub(FSC.service().channel()), grants);
  }

  private static String outcome(Runnable call) {
    try {
      call.run();
      return "";
    } catch (StatusRuntimeException failed) {
      return Refused.of(failed).why();
    }
  }
}
