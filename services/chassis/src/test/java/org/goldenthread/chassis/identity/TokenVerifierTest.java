package org.goldenthread.chassis.identity;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.goldenthread.chassis.identity.Verification.Reason;
import org.goldenthread.chassis.identity.Verification.Refused;
import org.goldenthread.chassis.identity.Verification.Undecided;
import org.goldenthread.chassis.identity.Verification.Verified;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TokenVerifierTest {
  private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");

  private Issuer issuer;
  private RSAKey key;
  private TokenVerifier verifier;
  private volatile Instant now = NOON;

  @BeforeEach
  void start() throws Exception {
    issuer = new Issuer();
    key = Issuer.rsa("first");
    issuer.publish(key.toPublicJWK());
    verifier = verifier(Duration.ofMillis(1));
  }

  @AfterEach
  void stop() {
    verifier.close();
    issuer.close();
  }

  @Test
  void a_genuine_token_tells_its_subject_and_its_grants() throws Exception {
    Caller caller = verified(Issuer.sign(key, claims().build()));

    assertEquals("7f3a", caller.subject());
    assertEquals("pat@council.test", caller.email());
    assertTrue(caller.holds(List.of(Role.PLANNER), "fsc"));
    assertTrue(caller.holds(List.of(Role.OFFICER), "fsc", "older-people"));
    assertEquals(NOON.plusSeconds(600), caller.expiresAt());
  }

  @Test
  void a_token_signed_with_an_elliptic_curve_key_is_accepted() throws Exception {
    var curve = Issuer.ec("curve");
    issuer.publish(key.toPublicJWK(), curve.toPublicJWK());

    assertEquals("7f3a", verified(Issuer.sign(curve, claims().build())).subject());
  }

  @Test
  void other_claims_grant_what_configuration_maps_them_to() throws Exception {
    JWTClaimsSet claims =
        claims().claim("realm", Map.of("groups", List.of("Risk team", "Staff"))).build();

    Caller caller = verified(Issuer.sign(key, claims));

    assertTrue(caller.holds(List.of(Role.RISK_MANAGER), "els"));
  }

  @Test
  void a_token_without_a_signature_is_refused() throws Exception {
    assertEquals(Reason.MALFORMED, refused(new PlainJWT(claims().build()).serialize()));
    assertEquals(Reason.MALFORMED, refused("not a token"));
    assertEquals(Reason.MALFORMED, refused("x".repeat(20_000)));
  }

  @Test
  void a_token_signed_with_the_public_key_as_a_shared_secret_is_refused() throws Exception {
    SignedJWT forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims().build());
    forged.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));

    assertEquals(Reason.ALGORITHM, refused(forged.serialize()));
  }

  @Test
  void an_algorithm_outside_the_list_is_refused() throws Exception {
    assertEquals(Reason.ALGORITHM, refused(Issuer.sign(JWSAlgorithm.RS384, key, claims().build())));
  }

  @Test
  void a_key_that_only_claims_the_published_id_does_not_pass() throws Exception {
    assertEquals(Reason.SIGNATURE, refused(Issuer.sign(Issuer.rsa("first"), claims().build())));
  }

  @Test
  void another_issuer_or_audience_or_no_subject_is_refused() throws Exception {
    assertEquals(Reason.CLAIMS, refused(Issuer.sign(key, claims().issuer("x").build())));
    assertEquals(Reason.CLAIMS, refused(Issuer.sign(key, claims().audience("x").build())));
    assertEquals(Reason.CLAIMS, refused(Issuer.sign(key, claims().subject(null).build())));
    assertEquals(Reason.CLAIMS, refused(Issuer.sign(key, claims().expirationTime(null).build())));
  }

  @Test
  void a_token_counts_from_its_start_to_its_end_even_when_it_is_remembered() throws Exception {
    String token = Issuer.sign(key, claims().build());
    verified(token);
    now = NOON.plusSeconds(600);

    assertEquals(Reason.EXPIRED, refused(token));
    JWTClaimsSet later = claims().notBeforeTime(at(1200)).expirationTime(at(1800)).build();
    assertEquals(Reason.NOT_YET, refused(Issuer.sign(key, later)));
  }

  @Test
  void a_remembered_token_is_answered_without_waiting() throws Exception {
    String token = Issuer.sign(key, claims().build());
    verified(token);

    assertTrue(verifier.verify(token).isDone());
  }

  @Test
  void after_a_rotation_the_new_key_is_found_and_tokens_of_the_old_one_are_dropped()
      throws Exception {
    String old = Issuer.sign(key, claims().build());
    verified(old);
    RSAKey second = Issuer.rsa("second");
    issuer.publish(second.toPublicJWK());

    verified(Issuer.sign(second, claims().build()));

    assertEquals(Reason.SIGNATURE, refused(old));
  }

  @Test
  void invented_key_ids_do_not_make_us_flood_the_issuer() throws Exception {
    verifier.close();
    verifier = verifier(Duration.ofSeconds(60));
    RSAKey stranger = Issuer.rsa("stranger");
    verified(Issuer.sign(key, claims().build()));

    List<CompletableFuture<Verification>> answers =
        IntStream.range(0, 50).mapToObj(i -> verifier.verify(signed(stranger, i))).toList();

    for (CompletableFuture<Verification> answer : answers) {
      assertInstanceOf(Refused.class, answer.get(10, SECONDS));
    }
    assertTrue(issuer.requests.get() <= 3, "requests: " + issuer.requests);
  }

  @Test
  void while_the_issuer_is_silent_known_keys_serve_on() throws Exception {
    verified(Issuer.sign(key, claims().build()));
    issuer.fallSilent();

    assertEquals("other", verified(Issuer.sign(key, claims().subject("other").build())).subject());
  }

  @Test
  void without_any_key_set_nothing_is_decided() throws Exception {
    issuer.fallSilent();

    assertInstanceOf(
        Undecided.class, verifier.verify(Issuer.sign(key, claims().build())).get(10, SECONDS));
  }

  private static String signed(RSAKey by, int number) {
    try {
      return Issuer.sign(by, claims().claim("n", number).build());
    } catch (com.nimbusds.jose.JOSEException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private Caller verified(String token) throws Exception {
    return assertInstanceOf(Verified.class, verifier.verify(token).get(10, SECONDS)).caller();
  }

  private Reason refused(String token) throws Exception {
    return assertInstanceOf(Refused.class, verifier.verify(token).get(10, SECONDS)).reason();
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(Issuer.NAME)
        .audience("goldenthread")
        .subject("7f3a")
        .claim("email", "pat@council.test")
        .claim("roles", List.of("fsc:planner", "fsc/older-people:officer", "payroll-admin"))
        .expirationTime(at(600));
  }

  private static Date at(long seconds) {
    return Date.from(NOON.plusSeconds(seconds));
  }

  private TokenVerifier verifier(Duration refreshAtMost) {
    IdentityConfig defaults = IdentityConfig.of(Issuer.NAME, issuer.keys(), "goldenthread");
    IdentityConfig config =
        new IdentityConfig(
            defaults.issuer(),
            defaults.jwksUri(),
            defaults.audience(),
            defaults.refresh(),
            refreshAtMost,
            defaults.outage(),
            defaults.timeout(),
            defaults.skew(),
            defaults.cachedTokens());
    InstantSource ticking = () -> now;
    Clock clock = ticking.withZone(ZoneOffset.UTC);
    return new TokenVerifier(
        config,
        List.of(new ClaimConfig("realm.groups", "Risk team", List.of("els:risk-manager"))),
        clock);
  }
}
