/// HTTP itself: requests in, answers and problems out.
@NullMarked
package org.goldenthread.gateway.http;

import org.jspecify.annotations.NullMarked;
