/* Reading tasks. */
#include "directive/model.h"

#include <string.h>

size_t fz_directive_task_count(const fz_directive *directive)
{
    return directive ? directive->task_count : 0;
}

const fz_task *fz_directive_task(const fz_directive *directive, size_t index)
{
    return index < fz_directive_task_count(directive) ? &directive->tasks[index] : NULL;
}

const fz_task *fz_directive_task_by_id(const fz_directive *directive, const char *id)
{
    uint32_t index;

    if (!directive || !id)
        return NULL;
    index = fz__strings_find(&directive->task_ids, id, strlen(id));
    return index == FZ__NO_STRING ? NULL : &directive->tasks[index];
}

fz_directive *fz_task_directive(const fz_task *task)
{
    return task ? task->directive : NULL;
}

size_t fz_task_index(const fz_task *task)
{
    return task ? task->index : 0;
}

const char *fz_task_id(const fz_task *task)
{
    return task ? task->id : NULL;
}

const char *fz_task_label(const fz_task *task)
{
    return task ? task->label : NULL;
}

const char *fz_task_mark(const fz_task *task)
{
    return task ? task->mark : NULL;
}

uint32_t fz_task_number(const fz_task *task)
{
    return task ? task->number : 0;
}

const char *fz_task_text(const fz_task *task)
{
    return task ? task->text : "";
}

const fz_section *fz_task_section(const fz_task *task)
{
    return task && task->section != FZ__NONE ? &task->directive->sections[task->section] : NULL;
}

size_t fz_task_assignment_count(const fz_task *task)
{
    return task ? task->assignments.end - task->assignments.first : 0;
}

const fz_assignment *fz_task_assignment(const fz_task *task, size_t index)
{
    if (index >= fz_task_assignment_count(task))
        return NULL;
    return &task->directive->assignments[task->assignments.first + index];
}

int fz_task_is_open_ended(const fz_task *task)
{
    return task ? task->open_ended : 0;
}

size_t fz_task_due_count(const fz_task *task)
{
    return task ? task->dues.end - task->dues.first : 0;
}

static const fz__due *due_at(const fz_task *task, size_t index)
{
    return index < fz_task_due_count(task) ? &task->directive->dues[task->dues.first + index] : NULL;
}

const char *fz_task_due_text(const fz_task *task, size_t index)
{
    const fz__due *due = due_at(task, index);

    return due ? due->text : NULL;
}

fz_date fz_task_due_day(const fz_task *task, size_t index)
{
    const fz__due *due = due_at(task, index);

    return due ? due->date : 0;
}

const char *fz_task_due_every(const fz_task *task, size_t index)
{
    const fz__due *due = due_at(task, index);

    return due ? due->every : NULL;
}

size_t fz_task_person_count(const fz_task *task)
{
    return task ? task->persons.end - task->persons.first : 0;
}

static const fz__person *person_at(const fz_task *task, size_t index)
{
    return index < fz_task_person_count(task) ? &task->directive->persons[task->persons.first + index] : NULL;
}

const char *fz_task_person_name(const fz_task *task, size_t index)
{
    const fz__person *person = person_at(task, index);

    return person ? person->name : NULL;
}

const char *fz_task_person_office(const fz_task *task, size_t index)
{
    const fz__person *person = person_at(task, index);

    return person ? person->office : NULL;
}

size_t fz_task_field_count(const fz_task *task)
{
    return task ? fz__items_count(task->directive, task->items, FZ_ITEM_FIELD) : 0;
}

static const fz__item *field_at(const fz_task *task, size_t index)
{
    return task ? fz__items_at(task->directive, task->items, FZ_ITEM_FIELD, index) : NULL;
}

const char *fz_task_field_name(const fz_task *task, size_t index)
{
    const fz__item *field = field_at(task, index);

    return field ? task->directive->names.texts[field->ref] : NULL;
}

const char *fz_task_field_text(const fz_task *task, size_t index)
{
    const fz__item *field = field_at(task, index);

    return field ? field->text : NULL;
}

void fz_task_place(const fz_task *task, fz_place *place)
{
    fz__spot_place(task ? &task->spot : NULL, place);
}
