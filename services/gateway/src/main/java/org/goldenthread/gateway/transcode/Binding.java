package org.goldenthread.gateway.transcode;

import com.google.api.HttpBody;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.goldenthread.gateway.contract.Rpc;
import org.goldenthread.gateway.problem.Flaw;
import org.goldenthread.gateway.problem.Problem;
import org.goldenthread.gateway.problem.Reason;
import org.goldenthread.gateway.route.PathTemplate;
import org.goldenthread.gateway.route.PathTemplate.Variable;
import org.jspecify.annotations.Nullable;

/// One `google.api.http` rule of one RPC: how an HTTP request becomes the RPC's request.
public final class Binding {
  private static final String WHOLE = "*";

  private final Rpc rpc;
  private final String method;
  private final PathTemplate template;
  private final Map<Variable, FieldPath> variables = new LinkedHashMap<>();
  private final String body;
  private final QueryFields query;
  private final HeaderFields headers;

  private Binding(Rpc rpc, String method, String path, String body) {
    this.rpc = rpc;
    this.method = method;
    this.template = PathTemplate.parse(path);
    this.body = body;
    Descriptor request = rpc.input().getDescriptorForType();
    Set<String> taken = new HashSet<>();
    for (Variable variable : template.variables()) {
      variables.put(variable, FieldPath.of(request, variable.field()));
      taken.add(variable.field());
    }
    if (body.equals(WHOLE)) {
      request.getFields().forEach(field -> taken.add(field.getName()));
    } else if (!body.isEmpty()) {
      taken.add(body);
    }
    this.query = QueryFields.of(request, taken);
    this.headers = HeaderFields.of(request, body, method);
  }

  /// Reads a rule; one that does not fit its RPC is a mistake in the contract.
  public static Binding of(Rpc rpc, HttpRule rule) {
    return switch (rule.getPatternCase()) {
      case GET -> new Binding(rpc, "GET", rule.getGet(), rule.getBody());
      case PUT -> new Binding(rpc, "PUT", rule.getPut(), rule.getBody());
      case POST -> new Binding(rpc, "POST", rule.getPost(), rule.getBody());
      case DELETE -> new Binding(rpc, "DELETE", rule.getDelete(), rule.getBody());
      case PATCH -> new Binding(rpc, "PATCH", rule.getPatch(), rule.getBody());
      case CUSTOM ->
          new Binding(rpc, rule.getCustom().getKind(), rule.getCustom().getPath(), rule.getBody());
      case PATTERN_NOT_SET ->
          throw new IllegalArgumentException(rpc.name() + " has an http rule without a path");
    };
  }

  /// What it calls.
  public Rpc rpc() {
    return rpc;
  }

  /// `GET`.
  public String method() {
    return method;
  }

  /// Its path.
  public PathTemplate template() {
    return template;
  }

  /// The request's field that the body is; `*` for the whole request, empty for no body.
  public String body() {
    return body;
  }

  /// Each query parameter's field, by name.
  public Map<String, FieldDescriptor> parameters() {
    Map<String, FieldDescriptor> fields = new LinkedHashMap<>();
    query.paths().forEach((name, path) -> fields.put(name, path.last()));
    return fields;
  }

  /// Whether a call needs `If-Match`.
  public boolean needsEtag() {
    return headers.needsEtag();
  }

  /// Whether a call may carry `Idempotency-Key`.
  public boolean takesIdempotencyKey() {
    return headers.requestId() != null;
  }

  /// Whether the body is a JSON object.
  public boolean takesJson() {
    return !body.isEmpty() && !takesFile();
  }

  /// Whether the body is a file, whatever its type.
  public boolean takesFile() {
    FieldDescriptor field = bodyField();
    return field != null
        && field.getJavaType() == JavaType.MESSAGE
        && field.getMessageType().getFullName().equals(HttpBody.getDescriptor().getFullName());
  }

  /// The field that the body is; null where it is none or the whole request.
  public @Nullable FieldDescriptor bodyField() {
    return body.isEmpty() || body.equals(WHOLE)
        ? null
        : rpc.input().getDescriptorForType().findFieldByName(body);
  }

  /// The directorate that a request is about, by its path; null where it names none.
  public static @Nullable String directorate(Message request) {
    for (String field : new String[] {"name", "parent"}) {
      FieldDescriptor found = request.getDescriptorForType().findFieldByName(field);
      if (found != null && request.getField(found) instanceof String name) {
        return directorateOf(name);
      }
    }
    for (Map.Entry<FieldDescriptor, Object> set : request.getAllFields().entrySet()) {
      if (set.getValue() instanceof Message carried && !set.getKey().isRepeated()) {
        FieldDescriptor name = carried.getDescriptorForType().findFieldByName("name");
        if (name != null && carried.getField(name) instanceof String text && !text.isEmpty()) {
          return directorateOf(text);
        }
      }
    }
    return null;
  }

  private static @Nullable String directorateOf(String name) {
    String[] parts = name.split("/", 3);
    return parts.length > 1 && parts[0].equals("directorates") ? parts[1] : null;
  }

  /// Makes the request. Path goes before query and header, these before the body.
  ///
  /// @param body the JSON; empty for none
  public Message request(Incoming in, byte[] body, Json json) {
    Message.Builder request = rpc.input().newBuilderForType();
    Set<String> present = takesJson() ? readBody(body, request, json) : Set.of();
    Set<String> parameters = query.read(in.query(), request);
    if (method.equals("PATCH") && !parameters.contains("updateMask")) {
      mask(request, present);
    }
    variables.forEach(
        (variable, path) -> path.set(request, checked(path, in.route().value(variable))));
    headers.set(in, request);
    return request.build();
  }

  private Set<String> readBody(byte[] bytes, Message.Builder request, Json json) {
    FieldDescriptor field = bodyField();
    if (field == null) {
      return json.read(bytes.length == 0 ? new byte[] {'{', '}'} : bytes, request);
    }
    return json.read(bytes, request.getFieldBuilder(field));
  }

  private static void mask(Message.Builder request, Set<String> present) {
    FieldDescriptor field = request.getDescriptorForType().findFieldByName("update_mask");
    if (field == null) {
      return;
    }
    if (present.isEmpty()) {
      throw Problem.of(
              Reason.FIELD_INVALID,
              "The body names no field that can be changed.",
              Flaw.body("", "Give at least one field.", "EMPTY_PATCH"))
          .refusal();
    }
    request.setField(field, FieldMask.newBuilder().addAllPaths(present).build());
  }

  private static Object checked(FieldPath path, String value) {
    return TextValue.of(path.last())
        .orElseThrow(() -> new IllegalStateException("a path variable is no scalar: " + path))
        .read(value);
  }

  @Override
  public String toString() {
    return rpc.name();
  }
}
