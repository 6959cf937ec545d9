/* To which units an indicator with rules applies (section 4), before its rules are asked. */
#include "assess/leaf.h"

#include <string.h>

bool fz__slot_is_for(const fz_report *r, uint32_t slot, uint32_t class)
{
    const char *id = r->classes[class].id;

    for (uint32_t at = slot; at != FZ__NO_SLOT; at = r->slots[at].parent) {
        const char *list =
            r->slots[at].node->element == SC_INDICATOR ? fz__node_text(r->slots[at].node, KEY_CLASS) : NULL;

        if (list && !(id && fz__list_holds(list, id, strlen(id))))
            return false;
    }
    return true;
}

/* Whether a record says so of it, or of an indicator around it. */
static bool is_said_absent(const fz__assessment *a, uint32_t unit, uint32_t slot)
{
    const fz_report *r = a->report;

    for (uint32_t at = slot; at != FZ__NO_SLOT; at = r->slots[at].parent)
        if (fz__assess_is_absent(a, unit, r->slots[at].id) ||
            (r->slots[at].section && fz__assess_is_absent(a, unit, r->slots[at].section->id)))
            return true;
    return false;
}

static bool applies(fz__leaf *leaf, uint32_t unit, fz_item *item)
{
    fz__assessment *a = leaf->a;
    const fz__slot *slot = leaf->slot;
    uint32_t roles = 0, left = 0;

    item->applies = FZ_APPLIES;
    if (!fz__slot_is_for(a->report, leaf->index, a->report->results[unit].class_index))
        item->applies = FZ_APPLIES_CLASS;
    if (slot->bound) {
        roles = fz__assess_roles(a, unit, slot, &left);
        if (!fz__assess_has_share(a, roles)) {
            item->applies = FZ_APPLIES_BEARING;
            a->unshared[unit] += roles != 0;
            return true;
        }
        if (item->applies == FZ_APPLIES && !fz__assess_has_share(a, left))
            item->applies = FZ_APPLIES_RECORD;
    }
    if (item->applies == FZ_APPLIES && is_said_absent(a, unit, leaf->index))
        item->applies = FZ_APPLIES_RECORD;
    return true;
}

bool fz__leaf_who(fz__leaf *leaf)
{
    for (uint32_t unit = 0; unit < leaf->a->report->result_count; unit++) {
        fz_item *item = fz__leaf_item(leaf, unit);

        if (item && !applies(leaf, unit, item))
            return false;
    }
    return true;
}
