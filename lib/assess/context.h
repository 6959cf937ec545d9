/* The context of a report, for rooms that need not know what it is made of. */
#ifndef FZ_ASSESS_CONTEXT_H
#define FZ_ASSESS_CONTEXT_H

#include <fazhi/report.h>

fz_context *fz__report_context(const fz_report *report);
/* NULL gives NULL. */
fz_context *fz__result_context(const fz_result *result);

#endif
