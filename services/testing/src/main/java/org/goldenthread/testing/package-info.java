/// What the tests of every service share: a real PostgreSQL, a local OpenID provider and golden
/// cases. A library at test scope; the local platform uses it at run time.
@NullMarked
package org.goldenthread.testing;

import org.jspecify.annotations.NullMarked;
