/* What a directive, its sections, tasks and units answer. */
#include "threads/ask.h"

size_t ask_directive(things *all, uint64_t *figure)
{
    const fz_directive *d = all->directive;
    uint32_t year, serial;

    say_text(figure, fz_directive_id(d));
    say_text(figure, fz_directive_region(d));
    say_text(figure, fz_directive_source(d));
    say_text(figure, fz_directive_title(d));
    say_text(figure, fz_directive_basis_number(d, 0));
    say_text(figure, fz_directive_doc_number_parts(d, &year, &serial));
    say_number(figure, year * 10000 + serial);
    for (int field = 0; field < FZ_FIELD_COUNT_; field++) {
        say_number(figure, fz_directive_day(d, (fz_field)field));
        for (size_t i = 0; i < fz_directive_field_count(d, (fz_field)field); i++)
            say_text(figure, fz_directive_field(d, (fz_field)field, i));
    }
    for (int part = 0; part < FZ_PART_COUNT_; part++)
        for (size_t i = 0; i < fz_directive_paragraph_count(d, (fz_part)part); i++)
            say_text(figure, fz_directive_paragraph(d, (fz_part)part, i));
    for (size_t i = 0; i < fz_directive_finding_count(all->changed); i++)
        say_finding(figure, fz_directive_finding(all->changed, i));
    return fz_directive_equal(d, all->directive) && !fz_directive_equal(d, all->changed);
}

static void ask_section(const fz_section *section, uint64_t *figure)
{
    fz_place place = {.size = sizeof(place)};

    fz_section_place(section, &place);
    say_place(figure, &place);
    say_text(figure, fz_section_id(section));
    say_text(figure, fz_section_label(section));
    say_text(figure, fz_section_mark(section));
    say_text(figure, fz_section_title(section));
    say_text(figure, fz_section_id(fz_section_parent(section)));
    say_number(figure, fz_section_number(section));
    for (size_t i = 0; i < fz_section_paragraph_count(section); i++)
        say_text(figure, fz_section_paragraph(section, i));
    for (size_t i = 0; i < fz_section_task_count(section); i++)
        say_text(figure, fz_task_id(fz_section_task(section, i)));
}

size_t ask_sections(things *all, uint64_t *figure)
{
    size_t own = 0;

    for (size_t i = 0; i < fz_directive_section_count(all->directive); i++) {
        const fz_section *section = fz_directive_section(all->directive, i);

        ask_section(section, figure);
        own += fz_section_directive(section) == all->directive;
    }
    return own;
}

static void ask_assignment(const fz_assignment *assignment, uint64_t *figure)
{
    fz_place place = {.size = sizeof(place)};

    fz_assignment_place(assignment, &place);
    say_place(figure, &place);
    say_text(figure, fz_task_id(fz_assignment_task(assignment)));
    say_text(figure, fz_unit_name(fz_assignment_unit(assignment)));
    say_text(figure, fz_assignment_full_name(assignment));
    say_number(figure, fz_assignment_role(assignment));
    say_number(figure, fz_assignment_rank(assignment));
    say_number(figure, fz_assignment_is_open(assignment));
    say_number(figure, fz_assignment_is_collective(assignment));
}

/* What a task has any number of. */
static void ask_lists(const fz_task *task, uint64_t *figure)
{
    for (size_t i = 0; i < fz_task_assignment_count(task); i++)
        ask_assignment(fz_task_assignment(task, i), figure);
    for (size_t i = 0; i < fz_task_due_count(task); i++) {
        say_text(figure, fz_task_due_text(task, i));
        say_text(figure, fz_task_due_every(task, i));
        say_number(figure, fz_task_due_day(task, i));
    }
    for (size_t i = 0; i < 1 + fz_task_person_count(task); i++) { /* one more than there is */
        say_text(figure, fz_task_person_name(task, i));
        say_text(figure, fz_task_person_office(task, i));
    }
    for (size_t i = 0; i < 1 + fz_task_field_count(task); i++) {
        say_text(figure, fz_task_field_name(task, i));
        say_text(figure, fz_task_field_text(task, i));
    }
}

static void ask_task(const fz_task *task, uint64_t *figure)
{
    fz_place place = {.size = sizeof(place)};

    fz_task_place(task, &place);
    say_place(figure, &place);
    say_text(figure, fz_task_id(task));
    say_text(figure, fz_task_label(task));
    say_text(figure, fz_task_mark(task));
    say_text(figure, fz_task_text(task));
    say_text(figure, fz_section_id(fz_task_section(task)));
    say_number(figure, fz_task_number(task));
    say_count(figure, fz_task_index(task));
    say_number(figure, fz_task_is_open_ended(task));
    ask_lists(task, figure);
}

static size_t ask_tasks_of(const fz_directive *directive, uint64_t *figure)
{
    size_t found = 0;

    for (size_t i = 0; i < fz_directive_task_count(directive); i++) {
        const fz_task *task = fz_directive_task(directive, i);

        ask_task(task, figure);
        found += fz_task_directive(task) == directive && fz_directive_task_by_id(directive, fz_task_id(task)) == task;
    }
    return found;
}

size_t ask_tasks(things *all, uint64_t *figure)
{
    return ask_tasks_of(all->directive, figure) + ask_tasks_of(all->changed, figure);
}

static void ask_requirement(const fz_requirement *requirement, uint64_t *figure)
{
    fz_place place = {.size = sizeof(place)};
    fz_decimal number = 0;

    fz_requirement_place(requirement, &place);
    say_place(figure, &place);
    say_text(figure, fz_task_id(fz_requirement_task(requirement)));
    say_text(figure, fz_requirement_kind_name(fz_requirement_kind_of(requirement)));
    say_text(figure, fz_bound_name(fz_requirement_bound(requirement)));
    say_text(figure, fz_period_name(fz_requirement_period(requirement)));
    say_text(figure, fz_requirement_text(requirement));
    say_text(figure, fz_requirement_unit(requirement));
    say_count(figure, fz_requirement_offset(requirement) + fz_requirement_length(requirement));
    say_count(figure, fz_requirement_paragraph(requirement));
    say_number(figure, fz_requirement_number(requirement, &number));
    say_number(figure, number);
    say_number(figure, fz_requirement_month(requirement) * 100 + fz_requirement_day(requirement));
    say_number(figure, fz_requirement_at_end(requirement));
    say_number(figure, fz_requirement_date(requirement));
}

size_t ask_requirements(things *all, uint64_t *figure)
{
    size_t found = 0;

    for (size_t i = 0; i < fz_directive_task_count(all->directive); i++) {
        const fz_task *task = fz_directive_task(all->directive, i);

        for (size_t j = 0; j < fz_task_requirement_count(task); j++)
            ask_requirement(fz_task_requirement(task, j), figure);
        found += fz_task_requirement_count(task);
    }
    return found;
}

static size_t near_ones(const fz_directive *directive, const char *name, uint64_t *figure)
{
    const fz_unit *units[8];
    size_t count = fz_directive_suggest_units(directive, name, units, 8);

    for (size_t i = 0; i < (count < 8 ? count : 8); i++)
        say_text(figure, fz_unit_name(units[i]));
    return count;
}

size_t ask_units(things *all, uint64_t *figure)
{
    const fz_directive *d = all->directive;
    const fz_unit *first = fz_directive_unit(d, 0);
    size_t found = 0;

    for (size_t i = 0; i < fz_directive_unit_count(d); i++) {
        const fz_unit *unit = fz_directive_unit(d, i);

        say_number(figure, fz_unit_kind_of(unit));
        say_count(figure, fz_unit_task_count(unit, FZ_ROLE_ANY));
        say_count(figure, fz_directive_shared_task_count(d, first, FZ_ROLE_ANY, unit, FZ_ROLE_ANY));
        found += fz_directive_unit_by_name(d, fz_unit_name(unit)) == unit;
    }
    return found && near_ones(d, "司法局", figure) && near_ones(d, "县法制办", figure) ? found : 0;
}
