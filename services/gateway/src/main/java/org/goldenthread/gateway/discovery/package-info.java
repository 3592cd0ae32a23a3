/// Who claims to be a directorate's instance, and which of them is believed.
@NullMarked
package org.goldenthread.gateway.discovery;

import org.jspecify.annotations.NullMarked;
