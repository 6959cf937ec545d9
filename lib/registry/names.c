/* The table of names. Two names are the same when their folded forms are: width and traditional characters folded, white
 * space, private-use and invisible characters left out. A folded form is never written down: it is hashed and compared
 * as it is read, so that a look-up allocates nothing and knows no longest name.
 *
 * Names that fold to the same hang on one slot, in document order. */
#include "registry/model.h"

#include "base/utf8.h"
#include "text/fold.h"

#include <string.h>

#define END    UINT32_MAX
#define GOLDEN UINT64_C(0x9E3779B97F4A7C15)

typedef struct folding {
    const char *at, *end;
    const char *then, *then_end; /* what is read after it */
} folding;

static folding fold(const char *prefix, size_t prefix_length, const char *name, size_t name_length)
{
    return (folding){prefix, prefix ? prefix + prefix_length : NULL, name, name + name_length};
}

/* White space, private use, and what only steers the display: soft hyphen, joiners, directions, variation selectors. */
static bool is_left_out(uint32_t c)
{
    return fz__is_space(c) || fz__is_private_use(c) || c == 0xAD || (c >= 0x200C && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0xE0100 && c <= 0xE01EF);
}

/* The next character of the folded form; END behind the last. Ideographs and printable ASCII, which names are made of,
 * are seen to first. */
static uint32_t next_folded(folding *f)
{
    for (;;) {
        uint32_t c;

        if (f->at == f->end) {
            if (f->then == f->then_end)
                return END;
            f->at = f->then;
            f->end = f->then_end;
            f->then = f->then_end;
        }
        if (*f->at > ' ' && *f->at < 0x7F)
            return (unsigned char)*f->at++;
        c = fz__utf8_next(&f->at, f->end);
        if (c >= 0x4E00 && c <= 0x9FFF)
            return fz__fold_traditional(c);
        if (!is_left_out(c))
            return c == FZ__NOT_UTF8 ? 0xFFFD : fz__fold_char(c);
    }
}

void fz__name_fold(const char *name, size_t length, fz__buffer *folded)
{
    folding f = fold(NULL, 0, name, length);

    for (uint32_t c = next_folded(&f); c != END; c = next_folded(&f))
        fz__buffer_code_point(folded, c);
}

/* FNV-1a by characters; 0 for nothing. */
static uint64_t hash_of(folding f)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    uint32_t c = next_folded(&f);

    if (c == END)
        return 0;
    for (; c != END; c = next_folded(&f))
        hash = (hash ^ c) * UINT64_C(1099511628211);
    return hash ? hash : 1;
}

static bool same(folding a, folding b)
{
    size_t length = (size_t)(a.then_end - a.then);
    uint32_t c;

    if (a.at == a.end && b.at == b.end && length == (size_t)(b.then_end - b.then) && !memcmp(a.then, b.then, length))
        return true; /* as written: nearly always */
    do {
        c = next_folded(&a);
        if (c != next_folded(&b))
            return false;
    } while (c != END);
    return true;
}

/* The slot of the folded form: that of its first name, or a free one. */
static uint32_t *slot_of(const fz_registry *registry, uint64_t hash, folding wanted)
{
    size_t mask = registry->slot_count - 1;
    uint64_t multiplier = (uint64_t)(uintptr_t)registry->slots * GOLDEN | 1; /* as lib/base/strings.c does, and why */
    size_t at = (size_t)((hash * multiplier >> 32) * registry->slot_count >> 32);

    for (; registry->slots[at]; at = (at + 1) & mask) {
        const fz__name *name = &registry->names.items[registry->slots[at] - 1];

        if (name->hash == hash && same(fold(NULL, 0, name->text, name->length), wanted))
            break;
    }
    return &registry->slots[at];
}

uint32_t fz__names_find(const fz_registry *registry, const char *prefix, size_t prefix_length, const char *name,
                        size_t name_length)
{
    folding wanted = fold(prefix, prefix_length, name, name_length);
    uint64_t hash = hash_of(wanted);

    if (!hash || !registry->slot_count)
        return FZ__NOBODY;
    return *slot_of(registry, hash, wanted) - 1; /* a free slot is 0, and 0 - 1 is nobody */
}

/* Names of one body follow one another, so a name that it has twice hangs on one slot next to itself and is left out. */
bool fz__names_index(fz_registry *registry)
{
    size_t count = registry->names.count, slots = 16;
    uint32_t *lasts;

    while (slots < count * 2)
        slots *= 2;
    registry->slots = fz__calloc(registry->context, slots * sizeof(*registry->slots));
    lasts = fz__alloc(registry->context, slots * sizeof(*lasts));
    registry->slot_count = registry->slots ? slots : 0;
    for (uint32_t i = 0; i < count && registry->slots && lasts; i++) {
        fz__name *name = &registry->names.items[i];
        folding folded = fold(NULL, 0, name->text, name->length);
        uint32_t *slot;

        name->hash = hash_of(folded);
        if (!name->hash)
            continue;
        slot = slot_of(registry, name->hash, folded);
        if (!*slot)
            *slot = i + 1;
        else if (registry->names.items[lasts[slot - registry->slots]].body == name->body)
            continue;
        else
            registry->names.items[lasts[slot - registry->slots]].next = i;
        lasts[slot - registry->slots] = i;
    }
    fz__free(registry->context, lasts, slots * sizeof(*lasts));
    return registry->slots && lasts;
}
