/// The tables of sections D to G, each known by its headings.
@NullMarked
package org.goldenthread.plan.document.form;

import org.jspecify.annotations.NullMarked;
