/// Bringing in a document: read by the plan service, applied by all four, completed last.
@NullMarked
package org.goldenthread.gateway.view.document;

import org.jspecify.annotations.NullMarked;
