/* Properties of characters; the expectations are from the Unicode charts. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/utf8.h"

static const struct {
    uint32_t c;
    unsigned width;
    const char *what;
} widths[] = {
    {'a', 1, "a"},
    {0xB7, 1, "·"},
    {0x300, 0, "combining grave accent"},
    {0x36F, 0, "the last of that block"},
    {0x20DD, 0, "combining enclosing circle"},
    {0x1100, 2, "Hangul Jamo"},
    {0x200B, 0, "zero width space"},
    {0x200D, 0, "zero width joiner"},
    {0x2014, 1, "— is ambiguous, one column in UTF-8 terminals"},
    {0x201C, 1, "“ likewise"},
    {0x2460, 1, "① likewise"},
    {0x302A, 0, "ideographic level tone mark"},
    {0x3000, 2, "ideographic space"},
    {0x3001, 2, "、"},
    {0x3014, 2, "〔"},
    {0x303F, 1, "ideographic half fill space"},
    {0x3400, 2, "extension A"},
    {0x4DC0, 1, "hexagram"},
    {0x4E00, 2, "一"},
    {0x9FFF, 2, "the last of the block"},
    {0xA000, 2, "Yi"},
    {0xAC00, 2, "Hangul"},
    {0xE004, 1, "private use"},
    {0xF900, 2, "compatibility ideograph"},
    {0xFE0F, 0, "variation selector"},
    {0xFEFF, 0, "byte order mark"},
    {0xFF08, 2, "（"},
    {0xFF21, 2, "full-width A"},
    {0xFF71, 1, "half-width katakana"},
    {0x1F600, 2, "a face"},
    {0x20087, 2, "extension B"},
    {0x2FFFD, 2, "not assigned, kept for ideographs"},
    {0x30000, 2, "extension G"},
    {0xE0100, 0, "variation selector 17"},
    {0x10FFFF, 1, "the last code point"},
    {FZ__NOT_UTF8, 1, "a byte that is not UTF-8"},
};

Test(width, is_that_of_east_asian_terminals)
{
    for (size_t i = 0; i < sizeof(widths) / sizeof(widths[0]); i++)
        cr_expect_eq(fz__char_width(widths[i].c), widths[i].width, "U+%04X %s", widths[i].c, widths[i].what);
}

Test(width, of_a_text_is_the_sum)
{
    cr_assert_eq(fz__text_width("", 0), 0);
    cr_assert_eq(fz__text_width("第17项", 8), 6);
    cr_assert_eq(fz__text_width("e\xCC\x81", 3), 1);
}

Test(space, is_what_documents_use_for_space)
{
    const uint32_t spaces[] = {'\t', '\n', '\v', '\f', '\r', ' ', 0xA0, 0x2000, 0x200B, 0x202F, 0x205F, 0x3000, 0xFEFF};
    const uint32_t others[] = {0,      8,      0x0E,   0x1F,   '!',    0x9F,   0xA1,
                               0x1FFF, 0x200C, 0x2060, 0x2FFF, 0x3001, 0xE004, FZ__NOT_UTF8};

    for (size_t i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++)
        cr_expect(fz__is_space(spaces[i]), "U+%04X", spaces[i]);
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        cr_expect_not(fz__is_space(others[i]), "U+%04X", others[i]);
}

Test(han, is_ideographs_and_what_stands_for_them)
{
    const uint32_t han[] = {0x3005, 0x3007, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xF900, 0x20000, 0x2A6DF, 0x30000};
    const uint32_t others[] = {'a', 0x3001, 0x3006, 0x3008, 0x4DC0, 0xA000, 0xAC00, 0xE004, 0xFF21, FZ__NOT_UTF8};

    for (size_t i = 0; i < sizeof(han) / sizeof(han[0]); i++)
        cr_expect(fz__is_han(han[i]), "U+%04X", han[i]);
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        cr_expect_not(fz__is_han(others[i]), "U+%04X", others[i]);
}

Test(private_use, has_three_areas)
{
    const uint32_t inside[] = {0xE000, 0xE004, 0xF8FF, 0xF0000, 0xFFFFD, 0x100000, 0x10FFFD};
    const uint32_t outside[] = {0, 0x4E00, 0xD7FF, 0xF900, 0xEFFFF, 0xFFFFE, 0x10FFFE, FZ__NOT_UTF8};

    for (size_t i = 0; i < sizeof(inside) / sizeof(inside[0]); i++)
        cr_expect(fz__is_private_use(inside[i]), "U+%04X", inside[i]);
    for (size_t i = 0; i < sizeof(outside) / sizeof(outside[0]); i++)
        cr_expect_not(fz__is_private_use(outside[i]), "U+%04X", outside[i]);
}

Test(fold_width, makes_full_width_ascii_half_width)
{
    for (uint32_t c = '!'; c <= '~'; c++)
        cr_assert_eq(fz__fold_width(c + 0xFEE0), c);
    cr_assert_eq(fz__fold_width(0x3000), ' ');
}

Test(fold_width, leaves_all_else)
{
    const uint32_t kept[] = {'a', 0x3001, 0x3010, 0x3014, 0x4E00, 0xFF00, 0xFF5F, 0xFF71, 0xFFE5, FZ__NOT_UTF8};

    for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
        cr_expect_eq(fz__fold_width(kept[i]), kept[i]);
}
