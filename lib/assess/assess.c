/* The assessment from its arguments to its report, stage by stage. */
#include "assess/assess_model.h"

#include "base/context.h"
#include "base/date.h"

#include <string.h>

bool fz__assess_stop(fz__assessment *a, fz_status status, const char *const *arguments)
{
    a->status = fz__fail(a->context, a->error, status, NULL, arguments);
    return false;
}

bool fz__assess_no_memory(fz__assessment *a)
{
    a->status = fz__no_memory(a->error);
    return false;
}

bool fz__assess_too_big(fz__assessment *a, uint32_t unit, uint32_t slot)
{
    const fz_report *r = a->report;

    if (a->status != FZ_OK)
        return false; /* that was it */
    return fz__assess_stop(a, FZ_ETOOBIG, FZ_ARGS(unit == FZ__NO_UNIT ? "" : r->results[unit].name, r->slots[slot].id));
}

bool fz__assess_find(fz__assessment *a, fz_status finding, const char *const *arguments)
{
    return fz__findings_add(&a->report->findings, finding, NULL, arguments) || fz__assess_no_memory(a);
}

uint32_t fz__assess_text(const fz__assessment *a, const char *text)
{
    uint32_t number;

    if (!text)
        return FZ__NO_STRING;
    number = fz__strings_find(&a->ledger->texts, text, strlen(text));
    return number == FZ__NO_STRING ? FZ__NOT_THERE : number;
}

bool fz__assess_progress(fz__assessment *a)
{
    uint64_t all = 3 * a->report->slot_count;

    if (!a->options.progress || a->options.progress(a->options.user, ++a->done < all ? a->done : all, all) == 0)
        return true;
    return fz__assess_stop(a, FZ_ECANCELLED, FZ_NO_ARGS);
}

fz_item *fz__unit_item(const fz_report *r, uint32_t unit, uint32_t slot)
{
    const fz__tree *tree = &r->trees[r->results[unit].tree];

    return slot >= tree->first && slot < tree->end ? &r->items[r->results[unit].first_item + slot - tree->first] : NULL;
}

/* ------------------------------------------------------------------ steps ------------------------------------------ */

/* The texts of a record that its copy keeps. */
static const struct {
    size_t offset;
    fz_record_text_kind kind;
} witness_texts[] = {
    {offsetof(fz__witness, id), FZ_RECORD_ID},
    {offsetof(fz__witness, unit), FZ_RECORD_UNIT},
    {offsetof(fz__witness, item), FZ_RECORD_ITEM},
    {offsetof(fz__witness, event), FZ_RECORD_EVENT},
    {offsetof(fz__witness, mark), FZ_RECORD_MARK},
    {offsetof(fz__witness, matter), FZ_RECORD_MATTER},
    {offsetof(fz__witness, document), FZ_RECORD_DOCUMENT},
    {offsetof(fz__witness, evidence), FZ_RECORD_EVIDENCE},
    {offsetof(fz__witness, note), FZ_RECORD_NOTE},
    {offsetof(fz__witness, rater), FZ_RECORD_RATER},
    {offsetof(fz__witness, group), FZ_RECORD_GROUP},
};

/* The report's copy of a record, since the ledger may change and go. */
static bool copy(fz__assessment *a, fz__counted *counted)
{
    const fz_record *record = counted->record;
    fz_report *r = a->report;
    fz__witness *witness;

    if (!FZ_GROW(a->context, &r->witnesses, &r->witness_capacity, r->witness_total + 1))
        return fz__assess_no_memory(a);
    witness = &r->witnesses[r->witness_total];
    *witness = (fz__witness){.date = record->days[FZ_RECORD_DATE],
                             .due = record->days[FZ_RECORD_DUE],
                             .deadline = record->days[FZ_RECORD_DEADLINE],
                             .rectified = record->days[FZ_RECORD_RECTIFIED],
                             .value = record->value,
                             .has_value = record->has_value,
                             .heads = record->heads};
    for (size_t i = 0; i < sizeof(witness_texts) / sizeof(*witness_texts); i++) {
        const char *text = fz_record_text(record, witness_texts[i].kind), *kept = NULL;

        if (text && !(kept = fz__arena_string(&r->arena, text, strlen(text))))
            return fz__assess_no_memory(a);
        memcpy((char *)witness + witness_texts[i].offset, &kept, sizeof(kept));
    }
    counted->witness = (uint32_t)++r->witness_total;
    return true;
}

bool fz__assess_witness(fz__assessment *a, fz__counted *record)
{
    fz_report *r = a->report;

    record->unused = FZ_UNUSED_SAID;
    if (!record->witness && !copy(a, record))
        return false;
    if (!FZ_GROW(a->context, &r->witness_list, &r->witness_list_capacity, r->witness_list_count + 1))
        return fz__assess_no_memory(a);
    r->witness_list[r->witness_list_count++] = record->witness - 1;
    return true;
}

bool fz__assess_figure(fz__assessment *a, fz__fact fact, const fz__rational *number, const char *text)
{
    fz_report *r = a->report;

    if (!FZ_GROW(a->context, &r->figures, &r->figure_capacity, r->figure_count + 1))
        return fz__assess_no_memory(a);
    r->figures[r->figure_count++] = (fz__figure){fact, number ? *number : fz__rational_of(0), text};
    return true;
}

/* What is shown is a decimal: a number beyond it is refused, as one that does not fit a fraction. */
static bool is_beyond(const fz__rational *number)
{
    static const uint64_t whole = (uint64_t)(INT64_MAX / FZ_DECIMAL_ONE);
    fz__rational most, size;

    /* The denominator is 1 at least: nearly every number is seen to be within by its numerator alone. */
    if (fz__big_is_small(&number->numerator) && fz__big_small(&number->numerator) < whole)
        return false;
    most = fz__rational_of((int64_t)whole);
    size = *number;
    size.negative = false;
    return fz__rational_compare(&size, &most) >= 0;
}

bool fz__assess_fits(fz__assessment *a, const fz_item *item)
{
    const fz__rational *const numbers[] = {&item->value, &item->full, &item->unrounded};
    char text[FZ__RATIONAL_TEXT];

    for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
        if (!is_beyond(numbers[i]))
            continue;
        fz__rational_format(numbers[i], text);
        return fz__assess_stop(a, FZ_EOVERFLOW, FZ_ARGS(text));
    }
    return true;
}

bool fz__assess_step(fz__assessment *a, fz_item *item, fz_step_kind kind, const fz__node *node,
                     const fz__rational *amount, const fz__backing *backing)
{
    fz_report *r = a->report;
    char text[FZ__RATIONAL_TEXT];

    if (is_beyond(amount)) {
        fz__rational_format(amount, text);
        return fz__assess_stop(a, FZ_EOVERFLOW, FZ_ARGS(text));
    }
    if (!FZ_GROW(a->context, &r->steps, &r->step_capacity, r->step_count + 1))
        return fz__assess_no_memory(a);
    if (item->step_count++ == 0)
        item->first_step = (uint32_t)r->step_count;
    r->steps[r->step_count++] = (fz_step){
        .report = r,
        .node = node,
        .item = FZ__NONE,
        .amount = *amount,
        .first_witness = backing ? backing->first_witness : 0,
        .witness_count = backing ? backing->witness_count : 0,
        .first_figure = backing ? backing->first_figure : 0,
        .figure_count = backing ? backing->figure_count : 0,
        .kind = (uint8_t)kind,
    };
    return true;
}

/* ------------------------------------------------------------------ the whole -------------------------------------- */

fz_report *fz__report_new(fz_context *context)
{
    fz_report *r = fz__calloc(context, sizeof(*r));

    if (!r)
        return NULL;
    atomic_init(&r->references, 1);
    r->context = fz_context_ref(context);
    fz__arena_init(&r->arena, context);
    fz__strings_init(&r->names, &r->arena);
    fz__findings_init(&r->findings, &r->arena);
    return r;
}

static bool keep_ledger(fz__assessment *a)
{
    const char *id = fz_ledger_id(a->ledger), *title = fz_ledger_title(a->ledger);
    fz_report *r = a->report;

    if (id && !(r->ledger_id = fz__arena_string(&r->arena, id, strlen(id))))
        return fz__assess_no_memory(a);
    r->ledger_title = fz__arena_string(&r->arena, title, strlen(title));
    return r->ledger_title || fz__assess_no_memory(a);
}

static bool assess(fz__assessment *a)
{
    return keep_ledger(a) && fz__assess_trees(a) && fz__assess_units(a) && fz__assess_bearing(a) &&
           fz__assess_records(a) && fz__assess_leaves(a) && fz__assess_once(a) && fz__assess_values(a, false) &&
           fz__assess_gates(a) && fz__assess_values(a, true) && fz__assess_rank(a) && fz__assess_grade(a) &&
           fz__assess_leftovers(a);
}

static void clear(fz__assessment *a)
{
    size_t texts = a->ledger->texts.count;

    fz__free(a->context, a->records, a->record_room * sizeof(*a->records));
    fz__free(a->context, a->record_items, a->record_items ? (texts + 1) * sizeof(*a->record_items) : 0);
    fz__bearings_clear(a->context, &a->bearings);
    fz__free(a->context, a->amounts, a->amount_capacity * sizeof(*a->amounts));
    fz__free(a->context, a->slot_amounts, a->slot_amounts ? (a->report->slot_count + 1) * sizeof(*a->slot_amounts) : 0);
    fz__arena_clear(&a->arena);
}

static fz_status begin(fz_context *context, const fz_scheme *scheme, const fz_ledger *ledger,
                       const fz_assess_options *given, fz_assess_options *options, fz_report **report, fz_error **error)
{
    static const char *const function = "fz_assess";

    if (error)
        *error = NULL;
    if (!report)
        return fz__bad_argument(context, error, function, "report is NULL");
    *report = NULL;
    if (!context)
        return fz__bad_argument(NULL, error, function, "context is NULL");
    if (!scheme)
        return fz__bad_argument(context, error, function, "scheme is NULL");
    if (!ledger)
        return fz__bad_argument(context, error, function, "ledger is NULL");
    if (!given)
        return fz__bad_argument(context, error, function, "options is NULL");
    if (!fz__options_read(options, sizeof(*options), offsetof(fz_assess_options, progress), given))
        return fz__bad_argument(context, error, function, "options.size is not set, or newer than this library");
    if (!fz__date_is_valid(options->day))
        return fz__bad_argument(context, error, function, "options.day is no day");
    if (options->known && !fz__date_is_valid(options->known))
        return fz__bad_argument(context, error, function, "options.known is neither 0 nor a day");
    return FZ_OK;
}

fz_status fz_assess(fz_context *context, const fz_directive *directive, const fz_registry *registry,
                    const fz_scheme *scheme, const fz_ledger *ledger, const fz_assess_options *options,
                    fz_report **report, fz_error **error)
{
    fz__assessment a = {.context = context, .ledger = ledger, .error = error};
    fz_status status = begin(context, scheme, ledger, options, &a.options, report, error);

    if (status != FZ_OK)
        return status;
    a.report = fz__report_new(context);
    if (!a.report)
        return fz__no_memory(error);
    /* Immutable: a reference changes nothing that anybody can see. */
    a.report->directive = fz_directive_ref((fz_directive *)(uintptr_t)directive);
    a.report->registry = fz_registry_ref((fz_registry *)(uintptr_t)registry);
    a.report->scheme = fz_scheme_ref((fz_scheme *)(uintptr_t)scheme);
    a.report->day = a.options.day;
    a.report->known = a.options.known;
    fz__arena_init(&a.arena, context);
    if (assess(&a))
        *report = a.report;
    clear(&a);
    if (!*report)
        fz_report_unref(a.report);
    return *report ? FZ_OK : a.status;
}
