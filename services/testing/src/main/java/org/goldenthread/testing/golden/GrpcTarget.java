package org.goldenthread.testing.golden;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.protobuf.Any;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.goldenthread.testing.identity.Issuer;

/// Runs golden cases against one service, by gRPC. Takes the unary RPCs.
public final class GrpcTarget implements Target {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final Channel channel;
  private final Bearer bearer;
  private final Contract contract = Contract.load();

  /// @param channel to the service
  /// @param issuer whose tokens the service accepts
  public GrpcTarget(Channel channel, Issuer issuer) {
    this.channel = channel;
    this.bearer = new Bearer(issuer);
  }

  @Override
  public boolean takes(Step step) {
    return step.rpc() != null;
  }

  @Override
  public Answer send(String protoPackage, Step step) {
    var method = contract.method(protoPackage, step.rpc());
    try {
      var response = call(method, request(method, step), bearer.authorization(step.as()));
      return new Answer(
          "OK",
          Map.of(),
          null,
          List.of(),
          Variables.parse(JsonFormat.printer().alwaysPrintFieldsWithNoPresence().print(response)));
    } catch (StatusRuntimeException failure) {
      return failed(failure);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("no JSON for the answer to " + step.rpc(), e);
    }
  }

  @Override
  public List<String> status(Step.Then then, Answer answer) {
    var expected = Objects.requireNonNull(then.grpc()).name();
    return expected.equals(answer.status())
        ? List.of()
        : List.of("gRPC status: expected " + expected + " but was " + answer.status());
  }

  private Message call(MethodDescriptor method, Message request, Optional<String> authorization) {
    var headers = new Metadata();
    authorization.ifPresent(value -> headers.put(AUTHORIZATION, value));
    return ClientCalls.blockingUnaryCall(
        ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)),
        io.grpc.MethodDescriptor.<Message, Message>newBuilder()
            .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(method.getService().getFullName() + "/" + method.getName())
            .setRequestMarshaller(
                ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(method.getInputType())))
            .setResponseMarshaller(
                ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(method.getOutputType())))
            .build(),
        CallOptions.DEFAULT.withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS),
        request);
  }

  private static Message request(MethodDescriptor method, Step step) {
    var builder = DynamicMessage.newBuilder(method.getInputType());
    try {
      JsonFormat.parser().merge(step.request().toString(), builder);
      return builder.build();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(
          "step '" + step.name() + "': the contract has no such request: " + e.getMessage(), e);
    }
  }

  private static Answer failed(StatusRuntimeException failure) {
    var status = Objects.requireNonNull(StatusProto.fromThrowable(failure));
    var reason =
        status.getDetailsList().stream()
            .filter(detail -> detail.is(ErrorInfo.class))
            .map(detail -> unpack(detail, ErrorInfo.class).getReason())
            .findFirst()
            .orElse(null);
    var violations =
        status.getDetailsList().stream()
            .filter(detail -> detail.is(BadRequest.class))
            .flatMap(detail -> unpack(detail, BadRequest.class).getFieldViolationsList().stream())
            .map(BadRequest.FieldViolation::getReason)
            .toList();
    return new Answer(
        failure.getStatus().getCode().name(),
        Map.of(),
        reason,
        violations,
        JsonNodeFactory.instance.textNode(status.toString()));
  }

  private static <M extends Message> M unpack(Any detail, Class<M> type) {
    try {
      return detail.unpack(type);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a broken error detail", e);
    }
  }
}
