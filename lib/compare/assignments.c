/* Who owes a task, then and now. The assignments of both sides are laid together by unit and role, then what is left by unit
 * alone (another role); the rest was removed or added. */
#include "compare/model.h"

#include "base/sort.h"

#include <string.h>

typedef struct party {
    const fz_assignment *assignment;
    struct party *partner;
    uint32_t name, index, side;
    uint32_t place; /* among the partners of its role */
} party;

typedef struct parties {
    party *bonds, **sorted; /* A's, then B's */
    size_t of_a, count;
    fz__shift *shifts;
    size_t shift_count;
} parties;

static int by_name_and_role(const void *x, const void *y)
{
    const party *a = *(party *const *)x, *b = *(party *const *)y;

    if (a->name != b->name)
        return a->name < b->name ? -1 : 1;
    if (a->assignment->role != b->assignment->role)
        return a->assignment->role < b->assignment->role ? -1 : 1;
    if (a->side != b->side)
        return a->side < b->side ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static bool read_bonds(fz__match *match, parties *table, const fz_task *a, const fz_task *b)
{
    const fz_task *tasks[] = {a, b};
    size_t n = 0;

    for (uint32_t side = 0; side < 2; side++) {
        const fz_directive *d = tasks[side]->directive;

        for (uint32_t i = tasks[side]->assignments.first; i < tasks[side]->assignments.end; i++, n++) {
            const fz_unit *unit = &d->units[d->assignments[i].unit];
            uint32_t name = fz__strings_intern(&match->strings, unit->name, unit->name_length);

            if (name == FZ__NO_STRING)
                return false;
            table->bonds[n] = (party){&d->assignments[i], NULL, name, i, side, 0};
            table->sorted[n] = &table->bonds[n];
        }
    }
    fz__sort(table->sorted, n, sizeof(*table->sorted), by_name_and_role);
    return true;
}

/* In a run of one unit, its free bonds in A with those in B, in order; with `role`, of one role only. */
static void tie(party **run, size_t count, bool role)
{
    for (size_t i = 0, j = 0; i < count; i++) {
        if (run[i]->side || run[i]->partner)
            continue;
        for (j = role ? i + 1 : j; j < count; j++) {
            if (role && run[j]->assignment->role != run[i]->assignment->role)
                break;
            if (run[j]->side && !run[j]->partner) {
                run[i]->partner = run[j];
                run[j]->partner = run[i];
                break;
            }
        }
    }
}

static void tie_all(parties *table)
{
    for (size_t first = 0, end; first < table->count; first = end) {
        for (end = first + 1; end < table->count && table->sorted[end]->name == table->sorted[first]->name;)
            end++;
        tie(table->sorted + first, end - first, true);
        tie(table->sorted + first, end - first, false);
    }
}

/* ------------------------------------------------------------------ ranks */

static bool keeps_role(const party *bond)
{
    return bond->partner && bond->partner->assignment->role == bond->assignment->role;
}

static int by_role_and_rank(const void *x, const void *y)
{
    const party *a = *(party *const *)x, *b = *(party *const *)y;

    if (a->side != b->side)
        return a->side < b->side ? -1 : 1;
    if (a->assignment->role != b->assignment->role)
        return a->assignment->role < b->assignment->role ? -1 : 1;
    if (a->assignment->rank != b->assignment->rank)
        return a->assignment->rank < b->assignment->rank ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

/* Number those that keep their role, by rank. */
static void place_all(parties *table)
{
    uint32_t place = 0;

    fz__sort(table->sorted, table->count, sizeof(*table->sorted), by_role_and_rank);
    for (size_t i = 0; i < table->count; i++) {
        if (i && (table->sorted[i - 1]->side != table->sorted[i]->side ||
                  table->sorted[i - 1]->assignment->role != table->sorted[i]->assignment->role))
            place = 0;
        if (keeps_role(table->sorted[i]))
            table->sorted[i]->place = place++;
    }
}

static bool is_first_lead(const party *bond)
{
    return bond->assignment->role == FZ_ROLE_LEAD && bond->assignment->rank == 1;
}

static bool changes_rank(const party *bond)
{
    return keeps_role(bond) &&
           (bond->place != bond->partner->place || is_first_lead(bond) != is_first_lead(bond->partner));
}

/* ------------------------------------------------------------------ writing down */

static void put(parties *table, fz_assignment_change kind, const party *a, const party *b)
{
    table->shifts[table->shift_count++] =
        (fz__shift){a ? a->assignment : NULL, b ? b->assignment : NULL, (uint8_t)kind};
}

static bool same_reading(const fz_assignment *a, const fz_assignment *b)
{
    return a->collective == b->collective && !a->full == !b->full && (!a->full || !strcmp(a->full, b->full));
}

/* What a list of one role is on one side. */
typedef struct list {
    const party *last;
    bool open, keeps; /* keeps: all of it are also on the other side, in this role */
} list;

static list list_of(const parties *table, uint32_t side, uint32_t role)
{
    list found = {NULL, false, true};

    for (size_t i = side ? table->of_a : 0; i < (side ? table->count : table->of_a); i++) {
        const party *bond = &table->bonds[i];

        if (bond->assignment->role != role)
            continue;
        found.last = bond;
        found.open = found.open || bond->assignment->open;
        found.keeps = found.keeps && keeps_role(bond);
    }
    return found;
}

/* A list is open as a whole; where 等 wanders in a list that is the same otherwise, each unit is told. */
static void put_open(parties *table, uint32_t role)
{
    list a = list_of(table, 0, role), b = list_of(table, 1, role);

    if (!a.last || !b.last)
        return;
    if (a.open != b.open) {
        put(table, FZ_ASSIGNMENT_OPEN, a.last, b.last);
        return;
    }
    for (size_t i = table->of_a; i < table->count && a.keeps && b.keeps; i++) {
        const party *bond = &table->bonds[i];

        if (bond->assignment->role == role && bond->assignment->open != bond->partner->assignment->open)
            put(table, FZ_ASSIGNMENT_OPEN, bond->partner, bond);
    }
}

static void put_all(parties *table)
{
    for (size_t i = 0; i < table->of_a; i++)
        if (!table->bonds[i].partner)
            put(table, FZ_ASSIGNMENT_REMOVED, &table->bonds[i], NULL);
    for (size_t i = table->of_a; i < table->count; i++) {
        const party *bond = &table->bonds[i];

        if (!bond->partner)
            put(table, FZ_ASSIGNMENT_ADDED, NULL, bond);
        else if (!keeps_role(bond))
            put(table, FZ_ASSIGNMENT_ROLE, bond->partner, bond);
        else if (changes_rank(bond))
            put(table, FZ_ASSIGNMENT_RANK, bond->partner, bond);
        if (bond->partner && !same_reading(bond->partner->assignment, bond->assignment))
            put(table, FZ_ASSIGNMENT_READING, bond->partner, bond);
    }
    put_open(table, FZ_ROLE_LEAD);
    put_open(table, FZ_ROLE_COOPERATE);
    put_open(table, FZ_ROLE_RESPONSIBLE);
}

/* At most three for each assignment of B and one for each of A: added, role or rank; reading; open. */
static bool make_room(fz_comparison *comparison, fz__match *match, parties *table)
{
    table->bonds = fz__arena_alloc(&match->scratch, (table->count + 1) * sizeof(*table->bonds));
    table->sorted = fz__arena_alloc(&match->scratch, (table->count + 1) * sizeof(*table->sorted));
    table->shifts = fz__arena_alloc(&comparison->arena, (table->count * 3 + 1) * sizeof(*table->shifts));
    return table->bonds && table->sorted && table->shifts;
}

static bool same_assignments(const fz_task *a, const fz_task *b)
{
    uint32_t count = a->assignments.end - a->assignments.first;

    if (b->assignments.end - b->assignments.first != count)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        const fz_assignment *x = &a->directive->assignments[a->assignments.first + i];
        const fz_assignment *y = &b->directive->assignments[b->assignments.first + i];

        if (x->role != y->role || x->rank != y->rank || x->open != y->open || !same_reading(x, y) ||
            strcmp(a->directive->units[x->unit].name, b->directive->units[y->unit].name) != 0)
            return false;
    }
    return true;
}

bool fz__shifts_find(fz_comparison *comparison, fz__match *match, const fz_task *a, const fz_task *b, fz_change *change)
{
    parties table = {.of_a = a->assignments.end - a->assignments.first};

    table.count = table.of_a + (b->assignments.end - b->assignments.first);
    if (same_assignments(a, b))
        return true;
    if (!make_room(comparison, match, &table) || !read_bonds(match, &table, a, b))
        return false;
    tie_all(&table);
    place_all(&table);
    put_all(&table);
    change->shifts = table.shifts;
    change->shift_count = table.shift_count;
    return true;
}
