/// What the images hold and how it is made: the runtime, the jars in layers, the trained caches;
/// and tests that run what was built.
@NullMarked
package org.goldenthread.images;

import org.jspecify.annotations.NullMarked;
