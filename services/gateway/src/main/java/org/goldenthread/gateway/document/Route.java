package org.goldenthread.gateway.document;

import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.goldenthread.gateway.contract.Rpc;
import org.goldenthread.gateway.route.PathTemplate;

/// One binding of an RPC, as its documentation needs it.
///
/// @param method lower case, as OpenAPI writes it
/// @param body the request field that is the body; `*` for the whole request; empty for none
record Route(Rpc rpc, String method, PathTemplate template, String body) {
  private static final String HTTP_BODY = "google.api.HttpBody";

  static Route of(Rpc rpc, HttpRule rule) {
    return switch (rule.getPatternCase()) {
      case GET -> route(rpc, "get", rule.getGet(), rule);
      case PUT -> route(rpc, "put", rule.getPut(), rule);
      case POST -> route(rpc, "post", rule.getPost(), rule);
      case DELETE -> route(rpc, "delete", rule.getDelete(), rule);
      case PATCH -> route(rpc, "patch", rule.getPatch(), rule);
      case CUSTOM, PATTERN_NOT_SET ->
          throw new IllegalArgumentException(rpc.name() + " has no HTTP method of the usual ones");
    };
  }

  private static Route route(Rpc rpc, String method, String path, HttpRule rule) {
    return new Route(rpc, method, PathTemplate.parse(path), rule.getBody());
  }

  Descriptor input() {
    return rpc.input().getDescriptorForType();
  }

  Descriptor output() {
    return rpc.output().getDescriptorForType();
  }

  /// The first step of each field that the path fills.
  Set<String> inPath() {
    return template.variables().stream()
        .map(PathTemplate.Variable::field)
        .filter(field -> !field.contains("."))
        .collect(Collectors.toSet());
  }

  Optional<FieldDescriptor> bodyField() {
    return Optional.ofNullable(body.isEmpty() ? null : input().findFieldByName(body));
  }

  /// Fields that headers fill, or that the gateway works out.
  boolean isHidden(FieldDescriptor field) {
    return switch (field.getName()) {
      case "etag", "request_id" -> true;
      case "update_mask" -> method.equals("patch");
      default -> false;
    };
  }

  boolean takesEtag() {
    return needsEtag() || (ownEtag().isPresent() && !method.equals("get"));
  }

  /// Whether a call without `If-Match` is refused: the request's own etag where it is required, and
  /// any change of a resource that has one.
  boolean needsEtag() {
    boolean changes = Set.of("patch", "put", "delete").contains(method);
    boolean carried =
        bodyField()
            .filter(Schemas::isMessage)
            .map(field -> field.getMessageType().findFieldByName("etag"))
            .isPresent();
    return changes
        ? carried || ownEtag().isPresent()
        : ownEtag().filter(Schemas::isRequired).isPresent();
  }

  private Optional<FieldDescriptor> ownEtag() {
    return Optional.ofNullable(input().findFieldByName("etag"));
  }

  boolean takesIdempotencyKey() {
    return input().findFieldByName("request_id") != null;
  }

  boolean takesFile() {
    return isFile(input()) || bodyField().filter(this::isFile).isPresent();
  }

  boolean answersFile() {
    return isFile(output());
  }

  boolean answersNothing() {
    return output().getFullName().equals("google.protobuf.Empty");
  }

  boolean streams() {
    return rpc.descriptor().isServerStreaming() && !answersFile();
  }

  boolean creates() {
    return method.equals("post")
        && rpc.descriptor().getName().startsWith("Create")
        && output().findFieldByName("name") != null;
  }

  private boolean isFile(FieldDescriptor field) {
    return Schemas.isMessage(field) && isFile(field.getMessageType());
  }

  private static boolean isFile(Descriptor message) {
    return message.getFullName().equals(HTTP_BODY);
  }
}
