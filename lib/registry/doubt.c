/* What is no error and yet a question: names that two bodies bear at one time, and collectives without members. */
#include "registry/load.h"

#include "base/sort.h"

/* A body that bears a name, and from when until when; INT32_MAX when no last day is known. */
typedef struct bearer {
    const fz_body *body;
    fz_date first, last;
} bearer;

typedef struct bearers {
    bearer *items;
    size_t count, capacity;
} bearers;

static int compare_bearers(const void *a, const void *b)
{
    const bearer *x = a, *y = b;

    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return x->body < y->body ? -1 : x->body > y->body;
}

static bool collect(const fz_registry *registry, uint32_t name, bearers *found)
{
    found->count = 0;
    for (uint32_t i = name; i != FZ__NOBODY; i = registry->names.items[i].next) {
        const fz_body *body = &registry->bodies.items[registry->names.items[i].body];

        if (!FZ_GROW(registry->context, &found->items, &found->capacity, found->count + 1))
            return false;
        found->items[found->count++] = (bearer){body, body->first, body->last ? body->last : INT32_MAX};
    }
    return true;
}

/* In the order of their first days each is held against the one before it that lasts longest, so that sharing is found
 * without comparing every pair. */
static bool doubt_bearers(fz_registry *registry, const char *name, bearers *found, fz__faults *doubts)
{
    const bearer *longest = found->items;

    fz__sort(found->items, found->count, sizeof(*found->items), compare_bearers);
    for (const bearer *b = found->items + 1; b < found->items + found->count; b++) {
        fz__buffer both;

        if (b->first <= longest->last) {
            fz__buffer_init(&both, registry->context);
            fz__buffer_string(&both, longest->body->id);
            fz__buffer_string(&both, ", ");
            fz__buffer_string(&both, b->body->id);
            if (both.failed)
                return false;
            fz__fault_add(doubts, b->body->offset, FZ_FAMBIGUOUS, NULL, FZ_ARGS(name, both.bytes));
            fz__buffer_clear(&both);
        }
        longest = b->last > longest->last ? b : longest;
    }
    return true;
}

static bool doubt_names(fz_registry *registry, fz__faults *doubts)
{
    bearers found = {NULL, 0, 0};
    bool done = true;

    for (size_t i = 0; i < registry->slot_count && done; i++) {
        const fz__name *name = registry->slots[i] ? &registry->names.items[registry->slots[i] - 1] : NULL;

        if (name && name->next != FZ__NOBODY)
            done = collect(registry, registry->slots[i] - 1, &found) &&
                   doubt_bearers(registry, name->text, &found, doubts);
    }
    fz__free(registry->context, found.items, found.capacity * sizeof(*found.items));
    return done;
}

static void doubt_collectives(const fz_registry *registry, fz__faults *doubts)
{
    for (size_t i = 0; i < registry->bodies.count; i++) {
        const fz_body *body = &registry->bodies.items[i];

        if (body->kind == FZ_BODY_COLLECTIVE && body->in.links.first == body->in.links.end &&
            body->rules.first == body->rules.end)
            fz__fault_add(doubts, body->offset, FZ_FNOMEMBERS, NULL,
                          FZ_ARGS(registry->names.items[body->names.first].text));
    }
}

bool fz__registry_doubt(fz_registry *registry, const char *bytes, size_t length)
{
    fz__faults doubts;
    bool done;

    fz__faults_init(&doubts, registry->context);
    done = doubt_names(registry, &doubts);
    doubt_collectives(registry, &doubts);
    done = done && fz__faults_keep(&doubts, registry->source, bytes, length, &registry->findings);
    fz__faults_clear(&doubts);
    return done;
}
