/* Errors: one block each, texts included, chained in the order they are made.
 *
 * The first of a chain knows the last and the length, so that adding is O(1). Two errors are constants, because they
 * must be there when nothing can be allocated: they belong to no context, end a chain and are never released. As nobody
 * knows their language, they speak both. */
#include <string.h>

#include "base/context.h"
#include "base/error.h"

struct fz_error {
    fz_context *context; /* NULL: a constant */
    fz_status status;
    const char *message, *source, *path;
    uint64_t line, column, offset, length;
    fz_error *next;
    fz_error *last; /* of the first error: the end of the chain */
    size_t count;   /* of the first error: how many there are */
    size_t size;    /* of this block */
    char texts[];
};

static const fz_error exhausted = {.status = FZ_ENOMEM, .message = "内存不足 (out of memory)", .count = 1};
static const fz_error no_context = {.status = FZ_EINVAL, .message = "上下文为 NULL (the context is NULL)", .count = 1};

/* A constant as what callers hold; the accessors take it as const and fz_error_free leaves it alone. */
static fz_error *constant(const fz_error *error)
{
    return (fz_error *)(uintptr_t)error;
}

/* A constant is never written to: it can only be the whole chain or its end, and then nothing is appended. */
static void append(fz_error **chain, fz_error *error)
{
    if (!*chain) {
        *chain = error;
        return;
    }
    ((*chain)->last ? (*chain)->last : *chain)->next = error;
    (*chain)->last = error;
    (*chain)->count++;
}

/* Whether a chain ends in a constant. */
static bool is_closed(const fz_error *chain)
{
    const fz_error *last = chain && chain->last ? chain->last : chain;

    return last && !last->context;
}

static fz_status fail_constant(fz_error **chain, const fz_error *error)
{
    if (chain && !is_closed(*chain))
        append(chain, constant(error));
    return error->status;
}

/* Copy a string to `*at`, which moves behind it. */
static const char *put(char **at, const char *string)
{
    size_t size = strlen(string) + 1;
    char *copy = *at;

    memcpy(copy, string, size);
    *at += size;
    return copy;
}

static fz_error *error_new(fz_context *context, fz_status status, const fz__where *where, const char *message)
{
    size_t size = sizeof(fz_error) + strlen(message) + 1;
    fz_error *error;
    char *at;

    size += where->source ? strlen(where->source) + 1 : 0;
    size += where->path ? strlen(where->path) + 1 : 0;
    error = fz__calloc(context, size);
    if (!error)
        return NULL;
    at = error->texts;
    error->context = fz_context_ref(context);
    error->status = status;
    error->message = put(&at, message);
    error->source = where->source ? put(&at, where->source) : NULL;
    error->path = where->path ? put(&at, where->path) : NULL;
    error->line = where->line;
    error->column = where->column;
    error->offset = where->offset;
    error->length = where->length;
    error->count = 1;
    error->size = size;
    return error;
}

static void write_log(const fz_context *context, fz_severity severity, const char *line)
{
    if (context->log)
        context->log(context->log_user, severity, line);
}

/* Append an error to the chain, if there is one; false when memory is exhausted, or that is the error. */
static bool store(fz_context *context, fz_error **chain, fz_status status, const fz__where *where, const char *message)
{
    fz_error *error;

    if (!chain)
        return true;
    error = status == FZ_ENOMEM ? NULL : error_new(context, status, where, message);
    if (error)
        append(chain, error);
    return error;
}

fz_status fz__fail(fz_context *context, fz_error **error, fz_status status, const fz__where *where,
                   const char *const *arguments)
{
    static const fz__where nowhere;
    fz__buffer line;
    size_t message;

    if (!context)
        return fail_constant(error, status == FZ_ENOMEM ? &exhausted : &no_context);
    if (!error && !context->log)
        return status;
    if (error && *error && (is_closed(*error) || (*error)->count >= context->limits[FZ_LIMIT_ERRORS]))
        return status;

    where = where ? where : &nowhere;
    fz__buffer_init(&line, context);
    fz__message_place(&line, where);
    message = line.length;
    fz__message(&line, context->language, status, arguments);
    if (line.failed || !store(context, error, status, where, line.bytes + message))
        status = fail_constant(error, &exhausted);
    write_log(context, fz__severity(status), status == FZ_ENOMEM ? exhausted.message : line.bytes);
    fz__buffer_clear(&line);
    return status;
}

fz_status fz__no_memory(fz_error **error)
{
    return fail_constant(error, &exhausted);
}

fz_status fz__bad_argument(fz_context *context, fz_error **error, const char *function, const char *what)
{
    return fz__fail(context, error, FZ_EINVAL, NULL, FZ_ARGS(function, what));
}

void fz_error_free(fz_error *error)
{
    while (error && error->context) {
        fz_error *next = error->next;
        fz_context *context = error->context;

        fz__free(context, error, error->size);
        fz_context_unref(context); /* after the block, which the context's allocator takes back */
        error = next;
    }
}

fz_status fz_error_status(const fz_error *error)
{
    return error ? error->status : FZ_OK;
}

const char *fz_error_message(const fz_error *error)
{
    return error ? error->message : "";
}

const char *fz_error_source(const fz_error *error)
{
    return error ? error->source : NULL;
}

const char *fz_error_path(const fz_error *error)
{
    return error ? error->path : NULL;
}

const fz_error *fz_error_next(const fz_error *error)
{
    return error ? error->next : NULL;
}

void fz__place_fill(fz_place *place, uint64_t line, uint64_t column, uint64_t offset, uint64_t length)
{
    const fz_place known = {.line = line, .column = column, .offset = offset, .length = length};
    size_t size = fz__struct_size(place, FZ__THROUGH(fz_place, length));

    if (size)
        fz__struct_fill(place, size, &known, sizeof(known));
}

void fz_error_place(const fz_error *error, fz_place *place)
{
    if (error)
        fz__place_fill(place, error->line, error->column, error->offset, error->length);
    else
        fz__place_fill(place, 0, 0, 0, 0);
}
