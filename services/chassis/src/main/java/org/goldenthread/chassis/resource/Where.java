package org.goldenthread.chassis.resource;

import java.util.ArrayList;
import java.util.List;

/// Conditions that all must hold, over the alias `t`, with their parameters.
public final class Where {
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();

  public Where add(String condition, Object parameter) {
    conditions.add(condition);
    parameters.add(parameter);
    return this;
  }

  Where addAll(String condition, List<?> values) {
    conditions.add(condition);
    parameters.addAll(values);
    return this;
  }

  public String sql() {
    return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
  }

  public List<Object> parameters() {
    return parameters;
  }
}
