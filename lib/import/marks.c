/* Marks.
 *
 * What looks like a number is often none: 2016年 and 2个 have no sign behind the number, 3.6% has a digit behind the dot,
 * and 一、二产业 goes on counting. What may be a number all the same (a number with nothing but white space behind it;
 * 1.100个小区) is marked weak, and stands only where the count of the document goes on with it. */
#include "import/marks.h"

#include <string.h>

#include "base/numeral.h"
#include "base/utf8.h"

#define NUMBER_MAX 999

static const char32_t *const chapter_words[] = {U"章", U"编", U"篇", U"部分", NULL};
static const char32_t *const named_words[] = {U"任务", U"措施", U"举措", U"目标", U"行动", U"工程",
                                              U"事项", U"专项", U"项目", U"要求", NULL};
/* Behind 一、二 these make one word of it: 一、二级, 一、二、三产业. */
static const char32_t counted[] = U"、级线类次期等产手楼层审届批和至";
static const char32_t bullets[] = U"—–―-•●■◆◇○□★▲△·*▪※►➢✓✔";
/* What is left of a character that was lost before a number. */
static const char32_t junk[] = U"?、.|丨¨";
/* Letters that bullets of symbol fonts become when a page is copied. */
static const char32_t letter_bullets[] = U"lnuvqØü§";

/* The ideographs that a number can begin with, folded or not; of signs all may. */
static const char32_t han_firsts[] =
    U"第丨一七万三两九二五亿仟伍佰億兩八六十千卄卅卌叁參叄参四壹廿弌弍弎拾捌柒玖百肆萬貳贰陆陸零";

bool fz__is_bullet(uint32_t c)
{
    return fz__is_one_of(c, bullets);
}

/* The numeral at `at`; its length in glyphs. Its text must stand unbroken. */
static uint32_t read_numeral(const fz__page *page, uint32_t at, uint32_t end, uint32_t *value)
{
    const char *text = page->lines->text.bytes, *from, *stop;
    uint32_t last, count = 0;
    size_t length;

    if (at >= end)
        return 0;
    last = end - at > 12 ? at + 11 : end - 1;
    from = text + page->glyphs[at].at;
    stop = text + page->glyphs[last].at;
    (void)fz__utf8_next(&stop, text + page->lines->text.length);
    length = fz__numeral_read(from, (size_t)(stop - from), value);
    if (!length)
        return 0;
    while (at + count < end && page->glyphs[at + count].at < (size_t)(from - text) + length)
        count++;
    return count;
}

static uint32_t c_at(const fz__page *page, uint32_t i, uint32_t end)
{
    return i < end ? page->glyphs[i].c : 0;
}

/* How a numeral is written. */
typedef enum form { FORM_DIGITS, FORM_HAN, FORM_CIRCLED, FORM_BRACKETED, FORM_BRACKETED_HAN, FORM_DOTTED } form;

static form form_of(uint32_t c)
{
    if (fz__is_digit(c))
        return FORM_DIGITS;
    if ((c >= 0x2460 && c <= 0x2473) || (c >= 0x2776 && c <= 0x2793) || (c >= 0x24EB && c <= 0x24FE))
        return FORM_CIRCLED;
    if (c >= 0x2474 && c <= 0x2487)
        return FORM_BRACKETED;
    if (c >= 0x2488 && c <= 0x249B)
        return FORM_DOTTED;
    if (c >= 0x3220 && c <= 0x3229)
        return FORM_BRACKETED_HAN;
    return FORM_HAN;
}

static bool set(fz__mark *mark, fz__style style, uint32_t number, uint32_t label, uint32_t label_end, uint32_t end)
{
    mark->style = style;
    mark->number = number;
    mark->label = (fz__span){label, label_end};
    mark->end = end;
    return true;
}

/* 第一章, 第三条, 第一， */
static bool read_ordinal(const fz__page *page, fz__span span, fz__mark *mark)
{
    uint32_t label = span.first + 1, number, length = read_numeral(page, label, span.end, &number), after, c;

    if (!length || number > NUMBER_MAX)
        return false;
    after = label + length;
    c = c_at(page, after, span.end);
    for (const char32_t *const *word = chapter_words; *word; word++) {
        uint32_t letters = fz__page_word(page, after, span.end, *word);

        if (letters)
            return set(mark, FZ_STYLE_CHAPTER, number, span.first, after + letters, after + letters);
    }
    if (c == U'节')
        return set(mark, FZ_STYLE_PART, number, span.first, after + 1, after + 1);
    if (c == U'条' && c_at(page, after + 1, span.end) != U'第')
        return set(mark, FZ_STYLE_ARTICLE, number, label, after, after + 1);
    if (c == U'、' || c == ',' || c == '.' || fz__is_colon(c))
        return set(mark, FZ_STYLE_ORDINAL, number, label, after, after + 1);
    return false;
}

/* （一）, (1), 【2】, and ㈠ ⑴ */
static bool read_bracketed(const fz__page *page, fz__span span, fz__mark *mark)
{
    uint32_t label = span.first + 1, number, length = read_numeral(page, label, span.end, &number), end;
    fz__style style;

    if (!length || number > NUMBER_MAX || !number || !fz__is_close(c_at(page, label + length, span.end)))
        return false;
    style = form_of(c_at(page, label, span.end)) == FORM_HAN ? FZ_STYLE_HAN_PAREN : FZ_STYLE_NUM_PAREN;
    end = label + length + 1;
    if (c_at(page, end, span.end) == U'、' || c_at(page, end, span.end) == '.')
        end++;
    return set(mark, style, number, label, label + length, end);
}

/* Whether 1. is followed by what makes it a decimal or a date: 3.6%, 5.12. A year may follow: 1.2023年. */
static bool goes_on_in_digits(const fz__page *page, uint32_t dot, uint32_t end, bool *weak)
{
    uint32_t digits = 0;

    if (!fz__is_digit(c_at(page, dot + 1, end)) || page->glyphs[dot + 1].gap)
        return false;
    while (fz__is_digit(c_at(page, dot + 1 + digits, end)))
        digits++;
    if (digits == 4 && c_at(page, dot + 5, end) == U'年')
        return false;
    /* 1.3月10日起: there is no month 1.3. */
    if (digits <= 2 && (c_at(page, dot + 1 + digits, end) == U'月' || c_at(page, dot + 1 + digits, end) == U'日'))
        return false;
    *weak = true;
    return c_at(page, dot + 1 + digits, end) == '%' || c_at(page, dot + 1 + digits, end) == '.' ||
           fz__page_word(page, dot + 1 + digits, end, U"个百分点") ||
           fz__page_word(page, dot + 1 + digits, end, U"万") || fz__page_word(page, dot + 1 + digits, end, U"亿") ||
           fz__page_word(page, dot + 1 + digits, end, U"倍");
}

/* 1.1 and 2.3.1, told from decimals by white space or 、 behind. */
static bool read_dotted(const fz__page *page, fz__span span, uint32_t number, uint32_t at, fz__mark *mark)
{
    uint32_t i = at;

    while (c_at(page, i, span.end) == '.' && fz__is_digit(c_at(page, i + 1, span.end)) && !page->glyphs[i + 1].gap) {
        uint32_t length = read_numeral(page, i + 1, span.end, &number);

        if (!length)
            return false;
        i += 1 + length;
    }
    if (i == at || i >= span.end || number > 99)
        return false;
    if (c_at(page, i, span.end) == U'、')
        return set(mark, FZ_STYLE_DOTTED, number, span.first, i, i + 1);
    return page->glyphs[i].gap && fz__is_han(page->glyphs[i].c) && set(mark, FZ_STYLE_DOTTED, number, span.first, i, i);
}

static bool read_digits(const fz__page *page, fz__span span, uint32_t number, uint32_t length, fz__mark *mark)
{
    uint32_t after = span.first + length, c = c_at(page, after, span.end);

    if (number > NUMBER_MAX || !number)
        return false;
    if (c == '.') {
        if (read_dotted(page, span, number, after, mark))
            return true;
        if (goes_on_in_digits(page, after, span.end, &mark->weak))
            return false;
        if (c_at(page, after + 1, span.end) == U'、')
            after++;
        return set(mark, FZ_STYLE_NUM, number, span.first, span.first + length, after + 1);
    }
    if (c == U'、' || c == 0xFF0E || c == 0xFF61) {
        /* 2、3月份 */
        mark->weak = fz__is_digit(c_at(page, after + 1, span.end)) && !page->glyphs[after + 1].gap;
        return set(mark, FZ_STYLE_NUM, number, span.first, after, after + 1);
    }
    if (c == ')' || c == 0xFF09)
        return set(mark, FZ_STYLE_NUM_PAREN, number, span.first, after, after + 1);
    if ((c == ',' || page->glyphs[after < span.end ? after : span.first].gap) && after < span.end) {
        mark->weak = true;
        return set(mark, FZ_STYLE_NUM, number, span.first, after, after + (c == ','));
    }
    return false;
}

static bool read_han(const fz__page *page, fz__span span, uint32_t number, uint32_t length, fz__mark *mark)
{
    uint32_t after = span.first + length, c = c_at(page, after, span.end), next = c_at(page, after + 1, span.end), more;
    uint32_t more_length;

    if (number > NUMBER_MAX || !number)
        return false;
    if (c == U'是' && number <= 20 && next != U'的')
        return set(mark, FZ_STYLE_ONE_IS, number, span.first, after, after + 1);
    if (c != U'、' && c != '.' && c != 0xFF0E && c != ',' && c != 0xFF64 && c != U'·')
        return false;
    /* 一、二级 counts; 一、二、三产业 too. */
    more_length = read_numeral(page, after + 1, span.end, &more);
    if (more_length && more == number + 1 && fz__is_one_of(c_at(page, after + 1 + more_length, span.end), counted))
        return false;
    mark->weak = c == ',';
    return set(mark, FZ_STYLE_HAN, number, span.first, after, after + 1);
}

static bool read_number(const fz__page *page, fz__span span, fz__mark *mark)
{
    uint32_t number, length = read_numeral(page, span.first, span.end, &number), after = span.first + length;

    if (!length)
        return false;
    switch (form_of(page->glyphs[span.first].c)) {
    case FORM_DIGITS:
        return read_digits(page, span, number, length, mark);
    case FORM_HAN:
        return read_han(page, span, number, length, mark);
    case FORM_CIRCLED:
        return set(mark, FZ_STYLE_CIRCLED, number, span.first, after, after);
    case FORM_BRACKETED:
        return set(mark, FZ_STYLE_NUM_PAREN, number, span.first, after, after);
    case FORM_BRACKETED_HAN:
        return set(mark, FZ_STYLE_HAN_PAREN, number, span.first, after, after);
    case FORM_DOTTED:
        return set(mark, FZ_STYLE_NUM, number, span.first, after, after);
    default:
        return false;
    }
}

/* 任务一： */
static bool read_named(const fz__page *page, fz__span span, fz__mark *mark)
{
    for (const char32_t *const *word = named_words; *word; word++) {
        uint32_t letters = fz__page_word(page, span.first, span.end, *word), number, length, c;

        if (!letters)
            continue;
        length = read_numeral(page, span.first + letters, span.end, &number);
        c = c_at(page, span.first + letters + length, span.end);
        if (!length || !number || number > NUMBER_MAX || !(fz__is_colon(c) || c == U'、' || c == '.'))
            return false;
        return set(mark, FZ_STYLE_NAMED, number, span.first + letters, span.first + letters + length,
                   span.first + letters + length + 1);
    }
    return false;
}

/* The length of a bullet in glyphs; a dash may be two. */
static uint32_t bullet_length(const fz__page *page, fz__span span)
{
    uint32_t c = page->glyphs[span.first].c, length = 1;

    if (fz__is_one_of(c, letter_bullets))
        return span.first + 1 < span.end && page->glyphs[span.first + 1].gap &&
               fz__is_han(page->glyphs[span.first + 1].c);
    if (!fz__is_bullet(c))
        return 0;
    while (length < 3 && c_at(page, span.first + length, span.end) == c)
        length++;
    c = c_at(page, span.first + length, span.end);
    return c && !(fz__is_digit(c) && length == 1 && page->glyphs[span.first].c == '-') ? length : 0;
}

static bool read_plain(const fz__page *page, fz__span span, fz__mark *mark)
{
    uint32_t c;

    memset(mark, 0, sizeof(*mark));
    mark->end = span.first;
    if (span.first >= span.end)
        return false;
    c = page->glyphs[span.first].c;
    if ((c == U'第' && read_ordinal(page, span, mark)) || (fz__is_open(c) && read_bracketed(page, span, mark)) ||
        read_number(page, span, mark) || read_named(page, span, mark))
        return true;
    memset(mark, 0, sizeof(*mark));
    mark->end = span.first;
    return false;
}

void fz__marks_index(fz__kinds *kinds)
{
    fz__kinds_add(kinds, han_firsts, FZ_GLYPH_MARK);
    for (const char32_t *const *word = named_words; *word; word++)
        fz__kinds_add(kinds, (const char32_t[]){**word, 0}, FZ_GLYPH_MARK);
    for (size_t i = 0; i < sizeof(kinds->others); i++)
        kinds->others[i] |= FZ_GLYPH_MARK;
}

bool fz__mark_read(const fz__page *page, fz__span span, fz__mark *mark)
{
    uint32_t bullet;
    fz__span rest;

    memset(mark, 0, sizeof(*mark));
    mark->end = span.first;
    if (span.first >= span.end || !(page->kinds[span.first] & FZ_GLYPH_MARK))
        return false;
    if (read_plain(page, span, mark))
        return true;
    if (span.first < span.end && fz__is_one_of(page->glyphs[span.first].c, junk))
        return read_plain(page, (fz__span){span.first + 1, span.end}, mark) && !mark->weak;
    bullet = span.first < span.end ? bullet_length(page, span) : 0;
    /* u第一、: a letter needs no space before a number. */
    if (!bullet && span.first < span.end && fz__is_one_of(page->glyphs[span.first].c, letter_bullets))
        return read_plain(page, (fz__span){span.first + 1, span.end}, mark) && !mark->weak &&
               mark->style != FZ_STYLE_NUM;
    if (!bullet)
        return false;
    rest = (fz__span){span.first + bullet, span.end};

    /* A bullet before a number is decoration. */
    if (read_plain(page, rest, mark) && !mark->weak)
        return true;
    memset(mark, 0, sizeof(*mark));
    return set(mark, FZ_STYLE_DASH, 0, rest.first, rest.first, rest.first);
}

uint32_t fz__mark_numeral(const fz__page *page, fz__span span)
{
    uint32_t value, length = read_numeral(page, span.first, span.end, &value);

    return length && length == fz__span_length(span) ? value : 0;
}

bool fz__style_is_heading(fz__style style)
{
    return style >= FZ_STYLE_CHAPTER && style <= FZ_STYLE_HAN_PAREN;
}

fz__slice fz__mark_label(fz__page *page, const fz__mark *mark)
{
    form how;
    char digits[FZ_DIGITS];
    char han[64];
    const char *text;
    char *copy;

    if (mark->label.first >= mark->label.end)
        return FZ_NO_SLICE;
    how = form_of(page->glyphs[mark->label.first].c);
    /* 第二章 is cited as that; 1-1 in a table is no number. */
    if (mark->style == FZ_STYLE_CHAPTER || mark->style == FZ_STYLE_PART ||
        (mark->style == FZ_STYLE_ROW && !mark->number))
        return fz__page_name(page, mark->label);
    if (how == FORM_HAN || mark->style == FZ_STYLE_DOTTED)
        return fz__page_name(page, mark->label);
    if (how == FORM_BRACKETED_HAN) {
        (void)fz__numeral_format(mark->number, han, sizeof(han));
        text = han;
    } else {
        text = fz__digits(mark->number, digits);
    }
    copy = fz__arena_string(page->arena, text, strlen(text));
    if (!copy)
        page->failed = true;
    return copy ? FZ_SLICE(copy) : FZ_NO_SLICE;
}
