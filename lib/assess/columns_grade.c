/* Grades by thresholds, and what quotas change of them (section 8). Which of several units of one rank stands first makes no difference
 * to quotas: at an edge all of them fall or stay. */
#include "assess/columns_model.h"
#include "assess/thresholds.h"

bool fz__column_grade(fz__columns_call *c, const fz_item *total, uint32_t *grade)
{
    const fz__node *table = c->report.classes[0].grades, *above = NULL;
    fz__rational score;
    uint32_t number = 1;

    *grade = 0;
    if (!table)
        return true;
    if (!fz__graded_score(table, total, &score))
        return fz__assess_too_big(&c->a, 0, 0);
    for (const fz__node *at = fz__node_child(table, SC_GRADE); at; above = at, at = fz__node_sibling(at, SC_GRADE)) {
        if (fz__grade_holds(at, above, &score)) {
            *grade = number;
            return true;
        }
        number++;
    }
    return true;
}

/* ------------------------------------------------------------------ quotas ----------------------------------------- */

typedef struct quotas {
    fz__columns_call *c;
    const fz__node **grades; /* by number; [0] is none */
    uint32_t count;
    size_t *in;      /* by number: how many units have it */
    uint32_t *units; /* those of one grade, by rank */
} quotas;

/* So many per cent of the ranked units, down or up to a whole number. */
static size_t quota(const quotas *q, uint32_t grade, fz__scheme_key key, bool up)
{
    uint64_t percent = (uint64_t)fz__node_decimal(q->grades[grade], key, 0); /* millionths, at most 10^8 */
    uint64_t all = 100 * (uint64_t)FZ_DECIMAL_ONE;

    return (size_t)((percent * q->c->entry_count + (up ? all - 1 : 0)) / all);
}

static size_t list(const quotas *q, uint32_t grade)
{
    size_t count = 0;

    for (size_t i = 0; i < q->c->entry_count; i++)
        if (q->c->grades[q->c->entries[i].unit] == grade)
            q->units[count++] = q->c->entries[i].unit;
    return count;
}

/* Of units in order, where the first `stay` stay: move the edge so that no units of equal rank part. */
static bool settle_edge(const quotas *q, size_t count, size_t *stay)
{
    unsigned edge = fz__node_choice(q->c->report.classes[0].grades, KEY_EDGE, EDGE_LOWER);
    const uint32_t *ranks = q->c->ranks, *units = q->units;
    size_t first = *stay, end = *stay;
    char names[2][FZ_DIGITS];

    if (*stay == 0 || *stay >= count || ranks[units[*stay - 1]] != ranks[units[*stay]])
        return true;
    while (first > 0 && ranks[units[first - 1]] == ranks[units[*stay]])
        first--;
    while (end < count && ranks[units[end]] == ranks[units[*stay]])
        end++;
    if (edge == EDGE_REFUSE)
        return fz__assess_stop(
            &q->c->a, FZ_ETIE,
            FZ_ARGS(FZ_WORD_THE_QUOTA, fz__digits(units[*stay - 1], names[0]), fz__digits(units[*stay], names[1])));
    *stay = edge == EDGE_UPPER ? end : first;
    return true;
}

static void fall(const quotas *q, size_t stay, size_t count, uint32_t to)
{
    for (size_t i = stay; i < count; i++) {
        q->in[q->c->grades[q->units[i]]]--;
        q->c->grades[q->units[i]] = to;
        q->in[to]++;
    }
}

static bool keep_most(const quotas *q, uint32_t grade)
{
    size_t stay = quota(q, grade, KEY_MOST, false), count = q->in[grade];

    if (!fz__node_has(q->grades[grade], KEY_MOST) || count <= stay || grade == q->count)
        return true;
    list(q, grade);
    if (!settle_edge(q, count, &stay))
        return false;
    fall(q, stay, count, grade + 1);
    return true;
}

static bool fill_least(const quotas *q, uint32_t grade)
{
    size_t wanted = quota(q, grade, KEY_LEAST, true);

    while (fz__node_has(q->grades[grade], KEY_LEAST) && q->in[grade] < wanted) {
        uint32_t above = grade - 1;
        size_t count, stay, before = q->in[grade];

        while (above > 0 && q->in[above] == 0)
            above--;
        if (above == 0)
            return true;
        count = list(q, above);
        stay = count > wanted - before ? count - (wanted - before) : 0;
        if (!settle_edge(q, count, &stay))
            return false;
        fall(q, stay, count, grade);
        if (q->in[grade] == before)
            return true; /* a tie stays above */
    }
    return true;
}

static bool apply(const quotas *q)
{
    for (uint32_t grade = 1; grade <= q->count; grade++)
        if (!keep_most(q, grade))
            return false;
    for (uint32_t grade = q->count; grade > 1; grade--)
        if (!fill_least(q, grade))
            return false;
    return true;
}

bool fz__columns_quotas(fz__columns_call *c)
{
    const fz__node *table = c->report.classes[0].grades;
    quotas q = {.c = c};
    bool done;

    if (!c->grades || !c->is_ranked || !table)
        return true;
    for (const fz__node *at = fz__node_child(table, SC_GRADE); at; at = fz__node_sibling(at, SC_GRADE))
        q.count++;
    q.grades = fz__arena_alloc(&c->a.arena, (q.count + 1) * sizeof(*q.grades));
    q.in = fz__arena_alloc(&c->a.arena, (q.count + 1) * sizeof(*q.in));
    q.units = fz__alloc(c->context, (c->entry_count + 1) * sizeof(*q.units));
    if (!q.grades || !q.in || !q.units) {
        fz__free(c->context, q.units, q.units ? (c->entry_count + 1) * sizeof(*q.units) : 0);
        return fz__assess_no_memory(&c->a);
    }
    q.count = 0;
    q.in[0] = 0;
    for (const fz__node *at = fz__node_child(table, SC_GRADE); at; at = fz__node_sibling(at, SC_GRADE)) {
        q.grades[++q.count] = at;
        q.in[q.count] = 0;
    }
    for (size_t i = 0; i < c->entry_count; i++)
        q.in[c->grades[c->entries[i].unit]]++;
    done = apply(&q);
    fz__free(c->context, q.units, (c->entry_count + 1) * sizeof(*q.units));
    return done;
}
