/* A ledger for its readers. */
#include "assess/ledger_model.h"

#include <string.h>

/* ------------------------------------------------------------------ making and releasing --------------------------- */

fz_ledger *fz__ledger_make(fz_context *context)
{
    fz_ledger *ledger = fz__calloc(context, sizeof(*ledger));

    if (!ledger)
        return NULL;
    atomic_init(&ledger->references, 1);
    ledger->context = fz_context_ref(context);
    fz__arena_init(&ledger->arena, context);
    fz__strings_init(&ledger->texts, &ledger->arena);
    fz__findings_init(&ledger->findings, &ledger->arena);
    return ledger;
}

fz_status fz_ledger_new(fz_context *context, fz_ledger **ledger, fz_error **error)
{
    if (error)
        *error = NULL;
    if (!ledger)
        return fz__bad_argument(context, error, __func__, "ledger is NULL");
    *ledger = NULL;
    if (!context)
        return fz__bad_argument(NULL, error, __func__, "context is NULL");
    *ledger = fz__ledger_make(context);
    return *ledger ? FZ_OK : fz__no_memory(error);
}

fz_ledger *fz_ledger_ref(fz_ledger *ledger)
{
    if (ledger)
        atomic_fetch_add_explicit(&ledger->references, 1, memory_order_relaxed);
    return ledger;
}

void fz_ledger_unref(fz_ledger *l)
{
    fz_context *context;

    if (!l || atomic_fetch_sub_explicit(&l->references, 1, memory_order_acq_rel) != 1)
        return;
    context = l->context;
    fz__free(context, l->records, l->record_capacity * sizeof(fz_record *));
    fz__free(context, l->stages, l->stage_capacity * sizeof(fz_record *));
    fz__free(context, l->entries, l->entry_capacity * sizeof(*l->entries));
    fz__free(context, l->by_id, l->by_id_capacity * sizeof(*l->by_id));
    fz__strings_clear(&l->texts);
    fz__findings_clear(&l->findings);
    fz__arena_clear(&l->arena);
    fz__free(context, l, sizeof(*l));
    fz_context_unref(context);
}

/* ------------------------------------------------------------------ keeping ---------------------------------------- */

const char *fz__ledger_keep(fz_ledger *ledger, const char *text, size_t length, bool *failed)
{
    const char *kept = text ? fz__arena_string(&ledger->arena, text, length) : NULL;

    *failed = *failed || (text && !kept);
    return kept;
}

const char *fz__ledger_text(const fz_ledger *ledger, uint32_t number)
{
    return number == FZ__NO_STRING ? NULL : ledger->texts.texts[number];
}

bool fz__markup_add(fz_ledger *ledger, fz__markup_list *list, const char *text, size_t before, bool is_attributes)
{
    fz__ledger_markup *markup = fz__arena_alloc(&ledger->arena, sizeof(*markup));
    bool failed = !markup;
    const char *kept = fz__ledger_keep(ledger, text, strlen(text), &failed);

    if (failed)
        return false;
    *markup = (fz__ledger_markup){NULL, kept, before, is_attributes, !ledger->has_head};
    if (list->last)
        list->last->next = markup;
    else
        list->first = markup;
    list->last = markup;
    return true;
}

/* ------------------------------------------------------------------ the ledger ------------------------------------- */

const char *fz_ledger_id(const fz_ledger *ledger)
{
    return ledger ? ledger->id : NULL;
}

const char *fz_ledger_title(const fz_ledger *ledger)
{
    if (ledger)
        for (const fz__head_piece *piece = ledger->head; piece; piece = piece->next)
            if (piece->kind == FZ_HEAD_TITLE)
                return piece->text;
    return "";
}

size_t fz_ledger_record_count(const fz_ledger *ledger)
{
    return ledger ? ledger->record_count : 0;
}

const fz_record *fz_ledger_record(const fz_ledger *ledger, size_t index)
{
    return index < fz_ledger_record_count(ledger) ? ledger->records[index] : NULL;
}

fz_record *fz__ledger_id_record(const fz_ledger *ledger, uint32_t number)
{
    uint32_t at = number < ledger->by_id_capacity ? ledger->by_id[number] : 0;

    if (!at)
        return NULL;
    return at & FZ__ID_OF_STAGE ? ledger->stages[(at ^ FZ__ID_OF_STAGE) - 1] : ledger->records[at - 1];
}

fz_record *fz__ledger_find(const fz_ledger *ledger, const char *id, size_t length)
{
    return fz__ledger_id_record(ledger, fz__strings_find(&ledger->texts, id, length));
}

const fz_record *fz_ledger_record_by_id(const fz_ledger *ledger, const char *id)
{
    const fz_record *found = ledger && id ? fz__ledger_find(ledger, id, strlen(id)) : NULL;

    return found && !found->is_stage ? found : NULL;
}

size_t fz_ledger_finding_count(const fz_ledger *ledger)
{
    return ledger ? ledger->findings.count : 0;
}

const fz_finding *fz_ledger_finding(const fz_ledger *ledger, size_t index)
{
    return index < fz_ledger_finding_count(ledger) ? &ledger->findings.items[index] : NULL;
}

/* ------------------------------------------------------------------ a record --------------------------------------- */

const char *fz_record_text(const fz_record *record, fz_record_text_kind kind)
{
    return record && (unsigned)kind < FZ_RECORD_TEXT_COUNT_ ? fz__ledger_text(record->ledger, record->texts[kind])
                                                            : NULL;
}

fz_date fz_record_day(const fz_record *record, fz_record_day_kind kind)
{
    return record && (unsigned)kind < FZ_RECORD_DAY_COUNT_ ? record->days[kind] : 0;
}

int fz_record_value(const fz_record *record, fz_decimal *value)
{
    if (value)
        *value = record && record->has_value ? record->value : 0;
    return record && record->has_value;
}

uint32_t fz_record_heads(const fz_record *record)
{
    return record ? record->heads : 0;
}

void fz_record_place(const fz_record *record, fz_place *place)
{
    fz__place_fill(place, record ? record->line : 0, record ? record->start : 0, 0, 0);
}

const char *fz_record_source(const fz_record *record)
{
    return record ? record->source : NULL;
}

/* Whether something entered on a day, which may not be said, is known. */
static bool is_known(fz_date recorded, fz_date known)
{
    return !known || recorded <= known;
}

fz_record_state fz__record_state(const fz_record *record, fz_date known)
{
    if (!is_known(record->days[FZ_RECORD_RECORDED], known))
        return FZ_RECORD_UNKNOWN;
    if (record->replaced_by && is_known(record->replaced_by->days[FZ_RECORD_RECORDED], known))
        return FZ_RECORD_CORRECTED;
    if (record->withdrawal && is_known(record->withdrawal->recorded, known))
        return FZ_RECORD_WITHDRAWN;
    return FZ_RECORD_IN_FORCE;
}

fz_record_state fz_record_state_on(const fz_record *record, fz_date known)
{
    return record ? fz__record_state(record, known) : FZ_RECORD_UNKNOWN;
}

const fz_record *fz_record_replaces(const fz_record *record)
{
    return record ? record->replaces : NULL;
}

const fz_record *fz_record_replaced_by(const fz_record *record)
{
    return record ? record->replaced_by : NULL;
}

int fz_record_withdrawal(const fz_record *record, fz_date *recorded, const char **reporter, const char **reason)
{
    const fz__withdrawal *withdrawal = record ? record->withdrawal : NULL;

    if (recorded)
        *recorded = withdrawal ? withdrawal->recorded : 0;
    if (reporter)
        *reporter = withdrawal ? fz__ledger_text(record->ledger, withdrawal->reporter) : NULL;
    if (reason)
        *reason = withdrawal ? fz__ledger_text(record->ledger, withdrawal->reason) : NULL;
    return withdrawal != NULL;
}
