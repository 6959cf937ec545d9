/* A registry from its making to its end. */
#include "registry/load.h"

#include "base/load.h"
#include "data/data.h"

#include <string.h>

fz_registry *fz__registry_new(fz_context *context)
{
    fz_registry *r = fz__calloc(context, sizeof(*r));

    if (!r)
        return NULL;
    atomic_init(&r->references, 1);
    r->context = fz_context_ref(context);
    fz__arena_init(&r->arena, context);
    fz__strings_init(&r->ids, &r->arena);
    fz__findings_init(&r->findings, &r->arena);
    return r;
}

fz_registry *fz_registry_ref(fz_registry *registry)
{
    if (registry)
        atomic_fetch_add_explicit(&registry->references, 1, memory_order_relaxed);
    return registry;
}

#define RELEASE(r, list) fz__free((r)->context, (r)->list.items, (r)->list.capacity * sizeof(*(r)->list.items))

void fz_registry_unref(fz_registry *r)
{
    fz_context *context;

    if (!r || atomic_fetch_sub_explicit(&r->references, 1, memory_order_acq_rel) != 1)
        return;
    context = r->context;
    RELEASE(r, origins);
    RELEASE(r, bodies);
    RELEASE(r, names);
    RELEASE(r, codes);
    RELEASE(r, links);
    RELEASE(r, rules);
    RELEASE(r, successions);
    RELEASE(r, remarks);
    RELEASE(r, guests);
    RELEASE(r, endings);
    RELEASE(r, seats);
    RELEASE(r, nests);
    RELEASE(r, things);
    fz__free(context, r->slots, r->slot_count * sizeof(*r->slots));
    fz__strings_clear(&r->ids);
    fz__findings_clear(&r->findings);
    fz__arena_clear(&r->arena);
    fz__free(context, r, sizeof(*r));
    fz_context_unref(context);
}

static fz_status fill(fz_registry *registry, const char *bytes, size_t length, const char *source, fz__faults *faults,
                      fz_error **error)
{
    fz_status status;

    if (source && !(registry->source = fz__arena_string(&registry->arena, source, strlen(source))))
        return fz__no_memory(error);
    status = fz__registry_read(registry, source, bytes, length, faults, error);
    if (status != FZ_OK)
        return status;
    if (!fz__registry_link(registry, faults))
        return fz__no_memory(error);
    status = fz__faults_report(faults, source, bytes, length, error);
    if (status != FZ_OK)
        return status;
    if (!fz__names_index(registry) || !fz__seats_index(registry) || !fz__registry_doubt(registry, bytes, length))
        return fz__no_memory(error);
    return FZ_OK;
}

static fz_status load(fz_context *context, const char *bytes, size_t length, const char *source, void *object,
                      fz_error **error)
{
    fz_registry **registry = object;
    fz_registry *made = fz__registry_new(context);
    fz__faults faults;
    fz_status status;

    if (!made)
        return fz__no_memory(error);
    fz__faults_init(&faults, context);
    status = fill(made, bytes, length, source, &faults, error);
    fz__faults_clear(&faults);
    if (status == FZ_OK)
        *registry = made;
    else
        fz_registry_unref(made);
    return status;
}

static fz_status begin(fz_context *context, fz_registry **registry, fz_error **error, const char *function,
                       const char *missing)
{
    if (error)
        *error = NULL;
    if (!registry)
        return fz__bad_argument(context, error, function, "registry is NULL");
    *registry = NULL;
    if (!context)
        return fz__bad_argument(NULL, error, function, "context is NULL");
    return missing ? fz__bad_argument(context, error, function, missing) : FZ_OK;
}

fz_status fz_registry_load_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                  fz_registry **registry, fz_error **error)
{
    fz_status status =
        begin(context, registry, error, __func__, bytes || !count ? NULL : "bytes is NULL and count is not 0");

    return status == FZ_OK ? load(context, bytes ? bytes : "", count, source, registry, error) : status;
}

fz_status fz_registry_load_path(fz_context *context, const char *path, fz_registry **registry, fz_error **error)
{
    fz_status status = begin(context, registry, error, __func__, path ? NULL : "path is NULL");

    return status == FZ_OK ? fz__load_path(context, path, load, registry, error) : status;
}

fz_status fz_registry_load_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                    fz_registry **registry, fz_error **error)
{
    fz_status status = begin(context, registry, error, __func__, read ? NULL : "read is NULL");

    return status == FZ_OK ? fz__load_callback(context, read, user, source, load, registry, error) : status;
}

fz_status fz_registry_load_builtin(fz_context *context, fz_registry **registry, fz_error **error)
{
    fz_status status = begin(context, registry, error, __func__, NULL);

    if (status != FZ_OK)
        return status;
    return load(context, (const char *)fz__data_zhongyang_registry, fz__data_zhongyang_registry_size,
                "zhongyang-registry.xml", registry, error);
}
