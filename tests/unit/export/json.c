/* The JSON writer. */
#include "export/json.h"
#include "sample.h"

#include <criterion/criterion.h>
#include <string.h>

static kept text;
static fz__sink sink;
static fz__json json;

static void begin(void)
{
    fz__sink_init(&sink, keep, &text);
    fz__json_init(&json, &sink);
}

static void end(void)
{
    kept_clear(&text);
}

TestSuite(json, .init = begin, .fini = end);

static void expect(const char *wanted)
{
    cr_assert(fz__sink_finish(&sink));
    cr_assert_str_eq(text.bytes, wanted);
}

Test(json, writes_objects_and_arrays_two_spaces_a_level)
{
    fz__json_open(&json, NULL, FZ_JSON_OBJECT);
    fz__json_string(&json, "a", "甲");
    fz__json_open(&json, "b", FZ_JSON_ARRAY);
    fz__json_number(&json, NULL, 18446744073709551615u);
    fz__json_bool(&json, NULL, true);
    fz__json_bool(&json, NULL, false);
    fz__json_close(&json);
    fz__json_string(&json, "c", NULL);
    fz__json_close(&json);
    expect("{\n"
           "  \"a\": \"甲\",\n"
           "  \"b\": [\n"
           "    18446744073709551615,\n"
           "    true,\n"
           "    false\n"
           "  ],\n"
           "  \"c\": null\n"
           "}\n");
}

Test(json, keeps_on_one_line_what_was_opened_as_a_line)
{
    fz__json_open(&json, NULL, FZ_JSON_ARRAY);
    fz__json_open(&json, NULL, FZ_JSON_OBJECT_LINE);
    fz__json_string(&json, "a", "1");
    fz__json_open(&json, "b", FZ_JSON_ARRAY);
    fz__json_number(&json, NULL, 1);
    fz__json_number(&json, NULL, 2);
    fz__json_close(&json);
    fz__json_close(&json);
    fz__json_close(&json);
    expect("[\n"
           "  {\"a\": \"1\", \"b\": [1, 2]}\n"
           "]\n");
}

Test(json, writes_what_is_empty_as_a_pair)
{
    fz__json_open(&json, NULL, FZ_JSON_OBJECT);
    fz__json_open(&json, "a", FZ_JSON_ARRAY);
    fz__json_close(&json);
    fz__json_open(&json, "b", FZ_JSON_OBJECT_LINE);
    fz__json_close(&json);
    fz__json_close(&json);
    expect("{\n"
           "  \"a\": [],\n"
           "  \"b\": {}\n"
           "}\n");
}

Test(json, escapes_what_a_string_may_not_hold)
{
    fz__json_string(&json, NULL, "\"\\/\b\t\n\r\x01\x1f 甲𠂇");
    expect("\"\\\"\\\\/\\u0008\\t\\n\\r\\u0001\\u001f 甲𠂇\"");
}

Test(json, escapes_what_a_terminal_would_obey_or_a_reader_not_see)
{
    fz__json_string(&json, NULL, "\x7F\xC2\x9B\xE2\x80\xA8\xE2\x80\xAE\xE2\x81\xA6\xE2\x80\x8F");
    expect("\"\\u007f\\u009b\\u2028\\u202e\\u2066\\u200f\"");
}

Test(json, writes_a_string_in_pieces)
{
    fz__json_open(&json, NULL, FZ_JSON_OBJECT_LINE);
    fz__json_begin_text(&json, "a");
    fz__json_more_text(&json, "甲");
    fz__json_more_text(&json, "\"乙");
    fz__json_end_text(&json);
    fz__json_text(&json, "b", "丙丁", 3);
    fz__json_close(&json);
    expect("{\"a\": \"甲\\\"乙\", \"b\": \"丙\"}\n");
}

Test(json, escapes_keys)
{
    fz__json_open(&json, NULL, FZ_JSON_OBJECT_LINE);
    fz__json_number(&json, "\"", 1);
    fz__json_close(&json);
    expect("{\"\\\"\": 1}\n");
}

Test(json, remembers_that_the_writing_failed)
{
    text.most = 10000;
    fz__json_open(&json, NULL, FZ_JSON_ARRAY);
    for (int i = 0; i < 10000; i++)
        fz__json_string(&json, NULL, "甲");
    fz__json_close(&json);
    cr_assert_not(fz__sink_finish(&sink));
    cr_assert_eq(text.length, 8192, "one piece was taken, none after the one that was refused");
}
