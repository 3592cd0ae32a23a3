package org.goldenthread.testing.identity;

import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponseKt;
import no.nav.security.mock.oauth2.http.Route;

/// The key set. The library's own publishes the signing key alone, so that no token could outlive a
/// rotation.
final class PublishedKeys implements Route {
  private final SigningKeys keys;

  PublishedKeys(SigningKeys keys) {
    this.keys = keys;
  }

  @Override
  public boolean match(OAuth2HttpRequest request) {
    return request.getUrl().encodedPath().equals("/" + Issuer.NAME + "/jwks");
  }

  @Override
  public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
    return OAuth2HttpResponseKt.json(keys.published().toJSONObject());
  }
}
