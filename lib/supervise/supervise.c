/* A supervision from its arguments to the order in which it is shown. */
#include "base/context.h"
#include "base/date.h"
#include "base/sort.h"
#include "supervise/model.h"

#include <string.h>

static int compare_shown(const void *a, const void *b)
{
    const struct fz_obligation *x = a, *y = b;

    if (x->due != y->due)
        return !y->due || (x->due && x->due < y->due) ? -1 : 1;
    if (x->unit != y->unit)
        return x->unit < y->unit ? -1 : 1;
    if (x->task != y->task)
        return x->task < y->task ? -1 : 1;
    return x->serial < y->serial ? -1 : x->serial > y->serial;
}

int fz__obligation_compare_keys(const fz_obligation *x, const fz_obligation *y)
{
    int order = strcmp(x->supervision->units[x->unit].name, y->supervision->units[y->unit].name);

    return order ? order : strcmp(x->id, y->id);
}

static int compare_keys(const void *a, const void *b)
{
    return fz__obligation_compare_keys(*(const fz_obligation *const *)a, *(const fz_obligation *const *)b);
}

static bool put_in_order(fz_supervision *s)
{
    fz__sort(s->obligations, s->count, sizeof(*s->obligations), compare_shown);
    s->by_key = fz__arena_alloc(&s->arena, (s->count + 1) * sizeof(*s->by_key));
    if (!s->by_key)
        return false;
    for (size_t i = 0; i < s->count; i++)
        s->by_key[i] = &s->obligations[i];
    fz__sort(s->by_key, s->count, sizeof(*s->by_key), compare_keys);
    return true;
}

static bool supervise(fz__supervising *g)
{
    if (!fz__owed_units(g) || !fz__owed_tasks(g) || !fz__owed_stages(g) || !fz__owed_states(g))
        return false;
    fz__owed_lights(g->s);
    fz__findings_sort(&g->s->findings);
    return put_in_order(g->s);
}

static void clear(fz__supervising *g)
{
    fz__strings_clear(&g->names);
    fz__free(g->context, g->name_units, g->name_capacity * sizeof(*g->name_units));
    fz__bearings_clear(g->context, &g->bearings);
    fz__arena_clear(&g->arena);
}

/* Immutable: a reference changes nothing that anybody can see. */
static fz_supervision *supervision_new(fz_context *context, const fz_directive *directive, const fz_registry *registry,
                                       const fz_watch *watch)
{
    fz_supervision *s = fz__calloc(context, sizeof(*s));

    if (!s)
        return NULL;
    atomic_init(&s->references, 1);
    s->context = fz_context_ref(context);
    fz__arena_init(&s->arena, context);
    fz__findings_init(&s->findings, &s->arena);
    s->directive = fz_directive_ref((fz_directive *)(uintptr_t)directive);
    s->registry = fz_registry_ref((fz_registry *)(uintptr_t)registry);
    s->watch = fz_watch_ref((fz_watch *)(uintptr_t)watch);
    return s;
}

/* What is wrong with the options, the defaults put in; NULL when nothing is. */
static const char *read_options(const fz_supervise_options *given, fz_supervise_options *o)
{
    if (!given)
        return "options is NULL";
    if (!fz__options_read(o, sizeof(*o), FZ__THROUGH(fz_supervise_options, until), given))
        return "options.size is not set, or newer than this library";
    if (!fz__date_is_valid(o->day))
        return "options.day is no day";
    if (o->known && !fz__date_is_valid(o->known))
        return "options.known is neither 0 nor a day";
    o->from = o->from ? o->from : fz_date_make(o->day / 10000, 1, 1);
    o->until = o->until ? o->until : fz_date_make(o->day / 10000, 12, 31);
    if (!fz__date_is_valid(o->from) || !fz__date_is_valid(o->until))
        return "options.from or options.until is neither 0 nor a day";
    if (o->from > o->until || o->until / 10000 - o->from / 10000 > 99)
        return "options: the period ends before it begins, or takes more than 100 years";
    return NULL;
}

fz_status fz_supervise(fz_context *context, const fz_directive *directive, const fz_registry *registry,
                       const fz_ledger *ledger, const fz_watch *watch, const fz_supervise_options *options,
                       fz_supervision **supervision, fz_error **error)
{
    fz__supervising g = {.context = context, .ledger = ledger};
    fz_supervise_options o;
    const char *wrong = !directive ? "directive is NULL"
                        : !ledger  ? "ledger is NULL"
                        : !watch   ? "watch is NULL"
                                   : read_options(options, &o);

    if (error)
        *error = NULL;
    if (!supervision)
        return fz__bad_argument(context, error, __func__, "supervision is NULL");
    *supervision = NULL;
    if (!context)
        return fz__bad_argument(NULL, error, __func__, "context is NULL");
    if (wrong)
        return fz__bad_argument(context, error, __func__, wrong);
    g.s = supervision_new(context, directive, registry, watch);
    if (!g.s)
        return fz__no_memory(error);
    g.s->options = o;
    fz__arena_init(&g.arena, context);
    fz__strings_init(&g.names, &g.arena);
    if (supervise(&g))
        *supervision = g.s;
    clear(&g);
    if (!*supervision)
        fz_supervision_unref(g.s);
    return *supervision ? FZ_OK : fz__no_memory(error);
}
