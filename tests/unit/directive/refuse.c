/* Each file of tests/data/bad is refused with the code and at the place that its .expect names. */
#include "support.h"

#include "unit/support/refuse.h"

#include <criterion/criterion.h>
#include <string.h>

static fz_status load(const char *file, fz_error **error)
{
    fz_directive *directive;
    fz_status status = fz_directive_load_path(the_context(), file, &directive, error);

    cr_expect_eq(directive == NULL, status != FZ_OK);
    cr_expect(status == FZ_OK || strcmp(fz_error_source(*error), file) == 0);
    fz_directive_unref(directive);
    return status;
}

Test(refuse, every_bad_file_with_its_code_and_place)
{
    cr_assert_geq(refuse_all("bad", ".xml", load, 0), 60);
}

Test(refuse, several_faults_are_told_in_the_order_of_the_document)
{
    fz_error *error = refuse_text(DIRECTIVE("\n<task id=\"t1\" label=\"1\" n=\"2\"><p>x</p></task>"
                                            "\n<task id=\"t1\" label=\"1\"><p> </p></task>"));
    static const fz_status codes[] = {FZ_EORDINAL, FZ_ENOTEXT, FZ_EDUPLICATE_ID, FZ_EDUPLICATE_TASK};
    const fz_error *at = error;

    for (size_t i = 0; i < 4; i++, at = fz_error_next(at))
        cr_assert_eq(fz_error_status(at), codes[i], "error %zu is %s", i, fz_status_name(fz_error_status(at)));
    cr_assert_null(at);
    fz_error_free(error);
}

Test(refuse, no_more_than_the_limit_of_errors)
{
    char xml[65536] = "<directive xmlns=\"urn:libfazhi:directive:1\"><head/>";
    fz_error *error;
    size_t count = 0;

    for (size_t i = 0; i < 100; i++)
        strcat(xml, "<task id=\"t\"><p>x</p></task>");
    strcat(xml, "</directive>");
    error = refuse_text(xml);
    for (const fz_error *at = error; at; at = fz_error_next(at))
        count++;
    cr_assert_eq(count, 20);
    fz_error_free(error);
}

Test(refuse, one_task_beyond_the_limit)
{
    const char *two = DIRECTIVE("<task id=\"a\"><p>x</p></task><task id=\"b\"><p>x</p></task>");
    fz_context *context;
    fz_directive *directive;
    fz_error *error;

    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    fz_context_set_limit(context, FZ_LIMIT_TASKS, 2);
    cr_assert_eq(fz_directive_load_memory(context, two, strlen(two), NULL, &directive, NULL), FZ_OK);
    fz_directive_unref(directive);
    fz_context_set_limit(context, FZ_LIMIT_TASKS, 1);
    cr_assert_eq(fz_directive_load_memory(context, two, strlen(two), NULL, &directive, &error), FZ_ELIMIT);
    cr_assert_null(directive);
    fz_error_free(error);
    fz_context_unref(context);
}
