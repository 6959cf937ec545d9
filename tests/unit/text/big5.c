/* Big5 as browsers read it. The expectations are from the Encoding Standard's index-big5. */
#include <criterion/criterion.h>

#include "decoding.h"

Test(big5, reads_the_two_levels_of_characters)
{
    ASSERT_READS("Big5", "\xA4\x40\xBF\xA4\xAC\x46\xA9\xB2\xC9\x40\xF9\xD5", "一縣政府乂龘");
    ASSERT_READS("Big5", "\xA1\x41\xA1\x42\xA1\x43\xA1\x47\xA1\x5D\xA1\x5E", "，、。：（）");
}

Test(big5, reads_the_characters_of_hong_kong_and_eten)
{
    ASSERT_READS("Big5-HKSCS", "\xFA\x40\x87\x40\x88\x56\xFE\xFE", "𠕇䏰Ā秔");
    ASSERT_READS("Big5", "\xF9\xD6\xF9\xD7\xC6\xA1", "碁銹①");
}

Test(big5, settles_what_platforms_read_differently)
{
    ASSERT_READS("Big5", "\xA1\x45\xA1\x4E\xA1\xFE\xA2\x40\xA2\x44\xA3\xE1\xC6\xCD\xF9\xFE", "‧﹑／＼￥€⼳￭");
    ASSERT_READS("CP950", "\xA2\xCC\xA2\xCE\xFD\xBB\x8E\x69\xA0\xE4", "十卅港箸牐");
}

Test(big5, reads_codes_that_are_two_characters)
{
    ASSERT_READS("Big5", "\x88\x62\x88\x64\x88\xA3\x88\xA5", "Ê̄Ê̌ê̄ê̌");
    ASSERT_READS("Big5", "\x88\x66 \x88\x66\xA1\x45\x88\x66", "Ê Ê‧Ê");
}

Test(big5, replaces_codes_that_nobody_was_given)
{
    decoding d;

    decoding_make(&d, "Big5", BYTES("\xBF\xA4\x81\x40\xC7\xFF\xBF\xA4\x80\x88\x66\x81\x40\xBF"));
    cr_assert_str_eq(d.text.bytes, "縣\xEF\xBF\xBD縣\xEF\xBF\xBDÊ\xEF\xBF\xBD");
    cr_assert_eq(d.findings.count, 3);
    cr_assert_eq(d.findings.items[0].offset, 2);
    cr_assert_eq(d.findings.items[0].length, 4);
    cr_assert_eq(d.findings.items[2].offset, 11);
    cr_assert_eq(d.findings.items[2].length, 3);
    decoding_clear(&d);
}
