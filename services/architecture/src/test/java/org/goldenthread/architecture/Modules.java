package org.goldenthread.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which class belongs where. The words in which the rules speak.
final class Modules {
  /// Those with a database each, which know nothing of one another.
  static final List<String> SERVICES = List.of("plan", "indicator", "risk", "continuity");

  /// Roles at the rim of a slice; what carries none of them and is not the slice's application
  /// class is pure.
  private static final Pattern PURE =
      Pattern.compile(".*(Id|State|Command|Decision|Rejection|Rules)");

  private static final Pattern OURS = Pattern.compile("org\\.goldenthread\\.(\\w+)(\\..*)?");

  private Modules() {}

  /// Compiled classes of all modules, tests included, but for this one: it holds the samples that
  /// break the rules.
  static final class Compiled implements LocationProvider {
    @Override
    public Set<Location> get(Class<?> testClass) {
      return SourceTree.modules().stream()
          .filter(module -> !module.endsWith("architecture"))
          .flatMap(m -> Stream.of(m.resolve("target/classes"), m.resolve("target/test-classes")))
          .filter(Files::isDirectory)
          .map(Location::of)
          .collect(Collectors.toSet());
    }
  }

  /// Leaves out what annotation processors wrote.
  static final class WrittenByUs implements ImportOption {
    private static final Pattern GENERATED =
        Pattern.compile(".*\\$(Definition|Introspection|Intercepted|Proxy|ApplicationModule)\\b.*");

    @Override
    public boolean includes(Location location) {
      return !location.matches(GENERATED);
    }
  }

  static DescribedPredicate<JavaClass> services() {
    return describe("are part of a service", type -> SERVICES.contains(module(type)));
  }

  static DescribedPredicate<JavaClass> partOf(String module) {
    return describe("are part of " + module, type -> module(type).equals(module));
  }

  static DescribedPredicate<JavaClass> contract() {
    return resideInAnyPackage("org.goldenthread..v1..").as("generated from the contract");
  }

  /// The contract's enums: states, kinds, reasons.
  static DescribedPredicate<JavaClass> choices() {
    return describe(
        "are enums of the contract",
        type ->
            contract().test(type.getBaseComponentType()) && type.getBaseComponentType().isEnum());
  }

  static DescribedPredicate<JavaClass> messages() {
    return contract().and(not(choices())).as("messages and services of the contract");
  }

  /// The application classes of aggregates, which define resources.
  static DescribedPredicate<JavaClass> applications() {
    return describe(
        "are application classes",
        type -> outermost(type).isAnnotatedWith("io.micronaut.context.annotation.Factory"));
  }

  static DescribedPredicate<JavaClass> tests() {
    return describe(
        "are tests",
        type ->
            type.getSource()
                .map(source -> Path.of(source.getUri().getPath()))
                .filter(path -> path.toString().contains("/test-classes/"))
                .filter(path -> !path.toString().contains("/architecture/"))
                .isPresent());
  }

  /// Decides and computes: by its role, or as a value that is no row, no part of a row and no
  /// configuration.
  static DescribedPredicate<JavaClass> pure() {
    return describe(
        "are pure",
        type -> {
          JavaClass outermost = outermost(type);
          return SERVICES.contains(module(type))
              && (PURE.matcher(outermost.getSimpleName()).matches() || isValue(outermost));
        });
  }

  private static boolean isValue(JavaClass type) {
    boolean rim =
        type.getSimpleName().matches(".*(Application|Store|Row|Value|Part|Endpoint|Wire|Config)")
            || type.isAssignableTo("org.goldenthread.chassis.record.Row");
    return !rim && (type.isRecord() || type.isEnum() || (type.isInterface() && isSealed(type)));
  }

  private static boolean isSealed(JavaClass type) {
    return type.reflect().isSealed();
  }

  /// The folder under `services/` that a class belongs to, empty for what is none of ours or
  /// generated.
  static String module(JavaClass type) {
    Matcher name = OURS.matcher(type.getPackageName());
    return name.matches() && !contract().test(type) ? name.group(1) : "";
  }

  /// The class whose file a class is written in.
  static JavaClass outermost(JavaClass type) {
    JavaClass outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer;
  }
}
