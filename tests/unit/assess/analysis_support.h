/* What the tests of prospect, difference and robustness share: ledgers as lines, and reports of them. */
#ifndef FZ_TESTS_ASSESS_ANALYSIS_SUPPORT_H
#define FZ_TESTS_ASSESS_ANALYSIS_SUPPORT_H

#include <fazhi.h>

/* A ledger of values: "甲 a 80; 乙 a 90": unit, item, value. A value of - is an event 不适用 instead; !名 is the event 名. Asserts. */
fz_ledger *ledger_of(fz_context *context, const char *lines);
/* The report of a scheme and such a ledger. */
fz_report *report_of(fz_context *context, const char *scheme, const char *lines);
/* The same with a status, for sweeps of failed allocations. */
fz_status try_report(fz_context *context, const char *scheme, const char *lines, fz_report **report);
/* A report of 甲, which leads task t1 and cooperates in t2 for a half, and 乙, which leads t2: folded to 100. */
fz_report *shared_report(fz_context *context, const char *lines);
/* A decimal of text. */
fz_decimal decimal(const char *text);
/* A text that lives until the next but seven calls, for messages and comparing. */
const char *shown(fz_decimal value);

#define VALUE(id, attributes) "<indicator id=\"" id "\" " attributes "><value/></indicator>"
#define GRADES                                                                                                    \
    "<grades><grade name=\"优\" from=\"90\"/><grade name=\"良\" from=\"80\"/><grade name=\"中\" from=\"60\"/>" \
    "<grade name=\"差\"/></grades>"

#endif
