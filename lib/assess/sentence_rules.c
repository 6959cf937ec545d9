/* deduct, add, judge, levels, timing. */
#include "assess/sentence.h"

#include <string.h>

/* ------------------------------------------------------------------ factors ---------------------------------------- */

/* 1.5 + 0.5 × (3 - 1): a factor that grows, from the three figures behind it. */
static void say_growth(fz__sentence *s, uint32_t at)
{
    const fz__figure *figures = &s->step->report->figures[s->step->first_figure];

    if (at + 3 >= s->step->figure_count || figures[at + 1].fact != FZ_FACT_FIRST)
        return;
    fz__say(s, "（{n} 次：{n} + {n} × ({n} - 1)）", " ({n} times: {n} + {n} × ({n} - 1))", &figures[at + 3].number,
            &figures[at + 1].number, &figures[at + 2].number, &figures[at + 3].number);
}

static void say_factor(fz__sentence *s, uint32_t at)
{
    const fz__figure *figure = &s->step->report->figures[s->step->first_figure + at];
    static const struct {
        fz__fact fact;
        const char *zh, *en;
    } known[] = {
        {FZ_FACT_CORRECTED, "；已按期整改，× {n}", "; put right in time, × {n}"},
        {FZ_FACT_UNCORRECTED, "；逾期未整改，× {n}", "; not put right in time, × {n}"},
        {FZ_FACT_SPLIT, "；与他单位分摊，× {n}", "; shared with other units, × {n}"},
    };

    for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
        if (known[i].fact == figure->fact)
            fz__say(s, known[i].zh, known[i].en, &figure->number);
    if (figure->fact != FZ_FACT_TIMES)
        return;
    if (figure->text)
        fz__say(s, "；“{s}”，× {n}", "; \"{s}\", × {n}", figure->text, &figure->number);
    else
        fz__say(s, "；× {n}", "; × {n}", &figure->number);
    say_growth(s, at);
}

/* Whatever the amount was multiplied by, and what came of it. */
static void say_factors(fz__sentence *s)
{
    size_t before = s->text.length;

    for (uint32_t i = 0; i < s->step->figure_count; i++)
        say_factor(s, i);
    if (s->text.length == before)
        return;
    fz__say(s, "；", "; ");
    fz__say_effect(s, &s->step->amount);
}

void fz__say_late_factor(fz__sentence *s)
{
    const fz__rational *from = fz__figure_in(s, FZ_FACT_FROM), *factor = fz__figure_in(s, FZ_FACT_TIMES);

    fz__say(s, "合计乘系数：{n} × {n}", "the sum by its factor: {n} × {n}", from, factor);
    fz__say_result(s, fz__calc_multiply(&s->calc, *from, *factor));
    s->node = NULL;
    fz__say(s, "，", ", ");
    fz__say_effect(s, &s->step->amount);
}

/* ------------------------------------------------------------------ deduct and add --------------------------------- */

/* 次: what is counted. */
static const char *counted(const fz__sentence *s)
{
    const char *unit = fz__node_text(s->node, KEY_COUNT);

    return unit ? unit : fz__word(s, "次", "");
}

/* Another amount of the matter counts in its place. */
static bool say_beaten(fz__sentence *s)
{
    const fz__figure *beaten = fz__figure_at(s->step, FZ_FACT_ONCE, 0);

    if (!beaten)
        return false;
    fz__say_event(s);
    fz__say(s, "：同一事项只计分值最大的一次，已按记录 {s} 计（",
            ": of one matter the largest amount alone counts, that of record {s} (", beaten->text);
    fz__say_effect(s, &beaten->number);
    fz__say(s, "），本条不计", "), so this does not");
    fz__say_records(s, 0);
    return true;
}

static bool say_run(fz__sentence *s)
{
    static const char *const zh[] = {"天", "周", "个月", "个季度", "年"};
    static const char *const en[] = {"days", "weeks", "months", "quarters", "years"};
    const fz__figure *run = fz__figure_at(s->step, FZ_FACT_RUN, 0);
    unsigned every;

    if (!run)
        return false;
    every = fz__node_choice(fz__node_child(s->node, SC_RUNS), KEY_EVERY, EVERY_MONTH);
    fz__say_event(s);
    fz__say(s, "连续 {n} {s}，整段", " in {n} {s} in a row, which together ", &run->number,
            fz__word(s, zh[every], en[every]));
    fz__say_effect(s, fz__figure_in(s, FZ_FACT_BEFORE));
    say_factors(s);
    fz__say_records(s, 0);
    return true;
}

/* 25 天，每 10 天扣 0.5 分，只计整数：25 ÷ 10 → 2. */
static void say_rate(fz__sentence *s, const fz__rational *value)
{
    fz__rational points = fz__size(fz__attribute(s, KEY_POINTS, 0)), each = fz__attribute(s, KEY_EACH, FZ_DECIMAL_ONE);
    fz__rational one = fz__rational_of(1);
    bool takes = s->node->element == SC_DEDUCT, whole = fz__node_number(s->node, KEY_WHOLE) != 0;

    fz__say(s, *counted(s) ? " {n} {s}，每" : " {n}，每", *counted(s) ? " {n} {s}, each" : " {n}, each", value,
            counted(s));
    if (!fz__rational_equal(&each, &one))
        fz__say(s, " {n} ", " {n}", &each);
    fz__say(s, "{s}", *counted(s) ? " {s}" : "", counted(s));
    fz__say(s, takes ? "扣 {p}" : "加 {p}", takes ? " takes {p}" : " gives {p}", &points);
    if (whole)
        fz__say(s, "，只计整数：{n} ÷ {n} 取整为 {n}", ", whole ones alone: {n} ÷ {n} has {n}", value, &each,
                fz__figure_in(s, FZ_FACT_STEPS));
    if (fz__rational_equal(fz__figure_in(s, FZ_FACT_STEPS), &one))
        return;
    fz__say(s, "：{n} × {n}", ": {n} × {n}", fz__figure_in(s, FZ_FACT_STEPS), &points);
    fz__say_result(s, fz__size(*fz__figure_in(s, FZ_FACT_BEFORE)));
}

void fz__say_occurrence(fz__sentence *s)
{
    const fz__witness *w = fz__step_witness(s->step, 0);
    fz__rational value = w && w->has_value ? fz__rational_decimal(w->value) : fz__rational_of(1);

    if (say_beaten(s) || say_run(s))
        return;
    if (fz__node_has(s->node, KEY_EVENT))
        fz__say_event(s);
    else
        fz__say(s, "记录", "records:");
    say_rate(s, &value);
    fz__say(s, "，", ", ");
    fz__say_effect(s, fz__figure_in(s, FZ_FACT_BEFORE));
    say_factors(s);
    fz__say_records(s, 0);
}

/* ------------------------------------------------------------------ judge and levels ------------------------------- */

void fz__say_judged(fz__sentence *s)
{
    fz__rational from = fz__attribute(s, KEY_FROM, 0), to = fz__attribute(s, KEY_TO, 0);

    if (say_beaten(s))
        return;
    fz__say_event(s);
    fz__say(s, "酌情", " by judgement ");
    fz__say_effect(s, fz__figure_in(s, FZ_FACT_BEFORE));
    fz__say(s, "，在 {n} 至 {n} 之间", ", within {n} and {n}", &from, &to);
    say_factors(s);
    fz__say_records(s, FZ__TELL_NOTE);
}

void fz__say_level(fz__sentence *s)
{
    const fz__witness *w = fz__step_witness(s->step, 0);

    if (w)
        fz__say(s, "达到的最高档为“{s}”，", "the highest level reached is \"{s}\", which ", w->event);
    else
        fz__say(s, "哪一档也没有达到，", "no level is reached, which ");
    fz__say_effect(s, &s->step->amount);
    fz__say_records(s, 0);
}

/* ------------------------------------------------------------------ timing ----------------------------------------- */

/* A day that is kept as a number. */
static fz_date day_in(const fz__rational *number)
{
    fz_decimal decimal = 0;

    fz__rational_to_decimal(number, 0, FZ_ROUND_FLOOR, &decimal);
    return (fz_date)(decimal / FZ_DECIMAL_ONE);
}

static void say_not_done(fz__sentence *s, fz_date due)
{
    bool over = due < s->step->report->day;

    fz__say_event(s);
    fz__say(s, over ? "到期没有完成" : "期限未到", over ? " not done when it was due" : " not due yet");
    fz__say(s, "（期限 {d}，考核日 {d}），", " (due {d}, assessed on {d}), ", due, s->step->report->day);
    fz__say_effect(s, &s->step->amount);
}

/* 扣 0.2 + 4 × 0.01 = 0.24 分. */
static void say_late(fz__sentence *s, const fz__rational *days)
{
    fz__rational late = fz__attribute(s, KEY_LATE, 0), daily = fz__attribute(s, KEY_DAY, 0);

    if (fz__rational_is_zero(&daily)) {
        fz__say_effect(s, &s->step->amount);
        return;
    }
    fz__say(s, "扣 {n} + {n} × {n} = {a}", "takes {n} + {n} × {n} = {a}", &late, days, &daily, &s->step->amount);
}

void fz__say_timing(fz__sentence *s)
{
    const fz__rational *days = fz__figure_in(s, FZ_FACT_DAYS);
    fz__rational size = fz__size(*days);
    fz_date due = day_in(fz__figure_in(s, FZ_FACT_DUE));
    const fz__witness *w = fz__step_witness(s->step, 0);
    int sign = fz__rational_sign(days);

    if (!w) {
        say_not_done(s, due);
        return;
    }
    fz__say_event(s);
    if (!due) {
        fz__say(s, "没有期限，不计", " without a due day, does not count");
        fz__say_records(s, 0);
        return;
    }
    fz__say(s,
            sign > 0   ? "逾期完成"
            : sign < 0 ? "提前完成"
                       : "按期完成",
            sign > 0   ? " late"
            : sign < 0 ? " early"
                       : " on time");
    fz__say(s, "（期限 {d}，实际 {d}", " (due {d}, done {d}", due, w->date);
    if (sign != 0)
        fz__say(s, sign > 0 ? "，逾期 {n} 天" : "，提前 {n} 天", sign > 0 ? ", {n} days late" : ", {n} days early",
                &size);
    fz__say(s, "）：", "): ");
    if (sign > 0)
        say_late(s, days);
    else
        fz__say_effect(s, &s->step->amount);
    fz__say_records(s, 0);
}
