package org.goldenthread.chassis.access;

import com.google.protobuf.Descriptors.MethodDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.goldenthread.chassis.identity.Role;
import org.goldenthread.type.v1.Access;
import org.goldenthread.type.v1.AccessOuterClass;

/// Who may call an RPC, read from its method option.
public final class AccessRules {
  private AccessRules() {}

  /// What an RPC asks of its caller: one of the roles, or only a valid token where it is public.
  public record Rule(Set<Role> roles, boolean open) {}

  /// Empty for RPCs that are not of our contract: health and reflection.
  public static Optional<Rule> find(io.grpc.MethodDescriptor<?, ?> method) {
    if (method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier
        && supplier.getMethodDescriptor().getFile().getPackage().startsWith("goldenthread.")) {
      return Optional.of(of(supplier.getMethodDescriptor()));
    }
    return Optional.empty();
  }

  /// The rule of an RPC of ours.
  ///
  /// @throws IllegalStateException where the contract forgot to say who may call it
  public static Rule of(MethodDescriptor method) {
    if (!method.getOptions().hasExtension(AccessOuterClass.access)) {
      throw new IllegalStateException(method.getFullName() + " does not say who may call it");
    }
    Access access = method.getOptions().getExtension(AccessOuterClass.access);
    Set<Role> roles = EnumSet.noneOf(Role.class);
    access.getRolesList().forEach(role -> roles.add(Role.valueOf(role.name())));
    // Whoever may do anything in a directorate may read it: one rule here instead of eight roles on
    // every read.
    return new Rule(
        roles.contains(Role.VIEWER) ? EnumSet.allOf(Role.class) : roles, access.getPublic());
  }
}
