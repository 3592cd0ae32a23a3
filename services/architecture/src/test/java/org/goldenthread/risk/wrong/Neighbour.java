package org.goldenthread.risk.wrong;

/// What another service should not see.
public class Neighbour {}
