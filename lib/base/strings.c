/* Interned strings: a table of slots with open addressing over the texts.
 *
 * A slot holds the number of a string plus 1, so that an empty slot is 0. At most three quarters of the slots are taken.
 * Numbers follow the order of the first appearance and never depend on the hash. */
#include <string.h>

#include "base/memory.h"

#define FIRST_SLOTS 64
#define FIRST_TEXTS 32
#define GOLDEN      UINT64_C(0x9E3779B97F4A7C15)

uint64_t fz__hash(const char *bytes, size_t length)
{
    uint64_t hash = UINT64_C(14695981039346656037);

    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
    return hash;
}

void fz__strings_init(fz__strings *strings, fz__arena *arena)
{
    memset(strings, 0, sizeof(*strings));
    strings->arena = arena;
}

void fz__strings_clear(fz__strings *strings)
{
    fz__arena *arena = strings->arena;

    if (!arena)
        return;
    fz__free(arena->context, strings->texts, strings->capacity * sizeof(*strings->texts));
    fz__free(arena->context, strings->lengths, strings->length_capacity * sizeof(*strings->lengths));
    fz__free(arena->context, strings->slots, strings->slot_count * sizeof(*strings->slots));
    fz__strings_init(strings, arena);
}

static uint64_t word_at(const char *bytes)
{
    uint64_t word;

    memcpy(&word, bytes, sizeof(word));
    return word;
}

/* The last eight bytes, or all of fewer: read without a copy, whose length the processor could not foresee. */
static uint64_t tail(const char *bytes, size_t length)
{
    const unsigned char *p = (const unsigned char *)bytes;
    uint32_t first, last;

    if (length >= sizeof(uint64_t))
        return word_at(bytes + length - sizeof(uint64_t));
    if (length >= sizeof(uint32_t)) {
        memcpy(&first, bytes, sizeof(first));
        memcpy(&last, bytes + length - sizeof(last), sizeof(last));
        return (uint64_t)first << 32 | last;
    }
    return length ? (uint64_t)p[0] << 16 | (uint64_t)p[length / 2] << 8 | p[length - 1] : 0;
}

/* Eight bytes at a step, spread over all bits by multiplying: names are looked up for each assignment that is read. */
static uint64_t hash_words(const char *bytes, size_t length, uint64_t multiplier)
{
    uint64_t hash = length * GOLDEN;

    for (size_t at = 0; length - at > sizeof(uint64_t); at += sizeof(uint64_t)) {
        hash = (hash ^ word_at(bytes + at)) * multiplier;
        hash ^= hash >> 29;
    }
    hash = (hash ^ tail(bytes, length)) * multiplier;
    return hash ^ hash >> 32;
}

/* Where to begin looking. A file can be made to hold thousands of strings whose hashes agree; so they are made with a
 * multiplier that its author cannot know, the address of the slots. */
static size_t first_slot(const uint32_t *slots, size_t slot_count, const char *bytes, size_t length)
{
    uint64_t multiplier = (uint64_t)(uintptr_t)slots * GOLDEN | 1;

    return (size_t)((hash_words(bytes, length, multiplier) & UINT32_MAX) * slot_count >> 32);
}

/* The slot that holds the string or, being empty, awaits it. There is at least one empty slot. */
static uint32_t *slot_of(uint32_t *slots, size_t slot_count, const fz__strings *strings, const char *bytes,
                         size_t length)
{
    size_t at = first_slot(slots, slot_count, bytes, length);

    for (; slots[at]; at = (at + 1) & (slot_count - 1)) {
        uint32_t number = slots[at] - 1;

        if (strings->lengths[number] == length && (!length || memcmp(strings->texts[number], bytes, length) == 0))
            break;
    }
    return &slots[at];
}

static bool grow_slots(fz__strings *strings)
{
    size_t slot_count = strings->slot_count ? strings->slot_count * 2 : FIRST_SLOTS;
    uint32_t *slots;

    if (slot_count > PTRDIFF_MAX / sizeof(*slots))
        return false;
    slots = fz__calloc(strings->arena->context, slot_count * sizeof(*slots));
    if (!slots)
        return false;
    for (size_t i = 0; i < strings->count; i++)
        *slot_of(slots, slot_count, strings, strings->texts[i], strings->lengths[i]) = (uint32_t)i + 1;
    fz__free(strings->arena->context, strings->slots, strings->slot_count * sizeof(*slots));
    strings->slots = slots;
    strings->slot_count = slot_count;
    return true;
}

static bool make_room(fz__strings *strings)
{
    fz_context *context = strings->arena->context;
    size_t needed = strings->count < FIRST_TEXTS ? FIRST_TEXTS : strings->count + 1;

    return needed < FZ__NO_STRING && FZ_GROW(context, &strings->texts, &strings->capacity, needed) &&
           FZ_GROW(context, &strings->lengths, &strings->length_capacity, needed);
}

uint32_t fz__strings_intern(fz__strings *strings, const char *bytes, size_t length)
{
    uint32_t *slot = NULL;
    char *text;

    if (strings->slot_count) {
        slot = slot_of(strings->slots, strings->slot_count, strings, bytes, length);
        if (*slot)
            return *slot - 1;
    }
    if (length > UINT32_MAX || !make_room(strings))
        return FZ__NO_STRING;
    if (!slot || strings->count + 1 > strings->slot_count / 4 * 3) {
        if (!grow_slots(strings))
            return FZ__NO_STRING;
        slot = slot_of(strings->slots, strings->slot_count, strings, bytes, length);
    }
    text = fz__arena_string(strings->arena, bytes, length);
    if (!text)
        return FZ__NO_STRING;
    *slot = (uint32_t)strings->count + 1;
    strings->texts[strings->count] = text;
    strings->lengths[strings->count] = (uint32_t)length;
    return (uint32_t)strings->count++;
}

uint32_t fz__strings_find(const fz__strings *strings, const char *bytes, size_t length)
{
    uint32_t slot;

    if (!strings->slot_count)
        return FZ__NO_STRING;
    slot = *slot_of(strings->slots, strings->slot_count, strings, bytes, length);
    return slot ? slot - 1 : FZ__NO_STRING;
}
