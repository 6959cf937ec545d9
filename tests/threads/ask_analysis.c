/* What follows from reports, and scores by columns. */
#include "threads/ask.h"

enum { FEW = 5 };

/* ---------------------------------------------------------------- a prospect */

static void ask_open_item(const fz_prospect *prospect, size_t index, uint64_t *figure)
{
    fz_open_item open = {.size = sizeof(open)};
    char text[FZ_EXACT_TEXT];

    say_number(figure, fz_prospect_item(prospect, index, &open));
    say_text(figure, fz_item_id(open.item));
    say_number(figure, open.missing + open.gain + open.total);
    say_count(figure, open.is_zeroed * 2u + open.reaches);
    for (int amount = FZ_OPEN_MISSING; amount <= FZ_OPEN_TOTAL; amount++) {
        fz_prospect_exact(prospect, index, (fz_open_amount)amount, text, sizeof(text));
        say_text(figure, text);
    }
}

size_t ask_prospect(things *all, uint64_t *figure)
{
    const fz_prospect *p = all->prospect;
    char text[FZ_EXACT_TEXT];

    say_text(figure, fz_result_unit(fz_prospect_result(p)));
    say_text(figure, fz_prospect_grade(p));
    say_text(figure, fz_prospect_next_grade(p));
    say_number(figure, fz_prospect_next_from(p));
    say_number(figure, fz_prospect_missing(p));
    fz_prospect_missing_exact(p, text, sizeof(text));
    say_text(figure, text);
    say_count(figure, fz_prospect_obstacles(p));
    say_count(figure, fz_prospect_reaching(p));
    for (size_t i = 0; i < fz_prospect_count(p); i++)
        ask_open_item(p, i, figure);
    return fz_prospect_count(p);
}

size_t write_prospect(things *all, uint64_t *figure)
{
    return fz_prospect_write(all->prospect, FZ_FORMAT_JSON, 0, 0, hash_bytes, figure, NULL) == FZ_OK;
}

/* ---------------------------------------------------------------- a difference */

/* What came and went with one unit. */
static size_t ask_moves(const fz_difference *difference, size_t unit, uint64_t *figure)
{
    fz_item_change item = {.size = sizeof(item)};
    char text[FZ_EXACT_TEXT];
    const char *record;
    size_t moves = 0;
    int came = 0;

    for (; fz_difference_item(difference, unit, moves, &item); moves++) {
        say_text(figure, item.id);
        say_number(figure, item.change);
        fz_difference_item_exact(difference, unit, moves, text, sizeof(text));
        say_text(figure, text);
    }
    for (size_t i = 0; (record = fz_difference_record(difference, unit, i, &came)); i++) {
        say_text(figure, record);
        say_number(figure, came);
    }
    return moves;
}

size_t ask_difference(things *all, uint64_t *figure)
{
    const fz_difference *d = all->difference;
    fz_unit_change unit = {.size = sizeof(unit)};
    char text[FZ_EXACT_TEXT];
    size_t moves = 0;

    say_number(figure, fz_difference_is_none(d));
    for (size_t i = 0; i < fz_difference_count(d); i++) {
        say_number(figure, fz_difference_unit(d, i, &unit));
        say_text(figure, fz_result_unit(unit.after));
        say_number(figure, unit.change);
        say_count(figure, unit.items + unit.records + unit.is_changed);
        fz_difference_unit_exact(d, i, text, sizeof(text));
        say_text(figure, text);
        moves += ask_moves(d, i, figure);
    }
    return fz_difference_before(d) == all->report && fz_difference_after(d) == all->later ? moves : 0;
}

size_t write_difference(things *all, uint64_t *figure)
{
    return fz_difference_write(all->difference, FZ_FORMAT_JSON, 0, 0, hash_bytes, figure, NULL) == FZ_OK;
}

size_t new_difference(things *all, uint64_t *figure)
{
    fz_difference *difference = NULL;

    if (fz_difference_new(all->report, all->later, &difference, NULL) != FZ_OK)
        return 0;
    fz_status status = fz_difference_write(difference, FZ_FORMAT_JSON, 0, 0, hash_bytes, figure, NULL);
    fz_difference_unref(difference);
    return status == FZ_OK;
}

/* ---------------------------------------------------------------- robustness */

static void ask_replication(const fz_robustness *robustness, size_t unit, uint32_t replication, uint64_t *figure)
{
    fz_decimal score = 0;

    say_count(figure, fz_robustness_rank(robustness, unit, replication));
    say_number(figure, fz_robustness_score(robustness, unit, replication, &score));
    say_number(figure, score);
}

/* The factors of a unit's items, as far as the weights are varied. */
static size_t ask_factors(const fz_robustness *robustness, const fz_result *result, uint64_t *figure)
{
    size_t known = 0;

    for (size_t i = 0; i < fz_result_item_count(result); i++) {
        fz_decimal factor = 0;

        known += fz_robustness_factor(robustness, 7, fz_item_id(fz_result_item(result, i)), &factor) != 0;
        say_number(figure, factor);
    }
    return known;
}

size_t ask_robustness(things *all, uint64_t *figure)
{
    const fz_robustness *r = all->robustness;
    fz_robustness_options options = {.size = sizeof(options)};
    fz_rank_interval interval = {.size = sizeof(interval)};

    say_number(figure, fz_robustness_settings(r, &options));
    say_count(figure, options.replications);
    say_number(figure, options.range);
    for (size_t i = 0; i < fz_robustness_count(r); i++) {
        say_number(figure, fz_robustness_unit(r, i, &interval));
        say_text(figure, fz_result_unit(interval.result));
        say_count(figure, interval.best * 1000u + interval.worst);
        say_count(figure, interval.p5 * 1000000u + interval.median * 1000u + interval.p95);
        say_count(figure, interval.kept * 1000u + interval.regraded);
        say_count(figure, fz_robustness_times(r, i, interval.rank));
        for (uint32_t replication = 0; replication < FEW; replication++)
            ask_replication(r, i, replication, figure);
    }
    return fz_robustness_report(r) == all->later ? ask_factors(r, fz_report_result(all->later, 0), figure) : 0;
}

size_t write_robustness(things *all, uint64_t *figure)
{
    return fz_robustness_write(all->robustness, FZ_FORMAT_JSON, 0, 0, hash_bytes, figure, NULL) == FZ_OK;
}

size_t new_robustness(things *all, uint64_t *figure)
{
    fz_robustness_options options = FZ_ROBUSTNESS_OPTIONS_INIT;
    fz_robustness *robustness = NULL;

    options.replications = 20, options.threads = 2;
    if (fz_robustness_new(all->later, &options, &robustness, NULL) != FZ_OK)
        return 0;
    fz_status status = fz_robustness_write(robustness, FZ_FORMAT_JSON, 0, 0, hash_bytes, figure, NULL);
    fz_robustness_unref(robustness);
    return status == FZ_OK;
}

/* ---------------------------------------------------------------- columns */

size_t ask_columns(things *all, uint64_t *figure)
{
    size_t count = fz_columns_count(all->columns);

    for (size_t i = 0; i < count; i++) {
        say_text(figure, fz_columns_event(all->columns, i));
        say_text(figure, fz_indicator_id(fz_columns_indicator(all->columns, i)));
    }
    for (uint32_t grade = 0; grade <= 3; grade++) /* one more than there is at either end */
        say_text(figure, fz_columns_grade(all->columns, grade));
    return count;
}

size_t score_columns(things *all, uint64_t *figure)
{
    static const fz_decimal first[] = {60000000, FZ_COLUMN_NONE, 100000000}, second[] = {30000000, 20000000, 40000000};
    static const fz_decimal *const values[] = {first, second};
    fz_columns_table table = FZ_COLUMNS_TABLE_INIT;
    fz_decimal scores[3];
    uint32_t ranks[3], grades[3];

    table.count = 3, table.values = values, table.scores = scores, table.ranks = ranks, table.grades = grades;
    if (fz_columns_score(all->columns, &table, NULL) != FZ_OK)
        return 0;
    for (int i = 0; i < 3; i++) {
        say_number(figure, scores[i]);
        say_count(figure, ranks[i] * 10u + grades[i]);
    }
    return table.count;
}
