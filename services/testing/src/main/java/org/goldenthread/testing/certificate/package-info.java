/// Authorities and certificates for tests of TLS.
@NullMarked
package org.goldenthread.testing.certificate;

import org.jspecify.annotations.NullMarked;
