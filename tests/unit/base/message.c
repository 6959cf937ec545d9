/* Messages: each code in both languages, and how arguments are put in. The rows of message_samples.h are made from
 * errors.tsv by errors.py, which fills the placeholders by its own hand. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "base/context.h"
#include "base/error.h"
#include "base/utf8.h"
#include "message_samples.h"

typedef struct sample {
    fz_status status;
    fz_severity severity;
    const char *name;
    int number;
    const char *messages[2];
} sample;

static const sample samples[] = {SAMPLES};

static fz_context *context;
static fz__buffer message;

static void set_up(void)
{
    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    fz__buffer_init(&message, context);
}

static void tear_down(void)
{
    fz__buffer_clear(&message);
    fz_context_unref(context);
}

static const char *make(fz_language language, fz_status status, const char *const *arguments)
{
    message.length = 0;
    fz__message(&message, language, status, arguments);
    return message.bytes;
}

static void check_text(const char *text, const char *expected)
{
    size_t length = strlen(text);

    cr_expect_str_eq(text, expected);
    cr_expect_eq(fz__utf8_check(text, length), length);
    cr_expect_null(strpbrk(text, "\n\r\t"));
    cr_expect_not(length > 0 && text[length - 1] == '.');
    cr_expect_not(length > 3 && strcmp(text + length - 3, "。") == 0);
}

TestSuite(message, .init = set_up, .fini = tear_down);

ParameterizedTestParameters(message, of_each_code_stands_in_both_languages)
{
    static size_t numbers[sizeof(samples) / sizeof(samples[0])];

    for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
        numbers[i] = i;
    return cr_make_param_array(size_t, numbers, sizeof(samples) / sizeof(samples[0]));
}

ParameterizedTest(size_t *number, message, of_each_code_stands_in_both_languages)
{
    const sample *row = &samples[*number];

    cr_expect_eq(row->status, row->number);
    cr_expect_str_eq(fz_status_name(row->status), row->name);
    cr_expect_eq(fz__severity(row->status), row->severity);
    check_text(make(FZ_LANGUAGE_ZH, row->status, FZ_ARGS(SAMPLE_ARGUMENTS)), row->messages[0]);
    check_text(make(FZ_LANGUAGE_EN, row->status, FZ_ARGS(SAMPLE_ARGUMENTS)), row->messages[1]);
}

Test(message, of_an_unknown_code_is_empty)
{
    cr_assert_str_eq(make(FZ_LANGUAGE_ZH, 9999, FZ_NO_ARGS), "");
    cr_assert_str_eq(fz_status_name(9999), "FZ_?");
    cr_assert_str_eq(fz_status_name(-1), "FZ_?");
    cr_assert_str_eq(fz_status_name(FZ_OK), "FZ_OK");
    cr_assert_eq(fz__severity(9999), FZ_SEVERITY_ERROR);
}

Test(message, says_the_words_of_its_language)
{
    cr_assert_str_eq(make(FZ_LANGUAGE_ZH, FZ_EWRITE, FZ_ARGS("甲.xml", FZ_WORD_DISK_FULL, FZ_WORD_OLD_KEPT)),
                     "写入“甲.xml”失败：磁盘已满；原有内容未变");
    cr_assert_str_eq(make(FZ_LANGUAGE_EN, FZ_EWRITE, FZ_ARGS("甲.xml", FZ_WORD_DISK_FULL, FZ_WORD_OLD_KEPT)),
                     "cannot write \"甲.xml\": disk full; what was there is unchanged");
}

Test(message, leaves_out_an_argument_that_is_missing)
{
    cr_assert_str_eq(make(FZ_LANGUAGE_EN, FZ_EWRITE, FZ_ARGS("a.xml")), "cannot write \"a.xml\": ");
    cr_assert_str_eq(make(FZ_LANGUAGE_EN, FZ_EWRITE, NULL), "cannot write \"\": ");
}

Test(message, takes_an_argument_as_it_is_even_when_it_looks_like_a_placeholder)
{
    cr_assert_str_eq(make(FZ_LANGUAGE_EN, FZ_ENOTFOUND, FZ_ARGS("{1}{2}%s")), "there is no file \"{1}{2}%s\"");
}

Test(message, is_one_line_of_utf_8_whatever_is_put_in)
{
    const struct {
        const char *argument, *expected;
    } cases[] = {
        {"a\nb\r\tc", "there is no file \"a b  c\""},
        {"a\x7F\xC2\x85z", "there is no file \"a  z\""},
        {"a\xE2\x80\xA8z", "there is no file \"a z\""},
        {"a\xFF\xE4\xB8", "there is no file \"a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
        {"\x1f", "there is no file \" \""},
        {"a\x1f z", "there is no file \"a  z\""},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        cr_expect_str_eq(make(FZ_LANGUAGE_EN, FZ_ENOTFOUND, FZ_ARGS(cases[i].argument)), cases[i].expected);
}

static void fill(char *text, size_t count)
{
    for (size_t i = 0; i < count; i++)
        memcpy(text + 3 * i, "字", 3);
    text[3 * count] = '\0';
}

Test(message, cuts_an_argument_at_200_characters)
{
    char long_text[3 * 201 + 1];

    fill(long_text, 200);
    make(FZ_LANGUAGE_EN, FZ_ENOTFOUND, FZ_ARGS(long_text));
    cr_assert_null(strstr(message.bytes, "…"));
    fill(long_text, 201);
    make(FZ_LANGUAGE_EN, FZ_ENOTFOUND, FZ_ARGS(long_text));
    cr_assert_not_null(strstr(message.bytes, "字…\""));
    cr_assert_eq(fz__utf8_count(message.bytes, message.length), strlen("there is no file \"\"") + 200 + 1);
}

Test(message, has_its_place_in_front_where_it_has_one)
{
    const struct {
        fz__where where;
        const char *expected;
    } cases[] = {
        {{.source = "甲.xml", .line = 97, .column = 15}, "甲.xml:97:15: "},
        {{.source = "甲.xml"}, "甲.xml: "},
        {{.line = 97, .column = 15}, "97:15: "},
        {{.offset = 3}, ""},
        {{.source = "a\nb"}, "a b: "},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        message.length = 0;
        fz__buffer_string(&message, "");
        fz__message_place(&message, &cases[i].where);
        cr_expect_str_eq(message.bytes, cases[i].expected);
    }
}

Test(digits, write_every_size_of_number)
{
    char digits[FZ_DIGITS];

    cr_assert_str_eq(fz__digits(0, digits), "0");
    cr_assert_str_eq(fz__digits(1073741824, digits), "1073741824");
    cr_assert_str_eq(fz__digits(UINT64_MAX, digits), "18446744073709551615");
}
