/// The import over services that really answer over gRPC.
@NullMarked
package org.goldenthread.gateway.view.document;

import org.jspecify.annotations.NullMarked;
