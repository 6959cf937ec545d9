/* The letters of a directive: for each character that stands in any task's text, the tasks that hold it.
 *
 * This runs for every directive that is loaded, and what it costs is looking things up all over memory and branches that
 * nobody can foresee; so there is little of either. A character of the basic plane is a bit in a set of 8 KiB. Of a task its
 * characters are noted, each once, as the set of the task tells; and in the set of all, how many there are below a
 * character is its number, by which lists are counted and filled. The sets give the characters in order: nothing is sorted.
 * Characters beyond the plane are rare. They come behind all others, and are sorted as they are. */
#include "base/sort.h"
#include "base/utf8.h"
#include "directive/model.h"

#include <string.h>

#define PLANE 0x10000u /* characters of the basic plane */
#define WORDS (PLANE / 64)
#define EACH  (UINT64_MAX / 0xFF) /* a 1 in each byte */

/* A character beyond the plane and a task, counted from 1. */
typedef struct rare {
    uint32_t character, task;
} rare;

typedef struct list {
    uint32_t last; /* the task written last, counted from 1 */
    uint32_t size; /* in bytes; later where the next task goes */
} list;

typedef struct gathering {
    fz_context *context;
    uint16_t *notes; /* characters, task by task; later their numbers */
    size_t count, capacity;
    uint32_t *ends; /* by task: where its notes end */
    rare *rares;
    size_t rare_count, rare_capacity;
    list *lists; /* by number */
    size_t list_count;
    uint64_t held[WORDS], all[WORDS]; /* characters of the task at hand, and of all */
    uint16_t below[WORDS];            /* how many of all there are before each word */
} gathering;

static inline uint32_t bits_of(uint64_t word)
{
    word -= word >> 1 & 0x55 * EACH;
    word = (word & 0x33 * EACH) + (word >> 2 & 0x33 * EACH);
    return (uint32_t)(((word + (word >> 4)) & 0x0F * EACH) * EACH >> 56);
}

static inline uint64_t bit_of(uint32_t character)
{
    return UINT64_C(1) << character % 64;
}

static inline uint32_t number_of(const gathering *g, uint32_t character)
{
    return g->below[character / 64] + bits_of(g->all[character / 64] & (bit_of(character) - 1));
}

/* ------------------------------------------------------------------ gathering -------------------------------------- */

/* Texts are UTF-8 already: characters of three bytes, most of what there is, are put together without looking again. */
static inline uint32_t next_character(const char **at, const char *end)
{
    const unsigned char *p = (const unsigned char *)*at;

    if ((p[0] & 0xF0u) != 0xE0 || end - *at < 3)
        return fz__utf8_next(at, end);
    *at += 3;
    return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
}

static bool note_rare(gathering *g, uint32_t character, uint32_t task)
{
    if (!FZ_GROW(g->context, &g->rares, &g->rare_capacity, g->rare_count + 1))
        return false;
    g->rares[g->rare_count++] = (rare){character, task};
    return true;
}

static bool gather_task(gathering *g, const fz_task *task, uint32_t number)
{
    const char *at = task->text, *end = at + task->text_length;
    uint16_t *first = g->notes + g->count, *to = first;

    while (at < end) {
        uint32_t character = next_character(&at, end);
        uint64_t *held = &g->held[character / 64 % WORDS];

        if (character >= PLANE) {
            if (!note_rare(g, character, number))
                return false;
            continue;
        }
        *to = (uint16_t)character; /* which the next one overwrites where it is noted already */
        to += !(*held & bit_of(character));
        *held |= bit_of(character);
    }
    for (; first < to; first++) {
        g->all[*first / 64] |= bit_of(*first);
        g->held[*first / 64] = 0;
    }
    g->count = (size_t)(to - g->notes);
    g->ends[number - 1] = (uint32_t)g->count;
    return true;
}

static bool gather(gathering *g, const fz_directive *d)
{
    /* A note for each byte is more than enough, and asked for once; one more is written and not kept. */
    for (uint32_t i = 0; i < d->task_count; i++)
        g->capacity += d->tasks[i].text_length;
    g->capacity++;
    g->notes = fz__alloc(g->context, g->capacity * sizeof(*g->notes));
    g->ends = fz__alloc(g->context, d->task_count * sizeof(*g->ends));
    if (!g->notes || !g->ends)
        return false;
    for (uint32_t i = 0; i < d->task_count; i++)
        if (!gather_task(g, &d->tasks[i], i + 1))
            return false;
    return true;
}

/* ------------------------------------------------------------------ lists ------------------------------------------ */

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

/* How far a rare one is from the one before in its list; 0 when it says the same. */
static uint32_t rare_step(const gathering *g, size_t i)
{
    const rare *r = &g->rares[i];

    return i && r->character == r[-1].character ? r->task - r[-1].task : r->task;
}

static bool begins_rare(const gathering *g, size_t i)
{
    return !i || g->rares[i].character != g->rares[i - 1].character;
}

static int compare_rares(const void *a, const void *b)
{
    const rare *x = a, *y = b;

    if (x->character != y->character)
        return x->character < y->character ? -1 : 1;
    return x->task < y->task ? -1 : x->task > y->task;
}

/* Give the characters their numbers, and note these in place of them. */
static bool count_lists(gathering *g, uint32_t task_count)
{
    for (size_t word = 0; word < WORDS; word++) {
        g->below[word] = (uint16_t)g->list_count;
        g->list_count += bits_of(g->all[word]);
    }
    g->lists = fz__calloc(g->context, g->list_count * sizeof(*g->lists));
    if (!g->lists)
        return false;
    for (uint32_t task = 1, i = 0; task <= task_count; task++)
        for (; i < g->ends[task - 1]; i++) {
            list *l = &g->lists[g->notes[i] = (uint16_t)number_of(g, g->notes[i])];

            l->size += (uint32_t)varint_size(task - l->last);
            l->last = task;
        }
    return true;
}

static bool make_arrays(fz_directive *d, size_t count, size_t size)
{
    fz__letters *letters = &d->letters;

    letters->count = count;
    letters->characters = fz__arena_alloc(&d->arena, count * sizeof(*letters->characters));
    if (size <= UINT16_MAX)
        letters->starts = fz__arena_alloc(&d->arena, (count + 1) * sizeof(*letters->starts));
    else
        letters->far_starts = fz__arena_alloc(&d->arena, (count + 1) * sizeof(*letters->far_starts));
    letters->bytes = fz__arena_alloc(&d->arena, size);
    return letters->characters && (letters->starts || letters->far_starts) && letters->bytes;
}

/* Room for all lists, of exact size. */
static bool make_room(const gathering *g, fz_directive *d)
{
    size_t count = g->list_count, size = 0;

    for (size_t i = 0; i < g->list_count; i++)
        size += g->lists[i].size;
    for (size_t i = 0; i < g->rare_count; i++) {
        count += begins_rare(g, i);
        size += rare_step(g, i) ? varint_size(rare_step(g, i)) : 0;
    }
    return make_arrays(d, count, size);
}

static void put_start(fz__letters *letters, size_t index, uint32_t start)
{
    if (letters->starts)
        letters->starts[index] = (uint16_t)start;
    else
        letters->far_starts[index] = start;
}

/* Write what begins at which byte; where the lists of the plane end. */
static uint32_t place(gathering *g, fz__letters *letters)
{
    uint32_t at = 0, number = 0;

    for (uint32_t word = 0; word < WORDS; word++)
        for (uint64_t left = g->all[word]; left; left &= left - 1, number++) {
            list *l = &g->lists[number];
            uint32_t size = l->size;

            letters->characters[number] = word * 64 + bits_of((left & -left) - 1);
            put_start(letters, number, at);
            l->last = 0;
            l->size = at;
            at += size;
        }
    return at;
}

static void fill_rares(const gathering *g, fz__letters *letters, uint32_t at)
{
    unsigned char *to = letters->bytes + at;
    size_t number = g->list_count;

    for (size_t i = 0; i < g->rare_count; i++) {
        if (begins_rare(g, i)) {
            letters->characters[number] = g->rares[i].character;
            put_start(letters, number++, (uint32_t)(to - letters->bytes));
        }
        if (rare_step(g, i))
            to = varint_put(to, rare_step(g, i));
    }
    put_start(letters, number, (uint32_t)(to - letters->bytes));
}

static void fill(gathering *g, fz__letters *letters, uint32_t task_count)
{
    fill_rares(g, letters, place(g, letters));
    for (uint32_t task = 1, i = 0; task <= task_count; task++)
        for (; i < g->ends[task - 1]; i++) {
            list *l = &g->lists[g->notes[i]];

            l->size = (uint32_t)(varint_put(letters->bytes + l->size, task - l->last) - letters->bytes);
            l->last = task;
        }
}

static bool settle(gathering *g, fz_directive *d)
{
    fz__sort(g->rares, g->rare_count, sizeof(*g->rares), compare_rares);
    if (!count_lists(g, d->task_count) || !make_room(g, d)) {
        d->letters.count = 0;
        return false;
    }
    fill(g, &d->letters, d->task_count);
    return true;
}

bool fz__directive_letters(fz_directive *d)
{
    gathering g = {.context = d->context};
    bool made = !d->task_count || (gather(&g, d) && settle(&g, d));

    fz__free(g.context, g.notes, g.capacity * sizeof(*g.notes));
    fz__free(g.context, g.ends, d->task_count * sizeof(*g.ends));
    fz__free(g.context, g.rares, g.rare_capacity * sizeof(*g.rares));
    fz__free(g.context, g.lists, g.list_count * sizeof(*g.lists));
    return made;
}
