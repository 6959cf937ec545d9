/* The index of a directive, made once all its arrays stand, so that a question costs what its answer holds:
 *
 * - the posting lists: for each unit, and for all together, in each of four roles, its tasks, ascending and each once;
 * - the stretches: where the numbers of tasks begin anew, so that a number is found in each by halving;
 * - the letters: for each character that stands in any task's text, the tasks that hold it;
 * - the ids of tasks.
 *
 * Each is made in two passes, one that counts and one that fills, so that every list has its exact size. */
#include "base/numeral.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "directive/model.h"

#include <string.h>

static fz__list list_of(const fz_assignment *assignment)
{
    switch ((fz_role)assignment->role) {
    case FZ_ROLE_LEAD:
        return assignment->rank == 1 ? FZ_LIST_FIRST_LEAD : FZ_LIST_JOINT_LEAD;
    case FZ_ROLE_COOPERATE:
        return FZ_LIST_COOPERATE;
    case FZ_ROLE_RESPONSIBLE:
    case FZ_ROLE_FIRST_LEAD:
    case FZ_ROLE_JOINT_LEAD:
    case FZ_ROLE_ANY:
        break;
    }
    return FZ_LIST_RESPONSIBLE;
}

static bool make_units(fz_directive *d)
{
    d->unit_count = (uint32_t)d->unit_names.count;
    if (!d->unit_count)
        return true;
    d->units = fz__arena_alloc(&d->arena, d->unit_count * sizeof(*d->units));
    if (!d->units)
        return false;
    memset(d->units, 0, d->unit_count * sizeof(*d->units));
    for (uint32_t i = 0; i < d->assignment_count; i++)
        d->units[d->assignments[i].unit].kind |= d->assignments[i].collective;
    for (uint32_t i = 0; i < d->unit_count; i++) {
        fz_unit *unit = &d->units[i];

        unit->directive = d;
        unit->name = d->unit_names.texts[i];
        unit->name_length = d->unit_names.lengths[i];
        unit->kind = fz__unit_kind(unit->name, unit->kind != FZ_UNIT_OTHER);
    }
    return true;
}

/* The lists of a task's assignments, as a set of 1 << fz__list. */
static uint32_t lists_of_task(const fz_directive *d, uint32_t task)
{
    fz__range assignments = d->tasks[task].assignments;
    uint32_t lists = 0;

    for (uint32_t i = assignments.first; i < assignments.end; i++)
        lists |= 1u << list_of(&d->assignments[i]);
    return lists;
}

/* A unit has one role in one task once (the builder sees to it), so counting assignments counts tasks. */
static uint32_t count_postings(fz_directive *d)
{
    uint32_t count = d->assignment_count;

    for (uint32_t i = 0; i < d->assignment_count; i++)
        d->units[d->assignments[i].unit].tasks[list_of(&d->assignments[i])].end++;
    for (uint32_t i = 0; i < d->task_count; i++) {
        for (uint32_t lists = lists_of_task(d, i), list = 0; lists; lists >>= 1, list++) {
            d->anyone.tasks[list].end += lists & 1;
            count += lists & 1;
        }
    }
    return count;
}

/* From the counts of lists to where they begin. */
static uint32_t place_lists(fz_unit *unit, uint32_t at)
{
    for (size_t list = 0; list < FZ_LISTS; list++) {
        uint32_t count = unit->tasks[list].end;

        unit->tasks[list] = (fz__range){at, at};
        at += count;
    }
    return at;
}

static bool make_postings(fz_directive *d)
{
    uint32_t at = 0, count = count_postings(d);

    d->anyone.directive = d;
    if (!count)
        return true;
    d->postings = fz__arena_alloc(&d->arena, count * sizeof(*d->postings));
    if (!d->postings)
        return false;
    for (uint32_t i = 0; i < d->unit_count; i++)
        at = place_lists(&d->units[i], at);
    place_lists(&d->anyone, at);
    for (uint32_t i = 0; i < d->assignment_count; i++) {
        fz__range *tasks = &d->units[d->assignments[i].unit].tasks[list_of(&d->assignments[i])];

        d->postings[tasks->end++] = d->assignments[i].task;
    }
    for (uint32_t i = 0; i < d->task_count; i++)
        for (uint32_t lists = lists_of_task(d, i), list = 0; lists; lists >>= 1, list++)
            if (lists & 1)
                d->postings[d->anyone.tasks[list].end++] = i;
    return true;
}

static uint32_t leading_number(const fz_task *task)
{
    const char *slash = task->label ? strchr(task->label, '/') : NULL;
    uint32_t number;

    if (!slash)
        return task->number;
    return fz__numeral_parse(task->label, (size_t)(slash - task->label), &number) ? number : 0;
}

static bool begins_a_stretch(const fz_directive *d, uint32_t task)
{
    return task == 0 || d->tasks[task].leading < d->tasks[task - 1].leading;
}

static bool make_stretches(fz_directive *d)
{
    for (uint32_t i = 0; i < d->task_count; i++) {
        d->tasks[i].leading = leading_number(&d->tasks[i]);
        d->stretch_count += begins_a_stretch(d, i);
    }
    if (!d->stretch_count)
        return true;
    d->stretches = fz__arena_alloc(&d->arena, d->stretch_count * sizeof(*d->stretches));
    if (!d->stretches)
        return false;
    for (uint32_t i = 0, at = 0; i < d->task_count; i++)
        if (begins_a_stretch(d, i))
            d->stretches[at++] = i;
    return true;
}

static bool make_ids(fz_directive *d)
{
    for (uint32_t i = 0; i < d->task_count; i++)
        if (fz__strings_intern(&d->task_ids, d->tasks[i].id, strlen(d->tasks[i].id)) == FZ__NO_STRING)
            return false;
    return true;
}

/* A character on its way into the letters. */
typedef struct letter {
    uint32_t character; /* 0: a free slot */
    uint32_t last;      /* the last task seen, counted from 1 */
    uint32_t tasks, bytes;
} letter;

typedef struct letter_table {
    letter *slots;
    size_t count, capacity; /* a power of two, at most three quarters full */
} letter_table;

static letter *letter_slot(const letter_table *table, uint32_t character)
{
    /* Spread by a multiplier that the author of a text cannot foresee, or he could make all his characters collide. */
    uint64_t spread = character * ((uint64_t)(uintptr_t)table->slots * UINT64_C(0x9E3779B97F4A7C15) | 1);
    size_t mask = table->capacity - 1, at = (size_t)(spread >> 32 ^ spread >> 12) & mask;

    while (table->slots[at].character && table->slots[at].character != character)
        at = (at + 1) & mask;
    return &table->slots[at];
}

static bool letters_grow(fz_context *context, letter_table *table)
{
    letter_table grown = {NULL, table->count, table->capacity ? table->capacity * 2 : 2048};

    grown.slots = fz__calloc(context, grown.capacity * sizeof(letter));
    if (!grown.slots)
        return false;
    for (size_t i = 0; i < table->capacity; i++)
        if (table->slots[i].character)
            *letter_slot(&grown, table->slots[i].character) = table->slots[i];
    fz__free(context, table->slots, table->capacity * sizeof(letter));
    *table = grown;
    return true;
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

static bool count_letters(fz_directive *d, letter_table *table)
{
    for (uint32_t i = 0; i < d->task_count; i++) {
        const char *at = d->tasks[i].text, *end = at + d->tasks[i].text_length;

        while (at < end) {
            letter *slot;

            if (4 * (table->count + 1) > 3 * table->capacity && !letters_grow(d->context, table))
                return false;
            uint32_t character = fz__utf8_next(&at, end);
            slot = letter_slot(table, character);
            if (!slot->character) {
                slot->character = character;
                table->count++;
            }
            if (slot->last == i + 1)
                continue;
            slot->tasks++;
            slot->bytes += (uint32_t)varint_size(i + 1 - slot->last);
            slot->last = i + 1;
        }
    }
    return true;
}

static int compare_letters(const void *a, const void *b)
{
    uint32_t x = ((const letter *)a)->character, y = ((const letter *)b)->character;

    return x < y ? -1 : x > y;
}

/* Sorted letters into the directive's arrays; each slot of the table then holds the index of its letter in `tasks`. */
static bool place_letters(fz_directive *d, letter_table *table)
{
    fz__letters *letters = &d->letters;
    letter *sorted = fz__alloc(d->context, (table->count + 1) * sizeof(letter));
    uint32_t at = 0;
    size_t n = 0;

    if (!sorted)
        return false;
    for (size_t i = 0; i < table->capacity; i++)
        if (table->slots[i].character)
            sorted[n++] = table->slots[i];
    fz__sort(sorted, n, sizeof(*sorted), compare_letters);
    letters->characters = fz__arena_alloc(&d->arena, n * sizeof(uint32_t));
    letters->lists = fz__arena_alloc(&d->arena, n * sizeof(fz__range));
    letters->counts = fz__arena_alloc(&d->arena, n * sizeof(uint32_t));
    if (letters->characters && letters->lists && letters->counts) {
        letters->count = n;
        for (size_t i = 0; i < n; i++) {
            letter *slot = letter_slot(table, sorted[i].character);

            letters->characters[i] = sorted[i].character;
            letters->lists[i] = (fz__range){at, at};
            letters->counts[i] = sorted[i].tasks;
            slot->last = 0;
            slot->tasks = (uint32_t)i;
            at += sorted[i].bytes;
        }
        letters->bytes = fz__arena_alloc(&d->arena, at);
    }
    fz__free(d->context, sorted, (table->count + 1) * sizeof(letter));
    return letters->bytes;
}

static void fill_letters(fz_directive *d, const letter_table *table)
{
    fz__letters *letters = &d->letters;

    for (uint32_t i = 0; i < d->task_count; i++) {
        const char *at = d->tasks[i].text, *end = at + d->tasks[i].text_length;

        while (at < end) {
            letter *slot = letter_slot(table, fz__utf8_next(&at, end));
            uint32_t *list_end = &letters->lists[slot->tasks].end;

            if (slot->last == i + 1)
                continue;
            *list_end = (uint32_t)(varint_put(letters->bytes + *list_end, i + 1 - slot->last) - letters->bytes);
            slot->last = i + 1;
        }
    }
}

static bool make_letters(fz_directive *d)
{
    letter_table table = {NULL, 0, 0};
    bool made = count_letters(d, &table) && (!table.count || place_letters(d, &table));

    if (made && table.count)
        fill_letters(d, &table);
    fz__free(d->context, table.slots, table.capacity * sizeof(letter));
    return made;
}

fz_status fz__directive_index(fz_directive *d, fz_error **error)
{
    if (make_units(d) && make_postings(d) && make_stretches(d) && make_ids(d) && make_letters(d))
        return FZ_OK;
    return fz__no_memory(error);
}
