/// How programs speak to each other: in plain text, or over TLS with certificates on both sides
/// that are renewed while they run.
@NullMarked
package org.goldenthread.chassis.tls;

import org.jspecify.annotations.NullMarked;
