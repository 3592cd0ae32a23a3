package org.goldenthread.gateway.instance;

/// A claim to be a directorate's instance that is not believed, so that nothing is routed to it.
///
/// @param code the directorate's code, as the claim has it
/// @param namespace where its Services are; empty for an entry of a list
/// @param release the release that made them; empty for an entry of a list
/// @param reason why
/// @param detail why, and what to do about it, in sentences for IT operations
public record RefusedClaim(
    String code, String namespace, String release, Reason reason, String detail) {

  /// Why a claim is refused: the first of these that holds.
  public enum Reason {
    /// It is no code of a directorate.
    CODE_MALFORMED,
    /// The namespace was granted to no directorate.
    NOT_GRANTED,
    /// The namespace was granted to another directorate.
    GRANTED_TO_ANOTHER,
    /// Others claim the code as well, and nobody can say who holds the right data.
    CLAIMED_TWICE,
    /// Not each of the four services is there, once.
    SERVICES_INCOMPLETE
  }
}
