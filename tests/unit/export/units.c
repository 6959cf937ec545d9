/* Writing units, and tasks with the way that led to them. */
#include "sample.h"
#include "unit/query/fixture.h"

#include "support/oom.h"

#include <criterion/criterion.h>
#include <string.h>

#define HEAD           "<registry xmlns=\"urn:libfazhi:registry:1\"><head><title>T</title></head>"
#define BODY(id, name) "<body id=\"" id "\" kind=\"department\" verified=\"true\"><name>" name "</name></body>"

static const char *const lines = "1 文 |牵头 甲局 乙局 |配合 *各局\n2 文 |牵头 丙局\n3 文 |责任 丁局\n";
static const char *const xml = HEAD BODY("a", "甲局") BODY("b", "乙局") BODY("c", "丙局") BODY("d", "丁局") BODY(
    "e",
    "丁局") "<collective id=\"all\" verified=\"true\"><name>各局</name><all kind=\"department\"/></collective>"
            "<succession kind=\"moved\" date=\"2019-01-01\"><from body=\"a\"/><to body=\"b\"/></succession></registry>";

static fz_registry *load(void)
{
    fz_registry *registry;

    cr_assert_eq(fz_registry_load_memory(the_context(), xml, strlen(xml), NULL, &registry, NULL), FZ_OK);
    return registry;
}

static size_t units_of(const fz_directive *directive, const fz_unit **units)
{
    for (size_t i = 0; i < fz_directive_unit_count(directive); i++)
        units[i] = fz_directive_unit(directive, i);
    return fz_directive_unit_count(directive);
}

static void check_csv(const fz_registry *registry, fz_date date, uint32_t flags, const char *expected)
{
    fz_directive *directive = sketch(lines);
    const fz_unit *units[8];
    size_t count = units_of(directive, units);
    kept text = {.bytes = NULL};

    cr_assert_eq(
        fz_units_write(the_context(), units, count, registry, date, FZ_FORMAT_CSV, flags, 0, keep, &text, NULL), FZ_OK);
    cr_assert_str_eq(strchr(text.bytes, '\n') + 1, expected);
    kept_clear(&text);
    fz_directive_unref(directive);
}

Test(units, without_a_registry_have_their_own_load)
{
    check_csv(NULL, 0, 0,
              "甲局,,,,1,1,0,0,,,,\r\n乙局,,,,0,1,0,0,,,,\r\n各局,,,,0,0,1,0,,,,\r\n丙局,,,,1,1,0,0,,,,\r\n"
              "丁局,,,,0,0,0,1,,,,\r\n");
}

Test(units, with_a_registry_have_the_load_of_their_body_too)
{
    fz_registry *registry = load();

    check_csv(registry, 20200101, 0,
              "甲局,乙局,承继,否,1,1,0,0,1,1,0,0\r\n乙局,乙局,全称,是,0,1,0,0,1,1,0,0\r\n"
              "各局,各局,全称,是,0,0,1,0,0,0,1,0\r\n丙局,丙局,全称,是,1,1,0,0,1,1,0,0\r\n"
              "丁局,丁局？、丁局？,,,0,0,0,1,,,,\r\n");
    check_csv(registry, 20180101, FZ_EXPORT_EXPAND,
              "甲局,甲局,全称,是,1,1,0,0,1,1,1,0\r\n乙局,乙局,全称,是,0,1,0,0,0,1,1,0\r\n"
              "各局,各局,全称,是,0,0,1,0,0,0,1,0\r\n丙局,丙局,全称,是,1,1,0,0,1,1,1,0\r\n"
              "丁局,丁局？、丁局？,,,0,0,0,1,,,,\r\n");
    fz_registry_unref(registry);
}

Test(units, of_none_are_an_empty_list)
{
    kept text = {.bytes = NULL};

    cr_assert_eq(fz_units_write(the_context(), NULL, 0, NULL, 0, FZ_FORMAT_JSON, 0, 0, keep, &text, NULL), FZ_OK);
    cr_assert_str_eq(text.bytes, "[]\n");
    kept_clear(&text);
    cr_assert_eq(fz_units_write(the_context(), NULL, 0, NULL, 0, FZ_FORMAT_TABLE, 0, 0, keep, &text, NULL), FZ_OK);
    cr_assert_str_eq(text.bytes, "0 units\n");
    kept_clear(&text);
}

Test(units, wrong_arguments_are_told)
{
    fz_directive *first = sketch(lines), *second = sketch(lines);
    const fz_unit *two[] = {fz_directive_unit(first, 0), fz_directive_unit(second, 0)}, *none = NULL;
    fz_query *query;
    fz_error *error;

    cr_assert_eq(fz_units_write(NULL, two, 1, NULL, 0, FZ_FORMAT_CSV, 0, 0, keep, NULL, &error), FZ_EINVAL);
    fz_error_free(error);
    cr_assert_eq(fz_units_write(the_context(), NULL, 1, NULL, 0, FZ_FORMAT_CSV, 0, 0, keep, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_units_write(the_context(), &none, 1, NULL, 0, FZ_FORMAT_CSV, 0, 0, keep, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_units_write(the_context(), two, 2, NULL, 0, FZ_FORMAT_CSV, 0, 0, keep, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_units_write(the_context(), two, 1, NULL, 0, FZ_FORMAT_CSV, 4, 0, keep, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_units_write(the_context(), two, 1, NULL, 0, FZ_FORMAT_CSV, 0, 0, NULL, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_units_write(the_context(), two, 1, NULL, 0, FZ_FORMAT_XML, 0, 0, keep, NULL, &error), FZ_EFORMAT);
    cr_assert_str_eq(fz_error_message(error), "there is no format \"xml\"; known: table, json, csv");
    fz_error_free(error);
    cr_assert_eq(fz_query_write(NULL, NULL, 0, FZ_FORMAT_CSV, 0, 0, keep, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_query_new(the_context(), &query), FZ_OK);
    cr_assert_eq(fz_query_write(query, NULL, 1, FZ_FORMAT_CSV, 0, 0, keep, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_query_write(query, NULL, 0, FZ_FORMAT_XML, 0, 0, keep, NULL, NULL), FZ_EFORMAT);
    fz_query_unref(query);
    fz_directive_unref(first);
    fz_directive_unref(second);
}

Test(units, a_sink_that_refuses_is_told)
{
    fz_directive *directive = sketch(lines);
    const fz_unit *units[8];
    size_t count = units_of(directive, units);
    kept text = {.most = 4};

    cr_assert_eq(fz_units_write(the_context(), units, count, NULL, 0, FZ_FORMAT_CSV, 0, 0, keep, &text, NULL),
                 FZ_EWRITE);
    kept_clear(&text);
    fz_directive_unref(directive);
}

static fz_directive *asked;
static fz_registry *through;

static fz_status write_all(const fz_allocator *allocator)
{
    static const fz_format formats[] = {FZ_FORMAT_TABLE, FZ_FORMAT_JSON, FZ_FORMAT_CSV};
    const fz_task *task = fz_directive_task(asked, 0);
    const fz_unit *units[8];
    size_t count = units_of(asked, units);
    fz_query *query = NULL;
    fz_context *context;
    fz_status status = fz_context_new(allocator, &context);

    if (status == FZ_OK)
        status = fz_query_new(context, &query);
    if (status == FZ_OK)
        status = fz_query_registry(query, through, 20200101, FZ_QUERY_EXPAND, NULL);
    if (status == FZ_OK)
        status = fz_query_unit(query, "乙局", 0, NULL);
    for (size_t i = 0; status == FZ_OK && i < 3; i++) {
        kept text = {.bytes = NULL};

        status = fz_query_write(query, &task, 1, formats[i], 0, 0, keep, &text, NULL);
        if (status == FZ_OK) {
            cr_expect_not_null(strstr(text.bytes, formats[i] == FZ_FORMAT_JSON ? "\"predecessor\"" : "甲局"));
            status = fz_units_write(context, units, count, through, 20200101, formats[i], FZ_EXPORT_EXPAND, 0, keep,
                                    &text, NULL);
        }
        kept_clear(&text);
    }
    fz_query_unref(query);
    fz_context_unref(context);
    return status;
}

Test(units, writing_survives_each_failure)
{
    asked = sketch(lines);
    through = load();
    OOM_SWEEP(write_all);
    fz_registry_unref(through);
    fz_directive_unref(asked);
}
