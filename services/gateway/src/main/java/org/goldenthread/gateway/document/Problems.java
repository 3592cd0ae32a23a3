package org.goldenthread.gateway.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The failures that an operation may answer with, as the document's shared responses.
final class Problems {
  /// Those that any call can meet.
  static final Set<Integer> EVERY_CALL = Set.of(400, 401, 403, 404, 406, 429, 500, 501, 503, 504);

  private static final Map<Integer, String> TOLD =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(400, "The request is wrong; `errors` says where."),
              Map.entry(401, "There is no token, or it is not valid."),
              Map.entry(403, "The caller's roles do not allow it."),
              Map.entry(404, "There is no such thing."),
              Map.entry(406, "It cannot be had in any of the accepted media types."),
              Map.entry(409, "What is there does not allow it."),
              Map.entry(412, "It has changed since; read it again."),
              Map.entry(413, "The body is too large."),
              Map.entry(415, "The body is not of a media type that is taken."),
              Map.entry(428, "Say by `If-Match` which version is changed."),
              Map.entry(
                  429,
                  "Too much at once, of the whole or of the directorate that"
                      + " `metadata.directorate` names; nothing was done. Come again after"
                      + " `Retry-After` seconds."),
              Map.entry(500, "Something went wrong on our side; quote the trace id."),
              Map.entry(501, "The directorate's instance does not know this call yet."),
              Map.entry(
                  503,
                  "A service does not answer at the moment; reads, and writes with an"
                      + " `Idempotency-Key`, were tried again already. Where `metadata.circuit` is"
                      + " `open` it has failed too often of late, and was not asked this time. Come"
                      + " again after `Retry-After` seconds, with the same key."),
              Map.entry(
                  504,
                  "It took too long. A write may or may not have happened: repeat it with the same"
                      + " `Idempotency-Key`.")));

  private Problems() {}

  static ObjectNode responses() {
    ObjectNode responses = Json.object();
    TOLD.forEach(
        (status, told) -> {
          ObjectNode response = Json.object().put("description", told);
          response
              .putObject("content")
              .putObject("application/problem+json")
              .set("schema", Json.reference("schemas", "Problem"));
          if (status == 429 || status == 503) {
            response
                .putObject("headers")
                .putObject("Retry-After")
                .put("description", "In how many seconds to come again.")
                .set("schema", Json.typed("integer"));
          }
          responses.set("Problem" + status, response);
        });
    return responses;
  }

  /// RFC 9457, with our members.
  static ObjectNode schema() {
    ObjectNode schema = Json.typed("object").put("description", "What went wrong, by RFC 9457.");
    ObjectNode properties = schema.putObject("properties");
    properties.set(
        "type",
        told(Json.formatted("string", "uri-reference"), "Where the kind of problem is explained."));
    properties.set("title", told(Json.typed("string"), "The kind of problem in words."));
    properties.set("status", told(Json.typed("integer"), "The HTTP status."));
    properties.set("detail", told(Json.typed("string"), "What went wrong this time."));
    properties.set(
        "instance", told(Json.formatted("string", "uri-reference"), "Which call it was."));
    properties.set("traceId", told(Json.typed("string"), "Quote it when asking for help."));
    ObjectNode flaw = Json.typed("object");
    ObjectNode parts = flaw.putObject("properties");
    parts.set("pointer", told(Json.typed("string"), "Where, as a JSON pointer (RFC 6901)."));
    parts.set("detail", told(Json.typed("string"), "What is wrong with it."));
    parts.set("code", told(Json.typed("string"), "The rule that it breaks."));
    properties.set(
        "errors", told(Json.typed("array").set("items", flaw), "Each flaw of the request."));
    ObjectNode metadata = Json.typed("object");
    metadata.set("additionalProperties", Json.typed("string"));
    properties.set(
        "metadata", told(metadata, "What a program may go by; `type` explains which there is."));
    schema.putArray("required").add("type").add("title").add("status");
    return schema;
  }

  private static ObjectNode told(ObjectNode schema, String told) {
    return schema.put("description", told);
  }
}
