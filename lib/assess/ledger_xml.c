/* Reading a ledger of XML: the reader of vocabularies gives elements that fit the table. A record is prepared at its start
 * tag, gets its texts as they come, and is entered at its end; one that has a fault never gets there. */
#include "assess/ledger_names.h"
#include "assess/ledger_read.h"

#include <string.h>

typedef struct loader {
    fz_ledger *ledger;
    fz_record *record; /* the open one */
    fz_record *target; /* of the open withdrawal */
    fz__withdrawal *withdrawal;
    fz__head_piece **piece; /* where the next of the head goes */
    const char *foreign;    /* attributes of the open text of the head */
    int next_child;         /* of the record: markup stands before it */
    bool in_head;
    fz_error **error;
} loader;

static fz_status no_memory(const loader *l)
{
    return fz__no_memory(l->error);
}

static bool keep(loader *l, const char *text, const char **kept)
{
    bool failed = false;

    *kept = fz__ledger_keep(l->ledger, text, text ? strlen(text) : 0, &failed);
    return !failed;
}

/* Report a refusal at an attribute of what is being read. */
static fz_status refuse(const loader *l, fz__xml_reader *reader, const char *attribute, const fz__refusal *refusal)
{
    if (refusal->status == FZ_ENOMEM)
        return no_memory(l);
    return fz__xml_fail(reader, refusal->status, attribute, refusal->arguments);
}

/* ------------------------------------------------------------------ records ---------------------------------------- */

/* Attributes are columns, in the same order. */
static void draft_of(const fz__values *values, const fz__where *where, bool is_stage, fz__draft *draft)
{
    uint32_t column_of_tag = (uint32_t)where->column;

    *draft = (fz__draft){
        .line = (uint32_t)where->line, .column = column_of_tag, .start = column_of_tag, .is_stage = is_stage};
    for (int i = 0; i < (is_stage ? FZ__STAGE_ATTRIBUTES : FZ__ATTRIBUTE_COLUMNS); i++) {
        const fz__column_rule *column = &fz__columns[is_stage ? (int)fz__stage_columns[i] : i];

        if (!values->at[i].text)
            continue;
        if (column->kind == FZ_COLUMN_TEXT)
            draft->texts[column->index] = (fz__said){values->at[i].text, values->at[i].length};
        else if (column->kind == FZ_COLUMN_DAY)
            draft->days[column->index] = (fz_date)values->at[i].number;
        else if (column->kind == FZ_COLUMN_HEADS)
            draft->heads = (uint32_t)values->at[i].number;
        else
            draft->value = (fz_decimal)values->at[i].number;
        draft->has_value = draft->has_value || column->kind == FZ_COLUMN_VALUE;
    }
}

/* The place for what is not a record's text. */
static fz__record_foreign *foreign_of(loader *l)
{
    fz_record *record = l->record;

    if (!record->foreign) {
        record->foreign = fz__arena_alloc(&l->ledger->arena, sizeof(*record->foreign));
        if (record->foreign)
            *record->foreign = (fz__record_foreign){.attributes = NULL};
    }
    return record->foreign;
}

static fz_status start_record(loader *l, fz__xml_reader *reader, bool is_stage, const fz__values *values)
{
    fz__refusal refusal;
    fz__where where;
    fz__draft draft;

    fz__xml_place(reader, &where);
    draft_of(values, &where, is_stage, &draft);
    l->next_child = 0;
    if (is_stage && !fz__stage_check(&draft, &refusal))
        return refuse(l, reader, "until", &refusal);
    l->record = fz__ledger_prepare(l->ledger, &draft, true, &refusal);
    if (!l->record)
        return refuse(l, reader,
                      refusal.status == FZ_EDUPLICATE_ID ? "id"
                      : refusal.status == FZ_EDAYS       ? "rectified"
                                                         : NULL,
                      &refusal);
    if (values->foreign && (!foreign_of(l) || !keep(l, values->foreign, &l->record->foreign->attributes)))
        return no_memory(l);
    return FZ_OK;
}

/* Which child of a record an element is; -1 when it is none. */
static int child_of(int element)
{
    static const int children[] = {LE_DOCUMENT, LE_EVIDENCE, LE_NOTE, LE_REPLACES};

    for (int i = 0; i < (int)(sizeof(children) / sizeof(*children)); i++)
        if (children[i] == element)
            return i;
    return -1;
}

static fz_status start_child(loader *l, fz__xml_reader *reader, int element, const fz__values *values)
{
    fz__refusal refusal;
    int child = child_of(element);

    l->next_child = child + 1;
    if (values->foreign && (!foreign_of(l) || !fz__markup_add(l->ledger, &l->record->foreign->markup, values->foreign,
                                                              (size_t)child, true)))
        return no_memory(l);
    if (element != LE_REPLACES)
        return FZ_OK;
    l->record->replaces =
        fz__ledger_target(l->ledger, (fz__said){values->at[0].text, values->at[0].length}, COLUMN_CORRECTS, &refusal);
    if (l->record->replaces && fz__ledger_check_pair(l->record->replaces, l->record->is_stage, &refusal) &&
        fz__ledger_check_order(l->record->replaces, l->record->days[FZ_RECORD_RECORDED], COLUMN_CORRECTS, &refusal))
        return FZ_OK;
    return refuse(l, reader, "record", &refusal);
}

static bool is_blank(const char *text, size_t length)
{
    return !length || !fz__ledger_text_is_sound(text, length);
}

static fz_status end_child(loader *l, int element, const char *text, size_t length)
{
    static const fz_record_text_kind kinds[] = {FZ_RECORD_DOCUMENT, FZ_RECORD_EVIDENCE, FZ_RECORD_NOTE,
                                                FZ_RECORD_REASON};
    fz__said said = {is_blank(text, length) ? NULL : text, length};

    return fz__ledger_intern(l->ledger, said, &l->record->texts[kinds[child_of(element)]]) ? FZ_OK : no_memory(l);
}

/* ------------------------------------------------------------------ withdrawals ------------------------------------ */

static fz_status start_withdrawal(loader *l, fz__xml_reader *reader, const fz__values *values)
{
    fz_ledger *ledger = l->ledger;
    fz__refusal refusal;

    l->target =
        fz__ledger_target(ledger, (fz__said){values->at[0].text, values->at[0].length}, COLUMN_WITHDRAWS, &refusal);
    if (!l->target)
        return refuse(l, reader, "record", &refusal);
    if (!fz__ledger_check_order(l->target, (fz_date)values->at[1].number, COLUMN_WITHDRAWS, &refusal))
        return refuse(l, reader, "recorded", &refusal);
    l->withdrawal = fz__arena_alloc(&ledger->arena, sizeof(*l->withdrawal));
    if (!l->withdrawal || !fz__ledger_room(ledger, 0, 0, 1) || !keep(l, values->foreign, &l->withdrawal->foreign) ||
        !fz__ledger_intern(ledger, (fz__said){values->at[2].text, values->at[2].length}, &l->withdrawal->reporter))
        return no_memory(l);
    l->withdrawal->recorded = (fz_date)values->at[1].number;
    return FZ_OK;
}

static fz_status end_withdrawal(loader *l, const char *text, size_t length)
{
    fz__said reason = {is_blank(text, length) ? NULL : text, length};

    if (!fz__ledger_intern(l->ledger, reason, &l->withdrawal->reason))
        return no_memory(l);
    l->target->withdrawal = l->withdrawal;
    l->ledger->entries[l->ledger->entry_count++] = (fz__entry){l->target, true};
    return FZ_OK;
}

/* ------------------------------------------------------------------ the root and its head -------------------------- */

static fz_status start_root(loader *l, const fz__values *values)
{
    fz_ledger *ledger = l->ledger;

    return keep(l, values->at[0].text, &ledger->id) && keep(l, values->at[1].text, &ledger->lang) &&
                   keep(l, values->foreign, &ledger->foreign)
               ? FZ_OK
               : no_memory(l);
}

static fz_status add_piece(loader *l, fz__head_kind kind, const char *text)
{
    fz__head_piece *piece = fz__arena_alloc(&l->ledger->arena, sizeof(*piece));

    if (!piece)
        return no_memory(l);
    *piece = (fz__head_piece){.kind = kind, .foreign = l->foreign};
    l->foreign = NULL;
    if (!keep(l, text, &piece->text))
        return no_memory(l);
    *l->piece = piece;
    l->piece = &piece->next;
    return FZ_OK;
}

/* ------------------------------------------------------------------ the handler ------------------------------------ */

static fz_status on_start(void *user, fz__xml_reader *reader, int element, const fz__values *values)
{
    loader *l = user;

    switch (element) {
    case LE_LEDGER:
        return start_root(l, values);
    case LE_HEAD:
        l->in_head = l->ledger->has_head = true;
        return keep(l, values->foreign, &l->ledger->head_foreign) ? FZ_OK : no_memory(l);
    case LE_RECORD:
    case LE_STAGE:
        l->in_head = false;
        return start_record(l, reader, element == LE_STAGE, values);
    case LE_WITHDRAWAL:
        l->in_head = false;
        return start_withdrawal(l, reader, values);
    default:
        if (!l->in_head)
            return start_child(l, reader, element, values);
        return keep(l, values->foreign, &l->foreign) ? FZ_OK : no_memory(l);
    }
}

static fz_status on_end(void *user, fz__xml_reader *reader, int element, const char *text, size_t length)
{
    loader *l = user;

    (void)reader;
    switch (element) {
    case LE_LEDGER:
    case LE_HEAD:
        return FZ_OK;
    case LE_RECORD:
    case LE_STAGE:
        fz__ledger_commit(l->ledger, l->record);
        l->record = NULL;
        return FZ_OK;
    case LE_WITHDRAWAL:
        return end_withdrawal(l, text, length);
    default:
        if (!l->in_head)
            return end_child(l, element, text, length);
        return add_piece(l, element == LE_TITLE ? FZ_HEAD_TITLE : FZ_HEAD_NOTE, text);
    }
}

static fz_status on_foreign(void *user, fz__xml_reader *reader, int element, const char *markup, size_t offset)
{
    loader *l = user;
    fz_ledger *ledger = l->ledger;
    bool added;

    (void)reader;
    (void)offset;
    if (element == LE_HEAD)
        return add_piece(l, FZ_HEAD_MARKUP, markup);
    if (element == LE_LEDGER)
        added = fz__markup_add(ledger, &ledger->markup, markup, ledger->entry_count, false);
    else
        added =
            foreign_of(l) && fz__markup_add(ledger, &l->record->foreign->markup, markup, (size_t)l->next_child, false);
    return added ? FZ_OK : no_memory(l);
}

fz_status fz__ledger_read_xml(fz_ledger *ledger, const char *source, const char *bytes, size_t length, bool lenient,
                              fz_error **error)
{
    static const fz__vocabulary_handler handler = {on_start, on_end, on_foreign};
    loader l = {.ledger = ledger, .piece = &ledger->head, .error = error};

    if (lenient)
        return fz__vocabulary_read_lenient(ledger->context, &fz__ledger_vocabulary, source, bytes, length, &handler, &l,
                                           &ledger->findings, error);
    return fz__vocabulary_read(ledger->context, &fz__ledger_vocabulary, source, bytes, length, &handler, &l, error);
}
