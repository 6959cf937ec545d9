/* Reading requirements. */
#include "directive/model.h"

size_t fz_task_requirement_count(const fz_task *task)
{
    return task ? task->requirements.end - task->requirements.first : 0;
}

const fz_requirement *fz_task_requirement(const fz_task *task, size_t index)
{
    if (index >= fz_task_requirement_count(task))
        return NULL;
    return &task->directive->requirements[task->requirements.first + index];
}

const fz_task *fz_requirement_task(const fz_requirement *requirement)
{
    return requirement ? &requirement->directive->tasks[requirement->task] : NULL;
}

fz_requirement_kind fz_requirement_kind_of(const fz_requirement *requirement)
{
    return requirement ? (fz_requirement_kind)requirement->kind : FZ_REQUIREMENT_NONE;
}

const char *fz_requirement_kind_name(fz_requirement_kind kind)
{
    static const char *const names[] = {"",        "frequency", "recurring", "deadline", "precondition", "prohibition",
                                        "quantity"};

    return (unsigned)kind <= FZ_REQUIREMENT_QUANTITY ? names[kind] : "";
}

const char *fz_bound_name(fz_bound bound)
{
    static const char *const names[] = {"", "least", "most", "exactly", "above", "below"};

    return (unsigned)bound <= FZ_BOUND_BELOW ? names[bound] : "";
}

const char *fz_period_name(fz_period period)
{
    static const char *const names[] = {"", "day", "week", "month", "quarter", "half-year", "year"};

    return (unsigned)period <= FZ_PERIOD_YEAR ? names[period] : "";
}

const char *fz_requirement_text(const fz_requirement *requirement)
{
    return requirement ? requirement->text : "";
}

size_t fz_requirement_offset(const fz_requirement *requirement)
{
    return requirement ? requirement->offset : 0;
}

size_t fz_requirement_length(const fz_requirement *requirement)
{
    return requirement ? requirement->length : 0;
}

size_t fz_requirement_paragraph(const fz_requirement *requirement)
{
    return requirement ? requirement->paragraph : 0;
}

void fz_requirement_place(const fz_requirement *requirement, fz_place *place)
{
    fz__spot_place(requirement ? &requirement->spot : NULL, place);
}

int fz_requirement_number(const fz_requirement *requirement, fz_decimal *number)
{
    if (number)
        *number = requirement && requirement->numbered ? requirement->number : 0;
    return requirement && requirement->numbered;
}

const char *fz_requirement_unit(const fz_requirement *requirement)
{
    return requirement ? requirement->unit : NULL;
}

fz_bound fz_requirement_bound(const fz_requirement *requirement)
{
    return requirement ? (fz_bound)requirement->bound : FZ_BOUND_NONE;
}

fz_period fz_requirement_period(const fz_requirement *requirement)
{
    return requirement ? (fz_period)requirement->period : FZ_PERIOD_NONE;
}

unsigned fz_requirement_month(const fz_requirement *requirement)
{
    return requirement ? requirement->month : 0;
}

unsigned fz_requirement_day(const fz_requirement *requirement)
{
    return requirement ? requirement->day : 0;
}

int fz_requirement_at_end(const fz_requirement *requirement)
{
    return requirement ? requirement->at_end : 0;
}

fz_date fz_requirement_date(const fz_requirement *requirement)
{
    return requirement ? requirement->date : 0;
}
