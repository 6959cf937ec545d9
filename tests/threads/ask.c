/* What is said by every question, and the questions of values and references. */
#include "threads/ask.h"

#include <string.h>

void say_text(uint64_t *figure, const char *text)
{
    hash_bytes(figure, text ? text : "\1", text ? strlen(text) + 1 : 2);
}

void say_number(uint64_t *figure, int64_t number)
{
    hash_bytes(figure, &number, sizeof(number));
}

void say_count(uint64_t *figure, uint64_t count)
{
    hash_bytes(figure, &count, sizeof(count));
}

void say_place(uint64_t *figure, const fz_place *place)
{
    say_count(figure, place->line * 1000 + place->column);
}

void say_finding(uint64_t *figure, const fz_finding *finding)
{
    fz_place place = {.size = sizeof(place)};

    fz_finding_place(finding, &place);
    say_count(figure, place.line);
    say_number(figure, fz_finding_severity(finding));
    say_text(figure, fz_status_name(fz_finding_status(finding)));
    say_text(figure, fz_finding_message(finding));
}

size_t say_errors(uint64_t *figure, const fz_error *error)
{
    fz_place place = {.size = sizeof(place)};
    size_t count = 0;

    for (; error; error = fz_error_next(error), count++) {
        fz_error_place(error, &place);
        say_place(figure, &place);
        say_text(figure, fz_status_name(fz_error_status(error)));
        say_text(figure, fz_error_message(error));
        say_text(figure, fz_error_source(error));
        say_text(figure, fz_error_path(error));
    }
    return count;
}

/* The count of each goes up and down on all threads. */
size_t take_and_give_back(things *all, uint64_t *figure)
{
    fz_context_unref(fz_context_ref(all->context));
    fz_directive_unref(fz_directive_ref(all->directive));
    fz_registry_unref(fz_registry_ref(all->registry));
    fz_scheme_unref(fz_scheme_ref(all->scheme));
    fz_watch_unref(fz_watch_ref(all->watch));
    fz_ledger_unref(fz_ledger_ref(all->ledger));
    fz_report_unref(fz_report_ref(all->report));
    fz_prospect_unref(fz_prospect_ref(all->prospect));
    fz_difference_unref(fz_difference_ref(all->difference));
    fz_robustness_unref(fz_robustness_ref(all->robustness));
    fz_supervision_unref(fz_supervision_ref(all->supervision));
    fz_comparison_unref(fz_comparison_ref(all->comparison));
    fz_columns_unref(fz_columns_ref(all->columns));
    fz_query_unref(fz_query_ref(all->query));
    fz_collection_unref(fz_collection_ref(all->collection));
    say_number(figure, fz_context_language(all->context));
    return (size_t)fz_context_limit(all->context, FZ_LIMIT_ERRORS); /* a number of errors */
}

size_t make(things *all, uint64_t *figure)
{
    fz_collection *collection = NULL;
    fz_context *context = NULL;
    fz_query *query = NULL;
    size_t made = fz_context_new(NULL, &context) == FZ_OK && fz_collection_new(all->context, &collection) == FZ_OK &&
                  fz_query_new(all->context, &query) == FZ_OK;

    say_count(figure, fz_context_limit(context, FZ_LIMIT_ERRORS));
    fz_query_unref(query);
    fz_collection_unref(collection);
    fz_context_unref(context);
    return made;
}

size_t ask_values(things *all, uint64_t *figure)
{
    fz_decimal decimal = 0, rounded = 0;
    char text[64];

    (void)all;
    if (fz_decimal_parse("12.345678", &decimal) != FZ_OK ||
        fz_decimal_round(decimal, 2, FZ_ROUND_HALF_AWAY, &rounded) != FZ_OK)
        return 0;
    say_number(figure, rounded + (fz_decimal_to_double(decimal) > 12.3));
    fz_decimal_format(decimal, text, sizeof(text));
    say_text(figure, text);
    fz_decimal_format_places(decimal, 1, FZ_ROUND_HALF_AWAY, text, sizeof(text));
    say_text(figure, text);
    fz_date_format(fz_date_parse("2016-12-01"), text, sizeof(text));
    say_text(figure, text);
    say_text(figure, fz_version());
    return fz_date_make(2016, 12, 1) == 20161201;
}

size_t ask_names(things *all, uint64_t *figure)
{
    fz_format format = FZ_FORMAT_TABLE;
    uint32_t roles = 0;
    size_t found = fz_role_parse(all->context, "牵头", &roles, NULL) == FZ_OK;

    say_number(figure, roles);
    for (int i = 0; i < FZ_FORMAT_COUNT_; i++) {
        const char *name = fz_format_name((fz_format)i);

        found += fz_format_parse(all->context, name, &format, NULL) == FZ_OK && format == (fz_format)i;
        say_text(figure, fz_format_ending((fz_format)i));
        say_text(figure, fz_format_media_type((fz_format)i));
    }
    return found == 1 + FZ_FORMAT_COUNT_;
}

size_t ask_error(things *all, uint64_t *figure)
{
    return say_errors(figure, all->error);
}

/* Both are written with one context. */
size_t write_lists(things *all, uint64_t *figure)
{
    const fz_task *task = fz_directive_task(all->directive, 0);
    const fz_unit *unit = fz_directive_unit(all->directive, 0);

    return fz_tasks_write(all->context, &task, 1, FZ_FORMAT_JSON, 0, 0, hash_bytes, figure, NULL) == FZ_OK &&
           fz_units_write(all->context, &unit, 1, all->registry, 20161201, FZ_FORMAT_JSON, 0, 0, hash_bytes, figure,
                          NULL) == FZ_OK;
}

size_t compare_schemes(things *all, uint64_t *figure)
{
    (void)figure;
    return fz_scheme_equal(all->scheme, all->scheme) != 0;
}
