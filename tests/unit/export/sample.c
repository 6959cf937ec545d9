#include "sample.h"

#include <stdlib.h>
#include <string.h>

int keep(void *user, const void *bytes, size_t count)
{
    kept *text = user;

    if (text->most && text->length + count > text->most)
        return 1;
    if (text->length + count >= text->capacity) {
        text->capacity = 2 * (text->length + count + 1);
        text->bytes = realloc(text->bytes, text->capacity);
    }
    memcpy(text->bytes + text->length, bytes, count);
    text->length += count;
    text->bytes[text->length] = '\0';
    return 0;
}

void kept_clear(kept *text)
{
    free(text->bytes);
    *text = (kept){.bytes = NULL};
}
