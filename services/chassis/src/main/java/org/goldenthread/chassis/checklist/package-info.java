/// What an instance needs before it can be used, and whether it is there: the argument `checklist`
/// of a program.
@NullMarked
package org.goldenthread.chassis.checklist;

import org.jspecify.annotations.NullMarked;
