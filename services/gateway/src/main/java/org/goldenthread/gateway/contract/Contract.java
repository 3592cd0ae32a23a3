package org.goldenthread.gateway.contract;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.Descriptors;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldenthread.type.v1.Access;
import org.goldenthread.type.v1.AccessOuterClass;

/// Every RPC with an `http` annotation on the class path, and what its comments say.
///
/// Each jar of generated code carries its own descriptors with their comments at [#RESOURCE]; the
/// generated classes are found from them by name, once at the start. So a new RPC, or a whole new
/// proto package, becomes a route by being built in.
public final class Contract {
  /// Where a jar keeps its descriptor set.
  public static final String RESOURCE = "goldenthread/descriptors.binpb";

  private final List<Rpc> rpcs;
  private final Comments comments;

  private Contract(List<Rpc> rpcs, Comments comments) {
    this.rpcs = List.copyOf(rpcs);
    this.comments = comments;
  }

  /// Reads what the class loader sees.
  public static Contract load(ClassLoader loader) {
    Map<String, FileDescriptorProto> files = new LinkedHashMap<>();
    try {
      for (URL url : Collections.list(loader.getResources(RESOURCE))) {
        try (InputStream in = url.openStream()) {
          for (FileDescriptorProto file : FileDescriptorSet.parseFrom(in).getFileList()) {
            files.putIfAbsent(file.getName(), file);
          }
        }
      }
    } catch (IOException unreadable) {
      throw new IllegalStateException("the contract's descriptors cannot be read", unreadable);
    }
    if (files.isEmpty()) {
      throw new IllegalStateException("no descriptor set on the class path at " + RESOURCE);
    }
    List<Rpc> rpcs = new ArrayList<>();
    for (FileDescriptorProto file : files.values()) {
      for (ServiceDescriptorProto service : file.getServiceList()) {
        rpcs.addAll(rpcs(loader, file, service));
      }
    }
    return new Contract(rpcs, Comments.of(files.values()));
  }

  public List<Rpc> rpcs() {
    return rpcs;
  }

  public Comments comments() {
    return comments;
  }

  private static List<Rpc> rpcs(
      ClassLoader loader, FileDescriptorProto file, ServiceDescriptorProto service) {
    if (service.getMethodList().stream()
        .noneMatch(
            method ->
                method.getOptions().hasExtension(AnnotationsProto.http)
                    || method.getOptions().getUnknownFields().hasField(HTTP))) {
      return List.of();
    }
    String className = file.getOptions().getJavaPackage() + "." + service.getName() + "Grpc";
    List<Rpc> rpcs = new ArrayList<>();
    for (MethodDescriptor<?, ?> method : descriptor(loader, className).getMethods()) {
      if (method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier) {
        Descriptors.MethodDescriptor described = supplier.getMethodDescriptor();
        if (described.getOptions().hasExtension(AnnotationsProto.http)) {
          rpcs.add(rpc(method, described));
        }
      }
    }
    return rpcs;
  }

  private static final int HTTP = AnnotationsProto.http.getNumber();

  private static Rpc rpc(MethodDescriptor<?, ?> grpc, Descriptors.MethodDescriptor described) {
    HttpRule rule = described.getOptions().getExtension(AnnotationsProto.http);
    List<HttpRule> rules = new ArrayList<>();
    rules.add(rule);
    rules.addAll(rule.getAdditionalBindingsList());
    Access access = described.getOptions().getExtension(AccessOuterClass.access);
    return new Rpc(
        typed(grpc),
        described,
        prototype(grpc.getRequestMarshaller()),
        prototype(grpc.getResponseMarshaller()),
        rules,
        access.getPublic(),
        access.getRolesList().stream().map(Enum::name).toList());
  }

  private static Message prototype(MethodDescriptor.Marshaller<?> marshaller) {
    if (marshaller instanceof PrototypeMarshaller<?> known
        && known.getMessagePrototype() instanceof Message message) {
      return message;
    }
    throw new IllegalStateException("generated code without a message prototype: " + marshaller);
  }

  /// Generated methods carry generated messages, and every generated message is a [Message].
  @SuppressWarnings("unchecked")
  private static MethodDescriptor<Message, Message> typed(MethodDescriptor<?, ?> method) {
    return (MethodDescriptor<Message, Message>) method;
  }

  private static ServiceDescriptor descriptor(ClassLoader loader, String className) {
    try {
      return (ServiceDescriptor)
          loader.loadClass(className).getMethod("getServiceDescriptor").invoke(null);
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | IllegalAccessException
        | InvocationTargetException missing) {
      throw new IllegalStateException(
          "the descriptors name a service whose generated class is not there: " + className,
          missing);
    }
  }
}
