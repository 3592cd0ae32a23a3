package org.goldenthread.plan.forward.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.goldenthread.plan.v1.DecisionBody;
import org.goldenthread.plan.v1.ForwardPlanEntry;
import org.goldenthread.plan.v1.ForwardPlanPolicy;

/// The forward plan as a page to publish or to print. It states what SI 2012/2089, regulation 9(1)
/// asks for: the matter, the decision maker and its members, the date or period, the documents and
/// how to have them. Read with a screen reader or on paper: one table with row and column headings,
/// which repeat on each sheet; no script, no style by colour alone.
public final class PageWire implements PaperWire {
  private static final String STYLE =
      "body{font:16px/1.4 sans-serif;color:#0b0c0c;background:#fff;margin:2em}"
          + "table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold}"
          + "th,td{border:1px solid #505a5f;padding:.4em;text-align:left;vertical-align:top;"
          + "white-space:pre-line;overflow-wrap:anywhere}"
          + "thead th{background:#f3f2f1}ul{margin:0;padding-left:1.2em}"
          + "@page{size:A4 landscape;margin:15mm}"
          + "@media print{body{font-size:9pt;margin:0}thead{display:table-header-group}"
          + "tr{break-inside:avoid}h2{break-after:avoid}}";
  private static final String NO_OUTSIDE =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  private static final List<String> COLUMNS =
      List.of(
          "Decision",
          "Key decision",
          "Decision maker",
          "Date or period",
          "Published",
          "Documents",
          "Contact",
          "Meeting");

  private final HtmlText html = new HtmlText();
  private final ForwardPlanPolicy policy;
  private final String directorate;
  private final LocalDate day;
  private boolean empty = true;

  /// @param day on which it stood as it is shown
  public PageWire(ForwardPlanPolicy policy, String directorate, LocalDate day) {
    this.policy = policy;
    this.directorate = directorate;
    this.day = day;
  }

  @Override
  public String type() {
    return "text/html; charset=utf-8";
  }

  @Override
  public String head() {
    String title = "Forward plan of key decisions";
    html.open("html", "lang", "en-GB").open("head").alone("meta", "charset", "utf-8");
    html.alone("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.alone("meta", "http-equiv", "Content-Security-Policy", "content", NO_OUTSIDE);
    html.element(
        "title", policy.getCouncil().isEmpty() ? title : title + ", " + policy.getCouncil());
    html.element("style", STYLE).close();
    html.open("body").open("main").element("h1", title);
    String whose = policy.getCouncil().isEmpty() ? "the council" : policy.getCouncil();
    html.element(
        "p",
        "Decisions that are to be made on behalf of "
            + whose
            + " (directorate "
            + directorate
            + "), as published on "
            + WordsWire.day(day)
            + ".");
    html.open("table").element("caption", "Decisions, by the first day on which they can be taken");
    html.open("thead").open("tr");
    COLUMNS.forEach(column -> html.element("th", column, "scope", "col"));
    html.close().close().open("tbody");
    return html.take();
  }

  @Override
  public String entries(List<ForwardPlanEntry> entries, Map<String, String> officers) {
    entries.forEach(entry -> row(entry, officers));
    return html.take();
  }

  @Override
  public String tail() {
    if (empty) {
      html.open("tr")
          .element(
              "td",
              "No decision stands on the forward plan.",
              "colspan",
              Integer.toString(COLUMNS.size()))
          .close();
    }
    html.close().close();
    if (!policy.getDocumentsAddress().isEmpty() || !policy.getFurtherDocuments().isEmpty()) {
      html.element("h2", "Documents");
      if (!policy.getDocumentsAddress().isEmpty()) {
        html.element("p", "Copies are available from: " + policy.getDocumentsAddress());
      }
      html.element("p", policy.getFurtherDocuments());
    }
    if (policy.getDecisionBodiesCount() > 0) {
      html.element("h2", "Who decides");
      policy.getDecisionBodiesList().forEach(this::body);
    }
    html.close().close().close();
    return html.take();
  }

  private void row(ForwardPlanEntry entry, Map<String, String> officers) {
    empty = false;
    html.open("tr").open("th", "scope", "row").text(entry.getText());
    if (!entry.getReference().isEmpty()) {
      html.text("\nReference " + entry.getReference());
    }
    html.close();
    html.element("td", WordsWire.key(entry.getKeyBecause()));
    html.element("td", lines(entry.getDecisionMaker(), entry.getPortfolio()));
    html.element("td", WordsWire.due(entry));
    html.element(
        "td", lines(WordsWire.day(entry.getPublishedOn()), WordsWire.notice(entry.getNotice())));
    list(entry.getDocumentsList());
    list(
        entry.getContactsList().stream()
            .map(name -> officers.getOrDefault(name, ""))
            .filter(name -> !name.isEmpty())
            .toList());
    html.element("td", entry.getPrivateMeeting() ? "Private, wholly or in part" : "Public").close();
  }

  private void list(List<String> items) {
    html.open("td");
    if (!items.isEmpty()) {
      html.open("ul");
      items.forEach(item -> html.element("li", item));
      html.close();
    }
    html.close();
  }

  private void body(DecisionBody body) {
    html.element("h3", body.getDisplayName()).open("ul");
    body.getMembersList().forEach(member -> html.element("li", member));
    html.close();
  }

  private static String lines(String one, String other) {
    return (one + "\n" + other).strip();
  }
}
