/* The index of a directive, made once all its arrays stand, so that a question costs what its answer holds:
 *
 * - the posting lists: for each unit, and for all together, in each of four roles, its tasks, ascending and each once;
 * - the stretches: where the numbers of tasks begin anew, so that a number is found in each by halving;
 * - the letters: which tasks may hold a character (letters.c);
 * - the ids of tasks.
 *
 * Each is made in two passes, one that counts and one that fills, so that every list has its exact size. */
#include "base/numeral.h"
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

fz_status fz__directive_index(fz_directive *d, fz_error **error)
{
    if (make_units(d) && make_postings(d) && make_stretches(d) && make_ids(d) && fz__directive_letters(d))
        return FZ_OK;
    return fz__no_memory(error);
}
