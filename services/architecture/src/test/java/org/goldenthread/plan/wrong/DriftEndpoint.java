package org.goldenthread.plan.wrong;

import org.goldenthread.risk.v1.DriftGrpc;
import org.goldenthread.testing.postgres.PostgresServer;

/// Answers nothing of the contract, and calls whom it may not.
class DriftEndpoint {
  DriftGrpc drift;
  PostgresServer server;
}
