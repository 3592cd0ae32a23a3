/// From a request's method and path to the RPC it means: the `google.api.http` path grammar,
/// compiled into a trie.
@NullMarked
package org.goldenthread.gateway.route;

import org.jspecify.annotations.NullMarked;
