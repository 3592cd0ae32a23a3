package org.goldenthread.indicator.policy;

import jakarta.inject.Singleton;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.indicator.v1.RagPolicy;

@Singleton
final class RagPolicyWire implements Wire<RagPolicyRow, RagPolicy> {
  @Override
  public RagPolicy message(RagPolicyRow row) {
    return RagPolicy.newBuilder().setDueDays(row.dueDays()).build();
  }

  @Override
  public RagPolicyRow row(Key key, RagPolicy message, Stamp stamp) {
    return new RagPolicyRow(
        key.slug(), message.getDueDays(), stamp.etag(), stamp.createTime(), stamp.updateTime());
  }
}
