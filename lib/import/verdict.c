/* Whether a text is a directive at all. News of one, an interpretation of one, a statute and a report have its words and
 * its numbers, and give nobody a task. */
#include "import/document.h"

#include "base/utf8.h"
#include "import/dues.h"
#include "import/marks.h"

static const char32_t *const interpretation_ends[] = {U"解读", U"问答",     U"答记者问", U"起草说明",
                                                      U"说明", U"一图读懂", U"图解",     NULL};
static const char32_t *const interpretation_words[] = {U"解读如下",   U"解读单位",     U"解读机构", U"解读人",
                                                       U"作如下解读", U"政策解读如下", U"进行解读", NULL};
static const char32_t *const background_titles[] = {U"起草背景",   U"出台背景",   U"制定背景",   U"政策背景",
                                                    U"起草过程",   U"起草依据",   U"背景依据",   U"制定依据",
                                                    U"背景和依据", U"出台的背景", U"背景及依据", NULL};
static const char32_t *const report_ends[] = {U"报告", U"总结", U"汇报", U"讲话", U"致辞",
                                              U"公报", U"发言", U"通报", U"纪要", NULL};
static const char32_t *const report_words[] = {U"各位代表", U"请予审议", U"请审议", U"各位委员", NULL};
static const char32_t *const statute_ends[] = {U"规则", U"规定", U"条例", U"办法", U"章程",
                                               U"细则", U"制度", U"准则", NULL};
static const char32_t *const notice_ends[] = {U"公示", U"启事", U"公告", U"招标", U"名单", NULL};
static const char32_t *const reporter_words[] = {U"记者", U"通讯员", U"本报讯", U"本网讯", U"日报)", U"晚报)",
                                                 U"报道", U"网讯",   U"讯(",    U"摄影",   U"供稿",  NULL};
static const char32_t *const telling_words[] = {
    U"近日",     U"日前",     U"获悉",     U"据悉",         U"据了解", U"介绍说",   U"表示,",      U"强调,", U"指出,",
    U"会议强调", U"会议指出", U"会议要求", U"《意见》强调", U"送到了", U"主持召开", U"负责人表示", U"出席",  NULL};
static const char32_t *const opening_words[] = {
    U"如下意见",     U"如下实施意见", U"如下措施", U"如下政策", U"本方案",   U"本意见",   U"本计划",
    U"本要点",       U"本实施",       U"通知如下", U"如下通知", U"分解如下", U"分工如下", U"方案如下",
    U"如下工作要点", U"安排如下",     U"如下安排", U"意见如下", U"如下方案", U"如下责任", U"措施如下",
    U"要求如下",     U"如下要求",     U"如下分工", U"如下工作", NULL};

/* The end of the title, without brackets that hold 试行 and the like. */
static fz__span title_end(const fz__document *document)
{
    const fz__head_data *head = &document->head;
    fz__span last;

    if (!head->title_count)
        return (fz__span){0, 0};
    last = head->title[head->title_count - 1];
    while (last.end > last.first && fz__is_close(document->page.glyphs[last.end - 1].c) &&
           document->page.glyphs[last.end - 1].pair != FZ__NO_GLYPH &&
           document->page.glyphs[last.end - 1].pair > last.first)
        last.end = document->page.glyphs[last.end - 1].pair;
    return last;
}

static bool any_para(const fz__document *document, size_t first, size_t end, const char32_t *const *words)
{
    if (!fz__page_may_have(&document->page, words))
        return false;
    for (size_t p = first; p < end && p < document->page.para_count; p++)
        if (fz__page_has_any(&document->page, document->page.paras[p].span, words))
            return true;
    return false;
}

static size_t count_style(const fz__document *document, fz__style style)
{
    size_t count = 0;

    for (size_t p = document->layout.text; p < document->page.para_count; p++)
        count += document->page.paras[p].mark.style == style;
    return count;
}

static size_t stated_tasks(const fz__document *document)
{
    size_t count = 0;

    for (size_t i = 0; i < document->outline.count; i++)
        count += document->outline.nodes[i].task && document->outline.stated;
    return count;
}

static bool is_interpretation(const fz__document *document)
{
    const fz__page *page = &document->page;
    size_t backgrounds = 0;
    bool explained;

    if (fz__page_ends_any(page, title_end(document), interpretation_ends))
        return true;
    for (size_t i = 0; i < document->outline.count; i++) {
        const fz__node *node = &document->outline.nodes[i];
        const fz__para *para = &page->paras[node->para];
        fz__span title = {node->mark.end, para->span.end};

        if (title.end > title.first + 14)
            title.end = title.first + 14;
        backgrounds += fz__style_is_heading(node->mark.style) && fz__page_has_any(page, title, background_titles);
    }
    explained = any_para(document, 0, page->para_count, interpretation_words);
    /* One sign will do where nobody is given a task, else it takes both. */
    return stated_tasks(document) > 1 ? backgrounds && explained : backgrounds || explained;
}

static bool is_statute(const fz__document *document)
{
    size_t articles = count_style(document, FZ_STYLE_ARTICLE), chapters = count_style(document, FZ_STYLE_CHAPTER);

    if (articles >= 3)
        return stated_tasks(document) * 2 < articles ||
               fz__page_ends_any(&document->page, title_end(document), statute_ends);
    return chapters >= 2 && !document->outline.stated &&
           fz__page_ends_any(&document->page, title_end(document), statute_ends);
}

static bool has_letterhead(const fz__document *document)
{
    const fz__head_data *head = &document->head;

    return head->addressee != SIZE_MAX || head->number.first < head->number.end ||
           (document->layout.signature < document->layout.signature_end && head->signed_on && head->issuer_count);
}

static bool is_news(const fz__document *document)
{
    const size_t end = document->page.para_count;
    fz__span title = title_end(document);
    bool kind = document->head.title_count &&
                fz__title_kind(&document->page, title).first < fz__title_kind(&document->page, title).end;
    bool reporter, telling;

    if (has_letterhead(document))
        return false;
    reporter = any_para(document, 0, end, reporter_words);
    telling = any_para(document, 0, end, telling_words);
    if (stated_tasks(document) > 2)
        return !kind && reporter && telling;
    return kind ? reporter && telling : reporter || telling;
}

static bool is_report(const fz__document *document)
{
    return fz__page_ends_any(&document->page, title_end(document), report_ends) ||
           (any_para(document, 0, document->layout.text + 3, report_words) && stated_tasks(document) < 2);
}

/* What a directive has beside numbers: a title that says so, an addressee, a number, a signature, 提出如下意见. */
static bool looks_like_one(const fz__document *document)
{
    fz__span title = title_end(document);

    return fz__title_kind(&document->page, title).first < fz__title_kind(&document->page, title).end ||
           has_letterhead(document) || document->head.issuer_count ||
           any_para(document, 0, document->layout.text + 4, opening_words);
}

const char *fz__verdict(const fz__document *document)
{
    if (is_interpretation(document))
        return FZ_WORD_INTERPRETATION;
    if (is_statute(document))
        return FZ_WORD_STATUTE;
    if (is_report(document))
        return FZ_WORD_REPORT;
    if (is_news(document))
        return FZ_WORD_NEWS;
    if (!document->outline.stated && fz__page_ends_any(&document->page, title_end(document), notice_ends))
        return FZ_WORD_NOTICE;
    if (!document->outline.tasks && !(document->layout.cover && looks_like_one(document)))
        return FZ_WORD_NO_TASKS;
    if (!document->outline.stated && !looks_like_one(document))
        return FZ_WORD_NO_TASKS;
    return NULL;
}
