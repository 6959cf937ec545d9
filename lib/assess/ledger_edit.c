/* Entering records. Everything that can fail comes before the first change, so a refused entry leaves the ledger as it was
 * (texts that were interned for it stay unseen in the arena). */
#include "assess/ledger_model.h"
#include "base/context.h"
#include "base/date.h"

#include <string.h>

/* Room in the index for the number of any text. */
bool fz__ledger_index_room(fz_ledger *ledger)
{
    size_t before = ledger->by_id_capacity;

    if (!FZ_GROW(ledger->context, &ledger->by_id, &ledger->by_id_capacity, ledger->texts.count))
        return false;
    if (ledger->by_id_capacity > before)
        memset(ledger->by_id + before, 0, (ledger->by_id_capacity - before) * sizeof(*ledger->by_id));
    return true;
}

uint32_t fz__ledger_make_id(fz_ledger *ledger, const fz_ledger *other)
{
    char id[FZ_DIGITS + 1] = "r";
    size_t length;

    do {
        const char *digits = fz__digits(++ledger->next_id, (char[FZ_DIGITS]){0});

        length = strlen(digits) + 1;
        memcpy(id + 1, digits, length);
    } while (fz__ledger_find(ledger, id, length) || (other && fz__ledger_find(other, id, length)));
    return fz__strings_intern(&ledger->texts, id, length);
}

/* Know a record by its id. */
static void index_id(fz_ledger *ledger, const fz_record *record)
{
    ledger->by_id[record->texts[FZ_RECORD_ID]] = (record->index + 1) | (record->is_stage ? FZ__ID_OF_STAGE : 0);
}

static bool name_all(fz_ledger *ledger, fz_record *const *records, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t *id = &records[i]->texts[FZ_RECORD_ID];

        if (*id != FZ__NO_STRING)
            continue;
        *id = fz__ledger_make_id(ledger, NULL);
        if (*id == FZ__NO_STRING || !fz__ledger_index_room(ledger))
            return false;
        index_id(ledger, records[i]);
        records[i]->id_is_made = true;
    }
    return true;
}

bool fz__ledger_name(fz_ledger *ledger)
{
    return name_all(ledger, ledger->records, ledger->record_count) &&
           name_all(ledger, ledger->stages, ledger->stage_count);
}

/* ------------------------------------------------------------------ checks ----------------------------------------- */

static bool refuse_memory(fz__refusal *refusal)
{
    fz__refuse(refusal, FZ_ENOMEM, FZ__COLUMN_COUNT, NULL, NULL, NULL);
    return false;
}

fz_record *fz__ledger_target(const fz_ledger *ledger, fz__said id, fz__column column, fz__refusal *refusal)
{
    fz_record *target = fz__ledger_find(ledger, id.bytes, id.length);
    const char *why = !target               ? FZ_WORD_NO_RECORD
                      : target->replaced_by ? FZ_WORD_IS_CORRECTED
                      : target->withdrawal  ? FZ_WORD_IS_WITHDRAWN
                                            : NULL;

    if (!why)
        return target;
    fz__refuse(refusal, FZ_ERECORD, column, id.bytes, why, NULL);
    return NULL;
}

bool fz__ledger_check_pair(const fz_record *target, bool is_stage, fz__refusal *refusal)
{
    if (!target || target->is_stage == is_stage)
        return true;
    fz__refuse(refusal, FZ_ERECORD, COLUMN_CORRECTS, fz__ledger_text(target->ledger, target->texts[FZ_RECORD_ID]),
               is_stage ? FZ_WORD_IS_RECORD : FZ_WORD_IS_STAGE, NULL);
    return false;
}

bool fz__stage_check(const fz__draft *draft, fz__refusal *refusal)
{
    fz_date from = draft->days[FZ__DAY_FROM], until = draft->days[FZ__DAY_UNTIL];

    if (!until) {
        fz__refuse(refusal, FZ_ENOFIELD, COLUMN_UNTIL, fz__columns[COLUMN_UNTIL].word, NULL, NULL);
        return false;
    }
    if (from <= until)
        return true;
    fz_date_format(until, refusal->digits[0], sizeof(refusal->digits[0]));
    fz_date_format(from, refusal->digits[1], sizeof(refusal->digits[1]));
    fz__refuse(refusal, FZ_ESTAGE_ORDER, COLUMN_UNTIL, draft->texts[FZ__TEXT_STAGE].bytes, refusal->digits[0],
               refusal->digits[1]);
    return false;
}

bool fz__ledger_check_limit(const fz_ledger *ledger, size_t count, fz__refusal *refusal)
{
    uint64_t limit = fz_context_limit(ledger->context, FZ_LIMIT_RECORDS);

    if (count <= limit)
        return true;
    fz__refuse(refusal, FZ_ELIMIT, FZ__COLUMN_COUNT, FZ_WORD_RECORDS, fz__digits(count, refusal->digits[0]),
               fz__digits(limit, refusal->digits[1]));
    return false;
}

/* Where a record first stood: its line, or which it is where nobody knows of lines. */
static uint64_t line_of(const fz_record *record)
{
    return record->line ? record->line : record->index + UINT64_C(1);
}

bool fz__ledger_check_id(const fz_ledger *ledger, fz__said id, fz__refusal *refusal)
{
    const fz_record *first = id.bytes ? fz__ledger_find(ledger, id.bytes, id.length) : NULL;

    if (!first)
        return true;
    fz__refuse(refusal, FZ_EDUPLICATE_ID, COLUMN_ID, id.bytes, fz__digits(line_of(first), refusal->digits[0]), NULL);
    if (first->source && first->source != ledger->source) { /* of another file, or the same once more */
        refusal->arguments[2] = FZ_WORD_ID_IN_FILE;
        refusal->arguments[3] = first->source;
        refusal->arguments[4] = FZ_WORD_ID_UNLIKE;
        refusal->arguments[5] = NULL;
    }
    return false;
}

/* A day, and what it is of. */
typedef struct day_of {
    const char *word;
    fz_date day;
} day_of;

/* A day is not before another that comes first, where both are said. */
static bool check_days(const day_of *day, const day_of *earlier, fz__column column, fz__refusal *refusal)
{
    if (!day->day || !earlier->day || day->day >= earlier->day)
        return true;
    fz_date_format(day->day, refusal->digits[0], sizeof(refusal->digits[0]));
    fz_date_format(earlier->day, refusal->digits[1], sizeof(refusal->digits[1]));
    fz__refuse(refusal, FZ_EDAYS, column, day->word, refusal->digits[0], earlier->word);
    refusal->arguments[3] = refusal->digits[1];
    refusal->arguments[4] = NULL;
    return false;
}

bool fz__ledger_check_order(const fz_record *target, fz_date recorded, fz__column column, fz__refusal *refusal)
{
    const char *word = column == COLUMN_CORRECTS ? FZ_WORD_DAY_CORRECTED : FZ_WORD_DAY_WITHDRAWN;
    fz_date before = target->days[FZ_RECORD_RECORDED];

    return check_days(&(day_of){word, recorded}, &(day_of){FZ_WORD_DAY_RECORDED, before}, COLUMN_RECORDED, refusal);
}

/* What happened is put right no earlier. */
static bool check_rectified(const fz__draft *draft, fz__refusal *refusal)
{
    const fz_date *days = draft->days;

    return check_days(&(day_of){FZ_WORD_DAY_RECTIFIED, days[FZ_RECORD_RECTIFIED]},
                      &(day_of){FZ_WORD_DAY_HAPPENED, days[FZ_RECORD_DATE]}, COLUMN_RECTIFIED, refusal);
}

/* ------------------------------------------------------------------ entering --------------------------------------- */

bool fz__ledger_room(fz_ledger *ledger, size_t records, size_t stages, size_t entries)
{
    return FZ_GROW(ledger->context, &ledger->stages, &ledger->stage_capacity, ledger->stage_count + stages) &&
           FZ_GROW(ledger->context, &ledger->records, &ledger->record_capacity, ledger->record_count + records) &&
           FZ_GROW(ledger->context, &ledger->entries, &ledger->entry_capacity, ledger->entry_count + entries);
}

bool fz__ledger_intern(fz_ledger *ledger, fz__said said, uint32_t *number)
{
    *number = FZ__NO_STRING;
    if (said.bytes)
        *number = fz__strings_intern(&ledger->texts, said.bytes, said.length);
    return !said.bytes || *number != FZ__NO_STRING;
}

static bool intern_texts(fz_ledger *ledger, fz_record *record, const fz__draft *draft, bool name_later)
{
    for (size_t i = 0; i < FZ__TEXT_COUNT; i++)
        if (!fz__ledger_intern(ledger, draft->texts[i], &record->texts[i]))
            return false;
    if (!draft->texts[FZ_RECORD_ID].bytes && !name_later) {
        record->id_is_made = true;
        record->texts[FZ_RECORD_ID] = fz__ledger_make_id(ledger, NULL);
        if (record->texts[FZ_RECORD_ID] == FZ__NO_STRING)
            return false;
    }
    return fz__ledger_index_room(ledger);
}

void fz__ledger_commit(fz_ledger *ledger, fz_record *record)
{
    size_t *count = record->is_stage ? &ledger->stage_count : &ledger->record_count;

    record->index = (uint32_t)*count;
    if (record->replaces)
        record->replaces->replaced_by = record;
    if (record->texts[FZ_RECORD_ID] != FZ__NO_STRING)
        index_id(ledger, record);
    (record->is_stage ? ledger->stages : ledger->records)[(*count)++] = record;
    ledger->entries[ledger->entry_count++] = (fz__entry){record, false};
}

static fz_record *withdraw(fz_ledger *ledger, const fz__draft *draft, fz__refusal *refusal)
{
    fz_record *target = fz__ledger_target(ledger, draft->withdraws, COLUMN_WITHDRAWS, refusal);
    fz__withdrawal *withdrawal;

    if (!target || !fz__ledger_check_order(target, draft->days[FZ_RECORD_RECORDED], COLUMN_WITHDRAWS, refusal))
        return NULL;
    withdrawal = fz__arena_alloc(&ledger->arena, sizeof(*withdrawal));
    if (!withdrawal || !fz__ledger_room(ledger, 0, 0, 1) ||
        !fz__ledger_intern(ledger, draft->texts[FZ_RECORD_REPORTER], &withdrawal->reporter) ||
        !fz__ledger_intern(ledger, draft->texts[FZ_RECORD_REASON], &withdrawal->reason)) {
        refuse_memory(refusal);
        return NULL;
    }
    withdrawal->recorded = draft->days[FZ_RECORD_RECORDED];
    withdrawal->foreign = NULL;
    target->withdrawal = withdrawal;
    ledger->entries[ledger->entry_count++] = (fz__entry){target, true};
    return target;
}

fz_record *fz__ledger_prepare(fz_ledger *ledger, const fz__draft *draft, bool name_later, fz__refusal *refusal)
{
    uint64_t last_id = ledger->next_id;
    fz_record *record;

    if (!fz__ledger_check_limit(ledger, ledger->record_count + ledger->stage_count + 1, refusal) ||
        !fz__ledger_check_id(ledger, draft->texts[FZ_RECORD_ID], refusal) || !check_rectified(draft, refusal))
        return NULL;
    record = fz__arena_alloc(&ledger->arena, sizeof(struct fz_stage));
    if (!record || !fz__ledger_room(ledger, !draft->is_stage, draft->is_stage, 1)) {
        refuse_memory(refusal);
        return NULL;
    }
    *record = (fz_record){.ledger = ledger,
                          .value = draft->value,
                          .has_value = draft->has_value,
                          .is_stage = draft->is_stage,
                          .heads = draft->heads,
                          .line = draft->line,
                          .column = draft->column,
                          .start = draft->start,
                          .source = ledger->source};
    memcpy(record->days, draft->days, sizeof(record->days));
    if (!intern_texts(ledger, record, draft, name_later)) {
        ledger->next_id = last_id;
        refuse_memory(refusal);
        return NULL;
    }
    return record;
}

fz_record *fz__ledger_enter(fz_ledger *ledger, const fz__draft *draft, bool name_later, fz__refusal *refusal)
{
    fz_record *record, *target = NULL;

    if (draft->withdraws.bytes)
        return withdraw(ledger, draft, refusal);
    if (draft->corrects.bytes && !(target = fz__ledger_target(ledger, draft->corrects, COLUMN_CORRECTS, refusal)))
        return NULL;
    if (!fz__ledger_check_pair(target, draft->is_stage, refusal) ||
        (draft->is_stage && !fz__stage_check(draft, refusal)))
        return NULL;
    if (target && !fz__ledger_check_order(target, draft->days[FZ_RECORD_RECORDED], COLUMN_CORRECTS, refusal))
        return NULL;
    record = fz__ledger_prepare(ledger, draft, name_later, refusal);
    if (!record)
        return NULL;
    record->replaces = target;
    fz__ledger_commit(ledger, record);
    return record;
}

/* ------------------------------------------------------------------ what a caller says ----------------------------- */

static bool say(const fz_ledger *ledger, fz__draft *draft, fz__column column, const char *text, fz__refusal *refusal)
{
    if (!text)
        return true;
    draft->texts[fz__columns[column].index] = (fz__said){text, strlen(text)};
    return fz__ledger_text_check(ledger, column, text, strlen(text), refusal);
}

static bool say_day(fz__draft *draft, fz__column column, fz_date day, fz__refusal *refusal)
{
    uint64_t size = day < 0 ? (uint64_t)(-(int64_t)day) : (uint64_t)day;
    const char *digits;

    draft->days[fz__columns[column].index] = day;
    if (!day || fz__date_is_valid(day))
        return true;
    digits = fz__digits(size, refusal->digits[0]);
    if (day < 0) { /* there is room: of 24 bytes ten digits take eleven */
        size_t at = (size_t)(digits - refusal->digits[0]) - 1;

        refusal->digits[0][at] = '-';
        digits = &refusal->digits[0][at];
    }
    fz__refuse(refusal, FZ_EDATE, column, digits, NULL, NULL);
    return false;
}

static bool say_texts(const fz_ledger *ledger, fz__draft *draft, const fz_record_values *v, fz__refusal *refusal)
{
    return say(ledger, draft, COLUMN_ID, v->id, refusal) && say(ledger, draft, COLUMN_UNIT, v->unit, refusal) &&
           say(ledger, draft, COLUMN_ITEM, v->item, refusal) && say(ledger, draft, COLUMN_EVENT, v->event, refusal) &&
           say(ledger, draft, COLUMN_MATTER, v->matter, refusal) && say(ledger, draft, COLUMN_MARK, v->mark, refusal) &&
           say(ledger, draft, COLUMN_RATER, v->rater, refusal) && say(ledger, draft, COLUMN_GROUP, v->group, refusal) &&
           say(ledger, draft, COLUMN_REPORTER, v->reporter, refusal) &&
           say(ledger, draft, COLUMN_DOCUMENT, v->document, refusal) &&
           say(ledger, draft, COLUMN_EVIDENCE, v->evidence, refusal) &&
           say(ledger, draft, COLUMN_NOTE, v->note, refusal);
}

static bool say_days(fz__draft *draft, const fz_record_values *v, fz__refusal *refusal)
{
    if (!v->date) {
        fz__refuse(refusal, FZ_ENOFIELD, COLUMN_DATE, fz__columns[COLUMN_DATE].word, NULL, NULL);
        return false;
    }
    return say_day(draft, COLUMN_DATE, v->date, refusal) && say_day(draft, COLUMN_DUE, v->due, refusal) &&
           say_day(draft, COLUMN_DEADLINE, v->deadline, refusal) &&
           say_day(draft, COLUMN_RECTIFIED, v->rectified, refusal) &&
           say_day(draft, COLUMN_RECORDED, v->recorded, refusal);
}

static bool say_numbers(fz__draft *draft, const fz_record_values *v, fz__refusal *refusal)
{
    draft->has_value = v->has_value != 0;
    draft->value = v->has_value ? v->value : 0;
    draft->heads = v->heads;
    if (draft->value != INT64_MIN)
        return true;
    fz__refuse(refusal, FZ_EFIELD, COLUMN_VALUE, fz__columns[COLUMN_VALUE].word, "INT64_MIN", FZ_WORD_FIELD_DECIMAL);
    return false;
}

/* Report a refusal that has no place. */
static fz_status report(const fz_ledger *ledger, const fz__refusal *refusal, fz_error **error)
{
    return refusal->status == FZ_ENOMEM ? fz__no_memory(error)
                                        : fz__fail(ledger->context, error, refusal->status, NULL, refusal->arguments);
}

static fz_status begin(const fz_ledger *ledger, fz_error **error, const char *function, const char *missing)
{
    if (error)
        *error = NULL;
    if (!ledger)
        return fz__bad_argument(NULL, error, function, "ledger is NULL");
    return missing ? fz__bad_argument(ledger->context, error, function, missing) : FZ_OK;
}

static fz_status enter(fz_ledger *ledger, fz__draft *draft, const fz_record_values *values, const fz_record **record,
                       const char *function, fz_error **error)
{
    fz_record_values v;
    fz__refusal refusal;
    fz_record *entered = NULL;

    if (!fz__options_read(&v, sizeof(v), FZ__THROUGH(fz_record_values, reserved), values) || v.reserved)
        return fz__bad_argument(ledger->context, error, function, "values: size not set, or newer than this library");
    if (v.value && !v.has_value)
        return fz__bad_argument(ledger->context, error, function, "values: value is set and has_value is 0");
    if (say_texts(ledger, draft, &v, &refusal) && say_days(draft, &v, &refusal) && say_numbers(draft, &v, &refusal))
        entered = fz__ledger_enter(ledger, draft, false, &refusal);
    if (!entered)
        return report(ledger, &refusal, error);
    if (record)
        *record = entered;
    return FZ_OK;
}

fz_status fz_ledger_add(fz_ledger *ledger, const fz_record_values *values, const fz_record **record, fz_error **error)
{
    fz_status status = begin(ledger, error, __func__, values ? NULL : "values is NULL");
    fz__draft draft = {.line = 0};

    if (record)
        *record = NULL;
    return status == FZ_OK ? enter(ledger, &draft, values, record, __func__, error) : status;
}

fz_status fz_ledger_correct(fz_ledger *ledger, const char *id, const fz_record_values *values, const char *reason,
                            const fz_record **record, fz_error **error)
{
    fz_status status = begin(ledger, error, __func__, !id ? "id is NULL" : values ? NULL : "values is NULL");
    fz__draft draft = {.line = 0};
    fz__refusal refusal;

    if (record)
        *record = NULL;
    if (status != FZ_OK || !id)
        return status;
    draft.corrects = (fz__said){id, strlen(id)};
    if (!say(ledger, &draft, COLUMN_REASON, reason, &refusal))
        return report(ledger, &refusal, error);
    return enter(ledger, &draft, values, record, __func__, error);
}

fz_status fz_ledger_withdraw(fz_ledger *ledger, const char *id, fz_date recorded, const char *reporter,
                             const char *reason, fz_error **error)
{
    fz_status status = begin(ledger, error, __func__, id ? NULL : "id is NULL");
    fz__draft draft = {.line = 0};
    fz__refusal refusal;

    if (status != FZ_OK || !id)
        return status;
    draft.withdraws = (fz__said){id, strlen(id)};
    if (!say(ledger, &draft, COLUMN_REPORTER, reporter, &refusal) ||
        !say(ledger, &draft, COLUMN_REASON, reason, &refusal) ||
        !say_day(&draft, COLUMN_RECORDED, recorded, &refusal) || !fz__ledger_enter(ledger, &draft, false, &refusal))
        return report(ledger, &refusal, error);
    return FZ_OK;
}

/* ------------------------------------------------------------------ stages ----------------------------------------- */

static bool say_stage(const fz_ledger *ledger, fz__draft *draft, const fz_stage_values *v, fz__refusal *refusal)
{
    if (!v->name) {
        fz__refuse(refusal, FZ_ENOFIELD, COLUMN_STAGE, fz__columns[COLUMN_STAGE].word, NULL, NULL);
        return false;
    }
    if (v->corrects)
        draft->corrects = (fz__said){v->corrects, strlen(v->corrects)};
    if (v->reason && !v->corrects) {
        fz__refuse(refusal, FZ_EFIELD, COLUMN_REASON, fz__columns[COLUMN_REASON].word, v->reason, FZ_WORD_FIELD_REASON);
        return false;
    }
    return say(ledger, draft, COLUMN_ID, v->id, refusal) && say(ledger, draft, COLUMN_UNIT, v->unit, refusal) &&
           say(ledger, draft, COLUMN_ITEM, v->item, refusal) && say(ledger, draft, COLUMN_STAGE, v->name, refusal) &&
           say(ledger, draft, COLUMN_REPORTER, v->reporter, refusal) &&
           say(ledger, draft, COLUMN_DOCUMENT, v->document, refusal) &&
           say(ledger, draft, COLUMN_EVIDENCE, v->evidence, refusal) &&
           say(ledger, draft, COLUMN_NOTE, v->note, refusal) && say(ledger, draft, COLUMN_REASON, v->reason, refusal) &&
           say_day(draft, COLUMN_FROM, v->from, refusal) && say_day(draft, COLUMN_UNTIL, v->until, refusal) &&
           say_day(draft, COLUMN_RECORDED, v->recorded, refusal);
}

fz_status fz_ledger_add_stage(fz_ledger *ledger, const fz_stage_values *values, const fz_stage **stage,
                              fz_error **error)
{
    fz_status status = begin(ledger, error, __func__, values ? NULL : "values is NULL");
    fz__draft draft = {.is_stage = true};
    fz_record *entered = NULL;
    fz__refusal refusal;
    fz_stage_values v;

    if (stage)
        *stage = NULL;
    if (status != FZ_OK)
        return status;
    if (!fz__options_read(&v, sizeof(v), FZ__THROUGH(fz_stage_values, reserved), values) || v.reserved)
        return fz__bad_argument(ledger->context, error, __func__, "values: size not set, or newer than this library");
    if (say_stage(ledger, &draft, &v, &refusal))
        entered = fz__ledger_enter(ledger, &draft, false, &refusal);
    if (!entered)
        return report(ledger, &refusal, error);
    if (stage)
        *stage = (const fz_stage *)entered;
    return FZ_OK;
}

/* ------------------------------------------------------------------ the title -------------------------------------- */

static fz__head_piece *find_title(const fz_ledger *ledger)
{
    fz__head_piece *piece = ledger->head;

    while (piece && piece->kind != FZ_HEAD_TITLE)
        piece = piece->next;
    return piece;
}

static void remove_title(fz_ledger *ledger)
{
    fz__head_piece **at = &ledger->head;

    while (*at && (*at)->kind != FZ_HEAD_TITLE)
        at = &(*at)->next;
    if (*at)
        *at = (*at)->next;
}

fz_status fz_ledger_set_title(fz_ledger *ledger, const char *title, fz_error **error)
{
    fz_status status = begin(ledger, error, __func__, NULL);
    fz__head_piece *piece;
    bool failed = false;
    const char *kept;

    if (status != FZ_OK)
        return status;
    if (!title) {
        remove_title(ledger);
        return FZ_OK;
    }
    if (!fz__ledger_text_is_sound(title, strlen(title)))
        return fz__fail(ledger->context, error, FZ_EFIELD, NULL, FZ_ARGS(FZ_WORD_TITLE, title, FZ_WORD_FIELD_TEXT));
    kept = fz__ledger_keep(ledger, title, strlen(title), &failed);
    piece = find_title(ledger);
    if (!piece && !failed) {
        piece = fz__arena_alloc(&ledger->arena, sizeof(*piece));
        failed = !piece;
        if (piece) {
            *piece = (fz__head_piece){.next = ledger->head, .kind = FZ_HEAD_TITLE};
            ledger->head = piece;
        }
    }
    if (failed)
        return fz__no_memory(error);
    piece->text = kept;
    ledger->has_head = true;
    return FZ_OK;
}
