@NullMarked
package org.goldenthread.chassis.tls;

import org.jspecify.annotations.NullMarked;
