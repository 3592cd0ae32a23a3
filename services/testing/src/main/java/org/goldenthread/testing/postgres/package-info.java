/// A real PostgreSQL without an installation or a container, with the roles and schemas that an
/// operator would have made for a service.
@NullMarked
package org.goldenthread.testing.postgres;

import org.jspecify.annotations.NullMarked;
