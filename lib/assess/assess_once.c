/* once: of all amounts of a unit with one word and one matter, in its whole total, the highest alone counts (section 5). */
#include "assess/assess_model.h"
#include "assess/calc.h"

#include "base/sort.h"

#include <string.h>

typedef struct rival {
    fz__amount *amount;
    const char *word, *item, *id;
    uint32_t matter;
} rival;

static int compare_size(const rival *x, const rival *y)
{
    int order = fz__rational_compare_sizes(y->amount->amount, x->amount->amount);

    if (order != 0)
        return order;
    if (x->amount->node != y->amount->node)
        return x->amount->node < y->amount->node ? -1 : 1; /* nodes are in document order */
    order = strcmp(x->item, y->item);
    if (order == 0) /* ids may have been made in the order of entering, so what is left of them must not matter */
        order = fz__rational_compare(&y->amount->part, &x->amount->part);
    if (order == 0)
        order = strcmp(x->id, y->id);
    /* One record of a section may count in several slots: the first of them then has it. */
    return order != 0 ? order : (x->amount > y->amount) - (x->amount < y->amount);
}

static int compare_group(const rival *x, const rival *y)
{
    if (x->amount->unit != y->amount->unit)
        return x->amount->unit < y->amount->unit ? -1 : 1;
    if (x->matter != y->matter)
        return x->matter < y->matter ? -1 : 1;
    return strcmp(x->word, y->word);
}

static int compare(const void *a, const void *b)
{
    int order = compare_group(a, b);

    return order != 0 ? order : compare_size(a, b);
}

bool fz__assess_once(fz__assessment *a)
{
    rival *rivals = fz__arena_alloc(&a->arena, (a->amount_count + 1) * sizeof(*rivals));
    const rival *winner = NULL;
    size_t count = 0;

    if (!rivals)
        return fz__assess_no_memory(a);
    for (size_t i = 0; i < a->amount_count; i++) {
        const char *word = fz__node_text(a->amounts[i].node, KEY_ONCE);
        const fz_record *record = a->amounts[i].record ? a->amounts[i].record->record : NULL;

        if (word && record && record->texts[FZ_RECORD_MATTER] != FZ__NO_STRING)
            rivals[count++] =
                (rival){&a->amounts[i], word, a->ledger->texts.texts[record->texts[FZ_RECORD_ITEM]],
                        a->ledger->texts.texts[record->texts[FZ_RECORD_ID]], record->texts[FZ_RECORD_MATTER]};
    }
    fz__sort(rivals, count, sizeof(*rivals), compare);
    for (size_t i = 0; i < count; i++) {
        if (!winner || compare_group(winner, &rivals[i]) != 0) {
            winner = &rivals[i];
            continue;
        }
        rivals[i].amount->beaten_by = winner->amount;
        rivals[i].amount->amount = fz__rational_of(0);
    }
    return true;
}
