package org.goldenthread.gateway.library;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

/// Bodies whose length is not said beforehand.
public final class Chunks {
  private Chunks() {}

  public static BodyPublisher of(byte[] body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }
}
