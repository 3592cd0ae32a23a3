/// The rules of section F: how a figure stands and where it goes.
@NullMarked
package org.goldenthread.indicator.rating;

import org.jspecify.annotations.NullMarked;
