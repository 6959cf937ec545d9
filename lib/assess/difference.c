/* Two reports side by side.
 *
 * Units are paired once, by their folded names and by their bodies' ids; of each pair the items are paired by id and the records
 * behind all their steps by a merge of two sorted lists. */
#include "assess/whatif.h"
#include "base/context.h"

#include "assess/calc.h"
#include "registry/model.h"

#include <string.h>

#include <fazhi/analysis.h>

typedef struct item_change {
    const fz_item *before, *after;
    uint32_t order; /* of finding */
    fz__rational change;
} item_change;

typedef struct unit_change {
    const fz_result *before, *after;
    fz__rational change;
    item_change *items;
    size_t item_count, item_capacity;
    const char **records; /* those that came, then those that went */
    size_t record_count, record_capacity, came;
    bool changed;
} unit_change;

struct fz_difference {
    atomic_size_t references;
    fz_context *context;
    fz_report *before, *after;
    unit_change *units;
    size_t count, capacity; /* `capacity` of them are allocated */
    bool changed;
};

typedef struct comparing {
    fz_difference *difference;
    fz__arena arena;
    const char **names[2]; /* folded, by place in the report's order */
    bool *taken;           /* of those before */
    fz_error **error;
    fz_status status;
} comparing;

static bool no_memory(comparing *c)
{
    c->status = fz__no_memory(c->error);
    return false;
}

static bool too_big(comparing *c, const unit_change *unit, const char *id)
{
    const fz_result *result = unit->after ? unit->after : unit->before;

    c->status = fz__fail(c->difference->context, c->error, FZ_ETOOBIG, NULL, FZ_ARGS(result->name, id));
    return false;
}

/* ------------------------------------------------------------------ records ---------------------------------------- */

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The ids of all records behind a unit's steps, sorted, each once. */
static bool list_records(comparing *c, const fz_result *result, const char ***ids, size_t *count)
{
    const fz_report *r = result ? result->report : NULL;
    size_t room = 0, kept = 0;

    *count = 0;
    for (uint32_t i = 0; result && i < result->item_count; i++)
        for (uint32_t k = 0; k < r->items[result->first_item + i].step_count; k++)
            room += r->steps[r->items[result->first_item + i].first_step + k].witness_count;
    *ids = fz__arena_alloc(&c->arena, (room + 1) * sizeof(**ids));
    if (!*ids)
        return no_memory(c);
    for (uint32_t i = 0; result && i < result->item_count; i++) {
        const fz_item *item = &r->items[result->first_item + i];

        for (uint32_t k = 0; k < item->step_count; k++)
            for (size_t n = 0; n < fz_step_record_count(fz_item_step(item, k)); n++)
                (*ids)[(*count)++] = fz_step_record(fz_item_step(item, k), n);
    }
    fz__sort((void *)*ids, *count, sizeof(**ids), compare_texts);
    for (size_t i = 0; i < *count; i++)
        if (i == 0 || strcmp((*ids)[i], (*ids)[kept - 1]) != 0)
            (*ids)[kept++] = (*ids)[i];
    *count = kept;
    return true;
}

/* Those of one sorted list that the other lacks. */
static bool add_missing(comparing *c, unit_change *unit, const char *const *of, size_t count, const char *const *in,
                        size_t in_count)
{
    size_t at = 0;

    for (size_t i = 0; i < count; i++) {
        while (at < in_count && strcmp(in[at], of[i]) < 0)
            at++;
        if (at < in_count && strcmp(in[at], of[i]) == 0)
            continue;
        if (!FZ_GROW(c->difference->context, &unit->records, &unit->record_capacity, unit->record_count + 1))
            return no_memory(c);
        unit->records[unit->record_count++] = of[i];
    }
    return true;
}

static bool compare_records(comparing *c, unit_change *unit)
{
    const char **before, **after;
    size_t before_count, after_count;

    if (!list_records(c, unit->before, &before, &before_count) || !list_records(c, unit->after, &after, &after_count) ||
        !add_missing(c, unit, after, after_count, before, before_count))
        return false;
    unit->came = unit->record_count;
    return add_missing(c, unit, before, before_count, after, after_count);
}

/* ------------------------------------------------------------------ items ------------------------------------------ */

static uint32_t count_items(const fz_result *result)
{
    return result ? result->item_count : 0;
}

static const fz_item *item_at(const fz_result *result, uint32_t index)
{
    return &result->report->items[result->first_item + index];
}

/* The item of an id, which with the same scheme and directive is at the same place. */
static const fz_item *counterpart(const fz_result *result, const fz_item *item, uint32_t place)
{
    const char *id = fz_item_id(item);

    if (place < count_items(result) && strcmp(fz_item_id(item_at(result, place)), id) == 0)
        return item_at(result, place);
    return result ? fz_result_item_of(result, id) : NULL;
}

/* The item, if it is there and applies. */
static const fz_item *applying(const fz_item *item)
{
    return item && item->applies == FZ_APPLIES ? item : NULL;
}

static fz__rational value_of(const fz_item *item)
{
    return item ? item->value : fz__rational_of(0);
}

static bool compare_item(comparing *c, unit_change *unit, const fz_item *before, const fz_item *after)
{
    item_change change = {before, after, (uint32_t)unit->item_count, fz__rational_of(0)};
    fz__rational from = value_of(applying(before)), to = value_of(applying(after));

    if (!fz__rational_subtract(&to, &from, &change.change))
        return too_big(c, unit, fz_item_id(after ? after : before));
    if (!applying(before) == !applying(after) && fz__rational_is_zero(&change.change))
        return true;
    if (!FZ_GROW(c->difference->context, &unit->items, &unit->item_capacity, unit->item_count + 1))
        return no_memory(c);
    unit->items[unit->item_count++] = change;
    return true;
}

static int compare_sizes(const void *a, const void *b)
{
    const item_change *x = a, *y = b;
    int order = fz__rational_compare_sizes(y->change, x->change);

    return order != 0 ? order : (x->order > y->order) - (x->order < y->order);
}

/* The total apart: it is the unit's own. */
static bool compare_items(comparing *c, unit_change *unit)
{
    for (uint32_t i = 1; i < count_items(unit->after); i++)
        if (!compare_item(c, unit, counterpart(unit->before, item_at(unit->after, i), i), item_at(unit->after, i)))
            return false;
    for (uint32_t i = 1; i < count_items(unit->before); i++)
        if (!counterpart(unit->after, item_at(unit->before, i), i) &&
            !compare_item(c, unit, item_at(unit->before, i), NULL))
            return false;
    fz__sort(unit->items, unit->item_count, sizeof(*unit->items), compare_sizes);
    return true;
}

/* ------------------------------------------------------------------ units ------------------------------------------ */

static fz__rational score_of(const fz_result *result)
{
    return result && fz__has_score(result) ? item_at(result, 0)->value : fz__rational_of(0);
}

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool is_changed(const unit_change *unit)
{
    const fz_result *a = unit->before, *b = unit->after;

    return !a || !b || !fz__rational_is_zero(&unit->change) || a->rank != b->rank || a->standing != b->standing ||
           a->not_met != b->not_met || !same_text(fz_result_grade(a), fz_result_grade(b)) || unit->item_count > 0 ||
           unit->record_count > 0;
}

static bool add_unit(comparing *c, const fz_result *before, const fz_result *after)
{
    unit_change *unit = &c->difference->units[c->difference->count++];
    fz__rational from = score_of(before), to = score_of(after);

    unit->before = before;
    unit->after = after;
    if (!fz__rational_subtract(&to, &from, &unit->change))
        return too_big(c, unit, fz_item_id(item_at(after ? after : before, 0)));
    if (!compare_items(c, unit) || !compare_records(c, unit))
        return false;
    unit->changed = is_changed(unit);
    c->difference->changed = c->difference->changed || unit->changed;
    return true;
}

static const char *folded(comparing *c, const char *name)
{
    fz__buffer buffer;
    char *copy = NULL;

    fz__buffer_init(&buffer, c->difference->context);
    fz__name_fold(name, strlen(name), &buffer);
    if (!buffer.failed)
        copy = fz__arena_string(&c->arena, buffer.bytes ? buffer.bytes : "", buffer.length);
    fz__buffer_clear(&buffer);
    return copy;
}

static bool fold_names(comparing *c, const fz_report *report, const char ***names)
{
    size_t count = fz_report_result_count(report);

    *names = fz__arena_alloc(&c->arena, (count + 1) * sizeof(**names));
    if (!*names)
        return no_memory(c);
    for (size_t i = 0; i < count; i++)
        if (!((*names)[i] = folded(c, fz_result_unit(fz_report_result(report, i)))))
            return no_memory(c);
    return true;
}

static bool same_body(const fz_result *a, const fz_result *b)
{
    return a->body && b->body && same_text(fz_body_id(a->body), fz_body_id(b->body));
}

static bool is_partner(const comparing *c, size_t before, size_t after, bool by_body)
{
    return by_body ? same_body(fz_report_result(c->difference->before, before),
                               fz_report_result(c->difference->after, after))
                   : strcmp(c->names[0][before], c->names[1][after]) == 0;
}

/* Names of all units first, then bodies, so that no unit takes another's namesake. */
static void find_partners(comparing *c, const fz_result **partners, bool by_body)
{
    size_t before = fz_report_result_count(c->difference->before);

    for (size_t after = 0; after < fz_report_result_count(c->difference->after); after++) {
        for (size_t i = 0; i < before && !partners[after]; i++) {
            if (c->taken[i] || !is_partner(c, i, after, by_body))
                continue;
            c->taken[i] = true;
            partners[after] = fz_report_result(c->difference->before, i);
        }
    }
}

static bool pair_units(comparing *c)
{
    fz_difference *d = c->difference;
    size_t before = fz_report_result_count(d->before), after = fz_report_result_count(d->after);
    const fz_result **partners = fz__arena_alloc(&c->arena, (after + 1) * sizeof(*partners));

    d->units = fz__calloc(d->context, (before + after + 1) * sizeof(*d->units));
    c->taken = fz__arena_alloc(&c->arena, before + 1);
    d->capacity = d->units ? before + after + 1 : 0;
    if (!d->units || !c->taken || !partners)
        return no_memory(c);
    memset(c->taken, 0, before + 1);
    memset((void *)partners, 0, (after + 1) * sizeof(*partners));
    if (!fold_names(c, d->before, &c->names[0]) || !fold_names(c, d->after, &c->names[1]))
        return false;
    find_partners(c, partners, false);
    find_partners(c, partners, true);
    for (size_t i = 0; i < after; i++)
        if (!add_unit(c, partners[i], fz_report_result(d->after, i)))
            return false;
    for (size_t i = 0; i < before; i++)
        if (!c->taken[i] && !add_unit(c, fz_report_result(d->before, i), NULL))
            return false;
    return true;
}

static fz_difference *difference_of(const fz_report *before, const fz_report *after)
{
    fz_difference *d = fz__calloc(after->context, sizeof(*d));

    if (!d)
        return NULL;
    atomic_init(&d->references, 1);
    d->context = fz_context_ref(after->context);
    /* Immutable: a reference changes nothing that anybody can see. */
    d->before = fz_report_ref((fz_report *)(uintptr_t)before);
    d->after = fz_report_ref((fz_report *)(uintptr_t)after);
    return d;
}

fz_status fz_difference_new(const fz_report *before, const fz_report *after, fz_difference **difference,
                            fz_error **error)
{
    const fz_report *any = after ? after : before;
    comparing c = {.error = error};
    bool done;

    if (error)
        *error = NULL;
    if (difference)
        *difference = NULL;
    if (!before || !after || !difference)
        return fz__bad_argument(any ? any->context : NULL, error, __func__,
                                !before  ? "before is NULL"
                                : !after ? "after is NULL"
                                         : "difference is NULL");
    c.difference = difference_of(before, after);
    if (!c.difference)
        return fz__no_memory(error);
    fz__arena_init(&c.arena, after->context);
    done = pair_units(&c);
    fz__arena_clear(&c.arena);
    if (done)
        *difference = c.difference;
    else
        fz_difference_unref(c.difference);
    return done ? FZ_OK : c.status;
}

fz_difference *fz_difference_ref(fz_difference *difference)
{
    if (difference)
        atomic_fetch_add_explicit(&difference->references, 1, memory_order_relaxed);
    return difference;
}

void fz_difference_unref(fz_difference *d)
{
    fz_context *context;

    if (!d || atomic_fetch_sub_explicit(&d->references, 1, memory_order_acq_rel) != 1)
        return;
    context = d->context;
    for (size_t i = 0; i < d->count; i++) {
        fz__free(context, d->units[i].items, d->units[i].item_capacity * sizeof(*d->units[i].items));
        fz__free(context, (void *)d->units[i].records, d->units[i].record_capacity * sizeof(*d->units[i].records));
    }
    fz__free(context, d->units, d->capacity * sizeof(*d->units));
    fz_report_unref(d->before);
    fz_report_unref(d->after);
    fz__free(context, d, sizeof(*d));
    fz_context_unref(context);
}

/* ------------------------------------------------------------------ for its readers -------------------------------- */

static const unit_change *unit_at(const fz_difference *difference, size_t index)
{
    return index < fz_difference_count(difference) ? &difference->units[index] : NULL;
}

static const item_change *change_at(const fz_difference *difference, size_t unit, size_t index)
{
    const unit_change *u = unit_at(difference, unit);

    return u && index < u->item_count ? &u->items[index] : NULL;
}

const fz_report *fz_difference_before(const fz_difference *difference)
{
    return difference ? difference->before : NULL;
}

const fz_report *fz_difference_after(const fz_difference *difference)
{
    return difference ? difference->after : NULL;
}

int fz_difference_is_none(const fz_difference *difference)
{
    return !difference || !difference->changed;
}

size_t fz_difference_count(const fz_difference *difference)
{
    return difference ? difference->count : 0;
}

int fz_difference_unit(const fz_difference *difference, size_t index, fz_unit_change *change)
{
    const unit_change *unit = unit_at(difference, index);
    size_t size = fz__struct_size(change, FZ__THROUGH(fz_unit_change, reserved));
    fz_unit_change known;

    if (!unit || !size)
        return 0;
    known = (fz_unit_change){.before = unit->before,
                             .after = unit->after,
                             .change = fz__decimal_of(&unit->change),
                             .items = unit->item_count,
                             .records = unit->record_count,
                             .is_changed = unit->changed};
    fz__struct_fill(change, size, &known, sizeof(known));
    return 1;
}

size_t fz_difference_unit_exact(const fz_difference *difference, size_t index, char *text, size_t capacity)
{
    const unit_change *unit = unit_at(difference, index);
    fz__rational zero = fz__rational_of(0);

    return fz__exact_text(unit ? &unit->change : &zero, text, capacity);
}

int fz_difference_item(const fz_difference *difference, size_t unit, size_t index, fz_item_change *change)
{
    const item_change *item = change_at(difference, unit, index);
    size_t size = fz__struct_size(change, FZ__THROUGH(fz_item_change, change));
    fz_item_change known;

    if (!item || !size)
        return 0;
    known = (fz_item_change){.id = fz_item_id(item->after ? item->after : item->before),
                             .before = item->before,
                             .after = item->after,
                             .change = fz__decimal_of(&item->change)};
    fz__struct_fill(change, size, &known, sizeof(known));
    return 1;
}

size_t fz_difference_item_exact(const fz_difference *difference, size_t unit, size_t index, char *text, size_t capacity)
{
    const item_change *item = change_at(difference, unit, index);
    fz__rational zero = fz__rational_of(0);

    return fz__exact_text(item ? &item->change : &zero, text, capacity);
}

const char *fz_difference_record(const fz_difference *difference, size_t unit, size_t index, int *came)
{
    const unit_change *u = unit_at(difference, unit);
    bool known = u && index < u->record_count;

    if (came)
        *came = known && index < u->came;
    return known ? u->records[index] : NULL;
}
