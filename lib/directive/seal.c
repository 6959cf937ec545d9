/* From a builder to a directive: close what is open, sort what is looked up by search, and move the grown arrays into the
 * arena, exactly as long as they are. */
#include "base/sort.h"
#include "directive/build.h"

#include <string.h>

fz_directive *fz__directive_new(fz_context *context)
{
    fz_directive *d = fz__calloc(context, sizeof(*d));

    if (!d)
        return NULL;
    atomic_init(&d->references, 1);
    d->context = fz_context_ref(context);
    fz__arena_init(&d->arena, context);
    fz__strings_init(&d->names, &d->arena);
    fz__strings_init(&d->unit_names, &d->arena);
    fz__strings_init(&d->task_ids, &d->arena);
    fz__findings_init(&d->findings, &d->arena);
    return d;
}

fz_directive *fz_directive_ref(fz_directive *directive)
{
    if (directive)
        atomic_fetch_add_explicit(&directive->references, 1, memory_order_relaxed);
    return directive;
}

void fz_directive_unref(fz_directive *directive)
{
    fz_context *context;

    if (!directive || atomic_fetch_sub_explicit(&directive->references, 1, memory_order_acq_rel) != 1)
        return;
    context = directive->context;
    fz__strings_clear(&directive->names);
    fz__strings_clear(&directive->unit_names);
    fz__strings_clear(&directive->task_ids);
    fz__findings_clear(&directive->findings);
    fz__arena_clear(&directive->arena);
    fz__free(context, directive, sizeof(*directive));
    fz_context_unref(context);
}

/* Move an array into the arena; the grown one is given back, also when that fails: then there are none. */
static void *move(fz__builder *b, void *items, uint32_t *count, size_t *capacity, size_t size)
{
    void *moved = *count && !b->failed ? fz__arena_alloc(&b->directive->arena, *count * size) : NULL;

    b->failed = b->failed || (*count && !moved);
    if (moved)
        memcpy(moved, items, *count * size);
    else
        *count = 0;
    if (items)
        fz__free(b->context, items, *capacity * size);
    *capacity = 0;
    return moved;
}

#define MOVE(b, array, count, capacity) ((array) = move((b), (array), &(count), &(capacity), sizeof(*(array))))

static void move_arrays(fz__builder *b)
{
    fz_directive *d = b->directive;

    b->sealed = true;
    MOVE(b, d->head, d->head_count, b->head_capacity);
    MOVE(b, d->sections, d->section_count, b->section_capacity);
    MOVE(b, d->tasks, d->task_count, b->task_capacity);
    MOVE(b, d->assignments, d->assignment_count, b->assignment_capacity);
    MOVE(b, d->dues, d->due_count, b->due_capacity);
    MOVE(b, d->persons, d->person_count, b->person_capacity);
    MOVE(b, d->requirements, d->requirement_count, b->requirement_capacity);
    MOVE(b, d->items, d->item_count, b->item_capacity);
    MOVE(b, d->extras, d->extra_count, b->extra_capacity);
}

static int compare_heads(const void *a, const void *b)
{
    const fz__head *x = a, *y = b;

    if (x->field != y->field)
        return x->field < y->field ? -1 : 1;
    return x->serial < y->serial ? -1 : x->serial > y->serial;
}

static void sort_head(fz_directive *d)
{
    fz__sort(d->head, d->head_count, sizeof(*d->head), compare_heads);
    for (uint32_t i = d->head_count; i-- > 0;) {
        d->field_first[d->head[i].field] = i;
        d->field_count[d->head[i].field]++;
    }
}

static int compare_extras(const void *a, const void *b)
{
    const fz__extra *x = a, *y = b;

    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->index != y->index)
        return x->index < y->index ? -1 : 1;
    if (x->offset != y->offset)
        return x->offset < y->offset ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static void set_owners(fz_directive *d)
{
    for (uint32_t i = 0; i < d->section_count; i++)
        d->sections[i].directive = d;
    for (uint32_t i = 0; i < d->task_count; i++)
        d->tasks[i].directive = d;
    for (uint32_t i = 0; i < d->assignment_count; i++)
        d->assignments[i].directive = d;
    for (uint32_t i = 0; i < d->requirement_count; i++)
        d->requirements[i].directive = d;
}

void fz__builder_free(fz__builder *b)
{
    if (!b)
        return;
    if (!b->sealed)
        move_arrays(b); /* gives back what was grown; what it moves goes with the arena */
    fz_directive_unref(b->directive);
    fz__free(b->context, b->frames, b->frame_capacity * sizeof(*b->frames));
    fz__free(b->context, b->pending, b->pending_capacity * sizeof(*b->pending));
    fz__free(b->context, b->stamps, b->stamp_capacity * sizeof(*b->stamps));
    fz__free(b->context, b->id_uses, b->id_use_capacity * sizeof(*b->id_uses));
    fz__strings_clear(&b->id_bases);
    fz__arena_clear(&b->scratch);
    fz__free(b->context, b, sizeof(*b));
}

fz_status fz__builder_finish(fz__builder *b, fz_directive **directive, fz_error **error)
{
    fz_directive *d = b->directive;
    uint64_t limit = fz_context_limit(b->context, FZ_LIMIT_TASKS);
    fz_status status;

    *directive = NULL;
    fz__builder_close_all(b);
    move_arrays(b);
    if (b->failed)
        return fz__no_memory(error);
    if (d->task_count > limit)
        return fz__fail(b->context, error, FZ_ELIMIT, &(fz__where){.source = d->source},
                        FZ_ARGS(FZ_WORD_TASKS, fz__digits(d->task_count, (char[FZ_DIGITS]){0}),
                                fz__digits(limit, (char[FZ_DIGITS]){0})));
    sort_head(d);
    fz__sort(d->extras, d->extra_count, sizeof(*d->extras), compare_extras);
    set_owners(d);
    status = fz__directive_index(d, error);
    if (status != FZ_OK)
        return status;
    fz__findings_sort(&d->findings);
    *directive = d;
    b->directive = NULL;
    return FZ_OK;
}
