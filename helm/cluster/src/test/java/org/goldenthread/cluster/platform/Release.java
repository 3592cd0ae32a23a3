package org.goldenthread.cluster.platform;

/// A chart's release.
///
/// @param name what Helm calls it
/// @param chart the chart's folder
/// @param namespace where it is
public record Release(String name, String chart, String namespace) {
  public static final Release GATEWAY = new Release("gateway", "gateway", "gt-gateway");

  /// The instance of a directorate; its code is the release's name.
  public static Release instance(String code) {
    return new Release(code, "directorate", "gt-" + code);
  }
}
