/* One ledger behind another. First everything that may fail: all ids are looked at, and the new records made, seen by nobody;
 * then they are entered, which cannot. */
#include "assess/ledger_model.h"
#include "base/context.h"

#include <string.h>

/* Ids that somebody wrote must not meet. */
static fz_status check_ids(const fz_ledger *ledger, const fz_ledger *other, fz_error **error)
{
    fz_status first = FZ_OK;

    for (size_t i = 0; i < other->record_count + other->stage_count; i++) {
        const fz_record *record = i < other->record_count ? other->records[i] : other->stages[i - other->record_count];
        const char *id = fz__ledger_text(other, record->texts[FZ_RECORD_ID]);
        fz__refusal refusal;
        fz_status status;

        if (record->id_is_made || fz__ledger_check_id(ledger, (fz__said){id, strlen(id)}, &refusal))
            continue;
        status = fz__fail(ledger->context, error, refusal.status,
                          &(fz__where){.source = record->source, .line = record->line, .column = record->start},
                          refusal.arguments);
        first = first == FZ_OK || status == FZ_ENOMEM ? status : first;
        if (status == FZ_ENOMEM || !error)
            break;
    }
    return first;
}

static bool copy_text(fz_ledger *ledger, const fz_ledger *other, uint32_t number, uint32_t *copy)
{
    const char *text = fz__ledger_text(other, number);

    return fz__ledger_intern(ledger, (fz__said){text, text ? other->texts.lengths[number] : 0}, copy);
}

static bool copy_foreign(fz_ledger *ledger, fz_record *record, const fz__record_foreign *foreign)
{
    bool failed = false;

    if (!foreign)
        return true;
    record->foreign = fz__arena_alloc(&ledger->arena, sizeof(*record->foreign));
    if (!record->foreign)
        return false;
    *record->foreign = (fz__record_foreign){.attributes = NULL};
    if (foreign->attributes)
        record->foreign->attributes =
            fz__ledger_keep(ledger, foreign->attributes, strlen(foreign->attributes), &failed);
    for (const fz__ledger_markup *m = foreign->markup.first; m && !failed; m = m->next)
        failed = !fz__markup_add(ledger, &record->foreign->markup, m->text, m->before, m->is_attributes);
    return !failed;
}

static bool copy_withdrawal(fz_ledger *ledger, fz_record *record, const fz_record *from)
{
    const fz__withdrawal *old = from->withdrawal;
    fz__withdrawal *made;
    bool failed = false;

    if (!old)
        return true;
    made = fz__arena_alloc(&ledger->arena, sizeof(*made));
    if (!made)
        return false;
    *made = (fz__withdrawal){.recorded = old->recorded};
    if (old->foreign)
        made->foreign = fz__ledger_keep(ledger, old->foreign, strlen(old->foreign), &failed);
    record->withdrawal = made;
    return !failed && copy_text(ledger, from->ledger, old->reporter, &made->reporter) &&
           copy_text(ledger, from->ledger, old->reason, &made->reason);
}

/* The name of its file: one text for all of them. */
static bool copy_source(fz_ledger *ledger, fz_record *record, const char *source)
{
    uint32_t number;

    if (!fz__ledger_intern(ledger, (fz__said){source, source ? strlen(source) : 0}, &number))
        return false;
    record->source = fz__ledger_text(ledger, number);
    return true;
}

/* The id that a record gets here: its own, but another where a made one is taken. */
static bool copy_id(fz_ledger *ledger, const fz_record *from, fz_record *record)
{
    uint32_t *id = &record->texts[FZ_RECORD_ID];

    if (from->id_is_made && fz__ledger_id_record(ledger, *id)) {
        *id = fz__ledger_make_id(ledger, from->ledger);
        if (*id == FZ__NO_STRING)
            return false;
    }
    return fz__ledger_index_room(ledger);
}

/* Where a record's copy is in `made`: stages behind the records. */
static size_t place_of(const fz_record *from)
{
    return from->index + (from->is_stage ? from->ledger->record_count : 0);
}

/* A record as it will be here; its links are by index, and the earlier ones are `made` already. */
static fz_record *copy_record(fz_ledger *ledger, const fz_record *from, fz_record *const *made)
{
    fz_record *record = fz__arena_alloc(&ledger->arena, sizeof(struct fz_stage));

    if (!record)
        return NULL;
    *record = *from;
    record->ledger = ledger;
    record->replaces = from->replaces ? made[place_of(from->replaces)] : NULL;
    record->replaced_by = NULL;
    record->withdrawal = NULL;
    record->foreign = NULL;
    for (size_t i = 0; i < FZ__TEXT_COUNT; i++)
        if (!copy_text(ledger, from->ledger, from->texts[i], &record->texts[i]))
            return NULL;
    return copy_source(ledger, record, from->source) && copy_id(ledger, from, record) &&
                   copy_foreign(ledger, record, from->foreign) && copy_withdrawal(ledger, record, from)
               ? record
               : NULL;
}

static void enter_all(fz_ledger *ledger, const fz_ledger *other, fz_record *const *made)
{
    for (size_t i = 0; i < other->entry_count; i++) {
        fz_record *record = made[place_of(other->entries[i].record)];

        if (other->entries[i].is_withdrawal)
            ledger->entries[ledger->entry_count++] = (fz__entry){record, true};
        else
            fz__ledger_commit(ledger, record);
    }
}

static fz_status append(fz_ledger *ledger, const fz_ledger *other, fz_error **error)
{
    size_t count = other->record_count + other->stage_count, size = count * sizeof(fz_record *);
    uint64_t last_id = ledger->next_id;
    fz_record **made = fz__alloc(ledger->context, size);
    bool failed = !made || !fz__ledger_room(ledger, other->record_count, other->stage_count, other->entry_count);

    for (size_t i = 0; i < count && !failed; i++) {
        const fz_record *from = i < other->record_count ? other->records[i] : other->stages[i - other->record_count];

        made[i] = copy_record(ledger, from, made);
        failed = !made[i];
    }
    if (failed)
        ledger->next_id = last_id;
    else
        enter_all(ledger, other, made);
    fz__free(ledger->context, made, size);
    return failed ? fz__no_memory(error) : FZ_OK;
}

fz_status fz_ledger_append(fz_ledger *ledger, const fz_ledger *other, fz_error **error)
{
    fz__refusal refusal;
    fz_status status;

    if (error)
        *error = NULL;
    if (!ledger)
        return fz__bad_argument(NULL, error, __func__, "ledger is NULL");
    if (!other || other == ledger)
        return fz__bad_argument(ledger->context, error, __func__, other ? "other is ledger" : "other is NULL");
    if (!fz__ledger_check_limit(
            ledger, ledger->record_count + ledger->stage_count + other->record_count + other->stage_count, &refusal))
        return fz__fail(ledger->context, error, refusal.status, NULL, refusal.arguments);
    status = check_ids(ledger, other, error);
    return status == FZ_OK ? append(ledger, other, error) : status;
}
