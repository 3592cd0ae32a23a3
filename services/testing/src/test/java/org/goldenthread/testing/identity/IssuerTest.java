package org.goldenthread.testing.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerTest {
  private static final Pattern ACCESS_TOKEN =
      Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)");
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Issuer ISSUER = Issuer.start(0, List.of("fsc", "els"));

  @AfterAll
  static void stop() {
    ISSUER.close();
    HTTP.close();
  }

  @BeforeAll
  static void is_found_by_discovery() throws Exception {
    var discovery = get("/.well-known/openid-configuration").body();
    assertTrue(discovery.contains("\"" + ISSUER.uri() + "\""), discovery);
    assertTrue(discovery.contains("\"" + ISSUER.jwksUri() + "\""), discovery);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "viewer",
        "officer",
        "planner",
        "approver",
        "risk-manager",
        "continuity-manager",
        "operator"
      })
  void a_client_gets_the_role_it_names_in_every_directorate(String role) throws Exception {
    var token = read(ask("localhost", role, "local"));

    assertEquals(
        List.of("fsc:" + role, "els:" + role), token.getJWTClaimsSet().getStringListClaim("roles"));
    assertEquals(List.of("goldenthread"), token.getJWTClaimsSet().getAudience());
    assertEquals(role, token.getJWTClaimsSet().getSubject());
    assertTrue(published(token));
  }

  @Test
  void the_corporate_viewer_sees_the_whole_council() throws Exception {
    var claims = read(ask("localhost", "corporate-viewer", "local")).getJWTClaimsSet();

    assertEquals(List.of("*:corporate-viewer"), claims.getStringListClaim("roles"));
  }

  @Test
  void the_issuer_is_the_same_by_whatever_name_it_is_reached() throws Exception {
    var claims = read(ask("127.0.0.1", "planner", "local")).getJWTClaimsSet();

    assertEquals(ISSUER.uri().toString(), claims.getIssuer());
  }

  @ParameterizedTest(name = "{0} with the secret {1}")
  @CsvSource({"planner,guessed", "somebody,local", "'',local", "planner,''"})
  void a_client_that_is_unknown_or_has_the_wrong_secret_gets_no_token(String client, String secret)
      throws Exception {
    var answer = ask("localhost", client, secret);

    assertTrue(answer.statusCode() == 400 || answer.statusCode() == 401, answer.toString());
    assertTrue(answer.body().contains("invalid_client"), answer.body());
  }

  @Test
  void no_other_issuer_hands_out_tokens() throws Exception {
    var uri = URI.create(ISSUER.tokenUri().toString().replace("/goldenthread/", "/other/"));

    assertEquals(404, post(uri, "planner", "local").statusCode());
  }

  @Test
  void tests_make_tokens_of_every_kind() throws Exception {
    var good = ISSUER.mint().subject("jo").grants("fsc:planner");
    var forged = SignedJWT.parse(good.forged());

    assertTrue(published(SignedJWT.parse(good.signed())));
    assertTrue(published(SignedJWT.parse(ISSUER.token("planner"))));
    assertFalse(published(forged));
    assertEquals(
        SignedJWT.parse(good.signed()).getHeader().getKeyID(), forged.getHeader().getKeyID());
    assertTrue(JWTParser.parse(good.unsigned()) instanceof PlainJWT);
  }

  @Test
  void a_token_outlives_a_rotation_until_its_key_is_retired() throws Exception {
    try (var issuer = Issuer.start()) {
      var before = SignedJWT.parse(issuer.mint().signed());

      issuer.rotate();
      assertTrue(published(issuer, before));
      issuer.retire();

      assertFalse(published(issuer, before));
      assertTrue(published(issuer, SignedJWT.parse(issuer.mint().signed())));
    }
  }

  private static boolean published(SignedJWT token)
      throws IOException, ParseException, JOSEException {
    return published(ISSUER, token);
  }

  private static boolean published(Issuer issuer, SignedJWT token)
      throws IOException, ParseException, JOSEException {
    var key = JWKSet.load(issuer.jwksUri().toURL()).getKeyByKeyId(token.getHeader().getKeyID());
    return key != null && token.verify(new RSASSAVerifier(key.toRSAKey()));
  }

  private static SignedJWT read(HttpResponse<String> answer) throws ParseException {
    assertEquals(200, answer.statusCode(), answer.body());
    var token = ACCESS_TOKEN.matcher(answer.body());
    assertTrue(token.find(), answer.body());
    return SignedJWT.parse(token.group(1));
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(ISSUER.uri() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> ask(String host, String client, String secret)
      throws IOException, InterruptedException {
    return post(
        URI.create(ISSUER.tokenUri().toString().replace("localhost", host)), client, secret);
  }

  private static HttpResponse<String> post(URI uri, String client, String secret)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(client, secret)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
