package org.goldenthread.gateway.call;

import build.buf.protovalidate.ValidationResult;
import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.exceptions.ValidationException;
import build.buf.validate.FieldPath;
import build.buf.validate.FieldPathElement;
import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.protobuf.StatusProto;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.goldenthread.chassis.identity.Caller;
import org.goldenthread.chassis.identity.Grant;
import org.goldenthread.chassis.identity.Role;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.gateway.identity.CallerContext;
import org.goldenthread.gateway.transcode.Binding;
import org.goldenthread.type.v1.Access;
import org.goldenthread.type.v1.AccessOuterClass;
import org.jspecify.annotations.Nullable;

/// What every service checks before a call reaches it, for the services that the gateway answers
/// itself: the caller's roles, and the rules of the request's fields.
@Singleton
final class RequestCheck implements ServerInterceptor {
  private static final String DOMAIN = "goldenthread.org";

  private final Validator validator = ValidatorFactory.newBuilder().build();

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Caller caller = CallerContext.caller();
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      private boolean first = true;
      private boolean refused;

      @Override
      public void onMessage(Q message) {
        if (first && message instanceof Message request) {
          first = false;
          StatusRuntimeException refusal = refusal(caller, call.getMethodDescriptor(), request);
          if (refusal != null) {
            refused = true;
            Metadata trailers = refusal.getTrailers();
            call.close(refusal.getStatus(), trailers == null ? new Metadata() : trailers);
          }
        }
        if (!refused) {
          super.onMessage(message);
        }
      }

      @Override
      public void onHalfClose() {
        if (!refused) {
          super.onHalfClose();
        }
      }
    };
  }

  private @Nullable StatusRuntimeException refusal(
      Caller caller, MethodDescriptor<?, ?> method, Message request) {
    if (!permitted(caller, method, request)) {
      return failure(
          Code.PERMISSION_DENIED,
          ErrorReason.ROLE_MISSING,
          "You hold none of the roles that this call needs here.",
          null);
    }
    try {
      ValidationResult result = validator.validate(request);
      return result.isSuccess()
          ? null
          : failure(
              Code.INVALID_ARGUMENT,
              ErrorReason.FIELD_INVALID,
              "One or more fields break their rules.",
              violations(result));
    } catch (ValidationException unusable) {
      throw new IllegalStateException("the rules of a message cannot be used", unusable);
    }
  }

  private static boolean permitted(Caller caller, MethodDescriptor<?, ?> method, Message request) {
    Access access =
        method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier described
            ? described.getMethodDescriptor().getOptions().getExtension(AccessOuterClass.access)
            : Access.getDefaultInstance();
    if (access.getPublic()) {
      return true;
    }
    Set<Role> roles =
        access.getRolesList().stream()
            .map(role -> Role.valueOf(role.name()))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    if (roles.contains(Role.VIEWER)) {
      // Who holds any role somewhere may do there what a viewer may.
      roles = EnumSet.allOf(Role.class);
    }
    @Nullable String directorate = Binding.directorate(request);
    return directorate == null
        ? holdsAnywhere(caller.grants(), roles)
        : caller.holdsAnywhere(roles, directorate);
  }

  private static boolean holdsAnywhere(Collection<Grant> grants, Set<Role> roles) {
    return grants.stream().anyMatch(grant -> roles.contains(grant.role()));
  }

  private static BadRequest violations(ValidationResult result) {
    BadRequest.Builder fields = BadRequest.newBuilder();
    result
        .toProto()
        .getViolationsList()
        .forEach(
            violation ->
                fields
                    .addFieldViolationsBuilder()
                    .setField(path(violation.getField()))
                    .setDescription(violation.getMessage())
                    .setReason(violation.getRuleId()));
    return fields.build();
  }

  private static String path(FieldPath path) {
    StringBuilder written = new StringBuilder();
    for (FieldPathElement step : path.getElementsList()) {
      written.append(written.isEmpty() ? "" : ".").append(step.getFieldName());
      if (step.hasIndex()) {
        written.append('[').append(step.getIndex()).append(']');
      }
    }
    return written.toString();
  }

  private static StatusRuntimeException failure(
      Code code, ErrorReason reason, String sentence, @Nullable BadRequest fields) {
    Status.Builder status =
        Status.newBuilder()
            .setCode(code.getNumber())
            .setMessage(sentence)
            .addDetails(
                Any.pack(
                    ErrorInfo.newBuilder().setReason(reason.name()).setDomain(DOMAIN).build()));
    if (fields != null) {
      status.addDetails(Any.pack(fields));
    }
    return StatusProto.toStatusRuntimeException(status.build());
  }
}
