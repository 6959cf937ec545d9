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

static int by_address(const void *a, const void *b)
{
    const fz_unit *const *x = a, *const *y = b;

    return ((uintptr_t)*x > (uintptr_t)*y) - ((uintptr_t)*x < (uintptr_t)*y);
}

/* How many units a task names; one may have several roles in it. Sorted, for some inputs name thousands. */
static size_t units_of(const fz_task *task)
{
    size_t count = fz_task_assignment_count(task), different = 0;
    const fz_unit **units = malloc((count + 1) * sizeof(*units));

    REQUIRE(units, "no memory");
    for (size_t i = 0; i < count; i++)
        units[i] = fz_assignment_unit(fz_task_assignment(task, i));
    qsort(units, count, sizeof(*units), by_address);
    for (size_t i = 0; i < count; i++)
        different += !i || units[i] != units[i - 1];
    free(units);
    return different;
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
        named += units_of(fz_directive_task(directive, i));
    REQUIRE(counted == named, "the units have %zu tasks, the tasks %zu units", counted, named);
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

static int stands_in(const fz_section *inner, const fz_section *outer)
{
    while (inner && inner != outer)
        inner = fz_section_parent(inner);
    return inner != NULL;
}

static void require_section(const fz_directive *directive, const fz_section *section, size_t index)
{
    const fz_task *before = NULL;

    REQUIRE(fz_section_directive(section) == directive, "a section astray");
    for (size_t n = 0; n < fz_section_task_count(section); n++) {
        const fz_task *task = fz_section_task(section, n);

        REQUIRE(task && stands_in(fz_task_section(task), section), "task %zu of section %zu stands elsewhere", n,
                index);
        REQUIRE(!before || fz_task_index(before) < fz_task_index(task), "task %zu of section %zu is out of order", n,
                index);
        before = task;
    }
    for (size_t n = 0; n < fz_section_paragraph_count(section); n++)
        REQUIRE(fz_section_paragraph(section, n), "section %zu lacks paragraph %zu", index, n);
}

/* A section has the tasks that stand in it. What it lists is different and right, so it is all when the numbers agree. */
static void require_sections(const fz_directive *directive)
{
    size_t listed = 0, due = 0;

    for (size_t i = 0; i < fz_directive_section_count(directive); i++) {
        require_section(directive, fz_directive_section(directive, i), i);
        listed += fz_section_task_count(fz_directive_section(directive, i));
    }
    for (size_t i = 0; i < fz_directive_task_count(directive); i++)
        for (const fz_section *around = fz_task_section(fz_directive_task(directive, i)); around;
             around = fz_section_parent(around))
            due++;
    REQUIRE(listed == due, "sections list %zu tasks, tasks stand in %zu sections", listed, due);
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
