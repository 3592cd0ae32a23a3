/// Opens a Word file safely and walks its markup once into the neutral picture of the package
/// `word`; what is no Word file, or a hostile one, is refused with what to do.
@NullMarked
package org.goldenthread.plan.document.file;

import org.jspecify.annotations.NullMarked;
