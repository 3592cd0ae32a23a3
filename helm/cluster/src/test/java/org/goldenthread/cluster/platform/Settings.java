package org.goldenthread.cluster.platform;

/// What the command line says about the cluster; `pom.xml` explains each.
public final class Settings {
  static final String VERSION = text("version");
  static final String LOAD = text("load");
  static final String REGISTRY = text("registry");
  static final String POSTGRES = text("postgres");
  static final String COLLECTOR = text("collector");
  static final String GATEWAY = text("gateway");
  static final boolean KEEP = Boolean.parseBoolean(text("keep"));

  private Settings() {}

  /// An image of ours, as nodes know it.
  public static String image(String name) {
    String registry = REGISTRY.isEmpty() ? "" : REGISTRY + "/";
    return registry + "goldenthread/" + name + ":" + VERSION;
  }

  private static String text(String name) {
    return System.getProperty("cluster." + name, "");
  }
}
