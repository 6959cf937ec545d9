/* The context: reference counted, set up once, then only read. */
#include "base/context.h"

#include <string.h>

/* No struct of ours grows beyond this: a larger size is a struct that was never initialised. */
#define LARGEST_STRUCT 4096

#define TEXT_OF(x)                   TEXT_OF_(x)
#define TEXT_OF_(x)                  #x
#define VERSION(major, minor, patch) TEXT_OF(major) "." TEXT_OF(minor) "." TEXT_OF(patch)

/* No value is without end. That of attributes is the tightest: libxml2 2.9 needs time that grows with their square. */
static const struct {
    uint64_t standard, largest;
} limits[FZ_LIMIT_COUNT_] = {
    [FZ_LIMIT_BYTES] = {UINT64_C(64) << 20, UINT64_C(1) << 30},
    [FZ_LIMIT_DEPTH] = {64, 1024},
    [FZ_LIMIT_TASKS] = {1000000, 10000000},
    [FZ_LIMIT_NAME] = {4096, UINT64_C(1) << 20},
    [FZ_LIMIT_ERRORS] = {20, 10000},
    [FZ_LIMIT_ATTRIBUTES] = {64, 1024},
    [FZ_LIMIT_RECORDS] = {10000000, 100000000},
};

const char *fz_version(void)
{
    return VERSION(FZ_VERSION_MAJOR, FZ_VERSION_MINOR, FZ_VERSION_PATCH);
}

size_t fz__struct_size(const void *given, size_t first)
{
    size_t size = 0;

    if (given)
        memcpy(&size, given, sizeof(size));
    return size >= first && size <= LARGEST_STRUCT ? size : 0;
}

void fz__struct_fill(void *given, size_t size, const void *known, size_t known_size)
{
    memcpy(given, known, size < known_size ? size : known_size);
    memcpy(given, &size, sizeof(size));
}

bool fz__options_read(void *copy, size_t known, size_t first, const void *given)
{
    size_t size = fz__struct_size(given, first);

    memset(copy, 0, known);
    if (!given || !size)
        return !given;
    memcpy(copy, given, size < known ? size : known);
    for (size_t i = known; i < size; i++)
        if (((const unsigned char *)given)[i] != 0)
            return false;
    return true;
}

fz_status fz_context_new(const fz_allocator *allocator, fz_context **context)
{
    fz_allocator given;
    fz_context *made;

    if (!context)
        return FZ_EINVAL;
    *context = NULL;
    if (!fz__options_read(&given, sizeof(given), FZ__THROUGH(fz_allocator, user), allocator ? allocator : &fz__heap))
        return FZ_EINVAL;
    if (!given.alloc || !given.release)
        return FZ_EINVAL;

    /* The one allocation without fz__alloc: there is no context yet. */
    made = given.alloc(given.user, sizeof(*made));
    if (!made)
        return FZ_ENOMEM;
    memset(made, 0, sizeof(*made));
    atomic_init(&made->references, 1);
    made->allocator = given;
    for (size_t i = 0; i < FZ_LIMIT_COUNT_; i++)
        made->limits[i] = limits[i].standard;
    *context = made;
    return FZ_OK;
}

fz_context *fz_context_ref(fz_context *context)
{
    if (context)
        atomic_fetch_add_explicit(&context->references, 1, memory_order_relaxed);
    return context;
}

void fz_context_unref(fz_context *context)
{
    /* The last owner must see what the others wrote before they let go. */
    if (context && atomic_fetch_sub_explicit(&context->references, 1, memory_order_acq_rel) == 1)
        context->allocator.release(context->allocator.user, context, sizeof(*context));
}

fz_status fz_context_set_language(fz_context *context, fz_language language)
{
    if (!context || (language != FZ_LANGUAGE_ZH && language != FZ_LANGUAGE_EN))
        return FZ_EINVAL;
    context->language = language;
    return FZ_OK;
}

fz_language fz_context_language(const fz_context *context)
{
    return context ? context->language : FZ_LANGUAGE_ZH;
}

fz_status fz_context_set_log(fz_context *context, fz_log_fn log, void *user)
{
    if (!context)
        return FZ_EINVAL;
    context->log = log;
    context->log_user = user;
    return FZ_OK;
}

static bool is_limit(fz_limit limit)
{
    return (unsigned)limit < FZ_LIMIT_COUNT_;
}

fz_status fz_context_set_limit(fz_context *context, fz_limit limit, uint64_t value)
{
    if (!context || !is_limit(limit) || value > limits[limit].largest)
        return FZ_EINVAL;
    context->limits[limit] = value ? value : limits[limit].standard;
    return FZ_OK;
}

uint64_t fz_context_limit(const fz_context *context, fz_limit limit)
{
    if (!is_limit(limit))
        return 0;
    return context ? context->limits[limit] : limits[limit].standard;
}
