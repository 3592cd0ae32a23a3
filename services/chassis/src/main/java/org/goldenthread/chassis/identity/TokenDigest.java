package org.goldenthread.chassis.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The SHA-256 of a token: enough to know it again, not enough to use it should memory leak.
record TokenDigest(long a, long b, long c, long d) {
  static TokenDigest of(String token) {
    ByteBuffer sum = ByteBuffer.wrap(sha256().digest(token.getBytes(US_ASCII)));
    return new TokenDigest(sum.getLong(), sum.getLong(), sum.getLong(), sum.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
