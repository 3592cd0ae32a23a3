/// What holds over all modules: how code is laid out, formatted and named, and what may know what.
@NullMarked
package org.goldenthread.architecture;

import org.jspecify.annotations.NullMarked;
