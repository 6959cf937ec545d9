/* Names of units and sections become small numbers, by which their lists stand. */
#include "collection/model.h"

#include <string.h>

void fz__folded_make(fz__folded *folded, fz_context *context, const char *name, size_t length)
{
    /* The room is never outgrown: a folded character takes at most three times the bytes. */
    fz__buffer buffer = {.context = context, .bytes = folded->room, .capacity = sizeof(folded->room)};

    folded->bytes = name;
    folded->length = length;
    if (length > FZ__FOLD_NAME)
        return;
    fz__name_fold(name, length, &buffer);
    folded->bytes = folded->room;
    folded->length = buffer.length;
}

/* The number of a name among folded ones; FZ__NO_STRING when memory is exhausted. */
static uint32_t intern_folded(fz_collection *c, fz__strings *names, const char *name, size_t length)
{
    fz__folded folded;

    fz__folded_make(&folded, c->context, name, length);
    return fz__strings_intern(names, folded.bytes, folded.length);
}

static bool units_grow(fz_collection *c)
{
    if (!FZ_GROW(c->context, &c->units, &c->unit_capacity, c->unit_names.count))
        return false;
    for (; c->unit_count < c->unit_names.count; c->unit_count++) {
        memset(&c->units[c->unit_count], 0, sizeof(*c->units));
        c->units[c->unit_count].spelling = FZ__NO_STRING;
    }
    return true;
}

static bool spellings_grow(fz_collection *c)
{
    if (!FZ_GROW(c->context, &c->unit_of, &c->unit_of_capacity, c->spellings.count))
        return false;
    while (c->unit_of_count < c->spellings.count)
        c->unit_of[c->unit_of_count++] = FZ__NONE;
    return true;
}

/* The unit of a spelling, which is noted when it is new. */
bool fz__note_unit(fz_collection *c, const fz_unit *unit, uint32_t *spelling)
{
    uint32_t number;

    *spelling = fz__strings_intern(&c->spellings, unit->name, unit->name_length);
    if (*spelling == FZ__NO_STRING || !spellings_grow(c))
        return false;
    if (c->unit_of[*spelling] != FZ__NONE)
        return true;
    number = intern_folded(c, &c->unit_names, unit->name, unit->name_length);
    if (number == FZ__NO_STRING || !units_grow(c))
        return false;
    c->unit_of[*spelling] = number;
    return true;
}

/* The list of a heading; FZ__NO_STRING when memory is exhausted. */
uint32_t fz__note_heading(fz_collection *c, fz__headings *headings, const char *name)
{
    uint32_t number = intern_folded(c, &headings->names, name, strlen(name));

    if (number == FZ__NO_STRING || !FZ_GROW(c->context, &headings->lists, &headings->capacity, headings->names.count))
        return FZ__NO_STRING;
    for (; headings->count < headings->names.count; headings->count++)
        memset(&headings->lists[headings->count], 0, sizeof(*headings->lists));
    return number;
}
