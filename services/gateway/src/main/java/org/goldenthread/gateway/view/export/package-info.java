/// Taking a plan out as a document: asked of all four services, printed by the plan service.
@NullMarked
package org.goldenthread.gateway.view.export;

import org.jspecify.annotations.NullMarked;
