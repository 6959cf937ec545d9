/* One slot with rules, over all units of its total: what the files that know a kind of rule share.
 *
 * The uses are the records of the slot, a record of every unit once for each. A rule first sorts out its own (fz__leaf_open); those of a
 * unit are then leaf->mine[leaf->first[unit]] up to leaf->first[unit + 1], by day and id, and behind those of the last unit stand those of
 * units that nobody assesses. */
#ifndef FZ_ASSESS_LEAF_H
#define FZ_ASSESS_LEAF_H

#include "assess/assess_model.h"
#include "assess/formula.h"

typedef struct fz__use {
    fz__counted *record;
    uint32_t unit; /* FZ__NO_UNIT, of one that is not assessed here, sorts last */
    uint32_t serial;
    bool skip; /* something is wrong with it, as a finding has said */
} fz__use;

/* What a unit has of what a rule wants: one value, and where the rule asks for it, the unit's own target. */
typedef struct fz__taken {
    fz__rational value, target;
    bool has;
    uint32_t first_witness, witness_count;
    uint32_t first_figure, figure_count;
} fz__taken;

/* A matter of a rule whose amounts are shared. */
typedef struct fz__matter {
    uint32_t matter, who; /* who: a unit, or, behind all units, the text of another's name */
    uint64_t heads, units;
} fz__matter;

typedef struct fz__leaf {
    fz__assessment *a;
    uint32_t index;
    const fz__slot *slot;
    fz__use *uses; /* sorted by unit, serial */
    size_t use_count, use_capacity;
    uint32_t *use_first; /* by unit */

    uint32_t rule; /* the one at hand, counted within the slot */
    const fz__node *node;
    fz__use *mine;
    size_t mine_count, mine_capacity;
    uint32_t *first; /* by unit */
    fz__matter *matters;
    size_t matter_count, matter_capacity;
    fz__taken *taken;      /* by unit, of rules that want a value; NULL of others */
    fz__taken **all_taken; /* by rule */
    fz__field *fields;     /* by class, of the values taken */
    struct {
        const fz__node *times;
        uint32_t unit;
        int64_t count;
    } occurrences[8]; /* how often the events of <times> occurred, as they were counted last */
    size_t next_occurrence;
    fz__arena arena; /* of this slot alone */
} fz__leaf;

bool fz__leaf_who(fz__leaf *leaf); /* assess_applies.c: to whom the slot applies; writes it to the items */
/* assess_uses.c: the records of the slot; then those of them that a rule takes, which becomes the one at hand. */
bool fz__leaf_use(fz__leaf *leaf);
bool fz__leaf_open(fz__leaf *leaf, const fz__node *node, uint32_t rule);

fz_item *fz__leaf_item(const fz__leaf *leaf, uint32_t unit); /* NULL when the unit has another total */
bool fz__leaf_applies(const fz__leaf *leaf, uint32_t unit);
const fz_result *fz__leaf_unit(const fz__leaf *leaf, uint32_t unit);
fz__rational fz__leaf_decimal(const fz__leaf *leaf, fz__scheme_key key, fz_decimal otherwise);
const char *fz__leaf_said(const fz__leaf *leaf); /* the event, else the indicator's name or id: for messages */

/* Whether a record says that something happened: one whose value is 0 says that nothing did. */
static inline bool fz__happened(const fz_record *record)
{
    return !record->has_value || record->value != 0;
}

/* A rule has looked at a record and knows what to do with it. */
static inline void fz__leaf_seen(fz__use *use)
{
    use->record->unused = FZ_UNUSED_SAID;
}

/* Add an amount; its witnesses and figures are those since `first_…`. */
bool fz__leaf_give(fz__leaf *leaf, uint32_t unit, const fz__counted *record, const fz__rational *amount,
                   const fz__rational *part, bool approximate, uint32_t first_witness, uint32_t first_figure);
bool fz__leaf_too_big(fz__leaf *leaf, uint32_t unit);
uint32_t fz__witness_mark(const fz__leaf *leaf);
uint32_t fz__figure_mark(const fz__leaf *leaf);

/* rule_occurrence.c: deduct, add, judge. rule_timing.c. rule_value.c, rule_ranking.c, rule_votes.c: rules of
 * one value, and levels. */
bool fz__rule_occurrence(fz__leaf *leaf, uint32_t unit);
bool fz__rule_judge(fz__leaf *leaf, uint32_t unit);
bool fz__rule_timing(fz__leaf *leaf, uint32_t unit);
bool fz__rule_levels(fz__leaf *leaf, uint32_t unit);
bool fz__rule_bands(fz__leaf *leaf, uint32_t unit);
bool fz__rule_distance(fz__leaf *leaf, uint32_t unit);
bool fz__rule_value(fz__leaf *leaf, uint32_t unit);
bool fz__rule_goalposts(fz__leaf *leaf, uint32_t unit);
bool fz__rule_relative(fz__leaf *leaf, uint32_t unit);
bool fz__rule_ranking(fz__leaf *leaf); /* all units at once */

/* Multiply by all <times> of a rule that fit; without record, by those that ask for no mark. */
bool fz__times(fz__leaf *leaf, const fz__node *rule, uint32_t unit, const fz_record *record, fz__calc *calc,
               fz__rational *amount);

/* Take what a unit has: for the rules of one value, for votes, for raters. */
bool fz__take_value(fz__leaf *leaf, uint32_t unit, fz__taken *taken);
bool fz__take_votes(fz__leaf *leaf, uint32_t unit, fz__taken *taken);
bool fz__take_marks(fz__leaf *leaf, uint32_t unit, fz__taken *taken);
/* Before the marks of any unit are taken: leave out void ballots. */
bool fz__void_ballots(fz__leaf *leaf);
/* A finding of a record whose value is negative, though it counts something. */
bool fz__find_negative(fz__leaf *leaf, const fz_record *record);
/* Prepare the sharing of matters. */
bool fz__open_matters(fz__leaf *leaf);

#endif
