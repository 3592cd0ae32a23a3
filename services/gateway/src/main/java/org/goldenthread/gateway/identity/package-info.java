/// Who is calling, from the request's token to the calls that are made for it.
@NullMarked
package org.goldenthread.gateway.identity;

import org.jspecify.annotations.NullMarked;
