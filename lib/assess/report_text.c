/* Steps as sentences: a wording for every kind of step, and for rules one for every kind of rule. */
#include "assess/sentence.h"

#include "base/utf8.h"

#include <string.h>

static const fz__slot *slot_of_child(const fz__sentence *s)
{
    const fz_item *child = fz_step_item(s->step);

    return child ? &s->step->report->slots[child->slot] : NULL;
}

/* 制度建设; where one indicator is made for each task or section, 任务（第 17 项）. */
static void say_child(fz__sentence *s)
{
    const fz__slot *slot = slot_of_child(s);
    const char *name = slot ? fz__node_text(slot->node, KEY_NAME) : NULL;

    if (!slot)
        return;
    fz__say(s, "{s}", "{s}", name ? name : fz__node_text(slot->node, KEY_ID));
    if (slot->repeated && slot->section && fz_section_label(slot->section))
        fz__say(s, "（第{s}部分）", " (section {s})", fz_section_label(slot->section));
    else if (slot->repeated && !slot->section && fz_task_label(slot->task))
        fz__say(s, "（第 {s} 项）", " (task {s})", fz_task_label(slot->task));
    else if (slot->repeated)
        fz__say(s, "（{s}）", " ({s})", slot->id);
}

/* 80 × 30 ÷ 100 = 24. */
static void say_weighted(fz__sentence *s)
{
    const fz__figure *weight = fz__figure_at(s->step, FZ_FACT_WEIGHT, 0);
    const fz__rational *all = fz__figure_in(s, FZ_FACT_WEIGHTS);
    fz__rational one = fz__rational_of(1);

    fz__say(s, " {n}", " {n}", fz__figure_in(s, FZ_FACT_VALUE));
    if (!weight) {
        fz__say(s, " 分", "");
        return;
    }
    fz__say(s, " × 权重 {n}", " × weight {n}", &weight->number);
    if (!fz__rational_equal(all, &one))
        fz__say(s, " ÷ 权重合计 {n}", " ÷ sum of weights {n}", all);
    fz__say_result(s, s->step->amount);
}

/* ------------------------------------------------------------------ each kind -------------------------------------- */

static void say_start(fz__sentence *s)
{
    fz__say(s, "起评分 {p}", "starts with {p}", &s->step->amount);
}

static void (*const rules[SC_COUNT_])(fz__sentence *) = {
    [SC_DEDUCT] = fz__say_occurrence,   [SC_ADD] = fz__say_occurrence,    [SC_TIMES] = fz__say_late_factor,
    [SC_JUDGE] = fz__say_judged,        [SC_LEVELS] = fz__say_level,      [SC_TIMING] = fz__say_timing,
    [SC_BANDS] = fz__say_band,          [SC_DISTANCE] = fz__say_distance, [SC_VALUE] = fz__say_value,
    [SC_GOALPOSTS] = fz__say_goalposts, [SC_RELATIVE] = fz__say_relative, [SC_RANKING] = fz__say_ranking,
    [SC_VOTES] = fz__say_votes,         [SC_RATERS] = fz__say_raters,
};

static void say_rule(fz__sentence *s)
{
    if (fz__figure_at(s->step, FZ_FACT_MISSING, 0)) {
        fz__say_event(s);
        fz__say(s, "没有可用的数值，得 0 分", " has no value that can be used, gives 0 points");
    } else if (s->node && rules[s->node->element]) {
        rules[s->node->element](s);
    }
}

/* A limit of an addition: by points of the full marks, by who lost points, or by how many may have it. */
static void say_limit(fz__sentence *s)
{
    const fz__figure *from = fz__figure_at(s->step, FZ_FACT_FROM, 0);
    const fz__rational *members = fz__figure_in(s, FZ_FACT_FIELD);
    const char *by = from && from->text ? from->text : "";
    fz__rational percent;

    if (strcmp(by, "points") == 0) {
        percent = fz__attribute(s, KEY_POINTS, 0);
        fz__say(s, "加分 {n}，最多加满分 {n} 的 {n}%，超出的 {a}不加",
                "of {n} added, at most {n} × {n}%: {a} too many are not given", &from->number,
                fz__figure_in(s, FZ_FACT_TARGET), &percent, &s->step->amount);
    } else if (strcmp(by, "lost") == 0) {
        percent = fz__attribute(s, KEY_LOST, 0);
        fz__say(s, "同类 {n} 个单位中失分的 {n} 个，不到 {n}%，{a}不加",
                "of {n} units of the class {n} lost points, less than {n}%: {a} are not given", members,
                fz__figure_in(s, FZ_FACT_LOSERS), &percent, &s->step->amount);
    } else {
        percent = fz__attribute(s, KEY_UNITS, 0);
        fz__say(s, "同类 {n} 个单位的 {n}%，最多 {n} 个加分；本单位不在其列，或与他单位并列而超出名额，{a}不加",
                "of {n} units of the class at most {n}%, that is {n}, are given points; not among them, or one of "
                "several equal: {a} "
                "are not given",
                members, &percent, fz__figure_in(s, FZ_FACT_KEPT), &s->step->amount);
    }
}

static void say_cap(fz__sentence *s)
{
    fz__rational cap = s->node ? fz__attribute(s, KEY_CAP, 0) : fz__rational_of(0);
    bool gave_back = fz__rational_sign(&s->step->amount) > 0;

    if (s->node && s->node->element == SC_LIMIT) {
        say_limit(s);
        return;
    }
    fz__say_event(s);
    fz__say(s, gave_back ? "扣分封顶 {p}，超出的 {a}不扣" : "加分封顶 {p}，超出的 {a}不加",
            gave_back ? " takes at most {p}; {a} too many are not taken"
                      : " gives at most {p}; {a} too many are not given",
            &cap, &s->step->amount);
}

static void say_clamp(fz__sentence *s)
{
    bool raised = fz__rational_sign(&s->step->amount) > 0;

    fz__say(s, raised ? "最低 {n}" : "最高 {n}", raised ? "at least {n}" : "at most {n}", fz__figure_in(s, FZ_FACT_TO));
    fz__say(s, "：{n} → {n}", ": {n} → {n}", fz__figure_in(s, FZ_FACT_FROM), fz__figure_in(s, FZ_FACT_TO));
}

static void say_share(fz__sentence *s)
{
    static const char *const zh[] = {"首位牵头", "非首位牵头", "牵头", "配合", "责任"};
    static const char *const en[] = {"first lead", "joint lead", "lead", "cooperating", "responsible"};
    unsigned role = s->node ? fz__node_choice(s->node, KEY_ROLE, ROLE_LEAD) : ROLE_LEAD;
    const fz__rational *whole = fz__figure_in(s, FZ_FACT_FACTOR), *start = fz__figure_in(s, FZ_FACT_START);
    const fz__rational *deduct = fz__figure_in(s, FZ_FACT_FACTOR_DEDUCT), *minus = fz__figure_in(s, FZ_FACT_MINUS);
    const fz__rational *add = fz__figure_in(s, FZ_FACT_FACTOR_ADD), *plus = fz__figure_in(s, FZ_FACT_PLUS);
    fz__rational value = fz__calc_add(&s->calc, *start, fz__calc_add(&s->calc, *plus, *minus));

    fz__say(s, "{s}单位的份额 {n}：", "share of a {s} unit {n}: ", fz__word(s, zh[role], en[role]), whole);
    if (fz__rational_equal(whole, deduct) && fz__rational_equal(whole, add)) {
        fz__say(s, "{n} × {n}", "{n} × {n}", &value, whole);
    } else {
        fz__say(s, "起评分 {n} × {n} + 扣分 {n} × {n} + 加分 {n} × {n}",
                "start {n} × {n} + taken {n} × {n} + added {n} × {n}", start, whole, minus, deduct, plus, add);
    }
    fz__say_result(s, fz__calc_add(&s->calc, value, s->step->amount));
}

static void say_item(fz__sentence *s)
{
    const fz__slot *slot = slot_of_child(s);

    if (slot && slot->parent != FZ__NO_SLOT && s->step->report->slots[slot->parent].combine == COMBINE_MINIMUM)
        fz__say(s, "取最低的：", "the least: ");
    say_child(s);
    say_weighted(s);
}

static void say_given(fz__sentence *s)
{
    static const char *const zh[] = {"", "按满分计", "按同类平均计", "按零分计"};
    static const char *const en[] = {"", "full marks", "the mean of the class", "nothing"};
    const fz__slot *slot = slot_of_child(s);
    unsigned how = slot ? slot->absent : ABSENT_FULL;

    say_child(s);
    fz__say(s, "不适用，{s}：", " does not apply and is given {s}:", fz__word(s, zh[how], en[how]));
    say_weighted(s);
}

static void say_outside(fz__sentence *s)
{
    say_child(s);
    fz__say(s, "（满分之外）{n} 分", " (outside the full marks) {n}", fz__figure_in(s, FZ_FACT_VALUE));
}

static void say_fold(fz__sentence *s)
{
    const fz__rational *value = fz__figure_in(s, FZ_FACT_VALUE);

    fz__say(s, "按适用分值折算：{n} ÷ {n} × {n}",
            "brought from the points that apply to the full ones: {n} ÷ {n} × {n}", value,
            fz__figure_in(s, FZ_FACT_FROM), fz__figure_in(s, FZ_FACT_TO));
    fz__say_result(s, fz__calc_add(&s->calc, *value, s->step->amount));
}

static void say_product(fz__sentence *s)
{
    const fz__figure *rate;

    fz__say(s, "得分率连乘：{n}", "the product of the rates: {n}", fz__figure_in(s, FZ_FACT_TARGET));
    for (uint32_t i = 0; (rate = fz__figure_at(s->step, FZ_FACT_RATE, i)); i++)
        fz__say(s, " × {n}", " × {n}", &rate->number);
}

/* (80^30 × 90^70)^(1/100) */
static void say_geometric(fz__sentence *s)
{
    const fz__figure *value;
    fz__sum weights;
    fz__rational all;

    fz__sum_init(&weights);
    fz__say(s, "加权几何平均：(", "the weighted geometric mean: (");
    for (uint32_t i = 0; (value = fz__figure_at(s->step, FZ_FACT_VALUE, i)); i++) {
        const fz__rational *weight = &fz__figure_at(s->step, FZ_FACT_WEIGHT, i)->number;

        fz__sum_add(&weights, weight);
        fz__say(s, i ? " × {n}^{n}" : "{n}^{n}", i ? " × {n}^{n}" : "{n}^{n}", &value->number, weight);
    }
    all = fz__calc_sum(&s->calc, &weights);
    fz__say(s, ")^(1 ÷ {n})", ")^(1 ÷ {n})", &all);
}

static void say_combine(fz__sentence *s)
{
    if (fz__figure_at(s->step, FZ_FACT_RATE, 0))
        say_product(s);
    else
        say_geometric(s);
    fz__say_result(s, s->step->amount);
}

static void say_base(fz__sentence *s)
{
    fz__say(s, "基础分 {p}", "base of {p}", &s->step->amount);
}

static void say_round(fz__sentence *s)
{
    static const char *const zh[] = {"四舍五入", "四舍六入五成双", "截去尾数", "向下取整", "向上取整"};
    static const char *const en[] = {"rounded half away", "rounded half to even", "truncated", "rounded down",
                                     "rounded up"};
    unsigned mode = fz__node_choice(s->node, KEY_MODE, MODE_HALF_AWAY);
    fz__rational places = fz__rational_of(fz__node_number(s->node, KEY_PLACES));

    fz__say(s, "{s}到 {n} 位小数：{n} → {n}", "{s} to {n} places: {n} → {n}", fz__word(s, zh[mode], en[mode]), &places,
            fz__figure_in(s, FZ_FACT_FROM), fz__figure_in(s, FZ_FACT_TO));
}

static void say_gate(fz__sentence *s)
{
    static const fz__scheme_key names[] = {KEY_NAME, KEY_EVENT, KEY_INDICATOR, KEY_ID};
    const char *name = NULL;

    for (size_t i = 0; !name && i < sizeof(names) / sizeof(*names); i++)
        name = fz__node_text(s->node, names[i]);
    s->node = NULL;
    fz__say(s, "“{s}”成立，归零：", "\"{s}\" holds, so it is 0: ", name);
    fz__say_effect(s, &s->step->amount);
}

static void (*const kinds[])(fz__sentence *) = {
    [FZ_STEP_START] = say_start, [FZ_STEP_RULE] = say_rule,       [FZ_STEP_CAP] = say_cap,
    [FZ_STEP_CLAMP] = say_clamp, [FZ_STEP_SHARE] = say_share,     [FZ_STEP_CHILD] = say_item,
    [FZ_STEP_GIVEN] = say_given, [FZ_STEP_FOLD] = say_fold,       [FZ_STEP_COMBINE] = say_combine,
    [FZ_STEP_BASE] = say_base,   [FZ_STEP_OUTSIDE] = say_outside, [FZ_STEP_ROUND] = say_round,
    [FZ_STEP_GATE] = say_gate,
};

size_t fz_step_text(const fz_step *step, fz_language language, char *text, size_t capacity)
{
    fz__sentence s = {.step = step, .chinese = language == FZ_LANGUAGE_ZH};
    size_t length = 0;

    if (text && capacity > 0)
        *text = '\0';
    if (!step)
        return 0;
    s.node = step->node;
    fz__buffer_init(&s.text, step->report->context);
    kinds[step->kind](&s);
    if (!s.text.failed && s.text.bytes)
        length = fz__utf8_give(s.text.bytes, s.text.length, text, text ? capacity : 0);
    fz__buffer_clear(&s.text);
    return length;
}
