#include "directive/seen.h"

#include "base/numeral.h"

#include <string.h>

void fz__seen_init(fz__seen *seen, fz__arena *arena)
{
    *seen = (fz__seen){.lines = NULL};
    fz__strings_init(&seen->keys, arena);
    fz__buffer_init(&seen->key, arena->context);
}

void fz__seen_clear(fz__seen *seen)
{
    fz__free(seen->keys.arena->context, seen->lines, seen->capacity * sizeof(*seen->lines));
    fz__strings_clear(&seen->keys);
    fz__buffer_clear(&seen->key);
}

bool fz__see(fz__seen *seen, const char *key, size_t length, uint64_t line, uint64_t *first)
{
    uint32_t number = fz__strings_intern(&seen->keys, key, length);

    *first = 0;
    if (number == FZ__NO_STRING ||
        !FZ_GROW(seen->keys.arena->context, &seen->lines, &seen->capacity, (size_t)number + 1))
        return false;
    if (number < seen->count)
        *first = seen->lines[number];
    else
        seen->lines[seen->count++] = line;
    return true;
}

uint32_t fz__label_number(fz__slice label)
{
    uint32_t number;
    size_t start = label.length;

    while (start > 0 && label.bytes[start - 1] != '/')
        start--;
    return label.length && fz__numeral_parse(label.bytes + start, label.length - start, &number) ? number : 0;
}

/* The key is the section's ordinal and the number, or the label where it is more than one (1/2) or none. */
bool fz__see_number(fz__seen *seen, uint32_t section, const fz__task_entry *entry, uint64_t line, uint64_t *first)
{
    bool composed = entry->label.length && memchr(entry->label.bytes, '/', entry->label.length);
    uint32_t number = entry->label.length ? fz__label_number(entry->label) : entry->number;
    const uint32_t pair[] = {section, composed ? 0 : number};
    fz__buffer *key = &seen->key;

    *first = 0;
    if (!entry->label.length && !number)
        return true;
    if (pair[1])
        return fz__see(seen, (const char *)pair, sizeof(pair), line, first);
    key->length = 0;
    fz__buffer_append(key, (const char *)pair, sizeof(pair)); /* with a 0, as no number has it */
    fz__buffer_append(key, entry->label.bytes, entry->label.length);
    return !key->failed && fz__see(seen, key->bytes, key->length, line, first);
}
