/* Reading behind what a ledger holds. Records of the file may correct and withdraw those that are there, so it is read into
 * the ledger itself; where that fails, what was entered is taken out again, the last first. */
#include "assess/ledger_read.h"
#include "base/json_read.h"

#include <string.h>

/* What stands around the entries. */
typedef struct frame {
    const char *id, *lang, *foreign;
    bool has_head;
    const char *head_foreign;
    fz__head_piece *head;
    fz__markup_list markup;
} frame;

/* A ledger as it was. */
typedef struct mark {
    size_t records, stages, entries, findings;
    uint64_t next_id;
    frame frame;
} mark;

static frame get_frame(const fz_ledger *l)
{
    return (frame){l->id, l->lang, l->foreign, l->has_head, l->head_foreign, l->head, l->markup};
}

static void set_frame(fz_ledger *l, const frame *f)
{
    l->id = f->id;
    l->lang = f->lang;
    l->foreign = f->foreign;
    l->has_head = f->has_head;
    l->head_foreign = f->head_foreign;
    l->head = f->head;
    l->markup = f->markup;
}

static mark set_mark(const fz_ledger *l)
{
    return (mark){l->record_count, l->stage_count, l->entry_count, l->findings.count, l->next_id, get_frame(l)};
}

/* Nothing was read, entered or said of it. */
static bool is_new(const fz_ledger *l)
{
    return !l->entry_count && !l->id && !l->lang && !l->foreign && !l->has_head && !l->markup.first;
}

static void forget(fz_ledger *ledger, const fz_record *record)
{
    uint32_t id = record->texts[FZ_RECORD_ID];

    if (record->replaces)
        record->replaces->replaced_by = NULL;
    if (id != FZ__NO_STRING && id < ledger->by_id_capacity)
        ledger->by_id[id] = 0;
}

static void go_back(fz_ledger *ledger, const mark *before)
{
    while (ledger->entry_count > before->entries) {
        const fz__entry *entry = &ledger->entries[--ledger->entry_count];

        if (entry->is_withdrawal)
            entry->record->withdrawal = NULL;
        else
            forget(ledger, entry->record);
    }
    ledger->record_count = before->records;
    ledger->stage_count = before->stages;
    ledger->next_id = before->next_id;
    ledger->findings.count = before->findings;
}

/* Findings of one file after those of another, each in document order. */
static void sort_findings(fz_ledger *ledger, size_t from)
{
    fz__findings added = ledger->findings;

    if (added.count == from)
        return;
    added.items += from;
    added.count -= from;
    fz__findings_sort(&added);
}

/* UTF-16 too, for the reader of XML to say that it is not UTF-8. */
static bool is_xml(const char *bytes, size_t length)
{
    static const char *const marks[] = {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"};
    size_t at = 0;

    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks) && !at; i++)
        if (length >= strlen(marks[i]) && memcmp(bytes, marks[i], strlen(marks[i])) == 0)
            at = strlen(marks[i]);
    while (at < length && (bytes[at] == '\0' || strchr(" \t\r\n", bytes[at])))
        at++;
    return at < length && bytes[at] == '<';
}

static fz_status check_size(fz_context *context, const char *source, size_t length, fz_error **error)
{
    uint64_t limit = fz_context_limit(context, FZ_LIMIT_BYTES);

    if (length <= limit)
        return FZ_OK;
    return fz__fail(context, error, FZ_ELIMIT, &(fz__where){.source = source},
                    FZ_ARGS(FZ_WORD_INPUT_BYTES, fz__digits(length, (char[FZ_DIGITS]){0}),
                            fz__digits(limit, (char[FZ_DIGITS]){0})));
}

/* Read, and name what has no id. */
static fz_status read_all(fz_ledger *ledger, const char *bytes, size_t length, const fz__reading *reading,
                          fz_error **error)
{
    const char *source = reading->source;
    bool failed = false;
    fz_status status;

    ledger->source = fz__ledger_keep(ledger, source, source ? strlen(source) : 0, &failed);
    if (failed)
        return fz__no_memory(error);
    if (is_xml(bytes, length))
        status = fz__ledger_read_xml(ledger, source, bytes, length, reading->lenient, error);
    else if (fz__is_json(bytes, length))
        status = fz__ledger_read_json(ledger, source, bytes, length, reading->lenient, error);
    else
        status = fz__ledger_read_csv(ledger, source, bytes, length, reading->encoding, reading->lenient, error);
    return status == FZ_OK && !fz__ledger_name(ledger) ? fz__no_memory(error) : status;
}

fz_status fz__ledger_read(fz_ledger *ledger, const char *bytes, size_t length, const fz__reading *reading,
                          fz_error **error)
{
    mark before = set_mark(ledger);
    bool takes_frame = is_new(ledger);
    fz_status status = check_size(ledger->context, reading->source, length, error);

    if (status != FZ_OK)
        return status;
    set_frame(ledger, &(frame){.id = NULL});
    status = read_all(ledger, bytes, length, reading, error);
    ledger->source = NULL;
    if (status != FZ_OK)
        go_back(ledger, &before);
    if (status != FZ_OK || !takes_frame)
        set_frame(ledger, &before.frame);
    sort_findings(ledger, before.findings);
    return status;
}
