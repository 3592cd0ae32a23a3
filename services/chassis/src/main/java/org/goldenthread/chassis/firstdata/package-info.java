/// What a new directorate begins with, from a file.
@NullMarked
package org.goldenthread.chassis.firstdata;

import org.jspecify.annotations.NullMarked;
