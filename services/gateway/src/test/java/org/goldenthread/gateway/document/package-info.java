@NullMarked
package org.goldenthread.gateway.document;

import org.jspecify.annotations.NullMarked;
