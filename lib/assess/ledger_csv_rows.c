/* CSV (RFC 4180) cut into rows and fields. Lines end in LF, CR LF or CR; the separator is the one that the first line holds
 * most of. A quote in the middle of an unquoted field is a character like any other, as spreadsheets have it.
 *
 * Texts of a row lie one behind the other in a buffer, which may move while it grows: fields get their pointers when the row
 * is whole. */
#include "assess/ledger_read.h"
#include "base/utf8.h"

#include <string.h>

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* Behind the line end at `at`. */
static size_t pass_line_end(fz__csv_rows *r, size_t at)
{
    r->next_line++;
    return at + 1 + (r->bytes[at] == '\r' && at + 1 < r->length && r->bytes[at + 1] == '\n');
}

static bool is_word_sep(const char *line)
{
    return (line[0] | 32) == 's' && (line[1] | 32) == 'e' && (line[2] | 32) == 'p' && line[3] == '=';
}

/* What may part fields where the file itself says so. */
static bool is_separator(char c)
{
    return c && strchr("\t,;|:", c);
}

/* The separator that stands most often outside quotes in the first line that is not blank; a comma where none does. */
static char find_separator(const char *bytes, size_t length)
{
    static const char separators[] = ",;\t";
    size_t counts[sizeof(separators)] = {0}, best = 0;
    bool quoted = false, begun = false;

    for (size_t i = 0; i < length && (quoted || !begun || !is_line_end(bytes[i])); i++) {
        const char *found = bytes[i] ? strchr(separators, bytes[i]) : NULL;

        begun = begun || !is_line_end(bytes[i]);
        if (bytes[i] == '"')
            quoted = !quoted;
        else if (!quoted && found)
            counts[found - separators]++;
    }
    for (size_t i = 1; separators[i]; i++)
        if (counts[i] > counts[best])
            best = i;
    return separators[best];
}

/* Past a first line that only tells the separator, as Excel has it: sep=; with or without quotes. */
static void take_told_separator(fz__csv_rows *r)
{
    bool quoted = r->length && r->bytes[0] == '"';
    const char *line = r->bytes + quoted;
    size_t behind = quoted + 5u + quoted;

    if (r->length < behind || !is_word_sep(line) || !is_separator(line[4]) || (quoted && line[5] != '"') ||
        (r->length > behind && !is_line_end(r->bytes[behind])))
        return;
    r->separator = line[4];
    r->at = r->length > behind ? pass_line_end(r, behind) : behind;
}

void fz__csv_rows_init(fz__csv_rows *rows, fz_context *context, const char *bytes, size_t length)
{
    *rows =
        (fz__csv_rows){.bytes = bytes, .length = length, .separator = find_separator(bytes, length), .next_line = 1};
    take_told_separator(rows);
    fz__buffer_init(&rows->texts, context);
}

void fz__csv_rows_clear(fz__csv_rows *rows)
{
    fz__free(rows->texts.context, rows->fields, rows->capacity * sizeof(*rows->fields));
    fz__buffer_clear(&rows->texts);
}

static void note(fz__csv_rows *r, const char *what, size_t offset)
{
    if (!r->fault.what)
        r->fault = (fz__csv_fault){what, offset};
}

/* The end of the unquoted run at `at`. */
static size_t run_end(const fz__csv_rows *r, size_t at)
{
    while (at < r->length && r->bytes[at] != r->separator && !is_line_end(r->bytes[at]))
        at++;
    return at;
}

/* Without the white space at both ends. */
static void trim(const char *bytes, size_t *start, size_t *end)
{
    while (*start < *end) {
        const char *at = bytes + *start;

        if (!fz__is_space(fz__utf8_next(&at, bytes + *end)))
            break;
        *start = (size_t)(at - bytes);
    }
    while (*end > *start) {
        size_t before = *start + fz__utf8_floor(bytes + *start, *end - *start - 1);
        const char *at = bytes + before;

        if (!fz__is_space(fz__utf8_next(&at, bytes + *end)))
            break;
        *end = before;
    }
}

/* Behind the closing quote of a field whose text begins at `at`, the text being appended; `length` of the input when there is
 * none. */
static size_t read_quoted(fz__csv_rows *r, size_t at)
{
    while (at < r->length) {
        const char *quote = memchr(r->bytes + at, '"', r->length - at);
        size_t end = quote ? (size_t)(quote - r->bytes) : r->length;
        bool doubled = end + 1 < r->length && r->bytes[end + 1] == '"';

        fz__buffer_append(&r->texts, r->bytes + at, end - at + doubled);
        if (!quote)
            break;
        at = end + 1 + doubled;
        if (!doubled)
            return at;
    }
    return SIZE_MAX;
}

/* Count the lines within a field. */
static void count_lines(fz__csv_rows *r, size_t at, size_t end)
{
    while (at < end)
        at = is_line_end(r->bytes[at]) ? pass_line_end(r, at) : at + 1;
}

static size_t add_quoted(fz__csv_rows *r, fz__csv_field *field)
{
    size_t at = field->offset, start = r->texts.length, end = read_quoted(r, at);

    if (end == SIZE_MAX) { /* the line is lost, not what follows it */
        r->texts.length = start;
        note(r, FZ_WORD_QUOTE_OPEN, at);
        end = at;
        while (end < r->length && !is_line_end(r->bytes[end]))
            end++;
        fz__buffer_append(&r->texts, r->bytes + at, end - at);
        field->raw = end - at;
        return end;
    }
    field->raw = end - 1 - at;
    count_lines(r, at, end);
    at = run_end(r, end);
    if (at > end)
        note(r, FZ_WORD_QUOTE_BEHIND, end);
    return at;
}

static size_t add_plain(fz__csv_rows *r, fz__csv_field *field)
{
    size_t start = field->offset, behind = run_end(r, start), end = behind;

    trim(r->bytes, &start, &end);
    if (start < end && r->bytes[start] == '"')
        note(r, FZ_WORD_QUOTE_BEFORE, start);
    fz__buffer_append(&r->texts, r->bytes + start, end - start);
    field->offset = start;
    field->raw = end - start;
    return behind;
}

/* Add the field that begins at `at`; where it ends, with a separator, a line end or the input. */
static size_t add_field(fz__csv_rows *r, size_t at)
{
    bool quoted = at < r->length && r->bytes[at] == '"';
    fz__csv_field *field;
    size_t start = r->texts.length;

    if (!FZ_GROW(r->texts.context, &r->fields, &r->capacity, r->count + 1)) {
        r->texts.failed = true;
        return r->length;
    }
    field = &r->fields[r->count++];
    field->offset = at + quoted;
    at = quoted ? add_quoted(r, field) : add_plain(r, field);
    field->length = r->texts.length - start;
    fz__buffer_char(&r->texts, '\0');
    return at;
}

static void point_fields(fz__csv_rows *r)
{
    const char *text = r->texts.bytes;

    for (size_t i = 0; i < r->count; i++) {
        r->fields[i].text = text;
        text += r->fields[i].length + 1;
    }
}

bool fz__csv_next(fz__csv_rows *r)
{
    size_t at = r->at;

    while (at < r->length && is_line_end(r->bytes[at]))
        at = pass_line_end(r, at);
    r->line = r->next_line;
    r->start = at;
    r->count = r->texts.length = 0;
    r->fault.what = NULL;
    if (at == r->length)
        return false;
    at = add_field(r, at);
    while (at < r->length && r->bytes[at] == r->separator)
        at = add_field(r, at + 1);
    r->at = at < r->length ? pass_line_end(r, at) : at;
    if (r->texts.failed)
        return false;
    point_fields(r);
    return true;
}
