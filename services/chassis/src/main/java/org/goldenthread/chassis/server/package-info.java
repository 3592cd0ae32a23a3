/// Starting, migrating and stopping a service.
@NullMarked
package org.goldenthread.chassis.server;

import org.jspecify.annotations.NullMarked;
