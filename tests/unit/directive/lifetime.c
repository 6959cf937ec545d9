/* Who keeps whom alive, what NULL does, and what a failed allocation leaves. */
#include "support.h"

#include "support/oom.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

Test(lifetime, a_directive_keeps_its_context)
{
    fz_context *context;
    fz_directive *d;

    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    cr_assert_eq(fz_directive_load_builtin(context, &d, NULL), FZ_OK);
    fz_context_unref(context);
    cr_assert_eq(fz_directive_ref(d), d);
    fz_directive_unref(d);
    cr_assert_eq(fz_directive_task_count(d), 68);
    fz_directive_unref(d);
}

Test(lifetime, an_error_keeps_its_context)
{
    fz_context *context;
    fz_directive *d;
    fz_error *error;

    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    cr_assert_eq(fz_directive_load_memory(context, "<a/>", 4, "a.xml", &d, &error), FZ_EROOT);
    fz_context_unref(context);
    cr_assert_str_eq(fz_error_source(error), "a.xml");
    fz_error_free(error);
}

Test(lifetime, null_is_no_directive)
{
    fz_directive *d = (fz_directive *)1;
    fz_error *error = NULL;
    size_t count = 7;

    cr_assert_eq(fz_directive_load_builtin(NULL, &d, &error), FZ_EINVAL);
    cr_assert_null(d);
    fz_error_free(error);
    cr_assert_eq(fz_directive_load_path(the_context(), NULL, &d, NULL), FZ_EINVAL);
    cr_assert_eq(fz_directive_load_memory(the_context(), NULL, 1, NULL, &d, NULL), FZ_EINVAL);
    cr_assert_eq(fz_directive_load_memory(the_context(), NULL, 0, NULL, &d, NULL), FZ_EEMPTY);
    cr_assert_eq(fz_directive_load_callback(the_context(), NULL, NULL, NULL, &d, NULL), FZ_EINVAL);
    cr_assert_eq(fz_directive_load_builtin(the_context(), NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_directive_save_memory(NULL, NULL, 0, &count, NULL), FZ_EINVAL);
    cr_assert_eq(count, 0);
    cr_assert_eq(fz_directive_save_path(NULL, "x", NULL), FZ_EINVAL);
    cr_assert_null(fz_directive_ref(NULL));
    fz_directive_unref(NULL);
    cr_assert_eq(fz_directive_task_count(NULL), 0);
    cr_assert_null(fz_directive_task(NULL, 0));
    cr_assert_str_eq(fz_directive_title(NULL), "");
    cr_assert_null(fz_task_section(NULL));
    cr_assert_str_eq(fz_task_text(NULL), "");
    cr_assert_eq(fz_task_due_count(NULL), 0);
    cr_assert_null(fz_assignment_unit(NULL));
    cr_assert_eq(fz_unit_task_count(NULL, FZ_ROLE_ANY), 0);
    cr_assert_null(fz_section_parent(NULL));
    fz_task_place(NULL, NULL);
}

Test(lifetime, an_index_beyond_the_end_gives_nothing)
{
    fz_directive *d = load_builtin();

    cr_assert_null(fz_directive_task(d, 68));
    cr_assert_null(fz_directive_section(d, SIZE_MAX));
    cr_assert_null(fz_task_assignment(fz_directive_task(d, 0), 99));
    cr_assert_null(fz_directive_field(d, (fz_field)99, 0));
    cr_assert_null(fz_directive_paragraph(d, FZ_PART_BODY, 0));
    cr_assert_null(fz_directive_task_by_id(d, "t69"));
    cr_assert_null(fz_directive_unit_by_name(d, "县"));
    fz_directive_unref(d);
}

static ptrdiff_t read_a_little(void *user, void *buffer, size_t capacity)
{
    const char **at = user;
    size_t count = strlen(*at) < 7 ? strlen(*at) : 7;

    (void)capacity;
    memcpy(buffer, *at, count);
    *at += count;
    return (ptrdiff_t)count;
}

static ptrdiff_t read_nothing(void *user, void *buffer, size_t capacity)
{
    (void)user;
    (void)buffer;
    (void)capacity;
    return -1;
}

Test(lifetime, a_callback_may_give_a_few_bytes_at_a_time)
{
    const char *xml = DIRECTIVE("<task id=\"t1\"><p>甲乙丙丁</p></task>");
    fz_directive *d;
    fz_error *error;

    cr_assert_eq(fz_directive_load_callback(the_context(), read_a_little, &xml, "little", &d, NULL), FZ_OK);
    cr_assert_str_eq(fz_task_text(fz_directive_task(d, 0)), "甲乙丙丁");
    cr_assert_str_eq(fz_directive_source(d), "little");
    fz_directive_unref(d);
    cr_assert_eq(fz_directive_load_callback(the_context(), read_nothing, NULL, "none", &d, &error), FZ_EREAD);
    cr_assert_str_eq(fz_error_source(error), "none");
    fz_error_free(error);
}

static fz_status load_and_save(const fz_allocator *allocator)
{
    fz_context *context = NULL;
    fz_directive *d = NULL;
    size_t count = 0;
    fz_status status = fz_context_new(allocator, &context);

    if (status == FZ_OK)
        status = fz_directive_load_builtin(context, &d, NULL);
    if (status == FZ_OK)
        status = fz_directive_save_memory(d, NULL, 0, &count, NULL);
    if (status == FZ_OK && (fz_directive_task_count(d) != 68 || count == 0))
        status = FZ_EINVAL;
    fz_directive_unref(d);
    fz_context_unref(context);
    return status;
}

Test(lifetime, load_and_save_survive_each_failed_allocation)
{
    OOM_SWEEP(load_and_save);
}

static fz_status load_markup(const fz_allocator *allocator)
{
    static const char xml[] =
        DIRECTIVE("<!--a--><section id=\"s\" xmlns:x=\"u\" x:a=\"1\"><title>A<x:b/>B</title><task id=\"t\" label=\"1\">"
                  "<p>a<x:c>d</x:c></p><due every=\"year\">每年</due><person name=\"王\"/></task></section>");
    fz_context *context = NULL;
    fz_directive *d = NULL;
    fz_status status = fz_context_new(allocator, &context);

    if (status == FZ_OK)
        status = fz_directive_load_memory(context, xml, sizeof(xml) - 1, "x", &d, NULL);
    fz_directive_unref(d);
    fz_context_unref(context);
    return status;
}

Test(lifetime, markup_of_others_survives_each_failed_allocation)
{
    OOM_SWEEP(load_markup);
}
