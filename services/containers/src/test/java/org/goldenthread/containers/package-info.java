/// The images in an engine's containers, as the charts run them, beside a PostgreSQL container; and
/// the services' own tests on the oldest and the newest PostgreSQL.
@NullMarked
package org.goldenthread.containers;

import org.jspecify.annotations.NullMarked;
