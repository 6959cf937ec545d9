/* The tests of toy.c, a weak one among them: `toy_use NAME`. */
#include "toy.h"

#include <stdio.h>
#include <string.h>

static int say(bool good, const char *name)
{
    printf("%s 1 - %s\n", good ? "ok" : "not ok", name);
    return good ? 0 : 1;
}

int main(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : "";

    if (strcmp(name, "bound") == 0)
        return say(toy_passes(60) && !toy_passes(59), "passes at the bound");
    if (strcmp(name, "day") == 0)
        return say(toy_in_time(1, 10) && !toy_in_time(20, 10), "in time or not");
    if (strcmp(name, "rest") == 0)
        return say(toy_sum(3) == 6 && toy_same(5) == 5 && toy_month(2) == 28, "sum, same and month");
    return 2;
}
