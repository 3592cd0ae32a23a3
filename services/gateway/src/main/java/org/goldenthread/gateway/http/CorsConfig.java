package org.goldenthread.gateway.http;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;

/// Whose pages may call from a browser: `goldenthread.cors`.
///
/// @param origins each as a browser sends it, `https://plans.example.gov.uk`; nobody where empty
@ConfigurationProperties("goldenthread.cors")
public record CorsConfig(@Bindable(defaultValue = "") List<String> origins) {
  public CorsConfig {
    origins = origins.stream().filter(origin -> !origin.isBlank()).toList();
  }
}
