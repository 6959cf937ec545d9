#include "import/moments.h"

#include "base/date.h"
#include "import/amounts.h"
#include "import/dues.h"

typedef struct part {
    const char32_t *word;
    uint32_t day; /* 0: the month's end */
} part;

/* Parts of a month, by their last day. */
static const part parts[] = {{U"底", 0},   {U"末", 0},    {U"月底", 0}, {U"月末", 0},
                             {U"下旬", 0}, {U"中旬", 20}, {U"上旬", 10}};

static const char32_t *const year_ends[] = {U"年底", U"年末", U"年终", U"底", U"末", NULL};
static const char32_t *const befores[] = {U"之前", U"以前", U"前", NULL};
static const char32_t *const withins[] = {U"以内", U"之内", U"内", NULL};
static const char32_t *const this_year[] = {U"今年", U"本年度", U"本年", U"当年", NULL};

static const struct {
    const char32_t *word;
    uint32_t month;
} spans[] = {{U"第一季度", 3}, {U"第二季度", 6}, {U"第三季度", 9}, {U"第四季度", 12}, {U"一季度", 3},
             {U"二季度", 6},   {U"三季度", 9},   {U"四季度", 12},  {U"上半年", 6},    {U"下半年", 12},
             {U"1季度", 3},    {U"2季度", 6},    {U"3季度", 9},    {U"4季度", 12}};

/* The length of the first of the words that stands at `at`; 0 for none. */
static uint32_t any_word(const fz__page *page, uint32_t at, uint32_t end, const char32_t *const *words)
{
    uint32_t length = 0;

    for (; *words && !length; words++)
        length = fz__page_word(page, at, end, *words);
    return length;
}

static uint32_t read_year(const fz__page *page, uint32_t at, uint32_t end, fz_date own, uint32_t *year)
{
    uint32_t length = any_word(page, at, end, this_year), count;

    *year = 0;
    if (length) {
        *year = (uint32_t)own / 10000;
        return length;
    }
    length = fz__count_read(page, at, end, &count);
    if (length != 4 || !fz__is_year(count) || !fz__page_word(page, at + length, end, U"年"))
        return 0;
    *year = count;
    length++;
    return length + fz__page_word(page, at + length, end, U"度");
}

/* A part of a month or a day of it behind 月. */
static uint32_t read_part(const fz__page *page, uint32_t at, uint32_t end, fz__moment *moment)
{
    uint32_t length, count;

    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        length = fz__page_word(page, at, end, parts[i].word);
        if (!length)
            continue;
        moment->day = parts[i].day;
        moment->at_end = !parts[i].day;
        return length;
    }
    length = fz__count_read(page, at, end, &count);
    if (!length || count < 1 || count > 31 ||
        !(fz__page_word(page, at + length, end, U"日") || fz__page_word(page, at + length, end, U"号")))
        return 0;
    moment->day = count;
    return length + 1;
}

static uint32_t read_month(const fz__page *page, uint32_t at, uint32_t end, fz__moment *moment)
{
    uint32_t count, length = fz__count_read(page, at, end, &count), behind;

    if (!length || count < 1 || count > 12 || !fz__page_word(page, at + length, end, U"月"))
        return 0;
    moment->month = count;
    length++;
    behind = read_part(page, at + length, end, moment);
    if (!behind)
        behind = fz__page_word(page, at + length, end, U"份");
    moment->whole = !moment->day && !moment->at_end;
    return length + behind;
}

static uint32_t read_span(const fz__page *page, uint32_t at, uint32_t end, fz__moment *moment)
{
    static const char32_t *const ends[] = {U"底", U"末", NULL};

    for (size_t i = 0; i < sizeof(spans) / sizeof(*spans); i++) {
        uint32_t length = fz__page_word(page, at, end, spans[i].word);

        if (!length)
            continue;
        moment->month = spans[i].month;
        moment->at_end = true;
        return length + any_word(page, at + length, end, ends);
    }
    return 0;
}

static uint32_t read_year_end(const fz__page *page, uint32_t at, uint32_t end, fz__moment *moment)
{
    uint32_t length = any_word(page, at, end, year_ends);

    if (length) {
        moment->month = 12;
        moment->at_end = true;
    }
    return length;
}

/* What ends a moment; 内 makes a year or a month its end. */
static void read_close(const fz__page *page, uint32_t at, uint32_t end, fz__moment *moment)
{
    uint32_t length = any_word(page, at, end, befores);

    moment->before = length > 0;
    if (!length) {
        length = any_word(page, at, end, withins);
        moment->within = length > 0;
    }
    if (moment->within && moment->whole) {
        moment->month = moment->month ? moment->month : 12;
        moment->at_end = true;
        moment->whole = false;
    }
    moment->end = at + length;
}

bool fz__moment_read(const fz__page *page, uint32_t at, uint32_t end, fz_date own, fz__moment *moment)
{
    uint32_t i = at, length;

    *moment = (fz__moment){.year = 0};
    length = read_year(page, at, end, own, &moment->year);
    i += length;
    if (!length) {
        length = fz__page_word(page, at, end, U"年内") ? 1 : 0;
        moment->whole = length > 0;
        if (!length && fz__page_word(page, at, end, U"年"))
            length = read_year_end(page, at, end, moment);
        if (!length)
            length = read_month(page, at, end, moment);
        if (!length)
            length = read_span(page, at, end, moment);
        if (!length)
            return false;
        i += length;
    } else {
        length = read_year_end(page, i, end, moment);
        if (!length)
            length = read_month(page, i, end, moment);
        if (!length)
            length = read_span(page, i, end, moment);
        moment->whole = moment->whole || !length;
        i += length;
    }
    read_close(page, i, end, moment);
    return true;
}

/* 至, 、 and the like: the moment is one end of a span, or one of several. */
static bool goes_on(const fz__page *page, uint32_t at, uint32_t end)
{
    static const char32_t signs[] = U"至到-~—–、和及或与/月";

    if (at >= end)
        return false;
    for (const char32_t *sign = signs; *sign; sign++)
        if (*sign == page->glyphs[at].c)
            return true;
    return false;
}

fz__part_kind fz__moment_of_period(const fz__page *page, uint32_t at, uint32_t end, fz_period period,
                                   fz__moment *moment)
{
    uint32_t i = at + fz__page_word(page, at, end, U"的"), length = 0;

    *moment = (fz__moment){.year = 0};
    if (period == FZ_PERIOD_YEAR) {
        length = read_month(page, i, end, moment);
        if (!length)
            length = read_span(page, i, end, moment);
    } else if (period == FZ_PERIOD_MONTH) {
        length = read_part(page, i, end, moment);
    }
    if (!length) {
        length = any_word(page, i, end, year_ends);
        moment->at_end = length > 0;
        moment->month = length && period == FZ_PERIOD_YEAR ? 12 : 0;
    }
    if (!length || (moment->whole && fz__page_word(page, i + length, end, U"初")))
        return FZ_PART_KIND_NONE;
    read_close(page, i + length, end, moment);
    return goes_on(page, i + length, end) ? FZ_PART_KIND_SEVERAL : FZ_PART_KIND_ONE;
}

fz_date fz__moment_day(const fz__moment *moment)
{
    if (!moment->year || !moment->month || moment->whole)
        return 0;
    if (moment->at_end)
        return fz__date_month_end((int)moment->year, (int)moment->month);
    return fz_date_make((int)moment->year, (int)moment->month, (int)moment->day);
}
