/* Grades: thresholds, quotas, and last the gates that change them (sections 7 and 8). */
#include "assess/calc.h"
#include "assess/thresholds.h"
#include "assess/whatif.h"

#include <string.h>

typedef struct grading {
    fz__assessment *a;
    const fz__class *class;
    const fz__node **grades; /* the highest first */
    int count;
    struct fz_result **ranked; /* of the class, by rank */
    int *grade_of;             /* of those ranked; `count`: none */
    fz__rational *scores;      /* of those ranked, as they count for the grade */
    size_t ranked_count;
} grading;

/* ------------------------------------------------------------------ thresholds ------------------------------------- */

static bool score_of(grading *g, const fz_result *result, fz__rational *score)
{
    const fz_item *total = &g->a->report->items[result->first_item];

    return fz__graded_score(g->class->grades, total, score) ||
           fz__assess_too_big(g->a, (uint32_t)(result - g->a->report->results), total->slot);
}

static bool grade_of(grading *g, struct fz_result *result, fz__rational *score, int *grade)
{
    char text[FZ__RATIONAL_TEXT];

    if (!score_of(g, result, score))
        return false;
    for (*grade = 0; *grade < g->count; ++*grade)
        if (fz__grade_holds(g->grades[*grade], *grade > 0 ? g->grades[*grade - 1] : NULL, score)) {
            result->by_score = g->grades[*grade];
            return true;
        }
    fz__rational_format(score, text);
    return fz__assess_find(g->a, FZ_FNOGRADE, FZ_ARGS(result->name, text));
}

/* ------------------------------------------------------------------ quotas ----------------------------------------- */

static const char *name_of(const grading *g, int grade)
{
    return fz__node_text(g->grades[grade], KEY_NAME);
}

static size_t units_in(const grading *g, int grade)
{
    size_t count = 0;

    for (size_t i = 0; i < g->ranked_count; i++)
        count += g->grade_of[i] == grade;
    return count;
}

/* So many per cent of the ranked units, down or up to a whole number. */
static size_t quota(const grading *g, int grade, fz__scheme_key key, bool up)
{
    uint64_t percent = (uint64_t)fz__node_decimal(g->grades[grade], key, 0); /* millionths, at most 10^8 */
    uint64_t all = 100 * (uint64_t)FZ_DECIMAL_ONE;

    return (size_t)((percent * g->ranked_count + (up ? all - 1 : 0)) / all);
}

static bool fall(grading *g, size_t index, int from, int to)
{
    g->grade_of[index] = to;
    return fz__assess_find(
        g->a, FZ_FQUOTA,
        FZ_ARGS(g->ranked[index]->name, name_of(g, to == from + 1 ? from : to), name_of(g, from), name_of(g, to)));
}

/* Of units in order, where the first `stay` stay: move the edge so that no units of equal rank part. */
static bool settle_edge(grading *g, const size_t *units, size_t count, size_t *stay)
{
    unsigned edge = fz__node_choice(g->class->grades, KEY_EDGE, EDGE_LOWER);
    size_t first = *stay, end = *stay;

    if (*stay == 0 || *stay >= count || g->ranked[units[*stay - 1]]->rank != g->ranked[units[*stay]]->rank)
        return true;
    while (first > 0 && g->ranked[units[first - 1]]->rank == g->ranked[units[*stay]]->rank)
        first--;
    while (end < count && g->ranked[units[end]]->rank == g->ranked[units[*stay]]->rank)
        end++;
    if (edge == EDGE_REFUSE)
        return fz__assess_stop(
            g->a, FZ_ETIE,
            FZ_ARGS(FZ_WORD_THE_QUOTA, g->ranked[units[*stay - 1]]->name, g->ranked[units[*stay]]->name));
    *stay = edge == EDGE_UPPER ? end : first;
    return true;
}

/* The units of a grade, in order of rank. */
static size_t list(const grading *g, int grade, size_t *units)
{
    size_t count = 0;

    for (size_t i = 0; i < g->ranked_count; i++)
        if (g->grade_of[i] == grade)
            units[count++] = i;
    return count;
}

static bool exceeded(grading *g, int grade, size_t count)
{
    char numbers[2][FZ_DIGITS];

    return fz__assess_find(g->a, FZ_FQUOTAOVER,
                           FZ_ARGS(name_of(g, grade), fz__digits(quota(g, grade, KEY_MOST, false), numbers[0]),
                                   fz__digits(count, numbers[1])));
}

static bool keep_most(grading *g, int grade, size_t *units)
{
    size_t count = list(g, grade, units), stay = quota(g, grade, KEY_MOST, false);

    if (!fz__node_has(g->grades[grade], KEY_MOST) || count <= stay || grade + 1 >= g->count)
        return true;
    if (!settle_edge(g, units, count, &stay))
        return false;
    for (size_t i = stay; i < count; i++)
        if (!fall(g, units[i], grade, grade + 1))
            return false;
    return stay <= quota(g, grade, KEY_MOST, false) || exceeded(g, grade, stay);
}

static bool missed(grading *g, int grade, size_t wanted)
{
    char numbers[2][FZ_DIGITS];

    return fz__assess_find(
        g->a, FZ_FQUOTAMISSED,
        FZ_ARGS(name_of(g, grade), fz__digits(wanted, numbers[0]), fz__digits(units_in(g, grade), numbers[1])));
}

static bool fill_least(grading *g, int grade, size_t *units)
{
    size_t wanted = quota(g, grade, KEY_LEAST, true), before;

    if (!fz__node_has(g->grades[grade], KEY_LEAST))
        return true;
    while ((before = units_in(g, grade)) < wanted) {
        int above = grade - 1;
        size_t count, stay;

        while (above >= 0 && units_in(g, above) == 0)
            above--;
        if (above < 0)
            break;
        count = list(g, above, units);
        stay = count > wanted - before ? count - (wanted - before) : 0;
        if (!settle_edge(g, units, count, &stay))
            return false;
        for (size_t i = stay; i < count; i++)
            if (!fall(g, units[i], above, grade))
                return false;
        if (stay == count)
            break; /* a tie stays above */
    }
    return units_in(g, grade) >= wanted || missed(g, grade, wanted);
}

/* ------------------------------------------------------------------ what is only told ------------------------------ */

static bool tell_share(grading *g, int grade)
{
    size_t count = units_in(g, grade);
    fz__rational share;
    fz_decimal percent;
    char texts[2][24];

    if (!fz__node_has(g->grades[grade], KEY_ABOUT) || g->ranked_count == 0)
        return true;
    fz__rational_ratio((int64_t)(100 * count), (int64_t)g->ranked_count, &share);
    fz__rational_to_decimal(&share, 1, FZ_ROUND_HALF_AWAY, &percent);
    fz_decimal_format(percent, texts[1], sizeof(texts[1]));
    return fz__assess_find(
        g->a, FZ_FABOUT,
        FZ_ARGS(name_of(g, grade), fz__digits(count, texts[0]), texts[1], fz__node_text(g->grades[grade], KEY_ABOUT)));
}

/* The lowest score of a grade against the highest of the next. */
static bool tell_gap(grading *g, int grade)
{
    fz__rational wanted = fz__rational_decimal(fz__node_decimal(g->class->grades, KEY_GAP, 0)), gap;
    const fz__rational *lowest = NULL, *highest = NULL;
    char text[FZ__RATIONAL_TEXT];

    if (!fz__node_has(g->class->grades, KEY_GAP) || grade + 1 >= g->count)
        return true;
    for (size_t i = 0; i < g->ranked_count; i++) {
        const fz__rational *score = &g->scores[i];

        if (g->grade_of[i] == grade && (!lowest || fz__rational_compare(score, lowest) < 0))
            lowest = score;
        if (g->grade_of[i] == grade + 1 && (!highest || fz__rational_compare(score, highest) > 0))
            highest = score;
    }
    if (!lowest || !highest || !fz__rational_subtract(lowest, highest, &gap) ||
        fz__rational_compare(&gap, &wanted) >= 0)
        return true;
    fz__rational_format(&gap, text);
    return fz__assess_find(
        g->a, FZ_FGRADEGAP,
        FZ_ARGS(name_of(g, grade), name_of(g, grade + 1), text, fz__node_text(g->class->grades, KEY_GAP)));
}

/* ------------------------------------------------------------------ gates ------------------------------------------ */

static int index_of(const grading *g, const char *name)
{
    int index = 0;

    while (index < g->count && strcmp(name_of(g, index), name) != 0)
        index++;
    return index;
}

/* A grade on its way through the gates: of the unit's own table, or outright one of another's. */
typedef struct graded {
    int own;                 /* `count`: none */
    const fz__node *foreign; /* NULL: none */
} graded;

static const fz__node *grade_anywhere(const grading *g, const char *name)
{
    const fz__node *root = &g->a->report->scheme->nodes[0];

    for (const fz__node *table = fz__node_child(root, SC_GRADES); table; table = fz__node_sibling(table, SC_GRADES))
        for (const fz__node *at = fz__node_child(table, SC_GRADE); at; at = fz__node_sibling(at, SC_GRADE))
            if (strcmp(fz__node_text(at, KEY_NAME), name) == 0)
                return at;
    return NULL;
}

static void pass(const grading *g, const fz__node *gate, graded *grade)
{
    const char *name = fz__node_text(gate, KEY_GRADE);
    int named = name ? index_of(g, name) : g->count;

    switch (fz__node_choice(gate, KEY_EFFECT, EFFECT_ZERO)) {
    case EFFECT_GRADE:
        grade->own = named < g->count ? named : grade->own;
        grade->foreign = name && named == g->count ? grade_anywhere(g, name) : NULL;
        break;
    case EFFECT_CEILING:
        if (!grade->foreign && named < g->count && grade->own < named)
            grade->own = named;
        break;
    case EFFECT_DOWN:
        if (!grade->foreign && grade->own + 1 < g->count)
            grade->own++;
        break;
    default:
        break;
    }
}

static void pass_gates(const grading *g, struct fz_result *result, int own)
{
    graded grade = {own, NULL};

    for (uint32_t i = 0; i < result->gate_count; i++) {
        fz__gate_result *gate = &g->a->report->gates[result->first_gate + i];
        graded before = grade;

        if (fz__has_score(result))
            pass(g, gate->gate, &grade);
        gate->changed = gate->changed || grade.own != before.own || grade.foreign != before.foreign;
        if (fz__node_choice(gate->gate, KEY_EFFECT, EFFECT_ZERO) == EFFECT_NOT_MET) {
            gate->changed = gate->changed || !result->not_met;
            result->not_met = true;
        }
    }
    if (!result->not_met)
        result->grade = grade.foreign ? grade.foreign : grade.own < g->count ? g->grades[grade.own] : NULL;
}

/* ------------------------------------------------------------------ a class ---------------------------------------- */

static bool open(grading *g, uint32_t class)
{
    fz_report *r = g->a->report;
    const fz__node *table = g->class->grades, *at;
    size_t units = g->class->units + 1;

    for (at = table ? fz__node_child(table, SC_GRADE) : NULL; at; at = fz__node_sibling(at, SC_GRADE))
        g->count++;
    g->grades = fz__arena_alloc(&g->a->arena, ((size_t)g->count + 1) * sizeof(*g->grades));
    g->ranked = fz__arena_alloc(&g->a->arena, units * sizeof(*g->ranked));
    g->grade_of = fz__arena_alloc(&g->a->arena, units * sizeof(*g->grade_of));
    g->scores = fz__arena_alloc(&g->a->arena, units * sizeof(*g->scores));
    if (!g->grades || !g->ranked || !g->grade_of || !g->scores)
        return fz__assess_no_memory(g->a);
    g->count = 0;
    for (at = table ? fz__node_child(table, SC_GRADE) : NULL; at; at = fz__node_sibling(at, SC_GRADE))
        g->grades[g->count++] = at;
    for (size_t i = 0; i < r->result_count; i++) {
        struct fz_result *result = &r->results[r->order[i]];

        if (result->class_index == class && result->standing == FZ_STANDING_RANKED)
            g->ranked[g->ranked_count++] = result;
    }
    return true;
}

static bool apply_quotas(grading *g)
{
    size_t *units = fz__arena_alloc(&g->a->arena, (g->ranked_count + 1) * sizeof(*units));

    if (!units)
        return fz__assess_no_memory(g->a);
    for (int grade = 0; grade < g->count; grade++)
        if (!keep_most(g, grade, units))
            return false;
    for (int grade = g->count - 1; grade > 0; grade--)
        if (!fill_least(g, grade, units))
            return false;
    for (int grade = 0; grade < g->count; grade++)
        if (!tell_share(g, grade) || !tell_gap(g, grade))
            return false;
    return true;
}

static bool grade_class(fz__assessment *a, uint32_t class)
{
    fz_report *r = a->report;
    grading g = {.a = a, .class = &r->classes[class]};

    if (!open(&g, class))
        return false;
    for (size_t i = 0; g.count > 0 && i < g.ranked_count; i++)
        if (!grade_of(&g, g.ranked[i], &g.scores[i], &g.grade_of[i]))
            return false;
    if (g.count > 0 && !apply_quotas(&g))
        return false;
    for (size_t i = 0; i < g.ranked_count; i++)
        pass_gates(&g, g.ranked[i], g.count > 0 ? g.grade_of[i] : 0);
    for (size_t i = 0; i < r->result_count; i++) {
        struct fz_result *result = &r->results[r->order[i]];
        int grade = g.count;
        fz__rational score;

        if (result->class_index != class || result->standing == FZ_STANDING_RANKED)
            continue;
        if (fz__has_score(result) && g.count > 0 && !grade_of(&g, result, &score, &grade))
            return false;
        pass_gates(&g, result, grade);
    }
    return true;
}

bool fz__assess_grade(fz__assessment *a)
{
    for (uint32_t class = 0; class < a->report->class_count; class ++)
        if (!grade_class(a, class))
            return false;
    return true;
}
