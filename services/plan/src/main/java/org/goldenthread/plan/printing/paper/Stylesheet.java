package org.goldenthread.plan.printing.paper;

/// How the pages look: A4, tables with headings on every page and rows in one piece, wide tables on
/// pages that lie on their long side, title and year at the head and numbers at the foot of each.
final class Stylesheet {
  private static final String PAGES =
      """
      @page {
        size: A4;
        margin: 22mm 17mm 20mm 17mm;
        @top-left { content: "RUNNING"; font: 8.5pt 'DejaVu Sans Condensed', sans-serif; color: #444; }
        @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8.5pt 'DejaVu Sans Condensed', sans-serif; color: #444; }
      }
      @page wide {
        size: A4 landscape;
        margin: 20mm 15mm 18mm 15mm;
        @top-left { content: "RUNNING"; font: 8.5pt 'DejaVu Sans Condensed', sans-serif; color: #444; }
        @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8.5pt 'DejaVu Sans Condensed', sans-serif; color: #444; }
      }
      """;

  private static final String LOOK =
      """
      body { font: 10pt/1.35 'DejaVu Sans Condensed', Arial, sans-serif; color: #111; margin: 0; }
      section.wide { page: wide; width: 267mm; }
      section.tall { page: auto; }
      section + section { page-break-before: always; }
      h1 { font-size: 20pt; margin: 0 0 12pt 0; }
      h2 { font-size: 14pt; margin: 16pt 0 6pt 0; border-bottom: 1pt solid #1f3864; color: #1f3864; page-break-after: avoid; }
      h3 { font-size: 12pt; margin: 12pt 0 4pt 0; color: #1f3864; page-break-after: avoid; }
      h4, h5 { font-size: 10.5pt; margin: 10pt 0 3pt 0; page-break-after: avoid; }
      p { margin: 0 0 6pt 0; orphans: 2; widows: 2; }
      h3 + p { page-break-after: avoid; }
      ul, ol { margin: 0 0 6pt 0; padding-left: 18pt; }
      table { width: 100%; border-collapse: separate; border-spacing: 0; border-top: 0.5pt solid #666; border-left: 0.5pt solid #666; margin: 4pt 0 10pt 0; table-layout: fixed; -fs-table-paginate: paginate; }
      thead { display: table-header-group; }
      tr { page-break-inside: avoid; }
      th, td { border-right: 0.5pt solid #666; border-bottom: 0.5pt solid #666; padding: 2.5pt 4pt; text-align: left; vertical-align: top; font-size: 8.5pt; line-height: 1.25; word-wrap: break-word; }
      th { background-color: #d9e2f3; font-weight: bold; }
      .figure { text-align: right; }
      tr.sum td { font-weight: bold; background-color: #f2f2f2; }
      @media screen { body { max-width: 1100px; margin: 24px auto; padding: 0 16px; } section + section { margin-top: 32px; } section.wide { width: auto; } }
      """;

  private Stylesheet() {}

  static String of(String running) {
    return PAGES.replace("RUNNING", quoted(running)) + LOOK;
  }

  /// A text inside a string of CSS inside an element of HTML: nothing in it can end either.
  private static String quoted(String text) {
    StringBuilder css = new StringBuilder();
    text.codePoints()
        .forEach(
            sign -> {
              if (Character.isLetterOrDigit(sign) || sign == ' ') {
                css.appendCodePoint(sign);
              } else {
                // The blank ends the escape and is part of it.
                css.append("\\%06x ".formatted(sign));
              }
            });
    return css.toString();
  }
}
