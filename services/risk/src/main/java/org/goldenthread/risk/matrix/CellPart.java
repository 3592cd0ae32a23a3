package org.goldenthread.risk.matrix;

import io.micronaut.core.annotation.Introspected;

/// A cell of the matrix.
///
/// @param likelihood 1 to 5
/// @param impact 1 to 5
@Introspected
record CellPart(int likelihood, int impact) {}
