/* A text with one word of it in the place of another. */
#include "unit/support/replaced.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *replaced(const char *text, const char *old, const char *new)
{
    const char *at = strstr(text, old);
    size_t room = strlen(text) + strlen(new) + 1;
    char *made = malloc(room);

    cr_assert(at && made, "%s", old);
    snprintf(made, room, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
    return made;
}
