/* Deadlines. */
#include "import/dues.h"

#include <string.h>

#include "base/date.h"
#include "base/numeral.h"
#include "base/utf8.h"

static const char32_t *const time_starts[] = {
    U"年内",     U"年底",     U"年末",     U"年终",     U"月底",     U"月内",   U"季度末", U"季末",     U"每年",
    U"每季",     U"每月",     U"每周",     U"每半年",   U"每日",     U"每天",   U"每旬",   U"每半月",   U"每学期",
    U"每个季度", U"每个月",   U"长期",     U"持续",     U"常态",     U"全年",   U"立即",   U"立行立改", U"即知即改",
    U"即行即改", U"边查边改", U"立查立改", U"近期",     U"当年",     U"今年",   U"明年",   U"本年",     U"上半年",
    U"下半年",   U"第一季度", U"第二季度", U"第三季度", U"第四季度", U"一季度", U"二季度", U"三季度",   U"四季度",
    U"“十",      U"\"十",     U"十四五",   U"十三五",   U"截至",     U"截止",   U"即日起", U"适时",     U"按期",
    U"限期",     U"按时",     U"贯穿全年", U"汛期前",   U"春节前",   U"力争20", U"到20",   U"至20",     U"自20",
    U"于20",     U"在20",     U"从20",     U"长年",     U"常年",     U"及时",   U"按序时", U"1季度",    U"2季度",
    U"3季度",    U"4季度",    U"分阶段",   U"阶段性",   U"经常性",   U"随时",   NULL};
/* What a date is made of, and what stands behind it. */
static const char32_t time_chars[] =
    U"0123456789〇○零一二三四五六七八九十年月日号季度半上中下旬初底末前内之以.-/~至到—–－、起";

static bool is_time_char(uint32_t c)
{
    for (const char32_t *t = time_chars; *t; t++)
        if (*t == c)
            return true;
    return false;
}

static bool starts_with_numeral_date(const fz__page *page, fz__span span)
{
    uint32_t i = span.first, digits = 0;

    while (i < span.end && fz__numeral_digit(page->glyphs[i].c) >= 0 && digits < 5) {
        i++;
        digits++;
    }
    /* 十二月 */
    if (i < span.end && page->glyphs[i].c == U'十')
        for (i++, digits = 1; i < span.end && fz__numeral_digit(page->glyphs[i].c) >= 0; i++)
            ;
    if (!digits || i >= span.end)
        return false;
    if (page->glyphs[i].c == U'年')
        return digits == 4 || digits == 2;
    if (page->glyphs[i].c == U'月')
        return digits <= 2 && !fz__page_word(page, i, span.end, U"月份报");
    if (digits == 4 && (page->glyphs[i].c == '-' || page->glyphs[i].c == '.' || page->glyphs[i].c == '/'))
        return i + 1 < span.end && fz__is_digit(page->glyphs[i + 1].c);
    return digits <= 2 && page->glyphs[i].c == U'日' && i + 1 < span.end && page->glyphs[i + 1].c == U'前';
}

void fz__dues_index(fz__page *page)
{
    fz__filter *filter = &page->filters.time_first;

    for (const char32_t *const *word = time_starts; *word; word++)
        fz__filter_add(filter, **word);
    for (const char32_t *digit = U"0123456789〇○零一二三四五六七八九十"; *digit; digit++)
        fz__filter_add(filter, *digit);
}

uint32_t fz__due_time(const fz__page *page, fz__span span)
{
    uint32_t i = span.first;

    if (i >= span.end || !fz__filter_has(&page->filters.time_first, page->glyphs[i].c))
        return 0;
    if (!starts_with_numeral_date(page, span)) {
        const char32_t *const *word = time_starts;

        while (*word && !fz__page_starts(page, span, *word))
            word++;
        if (!*word)
            return 0;
        for (; (*word)[i - span.first]; i++)
            ;
    }
    while (i < span.end && is_time_char(page->glyphs[i].c))
        i++;
    return i - span.first;
}

uint32_t fz__day_read(const fz__page *page, fz__span span, fz_date *date)
{
    uint32_t end = span.first, count = 0;
    size_t length;
    /* A date is at most 11 characters, 二〇一六年十二月三十一日 13. */
    char bytes[16 * 4 + 1] = {0};
    size_t used = 0;

    *date = 0;
    if (span.first >= span.end || !fz__filter_has(&page->filters.time_first, page->glyphs[span.first].c) ||
        fz__numeral_digit(page->glyphs[span.first].c) < 0)
        return 0;
    while (end < span.end && end - span.first < 16)
        end++;
    for (uint32_t i = span.first; i < end; i++) {
        char put[4];
        size_t size = fz__utf8_put(page->glyphs[i].c, put);

        /* 2016-04-18 00:00: the hour is no part of the day. */
        if (i > span.first && page->glyphs[i].gap && fz__is_digit(page->glyphs[i].c) &&
            fz__is_digit(page->glyphs[i - 1].c))
            break;

        memcpy(bytes + used, put, size);
        used += size;
    }
    length = fz__date_read(bytes, used, date);
    for (size_t at = 0; at < length; count++)
        for (at++; at < length && ((unsigned char)bytes[at] & 0xC0) == 0x80;)
            at++;
    return count;
}

/* A numeral before one of the signs; both are passed. */
static bool read_part(const fz__page *page, uint32_t *at, uint32_t end, uint32_t sign, uint32_t *value)
{
    uint32_t i = *at, number = 0;
    bool any = false;

    if (i < end && page->glyphs[i].c == U'十') {
        number = 1;
        any = true;
        i++;
        if (i >= end || fz__numeral_digit(page->glyphs[i].c) < 0)
            number = 10;
    }
    for (; i < end && number < 10000; i++) {
        int digit = fz__numeral_digit(page->glyphs[i].c);

        if (digit < 0 && page->glyphs[i].c == U'十' && any && number < 10) {
            if (i + 1 < end && fz__numeral_digit(page->glyphs[i + 1].c) >= 0)
                continue;
            number *= 10;
            continue;
        }
        if (digit < 0)
            break;
        number = number * 10 + (uint32_t)digit;
        any = true;
    }
    if (!any || i >= end || page->glyphs[i].c != sign)
        return false;
    *value = number;
    *at = i + 1;
    return true;
}

static const char *recurrence(const fz__page *page, fz__span span)
{
    static const struct {
        const char32_t *word;
        const char *every;
    } periods[] = {{U"每半年", "half-year"}, {U"每年", "year"},    {U"每季", "quarter"}, {U"每个季度", "quarter"},
                   {U"每月", "month"},       {U"每个月", "month"}, {U"每周", "week"},    {U"每星期", "week"},
                   {U"每日", "day"},         {U"每天", "day"}};

    for (size_t i = 0; i < sizeof(periods) / sizeof(*periods); i++)
        if (fz__page_find(page, span, periods[i].word) != FZ__NO_GLYPH)
            return periods[i].every;
    return "";
}

static uint32_t quarter_of(const fz__page *page, fz__span span)
{
    static const char32_t *const quarters[] = {U"一季度", U"1季度", U"二季度", U"2季度",
                                               U"三季度", U"3季度", U"四季度", U"4季度"};

    for (uint32_t i = 0; i < 8; i++)
        if (fz__page_starts(page, span, quarters[i]))
            return i / 2 + 1;
    return 0;
}

static int last_day(uint32_t year, uint32_t month)
{
    return (int)(fz__date_month_end((int)year, (int)month) % 100);
}

/* The day within a month that the words behind 月 name. */
static fz_date day_in_month(const fz__page *page, uint32_t at, uint32_t end, uint32_t year, uint32_t month)
{
    uint32_t day = 0;

    if (month < 1 || month > 12)
        return 0;
    if (read_part(page, &at, end, U'日', &day) || read_part(page, &at, end, U'号', &day))
        return fz_date_make((int)year, (int)month, (int)day);
    if (fz__page_word(page, at, end, U"上旬"))
        return fz_date_make((int)year, (int)month, 10);
    if (fz__page_word(page, at, end, U"中旬"))
        return fz_date_make((int)year, (int)month, 20);
    if (fz__page_word(page, at, end, U"初"))
        return 0;
    return fz_date_make((int)year, (int)month, last_day(year, month));
}

/* Digits from `at` on, at most four: how many. */
static uint32_t read_digits(const fz__page *page, uint32_t at, uint32_t end, uint32_t *value)
{
    uint32_t count = 0;

    for (*value = 0; count < 4 && at + count < end && fz__is_digit(page->glyphs[at + count].c); count++)
        *value = *value * 10 + (page->glyphs[at + count].c - '0');
    return count;
}

/* 2021.12, 2021-6, 2021/06前: the end of that month. */
static fz_date read_month(const fz__page *page, fz__span span)
{
    uint32_t year, month, count = read_digits(page, span.first, span.end, &year), at = span.first + count, sign;

    sign = at < span.end ? page->glyphs[at++].c : 0;
    if (count != 4 || !fz__is_year(year) || (sign != '.' && sign != '-' && sign != '/'))
        return 0;
    count = read_digits(page, at, span.end, &month);
    at += count;
    if (count < 1 || count > 2 || month < 1 || month > 12 || (at < span.end && page->glyphs[at].c != U'前'))
        return 0;
    return fz__date_month_end((int)year, (int)month);
}

/* One day in words. */
static fz_date read_words(const fz__page *page, fz__span span, fz_date own)
{
    static const char32_t *const leads[] = {U"力争", U"确保", U"截至", U"截止", U"到", U"至", U"于", U"在", NULL};
    static const char32_t *const year_ends[] = {U"年底", U"年末", U"年内", U"全年", U"底", U"末", U"内", NULL};
    uint32_t at, year = 0, month, quarter, own_month = (uint32_t)own / 100 % 100;
    bool stated;
    fz_date date;

    if (fz__day_read(page, span, &date) && date)
        return date;
    date = read_month(page, span);
    if (date)
        return date;
    for (const char32_t *const *lead = leads; *lead; lead++)
        span.first += fz__page_word(page, span.first, span.end, *lead);
    at = span.first;
    stated = read_part(page, &at, span.end, U'年', &year);
    if (!stated) {
        static const char32_t *const this_year[] = {U"今年", U"当年", U"本年", NULL};

        year = (uint32_t)own / 10000;
        if (fz__page_starts_any(page, span, this_year))
            at += 2;
    } else if (year < 100) {
        year += 2000;
    }
    if (!fz__is_year(year))
        return 0;
    span.first = at;
    if (read_part(page, &at, span.end, U'月', &month)) {
        if (!stated && month < own_month)
            return 0; /* of the next year, or of a plan made late: not certain */
        return day_in_month(page, at, span.end, year, month);
    }
    if (fz__page_word(page, at, span.end, U"第"))
        span.first++;
    quarter = quarter_of(page, span);
    if (quarter)
        return fz_date_make((int)year, (int)quarter * 3, last_day(year, quarter * 3));
    if (fz__page_starts(page, span, U"上半年"))
        return fz_date_make((int)year, 6, 30);
    if (fz__page_starts(page, span, U"下半年") || fz__page_starts_any(page, span, year_ends) ||
        (stated && at == span.end))
        return fz_date_make((int)year, 12, 31);
    return 0;
}

/* Where the end of a period of time begins: behind 至 in 2021年6月至12月, behind 到 or a dash; FZ__NO_GLYPH when there is none. */
static uint32_t find_end(const fz__page *page, fz__span span)
{
    static const char32_t signs[] = U"至到-~－—–―～";

    for (uint32_t i = span.first + 1; i + 1 < span.end; i++) {
        uint32_t before = page->glyphs[i - 1].c;

        if (before != U'年' && before != U'月' && before != U'日' && before != U'号' && before != U'度' &&
            before != U'底')
            continue;
        for (const char32_t *sign = signs; *sign; sign++)
            if (page->glyphs[i].c == *sign && fz__numeral_digit(page->glyphs[i + 1].c) >= 0)
                return i + 1;
    }
    return FZ__NO_GLYPH;
}

fz_date fz__due_day(const fz__page *page, fz__span span, fz_date own, const char **every)
{
    uint32_t end, at, day;
    fz_date begin;

    *every = recurrence(page, span);
    if (**every || fz__page_find_sign(page, span, U',') != FZ__NO_GLYPH)
        return 0;
    end = find_end(page, span);
    if (end == FZ__NO_GLYPH)
        return read_words(page, span, own);
    if (fz__page_find_sign(page, span, U'、') != FZ__NO_GLYPH)
        return 0; /* 3月至5月启动、12月底前完成: of several the reader has to say */
    /* What begins gives what ends its year, 5日至10日 its month, too. */
    begin = read_words(page, (fz__span){span.first, end - 1}, own);
    at = end;
    if (begin && (read_part(page, &at, span.end, U'日', &day) || read_part(page, &at, span.end, U'号', &day)))
        return fz_date_make(begin / 10000, begin / 100 % 100, (int)day);
    return read_words(page, (fz__span){end, span.end}, begin ? begin : own);
}
