package org.goldenthread.gateway.call;

import com.google.protobuf.Message;
import io.grpc.Channel;
import io.grpc.Status;
import jakarta.inject.Singleton;
import org.goldenthread.gateway.contract.Rpc;
import org.goldenthread.gateway.instance.Instances;
import org.goldenthread.gateway.transcode.Binding;
import org.jspecify.annotations.Nullable;

/// Which channel leads to whom a call is for: this process for the gateway's own services, else the
/// directorate's service of the package's name.
@Singleton
public final class Channels {
  private final LocalServices local;
  private final Instances instances;

  public Channels(LocalServices local, Instances instances) {
    this.local = local;
    this.instances = instances;
  }

  /// The channel for a request; fails where no instance serves its directorate.
  public Channel find(Rpc rpc, Message request) {
    if (local.answer(rpc.service())) {
      return local.channel();
    }
    if (!Instances.SERVICES.contains(rpc.noun())) {
      throw Status.UNIMPLEMENTED.asRuntimeException();
    }
    @Nullable String directorate = Binding.directorate(request);
    return instances.channel(directorate == null ? "-" : directorate, rpc.noun());
  }
}
