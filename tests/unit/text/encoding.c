/* Which encoding bytes are in: labels, declarations, and bytes that say nothing of themselves. */
#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

#include "base/utf8.h"
#include "decoding.h"

#define GBK_COUNTY  "\xCF\xD8\xD5\xFE\xB8\xAE" /* 县政府 */
#define BIG5_COUNTY "\xBF\xA4\xAC\x46\xA9\xB2" /* 縣政府 */

Test(encoding_name, knows_labels_in_any_case)
{
    static const char *const pairs[][2] = {
        {"utf-8", "UTF-8"},          {"UTF8", "UTF-8"},         {"us-ascii", "UTF-8"}, {"utf-16", "UTF-16"},
        {"UTF-16le", "UTF-16LE"},    {"utf_16_BE", "UTF-16BE"}, {"gb2312", "GB18030"}, {"GB_2312-80", "GB18030"},
        {"GBK", "GB18030"},          {"x-gbk", "GB18030"},      {"cp936", "GB18030"},  {"gb18030", "GB18030"},
        {"GB18030-2022", "GB18030"}, {"EUC-CN", "GB18030"},     {" big5 ", "Big5"},    {"Big5-HKSCS", "Big5"},
        {"cp950", "Big5"},
    };

    for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
        cr_expect_str_eq(fz__encoding_name(pairs[i][0]), pairs[i][1], "%s", pairs[i][0]);
}

Test(encoding_name, does_not_know_others)
{
    static const char *const labels[] = {
        "",   "-",     "latin1",     "utf-32", "utf-88",
        "gb", "big5x", "hz-gb-2312", "县",     "utf-8utf-8utf-8utf-8utf-8utf-8utf-8utf-8"};

    for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++)
        cr_expect_null(fz__encoding_name(labels[i]), "%s", labels[i]);
}

/* A page of ASCII alone is in the encoding that it declares. */
static const char *declared_by(const char *page)
{
    bool declared;
    const char *name = fz__encoding_guess(page, strlen(page), &declared);

    return declared ? name : "none";
}

Test(declaration, is_read_from_meta_charset)
{
    cr_expect_str_eq(declared_by("<html><head><meta charset=\"gb2312\">"), "GB18030");
    cr_expect_str_eq(declared_by("<META CHARSET=Big5>"), "Big5");
    cr_expect_str_eq(declared_by("<meta charset = 'utf-8' />"), "UTF-8");
    cr_expect_str_eq(declared_by("<meta name=x><meta\ncharset=gbk/>"), "GB18030");
}

Test(declaration, is_read_from_http_equiv)
{
    cr_expect_str_eq(declared_by("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\" />"),
                     "GB18030");
    cr_expect_str_eq(declared_by("<meta content='text/html;charset=BIG5' http-equiv=content-type>"), "Big5");
    cr_expect_str_eq(declared_by("<meta http-equiv=content-type content=text/html;charset=gbk>"), "GB18030");
}

Test(declaration, is_read_from_an_xml_declaration)
{
    cr_expect_str_eq(declared_by("<?xml version=\"1.0\" encoding=\"GB18030\"?><r/>"), "GB18030");
    cr_expect_str_eq(declared_by("<?xml version='1.0' encoding='big5' standalone='yes'?>"), "Big5");
    cr_expect_str_eq(declared_by(" <?xml version='1.0' encoding='big5'?>"), "none");
    cr_expect_str_eq(declared_by("<?xml version='1.0'?><a encoding='big5'>"), "none");
}

Test(declaration, is_not_taken_from_elsewhere)
{
    cr_expect_str_eq(declared_by("<!-- <meta charset=gbk> --><p>"), "none");
    cr_expect_str_eq(declared_by("<!-- <meta charset=gbk> --><meta charset=big5>"), "Big5");
    cr_expect_str_eq(declared_by("<metal charset=gbk"), "GB18030"); /* as near as a browser's prescan needs */
    cr_expect_str_eq(declared_by("<p>meta charset=gbk</p>"), "none");
    cr_expect_str_eq(declared_by("<meta charset>"), "none");
    cr_expect_str_eq(declared_by("<meta charset=>"), "none");
    cr_expect_str_eq(declared_by("<meta charset=klingon>"), "none");
}

Test(declaration, counts_within_the_first_1024_bytes)
{
    char page[1100];

    memset(page, ' ', sizeof(page));
    memcpy(page + 1024 - 18, "<meta charset=gbk>", 18);
    cr_expect_str_eq(fz__encoding_guess(page, sizeof(page), NULL), "GB18030");
    memset(page, ' ', sizeof(page));
    memcpy(page + 1024, "<meta charset=gbk>", 18);
    cr_expect_str_eq(fz__encoding_guess(page, sizeof(page), NULL), "UTF-8");
}

/* Assert what is made of bytes without a label, and whether they contradict themselves. */
#define ASSERT_TOLD(input, name, expected, contradictions)                    \
    do {                                                                      \
        decoding told_d;                                                      \
        decoding_make(&told_d, NULL, BYTES(input));                           \
        cr_assert_str_eq(told_d.encoding, (name));                            \
        cr_assert_str_eq(told_d.text.bytes, (expected));                      \
        cr_assert_eq(told_d.findings.count, (contradictions));                \
        for (size_t told_i = 0; told_i < told_d.findings.count; told_i++)     \
            cr_assert_eq(told_d.findings.items[told_i].status, FZ_FENCODING); \
        decoding_clear(&told_d);                                              \
    } while (0)

Test(declaration, that_the_bytes_bear_out_is_no_finding)
{
    ASSERT_TOLD("<meta charset=gb2312>" GBK_COUNTY, "GB18030", "<meta charset=gb2312>县政府", 0);
    ASSERT_TOLD("<meta charset=big5>" BIG5_COUNTY, "Big5", "<meta charset=big5>縣政府", 0);
    ASSERT_TOLD("<meta charset=utf-8>县政府", "UTF-8", "<meta charset=utf-8>县政府", 0);
    ASSERT_TOLD("<meta charset=utf-8>", "UTF-8", "<meta charset=utf-8>", 0);
}

Test(declaration, gives_way_to_bytes_that_are_utf8)
{
    ASSERT_TOLD("<meta charset=gb2312>县政府", "UTF-8", "<meta charset=gb2312>县政府", 1);
    ASSERT_TOLD("<?xml version='1.0' encoding='Big5'?>县", "UTF-8", "<?xml version='1.0' encoding='Big5'?>县", 1);
}

Test(declaration, of_utf8_gives_way_to_bytes_that_are_not)
{
    ASSERT_TOLD("<meta charset=utf-8>" GBK_COUNTY, "GB18030", "<meta charset=utf-8>县政府", 1);
    ASSERT_TOLD("<meta charset=utf-8>" BIG5_COUNTY, "Big5", "<meta charset=utf-8>縣政府", 1);
}

Test(declaration, of_another_page_gives_way_where_the_bytes_are_plain)
{
    /* 各县人民政府和有关部门：一、加强市场监管 */
    ASSERT_TOLD(
        "<meta charset=big5>\xB8\xF7\xCF\xD8\xC8\xCB\xC3\xF1\xD5\xFE\xB8\xAE\xBA\xCD\xD3\xD0\xB9\xD8\xB2\xBF\xC3"
        "\xC5\xA3\xBA\xD2\xBB\xA1\xA2\xBC\xD3\xC7\xBF\xCA\xD0\xB3\xA1\xBC\xE0\xB9\xDC",
        "GB18030", "<meta charset=big5>各县人民政府和有关部门：一、加强市场监管", 1);
}

Test(declaration, of_what_nobody_knows_is_a_finding)
{
    ASSERT_TOLD("<meta charset=iso-8859-1>" GBK_COUNTY, "GB18030", "<meta charset=iso-8859-1>县政府", 1);
    ASSERT_TOLD("<meta charset=utf-16>" GBK_COUNTY, "GB18030", "<meta charset=utf-16>县政府", 1);
    ASSERT_TOLD("<meta charset=iso-8859-1>", "UTF-8", "<meta charset=iso-8859-1>", 0);
}

Test(declaration, gives_way_to_a_byte_order_mark)
{
    ASSERT_TOLD("\xEF\xBB\xBF<meta charset=gb2312>\xC3\xA9", "UTF-8", "<meta charset=gb2312>\xC3\xA9", 1);
    ASSERT_TOLD("\xEF\xBB\xBF<meta charset=utf-8>", "UTF-8", "<meta charset=utf-8>", 0);
}

Test(declaration, that_is_contradicted_is_named_in_the_finding)
{
    decoding d;

    decoding_make(&d, NULL, BYTES("<meta charset=GB2312>县"));
    cr_assert_str_eq(d.findings.items[0].message, "文件自称 GB2312，字节却是 UTF-8；按 UTF-8 读取");
    cr_assert_eq(d.findings.items[0].line, 1);
    cr_assert_eq(d.findings.items[0].column, 1);
    decoding_clear(&d);
}

/* Two-byte characters of UTF-8 are pairs of GB 2312 as well: é is 茅. */
Test(declaration, of_gbk_is_kept_where_the_bytes_could_be_either)
{
    ASSERT_TOLD("<meta charset=gbk>\xC3\xA9\xCC\xA8", "GB18030", "<meta charset=gbk>茅台", 0);
    ASSERT_TOLD("\xC3\xA9", "UTF-8", "é", 0);
}

Test(guess, needs_three_characters)
{
    ASSERT_TOLD("县政府", "UTF-8", "县政府", 0);
    ASSERT_TOLD(GBK_COUNTY, "GB18030", "县政府", 0);
    ASSERT_TOLD("\xBF\x68\xD5\xFE\xB8\xAE", "GB18030", "縣政府", 0);
    ASSERT_TOLD(BIG5_COUNTY, "Big5", "縣政府", 0);
    ASSERT_TOLD("\xBF\x53\x3F\x65\x9C\x5E", "UTF-16LE", "县政府", 0);
    ASSERT_TOLD("\x7E\x23\x65\x3F\x5E\x9C", "UTF-16BE", "縣政府", 0);
}

Test(guess, takes_ascii_for_utf8)
{
    ASSERT_TOLD("", "UTF-8", "", 0);
    ASSERT_TOLD("Bush hid the facts", "UTF-8", "Bush hid the facts", 0);
    ASSERT_TOLD("a\0b\0c\0", "UTF-16LE", "abc", 0);
}

/* One text in the encodings that can say it; `step` characters further each time, from the first sixteen bytes on. */
static void assert_guessed(const char *bytes, size_t length, const char *name)
{
    for (size_t n = 16; n <= length; n += n < 400 ? 1 : 97)
        cr_assert_str_eq(fz__encoding_guess(bytes, n, NULL), name, "%s, the first %zu bytes", name, n);
}

static void assert_file_guessed(const char *file, const char *name)
{
    size_t length;
    char *bytes = read_data(file, &length);

    assert_guessed(bytes, length, name);
    free(bytes);
}

Test(guess, is_right_wherever_a_text_is_cut)
{
    assert_file_guessed("zhongyang-2016.txt", "UTF-8");
    assert_file_guessed("encoding/zhongyang-2016.gb18030.txt", "GB18030");
    assert_file_guessed("encoding/traditional.txt", "UTF-8");
    assert_file_guessed("encoding/traditional.big5.txt", "Big5");
    assert_file_guessed("encoding/traditional.gb18030.txt", "GB18030");
}

Test(guess, is_right_about_utf16_wherever_it_is_cut)
{
    static const char *const files[] = {"zhongyang-2016.txt", "encoding/traditional.txt"};

    for (size_t i = 0; i < 2; i++) {
        size_t length, units;
        char *text = read_data(files[i], &length), *wide;
        wide = to_utf16(text, length, false, &units);
        assert_guessed(wide, units, "UTF-16LE");
        free(wide);
        wide = to_utf16(text, length, true, &units);
        assert_guessed(wide, units, "UTF-16BE");
        free(wide);
        free(text);
    }
}

Test(guess, is_right_about_damaged_text)
{
    static const char *const files[][2] = {{"encoding/traditional.txt", "UTF-8"},
                                           {"encoding/traditional.big5.txt", "Big5"},
                                           {"encoding/traditional.gb18030.txt", "GB18030"},
                                           {"encoding/zhongyang-2016.gb18030.txt", "GB18030"}};

    for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
        size_t length;
        char *bytes = read_data(files[i][0], &length);
        for (size_t at = 31; at < length; at += 67)
            bytes[at] = '\xFF';
        cr_expect_str_eq(fz__encoding_guess(bytes, length, NULL), files[i][1], "%s", files[i][0]);
        free(bytes);
    }
}

Test(guess, finds_the_text_behind_much_that_is_ascii)
{
    size_t length, before = 100000;
    char *text = read_data("encoding/traditional.big5.txt", &length), *bytes = malloc(before + length);

    cr_assert(bytes);
    memset(bytes, ' ', before);
    memcpy(bytes + before, text, length);
    cr_assert_str_eq(fz__encoding_guess(bytes, before + length, NULL), "Big5");
    free(bytes);
    free(text);
}

Test(decode_input, refuses_a_label_that_nobody_knows)
{
    decoding d;

    decoding_make(&d, "klingon", BYTES("a"));
    cr_assert_eq(d.status, FZ_ECHARSET);
    cr_assert_null(d.encoding);
    cr_assert_str_eq(fz_error_message(d.error), "没有编码“klingon”；可用：UTF-8, UTF-16, GB18030, Big5");
    decoding_clear(&d);
}

Test(decode_input, believes_a_label_against_the_bytes)
{
    ASSERT_READS("gbk", "<meta charset=utf-8>" GBK_COUNTY, "<meta charset=utf-8>县政府");
    ASSERT_READS("utf-8", "<meta charset=gbk>县", "<meta charset=gbk>县");
}
