package org.goldenthread.plan.strategy;

import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Links;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.plan.v1.StrategyItem;
import org.jspecify.annotations.Nullable;

@Singleton
final class StrategyItemWire implements Wire<StrategyItemRow, StrategyItem> {
  private final Links links;

  StrategyItemWire(Links links) {
    this.links = links;
  }

  @Override
  public StrategyItem message(StrategyItemRow row) {
    String parent = row.parentItem();
    return StrategyItem.newBuilder()
        .setKind(row.kind())
        .setParentItem(parent == null ? "" : prefix(row.strategyFramework()) + parent)
        .setSourceNumber(row.sourceNumber())
        .setText(row.text())
        .addAllOtherNames(row.otherNames())
        .setPosition(row.position())
        .build();
  }

  @Override
  public StrategyItemRow row(Key key, StrategyItem message, Stamp stamp) {
    return new StrategyItemRow(
        key.slug(),
        key.parent(),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        message.getKind(),
        parent(key.parent(), message.getParentItem()),
        message.getSourceNumber(),
        message.getText(),
        message.getOtherNamesList(),
        message.getPosition());
  }

  @Override
  public List<String> parents(StrategyItemRow row) {
    return List.of(row.strategyFramework());
  }

  private String prefix(String framework) {
    return links.name("strategyFrameworks", framework) + "/items/";
  }

  /// An item stands below one of its own framework.
  private @Nullable String parent(String framework, String name) {
    if (name.isEmpty()) {
      return null;
    }
    if (!name.startsWith(prefix(framework))) {
      throw Links.missing("parent_item", name);
    }
    return name.substring(prefix(framework).length());
  }
}
