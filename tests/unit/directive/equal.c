/* Two directives are equal that say the same: whatever one of them says otherwise is a difference, seen from either side. */
#include "support.h"

#include "unit/support/replaced.h"

#include <criterion/criterion.h>
#include <stdlib.h>

static bool is_equal_after(const char *whole, const char *old, const char *new)
{
    char *text = replaced(whole, old, new);
    fz_directive *before = load_text(whole), *after = load_text(text);
    int equal = fz_directive_equal(before, after);

    cr_expect_eq(equal, fz_directive_equal(after, before), "%s: not from either side", new);
    fz_directive_unref(before);
    fz_directive_unref(after);
    free(text);
    return equal;
}

Test(equal, whatever_a_directive_says_counts)
{
    static const char *const changes[][2] = {
        {"任务分工方案的通知</title>", "任务分工的通知</title>"},
        {"word=\"离政办发\"", "word=\"离政办\""},
        {"<issuer>离石区司法局</issuer>", ""},
        {"<signed>2019-03-01", "<signed>2019-03-02"},
        {"<repealed>2024-02-29</repealed>", ""},
        {"<basis number=\"国发〔2015〕88号\">", "<basis>"},
        {"<attachment>联络员名单</attachment>", ""},
        {"<p>各乡镇人民政府，各街道办事处：</p>", ""},
        {"name=\"文号\"", "name=\"编号\""},
        {"<p>离石区人民政府办公室</p>", "<field name=\"落款\">离石区人民政府办公室</field>"},
        {"制定本方案。", "制订本方案。"},
        {"<title>制度建设</title>", ""},
        {"<title>规范性文件</title>", "<title>规范性文件。</title>"},
        {"label=\"一\" mark=\"一、\"", "label=\"一\" mark=\"一\""},
        {"label=\"1\" mark=\"1.\"", "label=\"1\" mark=\"1、\""},
        {"sic=\"false\"", "sic=\"true\""},
        {"<stated name=\"时限\" joined=\"true\">", "<stated name=\"时限\">"},
        {"role=\"responsible\" rank=\"1\"", "role=\"lead\" rank=\"2\""},
        {"rank=\"2\" unit=\"财政局\"", "rank=\"2\" unit=\"民政局\""},
        {"collective=\"true\"", "collective=\"false\""},
        {" open=\"true\"", ""},
        {"<assign role=\"responsible\" rank=\"1\" unit=\"区政府办\" open=\"false\"/>", ""},
        {"<due date=\"2019-12-31\">", "<due date=\"2019-12-30\">"},
        {"<due every=\"quarter\">", "<due every=\"month\">"},
        {"<due every=\"quarter\">每季度</due>", ""},
        {"<person name=\"王某\"", "<person name=\"张某\""},
        {"office=\"牵头领导\"", "office=\"领导\""},
        {"<person name=\"李某\"/>", ""},
        {"month=\"3\" day=\"1\" end=\"false\"", "month=\"3\" day=\"2\" end=\"false\""},
        {"<require kind=\"recurring\" at=\"30\" every=\"year\" month=\"3\" day=\"1\" end=\"false\" "
         "place=\"12:20:661:12\">公布目录</require>",
         ""},
        {"<closing>", "<section id=\"s2\"><task id=\"t2\"><p>x</p></task></section><closing>"},
        {"<closing>", "<section id=\"s2\"/><closing>"},
        {"<p>2019年3月1日</p>", ""},
    };
    size_t length;
    char *whole = file_text(data_path("good/everything.xml"), &length);

    for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++)
        cr_expect_not(is_equal_after(whole, changes[i][0], changes[i][1]), "%s", changes[i][1]);
    free(whole);
}

Test(equal, what_says_the_same_in_other_words_or_where_it_stood_does_not_count)
{
    static const char *const changes[][2] = {
        {"id=\"lishi-2019\"", "id=\"lishi-2020\""},
        {"region=\"141102\"", "region=\"141103\""},
        {" joined=\"false\"", ""},
        {" collective=\"false\"", ""},
        {" place=\"13:7:700:9\"", ""},
        {"<closing>", "<!-- x -->\n<closing>"},
    };
    size_t length;
    char *whole = file_text(data_path("good/everything.xml"), &length);

    for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++)
        cr_expect(is_equal_after(whole, changes[i][0], changes[i][1]), "%s", changes[i][0]);
    free(whole);
}
