/* Directives come and go. All memory that a directive needs is taken before anything is changed: what can fail comes
 * first, and a failure leaves nothing but names that nobody bears yet. */
#include "collection/model.h"

#include <assert.h>
#include <string.h>

/* ------------------------------------------------------------------ where a directive is --------------------------- */

#define FIRST_PLACES 64

static size_t place_at(const fz_directive *directive, size_t count)
{
    uint64_t spread = (uint64_t)(uintptr_t)directive * UINT64_C(0x9E3779B97F4A7C15);

    return (size_t)(spread >> 32) & (count - 1);
}

/* The place that holds a directive or, being free, awaits it; at most half of the places are taken. */
uint32_t *fz__collection_place(const fz_collection *c, const fz_directive *directive)
{
    size_t at;

    if (!c->place_count)
        return NULL;
    at = place_at(directive, c->place_count);
    while (c->places[at] && c->slots[c->places[at] - 1].directive != directive)
        at = (at + 1) & (c->place_count - 1);
    return &c->places[at];
}

static bool places_grow(fz_collection *c)
{
    size_t count = c->place_count ? c->place_count * 2 : FIRST_PLACES;
    uint32_t *grown;

    if (c->count + 1 <= c->place_count / 2)
        return true;
    grown = fz__calloc(c->context, count * sizeof(*grown));
    if (!grown)
        return false;
    fz__free(c->context, c->places, c->place_count * sizeof(*c->places));
    c->places = grown;
    c->place_count = count;
    for (size_t i = 0; i < c->count; i++)
        *fz__collection_place(c, c->slots[c->order[i]].directive) = c->order[i] + 1;
    return true;
}

/* Close the gap: who stands behind it and would be looked for from before it moves up. */
static void place_free(fz_collection *c, size_t at)
{
    size_t mask = c->place_count - 1, gap = at;

    for (at = (at + 1) & mask; c->places[at]; at = (at + 1) & mask) {
        size_t wanted = place_at(c->slots[c->places[at] - 1].directive, c->place_count);

        if (((at - wanted) & mask) < ((at - gap) & mask))
            continue;
        c->places[gap] = c->places[at];
        gap = at;
    }
    c->places[gap] = 0;
}

/* ------------------------------------------------------------------ names ------------------------------------------ */

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
static bool note_unit(fz_collection *c, const fz_unit *unit, uint32_t *spelling)
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
static uint32_t note_heading(fz_collection *c, fz__headings *headings, const char *name)
{
    uint32_t number = intern_folded(c, &headings->names, name, strlen(name));

    if (number == FZ__NO_STRING || !FZ_GROW(c->context, &headings->lists, &headings->capacity, headings->names.count))
        return FZ__NO_STRING;
    for (; headings->count < headings->names.count; headings->count++)
        memset(&headings->lists[headings->count], 0, sizeof(*headings->lists));
    return number;
}

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

/* The number of the body that a unit is; FZ__NONE for nobody and for several. */
static uint32_t body_of(const fz__roll *roll, const fz__setting *setting, const fz_unit *unit)
{
    fz__meanings meanings;

    fz__resolve_unit(roll->registry, unit, roll->date, setting, &meanings);
    return meanings.count == 1 ? (uint32_t)(meanings.items[0].body - roll->registry->bodies.items) : FZ__NONE;
}

static void find_bodies(const fz__roll *roll, const fz_directive *d, uint32_t *bodies)
{
    fz__setting setting;

    if (roll->registry)
        fz__setting_read(&setting, d);
    for (uint32_t i = 0; i < d->unit_count; i++)
        bodies[i] = roll->registry ? body_of(roll, &setting, &d->units[i]) : FZ__NONE;
}

static bool note_names(fz_collection *c, const fz_directive *d, plan *p)
{
    for (uint32_t i = 0; i < d->unit_count; i++)
        if (!note_unit(c, &d->units[i], &p->spellings[i]))
            return false;
    for (uint32_t i = 0; i < d->section_count; i++) {
        const fz_section *section = &d->sections[i];

        p->labels[i] = p->titles[i] = FZ__NONE;
        if (section->label && (p->labels[i] = note_heading(c, &c->labels, section->label)) == FZ__NO_STRING)
            return false;
        if (*section->title && (p->titles[i] = note_heading(c, &c->titles, section->title)) == FZ__NO_STRING)
            return false;
    }
    find_bodies(&c->roll, d, p->bodies);
    return true;
}

static void want(fz__bearer *bearer, const fz_unit *unit)
{
    for (size_t list = 0; list < FZ_LISTS; list++) {
        size_t tasks = unit->tasks[list].end - unit->tasks[list].first;

        bearer->lists[list].wanted += tasks;
        if (list == FZ_LIST_FIRST_LEAD || list == FZ_LIST_JOINT_LEAD)
            bearer->lists[FZ__LIST_LEAD].wanted += tasks;
    }
}

static bool reserve(fz_context *context, fz__bearer *bearer)
{
    bool all = true;

    for (size_t list = 0; list < FZ__ALL_LISTS; list++)
        all &= fz__keys_reserve(context, &bearer->lists[list]);
    return all;
}

/* All lists are seen to, also behind a failure, so that none is left wanting. */
static bool make_room(fz_collection *c, const fz_directive *d, const plan *p)
{
    bool all = true;

    for (uint32_t i = 0; i < d->unit_count; i++) {
        want(&c->units[c->unit_of[p->spellings[i]]], &d->units[i]);
        if (p->bodies[i] != FZ__NONE)
            want(&c->roll.bodies[p->bodies[i]], &d->units[i]);
    }
    for (uint32_t i = 0; i < d->unit_count; i++) {
        all &= reserve(c->context, &c->units[c->unit_of[p->spellings[i]]]);
        if (p->bodies[i] != FZ__NONE)
            all &= reserve(c->context, &c->roll.bodies[p->bodies[i]]);
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

static void post(fz__bearer *bearer, const fz_assignment *assignment, uint64_t key)
{
    fz__list list = assignment->role == FZ_ROLE_COOPERATE ? FZ_LIST_COOPERATE : FZ_LIST_RESPONSIBLE;

    if (assignment->role == FZ_ROLE_LEAD) {
        list = assignment->rank == 1 ? FZ_LIST_FIRST_LEAD : FZ_LIST_JOINT_LEAD;
        fz__keys_append(&bearer->lists[FZ__LIST_LEAD], key);
    }
    fz__keys_append(&bearer->lists[list], key);
}

/* Assignments stand in the order of their tasks, so the lists ascend. */
static void post_assignments(fz_collection *c, const fz_directive *d, const plan *p, size_t slot)
{
    for (uint32_t i = 0; i < d->assignment_count; i++) {
        const fz_assignment *assignment = &d->assignments[i];
        uint64_t key = fz__key(slot, assignment->task);

        post(&c->units[c->unit_of[p->spellings[assignment->unit]]], assignment, key);
        if (p->bodies[assignment->unit] != FZ__NONE)
            post(&c->roll.bodies[p->bodies[assignment->unit]], assignment, key);
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
    bool ready = c->slot_count < FZ__NONE - 1 && places_grow(c) &&
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
        uint32_t body = c->roll.registry ? body_of(&c->roll, &setting, &d->units[i]) : FZ__NONE;

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
    place_free(c, (size_t)(fz__collection_place(c, d) - c->places));
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

/* ------------------------------------------------------------------ bodies ------------------------------------------ */

/* A directive's units into the lists of bodies. */
static bool roll_add(fz__roll *roll, const fz_collection *c, size_t slot)
{
    const fz_directive *d = c->slots[slot].directive;
    size_t size = (d->unit_count + (size_t)1) * sizeof(uint32_t);
    uint32_t *bodies = fz__alloc(c->context, size);
    bool all = bodies != NULL;

    if (!all)
        return false;
    find_bodies(roll, d, bodies);
    for (uint32_t i = 0; i < d->unit_count; i++)
        if (bodies[i] != FZ__NONE)
            want(&roll->bodies[bodies[i]], &d->units[i]);
    for (uint32_t i = 0; i < d->unit_count; i++)
        if (bodies[i] != FZ__NONE)
            all &= reserve(c->context, &roll->bodies[bodies[i]]);
    for (uint32_t i = 0; all && i < d->assignment_count; i++)
        if (bodies[d->assignments[i].unit] != FZ__NONE)
            post(&roll->bodies[bodies[d->assignments[i].unit]], &d->assignments[i],
                 fz__key(slot, d->assignments[i].task));
    fz__free(c->context, bodies, size);
    return all;
}

static bool roll_fill(fz__roll *roll, const fz_collection *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (!roll_add(roll, c, c->order[i]))
            return false;
    return true;
}

static void roll_clear(fz_context *context, fz__roll *roll)
{
    size_t count = roll->bodies ? roll->registry->bodies.count : 0;

    fz__bearers_clear(context, roll->bodies, count, count);
    fz_registry_unref(roll->registry);
    memset(roll, 0, sizeof(*roll));
}

void fz__collection_clear(fz_collection *c)
{
    fz__collection_empty(c);
    roll_clear(c->context, &c->roll);
}

fz_status fz_collection_set_registry(fz_collection *collection, fz_registry *registry, fz_date date, fz_error **error)
{
    fz__roll roll = {registry, date, NULL};

    if (error)
        *error = NULL;
    if (!collection)
        return fz__bad_argument(NULL, error, __func__, "collection is NULL");
    fz_registry_ref(registry);
    if (registry)
        roll.bodies = fz__calloc(collection->context, registry->bodies.count * sizeof(*roll.bodies));
    if (registry && (!roll.bodies || !roll_fill(&roll, collection))) {
        roll_clear(collection->context, &roll);
        return fz__no_memory(error);
    }
    roll_clear(collection->context, &collection->roll);
    collection->roll = roll;
    return FZ_OK;
}
