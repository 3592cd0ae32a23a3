package org.goldenthread.plan.guarantee.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.rpc.ErrorInfo;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.v1.GetPlanRequest;
import org.goldenthread.plan.v1.PlanServiceGrpc;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A service that was told whom to answer.
@Timeout(60)
class NamedCallerTest {
  private static final String FULL_NAME = "els-plan.els.svc";

  @TempDir private static Path folder;
  private static TlsService plan;

  @BeforeAll
  static void start() throws IOException {
    plan =
        new TlsService(
            folder, Map.of("goldenthread.tls.callers", "Gateway, gateway.golden-thread.svc"));
    X509Bundle named = plan.council.certify("localhost", FULL_NAME);
    plan.own.show(named);
    plan.awaitShown(named);
  }

  @AfterAll
  static void stop() {
    plan.close();
  }

  @Test
  void a_caller_with_one_of_the_names_is_answered() throws IOException {
    assertEquals("SERVING", ask("second", plan.council.certify("gateway.golden-thread.svc")));
    assertEquals("SERVING", ask("first", plan.council.certify("gateway")));
  }

  @Test
  void a_caller_with_a_full_name_of_the_services_own_certificate_is_answered() throws IOException {
    assertEquals("SERVING", ask("sibling", plan.council.certify("els-risk", FULL_NAME)));

    String elsewhere = ask("of-the-same-name-elsewhere", plan.council.certify("localhost"));
    assertTrue(elsewhere.startsWith("PERMISSION_DENIED"), elsewhere);
  }

  @Test
  void a_stranger_is_refused_whatever_the_authority_says() throws Exception {
    var stranger =
        plan.folder("stranger").show(plan.council.certify("elsewhere")).trust(plan.council);
    var channel = plan.channel(plan.caller(stranger));

    String health = TlsService.ask(channel);
    assertTrue(health.startsWith("PERMISSION_DENIED"), health);

    var refused =
        assertThrows(
            StatusRuntimeException.class,
            () ->
                PlanServiceGrpc.newBlockingStub(channel)
                    .getPlan(GetPlanRequest.getDefaultInstance()));
    assertEquals(Code.PERMISSION_DENIED, refused.getStatus().getCode());
    assertTrue(
        String.valueOf(refused.getStatus().getDescription()).contains("[elsewhere]"),
        refused::toString);
    var detail = Objects.requireNonNull(StatusProto.fromThrowable(refused)).getDetails(0);
    assertEquals(ErrorReason.CALLER_REFUSED.name(), detail.unpack(ErrorInfo.class).getReason());
  }

  private static String ask(String name, X509Bundle certificate) throws IOException {
    return plan.ask(plan.caller(plan.folder(name).show(certificate).trust(plan.council)));
  }
}
