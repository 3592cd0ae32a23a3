package org.goldenthread.plan.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.FieldMask;
import io.grpc.StatusRuntimeException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionServiceGrpc;
import org.goldenthread.plan.v1.CreateProjectRequest;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.v1.Project;
import org.goldenthread.plan.v1.ProjectServiceGrpc;
import org.goldenthread.plan.v1.ProjectServiceGrpc.ProjectServiceBlockingStub;
import org.goldenthread.plan.v1.UpdateActionRequest;
import org.goldenthread.plan.v1.UpdateProjectRequest;
import org.junit.jupiter.api.Test;

/// Several people at one plan at the same time.
class ManyHandsTest {
  private static final int HANDS = 8;

  @Test
  void different_actions_are_edited_at_once_and_nobodys_work_is_lost() {
    Plan plan = Office.plan("shared-plan");
    Priority priority = Office.priority(plan, "P");
    List<Action> actions =
        IntStream.range(0, HANDS)
            .mapToObj(i -> Office.add(plan, Office.headline(priority, "a" + i)))
            .toList();

    List<String> ends = atOnce(i -> edit(actions.get(i)));

    assertEquals(Collections.nCopies(HANDS, "won"), ends);
    assertEquals(
        IntStream.range(0, HANDS).mapToObj(i -> "a" + i + " edited").toList(), Office.texts(plan));
  }

  @Test
  void of_two_who_hold_one_version_of_a_project_one_is_told_to_read_it_again() {
    Plan plan = Office.plan("raced-project");
    Project project =
        projects()
            .createProject(
                CreateProjectRequest.newBuilder()
                    .setParent(plan.getName())
                    .setProject(Project.newBuilder().setText("One"))
                    .build());

    List<String> ends = atOnce(i -> edit(project, "Note " + i));

    assertEquals(1, Collections.frequency(ends, "won"));
    assertEquals(HANDS - 1, Collections.frequency(ends, "ABORTED ETAG_MISMATCH"));
  }

  private static String edit(Action action) {
    return end(
        () ->
            Office.planner(ActionServiceGrpc.newBlockingStub(Office.channel()))
                .updateAction(
                    UpdateActionRequest.newBuilder()
                        .setAction(action.toBuilder().setText(action.getText() + " edited"))
                        .setUpdateMask(FieldMask.newBuilder().addPaths("text"))
                        .build()));
  }

  private static String edit(Project project, String note) {
    return end(
        () ->
            projects()
                .updateProject(
                    UpdateProjectRequest.newBuilder()
                        .setProject(project.toBuilder().setNote(note))
                        .setUpdateMask(FieldMask.newBuilder().addPaths("note"))
                        .build()));
  }

  private static ProjectServiceBlockingStub projects() {
    return Office.planner(ProjectServiceGrpc.newBlockingStub(Office.channel()));
  }

  private static String end(java.util.concurrent.Callable<?> call) {
    try {
      call.call();
      return "won";
    } catch (StatusRuntimeException refused) {
      return Office.why(refused);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static List<String> atOnce(IntFunction<String> work) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return IntStream.range(0, HANDS)
          .mapToObj(i -> CompletableFuture.supplyAsync(() -> work.apply(i), threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }
}
