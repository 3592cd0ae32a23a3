package org.goldenthread.plan.guarantee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Timestamp;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.goldenthread.plan.v1.DeleteUnitRequest;
import org.goldenthread.plan.v1.ListUnitsRequest;
import org.goldenthread.plan.v1.ListUnitsResponse;
import org.goldenthread.plan.v1.Unit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists, page by page.
class PagingTest {
  private static final Fsc FSC = Fsc.start(Map.of());

  /// As a person sorts them: by letter, then by accent, then by case. Bytes would sort otherwise.
  private static final List<String> NAMES =
      List.of("ardour", "Ärger", "argument", "Éclair", "eclipse", "Zoë", "zone", "zone", "Zoo");

  @BeforeAll
  static void fill() {
    for (int i = 0; i < NAMES.size(); i++) {
      var request = Fsc.newUnit("unit-" + (NAMES.size() - i));
      request
          .getUnitBuilder()
          .setDisplayName(NAMES.get(i))
          .setPosition(i % 3)
          .setKind(i % 2 == 0 ? Unit.Kind.TEAM : Unit.Kind.DIVISION);
      FSC.units().createUnit(request.build());
    }
  }

  @AfterAll
  static void stop() {
    FSC.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "position",
        "position desc",
        "display_name",
        "display_name desc",
        "update_time",
        "update_time desc"
      })
  void page_by_page_a_list_is_the_whole_list_now_and_then(String order) {
    for (boolean then : List.of(false, true)) {
      var request = ListUnitsRequest.newBuilder().setParent(Fsc.NAME).setOrderBy(order);
      if (then) {
        request.setReadTime(Fsc.timestamp(Instant.now()));
      }
      List<Unit> whole = FSC.units().listUnits(request.build()).getUnitsList();

      assertTrue(whole.size() >= NAMES.size());
      assertEquals(whole, walk(request.clone().setPageSize(1)));
      assertEquals(whole, walk(request.clone().setPageSize(2)));
      assertEquals(whole, walk(request.clone().setPageSize(whole.size())));
    }
  }

  @Test
  void text_is_in_the_order_of_its_language_and_descending_is_its_reverse() {
    var request = ListUnitsRequest.newBuilder().setParent(Fsc.NAME).setPageSize(2);

    assertEquals(NAMES, names(walk(request.clone().setOrderBy("display_name"))));
    assertEquals(NAMES.reversed(), names(walk(request.clone().setOrderBy("display_name desc"))));
  }

  @Test
  void what_stays_is_neither_skipped_nor_repeated_while_others_come_and_go() {
    var request =
        ListUnitsRequest.newBuilder().setParent(Fsc.NAME).setOrderBy("display_name").setPageSize(2);
    List<Unit> before =
        FSC.units().listUnits(request.clone().setPageSize(0).build()).getUnitsList();
    List<String> seen = new ArrayList<>();
    List<Unit> guests = new ArrayList<>();
    do {
      ListUnitsResponse page = FSC.units().listUnits(request.build());
      page.getUnitsList().forEach(unit -> seen.add(unit.getName()));
      request.setPageToken(page.getNextPageToken());
      // One behind the place, one ahead of it, and one ahead that was there goes.
      guests.forEach(PagingTest::remove);
      guests.clear();
      guests.add(FSC.makeUnit("aa-" + seen.size()));
      guests.add(FSC.makeUnit("zz-" + seen.size()));
    } while (!request.getPageToken().isEmpty());
    guests.forEach(PagingTest::remove);

    assertEquals(
        before.stream().map(Unit::getName).toList(),
        seen.stream().filter(name -> name.contains("/unit-")).toList());
  }

  @Test
  void a_page_token_is_bound_to_its_question() {
    var request = ListUnitsRequest.newBuilder().setParent(Fsc.NAME).setPageSize(2);
    String token = FSC.units().listUnits(request.build()).getNextPageToken();

    for (var other :
        List.of(
            request.clone().setOrderBy("display_name"),
            request.clone().setKind(Unit.Kind.TEAM),
            request.clone().setReadTime(Timestamp.newBuilder().setSeconds(1)))) {
      var refused = Refused.by(() -> FSC.units().listUnits(other.setPageToken(token).build()));
      assertEquals("INVALID_ARGUMENT PAGE_TOKEN_MISMATCH", refused.why());
    }
    assertTrue(
        FSC.units().listUnits(request.setPageSize(3).setPageToken(token).build()).getUnitsCount()
            > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "Z2FyYmFnZQ", "!"})
  void a_page_token_of_somebody_elses_making_is_refused(String token) {
    var request = ListUnitsRequest.newBuilder().setParent(Fsc.NAME).setPageToken(token);

    var refused = Refused.by(() -> FSC.units().listUnits(request.build()));

    assertEquals("INVALID_ARGUMENT PAGE_TOKEN_MISMATCH", refused.why());
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "12026-99-01T00:00:00Z", ""})
  void a_page_token_whose_values_were_replaced_is_the_callers_fault(String value) {
    var request =
        ListUnitsRequest.newBuilder().setParent(Fsc.NAME).setOrderBy("update_time").setPageSize(1);
    byte[] token =
        Base64.getUrlDecoder().decode(FSC.units().listUnits(request.build()).getNextPageToken());
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    byte[] forged =
        ByteBuffer.allocate(12 + 2 + text.length + 3)
            .put(token, 0, 12)
            .putShort((short) text.length)
            .put(text)
            .putShort((short) 1)
            .put((byte) 'x')
            .array();
    request.setPageToken(Base64.getUrlEncoder().withoutPadding().encodeToString(forged));

    var refused = Refused.by(() -> FSC.units().listUnits(request.build()));

    assertEquals("INVALID_ARGUMENT PAGE_TOKEN_MISMATCH", refused.why());
  }

  @Test
  void an_order_that_the_list_does_not_know_is_refused() {
    var request = ListUnitsRequest.newBuilder().setParent(Fsc.NAME).setOrderBy("etag; drop");

    assertEquals(
        "INVALID_ARGUMENT ORDER_BY_UNKNOWN",
        Refused.by(() -> FSC.units().listUnits(request.build())).why());
  }

  private static List<Unit> walk(ListUnitsRequest.Builder request) {
    List<Unit> all = new ArrayList<>();
    do {
      ListUnitsResponse page = FSC.units().listUnits(request.build());
      assertTrue(page.getUnitsCount() > 0);
      all.addAll(page.getUnitsList());
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    return all;
  }

  private static void remove(Unit unit) {
    FSC.units()
        .deleteUnit(
            DeleteUnitRequest.newBuilder().setName(unit.getName()).setEtag(unit.getEtag()).build());
  }

  private static List<String> names(List<Unit> units) {
    return units.stream().map(Unit::getDisplayName).toList();
  }
}
