package org.goldenthread.testing.golden;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grpc.Status;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One call and what it must answer. `${name}` stands for what an earlier step saved.
///
/// @param name a sentence
/// @param as a role whose client calls, `nobody` for no token, or `{subject, email, grants, fault}`
/// @param rpc `PriorityService/CreatePriority`, in the file's package; runs over gRPC and HTTP
/// @param request the RPC's request, in the JSON form of the contract
/// @param call `POST /v1/…` instead of an RPC; runs over HTTP alone
/// @param headers of the call
/// @param body of the call, as JSON
/// @param text the call's body as it stands, where it is no JSON
/// @param file the call's body: a file on the class path, or anywhere by its absolute path
/// @param then what must be answered
/// @param save variable → JSON pointer into the answer, or `header:ETag`
record Step(
    String name,
    JsonNode as,
    @Nullable String rpc,
    ObjectNode request,
    @Nullable String call,
    Map<String, String> headers,
    @Nullable JsonNode body,
    @Nullable String text,
    @Nullable String file,
    Then then,
    Map<String, String> save) {

  Step(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) JsonNode as,
      @Nullable String rpc,
      @Nullable ObjectNode request,
      @Nullable String call,
      @Nullable Map<String, String> headers,
      @Nullable JsonNode body,
      @Nullable String text,
      @Nullable String file,
      @JsonProperty(required = true) Then then,
      @Nullable Map<String, String> save) {
    this.name = name;
    this.as = as;
    this.rpc = rpc;
    this.request = Objects.requireNonNullElseGet(request, JsonNodeFactory.instance::objectNode);
    this.call = call;
    this.headers = headers == null ? Map.of() : Map.copyOf(headers);
    this.body = body;
    this.text = text;
    this.file = file;
    this.then = then;
    this.save = save == null ? Map.of() : Map.copyOf(save);
    if ((rpc == null) == (call == null)) {
      throw new IllegalArgumentException("step '" + name + "' needs either an rpc or a call");
    }
    if (rpc != null && then.grpc() == null) {
      throw new IllegalArgumentException("step '" + name + "' needs the gRPC status of its rpc");
    }
  }

  /// What must be answered.
  ///
  /// @param http the status over HTTP
  /// @param grpc the status over gRPC
  /// @param reason the `ErrorInfo`'s reason, which is the last part of a problem's `type`
  /// @param violations the code of every field violation, in any order
  /// @param headers headers over HTTP, each matched like the body
  /// @param body a part of the answer, see [Subset]
  record Then(
      int http,
      Status.@Nullable Code grpc,
      @Nullable String reason,
      @Nullable List<String> violations,
      Map<String, String> headers,
      @Nullable JsonNode body) {
    Then(
        @JsonProperty(required = true) int http,
        Status.@Nullable Code grpc,
        @Nullable String reason,
        @Nullable List<String> violations,
        @Nullable Map<String, String> headers,
        @Nullable JsonNode body) {
      this.http = http;
      this.grpc = grpc;
      this.reason = reason;
      this.violations = violations == null ? null : List.copyOf(violations);
      this.headers = headers == null ? Map.of() : Map.copyOf(headers);
      this.body = body;
    }
  }
}
