/* Stages for their readers. */
#include "assess/ledger_model.h"

#include <string.h>

size_t fz_ledger_stage_count(const fz_ledger *ledger)
{
    return ledger ? ledger->stage_count : 0;
}

const fz_stage *fz_ledger_stage(const fz_ledger *ledger, size_t index)
{
    return index < fz_ledger_stage_count(ledger) ? (const fz_stage *)ledger->stages[index] : NULL;
}

const fz_stage *fz_ledger_stage_by_id(const fz_ledger *ledger, const char *id)
{
    const fz_record *found = ledger && id ? fz__ledger_find(ledger, id, strlen(id)) : NULL;

    return found && found->is_stage ? (const fz_stage *)found : NULL;
}

const char *fz_stage_text(const fz_stage *stage, fz_stage_text_kind kind)
{
    static const uint8_t texts[FZ_STAGE_TEXT_COUNT_] = {
        [FZ_STAGE_ID] = FZ_RECORD_ID,
        [FZ_STAGE_UNIT] = FZ_RECORD_UNIT,
        [FZ_STAGE_ITEM] = FZ_RECORD_ITEM,
        [FZ_STAGE_NAME] = FZ__TEXT_STAGE,
        [FZ_STAGE_REPORTER] = FZ_RECORD_REPORTER,
        [FZ_STAGE_DOCUMENT] = FZ_RECORD_DOCUMENT,
        [FZ_STAGE_EVIDENCE] = FZ_RECORD_EVIDENCE,
        [FZ_STAGE_NOTE] = FZ_RECORD_NOTE,
        [FZ_STAGE_REASON] = FZ_RECORD_REASON,
    };

    return stage && (unsigned)kind < FZ_STAGE_TEXT_COUNT_
               ? fz__ledger_text(stage->record.ledger, stage->record.texts[texts[kind]])
               : NULL;
}

fz_date fz_stage_day(const fz_stage *stage, fz_stage_day_kind kind)
{
    static const uint8_t days[FZ_STAGE_DAY_COUNT_] = {
        [FZ_STAGE_FROM] = FZ__DAY_FROM, [FZ_STAGE_UNTIL] = FZ__DAY_UNTIL, [FZ_STAGE_RECORDED] = FZ_RECORD_RECORDED};

    return stage && (unsigned)kind < FZ_STAGE_DAY_COUNT_ ? stage->record.days[days[kind]] : 0;
}

fz_record_state fz_stage_state_on(const fz_stage *stage, fz_date known)
{
    return stage ? fz__record_state(&stage->record, known) : FZ_RECORD_UNKNOWN;
}

const fz_stage *fz_stage_replaces(const fz_stage *stage)
{
    return stage ? (const fz_stage *)stage->record.replaces : NULL;
}
