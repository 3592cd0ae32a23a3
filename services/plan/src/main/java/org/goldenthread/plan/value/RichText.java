package org.goldenthread.plan.value;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.goldenthread.chassis.failure.Failure;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlChangeListener;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Running text: the small subset of HTML that the contract names. What is in the subset is written
/// cleanly; what is not is refused by its name, so that nothing that a caller sent is lost unseen.
public final class RichText {
  private static final PolicyFactory SUBSET =
      new HtmlPolicyBuilder()
          .allowElements("p", "br", "strong", "em", "u", "ul", "ol", "li", "h3", "h4", "sub", "sup")
          .allowElements("table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "a")
          .allowAttributes("colspan", "rowspan")
          .matching(Pattern.compile("[0-9]{1,3}"))
          .onElements("th", "td")
          .allowAttributes("href")
          .onElements("a")
          .allowUrlProtocols("https")
          // As it was written here, so that what was read can be sent back.
          .allowAttributes("rel")
          .matching(Pattern.compile("nofollow"))
          .onElements("a")
          .requireRelNofollowOnLinks()
          .toFactory();

  /// Comments and declarations, of which the sanitiser says nothing when it leaves them out.
  private static final Pattern UNSEEN = Pattern.compile("<[!?%]");

  private RichText() {}

  /// The text in the subset's own spelling; plain text stays as it is.
  ///
  /// @param field the field's path in the request, such as `plan.contribution`
  /// @throws Failure `FIELD_INVALID` that names every element and attribute outside the subset
  public static String clean(String given, String field) {
    if (given.indexOf('<') < 0 && given.indexOf('&') < 0) {
      return given;
    }
    Set<String> refused = new LinkedHashSet<>();
    String clean = SUBSET.sanitize(given, new Refused(), refused);
    if (UNSEEN.matcher(given).find()) {
      refused.add("a comment or declaration");
    }
    if (!refused.isEmpty()) {
      throw Failure.invalid(
          field,
          "holds what this text cannot keep: "
              + String.join(", ", refused)
              + "; take it out, or write < as &lt;.");
    }
    return clean;
  }

  /// Plain words, such as a document's, as text of the subset.
  public static String of(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;");
  }

  /// Notes what the sanitiser leaves out.
  private static final class Refused implements HtmlChangeListener<Set<String>> {
    @Override
    public void discardedTag(@Nullable Set<String> refused, String element) {
      if (refused != null) {
        refused.add(
            element.equals("a") ? "element a without an https address" : "element " + element);
      }
    }

    @Override
    public void discardedAttributes(
        @Nullable Set<String> refused, String element, String... attributes) {
      if (refused != null) {
        for (String attribute : attributes) {
          refused.add("attribute " + attribute + " of " + element);
        }
      }
    }
  }
}
