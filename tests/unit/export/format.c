/* Names of formats. */
#include "unit/query/fixture.h"

#include <criterion/criterion.h>

Test(format, knows_each_name)
{
    static const struct {
        const char *name;
        fz_format format;
    } names[] = {{"table", FZ_FORMAT_TABLE}, {"json", FZ_FORMAT_JSON}, {"csv", FZ_FORMAT_CSV},  {"xml", FZ_FORMAT_XML},
                 {"akn", FZ_FORMAT_AKN},     {"text", FZ_FORMAT_TEXT}, {"html", FZ_FORMAT_HTML}};
    fz_format format;

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        cr_expect_eq(fz_format_parse(the_context(), names[i].name, &format, NULL), FZ_OK);
        cr_expect_eq(format, names[i].format, "%s", names[i].name);
        cr_expect_str_eq(fz_format_name(format), names[i].name);
    }
    cr_assert_eq(sizeof(names) / sizeof(*names), FZ_FORMAT_COUNT_);
}

Test(format, has_an_ending_and_a_media_type)
{
    cr_assert_str_eq(fz_format_ending(FZ_FORMAT_JSON), "json");
    cr_assert_str_eq(fz_format_media_type(FZ_FORMAT_JSON), "application/json");
    cr_assert_str_eq(fz_format_ending(FZ_FORMAT_HTML), "html");
    cr_assert_str_eq(fz_format_media_type(FZ_FORMAT_TEXT), "text/plain");
    cr_assert_null(fz_format_name(FZ_FORMAT_COUNT_));
    cr_assert_null(fz_format_ending(FZ_FORMAT_COUNT_));
    cr_assert_null(fz_format_media_type(FZ_FORMAT_COUNT_));
}

Test(format, refuses_another_name_and_names_those_that_there_are)
{
    fz_format format = FZ_FORMAT_XML;
    fz_error *error;

    cr_assert_eq(fz_format_parse(the_context(), "JSON", &format, &error), FZ_EFORMAT);
    cr_assert_eq(format, FZ_FORMAT_TABLE);
    cr_assert_str_eq(fz_error_message(error),
                     "there is no format \"JSON\"; known: table, json, csv, xml, akn, text, html");
    fz_error_free(error);
}

Test(format, refuses_wrong_calls)
{
    fz_format format = FZ_FORMAT_XML;

    cr_assert_eq(fz_format_parse(NULL, "json", &format, NULL), FZ_EINVAL);
    cr_assert_eq(format, FZ_FORMAT_TABLE);
    cr_assert_eq(fz_format_parse(the_context(), NULL, &format, NULL), FZ_EINVAL);
    cr_assert_eq(fz_format_parse(the_context(), "json", NULL, NULL), FZ_EINVAL);
}
