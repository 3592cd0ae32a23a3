/// HTTP to gRPC and back, by descriptors: everything that can be worked out about an RPC is worked
/// out once at the start, and a request only runs through it.
@NullMarked
package org.goldenthread.gateway.transcode;

import org.jspecify.annotations.NullMarked;
