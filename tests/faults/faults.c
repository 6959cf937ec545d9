/* The table, manner by manner: a line of TAP for each entry, variant and manner that concerns it. */
#include "faults.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    manner fail;
} manners[] = {
    {"memory", fail_memory},
    {"reading", fail_reading},
    {"writing", fail_writing},
    {"paths", fail_paths},
};

static size_t lines, bad;

static void tell(const entry *e, unsigned variant, size_t m)
{
    static size_t taking; /* of the entry's variants, the failures of memory */
    size_t tried = 0;
    const char *fault = manners[m].fail(e, variant, &tried);

    if (m == 0)
        taking = tried + (variant ? taking : 0);
    if (!fault && m == 0 && !taking && variant + 1 == e->variants && !(e->flags & NO_MEMORY))
        fault = "it takes no memory: the table does not say so";
    if (!fault && !tried && m > 0)
        return; /* it does not concern the call */
    bad += fault != NULL;
    printf("%s %zu - %s, case %u, %s: %s%zu failures\n", fault ? "not ok" : "ok", ++lines, e->function, variant + 1,
           manners[m].name, fault ? "" : "survives ", tried);
    if (fault)
        printf("# %s\n", fault);
    fflush(stdout);
}

/* Without arguments everything; with one, the calls whose name holds it. */
int main(int argc, char **argv)
{
    scratch_make();
    for (size_t i = 0; i < table_count; i++)
        for (unsigned variant = 0; variant < table[i].variants; variant++)
            for (size_t m = 0; m < sizeof(manners) / sizeof(*manners); m++)
                if (argc < 2 || strstr(table[i].function, argv[1]))
                    tell(&table[i], variant, m);
    scratch_remove();
    printf("1..%zu\n", lines);
    return bad > 0;
}
