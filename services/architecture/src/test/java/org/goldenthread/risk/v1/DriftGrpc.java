package org.goldenthread.risk.v1;

/// Stands for a generated client.
public class DriftGrpc {}
