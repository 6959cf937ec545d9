/* Each file of tests/data/scheme/bad is refused with the code and at the place that its .expect names. */
#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The value behind "key " at a line's start; NULL when there is none. Static memory. */
static const char *expected(const char *text, const char *key)
{
    static char value[512];

    for (const char *line = text; line && *line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
        size_t n = strlen(key);

        if (strncmp(line, key, n) == 0 && line[n] == ' ') {
            snprintf(value, sizeof(value), "%.*s", (int)strcspn(line + n + 1, "\n"), line + n + 1);
            return value;
        }
    }
    return NULL;
}

static void check_number(const char *file, const char *text, const char *key, uint64_t found)
{
    const char *value = expected(text, key);

    if (value)
        cr_expect_eq(found, strtoull(value, NULL, 10), "%s: %s %llu, expected %s", file, key, (unsigned long long)found,
                     value);
}

static void check_refusal(const char *file)
{
    fz_place place = {.size = sizeof(place)};
    char name[8192], *text;
    fz_scheme *scheme;
    fz_error *error;
    const char *value;

    snprintf(name, sizeof(name), "%.*s.expect", (int)strlen(file) - 4, file);
    text = file_text(name);
    if (fz_scheme_load_path(the_context(), file, &scheme, &error) == FZ_OK) {
        fz_scheme_unref(scheme);
        free(text);
        cr_expect_fail("%s: loaded, must be refused", file);
        return;
    }
    cr_expect_null(scheme);
    value = expected(text, "code");
    cr_expect_str_eq(fz_status_name(fz_error_status(error)), value, "%s: %s (%s), expected %s", file,
                     fz_status_name(fz_error_status(error)), fz_error_message(error), value);
    fz_error_place(error, &place);
    check_number(file, text, "line", place.line);
    check_number(file, text, "column", place.column);
    check_number(file, text, "offset", place.offset);
    value = expected(text, "path");
    cr_expect_str_eq(fz_error_path(error), value, "%s: path %s, expected %s", file, fz_error_path(error), value);
    cr_expect_null(fz_error_next(error), "%s: also %s", file, fz_error_message(fz_error_next(error)));
    cr_expect_null(strstr(fz_error_message(error), "{"), "%s: %s", file, fz_error_message(error));
    fz_error_free(error);
    free(text);
}

Test(scheme_refuse, every_bad_file_with_its_code_and_place)
{
    cr_assert_geq(for_each_file("scheme/bad", check_refusal), 100);
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
