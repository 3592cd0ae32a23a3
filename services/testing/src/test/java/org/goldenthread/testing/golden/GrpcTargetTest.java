package org.goldenthread.testing.golden;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.stream.Stream;
import org.goldenthread.plan.v1.CreatePriorityRequest;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.v1.PriorityServiceGrpc;
import org.goldenthread.testing.identity.Issuer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Against a service of one RPC, over a real connection.
class GrpcTargetTest {
  private static final Issuer ISSUER = Issuer.start();
  private static @Nullable Server server;
  private static @Nullable ManagedChannel channel;

  @BeforeAll
  static void start() throws IOException {
    var started =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(new Priorities())
            .build()
            .start();
    server = started;
    channel = NettyChannelBuilder.forAddress("localhost", started.getPort()).usePlaintext().build();
  }

  @AfterAll
  static void stop() {
    if (channel != null) {
      channel.shutdownNow();
    }
    if (server != null) {
      server.shutdownNow();
    }
    ISSUER.close();
  }

  @TestFactory
  Stream<DynamicTest> a_case_carries_the_status_of_grpc_beside_that_of_http() {
    return GoldenCases.of(
        "org/goldenthread/testing/golden/priority.yaml",
        new GrpcTarget(Objects.requireNonNull(channel), ISSUER));
  }

  private static final class Priorities extends PriorityServiceGrpc.PriorityServiceImplBase {
    @Override
    public void createPriority(CreatePriorityRequest request, StreamObserver<Priority> answer) {
      if (request.getPriority().getTitle().isEmpty()) {
        answer.onError(
            StatusProto.toStatusRuntimeException(
                Status.newBuilder()
                    .setCode(Code.INVALID_ARGUMENT_VALUE)
                    .addDetails(Any.pack(ErrorInfo.newBuilder().setReason("FIELD_INVALID").build()))
                    .addDetails(
                        Any.pack(
                            BadRequest.newBuilder()
                                .addFieldViolations(
                                    BadRequest.FieldViolation.newBuilder()
                                        .setField("priority.title")
                                        .setReason("REQUIRED"))
                                .build()))
                    .build()));
      } else {
        answer.onNext(
            request.getPriority().toBuilder()
                .setName(request.getParent() + "/priorities/1")
                .build());
        answer.onCompleted();
      }
    }
  }
}
