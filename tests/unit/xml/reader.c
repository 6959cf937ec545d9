/* What a reading hands over, and where it says it stands. */
#include "events.h"

#include <criterion/criterion.h>
#include <pthread.h>

static fz_context *context;

static void make_context(void)
{
    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
}

static void free_context(void)
{
    fz_context_unref(context);
}

TestSuite(reader, .init = make_context, .fini = free_context);

static void expect_read(const char *text, bool with_places, const char *lines)
{
    static const size_t pieces[] = {1, 2, 7, 4096, FZ_XML_PIECE};
    size_t length = strlen(text);

    for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
        events seen;
        fz_error *error = NULL;

        events_init(&seen, context, with_places);
        cr_assert_eq(fz__xml_read_pieces(context, NULL, text, length, pieces[i], &events_handler, &seen, &error), FZ_OK,
                     "%s", fz_error_message(error));
        cr_assert_null(error);
        cr_assert_str_eq(events_text(&seen), lines, "in pieces of %zu:\n%s", pieces[i], events_text(&seen));
        events_clear(&seen);
    }
}

Test(reader, gives_elements_with_names_and_values)
{
    expect_read("<a xmlns=\"u:r\" x='1'><b:c xmlns:b=\"u:b\" b:q=\"中\" xml:lang=\"zh\"/></a>", false,
                "start {u:r}a x=[1]\n"
                "start {u:b}b:c {u:b}b:q=[中] {http://www.w3.org/XML/1998/namespace}xml:lang=[zh]\n"
                "end\nend\n");
}

Test(reader, resolves_entities_and_references_in_text_and_values)
{
    expect_read(
        "<a b='&amp;#38;&lt;&gt;&quot;&apos;&#38;&#x4E2D;' c='&amp;' d='x&amp;y'>&amp;amp;&lt;&gt;&#38;&#x4E2D;</a>",
        false, "start a b=[&#38;<>\"'&中] c=[&] d=[x&y]\ntext \"&amp;<>&中\"\nend\n");
}

Test(reader, joins_text_with_cdata_and_normalises_line_ends)
{
    expect_read("<a>1\r\n2\r3<![CDATA[<&]]>]]<![CDATA[]]>&gt;</a>", false, "start a\ntext \"1\n2\n3<&]]>\"\nend\n");
}

/* Texts long enough to be handed over without the parser, but for what concerns it. */
#define LONG "依法全面履行政府职能，推进行政审批制度改革，实行权力清单"

Test(reader, gives_long_texts_as_they_stand)
{
    expect_read("<a>" LONG "\n，￥\t" LONG "</a>", false, "start a\ntext \"" LONG "\n，￥\t" LONG "\"\nend\n");
    expect_read("<a b='>" LONG "'>" LONG "<c/>" LONG "</a>", false,
                "start a b=[>" LONG "]\ntext \"" LONG "\"\nstart c\nend\ntext \"" LONG "\"\nend\n");
    expect_read("<a>" LONG "<!--<b>" LONG "</b>--><![CDATA[<b>" LONG "</b>]]></a>", false,
                "start a\ntext \"" LONG "\"\ncomment [<b>" LONG "</b>]\ntext \"<b>" LONG "</b>\"\nend\n");
}

Test(reader, mends_long_texts_wherever_there_is_something_to_mend)
{
    static const char *const mended[][2] = {{"&amp;", "&"}, {"&#65;", "A"}, {"\r\n", "\n"}, {"]", "]"}, {"￥", "￥"}};

    for (size_t i = 0; i < sizeof(mended) / sizeof(mended[0]); i++)
        for (size_t before = 0; before < 40; before++) {
            char text[400], lines[400];

            snprintf(text, sizeof(text), "<a>%.*s%s" LONG "</a>", (int)before,
                     "0123456789012345678901234567890123456789", mended[i][0]);
            snprintf(lines, sizeof(lines), "start a\ntext \"%.*s%s" LONG "\"\nend\n", (int)before,
                     "0123456789012345678901234567890123456789", mended[i][1]);
            expect_read(text, false, lines);
        }
}

Test(reader, gives_comments_and_instructions)
{
    expect_read("<?go?><a><!--x <b> --><?do  it now?></a><!---->", false,
                "instruction go []\nstart a\ncomment [x <b> ]\ninstruction do [it now]\nend\ncomment []\n");
}

Test(reader, counts_places_in_lines_characters_and_bytes)
{
    expect_read("<?xml version=\"1.0\"?>\r\n<甲 b='>'>中文 <c/>\r<d\n></d ></甲>", true,
                "start 甲 b=[>] @2:1:23:11\ntext \"中文 \"\n"
                "start c @2:13:41:4\nend @2:13:41:4\ntext \"\n\"\n"
                "start d @3:1:46:4\nend @4:2:50:5\nend @4:7:55:6\n");
}

Test(reader, leaves_a_byte_order_mark_out_of_lines_and_columns)
{
    expect_read("\xEF\xBB\xBF<a><b/></a>", true, "start a @1:1:3:3\nstart b @1:4:6:4\nend @1:4:6:4\nend @1:8:10:4\n");
}

Test(reader, ignores_the_declared_encoding)
{
    expect_read("<?xml version='1.0' encoding='GB18030'?><a>中</a>", false, "start a\ntext \"中\"\nend\n");
    expect_read("<?xml version='1.0' encoding='nonsense-1'?><a>中</a>", false, "start a\ntext \"中\"\nend\n");
}

/* Longer than what libxml2 takes at once, with what it must not cut at every place. */
static void expect_long(const char *before, const char *unit, size_t count, const char *after, const char *text_unit,
                        const char *text_before)
{
    fz__buffer text, lines;

    fz__buffer_init(&text, context);
    fz__buffer_init(&lines, context);
    fz__buffer_string(&text, "<a>");
    fz__buffer_string(&text, before);
    fz__buffer_string(&lines, "start a\ntext \"");
    fz__buffer_string(&lines, text_before);
    for (size_t i = 0; i < count; i++) {
        fz__buffer_string(&text, unit);
        fz__buffer_string(&lines, text_unit);
    }
    fz__buffer_string(&text, after);
    fz__buffer_string(&text, "</a>");
    fz__buffer_string(&lines, "\"\nend\n");
    expect_read(text.bytes, false, lines.bytes);
    fz__buffer_clear(&text);
    fz__buffer_clear(&lines);
}

Test(reader, loses_nothing_of_long_texts)
{
    expect_long("", "中文é𠀀]]x", 700, "", "中文é𠀀]]x", "");
    expect_long("", "]", 5000, "", "]", "");
    expect_long("x", "\r\n]\r", 900, "", "\n]\n", "x");
    expect_long("", "&amp;&#x4E2D;", 900, "", "&中", "");
}

Test(reader, loses_nothing_of_long_cdata_sections)
{
    expect_long("<![CDATA[", "中<b>]]&amp;", 700, "]]>", "中<b>]]&amp;", "");
    expect_long("", "<![CDATA[<]]>", 700, "", "<", "");
}

Test(reader, takes_a_comment_that_looks_finished_for_unfinished)
{
    expect_read("<!--> a <b> c --><a/><!--> x <y> z -->", false,
                "comment [> a <b> c ]\nstart a\nend\ncomment [> x <y> z ]\n");
}

Test(reader, leaves_angle_brackets_in_values_alone)
{
    expect_read("<a b='>>>' c=\"/>'>\"><d e='>'/><f g='&lt;'></f></a>", false,
                "start a b=[>>>] c=[/>'>]\nstart d e=[>]\nend\nstart f g=[<]\nend\nend\n");
}

Test(reader, gives_the_place_of_text_where_its_first_word_is)
{
    expect_read(
        "<a> <!-- c -->\n <b/></a>", true,
        "start a @1:1:0:3\ntext \" \"\ncomment [ c ] @1:5:4:10\ntext \"\n \"\nstart b @2:2:16:4\nend @2:2:16:4\n"
        "end @2:6:20:4\n");
}

static fz_status stop_at_b(void *user, fz__xml_reader *reader, const fz__xml_name *name,
                           const fz__xml_attribute *attributes, size_t count)
{
    (void)user, (void)attributes, (void)count;
    return strcmp(name->local, "b") == 0 ? fz__xml_fail(reader, FZ_EUNIT, "unit", FZ_NO_ARGS) : FZ_OK;
}

static fz_status refuse_each(void *user, fz__xml_reader *reader, const fz__xml_name *name,
                             const fz__xml_attribute *attributes, size_t count)
{
    (void)user, (void)attributes, (void)count;
    fz__xml_fail(reader, FZ_ENOTEXT, NULL, FZ_ARGS(name->local));
    return FZ_OK;
}

static fz_status refuse_text(void *user, fz__xml_reader *reader, const char *bytes, size_t length)
{
    (void)user, (void)bytes, (void)length;
    return fz__xml_fail(reader, FZ_ENOTEXT, NULL, FZ_ARGS("text"));
}

static void expect_errors(const char *text, const fz__xml_handler *handler, const char *lines)
{
    fz_error *error = NULL;
    fz__buffer seen;
    fz_status status = fz__xml_read(context, "甲.xml", text, strlen(text), handler, NULL, &error);

    fz__buffer_init(&seen, context);
    errors_describe(error, &seen);
    cr_assert_str_eq(seen.bytes, lines);
    cr_assert_eq(status, fz_error_status(error));
    cr_assert_eq(fz__xml_read(context, NULL, text, strlen(text), handler, NULL, NULL), status);
    fz_error_free(error);
    fz__buffer_clear(&seen);
}

Test(reader, ends_with_the_status_of_a_handler)
{
    static const fz__xml_handler handler = {.start = stop_at_b};

    expect_errors("<a><c/><b unit=''/><b/><broken</a>", &handler, "FZ_EUNIT 1:11:10:7 /a/b[1]/@unit: 单位名称为空\n");
}

Test(reader, reports_faults_that_a_handler_notes_and_goes_on)
{
    static const fz__xml_handler handler = {.start = refuse_each};

    expect_errors("<a>\n<b/>中<b/></a>", &handler,
                  "FZ_ENOTEXT 1:1:0:3 /a: 任务“a”没有正文\n"
                  "FZ_ENOTEXT 2:1:4:4 /a/b[1]: 任务“b”没有正文\n"
                  "FZ_ENOTEXT 2:6:11:4 /a/b[2]: 任务“b”没有正文\n");
}

Test(reader, reports_a_broken_syntax_behind_the_faults_before_it)
{
    static const fz__xml_handler handler = {.start = refuse_each};

    expect_errors("<a>\n<b></a>", &handler,
                  "FZ_ENOTEXT 1:1:0:3 /a: 任务“a”没有正文\n"
                  "FZ_ENOTEXT 2:1:4:3 /a/b: 任务“b”没有正文\n"
                  "FZ_ETAG 2:4:7:4 /a/b: 结束标记 </a> 与第 2 行的 <b> 不配对\n");
}

Test(reader, places_a_fault_of_text_at_its_first_word)
{
    static const fz__xml_handler handler = {.text = refuse_text};

    expect_errors("<a><b/>\n 中</a>", &handler, "FZ_ENOTEXT 2:2:9:0 /a: 任务“text”没有正文\n");
}

Test(reader, fails_at_a_place_noted_before)
{
    static const char text[] = "\xEF\xBB\xBF<a>\n<b/><!-- <b> --><c><b id='1'/></c><b id='2'/></a>";
    fz_error *error = NULL;
    fz__buffer seen;

    fz__buffer_init(&seen, context);
    cr_assert_eq(
        fz__xml_fail_at(context, NULL, text, strlen(text), 41, "id", FZ_EDUPLICATE_ID, FZ_ARGS("2", "1"), &error),
        FZ_EDUPLICATE_ID);
    cr_assert_eq(fz__xml_fail_at(context, NULL, text, strlen(text), 26, NULL, FZ_ENOTEXT, FZ_ARGS("1"), &error),
                 FZ_ENOTEXT);
    errors_describe(error, &seen);
    cr_assert_str_eq(seen.bytes, "FZ_EDUPLICATE_ID 2:38:44:6 /a/b[2]/@id: id“2”重复，首次出现在第 1 行\n"
                                 "FZ_ENOTEXT 2:20:26:11 /a/c/b: 任务“1”没有正文\n");
    fz_error_free(error);
    fz__buffer_clear(&seen);
}

static void *read_often(void *user)
{
    static const char text[] = "<a xmlns='u' b='&amp;'>中<c/><broken></a>";

    for (size_t i = 0; i < 200; i++) {
        fz_error *error = NULL;
        events seen;

        events_init(&seen, context, true);
        *(bool *)user &= fz__xml_read(context, NULL, text, strlen(text), &events_handler, &seen, &error) == FZ_ETAG &&
                         strcmp(fz_error_path(error), "/a/broken") == 0;
        fz_error_free(error);
        events_clear(&seen);
    }
    return NULL;
}

Test(reader, serves_many_threads_with_one_context)
{
    pthread_t threads[4];
    bool right[4] = {true, true, true, true};

    for (size_t i = 0; i < 4; i++)
        cr_assert_eq(pthread_create(&threads[i], NULL, read_often, &right[i]), 0);
    for (size_t i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
        cr_assert(right[i]);
    }
}

/* A text that was made of another one: "<a>" stands there at 5, "<b/>" for the comment at 14, and "</a>"
 * at 9. */
Test(reader, tells_places_of_the_text_that_this_one_was_made_of)
{
    static const char other[] = "line\n<a>\n</a>\n<!-- -->\n<c/>", made[] = "<a><b/></a>";
    static const fz__xml_mark marks[] = {{0, 5, true}, {3, 14, false}, {7, 9, true}};
    const fz__xml_origin origin = {other, sizeof(other) - 1, marks, 3};
    events seen;

    events_init(&seen, context, true);
    cr_assert_eq(fz__xml_read_with(context, NULL, made, strlen(made), &(fz__xml_setting){.origin = &origin},
                                   &events_handler, &seen, NULL),
                 FZ_OK);
    cr_assert_str_eq(events_text(&seen), "start a @2:1:5:3\n"
                                         "start b @4:1:14:1\n"
                                         "end @4:1:14:1\n"
                                         "end @3:1:9:4\n");
    events_clear(&seen);
}
