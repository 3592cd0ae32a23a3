package org.goldenthread.testing.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.MethodDescriptor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An HTTP call: written in a case, or made from an RPC and its request as a client of the gateway
/// would make it, by the RPC's `google.api.http` rule.
record HttpCall(String method, String path, Map<String, String> headers, @Nullable JsonNode body) {
  private static final Pattern VARIABLE = Pattern.compile("\\{([\\w.]+)(?:=[^}]*)?}");
  private static final String WHOLE = "*";

  static HttpCall written(Step step) {
    var parts = Objects.requireNonNull(step.call()).split(" ", 2);
    return new HttpCall(parts[0], parts[1], Map.of(), step.body());
  }

  static HttpCall of(MethodDescriptor rpc, ObjectNode request) {
    var rule = rpc.getOptions().getExtension(AnnotationsProto.http);
    var left = request.deepCopy();
    var headers = headers(rule, left);
    var path = path(template(rule), left);
    var body = body(rule, left);
    var query = new ArrayList<String>();
    if (!rule.getBody().equals(WHOLE)) {
      query("", left, query);
    }
    return new HttpCall(
        rule.getPatternCase().name(),
        query.isEmpty() ? path : path + "?" + String.join("&", query),
        headers,
        body);
  }

  /// Over HTTP the etag is `If-Match`, the request id `Idempotency-Key`, and the mask follows from
  /// the fields that a merge patch names.
  private static Map<String, String> headers(HttpRule rule, ObjectNode request) {
    var headers = new HashMap<String, String>();
    var etag = request.remove("etag");
    if (etag == null && request.get(json(rule.getBody())) instanceof ObjectNode resource) {
      etag = resource.remove("etag");
    }
    if (etag != null) {
      headers.put("If-Match", "\"" + etag.asText() + "\"");
    }
    var requestId = request.remove("requestId");
    if (requestId != null) {
      headers.put("Idempotency-Key", requestId.asText());
    }
    if (rule.hasPatch()) {
      request.remove("updateMask");
      headers.put("Content-Type", "application/merge-patch+json");
    }
    return headers;
  }

  private static String path(String template, ObjectNode request) {
    return VARIABLE
        .matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(take(request, found.group(1))));
  }

  /// Takes a field out of the request, escaped for a path whose slashes stay.
  private static String take(ObjectNode request, String field) {
    var names = List.of(field.split("\\."));
    JsonNode holder = request;
    for (var name : names.subList(0, names.size() - 1)) {
      holder = holder.path(json(name));
    }
    var value = holder instanceof ObjectNode object ? object.remove(json(names.getLast())) : null;
    return value == null ? "" : encode(value.asText()).replace("%2F", "/").replace("+", "%20");
  }

  private static @Nullable JsonNode body(HttpRule rule, ObjectNode request) {
    return switch (rule.getBody()) {
      case "" -> null;
      case WHOLE -> request;
      case String field -> {
        var body = request.remove(json(field));
        yield body == null ? request.objectNode() : body;
      }
    };
  }

  private static void query(String name, JsonNode value, List<String> query) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              field ->
                  query(
                      name.isEmpty() ? field.getKey() : name + "." + field.getKey(),
                      field.getValue(),
                      query));
    } else if (value.isArray()) {
      value.forEach(element -> query(name, element, query));
    } else {
      query.add(encode(name) + "=" + encode(value.asText()));
    }
  }

  private static String template(HttpRule rule) {
    return switch (rule.getPatternCase()) {
      case GET -> rule.getGet();
      case PUT -> rule.getPut();
      case POST -> rule.getPost();
      case DELETE -> rule.getDelete();
      case PATCH -> rule.getPatch();
      case CUSTOM, PATTERN_NOT_SET ->
          throw new IllegalArgumentException("the RPC has no route that a client can call");
    };
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// `page_size` → `pageSize`.
  private static String json(String field) {
    return Pattern.compile("_([a-z0-9])")
        .matcher(field)
        .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
  }
}
