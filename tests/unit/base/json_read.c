/* The reader of JSON: what it accepts, what it refuses and where, and what it makes of it. The cases follow the grammar of
 * RFC 8259 rule by rule. */
#include "base/json_tree.h"

#include "support/oom.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static fz_context *the_context(void)
{
    static fz_context *context;

    if (!context) {
        cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
        fz_context_set_language(context, FZ_LANGUAGE_EN);
    }
    return context;
}

static fz_place place_of(const fz_error *error)
{
    fz_place place = {.size = sizeof(place)};

    fz_error_place(error, &place);
    return place;
}

/* The tokens of a text, one letter each; strings and numbers in angle brackets. Static memory. */
static const char *tokens(const char *bytes, size_t length)
{
    static const char letters[] = ".{}[]";
    static char text[8192];
    fz__json_reader reader;
    fz__json_token token;
    size_t at = 0;

    fz__json_reader_init(&reader, the_context(), bytes, length);
    while ((token = fz__json_next(&reader)) > FZ_TOKEN_END) {
        if (token >= FZ_TOKEN_KEY && token <= FZ_TOKEN_NUMBER) {
            at += (size_t)snprintf(text + at, sizeof(text) - at, "%c<%s>", "ksn"[token - FZ_TOKEN_KEY],
                                   reader.text.bytes);
            cr_assert_eq(strlen(reader.text.bytes), reader.text.length);
        } else {
            text[at++] = token < FZ_TOKEN_KEY ? letters[token] : "tf0"[token - FZ_TOKEN_TRUE];
        }
        cr_assert_lt(at, sizeof(text) - 1);
    }
    cr_assert_eq(fz__json_next(&reader), token, "the end and a fault stay");
    text[at] = '\0';
    fz__json_reader_clear(&reader);
    return token == FZ_TOKEN_END ? text : NULL;
}

static const struct {
    const char *text, *tokens;
} accepted[] = {
    /* scalars at the top */
    {"null", "0"},
    {"true", "t"},
    {"false", "f"},
    {"\"\"", "s<>"},
    {"0", "n<0>"},
    {" \t\r\n1 \t\r\n", "n<1>"},
    {"\xEF\xBB\xBF[]", "[]"},
    /* numbers stay as they are written */
    {"-0", "n<-0>"},
    {"0.50", "n<0.50>"},
    {"-12.034e+07", "n<-12.034e+07>"},
    {"1E400", "n<1E400>"},
    {"0e0", "n<0e0>"},
    {"123456789012345678901234567890", "n<123456789012345678901234567890>"},
    {"[1,-2]", "[n<1>n<-2>]"},
    /* arrays and objects */
    {"[]", "[]"},
    {"[ ]", "[]"},
    {"[[],[[]]]", "[[][[]]]"},
    {"{}", "{}"},
    {"{ }", "{}"},
    {"{\"\":0}", "{k<>n<0>}"},
    {"{\"a\" : [ true , null ] , \"b\":{\"a\":1}}", "{k<a>[t0]k<b>{k<a>n<1>}}"},
    {"[\"a\",\"a\"]", "[s<a>s<a>]"},
    /* strings */
    {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "s<\"\\/\b\f\n\r\t>"},
    {"\"\\u4e2d\\u4E2D\"", "s<中中>"},
    {"\"\\u00e9\\u007F\\u0001\"", "s<é\x7F\x01>"},
    {"\"\\ud840\\udc00\\uD83D\\uDE00\"", "s<𠀀😀>"},
    {"\"𠀀中é\"", "s<𠀀中é>"},
    {"\"\\uFFFF\\uFFFE\"", "s<\xEF\xBF\xBF\xEF\xBF\xBE>"},
    {"\"\x7F/\"", "s<\x7F/>"},
    {"\"[1,2]{}\"", "s<[1,2]{}>"},
    {"\"\\\\u0000\"", "s<\\u0000>"},
    {"{\"\\u0061\":\"\\u0062\"}", "{k<a>s<b>}"},
};

Test(json_read, what_the_grammar_has_is_accepted_and_read_as_it_says)
{
    for (size_t i = 0; i < sizeof(accepted) / sizeof(*accepted); i++) {
        const char *got = tokens(accepted[i].text, strlen(accepted[i].text));

        cr_expect_not_null(got, "refused: %s", accepted[i].text);
        if (got)
            cr_expect_str_eq(got, accepted[i].tokens, "%s gives %s", accepted[i].text, got);
    }
}

/* Words of the messages. */
#define CUT     "cut off"
#define VALUE   "expected a value"
#define KEY     "expected a key"
#define COLON   "expected a colon"
#define OBJECT  "expected a comma or }"
#define LIST    "expected a comma or ]"
#define LAST    "no comma is expected"
#define NUMBER  "malformed number"
#define ESCAPE  "backslash"
#define HEX     "four hexadecimal"
#define HALF    "surrogates"
#define CONTROL "control character"
#define BEHIND  "behind the value"

static const struct {
    const char *text;
    fz_status status;
    size_t column; /* in characters; all is one line */
    size_t offset;
    const char *path, *word;
} refused[] = {
    /* nothing, and what breaks off */
    {"", FZ_EEMPTY, 1, 0, "", "empty"},
    {" ", FZ_EJSON, 2, 1, "", CUT},
    {"[", FZ_EJSON, 2, 1, "/0", CUT},
    {"[1", FZ_EJSON, 3, 2, "/1", CUT},
    {"[1,", FZ_EJSON, 4, 3, "/1", CUT},
    {"{", FZ_EJSON, 2, 1, "", CUT},
    {"{\"a\"", FZ_EJSON, 5, 4, "", CUT},
    {"{\"a\":", FZ_EJSON, 6, 5, "/a", CUT},
    {"{\"a\":1", FZ_EJSON, 7, 6, "", CUT},
    {"{\"a\":1,", FZ_EJSON, 8, 7, "", CUT},
    {"\"", FZ_EJSON, 2, 1, "", CUT},
    {"\"中", FZ_EJSON, 3, 4, "", CUT},
    {"\"\\", FZ_EJSON, 3, 2, "", CUT},
    {"-", FZ_EJSON, 2, 1, "", CUT},
    {"1.", FZ_EJSON, 3, 2, "", CUT},
    {"1e", FZ_EJSON, 3, 2, "", CUT},
    {"1e+", FZ_EJSON, 4, 3, "", CUT},
    /* values that are none */
    {"nul", FZ_EJSON, 1, 0, "", VALUE},
    {"NULL", FZ_EJSON, 1, 0, "", VALUE},
    {"True", FZ_EJSON, 1, 0, "", VALUE},
    {"truex", FZ_EJSON, 5, 4, "", BEHIND},
    {"NaN", FZ_EJSON, 1, 0, "", VALUE},
    {"Infinity", FZ_EJSON, 1, 0, "", VALUE},
    {"-Infinity", FZ_EJSON, 2, 1, "", NUMBER},
    {"'a'", FZ_EJSON, 1, 0, "", VALUE},
    {"[中]", FZ_EJSON, 2, 1, "/0", VALUE},
    {"[\"中\",x]", FZ_EJSON, 6, 7, "/1", VALUE},
    {"// x\n1", FZ_EJSON, 1, 0, "", VALUE},
    {"[/**/]", FZ_EJSON, 2, 1, "/0", VALUE},
    {"undefined", FZ_EJSON, 1, 0, "", VALUE},
    /* numbers */
    {"01", FZ_EJSON, 1, 0, "", NUMBER},
    {"-01", FZ_EJSON, 1, 0, "", NUMBER},
    {"00", FZ_EJSON, 1, 0, "", NUMBER},
    {"+1", FZ_EJSON, 1, 0, "", VALUE},
    {".5", FZ_EJSON, 1, 0, "", VALUE},
    {"-.5", FZ_EJSON, 2, 1, "", NUMBER},
    {"[1.]", FZ_EJSON, 4, 3, "/0", NUMBER},
    {"[1.e5]", FZ_EJSON, 4, 3, "/0", NUMBER},
    {"[1e]", FZ_EJSON, 4, 3, "/0", NUMBER},
    {"[1e-]", FZ_EJSON, 5, 4, "/0", NUMBER},
    {"0x10", FZ_EJSON, 2, 1, "", BEHIND},
    {"1,5", FZ_EJSON, 2, 1, "", BEHIND},
    {"[１]", FZ_EJSON, 2, 1, "/0", VALUE},
    {"[1 2]", FZ_EJSON, 4, 3, "/1", LIST},
    {"[1_000]", FZ_EJSON, 3, 2, "/1", LIST},
    /* structure */
    {"[1,]", FZ_EJSON, 4, 3, "/1", LAST},
    {"[,1]", FZ_EJSON, 2, 1, "/0", VALUE},
    {"[1,,2]", FZ_EJSON, 4, 3, "/1", VALUE},
    {"[1}", FZ_EJSON, 3, 2, "/1", LIST},
    {"]", FZ_EJSON, 1, 0, "", VALUE},
    {"[]]", FZ_EJSON, 3, 2, "", BEHIND},
    {"{}{}", FZ_EJSON, 3, 2, "", BEHIND},
    {"1 2", FZ_EJSON, 3, 2, "", BEHIND},
    {"{\"a\":1,}", FZ_EJSON, 8, 7, "", LAST},
    {"{,}", FZ_EJSON, 2, 1, "", KEY},
    {"{a:1}", FZ_EJSON, 2, 1, "", KEY},
    {"{'a':1}", FZ_EJSON, 2, 1, "", KEY},
    {"{1:1}", FZ_EJSON, 2, 1, "", KEY},
    {"{null:1}", FZ_EJSON, 2, 1, "", KEY},
    {"{\"a\":1,2:3}", FZ_EJSON, 8, 7, "", KEY},
    {"{\"a\" 1}", FZ_EJSON, 6, 5, "", COLON},
    {"{\"a\"}", FZ_EJSON, 5, 4, "", COLON},
    {"{\"a\"=1}", FZ_EJSON, 5, 4, "", COLON},
    {"{\"a\":}", FZ_EJSON, 6, 5, "/a", VALUE},
    {"{\"a\"::1}", FZ_EJSON, 6, 5, "/a", VALUE},
    {"{\"a\":1 \"b\":2}", FZ_EJSON, 8, 7, "", OBJECT},
    {"{\"a\":1]", FZ_EJSON, 7, 6, "", OBJECT},
    {"{\"甲\":{\"b~/\":[0,{\"c\":?}]}}", FZ_EJSON, 21, 22, "/甲/b~0~1/1/c", VALUE},
    {"\xEF\xBB\xBF\xEF\xBB\xBF[]", FZ_EJSON, 2, 3, "", VALUE},
    {"[\xC2\xA0]", FZ_EJSON, 2, 1, "/0", VALUE},
    {"[\f]", FZ_EJSON, 2, 1, "/0", VALUE},
    {"[　]", FZ_EJSON, 2, 1, "/0", VALUE},
    /* strings */
    {"\"\t\"", FZ_EJSON, 2, 1, "", CONTROL},
    {"\"a\x01\"", FZ_EJSON, 3, 2, "", CONTROL},
    {"\"\x1F\"", FZ_EJSON, 2, 1, "", CONTROL},
    {"\"\\a\"", FZ_EJSON, 2, 1, "", ESCAPE},
    {"\"\\'\"", FZ_EJSON, 2, 1, "", ESCAPE},
    {"\"\\0\"", FZ_EJSON, 2, 1, "", ESCAPE},
    {"\"\\U0041\"", FZ_EJSON, 2, 1, "", ESCAPE},
    {"\"\\x41\"", FZ_EJSON, 2, 1, "", ESCAPE},
    {"\"\\中\"", FZ_EJSON, 2, 1, "", ESCAPE},
    {"\"\\u\"", FZ_EJSON, 2, 1, "", HEX},
    {"\"\\u12\"", FZ_EJSON, 2, 1, "", HEX},
    {"\"\\u12G4\"", FZ_EJSON, 2, 1, "", HEX},
    {"\"中\\u 123\"", FZ_EJSON, 3, 4, "", HEX},
    {"\"\\uD800\"", FZ_EJSON, 2, 1, "", HALF},
    {"\"\\uD800x\"", FZ_EJSON, 2, 1, "", HALF},
    {"\"\\uDC00\"", FZ_EJSON, 2, 1, "", HALF},
    {"\"\\uD800\\u0041\"", FZ_EJSON, 2, 1, "", HALF},
    {"\"\\uD800\\uD800\"", FZ_EJSON, 2, 1, "", HALF},
    {"\"\\uDC00\\uD800\"", FZ_EJSON, 2, 1, "", HALF},
    {"\"\\u0000\"", FZ_EJSON, 2, 1, "", "\\u0000"},
    /* bytes that are not UTF-8 are told before anything else */
    {"[?,\"\xFF\"]", FZ_EENCODING, 5, 4, "", "0xFF"},
    {"\"\xC0\x80\"", FZ_EENCODING, 2, 1, "", "0xC0"},
    {"\"\xED\xA0\x80\"", FZ_EENCODING, 2, 1, "", "0xED"},
    {"\"\xF4\x90\x80\x80\"", FZ_EENCODING, 2, 1, "", "0xF4"},
    {"\"\xE4\xB8\"", FZ_EENCODING, 2, 1, "", "0xE4"},
    {"\xFF\xFE[\x01", FZ_EENCODING, 1, 0, "", "0xFF"},
    /* keys that stand twice, however they are written */
    {"{\"a\":1,\"a\":2}", FZ_EJSONTWICE, 8, 7, "/a", "repeated, first in line 1"},
    {"{\"a\":1,\"\\u0061\":1}", FZ_EJSONTWICE, 8, 7, "/a", "repeated"},
    {"{\"a\":1,\"b\":{\"c\":0,\"d\":0,\"c\":0}}", FZ_EJSONTWICE, 25, 24, "/b/c", "repeated"},
};

static fz_status parse(const char *bytes, size_t length, fz_error **error)
{
    fz__json_tree tree;
    fz_status status;

    *error = NULL;
    status = fz__json_parse(&tree, the_context(), "test", bytes, length, error);
    cr_assert_eq(status == FZ_OK, *error == NULL);
    fz__json_clear(&tree);
    return status;
}

Test(json_read, what_the_grammar_does_not_have_is_refused_where_it_stands)
{
    for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
        const char *text = refused[i].text;
        fz_error *error;
        fz_status status = parse(text, strlen(text), &error);

        cr_expect_eq(status, refused[i].status, "%s: %s, %s", text, fz_status_name(status), fz_error_message(error));
        cr_expect_eq(place_of(error).line, 1, "%s: line %llu", text, (unsigned long long)place_of(error).line);
        cr_expect_eq(place_of(error).column, refused[i].column, "%s: column %llu", text,
                     (unsigned long long)place_of(error).column);
        cr_expect_eq(place_of(error).offset, refused[i].offset, "%s: offset %llu", text,
                     (unsigned long long)place_of(error).offset);
        cr_expect_str_eq(fz_error_path(error) ? fz_error_path(error) : "", refused[i].path, "%s: path %s", text,
                         fz_error_path(error));
        cr_expect(strstr(fz_error_message(error), refused[i].word), "%s: %s", text, fz_error_message(error));
        fz_error_free(error);
    }
}

Test(json_read, lines_are_counted)
{
    const char *text = "{\"a\": 1,\r\n \"中\": [\n\n  2, ]}";
    fz_error *error;

    cr_assert_eq(parse(text, strlen(text), &error), FZ_EJSON);
    cr_assert_eq(place_of(error).line, 4);
    cr_assert_eq(place_of(error).column, 6);
    cr_assert_str_eq(fz_error_path(error), "/中/1");
    fz_error_free(error);
}

Test(json_read, messages_are_in_the_language_of_the_context)
{
    fz_context *context;
    fz__json_tree tree;
    fz_error *error = NULL;

    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    fz_context_set_language(context, FZ_LANGUAGE_ZH);
    cr_assert_eq(fz__json_parse(&tree, context, "甲.json", "[1,]", 4, &error), FZ_EJSON);
    cr_assert_str_eq(fz_error_message(error), "JSON 不合语法：最后一项之后不应有逗号");
    cr_assert_str_eq(fz_error_source(error), "甲.json");
    fz__json_clear(&tree);
    fz_error_free(error);
    fz_context_unref(context);
}

/* ------------------------------------------------------------------ limits ----------------------------------------- */

static fz_status nest(size_t depth, fz_error **error)
{
    char *text = malloc(2 * depth);
    fz_status status;

    memset(text, '[', depth);
    memset(text + depth, ']', depth);
    status = parse(text, 2 * depth, error);
    free(text);
    return status;
}

Test(json_read, nesting_at_the_limit_and_one_beyond)
{
    fz_error *error;

    cr_assert_eq(nest(64, &error), FZ_OK);
    cr_assert_eq(nest(65, &error), FZ_ELIMIT);
    cr_assert_eq(place_of(error).offset, 64);
    cr_assert_eq(strlen(fz_error_path(error)), 128);
    fz_error_free(error);
    cr_assert_eq(nest(1000000, &error), FZ_ELIMIT);
    fz_error_free(error);
}

static fz_status key_of(size_t length, fz_error **error)
{
    char *text = malloc(length + 6);
    fz_status status;

    memcpy(text, "{\"", 2);
    memset(text + 2, 'k', length);
    memcpy(text + 2 + length, "\":1}", 4);
    status = parse(text, length + 6, error);
    free(text);
    return status;
}

Test(json_read, a_key_at_the_limit_and_one_beyond)
{
    fz_error *error;

    cr_assert_eq(key_of(4096, &error), FZ_OK);
    cr_assert_eq(key_of(4097, &error), FZ_ELIMIT);
    cr_assert(strstr(fz_error_message(error), "4097"));
    fz_error_free(error);
}

Test(json_read, an_input_at_the_limit_and_one_beyond)
{
    fz_context *context;
    fz__json_tree tree;
    fz_error *error = NULL;

    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    fz_context_set_limit(context, FZ_LIMIT_BYTES, 4);
    cr_assert_eq(fz__json_parse(&tree, context, NULL, "null", 4, &error), FZ_OK);
    fz__json_clear(&tree);
    cr_assert_eq(fz__json_parse(&tree, context, NULL, "false", 5, &error), FZ_ELIMIT);
    fz__json_clear(&tree);
    fz_error_free(error);
    fz_context_unref(context);
}

/* ------------------------------------------------------------------ hostile bytes ---------------------------------- */

static uint64_t state = 88172645463325252u;

static size_t below(size_t limit)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)((state >> 16) % limit);
}

/* A place is within the text, and the same bytes are refused the same way. */
static void try_bytes(const char *bytes, size_t length)
{
    char *copy = malloc(length + !length); /* of its own size, for who looks at bounds */
    fz_error *first, *second;
    fz_status status;

    memcpy(copy, bytes, length);
    status = parse(copy, length, &first);
    cr_assert_neq(status, FZ_ENOMEM);
    cr_assert_eq(parse(copy, length, &second), status);
    cr_assert_leq(place_of(first).offset, length);
    cr_assert_eq(place_of(first).offset, place_of(second).offset);
    fz_error_free(first);
    fz_error_free(second);
    free(copy);
}

Test(json_read, every_text_cut_and_changed_at_every_byte, .timeout = 600)
{
    static const char others[] = "\"\\{}[],:0-eE.u\x01\xFF\x80 tn";

    for (size_t i = 0; i < sizeof(accepted) / sizeof(*accepted); i++) {
        size_t length = strlen(accepted[i].text);
        char text[256];

        for (size_t at = 0; at < length; at++) {
            memcpy(text, accepted[i].text, length);
            try_bytes(text, at);
            for (size_t n = 0; n < sizeof(others); n++) {
                text[at] = others[n];
                try_bytes(text, length);
            }
        }
    }
}

Test(json_read, random_tokens, .timeout = 600)
{
    static const char *const pieces[] = {"{",
                                         "}",
                                         "[",
                                         "]",
                                         ",",
                                         ":",
                                         "\"a\"",
                                         "\"b\"",
                                         "1",
                                         "-2.5e3",
                                         "true",
                                         "null",
                                         " ",
                                         "\n",
                                         "\"",
                                         "\\",
                                         "\\u12",
                                         "x",
                                         "\"\\ud83d\\ude00\"",
                                         "中"};
    for (size_t round = 0; round < 50000; round++) {
        char text[256] = "";

        for (size_t n = below(12); n; n--)
            strcat(text, pieces[below(sizeof(pieces) / sizeof(*pieces))]);
        try_bytes(text, strlen(text));
    }
}

static fz_status read_all(const fz_allocator *allocator)
{
    static const char text[] = "{\"a\":[1,\"\\u4e2d\",{\"b\":null,\"c\":[true,false]}],\"d\":{},\"e\":\"long enough\"}";
    fz_context *context;
    fz__json_tree tree;
    fz_status status = fz_context_new(allocator, &context);

    if (status != FZ_OK)
        return status;
    status = fz__json_parse(&tree, context, "test", text, sizeof(text) - 1, NULL);
    if (status == FZ_OK)
        cr_assert_eq(tree.root->count, 3);
    fz__json_clear(&tree);
    fz_context_unref(context);
    return status;
}

Test(json_read, survives_each_failed_allocation)
{
    OOM_SWEEP(read_all);
}

/* ------------------------------------------------------------------ asking a tree ---------------------------------- */

static const fz__json_rule rules[] = {{"name", FZ_JSON_IS_STRING, true}, {"n", FZ_JSON_IS_NUMBER, false}};

/* The first fault of asking an object; free it. */
static fz_error *ask(const char *text, const fz__json_node *members[2])
{
    static fz__json_tree tree;
    fz_error *error = NULL;

    fz__json_clear(&tree);
    cr_assert_eq(fz__json_parse(&tree, the_context(), NULL, text, strlen(text), &error), FZ_OK);
    tree.error = &error;
    cr_assert_eq(fz__json_members(&tree, tree.root, rules, 2, members), tree.status == FZ_OK);
    return error;
}

Test(json_tree, an_object_gives_its_members_and_null_is_none)
{
    const fz__json_node *members[2];

    cr_assert_null(ask("{\"n\": null, \"name\": \"x\"}", members));
    cr_assert_str_eq(members[0]->text, "x");
    cr_assert_null(members[1]);
}

Test(json_tree, says_what_is_wrong_and_what_would_be_right)
{
    static const struct {
        const char *text;
        fz_status status;
        const char *path, *message;
    } cases[] = {
        {"{}", FZ_EJSONMISSING, "", "the key \"name\" is missing"},
        {"{\"name\":null}", FZ_EJSONMISSING, "", "the key \"name\" is missing"},
        {"{\"name\":\"x\",\"nam\":1}", FZ_EJSONKEY, "/nam", "the key \"nam\" is unknown; known: name, n"},
        {"{\"name\":1}", FZ_EJSONTYPE, "/name", "name is a number; expected a string"},
        {"{\"name\":\"x\",\"n\":\"1\"}", FZ_EJSONTYPE, "/n", "n is a string; expected a number"},
        {"[]", FZ_EJSONTYPE, "", "the whole text is an array; expected an object"},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        const fz__json_node *members[2];
        fz_error *error = ask(cases[i].text, members);

        cr_expect_eq(fz_error_status(error), cases[i].status, "%s", cases[i].text);
        cr_expect_str_eq(fz_error_message(error), cases[i].message);
        cr_expect_str_eq(fz_error_path(error) ? fz_error_path(error) : "", cases[i].path);
        fz_error_free(error);
    }
}

Test(json_tree, a_whole_number_is_one_as_written)
{
    static const struct {
        const char *text;
        uint64_t most, number;
        int good;
    } cases[] = {{"0", 9, 0, 1},
                 {"7", 7, 7, 1},
                 {"8", 7, 8, 0},
                 {"1.0", 9, 0, 0},
                 {"1e1", 99, 0, 0},
                 {"-1", 9, 0, 0},
                 {"18446744073709551616", UINT64_MAX, 0, 0}};

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        fz__json_node node = {.text = cases[i].text, .length = (uint32_t)strlen(cases[i].text)};
        uint64_t number;

        cr_expect_eq(fz__json_whole(&node, cases[i].most, &number), cases[i].good, "%s", cases[i].text);
        if (cases[i].good)
            cr_expect_eq(number, cases[i].number);
    }
}
