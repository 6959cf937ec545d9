/* Directives for tests, written as a sketch, a line a thing:
 *
 *     = 七 严格执法                                a section; == one inside it
 *     30 文字 |牵头 甲局 乙局 |配合 *各部门 丙局…     a task; * before a collective, … behind where the list is open
 *     - 文字 |时限 2016年底前 |牵头领导： 王某 |指标= 十件   one without a number; a deadline, a person, a field
 */
#ifndef FZ_TESTS_QUERY_FIXTURE_H
#define FZ_TESTS_QUERY_FIXTURE_H

#include <fazhi.h>

/* A context that lives as long as the process; it speaks English. */
fz_context *the_context(void);
/* The directive of a sketch; release it. The test fails when there is none. */
fz_directive *sketch(const char *lines);

#endif
