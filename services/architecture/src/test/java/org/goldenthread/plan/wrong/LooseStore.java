package org.goldenthread.plan.wrong;

/// A store that everyone can write with.
public class LooseStore {}
