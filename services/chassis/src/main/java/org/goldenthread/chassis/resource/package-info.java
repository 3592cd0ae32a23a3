/// What every plain resource does: get, list, create, update, delete.
@NullMarked
package org.goldenthread.chassis.resource;

import org.jspecify.annotations.NullMarked;
