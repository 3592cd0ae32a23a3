package org.goldenthread.gateway.document;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.gateway.contract.Comments;

/// A page for each reason of the contract's catalogue, in the words of its comment: what a
/// problem's `type` points to.
final class ProblemPages {
  private final Map<String, String> byReason;

  ProblemPages(Comments comments) {
    String catalogue = ErrorReason.getDescriptor().getFullName();
    byReason =
        Arrays.stream(ErrorReason.values())
            .filter(
                reason ->
                    reason != ErrorReason.UNRECOGNIZED
                        && reason != ErrorReason.ERROR_REASON_UNSPECIFIED)
            .collect(
                Collectors.toMap(
                    ErrorReason::name,
                    reason -> html(reason.name(), comments.on(catalogue + "." + reason.name()))));
  }

  Optional<String> find(String reason) {
    return Optional.ofNullable(byReason.get(reason));
  }

  private static String html(String reason, String comment) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>%1$s</title></head>
    <body><h1>%1$s</h1>
    %2$s
    <p><a href="/docs">All calls</a></p></body></html>
    """
        .formatted(escaped(reason), paragraphs(comment));
  }

  private static String paragraphs(String comment) {
    return Arrays.stream(comment.split("\n\n", -1))
        .map(paragraph -> "<p>" + escaped(paragraph) + "</p>")
        .collect(Collectors.joining("\n"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
