/* The values of all slots: of those with rules from their amounts (assess_settle.c), of the others by combining (section 6).
 *
 * It is done twice where gates or means of classes ask for it. The first time tells them what they ask for; the second time what a
 * gate makes 0 is 0, and the steps are noted. Slots are taken from the last to the first, which is children before parents, and
 * each over all units, since an indicator that does not apply may be given the mean of its class. */
#include "assess/settling.h"

/* Whether an inner slot is left out for a unit before anybody looks into it. */
static fz_applies look(const fz__assessment *a, uint32_t unit, const fz__slot *slot)
{
    uint32_t left;

    if (slot->bound && !fz__assess_has_share(a, fz__assess_roles(a, unit, slot, &left)))
        return FZ_APPLIES_BEARING;
    if (slot->bound && !fz__assess_has_share(a, left))
        return FZ_APPLIES_RECORD;
    if (fz__assess_is_absent(a, unit, slot->id) || (slot->section && fz__assess_is_absent(a, unit, slot->section->id)))
        return FZ_APPLIES_RECORD;
    return FZ_APPLIES;
}

/* The mean of a class over the units to which a slot applies, before any gate: of the rates, and of the values of those without full
 * marks. It is what the first time found, so that a gate on one unit moves no other. */
static fz__class_mean *mean_of_class(const fz__settling *s, uint32_t class, fz__calc *calc)
{
    const fz_report *r = s->a->report;
    fz__class_mean *mean = &s->a->means[(size_t)s->slot_index * r->class_count + class];
    fz__rational count;
    fz__sum rates, values;

    if (s->final)
        return mean;
    *mean = (fz__class_mean){.count = 0};
    fz__sum_init(&rates);
    fz__sum_init(&values);
    for (uint32_t unit = 0; unit < r->result_count; unit++) {
        const fz_item *item = fz__settling_item(s, unit);
        fz__rational rate;

        if (r->results[unit].class_index != class || !item || item->applies != FZ_APPLIES)
            continue;
        if (fz__rational_is_zero(&item->full)) {
            fz__sum_add(&values, &item->value);
        } else {
            rate = fz__calc_divide(calc, item->value, item->full);
            fz__sum_add(&rates, &rate);
        }
        mean->approximate = mean->approximate || item->approximate;
        mean->count++;
    }
    count = fz__rational_of(mean->count ? mean->count : 1);
    mean->rate = fz__calc_divide(calc, fz__calc_sum(calc, &rates), count);
    mean->value = fz__calc_divide(calc, fz__calc_sum(calc, &values), count);
    return mean;
}

/* What a slot gives to the units to which it does not apply. */
static bool give_absent(fz__settling *s)
{
    const fz_report *r = s->a->report;

    for (uint32_t class = 0; s->slot->absent != ABSENT_FOLD && class < r->class_count; class ++) {
        bool by_mean = s->slot->absent == ABSENT_MEAN;
        fz__calc calc = {false};
        const fz__class_mean *mean = by_mean ? mean_of_class(s, class, &calc) : NULL;

        for (uint32_t unit = 0; (!mean || mean->count > 0) && unit < r->result_count; unit++) {
            fz_item *item = fz__settling_item(s, unit);

            if (r->results[unit].class_index != class || !item || item->applies == FZ_APPLIES ||
                fz__item_is_unborne(item))
                continue;
            item->given = true;
            item->full = item->worth;
            if (s->slot->absent == ABSENT_FULL)
                item->value = item->worth;
            if (mean)
                item->value = fz__calc_add(&calc, fz__calc_multiply(&calc, mean->rate, item->worth), mean->value);
            item->approximate = mean && mean->approximate;
        }
        if (calc.failed)
            return fz__assess_too_big(s->a, FZ__NO_UNIT, s->slot_index);
    }
    return true;
}

/* The child of which there is no mean or rate: one below 0, or, in a product, without full marks. */
static fz_item *culprit(const fz__settling *s, fz_item *items, fz_item *item)
{
    const fz_report *r = s->a->report;
    uint32_t first = item->slot - (uint32_t)(item - items);

    for (uint32_t at = s->slot_index + 1; at < s->slot->end; at = r->slots[at].end) {
        fz_item *child = &items[at - first];
        bool wrong = s->slot->combine == COMBINE_PRODUCT ? fz__rational_is_zero(&child->full)
                                                         : fz__rational_sign(&child->value) < 0;

        if (!r->slots[at].outside && wrong && (child->applies == FZ_APPLIES || child->given))
            return child;
    }
    return item;
}

static bool combine_unit(fz__settling *s, uint32_t unit, fz_item *item)
{
    const fz_report *r = s->a->report;
    fz_item *items = &s->a->report->items[r->results[unit].first_item];
    char text[FZ__RATIONAL_TEXT];
    fz_status status;

    item->applies = (uint8_t)look(s->a, unit, s->slot);
    status = fz__combine(r, items, s->slot_index, s->final ? s->a : NULL);
    if (status == FZ_OK)
        return true;
    if (s->a->status != FZ_OK)
        return false; /* a step could not be noted, as it says */
    if (status == FZ_ENOMEM)
        return fz__assess_no_memory(s->a);
    if (status != FZ_ENEGATIVE)
        return fz__assess_too_big(s->a, unit, s->slot_index);
    item = culprit(s, items, item);
    fz__rational_format(&item->value, text);
    return fz__assess_stop(s->a, FZ_ENEGATIVE, FZ_ARGS(r->results[unit].name, r->slots[item->slot].id, text));
}

static void forget(fz_item *item)
{
    item->value = item->full = item->worth = item->unrounded = fz__rational_of(0);
    item->given = item->approximate = false;
}

static bool evaluate_slot(fz__settling *s)
{
    const fz_report *r = s->a->report;

    for (uint32_t unit = 0; unit < r->result_count; unit++) {
        fz_item *item = fz__settling_item(s, unit);

        if (!item)
            continue;
        forget(item);
        item->worth = s->slot->points;
        if (!s->slot->is_leaf && !(combine_unit(s, unit, item) && fz__make_zero(s, unit, item)))
            return false;
    }
    if (s->slot->is_leaf && !fz__settle(s))
        return false;
    for (uint32_t unit = 0; s->final && unit < r->result_count; unit++)
        if (fz__settling_item(s, unit) && !fz__assess_fits(s->a, fz__settling_item(s, unit)))
            return false;
    return give_absent(s);
}

/* Whether the first time finds what the second does not: gates that look at values or change them, and means of classes. An
 * event that makes nothing 0 does neither, and what a gate without event says is a value. */
static bool is_asked_for(const fz__assessment *a)
{
    const fz_report *r = a->report;

    for (const fz__node *at = fz__node_child(&r->scheme->nodes[0], SC_GATE); at; at = fz__node_sibling(at, SC_GATE))
        if (!fz__node_has(at, KEY_EVENT) || fz__node_choice(at, KEY_EFFECT, 0) == EFFECT_ZERO)
            return true;
    for (size_t slot = 0; slot < r->slot_count; slot++)
        if (r->slots[slot].absent == ABSENT_MEAN)
            return true;
    return false;
}

bool fz__assess_values(fz__assessment *a, bool final)
{
    fz__settling s = {.a = a, .final = final};
    size_t means = a->report->slot_count * a->report->class_count;
    bool done = true, evaluates = final || is_asked_for(a);

    if (!a->means && !(a->means = fz__arena_alloc(&a->arena, (means + 1) * sizeof(*a->means))))
        return fz__assess_no_memory(a);
    for (uint32_t slot = (uint32_t)a->report->slot_count; done && slot-- > 0;) {
        s.slot_index = slot;
        s.slot = &a->report->slots[slot];
        fz__arena_init(&s.arena, a->context);
        done = (!evaluates || evaluate_slot(&s)) && fz__assess_progress(a);
        fz__arena_clear(&s.arena);
    }
    return done;
}
