/// Section F of a document that was read.
@NullMarked
package org.goldenthread.indicator.document;

import org.jspecify.annotations.NullMarked;
