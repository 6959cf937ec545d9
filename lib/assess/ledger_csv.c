/* Reading a ledger of CSV: the first row names the columns, each other becomes a record or a withdrawal. What is wrong with a
 * row is noted with the place of the field; the row is then left out, and reading goes on. */
#include "assess/ledger_read.h"
#include "base/utf8.h"
#include "text/decode.h"
#include "text/fold.h"
#include "xml/values.h"

#include <string.h>

/* The column of comments, which belongs to no record. */
#define COLUMN_COMMENT ((fz__column)(FZ__COLUMN_COUNT + 1))

typedef struct reader {
    fz_ledger *ledger;
    const char *source;
    fz__csv_rows rows;
    fz__cursor cursor;
    fz__column *columns; /* of the fields, as the header has them */
    size_t column_count, column_capacity;
    bool lenient;
    bool malformed; /* a row could not be read: what later rows say of it would mislead */
    fz_status status;
    fz_error **error;
    uint64_t error_count;
} reader;

/* ------------------------------------------------------------------ faults ----------------------------------------- */

/* Note a fault at `offset`; false when reading must end. */
static bool fault_at(reader *r, fz_status status, size_t offset, size_t length, const char *const *arguments)
{
    fz__where where = {.source = r->source, .offset = offset, .length = length};
    fz_context *context = r->ledger->context;

    fz__cursor_move(&r->cursor, offset);
    where.line = r->cursor.line;
    where.column = r->cursor.column;
    if (r->lenient && status != FZ_ELIMIT) {
        if (fz__findings_add(&r->ledger->findings, status, &where, arguments))
            return true;
        r->status = fz__no_memory(r->error);
        return false;
    }
    status = fz__fail(context, r->error, status, &where, arguments);
    if (r->status == FZ_OK || status == FZ_ENOMEM)
        r->status = status;
    return status != FZ_ENOMEM && status != FZ_ELIMIT && ++r->error_count < fz_context_limit(context, FZ_LIMIT_ERRORS);
}

static bool fault(reader *r, fz_status status, const fz__csv_field *field, const char *const *arguments)
{
    return fault_at(r, status, field->offset, field->raw, arguments);
}

/* The field of a column; the row's first when it has none. */
static const fz__csv_field *field_of(const reader *r, fz__column column)
{
    for (size_t i = 0; i < r->column_count; i++)
        if (r->columns[i] == column)
            return &r->rows.fields[i];
    return &r->rows.fields[0];
}

static bool refused(reader *r, const fz__refusal *refusal)
{
    if (refusal->status == FZ_ENOMEM) {
        r->status = fz__no_memory(r->error);
        return false;
    }
    return fault(r, refusal->status, field_of(r, refusal->column), refusal->arguments);
}

/* ------------------------------------------------------------------ the header ------------------------------------- */

/* A name as it is compared: without white space, English letters small, characters simplified. */
static bool is_named(const char *name, const char *written)
{
    const char *end = written + strlen(written), *behind = name + strlen(name);

    while (written < end) {
        uint32_t c = fz__utf8_next(&written, end);

        if (fz__is_space(c))
            continue;
        c = fz__fold_char(c);
        c = c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
        if (name == behind || fz__fold_char(fz__utf8_next(&name, behind)) != c)
            return false;
    }
    return name == behind;
}

static fz__column find_column(const char *written)
{
    int i = 0;

    if (is_named("说明", written) || is_named("comment", written))
        return COLUMN_COMMENT;
    while (i < FZ__COLUMN_COUNT && !is_named(fz__columns[i].zh, written) && !is_named(fz__columns[i].en, written))
        i++;
    return (fz__column)i;
}

static bool has_column(const reader *r, fz__column column)
{
    for (size_t i = 0; i < r->column_count; i++)
        if (r->columns[i] == column)
            return true;
    return false;
}

/* Fields too many that say nothing, as spreadsheets write them. */
static size_t count_fields(const fz__csv_rows *rows, size_t least)
{
    size_t count = rows->count;

    while (count > least && !rows->fields[count - 1].length)
        count--;
    return count;
}

static bool read_name(reader *r, const fz__csv_field *field)
{
    fz__column column = find_column(field->text);
    const char *why = column == FZ__COLUMN_COUNT ? FZ_WORD_COLUMN_UNKNOWN : FZ_WORD_COLUMN_TWICE;

    if (column == FZ__COLUMN_COUNT || has_column(r, column))
        return fault(r, FZ_ECOLUMN, field, FZ_ARGS(field->text, why));
    r->columns[r->column_count++] = column;
    return true;
}

/* The quotes of a row are at fault. */
static bool quote_fault(reader *r)
{
    const fz__csv_rows *rows = &r->rows;
    size_t at = rows->count - 1;

    while (at > 0 && rows->fields[at].offset > rows->fault.offset)
        at--;
    return fault_at(r, FZ_EQUOTE, rows->fault.offset, 0, FZ_ARGS(rows->fault.what, rows->fields[at].text));
}

static bool read_header(reader *r)
{
    size_t count = count_fields(&r->rows, 1);

    if (r->rows.fault.what)
        return quote_fault(r) && false;
    if (!FZ_GROW(r->ledger->context, &r->columns, &r->column_capacity, count)) {
        r->status = fz__no_memory(r->error);
        return false;
    }
    for (size_t i = 0; i < count; i++)
        if (!read_name(r, &r->rows.fields[i]))
            return false;
    if (!has_column(r, COLUMN_DATE) && !has_column(r, COLUMN_STAGE))
        fault_at(r, FZ_ECOLUMN, r->rows.fields[0].offset, 0,
                 FZ_ARGS(fz__columns[COLUMN_DATE].word, FZ_WORD_COLUMN_MISSING));
    return r->status == FZ_OK;
}

/* ------------------------------------------------------------------ fields ----------------------------------------- */

/* A number without white space around it, digits and their like in half width; false when it cannot be one. */
static bool fold(const char *text, char *folded, size_t room)
{
    const char *end = text + strlen(text);
    bool over = false; /* behind the number */
    size_t length = 0;

    while (text < end) {
        char bytes[4];
        uint32_t c = fz__utf8_next(&text, end);
        size_t size;

        if (fz__is_space(c)) {
            over = length > 0;
            continue;
        }
        size = fz__utf8_put(c == 0x2212 ? '-' : fz__fold_width(c), bytes);

        if (over || length + size >= room)
            return false;
        memcpy(folded + length, bytes, size);
        length += size;
    }
    folded[length] = '\0';
    return true;
}

static bool bad_field(reader *r, const fz__csv_field *field, fz__column column, const char *expected)
{
    return fault(r, FZ_EFIELD, field, FZ_ARGS(fz__columns[column].word, field->text, expected));
}

static bool read_day(reader *r, const fz__csv_field *field, fz__column column, fz__draft *draft, bool *good)
{
    fz_date *day = &draft->days[fz__columns[column].index];

    *day = fz_date_parse(field->text);
    *good = *day != 0;
    return *good || fault(r, FZ_EDATE, field, FZ_ARGS(field->text));
}

static bool read_value(reader *r, const fz__csv_field *field, fz__draft *draft, bool *good)
{
    char folded[64];

    draft->has_value = *good =
        fold(field->text, folded, sizeof(folded)) && fz_decimal_parse(folded, &draft->value) == FZ_OK;
    return *good || bad_field(r, field, COLUMN_VALUE, FZ_WORD_FIELD_DECIMAL);
}

static bool read_heads(reader *r, const fz__csv_field *field, fz__draft *draft, bool *good)
{
    char folded[64];
    uint64_t number = 0;

    *good = fold(field->text, folded, sizeof(folded)) &&
            fz__value_check(FZ_FORM_COUNT, NULL, folded, strlen(folded), &number) == FZ_OK;
    draft->heads = (uint32_t)number;
    return *good || bad_field(r, field, COLUMN_HEADS, FZ_WORD_FORM_COUNT);
}

static bool read_text(reader *r, const fz__csv_field *field, fz__column column, fz__draft *draft, bool *good)
{
    const fz__column_rule *rule = &fz__columns[column];
    fz__said *said = rule->kind == FZ_COLUMN_TEXT ? &draft->texts[rule->index]
                     : column == COLUMN_CORRECTS  ? &draft->corrects
                                                  : &draft->withdraws;
    fz__refusal refusal;

    *said = (fz__said){field->text, field->length};
    *good = fz__ledger_text_check(r->ledger, column, field->text, field->length, &refusal);
    if (*good)
        return true;
    if (refusal.status != FZ_ELIMIT)
        return fault(r, refusal.status, field, refusal.arguments);
    return bad_field(r, field, column, FZ_WORD_FIELD_SHORT);
}

/* What the field of a column says goes into the draft; `good` tells whether it could. False when reading must end. */
static bool read_field(reader *r, fz__csv_field *field, fz__column column, fz__draft *draft, bool *good)
{
    *good = true;
    if (column == COLUMN_COMMENT)
        return true;
    if (field->length && field->text[0] == '\'' && fz__csv_is_formula(field->text))
        *field = (fz__csv_field){field->text + 1, field->length - 1, field->offset + 1, field->raw - 1};
    if (fz__value_is_blank(field->text, field->length))
        return true;
    switch (fz__columns[column].kind) {
    case FZ_COLUMN_DAY:
        return read_day(r, field, column, draft, good);
    case FZ_COLUMN_VALUE:
        return read_value(r, field, draft, good);
    case FZ_COLUMN_HEADS:
        return read_heads(r, field, draft, good);
    case FZ_COLUMN_TEXT:
    case FZ_COLUMN_LINK:
    default:
        return read_text(r, field, column, draft, good);
    }
}

/* ------------------------------------------------------------------ rows ------------------------------------------- */

static bool is_blank_row(const fz__csv_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++)
        if (!fz__value_is_blank(rows->fields[i].text, rows->fields[i].length))
            return false;
    return true;
}

/* What a template fills in for the one who is to fill in the rest. */
static bool is_of_template(fz__column column)
{
    return column == COLUMN_UNIT || column == COLUMN_ITEM || column == COLUMN_DUE || column == COLUMN_COMMENT;
}

/* A row of a template that nobody has filled in: it has a comment, and nothing else that a template does not have. */
static bool is_unfilled_row(const reader *r)
{
    bool commented = false;

    for (size_t i = 0; i < r->rows.count; i++) {
        const fz__csv_field *field = &r->rows.fields[i];

        if (fz__value_is_blank(field->text, field->length))
            continue;
        if (i >= r->column_count || !is_of_template(r->columns[i]))
            return false;
        commented = commented || r->columns[i] == COLUMN_COMMENT;
    }
    return commented;
}

/* Quotes and the number of fields. */
static bool check_shape(reader *r, bool *good)
{
    const fz__csv_rows *rows = &r->rows;
    size_t count = count_fields(rows, r->column_count), at;
    char digits[2][FZ_DIGITS];

    *good = false;
    if (rows->fault.what)
        return quote_fault(r);
    *good = count == r->column_count;
    if (*good)
        return true;
    at = count > r->column_count ? rows->fields[r->column_count].offset : rows->fields[0].offset;
    return fault_at(r, FZ_EROW, at, 0, FZ_ARGS(fz__digits(count, digits[0]), fz__digits(r->column_count, digits[1])));
}

static bool check_withdrawal(reader *r, const fz__draft *draft, bool *good)
{
    for (size_t i = 0; i < r->column_count; i++) {
        const fz__csv_field *field = &r->rows.fields[i];

        if (fz__is_of_withdrawal(r->columns[i]) || r->columns[i] == COLUMN_COMMENT ||
            fz__value_is_blank(field->text, field->length))
            continue;
        *good = false;
        return fault(r, FZ_EWITHDRAWAL, field, FZ_ARGS(draft->withdraws.bytes, fz__columns[r->columns[i]].word));
    }
    return true;
}

static bool check_stage(reader *r, const fz__draft *draft, bool *good)
{
    for (size_t i = 0; i < r->column_count; i++) {
        const fz__csv_field *field = &r->rows.fields[i];

        if (fz__is_of_stage(r->columns[i]) || fz__value_is_blank(field->text, field->length))
            continue;
        *good = false;
        return fault(r, FZ_ESTAGE, field, FZ_ARGS(draft->texts[FZ__TEXT_STAGE].bytes, fz__columns[r->columns[i]].word));
    }
    return true;
}

/* The first day that a stage alone has. */
static bool check_days(reader *r, const fz__draft *draft, bool *good)
{
    fz__column column = draft->days[FZ__DAY_FROM] ? COLUMN_FROM : COLUMN_UNTIL;

    *good = !draft->days[fz__columns[column].index];
    return *good || bad_field(r, field_of(r, column), column, FZ_WORD_FIELD_STAGE);
}

/* What the fields of a row say together. */
static bool check_row(reader *r, const fz__draft *draft, bool *good)
{
    if (draft->withdraws.bytes)
        return check_withdrawal(r, draft, good);
    if (draft->is_stage && !check_stage(r, draft, good))
        return false;
    if (!draft->is_stage && !check_days(r, draft, good))
        return false;
    if (!*good)
        return true;
    *good = draft->is_stage || draft->days[FZ_RECORD_DATE] != 0;
    if (!*good)
        return fault(r, FZ_ENOFIELD, field_of(r, COLUMN_DATE), FZ_ARGS(fz__columns[COLUMN_DATE].word));
    *good = draft->corrects.bytes || !draft->texts[FZ_RECORD_REASON].bytes;
    return *good || bad_field(r, field_of(r, COLUMN_REASON), COLUMN_REASON, FZ_WORD_FIELD_REASON);
}

static bool read_row(reader *r)
{
    fz__draft draft = {.line = (uint32_t)r->rows.line, .start = 1};
    fz__refusal refusal;
    bool good, all = true;

    if (!r->rows.fault.what && is_blank_row(&r->rows))
        return true;
    if (!check_shape(r, &good))
        return false;
    if (good && is_unfilled_row(r))
        return true;
    for (size_t i = 0; good && i < r->column_count; i++) {
        bool fine;

        if (!read_field(r, &r->rows.fields[i], r->columns[i], &draft, &fine))
            return false;
        all = all && fine;
    }
    good = good && all;
    draft.is_stage = draft.texts[FZ__TEXT_STAGE].bytes && !draft.withdraws.bytes;
    if (good && has_column(r, COLUMN_EVENT)) {
        fz__cursor_move(&r->cursor, field_of(r, COLUMN_EVENT)->offset);
        draft.column = (uint32_t)r->cursor.column;
    }
    if (good && !check_row(r, &draft, &good))
        return false;
    r->malformed = r->malformed || (!good && !r->lenient);
    return !good || r->malformed || fz__ledger_enter(r->ledger, &draft, true, &refusal) || refused(r, &refusal);
}

/* ------------------------------------------------------------------ the whole -------------------------------------- */

/* Without a header nothing is good: its faults refuse the whole. */
static bool read_first_row(reader *r)
{
    bool lenient = r->lenient, good;

    r->lenient = false;
    good = read_header(r);
    r->lenient = lenient;
    return good;
}

static void read_rows(reader *r)
{
    if (!fz__csv_next(&r->rows)) {
        if (!r->rows.texts.failed)
            r->status =
                fz__fail(r->ledger->context, r->error, FZ_EEMPTY, &(fz__where){.source = r->source}, FZ_NO_ARGS);
    } else if (read_first_row(r)) {
        while (fz__csv_next(&r->rows))
            if (!read_row(r))
                break;
    }
    if (r->rows.texts.failed)
        r->status = fz__no_memory(r->error);
}

fz_status fz__ledger_read_csv(fz_ledger *ledger, const char *source, const char *bytes, size_t length,
                              const char *encoding, bool lenient, fz_error **error)
{
    reader r = {.ledger = ledger, .source = source, .lenient = lenient, .error = error};
    fz__buffer text;

    fz__buffer_init(&text, ledger->context);
    r.status = fz__decode_input(ledger->context, source, encoding, bytes, length, &text, NULL,
                                lenient ? &ledger->findings : NULL, error);
    if (r.status == FZ_OK) {
        fz__csv_rows_init(&r.rows, ledger->context, text.bytes ? text.bytes : "", text.length);
        fz__cursor_init(&r.cursor, r.rows.bytes, r.rows.length);
        read_rows(&r);
        fz__csv_rows_clear(&r.rows);
        fz__free(ledger->context, r.columns, r.column_capacity * sizeof(*r.columns));
    }
    fz__buffer_clear(&text);
    return r.status;
}
