package org.goldenthread.gateway.document;

import com.google.api.ResourceDescriptor;
import com.google.api.ResourceProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goldenthread.gateway.route.PathTemplate;

/// What the wildcards of a path are called: by the resource patterns of the contract, in which
/// `plans/{plan}` says that what follows `plans` is a plan.
final class PathNames {
  private final Map<String, String> afterCollection = new HashMap<>();

  PathNames(Collection<FileDescriptor> files) {
    for (FileDescriptor file : files) {
      for (Descriptor message : file.getMessageTypes()) {
        ResourceDescriptor resource = message.getOptions().getExtension(ResourceProto.resource);
        resource.getPatternList().forEach(this::learn);
      }
    }
  }

  private void learn(String pattern) {
    String[] parts = pattern.split("/", -1);
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].startsWith("{")) {
        afterCollection.putIfAbsent(parts[i - 1], parts[i].substring(1, parts[i].length() - 1));
      }
    }
  }

  /// A path as OpenAPI writes it, and the names in its braces.
  record Named(String path, List<String> parameters) {
    Named {
      parameters = List.copyOf(parameters);
    }
  }

  Named name(PathTemplate template) {
    StringBuilder path = new StringBuilder();
    List<String> parameters = new ArrayList<>();
    String before = "";
    for (String segment : template.segments()) {
      path.append('/');
      if (segment.equals(PathTemplate.ONE) || segment.equals(PathTemplate.REST)) {
        String name =
            unused(segment.equals(PathTemplate.REST) ? "path" : after(before), parameters);
        parameters.add(name);
        path.append('{').append(name).append('}');
      } else {
        path.append(segment);
      }
      before = segment;
    }
    if (!template.verb().isEmpty()) {
      path.append(':').append(template.verb());
    }
    return new Named(path.toString(), parameters);
  }

  private String after(String collection) {
    String known = afterCollection.get(collection);
    if (known != null) {
      return known;
    }
    return collection.endsWith("s") ? collection.substring(0, collection.length() - 1) : "id";
  }

  private static String unused(String name, List<String> used) {
    String free = name;
    for (int i = 2; used.contains(free); i++) {
      free = name + i;
    }
    return free;
  }
}
