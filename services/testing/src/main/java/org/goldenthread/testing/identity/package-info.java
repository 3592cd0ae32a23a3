/// A local OpenID provider: client credentials per role for people and curl, and for tests tokens
/// of every kind, good and bad.
@NullMarked
package org.goldenthread.testing.identity;

import org.jspecify.annotations.NullMarked;
