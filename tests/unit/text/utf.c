/* UTF-8 and UTF-16: marks, orders, and bytes that are no character. */
#include <string.h>

#include <criterion/criterion.h>

#include "decoding.h"

#define BAD "\xEF\xBF\xBD"

/* Assert that bytes decode to a text with so many findings. */
#define ASSERT_REPAIRS(label, input, expected, gaps)        \
    do {                                                    \
        decoding repairs_d;                                 \
        decoding_make(&repairs_d, (label), BYTES(input));   \
        cr_assert_eq(repairs_d.status, FZ_OK);              \
        cr_assert_str_eq(repairs_d.text.bytes, (expected)); \
        cr_assert_eq(repairs_d.findings.count, (gaps));     \
        decoding_clear(&repairs_d);                         \
    } while (0)

Test(utf8, leaves_out_one_byte_order_mark)
{
    ASSERT_READS("UTF-8", "\xEF\xBB\xBF县", "县");
    ASSERT_READS("UTF-8", "\xEF\xBB\xBF\xEF\xBB\xBF县", "\xEF\xBB\xBF县");
}

Test(utf8, reads_what_is_sound_as_it_is)
{
    ASSERT_READS("UTF-8", "", "");
    ASSERT_READS("UTF-8", "a\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xF0\x90\x80\x80\xF4\x8F\xBF\xBF",
                 "a\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xF0\x90\x80\x80\xF4\x8F\xBF\xBF");
}

Test(utf8, replaces_each_run_of_bytes_that_are_none)
{
    ASSERT_REPAIRS("UTF-8", "县\xFF局", "县" BAD "局", 1);
    ASSERT_REPAIRS("UTF-8", "县\xFF\xFE\x80局\xFF", "县" BAD "局" BAD, 2);
    ASSERT_REPAIRS("UTF-8", "\xE5\x8E县", BAD "县", 1);
}

Test(utf8, knows_overlong_forms_surrogates_and_what_lies_beyond_unicode)
{
    ASSERT_REPAIRS("UTF-8", "a\xC0\x80 \xE0\x9F\xBF \xED\xA0\x80 \xF0\x8F\xBF\xBF \xF4\x90\x80\x80 \xF5\x80\x80\x80z",
                   "a" BAD " " BAD " " BAD " " BAD " " BAD " " BAD "z", 6);
}

Test(utf8, replaces_a_cut_character_at_the_end)
{
    ASSERT_REPAIRS("UTF-8", "县\xE5\x8E", "县" BAD, 1);
    ASSERT_REPAIRS("UTF-8", "县\xF0", "县" BAD, 1);
}

/* Sound text goes over in blocks of 64, 128, 256 ... bytes: a character of three bytes lies across every border, and breaks
 * stand on each side of one. */
Test(utf8, finds_a_break_wherever_it_stands)
{
    char bytes[700], expected[800];

    for (size_t at = 0; at <= 600; at += 3) {
        decoding d;
        for (size_t i = 0; i < 600; i += 3)
            memcpy(bytes + i, "县", 3);
        memcpy(expected, bytes, at);
        memcpy(expected + at, BAD, 3);
        memcpy(expected + at + 3, bytes, 600 - at);
        expected[603] = '\0';
        memmove(bytes + at + 1, bytes + at, 600 - at);
        bytes[at] = '\xFF';
        decoding_make(&d, "UTF-8", bytes, 601);
        cr_assert_str_eq(d.text.bytes, expected);
        cr_assert_eq(d.findings.count, 1);
        cr_assert_eq(d.findings.items[0].offset, at);
        decoding_clear(&d);
    }
}

Test(utf16, is_told_by_its_mark_whatever_the_label_says)
{
    ASSERT_READS("UTF-16", "\xFF\xFE\xBF\x53", "县");
    ASSERT_READS("UTF-16", "\xFE\xFF\x53\xBF", "县");
    ASSERT_READS("UTF-16LE", "\xFE\xFF\x53\xBF", "县");
    ASSERT_READS("UTF-16BE", "\xFF\xFE\xBF\x53", "县");
}

Test(utf16, without_a_mark_is_told_by_its_bytes)
{
    ASSERT_READS("UTF-16", "\x53\xBF\x65\x3F\x5E\x9C\0\n", "县政府\n");
    ASSERT_READS("UTF-16", "\xBF\x53\x3F\x65\x9C\x5E\n\0", "县政府\n");
    ASSERT_READS("UTF-16", "\0a\0b", "ab");
    ASSERT_READS("UTF-16", "a\0b\0", "ab");
}

Test(utf16, reads_pairs_of_surrogates)
{
    ASSERT_READS("UTF-16LE", "\x40\xD8\x87\xDC", "\xF0\xA0\x82\x87");
    ASSERT_READS("UTF-16BE", "\xD8\x40\xDC\x87", "\xF0\xA0\x82\x87");
    ASSERT_READS("UTF-16BE", "\xDB\xFF\xDF\xFF", "\xF4\x8F\xBF\xBF");
}

Test(utf16, replaces_halves_of_pairs_and_of_units)
{
    ASSERT_REPAIRS("UTF-16BE", "\0a\xD8\x40\0b", "a" BAD "b", 1);
    ASSERT_REPAIRS("UTF-16BE", "\0a\xDC\x87\0b", "a" BAD "b", 1);
    ASSERT_REPAIRS("UTF-16BE", "\0a\xDC\x87\xDC\x87\0b", "a" BAD "b", 1);
    ASSERT_REPAIRS("UTF-16BE", "\0a\xD8\x40", "a" BAD, 1);
    ASSERT_REPAIRS("UTF-16BE", "\0a\xD8\x40\xDC", "a" BAD, 1);
    ASSERT_REPAIRS("UTF-16BE", "\0a\0", "a" BAD, 1);
}
