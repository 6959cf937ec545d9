/* One slot while its values are found, over all units of its total: what the files that do it share.
 *
 * assess_tally.c adds up what each rule gives to each unit, up to its cap; assess_limit.c takes away what a limit of additions leaves
 * nobody; assess_settle.c makes of it the value of an indicator with rules, and assess_note.c says how, step by step. Slots above
 * these, and the order of all, are assess_values.c's. */
#ifndef FZ_ASSESS_SETTLING_H
#define FZ_ASSESS_SETTLING_H

#include "assess/assess_model.h"
#include "assess/calc.h"

/* What a rule gives to a unit. */
typedef struct fz__tally {
    const fz__node *node;
    fz__rational plus, minus;            /* the amounts of either sign */
    fz__rational factor;                 /* of multiply="after"; else 1 */
    fz__rational capped, timed, limited; /* what cap, late multiplication and limit add */
    fz__scheme_key limited_by;           /* KEY_POINTS, KEY_LOST, KEY_UNITS; KEY_COUNT_: nothing */
    uint32_t members, losers, kept;      /* of the class, where a limit looked at it */
    bool approximate;
} fz__tally;

typedef struct fz__settling {
    fz__assessment *a;
    uint32_t slot_index;
    const fz__slot *slot;
    bool final;         /* the second time, when steps are noted */
    fz__tally *tallies; /* by unit of the total and rule */
    uint32_t rules;
    fz__arena arena; /* of this slot alone */
} fz__settling;

/* What the rules of a leaf come to, on the way to its value. */
typedef struct fz__sides {
    fz__rational start, plus, minus;
    fz__rational clamped; /* what the clamp before the share adds */
} fz__sides;

fz_item *fz__settling_item(const fz__settling *s, uint32_t unit);           /* NULL when the unit has another total */
bool fz__is_settled(const fz__settling *s, uint32_t unit);                  /* the slot applies to the unit */
fz__tally *fz__tallies_of(const fz__settling *s, uint32_t unit);            /* one for each rule */
fz__range fz__settling_amounts(const fz__settling *s, uint32_t unit);       /* in the assessment's amounts */
fz__rational fz__settling_amount(const fz__amount *amount, fz__calc *calc); /* the unit's part of it */

/* Make the tallies of all units, up to their caps. */
bool fz__tally_all(fz__settling *s);
/* A rule that gives in one direction alone: both sides as one, with all that was added to it. */
fz__rational fz__tally_sum(const fz__tally *t, fz__calc *calc);
/* What brings an amount to at most `cap` in size. */
fz__rational fz__over(fz__rational amount, fz__rational cap, fz__calc *calc);
/* What it adds to bring a value of a leaf within a clamp, or within the points where there is none. */
fz__rational fz__clamped(const fz__slot *slot, const fz__node *clamp, fz__rational value, fz__calc *calc);
/* What the limits of all rules take away. */
bool fz__limit_all(fz__settling *s);
/* The values of an indicator with rules. */
bool fz__settle(fz__settling *s);
/* What a gate makes 0. It is the last step of its item, and comes before any of the next unit. */
bool fz__make_zero(fz__settling *s, uint32_t unit, fz_item *item);

/* Steps. Each does nothing the first time, nor for what changes nothing. */
bool fz__note(fz__settling *s, fz_item *item, fz_step_kind kind, const fz__node *node, const fz__rational *amount);
/* What brings one value to another. */
bool fz__note_change(fz__settling *s, fz_item *item, fz_step_kind kind, const fz__node *node, const fz__rational *from,
                     const fz__rational *change);
bool fz__note_amounts(fz__settling *s, fz_item *item, uint32_t unit);
bool fz__note_tallies(fz__settling *s, fz_item *item, uint32_t unit);
bool fz__note_share(fz__settling *s, fz_item *item, const fz__shares *f, const fz__sides *sides,
                    const fz__rational *difference);

#endif
