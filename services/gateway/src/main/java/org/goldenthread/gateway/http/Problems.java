package org.goldenthread.gateway.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.goldenthread.gateway.problem.Flaw;
import org.goldenthread.gateway.problem.Problem;
import org.goldenthread.gateway.trace.Trace;
import org.goldenthread.gateway.trace.Traces;

/// Writes problems: `application/problem+json`, RFC 9457.
final class Problems {
  static final String TYPE = "application/problem+json";

  private static final JsonFactory JSON = new JsonFactory();

  private Problems() {}

  static MutableHttpResponse<byte[]> response(Problem problem, Trace trace) {
    MutableHttpResponse<byte[]> response =
        HttpResponse.<byte[]>status(problem.status(), problem.title());
    response.header("Content-Type", TYPE).body(bytes(problem, trace));
    problem.headers().forEach(response::header);
    if (problem.status() == 401) {
      response.header("WWW-Authenticate", "Bearer");
    }
    response.header("traceparent", trace.traceparent());
    response.setAttribute(Traces.REASON, problem.reason());
    return response;
  }

  /// The problem as JSON.
  static byte[] bytes(Problem problem, Trace trace) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("type", problem.type());
      json.writeStringField("title", problem.title());
      json.writeNumberField("status", problem.status());
      json.writeStringField("detail", problem.detail());
      json.writeStringField("traceId", trace.id());
      if (!problem.errors().isEmpty()) {
        json.writeArrayFieldStart("errors");
        for (Flaw flaw : problem.errors()) {
          json.writeStartObject();
          json.writeStringField("pointer", flaw.pointer());
          json.writeStringField("in", flaw.in());
          json.writeStringField("detail", flaw.detail());
          json.writeStringField("code", flaw.code());
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      if (!problem.metadata().isEmpty()) {
        json.writeObjectFieldStart("metadata");
        for (Map.Entry<String, String> entry : new TreeMap<>(problem.metadata()).entrySet()) {
          json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("a byte array refused to be written", impossible);
    }
    return out.toByteArray();
  }
}
