package org.goldenthread.gateway.instance;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import java.util.Map;

/// Where a directorate's services are: `goldenthread.instances.<code>`.
///
/// @param code the directorate's code, as resource names have it
/// @param plan the plan service's target, `host:port` or any that gRPC resolves
/// @param indicator the indicator service's
/// @param risk the risk service's
/// @param continuity the continuity service's
@EachProperty("goldenthread.instances")
public record InstanceConfig(
    @Parameter String code, String plan, String indicator, String risk, String continuity) {

  /// By service.
  public Map<String, String> targets() {
    return Map.of("plan", plan, "indicator", indicator, "risk", risk, "continuity", continuity);
  }
}
