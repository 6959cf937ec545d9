/* Findings: what a directive keeps of its making. */
#include <string.h>

#include "base/context.h"
#include "base/error.h"
#include "base/sort.h"

void fz__findings_init(fz__findings *findings, fz__arena *arena)
{
    memset(findings, 0, sizeof(*findings));
    findings->context = arena->context;
    findings->arena = arena;
}

void fz__findings_clear(fz__findings *findings)
{
    if (!findings->arena)
        return;
    fz__free(findings->context, findings->items, findings->capacity * sizeof(*findings->items));
    fz__findings_init(findings, findings->arena);
}

/* The message, kept in the arena, and logged with its place in front; NULL when memory is exhausted. */
static const char *make_message(fz__findings *findings, fz_status status, const fz__where *where,
                                const char *const *arguments)
{
    fz_context *context = findings->context;
    const char *message = NULL;
    fz__buffer line;
    size_t start;

    fz__buffer_init(&line, context);
    fz__message_place(&line, where);
    start = line.length;
    fz__message(&line, context->language, status, arguments);
    if (!line.failed)
        message = fz__arena_string(findings->arena, line.bytes + start, line.length - start);
    if (message && context->log)
        context->log(context->log_user, fz__severity(status), line.bytes);
    fz__buffer_clear(&line);
    return message;
}

bool fz__findings_add(fz__findings *findings, fz_status status, const fz__where *where, const char *const *arguments)
{
    static const fz__where nowhere;
    const char *message;

    if (!where)
        where = &nowhere;
    /* Room first: then a message that is in the arena and in the log is in the list too. */
    if (!FZ_GROW(findings->context, &findings->items, &findings->capacity, findings->count + 1))
        return false;
    message = make_message(findings, status, where, arguments);
    if (!message)
        return false;
    findings->items[findings->count] = (struct fz_finding){
        .status = status,
        .severity = fz__severity(status),
        .message = message,
        .line = where->line,
        .column = where->column,
        .offset = where->offset,
        .length = where->length,
        .rank = findings->count,
    };
    findings->count++;
    return true;
}

/* The rank settles what is equal otherwise. */
static int compare(const void *a, const void *b)
{
    const struct fz_finding *x = a, *y = b;

    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->offset != y->offset)
        return x->offset < y->offset ? -1 : 1;
    return x->rank < y->rank ? -1 : x->rank > y->rank;
}

void fz__findings_sort(fz__findings *findings)
{
    fz__sort(findings->items, findings->count, sizeof(*findings->items), compare);
}

fz_severity fz_finding_severity(const fz_finding *finding)
{
    return finding ? finding->severity : FZ_SEVERITY_NOTE;
}

fz_status fz_finding_status(const fz_finding *finding)
{
    return finding ? finding->status : FZ_OK;
}

const char *fz_finding_message(const fz_finding *finding)
{
    return finding ? finding->message : "";
}

void fz_finding_place(const fz_finding *finding, fz_place *place)
{
    if (finding)
        fz__place_fill(place, finding->line, finding->column, finding->offset, finding->length);
    else
        fz__place_fill(place, 0, 0, 0, 0);
}
