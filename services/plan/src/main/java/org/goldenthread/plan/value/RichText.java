package org.goldenthread.plan.value;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Running text: the small subset of HTML that the contract names, cleaned on the way in.
public final class RichText {
  private static final PolicyFactory SUBSET =
      new HtmlPolicyBuilder()
          .allowElements("p", "br", "strong", "em", "u", "ul", "ol", "li", "h3", "h4", "sub", "sup")
          .allowElements("table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "a")
          .allowAttributes("colspan", "rowspan")
          .matching(java.util.regex.Pattern.compile("[0-9]{1,3}"))
          .onElements("th", "td")
          .allowAttributes("href")
          .onElements("a")
          .allowUrlProtocols("https")
          .requireRelNofollowOnLinks()
          .toFactory();

  private RichText() {}

  /// The text without anything that the subset has not; plain text stays as it is.
  public static String clean(String given) {
    return given.indexOf('<') < 0 && given.indexOf('&') < 0 ? given : SUBSET.sanitize(given);
  }
}
