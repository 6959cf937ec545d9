/* Rules of one value: bands, distance, value, goalposts, relative, ranking, votes, raters. */
#include "assess/sentence.h"

#include <string.h>

/* “发案率”合计 93. */
static void say_taken(fz__sentence *s)
{
    static const char *const zh[] = {"", "合计", "平均", "最高", "最低", "记录数"};
    static const char *const en[] = {"", "sum ", "mean ", "highest ", "lowest ", "number of records "};
    unsigned how = fz__node_choice(s->node, KEY_TAKE, TAKE_LAST);

    if (fz__node_has(s->node, KEY_EVENT))
        fz__say_event(s);
    else
        fz__say(s, "数值", "the value");
    fz__say(s, "{s} {n}", " {s}{n}", fz__word(s, zh[how], en[how]), fz__figure_in(s, FZ_FACT_VALUE));
}

static unsigned values_told(const fz__sentence *s)
{
    unsigned how = fz__node_choice(s->node, KEY_TAKE, TAKE_LAST);

    return (how != TAKE_LAST && how != TAKE_COUNT ? FZ__TELL_VALUE : 0) |
           (fz__node_has(s->node, KEY_AIM) ? FZ__TELL_VALUE | FZ__TELL_EVENT : 0);
}

static void say_end(fz__sentence *s)
{
    fz__say(s, "，", ", ");
    fz__say_effect(s, &s->step->amount);
    fz__say_records(s, values_told(s));
}

/* × P = amount. */
static void say_of_full(fz__sentence *s)
{
    fz__say(s, " × {n}", " × {n}", fz__figure_in(s, FZ_FACT_TARGET));
    fz__say_result(s, s->step->amount);
    say_end(s);
}

void fz__say_band(fz__sentence *s)
{
    static const struct {
        fz__scheme_key key;
        const char *zh, *en;
    } ends[] = {{KEY_FROM, "不低于 {n}", "from {n}"},
                {KEY_ABOVE, "高于 {n}", "above {n}"},
                {KEY_TO, "不高于 {n}", "up to {n}"},
                {KEY_BELOW, "低于 {n}", "below {n}"}};
    const fz__node *band = fz__node_child(s->node, SC_BAND);
    fz_decimal number = 0;
    bool any = false;

    fz__rational_to_decimal(fz__figure_in(s, FZ_FACT_BAND), 0, FZ_ROUND_FLOOR, &number);
    for (int64_t i = 1; i < number / FZ_DECIMAL_ONE; i++)
        band = fz__node_sibling(band, SC_BAND);
    say_taken(s);
    fz__say(s, number ? "，在" : "，不在任何一段", number ? ", in the band " : ", in no band");
    for (size_t i = 0; number && i < sizeof(ends) / sizeof(*ends); i++) {
        fz__rational end = fz__rational_decimal(fz__node_decimal(band, ends[i].key, 0));

        if (!fz__node_has(band, ends[i].key))
            continue;
        fz__say(s, any ? "、" : "", any ? ", " : "");
        fz__say(s, ends[i].zh, ends[i].en, &end);
        any = true;
    }
    fz__say(s, number ? "的一段" : "", "");
    say_end(s);
}

/* What a value is measured by. */
static void say_target(fz__sentence *s)
{
    static const char *const zh[] = {"同类平均", "同类最高", "同类最低"};
    static const char *const en[] = {"mean of the class", "highest of the class", "lowest of the class"};
    unsigned group = fz__node_choice(s->node, KEY_GROUP, GROUP_MEAN);

    fz__say(s, "，{s} {n}", ", {s} {n}",
            fz__node_has(s->node, KEY_GROUP) ? fz__word(s, zh[group], en[group]) : fz__word(s, "目标", "target"),
            fz__figure_in(s, FZ_FACT_TARGET));
}

void fz__say_distance(fz__sentence *s)
{
    const fz__rational *value = fz__figure_in(s, FZ_FACT_VALUE), *target = fz__figure_in(s, FZ_FACT_TARGET);
    fz__rational away = fz__size(fz__calc_subtract(&s->calc, *target, *value));
    fz__rational step = fz__attribute(s, KEY_STEP, FZ_DECIMAL_ONE), points = fz__attribute(s, KEY_POINTS, 0);
    bool whole = fz__node_number(s->node, KEY_WHOLE) != 0, low = fz__rational_compare(value, target) < 0;
    unsigned side = fz__node_choice(s->node, KEY_SIDE, SIDE_BOTH);

    say_taken(s);
    say_target(s);
    if (fz__rational_is_zero(&away) || (side == SIDE_BELOW && !low) || (side == SIDE_ABOVE && low)) {
        fz__say(s,
                side == SIDE_BELOW   ? "，不低于目标"
                : side == SIDE_ABOVE ? "，不高于目标"
                                     : "，与目标相同",
                side == SIDE_BELOW   ? ", not below it"
                : side == SIDE_ABOVE ? ", not above it"
                                     : ", the same");
        say_end(s);
        return;
    }
    fz__say(s, low ? "，低 {n}，每 {n} 为 {p}：" : "，高 {n}，每 {n} 为 {p}：",
            low ? ", {n} below, {n} being {p}: " : ", {n} above, {n} being {p}: ", &away, &step, &points);
    if (whole)
        fz__say(s, "{n} ÷ {n} 取整为 {n}，", "{n} ÷ {n} has {n} whole ones, ", &away, &step,
                fz__figure_in(s, FZ_FACT_STEPS));
    if (whole)
        fz__say(s, "{n} × {n}", "{n} × {n}", fz__figure_in(s, FZ_FACT_STEPS), &points);
    else
        fz__say(s, "{n} ÷ {n} × {n}", "{n} ÷ {n} × {n}", &away, &step, &points);
    fz__say_result(s, s->step->amount);
    say_end(s);
}

void fz__say_value(fz__sentence *s)
{
    fz__rational of = fz__attribute(s, KEY_OF, FZ_DECIMAL_ONE);

    say_taken(s);
    if (!fz__node_has(s->node, KEY_OF)) {
        say_end(s);
        return;
    }
    fz__say(s, "：{n} ÷ {n}", ": {n} ÷ {n}", fz__figure_in(s, FZ_FACT_VALUE), &of);
    say_of_full(s);
}

/* Whether a rate is not what the formula gives, because it was cut. */
static bool is_cut(fz__sentence *s)
{
    fz__rational low = fz__attribute(s, KEY_LOW, 0), high = fz__attribute(s, KEY_HIGH, 0), one = fz__rational_of(1);
    const fz__rational *rate = fz__figure_in(s, FZ_FACT_RATE), *value = fz__figure_in(s, FZ_FACT_VALUE);
    bool rising = fz__rational_compare(&low, &high) < 0;
    int below = fz__rational_compare(value, rising ? &low : &high),
        above = fz__rational_compare(value, rising ? &high : &low);

    return (fz__rational_is_zero(rate) || fz__rational_equal(rate, &one)) && (below < 0 || above > 0);
}

void fz__say_goalposts(fz__sentence *s)
{
    fz__rational low = fz__attribute(s, KEY_LOW, 0), high = fz__attribute(s, KEY_HIGH, 0);
    const fz__rational *value = fz__figure_in(s, FZ_FACT_VALUE), *rate = fz__figure_in(s, FZ_FACT_RATE);
    bool logarithm = fz__node_choice(s->node, KEY_SCALE, SCALE_LINEAR) == SCALE_LOG;

    say_taken(s);
    if (is_cut(s)) {
        fz__say(s, "，超出 {n} 至 {n} 的区间，得分率按 {n} 计：{n}", ", beyond {n} to {n}, the rate is {n}: {n}", &low,
                &high, rate, rate);
    } else if (logarithm) {
        fz__say(s, "：(ln {n} - ln {n}) ÷ (ln {n} - ln {n})", ": (ln {n} - ln {n}) ÷ (ln {n} - ln {n})", value, &low,
                &high, &low);
    } else {
        fz__say(s, "：({n} - {n}) ÷ ({n} - {n})", ": ({n} - {n}) ÷ ({n} - {n})", value, &low, &high, &low);
    }
    say_of_full(s);
}

void fz__say_relative(fz__sentence *s)
{
    const fz__rational *value = fz__figure_in(s, FZ_FACT_VALUE), *best = fz__figure_in(s, FZ_FACT_BEST);
    const fz__rational *worst = fz__figure_in(s, FZ_FACT_WORST), *mean = fz__figure_in(s, FZ_FACT_MEAN);
    bool lowest = fz__node_choice(s->node, KEY_BEST, BEST_HIGHEST) == BEST_LOWEST;
    unsigned to = fz__node_choice(s->node, KEY_TO, COMPARED_BEST);
    const fz__rational *other = to == COMPARED_MEAN ? mean : best;

    say_taken(s);
    fz__say(s, "，同类 {n} 个单位", ", {n} units of the class", fz__figure_in(s, FZ_FACT_FIELD));
    if (to == COMPARED_RANGE)
        fz__say(s, "，最好 {n}，最差 {n}", ", best {n}, worst {n}", best, worst);
    else
        fz__say(s, to == COMPARED_MEAN ? "，平均 {n}" : "，最好 {n}", to == COMPARED_MEAN ? ", mean {n}" : ", best {n}",
                other);
    if (!fz__figure_at(s->step, FZ_FACT_RATE, 0)) {
        fz__say(s, "，除数为 0，无法比较", ", which would divide by 0");
        say_end(s);
        return;
    }
    if (to == COMPARED_RANGE)
        fz__say(s, "：({n} - {n}) ÷ ({n} - {n})", ": ({n} - {n}) ÷ ({n} - {n})", value, worst, best, worst);
    else
        fz__say(s, "：{n} ÷ {n}", ": {n} ÷ {n}", lowest ? other : value, lowest ? value : other);
    say_of_full(s);
}

void fz__say_ranking(fz__sentence *s)
{
    bool mean = fz__node_choice(s->node, KEY_TIES, TIES_SKIP) == TIES_MEAN;

    say_taken(s);
    fz__say(s, "，在同类 {n} 个单位中列第 {n} 名", ", of {n} units of the class in place {n}",
            fz__figure_in(s, FZ_FACT_FIELD), fz__figure_in(s, FZ_FACT_PLACE));
    if (mean)
        fz__say(s, "（并列的取所占名次的平均分）", " (equal ones have the mean of the places they take)");
    say_end(s);
}

/* ------------------------------------------------------------------ votes and raters ------------------------------- */

/* How many votes an answer has. */
static fz__rational votes_of(fz__sentence *s, const fz__node *answer)
{
    fz__sum sum;

    fz__sum_init(&sum);
    for (uint32_t i = 0; i < s->step->witness_count; i++) {
        const fz__witness *w = fz__step_witness(s->step, i);
        fz__rational votes = w->has_value ? fz__rational_decimal(w->value) : fz__rational_of(1);

        if (w->event && strcmp(w->event, fz__node_text(answer, KEY_EVENT)) == 0)
            fz__sum_add(&sum, &votes);
    }
    return fz__calc_sum(&s->calc, &sum);
}

/* The value by its points: ÷ of × P, where the rule says so. */
static void say_scaled(fz__sentence *s, unsigned tell)
{
    fz__rational of = fz__attribute(s, KEY_OF, FZ_DECIMAL_ONE);

    if (fz__node_has(s->node, KEY_OF)) {
        fz__say(s, "；{n} ÷ {n} × {n}", "; {n} ÷ {n} × {n}", fz__figure_in(s, FZ_FACT_VALUE), &of,
                fz__figure_in(s, FZ_FACT_TARGET));
        fz__say_result(s, s->step->amount);
    }
    fz__say(s, "，", ", ");
    fz__say_effect(s, &s->step->amount);
    fz__say_records(s, tell);
}

void fz__say_votes(fz__sentence *s)
{
    fz__rational valid = fz__rational_of(0);
    bool any = false;

    fz__say(s, "票决：(", "votes: (");
    for (const fz__node *at = fz__node_child(s->node, SC_ANSWER); at; at = fz__node_sibling(at, SC_ANSWER)) {
        fz__rational votes = votes_of(s, at), points = fz__rational_decimal(fz__node_decimal(at, KEY_POINTS, 0));

        if (!fz__node_has(at, KEY_POINTS) || fz__rational_is_zero(&votes))
            continue;
        fz__say(s, any ? " + “{s}” {n} 票 × {n}" : "“{s}” {n} 票 × {n}",
                any ? " + \"{s}\" {n} × {n}" : "\"{s}\" {n} × {n}", fz__node_text(at, KEY_EVENT), &votes, &points);
        valid = fz__calc_add(&s->calc, valid, votes);
        any = true;
    }
    fz__say(s, ") ÷ 有效票 {n}", ") ÷ valid votes {n}", &valid);
    fz__say_result(s, *fz__figure_in(s, FZ_FACT_VALUE));
    say_scaled(s, FZ__TELL_EVENT | FZ__TELL_VALUE);
}

/* 监督组 5 个分数，去掉最高最低各 1 个，平均 92. */
static void say_group(fz__sentence *s, uint32_t nth)
{
    const fz__figure *valid = fz__figure_at(s->step, FZ_FACT_VALID, nth),
                     *mean = fz__figure_at(s->step, FZ_FACT_MEAN, nth);
    const fz__figure *trimmed = fz__figure_at(s->step, FZ_FACT_TRIMMED, nth);

    if (valid->text)
        fz__say(s, "“{s}”", "\"{s}\" ", valid->text);
    fz__say(s, "{n} 个有效分数", "{n} valid marks", &valid->number);
    if (!fz__rational_is_zero(&trimmed->number))
        fz__say(s, "，去掉最高、最低各 {n} 个", ", without the {n} highest and the {n} lowest", &trimmed->number,
                &trimmed->number);
    fz__say(s, "，平均 {n}", ", mean {n}", &mean->number);
}

void fz__say_raters(fz__sentence *s)
{
    const fz__node *group = fz__node_child(s->node, SC_GROUP);
    uint32_t count = 0;

    fz__say(s, "评分：", "raters: ");
    for (; fz__figure_at(s->step, FZ_FACT_VALID, count); count++) {
        fz__say(s, count ? "；" : "", count ? "; " : "");
        say_group(s, count);
    }
    if (fz__figure_at(s->step, FZ_FACT_VOID, 0))
        fz__say(s, "；{n} 个在废票上，不计", "; {n} on void ballots do not count", fz__figure_in(s, FZ_FACT_VOID));
    if (group)
        fz__say(s, "；按权重合并：", "; by weight: ");
    for (uint32_t i = 0; group && i < count; i++, group = fz__node_sibling(group, SC_GROUP)) {
        fz__rational weight = fz__rational_decimal(fz__node_decimal(group, KEY_WEIGHT, 0));

        fz__say(s, i ? " + {n} × {n}%" : "{n} × {n}%", i ? " + {n} × {n}%" : "{n} × {n}%",
                &fz__figure_at(s->step, FZ_FACT_MEAN, i)->number, &weight);
    }
    if (fz__node_child(s->node, SC_GROUP))
        fz__say_result(s, *fz__figure_in(s, FZ_FACT_VALUE));
    say_scaled(s, FZ__TELL_GROUP | FZ__TELL_VALUE);
}
