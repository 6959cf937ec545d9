/* How a query found a task: what stands beside the task where it was not found under the name that was asked for. */
#ifndef FZ_EXPORT_THROUGH_H
#define FZ_EXPORT_THROUGH_H

#include "export/json.h"

#include <fazhi/query.h>

/* For people: the predecessors and collectives, 县政府法制办（前身，未核实）; nothing where there are none. */
void fz__through_append(const fz_query *query, const fz_task *task, bool chinese, const char *separator,
                        fz__buffer *text);
/* For programs: every hit, under the key "through". */
void fz__json_through(fz__json *json, const fz_query *query, const fz_task *task);

#endif
