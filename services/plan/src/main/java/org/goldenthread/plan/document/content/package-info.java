/// What a plan document says, part by part, with where it stands and the key of each row.
@NullMarked
package org.goldenthread.plan.document.content;

import org.jspecify.annotations.NullMarked;
