#include "xml/writer.h"

#include <criterion/criterion.h>
#include <string.h>

typedef struct sink {
    char bytes[20000];
    size_t count, calls, refuse_at;
} sink;

static int take(void *user, const void *bytes, size_t count)
{
    sink *s = user;

    if (++s->calls == s->refuse_at)
        return -1;
    cr_assert_leq(s->count + count, sizeof(s->bytes) - 1);
    memcpy(s->bytes + s->count, bytes, count);
    s->count += count;
    return 0;
}

static sink written;

static void begin(fz__xml_writer *w)
{
    written = (sink){.count = 0};
    fz__xml_writer_init(w, take, &written);
}

static void expect(fz__xml_writer *w, const char *text)
{
    cr_assert(fz__xml_finish(w));
    cr_assert_str_eq(written.bytes, text);
}

Test(writer, writes_one_element_a_line_with_two_spaces_a_level)
{
    fz__xml_writer w;

    begin(&w);
    fz__xml_declaration(&w);
    fz__xml_start(&w, "directive");
    fz__xml_attribute_text(&w, "id", "a");
    fz__xml_attribute_text(&w, "region", NULL);
    fz__xml_attribute_number(&w, "n", UINT64_C(18446744073709551615));
    fz__xml_start(&w, "head");
    fz__xml_element(&w, "title", "法治");
    fz__xml_element(&w, "issuer", NULL);
    fz__xml_end(&w, "head");
    fz__xml_start(&w, "assign");
    fz__xml_attributes_raw(&w, " x:a=\"1\"");
    fz__xml_attributes_raw(&w, NULL);
    fz__xml_end(&w, "assign");
    fz__xml_raw(&w, "<!-- note -->");
    fz__xml_end(&w, "directive");
    expect(&w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<directive id=\"a\" n=\"18446744073709551615\">\n"
               "  <head>\n"
               "    <title>法治</title>\n"
               "  </head>\n"
               "  <assign x:a=\"1\"/>\n"
               "  <!-- note -->\n"
               "</directive>\n");
}

Test(writer, keeps_an_element_with_text_on_one_line)
{
    fz__xml_writer w;

    begin(&w);
    fz__xml_start(&w, "a");
    fz__xml_start(&w, "p");
    fz__xml_text(&w, "one ", 4);
    fz__xml_start(&w, "b");
    fz__xml_start(&w, "c");
    fz__xml_end(&w, "c");
    fz__xml_end(&w, "b");
    fz__xml_raw(&w, "<x:y/>");
    fz__xml_text(&w, " two", 4);
    fz__xml_end(&w, "p");
    fz__xml_start(&w, "q");
    fz__xml_end(&w, "q");
    fz__xml_end(&w, "a");
    expect(&w, "<a>\n  <p>one <b><c/></b><x:y/> two</p>\n  <q/>\n</a>\n");
}

Test(writer, keeps_the_line_for_markup_before_the_first_text)
{
    fz__xml_writer w;

    begin(&w);
    fz__xml_start(&w, "p");
    fz__xml_text(&w, "", 0);
    fz__xml_raw(&w, "<x:y/>");
    fz__xml_text(&w, "t", 1);
    fz__xml_end(&w, "p");
    expect(&w, "<p><x:y/>t</p>\n");
}

Test(writer, writes_an_element_without_text_as_empty)
{
    fz__xml_writer w;

    begin(&w);
    fz__xml_start(&w, "a");
    fz__xml_element(&w, "p", "");
    fz__xml_element(&w, "q", "t");
    fz__xml_end(&w, "a");
    expect(&w, "<a>\n  <p/>\n  <q>t</q>\n</a>\n");
}

Test(writer, escapes_what_would_not_come_back)
{
    fz__xml_writer w;

    begin(&w);
    fz__xml_start(&w, "a");
    fz__xml_attribute_text(&w, "b", "<&>\"'\t\r\n 中");
    fz__xml_text(&w, "<&>\"'\t\r\n 中]]>", strlen("<&>\"'\t\r\n 中]]>"));
    fz__xml_end(&w, "a");
    expect(&w, "<a b=\"&lt;&amp;&gt;&quot;'&#9;&#13;&#10; 中\">&lt;&amp;&gt;\"'\t&#13;\n 中]]&gt;</a>\n");
}

Test(writer, hands_over_what_exceeds_its_buffer)
{
    static char text[10000];
    fz__xml_writer w;

    memset(text, 'x', sizeof(text));
    begin(&w);
    fz__xml_start(&w, "a");
    fz__xml_text(&w, text, sizeof(text));
    fz__xml_end(&w, "a");
    cr_assert(fz__xml_finish(&w));
    cr_assert_eq(written.count, strlen("<a></a>\n") + sizeof(text));
    cr_assert_eq(memcmp(written.bytes, "<a>xxx", 6), 0);
    cr_assert_str_eq(written.bytes + written.count - 6, "x</a>\n");
}

Test(writer, remembers_that_its_sink_refused)
{
    static char text[10000];
    fz__xml_writer w;

    memset(text, 'x', sizeof(text));
    begin(&w);
    written.refuse_at = 1;
    fz__xml_start(&w, "a");
    fz__xml_text(&w, text, sizeof(text));
    fz__xml_end(&w, "a");
    cr_assert(!fz__xml_finish(&w));
    cr_assert_eq(written.calls, 1);
    cr_assert_eq(written.count, 0);
}

static bool reverses(uint32_t c)
{
    return c == 0x202E || c == 0x85;
}

Test(writer, writes_what_is_called_a_hazard_as_a_reference)
{
    fz__xml_writer w;

    begin(&w);
    w.is_hazard = reverses;
    fz__xml_start(&w, "a");
    fz__xml_attribute_text(&w, "b", "\u202E乙\"");
    fz__xml_text(&w, "甲\u202E\xC2\x85<", 9);
    fz__xml_end(&w, "a");
    expect(&w, "<a b=\"&#x202E;乙&quot;\">甲&#x202E;&#x0085;&lt;</a>\n");
}
