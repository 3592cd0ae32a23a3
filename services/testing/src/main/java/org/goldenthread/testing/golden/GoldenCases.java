package org.goldenthread.testing.golden;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Runs golden files.
///
///     @TestFactory
///     Stream<DynamicTest> priorities() {
///       return GoldenCases.of("golden/priority.yaml", new GrpcTarget(channel, issuer));
///     }
public final class GoldenCases {
  private GoldenCases() {}

  /// The file's steps as tests, in order.
  public static Stream<DynamicTest> of(String resource, Target target) {
    return of(resource, target, Map.of());
  }

  /// The file's steps as tests, in order, with variables that hold from the start.
  public static Stream<DynamicTest> of(
      String resource, Target target, Map<String, String> variables) {
    var file = GoldenFile.read(resource);
    var known = new Variables(variables);
    return file.steps().stream()
        .map(step -> dynamicTest(step.name(), () -> run(file, step, target, known)));
  }

  private static void run(GoldenFile file, Step written, Target target, Variables variables) {
    assumeTrue(target.takes(written), "only over HTTP");
    var step = variables.fill(written);
    var answer = target.send(file.protoPackage(), step);
    var differences = new ArrayList<>(target.status(step.then(), answer));
    differences.addAll(reason(step.then(), answer));
    if (step.then().body() != null) {
      differences.addAll(Subset.differences(step.then().body(), answer.body()));
    }
    if (!differences.isEmpty()) {
      fail(String.join("\n", differences) + "\nanswered: " + answer);
    }
    variables.save(step.save(), answer);
  }

  private static List<String> reason(Step.Then then, Answer answer) {
    var differences = new ArrayList<String>();
    if (then.reason() != null && !then.reason().equals(answer.reason())) {
      differences.add("reason: expected " + then.reason() + " but was " + answer.reason());
    }
    if (then.violations() != null
        && !then.violations().stream().sorted().toList().equals(answer.violations())) {
      differences.add(
          "violations: expected " + then.violations() + " but were " + answer.violations());
    }
    return differences;
  }
}
