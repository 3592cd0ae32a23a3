package org.goldenthread.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The packages `wrong` and `right` hold a class or two for every rule: the ones break it, the
/// others keep it.
class RulesCanFailTest {
  private static final JavaClasses WRONG =
      new ClassFileImporter()
          .importPackages(
              "org.goldenthread.chassis.wrong",
              "org.goldenthread.plan.wrong",
              "org.goldenthread.plan.utils",
              "org.goldenthread.risk.wrong");

  private static final JavaClasses RIGHT =
      new ClassFileImporter().importPackages("org.goldenthread.plan.right");

  static Stream<Rule> rules() {
    return Stream.of(Layers.class, Names.class, Conduct.class)
        .flatMap(group -> Arrays.stream(group.getDeclaredFields()))
        .filter(field -> field.isAnnotationPresent(ArchTest.class))
        .map(Rule::of);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void each_rule_catches_what_breaks_it(Rule rule) {
    assertTrue(rule.rule.evaluate(WRONG).hasViolation());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void each_rule_lets_good_code_pass(Rule rule) {
    assertEquals(List.of(), rule.rule.evaluate(RIGHT).getFailureReport().getDetails());
    assertFalse(RIGHT.isEmpty());
  }

  @Test
  void every_module_that_has_sources_is_looked_at() {
    Set<String> withSources =
        SourceTree.files(".java").stream()
            .map(file -> SourceTree.root().relativize(file))
            .filter(file -> file.startsWith("services"))
            .map(file -> file.getName(1).toString())
            .collect(Collectors.toCollection(TreeSet::new));
    withSources.remove("architecture");

    Set<String> lookedAt =
        new ClassFileImporter()
            .importLocations(new Modules.Compiled().get(RulesCanFailTest.class)).stream()
                .map(Modules::module)
                .collect(Collectors.toCollection(TreeSet::new));
    lookedAt.remove("");

    assertEquals(withSources, lookedAt);
  }

  record Rule(String name, ArchRule rule) {
    static Rule of(Field field) {
      try {
        field.setAccessible(true);
        return new Rule(field.getName().replace('_', ' '), (ArchRule) field.get(null));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
