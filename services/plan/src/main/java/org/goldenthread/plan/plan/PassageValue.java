package org.goldenthread.plan.plan;

/// Running text of a plan without a field of its own, as the row's JSON holds it.
public record PassageValue(String section, String heading, String text) {}
