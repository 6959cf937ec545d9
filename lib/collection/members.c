/* Directives come and go. All memory that a directive needs is taken before anything is changed: what can fail comes
 * first, and a failure leaves nothing but names that nobody bears yet. */
#include "collection/model.h"

#include <assert.h>
#include <string.h>

/* ------------------------------------------------------------------ a directive on its way in or out ---------------- */

/* Numbers of what a directive names; FZ__NONE where it is nothing. */
typedef struct plan {
    uint32_t *spellings, *bodies; /* by unit */
    uint32_t *labels, *titles;    /* by section */
    uint32_t *numbers;            /* the memory of all of them */
    size_t size;
    fz__sieve *sieve;
} plan;

static bool plan_open(fz_collection *c, const fz_directive *d, plan *p)
{
    p->size = (2 * ((size_t)d->unit_count + d->section_count) + 1) * sizeof(*p->numbers);
    p->numbers = fz__alloc(c->context, p->size);
    p->spellings = p->numbers;
    if (!p->numbers)
        return false;
    p->bodies = p->spellings + d->unit_count;
    p->labels = p->bodies + d->unit_count;
    p->titles = p->labels + d->section_count;
    return true;
}

static bool note_names(fz_collection *c, const fz_directive *d, plan *p)
{
    for (uint32_t i = 0; i < d->unit_count; i++)
        if (!fz__note_unit(c, &d->units[i], &p->spellings[i]))
            return false;
    for (uint32_t i = 0; i < d->section_count; i++) {
        const fz_section *section = &d->sections[i];

        p->labels[i] = p->titles[i] = FZ__NONE;
        if (section->label && (p->labels[i] = fz__note_heading(c, &c->labels, section->label)) == FZ__NO_STRING)
            return false;
        if (*section->title && (p->titles[i] = fz__note_heading(c, &c->titles, section->title)) == FZ__NO_STRING)
            return false;
    }
    fz__roll_bodies(&c->roll, d, p->bodies);
    return true;
}

static bool make_room(fz_collection *c, const fz_directive *d, const plan *p)
{
    bool all = true;

    for (uint32_t i = 0; i < d->unit_count; i++) {
        fz__bearer_want(&c->units[c->unit_of[p->spellings[i]]], &d->units[i]);
        if (p->bodies[i] != FZ__NONE)
            fz__bearer_want(&c->roll.bodies[p->bodies[i]], &d->units[i]);
    }
    for (uint32_t i = 0; i < d->unit_count; i++) {
        all &= fz__bearer_reserve(c->context, &c->units[c->unit_of[p->spellings[i]]]);
        if (p->bodies[i] != FZ__NONE)
            all &= fz__bearer_reserve(c->context, &c->roll.bodies[p->bodies[i]]);
    }
    for (uint32_t i = 0; i < d->section_count; i++) {
        if (p->labels[i] != FZ__NONE)
            c->labels.lists[p->labels[i]].wanted++;
        if (p->titles[i] != FZ__NONE)
            c->titles.lists[p->titles[i]].wanted++;
    }
    for (uint32_t i = 0; i < d->section_count; i++) {
        if (p->labels[i] != FZ__NONE)
            all &= fz__keys_reserve(c->context, &c->labels.lists[p->labels[i]]);
        if (p->titles[i] != FZ__NONE)
            all &= fz__keys_reserve(c->context, &c->titles.lists[p->titles[i]]);
    }
    return all;
}

/* Assignments stand in the order of their tasks, so the lists ascend. */
static void post_assignments(fz_collection *c, const fz_directive *d, const plan *p, size_t slot)
{
    for (uint32_t i = 0; i < d->assignment_count; i++) {
        const fz_assignment *assignment = &d->assignments[i];
        uint64_t key = fz__key(slot, assignment->task);

        fz__bearer_post(&c->units[c->unit_of[p->spellings[assignment->unit]]], assignment, key);
        if (p->bodies[assignment->unit] != FZ__NONE)
            fz__bearer_post(&c->roll.bodies[p->bodies[assignment->unit]], assignment, key);
    }
}

static void note_spellings(fz_collection *c, const fz_directive *d, const plan *p)
{
    for (uint32_t i = 0; i < d->unit_count; i++) {
        fz__bearer *unit = &c->units[c->unit_of[p->spellings[i]]];

        unit->mixed |= unit->spelling != FZ__NO_STRING && unit->spelling != p->spellings[i];
        unit->spelling = unit->mixed ? unit->spelling : p->spellings[i];
    }
}

static void post_sections(fz_collection *c, const fz_directive *d, const plan *p, size_t slot)
{
    for (uint32_t i = 0; i < d->section_count; i++) {
        if (p->labels[i] != FZ__NONE)
            fz__keys_append(&c->labels.lists[p->labels[i]], fz__key(slot, i));
        if (p->titles[i] != FZ__NONE)
            fz__keys_append(&c->titles.lists[p->titles[i]], fz__key(slot, i));
    }
}

/* ------------------------------------------------------------------ in ---------------------------------------------- */

static void join(fz_collection *c, fz_directive *d, const plan *p)
{
    size_t slot = c->slot_count++;

    c->slots[slot] = (fz__slot){fz_directive_ref(d), d->tasks, p->sieve};
    *fz__collection_place(c, d) = (uint32_t)slot + 1;
    c->order[c->count++] = (uint32_t)slot;
    c->task_count += d->task_count;
    post_assignments(c, d, p, slot);
    note_spellings(c, d, p);
    post_sections(c, d, p, slot);
}

fz_status fz__collection_add(fz_collection *c, fz_directive *d, fz_error **error)
{
    plan p = {0};
    bool ready = c->slot_count < FZ__NONE - 1 && fz__places_grow(c) &&
                 FZ_GROW(c->context, &c->slots, &c->slot_capacity, c->slot_count + 1) &&
                 FZ_GROW(c->context, &c->order, &c->order_capacity, c->count + 1) && plan_open(c, d, &p) &&
                 note_names(c, d, &p) && make_room(c, d, &p) && (p.sieve = fz__sieve_new(c->context, d));

    if (ready)
        join(c, d, &p);
    fz__free(c->context, p.numbers, p.numbers ? p.size : 0);
    return ready ? FZ_OK : fz__no_memory(error);
}

/* ------------------------------------------------------------------ out --------------------------------------------- */

static void cut_bearer(fz__bearer *bearer, size_t slot)
{
    for (size_t list = 0; list < FZ__ALL_LISTS; list++)
        fz__keys_cut(&bearer->lists[list], slot);
}

static void cut_heading(const fz_collection *c, fz__headings *headings, const char *name, size_t slot)
{
    fz__folded folded;
    uint32_t number;

    fz__folded_make(&folded, c->context, name, strlen(name));
    number = fz__strings_find(&headings->names, folded.bytes, folded.length);
    if (number != FZ__NO_STRING)
        fz__keys_cut(&headings->lists[number], slot);
}

static void cut_lists(fz_collection *c, const fz_directive *d, size_t slot)
{
    fz__setting setting;

    if (c->roll.registry)
        fz__setting_read(&setting, d);
    for (uint32_t i = 0; i < d->unit_count; i++) {
        uint32_t spelling = fz__strings_find(&c->spellings, d->units[i].name, d->units[i].name_length);
        uint32_t body = c->roll.registry ? fz__roll_body(&c->roll, &setting, &d->units[i]) : FZ__NONE;

        cut_bearer(&c->units[c->unit_of[spelling]], slot);
        if (body != FZ__NONE)
            cut_bearer(&c->roll.bodies[body], slot);
    }
    for (uint32_t i = 0; i < d->section_count; i++) {
        if (d->sections[i].label)
            cut_heading(c, &c->labels, d->sections[i].label, slot);
        cut_heading(c, &c->titles, d->sections[i].title, slot);
    }
}

static void renumber_bearers(fz__bearer *bearers, size_t count, const uint32_t *numbers)
{
    for (size_t i = 0; i < count; i++)
        for (size_t list = 0; list < FZ__ALL_LISTS; list++)
            fz__keys_renumber(&bearers[i].lists[list], numbers);
}

/* Drop the free slots. The new number of each is its place in `order`; the memory of the places serves for that table and
 * is then filled anew. */
static void drop_free_slots(fz_collection *c)
{
    uint32_t *numbers = c->places; /* at least 64, and two for each directive: there are fewer slots */

    assert(c->slot_count <= c->place_count);

    for (size_t i = 0; i < c->count; i++)
        numbers[c->order[i]] = (uint32_t)i;
    renumber_bearers(c->units, c->unit_count, numbers);
    renumber_bearers(c->roll.bodies, c->roll.bodies ? c->roll.registry->bodies.count : 0, numbers);
    for (size_t i = 0; i < c->labels.count; i++)
        fz__keys_renumber(&c->labels.lists[i], numbers);
    for (size_t i = 0; i < c->titles.count; i++)
        fz__keys_renumber(&c->titles.lists[i], numbers);
    for (size_t i = 0; i < c->count; i++) {
        c->slots[i] = c->slots[c->order[i]];
        c->order[i] = (uint32_t)i;
    }
    c->slot_count = c->count;
    memset(c->places, 0, c->place_count * sizeof(*c->places));
    for (size_t i = 0; i < c->count; i++)
        *fz__collection_place(c, c->slots[i].directive) = (uint32_t)i + 1;
}

static size_t order_of(const fz_collection *c, size_t slot)
{
    size_t low = 0, high = c->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (c->order[middle] < slot)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void fz__collection_remove(fz_collection *c, size_t slot)
{
    fz_directive *d = c->slots[slot].directive;
    size_t at = order_of(c, slot);

    cut_lists(c, d, slot);
    fz__place_free(c, (size_t)(fz__collection_place(c, d) - c->places));
    fz__sieve_free(c->context, c->slots[slot].sieve);
    c->slots[slot] = (fz__slot){NULL, NULL, NULL};
    memmove(c->order + at, c->order + at + 1, (c->count - at - 1) * sizeof(*c->order));
    c->count--;
    c->task_count -= d->task_count;
    fz_directive_unref(d);
    while (c->slot_count && !c->slots[c->slot_count - 1].directive)
        c->slot_count--;
    if (!c->count)
        fz__collection_empty(c);
    else if (c->slot_count - c->count > 16 + c->count / 8)
        drop_free_slots(c);
}

static void headings_clear(fz_context *context, fz__headings *headings)
{
    for (size_t i = 0; i < headings->count; i++)
        fz__keys_clear(context, &headings->lists[i]);
    fz__free(context, headings->lists, headings->capacity * sizeof(*headings->lists));
    fz__strings_clear(&headings->names);
    headings->lists = NULL;
    headings->count = headings->capacity = 0;
}

void fz__collection_empty(fz_collection *c)
{
    for (size_t i = 0; i < c->count; i++) {
        fz_directive_unref(c->slots[c->order[i]].directive);
        fz__sieve_free(c->context, c->slots[c->order[i]].sieve);
    }
    fz__free(c->context, c->slots, c->slot_capacity * sizeof(*c->slots));
    fz__free(c->context, c->order, c->order_capacity * sizeof(*c->order));
    fz__free(c->context, c->places, c->place_count * sizeof(*c->places));
    fz__free(c->context, c->unit_of, c->unit_of_capacity * sizeof(*c->unit_of));
    fz__bearers_clear(c->context, c->units, c->unit_count, c->unit_capacity);
    headings_clear(c->context, &c->labels);
    headings_clear(c->context, &c->titles);
    fz__strings_clear(&c->spellings);
    fz__strings_clear(&c->unit_names);
    fz__arena_clear(&c->arena);
    c->slots = NULL;
    c->order = NULL;
    c->places = c->unit_of = NULL;
    c->units = NULL;
    c->slot_count = c->slot_capacity = c->count = c->order_capacity = c->place_count = c->task_count = 0;
    c->unit_of_count = c->unit_of_capacity = c->unit_count = c->unit_capacity = 0;
}

void fz__collection_clear(fz_collection *c)
{
    fz__collection_empty(c);
    fz__roll_clear(c->context, &c->roll);
}
