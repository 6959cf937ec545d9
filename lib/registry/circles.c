/* Circles among parents, successions and members: one walk in depth for each of the three, without recursion, so that no
 * depth of a document can exhaust the stack. A body is grey while it is on the way and black when all behind it was seen;
 * an arc to a grey one closes a circle. */
#include "registry/load.h"

#include <string.h>

enum { WHITE, GREY, BLACK };

/* A way out of a body. */
typedef struct arc {
    uint32_t target; /* FZ__NOBODY: leads nowhere */
    uint32_t offset; /* where the document says so */
} arc;

/* The n-th way out of a body; false when there are no more. */
typedef bool (*arc_fn)(const fz_registry *registry, uint32_t body, uint32_t n, arc *way);

static bool parent_arc(const fz_registry *registry, uint32_t body, uint32_t n, arc *way)
{
    *way = (arc){registry->bodies.items[body].parent, registry->bodies.items[body].offset};
    return n == 0;
}

/* A body's endings and their successors are walked as one row. */
static bool succession_arc(const fz_registry *registry, uint32_t body, uint32_t n, arc *way)
{
    const fz__span endings = registry->bodies.items[body].endings;

    for (uint32_t i = endings.first; i < endings.end; i++) {
        const fz_succession *s = &registry->successions.items[registry->endings.items[i].succession];
        uint32_t count = s->to.end - s->to.first;

        if (n < count) {
            *way = (arc){registry->links.items[s->to.first + n].body, registry->links.items[s->to.first + n].offset};
            return true;
        }
        n -= count;
    }
    return false;
}

static bool member_arc(const fz_registry *registry, uint32_t body, uint32_t n, arc *way)
{
    const fz__span in = registry->bodies.items[body].in.links, out = registry->bodies.items[body].out.links;
    uint32_t link = in.first + n;

    if (link >= in.end)
        link = out.first + (n - (in.end - in.first));
    if (n >= in.end - in.first + (out.end - out.first))
        return false;
    *way = (arc){registry->links.items[link].body, registry->links.items[link].offset};
    return true;
}

typedef struct step {
    uint32_t body, next;
} step;

typedef struct walk {
    fz_registry *registry;
    fz__faults *faults;
    arc_fn arcs;
    const char *attribute, *word;
    unsigned char *colours;
    step *steps;
    size_t count;
} walk;

/* b-1 → b-2 → b-1, from the grey body on. */
static bool report(const walk *w, const arc *way)
{
    fz__buffer text;
    size_t at = w->count;
    bool made;

    while (w->steps[at - 1].body != way->target)
        at--;
    fz__buffer_init(&text, w->registry->context);
    for (at--; at < w->count; at++) {
        fz__buffer_string(&text, w->registry->bodies.items[w->steps[at].body].id);
        fz__buffer_string(&text, " → ");
    }
    fz__buffer_string(&text, w->registry->bodies.items[way->target].id);
    made = !text.failed;
    if (made)
        fz__fault_add(w->faults, way->offset, FZ_ECYCLE, w->attribute, FZ_ARGS(w->word, text.bytes));
    fz__buffer_clear(&text);
    return made;
}

static bool walk_from(walk *w, uint32_t start)
{
    arc way;

    w->count = 0;
    w->steps[w->count++] = (step){start, 0};
    w->colours[start] = GREY;
    while (w->count) {
        step *top = &w->steps[w->count - 1];

        if (!w->arcs(w->registry, top->body, top->next++, &way)) {
            w->colours[top->body] = BLACK;
            w->count--;
        } else if (way.target == FZ__NOBODY || w->colours[way.target] == BLACK) {
            continue;
        } else if (w->colours[way.target] == GREY) {
            if (!report(w, &way))
                return false;
        } else {
            w->colours[way.target] = GREY;
            w->steps[w->count++] = (step){way.target, 0};
        }
    }
    return true;
}

bool fz__check_circles(fz_registry *registry, fz__faults *faults)
{
    const walk walks[] = {
        {registry, faults, parent_arc, "parent", FZ_WORD_PARENTS, NULL, NULL, 0},
        {registry, faults, succession_arc, "body", FZ_WORD_SUCCESSIONS, NULL, NULL, 0},
        {registry, faults, member_arc, "body", FZ_WORD_MEMBERS, NULL, NULL, 0},
    };
    size_t count = registry->bodies.count;
    unsigned char *colours = fz__alloc(registry->context, count);
    step *steps = fz__alloc(registry->context, count * sizeof(*steps));
    bool done = colours && steps;

    for (size_t i = 0; i < sizeof(walks) / sizeof(*walks) && done; i++) {
        walk w = walks[i];

        w.colours = colours;
        w.steps = steps;
        memset(colours, WHITE, count);
        for (uint32_t body = 0; body < count && done; body++)
            done = colours[body] != WHITE || walk_from(&w, body);
    }
    fz__free(registry->context, colours, count);
    fz__free(registry->context, steps, count * sizeof(*steps));
    return done;
}
