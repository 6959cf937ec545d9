/* Failing memory where none is taken in advance: every piece of an arena and every growth of an array is an allocation by itself,
 * and each fails, once and from then on, in every call of the table; under a sanitizer every fourth.
 *
 * `sparing` is no part of the interface: this program links the private library. */
#include "faults.h"

#include <stdio.h>
#include <string.h>

#include "base/context.h"

static void spare(fz_context *context)
{
    context->sparing = true;
}

/* Whether it was right. */
static bool tell(const entry *e, unsigned variant, size_t line)
{
    size_t tried = 0;
    const char *fault = fail_memory(e, variant, &tried);

    printf("%s %zu - %s, case %u, memory piece by piece: %s%zu failures\n", fault ? "not ok" : "ok", line, e->function,
           variant + 1, fault ? "" : "survives ", tried);
    if (fault)
        printf("# %s\n", fault);
    fflush(stdout);
    return !fault;
}

/* Without arguments everything; with one, the calls whose name holds it. */
int main(int argc, char **argv)
{
    size_t lines = 0, bad = 0;

    subject_set_up = spare;
    fault_stride_read();
    scratch_make();
    for (size_t i = 0; i < table_count; i++)
        for (unsigned variant = 0; variant < table[i].variants; variant++)
            if (argc < 2 || strstr(table[i].function, argv[1]))
                bad += !tell(&table[i], variant, ++lines);
    scratch_remove();
    printf("1..%zu\n", lines);
    return bad > 0;
}
