/// A service as it serves, for its own tests.
@NullMarked
package org.goldenthread.testing.service;

import org.jspecify.annotations.NullMarked;
