/// Golden cases: what the platform answers, as YAML that a front-end team can read. A case is
/// written once as an RPC with the status expected over gRPC and over HTTP, and runs against a
/// service (gRPC) and through the gateway (HTTP). What only HTTP knows is written as a call.
@NullMarked
package org.goldenthread.testing.golden;

import org.jspecify.annotations.NullMarked;
