package org.goldenthread.gateway.view;

import io.grpc.Status.Code;
import org.goldenthread.error.v1.ErrorReason;

/// Parts of resource names.
public final class Names {
  private static final String DIRECTORATES = "directorates/";

  private Names() {}

  public static String directorate(String code) {
    return DIRECTORATES + code;
  }

  /// The code of the directorate to which a resource belongs, or which the name itself means.
  public static String code(String name) {
    String[] parts = name.split("/", -1);
    if (!name.startsWith(DIRECTORATES) || parts[1].isEmpty()) {
      throw Failures.of(
          Code.INVALID_ARGUMENT,
          ErrorReason.NAME_MALFORMED,
          "A resource name begins with directorates/ and the directorate's code.");
    }
    return parts[1];
  }
}
