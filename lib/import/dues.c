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
    while (i < span.end && fz__is_one_of(page->glyphs[i].c, time_chars))
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
