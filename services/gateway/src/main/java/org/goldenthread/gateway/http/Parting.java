package org.goldenthread.gateway.http;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.runtime.graceful.GracefulShutdownConfiguration;
import io.micronaut.runtime.graceful.GracefulShutdownListener;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes leave of callers after SIGTERM and lets the server end what has begun. For
/// `goldenthread.http.leave`, by default no time at all, calls are answered as ever, but each
/// answer says that its connection ends with it.
///
/// A server that stops closes the connections on which nothing is asked, and a busy caller may ask
/// on one in that very moment: it finds the connection broken and does not know whether it was
/// heard. Told with an answer, it opens another connection, to a gateway that stays. What is left
/// to be closed has not been used for all that time. Micronaut's listener, which this replaces, is
/// before all others and closes at once.
@ServerFilter("/**")
@Replaces(GracefulShutdownListener.class)
final class Parting implements ApplicationEventListener<ShutdownEvent>, Ordered {
  private static final Logger LOG = LoggerFactory.getLogger(Parting.class);

  private final GracefulShutdownManager server;
  private final GracefulShutdownConfiguration config;
  private final Duration leave;
  private volatile boolean begun;

  Parting(GracefulShutdownManager server, GracefulShutdownConfiguration config, HttpConfig http) {
    this.server = server;
    this.config = config;
    this.leave = http.leave();
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void onApplicationEvent(ShutdownEvent event) {
    begun = true;
    try {
      CompletableFuture.supplyAsync(
              server::shutdownGracefully,
              CompletableFuture.delayedExecutor(leave.toMillis(), TimeUnit.MILLISECONDS))
          .thenCompose(ended -> ended)
          .get(leave.plus(config.getGracePeriod()).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException late) {
      LOG.warn("calls are cut off that went on for {}", config.getGracePeriod());
    } catch (ExecutionException failed) {
      LOG.error("calls may be cut off", failed);
    }
  }

  @ResponseFilter
  void answer(HttpResponse<?> response) {
    if (begun && response.getHeaders() instanceof MutableHttpHeaders headers) {
      headers.set("Connection", "close");
    }
  }
}
