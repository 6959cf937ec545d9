/* Making indices of ids, and finding what contradicts itself: references that lead nowhere, successions that do not fit
 * their kind, predecessors and successors that do not meet, circles, and what is larger than questions may cost. */
#include "registry/load.h"
#include "registry/vocabulary.h"

#include "base/date.h"
#include "base/sort.h"

#include <string.h>

/* ------------------------------------------------------------------ references */

typedef struct linker {
    fz_registry *registry;
    fz__faults *faults;
} linker;

static void resolve_id(const linker *l, uint32_t *number, fz__thing_kind kind, uint32_t offset, const char *attribute)
{
    const fz__thing *thing;
    const char *id;

    if (*number == FZ__NOBODY)
        return;
    thing = &l->registry->things.items[*number];
    id = l->registry->ids.texts[*number];
    *number = thing->index;
    if (thing->kind == kind)
        return;
    *number = FZ__NOBODY;
    fz__fault_add(l->faults, offset, FZ_EREFERENCE, attribute,
                  FZ_ARGS(id, kind == FZ_THING_BODY ? FZ_WORD_BODY : FZ_WORD_SOURCE));
}

static void resolve_ids(const linker *l)
{
    fz_registry *r = l->registry;

    for (size_t i = 0; i < r->bodies.count; i++) {
        resolve_id(l, &r->bodies.items[i].parent, FZ_THING_BODY, r->bodies.items[i].offset, "parent");
        resolve_id(l, &r->bodies.items[i].source, FZ_THING_SOURCE, r->bodies.items[i].offset, "source");
    }
    for (size_t i = 0; i < r->rules.count; i++)
        resolve_id(l, &r->rules.items[i].parent, FZ_THING_BODY, r->rules.items[i].offset, "parent");
    for (size_t i = 0; i < r->links.count; i++)
        resolve_id(l, &r->links.items[i].body, FZ_THING_BODY, r->links.items[i].offset, "body");
    for (size_t i = 0; i < r->successions.count; i++)
        resolve_id(l, &r->successions.items[i].source, FZ_THING_SOURCE, r->successions.items[i].offset, "source");
}

/* ------------------------------------------------------------------ successions */

static fz_body *linked(fz_registry *registry, uint32_t link)
{
    uint32_t body = registry->links.items[link].body;

    return body == FZ__NOBODY ? NULL : &registry->bodies.items[body];
}

static void check_counts(const linker *l, const fz_succession *s)
{
    static const char *const from[] = {"1", "2+", "1", "1+"}, *const to[] = {"1", "1", "2+", "1+"};
    uint32_t before = s->from.end - s->from.first, after = s->to.end - s->to.first;
    bool good = true;

    switch ((fz_succession_kind)s->kind) {
    case FZ_SUCCESSION_RENAMED:
        good = before == 1 && after == 1;
        break;
    case FZ_SUCCESSION_MERGED:
        good = before > 1 && after == 1;
        break;
    case FZ_SUCCESSION_SPLIT:
        good = before == 1 && after > 1;
        break;
    case FZ_SUCCESSION_MOVED:
        break;
    }
    if (!good)
        fz__fault_add(l->faults, s->offset, FZ_ESUCCESSION, "kind",
                      FZ_ARGS(fz__succession_kinds[s->kind], from[s->kind], to[s->kind],
                              fz__digits(before, (char[FZ_DIGITS]){0}), fz__digits(after, (char[FZ_DIGITS]){0})));
}

static void handover_fault(const linker *l, uint32_t link, const fz_body *body, fz_date own, fz_date date,
                           const char *what, const char *why)
{
    char own_text[16], date_text[16];

    fz_date_format(own, own_text, sizeof(own_text));
    fz_date_format(date, date_text, sizeof(date_text));
    fz__fault_add(l->faults, l->registry->links.items[link].offset, FZ_EHANDOVER, "body",
                  FZ_ARGS(body->id, what, own_text, date_text, why));
}

static fz_date day_before(fz_date date)
{
    return fz__date_from_days(fz__date_to_days(date) - 1);
}

/* Predecessors end on the day before; who says otherwise is at fault, who says nothing is told so. */
static void end_predecessors(const linker *l, const fz_succession *s)
{
    fz_date last = day_before(s->date);

    for (uint32_t i = s->from.first; i < s->from.end; i++) {
        fz_body *body = linked(l->registry, i);

        if (!body)
            continue;
        if (!body->last)
            body->last = last;
        if (body->last != last)
            handover_fault(l, i, body, body->last, s->date, FZ_WORD_ENDS,
                           body->last < last ? FZ_WORD_GAP : FZ_WORD_OVERLAP);
    }
}

static bool makes_new(const fz_succession *s)
{
    return s->kind == FZ_SUCCESSION_RENAMED || s->kind == FZ_SUCCESSION_SPLIT;
}

/* What is renamed or split becomes something new; what is merged or moved may go to what was there before. */
static void begin_successors(const linker *l, const fz_succession *s)
{
    for (uint32_t i = s->to.first; i < s->to.end; i++) {
        fz_body *body = linked(l->registry, i);

        if (!body)
            continue;
        if (!body->first && makes_new(s))
            body->first = s->date;
        if (body->first > s->date)
            handover_fault(l, i, body, body->first, s->date, FZ_WORD_BEGINS, FZ_WORD_GAP);
        else if (body->first < s->date && makes_new(s))
            handover_fault(l, i, body, body->first, s->date, FZ_WORD_BEGINS, FZ_WORD_OVERLAP);
    }
}

void fz__check_successions(fz_registry *registry, fz__faults *faults)
{
    const linker l = {registry, faults};

    for (size_t i = 0; i < registry->successions.count; i++) {
        check_counts(&l, &registry->successions.items[i]);
        end_predecessors(&l, &registry->successions.items[i]);
        begin_successors(&l, &registry->successions.items[i]);
    }
}

/* Once all first and last days are known: a predecessor was there on its last day, a successor on its first. */
void fz__check_handovers(fz_registry *registry, fz__faults *faults)
{
    const linker l = {registry, faults};

    for (size_t n = 0; n < registry->successions.count; n++) {
        const fz_succession *s = &registry->successions.items[n];

        for (uint32_t i = s->from.first; i < s->from.end; i++) {
            const fz_body *body = linked(registry, i);

            if (body && body->first >= s->date)
                handover_fault(&l, i, body, body->first, s->date, FZ_WORD_BEGINS, FZ_WORD_ABSENT);
        }
        for (uint32_t i = s->to.first; i < s->to.end; i++) {
            const fz_body *body = linked(registry, i);

            if (body && body->last && body->last < s->date)
                handover_fault(&l, i, body, body->last, s->date, FZ_WORD_ENDS, FZ_WORD_ABSENT);
        }
    }
}

static int compare_endings(const void *a, const void *b)
{
    const fz__ending *x = a, *y = b;

    if (x->body != y->body)
        return x->body < y->body ? -1 : 1;
    return x->succession < y->succession ? -1 : x->succession > y->succession;
}

bool fz__endings_index(fz_registry *r)
{
    for (uint32_t n = 0; n < r->successions.count; n++) {
        const fz_succession *s = &r->successions.items[n];

        for (uint32_t i = s->from.first; i < s->from.end; i++) {
            if (r->links.items[i].body == FZ__NOBODY)
                continue;
            if (!FZ_GROW(r->context, &r->endings.items, &r->endings.capacity, r->endings.count + 1))
                return false;
            r->endings.items[r->endings.count++] = (fz__ending){r->links.items[i].body, n};
        }
    }
    fz__sort(r->endings.items, r->endings.count, sizeof(*r->endings.items), compare_endings);
    for (uint32_t i = 0; i < r->endings.count; i++) {
        fz__span *endings = &r->bodies.items[r->endings.items[i].body].endings;

        if (endings->first == endings->end)
            endings->first = i;
        endings->end = i + 1;
    }
    return true;
}

/* ------------------------------------------------------------------ sizes */

static void size_fault(const linker *l, size_t offset, const char *word, size_t size, size_t limit)
{
    fz__fault_add(l->faults, offset, FZ_ELIMIT, NULL,
                  FZ_ARGS(word, fz__digits(size, (char[FZ_DIGITS]){0}), fz__digits(limit, (char[FZ_DIGITS]){0})));
}

/* No body is followed by more than a lineage holds beside it. Those of one succession are followed by the same. */
static void check_lineages(const linker *l)
{
    fz_registry *r = l->registry;
    uint64_t wrong = fz_context_limit(r->context, FZ_LIMIT_ERRORS);
    fz__lineage lineage;

    for (size_t i = 0; i < r->successions.count && wrong; i++) {
        const fz_body *body = linked(r, r->successions.items[i].from.first);

        if (!body)
            continue;
        lineage.count = 0;
        lineage.full = false;
        fz__lineage_all(&lineage, body);
        if (!lineage.full)
            continue;
        size_fault(l, r->successions.items[i].offset, FZ_WORD_LINEAGE, FZ_MATCHES_MAX, FZ_MATCHES_MAX - 1);
        wrong--;
    }
}

typedef struct nest {
    const fz_body *items[FZ__NEST_MAX];
    size_t count;
    bool full;
} nest;

static void nest_add(nest *n, const fz_body *body)
{
    for (size_t i = 0; i < n->count; i++)
        if (n->items[i] == body)
            return;
    n->full = n->full || n->count == FZ__NEST_MAX;
    if (!n->full)
        n->items[n->count++] = body;
}

/* Whether the collectives that a collective takes in or leaves out, at any depth, are no more than an answer remembers. */
static bool nest_fits(fz_registry *registry, const fz_body *collective, nest *n)
{
    n->count = 0;
    n->full = false;
    nest_add(n, collective);
    for (size_t at = 0; at < n->count && !n->full; at++) {
        const fz__span sides[] = {n->items[at]->in.links, n->items[at]->out.links};

        for (size_t side = 0; side < 2; side++) {
            for (uint32_t i = sides[side].first; i < sides[side].end && !n->full; i++) {
                const fz_body *member = linked(registry, i);

                if (member && member->kind == FZ_BODY_COLLECTIVE)
                    nest_add(n, member);
            }
        }
    }
    return !n->full;
}

static void check_nests(const linker *l)
{
    fz_registry *r = l->registry;
    uint64_t wrong = fz_context_limit(r->context, FZ_LIMIT_ERRORS);
    nest n;

    for (size_t i = 0; i < r->bodies.count && wrong; i++) {
        if (r->bodies.items[i].kind != FZ_BODY_COLLECTIVE || nest_fits(r, &r->bodies.items[i], &n))
            continue;
        size_fault(l, r->bodies.items[i].offset, FZ_WORD_NEST, FZ__NEST_MAX, FZ__NEST_MAX - 1);
        wrong--;
    }
}

void fz__check_sizes(fz_registry *registry, fz__faults *faults)
{
    const linker l = {registry, faults};

    check_lineages(&l);
    check_nests(&l);
}

/* A circle of successions contradicts itself in its days too: then the circle is enough to tell. */
static bool has_circle(const fz__faults *faults)
{
    for (size_t i = 0; i < faults->count; i++)
        if (faults->items[i].status == FZ_ECYCLE)
            return true;
    return false;
}

bool fz__registry_link(fz_registry *registry, fz__faults *faults)
{
    const linker l = {registry, faults};

    resolve_ids(&l);
    fz__check_successions(registry, faults);
    if (!fz__endings_index(registry) || !fz__check_circles(registry, faults))
        return false;
    if (!has_circle(faults))
        fz__check_handovers(registry, faults);
    fz__check_sizes(registry, faults);
    return true;
}
