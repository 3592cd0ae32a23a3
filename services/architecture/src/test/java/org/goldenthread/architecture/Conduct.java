package org.goldenthread.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.goldenthread.architecture.Modules.partOf;
import static org.goldenthread.architecture.Modules.services;
import static org.goldenthread.architecture.Modules.tests;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import io.grpc.Grpc;
import io.grpc.ManagedChannelBuilder;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What no class does, wherever it stands.
final class Conduct {
  private Conduct() {}

  @ArchTest
  static final ArchRule nobody_sleeps =
      noClasses()
          .should()
          .callMethodWhere(calls("sleep", Thread.class, TimeUnit.class))
          .because("whoever waits, waits for something: an answer, an end, a deadline");

  @ArchTest
  static final ArchRule nobody_prints_but_the_commands =
      noClasses()
          .that(not(commands()))
          .should(ACCESS_STANDARD_STREAMS)
          .orShould()
          .dependOnClassesThat(belongToAnyOf(IO.class))
          .because("logs are structured, one line per call");

  @ArchTest
  static final ArchRule nobody_logs_by_java_util_logging =
      noClasses()
          .should()
          .dependOnClassesThat(resideInAnyPackage("java.util.logging.."))
          .because("logs go one way, through SLF4J");

  @ArchTest
  static final ArchRule the_clock_is_injected =
      noClasses()
          .that(not(tests()))
          .and(not(commands().or(partOf("testing"))))
          .and(not(factories()))
          .should()
          .callMethodWhere(readsTheClock())
          .because("tests say what time it is");

  @ArchTest
  static final ArchRule chance_is_injected_into_services =
      noClasses()
          .that(services())
          .and(not(tests()))
          .should()
          .callMethodWhere(calls("randomUUID", UUID.class))
          .orShould()
          .dependOnClassesThat(
              belongToAnyOf(Random.class, SecureRandom.class, ThreadLocalRandom.class))
          .orShould()
          .callMethod(Math.class, "random")
          .because("tests say which ids are given");

  @ArchTest
  static final ArchRule channels_are_opened_by_the_transport =
      noClasses()
          .that(services().or(partOf("chassis")).or(partOf("gateway")))
          .and(not(tests()))
          .and()
          .resideOutsideOfPackage("org.goldenthread.chassis.tls")
          .should()
          .callMethodWhere(
              calls("forTarget", ManagedChannelBuilder.class)
                  .or(calls("forAddress", ManagedChannelBuilder.class))
                  .or(calls("newChannelBuilder", Grpc.class)))
          .because("it knows whether calls are encrypted, and who this program is");

  @ArchTest
  static final ArchRule what_a_class_needs_comes_by_its_constructor =
      noFields()
          .that()
          .areDeclaredInClassesThat(not(tests()))
          .should()
          .beAnnotatedWith("jakarta.inject.Inject")
          .orShould()
          .beAnnotatedWith("io.micronaut.context.annotation.Value")
          .orShould()
          .beAnnotatedWith("io.micronaut.context.annotation.Property");

  @ArchTest
  static final ArchRule optional_is_an_answer_and_never_kept =
      fields().should().notHaveRawType(Optional.class).because("a field may be @Nullable");

  @ArchTest
  static final ArchRule optional_is_an_answer_and_never_asked_for =
      methods()
          .that()
          .areNotPrivate()
          .should(takeNoOptional())
          .because("a parameter may be @Nullable, or there are two methods");

  @ArchTest
  static final ArchRule nothing_is_left_unsupported =
      noClasses()
          .should()
          .dependOnClassesThat(belongToAnyOf(UnsupportedOperationException.class))
          .because("what cannot be done cannot be called");

  @ArchTest
  static final ArchRule services_use_no_reactive_types =
      noClasses()
          .that(services().or(partOf("chassis")))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("reactor..", "org.reactivestreams..", "io.reactivex.."))
          .because("blocking work runs on virtual threads");

  /// Programs for a person at a terminal.
  private static DescribedPredicate<JavaClass> commands() {
    return partOf("local").or(partOf("benchmarks")).as("are commands");
  }

  private static DescribedPredicate<JavaClass> factories() {
    return describe(
        "are factories", type -> type.isAnnotatedWith("io.micronaut.context.annotation.Factory"));
  }

  private static DescribedPredicate<JavaCall<?>> calls(String method, Class<?>... owners) {
    return describe(
        method + " is called",
        call ->
            call.getName().equals(method)
                && Stream.of(owners).anyMatch(call.getTargetOwner()::isEquivalentTo));
  }

  private static DescribedPredicate<JavaCall<?>> readsTheClock() {
    return describe(
        "the machine's clock is read",
        call -> {
          JavaClass owner = call.getTargetOwner();
          boolean now =
              call.getName().equals("now")
                  && owner.getPackageName().equals("java.time")
                  && call.getTarget().getRawParameterTypes().stream()
                      .noneMatch(type -> type.isEquivalentTo(Clock.class));
          return now
              || (owner.isEquivalentTo(Clock.class) && call.getName().startsWith("system"))
              || calls("currentTimeMillis", System.class).test(call);
        });
  }

  private static ArchCondition<JavaMethod> takeNoOptional() {
    return new ArchCondition<>("take no Optional") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        for (JavaClass parameter : method.getRawParameterTypes()) {
          if (parameter.isEquivalentTo(Optional.class)) {
            events.add(violated(method, method.getDescription() + " takes an Optional"));
          }
        }
      }
    };
  }
}
