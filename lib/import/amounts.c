/* Numbers are read from folded glyphs, so digits and signs of either width are the same. What has two readings is vague:
 * 两三次 may be two or three, 20余个 anything above. */
#include "import/amounts.h"

#include "base/numeral.h"
#include "base/utf8.h"

#include <fazhi/decimal.h>

typedef struct unit {
    const char32_t *word;
    fz__measure measure;
    const char *time;
} unit;

/* Longer ones before those that begin them. */
static const unit units[] = {
    {U"个百分点", FZ_MEASURE_THING, NULL},   {U"个工作日", FZ_MEASURE_TIME, "workday"},
    {U"个自然日", FZ_MEASURE_TIME, "day"},   {U"个日历日", FZ_MEASURE_TIME, "day"},
    {U"个小时", FZ_MEASURE_TIME, "hour"},    {U"个星期", FZ_MEASURE_TIME, "week"},
    {U"个月", FZ_MEASURE_TIME, "month"},     {U"个课时", FZ_MEASURE_THING, NULL},
    {U"个学时", FZ_MEASURE_THING, NULL},     {U"个", FZ_MEASURE_THING, NULL},
    {U"工作日", FZ_MEASURE_TIME, "workday"}, {U"小时", FZ_MEASURE_TIME, "hour"},
    {U"分钟", FZ_MEASURE_TIME, "minute"},    {U"星期", FZ_MEASURE_TIME, "week"},
    {U"天", FZ_MEASURE_TIME, "day"},         {U"日", FZ_MEASURE_TIME, "day"},
    {U"周", FZ_MEASURE_TIME, "week"},        {U"年", FZ_MEASURE_TIME, "year"},
    {U"%", FZ_MEASURE_PERCENT, NULL},        {U"‰", FZ_MEASURE_THING, NULL},
    {U"场次", FZ_MEASURE_EVENT, NULL},       {U"人次", FZ_MEASURE_THING, NULL},
    {U"批次", FZ_MEASURE_EVENT, NULL},       {U"次", FZ_MEASURE_EVENT, NULL},
    {U"场", FZ_MEASURE_EVENT, NULL},         {U"期", FZ_MEASURE_EVENT, NULL},
    {U"轮", FZ_MEASURE_EVENT, NULL},         {U"回", FZ_MEASURE_EVENT, NULL},
    {U"遍", FZ_MEASURE_EVENT, NULL},         {U"平方公里", FZ_MEASURE_THING, NULL},
    {U"平方千米", FZ_MEASURE_THING, NULL},   {U"平方米", FZ_MEASURE_THING, NULL},
    {U"立方米", FZ_MEASURE_THING, NULL},     {U"公里", FZ_MEASURE_THING, NULL},
    {U"千米", FZ_MEASURE_THING, NULL},       {U"公顷", FZ_MEASURE_THING, NULL},
    {U"公斤", FZ_MEASURE_THING, NULL},       {U"千克", FZ_MEASURE_THING, NULL},
    {U"千瓦时", FZ_MEASURE_THING, NULL},     {U"千瓦", FZ_MEASURE_THING, NULL},
    {U"美元", FZ_MEASURE_THING, NULL},       {U"学时", FZ_MEASURE_THING, NULL},
    {U"课时", FZ_MEASURE_THING, NULL},       {U"米", FZ_MEASURE_THING, NULL},
    {U"亩", FZ_MEASURE_THING, NULL},         {U"吨", FZ_MEASURE_THING, NULL},
    {U"元", FZ_MEASURE_THING, NULL},         {U"人", FZ_MEASURE_THING, NULL},
    {U"名", FZ_MEASURE_THING, NULL},         {U"位", FZ_MEASURE_THING, NULL},
    {U"户", FZ_MEASURE_THING, NULL},         {U"家", FZ_MEASURE_THING, NULL},
    {U"处", FZ_MEASURE_THING, NULL},         {U"项", FZ_MEASURE_THING, NULL},
    {U"条", FZ_MEASURE_THING, NULL},         {U"篇", FZ_MEASURE_THING, NULL},
    {U"份", FZ_MEASURE_THING, NULL},         {U"件", FZ_MEASURE_THING, NULL},
    {U"起", FZ_MEASURE_THING, NULL},         {U"套", FZ_MEASURE_THING, NULL},
    {U"台", FZ_MEASURE_THING, NULL},         {U"辆", FZ_MEASURE_THING, NULL},
    {U"座", FZ_MEASURE_THING, NULL},         {U"所", FZ_MEASURE_THING, NULL},
    {U"种", FZ_MEASURE_THING, NULL},         {U"门", FZ_MEASURE_THING, NULL},
    {U"张", FZ_MEASURE_THING, NULL},         {U"幅", FZ_MEASURE_THING, NULL},
    {U"块", FZ_MEASURE_THING, NULL},         {U"部", FZ_MEASURE_THING, NULL},
    {U"支", FZ_MEASURE_THING, NULL},         {U"节", FZ_MEASURE_THING, NULL},
    {U"堂", FZ_MEASURE_THING, NULL},         {U"批", FZ_MEASURE_EVENT, NULL},
    {U"倍", FZ_MEASURE_THING, NULL},         {U"分", FZ_MEASURE_THING, NULL},
    {U"本", FZ_MEASURE_THING, NULL},         {U"册", FZ_MEASURE_THING, NULL},
    {U"村", FZ_MEASURE_THING, NULL},         {U"株", FZ_MEASURE_THING, NULL},
    {U"棵", FZ_MEASURE_THING, NULL},         {U"头", FZ_MEASURE_THING, NULL},
    {U"只", FZ_MEASURE_THING, NULL},         {U"艘", FZ_MEASURE_THING, NULL},
    {U"架", FZ_MEASURE_THING, NULL},         {U"间", FZ_MEASURE_THING, NULL},
    {U"栋", FZ_MEASURE_THING, NULL},         {U"幢", FZ_MEASURE_THING, NULL},
    {U"例", FZ_MEASURE_THING, NULL},         {U"岁", FZ_MEASURE_GRADE, NULL},
    {U"级", FZ_MEASURE_GRADE, NULL},         {U"层", FZ_MEASURE_GRADE, NULL},
    {U"档", FZ_MEASURE_GRADE, NULL},
};

/* A unit's first character in another word: 一次性, 三部曲. */
static const char32_t *const no_units[] = {
    U"次性", U"次日", U"部门", U"部委", U"部分", U"分之", U"分类",   U"分别",   U"日常",   U"年级",   U"年度",
    U"条例", U"家庭", U"起来", U"处理", U"头目", U"本级", U"年以来", U"期工程", U"期项目", U"级标准", NULL};

typedef struct suffix {
    const char32_t *word;
    fz_bound bound;
    bool vague, inside;
} suffix;

static const suffix suffixes[] = {
    {U"及以上", FZ_BOUND_LEAST, false, false}, {U"或以上", FZ_BOUND_LEAST, false, false},
    {U"以上", FZ_BOUND_LEAST, false, false},   {U"及以下", FZ_BOUND_MOST, false, false},
    {U"以下", FZ_BOUND_MOST, false, false},    {U"以内", FZ_BOUND_MOST, false, true},
    {U"之内", FZ_BOUND_MOST, false, true},     {U"左右", FZ_BOUND_NONE, true, false},
    {U"上下", FZ_BOUND_NONE, true, false},     {U"内", FZ_BOUND_NONE, false, true},
};

static const char32_t han_digits[] = U"〇零一二两三四五六七八九十百千";
static const char32_t *const about[] = {U"约", U"近", U"将近", U"大约", U"大概", U"接近", NULL};
static const char32_t percent_of[] = U"百分之";

bool fz__is_han_digit(uint32_t c)
{
    for (const char32_t *digit = han_digits; *digit; digit++)
        if (*digit == c)
            return true;
    return false;
}

void fz__amounts_index(fz__kinds *kinds, fz__filter *behind)
{
    fz__kinds_add(kinds, han_digits, FZ_GLYPH_DEMAND);
    fz__kinds_add(kinds, U"0123456789", FZ_GLYPH_DEMAND);
    for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
        fz__filter_add(behind, *units[i].word);
    for (const char32_t *sign = U"万亿余多几来数千百分至到-~—–,、。;:()"; *sign; sign++)
        fz__filter_add(behind, *sign);
}

uint32_t fz__digits_end(const fz__page *page, uint32_t at, uint32_t end)
{
    while (at < end && (fz__is_digit(page->glyphs[at].c) || fz__is_han_digit(page->glyphs[at].c)))
        at++;
    return at;
}

static uint32_t char_at(const fz__page *page, uint32_t at, uint32_t end)
{
    return at < end ? page->glyphs[at].c : 0;
}

/* Digits with a point or commas between thousands, as text for the reader of decimals. */
static uint32_t read_arabic(const fz__page *page, uint32_t at, uint32_t end, fz_decimal *value)
{
    char text[24];
    size_t length = 0;
    uint32_t i = at;

    for (; i < end && length + 1 < sizeof(text); i++) {
        uint32_t c = page->glyphs[i].c;
        bool digit_behind = fz__is_digit(char_at(page, i + 1, end));

        if (fz__is_digit(c) || (c == '.' && i > at && digit_behind))
            text[length++] = (char)c;
        else if (!(c == ',' && i > at && digit_behind && fz__is_digit(char_at(page, i + 2, end)) &&
                   fz__is_digit(char_at(page, i + 3, end)) && !fz__is_digit(char_at(page, i + 4, end))))
            break;
    }
    text[length] = '\0';
    return fz__is_digit(char_at(page, i, end)) || fz_decimal_parse(text, value) != FZ_OK ? 0 : i - at;
}

/* A run of Chinese digits. Two digits side by side are an estimate (两三, 三五) where no place or zero parts them. */
static uint32_t read_han(const fz__page *page, uint32_t at, uint32_t end, uint32_t *value, bool *vague)
{
    char bytes[12 * 4];
    size_t length = 0;
    uint32_t i = at, plain = 0;

    for (; i < end && i - at < 12 && fz__is_han_digit(page->glyphs[i].c); i++) {
        uint32_t c = page->glyphs[i].c;

        plain += fz__numeral_digit(c) > 0 || c == U'两';
        length += fz__utf8_put(c, bytes + length);
    }
    *vague = plain == 2 && i - at == 2;
    if (i < end && fz__is_han_digit(page->glyphs[i].c))
        return 0; /* longer than any number */
    return *vague || fz__numeral_parse(bytes, length, value) ? i - at : 0;
}

uint32_t fz__count_read(const fz__page *page, uint32_t at, uint32_t end, uint32_t *value)
{
    bool vague;
    uint32_t i = at;

    *value = 0;
    if (!fz__is_digit(char_at(page, at, end)))
        return read_han(page, at, end, value, &vague);
    for (; i < end && fz__is_digit(page->glyphs[i].c) && *value < 1000; i++)
        *value = *value * 10 + (page->glyphs[i].c - '0');
    return fz__is_digit(char_at(page, i, end)) ? 0 : i - at;
}

/* 万 and 亿 behind a number. */
static uint32_t read_multiplier(const fz__page *page, uint32_t at, uint32_t end, fz__amount *amount)
{
    static const struct {
        const char32_t *word;
        int64_t times;
    } multipliers[] = {{U"万亿", INT64_C(1000000000000)}, {U"万", 10000}, {U"亿", 100000000}};

    for (size_t i = 0; i < sizeof(multipliers) / sizeof(*multipliers); i++) {
        uint32_t length = fz__page_word(page, at, end, multipliers[i].word);

        if (!length)
            continue;
        if (amount->value > INT64_MAX / multipliers[i].times)
            amount->vague = true;
        else
            amount->value *= multipliers[i].times;
        return length;
    }
    return 0;
}

/* A number with its multiplier; 0 for none. */
static uint32_t read_number(const fz__page *page, uint32_t at, uint32_t end, fz__amount *amount)
{
    uint32_t length, count = 0;
    bool vague = false;

    if (fz__is_digit(char_at(page, at, end))) {
        length = read_arabic(page, at, end, &amount->value);
        amount->chinese = false;
    } else {
        length = read_han(page, at, end, &count, &vague);
        amount->value = count * FZ_DECIMAL_ONE;
        amount->vague = amount->vague || vague;
        amount->chinese = true;
    }
    return length ? length + read_multiplier(page, at + length, end, amount) : 0;
}

static uint32_t read_unit(const fz__page *page, uint32_t at, uint32_t end, fz__amount *amount)
{
    uint32_t c = char_at(page, at, end);

    if (!c || fz__page_starts_any(page, (fz__span){at, end}, no_units))
        return 0;
    for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
        if (*units[i].word != c || !fz__page_word(page, at, end, units[i].word))
            continue;
        amount->measure = units[i].measure;
        amount->time = units[i].time;
        return fz__page_word(page, at, end, units[i].word);
    }
    return 0;
}

/* What ends a run of words. */
static bool is_stop(const fz__page *page, uint32_t at, uint32_t end)
{
    uint32_t c = char_at(page, at, end);

    return !c || c == ',' || c == 0x3001 || fz__is_colon(c) || fz__is_sentence_end(c) || fz__is_open(c) ||
           fz__is_close(c);
}

/* A classifier that we do not know: one ideograph between a number and a stop (30卷，). */
static uint32_t read_other_unit(const fz__page *page, uint32_t at, uint32_t end, fz__amount *amount)
{
    static const char32_t none[] = U"前后内外中上下初末底起来间时余多几月号亿万半成些";
    uint32_t c = char_at(page, at, end);

    if (c < 0x4E00 || c > 0x9FFF || !is_stop(page, at + 1, end) || fz__is_han_digit(c))
        return 0;
    for (const char32_t *other = none; *other; other++)
        if (*other == c)
            return 0;
    amount->measure = FZ_MEASURE_THING;
    return 1;
}

static bool is_range_sign(uint32_t c)
{
    return c == '-' || c == '~' || c == 0x2014 || c == 0x2013 || c == 0x2500 || c == U'至' || c == U'到';
}

/* The other end of a range, with its unit. */
static uint32_t read_range(const fz__page *page, uint32_t at, uint32_t end, fz__amount *amount)
{
    fz__amount other = {.vague = false};
    uint32_t i = at, length;

    while (i < end && i - at < 2 && is_range_sign(page->glyphs[i].c))
        i++;
    if (i == at)
        return 0;
    length = read_number(page, i, end, &other);
    if (!length)
        return 0;
    i += length;
    length = read_unit(page, i, end, &other);
    amount->vague = true;
    if (length) {
        amount->measure = other.measure;
        amount->time = other.time;
        amount->unit = (fz__span){i, i + length};
    }
    return i + length - at;
}

/* 20余, 十几, 5千: what a number may go on with that makes it no number. */
static bool is_inexact(uint32_t c)
{
    return c == U'余' || c == U'多' || c == U'几' || c == U'来' || c == U'数' || c == U'千' || c == U'百' || c == U'十';
}

static void read_suffix(const fz__page *page, uint32_t end, fz__amount *amount)
{
    for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++) {
        uint32_t length = fz__page_word(page, amount->end, end, suffixes[i].word);

        if (!length)
            continue;
        amount->suffix = suffixes[i].bound;
        amount->vague = amount->vague || suffixes[i].vague;
        amount->inside = suffixes[i].inside;
        amount->end += length;
        return;
    }
}

bool fz__amount_read(const fz__page *page, uint32_t at, uint32_t end, fz__amount *amount)
{
    uint32_t i = at, length = fz__page_word(page, at, end, percent_of);
    bool percent = length > 0;

    *amount = (fz__amount){.vague = false};
    i += length;
    length = percent ? fz__page_word(page, i, end, U"百") : 0;
    if (length)
        amount->value = 100 * FZ_DECIMAL_ONE;
    else
        length = read_number(page, i, end, amount);
    if (!length)
        return false;
    i += length;
    amount->number = (fz__span){at, i};
    /* 千 of 千米 belongs to the unit. */
    for (; i < end && is_inexact(page->glyphs[i].c) && (percent || !read_unit(page, i, end, amount)); i++)
        amount->vague = true;
    length = percent ? 0 : read_unit(page, i, end, amount);
    if (!length && !percent && !amount->vague)
        length = read_other_unit(page, i, end, amount);
    amount->unit = (fz__span){i, i + length};
    if (percent)
        amount->measure = FZ_MEASURE_PERCENT;
    amount->end = i + length;
    amount->end += read_range(page, amount->end, end, amount);
    read_suffix(page, end, amount);
    for (const char32_t *const *word = about; *word; word++)
        if (fz__page_ends(page, (fz__span){at > 2 ? at - 2 : 0, at}, *word))
            amount->vague = true;
    return true;
}
