/// Plans on paper: the form of sections A to G as a Word file, a PDF or an HTML page.
///
/// | package | what is there |
/// |---|---|
/// | this one | what stands in the form, taken from the plan and from what other services hold of it |
/// | `page` | what a page is made of |
/// | `paper` | the page in Word, HTML and PDF |
///
/// What is printed is read again by `document`: headings and columns are the template's, values
/// stand as they were written, and what the form cannot say in a way that is read again for certain
/// is said in one that is not read at all.
@NullMarked
package org.goldenthread.plan.printing;

import org.jspecify.annotations.NullMarked;
