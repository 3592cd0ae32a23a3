package org.goldenthread.chassis.identity;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import org.goldenthread.chassis.checklist.ChecklistItem;
import org.goldenthread.chassis.checklist.Finding;
import org.jspecify.annotations.Nullable;

/// Whether the issuer calls itself what tokens are expected to name. Its discovery document need
/// not be within reach: only its keys have to be.
@Singleton
@Order(70)
final class IssuerItem implements ChecklistItem {
  private static final String DOCUMENT = "/.well-known/openid-configuration";
  private static final int LARGEST = 256 * 1024;

  private final BeanProvider<IdentityConfig> config;

  IssuerItem(BeanProvider<IdentityConfig> config) {
    this.config = config;
  }

  /// What is at an address of the issuer's.
  static String fetch(IdentityConfig identity, String address) throws IOException {
    int timeout = (int) identity.timeout().toMillis();
    try {
      return new DefaultResourceRetriever(timeout, timeout, LARGEST)
          .retrieveResource(URI.create(address).toURL())
          .getContent();
    } catch (IllegalArgumentException noAddress) {
      throw new IOException(noAddress.getMessage(), noAddress);
    }
  }

  @Override
  public String name() {
    return "issuer";
  }

  @Override
  public Finding look() {
    IdentityConfig identity = config.get();
    String issuer = identity.issuer();
    String place =
        (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + DOCUMENT;
    try {
      @Nullable String says =
          JSONObjectUtils.getString(JSONObjectUtils.parse(fetch(identity, place)), "issuer");
      return issuer.equals(says)
          ? Finding.ok(issuer + " says so itself; tokens need the audience " + identity.audience())
          : Finding.wrong(
              "%s calls itself %s".formatted(issuer, says),
              "identity.issuer=" + says + ", to the last slash");
    } catch (IOException | ParseException unread) {
      return Finding.warning(
          "%s cannot be read (%s), so nobody has compared identity.issuer".formatted(place, unread),
          "compare %s with the `iss` of a token, to the last slash".formatted(issuer));
    }
  }
}
