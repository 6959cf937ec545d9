/* Markup of other namespaces: what is kept of it, that it stands by itself, and that it comes back unchanged. */
#include "plan.h"

#include <criterion/criterion.h>
#include <string.h>

static fz_context *context;

static void begin(void)
{
    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
}

static void end(void)
{
    fz_context_unref(context);
}

TestSuite(foreign, .init = begin, .fini = end);

/* The one piece of markup in a document, and the attributes in the last start tag that had some. */
typedef struct kept {
    char markup[2000], attributes[2000];
    size_t offset, count;
} kept;

static fz_status on_start(void *user, fz__xml_reader *reader, int element, const fz__values *values)
{
    kept *seen = user;

    (void)reader, (void)element;
    if (values->foreign)
        strncpy(seen->attributes, values->foreign, sizeof(seen->attributes) - 1);
    return FZ_OK;
}

static fz_status on_foreign(void *user, fz__xml_reader *reader, int element, const char *markup, size_t offset)
{
    kept *seen = user;

    (void)reader, (void)element;
    strncpy(seen->markup, markup, sizeof(seen->markup) - 1);
    seen->offset = offset;
    seen->count++;
    return FZ_OK;
}

static kept read_all(const char *text)
{
    static const fz__vocabulary_handler handler = {on_start, NULL, on_foreign};
    kept seen = {.count = 0};
    fz_error *error = NULL;

    cr_assert_eq(fz__vocabulary_read(context, &plan, NULL, text, strlen(text), &handler, &seen, &error), FZ_OK,
                 "%s: %s", text, fz_error_message(error));
    return seen;
}

/* Put what was kept into a plain document: it must be kept again letter by letter. */
static void expect_stable(const kept *first)
{
    fz__buffer text;
    kept again;

    fz__buffer_init(&text, context);
    fz__buffer_string(&text, "<plan xmlns=\"urn:x:plan:1\"");
    fz__buffer_string(&text, first->attributes);
    fz__buffer_string(&text, "><head><name>n</name></head>");
    fz__buffer_string(&text, first->markup);
    fz__buffer_string(&text, "</plan>");
    again = read_all(text.bytes);
    cr_assert_str_eq(again.markup, first->markup);
    cr_assert_str_eq(again.attributes, first->attributes);
    fz__buffer_clear(&text);
}

static void expect_markup(const char *document, const char *markup)
{
    kept seen = read_all(document);

    cr_assert_str_eq(seen.markup, markup, "%s", seen.markup);
    expect_stable(&seen);
}

static void expect_attributes(const char *document, const char *attributes)
{
    kept seen = read_all(document);

    cr_assert_str_eq(seen.attributes, attributes, "%s", seen.attributes);
    expect_stable(&seen);
}

#define PLAN(declarations, markup) \
    "<plan xmlns='urn:x:plan:1'" declarations "><head><name>n</name></head>" markup "</plan>"

Test(foreign, keeps_an_element_as_it_was_written)
{
    expect_markup(PLAN("", "<x:a xmlns:x='urn:x' b = '1'  >t &amp; &#65;<![CDATA[<]]><!-- c --><?p i?><c/></x:a >"),
                  "<x:a xmlns:x='urn:x' b = '1'  >t &amp; &#65;<![CDATA[<]]><!-- c --><?p i?><c/></x:a >");
    expect_markup(PLAN("", "<a xmlns='urn:x'/>"), "<a xmlns='urn:x'/>");
}

Test(foreign, puts_in_the_declarations_that_names_need)
{
    expect_markup(PLAN(" xmlns:x='urn:x' xmlns:y='urn:y' xmlns:z='urn:z'", "<x:a y:b='1'><x:c/></x:a>"),
                  "<x:a xmlns:x=\"urn:x\" xmlns:y=\"urn:y\" y:b='1'><x:c/></x:a>");
}

Test(foreign, puts_in_the_declarations_that_qualified_names_in_text_need)
{
    expect_markup(PLAN(" xmlns:x='urn:x' xmlns:y='urn:y' xmlns:z='urn:z' xmlns:w='urn:w'",
                       "<x:a type='y:t'>or z:t, nw:t, urn:w:t</x:a>"),
                  "<x:a xmlns:x=\"urn:x\" xmlns:y=\"urn:y\" xmlns:z=\"urn:z\" type='y:t'>or z:t, nw:t, urn:w:t</x:a>");
}

Test(foreign, leaves_declarations_alone_that_the_element_makes_itself)
{
    expect_markup(PLAN(" xmlns:x='urn:outer'", "<x:a xmlns:x='urn:inner'><x:b xmlns:x='urn:third'/></x:a>"),
                  "<x:a xmlns:x='urn:inner'><x:b xmlns:x='urn:third'/></x:a>");
}

Test(foreign, takes_the_nearest_declaration)
{
    expect_markup("<plan xmlns='urn:x:plan:1' xmlns:x='urn:1'><head><name>n</name></head>"
                  "<part id='a' xmlns:x='urn:2'/><part id='b' xmlns:x='urn:3&amp;&lt;&quot;'><x:a/></part></plan>",
                  "<x:a xmlns:x=\"urn:3&amp;&lt;&quot;\"/>");
}

Test(foreign, keeps_names_without_prefix_where_they_were)
{
    expect_markup(
        "<d:plan xmlns:d='urn:x:plan:1' xmlns='urn:x'><d:head><d:name>n</d:name></d:head><a><b/></a></d:plan>",
        "<a xmlns=\"urn:x\"><b/></a>");
    expect_markup(
        "<d:plan xmlns:d='urn:x:plan:1'><d:head><d:name>n</d:name></d:head><x:a xmlns:x='u'><b/></x:a></d:plan>",
        "<x:a xmlns=\"\" xmlns:x='u'><b/></x:a>");
    expect_markup(
        "<d:plan xmlns:d='urn:x:plan:1'><d:head><d:name>n</d:name></d:head><x:a xmlns:x='u'><d:b/></x:a></d:plan>",
        "<x:a xmlns=\"\" xmlns:d=\"urn:x:plan:1\" xmlns:x='u'><d:b/></x:a>");
}

Test(foreign, writes_line_ends_as_lf)
{
    expect_markup(PLAN("", "<x:a\r\nxmlns:x='urn:x'>\r1\r\n\r\n2\r</x:a>"), "<x:a\nxmlns:x='urn:x'>\n1\n\n2\n</x:a>");
}

Test(foreign, keeps_comments_and_instructions)
{
    expect_markup(PLAN("", "<!-- a <b> -->"), "<!-- a <b> -->");
    expect_markup(PLAN("", "<!---->"), "<!---->");
    expect_markup(PLAN("", "<?do  it  ?>"), "<?do it  ?>");
    expect_markup(PLAN("", "<?do?>"), "<?do?>");
}

Test(foreign, drops_comments_outside_the_root_and_where_it_is_not_open)
{
    cr_assert_eq(
        read_all("<!-- a --><?b?><plan xmlns='urn:x:plan:1'><head><!-- c --><name>n<!-- d --></name></head></plan>"
                 "<!-- e -->")
            .count,
        0);
}

Test(foreign, keeps_attributes_with_their_declarations)
{
    expect_attributes(PLAN(" xmlns:y='urn:y' xmlns:x='urn:x' x:a='1' id='i' y:b='&lt;&amp;&quot;&#10;中'", ""),
                      " xmlns:y=\"urn:y\" xmlns:x=\"urn:x\" x:a=\"1\" y:b=\"&lt;&amp;&quot;&#10;中\"");
    expect_attributes(PLAN(" xmlns:y='urn:y' xmlns:x='urn:x' xmlns:z='urn:z' x:type='y:t'", ""),
                      " xmlns:y=\"urn:y\" xmlns:x=\"urn:x\" x:type=\"y:t\"");
}

Test(foreign, keeps_attributes_of_xml_that_the_table_does_not_name)
{
    expect_attributes(PLAN(" xml:lang='zh' xml:space='preserve'", ""), " xml:space=\"preserve\"");
}

Test(foreign, tells_where_in_a_text_it_stood)
{
    kept seen =
        read_all("<plan xmlns='urn:x:plan:1'><head><name>n</name><note>中文<x:a xmlns:x='u'>no text of ours</x:a>!"
                 "</note></head></plan>");

    cr_assert_eq(seen.offset, strlen("中文"));
    cr_assert_str_eq(seen.markup, "<x:a xmlns:x='u'>no text of ours</x:a>");
}

Test(foreign, may_hold_what_looks_like_the_vocabulary)
{
    expect_markup(PLAN("", "<x:a xmlns:x='u'><plan><who/></plan></x:a>"), "<x:a xmlns:x='u'><plan><who/></plan></x:a>");
}
