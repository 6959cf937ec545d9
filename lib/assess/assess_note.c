/* The steps of an indicator with rules: what its value is made of, for whoever asks why. */
#include "assess/settling.h"

/* Whether there is anything to say, which is asked before the figures are reckoned. */
static bool is_noted(const fz__settling *s, const fz__rational *amount)
{
    return s->final && !fz__rational_is_zero(amount);
}

bool fz__note(fz__settling *s, fz_item *item, fz_step_kind kind, const fz__node *node, const fz__rational *amount)
{
    return !is_noted(s, amount) || fz__assess_step(s->a, item, kind, node, amount, NULL);
}

/* A step with figures, of which there is something to say. */
static bool note_figures(fz__settling *s, fz_item *item, fz_step_kind kind, const fz__node *node,
                         const fz__rational *amount, const fz__figure *figures, uint32_t count)
{
    fz__backing backing = {0, 0, (uint32_t)s->a->report->figure_count, count};

    for (uint32_t i = 0; i < count; i++)
        if (!fz__assess_figure(s->a, figures[i].fact, &figures[i].number, figures[i].text))
            return false;
    return fz__assess_step(s->a, item, kind, node, amount, &backing);
}

bool fz__note_change(fz__settling *s, fz_item *item, fz_step_kind kind, const fz__node *node, const fz__rational *from,
                     const fz__rational *change)
{
    fz__figure figures[] = {{FZ_FACT_FROM, *from, NULL}, {FZ_FACT_TO, *from, NULL}};

    if (!is_noted(s, change))
        return true;
    if (!fz__rational_add(from, change, &figures[1].number))
        return fz__assess_too_big(s->a, item->result, s->slot_index);
    return note_figures(s, item, kind, node, change, figures, 2);
}

/* The steps of amounts, those of nothing included: a reader wants to see that a record was looked at. */
bool fz__note_amounts(fz__settling *s, fz_item *item, uint32_t unit)
{
    fz__range own = fz__settling_amounts(s, unit);
    fz_report *r = s->a->report;

    for (uint32_t i = own.first; s->final && i < own.end; i++) {
        const fz__amount *amount = &s->a->amounts[i];
        fz__backing backing = {amount->first_witness, amount->witness_count, amount->first_figure,
                               amount->figure_count};
        fz__calc calc = {false};
        fz__rational value = fz__settling_amount(amount, &calc);

        if (amount->is_factor)
            continue;
        if (amount->beaten_by) {
            uint32_t witness = r->witness_list[amount->beaten_by->first_witness];

            backing.first_figure = (uint32_t)r->figure_count;
            backing.figure_count = 1;
            if (!fz__assess_figure(s->a, FZ_FACT_ONCE, &amount->beaten_by->amount, r->witnesses[witness].id))
                return false;
        }
        if (!fz__assess_step(s->a, item, FZ_STEP_RULE, amount->node, &value, &backing))
            return false;
    }
    return true;
}

static bool note_timed(fz__settling *s, fz_item *item, const fz__tally *t)
{
    fz__calc calc = {false};
    fz__rational from;

    if (!is_noted(s, &t->timed))
        return true;
    from = fz__calc_add(&calc, fz__calc_add(&calc, t->plus, t->minus), t->capped);
    return note_figures(s, item, FZ_STEP_RULE, fz__node_child(t->node, SC_TIMES), &t->timed,
                        (fz__figure[]){{FZ_FACT_FROM, from, NULL}, {FZ_FACT_TIMES, t->factor, NULL}}, 2);
}

static bool note_limited(fz__settling *s, fz_item *item, const fz__tally *t)
{
    fz__calc calc = {false};
    fz__rational from;

    if (!is_noted(s, &t->limited))
        return true;
    from = fz__calc_subtract(&calc, fz__tally_sum(t, &calc), t->limited);
    return note_figures(s, item, FZ_STEP_CAP, fz__node_child(t->node, SC_LIMIT), &t->limited,
                        (fz__figure[]){
                            {FZ_FACT_FROM, from, fz__scheme_key_name(SC_LIMIT, t->limited_by)},
                            {FZ_FACT_FIELD, fz__rational_of(t->members), NULL},
                            {FZ_FACT_LOSERS, fz__rational_of(t->losers), NULL},
                            {FZ_FACT_KEPT, fz__rational_of(t->kept), NULL},
                            {FZ_FACT_TARGET, s->slot->points, NULL},
                        },
                        5);
}

bool fz__note_tallies(fz__settling *s, fz_item *item, uint32_t unit)
{
    const fz__tally *tallies = fz__tallies_of(s, unit);

    for (uint32_t rule = 0; s->final && rule < s->rules; rule++)
        if (!fz__note(s, item, FZ_STEP_CAP, tallies[rule].node, &tallies[rule].capped) ||
            !note_timed(s, item, &tallies[rule]) || !note_limited(s, item, &tallies[rule]))
            return false;
    return true;
}

bool fz__note_share(fz__settling *s, fz_item *item, const fz__shares *f, const fz__sides *sides,
                    const fz__rational *difference)
{
    fz__rational zero = fz__rational_of(0), plus, minus;
    fz__calc calc = {false};

    if (!is_noted(s, difference))
        return true;
    plus = fz__calc_add(&calc, sides->plus, fz__rational_least(sides->clamped, zero));
    minus = fz__calc_add(&calc, sides->minus, fz__rational_greatest(sides->clamped, zero));
    return note_figures(s, item, FZ_STEP_SHARE, f->node, difference,
                        (fz__figure[]){
                            {FZ_FACT_FACTOR, f->whole, NULL},
                            {FZ_FACT_FACTOR_DEDUCT, f->deduct, NULL},
                            {FZ_FACT_FACTOR_ADD, f->add, NULL},
                            {FZ_FACT_START, sides->start, NULL},
                            {FZ_FACT_PLUS, plus, NULL},
                            {FZ_FACT_MINUS, minus, NULL},
                        },
                        6);
}
