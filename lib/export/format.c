/* The one table of forms, and the two functions that write through it. */
#include "export/format.h"

#include "directive/model.h"
#include "query/query.h"

#include <string.h>

static const fz__writers forms[FZ_FORMAT_COUNT_] = {
    [FZ_FORMAT_TABLE] = {"table", fz__tasks_table, NULL, fz__units_table, fz__report_table},
    [FZ_FORMAT_JSON] = {"json", fz__tasks_json, fz__directive_json, fz__units_json, fz__report_json},
    [FZ_FORMAT_CSV] = {"csv", fz__tasks_csv, NULL, fz__units_csv, fz__report_csv},
    [FZ_FORMAT_XML] = {"xml", NULL, fz__directive_xml, NULL, fz__report_xml},
};

const fz__writers *fz__form_of(fz_format format)
{
    return (unsigned)format < FZ_FORMAT_COUNT_ ? &forms[format] : NULL;
}

fz_status fz__no_form(fz_context *context, fz_error **error, const char *name, bool tasks, bool directives)
{
    fz__buffer known;
    fz_status status;

    fz__buffer_init(&known, context);
    for (size_t i = 0; i < FZ_FORMAT_COUNT_; i++) {
        if (!(tasks && forms[i].tasks) && !(directives && forms[i].directive))
            continue;
        fz__buffer_string(&known, known.length ? ", " : "");
        fz__buffer_string(&known, forms[i].name);
    }
    status =
        known.failed ? fz__no_memory(error) : fz__fail(context, error, FZ_EFORMAT, NULL, FZ_ARGS(name, known.bytes));
    fz__buffer_clear(&known);
    return status;
}

fz_status fz_format_parse(fz_context *context, const char *name, fz_format *format, fz_error **error)
{
    if (error)
        *error = NULL;
    if (format)
        *format = FZ_FORMAT_TABLE;
    if (!context || !name || !format)
        return fz__bad_argument(context, error, __func__,
                                !context ? "context is NULL"
                                : !name  ? "name is NULL"
                                         : "format is NULL");
    for (size_t i = 0; i < FZ_FORMAT_COUNT_; i++) {
        if (!strcmp(name, forms[i].name)) {
            *format = (fz_format)i;
            return FZ_OK;
        }
    }
    return fz__no_form(context, error, name, true, true);
}

fz_status fz__written(fz_context *context, fz__sink *sink, bool done, fz_error **error)
{
    if (!fz__sink_finish(sink))
        return fz__fail(context, error, FZ_EWRITE, NULL, FZ_ARGS(FZ_WORD_CALLBACK, FZ_WORD_REFUSED, ""));
    return done ? FZ_OK : fz__no_memory(error);
}

static const char *tasks_fault(const fz_context *context, const fz_task *const *tasks, size_t count, uint32_t flags,
                               fz_write_fn write)
{
    if (!context)
        return "context is NULL";
    if (!write)
        return "write is NULL";
    if (flags & ~FZ_EXPORT_BOM)
        return "flags holds an unknown flag";
    if (!tasks && count)
        return "tasks is NULL";
    for (size_t i = 0; i < count; i++)
        if (!tasks[i])
            return "a task is NULL";
    return NULL;
}

static bool are_of_several(const fz_task *const *tasks, size_t count)
{
    for (size_t i = 1; tasks && i < count; i++)
        if (tasks[i] && tasks[0] && tasks[i]->directive != tasks[0]->directive)
            return true;
    return false;
}

static fz_status write_list(const fz__task_list *list, fz_format format, const char *fault, const char *function,
                            fz_write_fn write, void *user, fz_error **error)
{
    const fz__writers *form = fz__form_of(format);
    fz__sink sink;

    if (error)
        *error = NULL;
    if (fault)
        return fz__bad_argument(list->context, error, function, fault);
    if (!form || !form->tasks)
        return fz__no_form(list->context, error, form ? form->name : "?", true, false);
    fz__sink_init(&sink, write, user);
    return fz__written(list->context, &sink, form->tasks(list, &sink), error);
}

fz_status fz_tasks_write(fz_context *context, const fz_task *const *tasks, size_t count, fz_format format,
                         uint32_t flags, unsigned width, fz_write_fn write, void *user, fz_error **error)
{
    const fz__task_list list = {context, tasks, count, flags, width, NULL, are_of_several(tasks, count)};

    return write_list(&list, format, tasks_fault(context, tasks, count, flags, write), __func__, write, user, error);
}

fz_status fz_query_write(const fz_query *query, const fz_task *const *tasks, size_t count, fz_format format,
                         uint32_t flags, unsigned width, fz_write_fn write, void *user, fz_error **error)
{
    fz_context *context = query ? query->context : NULL;
    const fz__task_list list = {context, tasks, count, flags, width, query, are_of_several(tasks, count)};
    const char *fault = query ? tasks_fault(context, tasks, count, flags, write) : "query is NULL";

    return write_list(&list, format, fault, __func__, write, user, error);
}

fz_status fz_directive_write(const fz_directive *directive, fz_format format, fz_write_fn write, void *user,
                             fz_error **error)
{
    fz_context *context = directive ? directive->context : NULL;
    const fz__writers *form = fz__form_of(format);
    fz__sink sink;

    if (error)
        *error = NULL;
    if (!directive || !write)
        return fz__bad_argument(context, error, __func__, directive ? "write is NULL" : "directive is NULL");
    if (!form || !form->directive)
        return fz__no_form(context, error, form ? form->name : "?", false, true);
    fz__sink_init(&sink, write, user);
    return fz__written(context, &sink, form->directive(directive, &sink), error);
}
