package org.goldenthread.gateway.contract;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the protos say about each of their parts, by full name. Generated classes do not carry
/// comments; the descriptor set does.
public final class Comments {
  private static final int MESSAGES = FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER;
  private static final int ENUMS = FileDescriptorProto.ENUM_TYPE_FIELD_NUMBER;
  private static final int SERVICES = FileDescriptorProto.SERVICE_FIELD_NUMBER;

  private final Map<String, String> byName;

  private Comments(Map<String, String> byName) {
    this.byName = Map.copyOf(byName);
  }

  static Comments of(Collection<FileDescriptorProto> files) {
    Map<String, String> byName = new HashMap<>();
    for (FileDescriptorProto file : files) {
      new Reader(file, byName).read();
    }
    return new Comments(byName);
  }

  /// The comment on a message, field, enum, value, service or method; empty where there is none.
  public String on(String fullName) {
    return byName.getOrDefault(fullName, "");
  }

  private static final class Reader {
    private final FileDescriptorProto file;
    private final Map<List<Integer>, Location> locations;
    private final Map<String, String> into;

    Reader(FileDescriptorProto file, Map<String, String> into) {
      this.file = file;
      this.into = into;
      this.locations =
          file.getSourceCodeInfo().getLocationList().stream()
              .collect(Collectors.toMap(Location::getPathList, l -> l, (a, b) -> a));
    }

    void read() {
      String scope = file.getPackage();
      for (int i = 0; i < file.getMessageTypeCount(); i++) {
        message(file.getMessageType(i), scope, List.of(MESSAGES, i));
      }
      for (int i = 0; i < file.getEnumTypeCount(); i++) {
        enumeration(file.getEnumType(i), scope, List.of(ENUMS, i));
      }
      for (int i = 0; i < file.getServiceCount(); i++) {
        String service = scope + "." + file.getService(i).getName();
        put(service, List.of(SERVICES, i));
        for (int m = 0; m < file.getService(i).getMethodCount(); m++) {
          put(
              service + "." + file.getService(i).getMethod(m).getName(),
              List.of(SERVICES, i, 2, m));
        }
      }
    }

    private void message(DescriptorProto message, String scope, List<Integer> path) {
      String name = scope + "." + message.getName();
      put(name, path);
      for (int i = 0; i < message.getFieldCount(); i++) {
        put(
            name + "." + message.getField(i).getName(),
            then(path, DescriptorProto.FIELD_FIELD_NUMBER, i));
      }
      for (int i = 0; i < message.getNestedTypeCount(); i++) {
        message(
            message.getNestedType(i),
            name,
            then(path, DescriptorProto.NESTED_TYPE_FIELD_NUMBER, i));
      }
      for (int i = 0; i < message.getEnumTypeCount(); i++) {
        enumeration(
            message.getEnumType(i), name, then(path, DescriptorProto.ENUM_TYPE_FIELD_NUMBER, i));
      }
    }

    private void enumeration(EnumDescriptorProto type, String scope, List<Integer> path) {
      String name = scope + "." + type.getName();
      put(name, path);
      for (int i = 0; i < type.getValueCount(); i++) {
        // Kept under the enum's own name, although C++ scoping puts values beside their enum.
        put(
            name + "." + type.getValue(i).getName(),
            then(path, EnumDescriptorProto.VALUE_FIELD_NUMBER, i));
      }
    }

    private void put(String name, List<Integer> path) {
      Location location = locations.get(path);
      if (location != null && !location.getLeadingComments().isBlank()) {
        into.put(
            name,
            location
                .getLeadingComments()
                .lines()
                .map(line -> line.startsWith(" ") ? line.substring(1) : line)
                .collect(Collectors.joining("\n"))
                .strip());
      }
    }

    private static List<Integer> then(List<Integer> path, int field, int index) {
      Integer[] longer = path.toArray(new Integer[path.size() + 2]);
      longer[path.size()] = field;
      longer[path.size() + 1] = index;
      return List.of(longer);
    }
  }
}
