/* A ledger of supervision alone: every event is a state. */
#include "assess/ledger_model.h"
#include "supervise/watch_model.h"

static fz_status refuse(const fz_watch *watch, const fz_record *record, const char *source, fz_error **error)
{
    fz__where where = {.source = source, .line = record->line, .column = record->column};
    fz__buffer names;
    fz_status status;

    fz__buffer_init(&names, watch->context);
    fz__watch_names(watch, &names);
    if (names.failed)
        status = fz__no_memory(error);
    else
        status = fz__fail(watch->context, error, FZ_ESTATE, &where,
                          FZ_ARGS(fz_record_text(record, FZ_RECORD_EVENT), names.bytes));
    fz__buffer_clear(&names);
    return status;
}

fz_status fz_watch_check_ledger(const fz_watch *watch, const fz_ledger *ledger, const char *source, fz_error **error)
{
    fz_status first = FZ_OK;

    if (error)
        *error = NULL;
    if (!watch)
        return fz__bad_argument(NULL, error, __func__, "watch is NULL");
    if (!ledger)
        return fz__bad_argument(watch->context, error, __func__, "ledger is NULL");
    for (size_t i = 0; i < ledger->record_count; i++) {
        const char *event = fz_record_text(ledger->records[i], FZ_RECORD_EVENT);
        fz_status status = FZ_OK;

        if (event && fz__watch_find(watch, event) == FZ__NO_STATE)
            status = refuse(watch, ledger->records[i], source, error);
        first = first == FZ_OK || status == FZ_ENOMEM ? status : first;
        if (status == FZ_ENOMEM || (status != FZ_OK && !error))
            break;
    }
    return first;
}
