package org.goldenthread.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.goldenthread.architecture.Modules.applications;
import static org.goldenthread.architecture.Modules.choices;
import static org.goldenthread.architecture.Modules.contract;
import static org.goldenthread.architecture.Modules.messages;
import static org.goldenthread.architecture.Modules.partOf;
import static org.goldenthread.architecture.Modules.pure;
import static org.goldenthread.architecture.Modules.services;
import static org.goldenthread.architecture.Modules.tests;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;

/// What may know what.
final class Layers {
  private Layers() {}

  @ArchTest
  static final ArchRule what_decides_knows_only_java_and_its_own_domain =
      classes()
          .that(not(tests()))
          .and(pure())
          .should()
          .onlyDependOnClassesThat(plainJava().or(choices()).or(knowNoFramework()))
          .because("a rule is checked against its document without knowing Micronaut, gRPC or SQL");

  @ArchTest
  static final ArchRule the_contract_is_spoken_only_at_the_rim =
      noClasses()
          .that(services())
          .and(not(tests()))
          .and(not(outermostEndsWith("Endpoint", "Wire")))
          .and(not(applications()))
          .should()
          .dependOnClassesThat(messages().or(resideInAnyPackage("com.google.protobuf..")))
          .because(
              "generated messages are translated once, in an Endpoint or a Wire; the application"
                  + " class of an aggregate defines its resource, which is a row and a message; the"
                  + " contract's enums are the one word for a state or a kind, in the table as"
                  + " well");

  @ArchTest
  static final ArchRule no_service_knows_another =
      CompositeArchRule.of(Modules.SERVICES.stream().map(Layers::knowsNoOtherService).toList());

  @ArchTest
  static final ArchRule services_call_plan_and_plan_calls_nobody =
      CompositeArchRule.of(Modules.SERVICES.stream().map(Layers::callsOnlyPlan).toList());

  @ArchTest
  static final ArchRule no_library_of_ours_knows_a_service =
      noClasses()
          .that(partOf("chassis").or(partOf("testing")))
          .should()
          .dependOnClassesThat(services().or(partOf("gateway")))
          .because("dependencies run one way: service to chassis");

  @ArchTest
  static final ArchRule nothing_of_ours_but_the_tests_knows_the_testing_library =
      noClasses()
          .that(services().or(partOf("chassis")).or(partOf("gateway")))
          .and(not(tests()))
          .should()
          .dependOnClassesThat(partOf("testing"));

  @ArchTest
  static final ArchRule slices_of_a_service_do_not_go_in_circles =
      CompositeArchRule.of(
          Modules.SERVICES.stream()
              .map(
                  service ->
                      slices()
                          .matching("org.goldenthread." + service + ".(*)..")
                          .should()
                          .beFreeOfCycles()
                          .because("a slice can be read without the ones that use it"))
              .toList());

  private static DescribedPredicate<JavaClass> plainJava() {
    return describe(
        "are plain Java without input and output",
        type ->
            resideInAnyPackage("java..", "org.jspecify..")
                .and(
                    not(
                        resideInAnyPackage(
                            "java.io..", "java.net..", "java.nio.file..", "java.sql..")))
                .or(JavaClass::isPrimitive)
                .test(type.getBaseComponentType()));
  }

  private static DescribedPredicate<JavaClass> knowNoFramework() {
    return describe(
        "are of a service and know no framework",
        type ->
            services().test(type.getBaseComponentType())
                && type.getBaseComponentType().getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .allMatch(
                        plainJava()
                            .or(choices())
                            .or(known -> services().test(known.getBaseComponentType()))));
  }

  private static ArchRule knowsNoOtherService(String service) {
    return noClasses()
        .that(partOf(service))
        .should()
        .dependOnClassesThat(services().or(partOf("gateway")).and(not(partOf(service))))
        .because("services share a contract and a chassis, nothing else");
  }

  private static ArchRule callsOnlyPlan(String service) {
    DescribedPredicate<JavaClass> stubs =
        contract().and(simpleNameEndingWith("Grpc")).as("gRPC services");
    return noClasses()
        .that(partOf(service))
        .should()
        .dependOnClassesThat(
            stubs
                .and(not(resideInAnyPackage("org.goldenthread." + service + ".v1")))
                // The change log, which each of them keeps and serves.
                .and(not(resideInAnyPackage("org.goldenthread.type.v1")))
                .and(
                    service.equals("plan")
                        ? stubs
                        : not(resideInAnyPackage("org.goldenthread.plan.v1"))))
        .because("what needs several services is composed in the gateway");
  }

  private static DescribedPredicate<JavaClass> outermostEndsWith(String... roles) {
    return describe(
        "are written in an " + String.join(" or ", roles),
        type -> {
          String name = Modules.outermost(type).getSimpleName();
          return java.util.Arrays.stream(roles).anyMatch(name::endsWith);
        });
  }
}
