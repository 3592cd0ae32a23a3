/// From a document that was read to records: what the reader understood becomes the contract's
/// messages, is kept as an import and is merged into what is there.
@NullMarked
package org.goldenthread.plan.importing;

import org.jspecify.annotations.NullMarked;
