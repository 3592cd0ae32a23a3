package org.goldenthread.testing.service;

import static com.google.api.FieldBehavior.REQUIRED;
import static com.google.api.FieldBehaviorProto.fieldBehavior;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.stub.ClientCalls;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldenthread.chassis.call.CallerCredentials;
import org.goldenthread.testing.identity.Issuer;
import org.junit.jupiter.api.DynamicTest;
import org.slf4j.LoggerFactory;

/// What must hold of every list of a service, found in its contract: it answers about now and about
/// an instant, and on a volume of rows its query goes by an index.
final class ListCases {
  /// So that the parent is one of those that [Volume] makes, whatever its ids are.
  private static final String PARENT = Volume.id(1);

  private static final Pattern ID = Pattern.compile("\\[\\^/\\]\\{1,80\\}");
  private static final List<String> ROLES =
      List.of("planner", "approver", "operator", "risk-manager", "continuity-manager");

  private final ServiceUnderTest service;
  private final Map<String, Set<String>> queries = new LinkedHashMap<>();

  private ListCases(ServiceUnderTest service) {
    this.service = service;
  }

  /// The cases of a service that nobody else writes to.
  static Stream<DynamicTest> of(ServiceUnderTest service) {
    ListCases cases = new ListCases(service);
    List<MethodDescriptor<Message, Message>> lists = cases.lists();
    return Stream.concat(
        lists.stream()
            .map(list -> test(name(list) + " answers about now and then", () -> cases.ask(list))),
        Stream.of(test("every list goes by an index on a volume of rows", cases::requireIndexes)));
  }

  private List<MethodDescriptor<Message, Message>> lists() {
    return service.bean(GrpcEmbeddedServer.class).getServer().getServices().stream()
        .flatMap(found -> found.getMethods().stream())
        .map(method -> ListCases.messages(method.getMethodDescriptor()))
        .filter(method -> name(method).startsWith("List"))
        .filter(method -> method.getFullMethodName().startsWith("goldenthread."))
        .toList();
  }

  /// Every method of the contract takes a message and answers with one.
  @SuppressWarnings("unchecked")
  private static MethodDescriptor<Message, Message> messages(MethodDescriptor<?, ?> method) {
    return (MethodDescriptor<Message, Message>) method;
  }

  private void ask(MethodDescriptor<Message, Message> list) {
    Logger log = (Logger) LoggerFactory.getLogger("io.micronaut.data.query");
    ListAppender<ILoggingEvent> seen = new ListAppender<>();
    seen.start();
    log.addAppender(seen);
    log.setAdditive(false);
    log.setLevel(Level.DEBUG);
    try {
      call(list, request(list, false));
      call(list, request(list, true));
      Message plain = request(list, false);
      FieldDescriptor resource = plain.getDescriptorForType().findFieldByName("resource");
      if (resource != null) {
        call(list, plain.toBuilder().setField(resource, PARENT).build());
      }
    } finally {
      log.setLevel(null);
      log.setAdditive(true);
      log.detachAppender(seen);
    }
    queries.put(
        name(list),
        seen.list.stream()
            .map(line -> String.valueOf(line.getArgumentArray()[0]))
            .filter(sql -> sql.contains(" t where "))
            .collect(Collectors.toSet()));
  }

  private void requireIndexes() {
    Set<String> all = queries.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    assertFalse(all.isEmpty());
    Volume volume = new Volume(service.database());
    volume.fill(all);

    StringBuilder slow = new StringBuilder();
    queries.forEach(
        (list, asked) ->
            asked.forEach(
                sql ->
                    volume
                        .findSlow(sql)
                        .ifPresent(
                            plan ->
                                slow.append("\n\n")
                                    .append(list)
                                    .append(": ")
                                    .append(sql)
                                    .append(plan))));

    assertTrue(slow.isEmpty(), slow::toString);
  }

  /// Nobody has made the parent yet, which some lists say.
  private void call(MethodDescriptor<Message, Message> list, Message request) {
    String[] grants = ROLES.stream().map(role -> "fsc:" + role).toArray(String[]::new);
    Issuer issuer = service.issuer();
    try {
      ClientCalls.blockingUnaryCall(
          service.channel(),
          list,
          CallOptions.DEFAULT
              .withDeadlineAfter(30, TimeUnit.SECONDS)
              .withCallCredentials(
                  new CallerCredentials("Bearer " + issuer.mint().grants(grants).signed())),
          request);
    } catch (StatusRuntimeException refused) {
      assertEquals(Code.NOT_FOUND, refused.getStatus().getCode(), refused.toString());
    }
  }

  private static Message request(MethodDescriptor<Message, Message> list, boolean then) {
    var marshaller = (PrototypeMarshaller<?>) list.getRequestMarshaller();
    Message prototype = (Message) Objects.requireNonNull(marshaller.getMessagePrototype());
    Message.Builder request = prototype.newBuilderForType();
    FieldDescriptor parent = prototype.getDescriptorForType().findFieldByName("parent");
    FieldDescriptor readTime = prototype.getDescriptorForType().findFieldByName("read_time");
    request.setField(parent, parent(parent));
    FieldDescriptor year = prototype.getDescriptorForType().findFieldByName("plan_year");
    if (year != null && year.getOptions().getExtension(fieldBehavior).contains(REQUIRED)) {
      request.setField(year, "2026-27");
    }
    if (then) {
      long before = Instant.now().minusSeconds(60).getEpochSecond();
      request.setField(readTime, Timestamp.newBuilder().setSeconds(before).build());
    }
    return request.build();
  }

  /// A parent's name, from the pattern that it must match.
  private static String parent(FieldDescriptor field) {
    String pattern =
        field
            .getOptions()
            .getExtension(build.buf.validate.ValidateProto.field)
            .getString()
            .getPattern();
    String name = pattern.substring(1, pattern.length() - 1);
    return ID.matcher(ID.matcher(name).replaceFirst("fsc")).replaceAll(PARENT);
  }

  private static String name(MethodDescriptor<?, ?> method) {
    return method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier contract
        ? contract.getMethodDescriptor().getName()
        : "";
  }

  private static DynamicTest test(String name, org.junit.jupiter.api.function.Executable work) {
    return DynamicTest.dynamicTest(name, work);
  }
}
