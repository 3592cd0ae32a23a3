@NullMarked
package org.goldenthread.chassis.identity;

import org.jspecify.annotations.NullMarked;
