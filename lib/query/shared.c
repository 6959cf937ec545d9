/* Tasks that two units share: their lists leapfrog, each seeking what the other stands at. */
#include "query/postings.h"

#include <fazhi/query.h>

size_t fz_directive_shared_task_count(const fz_directive *directive, const fz_unit *a, uint32_t a_roles,
                                      const fz_unit *b, uint32_t b_roles)
{
    fz__postings of_a, of_b;
    size_t count = 0;

    if (!directive || !a || !b || a->directive != directive || b->directive != directive)
        return 0;
    fz__postings_open(&of_a, a, a_roles);
    fz__postings_open(&of_b, b, b_roles);
    for (uint32_t task = 0;;) {
        uint32_t with_a = fz__postings_seek(&of_a, task), with_b;

        if (with_a == FZ__NONE)
            return count;
        with_b = fz__postings_seek(&of_b, with_a);
        if (with_b == FZ__NONE)
            return count;
        count += with_a == with_b;
        task = with_a == with_b ? with_a + 1 : with_b;
    }
}
