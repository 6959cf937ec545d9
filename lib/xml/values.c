/* One function a form. Numbers and dates have one way to be written, so that what is saved is what was loaded. */
#include "xml/values.h"

#include "base/utf8.h"

#include <string.h>

#include <fazhi/date.h>
#include <fazhi/decimal.h>

typedef bool (*checker)(const char *text, size_t length, uint64_t *number);

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool fz__value_is_blank(const char *text, size_t length)
{
    const char *end = text + length;

    while (text < end)
        if (!fz__is_space(fz__utf8_next(&text, end)))
            return false;
    return true;
}

static bool check_text(const char *text, size_t length, uint64_t *number)
{
    (void)number;
    return !fz__value_is_blank(text, length);
}

static bool check_any(const char *text, size_t length, uint64_t *number)
{
    (void)text, (void)length, (void)number;
    return true;
}

static bool check_id(const char *text, size_t length, uint64_t *number)
{
    (void)number;
    if (length == 0 || !is_letter(text[0]))
        return false;
    for (size_t i = 1; i < length; i++)
        if (!is_letter(text[i]) && !is_digit(text[i]) && text[i] != '-' && text[i] != '_' && text[i] != '.')
            return false;
    return true;
}

static bool check_number(const char *text, size_t length, uint64_t *number)
{
    *number = 0;
    if (length == 0 || length > 10 || (text[0] == '0' && length > 1))
        return false;
    for (size_t i = 0; i < length; i++) {
        if (!is_digit(text[i]))
            return false;
        *number = *number * 10 + (uint64_t)(text[i] - '0');
    }
    return *number <= UINT32_MAX;
}

static bool check_count(const char *text, size_t length, uint64_t *number)
{
    return check_number(text, length, number) && *number > 0;
}

static bool check_date(const char *text, size_t length, uint64_t *number)
{
    fz_date date;

    for (size_t i = 0; i < length; i++)
        if (i == 4 || i == 7 ? text[i] != '-' : !is_digit(text[i]))
            return false;
    date = length == 10 ? fz_date_parse(text) : 0;
    *number = (uint64_t)date;
    return date != 0;
}

static bool check_boolean(const char *text, size_t length, uint64_t *number)
{
    *number = length == 4 && memcmp(text, "true", 4) == 0;
    return *number || (length == 5 && memcmp(text, "false", 5) == 0);
}

static bool check_decimal(const char *text, size_t length, uint64_t *number)
{
    fz_decimal decimal;
    bool right = length > 0 && fz_decimal_parse(text, &decimal) == FZ_OK;

    *number = right ? (uint64_t)decimal : 0;
    return right;
}

static bool check_place(const char *text, size_t length, uint64_t *number)
{
    fz__where where;

    (void)number, (void)length;
    return fz__place_read(text, &where);
}

/* By fz__form; a choice has its own way. */
static const struct {
    checker check;
    const char *expected;
} forms[] = {
    [FZ_FORM_TEXT] = {check_text, FZ_WORD_FORM_TEXT},
    [FZ_FORM_ANY] = {check_any, ""},
    [FZ_FORM_ID] = {check_id, FZ_WORD_FORM_ID},
    [FZ_FORM_COUNT] = {check_count, FZ_WORD_FORM_COUNT},
    [FZ_FORM_NUMBER] = {check_number, FZ_WORD_FORM_NUMBER},
    [FZ_FORM_DATE] = {check_date, "2016-01-25"},
    [FZ_FORM_BOOLEAN] = {check_boolean, FZ_WORD_FORM_BOOLEAN},
    [FZ_FORM_DECIMAL] = {check_decimal, FZ_WORD_FORM_DECIMAL},
    [FZ_FORM_CHOICE] = {NULL, ""},
    [FZ_FORM_PLACE] = {check_place, FZ_WORD_FORM_PLACE},
};

fz_status fz__value_check(fz__form form, const char *const *choices, const char *text, size_t length, uint64_t *number)
{
    *number = 0;
    if (form != FZ_FORM_CHOICE)
        return forms[form].check(text, length, number) ? FZ_OK : form == FZ_FORM_DATE ? FZ_EDATE : FZ_EVALUE;
    for (; choices[*number]; ++*number)
        if (strcmp(choices[*number], text) == 0)
            return FZ_OK;
    *number = 0;
    return FZ_EVALUE;
}

const char *fz__value_expected(fz__form form, const char *const *choices, fz__buffer *words)
{
    if (form != FZ_FORM_CHOICE)
        return forms[form].expected;
    for (size_t i = 0; choices[i]; i++) {
        if (i > 0)
            fz__buffer_string(words, " | ");
        fz__buffer_string(words, choices[i]);
    }
    return words->bytes ? words->bytes : "";
}

bool fz__place_read(const char *text, fz__where *where)
{
    uint64_t parts[4] = {0};

    *where = (fz__where){.line = 0};
    for (size_t i = 0; i < 4; i++) {
        size_t length = strcspn(text, ":");

        if (!check_number(text, length, &parts[i]) || (text[length] == ':') != (i < 3))
            return false;
        text += length + 1;
    }
    *where = (fz__where){.line = parts[0], .column = parts[1], .offset = parts[2], .length = parts[3]};
    return true;
}
