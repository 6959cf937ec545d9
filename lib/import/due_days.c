/* Which day a deadline names: one in words, or the end of a period of time. */
#include "import/dues.h"

#include "base/date.h"
#include "base/numeral.h"
#include "base/utf8.h"

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

static uint32_t month_of(fz_date date)
{
    return (uint32_t)date / 100 % 100;
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

/* 2021.12, 2021-6: its length in glyphs, and the end of that month; 0 when there is none. */
static uint32_t month_at(const fz__page *page, fz__span span, fz_date *date)
{
    uint32_t year, month, count = read_digits(page, span.first, span.end, &year), at = span.first + count, sign;

    sign = at < span.end ? page->glyphs[at++].c : 0;
    if (count != 4 || !fz__is_year(year) || (sign != '.' && sign != '-' && sign != '/'))
        return 0;
    count = read_digits(page, at, span.end, &month);
    if (count < 1 || count > 2 || month < 1 || month > 12)
        return 0;
    *date = fz__date_month_end((int)year, (int)month);
    return at + count - span.first;
}

/* 2021.12, 2021/06前: the end of that month. */
static fz_date read_month(const fz__page *page, fz__span span)
{
    fz_date date;
    uint32_t behind = span.first + month_at(page, span, &date);

    return behind > span.first && (behind == span.end || page->glyphs[behind].c == U'前') ? date : 0;
}

/* What a day is told by that its words leave out. */
typedef struct due_base {
    fz_date own;   /* the document's day */
    fz_date begin; /* where the day ends a period: that on which it begins, 0 when that is not known */
} due_base;

static fz_date base_day(due_base base)
{
    return base.begin ? base.begin : base.own;
}

/* 12.31前, or without 前 what ends a period: a day of the base's year, unless it is past. */
static fz_date read_month_and_day(const fz__page *page, fz__span span, due_base base)
{
    static const char32_t *const ends[] = {U"前完成", U"前", U"之前", U"以前", NULL};
    uint32_t month, day, count = read_digits(page, span.first, span.end, &month), at = span.first + count;
    bool whole;
    fz_date date;

    if (count < 1 || count > 2 || at >= span.end || page->glyphs[at++].c != '.')
        return 0;
    count = read_digits(page, at, span.end, &day);
    at += count;
    whole = base.begin && at == span.end;
    for (const char32_t *const *end = ends; *end && !whole; end++)
        whole = at < span.end && at + fz__page_word(page, at, span.end, *end) == span.end;
    if (count < 1 || count > 2 || !whole)
        return 0;
    date = fz_date_make(base_day(base) / 10000, (int)month, (int)day);
    return date >= base_day(base) ? date : 0;
}

/* 2021年 and 21年, but not 1年内 and 10年内; where it ends. */
static bool read_full_year(const fz__page *page, fz__span span, uint32_t *at, uint32_t *year)
{
    *at = span.first;
    if (!read_part(page, at, span.end, U'年', year))
        return false;
    if (*year >= 100)
        return true;
    if (*at - span.first != 3 || (*at < span.end && page->glyphs[*at].c == U'内'))
        return false;
    *year += 2000;
    return true;
}

/* The year that words name, and where these end. False where none is named, or only one that says no more than the base does. */
static bool read_year(const fz__page *page, fz__span span, due_base base, uint32_t *at, uint32_t *year)
{
    enum { OF_DOCUMENT, OF_BASE, OF_BEGIN };
    static const struct {
        const char32_t *word;
        uint32_t of, more;
    } words[] = {{U"今年", OF_DOCUMENT, 0}, {U"本年", OF_DOCUMENT, 0}, {U"当年", OF_BASE, 0},
                 {U"明年", OF_DOCUMENT, 1}, {U"来年", OF_DOCUMENT, 1}, {U"次年", OF_BEGIN, 1},
                 {U"翌年", OF_BEGIN, 1},    {U"下年", OF_BEGIN, 1},    {U"第二年", OF_BEGIN, 1}};

    if (read_full_year(page, span, at, year))
        return true;
    *at = span.first;
    *year = (uint32_t)base_day(base) / 10000;
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        uint32_t length = fz__page_word(page, span.first, span.end, words[i].word);

        if (!length || (words[i].of == OF_BEGIN && !base.begin))
            continue;
        *at += length;
        *year = (uint32_t)(words[i].of == OF_DOCUMENT ? base.own : base_day(base)) / 10000 + words[i].more;
        return words[i].more || base.begin;
    }
    return false;
}

static fz__span behind_any(const fz__page *page, fz__span span, const char32_t *const *words)
{
    for (; *words; words++)
        span.first += fz__page_word(page, span.first, span.end, *words);
    return span;
}

static fz__span behind_leads(const fz__page *page, fz__span span)
{
    static const char32_t *const leads[] = {U"力争", U"确保", U"截至", U"截止", U"到", U"至", U"于", U"在", NULL};

    return behind_any(page, span, leads);
}

/* One day in words. */
static fz_date read_words(const fz__page *page, fz__span span, due_base base)
{
    static const char32_t *const year_ends[] = {U"年底", U"年末", U"年内", U"全年", U"底", U"末", U"内", NULL};
    uint32_t at, year, month, quarter;
    bool stated;
    fz_date date;

    if (fz__day_read(page, span, &date) && date)
        return date;
    date = read_month(page, span);
    if (!date)
        date = read_month_and_day(page, span, base);
    if (date)
        return date;
    span = behind_leads(page, span);
    stated = read_year(page, span, base, &at, &year);
    if (!fz__is_year(year))
        return 0;
    span.first = at;
    if (read_part(page, &at, span.end, U'月', &month)) {
        if (!stated && month < month_of(base_day(base)))
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

/* ------------------------------------------------------------------ periods ---------------------------------------- */

/* 自2021年6月 begins a period, and alone is no deadline. */
static fz__span behind_from(const fz__page *page, fz__span span)
{
    static const char32_t *const words[] = {U"自", U"从", NULL};

    return behind_any(page, behind_leads(page, span), words);
}

/* Whether the sign at `at` stands between two numbers of which only the second says what they are: 2021-2023年, 6—9月, 5-10日. Gives
 * that word, else 0. */
static uint32_t shared_word(const fz__page *page, fz__span span, uint32_t at)
{
    uint32_t before = at, number, digits = read_digits(page, at + 1, span.end, &number), word;

    while (before > span.first && at - before < 5 && fz__is_digit(page->glyphs[before - 1].c))
        before--;
    word = digits && at + 1 + digits < span.end ? page->glyphs[at + 1 + digits].c : 0;
    word = word == U'号' ? U'日' : word;
    if (before == at || (before > span.first && fz__numeral_digit(page->glyphs[before - 1].c) >= 0))
        return 0;
    if (word == U'年')
        return digits == 4 && at - before == 4 ? word : 0;
    if ((word != U'月' && word != U'日') || digits > 2 || at - before > 2)
        return 0;
    return before == span.first || page->glyphs[before - 1].c == (word == U'月' ? U'年' : U'月') ? word : 0;
}

/* Whether an end of a period begins at `at`: a number, or words of a year and its parts. */
static bool is_end(const fz__page *page, fz__span span, uint32_t at)
{
    static const char32_t *const words[] = {U"十月",     U"十一月",   U"十二月", U"年底",   U"年末",     U"次年",
                                            U"翌年",     U"下年",     U"第二年", U"今年",   U"本年",     U"当年",
                                            U"明年",     U"来年",     U"上半年", U"下半年", U"第一季度", U"第二季度",
                                            U"第三季度", U"第四季度", NULL};

    return at < span.end &&
           (fz__numeral_digit(page->glyphs[at].c) >= 0 || fz__page_starts_any(page, (fz__span){at, span.end}, words));
}

/* What a deadline has of a period of time. */
typedef struct period {
    uint32_t
        end; /* where its end begins: behind 至 in 2021年6月至12月, behind 到 or a dash; FZ__NO_GLYPH when it has none */
    uint32_t word;   /* what both its numbers are, when only the second says so; else 0 */
    bool only_begin; /* 2021年6月起 */
    bool further;    /* behind another deadline: 6月底前印发，9月至12月检查 */
} period;

/* Whether the sign at `at` parts the begin of a period from its end. `pure`: nothing but words of time stands before it. 至 does
 * nothing else there, but 6月到学校调研, and 12月至少完成80%. */
static bool parts_period(const fz__page *page, fz__span span, uint32_t at, bool pure, uint32_t *word)
{
    static const char32_t ends[] = U"年月日号份度底末旬起";
    const uint32_t c = page->glyphs[at].c, behind = at + 1 < span.end ? page->glyphs[at + 1].c : 0;
    fz_date date;
    uint32_t length;

    *word = pure ? shared_word(page, span, at) : 0;
    if (*word)
        return true;
    length = pure ? fz__day_read(page, span, &date) : 0;
    if (pure && (!length || !date))
        length = month_at(page, span, &date);
    if (!fz__is_one_of(page->glyphs[at - 1].c, ends) && (!length || span.first + length != at))
        return false;
    return is_end(page, span, at + 1) || (pure && c == U'至' && !fz__is_one_of(behind, U"少多迟"));
}

/* 2021年6月起, not 6月底一起完成, nor 6月起草. */
static bool is_from(const fz__page *page, fz__span span, uint32_t at)
{
    return at > span.first && fz__is_one_of(page->glyphs[at - 1].c, U"年月日号份度底末旬初") &&
           !(at + 1 < span.end && fz__is_one_of(page->glyphs[at + 1].c, U"草步码点"));
}

static period find_period(const fz__page *page, fz__span span)
{
    static const char32_t signs[] = U"至到-~－—–―～";
    static const char32_t time[] =
        U"0123456789〇○零一二三四五六七八九十年月日号份季度半上中下旬初底末起第今明来次翌当本.-/";
    period found = {.end = FZ__NO_GLYPH};
    bool pure = true, done = false;
    uint32_t word;

    span = behind_from(page, span);
    for (uint32_t i = span.first; i < span.end; i++) {
        uint32_t c = page->glyphs[i].c;

        if (i > span.first && fz__is_one_of(c, signs) && parts_period(page, span, i, pure, &word)) {
            found.further = done;
            if (!done)
                found = (period){.end = i + 1, .word = word};
            break;
        }
        found.only_begin = found.only_begin || (pure && c == U'起' && is_from(page, span, i));
        done = done || c == U'前';
        pure = pure && fz__is_one_of(c, time);
    }
    return found;
}

/* Whether another time stands behind the numbers of a period that share their word: 3-6月和9-12月. */
static bool goes_on(const fz__page *page, fz__span span, uint32_t end)
{
    uint32_t number, at = end + read_digits(page, end, span.end, &number) + 1;

    for (; at + 1 < span.end; at++)
        if (fz__is_digit(page->glyphs[at].c) && fz__is_one_of(page->glyphs[at + 1].c, U"年月日号"))
            return true;
    return false;
}

/* The day on which a period begins, or its month or year ends; 0 when that is not certain. */
static fz_date read_begin(const fz__page *page, fz__span span, fz_date own, uint32_t word)
{
    const due_base base = {.own = own};
    uint32_t at, year, month = 0, number;
    bool stated;

    span = behind_from(page, span);
    if (!word)
        return read_words(page, span, base);
    stated = read_year(page, span, base, &at, &year);
    if (word == U'日' && !read_part(page, &at, span.end, U'月', &month))
        return 0;
    (void)read_digits(page, at, span.end, &number);
    if (word == U'年')
        return fz__is_year(number) ? fz_date_make((int)number, 1, 1) : 0;
    month = word == U'月' ? number : month;
    if (!stated && month < month_of(own))
        return 0;
    return fz_date_make((int)year, (int)month, word == U'日' ? (int)number : 1);
}

/* Whether a period begins on a day that its words name, not with a month or a year. */
static bool names_day(const fz__page *page, fz__span span)
{
    fz_date date;

    span = behind_from(page, span);
    return (fz__day_read(page, span, &date) && date) || fz__page_find(page, span, U"日") != FZ__NO_GLYPH ||
           fz__page_find(page, span, U"号") != FZ__NO_GLYPH;
}

static fz_date read_end(const fz__page *page, fz__span span, due_base base, bool from_day)
{
    uint32_t at = span.first, day;
    fz_date date;

    /* What begins gives what ends its year, 5日至10日 its month, too. */
    if (base.begin && (read_part(page, &at, span.end, U'日', &day) || read_part(page, &at, span.end, U'号', &day))) {
        date = fz_date_make(base.begin / 10000, base.begin / 100 % 100, (int)day);
        return date >= base.begin ? date : 0;
    }
    date = read_words(page, span, base);
    /* Of a begin that is a month only the end is known: 2021年6月至6月15日 is well. */
    return from_day ? (date >= base.begin ? date : 0) : (date / 100 >= base.begin / 100 ? date : 0);
}

fz_date fz__due_day(const fz__page *page, fz__span span, fz_date own, const char **every)
{
    period found;
    fz__span begin;

    *every = recurrence(page, span);
    if (**every || fz__page_find_sign(page, span, U',') != FZ__NO_GLYPH)
        return 0;
    found = find_period(page, span);
    /* 3月至5月启动、12月底前完成: of several the reader has to say. */
    if ((found.end != FZ__NO_GLYPH || found.further) &&
        (fz__page_find_sign(page, span, U'、') != FZ__NO_GLYPH || fz__page_find_sign(page, span, ';') != FZ__NO_GLYPH))
        return 0;
    if (found.end == FZ__NO_GLYPH)
        return found.only_begin ? 0 : read_words(page, span, (due_base){.own = own});
    if (found.word && goes_on(page, span, found.end))
        return 0;
    begin = (fz__span){span.first, found.end - 1};
    return read_end(page, (fz__span){found.end, span.end}, (due_base){own, read_begin(page, begin, own, found.word)},
                    found.word == U'日' || (!found.word && names_day(page, begin)));
}
