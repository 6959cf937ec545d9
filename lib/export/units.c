/* Working out the rows. Each unit of the directive is resolved once; the load of a body is then the merged lists of all
 * units that are this body and, where asked for, of the collectives that stand for it. */
#include "export/units.h"

#include "directive/model.h"
#include "query/postings.h"

#include <string.h>

static const uint32_t load_roles[FZ_LOADS] = {
    [FZ_LOAD_FIRST_LEAD] = FZ_ROLE_FIRST_LEAD,
    [FZ_LOAD_LEAD] = FZ_ROLE_LEAD,
    [FZ_LOAD_COOPERATE] = FZ_ROLE_COOPERATE,
    [FZ_LOAD_RESPONSIBLE] = FZ_ROLE_RESPONSIBLE,
};

const char *fz__reason_name(uint8_t reason)
{
    static const char *const names[] = {"", "name", "short", "alias", "prefix", "folded", "successor"};

    return names[reason];
}

void fz__unit_meanings(const fz__unit_list *list, const fz_unit *unit, fz__meanings *meanings)
{
    fz__resolve_unit(list->registry, unit, list->date, &list->setting, meanings);
}

/* The bodies of all units of the directive, NULL where a unit means nobody or several. */
typedef struct bodies {
    const fz_body **of; /* by index of the unit */
    fz__postings *postings;
    size_t count; /* units of the directive: also the room in `postings` */
} bodies;

static bool resolve_all(const fz__unit_list *list, bodies *all)
{
    fz__meanings meanings;

    all->count = list->directive->unit_count;
    all->of = fz__alloc(list->context, all->count * sizeof(*all->of));
    all->postings = fz__alloc(list->context, all->count * sizeof(*all->postings));
    if (!all->of || !all->postings)
        return false;
    for (size_t i = 0; i < all->count; i++) {
        fz__unit_meanings(list, &list->directive->units[i], &meanings);
        all->of[i] = meanings.count == 1 ? meanings.items[0].body : NULL;
    }
    return true;
}

static bool stands_for(const fz__unit_list *list, const fz_body *body, const fz_body *wanted)
{
    if (!body || body == wanted)
        return body;
    return list->flags & FZ_EXPORT_EXPAND && body->kind == FZ_BODY_COLLECTIVE &&
           fz__collective_holds(body, wanted, list->date);
}

/* In how many tasks a unit that stands for a body has one of some roles. */
static size_t load_of(const fz__unit_list *list, bodies *all, const fz_body *body, uint32_t roles)
{
    size_t units = 0, tasks = 0;
    uint32_t least = 0;

    for (size_t i = 0; i < all->count; i++)
        if (stands_for(list, all->of[i], body))
            fz__postings_open(&all->postings[units++], &list->directive->units[i], roles);
    for (;; tasks++) {
        uint32_t lowest = FZ__NONE;

        for (size_t i = 0; i < units; i++) {
            uint32_t task = fz__postings_seek(&all->postings[i], least);

            lowest = task < lowest ? task : lowest;
        }
        if (lowest == FZ__NONE)
            return tasks;
        least = lowest + 1;
    }
}

static void fill_row(const fz__unit_list *list, bodies *all, fz__unit_row *row)
{
    fz__meanings meanings;

    for (size_t i = 0; i < FZ_LOADS; i++)
        row->own[i] = fz_unit_task_count(row->unit, load_roles[i]);
    if (!list->registry)
        return;
    fz__unit_meanings(list, row->unit, &meanings);
    row->meaning_count = meanings.count;
    if (meanings.count != 1)
        return;
    row->meaning = meanings.items[0];
    for (size_t i = 0; i < FZ_LOADS; i++)
        row->body[i] = load_of(list, all, row->meaning.body, load_roles[i]);
}

static bool fill_rows(fz__unit_list *list, const fz_unit *const *units)
{
    bodies all = {NULL, NULL, 0};
    bool done = true;

    list->rows = fz__calloc(list->context, list->count * sizeof(*list->rows));
    if (list->directive && list->registry) {
        fz__setting_read(&list->setting, list->directive);
        done = resolve_all(list, &all);
    }
    done = done && list->rows;
    for (size_t i = 0; i < list->count && done; i++) {
        list->rows[i].unit = units[i];
        fill_row(list, &all, &list->rows[i]);
    }
    fz__free(list->context, all.of, all.count * sizeof(*all.of));
    fz__free(list->context, all.postings, all.count * sizeof(*all.postings));
    return done;
}

static const char *fault_of(const fz_context *context, const fz_unit *const *units, size_t count, uint32_t flags,
                            fz_write_fn write)
{
    if (!context)
        return "context is NULL";
    if (!write)
        return "write is NULL";
    if (flags & ~(FZ_EXPORT_BOM | FZ_EXPORT_EXPAND))
        return "flags holds an unknown flag";
    if (!units && count)
        return "units is NULL";
    for (size_t i = 0; i < count; i++) {
        if (!units[i])
            return "a unit is NULL";
        if (units[i]->directive != units[0]->directive)
            return "the units are of several directives";
    }
    return NULL;
}

fz_status fz_units_write(fz_context *context, const fz_unit *const *units, size_t count, const fz_registry *registry,
                         fz_date date, fz_format format, uint32_t flags, unsigned width, fz_write_fn write, void *user,
                         fz_error **error)
{
    const char *fault = fault_of(context, units, count, flags, write);
    const fz__writers *form = fz__form_of(format);
    fz__unit_list list = {.context = context, .registry = registry, .date = date, .flags = flags, .width = width};
    fz_status status;
    fz__sink sink;

    if (error)
        *error = NULL;
    if (fault)
        return fz__bad_argument(context, error, __func__, fault);
    if (!form || !form->units)
        return fz__no_form(context, error, form, FZ_OBJECT_UNITS);
    list.directive = count ? units[0]->directive : NULL;
    list.count = count;
    fz__sink_init(&sink, write, user);
    if (fill_rows(&list, units))
        status = fz__written(context, &sink, form->units(&list, &sink), error);
    else
        status = fz__no_memory(error);
    fz__free(context, list.rows, count * sizeof(*list.rows));
    return status;
}
