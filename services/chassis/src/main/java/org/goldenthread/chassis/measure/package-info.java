/// What Prometheus reads of a program: how calls go, and the figures of the records that operators
/// watch.
@NullMarked
package org.goldenthread.chassis.measure;

import org.jspecify.annotations.NullMarked;
