package org.goldenthread.chassis.record;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.grpc.Status.Code;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.error.v1.ErrorReason;
import org.jspecify.annotations.Nullable;

/// Makes a repeated call have one effect and the same answer. The key is claimed before anything is
/// written and the answer is kept in the same transaction: a second call with the key waits at the
/// claim until the first has ended.
final class Idempotency {
  private static final String CLAIM =
      "insert into idempotency (caller, method, request_id, digest) values (?, ?, ?, ?)"
          + " on conflict (caller, method, request_id) do update"
          + " set digest = excluded.digest, response = null, recorded_at = excluded.recorded_at"
          + " where idempotency.recorded_at < clock_timestamp() - interval '24 hours'";
  private static final String ANSWER =
      "select digest, response from idempotency where caller = ? and method = ? and request_id = ?";
  private static final String KEEP =
      "update idempotency set response = ? where caller = ? and method = ? and request_id = ?";

  private final JdbcOperations jdbc;
  private final String caller;
  private final String method;
  private final UUID requestId;
  private final byte[] digest;

  private record Kept(ByteString digest, @Nullable ByteString response) {}

  Idempotency(JdbcOperations jdbc, String caller, String method, UUID requestId, Message request) {
    this.jdbc = jdbc;
    this.caller = caller;
    this.method = method;
    this.requestId = requestId;
    this.digest = digest(request);
  }

  /// The answer that the key was given before; empty where this call is the first.
  <T extends Message> Optional<T> claim(T prototype) {
    int claimed =
        jdbc.prepareStatement(
            CLAIM,
            statement -> {
              Table.bind(statement, List.of(caller, method, requestId, digest));
              return statement.executeUpdate();
            });
    return claimed == 1 ? Optional.empty() : Optional.of(kept(prototype));
  }

  void keep(Message response) {
    jdbc.prepareStatement(
        KEEP,
        statement -> {
          Table.bind(statement, List.of(response.toByteArray(), caller, method, requestId));
          return statement.executeUpdate();
        });
  }

  private <T extends Message> T kept(T prototype) {
    Kept kept =
        jdbc.prepareStatement(
            ANSWER,
            statement -> {
              Table.bind(statement, List.of(caller, method, requestId));
              try (ResultSet result = statement.executeQuery()) {
                result.next();
                byte[] response = result.getBytes(2);
                return new Kept(
                    ByteString.copyFrom(result.getBytes(1)),
                    response == null ? null : ByteString.copyFrom(response));
              }
            });
    ByteString response = kept.response();
    if (!kept.digest().equals(ByteString.copyFrom(digest)) || response == null) {
      throw Failure.of(
          Code.ALREADY_EXISTS,
          ErrorReason.IDEMPOTENCY_KEY_REUSED,
          "This idempotency key came with another request before; use a new one for a new"
              + " request.");
    }
    return parse(prototype, response);
  }

  @SuppressWarnings("unchecked") // a message's parser makes messages of its own type
  private static <T extends Message> T parse(T prototype, ByteString response) {
    try {
      return (T) prototype.getParserForType().parseFrom(response);
    } catch (InvalidProtocolBufferException damaged) {
      throw new IllegalStateException("a kept answer cannot be read", damaged);
    }
  }

  private static byte[] digest(Message request) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(request.toByteArray());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
