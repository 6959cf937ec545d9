/* Reading a ledger of JSON: {"id", "language", "title", "notes", "entries"}. An entry is a record, with "stage" a stage, or with
 * "withdraws" the withdrawal of one; its keys are the English names of the columns of CSV, so that the two forms cannot part. What is wrong
 * with an entry is told with its pointer; the entry is then left out, and reading goes on. */
#include "assess/ledger_read.h"
#include "base/json_tree.h"
#include "xml/values.h"

#include <string.h>

typedef struct reader {
    fz_ledger *ledger;
    fz__json_tree tree;
    fz__head_piece **piece; /* where the next of the head goes */
    bool lenient;
    bool malformed; /* an entry could not be read: what later ones say of it would mislead */
} reader;

enum { KEY_ID, KEY_LANGUAGE, KEY_TITLE, KEY_NOTES, KEY_ENTRIES, KEY_COUNT };

static const fz__json_rule root_rules[] = {{"id", FZ_JSON_IS_STRING, false},
                                           {"language", FZ_JSON_IS_STRING, false},
                                           {"title", FZ_JSON_IS_STRING, false},
                                           {"notes", FZ_JSON_IS_ARRAY, false},
                                           {"entries", FZ_JSON_IS_ARRAY, true}};

/* ------------------------------------------------------------------ fields ----------------------------------------- */

static bool bad_field(reader *r, const fz__json_node *node, fz__column column, const char *expected)
{
    fz__json_fail(&r->tree, node, false, FZ_EFIELD, FZ_ARGS(fz__columns[column].word, node->text, expected));
    return false;
}

static bool refused(reader *r, const fz__json_node *node, const fz__refusal *refusal)
{
    if (refusal->status == FZ_ENOMEM)
        fz__json_no_memory(&r->tree);
    else
        fz__json_fail(&r->tree, node, false, refusal->status, refusal->arguments);
    return false;
}

static bool read_day(reader *r, const fz__json_node *node, fz_date *day)
{
    uint64_t number;

    if (fz__value_check(FZ_FORM_DATE, NULL, node->text, node->length, &number) != FZ_OK) {
        fz__json_fail(&r->tree, node, false, FZ_EDATE, FZ_ARGS(node->text));
        return false;
    }
    *day = (fz_date)number;
    return true;
}

static bool read_value(reader *r, const fz__json_node *node, fz__draft *draft)
{
    draft->has_value = fz_decimal_parse(node->text, &draft->value) == FZ_OK;
    return draft->has_value || bad_field(r, node, COLUMN_VALUE, FZ_WORD_FIELD_DECIMAL);
}

static bool read_heads(reader *r, const fz__json_node *node, fz__draft *draft)
{
    uint64_t number;
    bool good = fz__json_whole(node, UINT32_MAX, &number) && number;

    draft->heads = (uint32_t)number;
    return good || bad_field(r, node, COLUMN_HEADS, FZ_WORD_FORM_COUNT);
}

static bool read_text(reader *r, const fz__json_node *node, fz__column column, fz__draft *draft)
{
    const fz__column_rule *rule = &fz__columns[column];
    fz__said *said = rule->kind == FZ_COLUMN_TEXT ? &draft->texts[rule->index]
                     : column == COLUMN_CORRECTS  ? &draft->corrects
                                                  : &draft->withdraws;
    fz__refusal refusal;

    *said = (fz__said){node->text, node->length};
    if (fz__ledger_text_check(r->ledger, column, node->text, node->length, &refusal))
        return true;
    if (refusal.status == FZ_ELIMIT)
        return bad_field(r, node, column, FZ_WORD_FIELD_SHORT);
    return refused(r, node, &refusal);
}

static bool read_field(reader *r, const fz__json_node *node, fz__column column, fz__draft *draft)
{
    switch (fz__columns[column].kind) {
    case FZ_COLUMN_DAY:
        return read_day(r, node, &draft->days[fz__columns[column].index]);
    case FZ_COLUMN_VALUE:
        return read_value(r, node, draft);
    case FZ_COLUMN_HEADS:
        return read_heads(r, node, draft);
    case FZ_COLUMN_TEXT:
    case FZ_COLUMN_LINK:
    default:
        return read_text(r, node, column, draft);
    }
}

/* ------------------------------------------------------------------ entries ---------------------------------------- */

/* The first field that the entry may not have, of which `status` is told with the entry's name. */
static bool only(reader *r, const fz__json_node *const *fields, bool (*is_of)(fz__column), fz_status status,
                 const char *name)
{
    for (int i = 0; i < FZ__COLUMN_COUNT; i++)
        if (fields[i] && !is_of((fz__column)i)) {
            fz__json_fail(&r->tree, fields[i], true, status, FZ_ARGS(name, fz__columns[i].word));
            return false;
        }
    return true;
}

/* What the fields of an entry say together. */
static bool check_entry(reader *r, const fz__json_node *entry, const fz__json_node *const *fields,
                        const fz__draft *draft)
{
    fz__column alone = fields[COLUMN_FROM] ? COLUMN_FROM : COLUMN_UNTIL, wanted = COLUMN_DATE;

    if (draft->withdraws.bytes)
        return only(r, fields, fz__is_of_withdrawal, FZ_EWITHDRAWAL, draft->withdraws.bytes);
    if (draft->is_stage && !only(r, fields, fz__is_of_stage, FZ_ESTAGE, draft->texts[FZ__TEXT_STAGE].bytes))
        return false;
    if (!draft->is_stage && fields[alone])
        return bad_field(r, fields[alone], alone, FZ_WORD_FIELD_STAGE);
    if (draft->is_stage)
        wanted = COLUMN_UNTIL;
    if (!fields[wanted])
        fz__json_fail(&r->tree, entry, false, FZ_EJSONMISSING, FZ_ARGS(fz__columns[wanted].en));
    else if (fields[COLUMN_REASON] && !draft->corrects.bytes)
        return bad_field(r, fields[COLUMN_REASON], COLUMN_REASON, FZ_WORD_FIELD_REASON);
    return fields[wanted];
}

static bool read_entry(reader *r, const fz__json_node *entry, fz__draft *draft, const fz__json_node **fields)
{
    fz__json_rule rules[FZ__COLUMN_COUNT];
    bool good;

    for (int i = 0; i < FZ__COLUMN_COUNT; i++)
        rules[i] = (fz__json_rule){
            fz__columns[i].en,
            i == COLUMN_HEADS ? FZ_JSON_IS_NUMBER | (unsigned)FZ_JSON_IS_STRING : (unsigned)FZ_JSON_IS_STRING, false};
    good = fz__json_members(&r->tree, entry, rules, FZ__COLUMN_COUNT, fields);
    for (int i = 0; i < FZ__COLUMN_COUNT; i++)
        if (fields[i] && !read_field(r, fields[i], (fz__column)i, draft))
            good = false;
    draft->is_stage = draft->texts[FZ__TEXT_STAGE].bytes && !draft->withdraws.bytes;
    return good && check_entry(r, entry, fields, draft);
}

static void enter(reader *r, const fz__json_node *entry)
{
    const fz__json_node *fields[FZ__COLUMN_COUNT], *at;
    fz__draft draft = {.line = 0};
    fz__refusal refusal;

    fz__cursor_move(&r->tree.cursor, entry->offset);
    draft.line = (uint32_t)r->tree.cursor.line;
    draft.start = draft.column = (uint32_t)r->tree.cursor.column;
    if (!read_entry(r, entry, &draft, fields))
        r->malformed = r->malformed || !r->lenient;
    else if (!r->malformed && !fz__ledger_enter(r->ledger, &draft, true, &refusal)) {
        at = refusal.column < FZ__COLUMN_COUNT ? fields[refusal.column] : NULL;
        refused(r, at ? at : entry, &refusal);
    }
}

/* ------------------------------------------------------------------ the whole -------------------------------------- */

static bool keep(reader *r, const fz__json_node *node, const char **kept)
{
    bool failed = false;

    *kept = fz__ledger_keep(r->ledger, node ? node->text : NULL, node ? node->length : 0, &failed);
    if (failed)
        fz__json_no_memory(&r->tree);
    return !failed;
}

/* A text of the whole: not blank, and one that XML can hold. */
static bool is_sound(reader *r, const fz__json_node *node)
{
    char digits[FZ__JSON_NAME];

    if (!node || fz__ledger_text_is_sound(node->text, node->length))
        return true;
    fz__json_fail(&r->tree, node, false, FZ_EJSONVALUE,
                  FZ_ARGS(fz__json_name(node, digits), node->text, FZ_WORD_FIELD_TEXT));
    return false;
}

static void add_piece(reader *r, fz__head_kind kind, const fz__json_node *node)
{
    fz__head_piece *piece;

    if (!node || !fz__json_is(&r->tree, node, FZ_JSON_IS_STRING) || !is_sound(r, node))
        return;
    piece = fz__arena_alloc(&r->ledger->arena, sizeof(*piece));
    if (!piece) {
        fz__json_no_memory(&r->tree);
        return;
    }
    *piece = (fz__head_piece){.kind = kind};
    if (!keep(r, node, &piece->text))
        return;
    *r->piece = piece;
    r->piece = &piece->next;
    r->ledger->has_head = true;
}

/* The id is a name of XML, and the language an attribute. */
static void read_root(reader *r, const fz__json_node *const *members)
{
    const fz__json_node *id = members[KEY_ID], *language = members[KEY_LANGUAGE];

    if (is_sound(r, id))
        keep(r, id, &r->ledger->id);
    if (is_sound(r, language))
        keep(r, language, &r->ledger->lang);
    add_piece(r, FZ_HEAD_TITLE, members[KEY_TITLE]);
    for (const fz__json_node *note = members[KEY_NOTES] ? members[KEY_NOTES]->child : NULL; note; note = note->next)
        add_piece(r, FZ_HEAD_NOTE, note);
}

fz_status fz__ledger_read_json(fz_ledger *ledger, const char *source, const char *bytes, size_t length, bool lenient,
                               fz_error **error)
{
    reader r = {.ledger = ledger, .piece = &ledger->head, .lenient = lenient};
    const fz__json_node *members[KEY_COUNT];
    fz_status status = fz__json_parse(&r.tree, ledger->context, source, bytes, length, error);

    if (status == FZ_OK) {
        fz__json_members(&r.tree, r.tree.root, root_rules, KEY_COUNT, members);
        read_root(&r, members);
        r.tree.findings = lenient ? &ledger->findings : NULL;
        for (const fz__json_node *entry = members[KEY_ENTRIES] ? members[KEY_ENTRIES]->child : NULL;
             entry && fz__json_goes_on(&r.tree); entry = entry->next)
            enter(&r, entry);
        status = r.tree.status;
    }
    fz__json_clear(&r.tree);
    return status;
}
