/* The forms there are: a new one is a file of its own and a row in format.c, a new kind of object a column. */
#ifndef FZ_EXPORT_FORMAT_H
#define FZ_EXPORT_FORMAT_H

#include "export/sink.h"

#include <fazhi/export.h>

typedef struct fz__task_list {
    fz_context *context;
    const fz_task *const *tasks;
    size_t count;
    uint32_t flags;
    unsigned width;
    const fz_query *query; /* that found them: how it did is written too; NULL for none */
} fz__task_list;

/* Units as rows; see units.c. */
typedef struct fz__unit_list fz__unit_list;

/* A report, or the result of one unit of it; see report.h. */
typedef struct fz__report_view fz__report_view;

/* Kinds of objects, as a set. */
typedef enum fz__object {
    FZ_OBJECT_TASKS = 1,
    FZ_OBJECT_DIRECTIVE = 2,
    FZ_OBJECT_UNITS = 4,
    FZ_OBJECT_COMPARISON = 8,
    FZ_OBJECT_REPORT = 16,
    FZ_OBJECT_ANY = 31
} fz__object;

/* A form: what it is called, and how it writes each kind of object; NULL for what does not have it. Writers return false
 * when memory is exhausted; whether the writing failed, the sink knows. */
typedef struct fz__writers {
    const char *name, *ending, *media_type;
    bool (*tasks)(const fz__task_list *list, fz__sink *sink);
    bool (*directive)(const fz_directive *directive, fz__sink *sink);
    bool (*units)(const fz__unit_list *list, fz__sink *sink);
    bool (*comparison)(const fz_comparison *comparison, unsigned width, fz__sink *sink);
    bool (*report)(const fz__report_view *view, fz__sink *sink);
} fz__writers;

/* NULL for a format that does not exist. */
const fz__writers *fz__form_of(fz_format format);
/* FZ_EFORMAT for a form (NULL: one that does not exist), naming the forms that any of a set of objects have. */
fz_status fz__no_form(fz_context *context, fz_error **error, const fz__writers *form, unsigned objects);

/* What a writer comes to: its sink finished, its memory sufficient. */
fz_status fz__written(fz_context *context, fz__sink *sink, bool done, fz_error **error);

/* The writers, by object and form. */
bool fz__tasks_table(const fz__task_list *list, fz__sink *sink);
bool fz__tasks_json(const fz__task_list *list, fz__sink *sink);
bool fz__tasks_csv(const fz__task_list *list, fz__sink *sink);
bool fz__units_table(const fz__unit_list *list, fz__sink *sink);
bool fz__units_json(const fz__unit_list *list, fz__sink *sink);
bool fz__units_csv(const fz__unit_list *list, fz__sink *sink);
bool fz__report_table(const fz__report_view *view, fz__sink *sink);
bool fz__report_json(const fz__report_view *view, fz__sink *sink);
bool fz__report_csv(const fz__report_view *view, fz__sink *sink);
bool fz__report_xml(const fz__report_view *view, fz__sink *sink);
bool fz__directive_json(const fz_directive *directive, fz__sink *sink);
bool fz__directive_xml(const fz_directive *directive, fz__sink *sink);
bool fz__directive_akn(const fz_directive *directive, fz__sink *sink);
bool fz__directive_text(const fz_directive *directive, fz__sink *sink);
bool fz__directive_html(const fz_directive *directive, fz__sink *sink);
bool fz__comparison_text(const fz_comparison *comparison, unsigned width, fz__sink *sink);
bool fz__comparison_json(const fz_comparison *comparison, unsigned width, fz__sink *sink);

#endif
