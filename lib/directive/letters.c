/* The letters of a directive: for each character that stands in any task's text, the tasks that hold it.
 *
 * The texts are decoded once. Characters get numbers as they appear, and what is noted of a task is the numbers of its
 * characters, each once; so the second pass, which fills lists of exact size, only walks numbers. The lists are in the order of
 * the characters, which are sorted by their bits: this runs for every directive that is loaded, and sorting by comparison
 * took a fifth of the time of loading. For the same reason the ideographs, most of what there is, have a table of their own in
 * which nothing is searched; whatever else there is, is hashed. */
#include "base/utf8.h"
#include "directive/model.h"

#include <string.h>

#define FIRST_SLOTS     256
#define IDEOGRAPHS      0x4E00u
#define IDEOGRAPH_COUNT 0x5200u
#define DIGIT_BITS      11 /* two digits hold any character */
#define DIGITS          (1u << DIGIT_BITS)

typedef struct letter {
    uint32_t character;
    uint32_t last;  /* the last task seen, counted from 1 */
    uint32_t bytes; /* of its list; later where the next one goes */
} letter;

typedef struct slot {
    uint32_t character; /* 0: free */
    uint32_t number;
} slot;

typedef struct gathering {
    fz_context *context;
    uint32_t *ideographs; /* numbers, counted from 1 */
    slot *slots;          /* of all others */
    size_t slot_count;    /* a power of two, at most three quarters full */
    size_t slots_taken;
    uint64_t secret;
    letter *letters; /* by number */
    size_t count, capacity;
    uint32_t *held; /* numbers, task by task */
    size_t held_count, held_capacity;
    uint32_t *ends; /* by task: where its numbers end */
} gathering;

static inline bool is_ideograph(uint32_t character)
{
    return character - IDEOGRAPHS < IDEOGRAPH_COUNT;
}

/* Spread by a multiplier that the author of a text cannot foresee, or he could make all his characters collide. */
static slot *slot_of(const gathering *g, uint32_t character)
{
    uint64_t spread = character * g->secret;
    size_t mask = g->slot_count - 1, at = (size_t)(spread >> 32 ^ spread >> 12) & mask;

    while (g->slots[at].character && g->slots[at].character != character)
        at = (at + 1) & mask;
    return &g->slots[at];
}

static bool slots_grow(gathering *g)
{
    size_t count = g->slot_count ? g->slot_count * 2 : FIRST_SLOTS;
    slot *slots = fz__calloc(g->context, count * sizeof(*slots));

    if (!slots)
        return false;
    fz__free(g->context, g->slots, g->slot_count * sizeof(*slots));
    g->slots = slots;
    g->slot_count = count;
    g->secret = (uint64_t)(uintptr_t)slots * UINT64_C(0x9E3779B97F4A7C15) | 1;
    for (size_t i = 0; i < g->count; i++)
        if (!is_ideograph(g->letters[i].character))
            *slot_of(g, g->letters[i].character) = (slot){g->letters[i].character, (uint32_t)i};
    return true;
}

/* A new character; NULL when memory is exhausted. */
static letter *letter_new(gathering *g, uint32_t character)
{
    if (!FZ_GROW(g->context, &g->letters, &g->capacity, g->count + 1))
        return NULL;
    g->letters[g->count] = (letter){.character = character};
    return &g->letters[g->count++];
}

static letter *other_letter(gathering *g, uint32_t character)
{
    slot *known = slot_of(g, character);
    letter *made;

    if (known->character)
        return &g->letters[known->number];
    if (4 * (g->slots_taken + 1) > 3 * g->slot_count && !slots_grow(g))
        return NULL;
    made = letter_new(g, character);
    if (!made)
        return NULL;
    *slot_of(g, character) = (slot){character, (uint32_t)(made - g->letters)};
    g->slots_taken++;
    return made;
}

static inline letter *letter_of(gathering *g, uint32_t character)
{
    uint32_t *number = &g->ideographs[character - IDEOGRAPHS];
    letter *made;

    if (*number)
        return &g->letters[*number - 1];
    made = letter_new(g, character);
    *number = made ? (uint32_t)g->count : 0;
    return made;
}

/* Texts are UTF-8 already: the ideographs, most of what there is, are put together without looking again. */
static inline uint32_t next_character(const char **at, const char *end)
{
    const unsigned char *p = (const unsigned char *)*at;

    if (p[0] < 0xE1 || p[0] > 0xEC || end - *at < 3)
        return fz__utf8_next(at, end);
    *at += 3;
    return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
}

static size_t varint_size(uint32_t n)
{
    return n < 1u << 7 ? 1 : n < 1u << 14 ? 2 : n < 1u << 21 ? 3 : n < 1u << 28 ? 4 : 5;
}

static unsigned char *varint_put(unsigned char *at, uint32_t n)
{
    for (; n >= 128; n >>= 7)
        *at++ = (unsigned char)(n | 128);
    *at++ = (unsigned char)n;
    return at;
}

static bool gather_task(gathering *g, const fz_task *task, uint32_t number)
{
    const char *at = task->text, *end = at + task->text_length;

    /* A number for each byte is more than enough, and asked for once. */
    if (!FZ_GROW(g->context, &g->held, &g->held_capacity, g->held_count + task->text_length))
        return false;
    while (at < end) {
        uint32_t character = next_character(&at, end);
        letter *l = is_ideograph(character) ? letter_of(g, character) : other_letter(g, character);

        if (!l)
            return false;
        if (l->last == number)
            continue;
        l->bytes += (uint32_t)varint_size(number - l->last);
        l->last = number;
        g->held[g->held_count++] = (uint32_t)(l - g->letters);
    }
    return true;
}

static bool gather(gathering *g, const fz_directive *d)
{
    g->ideographs = fz__calloc(g->context, IDEOGRAPH_COUNT * sizeof(*g->ideographs));
    g->ends = fz__alloc(g->context, d->task_count * sizeof(*g->ends));
    if (!g->ideographs || !g->ends || !slots_grow(g))
        return false;
    for (uint32_t i = 0; i < d->task_count; i++) {
        if (!gather_task(g, &d->tasks[i], i + 1))
            return false;
        g->ends[i] = (uint32_t)g->held_count;
    }
    return true;
}

/* ------------------------------------------------------------------ sorting ---------------------------------------- */

/* One pass of sorting by a digit, which keeps the order of equals. */
static void sort_by_digit(const slot *from, slot *to, size_t count, unsigned shift)
{
    uint32_t starts[DIGITS] = {0}, at = 0;

    for (size_t i = 0; i < count; i++)
        starts[from[i].character >> shift & (DIGITS - 1)]++;
    for (size_t digit = 0; digit < DIGITS; digit++) {
        uint32_t many = starts[digit];

        starts[digit] = at;
        at += many;
    }
    for (size_t i = 0; i < count; i++)
        to[starts[from[i].character >> shift & (DIGITS - 1)]++] = from[i];
}

/* All letters in the first half of `slots`, which has room for twice as many. */
static void sort_letters(const gathering *g, slot *slots)
{
    for (size_t i = 0; i < g->count; i++)
        slots[i] = (slot){g->letters[i].character, (uint32_t)i};
    sort_by_digit(slots, slots + g->count, g->count, 0);
    sort_by_digit(slots + g->count, slots, g->count, DIGIT_BITS);
}

/* ------------------------------------------------------------------ filling ---------------------------------------- */

static size_t lists_size(const gathering *g)
{
    size_t size = 0;

    for (size_t i = 0; i < g->count; i++)
        size += g->letters[i].bytes;
    return size;
}

static bool make_arrays(const gathering *g, size_t size, fz_directive *d)
{
    fz__letters *letters = &d->letters;

    letters->characters = fz__arena_alloc(&d->arena, g->count * sizeof(*letters->characters));
    if (size <= UINT16_MAX)
        letters->starts = fz__arena_alloc(&d->arena, (g->count + 1) * sizeof(*letters->starts));
    else
        letters->far_starts = fz__arena_alloc(&d->arena, (g->count + 1) * sizeof(*letters->far_starts));
    letters->bytes = fz__arena_alloc(&d->arena, size);
    return letters->characters && (letters->starts || letters->far_starts) && letters->bytes;
}

static void put_start(fz__letters *letters, size_t index, uint32_t start)
{
    if (letters->starts)
        letters->starts[index] = (uint16_t)start;
    else
        letters->far_starts[index] = start;
}

/* The lists stand in order; each letter's `bytes` becomes the place of its list, and its `last` is nothing yet. */
static bool place(gathering *g, const slot *sorted, fz_directive *d)
{
    uint32_t at = 0;

    if (!make_arrays(g, lists_size(g), d))
        return false;
    for (size_t i = 0; i < g->count; i++) {
        letter *l = &g->letters[sorted[i].number];
        uint32_t size = l->bytes;

        d->letters.characters[i] = l->character;
        put_start(&d->letters, i, at);
        l->last = 0;
        l->bytes = at;
        at += size;
    }
    put_start(&d->letters, g->count, at);
    d->letters.count = g->count;
    return true;
}

static void fill(gathering *g, const fz_directive *d)
{
    size_t at = 0;

    for (uint32_t task = 0; task < d->task_count; task++) {
        for (; at < g->ends[task]; at++) {
            letter *l = &g->letters[g->held[at]];
            unsigned char *to = d->letters.bytes + l->bytes;

            l->bytes += (uint32_t)(varint_put(to, task + 1 - l->last) - to);
            l->last = task + 1;
        }
    }
}

static bool settle(gathering *g, fz_directive *d)
{
    slot *sorted = fz__alloc(g->context, 2 * g->count * sizeof(*sorted));
    bool placed = sorted != NULL;

    if (placed) {
        sort_letters(g, sorted);
        placed = place(g, sorted, d);
    }
    fz__free(g->context, sorted, 2 * g->count * sizeof(*sorted));
    if (placed)
        fill(g, d);
    return placed;
}

bool fz__directive_letters(fz_directive *d)
{
    gathering g = {.context = d->context};
    bool made = !d->task_count || (gather(&g, d) && (!g.count || settle(&g, d)));

    fz__free(g.context, g.ideographs, g.ideographs ? IDEOGRAPH_COUNT * sizeof(*g.ideographs) : 0);
    fz__free(g.context, g.slots, g.slot_count * sizeof(*g.slots));
    fz__free(g.context, g.letters, g.capacity * sizeof(*g.letters));
    fz__free(g.context, g.held, g.held_capacity * sizeof(*g.held));
    fz__free(g.context, g.ends, g.ends ? d->task_count * sizeof(*g.ends) : 0);
    return made;
}
