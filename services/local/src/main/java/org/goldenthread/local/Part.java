package org.goldenthread.local;

/// A service of a directorate's instance.
record Part(String directorate, String service) {
  @Override
  public String toString() {
    return directorate + "/" + service;
  }
}
