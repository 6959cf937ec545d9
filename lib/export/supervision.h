/* Supervisions written; what the writers share. */
#ifndef FZ_EXPORT_SUPERVISION_H
#define FZ_EXPORT_SUPERVISION_H

#include "export/grid.h"
#include "export/json_tasks.h"
#include "supervise/model.h"

/* What a caller asks for. */
typedef struct fz__supervision_request {
    const fz_supervision *supervision, *earlier; /* earlier: of changes alone */
    const fz_obligation_filter *filter;
    fz_format format;
    uint32_t flags;
    unsigned width;
} fz__supervision_request;

/* What is wrong with it, an FZ_EINVAL or FZ_EFORMAT. */
fz_status fz__supervision_check(const fz__supervision_request *request, fz_write_fn write, const char *function,
                                fz_error **error);
/* Write a grid in the form that is asked for; `key` is of JSON, whose object `open` begins with more. */
fz_status fz__supervision_put(const fz__supervision_request *request, fz__grid *grid, const char *key,
                              void (*open)(fz__json *json, const void *user), const void *user, fz_write_fn write,
                              void *to, fz_error **error);

/* Cells. Each appends and gives false for nothing. */
bool fz__put_text(fz__buffer *text, const char *said);
bool fz__put_day(fz__buffer *text, fz_date day);
bool fz__put_number(fz__buffer *text, int64_t number);
bool fz__put_roles(const fz__grid *grid, fz__buffer *text, uint32_t roles); /* a set of FZ__ROLE_* */
/* The task as printed: 47; its id where it has no number. */
bool fz__put_task(fz__buffer *text, const fz_obligation *obligation);
/* What is to be done; cut where the grid cuts. */
bool fz__put_what(const fz__grid *grid, fz__buffer *text, const fz_obligation *obligation);

#endif
