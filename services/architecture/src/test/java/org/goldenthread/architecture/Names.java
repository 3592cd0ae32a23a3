package org.goldenthread.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.goldenthread.architecture.Modules.services;
import static org.goldenthread.architecture.Modules.tests;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;

/// What things are called, and that a name means one thing.
final class Names {
  private Names() {}

  @ArchTest
  static final ArchRule a_package_is_named_after_its_subject =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..common..",
              "..util..",
              "..utils..",
              "..misc..",
              "..impl..",
              "..dto..",
              "..helpers..")
          .because("a drawer for everything is searched by everyone");

  @ArchTest
  static final ArchRule a_class_is_named_after_its_role =
      noClasses()
          .that(not(tests()))
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveNameMatching(
              ".*(Helper|Helpers|Util|Utils|Impl|Dto|DTO|Service|Controller|Repository|Entity|Mapper)")
          .because("the roles are the ones that services/README.md lists, and only these");

  @ArchTest
  static final ArchRule an_endpoint_implements_a_service_of_the_contract =
      classes()
          .that(services())
          .and()
          .haveSimpleNameEndingWith("Endpoint")
          .should()
          .beAssignableTo("io.grpc.BindableService");

  @ArchTest
  static final ArchRule what_is_decided_is_a_value =
      classes()
          .that(services())
          .and(endIn("Id|State|Command|Decision|Rejection|Row|Config"))
          .should()
          .beAssignableTo(describe("a record, an enum or an interface", Names::isValue))
          .because("illegal ones cannot be written, and none changes once made");

  @ArchTest
  static final ArchRule stores_stay_in_their_slice =
      classes()
          .that(services())
          .and(endIn("Store"))
          .should()
          .notBePublic()
          .because("other slices ask the resource, whose type its row is part of");

  @ArchTest
  static final ArchRule nullness_is_said_everywhere =
      classes()
          .that(not(tests()))
          .should(standInANullMarkedPackage())
          .because("NullAway checks only what is marked");

  @ArchTest
  static final ArchRule a_test_is_a_sentence =
      methods()
          .that(areTests())
          .should()
          .haveNameMatching("[a-zA-Z0-9]+(_[a-zA-Z0-9]+){2,}")
          .because("the report of a run says what holds");

  @ArchTest
  static final ArchRule tests_use_the_real_thing =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.mockito..", "org.easymock..", "mockit..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.micronaut.test.annotation.MockBean")
          .because("a mock answers what its writer believed");

  private static DescribedPredicate<JavaClass> endIn(String roles) {
    return describe(
        "end in " + roles,
        type -> type.isTopLevelClass() && type.getSimpleName().matches(".+(" + roles + ")"));
  }

  private static boolean isValue(JavaClass type) {
    return type.isRecord() || type.isEnum() || type.isInterface();
  }

  private static DescribedPredicate<JavaMethod> areTests() {
    return describe(
        "are tests",
        method ->
            method.isAnnotatedWith("org.junit.jupiter.api.Test")
                || method.isAnnotatedWith("org.junit.jupiter.params.ParameterizedTest"));
  }

  private static ArchCondition<JavaClass> standInANullMarkedPackage() {
    return new ArchCondition<>("stand in a @NullMarked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
          events.add(
              violated(type, type.getPackageName() + " has no package-info with @NullMarked"));
        }
      }
    };
  }
}
