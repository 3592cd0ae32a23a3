package org.goldenthread.testing.golden;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/// A file of steps that run in order and may use what earlier ones saved.
///
/// @param protoPackage where the file's RPCs are, such as `goldenthread.plan.v1`
record GoldenFile(String protoPackage, List<Step> steps) {
  private static final ObjectMapper STEPS =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /// A date stands for its text, as in JSON.
  private static final class NoDates extends Resolver {
    @Override
    public void addImplicitResolver(Tag tag, Pattern pattern, @Nullable String first, int limit) {
      if (!tag.equals(Tag.TIMESTAMP)) {
        super.addImplicitResolver(tag, pattern, first, limit);
      }
    }
  }

  GoldenFile(
      @JsonProperty("package") @Nullable String protoPackage,
      @JsonProperty(value = "steps", required = true) List<Step> steps) {
    this.protoPackage = Objects.requireNonNullElse(protoPackage, "");
    this.steps = List.copyOf(steps);
  }

  static GoldenFile read(String resource) {
    try (var in = ClassLoader.getSystemResourceAsStream(resource)) {
      // Read by SnakeYAML and not by Jackson, which does not follow an alias (`*first`) in a tree.
      Object tree = yaml().load(Objects.requireNonNull(in, resource));
      return STEPS.convertValue(tree, GoldenFile.class);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("cannot read " + resource + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource + ": " + e.getMessage(), e);
    }
  }

  private static Yaml yaml() {
    var loading = new LoaderOptions();
    var writing = new DumperOptions();
    return new Yaml(
        new SafeConstructor(loading), new Representer(writing), writing, loading, new NoDates());
  }
}
