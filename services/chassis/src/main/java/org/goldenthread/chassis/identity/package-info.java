/// Who is calling: tokens, the grants in them, and the check that a token is genuine.
///
/// Used alike by the gateway and by every service, each of which verifies the caller's token
/// itself.
@NullMarked
package org.goldenthread.chassis.identity;

import org.jspecify.annotations.NullMarked;
