#include "registry/fault.h"

#include "base/sort.h"
#include "base/utf8.h"
#include "xml/reader.h"
#include "xml/token.h"

#include <string.h>

void fz__faults_init(fz__faults *faults, fz_context *context)
{
    *faults = (fz__faults){.context = context};
    fz__arena_init(&faults->arena, context);
}

void fz__faults_clear(fz__faults *faults)
{
    fz__free(faults->context, faults->items, faults->capacity * sizeof(*faults->items));
    fz__arena_clear(&faults->arena);
}

void fz__fault_add(fz__faults *faults, size_t offset, fz_status status, const char *attribute,
                   const char *const *arguments)
{
    fz__fault *fault;

    if (faults->failed || !FZ_GROW(faults->context, &faults->items, &faults->capacity, faults->count + 1)) {
        faults->failed = true;
        return;
    }
    fault = &faults->items[faults->count];
    *fault = (fz__fault){.offset = offset, .rank = faults->count, .status = status, .attribute = attribute};
    for (size_t i = 0; i < FZ__FAULT_ARGUMENTS && arguments[i]; i++) {
        fault->arguments[i] = fz__arena_string(&faults->arena, arguments[i], strlen(arguments[i]));
        faults->failed = faults->failed || !fault->arguments[i];
    }
    faults->count++;
}

static int compare_faults(const void *a, const void *b)
{
    const fz__fault *x = a, *y = b;

    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    return x->rank < y->rank ? -1 : x->rank > y->rank;
}

static void sort_faults(fz__faults *faults, const char *bytes, size_t length)
{
    for (size_t i = 0; i < faults->count; i++) {
        fz__fault *fault = &faults->items[i];
        size_t span;

        if (!fault->attribute ||
            !fz__token_attribute(bytes, length, fault->offset, fault->attribute, &fault->place, &span))
            fault->place = fault->offset;
    }
    fz__sort(faults->items, faults->count, sizeof(*faults->items), compare_faults);
}

fz_status fz__faults_report(fz__faults *faults, const char *source, const char *bytes, size_t length, fz_error **error)
{
    uint64_t limit = fz_context_limit(faults->context, FZ_LIMIT_ERRORS);
    fz_status first = FZ_OK;

    if (faults->failed)
        return fz__no_memory(error);
    sort_faults(faults, bytes, length);
    for (size_t i = 0; i < faults->count && i < limit; i++) {
        const fz__fault *fault = &faults->items[i];
        fz_status status = fz__xml_fail_at(faults->context, source, bytes, length, fault->offset, fault->attribute,
                                           fault->status, fault->arguments, error);

        if (status == FZ_ENOMEM)
            return status;
        first = first == FZ_OK ? status : first;
    }
    return first;
}

bool fz__faults_keep(fz__faults *faults, const char *source, const char *bytes, size_t length, fz__findings *findings)
{
    fz__cursor cursor;

    sort_faults(faults, bytes, length);
    fz__cursor_init(&cursor, bytes, length);
    for (size_t i = 0; i < faults->count && !faults->failed; i++) {
        const fz__fault *fault = &faults->items[i];

        fz__cursor_move(&cursor, fault->offset);
        faults->failed = !fz__findings_add(findings, fault->status,
                                           &(fz__where){source, NULL, cursor.line, cursor.column, cursor.offset, 0},
                                           fault->arguments);
    }
    return !faults->failed;
}
