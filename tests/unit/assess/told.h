/* What the tests of sentences share: a scheme, records, and what the steps of one item must say. */
#ifndef FZ_TESTS_ASSESS_TOLD_H
#define FZ_TESTS_ASSESS_TOLD_H

#include "support.h"

/* Three units without directive, and one indicator "a". */
#define UNITS "<class id=\"c\"><unit>甲局</unit><unit>乙局</unit><unit>丙局</unit></class>"
#define RULES(attributes, rules) \
    SCHEME(UNITS "<total id=\"t\"><indicator id=\"a\" name=\"甲项\" " attributes ">" rules "</indicator></total>")
#define RECORD(id, unit, attributes) \
    "<record id=\"" id "\" unit=\"" unit "\" item=\"a\" date=\"2016-05-01\" " attributes "/>"

/* A report on 2016-12-31. */
fz_report *report_of(const fz_directive *directive, const char *scheme, const char *records);

typedef struct telling {
    const char *what, *scheme, *records, *unit, *item;
    size_t step;
    const char *zh, *en; /* NULL: not looked at */
} telling;

/* Each step must say what is written, with and without room for it, and the amounts of every item add up to its score. */
void must_tell(const telling *tellings, size_t count, const fz_directive *directive);
/* The amounts of the steps of every item of every unit add up to its score, exactly; gives how many items were looked at. */
size_t must_add_up(const fz_report *report);

#endif
