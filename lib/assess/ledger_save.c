/* Saving as XML: the entries in their order, markup of others where it stood. */
#include "assess/ledger_names.h"
#include "assess/ledger_read.h"
#include "base/save.h"
#include "xml/writer.h"

#include <string.h>

static void write_attribute(fz__xml_writer *writer, const fz_record *record, fz__column column)
{
    const char *name = column == COLUMN_STAGE ? "name" : fz__columns[column].en;
    char text[FZ__COLUMN_TEXT];

    fz__xml_attribute_text(writer, name, fz__record_column(record, &fz__columns[column], text));
}

/* The markup before a child, or where `attributes` asks for them, the attributes of it. */
static void write_markup(fz__xml_writer *writer, const fz_record *record, size_t child, bool attributes)
{
    if (record->foreign)
        for (const fz__ledger_markup *m = record->foreign->markup.first; m; m = m->next)
            if (m->before == child && m->is_attributes == attributes) {
                if (attributes)
                    fz__xml_attributes_raw(writer, m->text);
                else
                    fz__xml_raw(writer, m->text);
            }
}

static void write_child(fz__xml_writer *writer, const fz_record *record, size_t child)
{
    static const struct {
        const char *name;
        fz_record_text_kind kind;
    } children[] = {{"document", FZ_RECORD_DOCUMENT},
                    {"evidence", FZ_RECORD_EVIDENCE},
                    {"note", FZ_RECORD_NOTE},
                    {"replaces", FZ_RECORD_REASON}};
    const char *text = fz_record_text(record, children[child].kind);
    bool corrects = children[child].kind == FZ_RECORD_REASON && record->replaces;

    if (!text && !corrects)
        return;
    fz__xml_start(writer, children[child].name);
    if (corrects)
        fz__xml_attribute_text(writer, "record", fz_record_text(record->replaces, FZ_RECORD_ID));
    write_markup(writer, record, child, true);
    if (text)
        fz__xml_text(writer, text, strlen(text));
    fz__xml_end(writer, children[child].name);
}

static void write_record(fz__xml_writer *writer, const fz_record *record)
{
    const char *name = record->is_stage ? "stage" : "record";

    fz__xml_start(writer, name);
    for (int i = 0; i < (record->is_stage ? FZ__STAGE_ATTRIBUTES : FZ__ATTRIBUTE_COLUMNS); i++)
        write_attribute(writer, record, record->is_stage ? fz__stage_columns[i] : (fz__column)i);
    if (record->foreign)
        fz__xml_attributes_raw(writer, record->foreign->attributes);
    for (size_t child = 0; child < FZ__RECORD_CHILDREN; child++) {
        write_markup(writer, record, child, false);
        write_child(writer, record, child);
    }
    write_markup(writer, record, FZ__RECORD_CHILDREN, false);
    fz__xml_end(writer, name);
}

static void write_withdrawal(fz__xml_writer *writer, const fz_record *record)
{
    const char *reporter, *reason;
    char day[16];
    fz_date recorded;

    fz_record_withdrawal(record, &recorded, &reporter, &reason);
    fz_date_format(recorded, day, sizeof(day));
    fz__xml_start(writer, "withdrawal");
    fz__xml_attribute_text(writer, "record", fz_record_text(record, FZ_RECORD_ID));
    fz__xml_attribute_text(writer, "recorded", recorded ? day : NULL);
    fz__xml_attribute_text(writer, "reporter", reporter);
    fz__xml_attributes_raw(writer, record->withdrawal->foreign);
    if (reason)
        fz__xml_text(writer, reason, strlen(reason));
    fz__xml_end(writer, "withdrawal");
}

static void write_head(fz__xml_writer *writer, const fz_ledger *ledger)
{
    static const char *const names[] = {[FZ_HEAD_TITLE] = "title", [FZ_HEAD_NOTE] = "note"};

    fz__xml_start(writer, "head");
    fz__xml_attributes_raw(writer, ledger->head_foreign);
    for (const fz__head_piece *piece = ledger->head; piece; piece = piece->next) {
        if (piece->kind == FZ_HEAD_MARKUP) {
            fz__xml_raw(writer, piece->text);
            continue;
        }
        fz__xml_start(writer, names[piece->kind]);
        fz__xml_attributes_raw(writer, piece->foreign);
        fz__xml_text(writer, piece->text, strlen(piece->text));
        fz__xml_end(writer, names[piece->kind]);
    }
    fz__xml_end(writer, "head");
}

static bool save(const void *object, fz_write_fn write, void *user)
{
    const fz_ledger *ledger = object;
    const fz__ledger_markup *markup = ledger->markup.first;
    fz__xml_writer writer;

    fz__xml_writer_init(&writer, write, user);
    fz__xml_declaration(&writer);
    fz__xml_start(&writer, "ledger");
    fz__xml_attribute_text(&writer, "xmlns", FZ__LEDGER_SPACE);
    fz__xml_attribute_text(&writer, "id", ledger->id);
    fz__xml_attribute_text(&writer, "xml:lang", ledger->lang);
    fz__xml_attributes_raw(&writer, ledger->foreign);
    for (; markup && ledger->has_head && markup->is_before_head && !markup->before; markup = markup->next)
        fz__xml_raw(&writer, markup->text);
    if (ledger->has_head)
        write_head(&writer, ledger);
    for (size_t i = 0; i <= ledger->entry_count; i++) {
        for (; markup && markup->before <= i; markup = markup->next)
            fz__xml_raw(&writer, markup->text);
        if (i < ledger->entry_count && ledger->entries[i].is_withdrawal)
            write_withdrawal(&writer, ledger->entries[i].record);
        else if (i < ledger->entry_count)
            write_record(&writer, ledger->entries[i].record);
    }
    fz__xml_end(&writer, "ledger");
    return fz__xml_finish(&writer);
}

/* ------------------------------------------------------------------ the ways out ----------------------------------- */

static fz_status begin(const fz_ledger *ledger, fz_error **error, const char *function, const char *missing)
{
    if (error)
        *error = NULL;
    if (!ledger)
        return fz__bad_argument(NULL, error, function, "ledger is NULL");
    return missing ? fz__bad_argument(ledger->context, error, function, missing) : FZ_OK;
}

fz_status fz_ledger_save_callback(const fz_ledger *ledger, fz_write_fn write, void *user, fz_error **error)
{
    fz_status status = begin(ledger, error, __func__, write ? NULL : "write is NULL");

    return status == FZ_OK ? fz__save_callback(ledger->context, save, ledger, write, user, error) : status;
}

fz_status fz_ledger_save_memory(const fz_ledger *ledger, char *bytes, size_t capacity, size_t *count, fz_error **error)
{
    fz_status status;

    if (count)
        *count = 0;
    status = begin(ledger, error, __func__,
                   !count               ? "count is NULL"
                   : !bytes && capacity ? "bytes is NULL and capacity is not 0"
                                        : NULL);
    if (status == FZ_OK && count)
        *count = fz__save_memory(save, ledger, bytes, capacity);
    return status;
}

fz_status fz_ledger_save_path(const fz_ledger *ledger, const char *path, fz_error **error)
{
    fz_status status = begin(ledger, error, __func__, path ? NULL : "path is NULL");

    return status == FZ_OK ? fz__save_path(ledger->context, save, ledger, path, error) : status;
}
