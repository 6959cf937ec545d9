/* Names near to a name that was not found. */
#include "base/near.h"
#include "directive/model.h"

#include <fazhi/query.h>

static size_t distance(const void *things, size_t index, const fz__near_name *wanted)
{
    const fz_directive *directive = things;

    return fz__near_distance(wanted, directive->units[index].name);
}

static void take(void *user, size_t place, const void *things, size_t index)
{
    const fz_directive *directive = things;

    ((const fz_unit **)user)[place] = &directive->units[index];
}

size_t fz_directive_suggest_units(const fz_directive *directive, const char *name, const fz_unit **units,
                                  size_t capacity)
{
    const fz__near_list list = {fz_directive_unit_count(directive), distance, take, directive};

    return directive && name ? fz__near_rank(&list, name, units ? capacity : 0, units) : 0;
}
