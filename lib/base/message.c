/* Messages: the table that errors.tsv makes, and how arguments fill its templates. */
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"

#define LANGUAGES           2
#define LONGEST_ARGUMENT    200 /* characters */
#define WORD_MARK           '\x1f'
#define DELETE              0x7F
#define LAST_C1             0x9F
#define LINE_SEPARATOR      0x2028
#define PARAGRAPH_SEPARATOR 0x2029

typedef struct message_row {
    fz_status status;
    fz_severity severity;
    const char *name;
    const char *templates[LANGUAGES];
} message_row;

static const message_row rows[] = {
#include "base/error_messages.inc"
};

static const message_row *row_of(fz_status status)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (rows[i].status == status)
            return &rows[i];
    return NULL;
}

const char *fz_status_name(fz_status status)
{
    const message_row *row = row_of(status);

    if (row)
        return row->name;
    return status == FZ_OK ? "FZ_OK" : "FZ_?";
}

fz_severity fz__severity(fz_status status)
{
    const message_row *row = row_of(status);

    return row ? row->severity : FZ_SEVERITY_ERROR;
}

/* Written by hand: printf depends on the locale, and on memory. */
const char *fz__digits(uint64_t n, char digits[FZ_DIGITS])
{
    char *at = digits + FZ_DIGITS - 1;

    *at = '\0';
    do
        *--at = (char)('0' + n % 10);
    while (n /= 10);
    return at;
}

/* The part of a word that is in the language; any other argument is what it is. */
static const char *in_language(const char *argument, fz_language language, size_t *length)
{
    const char *second = argument[0] == WORD_MARK ? strchr(argument + 1, WORD_MARK) : NULL;

    if (second && language == FZ_LANGUAGE_ZH) {
        *length = (size_t)(second - argument - 1);
        return argument + 1;
    }
    if (second)
        argument = second + 1;
    *length = strlen(argument);
    return argument;
}

/* Control characters, those of C1 included: a terminal takes them for commands. */
static bool breaks_a_line(uint32_t c)
{
    return c < ' ' || (c >= DELETE && c <= LAST_C1) || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
}

/* Text of anybody's making as a piece of one line of UTF-8. */
static void append_plain(fz__buffer *message, const char *at, size_t length, size_t longest)
{
    const char *end = at + length;

    for (size_t i = 0; at < end && i < longest; i++) {
        uint32_t c = fz__utf8_next(&at, end);

        fz__buffer_code_point(message, breaks_a_line(c) ? ' ' : c);
    }
    if (at < end)
        fz__buffer_string(message, "…");
}

/* The list ends with NULL, so every argument before this one is looked at first. */
static void append_argument(fz__buffer *message, fz_language language, const char *const *arguments, int number)
{
    size_t length;
    const char *text;

    for (int i = 0; i <= number; i++)
        if (!arguments[i])
            return;
    text = in_language(arguments[number], language, &length);
    append_plain(message, text, length, LONGEST_ARGUMENT);
}

static bool is_placeholder(const char *at)
{
    return at[0] == '{' && at[1] >= '1' && at[1] <= '9' && at[2] == '}';
}

void fz__message(fz__buffer *message, fz_language language, fz_status status, const char *const *arguments)
{
    const message_row *row = row_of(status);
    const char *at = row ? row->templates[language == FZ_LANGUAGE_EN] : "", *run = at;

    for (; *at; at++) {
        if (!is_placeholder(at))
            continue;
        fz__buffer_append(message, run, (size_t)(at - run));
        if (arguments)
            append_argument(message, language, arguments, at[1] - '1');
        run = at + 3;
        at += 2;
    }
    fz__buffer_append(message, run, (size_t)(at - run));
}

void fz__message_place(fz__buffer *message, const fz__where *where)
{
    if (where->source) {
        append_plain(message, where->source, strlen(where->source), SIZE_MAX);
        fz__buffer_char(message, ':');
    }
    if (where->line) {
        fz__buffer_number(message, where->line);
        fz__buffer_char(message, ':');
        fz__buffer_number(message, where->column);
        fz__buffer_char(message, ':');
    }
    if (where->source || where->line)
        fz__buffer_char(message, ' ');
}
