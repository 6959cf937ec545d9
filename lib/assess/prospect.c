/* What-if of every open item: each alone, and one after the other together. */
#include "assess/calc.h"
#include "assess/thresholds.h"
#include "assess/whatif.h"
#include "base/context.h"

#include <fazhi/analysis.h>

typedef struct opening {
    uint32_t item; /* of the unit's */
    bool zeroed, reaches;
    fz__rational full;       /* as its own <round> leaves it */
    fz__rational amounts[3]; /* by fz_open_amount */
} opening;

struct fz_prospect {
    atomic_size_t references;
    fz_report *report;
    const fz_result *result;
    const fz__node *table, *grade, *next; /* NULL: none */
    fz__rational missing;
    uint32_t obstacles;
    opening *openings;
    size_t count, capacity, reaching;
};

/* What a computation works with. */
typedef struct looking {
    fz_prospect *prospect;
    const fz_result *result;
    fz_item *items;
    fz_error **error;
    fz_status status;
} looking;

/* ------------------------------------------------------------------ the open items --------------------------------- */

static const fz_item *own_items(const fz_result *result)
{
    return &result->report->items[result->first_item];
}

static bool is_zeroed(const fz_result *result, const fz_item *item)
{
    const fz_report *report = result->report;
    const fz_item *items = own_items(result);
    uint32_t first = report->trees[result->tree].first;

    for (uint32_t slot = item->slot; slot != FZ__NO_SLOT; slot = report->slots[slot].parent)
        if (items[slot - first].zeroed)
            return true;
    return false;
}

static bool stop(looking *l, fz_status status, uint32_t at)
{
    l->status = fz__whatif_fail(l->result, l->items, at, status, l->error);
    return false;
}

/* Full marks as the item's own rounding leaves them: those of which a fresh assessment would give it. */
static bool round_full(looking *l, uint32_t index, fz__rational *full)
{
    fz_item item = l->items[index];

    item.unrounded = item.full;
    if (!fz__round_item(l->result->report, &item, NULL))
        return stop(l, FZ_ETOOBIG, index);
    *full = item.value;
    return true;
}

static bool look_at(looking *l, uint32_t index)
{
    const fz_item *item = &own_items(l->result)[index];
    fz_prospect *p = l->prospect;
    opening found = {.item = index, .zeroed = is_zeroed(l->result, item)};

    if (!l->result->report->slots[item->slot].is_leaf || item->applies != FZ_APPLIES)
        return true;
    if (!round_full(l, index, &found.full))
        return false;
    if (fz__rational_compare(&item->value, &found.full) >= 0)
        return true;
    if (!fz__rational_subtract(&found.full, &item->value, &found.amounts[FZ_OPEN_MISSING]))
        return stop(l, FZ_ETOOBIG, index);
    if (!FZ_GROW(p->report->context, &p->openings, &p->capacity, p->count + 1))
        return stop(l, FZ_ENOMEM, index);
    p->openings[p->count++] = found;
    return true;
}

/* Give an item full marks, unless a gate makes it 0 whatever it has. */
static bool fill(looking *l, const opening *o)
{
    uint32_t at = o->item;
    fz_status status;

    if (!l->items[o->item].zeroed)
        l->items[o->item].value = l->items[o->item].unrounded = o->full;
    status = fz__whatif_combine(l->result, l->items, o->item, &at);
    return status == FZ_OK || stop(l, status, at);
}

static void restore(looking *l)
{
    for (uint32_t i = 0; i < l->result->item_count; i++)
        l->items[i] = own_items(l->result)[i];
}

static bool gain_of(looking *l, opening *o)
{
    const fz_item *total = own_items(l->result);

    if (!fill(l, o))
        return false;
    if (!fz__rational_subtract(&l->items[0].value, &total->value, &o->amounts[FZ_OPEN_GAIN]))
        return stop(l, FZ_ETOOBIG, 0);
    restore(l);
    return true;
}

static int compare(const void *a, const void *b)
{
    const opening *x = a, *y = b;
    int order = fz__rational_compare(&y->amounts[FZ_OPEN_GAIN], &x->amounts[FZ_OPEN_GAIN]);

    return order != 0 ? order : (x->item > y->item) - (x->item < y->item);
}

/* ------------------------------------------------------------------ the next grade --------------------------------- */

static bool next_holds(const fz_prospect *p, const fz_item *total, bool *holds)
{
    fz__rational score, from;

    *holds = false;
    if (!p->next)
        return true;
    from = fz__rational_decimal(fz__node_decimal(p->next, KEY_FROM, 0));
    if (!fz__graded_score(p->table, total, &score))
        return false;
    *holds = fz__rational_compare(&score, &from) >= 0;
    return true;
}

static bool find_grade(looking *l)
{
    fz_prospect *p = l->prospect;
    fz__rational score, from;

    p->table = p->report->classes[l->result->class_index].grades;
    if (!p->table)
        return true;
    if (!fz__graded_score(p->table, own_items(l->result), &score))
        return stop(l, FZ_ETOOBIG, 0);
    p->grade = fz__grade_by_score(p->table, &score);
    p->next = fz__next_grade(p->table, &score);
    if (!p->next)
        return true;
    from = fz__rational_decimal(fz__node_decimal(p->next, KEY_FROM, 0));
    return fz__rational_subtract(&from, &score, &p->missing) || stop(l, FZ_ETOOBIG, 0);
}

static uint32_t obstacles_of(const fz_prospect *p)
{
    const fz_report *report = p->report;
    uint32_t obstacles = 0;

    for (const fz__node *at = p->table ? fz__node_child(p->table, SC_GRADE) : NULL; at;
         at = fz__node_sibling(at, SC_GRADE))
        if (fz__node_has(at, KEY_MOST) || fz__node_has(at, KEY_LEAST))
            obstacles |= FZ_OBSTACLE_QUOTA;
    for (uint32_t i = 0; i < p->result->gate_count; i++)
        if (fz__node_choice(report->gates[p->result->first_gate + i].gate, KEY_EFFECT, EFFECT_ZERO) != EFFECT_UNRANKED)
            obstacles |= FZ_OBSTACLE_GATE;
    return obstacles;
}

/* ------------------------------------------------------------------ together --------------------------------------- */

static bool fill_together(looking *l)
{
    fz_prospect *p = l->prospect;

    p->reaching = p->count;
    for (size_t i = 0; i < p->count; i++) {
        opening *o = &p->openings[i];

        if (!fill(l, o))
            return false;
        o->amounts[FZ_OPEN_TOTAL] = l->items[0].value;
        if (!next_holds(p, &l->items[0], &o->reaches))
            return stop(l, FZ_ETOOBIG, 0);
        if (o->reaches && p->reaching == p->count)
            p->reaching = i;
    }
    return true;
}

static bool look(looking *l)
{
    fz_prospect *p = l->prospect;

    for (uint32_t i = 0; i < l->result->item_count; i++)
        if (!look_at(l, i))
            return false;
    for (size_t i = 0; i < p->count; i++)
        if (!gain_of(l, &p->openings[i]))
            return false;
    fz__sort(p->openings, p->count, sizeof(*p->openings), compare);
    return find_grade(l) && fill_together(l);
}

static fz_prospect *prospect_of(const fz_result *result)
{
    fz_prospect *p = fz__calloc(result->report->context, sizeof(*p));

    if (!p)
        return NULL;
    atomic_init(&p->references, 1);
    p->report = fz_report_ref(result->report);
    p->result = result;
    p->missing = fz__rational_of(0);
    return p;
}

fz_status fz_prospect_new(const fz_result *result, fz_prospect **prospect, fz_error **error)
{
    looking l = {.result = result, .error = error};
    bool done;

    if (error)
        *error = NULL;
    if (prospect)
        *prospect = NULL;
    if (!result || !prospect)
        return fz__bad_argument(result ? result->report->context : NULL, error, __func__,
                                result ? "prospect is NULL" : "result is NULL");
    l.prospect = prospect_of(result);
    l.items = l.prospect ? fz__whatif_items(result) : NULL;
    if (!l.items) {
        fz_prospect_unref(l.prospect);
        return fz__no_memory(error);
    }
    done = !fz__has_score(result) || look(&l);
    l.prospect->obstacles = obstacles_of(l.prospect);
    fz__whatif_free(result, l.items);
    if (done)
        *prospect = l.prospect;
    else
        fz_prospect_unref(l.prospect);
    return done ? FZ_OK : l.status;
}

fz_prospect *fz_prospect_ref(fz_prospect *prospect)
{
    if (prospect)
        atomic_fetch_add_explicit(&prospect->references, 1, memory_order_relaxed);
    return prospect;
}

void fz_prospect_unref(fz_prospect *p)
{
    fz_report *report;

    if (!p || atomic_fetch_sub_explicit(&p->references, 1, memory_order_acq_rel) != 1)
        return;
    report = p->report;
    fz__free(report->context, p->openings, p->capacity * sizeof(*p->openings));
    fz__free(report->context, p, sizeof(*p));
    fz_report_unref(report);
}

/* ------------------------------------------------------------------ for its readers -------------------------------- */

const fz_result *fz_prospect_result(const fz_prospect *prospect)
{
    return prospect ? prospect->result : NULL;
}

const char *fz_prospect_grade(const fz_prospect *prospect)
{
    return prospect && prospect->grade ? fz__node_text(prospect->grade, KEY_NAME) : NULL;
}

const char *fz_prospect_next_grade(const fz_prospect *prospect)
{
    return prospect && prospect->next ? fz__node_text(prospect->next, KEY_NAME) : NULL;
}

fz_decimal fz_prospect_next_from(const fz_prospect *prospect)
{
    return prospect && prospect->next ? fz__node_decimal(prospect->next, KEY_FROM, 0) : 0;
}

fz_decimal fz_prospect_missing(const fz_prospect *prospect)
{
    return prospect ? fz__decimal_of(&prospect->missing) : 0;
}

size_t fz_prospect_missing_exact(const fz_prospect *prospect, char *text, size_t capacity)
{
    fz__rational zero = fz__rational_of(0);

    return fz__exact_text(prospect ? &prospect->missing : &zero, text, capacity);
}

uint32_t fz_prospect_obstacles(const fz_prospect *prospect)
{
    return prospect ? prospect->obstacles : 0;
}

size_t fz_prospect_count(const fz_prospect *prospect)
{
    return prospect ? prospect->count : 0;
}

int fz_prospect_item(const fz_prospect *prospect, size_t index, fz_open_item *open)
{
    const opening *o = index < fz_prospect_count(prospect) ? &prospect->openings[index] : NULL;
    size_t size = fz__struct_size(open, FZ__THROUGH(fz_open_item, reaches));
    fz_open_item known;

    if (!o || !size)
        return 0;
    known = (fz_open_item){.item = &own_items(prospect->result)[o->item],
                           .missing = fz__decimal_of(&o->amounts[FZ_OPEN_MISSING]),
                           .gain = fz__decimal_of(&o->amounts[FZ_OPEN_GAIN]),
                           .total = fz__decimal_of(&o->amounts[FZ_OPEN_TOTAL]),
                           .is_zeroed = o->zeroed,
                           .reaches = o->reaches};
    fz__struct_fill(open, size, &known, sizeof(known));
    return 1;
}

size_t fz_prospect_exact(const fz_prospect *prospect, size_t index, fz_open_amount amount, char *text, size_t capacity)
{
    fz__rational zero = fz__rational_of(0);
    bool known = index < fz_prospect_count(prospect) && (unsigned)amount <= FZ_OPEN_TOTAL;

    return fz__exact_text(known ? &prospect->openings[index].amounts[amount] : &zero, text, capacity);
}

size_t fz_prospect_reaching(const fz_prospect *prospect)
{
    return prospect ? prospect->reaching : 0;
}
