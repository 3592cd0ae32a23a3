/// Imports as a record: each document that was sent in, with its file and its reports.
@NullMarked
package org.goldenthread.plan.importing.record;

import org.jspecify.annotations.NullMarked;
