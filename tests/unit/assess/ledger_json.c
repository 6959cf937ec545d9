/* A ledger of JSON: out and in again it is equal, history included; what is wrong is told with its pointer. */
#include "ledger_support.h"

#include "support/oom.h"
#include "unit/support/refuse.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *saved_json(const fz_ledger *ledger)
{
    sink t = {NULL, 0, 0};

    cr_assert_eq(fz_ledger_save_json(ledger, append_text, &t, NULL), FZ_OK);
    return t.bytes;
}

static void check_round_trip(const char *path)
{
    fz_ledger *first, *second;
    fz_error *error;
    char *text, *again;

    cr_assert_eq(fz_ledger_load_path(the_context(), path, NULL, 0, &first, &error), FZ_OK, "%s: %s at %s", path,
                 fz_error_message(error), fz_error_path(error));
    text = saved_json(first);
    second = load_ledger(text);
    cr_expect(fz_ledger_equal(first, second), "%s: not equal after JSON", path);
    again = saved_json(second);
    cr_expect_str_eq(text, again, "%s: other bytes", path);
    free(text);
    free(again);
    fz_ledger_unref(first);
    fz_ledger_unref(second);
}

Test(ledger_json, every_good_ledger_comes_back_equal)
{
    cr_assert_geq(for_each_file("ledger/good", ".xml", check_round_trip), 4);
    cr_assert_geq(for_each_file("ledger/good", ".csv", check_round_trip), 9);
    cr_assert_eq(for_each_file("json/ledger/good", ".json", check_round_trip), 2);
}

Test(ledger_json, is_written_as_the_header_says)
{
    fz_ledger *ledger = load_ledger("编号,单位,数值,日期,人数,更正,撤回,理由,登记日期\n"
                                    "a,=cmd(),2.50,2016-12-31,3,,,,\n"
                                    "b,乙,,2016-12-30,,a,,误,2017-01-02\n"
                                    ",,,,,,b,重,\n");
    char *text = saved_json(ledger);

    cr_assert_str_eq(
        text, "{\n  \"id\": null,\n  \"language\": null,\n  \"title\": null,\n  \"notes\": [],\n  \"entries\": [\n"
              "    {\"id\": \"a\", \"unit\": \"=cmd()\", \"value\": \"2.5\", \"date\": \"2016-12-31\", \"heads\": 3},\n"
              "    {\"id\": \"b\", \"unit\": \"乙\", \"date\": \"2016-12-30\", \"recorded\": \"2017-01-02\", "
              "\"corrects\": \"a\", \"reason\": \"误\"},\n"
              "    {\"withdraws\": \"b\", \"reason\": \"重\"}\n  ]\n}\n");
    free(text);
    fz_ledger_unref(ledger);
}

Test(ledger_json, history_is_read)
{
    fz_ledger *ledger;
    char path[4096];

    snprintf(path, sizeof(path), "%s/json/ledger/good/history.json", getenv("FZ_TEST_DATA"));
    cr_assert_eq(fz_ledger_load_path(the_context(), path, NULL, 0, &ledger, NULL), FZ_OK);
    cr_assert_eq(fz_ledger_record_count(ledger), 4);
    cr_assert_str_eq(fz_ledger_title(ledger), "2016年度台账");
    cr_assert_eq(fz_record_state_on(fz_ledger_record_by_id(ledger, "r1"), 20170110), FZ_RECORD_IN_FORCE);
    cr_assert_eq(fz_record_state_on(fz_ledger_record_by_id(ledger, "r1"), 0), FZ_RECORD_CORRECTED);
    cr_assert_eq(fz_record_state_on(fz_ledger_record_by_id(ledger, "r2"), 20170131), FZ_RECORD_IN_FORCE);
    cr_assert_eq(fz_record_state_on(fz_ledger_record_by_id(ledger, "r2"), 20170201), FZ_RECORD_WITHDRAWN);
    cr_assert_str_eq(fz_record_text(fz_ledger_record_by_id(ledger, "r3"), FZ_RECORD_UNIT), "县教育局");
    fz_ledger_unref(ledger);
}

static fz_status load(const char *file, fz_error **error)
{
    fz_ledger *ledger;
    fz_status status = fz_ledger_load_path(the_context(), file, NULL, 0, &ledger, error);

    cr_expect_eq(ledger == NULL, status != FZ_OK);
    fz_ledger_unref(ledger);
    return status;
}

Test(ledger_json, every_bad_file_is_refused_with_its_code_and_pointer)
{
    cr_assert_geq(refuse_all("json/ledger/bad", ".json", load, 1), 15);
}

Test(ledger_json, leniently_a_bad_entry_is_left_out_and_told)
{
    fz_ledger *ledger =
        load_lenient("{\"entries\": [{\"id\": \"a\", \"date\": \"2016-01-05\"},\n"
                     "{\"id\": \"b\", \"date\": \"2016-13-05\"}, {\"id\": \"c\", \"date\": \"2016-01-07\"},\n"
                     "{\"withdraws\": \"b\"}]}");

    cr_assert_eq(fz_ledger_record_count(ledger), 2);
    cr_assert_eq(fz_ledger_finding_count(ledger), 2);
    cr_assert_eq(fz_finding_status(fz_ledger_finding(ledger, 0)), FZ_EDATE);
    cr_assert_eq(fz_finding_status(fz_ledger_finding(ledger, 1)), FZ_ERECORD);
    cr_assert_eq(fz_ledger_finding_count(NULL), 0);
    fz_ledger_unref(ledger);
}

Test(ledger_json, a_fault_of_the_whole_refuses_a_lenient_loading_too)
{
    static const char *const texts[] = {"{\"entries\": [}", "{\"entries\": [], \"x\": 1}", "[]", "{}"};

    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        fz_ledger *ledger;

        cr_expect_neq(fz_ledger_load_memory(the_context(), texts[i], strlen(texts[i]), NULL, NULL, FZ_LEDGER_LENIENT,
                                            &ledger, NULL),
                      FZ_OK, "%s", texts[i]);
        cr_expect_null(ledger);
    }
}

Test(ledger_json, one_record_beyond_the_limit)
{
    static const char text[] = "{\"entries\": [{\"date\": \"2016-01-05\"}, {\"date\": \"2016-01-05\"}]}";
    fz_context *context;
    fz_ledger *ledger;

    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    fz_context_set_limit(context, FZ_LIMIT_RECORDS, 2);
    cr_assert_eq(fz_ledger_load_memory(context, text, strlen(text), NULL, NULL, 0, &ledger, NULL), FZ_OK);
    fz_ledger_unref(ledger);
    fz_context_set_limit(context, FZ_LIMIT_RECORDS, 1);
    cr_assert_eq(fz_ledger_load_memory(context, text, strlen(text), NULL, NULL, 0, &ledger, NULL), FZ_ELIMIT);
    fz_context_unref(context);
}

Test(ledger_json, a_wrong_call_and_a_full_disk_are_told)
{
    fz_ledger *ledger = new_ledger();

    cr_assert_eq(fz_ledger_save_json(NULL, append_text, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_save_json(ledger, NULL, NULL, NULL), FZ_EINVAL);
    fz_ledger_unref(ledger);
}

/* ------------------------------------------------------------------ hostile bytes ---------------------------------- */

static size_t loaded;

static void try_bytes(const char *bytes, size_t length)
{
    char *copy = malloc(length + !length), *text;
    fz_ledger *strict, *lenient, *again;
    fz_error *error;
    fz_status status;

    memcpy(copy, bytes, length);
    status = fz_ledger_load_memory(the_context(), copy, length, NULL, NULL, 0, &strict, &error);
    cr_assert_eq(strict == NULL, status != FZ_OK);
    fz_error_free(error);
    fz_ledger_load_memory(the_context(), copy, length, NULL, NULL, FZ_LEDGER_LENIENT, &lenient, NULL);
    free(copy);
    if (strict) {
        loaded++;
        cr_assert(lenient && fz_ledger_equal(strict, lenient));
        text = saved_json(strict);
        again = load_ledger(text);
        cr_assert(fz_ledger_equal(strict, again), "comes back otherwise: %s", text);
        free(text);
        fz_ledger_unref(again);
    }
    fz_ledger_unref(strict);
    fz_ledger_unref(lenient);
}

static void cut_and_change(const char *path)
{
    static const char others[] = {'"', ',', '}', ']', '\0', (char)0xFF, '{', '0', ' ', '\\'};
    char *bytes = file_text(path);
    size_t length = strlen(bytes);

    for (size_t at = 0; at < length; at++) {
        char before = bytes[at];

        try_bytes(bytes, at);
        for (size_t n = 0; n < sizeof(others); n++) {
            bytes[at] = others[n];
            try_bytes(bytes, length);
        }
        bytes[at] = before;
    }
    free(bytes);
}

Test(ledger_json, every_file_cut_and_changed_at_every_byte, .timeout = 600)
{
    for_each_file("json/ledger/good", ".json", cut_and_change);
    for_each_file("json/ledger/bad", ".json", cut_and_change);
    cr_assert_geq(loaded, 500);
}

static fz_status load_and_save(const fz_allocator *allocator)
{
    static const char text[] = "{\"id\": \"l\", \"title\": \"T\", \"notes\": [\"n\"], \"entries\": [{\"date\": "
                               "\"2016-01-05\", \"id\": \"a\", \"value\": \"1\", \"unit\": \"U\"}, {\"corrects\": "
                               "\"a\", \"id\": \"b\", \"date\": \"2016-01-06\"}, {\"withdraws\": \"b\"}]}";
    fz_context *context;
    fz_ledger *ledger = NULL;
    sink t = {NULL, 0, 0};
    fz_status status = fz_context_new(allocator, &context);

    if (status != FZ_OK)
        return status;
    status = fz_ledger_load_memory(context, text, strlen(text), "test", NULL, 0, &ledger, NULL);
    if (status == FZ_OK)
        status = fz_ledger_save_json(ledger, append_text, &t, NULL);
    if (status == FZ_OK)
        cr_assert_eq(fz_ledger_record_count(ledger), 2);
    free(t.bytes);
    fz_ledger_unref(ledger);
    fz_context_unref(context);
    return status;
}

Test(ledger_json, survives_each_failed_allocation)
{
    OOM_SWEEP(load_and_save);
}

Test(ledger_json, a_name_over_the_limit_is_refused_where_it_stands)
{
    char text[5000] = "{\"entries\": [{\"unit\": \"甲局\", \"date\": \"2016-12-31\"},\n {\"unit\": \"";
    static const char tail[] = "\", \"date\": \"2016-12-31\"}]}";
    const size_t head = strlen(text);
    fz_ledger *ledger;
    fz_error *error;
    fz_place place = {.size = sizeof(place)};

    memset(text + head, 'x', 4097);
    memcpy(text + head + 4097, tail, sizeof(tail));
    cr_assert_eq(fz_ledger_load_memory(the_context(), text, strlen(text), NULL, NULL, 0, &ledger, &error), FZ_EFIELD,
                 "%s", fz_error_message(error));
    fz_error_place(error, &place);
    cr_expect_eq(place.line, 2);
    cr_expect_str_eq(fz_error_path(error), "/entries/1/unit");
    fz_error_free(error);
    memmove(text + head, text + head + 1, strlen(text + head)); /* one letter less */
    cr_assert_eq(fz_ledger_load_memory(the_context(), text, strlen(text), NULL, NULL, 0, &ledger, NULL), FZ_OK);
    fz_ledger_unref(ledger);
}
