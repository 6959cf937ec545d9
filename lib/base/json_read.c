/* What may come next is one of a few states; a token is read by its first character, and a fault is noted once. */
#include "base/json_read.h"

#include "base/utf8.h"

#include <string.h>

enum {
    EXPECT_VALUE,        /* the only one, behind a colon, or behind a comma of an array */
    EXPECT_VALUE_OR_END, /* behind [ */
    EXPECT_KEY,          /* behind a comma of an object */
    EXPECT_KEY_OR_END,   /* behind { */
    EXPECT_COMMA_OR_END,
    EXPECT_NOTHING,
    EXPECT_FAULT
};

static const char mark[] = "\xEF\xBB\xBF";

static size_t pass_mark(const char *bytes, size_t length)
{
    return length >= 3 && memcmp(bytes, mark, 3) == 0 ? 3 : 0;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool fz__is_json(const char *bytes, size_t length)
{
    size_t at = pass_mark(bytes, length);

    while (at < length && is_blank(bytes[at]))
        at++;
    return at < length && (bytes[at] == '{' || bytes[at] == '[');
}

/* ------------------------------------------------------------------ faults ----------------------------------------- */

static fz__json_token fail(fz__json_reader *r, fz_status status, size_t offset, const char *a, const char *b,
                           const char *c)
{
    r->expected = EXPECT_FAULT;
    r->fault.status = status;
    r->fault.offset = offset;
    r->fault.arguments[0] = a;
    r->fault.arguments[1] = b;
    r->fault.arguments[2] = c;
    r->fault.arguments[3] = NULL;
    return FZ_TOKEN_FAULT;
}

static fz__json_token wrong(fz__json_reader *r, size_t offset, const char *word)
{
    return fail(r, FZ_EJSON, offset, offset < r->length ? word : FZ_WORD_JSON_CUT, NULL, NULL);
}

static fz__json_token no_memory(fz__json_reader *r)
{
    return fail(r, FZ_ENOMEM, r->at, NULL, NULL, NULL);
}

static fz__json_token over(fz__json_reader *r, const char *what, uint64_t is, uint64_t limit)
{
    return fail(r, FZ_ELIMIT, r->start, what, fz__digits(is, r->fault.words[0]), fz__digits(limit, r->fault.words[1]));
}

/* Bytes that are not UTF-8 are told before anything else is. */
static bool check_utf8(fz__json_reader *r)
{
    static const char digits[] = "0123456789ABCDEF";
    size_t bad = fz__utf8_check(r->bytes, r->length);
    unsigned char byte;

    if (bad == r->length)
        return true;
    byte = (unsigned char)r->bytes[bad];
    memcpy(r->fault.words[1], "0x", 2);
    r->fault.words[1][2] = digits[byte >> 4];
    r->fault.words[1][3] = digits[byte & 15];
    r->fault.words[1][4] = '\0';
    fail(r, FZ_EENCODING, bad, fz__digits(bad, r->fault.words[0]), "UTF-8", r->fault.words[1]);
    return false;
}

void fz__json_reader_init(fz__json_reader *r, fz_context *context, const char *bytes, size_t length)
{
    uint64_t limit = fz_context_limit(context, FZ_LIMIT_BYTES);

    *r = (fz__json_reader){.context = context, .bytes = bytes, .length = length, .at = pass_mark(bytes, length)};
    fz__buffer_init(&r->text, context);
    fz__buffer_init(&r->kinds, context);
    if (length > limit)
        over(r, FZ_WORD_INPUT_BYTES, length, limit);
    else
        check_utf8(r);
}

void fz__json_reader_clear(fz__json_reader *r)
{
    fz__buffer_clear(&r->text);
    fz__buffer_clear(&r->kinds);
}

/* ------------------------------------------------------------------ strings ---------------------------------------- */

/* Four hexadecimal digits; UINT32_MAX when they are not there. */
static uint32_t hex4(const fz__json_reader *r, size_t at)
{
    uint32_t code = 0;

    if (r->length - at < 4)
        return UINT32_MAX;
    for (size_t i = at; i < at + 4; i++) {
        char c = r->bytes[i];
        uint32_t value = is_digit(c)            ? (uint32_t)(c - '0')
                         : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10
                         : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A') + 10
                                                : 16;

        if (value > 15)
            return UINT32_MAX;
        code = code << 4 | value;
    }
    return code;
}

/* The code behind \u at `at`, its second half included; false when the fault is noted. */
static bool read_code(fz__json_reader *r, size_t *at, uint32_t *code)
{
    size_t begin = *at - 2;
    uint32_t low;

    *code = hex4(r, *at);
    if (*code == UINT32_MAX) {
        wrong(r, begin, FZ_WORD_JSON_HEX);
        return false;
    }
    *at += 4;
    if (*code < 0xD800 || *code > 0xDFFF)
        return true;
    low = *code < 0xDC00 && r->length - *at >= 6 && r->bytes[*at] == '\\' && r->bytes[*at + 1] == 'u' ? hex4(r, *at + 2)
                                                                                                      : UINT32_MAX;
    if (low < 0xDC00 || low > 0xDFFF) {
        wrong(r, begin, FZ_WORD_JSON_SURROGATE);
        return false;
    }
    *at += 6;
    *code = 0x10000 + ((*code - 0xD800) << 10) + (low - 0xDC00);
    return true;
}

static bool read_escape(fz__json_reader *r, size_t *at)
{
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    char c = *at + 1 < r->length ? r->bytes[*at + 1] : '\0';
    const char *name = c ? strchr(names, c) : NULL;
    size_t begin = *at;
    uint32_t code;

    *at += 2;
    if (name) {
        fz__buffer_char(&r->text, values[name - names]);
        return true;
    }
    if (c != 'u') {
        wrong(r, begin + 1 < r->length ? begin : r->length, FZ_WORD_JSON_ESCAPE);
        return false;
    }
    if (!read_code(r, at, &code))
        return false;
    if (!code)
        wrong(r, begin, FZ_WORD_JSON_NUL);
    else
        fz__buffer_code_point(&r->text, code);
    return code != 0;
}

/* A string whose first quote is at `r->at`. */
static bool read_string(fz__json_reader *r)
{
    size_t at = r->at + 1, plain = at;

    r->text.length = 0;
    fz__buffer_append(&r->text, "", 0);
    while (at < r->length && r->bytes[at] != '"') {
        unsigned char c = (unsigned char)r->bytes[at];

        if (c < 0x20) {
            wrong(r, at, FZ_WORD_JSON_CONTROL);
            return false;
        }
        if (c != '\\') {
            at++;
            continue;
        }
        fz__buffer_append(&r->text, r->bytes + plain, at - plain);
        if (!read_escape(r, &at))
            return false;
        plain = at;
    }
    if (at >= r->length) {
        wrong(r, r->length, FZ_WORD_JSON_CUT);
        return false;
    }
    fz__buffer_append(&r->text, r->bytes + plain, at - plain);
    r->at = at + 1;
    if (r->text.failed)
        no_memory(r);
    return !r->text.failed;
}

/* ------------------------------------------------------------------ numbers and words ------------------------------ */

static size_t pass_digits(const fz__json_reader *r, size_t at)
{
    while (at < r->length && is_digit(r->bytes[at]))
        at++;
    return at;
}

/* Behind the number that begins at `at`; its beginning when there is none, the fault then being noted. */
static size_t pass_number(fz__json_reader *r, size_t at)
{
    size_t begin = at, digits;

    at += r->bytes[at] == '-';
    digits = at;
    at = pass_digits(r, at);
    if (at == digits || (r->bytes[digits] == '0' && at > digits + 1)) {
        wrong(r, at == digits ? at : begin, FZ_WORD_JSON_NUMBER);
        return begin;
    }
    if (at < r->length && r->bytes[at] == '.') {
        digits = ++at;
        at = pass_digits(r, at);
    }
    if (at > digits && at < r->length && (r->bytes[at] == 'e' || r->bytes[at] == 'E')) {
        at++;
        at += at < r->length && (r->bytes[at] == '+' || r->bytes[at] == '-');
        digits = at;
        at = pass_digits(r, at);
    }
    if (at == digits) {
        wrong(r, at, FZ_WORD_JSON_NUMBER);
        return begin;
    }
    return at;
}

static fz__json_token read_number(fz__json_reader *r)
{
    size_t end = pass_number(r, r->at);

    if (end == r->at)
        return FZ_TOKEN_FAULT;
    r->text.length = 0;
    fz__buffer_append(&r->text, r->bytes + r->at, end - r->at);
    r->at = end;
    return r->text.failed ? no_memory(r) : FZ_TOKEN_NUMBER;
}

static fz__json_token read_word(fz__json_reader *r)
{
    static const struct {
        const char *word;
        fz__json_token token;
    } words[] = {{"true", FZ_TOKEN_TRUE}, {"false", FZ_TOKEN_FALSE}, {"null", FZ_TOKEN_NULL}};

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        size_t length = strlen(words[i].word);

        if (r->length - r->at >= length && memcmp(r->bytes + r->at, words[i].word, length) == 0) {
            r->at += length;
            return words[i].token;
        }
    }
    return wrong(r, r->at, FZ_WORD_JSON_VALUE);
}

/* ------------------------------------------------------------------ structure -------------------------------------- */

/* What comes behind a value, a key's colon being read with the key. */
static void value_done(fz__json_reader *r)
{
    r->expected = r->kinds.length ? EXPECT_COMMA_OR_END : EXPECT_NOTHING;
}

static fz__json_token open(fz__json_reader *r, char c)
{
    uint64_t limit = fz_context_limit(r->context, FZ_LIMIT_DEPTH);

    if (r->kinds.length >= limit)
        return over(r, FZ_WORD_JSON_DEPTH, r->kinds.length + 1, limit);
    fz__buffer_char(&r->kinds, c);
    if (r->kinds.failed)
        return no_memory(r);
    r->at++;
    r->expected = c == '{' ? EXPECT_KEY_OR_END : EXPECT_VALUE_OR_END;
    return c == '{' ? FZ_TOKEN_OBJECT : FZ_TOKEN_ARRAY;
}

static fz__json_token close(fz__json_reader *r)
{
    char kind = r->kinds.bytes[--r->kinds.length];

    r->at++;
    value_done(r);
    return kind == '{' ? FZ_TOKEN_OBJECT_END : FZ_TOKEN_ARRAY_END;
}

static fz__json_token read_value(fz__json_reader *r)
{
    char c = r->bytes[r->at];
    fz__json_token token;

    if (c == '{' || c == '[')
        return open(r, c);
    if (c == '"')
        token = read_string(r) ? FZ_TOKEN_STRING : FZ_TOKEN_FAULT;
    else if (c == '-' || is_digit(c))
        token = read_number(r);
    else
        token = read_word(r);
    if (token != FZ_TOKEN_FAULT)
        value_done(r);
    return token;
}

static void pass_blanks(fz__json_reader *r)
{
    while (r->at < r->length && is_blank(r->bytes[r->at]))
        r->at++;
}

static fz__json_token read_key(fz__json_reader *r)
{
    uint64_t limit = fz_context_limit(r->context, FZ_LIMIT_NAME);

    if (r->bytes[r->at] != '"')
        return wrong(r, r->at, FZ_WORD_JSON_KEY);
    if (!read_string(r))
        return FZ_TOKEN_FAULT;
    if (r->text.length > limit)
        return over(r, FZ_WORD_JSON_KEY_BYTES, r->text.length, limit);
    pass_blanks(r);
    if (r->at == r->length || r->bytes[r->at] != ':')
        return wrong(r, r->at, FZ_WORD_JSON_COLON);
    r->at++;
    r->expected = EXPECT_VALUE;
    return FZ_TOKEN_KEY;
}

/* Whether the innermost container ends here. */
static bool is_end(const fz__json_reader *r, char c)
{
    return r->kinds.length && c == (r->kinds.bytes[r->kinds.length - 1] == '{' ? '}' : ']');
}

/* Behind a value: pass a comma; false when there is a fault, which is noted. */
static bool pass_comma(fz__json_reader *r)
{
    bool object = r->kinds.bytes[r->kinds.length - 1] == '{';

    if (r->bytes[r->at] != ',') {
        wrong(r, r->at, object ? FZ_WORD_JSON_COMMA_OBJECT : FZ_WORD_JSON_COMMA_ARRAY);
        return false;
    }
    r->at++;
    pass_blanks(r);
    r->start = r->at;
    r->expected = object ? EXPECT_KEY : EXPECT_VALUE;
    if (r->at < r->length && is_end(r, r->bytes[r->at])) {
        wrong(r, r->at, FZ_WORD_JSON_LAST_COMMA);
        return false;
    }
    if (r->at == r->length)
        wrong(r, r->at, FZ_WORD_JSON_CUT);
    return r->at < r->length;
}

fz__json_token fz__json_next(fz__json_reader *r)
{
    char c;

    if (r->expected == EXPECT_FAULT)
        return FZ_TOKEN_FAULT;
    pass_blanks(r);
    r->start = r->at;
    if (r->expected == EXPECT_NOTHING)
        return r->at == r->length ? FZ_TOKEN_END : wrong(r, r->at, FZ_WORD_JSON_BEHIND);
    if (r->at == r->length)
        return r->kinds.length || r->length > pass_mark(r->bytes, r->length) ? wrong(r, r->at, FZ_WORD_JSON_CUT)
                                                                             : fail(r, FZ_EEMPTY, 0, NULL, NULL, NULL);
    c = r->bytes[r->at];
    if (r->expected != EXPECT_VALUE && r->expected != EXPECT_KEY && is_end(r, c))
        return close(r);
    if (r->expected == EXPECT_COMMA_OR_END && !pass_comma(r))
        return FZ_TOKEN_FAULT;
    return r->expected == EXPECT_KEY || r->expected == EXPECT_KEY_OR_END ? read_key(r) : read_value(r);
}
