/* Whether two registries say the same. References are indices, so arrays can be held against each other by themselves. */
#include "registry/model.h"

#include <string.h>

static bool same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_span(fz__span a, fz__span b)
{
    return a.first == b.first && a.end == b.end;
}

static bool same_origin(const fz_registry *a, uint32_t x, const fz_registry *b, uint32_t y)
{
    const fz__origin *p, *q;

    if (x == FZ__NOBODY || y == FZ__NOBODY)
        return x == y;
    p = &a->origins.items[x];
    q = &b->origins.items[y];
    return p->date == q->date && same(p->text, q->text) && same(p->href, q->href);
}

static bool same_notes(const fz_registry *a, fz__span x, const fz_registry *b, fz__span y)
{
    if (x.end - x.first != y.end - y.first)
        return false;
    for (uint32_t i = 0; i < x.end - x.first; i++)
        if (!same(a->remarks.items[x.first + i], b->remarks.items[y.first + i]))
            return false;
    return true;
}

static bool same_body(const fz_body *x, const fz_body *y)
{
    return same(x->id, y->id) && x->kind == y->kind && x->level == y->level && x->parent == y->parent &&
           same(x->class, y->class) && x->from == y->from && x->until == y->until && x->verified == y->verified &&
           same_span(x->names, y->names) && same_span(x->codes, y->codes) && same_span(x->rules, y->rules) &&
           same_span(x->in.links, y->in.links) && same_span(x->out.links, y->out.links) &&
           same_origin(x->registry, x->source, y->registry, y->source) &&
           same_notes(x->registry, x->notes, y->registry, y->notes);
}

static bool same_parts(const fz_registry *a, const fz_registry *b)
{
    for (size_t i = 0; i < a->names.count; i++) {
        const fz__name *x = &a->names.items[i], *y = &b->names.items[i];

        if (x->reason != y->reason || x->doubtful != y->doubtful || !same(x->text, y->text))
            return false;
    }
    for (size_t i = 0; i < a->codes.count; i++)
        if (a->codes.items[i].scheme != b->codes.items[i].scheme ||
            !same(a->codes.items[i].text, b->codes.items[i].text))
            return false;
    for (size_t i = 0; i < a->links.count; i++)
        if (a->links.items[i].body != b->links.items[i].body)
            return false;
    for (size_t i = 0; i < a->rules.count; i++) {
        const fz__rule *x = &a->rules.items[i], *y = &b->rules.items[i];

        if (x->kind != y->kind || x->level != y->level || x->parent != y->parent || !same(x->class, y->class))
            return false;
    }
    return true;
}

static bool same_succession(const fz_succession *x, const fz_succession *y)
{
    return x->kind == y->kind && x->date == y->date && x->verified == y->verified && same_span(x->from, y->from) &&
           same_span(x->to, y->to) && same_origin(x->registry, x->source, y->registry, y->source) &&
           same_notes(x->registry, x->notes, y->registry, y->notes);
}

int fz_registry_equal(const fz_registry *a, const fz_registry *b)
{
    if (!a || !b || a == b)
        return a == b;
    if (a->bodies.count != b->bodies.count || a->names.count != b->names.count || a->codes.count != b->codes.count ||
        a->links.count != b->links.count || a->rules.count != b->rules.count ||
        a->successions.count != b->successions.count)
        return 0;
    for (size_t i = 0; i < a->bodies.count; i++)
        if (!same_body(&a->bodies.items[i], &b->bodies.items[i]))
            return 0;
    for (size_t i = 0; i < a->successions.count; i++)
        if (!same_succession(&a->successions.items[i], &b->successions.items[i]))
            return 0;
    return same_parts(a, b);
}
