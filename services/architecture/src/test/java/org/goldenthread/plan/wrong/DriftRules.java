package org.goldenthread.plan.wrong;

import io.grpc.ManagedChannelBuilder;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;
import org.goldenthread.type.v1.Access;
import org.reactivestreams.Publisher;

/// Breaks at once most of what a rule may not do.
public class DriftRules {
  @Inject Connection connection;
  Optional<Access> access = Optional.empty();
  org.goldenthread.plan.utils.WordsManager words;
  org.goldenthread.risk.wrong.Neighbour neighbour;
  Publisher<String> publisher;

  public UUID id(Optional<Instant> given) throws InterruptedException {
    Thread.sleep(Duration.ofMillis(1));
    Logger.getLogger("drift").info("today is " + Instant.now());
    System.out.println(given);
    ManagedChannelBuilder.forTarget("plan").build().shutdownNow();
    throw new UnsupportedOperationException(UUID.randomUUID().toString());
  }
}
