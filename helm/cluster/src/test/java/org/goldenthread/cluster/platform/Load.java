package org.goldenthread.cluster.platform;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// People at work on the directorates' plans, while something happens to the platform: nine reads
/// for each write.
///
/// Whatever is not answered with 2xx has failed, a connection that broke as well: nothing is sent a
/// second time, by Java's client neither (see `pom.xml`). Through crashes a write is sent until it
/// is acknowledged, with the same `Idempotency-Key`, as its sender may.
public final class Load implements AutoCloseable {
  private static final int PEOPLE = 8;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String PLAN = "/plans/community-support-2026-27";

  private final Caller caller;
  private final List<String> directorates;

  /// Whether a write that failed is tried until it is acknowledged, as through a crash.
  private final boolean persistent;

  private final AtomicLong requests = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final List<Thread> people = new ArrayList<>();
  private volatile boolean over;

  private Load(Caller caller, List<String> directorates, boolean persistent) {
    this.caller = caller;
    this.directorates = directorates;
    this.persistent = persistent;
  }

  /// Begins; who is refused anything has failed.
  public static Load begin(Caller caller, List<String> directorates) {
    return begin(new Load(caller, directorates, false));
  }

  /// Begins; writes are repeated until they are acknowledged, whatever happens.
  public static Load beginThroughCrashes(Caller caller, List<String> directorates) {
    return begin(new Load(caller, directorates, true));
  }

  public long requests() {
    return requests.get();
  }

  /// What failed and when, in words.
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /// Directorate by the text of what was acknowledged to be written.
  public Map<String, String> acknowledged() {
    return Map.copyOf(acknowledged);
  }

  /// Waits until so many requests have been made.
  public void await(long count) {
    Cluster.until(count + " requests", Cluster.PATIENCE, () -> requests.get() >= count);
  }

  /// Ends: what has begun is answered first.
  @Override
  public void close() {
    over = true;
    for (Thread person : people) {
      try {
        person.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Load begin(Load load) {
    for (int i = 0; i < PEOPLE; i++) {
      int person = i;
      load.people.add(Thread.ofVirtual().start(() -> load.work(person)));
    }
    return load;
  }

  private void work(int person) {
    for (int i = person; !over; i++) {
      String directorate = directorates.get(i % directorates.size());
      if (i % 10 == 0) {
        write(directorate, "Officer " + UUID.randomUUID());
      } else {
        read(directorate, i);
      }
    }
  }

  private void read(String directorate, int i) {
    String parent = "/v1/directorates/" + directorate;
    String path =
        switch (i % 4) {
          case 0 -> parent + PLAN;
          case 1 -> parent + PLAN + "/actions?pageSize=20";
          case 2 -> parent + "/indicators?pageSize=10";
          default -> parent + "/risks?pageSize=10";
        };
    counted("GET " + path, caller.request(path).GET());
  }

  private void write(String directorate, String name) {
    String path = "/v1/directorates/" + directorate + "/officers";
    HttpRequest.Builder request =
        caller
            .request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString("{\"displayName\":\"" + name + "\"}"));
    boolean written = counted("POST " + path, request);
    while (!written && persistent) {
      LockSupport.parkNanos(PAUSE.toNanos());
      written = counted("POST " + path, request);
    }
    if (written) {
      acknowledged.put(name, directorate);
    }
  }

  /// Whether a request was answered as it should be.
  private boolean counted(String what, HttpRequest.Builder request) {
    requests.incrementAndGet();
    try {
      return good(what, caller.send(request));
    } catch (IOException broken) {
      failures.add(Instant.now() + " " + what + ": " + broken + ", " + broken.getCause());
      return false;
    }
  }

  private boolean good(String what, Caller.Answer answer) {
    if (answer.status() / 100 == 2) {
      return true;
    }
    failures.add(Instant.now() + " " + what + ": " + answer.status() + " " + answer.body());
    return false;
  }
}
