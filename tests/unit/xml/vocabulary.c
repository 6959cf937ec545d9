/* Reading by a table: what is handed over, and what is said of a document that the table does not allow. */
#include "events.h"
#include "plan.h"
#include "xml/vocabulary_internal.h"

#include <criterion/criterion.h>

#define OPEN "<plan xmlns=\"urn:x:plan:1\">"
#define HEAD "<head><name>n</name></head>"

static fz_context *context;

static void begin(void)
{
    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    fz_context_set_language(context, FZ_LANGUAGE_EN);
}

static void end(void)
{
    fz_context_unref(context);
}

TestSuite(vocabulary, .init = begin, .fini = end);

/* What is handed over, then the errors, in pieces of every size. */
static void expect_with(const char *text, const char *fail_at, const char *lines)
{
    for (size_t i = 0; piece_sizes[i]; i++) {
        plan_reading seen = {.fail_at = fail_at};
        fz_error *error = NULL;
        fz_status status;

        fz__buffer_init(&seen.lines, context);
        status = fz__vocabulary_read_pieces(context, &plan, NULL, text, strlen(text), piece_sizes[i], &plan_handler,
                                            &seen, NULL, &error);
        cr_assert_eq(status, fz_error_status(error));
        errors_describe(error, &seen.lines);
        cr_assert_str_eq(seen.lines.bytes, lines, "in pieces of %zu:\n%s", piece_sizes[i], seen.lines.bytes);
        fz_error_free(error);
        fz__buffer_clear(&seen.lines);
    }
}

static void expect(const char *text, const char *lines)
{
    expect_with(text, NULL, lines);
}

Test(vocabulary, gives_elements_with_values_in_columns_and_numbers)
{
    expect("<plan xmlns='urn:x:plan:1' when='2016-01-25' xml:lang='zh' id='a-1'>\n" HEAD
           "<step min='0' size='-1.5' place='1:2:3:4' sure='true' kind='cooperate'>\n<p>t</p>"
           "<who unit='u' rank='4294967295'/><who rank='1' unit='v'/></step></plan>",
           "<plan id=a-1/0 when=2016-01-25/20160125 xml:lang=zh/0\n"
           "<head\n<name\n/name [n]\n/head\n"
           "<step kind=cooperate/1 sure=true/1 place=1:2:3:4/0 size=-1.5/18446744073708051616 min=0/0\n"
           "<p\n/p [t]\n"
           "<who unit=u/0 rank=4294967295/4294967295\n/who\n<who unit=v/0 rank=1/1\n/who\n"
           "/step\n/plan\n");
}

Test(vocabulary, gives_a_text_whole)
{
    expect(OPEN
           "<head><name>一&amp;<!-- x -->二<![CDATA[<三>]]>&#x56DB;</name><note></note><note> \n</note></head></plan>",
           "<plan\n<head\n<name\n/name [一&二<三>四]\n<note\n/note []\n<note\n/note [ \n]\n/head\n/plan\n");
}

Test(vocabulary, takes_the_vocabulary_under_any_prefix)
{
    expect("<d:plan xmlns:d='urn:x:plan:1' id='a'><d:head><d:name>n</d:name></d:head></d:plan>",
           "<plan id=a/0\n<head\n<name\n/name [n]\n/head\n/plan\n");
}

Test(vocabulary, refuses_another_root)
{
    expect("<plan/>", "FZ_EROOT 1:1:0:7 /plan: the root is <plan> in namespace \"none\"; expected <plan> in namespace "
                      "\"urn:x:plan:1\"\n");
    expect("<plan xmlns='urn:x:plan:2'><broken",
           "FZ_EROOT 1:1:0:27 /plan: the root is <plan> in namespace \"urn:x:plan:2\"; expected <plan> in namespace "
           "\"urn:x:plan:1\"\n");
    expect("<step xmlns='urn:x:plan:1'/>",
           "FZ_EROOT 1:1:0:28 /step: the root is <step> in namespace \"urn:x:plan:1\"; expected <plan> in namespace "
           "\"urn:x:plan:1\"\n");
}

/* The faults alone: nothing is handed over after the first. */
static void expect_faults(const char *text, const char *lines)
{
    plan_reading seen = {.fail_at = NULL};
    fz_error *error = NULL;
    fz__buffer errors;

    fz__buffer_init(&seen.lines, context);
    fz__buffer_init(&errors, context);
    fz__vocabulary_read(context, &plan, NULL, text, strlen(text), &plan_handler, &seen, &error);
    errors_describe(error, &errors);
    cr_assert_str_eq(errors.bytes, lines, "%s", errors.bytes);
    fz_error_free(error);
    fz__buffer_clear(&seen.lines);
    fz__buffer_clear(&errors);
}

Test(vocabulary, refuses_elements_that_may_not_stand_there)
{
    expect_faults(
        OPEN HEAD "<who unit='u' rank='0'/><stop><plan/></stop></plan>",
        "FZ_EELEMENT 1:55:54:24 /plan/who: <who> is not expected in <plan>; expected: <head>, <part>, <step>, "
        "<end>\n"
        "FZ_EELEMENT 1:79:78:6 /plan/stop: <stop> is not expected in <plan>; expected: <head>, <part>, "
        "<step>, <end>\n");
    expect_faults(OPEN
                  "<head><name>n<p>x</p></name></head><step><p>p</p><who unit='u' rank='1'><p/></who></step></plan>",
                  "FZ_EELEMENT 1:41:40:3 /plan/head/name/p: <p> is not expected in <name>; expected: nothing\n"
                  "FZ_EELEMENT 1:100:99:4 /plan/step/who/p: <p> is not expected in <who>; expected: nothing\n");
}

Test(vocabulary, refuses_elements_without_a_namespace)
{
    expect_faults("<d:plan xmlns:d='urn:x:plan:1'><head/><d:head><d:name>n</d:name></d:head><e xmlns=''/></d:plan>",
                  "FZ_EELEMENT 1:32:31:7 /d:plan/head: <head> is not expected in <plan>; expected: <head>, <part>, "
                  "<step>, <end>\n"
                  "FZ_EELEMENT 1:74:73:13 /d:plan/e: <e> is not expected in <plan>; expected: <head>, <part>, <step>, "
                  "<end>\n");
}

Test(vocabulary, refuses_foreign_elements_where_it_is_not_open)
{
    expect_faults(OPEN "<head xmlns:x='u'><x:m/><name>n<x:m/></name></head></plan>",
                  "FZ_EELEMENT 1:46:45:6 /plan/head/x:m: <x:m> is not expected in <head>; expected: <name>, <note>\n"
                  "FZ_EELEMENT 1:59:58:6 /plan/head/name/x:m: <x:m> is not expected in <name>; expected: nothing\n");
}

Test(vocabulary, tells_which_element_is_missing_repeated_or_late)
{
    expect_faults(OPEN "<end>2016-12-31</end></plan>", "FZ_EMISSING 1:1:0:27 /plan: <plan> lacks <head>\n");
    expect_faults(OPEN HEAD HEAD "</plan>", "FZ_EREPEATED 1:55:54:6 /plan/head[2]: <plan> may hold only one <head>\n");
    expect_faults(OPEN HEAD "<end>2016-12-31</end><step><who unit='u' rank='1'/><p>p</p></step></plan>",
                  "FZ_EORDER 1:76:75:6 /plan/step: <step> must come before <end>\n"
                  "FZ_EORDER 1:106:105:3 /plan/step/p: <p> must come before <who>\n");
}

Test(vocabulary, refuses_unknown_and_missing_attributes)
{
    expect_faults(OPEN HEAD "<part n='1' nn='2'/></plan>",
                  "FZ_EREQUIRED 1:55:54:20 /plan/part: <part> lacks the attribute \"id\"\n"
                  "FZ_EATTRIBUTE 1:67:66:6 /plan/part/@nn: <part> has no attribute \"nn\"; known: id, n\n");
    expect_faults("<d:plan xmlns:d='urn:x:plan:1' d:id='a'><d:head id='b'><d:name>n</d:name></d:head></d:plan>",
                  "FZ_EATTRIBUTE 1:32:31:8 /d:plan/@d:id: <plan> has no attribute \"d:id\"; known: id, when, xml:lang\n"
                  "FZ_EATTRIBUTE 1:49:48:6 /d:plan/d:head/@id: <head> has no attribute \"id\"; known: nothing\n");
}

static void expect_value_refused(const char *attribute, const char *error)
{
    fz__buffer text, line;

    fz__buffer_init(&text, context);
    fz__buffer_init(&line, context);
    fz__buffer_string(&text, OPEN HEAD "<step ");
    fz__buffer_string(&text, attribute);
    fz__buffer_string(&text, "><p>p</p></step></plan>");
    fz__buffer_string(&line, "FZ_EVALUE 1:61:60:");
    fz__buffer_number(&line, strlen(attribute));
    fz__buffer_string(&line, " /plan/step/@");
    fz__buffer_string(&line, error);
    fz__buffer_char(&line, '\n');
    expect_faults(text.bytes, line.bytes);
    fz__buffer_clear(&text);
    fz__buffer_clear(&line);
}

Test(vocabulary, says_what_a_value_should_be)
{
    expect_value_refused("kind=''", "kind: kind=\"\" is not allowed; expected lead | cooperate");
    expect_value_refused("kind='Lead'", "kind: kind=\"Lead\" is not allowed; expected lead | cooperate");
    expect_value_refused("sure='1'", "sure: sure=\"1\" is not allowed; expected true or false");
    expect_value_refused("place='1:2:3'",
                         "place: place=\"1:2:3\" is not allowed; expected line:column:offset:length such "
                         "as 12:1:340:96");
    expect_value_refused("size='1.0000001'",
                         "size: size=\"1.0000001\" is not allowed; expected a number of at most six "
                         "decimals such as 92.35");
    expect_value_refused("min='4294967296'",
                         "min: min=\"4294967296\" is not allowed; expected a whole number from 0 to "
                         "4294967295");
}

Test(vocabulary, says_what_a_text_should_be)
{
    expect_faults(OPEN "<head><name>\t\n&#x3000;</name></head><end>2016-02-30</end></plan>",
                  "FZ_EVALUE 1:34:33:6 /plan/head/name: <name>=\"  　\" is not allowed; expected text that is not all "
                  "white space\n"
                  "FZ_EDATE 2:23:63:5 /plan/end: \"2016-02-30\" is no day; expected something like 2016-01-25\n");
}

Test(vocabulary, uses_the_code_that_an_empty_value_was_given)
{
    expect_faults(OPEN HEAD "<step><p>p</p><who unit=' ' rank='1'/></step></plan>",
                  "FZ_EUNIT 1:74:73:8 /plan/step/who/@unit: the unit's name is empty\n");
}

Test(vocabulary, refuses_text_between_elements_once_an_element)
{
    expect_faults(OPEN HEAD "\n  中文 more <step>x<p>p</p>y<who unit='u' rank='1'> z </who></step>w\n</plan>",
                  "FZ_ETEXT 2:3:57:0 /plan: text \"中文 more \" may not stand directly in <plan>\n"
                  "FZ_ETEXT 2:17:75:0 /plan/step: text \"x\" may not stand directly in <step>\n"
                  "FZ_ETEXT 2:51:109:0 /plan/step/who: text \"z \" may not stand directly in <who>\n");
}

Test(vocabulary, refuses_text_in_a_cdata_section_as_well)
{
    expect_faults(OPEN HEAD " <![CDATA[中文]]></plan>",
                  "FZ_ETEXT 1:56:55:0 /plan: text \"中文\" may not stand directly in <plan>\n");
}

Test(vocabulary, hands_nothing_over_after_the_first_fault)
{
    expect(OPEN HEAD "<step><p>a</p></step><step sure=''><p>b</p></step><step><p>c</p></step></plan>",
           "<plan\n<head\n<name\n/name [n]\n/head\n<step\n<p\n/p [a]\n/step\n"
           "FZ_EVALUE 1:82:81:7 /plan/step[2]/@sure: sure=\"\" is not allowed; expected true or false\n");
}

Test(vocabulary, reports_all_faults_in_document_order_up_to_the_limit)
{
    static const char text[] = OPEN "<part><step/>x</part><step/></plan>";

    expect_faults(text, "FZ_EMISSING 1:1:0:27 /plan: <plan> lacks <head>\n"
                        "FZ_EREQUIRED 1:28:27:6 /plan/part: <part> lacks the attribute \"id\"\n"
                        "FZ_EMISSING 1:34:33:7 /plan/part/step: <step> lacks <p>\n"
                        "FZ_ETEXT 1:41:40:0 /plan/part: text \"x\" may not stand directly in <part>\n"
                        "FZ_EMISSING 1:49:48:7 /plan/step: <step> lacks <p>\n");
    fz_context_set_limit(context, FZ_LIMIT_ERRORS, 2);
    expect_faults(text, "FZ_EREQUIRED 1:28:27:6 /plan/part: <part> lacks the attribute \"id\"\n"
                        "FZ_EMISSING 1:34:33:7 /plan/part/step: <step> lacks <p>\n");
}

Test(vocabulary, adds_a_broken_syntax_to_the_faults_before_it)
{
    expect_faults(OPEN "<part/></plann>",
                  "FZ_EREQUIRED 1:28:27:7 /plan/part: <part> lacks the attribute \"id\"\n"
                  "FZ_ETAG 1:35:34:8 /plan: the end tag </plann> does not match <plan> of line 1\n");
}

Test(vocabulary, goes_on_after_a_fault_that_a_callback_notes)
{
    expect_with(OPEN HEAD "<step><p>a</p></step><step><p> </p></step></plan>", "step",
                "<plan\n<head\n<name\n/name [n]\n/head\n<step\n"
                "FZ_ENOTEXT 1:55:54:6 /plan/step[1]: task \"1\" has no text\n"
                "FZ_EVALUE 1:82:81:3 /plan/step[2]/p: <p>=\" \" is not allowed; expected text that is not all white "
                "space\n");
}

Test(vocabulary, reads_places)
{
    fz__where where;

    cr_assert(fz__place_read("1:2:3:4294967295", &where));
    cr_assert(where.line == 1 && where.column == 2 && where.offset == 3 && where.length == 4294967295);
    cr_assert(!fz__place_read("1:2:3", &where));
    cr_assert(!fz__place_read("1:2:3:4:5", &where));
    cr_assert(!fz__place_read("1:2:3:", &where));
    cr_assert(!fz__place_read("1:2:3:4294967296", &where));
    cr_assert(!fz__place_read("-1:2:3:4", &where));
    cr_assert(!fz__place_read("", &where));
    cr_assert(where.line == 0 && where.length == 0);
}

/* The same leniently: what is handed over, the findings, then the errors, in pieces of every size. */
static void expect_leniently(const char *text, const char *lines)
{
    for (size_t i = 0; piece_sizes[i]; i++) {
        plan_reading seen = {.fail_at = "end"};
        fz__findings findings;
        fz__arena arena;
        fz_error *error = NULL;
        fz_status status;

        fz__arena_init(&arena, context);
        fz__findings_init(&findings, &arena);
        fz__buffer_init(&seen.lines, context);
        status = fz__vocabulary_read_pieces(context, &plan, NULL, text, strlen(text), piece_sizes[i], &plan_handler,
                                            &seen, &findings, &error);
        cr_assert_eq(status, fz_error_status(error));
        for (size_t k = 0; k < findings.count; k++) {
            fz__buffer_string(&seen.lines, fz_status_name(findings.items[k].status));
            fz__buffer_char(&seen.lines, ' ');
            fz__buffer_number(&seen.lines, findings.items[k].column);
            fz__buffer_char(&seen.lines, '\n');
        }
        errors_describe(error, &seen.lines);
        cr_assert_str_eq(seen.lines.bytes, lines, "in pieces of %zu:\n%s", piece_sizes[i], seen.lines.bytes);
        fz_error_free(error);
        fz__buffer_clear(&seen.lines);
        fz__findings_clear(&findings);
        fz__arena_clear(&arena);
    }
}

Test(vocabulary, leniently_read_leaves_out_the_children_that_have_a_fault)
{
    expect_leniently(
        OPEN HEAD "<part/><part id='a'><p>x</p><step/></part>x<who><part/></who><part id='b'/></plan>",
        "<plan\n<head\n<name\n/name [n]\n/head\n<part id=a/0\n<p\n/p [x]\n<step\n<part id=b/0\n/part\n/plan\n"
        "FZ_EREQUIRED 55\nFZ_EMISSING 83\nFZ_ETEXT 97\nFZ_EELEMENT 98\n");
}

Test(vocabulary, leniently_read_leaves_out_what_a_callback_refuses)
{
    expect_leniently(OPEN HEAD "<end>2016-01-25</end></plan>",
                     "<plan\n<head\n<name\n/name [n]\n/head\n<end\n/plan\nFZ_ENOTEXT 55\n");
}

Test(vocabulary, leniently_read_refuses_what_is_wrong_with_the_whole)
{
    expect_leniently(
        "<plan xmlns='urn:x:plan:1' id=''>" HEAD "</plan>",
        "FZ_EVALUE 1:28:27:5 /plan/@id: id=\"\" is not allowed; expected ASCII letters, digits and - _ . with a "
        "letter first\n");
    expect_leniently(OPEN "</plan>", "<plan\nFZ_EMISSING 1:1:0:27 /plan: <plan> lacks <head>\n");
    expect_leniently("<part xmlns='urn:x:plan:1'/>",
                     "FZ_EROOT 1:1:0:28 /part: the root is <part> in namespace \"urn:x:plan:1\"; expected <plan> in "
                     "namespace \"urn:x:plan:1\"\n");
}
