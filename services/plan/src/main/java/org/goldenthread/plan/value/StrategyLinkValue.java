package org.goldenthread.plan.value;

/// A link to the corporate strategy, as a row's JSON holds it.
public record StrategyLinkValue(String item, String asWritten) {}
