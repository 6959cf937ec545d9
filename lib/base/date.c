/* Days: a number each, read from the forms that documents use.
 *
 * The count of days follows the calendar that begins in March: then the leap day is the last of the year, and the months
 * before it have the lengths 31 30 31 30 31, twice over. */
#include "base/date.h"

#include <string.h>

#include "base/numeral.h"
#include "base/utf8.h"

#define DAYS_PER_ERA 146097    /* 400 years */
#define MARCH_0000   719468    /* days from 0000-03-01 to 1970-01-01 */
#define FIRST_DAY    (-719162) /* 0001-01-01 */
#define LAST_DAY     2932896   /* 9999-12-31 */
#define YEAR_DIGITS  4

enum {
    FIRST = 0x5143, /* 元 */
    YEAR = 0x5E74,  /* 年 */
    MONTH = 0x6708, /* 月 */
    DAY = 0x65E5,   /* 日 */
    NUMBER = 0x53F7 /* 号 */
};

typedef struct reader {
    const char *at, *end;
} reader;

static int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
        return 29;
    return lengths[month - 1];
}

static bool is_month(int year, int month)
{
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12;
}

fz_date fz_date_make(int year, int month, int day)
{
    if (!is_month(year, month) || day < 1 || day > month_length(year, month))
        return 0;
    return year * 10000 + month * 100 + day;
}

bool fz__date_is_valid(fz_date date)
{
    return date > 0 && fz_date_make(date / 10000, date / 100 % 100, date % 100) == date;
}

fz_date fz__date_month_end(int year, int month)
{
    return is_month(year, month) ? fz_date_make(year, month, month_length(year, month)) : 0;
}

/* From March on, five months have 153 days in the order 31 30 31 30 31: (153 m + 2) / 5 are the days before month m, March
 * being 0. January and February belong to the year before. */
int32_t fz__date_to_days(fz_date date)
{
    int32_t month = date / 100 % 100, year = date / 10000 - (month <= 2);
    int32_t in_era = year % 400;
    int32_t in_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + date % 100 - 1;

    return year / 400 * DAYS_PER_ERA + in_era * 365 + in_era / 4 - in_era / 100 + in_year - MARCH_0000;
}

/* The same backwards. A year of the era is found by taking out the leap days: one in 1,460 days, but for each century but
 * the fourth. */
fz_date fz__date_from_days(int32_t days)
{
    int32_t in_era, year, in_year, month, era;

    if (days < FIRST_DAY || days > LAST_DAY)
        return 0;
    days += MARCH_0000;
    era = days / DAYS_PER_ERA;
    in_era = days % DAYS_PER_ERA;
    year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    in_year = in_era - (365 * year + year / 4 - year / 100);
    month = (5 * in_year + 2) / 153;
    return (era * 400 + year + (month >= 10)) * 10000 + (month + (month < 10 ? 3 : -9)) * 100 +
           (in_year - (153 * month + 2) / 5 + 1);
}

/* The character at the reader, with full-width forms, dashes, and 號 and 号 made one; 0 at the end. */
static uint32_t peek(const reader *r)
{
    const char *at = r->at;
    uint32_t c = at < r->end ? fz__fold_width(fz__utf8_next(&at, r->end)) : 0;

    if ((c >= 0x2010 && c <= 0x2014) || c == 0x2212)
        return '-';
    return c == 0x865F ? NUMBER : c;
}

static void step(reader *r)
{
    fz__utf8_next(&r->at, r->end);
}

static void skip_spaces(reader *r)
{
    while (fz__is_space(peek(r)))
        step(r);
}

/* One of two characters, with white space around it. */
static bool read_mark(reader *r, uint32_t mark, uint32_t other)
{
    skip_spaces(r);
    if (peek(r) != mark && peek(r) != other)
        return false;
    step(r);
    return true;
}

/* Exactly four digits: of two, nobody knows the century. */
static bool read_year(reader *r, int *year)
{
    *year = 0;
    for (int i = 0; i < YEAR_DIGITS; i++) {
        int digit = fz__numeral_digit(peek(r));

        if (digit < 0)
            return false;
        *year = *year * 10 + digit;
        step(r);
    }
    return true;
}

/* One or two Arabic digits, with no further one behind. */
static bool read_pair(reader *r, int *value)
{
    int count = 0;

    skip_spaces(r);
    for (*value = 0; peek(r) >= '0' && peek(r) <= '9'; step(r), count++) {
        if (count == 2)
            return false;
        *value = *value * 10 + (int)peek(r) - '0';
    }
    return count > 0;
}

static bool read_numeral(reader *r, int *value)
{
    uint32_t number;
    size_t length;

    skip_spaces(r);
    length = fz__numeral_read(r->at, (size_t)(r->end - r->at), &number);
    *value = (int)number;
    r->at += length;
    return length > 0;
}

static bool read_month(reader *r, int *month)
{
    skip_spaces(r);
    if (peek(r) != FIRST)
        return read_numeral(r, month);
    *month = 1;
    step(r);
    return true;
}

/* 1月25日 */
static bool read_with_names(reader *r, int *month, int *day)
{
    if (!read_month(r, month) || !read_mark(r, MONTH, MONTH) || !read_numeral(r, day))
        return false;
    return read_mark(r, DAY, NUMBER);
}

size_t fz__date_read(const char *bytes, size_t length, fz_date *date)
{
    reader r = {bytes, bytes + length};
    int year, month, day;
    uint32_t mark;

    *date = 0;
    if (!read_year(&r, &year))
        return 0;
    skip_spaces(&r);
    mark = peek(&r);
    /* Marks must agree, 2016-1/25 being no date but perhaps a range. */
    if (mark == YEAR) {
        step(&r);
        if (!read_with_names(&r, &month, &day))
            return 0;
    } else if (mark == '-' || mark == '/' || mark == '.') {
        step(&r);
        if (!read_pair(&r, &month) || !read_mark(&r, mark, mark) || !read_pair(&r, &day))
            return 0;
    } else {
        return 0;
    }
    *date = fz_date_make(year, month, day);
    return (size_t)(r.at - bytes);
}

fz_date fz_date_parse(const char *text)
{
    fz_date date;
    reader r;

    if (!text)
        return 0;
    r = (reader){text, text + strlen(text)};
    skip_spaces(&r);
    r.at += fz__date_read(r.at, (size_t)(r.end - r.at), &date);
    skip_spaces(&r);
    return r.at == r.end ? date : 0;
}

static void put_digits(char *at, int count, int32_t value)
{
    for (; count > 0; value /= 10)
        at[--count] = (char)('0' + value % 10);
}

size_t fz_date_format(fz_date date, char *text, size_t capacity)
{
    char whole[] = "0000-00-00";
    size_t length = fz__date_is_valid(date) ? sizeof(whole) - 1 : 0;

    if (length) {
        put_digits(whole, 4, date / 10000);
        put_digits(whole + 5, 2, date / 100 % 100);
        put_digits(whole + 8, 2, date % 100);
    }
    return fz__utf8_give(whole, length, text, capacity);
}
