/* A made-up year for the tests of supervision: a directive of four tasks, rules, and what happened as CSV. */
#ifndef FZ_TESTS_SUPERVISE_YEAR_H
#define FZ_TESTS_SUPERVISE_YEAR_H

#include <fazhi.h>

/* Signed on 2016-01-25. t1, in 一, of 甲 and with it 乙: due on 2016-02-29. t2, in 一, of 甲: every 4 December, every 29 February, by the
 * 5th of every month, within 30 workdays. t3, in 二, of 乙: at least twice a year, every quarter's end, by the end of June. t4, in
 * 二, of 甲 and 丙: no day. */
extern const char the_directive[];

/* The built-in rules, or with `move` those whose due days move so. */
fz_watch *rules(const char *move);
/* Supervise the made-up directive; `csv` NULL for an empty ledger. What cannot be fails the test. */
fz_supervision *supervise_with(const char *csv, const fz_watch *watch, const fz_supervise_options *options);
fz_supervision *supervise_on(fz_date day, const char *csv);
/* The obligation of a unit and id; the test fails where there is none, unless `must` is 0. */
const fz_obligation *owed(const fz_supervision *supervision, const char *unit, const char *id, int must);

#endif
