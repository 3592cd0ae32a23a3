package org.goldenthread.continuity.function;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a critical function, as far as planning for its loss needs it.
///
/// @param rtoMinutes its recovery time; null where none is set or it cannot be read
/// @param mtpdMinutes the tolerable period of disruption; null likewise
/// @param mbco the minimum level of service
public record CriticalFunctionState(
    List<String> owners, @Nullable Long rtoMinutes, @Nullable Long mtpdMinutes, String mbco) {
  public CriticalFunctionState {
    owners = List.copyOf(owners);
  }

  /// What an incomplete critical function lacks, in the contract's words.
  public enum Gap {
    NO_OWNER,
    NO_RTO,
    NO_MTPD,
    NO_MBCO,
    RTO_BEYOND_MTPD
  }
}
