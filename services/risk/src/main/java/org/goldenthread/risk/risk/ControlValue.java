package org.goldenthread.risk.risk;

import io.micronaut.core.annotation.Introspected;
import java.util.List;

/// Something in place that holds a risk down, as a risk's row keeps it.
@Introspected
public record ControlValue(
    String text,
    List<String> owners,
    String ownersAsWritten,
    String effectiveness,
    String assurance) {
  public ControlValue {
    owners = List.copyOf(owners);
  }
}
