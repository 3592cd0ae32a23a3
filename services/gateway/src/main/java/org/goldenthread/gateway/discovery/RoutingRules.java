package org.goldenthread.gateway.discovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.goldenthread.gateway.discovery.Claim.Claimant.Entry;
import org.goldenthread.gateway.discovery.Claim.Claimant.Release;
import org.goldenthread.gateway.instance.RefusedClaim;
import org.goldenthread.gateway.instance.RefusedClaim.Reason;
import org.goldenthread.gateway.instance.Routing;

/// Which claims are believed.
///
/// A directorate is routed where exactly one claimant claims its code, has each of the four
/// services once, and, if it was found by labels, stands in a namespace that was granted exactly
/// that code. Everything else is refused. Where two claim a code that both were granted neither is
/// routed, whatever else is wrong with either: nobody can say which of them holds the right data.
/// Who was not granted a code is no rival: else whoever may make Services anywhere could take a
/// directorate from its people.
final class RoutingRules {
  /// As the charts have it: also a label's value and a part of a path.
  private static final Pattern CODE = Pattern.compile("[a-z]([a-z0-9-]{0,30}[a-z0-9])?");

  /// In the order in which sentences name them.
  private static final List<String> SERVICES = List.of("plan", "indicator", "risk", "continuity");

  private RoutingRules() {}

  static Routing decide(Collection<Claim> all) {
    List<Claim> claims = distinct(all);
    SortedMap<String, List<Claim>> byCode =
        new TreeMap<>(claims.stream().collect(Collectors.groupingBy(Claim::code)));
    SortedMap<String, Map<String, String>> served = new TreeMap<>();
    List<RefusedClaim> refused = new ArrayList<>();
    TreeSet<String> withheld = new TreeSet<>();
    byCode.forEach(
        (code, claimants) -> {
          List<Claim> rivals = claimants.stream().filter(RoutingRules::entitled).toList();
          for (Claim claim : claimants) {
            Optional<RefusedClaim> refusal = refusal(claim, rivals);
            if (refusal.isEmpty()) {
              served.put(code, targets(claim));
            } else {
              refused.add(refusal.get());
              if (entitled(claim)) {
                withheld.add(code);
              }
            }
          }
        });
    return new Routing(served, refused, withheld);
  }

  /// Without entries that say again what another claim says: an instance that is found by its
  /// labels and listed as well is one claimant, and needs its grant.
  private static List<Claim> distinct(Collection<Claim> all) {
    List<Claim> kept = new ArrayList<>();
    all.stream().filter(claim -> claim.claimant() instanceof Release).forEach(kept::add);
    for (Claim claim : all) {
      if (claim.claimant() instanceof Entry && kept.stream().noneMatch(claim::covers)) {
        kept.add(claim);
      }
    }
    return kept;
  }

  private static Optional<RefusedClaim> refusal(Claim claim, List<Claim> rivals) {
    if (!CODE.matcher(claim.code()).matches()) {
      return Optional.of(refused(claim, Reason.CODE_MALFORMED, malformed(claim)));
    }
    if (claim.claimant() instanceof Release release && !claim.code().equals(release.granted())) {
      Reason reason = release.granted() == null ? Reason.NOT_GRANTED : Reason.GRANTED_TO_ANOTHER;
      return Optional.of(refused(claim, reason, ungranted(claim, release)));
    }
    if (rivals.size() > 1) {
      return Optional.of(refused(claim, Reason.CLAIMED_TWICE, twice(claim, rivals)));
    }
    List<String> wrong = SERVICES.stream().filter(Predicate.not(once(claim))).toList();
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(refused(claim, Reason.SERVICES_INCOMPLETE, incomplete(claim, wrong)));
  }

  /// Whether IT operations said that the code is this claimant's.
  private static boolean entitled(Claim claim) {
    return CODE.matcher(claim.code()).matches()
        && switch (claim.claimant()) {
          case Entry _ -> true;
          case Release release -> claim.code().equals(release.granted());
        };
  }

  private static Predicate<String> once(Claim claim) {
    return service -> claim.targets().getOrDefault(service, List.of()).size() == 1;
  }

  private static Map<String, String> targets(Claim claim) {
    return SERVICES.stream()
        .collect(
            Collectors.toUnmodifiableMap(
                service -> service,
                service -> Objects.requireNonNull(claim.targets().get(service)).getFirst()));
  }

  private static RefusedClaim refused(Claim claim, Reason reason, String detail) {
    return switch (claim.claimant()) {
      case Entry _ -> new RefusedClaim(claim.code(), "", "", reason, detail);
      case Release release ->
          new RefusedClaim(claim.code(), release.namespace(), release.name(), reason, detail);
    };
  }

  private static String name(Claim claim) {
    return switch (claim.claimant()) {
      case Entry entry -> "an entry of " + entry.list();
      case Release release ->
          "the release %s in the namespace %s".formatted(release.name(), release.namespace());
    };
  }

  private static String malformed(Claim claim) {
    return "'%s', which %s claims, is no code of a directorate. Install it again with a code of up to"
            .formatted(claim.code(), name(claim))
        + " 32 small letters, digits and hyphens, a letter first and no hyphen last.";
  }

  private static String ungranted(Claim claim, Release release) {
    return "%s claims %s, but its namespace is granted %s. If it is right, IT operations say so: "
            .formatted(
                sentence(name(claim)),
                claim.code(),
                release.granted() == null ? "to nobody" : release.granted())
        + "kubectl label namespace %s goldenthread.org/directorate=%s --overwrite. Else uninstall it."
            .formatted(release.namespace(), claim.code());
  }

  private static String twice(Claim claim, List<Claim> rivals) {
    String others =
        rivals.stream()
            .filter(rival -> !rival.equals(claim))
            .map(RoutingRules::name)
            .collect(Collectors.joining(" and "));
    return "%s claims %s, and so does %s. Neither is routed, for nobody can say which holds the right"
            .formatted(sentence(name(claim)), claim.code(), others)
        + " data: uninstall or strike out all but one.";
  }

  private static String incomplete(Claim claim, List<String> wrong) {
    return wrong.stream()
            .map(it -> it + " " + claim.targets().getOrDefault(it, List.of()).size() + " times")
            .collect(
                Collectors.joining(
                    ", ",
                    "%s claims %s and has ".formatted(sentence(name(claim)), claim.code()),
                    ""))
        + ". Each of plan, indicator, risk and continuity is needed once: mend the release or"
        + " entry.";
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
