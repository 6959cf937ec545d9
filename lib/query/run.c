/* Running a query. One condition drives: it offers candidates, ascending, from its list or its ranges. It is the one that
 * offers fewest, so a run costs what the most selective condition finds, whatever the length of the document. Each
 * candidate is then held against all conditions, the driver's own included: the driver may offer too much, and what is
 * found depends on fz__reading_holds alone.
 *
 * The cursor lives on the stack and nothing is allocated: a run cannot fail, and threads share a query freely. */
#include "query/postings.h"
#include "query/query.h"
#include "query/text.h"
#include "query/through.h"

#include <string.h>

#include <fazhi/query.h>

typedef struct driver {
    uint32_t (*next)(struct driver *driver); /* the next candidate; FZ__NONE at the end */
    size_t size;                             /* how many there are at most */
    fz__reading *reading;
    const fz_query *query;
    const fz_directive *directive;
    size_t condition; /* units through a registry: which drives */
    uint32_t task;    /* ranges and units: the first that was not offered yet */
    uint32_t end;     /* ranges: the end of the current one */
    uint32_t section, stretch;
    fz__postings postings;
    fz__letter_walk letters;
} driver;

/* ------------------------------------------------------------------ conditions */

bool fz__role_holds(const fz_assignment *assignment, uint32_t roles)
{
    uint32_t own = assignment->role;

    if (own == FZ_ROLE_LEAD)
        own |= assignment->rank == 1 ? FZ_ROLE_FIRST_LEAD : FZ_ROLE_JOINT_LEAD;
    return own & roles;
}

static bool unit_holds(fz__reading *reading, const fz_task *task, size_t index)
{
    const fz_directive *d = task->directive;
    const fz__unit_condition *condition = &reading->query->units[index];

    for (uint32_t i = task->assignments.first; i < task->assignments.end; i++) {
        if (!fz__role_holds(&d->assignments[i], condition->roles))
            continue;
        if (!condition->name || fz__reading_answer(reading, index, &d->units[d->assignments[i].unit]).holds)
            return true;
    }
    return false;
}

static bool any_section_cited(const fz_query *query, const fz_section *section)
{
    for (size_t i = 0; i < query->section_count; i++)
        if (fz__section_cited(section, &query->sections[i]))
            return true;
    return false;
}

static bool section_holds(const fz_query *query, const fz_task *task)
{
    const fz_section *section = fz_task_section(task);

    while (section && !any_section_cited(query, section))
        section = fz_section_parent(section);
    return section || !query->section_count;
}

static bool number_holds(const fz_query *query, const fz_task *task)
{
    for (size_t i = 0; i < query->number_count; i++)
        if (fz__task_cited(task, &query->numbers[i]))
            return true;
    return !query->number_count;
}

bool fz__reading_holds(fz__reading *reading, const fz_task *task, size_t sure)
{
    const fz_query *query = reading->query;

    for (size_t i = 0; i < query->unit_count; i++)
        if (i != sure && !unit_holds(reading, task, i))
            return false;
    if (!number_holds(query, task) || !section_holds(query, task))
        return false;
    for (size_t i = 0; i < query->words_count; i++)
        if (!strstr(task->text, query->words[i].bytes))
            return false;
    return true;
}

/* ------------------------------------------------------------------ drivers */

static uint32_t next_of_all(driver *d)
{
    return d->task < d->end ? d->task++ : FZ__NONE;
}

static uint32_t next_of_unit(driver *d)
{
    uint32_t task = fz__postings_seek(&d->postings, d->task);

    d->task = task + 1;
    return task;
}

static uint32_t next_of_letters(driver *d)
{
    return fz__letter_walk_next(&d->letters);
}

/* The next section that is asked for; those inside it are skipped, its tasks being theirs. */
static const fz_section *next_section(driver *d)
{
    while (d->section < d->directive->section_count) {
        const fz_section *section = &d->directive->sections[d->section];

        if (any_section_cited(d->query, section)) {
            d->section = section->sections.end;
            return section;
        }
        d->section++;
    }
    return NULL;
}

static uint32_t next_of_sections(driver *d)
{
    while (d->task == d->end) {
        const fz_section *section = next_section(d);

        if (!section)
            return FZ__NONE;
        d->task = section->tasks.first;
        d->end = section->tasks.end;
    }
    return d->task++;
}

/* The first task of [first, end), a part of a stretch, whose leading number is not below `number`. */
static uint32_t find_number(const fz_directive *directive, uint32_t first, uint32_t end, uint32_t number)
{
    while (first < end) {
        uint32_t middle = first + (end - first) / 2;

        if (directive->tasks[middle].leading < number)
            first = middle + 1;
        else
            end = middle;
    }
    return first;
}

static fz__range stretch(const fz_directive *directive, uint32_t index)
{
    bool last = index + 1 == directive->stretch_count;

    return (fz__range){directive->stretches[index], last ? directive->task_count : directive->stretches[index + 1]};
}

static uint32_t greatest_leading(const fz__citation *citation)
{
    return citation->item.depth == 1 ? citation->last : citation->item.numbers[0];
}

static uint32_t next_of_numbers(driver *d)
{
    for (; d->stretch < d->directive->stretch_count; d->stretch++) {
        fz__range tasks = stretch(d->directive, d->stretch);
        uint32_t first = d->task > tasks.first ? d->task : tasks.first, nearest = tasks.end;

        for (size_t i = 0; i < d->query->number_count; i++) {
            const fz__citation *citation = &d->query->numbers[i];
            uint32_t task = find_number(d->directive, first, nearest, citation->item.numbers[0]);

            if (task < nearest && d->directive->tasks[task].leading <= greatest_leading(citation))
                nearest = task;
        }
        if (nearest < tasks.end) {
            d->task = nearest + 1;
            return nearest;
        }
    }
    return FZ__NONE;
}

static void drive_all(driver *d)
{
    d->next = next_of_all;
    d->size = d->end = d->directive->task_count;
}

static void drive_unit(driver *d, const fz__unit_condition *condition)
{
    const fz_unit *unit = &d->directive->anyone;

    d->next = next_of_unit;
    if (condition->name)
        unit = fz_directive_unit_by_name(d->directive, condition->name);
    if (unit)
        fz__postings_open(&d->postings, unit, condition->roles);
    d->size = fz__postings_size(&d->postings);
}

static uint32_t next_through(driver *d)
{
    uint32_t task = fz__reading_seek(d->reading, d->task);

    d->task = task + 1;
    return task;
}

/* Several units may be the body that is asked for. Too many to keep the lists of are found by looking at every task. */
static void drive_through(driver *d, size_t condition)
{
    d->condition = condition;
    if (fz__reading_drive(d->reading, condition, &d->size))
        d->next = next_through;
    else
        drive_all(d);
}

static void drive_letters(driver *d, const fz__words *words)
{
    d->next = next_of_letters;
    d->letters = fz__letter_walk_open(d->directive, words->bytes, words->length);
    d->size = fz__letter_walk_size(&d->letters);
}

static void drive_sections(driver *d)
{
    const fz_section *section;

    while ((section = next_section(d)))
        d->size += section->tasks.end - section->tasks.first;
    d->section = 0;
    d->next = next_of_sections;
}

static void drive_numbers(driver *d)
{
    d->next = next_of_numbers;
    for (uint32_t at = 0; at < d->directive->stretch_count; at++) {
        fz__range tasks = stretch(d->directive, at);

        for (size_t i = 0; i < d->query->number_count; i++) {
            const fz__citation *citation = &d->query->numbers[i];
            uint32_t first = find_number(d->directive, tasks.first, tasks.end, citation->item.numbers[0]);

            d->size += find_number(d->directive, first, tasks.end, greatest_leading(citation) + 1) - first;
        }
    }
}

static void keep_smaller(driver *best, const driver *other)
{
    if (other->size < best->size)
        *best = *other;
}

static driver choose_driver(fz__reading *reading)
{
    const fz_query *query = reading->query;
    const driver none = {.reading = reading, .query = query, .directive = reading->directive};
    driver best = none, other;

    drive_all(&best);
    for (size_t i = 0; i < query->unit_count; i++) {
        other = none;
        if (query->registry && query->units[i].name)
            drive_through(&other, i);
        else
            drive_unit(&other, &query->units[i]);
        keep_smaller(&best, &other);
    }
    for (size_t i = 0; i < query->words_count; i++) {
        other = none;
        drive_letters(&other, &query->words[i]);
        keep_smaller(&best, &other);
    }
    if (query->section_count) {
        other = none;
        drive_sections(&other);
        keep_smaller(&best, &other);
    }
    if (query->number_count) {
        other = none;
        drive_numbers(&other);
        keep_smaller(&best, &other);
    }
    if (best.next == next_through) /* the lists may be those of another condition by now */
        drive_through(&best, best.condition);
    return best;
}

size_t fz_query_run(const fz_query *query, const fz_directive *directive, const fz_task **tasks, size_t capacity)
{
    fz__reading reading;
    driver candidates;
    size_t found = 0;

    if (!query || !directive)
        return 0;
    fz__reading_open(&reading, query, directive);
    candidates = choose_driver(&reading);
    for (uint32_t i = candidates.next(&candidates); i != FZ__NONE; i = candidates.next(&candidates)) {
        const fz_task *task = &directive->tasks[i];

        if (!fz__reading_holds(&reading, task, FZ__NO_CONDITION))
            continue;
        if (tasks && found < capacity)
            tasks[found] = task;
        found++;
    }
    return found;
}
