/// JSON, queries and headers as they reach a service, over HTTP.
@NullMarked
package org.goldenthread.gateway.transcode;

import org.jspecify.annotations.NullMarked;
