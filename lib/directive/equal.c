/* Whether two directives say the same. Both are walked side by side through their items, in document order; markup of
 * others is stepped over. Since sections and tasks are numbered in document order, an item that stands for one stands for
 * the same one in both, and the arrays can be compared by themselves. */
#include "directive/model.h"

#include <string.h>

static bool same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_heads(const fz_directive *a, const fz_directive *b)
{
    if (a->head_count != b->head_count)
        return false;
    for (uint32_t i = 0; i < a->head_count; i++) {
        const fz__head *x = &a->head[i], *y = &b->head[i];

        if (x->field != y->field || x->date != y->date || x->year != y->year || x->issue != y->issue ||
            !same(x->text, y->text) || !same(x->number, y->number) || !same(x->word, y->word))
            return false;
    }
    return true;
}

static const fz__item *next_item(const fz_directive *d, fz__range *items)
{
    while (items->first < items->end) {
        const fz__item *item = &d->items[items->first++];

        if (item->kind != FZ_ITEM_MARKUP)
            return item;
    }
    return NULL;
}

static const char *name_of(const fz_directive *d, const fz__item *item)
{
    return item->ref == FZ__NONE ? NULL : d->names.texts[item->ref];
}

static bool same_item(const fz_directive *a, const fz__item *x, const fz_directive *b, const fz__item *y)
{
    if (x->kind != y->kind)
        return false;
    if (x->kind > FZ_ITEM_STATED)
        return x->ref == y->ref;
    return x->length == y->length && x->joined == y->joined && memcmp(x->text, y->text, x->length) == 0 &&
           same(name_of(a, x), name_of(b, y));
}

static bool same_items(const fz_directive *a, fz__range xs, const fz_directive *b, fz__range ys)
{
    for (;;) {
        const fz__item *x = next_item(a, &xs), *y = next_item(b, &ys);

        if (!x || !y)
            return x == y;
        if (!same_item(a, x, b, y))
            return false;
    }
}

static bool same_sections(const fz_directive *a, const fz_directive *b)
{
    if (a->section_count != b->section_count)
        return false;
    for (uint32_t i = 0; i < a->section_count; i++) {
        const fz_section *x = &a->sections[i], *y = &b->sections[i];

        if (x->number != y->number || x->parent != y->parent || x->titled != y->titled || !same(x->label, y->label) ||
            !same(x->mark, y->mark) || !same(x->title, y->title) || !same_items(a, x->items, b, y->items))
            return false;
    }
    return true;
}

static bool same_tasks(const fz_directive *a, const fz_directive *b)
{
    if (a->task_count != b->task_count)
        return false;
    for (uint32_t i = 0; i < a->task_count; i++) {
        const fz_task *x = &a->tasks[i], *y = &b->tasks[i];

        if (x->number != y->number || x->section != y->section || x->sic != y->sic || !same(x->label, y->label) ||
            !same(x->mark, y->mark) || !same_items(a, x->items, b, y->items))
            return false;
    }
    return true;
}

static bool same_readings(const fz_directive *a, const fz_directive *b)
{
    if (a->assignment_count != b->assignment_count || a->due_count != b->due_count ||
        a->person_count != b->person_count)
        return false;
    for (uint32_t i = 0; i < a->assignment_count; i++) {
        const fz_assignment *x = &a->assignments[i], *y = &b->assignments[i];

        if (x->task != y->task || x->rank != y->rank || x->role != y->role || x->collective != y->collective ||
            x->open != y->open || !same(x->full, y->full) || !same(a->units[x->unit].name, b->units[y->unit].name))
            return false;
    }
    for (uint32_t i = 0; i < a->due_count; i++)
        if (a->dues[i].date != b->dues[i].date || !same(a->dues[i].text, b->dues[i].text) ||
            !same(a->dues[i].every, b->dues[i].every))
            return false;
    for (uint32_t i = 0; i < a->person_count; i++)
        if (!same(a->persons[i].name, b->persons[i].name) || !same(a->persons[i].office, b->persons[i].office))
            return false;
    return true;
}

static bool same_requirements(const fz_directive *a, const fz_directive *b)
{
    if (a->requirement_count != b->requirement_count)
        return false;
    for (uint32_t i = 0; i < a->requirement_count; i++) {
        const fz_requirement *x = &a->requirements[i], *y = &b->requirements[i];

        if (x->task != y->task || x->offset != y->offset || x->kind != y->kind || x->numbered != y->numbered ||
            x->number != y->number || x->bound != y->bound || x->period != y->period || x->month != y->month ||
            x->day != y->day || x->at_end != y->at_end || x->date != y->date || !same(x->text, y->text) ||
            !same(x->unit, y->unit))
            return false;
    }
    return true;
}

int fz_directive_equal(const fz_directive *a, const fz_directive *b)
{
    if (!a || !b || a == b)
        return a == b;
    for (size_t part = 0; part < FZ_PART_COUNT_; part++)
        if (!same_items(a, a->part_items[part], b, b->part_items[part]))
            return 0;
    return same_heads(a, b) && same_sections(a, b) && same_tasks(a, b) && same_readings(a, b) &&
           same_requirements(a, b);
}
