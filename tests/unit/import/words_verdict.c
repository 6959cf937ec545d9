/* Words that tell what is no directive, and one that is, one by one: each in a text where it alone makes the difference. */
#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

/* What is said of a text with a word in the place of %s when it is refused; NULL when it is taken. */
static const char *refusal(const char *format, const char *word)
{
    const char *place = strstr(format, "%s");
    static char said[512];
    char text[1024];
    fz_directive *directive;
    fz_error *error;
    fz_status status;

    snprintf(text, sizeof(text), "%.*s%s%s", (int)(place - format), format, word, place + 2);
    status = fz_directive_import_memory(the_context(), text, strlen(text), NULL, NULL, &directive, &error);
    fz_directive_unref(directive);
    if (status == FZ_OK)
        return NULL;
    cr_expect_eq(status, FZ_ENODIRECTIVE, "%s", word);
    snprintf(said, sizeof(said), "%s", fz_error_message(error));
    fz_error_free(error);
    return said;
}

/* Each word makes of what is a directive without it something else. */
static void expect_each_refused(const char *format, const char *without, const char *const *words, const char *kind)
{
    const char *said = refusal(format, without);

    cr_expect_null(said, "%s: %s", without, said);
    for (; *words; words++) {
        said = refusal(format, *words);
        cr_expect(said && strstr(said, kind), "%s: %s", *words, said ? said : "taken");
    }
}

Test(words_verdict, of_reporters_and_of_what_somebody_said_make_a_news_item)
{
    static const char *const words[] = {"记者",   "通讯员",   "本报讯",     "本网讯",   "日报）",   "晚报）",
                                        "报道",   "网讯",     "讯（台）",   "摄影",     "供稿",     "近日",
                                        "日前",   "获悉",     "据悉",       "据了解",   "介绍说",   "表示，",
                                        "强调，", "指出，",   "会议强调",   "会议指出", "会议要求", "《意见》强调",
                                        "送到了", "主持召开", "负责人表示", "出席",     NULL};

    expect_each_refused("县里部署春耕\n一、备足农资%s。（县供销社负责）\n二、抢抓农时。（县水利局负责）\n", "种子",
                        words, "news item");
}

Test(words_verdict, that_titles_end_with_make_a_report)
{
    static const char *const words[] = {"报告", "总结", "汇报", "讲话", "致辞", "公报", "发言", "通报", "纪要", NULL};

    expect_each_refused(
        "标题：关于全县春耕备耕工作的%s\n一、备足农资。（县供销社负责）\n二、抢抓农时。（县水利局负责）\n", "要点",
        words, "report");
}

Test(words_verdict, to_the_deputies_make_a_report)
{
    static const char *const words[] = {"各位代表", "请予审议", "请审议", "各位委员", NULL};

    expect_each_refused("全县春耕备耕工作要点\n%s：\n一、备足农资。（县供销社负责）\n", "现印发如下", words, "report");
}

Test(words_verdict, that_titles_end_with_make_a_statute_of_articles)
{
    static const char *const words[] = {"规则", "规定", "条例", "办法", "章程", "细则", "制度", "准则", NULL};

    expect_each_refused(
        "标题：关于全县春耕备耕工作的%s\n第一条　备足农资。（县供销社负责）\n第二条　抢抓农时。（县水利局负责）\n"
        "第三条　本文自印发之日起执行。\n",
        "方案", words, "set of rules");
}

Test(words_verdict, that_titles_end_with_make_a_notice_of_what_gives_nobody_a_task)
{
    static const char *const words[] = {"公示", "启事", "公告", "招标", "名单", NULL};

    expect_each_refused(
        "标题：关于全县春耕备耕工作的%s\n一、备足农资\n1.推广良种。\n2.储备化肥。\n二、抢抓农时\n1.清理水渠。\n",
        "要点", words, "notice");
}

/* Here it is the other way about: without such a word it is none. */
Test(words_verdict, of_an_opening_make_a_directive_of_what_gives_nobody_a_task)
{
    static const char *const words[] = {
        "提出如下意见", "提出如下实施意见", "制定如下措施", "制定如下政策", "制定本方案", "制定本意见", "制定本计划",
        "制定本要点",   "制定本实施细则",   "通知如下",     "如下通知",     "分解如下",   "分工如下",   "方案如下",
        "如下工作要点", "安排如下",         "如下安排",     "意见如下",     "如下方案",   "如下责任",   "措施如下",
        "要求如下",     "如下要求",         "如下分工",     "如下工作",     NULL};
    static const char text[] =
        "全县春耕\n现%s：\n一、备足农资\n1.推广良种。\n2.储备化肥。\n二、抢抓农时\n1.清理水渠。\n";

    cr_expect_not_null(refusal(text, "说明"));
    for (size_t i = 0; words[i]; i++) {
        const char *said = refusal(text, words[i]);

        cr_expect_null(said, "%s: %s", words[i], said);
    }
}
