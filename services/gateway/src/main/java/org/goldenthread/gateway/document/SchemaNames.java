package org.goldenthread.gateway.document;

import com.google.protobuf.Descriptors.GenericDescriptor;
import java.util.HashMap;
import java.util.Map;

/// A short name for each type: its own (with those that it is nested in), and its package's noun
/// before it where two packages have one of that name. The same build gives the same names.
final class SchemaNames {
  private final Map<String, String> byFullName = new HashMap<>();
  private final Map<String, String> byName = new HashMap<>();

  String of(GenericDescriptor type) {
    return byFullName.computeIfAbsent(type.getFullName(), full -> fresh(type, full));
  }

  private String fresh(GenericDescriptor type, String full) {
    String packageName = type.getFile().getPackage();
    String nested = full.substring(packageName.length() + 1).replace(".", "");
    String name = nested;
    if (byName.containsKey(name)) {
      name = packageNoun(packageName) + nested;
    }
    if (byName.containsKey(name)) {
      name = full.replace('.', '_');
    }
    byName.put(name, full);
    return name;
  }

  private static String packageNoun(String packageName) {
    String[] parts = packageName.split("\\.", -1);
    String noun = parts.length > 1 ? parts[1] : parts[0];
    return Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
  }
}
