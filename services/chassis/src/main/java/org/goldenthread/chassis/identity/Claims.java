package org.goldenthread.chassis.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// From a token's claims to its caller: the claim `roles`, and whatever configuration maps.
final class Claims {
  private static final String ROLES = "roles";

  private final List<ClaimConfig> mapped;

  Claims(Collection<ClaimConfig> mapped) {
    this.mapped = List.copyOf(mapped);
  }

  /// The caller, given claims that were verified and so hold a subject and an end.
  Caller caller(JWTClaimsSet claims) {
    return new Caller(
        claims.getSubject(),
        text(claims.getClaim("email")),
        text(claims.getClaim("name")),
        grants(claims.getClaims()),
        claims.getExpirationTime().toInstant());
  }

  private Set<Grant> grants(Map<String, Object> claims) {
    Set<Grant> grants = new HashSet<>();
    for (String written : texts(claims.get(ROLES))) {
      Grant.find(written).ifPresent(grants::add);
    }
    for (ClaimConfig mapping : mapped) {
      if (texts(at(claims, mapping.claim())).contains(mapping.value())) {
        grants.addAll(mapping.read());
      }
    }
    return grants;
  }

  /// The claim of that very name, else by its dots into nested objects: some providers put dots (or
  /// whole URLs) in a claim's name.
  private static @Nullable Object at(Map<?, ?> claims, String path) {
    @Nullable Object whole = claims.get(path);
    int dot = path.indexOf('.');
    if (whole != null || dot < 0) {
      return whole;
    }
    return claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
        ? at(inner, path.substring(dot + 1))
        : null;
  }

  private static List<String> texts(@Nullable Object claim) {
    return switch (claim) {
      case String one -> List.of(one);
      case Collection<?> many ->
          many.stream().filter(String.class::isInstance).map(String.class::cast).toList();
      case null -> List.of();
      default -> List.of();
    };
  }

  private static @Nullable String text(@Nullable Object claim) {
    return claim instanceof String written && !written.isBlank() ? written : null;
  }
}
