/// Views over services that really answer over gRPC, in this process.
@NullMarked
package org.goldenthread.gateway.view;

import org.jspecify.annotations.NullMarked;
