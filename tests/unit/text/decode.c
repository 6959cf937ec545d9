/* Decoding as a whole: one text from every encoding, what cannot be decoded and where, and no memory. */
#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

#include "base/utf8.h"
#include "decoding.h"
#include "support/oom.h"

#define BAD "\xEF\xBF\xBD"

static void assert_same(const char *label, const char *bytes, size_t length, const char *text, const char *name)
{
    decoding d;

    decoding_make(&d, label, bytes, length);
    cr_assert_eq(d.status, FZ_OK);
    cr_assert_str_eq(d.encoding, name);
    cr_assert_eq(d.findings.count, 0, "%s", name);
    cr_assert(strcmp(d.text.bytes, text) == 0, "%s", name);
    decoding_clear(&d);
}

static void assert_file_same(const char *file, const char *text, const char *name)
{
    size_t length;
    char *bytes = read_data(file, &length);

    assert_same(NULL, bytes, length, text, name);
    assert_same(name, bytes, length, text, name);
    free(bytes);
}

/* With the mark in front and without. */
static void assert_utf16_same(const char *marked, size_t length, const char *text, const char *name)
{
    assert_same(NULL, marked, length, text, name);
    assert_same(NULL, marked + 2, length - 2, text, name);
    assert_same("utf-16", marked, length, text, "UTF-16");
}

static void assert_all_same(const char *marked, size_t length)
{
    size_t wide_length;
    char *wide = to_utf16(marked, length, false, &wide_length);

    assert_same(NULL, marked, length, marked + 3, "UTF-8");
    assert_same(NULL, marked + 3, length - 3, marked + 3, "UTF-8");
    assert_utf16_same(wide, wide_length, marked + 3, "UTF-16LE");
    free(wide);
    wide = to_utf16(marked, length, true, &wide_length);
    assert_utf16_same(wide, wide_length, marked + 3, "UTF-16BE");
    free(wide);
}

/* A file's text with a byte order mark in front. */
static char *read_marked(const char *file, size_t *length)
{
    char *text = read_data(file, length), *marked = malloc(*length + 4);

    cr_assert(marked);
    memcpy(marked, "\xEF\xBB\xBF", 3);
    memcpy(marked + 3, text, *length + 1);
    free(text);
    *length += 3;
    return marked;
}

Test(decode, gives_one_text_from_every_encoding)
{
    size_t length;
    char *simplified = read_marked("zhongyang-2016.txt", &length);

    assert_all_same(simplified, length);
    assert_file_same("encoding/zhongyang-2016.gb18030.txt", simplified + 3, "GB18030");
    free(simplified);
}

Test(decode, gives_one_traditional_text_from_every_encoding)
{
    size_t length;
    char *traditional = read_marked("encoding/traditional.txt", &length);

    assert_all_same(traditional, length);
    assert_file_same("encoding/traditional.big5.txt", traditional + 3, "Big5");
    assert_file_same("encoding/traditional.gb18030.txt", traditional + 3, "GB18030");
    free(traditional);
}

/* What a text cut after `n` bytes gives: the whole text's beginning, and U+FFFD with one finding for a cut character. */
static void assert_cut(const char *name, const char *bytes, size_t n, const char *text)
{
    decoding d;
    size_t sound;

    decoding_make(&d, name, bytes, n);
    cr_assert_eq(d.status, FZ_OK);
    cr_assert_leq(d.findings.count, 1);
    sound = d.text.length - 3 * d.findings.count;
    cr_assert_eq(memcmp(d.text.bytes, text, sound), 0, "%s cut at %zu", name, n);
    if (d.findings.count) {
        cr_assert_str_eq(d.text.bytes + sound, BAD);
        cr_assert_eq(d.findings.items[0].offset + d.findings.items[0].length, n);
    }
    decoding_clear(&d);
}

Test(decode, marks_a_cut_character_wherever_the_bytes_end)
{
    static const char *const files[][2] = {{"encoding/traditional.txt", "UTF-8"},
                                           {"encoding/traditional.big5.txt", "Big5"},
                                           {"encoding/traditional.gb18030.txt", "GB18030"}};
    size_t length, wide_length;
    char *text = read_data("encoding/traditional.txt", &length), *wide = to_utf16(text, length, true, &wide_length);

    for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
        char *bytes = read_data(files[i][0], &length);
        for (size_t n = 0; n <= length; n++)
            assert_cut(files[i][1], bytes, n, text);
        free(bytes);
    }
    for (size_t n = 0; n <= wide_length; n++)
        assert_cut("UTF-16BE", wide, n, text);
    free(wide);
    free(text);
}

static void assert_finding(const decoding *d, size_t index, fz_status status, uint64_t offset, uint64_t length,
                           uint64_t line, uint64_t column)
{
    const struct fz_finding *finding;

    cr_assert_lt(index, d->findings.count);
    finding = &d->findings.items[index];
    cr_assert_eq(finding->status, status);
    cr_assert_eq(finding->severity, FZ_SEVERITY_WARNING);
    cr_assert_eq(finding->offset, offset);
    cr_assert_eq(finding->length, length);
    cr_assert_eq(finding->line, line);
    cr_assert_eq(finding->column, column);
}

Test(decode, tells_where_bytes_could_not_be_decoded)
{
    decoding d;

    decoding_make(&d, "gbk", BYTES("\xCF\xD8\n\xCF\xD8\xFF\xFF\xCF\xD8\r\n\xFF"));
    cr_assert_str_eq(d.text.bytes, "县\n县" BAD "县\r\n" BAD);
    cr_assert_eq(d.findings.count, 2);
    assert_finding(&d, 0, FZ_FUNDECODED, 5, 2, 2, 2);
    assert_finding(&d, 1, FZ_FUNDECODED, 11, 1, 3, 1);
    cr_assert_str_eq(d.findings.items[0].message, "偏移 5 起 2 个字节（FF FF）不合 GB18030，以 U+FFFD 代替");
    decoding_clear(&d);
}

Test(decode, counts_offsets_with_the_byte_order_mark)
{
    decoding d;

    decoding_make(&d, NULL, BYTES("\xEF\xBB\xBF县\xFF"));
    cr_assert_eq(d.findings.count, 1);
    assert_finding(&d, 0, FZ_FUNDECODED, 6, 1, 1, 2);
    decoding_clear(&d);
}

Test(decode, shows_the_first_bytes_of_a_long_run)
{
    decoding d;

    decoding_make(&d, "utf-8", BYTES("\x81\x82\x83\x84\x85\x86\x87\x88\x89"));
    cr_assert_str_eq(d.findings.items[0].message,
                     "偏移 0 起 9 个字节（81 82 83 84 85 86 87 88 …）不合 UTF-8，以 U+FFFD 代替");
    decoding_clear(&d);
}

Test(decode, replaces_nul)
{
    decoding d;

    decoding_make(&d, "utf-8", BYTES("县\0\0局\0\xFF\0"));
    cr_assert_str_eq(d.text.bytes, "县" BAD "局" BAD BAD BAD);
    cr_assert_eq(d.findings.count, 4);
    assert_finding(&d, 0, FZ_FNUL, 3, 2, 1, 2);
    assert_finding(&d, 1, FZ_FNUL, 8, 1, 1, 4);
    assert_finding(&d, 2, FZ_FUNDECODED, 9, 1, 1, 5);
    assert_finding(&d, 3, FZ_FNUL, 10, 1, 1, 6);
    decoding_clear(&d);
}

Test(decode, replaces_nul_in_every_encoding)
{
    static const struct {
        const char *name, *bytes;
        size_t length;
    } texts[] = {{"UTF-16LE", BYTES("a\0\0\0b\0")},
                 {"UTF-16BE", BYTES("\0a\0\0\0b")},
                 {"GB18030", BYTES("a\0b")},
                 {"Big5", BYTES("a\0b")}};

    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        decoding d;
        decoding_make(&d, texts[i].name, texts[i].bytes, texts[i].length);
        cr_expect_str_eq(d.text.bytes, "a" BAD "b", "%s", texts[i].name);
        cr_expect_eq(d.findings.count, 1);
        cr_expect_eq(d.findings.items[0].status, FZ_FNUL);
        decoding_clear(&d);
    }
}

Test(decode, refuses_what_it_may_not_replace)
{
    decoding d;
    fz_place place = {.size = sizeof(place)};

    decoding_make_strictly(&d, "gb2312", BYTES("\xCF\xD8\n\xCF\xD8\xFF\xFF"));
    cr_assert_eq(d.status, FZ_EENCODING);
    cr_assert_str_eq(fz_error_source(d.error), "test");
    fz_error_place(d.error, &place);
    cr_assert_eq(place.line, 2);
    cr_assert_eq(place.column, 2);
    cr_assert_eq(place.offset, 5);
    decoding_clear(&d);
    decoding_make_strictly(&d, NULL, BYTES("<meta charset=gbk>县"));
    cr_assert_eq(d.status, FZ_OK);
    decoding_clear(&d);
    decoding_make_strictly(&d, NULL, BYTES("a\0b县"));
    cr_assert_eq(d.status, FZ_EENCODING);
    decoding_clear(&d);
}

/* `count` times an a and a byte that nothing begins with. */
static void decode_broken(decoding *d, const char *name, size_t count)
{
    char *bytes = malloc(2 * count);

    cr_assert(bytes);
    for (size_t i = 0; i < count; i++) {
        bytes[2 * i] = 'a';
        bytes[2 * i + 1] = '\xFF';
    }
    decoding_make(d, name, bytes, 2 * count);
    free(bytes);
}

Test(decode, lists_a_thousand_places_and_counts_the_rest)
{
    decoding d;

    decode_broken(&d, "UTF-8", 1000);
    cr_assert_eq(d.findings.count, 1000);
    decoding_clear(&d);
    decode_broken(&d, "UTF-8", 1003);
    cr_assert_eq(d.findings.count, 1001);
    assert_finding(&d, 999, FZ_FUNDECODED, 1999, 1, 1, 2000);
    assert_finding(&d, 1000, FZ_FUNDECODED_MORE, 2001, 1, 1, 2002);
    cr_assert_str_eq(d.findings.items[1000].message, "此后还有 3 处、共 3 个字节不合 UTF-8，均以 U+FFFD 代替");
    decoding_clear(&d);
}

/* Were a break to cost more than itself, two million would take minutes. */
Test(decode, takes_no_longer_for_breaks_than_for_their_number, .timeout = 600)
{
    static const char *const names[] = {"UTF-8", "GB18030", "Big5", "UTF-16BE"};

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        decoding d;
        decode_broken(&d, names[i], 2000000);
        cr_assert_eq(d.status, FZ_OK);
        decoding_clear(&d);
    }
}

Test(decode, appends)
{
    decoding d;

    decoding_make(&d, "utf-8", BYTES("甲\n"));
    cr_assert_eq(fz__decode(d.context, "test", "GB18030", BYTES("\xFF"), &d.text, &d.findings, NULL), FZ_OK);
    cr_assert_str_eq(d.text.bytes, "甲\n" BAD);
    assert_finding(&d, 0, FZ_FUNDECODED, 0, 1, 2, 1);
    decoding_clear(&d);
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525 + 1013904223;
    return *state >> 16;
}

Test(decode, gives_text_whatever_the_bytes_are)
{
    static const char *const labels[] = {NULL, "UTF-8", "UTF-16", "UTF-16BE", "GB18030", "Big5"};
    uint32_t state = 2016;
    char bytes[64];

    for (size_t i = 0; i < 12000; i++) {
        decoding d;
        size_t length = next_random(&state) % (sizeof(bytes) + 1);
        for (size_t n = 0; n < length; n++)
            bytes[n] = (char)next_random(&state);
        decoding_make(&d, labels[i % 6], bytes, length);
        cr_assert_eq(d.status, FZ_OK);
        cr_assert_eq(strlen(d.text.bytes), d.text.length);
        cr_assert_eq(fz__utf8_check(d.text.bytes, d.text.length), d.text.length);
        decoding_clear(&d);
    }
}

Test(decode, refuses_a_name_that_is_not_canonical)
{
    decoding d;

    decoding_make(&d, NULL, BYTES(""));
    cr_assert_eq(fz__decode(d.context, "test", "gbk", BYTES("a"), &d.text, &d.findings, &d.error), FZ_ECHARSET);
    cr_assert_eq(fz_error_status(d.error), FZ_ECHARSET);
    decoding_clear(&d);
}

static fz_status decode_all(const fz_allocator *allocator)
{
    static const struct {
        const char *bytes;
        size_t length;
    } texts[] = {{BYTES("<meta charset=gbk>县\xFF局")},
                 {BYTES("<meta charset=big5>\xBF\xA4\xAC\x46\xA1\x45\xFF")},
                 {BYTES("\xCF\xD8\xD5\xFE\xB8\xAE\0\xFF\0")},
                 {BYTES("\xFE\xFF\x53\xBF\xDC\x20")}};
    fz_context *context;
    fz_status status = fz_context_new(allocator, &context);

    for (size_t i = 0; status == FZ_OK && i < sizeof(texts) / sizeof(*texts); i++) {
        fz__arena arena;
        fz__findings findings;
        fz__buffer text;
        fz_error *error = NULL;
        fz__arena_init(&arena, context);
        fz__findings_init(&findings, &arena);
        fz__buffer_init(&text, context);
        status =
            fz__decode_input(context, "test", NULL, texts[i].bytes, texts[i].length, &text, NULL, &findings, &error);
        cr_assert_eq(fz_error_status(error), status);
        fz_error_free(error);
        fz__buffer_clear(&text);
        fz__findings_clear(&findings);
        fz__arena_clear(&arena);
    }
    fz_context_unref(context);
    return status;
}

Test(oom, decoding_survives_each_failure)
{
    OOM_SWEEP(decode_all);
}
