package org.goldenthread.testing.golden;

import com.google.api.AnnotationsProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.ExtensionRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The RPCs of the contract, from the descriptors that its module carries.
final class Contract {
  private static final String DESCRIPTORS = "goldenthread/descriptors.binpb";

  private final Map<String, FileDescriptorProto> files;
  private final Map<String, FileDescriptor> built = new HashMap<>();
  private final Map<String, MethodDescriptor> methods;

  private Contract(FileDescriptorSet set) {
    files =
        set.getFileList().stream().collect(Collectors.toMap(FileDescriptorProto::getName, f -> f));
    methods =
        files.keySet().stream()
            .flatMap(name -> build(name).getServices().stream())
            .flatMap(service -> service.getMethods().stream())
            .collect(
                Collectors.toMap(
                    m -> m.getService().getFullName() + "/" + m.getName(), method -> method));
  }

  static Contract load() {
    var registry = ExtensionRegistry.newInstance();
    AnnotationsProto.registerAllExtensions(registry);
    try (var in = ClassLoader.getSystemResourceAsStream(DESCRIPTORS)) {
      return new Contract(
          FileDescriptorSet.parseFrom(Objects.requireNonNull(in, DESCRIPTORS), registry));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The RPC of that name, such as `PriorityService/GetPriority`.
  MethodDescriptor method(String protoPackage, @Nullable String rpc) {
    var name = protoPackage + "." + rpc;
    return Objects.requireNonNull(methods.get(name), () -> "the contract has no " + name);
  }

  private FileDescriptor build(String name) {
    var known = built.get(name);
    if (known != null) {
      return known;
    }
    var file = Objects.requireNonNull(files.get(name), name);
    try {
      var descriptor =
          FileDescriptor.buildFrom(
              file,
              file.getDependencyList().stream().map(this::build).toArray(FileDescriptor[]::new));
      built.put(name, descriptor);
      return descriptor;
    } catch (DescriptorValidationException e) {
      throw new IllegalStateException("the contract's descriptors do not fit together", e);
    }
  }
}
