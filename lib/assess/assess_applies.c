/* To which units an indicator with rules applies (section 4), before its rules are asked. */
#include "assess/leaf.h"

#include <string.h>

/* The class lists of an indicator and of those around it. */
static bool is_of_class(const fz__leaf *leaf, const fz_result *unit)
{
    const fz_report *r = leaf->a->report;
    const char *id = r->classes[unit->class_index].id;

    for (uint32_t at = leaf->index; at != FZ__NO_SLOT; at = r->slots[at].parent) {
        const char *list =
            r->slots[at].node->element == SC_INDICATOR ? fz__node_text(r->slots[at].node, KEY_CLASS) : NULL;

        if (list && !(id && fz__list_holds(list, id, strlen(id))))
            return false;
    }
    return true;
}

static bool applies(fz__leaf *leaf, uint32_t unit, fz_item *item)
{
    fz__assessment *a = leaf->a;
    const fz__slot *slot = leaf->slot;
    uint32_t roles = 0, left = 0;

    item->applies = FZ_APPLIES;
    if (!is_of_class(leaf, &a->report->results[unit]))
        item->applies = FZ_APPLIES_CLASS;
    if (slot->bound) {
        roles = fz__assess_roles(a, unit, slot, &left);
        if (!fz__assess_has_share(a, roles)) {
            item->applies = FZ_APPLIES_BEARING;
            return roles == 0 || fz__assess_find(a, FZ_FNOSHARE, FZ_ARGS(a->report->results[unit].name, slot->id));
        }
        if (item->applies == FZ_APPLIES && !fz__assess_has_share(a, left))
            item->applies = FZ_APPLIES_RECORD;
    }
    if (fz__assess_is_absent(a, unit, slot->id) || (slot->section && fz__assess_is_absent(a, unit, slot->section->id)))
        item->applies = item->applies == FZ_APPLIES ? FZ_APPLIES_RECORD : item->applies;
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
