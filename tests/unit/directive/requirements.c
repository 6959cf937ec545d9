/* Requirements: those of the built-in directive against the list that a person wrote, and what the API says of any. */
#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A requirement as a line of the list: "45\tfrequency\t每年度不少于两次\tnumber=2 unit=次 bound=least every=year". */
static void print(const fz_requirement *r, char *line, size_t capacity)
{
    char number[32] = "", date[16] = "", values[512] = "";
    fz_decimal decimal;
    size_t at = 0;

#define VALUE(there, form, value) \
    at += (there) ? (size_t)snprintf(values + at, sizeof(values) - at, "%s" form, at ? " " : "\t", value) : 0
    if (fz_requirement_number(r, &decimal))
        fz_decimal_format(decimal, number, sizeof(number));
    VALUE(*number, "number=%s", number);
    VALUE(fz_requirement_unit(r), "unit=%s", fz_requirement_unit(r));
    VALUE(fz_requirement_bound(r), "bound=%s", fz_bound_name(fz_requirement_bound(r)));
    VALUE(fz_requirement_period(r), "every=%s", fz_period_name(fz_requirement_period(r)));
    VALUE(fz_requirement_month(r), "month=%u", fz_requirement_month(r));
    VALUE(fz_requirement_day(r), "day=%u", fz_requirement_day(r));
    VALUE(fz_requirement_at_end(r), "end=%s", "true");
    VALUE(fz_date_format(fz_requirement_date(r), date, sizeof(date)), "date=%s", date);
#undef VALUE
    snprintf(line, capacity, "%s\t%s\t%s%s", fz_task_label(fz_requirement_task(r)),
             fz_requirement_kind_name(fz_requirement_kind_of(r)), fz_requirement_text(r), values);
}

/* The next line of the list that is no remark; NULL at its end. */
static char *next_line(char **rest)
{
    char *line;

    do {
        line = *rest;
        if (!line || !*line)
            return NULL;
        *rest = strchr(line, '\n');
        if (*rest)
            *(*rest)++ = '\0';
    } while (*line == '#');
    return line;
}

Test(requirements, of_the_built_in_directive_are_those_that_a_person_read)
{
    size_t length, count = 0;
    char *list = file_text(data_path("zhongyang-2016.requirements.tsv"), &length), *rest = list, *line, found[1024];
    fz_directive *d = load_builtin();

    for (size_t i = 0; i < fz_directive_task_count(d); i++) {
        const fz_task *task = fz_directive_task(d, i);

        for (size_t j = 0; j < fz_task_requirement_count(task); j++, count++) {
            print(fz_task_requirement(task, j), found, sizeof(found));
            line = next_line(&rest);
            cr_assert_not_null(line, "not on the list: %s", found);
            cr_assert_str_eq(found, line);
        }
    }
    line = next_line(&rest);
    cr_assert_null(line, "not in the directive: %s", line);
    cr_assert_eq(count, 8);
    free(list);
    fz_directive_unref(d);
}

Test(requirements, of_the_built_in_directive_quote_the_text_where_they_say)
{
    fz_directive *d = load_builtin();

    for (size_t i = 0; i < fz_directive_task_count(d); i++) {
        const fz_task *task = fz_directive_task(d, i);

        for (size_t j = 0; j < fz_task_requirement_count(task); j++) {
            const fz_requirement *r = fz_task_requirement(task, j);
            const char *words = fz_requirement_text(r), *there = strstr(fz_task_text(task), words);

            cr_assert_not_null(there, "task %s has no %s", fz_task_label(task), words);
            cr_assert_eq((size_t)(there - fz_task_text(task)), fz_requirement_offset(r), "%s", words);
            cr_assert_eq(strlen(words), fz_requirement_length(r));
            cr_assert_null(strstr(there + 1, words), "%s stands twice, the list does not tell where", words);
            cr_assert_eq(fz_requirement_paragraph(r), 0);
            cr_assert_eq(fz_requirement_task(r), task);
        }
    }
    fz_directive_unref(d);
}

Test(requirements, tell_all_their_values)
{
    fz_directive *d = load_text(DIRECTIVE(
        "<task id=\"t\"><p>甲乙</p><stated>x</stated><p joined=\"true\">丙丁</p><p>戊己</p>"
        "<require kind=\"quantity\" at=\"3\" number=\"95.50\" unit=\"%\" bound=\"above\" every=\"month\">乙</require>"
        "<require kind=\"deadline\" at=\"6\" number=\"30\" unit=\"workday\" place=\"7:8:9:10\">丙</require>"
        "<require kind=\"deadline\" at=\"13\" month=\"6\" end=\"true\">戊己</require></task>"));
    const fz_task *task = fz_directive_task(d, 0);
    const fz_requirement *r = fz_task_requirement(task, 0);
    fz_place place = {.size = sizeof(place)};
    fz_decimal number = 1;

    cr_assert_str_eq(fz_task_text(task), "甲乙丙丁\n戊己");
    cr_assert_eq(fz_task_requirement_count(task), 3);
    cr_assert_eq(fz_requirement_number(r, &number), 1);
    cr_assert_eq(number, 95500000);
    cr_assert_str_eq(fz_requirement_unit(r), "%");
    cr_assert_eq(fz_requirement_bound(r), FZ_BOUND_ABOVE);
    cr_assert_eq(fz_requirement_period(r), FZ_PERIOD_MONTH);
    cr_assert_eq(fz_requirement_paragraph(r), 0);
    r = fz_task_requirement(task, 1);
    cr_assert_eq(fz_requirement_paragraph(r), 1);
    cr_assert_str_eq(fz_requirement_unit(r), "workday");
    fz_requirement_place(r, &place);
    cr_assert_eq(place.line, 7);
    cr_assert_eq(place.length, 10);
    r = fz_task_requirement(task, 2);
    cr_assert_eq(fz_requirement_paragraph(r), 2);
    cr_assert_eq(fz_requirement_offset(r), 13);
    cr_assert_eq(fz_requirement_length(r), 6);
    cr_assert_eq(fz_requirement_number(r, &number), 0);
    cr_assert_eq(number, 0);
    cr_assert_eq(fz_requirement_month(r), 6);
    cr_assert(fz_requirement_at_end(r));
    cr_assert_null(fz_requirement_unit(r));
    fz_requirement_place(r, &place);
    cr_assert_eq(place.line, 1, "without a place of its own it is where it stands in the XML");
    fz_directive_unref(d);
}

Test(requirements, of_null_and_beyond_the_end_are_nothing)
{
    fz_directive *d = load_builtin();
    fz_decimal number = 7;

    cr_assert_eq(fz_task_requirement_count(NULL), 0);
    cr_assert_null(fz_task_requirement(NULL, 0));
    cr_assert_null(fz_task_requirement(fz_directive_task(d, 0), 0));
    cr_assert_null(fz_task_requirement(fz_directive_task_by_id(d, "t67"), 2));
    cr_assert_null(fz_requirement_task(NULL));
    cr_assert_eq(fz_requirement_kind_of(NULL), FZ_REQUIREMENT_NONE);
    cr_assert_str_eq(fz_requirement_text(NULL), "");
    cr_assert_eq(fz_requirement_offset(NULL) + fz_requirement_length(NULL) + fz_requirement_paragraph(NULL), 0);
    cr_assert_eq(fz_requirement_number(NULL, &number), 0);
    cr_assert_eq(number, 0);
    cr_assert_eq(fz_requirement_number(NULL, NULL), 0);
    cr_assert_null(fz_requirement_unit(NULL));
    cr_assert_eq(fz_requirement_bound(NULL), FZ_BOUND_NONE);
    cr_assert_eq(fz_requirement_period(NULL), FZ_PERIOD_NONE);
    cr_assert_eq(fz_requirement_month(NULL) + fz_requirement_day(NULL), 0);
    cr_assert_eq(fz_requirement_at_end(NULL), 0);
    cr_assert_eq(fz_requirement_date(NULL), 0);
    fz_requirement_place(NULL, NULL);
    fz_directive_unref(d);
}

Test(requirements, have_names_for_what_is_known_alone)
{
    cr_assert_str_eq(fz_requirement_kind_name(FZ_REQUIREMENT_NONE), "");
    cr_assert_str_eq(fz_requirement_kind_name(FZ_REQUIREMENT_QUANTITY), "quantity");
    cr_assert_str_eq(fz_requirement_kind_name((fz_requirement_kind)99), "");
    cr_assert_str_eq(fz_bound_name(FZ_BOUND_BELOW), "below");
    cr_assert_str_eq(fz_bound_name((fz_bound)6), "");
    cr_assert_str_eq(fz_period_name(FZ_PERIOD_HALF_YEAR), "half-year");
    cr_assert_str_eq(fz_period_name((fz_period)-1), "");
}

#define WITH(attributes, words)                                                                               \
    DIRECTIVE("<task id=\"t\"><p>每年每年</p><require kind=\"recurring\" every=\"year\"" attributes ">" words \
              "</require></task>")

Test(requirements, that_differ_in_one_value_make_directives_differ)
{
    static const char *const others[] = {
        WITH(" at=\"6\"", "每年"),
        WITH(" at=\"0\"", "每"),
        WITH(" at=\"0\" month=\"3\"", "每年"),
        WITH(" at=\"0\" end=\"true\"", "每年"),
        DIRECTIVE("<task id=\"t\"><p>每年每年</p></task>"),
        DIRECTIVE("<task id=\"t\"><p>每年每年</p><require kind=\"prohibition\" at=\"0\">每年</require></task>"),
        DIRECTIVE("<task id=\"t\"><p>每年每年</p><require kind=\"recurring\" at=\"0\" "
                  "every=\"month\">每年</require></task>")};
    fz_directive *plain = load_text(WITH(" at=\"0\"", "每年")),
                 *placed = load_text(WITH(" at=\"0\" place=\"1:2:3:4\"", "每年"));

    cr_assert(fz_directive_equal(plain, placed), "a place is not what a directive says");
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
        fz_directive *other = load_text(others[i]);

        cr_assert_not(fz_directive_equal(plain, other), "%s", others[i]);
        fz_directive_unref(other);
    }
    fz_directive_unref(plain);
    fz_directive_unref(placed);
}

Test(requirements, that_quote_the_wrong_place_are_told_the_right_one)
{
    fz_error *error = refuse_text(WITH(" at=\"0\"", "年每"));

    cr_assert_eq(fz_error_status(error), FZ_EQUOTATION_PLACE);
    cr_assert_not_null(strstr(fz_error_message(error), "at=3"), "%s", fz_error_message(error));
    fz_error_free(error);
}

Test(requirements, that_are_wrong_are_all_told_up_to_the_limit)
{
    char xml[16384] = "<directive xmlns=\"urn:libfazhi:directive:1\"><head/><task id=\"t\"><p>x</p>", one[128];
    fz_error *error;
    size_t count = 0;

    for (int i = 0; i < 50; i++) {
        snprintf(one, sizeof(one), "<require kind=\"prohibition\" at=\"%d\">y</require>", i);
        strcat(xml, one);
    }
    strcat(xml, "</task></directive>");
    error = refuse_text(xml);
    for (const fz_error *at = error; at; at = fz_error_next(at), count++)
        cr_assert_eq(fz_error_status(at), FZ_EQUOTATION);
    cr_assert_eq(count, 20);
    fz_error_free(error);
}
