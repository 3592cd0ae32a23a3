/// Reads a business plan from a Word file: pure reading, no framework, no contract, no database.
///
/// The file is walked once into a neutral picture (`file` → `word`); then readers take from it what
/// they understand (`section`, `form`, `priority`, all by way of `table`), and what nobody took is
/// the unread list. Nothing can be dropped: a paragraph is data, a label of the template, or
/// unread.
///
/// | to add | change | why |
/// |---|---|---|
/// | another wording of a heading | the pattern of that heading in its form's enum `Column` | headings are matched over all of their folded words |
/// | another table | a `TableForm` in `form`, a line in `Forms`, a word of its headings in `Forms.TELLING` | a form is known by its headings wherever it stands |
/// | another field of the front page | `HeaderFields.Field` and `Header` | labels are headings too |
/// | another way to write a date or a figure | a form in `FuzzyDateRules`, `QuantityRules`, `QualifiedValueRules` and a line in its test | a value is certain or left as written |
/// | another thing that Word does | `StoryWalk`, `ParagraphWalk` or `TableWalk`, and a manner in the test's `Manners` | every manner must give the same data |
@NullMarked
package org.goldenthread.plan.document;

import org.jspecify.annotations.NullMarked;
