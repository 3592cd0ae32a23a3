package org.goldenthread.testing.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.goldenthread.testing.identity.Issuer;
import org.goldenthread.testing.identity.Token;

/// Who calls: reads a step's `as` into a token.
final class Bearer {
  private static final String NOBODY = "nobody";

  /// What may be wrong with a token.
  private enum Fault {
    NONE,
    EXPIRED,
    FORGED,
    UNSIGNED,
    OTHER_AUDIENCE,
    OTHER_ISSUER
  }

  private final Issuer issuer;

  Bearer(Issuer issuer) {
    this.issuer = issuer;
  }

  /// The value of the header `Authorization`; empty for nobody.
  Optional<String> authorization(JsonNode as) {
    if (as.isObject()) {
      return Optional.of("Bearer " + mint(as));
    }
    var role = as.asText();
    return role.equals(NOBODY) ? Optional.empty() : Optional.of("Bearer " + issuer.token(role));
  }

  private String mint(JsonNode as) {
    var token =
        issuer
            .mint()
            .subject(as.path("subject").asText("someone"))
            .grants(
                StreamSupport.stream(as.path("grants").spliterator(), false)
                    .map(JsonNode::asText)
                    .toArray(String[]::new));
    if (as.has("email")) {
      token = token.email(as.path("email").asText());
    }
    return with(Fault.valueOf(as.path("fault").asText("NONE")), token);
  }

  private static String with(Fault fault, Token token) {
    return switch (fault) {
      case NONE -> token.signed();
      case EXPIRED -> token.expired().signed();
      case FORGED -> token.forged();
      case UNSIGNED -> token.unsigned();
      case OTHER_AUDIENCE -> token.audience("another-application").signed();
      case OTHER_ISSUER -> token.issuer("https://issuer.example/other").signed();
    };
  }
}
