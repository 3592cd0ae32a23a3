/// The whole platform, every part a process of its own, asked through the gateway alone.
@NullMarked
package org.goldenthread.acceptance;

import org.jspecify.annotations.NullMarked;
