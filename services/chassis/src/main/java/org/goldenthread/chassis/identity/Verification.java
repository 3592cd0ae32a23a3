package org.goldenthread.chassis.identity;

/// What became of a token.
public sealed interface Verification {
  /// It is genuine, ours and in force.
  record Verified(Caller caller) implements Verification {}

  /// It is not; the caller has to bring another.
  record Refused(Reason reason) implements Verification {}

  /// It cannot be told: no key set was ever had from the issuer. The token may be good.
  record Undecided() implements Verification {}

  /// Why a token is refused. The sentence is for the caller and tells nothing that helps a forger.
  enum Reason {
    MALFORMED("The bearer token is not a signed JSON Web Token."),
    ALGORITHM("The token is signed by an algorithm that is not accepted; use RS256 or ES256."),
    SIGNATURE("The token's signature is not by a current key of the issuer."),
    EXPIRED("The token has expired."),
    NOT_YET("The token is not valid yet."),
    CLAIMS("The token is by another issuer, for another audience, or lacks a subject or an end.");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    public String sentence() {
      return sentence;
    }
  }
}
