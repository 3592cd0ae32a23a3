/// HTTP and JSON from the contract, and views over services and directorates.
@NullMarked
package org.goldenthread.gateway;

import org.jspecify.annotations.NullMarked;
