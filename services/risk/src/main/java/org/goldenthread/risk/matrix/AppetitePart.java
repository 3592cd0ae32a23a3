package org.goldenthread.risk.matrix;

import io.micronaut.core.annotation.Introspected;

/// How much risk of a category is sought and borne, as the matrix' row keeps it.
///
/// @param level in the contract's word
@Introspected
record AppetitePart(String category, String level, int tolerance, String statement) {}
