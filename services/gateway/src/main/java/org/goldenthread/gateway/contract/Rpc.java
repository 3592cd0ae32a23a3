package org.goldenthread.gateway.contract;

import com.google.api.HttpRule;
import com.google.protobuf.Descriptors;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import java.util.List;

/// One RPC that has routes.
///
/// @param grpc how it is called
/// @param descriptor how it is described
/// @param input an empty request
/// @param output an empty response
/// @param rules its `google.api.http` rule, then the additional ones
/// @param publicToCallers any valid token will do
/// @param roles the names of the roles of which a caller needs one, where it is not public
public record Rpc(
    MethodDescriptor<Message, Message> grpc,
    Descriptors.MethodDescriptor descriptor,
    Message input,
    Message output,
    List<HttpRule> rules,
    boolean publicToCallers,
    List<String> roles) {

  public Rpc {
    rules = List.copyOf(rules);
    roles = List.copyOf(roles);
  }

  /// `goldenthread.plan.v1.PlanService/GetPlan`.
  public String name() {
    return grpc.getFullMethodName();
  }

  /// The gRPC service's full name.
  public String service() {
    return descriptor.getService().getFullName();
  }

  /// The noun that names package, service and instance part alike: `plan` of
  /// `goldenthread.plan.v1`.
  public String noun() {
    String[] parts = descriptor.getFile().getPackage().split("\\.", -1);
    return parts.length > 1 ? parts[1] : parts[0];
  }
}
