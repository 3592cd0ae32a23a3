/// The change log over services that really answer over gRPC.
@NullMarked
package org.goldenthread.gateway.view.change;

import org.jspecify.annotations.NullMarked;
