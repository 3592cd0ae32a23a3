/// Pages in Word, HTML and PDF.
@NullMarked
package org.goldenthread.plan.printing.paper;

import org.jspecify.annotations.NullMarked;
