/// The change logs of a directorate's services as one: a list by the instant at which things were
/// recorded, and a stream that goes on where it was left.
@NullMarked
package org.goldenthread.gateway.view.change;

import org.jspecify.annotations.NullMarked;
