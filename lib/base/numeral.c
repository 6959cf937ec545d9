/* Chinese numerals.
 *
 * A run of numeral characters is read as a whole: either all of it is one number or none of it. There are two grammars:
 * digits in a row (二〇一六), and digits with places (一千零一十六), whose rules are those of formal writing: places
 * descend, one zero stands for each gap and nowhere else, and 十 alone may go without a digit in front or behind 百. */
#include "base/numeral.h"

#include "base/utf8.h"

#define LARGEST     9999
#define LONGEST_RUN 8 /* 九千九百九十九 has 7; what is longer is no number */
#define YEAR        0x5E74

typedef enum kind {
    DIGIT,  /* 1 to 9 */
    PAIR,   /* 两: 2, before 百 and 千 or alone */
    ZERO,   /* 零 〇 */
    CIRCLE, /* ○: a zero, but not the first character */
    LETTER, /* O and 0: a zero between digits */
    TENS,   /* 廿 卅 卌 */
    PLACE,  /* 十 百 千 */
    BEYOND  /* 万 亿: what they end is out of range */
} kind;

typedef struct glyph {
    uint16_t code;
    uint8_t kind;
    uint16_t value;
} glyph;

/* 0OΟО○◯〇一七万三两九二五亿仟伍佰億兩八六十千卄卅卌叁參叄四壹廿弌弍弎拾捌柒玖百肆萬貳贰陆陸零０Ｏ */
static const glyph glyphs[] = {
    {0x0030, LETTER, 0}, {0x004F, LETTER, 0},   {0x039F, LETTER, 0}, {0x041E, LETTER, 0},  {0x25CB, CIRCLE, 0},
    {0x25EF, CIRCLE, 0}, {0x3007, ZERO, 0},     {0x4E00, DIGIT, 1},  {0x4E03, DIGIT, 7},   {0x4E07, BEYOND, 0},
    {0x4E09, DIGIT, 3},  {0x4E24, PAIR, 2},     {0x4E5D, DIGIT, 9},  {0x4E8C, DIGIT, 2},   {0x4E94, DIGIT, 5},
    {0x4EBF, BEYOND, 0}, {0x4EDF, PLACE, 1000}, {0x4F0D, DIGIT, 5},  {0x4F70, PLACE, 100}, {0x5104, BEYOND, 0},
    {0x5169, PAIR, 2},   {0x516B, DIGIT, 8},    {0x516D, DIGIT, 6},  {0x5341, PLACE, 10},  {0x5343, PLACE, 1000},
    {0x5344, TENS, 20},  {0x5345, TENS, 30},    {0x534C, TENS, 40},  {0x53C1, DIGIT, 3},   {0x53C3, DIGIT, 3},
    {0x53C4, DIGIT, 3},  {0x56DB, DIGIT, 4},    {0x58F9, DIGIT, 1},  {0x5EFF, TENS, 20},   {0x5F0C, DIGIT, 1},
    {0x5F0D, DIGIT, 2},  {0x5F0E, DIGIT, 3},    {0x62FE, PLACE, 10}, {0x634C, DIGIT, 8},   {0x67D2, DIGIT, 7},
    {0x7396, DIGIT, 9},  {0x767E, PLACE, 100},  {0x8086, DIGIT, 4},  {0x842C, BEYOND, 0},  {0x8CB3, DIGIT, 2},
    {0x8D30, DIGIT, 2},  {0x9646, DIGIT, 6},    {0x9678, DIGIT, 6},  {0x96F6, ZERO, 0},    {0xFF10, LETTER, 0},
    {0xFF2F, LETTER, 0},
};

/* Numbers that are one character, in runs. */
static const struct {
    uint16_t first, last, value;
} symbols[] = {
    {0x2460, 0x2473, 1},  /* ① to ⑳ */
    {0x2474, 0x2487, 1},  /* ⑴ to ⒇ */
    {0x2488, 0x249B, 1},  /* ⒈ to ⒛ */
    {0x24EA, 0x24EA, 0},  /* ⓪ */
    {0x24EB, 0x24F4, 11}, /* ⓫ to ⓴ */
    {0x24F5, 0x24FE, 1},  /* ⓵ to ⓾ */
    {0x2776, 0x277F, 1},  /* ❶ to ❿ */
    {0x2780, 0x2789, 1},  /* ➀ to ➉ */
    {0x278A, 0x2793, 1},  /* ➊ to ➓ */
    {0x3220, 0x3229, 1},  /* ㈠ to ㈩ */
    {0x3251, 0x325F, 21}, /* ㉑ to ㉟ */
    {0x3280, 0x3289, 1},  /* ㊀ to ㊉ */
    {0x32B1, 0x32BF, 36}, /* ㊱ to ㊿ */
};

static const glyph *glyph_of(uint32_t c)
{
    size_t low = 0, high = sizeof(glyphs) / sizeof(glyphs[0]);

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (glyphs[middle].code == c)
            return &glyphs[middle];
        if (glyphs[middle].code < c)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static bool is_arabic(uint32_t c)
{
    c = fz__fold_width(c);
    return c >= '0' && c <= '9';
}

int fz__numeral_digit(uint32_t c)
{
    const glyph *found;

    if (is_arabic(c))
        return (int)(fz__fold_width(c) - '0');
    found = glyph_of(c);
    return found && (found->kind == DIGIT || (found->kind >= ZERO && found->kind <= LETTER)) ? found->value : -1;
}

/* The character at `at` without moving; 0 at the end. */
static uint32_t peek(const char *at, const char *end)
{
    return at < end ? fz__utf8_next(&at, end) : 0;
}

static size_t read_arabic(const char *bytes, const char *end, uint32_t *value)
{
    const char *at = bytes;
    const glyph *behind;
    uint32_t total = 0;
    size_t count = 0;

    for (; is_arabic(peek(at, end)); count++) { /* bounded, so that a page of digits costs no square */
        if (total > LARGEST || count == LONGEST_RUN)
            return 0;
        total = total * 10 + fz__fold_width(fz__utf8_next(&at, end)) - '0';
    }
    behind = glyph_of(peek(at, end)); /* 3百, 5万: more than the digits say */
    if (total > LARGEST || (behind && (behind->kind == PLACE || behind->kind == BEYOND)))
        return 0;
    *value = total;
    return (size_t)(at - bytes);
}

static size_t read_symbol(const char *bytes, const char *end, uint32_t *value)
{
    const char *at = bytes;
    uint32_t c = fz__utf8_next(&at, end);

    for (size_t i = 0; i < sizeof(symbols) / sizeof(symbols[0]); i++)
        if (c >= symbols[i].first && c <= symbols[i].last) {
            *value = c - symbols[i].first + symbols[i].value;
            return (size_t)(at - bytes);
        }
    return 0;
}

/* Whether the letters at `at` are zeros: a digit or 年 follows them. */
static bool letters_are_zeros(const char *at, const char *end)
{
    const glyph *found = NULL;
    uint32_t c = 0;

    for (int i = 0; i < LONGEST_RUN && at < end; i++) {
        c = fz__utf8_next(&at, end);
        found = glyph_of(c);
        if (!found || found->kind != LETTER)
            break;
    }
    return c == YEAR || (found && (found->kind == DIGIT || found->kind == ZERO || found->kind == CIRCLE));
}

/* Collect the run of numeral characters at `bytes`, one more than any number has at most: its length in bytes, its
 * characters in `run`. */
static size_t collect(const char *bytes, const char *end, const glyph *run[LONGEST_RUN + 1], size_t *count)
{
    const char *at = bytes;
    bool letters = false; /* where one letter is a zero, the others are */

    *count = 0;
    while (at < end && *count <= LONGEST_RUN) {
        const char *next = at;
        const glyph *found = glyph_of(fz__utf8_next(&next, end));

        if (!found)
            break;
        if (found->kind == LETTER) {
            letters = letters || (*count > 0 && letters_are_zeros(at, end));
            if (!letters)
                break;
        }
        run[(*count)++] = found;
        at = next;
    }
    return (size_t)(at - bytes);
}

static bool is_zero(const glyph *g)
{
    return g->kind == ZERO || g->kind == CIRCLE || g->kind == LETTER;
}

/* 二〇一六 */
/* A zero in front is read once, as in 〇五; two of them are no way to write a number. */
static bool digits_in_a_row(const glyph *const *run, size_t count, uint32_t *value)
{
    *value = 0;
    if (count > 4 || (count > 1 && is_zero(run[0]) && is_zero(run[1])))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!is_zero(run[i]) && run[i]->kind != DIGIT && count > 1)
            return false;
        *value = *value * 10 + run[i]->value;
    }
    return true;
}

/* One digit and its place at `run[0]`; how many characters it takes, 0 when there is none such. */
static size_t digit_and_place(const glyph *const *run, size_t count, uint32_t *digit, uint32_t *place)
{
    bool placed = count > 1 && run[1]->kind == PLACE;

    *digit = run[0]->value;
    *place = placed ? run[1]->value : 1;
    switch ((kind)run[0]->kind) {
    case DIGIT:
        return placed ? 2 : 1;
    case PAIR:
        return *place >= 100 ? 2 : 0;
    case TENS:
        *digit = run[0]->value / 10u;
        *place = 10;
        return 1;
    case PLACE: /* 十二 */
        *digit = 1;
        *place = run[0]->value;
        return *place == 10 ? 1 : 0;
    case ZERO:
    case CIRCLE:
    case LETTER:
    case BEYOND:
        break;
    }
    return 0;
}

/* 一千零一十六 */
static bool with_places(const glyph *const *run, size_t count, uint32_t *value)
{
    uint32_t digit, place, above = 0; /* the place before; 0 at the start */

    *value = 0;
    for (size_t i = 0, taken; i < count; i += taken) {
        bool zero = is_zero(run[i]), bare;

        if (zero && (++i == count || above == 0))
            return false;
        taken = digit_and_place(run + i, count - i, &digit, &place);
        bare = run[i]->kind == PLACE;
        if (!taken || (above && place >= above) || (bare && above && (zero || above != 100)))
            return false;
        if (above && zero != (place * 10 != above))
            return false;
        *value += digit * place;
        above = place;
    }
    return true;
}

static size_t read_chinese(const char *bytes, const char *end, uint32_t *value)
{
    const glyph *run[LONGEST_RUN + 1];
    size_t count, length = collect(bytes, end, run, &count);
    bool placed = false;

    if (count == 0 || count > LONGEST_RUN || run[0]->kind == CIRCLE)
        return 0;
    for (size_t i = 0; i < count; i++)
        placed = placed || run[i]->kind >= TENS;
    return (placed ? with_places : digits_in_a_row)(run, count, value) ? length : 0;
}

size_t fz__numeral_read(const char *bytes, size_t length, uint32_t *value)
{
    const char *end = bytes + length;
    size_t taken;

    *value = 0;
    if (length == 0)
        return 0;
    if (is_arabic(peek(bytes, end)))
        return read_arabic(bytes, end, value);
    taken = read_symbol(bytes, end, value);
    if (!taken)
        taken = read_chinese(bytes, end, value);
    if (!taken)
        *value = 0;
    return taken;
}

bool fz__numeral_parse(const char *bytes, size_t length, uint32_t *value)
{
    if (length > 0 && fz__numeral_read(bytes, length, value) == length)
        return true;
    *value = 0;
    return false;
}

/* Add a string of at most one character at `at`; returns its end. */
static char *put(char *at, const char *character)
{
    while (*character)
        *at++ = *character++;
    return at;
}

/* Write the characters of 1 to 9,999 to `at`; returns their end. */
static char *put_number(char *at, uint32_t value)
{
    static const char *const digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    static const char *const places[] = {"千", "百", "十", ""};
    bool begun = false, gap = false;

    for (uint32_t i = 0, place = 1000; place > 0; i++, place /= 10) {
        uint32_t digit = value / place % 10;

        if (digit == 0) {
            gap = begun;
            continue;
        }
        if (gap)
            at = put(at, digits[0]);
        if (begun || place != 10 || digit != 1) /* 十, but 一百一十 */
            at = put(at, digits[digit]);
        at = put(at, places[i]);
        begun = true;
        gap = false;
    }
    return at;
}

size_t fz__numeral_format(uint32_t value, char *text, size_t capacity)
{
    char whole[3 * LONGEST_RUN];
    size_t length = value <= LARGEST ? (size_t)(put_number(whole, value) - whole) : 0;

    return fz__utf8_give(whole, length, text, capacity);
}
