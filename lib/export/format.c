/* The one table of forms, and the functions that write tasks and directives through it. */
#include "export/format.h"

#include "directive/model.h"
#include "query/query.h"

#include <string.h>

static const fz__writers forms[FZ_FORMAT_COUNT_] = {
    [FZ_FORMAT_TABLE] = {"table", "txt", "text/plain", .tasks = fz__tasks_table, .units = fz__units_table,
                         .comparison = fz__comparison_text, .report = fz__report_table},
    [FZ_FORMAT_JSON] = {"json", "json", "application/json", .tasks = fz__tasks_json, .directive = fz__directive_json,
                        .units = fz__units_json, .comparison = fz__comparison_json, .report = fz__report_json},
    [FZ_FORMAT_CSV] = {"csv", "csv", "text/csv", .tasks = fz__tasks_csv, .units = fz__units_csv,
                       .report = fz__report_csv},
    [FZ_FORMAT_XML] = {"xml", "xml", "application/xml", .directive = fz__directive_xml, .report = fz__report_xml},
    [FZ_FORMAT_AKN] = {"akn", "akn.xml", "application/akn+xml", .directive = fz__directive_akn},
    [FZ_FORMAT_TEXT] = {"text", "txt", "text/plain", .directive = fz__directive_text},
    [FZ_FORMAT_HTML] = {"html", "html", "text/html", .directive = fz__directive_html},
};

const fz__writers *fz__form_of(fz_format format)
{
    return (unsigned)format < FZ_FORMAT_COUNT_ ? &forms[format] : NULL;
}

static unsigned objects_of(const fz__writers *form)
{
    return (form->tasks ? FZ_OBJECT_TASKS : 0u) | (form->directive ? FZ_OBJECT_DIRECTIVE : 0u) |
           (form->units ? FZ_OBJECT_UNITS : 0u) | (form->comparison ? FZ_OBJECT_COMPARISON : 0u) |
           (form->report ? FZ_OBJECT_REPORT : 0u);
}

static fz_status no_name(fz_context *context, fz_error **error, const char *name, unsigned objects)
{
    fz__buffer known;
    fz_status status;

    fz__buffer_init(&known, context);
    for (size_t i = 0; i < FZ_FORMAT_COUNT_; i++) {
        if (!(objects_of(&forms[i]) & objects))
            continue;
        fz__buffer_string(&known, known.length ? ", " : "");
        fz__buffer_string(&known, forms[i].name);
    }
    status =
        known.failed ? fz__no_memory(error) : fz__fail(context, error, FZ_EFORMAT, NULL, FZ_ARGS(name, known.bytes));
    fz__buffer_clear(&known);
    return status;
}

fz_status fz__no_form(fz_context *context, fz_error **error, const fz__writers *form, unsigned objects)
{
    return no_name(context, error, form ? form->name : "?", objects);
}

const char *fz_format_name(fz_format format)
{
    const fz__writers *form = fz__form_of(format);

    return form ? form->name : NULL;
}

const char *fz_format_ending(fz_format format)
{
    const fz__writers *form = fz__form_of(format);

    return form ? form->ending : NULL;
}

const char *fz_format_media_type(fz_format format)
{
    const fz__writers *form = fz__form_of(format);

    return form ? form->media_type : NULL;
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
    return no_name(context, error, name, FZ_OBJECT_ANY);
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
        return fz__no_form(list->context, error, form, FZ_OBJECT_TASKS);
    fz__sink_init(&sink, write, user);
    return fz__written(list->context, &sink, form->tasks(list, &sink), error);
}

fz_status fz_tasks_write(fz_context *context, const fz_task *const *tasks, size_t count, fz_format format,
                         uint32_t flags, unsigned width, fz_write_fn write, void *user, fz_error **error)
{
    const fz__task_list list = {context, tasks, count, flags, width, NULL};

    return write_list(&list, format, tasks_fault(context, tasks, count, flags, write), __func__, write, user, error);
}

fz_status fz_query_write(const fz_query *query, const fz_task *const *tasks, size_t count, fz_format format,
                         uint32_t flags, unsigned width, fz_write_fn write, void *user, fz_error **error)
{
    fz_context *context = query ? query->context : NULL;
    const fz__task_list list = {context, tasks, count, flags, width, query};
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
        return fz__no_form(context, error, form, FZ_OBJECT_DIRECTIVE);
    fz__sink_init(&sink, write, user);
    return fz__written(context, &sink, form->directive(directive, &sink), error);
}
