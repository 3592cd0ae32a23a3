package org.goldenthread.gateway.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.goldenthread.gateway.contract.Comments;
import org.goldenthread.gateway.table.Listing;
import org.goldenthread.gateway.table.TableType;

/// One operation per route: what it takes, what it answers, who may call it.
final class Operations {
  private static final String JSON = "application/json";
  private static final String ANY_FILE = "*/*";

  private final Comments comments;
  private final Schemas schemas;
  private final Parameters parameters;
  private final Set<String> ids = new HashSet<>();

  Operations(Comments comments, Schemas schemas) {
    this.comments = comments;
    this.schemas = schemas;
    this.parameters = new Parameters(schemas);
  }

  ObjectNode of(Route route, List<String> pathNames) {
    String comment = comments.on(route.rpc().descriptor().getFullName());
    ObjectNode operation = Json.object().put("operationId", id(route));
    operation.putArray("tags").add(route.rpc().descriptor().getService().getName());
    operation.put("summary", summary(comment, route));
    operation.put("description", comment + "\n\n" + access(route));
    operation.set("x-roles", Json.texts(roles(route)));
    operation.put("x-rpc", route.rpc().name());
    operation.set("parameters", parameters.of(route, pathNames));
    if (!route.body().isEmpty()) {
      operation.set("requestBody", body(route));
    }
    operation.set("responses", responses(route));
    return operation;
  }

  private String id(Route route) {
    String method = route.rpc().descriptor().getName();
    String first = Character.toLowerCase(method.charAt(0)) + method.substring(1);
    String noun = route.rpc().noun();
    String id = ids.add(first) ? first : noun + method;
    for (int i = 2; !id.equals(first) && !ids.add(id); i++) {
      id = noun + method + i;
    }
    return id;
  }

  private static String summary(String comment, Route route) {
    String first = comment.split("\n\n", 2)[0].replace('\n', ' ');
    int end = first.indexOf(". ");
    String sentence = end < 0 ? first : first.substring(0, end);
    String told = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return told.isEmpty() ? route.rpc().descriptor().getName() : told;
  }

  private static String access(Route route) {
    return route.rpc().publicToCallers()
        ? "Who may call it: anyone with a valid token."
        : "Who may call it: " + String.join(", ", roles(route)) + ".";
  }

  private static List<String> roles(Route route) {
    return route.rpc().roles().stream()
        .map(role -> role.toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  private ObjectNode body(Route route) {
    ObjectNode body = Json.object().put("required", true);
    ObjectNode content = body.putObject("content");
    if (route.takesFile()) {
      body.put("description", "The file itself, not multipart.");
      content.putObject(ANY_FILE).set("schema", Json.formatted("string", "binary"));
    } else if (route.method().equals("patch") && route.bodyField().isPresent()) {
      ObjectNode schema = schemas.patch(route.bodyField().get().getMessageType());
      content.putObject("application/merge-patch+json").set("schema", schema);
      content.putObject(JSON).set("schema", schema.deepCopy());
    } else {
      content.putObject(JSON).set("schema", bodySchema(route));
    }
    return body;
  }

  private ObjectNode bodySchema(Route route) {
    return route
        .bodyField()
        .map(schemas::field)
        .orElseGet(() -> schemas.part(route.input(), field -> isInBody(route, field)));
  }

  private static boolean isInBody(Route route, FieldDescriptor field) {
    return !route.inPath().contains(field.getName()) && !route.isHidden(field);
  }

  private ObjectNode responses(Route route) {
    ObjectNode responses = Json.object();
    if (route.answersNothing()) {
      responses.putObject("204").put("description", "Done; nothing to say.");
    } else {
      responses.set(route.creates() ? "201" : "200", answer(route));
    }
    if (route.method().equals("get") && route.output().findFieldByName("etag") != null) {
      responses
          .putObject("304")
          .put("description", "The caller's version is still the current one.");
    }
    for (int status : problems(route)) {
      responses.set(Integer.toString(status), Json.reference("responses", "Problem" + status));
    }
    return responses;
  }

  private ObjectNode answer(Route route) {
    ObjectNode answer = Json.object().put("description", answerTold(route));
    headers(route, answer);
    ObjectNode content = answer.putObject("content");
    if (route.answersFile()) {
      content.putObject(ANY_FILE).set("schema", Json.formatted("string", "binary"));
    } else if (route.streams()) {
      ObjectNode event = schemas.reference(route.output());
      content.putObject("text/event-stream").set("schema", event);
      content.putObject("application/x-ndjson").set("schema", event.deepCopy());
    } else {
      content.putObject(JSON).set("schema", schemas.reference(route.output()));
      if (Listing.of(route.rpc()).isPresent()) {
        tables(content);
      }
    }
    return answer;
  }

  /// A list comes as a table to who asks for one by `Accept`.
  private static void tables(ObjectNode content) {
    for (TableType type : TableType.values()) {
      ObjectNode table =
          Json.formatted("string", "binary")
              .put(
                  "description",
                  "The whole list as of one instant with the same filters and order, without"
                      + " `pageSize` and `pageToken`: a row for each item, a column for each field,"
                      + " named as in JSON with dots (`start.asWritten`).");
      content.putObject(type.mediaType()).set("schema", table);
    }
  }

  private String answerTold(Route route) {
    if (route.answersFile()) {
      return "The file.";
    }
    if (route.streams()) {
      return "One message per event or line, until the caller goes or the token ends.";
    }
    String comment = comments.on(route.output().getFullName());
    return comment.isEmpty() ? "The answer." : comment;
  }

  private static void headers(Route route, ObjectNode answer) {
    ObjectNode headers = Json.object();
    if (route.output().findFieldByName("etag") != null && !route.streams()) {
      headers.set("ETag", header("The version of what is answered."));
    }
    if (route.creates()) {
      headers.set("Location", header("Where the new one is."));
    }
    if (route.output().findFieldByName("next_page_token") != null) {
      headers.set("Link", header("The next page, as `rel=\"next\"` (RFC 8288)."));
    }
    if (!headers.isEmpty()) {
      answer.set("headers", headers);
    }
  }

  private static ObjectNode header(String told) {
    return Json.object().put("description", told).set("schema", Json.typed("string"));
  }

  private static Set<Integer> problems(Route route) {
    Set<Integer> statuses = new TreeSet<>(Problems.EVERY_CALL);
    if (!route.method().equals("get")) {
      statuses.add(409);
    }
    if (!route.body().isEmpty()) {
      statuses.addAll(List.of(413, 415));
    }
    if (route.takesEtag()) {
      statuses.add(412);
    }
    if (route.needsEtag()) {
      statuses.add(428);
    }
    return statuses;
  }
}
