/* What the tests of comparisons share. */
#ifndef FZ_TESTS_COMPARE_SUPPORT_H
#define FZ_TESTS_COMPARE_SUPPORT_H

#include "unit/query/fixture.h"

/* Compare two directives, and see that what every comparison promises holds: its pieces make up both texts, its counts are
 * those of its changes, and the comparison the other way round mirrors it. Release it. */
fz_comparison *compare(fz_directive *a, fz_directive *b);
/* The same for two sketches. */
fz_comparison *compare_sketches(const char *a, const char *b);
/* XML with each of some words replaced once; the test fails when one is not there. `words` alternate, NULL ends them. */
fz_directive *edited(const char *xml, const char *const *words);
/* The built-in directive as XML, terminated; free() it. */
char *reference_xml(void);

/* A comparison in one line, a word a change: "text 21>21" is a task's text, "added >5", "removed 7>", "head title",
 * "part closing", "section_title 二>二"; behind it ? when uncertain, ~ when only spelling, ! when coarse; assignments in
 * brackets: [-甲 lead1][+乙 lead1][丙 lead2>lead1]. Static memory. */
const char *told(const fz_comparison *comparison);

#endif
