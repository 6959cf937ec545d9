/* Each file of tests/data/scheme/bad is refused with the code and at the place that its .expect names. */
#include "support.h"

#include "unit/support/refuse.h"

#include <criterion/criterion.h>
#include <string.h>

static fz_status load(const char *file, fz_error **error)
{
    fz_scheme *scheme;
    fz_status status = fz_scheme_load_path(the_context(), file, &scheme, error);

    cr_expect_eq(scheme == NULL, status != FZ_OK);
    fz_scheme_unref(scheme);
    return status;
}

Test(scheme_refuse, every_bad_file_with_its_code_and_place)
{
    cr_assert_geq(refuse_all("scheme/bad", ".xml", load, 1), 100);
}

Test(scheme_refuse, several_faults_in_the_order_of_the_document)
{
    const char *xml = SCHEME("<total id=\"t\" points=\"10\">"
                             "<indicator id=\"a\" points=\"4\"><deduct points=\"1\"/></indicator>"
                             "<indicator id=\"a\" points=\"5\"/></total>");
    static const fz_status codes[] = {FZ_EPOINTS, FZ_ENEVER, FZ_EHOLLOW, FZ_EDUPLICATE_ID};
    const fz_error *at;
    fz_scheme *scheme;
    fz_error *error;

    cr_assert_eq(fz_scheme_load_memory(the_context(), xml, strlen(xml), NULL, &scheme, &error), FZ_EPOINTS);
    at = error;
    for (size_t i = 0; i < 4; i++, at = fz_error_next(at))
        cr_assert_eq(fz_error_status(at), codes[i], "error %zu is %s", i, fz_status_name(fz_error_status(at)));
    cr_assert_null(at);
    fz_error_free(error);
}

Test(scheme_refuse, a_message_gives_the_value_and_what_would_be_right)
{
    const char *xml =
        INDICATOR("", "<raters><group name=\"甲\" weight=\"33.3\"/><group name=\"乙\" weight=\"66.6\"/></raters>");
    fz_scheme *scheme;
    fz_error *error;

    cr_assert_eq(fz_scheme_load_memory(the_context(), xml, strlen(xml), NULL, &scheme, &error), FZ_EWEIGHTS);
    cr_assert_str_eq(fz_error_message(error), "the weights in \"raters\" add up to 99.9; expected 100");
    fz_error_free(error);
}

Test(scheme_refuse, a_wrong_call)
{
    fz_scheme *scheme;
    size_t count;

    cr_assert_eq(fz_scheme_load_memory(NULL, "", 0, NULL, &scheme, NULL), FZ_EINVAL);
    cr_assert_null(scheme);
    cr_assert_eq(fz_scheme_load_memory(the_context(), "", 0, NULL, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_scheme_load_memory(the_context(), NULL, 1, NULL, &scheme, NULL), FZ_EINVAL);
    cr_assert_eq(fz_scheme_load_memory(the_context(), NULL, 0, NULL, &scheme, NULL), FZ_EEMPTY);
    cr_assert_eq(fz_scheme_load_path(the_context(), NULL, &scheme, NULL), FZ_EINVAL);
    cr_assert_eq(fz_scheme_load_path(the_context(), "/there/is/no/such.xml", &scheme, NULL), FZ_ENOTFOUND);
    cr_assert_eq(fz_scheme_load_callback(the_context(), NULL, NULL, NULL, &scheme, NULL), FZ_EINVAL);
    cr_assert_eq(fz_scheme_load_builtin(NULL, &scheme, NULL), FZ_EINVAL);
    cr_assert_eq(fz_scheme_save_memory(NULL, NULL, 0, &count, NULL), FZ_EINVAL);
    cr_assert_eq(fz_scheme_save_path(NULL, "x", NULL), FZ_EINVAL);
    cr_assert_eq(fz_scheme_save_callback(NULL, NULL, NULL, NULL), FZ_EINVAL);
}
