/* UTF-8: checking, walking, places. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* What is right and what is not, with the offset of the first byte that is wrong. */
static const struct {
    const char *what, *bytes;
    size_t wrong_at;
} cases[] = {
    {"nothing", "", 0},
    {"ASCII", "directive", 9},
    {"two bytes", "\xC2\x80\xDF\xBF", 4},
    {"three bytes", "\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF", 12},
    {"four bytes", "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", 8},
    {"Chinese and ASCII", "县政府办17", 14},
    {"a lone continuation", "ab\x80", 2},
    {"a continuation too many", "\xE4\xB8\xAD\xAD", 3},
    {"two bytes cut off", "a\xC3", 1},
    {"three bytes cut off", "a\xE4\xB8", 1},
    {"four bytes cut off", "a\xF0\x9F\x98", 1},
    {"a lead where a continuation belongs", "a\xE4\xB8\xE4\xB8\xAD", 1},
    {"overlong in two bytes", "\xC0\xAF", 0},
    {"overlong in two bytes, C1", "\xC1\xBF", 0},
    {"overlong in three bytes", "\xE0\x9F\xBF", 0},
    {"overlong in four bytes", "\xF0\x8F\xBF\xBF", 0},
    {"the first surrogate", "a\xED\xA0\x80", 1},
    {"the last surrogate", "a\xED\xBF\xBF", 1},
    {"over U+10FFFF", "a\xF4\x90\x80\x80", 1},
    {"F5", "\xF5\x80\x80\x80", 0},
    {"FE and FF", "abcdefghij\xFE\xFF", 10},
    {"GBK", "\xD6\xD0\xD1\xF4", 0},
};

Test(utf8, is_checked_by_the_standards_table)
{
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        cr_expect_eq(fz__utf8_check(cases[i].bytes, strlen(cases[i].bytes)), cases[i].wrong_at, "%s", cases[i].what);
}

Test(utf8, is_checked_at_every_alignment_and_never_beyond_the_end)
{
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        for (size_t before = 0; before < 20; before++) {
            size_t length = before + strlen(cases[i].bytes);
            char *bytes = malloc(length ? length : 1); /* a sanitizer sees what is read behind it */

            memset(bytes, 'x', before);
            memcpy(bytes + before, cases[i].bytes, length - before);
            cr_expect_eq(fz__utf8_check(bytes, length), before + cases[i].wrong_at, "%zu + %s", before, cases[i].what);
            free(bytes);
        }
}

Test(utf8, allows_nul)
{
    cr_assert_eq(fz__utf8_check("a\0b", 3), 3);
}

Test(utf8, of_every_code_point_is_read_as_it_was_written)
{
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        char bytes[4];
        const char *at = bytes;
        size_t length = fz__utf8_put(c, bytes);
        bool surrogate = c >= 0xD800 && c <= 0xDFFF;

        cr_assert_eq(length, c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4);
        cr_assert_eq(fz__utf8_check(bytes, length), surrogate ? 0 : length);
        cr_assert_eq(fz__utf8_next(&at, bytes + length), surrogate ? FZ__NOT_UTF8 : c);
        cr_assert_eq(at - bytes, surrogate ? 1 : (ptrdiff_t)length);
    }
}

/* The code point of a sequence by the definition: payload bits, then the shortest form and no surrogate. */
static bool is_right(const unsigned char *b, size_t length)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    static const unsigned lead_mask[] = {0, 0, 0xE0, 0xF0, 0xF8}, lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    uint32_t c = b[0] & ~lead_mask[length];

    if ((b[0] & lead_mask[length]) != lead[length])
        return false;
    for (size_t i = 1; i < length; i++) {
        if ((b[i] & 0xC0) != 0x80)
            return false;
        c = c << 6 | (b[i] & 0x3Fu);
    }
    return c >= least[length] && c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF);
}

Test(utf8, agrees_with_the_definition_on_sequences_of_all_kinds_of_bytes)
{
    static const unsigned char kinds[] = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF,
                                          0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
    const size_t count = sizeof(kinds);

    for (size_t n = 0; n < count * count * count * count; n++) {
        const unsigned char b[4] = {kinds[n % count], kinds[n / count % count], kinds[n / count / count % count],
                                    kinds[n / count / count / count]};
        size_t length = b[0] < 0x80 ? 1 : is_right(b, 2) ? 2 : is_right(b, 3) ? 3 : is_right(b, 4) ? 4 : 0;
        const char *at = (const char *)b;
        bool read = fz__utf8_next(&at, (const char *)b + 4) != FZ__NOT_UTF8;

        cr_assert_eq(read, length > 0);
        cr_assert_eq(at - (const char *)b, length ? (ptrdiff_t)length : 1);
    }
}

Test(utf8, is_counted_in_characters)
{
    cr_assert_eq(fz__utf8_count("", 0), 0);
    cr_assert_eq(fz__utf8_count("第17项", 8), 4);
    cr_assert_eq(fz__utf8_count("\xF0\xA0\x82\x87", 4), 1);
}

Test(utf8, is_cut_at_a_characters_end)
{
    const char *text = "a中\xF0\xA0\x82\x87";
    const size_t expected[] = {0, 1, 1, 1, 4, 4, 4, 4, 8};

    for (size_t length = 0; length <= 8; length++)
        cr_expect_eq(fz__utf8_floor(text, length), expected[length], "%zu", length);
}

Test(utf8, is_given_to_the_caller_in_whole_characters)
{
    char room[8];

    memset(room, 'x', sizeof(room));
    cr_assert_eq(fz__utf8_give("法治", 6, NULL, 0), 6);
    cr_assert_eq(fz__utf8_give("法治", 6, room, 1), 6);
    cr_assert_str_eq(room, "");
    cr_assert_eq(fz__utf8_give("法治", 6, room, 6), 6);
    cr_assert_str_eq(room, "法");
    cr_assert_eq(fz__utf8_give("法治", 6, room, 7), 6);
    cr_assert_str_eq(room, "法治");
    cr_assert_eq(room[7], 'x');
}

/* Lines and columns, found by stepping through every character. */
static void place_of(const char *bytes, size_t offset, uint64_t *line, uint64_t *column)
{
    *line = *column = 1;
    for (size_t i = 0; i < offset; i++) {
        bool ends = bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');

        *line += ends;
        *column = ends ? 1 : *column + ((bytes[i + 1] & 0xC0) != 0x80);
    }
}

static const char *const texts[] = {
    "",     "甲", "一\n二", "一\r\n二\r\n", "一\r二\r\r三", "\n\n\r\n\r\r\n", "第一部分\r\n  第二\n\n三\r四五\n\r六",
    "末\r",
};

Test(cursor, tells_line_and_column_of_every_offset)
{
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        fz__cursor cursor;
        size_t length = strlen(texts[i]);

        fz__cursor_init(&cursor, texts[i], length);
        for (size_t offset = 0; offset <= length; offset++) {
            uint64_t line, column;

            if (offset < length && (texts[i][offset] & 0xC0) == 0x80)
                continue;
            place_of(texts[i], offset, &line, &column);
            fz__cursor_move(&cursor, offset);
            cr_expect_eq(cursor.line, line, "text %zu, offset %zu", i, offset);
            cr_expect_eq(cursor.column, column, "text %zu, offset %zu", i, offset);
        }
    }
}

Test(cursor, tells_the_same_whichever_way_it_comes)
{
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        size_t length = strlen(texts[i]);

        for (size_t from = 0; from <= length; from++)
            for (size_t to = 0; to <= length; to++) {
                fz__cursor direct, moved;

                fz__cursor_init(&direct, texts[i], length);
                fz__cursor_init(&moved, texts[i], length);
                fz__cursor_move(&direct, to);
                fz__cursor_move(&moved, from);
                fz__cursor_move(&moved, to);
                cr_assert_eq(moved.line, direct.line);
                cr_assert_eq(moved.column, direct.column);
                cr_assert_eq(moved.offset, to);
            }
    }
}

Test(cursor, stops_at_the_end)
{
    fz__cursor cursor;

    fz__cursor_init(&cursor, "一\n二", 7);
    fz__cursor_move(&cursor, 100);
    cr_assert_eq(cursor.offset, 7);
    cr_assert_eq(cursor.line, 2);
    cr_assert_eq(cursor.column, 2);
}

/* Were each move to begin at its line's start, this would take minutes. */
Test(cursor, moves_through_one_long_line_in_linear_time, .timeout = 20)
{
    const size_t length = 3000000;
    char *bytes = malloc(length);
    fz__cursor cursor;

    for (size_t i = 0; i < length; i += 3)
        memcpy(bytes + i, "字", 3);
    fz__cursor_init(&cursor, bytes, length);
    for (size_t offset = 0; offset <= length; offset += 3)
        fz__cursor_move(&cursor, offset);
    cr_assert_eq(cursor.column, length / 3 + 1);
    free(bytes);
}
