package org.goldenthread.plan.printing.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/// The HTML page as PDF. Its font is DejaVu Sans Condensed, which has the letters of all of Europe
/// and the ticks and boxes of forms, and is narrow enough for tables; it is embedded, so that every
/// reader sees the same, and its licence stands beside it. Nothing is fetched from anywhere
/// meanwhile.
public final class PdfPaper {
  private static final String FOLDER = "/org/goldenthread/plan/printing/paper/fonts/";
  private static final String SANS = "DejaVu Sans Condensed";

  static {
    // It tells what it loads and how long that took, to the standard error.
    XRLog.setLoggingEnabled(false);
  }

  private PdfPaper() {}

  public static void write(String html, OutputStream out) throws IOException {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFastMode();
    builder.useUriResolver((base, uri) -> null);
    font(builder, "DejaVuSansCondensed.ttf", 400, FontStyle.NORMAL);
    font(builder, "DejaVuSansCondensed-Bold.ttf", 700, FontStyle.NORMAL);
    font(builder, "DejaVuSansCondensed-Oblique.ttf", 400, FontStyle.ITALIC);
    font(builder, "DejaVuSansCondensed-BoldOblique.ttf", 700, FontStyle.ITALIC);
    builder.withHtmlContent(html, null);
    builder.withProducer("Golden Thread");
    builder.toStream(out);
    builder.run();
  }

  private static void font(PdfRendererBuilder builder, String file, int weight, FontStyle style) {
    builder.useFont(() -> stream(file), SANS, weight, style, true);
  }

  private static InputStream stream(String file) {
    return Objects.requireNonNull(PdfPaper.class.getResourceAsStream(FOLDER + file), file);
  }
}
