package org.goldenthread.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.goldenthread.gateway.library.Gateway;
import org.goldenthread.gateway.library.Served;
import org.goldenthread.library.v1.WatchBooksRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Served.class)
class StreamTest {
  private static final String WATCH = "/v1/directorates/fsc/books:watch";

  private final Gateway gateway;

  StreamTest(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void a_stream_is_server_sent_events_with_ids() throws Exception {
    HttpResponse<InputStream> answer = gateway.get(WATCH).open();

    assertEquals(200, answer.statusCode());
    assertEquals("text/event-stream", answer.headers().firstValue("Content-Type").orElseThrow());
    assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
    assertTrue(answer.headers().firstValue("traceparent").isPresent());
    List<String> lines = lines(answer.body(), 9);
    assertEquals(List.of("id: 1", "id: 2", "id: 3"), every(lines, 0));
    assertEquals(List.of("", "", ""), every(lines, 2));
    assertEquals("Volume 1", title(every(lines, 1).getFirst().substring("data: ".length())));
  }

  @Test
  void a_reader_who_comes_back_goes_on_after_the_last_event_that_they_saw() throws Exception {
    HttpResponse<InputStream> answer = gateway.get(WATCH).header("Last-Event-ID", "1").open();

    assertEquals(List.of("id: 2", "id: 3"), every(lines(answer.body(), 6), 0));
  }

  @Test
  void the_last_event_goes_before_the_query_that_the_stream_was_first_opened_with()
      throws Exception {
    HttpResponse<InputStream> answer =
        gateway.get(WATCH + "?after=1").header("Last-Event-ID", "2").open();

    assertEquals(List.of("id: 3"), every(lines(answer.body(), 3), 0));
    assertEquals("2", gateway.desk().request(WatchBooksRequest.class).getAfter());
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-ndjson", "application/x-ndjson, text/event-stream;q=0.5"})
  void a_stream_is_lines_of_json_for_whoever_accepts_those(String accept) throws Exception {
    HttpResponse<InputStream> answer = gateway.get(WATCH).header("Accept", accept).open();

    assertEquals("application/x-ndjson", answer.headers().firstValue("Content-Type").orElseThrow());
    List<String> lines = lines(answer.body(), 3);
    assertEquals("Volume 1", title(lines.get(0)));
    assertEquals("Volume 3", title(lines.get(2)));
  }

  @Test
  void a_stream_is_not_given_as_one_json() {
    gateway.get(WATCH).header("Accept", "application/json").send().problem(406, "NOT_ACCEPTABLE");
  }

  @Test
  void a_stream_that_is_refused_is_a_problem_and_no_stream() {
    gateway.get(WATCH + "?after=unknown").send().problem(400, "CURSOR_INVALID");
  }

  @Test
  void a_stream_with_nothing_to_say_yet_is_answered_all_the_same() throws Exception {
    HttpResponse<InputStream> answer = gateway.get(WATCH + "?after=3").open();

    assertEquals(200, answer.statusCode());
    answer.body().close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?after=3"})
  void a_stream_ends_whole_when_the_token_does(String query) throws Exception {
    Instant end = Instant.now().plusSeconds(3);
    String token = gateway.issuer().mint().grants("fsc:viewer").expires(end).signed();

    try (InputStream stream = gateway.get(WATCH + query).token(token).open().body()) {
      byte[] all = stream.readAllBytes();

      assertEquals(query.isEmpty() ? 3 : 0, new String(all, UTF_8).split("id: ", -1).length - 1);
    }
    assertTrue(Instant.now().isBefore(end.plusSeconds(2)));
  }

  @Test
  void the_service_is_told_when_the_reader_goes() throws Exception {
    InputStream stream = gateway.get(WATCH + "?after=2").open().body();
    assertEquals('i', stream.read());

    stream.close();

    assertTrue(gateway.library().isLeftBy("2"));
  }

  private static List<String> lines(InputStream stream, int count) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
      while (lines.size() < count) {
        String line = reader.readLine();
        if (line == null) {
          throw new EOFException("the stream ended after " + lines);
        }
        lines.add(line);
      }
    }
    return lines;
  }

  /// Every third line, from the one given.
  private static List<String> every(List<String> lines, int from) {
    List<String> some = new ArrayList<>();
    for (int i = from; i < lines.size(); i += 3) {
      some.add(lines.get(i));
    }
    return some;
  }

  private static String title(String json) throws IOException {
    return new ObjectMapper().readTree(json).at("/book/title").asText();
  }
}
