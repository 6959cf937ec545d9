/* What to offer when nobody is meant: a body is as near as the nearest of its names. */
#include "registry/model.h"

#include "base/near.h"

static size_t distance(const void *things, size_t index, const fz__near_name *wanted)
{
    const fz_registry *registry = things;
    const fz_body *body = &registry->bodies.items[index];
    size_t nearest = FZ__FAR;

    for (uint32_t i = body->names.first; i < body->names.end; i++) {
        size_t at = fz__near_distance(wanted, registry->names.items[i].text);

        nearest = at < nearest ? at : nearest;
    }
    return nearest;
}

static void take(void *user, size_t place, const void *things, size_t index)
{
    const fz_registry *registry = things;

    ((const fz_body **)user)[place] = &registry->bodies.items[index];
}

size_t fz_registry_suggest(const fz_registry *registry, const char *name, const fz_body **bodies, size_t capacity)
{
    const fz__near_list list = {fz_registry_body_count(registry), distance, take, registry};

    return registry && name ? fz__near_rank(&list, name, bodies ? capacity : 0, bodies) : 0;
}
