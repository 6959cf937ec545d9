/* The object and its questions. */
#include "compare/model.h"

static fz_status refuse(fz_context *context, const fz_directive *a, fz_error **error)
{
    return fz__bad_argument(context, error, "fz_compare",
                            !context ? "context is NULL"
                            : !a     ? "a is NULL"
                                     : "b is NULL");
}

static bool compare(fz_comparison *comparison)
{
    fz__match match = {.context = comparison->context};
    bool done;

    fz__arena_init(&match.scratch, comparison->context);
    fz__strings_init(&match.strings, &match.scratch);
    done = fz__side_read(&match, &match.a, comparison->a) && fz__side_read(&match, &match.b, comparison->b) &&
           fz__match_all(&match) && fz__changes_list(comparison, &match);
    fz__strings_clear(&match.strings);
    fz__arena_clear(&match.scratch);
    return done;
}

fz_status fz_compare(fz_context *context, fz_directive *a, fz_directive *b, fz_comparison **comparison,
                     fz_error **error)
{
    fz_comparison *made;

    if (error)
        *error = NULL;
    if (comparison)
        *comparison = NULL;
    if (!comparison)
        return fz__bad_argument(context, error, __func__, "comparison is NULL");
    if (!context || !a || !b)
        return refuse(context, a, error);
    made = fz__calloc(context, sizeof(*made));
    if (!made)
        return fz__no_memory(error);
    atomic_init(&made->references, 1);
    made->context = fz_context_ref(context);
    made->a = fz_directive_ref(a);
    made->b = fz_directive_ref(b);
    fz__arena_init(&made->arena, context);
    if (a != b && !compare(made)) {
        fz_comparison_unref(made);
        return fz__no_memory(error);
    }
    *comparison = made;
    return FZ_OK;
}

fz_comparison *fz_comparison_ref(fz_comparison *comparison)
{
    if (comparison)
        atomic_fetch_add_explicit(&comparison->references, 1, memory_order_relaxed);
    return comparison;
}

void fz_comparison_unref(fz_comparison *comparison)
{
    fz_context *context;

    if (!comparison || atomic_fetch_sub_explicit(&comparison->references, 1, memory_order_acq_rel) > 1)
        return;
    context = comparison->context;
    fz__free(context, comparison->changes, comparison->change_capacity * sizeof(*comparison->changes));
    fz__arena_clear(&comparison->arena);
    fz_directive_unref(comparison->a);
    fz_directive_unref(comparison->b);
    fz__free(context, comparison, sizeof(*comparison));
    fz_context_unref(context);
}

fz_directive *fz_comparison_old(const fz_comparison *comparison)
{
    return comparison ? comparison->a : NULL;
}

fz_directive *fz_comparison_new(const fz_comparison *comparison)
{
    return comparison ? comparison->b : NULL;
}

size_t fz_comparison_change_count(const fz_comparison *comparison)
{
    return comparison ? comparison->change_count : 0;
}

size_t fz_comparison_kind_count(const fz_comparison *comparison, fz_change_kind kind)
{
    return comparison && (unsigned)kind < FZ_CHANGE_COUNT_ ? comparison->kind_counts[kind] : 0;
}

const fz_change *fz_comparison_change(const fz_comparison *comparison, size_t index)
{
    return comparison && index < comparison->change_count ? &comparison->changes[index] : NULL;
}

/* ------------------------------------------------------------------ changes */

fz_change_kind fz_change_kind_of(const fz_change *change)
{
    return change ? change->kind : (fz_change_kind)0;
}

uint32_t fz_change_flags(const fz_change *change)
{
    return change ? change->flags : 0;
}

const fz_task *fz_change_old_task(const fz_change *change)
{
    return change ? change->old_task : NULL;
}

const fz_task *fz_change_new_task(const fz_change *change)
{
    return change ? change->new_task : NULL;
}

const fz_section *fz_change_old_section(const fz_change *change)
{
    return change ? change->old_section : NULL;
}

const fz_section *fz_change_new_section(const fz_change *change)
{
    return change ? change->new_section : NULL;
}

fz_field fz_change_field(const fz_change *change)
{
    return change ? change->field : FZ_FIELD_COUNT_;
}

fz_part fz_change_part(const fz_change *change)
{
    return change ? change->part : FZ_PART_COUNT_;
}

const char *fz_change_old_text(const fz_change *change)
{
    return change ? change->old_text : NULL;
}

const char *fz_change_new_text(const fz_change *change)
{
    return change ? change->new_text : NULL;
}

size_t fz_change_piece_count(const fz_change *change)
{
    return change ? change->piece_count : 0;
}

fz_piece_kind fz_change_piece_kind(const fz_change *change, size_t index)
{
    return change && index < change->piece_count ? (fz_piece_kind)change->pieces[index].kind : FZ_PIECE_EQUAL;
}

const char *fz_change_piece_text(const fz_change *change, size_t index)
{
    return change && index < change->piece_count ? change->pieces[index].text : NULL;
}

size_t fz_change_assignment_count(const fz_change *change)
{
    return change ? change->shift_count : 0;
}

static const fz__shift *shift_at(const fz_change *change, size_t index)
{
    static const fz__shift none = {NULL, NULL, 0};

    return change && index < change->shift_count ? &change->shifts[index] : &none;
}

fz_assignment_change fz_change_assignment_kind(const fz_change *change, size_t index)
{
    return (fz_assignment_change)shift_at(change, index)->kind;
}

const fz_assignment *fz_change_assignment_old(const fz_change *change, size_t index)
{
    return shift_at(change, index)->old_one;
}

const fz_assignment *fz_change_assignment_new(const fz_change *change, size_t index)
{
    return shift_at(change, index)->new_one;
}
