package org.goldenthread.plan.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.goldenthread.chassis.failure.Failure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RichTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Plain words = plain words",
        "<p>We <strong>help</strong> <em>people</em> <u>stay</u> at home.</p>",
        "<ul><li>one</li><li>two<br /></li></ul><ol><li>three</li></ol>",
        "<h3>Aim</h3><h4>Two</h4><p>H<sub>2</sub>O, m<sup>2</sup></p>",
        "<table><caption>c</caption><thead><tr><th colspan=\"2\">h</th></tr></thead><tbody><tr>"
            + "<td rowspan=\"2\">a</td><td>b</td></tr></tbody></table>",
        "<p><a href=\"https://example.org/a\" rel=\"nofollow\">plan</a></p>",
        "1 &lt; 2 &amp; 3"
      })
  void text_of_the_subset_stays_as_it_is(String text) {
    assertEquals(text, RichText.clean(text, "plan.contribution"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <P>Loud                                   | <p>Loud</p>
          <p>1 < 2 & 3 > 2</p>                      | <p>1 &lt; 2 &amp; 3 &gt; 2</p>
          <a href='https://x.org'>x</a>             | <a href="https://x.org" rel="nofollow">x</a>
          <p>a &amp; b</p>                          | <p>a &amp; b</p>
          """)
  void sloppy_text_is_written_cleanly_and_then_stands(String given, String expected) {
    String clean = RichText.clean(given, "plan.contribution");

    assertEquals(expected, clean);
    assertEquals(clean, RichText.clean(clean, "plan.contribution"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <p>We help.</p><script>x()</script>       | element script
          <p onclick='x()'>We help.</p>             | attribute onclick of p
          <img src=x onerror=alert(1)>              | element img
          <a href='javascript:x()'>x</a>            | element a without an https address
          <a href='http://x.org'>x</a>              | element a without an https address
          <p style='color:red'>x</p>                | attribute style of p
          <svg><p>x</p></svg>                       | element svg
          <iframe src='https://x.org'></iframe>     | element iframe
          <p>a<!-- hidden -->b</p>                  | a comment or declaration
          <?php x() ?>                              | a comment or declaration
          <td colspan='99999'>x</td>                | attribute colspan of td
          <div>x</div>                              | element div
          """)
  void what_is_not_in_the_subset_is_refused_by_its_name(String given, String named) {
    Failure refused =
        assertThrows(Failure.class, () -> RichText.clean(given, "plan.role_and_purpose"));

    assertEquals(
        List.of("plan.role_and_purpose"),
        refused.violations().stream().map(Failure.Violation::path).toList());
    assertTrue(refused.violations().getFirst().detail().contains(named), refused.detail());
  }

  @ParameterizedTest
  @ValueSource(strings = {"R&D for <18s", "a <b> c", "<!-- no -->", "&lt;", "5 > 4"})
  void plain_words_become_text_that_shows_them(String words) {
    String text = RichText.of(words);

    assertEquals(words, org.owasp.html.Encoding.decodeHtml(RichText.clean(text, "x"), false));
  }
}
