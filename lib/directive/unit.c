/* Reading units and assignments. */
#include "directive/model.h"

#include <string.h>

size_t fz_directive_unit_count(const fz_directive *directive)
{
    return directive ? directive->unit_count : 0;
}

const fz_unit *fz_directive_unit(const fz_directive *directive, size_t index)
{
    return index < fz_directive_unit_count(directive) ? &directive->units[index] : NULL;
}

const fz_unit *fz_directive_unit_by_name(const fz_directive *directive, const char *name)
{
    uint32_t index;

    if (!directive || !name)
        return NULL;
    index = fz__strings_find(&directive->unit_names, name, strlen(name));
    return index == FZ__NO_STRING ? NULL : &directive->units[index];
}

const char *fz_unit_name(const fz_unit *unit)
{
    return unit ? unit->name : "";
}

fz_unit_kind fz_unit_kind_of(const fz_unit *unit)
{
    return unit ? unit->kind : FZ_UNIT_OTHER;
}

/* Which posting lists answer for a role; by bit of fz_role. */
static const uint8_t role_lists[] = {
    1u << FZ_LIST_FIRST_LEAD | 1u << FZ_LIST_JOINT_LEAD, /* LEAD */
    1u << FZ_LIST_COOPERATE,
    1u << FZ_LIST_RESPONSIBLE,
    1u << FZ_LIST_FIRST_LEAD,
    1u << FZ_LIST_JOINT_LEAD,
};

uint32_t fz__lists_of(uint32_t roles)
{
    uint32_t lists = 0;

    for (size_t i = 0; i < sizeof(role_lists); i++)
        if (roles & 1u << i)
            lists |= role_lists[i];
    return lists;
}

size_t fz_unit_task_count(const fz_unit *unit, uint32_t roles)
{
    uint32_t lists = fz__lists_of(roles), at[FZ_LISTS];
    size_t count = 0;

    if (!unit)
        return 0;
    for (size_t i = 0; i < FZ_LISTS; i++)
        at[i] = lists & 1u << i ? unit->tasks[i].first : unit->tasks[i].end;
    for (;; count++) { /* merge: the lowest task at the head of any list counts once */
        const uint32_t *postings = unit->directive->postings;
        uint32_t lowest = FZ__NONE;

        for (size_t i = 0; i < FZ_LISTS; i++)
            if (at[i] < unit->tasks[i].end && postings[at[i]] < lowest)
                lowest = postings[at[i]];
        if (lowest == FZ__NONE)
            return count;
        for (size_t i = 0; i < FZ_LISTS; i++)
            at[i] += at[i] < unit->tasks[i].end && postings[at[i]] == lowest;
    }
}

const fz_task *fz_assignment_task(const fz_assignment *assignment)
{
    return assignment ? &assignment->directive->tasks[assignment->task] : NULL;
}

const fz_unit *fz_assignment_unit(const fz_assignment *assignment)
{
    return assignment ? &assignment->directive->units[assignment->unit] : NULL;
}

fz_role fz_assignment_role(const fz_assignment *assignment)
{
    return assignment ? (fz_role)assignment->role : FZ_ROLE_LEAD;
}

uint32_t fz_assignment_rank(const fz_assignment *assignment)
{
    return assignment ? assignment->rank : 0;
}

int fz_assignment_is_open(const fz_assignment *assignment)
{
    return assignment ? assignment->open : 0;
}

int fz_assignment_is_collective(const fz_assignment *assignment)
{
    return assignment ? assignment->collective : 0;
}

const char *fz_assignment_full_name(const fz_assignment *assignment)
{
    return assignment ? assignment->full : NULL;
}

void fz_assignment_place(const fz_assignment *assignment, fz_place *place)
{
    fz__spot_place(assignment ? &assignment->spot : NULL, place);
}
