/* What a reading hands over, and where it says it stands. */
#include "events.h"

#include <criterion/criterion.h>

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
