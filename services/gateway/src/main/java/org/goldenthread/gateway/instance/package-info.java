/// The instances of the four services, one per directorate, and how they are reached.
@NullMarked
package org.goldenthread.gateway.instance;

import org.jspecify.annotations.NullMarked;
