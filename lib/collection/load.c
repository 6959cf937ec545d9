/* Loading is all or nothing: what was added is taken out again when the call fails. */
#include "collection/open.h"

typedef struct loading {
    fz_collection *collection;
    bool exhausted;
} loading;

static int add(void *user, size_t index, fz_directive *directive)
{
    loading *l = user;

    (void)index;
    l->exhausted = fz__collection_add(l->collection, directive, NULL) != FZ_OK;
    return l->exhausted;
}

fz_status fz_collection_load_paths(fz_collection *collection, const char *const *paths, size_t count,
                                   const fz_open_options *options, fz_error **error)
{
    loading l = {collection, false};
    size_t before;
    fz_status status;

    if (error)
        *error = NULL;
    if (!collection)
        return fz__bad_argument(NULL, error, __func__, "collection is NULL");
    before = collection->count;
    status = fz__open_paths(collection->context, paths, count, options, add, &l, __func__, error);
    if (status == FZ_OK)
        return status;
    while (collection->count > before)
        fz__collection_remove(collection, collection->order[collection->count - 1]);
    if (!l.exhausted)
        return status;
    if (error) {
        fz_error_free(*error);
        *error = NULL;
    }
    return fz__no_memory(error);
}
