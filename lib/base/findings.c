/* Findings: what a directive keeps of its making. */
#include <string.h>

#include "base/context.h"
#include "base/error.h"

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

static bool comes_before(const struct fz_finding *a, const struct fz_finding *b)
{
    if (a->line != b->line)
        return a->line < b->line;
    if (a->offset != b->offset)
        return a->offset < b->offset;
    return a->rank < b->rank;
}

static void swap(struct fz_finding *a, struct fz_finding *b)
{
    struct fz_finding kept = *a;

    *a = *b;
    *b = kept;
}

/* Let the item at `at` sink until the heap of `count` items has its last one on top again. */
static void sink(struct fz_finding *items, size_t at, size_t count)
{
    for (size_t child = 2 * at + 1; child < count; child = 2 * at + 1) {
        if (child + 1 < count && comes_before(&items[child], &items[child + 1]))
            child++;
        if (!comes_before(&items[at], &items[child]))
            return;
        swap(&items[at], &items[child]);
        at = child;
    }
}

/* Heap sort: qsort may allocate behind the context's back. The rank makes it stable. */
void fz__findings_sort(fz__findings *findings)
{
    struct fz_finding *items = findings->items;
    size_t sorted = 1;

    /* Most makers add in order, and then there is nothing to do. */
    while (sorted < findings->count && comes_before(&items[sorted - 1], &items[sorted]))
        sorted++;
    if (sorted >= findings->count)
        return;
    for (size_t i = findings->count / 2; i-- > 0;)
        sink(items, i, findings->count);
    for (size_t end = findings->count; end-- > 1;) {
        swap(&items[0], &items[end]);
        sink(items, 0, end);
    }
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
