/* A task as a JSON object; shared by lists of tasks and directives. */
#ifndef FZ_EXPORT_JSON_TASKS_H
#define FZ_EXPORT_JSON_TASKS_H

#include "directive/model.h"
#include "export/json.h"

/* With a query, how it found the task, too; NULL for none. `of`: of which directive it is, too. */
void fz__json_task(fz__json *json, const fz_task *task, const fz_query *query, bool of);
/* The same for a directive, with all that loading needs. */
void fz__json_whole_task(fz__json *json, const fz_task *task);
/* A container's content in its order: a string is a paragraph; fields, statements and joined paragraphs are objects, and
 * so are references to sections and tasks by id, to the readings of `task` (NULL outside tasks) by their place in their list. */
void fz__json_items(fz__json *json, const char *key, const fz_directive *directive, const fz_task *task,
                    fz__range items);
/* A place of the issuer's text as "place", null where there is none. */
void fz__json_spot(fz__json *json, const fz__spot *spot);
const char *fz__role_name(uint32_t role);
void fz__json_day(fz__json *json, const char *key, fz_date day); /* null for none */

#endif
