/// The contract as the gateway reads it: every RPC with an `http` annotation that is on the class
/// path, with its comments. Nothing in the gateway names a resource.
@NullMarked
package org.goldenthread.gateway.contract;

import org.jspecify.annotations.NullMarked;
