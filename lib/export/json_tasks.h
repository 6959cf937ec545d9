/* A task as a JSON object; shared by lists of tasks and directives. */
#ifndef FZ_EXPORT_JSON_TASKS_H
#define FZ_EXPORT_JSON_TASKS_H

#include "directive/model.h"
#include "export/json.h"

/* With a query, how it found the task, too; NULL for none. `of`: of which directive it is, too. */
void fz__json_task(fz__json *json, const fz_task *task, const fz_query *query, bool of);
const char *fz__role_name(uint32_t role);
void fz__json_day(fz__json *json, const char *key, fz_date day); /* null for none */

#endif
