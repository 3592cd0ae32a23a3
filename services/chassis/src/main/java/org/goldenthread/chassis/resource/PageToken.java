package org.goldenthread.chassis.resource;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.error.v1.ErrorReason;

/// Where a list goes on, bound to the question that it answers (AIP-158): opaque to callers.
public final class PageToken {
  private static final int DIGEST = 12;

  private PageToken() {}

  /// The token that goes on after a row.
  ///
  /// @param request the list request; all of it but page token and size is bound into the token
  /// @param values the row's values in the list's order
  public static String after(Message request, List<String> values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(digest(request, values));
      for (String value : values) {
        out.writeUTF(value);
      }
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /// The values that the token holds.
  ///
  /// @throws Failure `PAGE_TOKEN_MISMATCH` where the token is not one of ours or belongs to another
  ///   question
  public static List<String> values(Message request, String token, int count) {
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(Base64.getUrlDecoder().decode(token)))) {
      byte[] digest = in.readNBytes(DIGEST);
      List<String> values = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        values.add(in.readUTF());
      }
      if (in.available() > 0 || !Arrays.equals(digest, digest(request, values))) {
        throw mismatch();
      }
      return values;
    } catch (IOException | IllegalArgumentException malformed) {
      throw mismatch();
    }
  }

  private static Failure mismatch() {
    return Failure.invalid(
        ErrorReason.PAGE_TOKEN_MISMATCH,
        "page_token",
        "The page token is not from an answer to this question; ask for the first page again.");
  }

  private static byte[] digest(Message request, List<String> values) {
    Message.Builder question = request.toBuilder();
    for (String name : List.of("page_token", "page_size")) {
      FieldDescriptor field = request.getDescriptorForType().findFieldByName(name);
      if (field != null) {
        question.clearField(field);
      }
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(question.build().toByteArray());
      values.forEach(value -> digest.update(value.getBytes(StandardCharsets.UTF_8)));
      return Arrays.copyOf(digest.digest(), DIGEST);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
