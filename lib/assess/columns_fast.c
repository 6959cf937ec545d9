/* Following a plan: block by block, each block slot by slot, so that what is computed stays in the processor's cache. All numbers
 * are whole, and proven not to overflow by the plan; sums are taken as unsigned ones, since what is taken back may pass the ends. */
#include "assess/columns_plan.h"

#include <string.h>

#define BLOCK 1024

#ifdef __SIZEOF_INT128__

typedef struct block {
    fz__columns_call *c;
    const struct fz__column_plan *plan;
    size_t first, count; /* units */
    bool any_beyond;
    uint8_t beyond[BLOCK]; /* the unit goes by fractions */
    int64_t *rows;         /* BLOCK numbers for each level of the tree, and for the total before its rounding */
} block;

static int64_t *row(const block *b, uint32_t level)
{
    return b->rows + (size_t)level * BLOCK;
}

static void set_beyond(block *b, size_t i)
{
    b->beyond[i] = 1;
    b->any_beyond = true;
}

static int64_t within(int64_t n, int64_t low, int64_t high)
{
    return n < low ? low : n > high ? high : n;
}

/* ------------------------------------------------------------------ leaves ----------------------------------------- */

static const fz_decimal *column_of(const block *b, const fz__value_rule *rule)
{
    const fz_decimal *values = b->c->table.values[rule->column];

    return values ? values + b->first : NULL;
}

/* Values of the block that a piece has no answer to. */
static void check(block *b, const fz__piece *piece, const fz_decimal *x)
{
    const fz__value_rule *rule = piece->rule;

    for (size_t i = 0; i < b->count; i++) {
        fz_decimal value = fz__column_taken(rule, x ? x[i] : FZ_COLUMN_NONE);

        if (value == FZ_COLUMN_NONE ? rule->leaves_out : value < piece->safe_low || value > piece->safe_high)
            set_beyond(b, i);
    }
}

/* Add what a line gives to a leaf that is one, in units of its parent. One look at each value sees whether all of them may be used as
 * they are, which nearly always they may: those that are not there, or beyond, are mended behind. */
static void add_line(block *b, const fz__plan_node *node, int64_t *restrict sum)
{
    const fz__piece *piece = &b->plan->pieces[node->first];
    const fz_decimal *restrict x = column_of(b, piece->rule);
    const fz__plan_line line = node->line;
    uint64_t safe = (uint64_t)piece->safe_low, span = (uint64_t)piece->safe_high - safe, furthest = 0;
    size_t count = b->count;

    for (size_t i = 0; x && i < count; i++) {
        uint64_t from_safe = (uint64_t)x[i] - safe;

        furthest = from_safe > furthest ? from_safe : furthest;
        sum[i] = (int64_t)((uint64_t)sum[i] + (uint64_t)(within(x[i], line.low, line.high) * line.times + line.plus));
    }
    if (x && furthest <= span)
        return;
    for (size_t i = 0; i < count; i++) {
        if (x && x[i] != FZ_COLUMN_NONE)
            continue;
        sum[i] += line.none;
        if (x)
            sum[i] -= line.low * line.times + line.plus;
    }
    check(b, piece, x);
}

static void add_values(const block *b, const fz__piece *piece, const fz_decimal *x, int64_t *out)
{
    for (size_t i = 0; i < b->count; i++) {
        fz_decimal value = fz__column_taken(piece->rule, x ? x[i] : FZ_COLUMN_NONE);
        int64_t y = piece->sign * within(value, piece->low, piece->high) + piece->more;
        uint64_t rest;

        if (value == FZ_COLUMN_NONE)
            continue;
        if (piece->step.by > 0)
            y = (int64_t)fz__divide((uint64_t)y, piece->step, &rest);
        out[i] += within(piece->times * y + piece->plus, piece->from, piece->to);
    }
}

static void add_band(const block *b, const fz__piece *piece, const fz_decimal *x, int64_t *out)
{
    for (size_t i = 0; i < b->count; i++) {
        fz_decimal value = fz__column_taken(piece->rule, x ? x[i] : FZ_COLUMN_NONE);

        out[i] += value >= piece->low && value <= piece->high ? piece->plus : 0;
    }
}

static void add_places(const block *b, const fz__piece *piece, int64_t *out)
{
    const uint32_t *places = piece->places + b->first;

    for (size_t i = 0; i < b->count; i++) {
        uint32_t place = places[i];

        if (place > 0)
            out[i] += place <= piece->listed_count ? piece->listed[place - 1] : piece->times * place + piece->plus;
    }
}

static void fill(const block *b, int64_t *out, int64_t n)
{
    for (size_t i = 0; i < b->count; i++)
        out[i] = n;
}

static void limit(const block *b, const fz__plan_node *node, int64_t *out)
{
    if (node->from == INT64_MIN && node->to == INT64_MAX)
        return;
    for (size_t i = 0; i < b->count; i++)
        out[i] = within(out[i], node->from, node->to);
}

static void round_row(const block *b, const fz__rounding *rounding, int64_t *out)
{
    for (size_t i = 0; rounding->is_there && i < b->count; i++)
        out[i] = fz__round_one(rounding, out[i]);
}

/* A leaf by itself, in its own units. */
static void leaf(block *b, const fz__plan_node *node, int64_t *out)
{
    fill(b, out, node->start);
    for (uint32_t at = node->first; at < node->first + node->count; at++) {
        const fz__piece *piece = &b->plan->pieces[at];
        const fz_decimal *x = column_of(b, piece->rule);

        check(b, piece, x);
        if (piece->kind == FZ_PIECE_LINE)
            add_values(b, piece, x, out);
        else if (piece->kind == FZ_PIECE_BAND)
            add_band(b, piece, x, out);
        else
            add_places(b, piece, out);
    }
    limit(b, node, out);
    round_row(b, &node->round, out);
}

/* ------------------------------------------------------------------ slots above ------------------------------------ */

static void slot_of(block *b, uint32_t slot, uint32_t level);

/* What is wanted of a slot, and what the keys of ranks compare, once its row is done. */
static void keep(const block *b, uint32_t slot, const int64_t *values)
{
    uint32_t wanted = b->c->wanted[slot];

    for (size_t i = 0; wanted > 0 && i < b->count; i++)
        b->c->table.indicator_scores[wanted - 1][b->first + i] = fz__round_one(&b->plan->shown[slot], values[i]);
    for (size_t k = 0; k < b->c->key_count; k++)
        if (b->c->keys[k].slot == slot)
            memcpy(b->c->keys[k].values + b->first, values, b->count * sizeof(*values));
}

/* Whether the row of a slot has to be there by itself. */
static bool is_kept(const block *b, uint32_t slot)
{
    for (size_t k = 0; k < b->c->key_count; k++)
        if (b->c->keys[k].slot == slot)
            return true;
    return b->c->wanted[slot] > 0;
}

static void add_child(block *b, uint32_t slot, uint32_t level, bool least)
{
    const fz__plan_node *node = &b->plan->nodes[slot];
    int64_t *values = row(b, level + 1), *sum = row(b, level);

    if (node->line.is_there && !least && !is_kept(b, slot)) {
        add_line(b, node, sum);
        return;
    }
    slot_of(b, slot, level + 1);
    for (size_t i = 0; i < b->count; i++) {
        int64_t here = values[i] * node->times;

        sum[i] = !least ? sum[i] + here : here < sum[i] ? here : sum[i];
    }
}

static void add_children(block *b, uint32_t slot, uint32_t level, bool outside)
{
    const fz_report *r = &b->c->report;

    for (uint32_t at = slot + 1; at < r->slots[slot].end; at = r->slots[at].end)
        if (b->plan->nodes[at].takes_part && b->plan->nodes[at].outside == outside)
            add_child(b, at, level, b->plan->nodes[slot].is_least && !outside);
}

static void inner(block *b, uint32_t slot, uint32_t level)
{
    const fz__plan_node *node = &b->plan->nodes[slot];
    int64_t *sum = row(b, level);

    fill(b, sum, node->is_least ? node->least : node->start);
    add_children(b, slot, level, false);
    for (size_t i = 0; node->is_least && i < b->count; i++)
        sum[i] += node->start;
    add_children(b, slot, level, true);
    limit(b, node, sum);
    if (slot == 0) /* the total before its rounding stands in the last row */
        memcpy(row(b, b->plan->depth), sum, b->count * sizeof(*sum));
    round_row(b, &node->round, sum);
}

static void slot_of(block *b, uint32_t slot, uint32_t level)
{
    if (b->plan->nodes[slot].is_leaf)
        leaf(b, &b->plan->nodes[slot], row(b, level));
    else
        inner(b, slot, level);
    keep(b, slot, row(b, level));
}

/* ------------------------------------------------------------------ units ------------------------------------------ */

static uint32_t grade_of(const block *b, size_t i)
{
    const struct fz__column_plan *plan = b->plan;
    int64_t score = row(b, plan->grades_rounded ? 0 : plan->depth)[i];

    if (plan->graded.is_there)
        score = fz__round_one(&plan->graded, score);
    for (uint32_t grade = 0; grade < plan->grade_count; grade++)
        if (score >= plan->grades[grade].from && score <= plan->grades[grade].to)
            return grade + 1;
    return 0;
}

static void finish_unit(block *b, size_t i)
{
    fz__columns_call *c = b->c;
    size_t unit = b->first + i;

    if (c->table.scores)
        c->table.scores[unit] = fz__round_one(&b->plan->shown[0], row(b, 0)[i]);
    if (c->grades)
        c->grades[unit] = grade_of(b, i);
    if (c->is_ranked)
        c->entries[c->entry_count++] = (fz__placed){~row(b, c->on_rounded ? 0 : b->plan->depth)[i], (uint32_t)unit};
}

static bool run_block(block *b)
{
    b->any_beyond = false;
    memset(b->beyond, 0, sizeof(b->beyond));
    slot_of(b, 0, 0);
    for (size_t i = 0; i < b->count; i++) {
        if (!b->beyond[i])
            finish_unit(b, i);
        else if (!fz__columns_exact(b->c, b->first + i))
            return false;
    }
    return true;
}

/* What does not apply to anybody has no score, but what it is given; no block writes it. */
static void show_absent(const fz__columns_call *c)
{
    for (uint32_t slot = 0; slot < c->report.slot_count; slot++) {
        fz_decimal score = FZ_COLUMN_NONE;

        if (c->wanted[slot] == 0 || c->plan->nodes[slot].takes_part)
            continue;
        if (fz__item_is_present(&c->report.items[slot]))
            fz__rational_to_decimal(&c->report.items[slot].value, 6, FZ_ROUND_HALF_AWAY, &score);
        for (size_t unit = 0; unit < c->table.count; unit++)
            c->table.indicator_scores[c->wanted[slot] - 1][unit] = score;
    }
}

static bool follow(fz__columns_call *c)
{
    size_t room = ((size_t)c->plan->depth + 1) * BLOCK * sizeof(int64_t);
    block *b = fz__alloc(c->context, sizeof(*b));
    bool done = true;

    if (!b)
        return fz__assess_no_memory(&c->a);
    b->c = c;
    b->plan = c->plan;
    b->rows = fz__alloc(c->context, room);
    if (!b->rows)
        done = fz__assess_no_memory(&c->a);
    else
        show_absent(c);
    for (size_t i = 0; i < c->key_count; i++)
        c->keys[i].planned = c->keys[i].slot != FZ__NO_SLOT && c->plan->nodes[c->keys[i].slot].takes_part;
    for (b->first = 0; done && b->first < c->table.count; b->first += b->count) {
        b->count = c->table.count - b->first < BLOCK ? c->table.count - b->first : BLOCK;
        done = run_block(b);
    }
    fz__free(c->context, b->rows, b->rows ? room : 0);
    fz__free(c->context, b, sizeof(*b));
    return done;
}

static uint64_t scale_of(const fz__columns_call *c)
{
    return !c->plan ? FZ_DECIMAL_ONE : c->on_rounded ? c->plan->nodes[0].made : c->plan->nodes[0].units;
}

bool fz__column_planned(const fz__columns_call *c, const fz__rank_key *key, uint32_t unit, fz__rational *value)
{
    fz__rational made;

    if (!key->planned)
        return false;
    made = (fz__rational){fz__big_of(c->plan->nodes[key->slot].made), fz__big_of(1), false};
    *value = fz__rational_of(key->values[unit]);
    return fz__rational_divide(value, &made, value);
}

#else /* without wide integers there is no plan */

static uint64_t scale_of(const fz__columns_call *c)
{
    (void)c;
    return FZ_DECIMAL_ONE;
}

bool fz__column_planned(const fz__columns_call *c, const fz__rank_key *key, uint32_t unit, fz__rational *value)
{
    (void)c;
    (void)key;
    (void)unit;
    (void)value;
    return false;
}

static bool follow(fz__columns_call *c) /* never called */
{
    (void)c;
    return false;
}

#endif

/* floor(rest × scale ÷ denominator) of a rest below the denominator, bit by bit of the scale, so that nothing exceeds it. */
static uint64_t scaled(const fz__big *rest, const fz__big *denominator, uint64_t scale, bool *is_whole)
{
    fz__big left = fz__big_of(0), room;
    uint64_t quotient = 0;

    for (int bit = 63; bit >= 0; bit--) {
        const fz__big *const terms[] = {&left, scale >> bit & 1 ? rest : NULL};

        quotient *= 2;
        for (int i = 0; i < 2; i++) {
            fz__big term = terms[i] ? *terms[i] : fz__big_of(0);

            fz__big_subtract(denominator, &term, &room);
            if (fz__big_compare(&left, &room) >= 0) {
                fz__big_subtract(&left, &room, &left);
                quotient++;
            } else {
                fz__big_add(&left, &term, &left); /* fits, as it is below the denominator */
            }
        }
    }
    *is_whole = fz__big_is_zero(&left);
    return quotient;
}

int64_t fz__column_key_of(const fz__columns_call *c, const fz__rational *score)
{
    const uint64_t most = INT64_MAX / 2;
    uint64_t scale = scale_of(c), points, size;
    fz__big quotient, rest;
    bool is_whole;

    fz__big_divide(&score->numerator, &score->denominator, &quotient, &rest);
    if (!fz__big_to_u64(&quotient, &points) || points >= most / scale)
        return score->negative ? -(int64_t)most : (int64_t)most;
    size = points * scale + scaled(&rest, &score->denominator, scale, &is_whole);
    return score->negative ? -(int64_t)size - !is_whole : (int64_t)size;
}

fz__rational fz__column_total(const fz__columns_call *c, int64_t key)
{
    fz__rational scale = {fz__big_of(scale_of(c)), fz__big_of(1), false}, total = fz__rational_of(key);

    fz__rational_divide(&total, &scale, &total); /* of 64 bits each, so it fits */
    return total;
}

bool fz__columns_run(fz__columns_call *c)
{
    if (c->plan)
        return follow(c);
    for (size_t unit = 0; unit < c->table.count; unit++)
        if (!fz__columns_exact(c, unit))
            return false;
    return true;
}
