/* Who is assessed, and which names mean whom (section 2). */
#include "assess/assess_model.h"

#include "base/sort.h"

#include <string.h>

fz__naming fz__assess_naming(fz__assessment *a)
{
    const fz_report *r = a->report;

    return (fz__naming){a->context, r->directive, r->registry, r->day, &a->report->names};
}

static bool look_up(fz__assessment *a, const char *name, fz__known_name *known)
{
    const fz__naming naming = fz__assess_naming(a);
    fz_report *r = a->report;

    if (!fz__naming_look_up(&naming, name, known) ||
        !FZ_GROW(a->context, &r->name_units, &r->name_capacity, (size_t)known->number + 1))
        return fz__assess_no_memory(a);
    if (known->number == r->name_count)
        r->name_units[r->name_count++] = FZ__NO_UNIT;
    return true;
}

static uint32_t *unit_of_body(const fz__assessment *a, const fz_body *body)
{
    return &a->body_units[body - a->report->registry->bodies.items];
}

static bool open_bodies(fz__assessment *a)
{
    size_t count = fz_registry_body_count(a->report->registry);

    a->body_units = fz__arena_alloc(&a->arena, (count + 1) * sizeof(*a->body_units));
    for (size_t i = 0; a->body_units && i < count; i++)
        a->body_units[i] = FZ__NO_UNIT;
    return a->body_units || fz__assess_no_memory(a);
}

static bool tell_name(fz__assessment *a, const char *name, uint32_t unit)
{
    char day[16];

    if (unit == FZ__NO_UNIT || strcmp(name, a->report->results[unit].name) == 0)
        return true;
    fz_date_format(a->report->day, day, sizeof(day));
    return fz__assess_find(a, FZ_FNAMED, FZ_ARGS(name, day, a->report->results[unit].name));
}

/* Units first, then bodies, then names. */
static uint32_t number_of(const fz_report *r, uint32_t unit, const fz__known_name *known)
{
    size_t units = r->result_count, bodies = fz_registry_body_count(r->registry);

    if (unit != FZ__NO_UNIT)
        return unit;
    if (known->body)
        return (uint32_t)(units + (size_t)(known->body - r->registry->bodies.items));
    return (uint32_t)(units + bodies + known->number);
}

bool fz__assess_unit(fz__assessment *a, const char *name, uint32_t *unit, uint32_t *who)
{
    fz_report *r = a->report;
    size_t known_before = r->name_count;
    fz__known_name known;

    if (!look_up(a, name, &known))
        return false;
    if (r->name_count > known_before) {
        r->name_units[known.number] = known.body ? *unit_of_body(a, known.body) : FZ__NO_UNIT;
        if (!tell_name(a, name, r->name_units[known.number]))
            return false;
    }
    *unit = r->name_units[known.number];
    if (who)
        *who = number_of(r, *unit, &known);
    return true;
}

static bool name_unit(fz__assessment *a, struct fz_result *unit, const char *name)
{
    unit->name = fz__arena_string(&a->report->arena, name, strlen(name));
    return unit->name || fz__assess_no_memory(a);
}

/* Add a unit to a class, unless it is there under this or another name. */
static bool add_unit(fz__assessment *a, const char *name, uint32_t class)
{
    fz_report *r = a->report;
    struct fz_result *unit;
    fz__known_name known;
    uint32_t index;

    if (!look_up(a, name, &known))
        return false;
    index = r->name_units[known.number];
    if (index != FZ__NO_UNIT)
        return true;
    index = known.body ? *unit_of_body(a, known.body) : FZ__NO_UNIT;
    if (index != FZ__NO_UNIT) {
        unit = &r->results[index];
        r->name_units[known.number] = index;
        if (!unit->named_directly && !known.by_succession) {
            unit->named_directly = true;
            return name_unit(a, unit, name);
        }
        return tell_name(a, name, index);
    }
    if (!FZ_GROW(a->context, &r->results, &r->result_capacity, r->result_count + 1))
        return fz__assess_no_memory(a);
    index = (uint32_t)r->result_count++;
    unit = &r->results[index];
    *unit = (struct fz_result){.report = r,
                               .body = known.body,
                               .class_index = class,
                               .tree = r->classes[class].tree,
                               .named_directly = !known.by_succession,
                               .additions = fz__rational_of(0),
                               .deductions = fz__rational_of(0)};
    r->classes[class].units++;
    r->name_units[known.number] = index;
    if (known.body)
        *unit_of_body(a, known.body) = index;
    return name_unit(a, unit, known.by_succession ? fz_body_name(known.body) : name) && tell_name(a, name, index);
}

/* ------------------------------------------------------------------ where units come from -------------------------- */

static bool is_of_kind(const fz_unit *unit, unsigned kind)
{
    static const fz_unit_kind kinds[] = {
        [UNIT_KIND_DEPARTMENT] = FZ_UNIT_DEPARTMENT,
        [UNIT_KIND_TOWNSHIP] = FZ_UNIT_TOWNSHIP,
        [UNIT_KIND_GOVERNMENT] = FZ_UNIT_GOVERNMENT,
        [UNIT_KIND_OTHER] = FZ_UNIT_OTHER,
    };

    return unit->kind == kinds[kind];
}

static bool add_all(fz__assessment *a, const fz__node *all, uint32_t class)
{
    const fz_directive *d = a->report->directive;

    for (uint32_t i = 0; d && i < d->unit_count; i++)
        if (is_of_kind(&d->units[i], fz__node_choice(all, KEY_KIND, 0)) && !add_unit(a, d->units[i].name, class))
            return false;
    return true;
}

/* All that classes name first, so that <all> takes none of them. */
static bool add_classes(fz__assessment *a)
{
    const fz__node *root = &a->report->scheme->nodes[0], *class, *at;
    uint32_t index = 0;

    for (class = fz__node_child(root, SC_CLASS); class; class = fz__node_sibling(class, SC_CLASS), index++)
        for (at = fz__node_child(class, SC_UNIT); at; at = fz__node_sibling(at, SC_UNIT))
            if (!add_unit(a, at->text, index))
                return false;
    index = 0;
    for (class = fz__node_child(root, SC_CLASS); class; class = fz__node_sibling(class, SC_CLASS), index++)
        for (at = fz__node_child(class, SC_ALL); at; at = fz__node_sibling(at, SC_ALL))
            if (!add_all(a, at, index))
                return false;
    return true;
}

static bool add_of_directive(fz__assessment *a)
{
    const fz_directive *d = a->report->directive;

    for (uint32_t i = 0; i < d->unit_count; i++)
        if (d->units[i].kind != FZ_UNIT_COLLECTIVE && !add_unit(a, d->units[i].name, 0))
            return false;
    return true;
}

static int compare_names(const void *a, const void *b)
{
    const char *x = *(const char *const *)a, *y = *(const char *const *)b;
    size_t length_x = strlen(x), length_y = strlen(y);

    return length_x != length_y ? (length_x < length_y ? -1 : 1) : strcmp(x, y);
}

/* In an order of their own, so that that of the records does not show; the shortest first, since a longer one may have spaces in it. */
static bool add_of_ledger(fz__assessment *a)
{
    const fz_ledger *ledger = a->ledger;
    const char **names = fz__arena_alloc(&a->arena, (ledger->record_count + 1) * sizeof(*names));
    size_t count = 0;

    if (!names)
        return fz__assess_no_memory(a);
    for (size_t i = 0; i < ledger->record_count; i++)
        if (ledger->records[i]->texts[FZ_RECORD_UNIT] != FZ__NO_STRING && fz__assess_counts(a, ledger->records[i]))
            names[count++] = ledger->texts.texts[ledger->records[i]->texts[FZ_RECORD_UNIT]];
    fz__sort(names, count, sizeof(*names), compare_names);
    for (size_t i = 0; i < count; i++)
        if ((i == 0 || names[i] != names[i - 1]) && !add_unit(a, names[i], 0))
            return false;
    return true;
}

static bool make_items(fz__assessment *a)
{
    fz_report *r = a->report;
    size_t count = 0;

    for (size_t i = 0; i < r->result_count; i++) {
        const fz__tree *tree = &r->trees[r->results[i].tree];

        r->results[i].first_item = (uint32_t)count;
        r->results[i].item_count = tree->end - tree->first;
        count += r->results[i].item_count;
    }
    r->items = count < FZ__NONE ? fz__calloc(a->context, (count ? count : 1) * sizeof(*r->items)) : NULL;
    if (!r->items)
        return fz__assess_no_memory(a);
    r->item_count = count;
    for (size_t i = 0; i < r->result_count; i++) {
        for (uint32_t k = 0; k < r->results[i].item_count; k++) {
            struct fz_item *item = &r->items[r->results[i].first_item + k];

            *item = (struct fz_item){.report = r,
                                     .result = (uint32_t)i,
                                     .slot = r->trees[r->results[i].tree].first + k,
                                     .value = fz__rational_of(0),
                                     .full = fz__rational_of(0),
                                     .worth = fz__rational_of(0),
                                     .unrounded = fz__rational_of(0)};
        }
    }
    return true;
}

bool fz__assess_units(fz__assessment *a)
{
    fz_report *r = a->report;
    bool added;

    if (!open_bodies(a))
        return false;
    added = fz__node_child(&r->scheme->nodes[0], SC_CLASS) ? add_classes(a)
            : r->directive                                 ? add_of_directive(a)
                                                           : add_of_ledger(a);
    return added && make_items(a);
}
