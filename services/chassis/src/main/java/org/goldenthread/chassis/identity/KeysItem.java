package org.goldenthread.chassis.identity;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.text.ParseException;
import org.goldenthread.chassis.checklist.ChecklistItem;
import org.goldenthread.chassis.checklist.Finding;

/// Whether the issuer's keys can be fetched, and one of them can have signed a token that is
/// accepted.
@Singleton
@Order(60)
final class KeysItem implements ChecklistItem {
  private final BeanProvider<IdentityConfig> config;

  KeysItem(BeanProvider<IdentityConfig> config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "keys";
  }

  @Override
  public Finding look() {
    IdentityConfig identity = config.get();
    String place = identity.jwksUri().toString();
    try {
      JWKSet keys = JWKSet.parse(IssuerItem.fetch(identity, place));
      long usable = keys.getKeys().stream().filter(KeysItem::canSign).count();
      String found = "%d at %s, %d for RS256 or ES256".formatted(keys.size(), place, usable);
      return usable > 0
          ? Finding.ok(found)
          : Finding.missing(found, "let the OpenID provider sign its tokens by RS256 or ES256");
    } catch (IOException unreachable) {
      return Finding.missing(
          "%s cannot be fetched: %s".formatted(place, unreachable),
          "identity.jwksUri is the `jwks_uri` of the provider's discovery document, and"
              + " networkPolicy.issuerTo lets the pods reach it");
    } catch (ParseException other) {
      return Finding.wrong(
          "%s is no key set: %s".formatted(place, other.getMessage()),
          "identity.jwksUri is the `jwks_uri` of the provider's discovery document");
    }
  }

  private static boolean canSign(JWK key) {
    boolean kind =
        key instanceof RSAKey
            || (key instanceof ECKey curve && curve.getCurve().equals(Curve.P_256));
    return kind && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE));
  }
}
