package org.goldenthread.gateway.view.change;

import io.grpc.StatusRuntimeException;
import org.goldenthread.type.v1.WatchChangesResponse;

/// What one service's log tells while it is followed.
sealed interface Step {
  /// A change, or that there was none.
  record Told(String service, WatchChangesResponse step) implements Step {}

  /// It does not answer; it is asked again.
  record Silent(String service, StatusRuntimeException failure) implements Step {}

  /// It refused the question itself, which asking again would not mend.
  record Refused(RuntimeException failure) implements Step {}
}
