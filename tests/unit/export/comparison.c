/* Writing comparisons: what is refused, and what a failing writer leaves. What is written stands in tests/golden. */
#include "sample.h"
#include "unit/query/fixture.h"

#include <criterion/criterion.h>
#include <string.h>

static fz_comparison *compare(void)
{
    fz_directive *a = sketch("1 春夏 |牵头 甲"), *b = sketch("1 春秋 |牵头 乙");
    fz_comparison *comparison;

    cr_assert_eq(fz_compare(the_context(), a, b, &comparison, NULL), FZ_OK);
    fz_directive_unref(a);
    fz_directive_unref(b);
    return comparison;
}

static int refuse(void *user, const void *bytes, size_t count)
{
    (void)user;
    (void)bytes;
    (void)count;
    return 1;
}

static void refuses(const fz_comparison *comparison, fz_format format, uint32_t flags, fz_write_fn write,
                    fz_status status, const char *message)
{
    fz_error *error;

    cr_assert_eq(fz_comparison_write(comparison, format, flags, 0, write, NULL, &error), status);
    cr_assert_eq(fz_error_status(error), status);
    if (message)
        cr_assert_str_eq(fz_error_message(error), message);
    fz_error_free(error);
}

Test(comparison, what_cannot_be_written_is_refused)
{
    fz_comparison *comparison = compare();

    refuses(NULL, FZ_FORMAT_JSON, 0, refuse, FZ_EINVAL, NULL);
    refuses(comparison, FZ_FORMAT_JSON, 0, NULL, FZ_EINVAL, "wrong call: fz_comparison_write: write is NULL");
    refuses(comparison, FZ_FORMAT_JSON, FZ_EXPORT_BOM, refuse, FZ_EINVAL,
            "wrong call: fz_comparison_write: flags holds an unknown flag");
    refuses(comparison, FZ_FORMAT_CSV, 0, refuse, FZ_EFORMAT, "there is no format \"csv\"; known: table, json");
    refuses(comparison, (fz_format)99, 0, refuse, FZ_EFORMAT, NULL);
    refuses(comparison, FZ_FORMAT_TABLE, 0, refuse, FZ_EWRITE, NULL);
    refuses(comparison, FZ_FORMAT_JSON, 0, refuse, FZ_EWRITE, NULL);
    fz_comparison_unref(comparison);
}

static void writes(const fz_comparison *comparison, fz_format format, const char *wanted)
{
    kept text = {.bytes = NULL};

    cr_assert_eq(fz_comparison_write(comparison, format, 0, 200, keep, &text, NULL), FZ_OK);
    cr_assert_not_null(strstr(text.bytes, wanted), "%s", text.bytes);
    kept_clear(&text);
}

Test(comparison, deleted_and_inserted_words_are_marked)
{
    fz_comparison *comparison = compare();

    writes(comparison, FZ_FORMAT_TABLE, "春〔-夏-〕〔+秋+〕");
    writes(comparison, FZ_FORMAT_TABLE, "removed: 甲, lead 1");
    writes(comparison, FZ_FORMAT_JSON, "{\"deleted\": \"夏\"}");
    fz_comparison_unref(comparison);
}

/* Of what is the same, more than 48 characters are cut to the 20 beside the change. */
#define TEN "一二三四五六七八九十"

Test(comparison, a_long_stretch_that_is_the_same_is_cut)
{
    fz_directive *a = sketch("1 " TEN TEN TEN TEN TEN "春" TEN TEN TEN TEN TEN " |牵头 甲");
    fz_directive *b = sketch("1 " TEN TEN TEN TEN TEN "秋" TEN TEN TEN TEN TEN " |牵头 甲");
    fz_comparison *comparison;

    cr_assert_eq(fz_compare(the_context(), a, b, &comparison, NULL), FZ_OK);
    writes(comparison, FZ_FORMAT_TABLE, "    ……" TEN TEN "〔-春-〕〔+秋+〕" TEN TEN "……\n");
    fz_comparison_unref(comparison);
    fz_directive_unref(a);
    fz_directive_unref(b);
}
