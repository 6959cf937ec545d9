/* The object, and what it says of itself. */
#include "collection/model.h"

static const char *name_of(const fz_directive *directive)
{
    return directive->source ? directive->source : fz_directive_title(directive);
}

fz_status fz_collection_new(fz_context *context, fz_collection **collection)
{
    fz_collection *made;

    if (!collection)
        return FZ_EINVAL;
    *collection = NULL;
    if (!context)
        return FZ_EINVAL;
    made = fz__calloc(context, sizeof(*made));
    if (!made)
        return FZ_ENOMEM;
    atomic_init(&made->references, 1);
    made->context = fz_context_ref(context);
    fz__arena_init(&made->arena, context);
    fz__strings_init(&made->spellings, &made->arena);
    fz__strings_init(&made->unit_names, &made->arena);
    fz__strings_init(&made->labels.names, &made->arena);
    fz__strings_init(&made->titles.names, &made->arena);
    *collection = made;
    return FZ_OK;
}

fz_collection *fz_collection_ref(fz_collection *collection)
{
    if (collection)
        atomic_fetch_add_explicit(&collection->references, 1, memory_order_relaxed);
    return collection;
}

void fz_collection_unref(fz_collection *collection)
{
    fz_context *context;

    if (!collection || atomic_fetch_sub_explicit(&collection->references, 1, memory_order_acq_rel) > 1)
        return;
    context = collection->context;
    fz__collection_clear(collection);
    fz__free(context, collection, sizeof(*collection));
    fz_context_unref(context);
}

static fz_status check(const fz_collection *collection, const fz_directive *directive, const char *function,
                       fz_error **error)
{
    if (error)
        *error = NULL;
    if (!collection || !directive)
        return fz__bad_argument(collection ? collection->context : NULL, error, function,
                                collection ? "directive is NULL" : "collection is NULL");
    return FZ_OK;
}

fz_status fz_collection_add(fz_collection *collection, fz_directive *directive, fz_error **error)
{
    fz_status status = check(collection, directive, __func__, error);
    const uint32_t *place;

    if (status != FZ_OK)
        return status;
    place = fz__collection_place(collection, directive);
    if (place && *place)
        return fz__fail(collection->context, error, FZ_EMEMBER, NULL, FZ_ARGS(name_of(directive)));
    return fz__collection_add(collection, directive, error);
}

fz_status fz_collection_remove(fz_collection *collection, const fz_directive *directive, fz_error **error)
{
    fz_status status = check(collection, directive, __func__, error);
    const uint32_t *place;

    if (status != FZ_OK)
        return status;
    place = fz__collection_place(collection, directive);
    if (!place || !*place)
        return fz__fail(collection->context, error, FZ_ENOMEMBER, NULL, FZ_ARGS(name_of(directive)));
    fz__collection_remove(collection, *place - 1);
    return FZ_OK;
}

size_t fz_collection_count(const fz_collection *collection)
{
    return collection ? collection->count : 0;
}

fz_directive *fz_collection_directive(const fz_collection *collection, size_t index)
{
    return index < fz_collection_count(collection) ? collection->slots[collection->order[index]].directive : NULL;
}

size_t fz_collection_task_count(const fz_collection *collection)
{
    return collection ? collection->task_count : 0;
}
