/// A contract that was added and never mentioned to the gateway, served by a gateway as it runs,
/// asked over HTTP.
@NullMarked
package org.goldenthread.gateway.library;

import org.jspecify.annotations.NullMarked;
