/* Broken XML: what is said of it, in both languages, and where. The mark ^ is the place. */
#include "events.h"

#include <criterion/criterion.h>

typedef struct refusal {
    const char *text;
    fz_status status;
    const char *path, *zh, *en;
} refusal;

/* Read in pieces of every size and compare all that the error says. */
static void expect(const refusal *refused, const char *bytes, size_t length, const marked *place)
{
    static const fz_language languages[] = {FZ_LANGUAGE_ZH, FZ_LANGUAGE_EN};
    const char *messages[] = {refused->zh, refused->en};

    for (size_t i = 0; piece_sizes[i]; i++) {
        for (size_t l = 0; l < 2; l++) {
            fz_place seen = {.size = sizeof(seen)};
            fz_context *context;
            fz_error *error = NULL;
            events read;

            cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
            fz_context_set_language(context, languages[l]);
            events_init(&read, context, true);
            cr_assert_eq(
                fz__xml_read_pieces(context, "甲.xml", bytes, length, piece_sizes[i], &events_handler, &read, &error),
                refused->status, "%s: %s", refused->text, fz_error_message(error));
            fz_error_place(error, &seen);
            cr_assert_eq(fz_error_status(error), refused->status);
            cr_assert_str_eq(fz_error_message(error), messages[l]);
            cr_assert_str_eq(fz_error_source(error), "甲.xml");
            cr_assert_null(fz_error_next(error));
            cr_assert(seen.line == place->line && seen.column == place->column && seen.offset == place->offset,
                      "%s: %d:%d at %d", refused->text, (int)seen.line, (int)seen.column, (int)seen.offset);
            if (refused->path)
                cr_assert_str_eq(fz_error_path(error) ? fz_error_path(error) : "-", refused->path, "%s", refused->text);
            else
                cr_assert_null(fz_error_path(error), "%s", refused->text);
            fz_error_free(error);
            events_clear(&read);
            fz_context_unref(context);
        }
    }
}

static void expect_all(const refusal *refused, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        marked text = marked_read(refused[i].text);

        expect(&refused[i], text.text, text.length, &text);
        marked_free(&text);
    }
}
#define EXPECT(...)                                                \
    do {                                                           \
        const refusal refused[] = {__VA_ARGS__};                   \
        expect_all(refused, sizeof(refused) / sizeof(refused[0])); \
    } while (0)

#define XML(zh, en) "XML 不合语法：" zh, "not well-formed XML: " en

Test(syntax, refuses_what_is_empty)
{
    EXPECT({"^", FZ_EEMPTY, NULL, "输入为空", "the input is empty"},
           {" \n ^", FZ_EXML, NULL, XML("没有根元素", "there is no root element")},
           {"<!-- c -->\n^", FZ_EXML, NULL, XML("没有根元素", "there is no root element")});
}

Test(syntax, refuses_content_around_the_root)
{
    EXPECT(
        {"^hello", FZ_EXML, NULL, XML("根元素之前有别的内容", "something stands before the root element")},
        {"^{\"a\": 1}", FZ_EXML, NULL, XML("根元素之前有别的内容", "something stands before the root element")},
        {"<a/>^x", FZ_EXML, NULL, XML("根元素之后还有内容", "something stands after the root element")},
        {"<甲>中</甲>\n^<b/>", FZ_EXML, NULL, XML("根元素之后还有内容", "something stands after the root element")},
        {"<a><b/></a>^</a>", FZ_EXML, NULL, XML("根元素之后还有内容", "something stands after the root element")},
        {"<a/>\n^<!DOCTYPE a>", FZ_EXML, NULL, XML("根元素之后还有内容", "something stands after the root element")});
}

Test(syntax, names_what_a_truncated_text_leaves_open)
{
    EXPECT({"<a>^", FZ_ETRUNCATED, "/a", "文本不完整：第 1 行的 <a> 没有结束",
            "the text is cut off: <a> of line 1 is not closed"},
           {"<a>\n<b>\n<x:c xmlns:x='u'>t</x:c>\n中^", FZ_ETRUNCATED, "/a/b", "文本不完整：第 2 行的 <b> 没有结束",
            "the text is cut off: <b> of line 2 is not closed"},
           {"<a>\n<b/>\n<b>\n</b^", FZ_ETRUNCATED, "/a/b[2]", "文本不完整：第 3 行的 <b> 没有结束",
            "the text is cut off: <b> of line 3 is not closed"},
           {"<a>\n<b c='1^", FZ_ETRUNCATED, "/a/b", "文本不完整：第 2 行的 <b> 没有结束",
            "the text is cut off: <b> of line 2 is not closed"},
           {"<a>\n<b ^", FZ_ETRUNCATED, "/a/b", "文本不完整：第 2 行的 <b> 没有结束",
            "the text is cut off: <b> of line 2 is not closed"},
           {"<a^", FZ_ETRUNCATED, "/a", "文本不完整：第 1 行的 <a> 没有结束",
            "the text is cut off: <a> of line 1 is not closed"},
           {"<a>\n<!-- t <b> ^", FZ_ETRUNCATED, "/a", "文本不完整：第 2 行的 <!-- 没有结束",
            "the text is cut off: <!-- of line 2 is not closed"},
           {"<a>\n<![CDATA[ <b> ]] ^", FZ_ETRUNCATED, "/a", "文本不完整：第 2 行的 <![CDATA[ 没有结束",
            "the text is cut off: <![CDATA[ of line 2 is not closed"},
           {"<a>\n<?do it ^", FZ_ETRUNCATED, "/a", "文本不完整：第 2 行的 <? 没有结束",
            "the text is cut off: <? of line 2 is not closed"},
           {"<a/>\n<!-- ^", FZ_ETRUNCATED, NULL, "文本不完整：第 2 行的 <!-- 没有结束",
            "the text is cut off: <!-- of line 2 is not closed"});
}

Test(syntax, names_both_tags_that_do_not_match)
{
    EXPECT({"<a>\n <b>\n^</a>", FZ_ETAG, "/a/b", "结束标记 </a> 与第 2 行的 <b> 不配对",
            "the end tag </a> does not match <b> of line 2"},
           {"<a>^</A>", FZ_ETAG, "/a", "结束标记 </A> 与第 1 行的 <a> 不配对",
            "the end tag </A> does not match <a> of line 1"},
           {"<x:a xmlns:x='u'>^</a>", FZ_ETAG, "/x:a", "结束标记 </a> 与第 1 行的 <x:a> 不配对",
            "the end tag </a> does not match <x:a> of line 1"});
}

Test(syntax, refuses_malformed_tags)
{
    EXPECT(
        {"<a>\n<b x=^1/></a>", FZ_EXML, "/a/b",
         XML("属性值没有引号", "the value of an attribute is not in quotation marks")},
        {"<a b^/>", FZ_EXML, "/a",
         XML("属性没有值；应如 名称=\"值\"", "an attribute has no value; expected name=\"value\"")},
        {"<a b='x^<y'/>", FZ_EXML, "/a",
         XML("属性值里不许有 <；应写作 &lt;，或此前缺少引号",
             "a value may not hold <; write &lt;, or a quotation mark is missing before")},
        {"<a b='x>\n^<c d='1'/></a>", FZ_EXML, "/a",
         XML("属性值里不许有 <；应写作 &lt;，或此前缺少引号",
             "a value may not hold <; write &lt;, or a quotation mark is missing before")},
        {"<a ^b='1' b='2'/>", FZ_EXML, "/a/@b", XML("同一元素的属性重复", "an attribute stands twice in one element")},
        {"^<a xmlns:x='u' xmlns:y='u' x:b='' y:b=''/>", FZ_EXML, "/a",
         XML("同一元素的属性重复", "an attribute stands twice in one element")},
        {"<a b='1'^c='2'/>", FZ_EXML, "/a",
         XML("属性之间缺少空格，或标记有误", "space between attributes is missing, or the tag is malformed")},
        {"<a>1 ^< 2</a>", FZ_EXML, "/a",
         XML("名称有误；文字里的 < 应写作 &lt;", "a malformed name; in text, < is written &lt;")},
        {"<a><b></b ^x></a>", FZ_EXML, "/a/b", XML("标记没有以 > 结束", "a tag does not end in >")});
}

Test(syntax, refuses_malformed_text_and_markup)
{
    EXPECT({"<a>中]^]]></a>", FZ_EXML, "/a",
            XML("文字里不许有 ]]>；应写作 ]]&gt;", "text may not hold ]]>; write ]]&gt;")},
           {"<a>依法全面履行政府职能，推进行政审批制度改革，实行权力^]]>清单</a>", FZ_EXML, "/a",
            XML("文字里不许有 ]]>；应写作 ]]&gt;", "text may not hold ]]>; write ]]&gt;")},
           {"<a>x<!-- y^-- z --></a>", FZ_EXML, "/a", XML("注释里不许有 --", "a comment may not hold --")},
           {"<a>^<![CDAT[x]]></a>", FZ_EXML, "/a", XML("标记有误", "malformed markup")},
           {"<a>^<!ENTITY e 'x'></a>", FZ_EXML, "/a", XML("标记有误", "malformed markup")},
           {" <?xml^ version='1.0'?><a/>", FZ_EXML, NULL,
            XML("XML 声明有误，或不在文件开头", "the XML declaration is malformed, or not at the very beginning")},
           {"<?xml version='2.0'^?><a/>", FZ_EXML, NULL,
            XML("XML 声明有误，或不在文件开头", "the XML declaration is malformed, or not at the very beginning")});
}

Test(syntax, refuses_references_that_lead_nowhere)
{
    EXPECT({"<a>AT^&T x</a>", FZ_EXML, "/a",
            XML("& 之后不是完整的引用；& 本身应写作 &amp;",
                "no complete reference follows &; the character itself is written &amp;")},
           {"<a>中^&nbsp;</a>", FZ_EENTITY, "/a",
            "实体 &nbsp; 没有定义；可用：&amp; &lt; &gt; &quot; &apos; 和字符引用",
            "the entity &nbsp; is not defined; known: &amp; &lt; &gt; &quot; &apos; and character references"},
           {"<a>\n<b c='^&e;'/></a>", FZ_EENTITY, "/a/b",
            "实体 &e; 没有定义；可用：&amp; &lt; &gt; &quot; &apos; 和字符引用",
            "the entity &e; is not defined; known: &amp; &lt; &gt; &quot; &apos; and character references"},
           {"<a>^&#xZ;</a>", FZ_EXML, "/a",
            XML("字符引用有误；应如 &#20013; 或 &#x4E2D;",
                "a malformed character reference; expected something like &#20013; or &#x4E2D;")},
           {"<a>^&#;</a>", FZ_EXML, "/a",
            XML("字符引用有误；应如 &#20013; 或 &#x4E2D;",
                "a malformed character reference; expected something like &#20013; or &#x4E2D;")});
}

#define CHARACTER(c) "XML 里不许有字符 " c, "XML does not allow the character " c

Test(syntax, refuses_characters_that_xml_has_not)
{
    EXPECT({"<a>中^\x01</a>", FZ_ECHARACTER, "/a", CHARACTER("U+0001")},
           {"<a b='^\x1F'/>", FZ_ECHARACTER, "/a", CHARACTER("U+001F")},
           {"<a><!-- ^\x02 --></a>", FZ_ECHARACTER, "/a", CHARACTER("U+0002")},
           {"<a><![CDATA[中^\x03]]></a>", FZ_ECHARACTER, "/a", CHARACTER("U+0003")},
           {"<a>^\xEF\xBF\xBE</a>", FZ_ECHARACTER, "/a", CHARACTER("U+FFFE")},
           {"<a>依法全面履行政府职能，推进行政审批制度改革，^\x0B实行权力清单</a>", FZ_ECHARACTER, "/a",
            CHARACTER("U+000B")},
           {"<a>依法全面履行政府职能，推进行政审批制度改革，实行^\xEF\xBF\xBF权力清单</a>", FZ_ECHARACTER, "/a",
            CHARACTER("U+FFFF")},
           {"<a>^&#0;</a>", FZ_ECHARACTER, "/a", CHARACTER("U+0000")},
           {"<a>^&#x1F;</a>", FZ_ECHARACTER, "/a", CHARACTER("U+001F")},
           {"<a>\n<b c='^&#xD800;'/></a>", FZ_ECHARACTER, "/a/b", CHARACTER("U+D800")},
           {"<a>^&#x110000;</a>", FZ_ECHARACTER, "/a", CHARACTER("U+110000")});
}

Test(syntax, refuses_nul_wherever_it_stands)
{
    static const refusal refused = {"NUL", FZ_ECHARACTER, "/a", CHARACTER("U+0000")};
    static const refusal behind = {"NUL behind the root", FZ_ECHARACTER, NULL, CHARACTER("U+0000")};

    expect(&refused, "<a>\n<\0/a>", 9, &(marked){.line = 2, .column = 2, .offset = 5});
    expect(&behind, "<a/>\0<b", 7, &(marked){.line = 1, .column = 5, .offset = 4});
}

#define ENCODING(offset, byte) \
    "第 " offset " 字节起不是合法的 UTF-8：" byte, "not valid UTF-8 from byte " offset ": " byte

Test(syntax, refuses_bytes_that_are_not_utf_8)
{
    EXPECT({"<a>中\n^\xFF</a>", FZ_EENCODING, "/a", ENCODING("7", "0xFF")},
           {"<a>^\xED\xA0\x81\xED\xB0\x80</a>", FZ_EENCODING, "/a", ENCODING("3", "0xED")},
           {"<a b='^\xC0\x80'/>", FZ_EENCODING, "/a", ENCODING("6", "0xC0")},
           {"<a><!-- ^\xF4\x90\x80\x80 --></a>", FZ_EENCODING, "/a", ENCODING("8", "0xF4")},
           {"<a>中^\xE4\xB8", FZ_EENCODING, "/a", ENCODING("6", "0xE4")},
           {"<?xml version='1.0' encoding='GB18030'?><a>^\xD6\xD0</a>", FZ_EENCODING, "/a", ENCODING("43", "0xD6")},
           {"^\xFF\xFE<\0a\0/\0>\0", FZ_EENCODING, NULL, ENCODING("0", "0xFF")});
}

Test(syntax, takes_a_second_byte_order_mark_for_text)
{
    static const refusal refused = {"two marks", FZ_EXML, NULL,
                                    XML("根元素之前有别的内容", "something stands before the root element")};

    expect(&refused, "\xEF\xBB\xBF\xEF\xBB\xBF<a/>", 10, &(marked){.line = 1, .column = 1, .offset = 3});
}

Test(syntax, refuses_names_outside_their_namespaces)
{
    EXPECT({"^<x:a/>", FZ_EPREFIX, "/x:a", "前缀“x”没有声明；应有 xmlns:x=\"…\"",
            "the prefix \"x\" is not declared; expected xmlns:x=\"…\""},
           {"<a>\n^<b x:c='1'/></a>", FZ_EPREFIX, "/a/b", "前缀“x”没有声明；应有 xmlns:x=\"…\"",
            "the prefix \"x\" is not declared; expected xmlns:x=\"…\""},
           {"^<a xmlns:x=''/>", FZ_EXML, "/a", XML("命名空间声明有误", "a namespace is declared wrongly")},
           {"^<a xmlns='http://www.w3.org/XML/1998/namespace'/>", FZ_EXML, "/a",
            XML("命名空间声明有误", "a namespace is declared wrongly")});
}

#define DOCTYPE \
    "不接受文档类型声明（DOCTYPE）；请删去该声明", "a document type declaration (DOCTYPE) is refused; remove it"

Test(syntax, refuses_every_doctype)
{
    EXPECT({"^<!DOCTYPE a><a/>", FZ_EDOCTYPE, NULL, DOCTYPE},
           {"<?xml version='1.0'?>\n<!-- c -->\n ^<!DOCTYPE a SYSTEM 'a.dtd'>\n<a/>", FZ_EDOCTYPE, NULL, DOCTYPE},
           {"<?go <b>?>^<!DOCTYPE a PUBLIC '-//X' '<x>' [\n<!ENTITY e 'x'>\n]><a>&e;</a>", FZ_EDOCTYPE, NULL, DOCTYPE},
           {"^<!DOCTYPE a [", FZ_EDOCTYPE, NULL, DOCTYPE}, {"^<!DOCTYPE", FZ_EDOCTYPE, NULL, DOCTYPE},
           {"^<!DOCTYPE>", FZ_EDOCTYPE, NULL, DOCTYPE});
}
