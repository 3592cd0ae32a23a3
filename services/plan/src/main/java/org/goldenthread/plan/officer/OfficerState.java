package org.goldenthread.plan.officer;

import java.util.List;

/// What of an officer decides about ownership.
///
/// @param tokenSubject empty where no token is bound
/// @param email empty where none is known
record OfficerState(String id, String tokenSubject, String email, List<TenureValue> tenures) {
  OfficerState {
    tenures = List.copyOf(tenures);
  }
}
