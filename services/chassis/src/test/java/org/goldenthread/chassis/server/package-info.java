/// How a program starts, and what it can be asked besides.
@NullMarked
package org.goldenthread.chassis.server;

import org.jspecify.annotations.NullMarked;
