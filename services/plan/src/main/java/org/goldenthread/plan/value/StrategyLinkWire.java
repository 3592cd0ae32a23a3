package org.goldenthread.plan.value;

import java.util.List;
import org.goldenthread.type.v1.StrategyLink;

/// Links to the corporate strategy, as callers write them and as rows hold them.
public final class StrategyLinkWire {
  private StrategyLinkWire() {}

  public static List<StrategyLinkValue> values(List<StrategyLink> messages) {
    return messages.stream()
        .map(link -> new StrategyLinkValue(link.getItem(), link.getAsWritten()))
        .toList();
  }

  public static List<StrategyLink> messages(List<StrategyLinkValue> values) {
    return values.stream()
        .map(
            link ->
                StrategyLink.newBuilder()
                    .setItem(link.item())
                    .setAsWritten(link.asWritten())
                    .build())
        .toList();
  }
}
