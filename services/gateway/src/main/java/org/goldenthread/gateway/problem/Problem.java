package org.goldenthread.gateway.problem;

import io.micronaut.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One failure, before it is written.
///
/// @param reason a name of the contract's catalogue of errors; empty where none was given
/// @param status the HTTP status
/// @param detail what went wrong this time, in a sentence for a person
/// @param errors each flaw of the request, where it is the request that is wrong
/// @param metadata what the service added for programs
/// @param headers that belong to the answer, such as `Retry-After`
public record Problem(
    String reason,
    int status,
    String detail,
    List<Flaw> errors,
    Map<String, String> metadata,
    Map<String, String> headers) {

  public Problem {
    errors = List.copyOf(errors);
    metadata = Map.copyOf(metadata);
    headers = Map.copyOf(headers);
  }

  public static Problem of(Reason reason, String detail) {
    return new Problem(reason.name(), reason.status(), detail, List.of(), Map.of(), Map.of());
  }

  public static Problem of(Reason reason, String detail, Flaw flaw) {
    return new Problem(reason.name(), reason.status(), detail, List.of(flaw), Map.of(), Map.of());
  }

  /// A problem of no kind but its status; RFC 9457 calls it `about:blank`.
  public static Problem blank(int status, String detail) {
    return new Problem("", status, detail, List.of(), Map.of(), Map.of());
  }

  public Problem withHeader(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Problem(reason, status, detail, errors, metadata, more);
  }

  /// With more for programs to read.
  public Problem withMetadata(String name, String value) {
    Map<String, String> more = new HashMap<>(metadata);
    more.put(name, value);
    return new Problem(reason, status, detail, errors, more, headers);
  }

  /// Where the reason is explained, relative to the gateway.
  public String type() {
    return reason.isEmpty() ? "about:blank" : "/problems/" + reason;
  }

  /// The reason as words.
  public String title() {
    return reason.isEmpty() ? HttpStatus.getDefaultReason(status) : title(reason);
  }

  static String title(String reason) {
    String words = reason.toLowerCase(Locale.ROOT).replace('_', ' ');
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /// As an exception, for the places from which a problem cannot be returned.
  public Refusal refusal() {
    return new Refusal(this);
  }
}
