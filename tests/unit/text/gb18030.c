/* GB 18030 code by code. The list of codes on which converters differ is tests/data/encoding/gb18030-2022.tsv; everything
 * else follows from the standard's own rule: four-byte codes number what two-byte codes leave out, in order. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

#include "base/utf8.h"
#include "decoding.h"

/* A row of the list. */
struct listed {
    unsigned char code[4];
    size_t length;
    unsigned long of2000, of2022, read;
};

enum { LISTED = 62, TWO_BYTE = 126 * 190, FOUR_BYTE = 126 * 10 * 126 * 10, FOUR_BYTE_BMP = 39420, BEYOND_BMP = 189000 };

static void read_list(struct listed rows[LISTED])
{
    size_t length, count = 0;
    char *text = read_data("encoding/gb18030-2022.tsv", &length), *save = NULL;

    for (char *line = strtok_r(text, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
        struct listed row = {.length = strcspn(line, "\t") / 2};
        unsigned long code = strtoul(line, NULL, 16);
        if (*line == '#')
            continue;
        cr_assert_lt(count, LISTED);
        for (size_t i = 0; i < row.length; i++)
            row.code[i] = (unsigned char)(code >> 8 * (row.length - 1 - i));
        cr_assert_eq(sscanf(strchr(line, '\t'), "%lx %lx %lx", &row.of2000, &row.of2022, &row.read), 3);
        rows[count++] = row;
    }
    cr_assert_eq(count, LISTED);
    free(text);
}

static const struct listed *find_listed(const struct listed rows[LISTED], const unsigned char *code, size_t length)
{
    for (size_t i = 0; i < LISTED; i++)
        if (rows[i].length == length && memcmp(rows[i].code, code, length) == 0)
            return &rows[i];
    return NULL;
}

/* Decode one code; returns its character, which must be all there is. */
static uint32_t read_code(const unsigned char *code, size_t length)
{
    decoding d;
    const char *at;
    uint32_t c;

    decoding_make(&d, "GB18030", (const char *)code, length);
    cr_assert_eq(d.findings.count, 0, "%02X%02X", code[0], code[1]);
    at = d.text.bytes;
    c = fz__utf8_next(&at, d.text.bytes + d.text.length);
    cr_assert_eq(at, d.text.bytes + d.text.length);
    decoding_clear(&d);
    return c;
}

/* The number of a two-byte code, counted over leads and trails in order. */
static void two_byte_code(size_t number, unsigned char code[2])
{
    size_t trail = 0x40 + number % 190;

    code[0] = (unsigned char)(0x81 + number / 190);
    code[1] = (unsigned char)(trail < 0x7F ? trail : trail + 1);
}

static void four_byte_code(size_t number, unsigned char code[4])
{
    code[0] = (unsigned char)(0x81 + number / 12600);
    code[1] = (unsigned char)(0x30 + number / 1260 % 10);
    code[2] = (unsigned char)(0x81 + number / 10 % 126);
    code[3] = (unsigned char)(0x30 + number % 10);
}

Test(gb18030, reads_the_codes_on_which_converters_differ)
{
    static struct listed rows[LISTED];

    read_list(rows);
    for (size_t i = 0; i < LISTED; i++)
        cr_expect_eq(read_code(rows[i].code, rows[i].length), rows[i].read, "row %zu: %lX", i, rows[i].read);
}

Test(gb18030, follows_2022_but_for_the_24_settled_positions)
{
    static struct listed rows[LISTED];
    size_t settled = 0;

    read_list(rows);
    for (size_t i = 0; i < LISTED; i++) {
        if (rows[i].read == rows[i].of2022)
            continue;
        settled++;
        cr_expect(fz__is_private_use((uint32_t)rows[i].of2022));
        cr_expect_not(fz__is_private_use((uint32_t)rows[i].read));
    }
    cr_assert_eq(settled, 24);
}

/* One call decodes all: each code on a line of its own. */
static void decode_codes(decoding *d, size_t count, size_t length, void (*make)(size_t, unsigned char *))
{
    char *bytes = malloc(count * (length + 1));

    cr_assert(bytes);
    for (size_t i = 0; i < count; i++) {
        make(i, (unsigned char *)bytes + i * (length + 1));
        bytes[i * (length + 1) + length] = '\n';
    }
    decoding_make(d, "GB18030", bytes, count * (length + 1));
    free(bytes);
}

/* The character on the line at `*at`, which moves to the next line. */
static uint32_t read_line(const decoding *d, const char **at)
{
    const char *end = d->text.bytes + d->text.length;
    uint32_t c = fz__utf8_next(at, end);

    cr_assert(*at < end && **at == '\n');
    ++*at;
    return c;
}

/* The characters that have a two-byte code by the edition of 2000. */
static void mark_two_byte_characters(const struct listed rows[LISTED], bool *marked)
{
    decoding d;
    const char *at;

    decode_codes(&d, TWO_BYTE, 2, two_byte_code);
    cr_assert_eq(d.findings.count, 0);
    at = d.text.bytes;
    for (size_t i = 0; i < TWO_BYTE; i++) {
        unsigned char code[2];
        const struct listed *row;
        uint32_t c = read_line(&d, &at);
        two_byte_code(i, code);
        row = find_listed(rows, code, 2);
        c = row ? (uint32_t)row->of2000 : c;
        cr_assert(c >= 0x80 && c < 0xD800 ? true : c >= 0xE000 && c < 0x10000);
        cr_assert_not(marked[c], "two codes for %04X", (unsigned)c);
        marked[c] = true;
    }
    decoding_clear(&d);
}

Test(gb18030, assigns_all_two_byte_codes_and_each_once)
{
    static struct listed rows[LISTED];
    static bool marked[0x10000];

    read_list(rows);
    mark_two_byte_characters(rows, marked);
    cr_assert(marked[0x4E00] && marked[0xE000] && !marked[0x9FA6]);
}

/* What the four-byte code of a number is by the rule, U+FFFD where there is none. */
static uint32_t character_by_rule(const bool *marked, size_t number)
{
    static uint32_t last = 0x7F; /* the numbers of the BMP are asked for in order */

    if (number >= BEYOND_BMP && number < BEYOND_BMP + 0x100000)
        return (uint32_t)(0x10000 + number - BEYOND_BMP);
    if (number >= FOUR_BYTE_BMP)
        return 0xFFFD;
    do
        last++;
    while (marked[last] || (last >= 0xD800 && last < 0xE000));
    return last;
}

Test(gb18030, reads_all_four_byte_codes_by_the_rule)
{
    static struct listed rows[LISTED];
    static bool marked[0x10000];
    decoding d;
    const char *at;
    size_t undecoded = 0;

    read_list(rows);
    mark_two_byte_characters(rows, marked);
    decode_codes(&d, FOUR_BYTE, 4, four_byte_code);
    at = d.text.bytes;
    for (size_t i = 0; i < FOUR_BYTE; i++) {
        unsigned char code[4];
        const struct listed *row;
        uint32_t expected = character_by_rule(marked, i), c = read_line(&d, &at);
        four_byte_code(i, code);
        row = i < FOUR_BYTE_BMP ? find_listed(rows, code, 4) : NULL;
        cr_assert_eq(c, row ? row->read : expected, "number %zu: %X, expected %X", i, (unsigned)c, (unsigned)expected);
        undecoded += c == 0xFFFD && i >= FOUR_BYTE_BMP;
    }
    cr_assert_eq(undecoded, FOUR_BYTE - FOUR_BYTE_BMP - 0x100000);
    decoding_clear(&d);
}

Test(gb18030, knows_no_two_byte_code_but_those)
{
    size_t known = 0;

    for (unsigned lead = 0x80; lead <= 0xFF; lead++)
        for (unsigned trail = 1; trail <= 0xFF; trail++) {
            const char code[3] = {(char)lead, (char)trail, '\n'};
            decoding d;
            if (trail >= 0x30 && trail <= 0x39)
                continue;
            decoding_make(&d, "GB18030", code, 3);
            cr_assert_eq(d.status, FZ_OK);
            cr_assert_eq(d.text.bytes[d.text.length - 1], '\n');
            known += lead != 0x80 && d.findings.count == 0;
            decoding_clear(&d);
        }
    cr_assert_eq(known, TWO_BYTE);
}

Test(gb18030, reads_older_labels_as_itself)
{
    ASSERT_READS("GB2312", "\xA1\xA4\xA1\xAA\x96\x57", "·—朩");
    ASSERT_READS("gbk", "\x80\xA2\xE3", "€€");
    ASSERT_READS("CP936", "\xC1\xAA\xCD\xA8", "联通");
}

Test(gb18030, leaves_out_its_byte_order_mark)
{
    ASSERT_READS("GB18030", "\x84\x31\x95\x33\xCF\xD8", "县");
    ASSERT_READS("GB18030", "\xCF\xD8\x84\x31\x95\x33", "县\xEF\xBB\xBF");
}

Test(gb18030, goes_on_behind_a_lead_byte_without_its_trail)
{
    decoding d;

    decoding_make(&d, "GB18030", BYTES("\xCF\xD8\xB0\n\xB0\x31\xB0 \xFF\xD5"));
    cr_assert_str_eq(d.text.bytes, "县\xEF\xBF\xBD\n\xEF\xBF\xBD"
                                   "1\xEF\xBF\xBD \xEF\xBF\xBD");
    cr_assert_eq(d.findings.count, 4);
    decoding_clear(&d);
}
