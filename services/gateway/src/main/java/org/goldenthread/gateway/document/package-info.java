/// The contract for people and their tools: an OpenAPI 3.1 document made from the descriptors, a
/// page to read and try it, and a page for each kind of problem. Public, since they hold no data.
@NullMarked
package org.goldenthread.gateway.document;

import org.jspecify.annotations.NullMarked;
