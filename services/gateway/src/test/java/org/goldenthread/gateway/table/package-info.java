@NullMarked
package org.goldenthread.gateway.table;

import org.jspecify.annotations.NullMarked;
