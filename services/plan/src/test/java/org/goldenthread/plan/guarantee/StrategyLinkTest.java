package org.goldenthread.plan.guarantee;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import org.goldenthread.plan.v1.CreatePriorityRequest;
import org.goldenthread.plan.v1.CreateStrategyFrameworkRequest;
import org.goldenthread.plan.v1.CreateStrategyItemRequest;
import org.goldenthread.plan.v1.DeleteStrategyItemRequest;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.v1.PriorityServiceGrpc;
import org.goldenthread.plan.v1.StrategyFramework;
import org.goldenthread.plan.v1.StrategyFrameworkServiceGrpc;
import org.goldenthread.plan.v1.StrategyItem;
import org.goldenthread.plan.v1.StrategyItemServiceGrpc;
import org.goldenthread.plan.v1.StrategyItemServiceGrpc.StrategyItemServiceBlockingStub;
import org.goldenthread.plan.v1.UpdateStrategyItemRequest;
import org.goldenthread.type.v1.StrategyLink;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// An item to which something links stays, and none stands below itself, also where both come at
/// once.
class StrategyLinkTest {
  private static final Fsc FSC = Fsc.shared();
  private static final int TIMES = 20;
  private static final String FRAMEWORK = Fsc.NAME + "/strategyFrameworks/races";

  @BeforeAll
  static void make() {
    var _ =
        FSC.as(StrategyFrameworkServiceGrpc.newBlockingStub(FSC.service().channel()), "fsc:planner")
            .createStrategyFramework(
                CreateStrategyFrameworkRequest.newBuilder()
                    .setParent(Fsc.NAME)
                    .setStrategyFrameworkId("races")
                    .setStrategyFramework(StrategyFramework.newBuilder().setDisplayName("Races"))
                    .build());
  }

  @Test
  void an_item_is_either_linked_to_or_removed() {
    FSC.makeUnit("strategy-links");
    Plan plan = FSC.makePlan("strategy-links");
    for (int i = 0; i < TIMES; i++) {
      StrategyItem item = make("link-" + i);

      List<String> outcomes = both(() -> link(plan, item.getName()), () -> remove(item));

      assertEquals(
          outcomes.getFirst().isEmpty()
              ? List.of("", "FAILED_PRECONDITION RESOURCE_IN_USE")
              : List.of("FAILED_PRECONDITION LINK_NOT_FOUND", ""),
          outcomes);
    }
  }

  @Test
  void of_two_that_are_put_below_each_other_one_is() {
    for (int i = 0; i < TIMES; i++) {
      StrategyItem one = make("one-" + i);
      StrategyItem other = make("other-" + i);

      List<String> outcomes = new ArrayList<>(both(() -> put(one, other), () -> put(other, one)));

      outcomes.sort(null);
      assertEquals(List.of("", "FAILED_PRECONDITION LINK_CIRCULAR"), outcomes);
    }
  }

  private static List<String> both(Runnable one, Runnable other) {
    List<Runnable> calls = List.of(one, other);
    return Fsc.atOnce(calls.size(), call -> () -> outcome(calls.get(call)));
  }

  private static String outcome(Runnable call) {
    try {
      call.run();
      return "";
    } catch (StatusRuntimeException failed) {
      return Refused.of(failed).why();
    }
  }

  private static StrategyItemServiceBlockingStub items() {
    return FSC.as(StrategyItemServiceGrpc.newBlockingStub(FSC.service().channel()), "fsc:planner");
  }

  private static StrategyItem make(String id) {
    return items()
        .createStrategyItem(
            CreateStrategyItemRequest.newBuilder()
                .setParent(FRAMEWORK)
                .setStrategyItemId(id)
                .setStrategyItem(
                    StrategyItem.newBuilder().setKind(StrategyItem.Kind.AIM).setText(id))
                .build());
  }

  private static void put(StrategyItem item, StrategyItem below) {
    var _ =
        items()
            .updateStrategyItem(
                UpdateStrategyItemRequest.newBuilder()
                    .setStrategyItem(item.toBuilder().setParentItem(below.getName()))
                    .build());
  }

  private static void remove(StrategyItem item) {
    var _ =
        items()
            .deleteStrategyItem(
                DeleteStrategyItemRequest.newBuilder()
                    .setName(item.getName())
                    .setEtag(item.getEtag())
                    .build());
  }

  private static void link(Plan plan, String item) {
    var _ =
        FSC.as(PriorityServiceGrpc.newBlockingStub(FSC.service().channel()), "fsc:planner")
            .createPriority(
                CreatePriorityRequest.newBuilder()
                    .setParent(plan.getName())
                    .setPriority(
                        Priority.newBuilder()
                            .setTitle("Safety")
                            .addStrategyLinks(StrategyLink.newBuilder().setItem(item)))
                    .build());
  }
}
