package org.goldenthread.chassis.link;

import com.google.protobuf.Message;
import java.util.Set;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.error.v1.ErrorReason;

/// What the plan service said of the resources that a request names.
///
/// @param missing those that are not there
/// @param unanswered those of which it said nothing
public record Asked(Set<String> missing, Set<String> unanswered) {
  /// Nothing was asked: nothing is refused.
  public static final Asked NOTHING = new Asked(Set.of(), Set.of());

  public Asked {
    missing = Set.copyOf(missing);
    unanswered = Set.copyOf(unanswered);
  }

  /// Refuses a new link to what is not there. One that stands is not held against a record that is
  /// changed in other fields: what it points to may be gone since.
  ///
  /// @param before the record as it stands; empty where it is new
  /// @param after the record as it would stand
  /// @throws Failure `LINK_NOT_FOUND`, or `DEPENDENCY_UNAVAILABLE` where it is not known: it is
  ///   refused rather than guessed
  public void require(Message before, Message after) {
    if (missing.isEmpty() && unanswered.isEmpty()) {
      return;
    }
    Set<Reference> written = Reference.toPlan(after);
    written.removeAll(Reference.toPlan(before));
    for (Reference reference : written) {
      if (missing.contains(reference.name())) {
        throw reference.missing();
      }
    }
    for (Reference reference : written) {
      if (unanswered.contains(reference.name())) {
        throw Failure.unavailable(
                ErrorReason.DEPENDENCY_UNAVAILABLE,
                "The plan service does not say whether there is a "
                    + reference.name()
                    + "; try again.")
            .with("service", "plan")
            .with("field", reference.field())
            .with("resource", reference.name());
      }
    }
  }
}
