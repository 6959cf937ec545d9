/* What is promised of every directive, whatever it was made of. */
#include "fuzz.h"

static void require_task(const fz_directive *directive, const fz_task *task, size_t index)
{
    REQUIRE(fz_task_index(task) == index && fz_task_directive(task) == directive, "task %zu is not itself", index);
    REQUIRE(fz_directive_task_by_id(directive, fz_task_id(task)) == task, "id \"%s\"", fz_task_id(task));
    REQUIRE(fz_task_text(task), "task %zu has no text", index);
    for (size_t i = 0; i < fz_task_assignment_count(task); i++) {
        const fz_assignment *assignment = fz_task_assignment(task, i);
        const char *name = fz_unit_name(fz_assignment_unit(assignment));

        REQUIRE(fz_assignment_task(assignment) == task, "an assignment of another task");
        REQUIRE(*name && fz_directive_unit_by_name(directive, name) == fz_assignment_unit(assignment), "unit \"%s\"",
                name);
        REQUIRE(fz_assignment_rank(assignment) > 0, "rank 0");
    }
    for (size_t i = 0; i < fz_task_requirement_count(task); i++) {
        const fz_requirement *requirement = fz_task_requirement(task, i);

        REQUIRE(fz_requirement_task(requirement) == task && fz_requirement_text(requirement), "a requirement astray");
    }
}

/* Every unit has a task, and as many as name it. */
static void require_units(const fz_directive *directive)
{
    size_t named = 0, counted = 0;

    for (size_t i = 0; i < fz_directive_unit_count(directive); i++) {
        size_t count = fz_unit_task_count(fz_directive_unit(directive, i), FZ_ROLE_ANY);

        REQUIRE(count > 0 && count <= fz_directive_task_count(directive), "unit %zu has %zu tasks", i, count);
        counted += count;
    }
    for (size_t i = 0; i < fz_directive_task_count(directive); i++)
        named += fz_task_assignment_count(fz_directive_task(directive, i));
    REQUIRE(counted <= named, "%zu tasks of units, %zu assignments", counted, named);
}

static void require_written_twice_alike(const fz_directive *directive, fz_format format)
{
    fuzz_bytes a = {0}, b = {0};

    REQUIRE(fz_directive_write(directive, format, fuzz_take, &a, NULL) == FZ_OK, "cannot write %s",
            fz_format_name(format));
    REQUIRE(fz_directive_write(directive, format, fuzz_take, &b, NULL) == FZ_OK, "cannot write %s again",
            fz_format_name(format));
    fuzz_require_same(&a, &b, fz_format_name(format));
    fuzz_free(&a);
    fuzz_free(&b);
}

static void require_sections(const fz_directive *directive)
{
    size_t tasks = 0;

    for (size_t i = 0; i < fz_directive_section_count(directive); i++) {
        const fz_section *section = fz_directive_section(directive, i);

        REQUIRE(fz_section_directive(section) == directive, "a section astray");
        for (size_t n = 0; n < fz_section_task_count(section); n++)
            REQUIRE(fz_section_task(section, n), "section %zu lacks task %zu", i, n);
        for (size_t n = 0; n < fz_section_paragraph_count(section); n++)
            REQUIRE(fz_section_paragraph(section, n), "section %zu lacks paragraph %zu", i, n);
    }
    for (size_t i = 0; i < fz_directive_task_count(directive); i++)
        tasks += fz_task_section(fz_directive_task(directive, i)) != NULL;
    REQUIRE(!tasks || fz_directive_section_count(directive), "tasks in sections that are not there");
}

void fuzz_require_directive(const fz_directive *directive)
{
    for (size_t i = 0; i < fz_directive_task_count(directive); i++)
        require_task(directive, fz_directive_task(directive, i), i);
    require_units(directive);
    require_sections(directive);
    require_written_twice_alike(directive, FZ_FORMAT_TEXT);
    require_written_twice_alike(directive, FZ_FORMAT_HTML);
}
