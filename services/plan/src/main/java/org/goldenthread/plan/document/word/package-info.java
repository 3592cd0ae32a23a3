/// A Word file as a neutral picture of paragraphs and tables, free of how Word wrote it down.
@NullMarked
package org.goldenthread.plan.document.word;

import org.jspecify.annotations.NullMarked;
