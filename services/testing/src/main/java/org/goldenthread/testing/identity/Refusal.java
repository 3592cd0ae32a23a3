package org.goldenthread.testing.identity;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import java.util.function.BiPredicate;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponseKt;
import no.nav.security.mock.oauth2.http.Route;

/// Stands before the library's token endpoint, which would give anyone a token, and refuses a
/// client that is unknown or has the wrong secret. There is one issuer, so other names are unknown
/// as well.
final class Refusal implements Route {
  private final BiPredicate<String, String> known;

  Refusal(BiPredicate<String, String> known) {
    this.known = known;
  }

  @Override
  public boolean match(OAuth2HttpRequest request) {
    return !ofThisIssuer(request) || (asksForToken(request) && !authenticated(request));
  }

  @Override
  public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
    return ofThisIssuer(request)
        ? OAuth2HttpResponseKt.oauth2Error(
            OAuth2Error.INVALID_CLIENT.setDescription(
                "client_id is a role such as planner, and client_secret is local"))
        : OAuth2HttpResponseKt.notFound("the issuer is /" + Issuer.NAME);
  }

  private static boolean ofThisIssuer(OAuth2HttpRequest request) {
    return request.getUrl().encodedPath().startsWith("/" + Issuer.NAME + "/");
  }

  private static boolean asksForToken(OAuth2HttpRequest request) {
    return request.getMethod().equals("POST")
        && request.getUrl().encodedPath().equals("/" + Issuer.NAME + "/token");
  }

  private boolean authenticated(OAuth2HttpRequest request) {
    try {
      return ClientAuthentication.parse(request.asNimbusHTTPRequest())
              instanceof PlainClientSecret client
          && known.test(client.getClientID().getValue(), client.getClientSecret().getValue());
    } catch (ParseException unreadable) {
      return false;
    }
  }
}
