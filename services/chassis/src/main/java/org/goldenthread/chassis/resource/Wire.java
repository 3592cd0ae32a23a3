package org.goldenthread.chassis.resource;

import com.google.protobuf.Message;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.record.Stamp;

/// A resource's two shapes: as the contract has it and as its table has it. Name, etag and times
/// are the chassis's work and stand in neither method.
///
/// @param <R> the row
/// @param <M> the contract's message
public interface Wire<R extends Row, M extends Message> {
  M message(R row);

  /// The row that stores a message.
  ///
  /// @throws org.goldenthread.chassis.failure.Failure where a value cannot be stored as the
  ///   contract's rules alone allow it
  R row(Key key, M message, Stamp stamp);

  /// The ids that stand between the directorate's and the row's own in its name; none for a
  /// resource of the directorate.
  default java.util.List<String> parents(R row) {
    return java.util.List.of();
  }
}
