/* The title: what a line must be to be one, the lines that go together, and what is cut from their ends. */
#include "import/head_parts.h"

#include "base/utf8.h"
#include "import/marks.h"

/* What a title ends in; of words that end alike the longer one stands first. */
static const char32_t *const kinds[] = {
    U"实施意见", U"指导意见", U"工作意见", U"若干意见", U"意见",     U"实施方案", U"工作方案", U"行动方案", U"分工方案",
    U"分解方案", U"整改方案", U"落实方案", U"推进方案", U"总体方案", U"方案",     U"行动计划", U"工作计划", U"实施计划",
    U"计划",     U"通知",     U"工作要点", U"要点",     U"实施细则", U"细则",     U"责任分解", U"任务分解", U"分解",
    U"任务分工", U"责任分工", U"分工",     U"任务清单", U"责任清单", U"清单",     U"分解表",   U"分工表",   U"任务表",
    U"安排表",   U"一览表",   U"表",       U"工作安排", U"安排",     U"若干措施", U"政策措施", U"措施",     U"任务书",
    U"责任书",   U"决定",     U"决议",     U"通告",     U"公告",     U"通报",     U"批复",     U"函",       U"规划",
    U"纲要",     U"办法",     U"规定",     U"条例",     U"规则",     U"章程",     U"制度",     U"若干政策", U"政策",
    U"目标任务", U"重点工作", U"工作任务", U"任务",     U"报告",     U"解读",     U"预案",     U"台账",     U"路线图",
    NULL};
/* A line that begins so names the title of another document. */
static const char32_t *const no_title_starts[] = {U"根据", U"依据", U"按照", U"遵照", U"参照", U"为",
                                                  U"现将", U"附件", U"相关", U"来源", NULL};
static const char32_t *const drafts[] = {U"征求意见稿", U"审议稿", U"送审稿", U"讨论稿", U"草案",
                                         U"草稿",       U"代拟稿", U"初稿",   NULL};

/* Without a document number, a draft mark, the name of the site behind. */
static fz__span strip_tail(const fz__page *page, fz__span title)
{
    for (bool more = true; more && title.first < title.end;) {
        const fz__glyph *last = &page->glyphs[title.end - 1];

        more = false;
        if (fz__is_close(last->c) && last->pair != FZ__NO_GLYPH && last->pair > title.first) {
            fz__span inside = {last->pair + 1, title.end - 1};

            if (fz__doc_number_read(page, inside) == fz__span_length(inside) ||
                fz__page_has_any(page, inside, drafts)) {
                title.end = last->pair;
                more = true;
            }
        }
    }
    return title;
}

fz__span fz__title_kind(const fz__page *page, fz__span title)
{
    title = strip_tail(page, title);
    while (title.end > title.first &&
           (page->glyphs[title.end - 1].c == 0x300B || page->glyphs[title.end - 1].c == 0x3009 ||
            fz__is_close(page->glyphs[title.end - 1].c))) {
        uint32_t pair = page->glyphs[title.end - 1].pair;

        /* （试行） and the like are passed over, 《…方案》 is looked into. */
        if (fz__is_close(page->glyphs[title.end - 1].c) && pair != FZ__NO_GLYPH && pair > title.first)
            title.end = pair;
        else
            title.end--;
    }
    for (const char32_t *const *kind = kinds; *kind; kind++)
        if (fz__page_ends(page, title, *kind)) {
            uint32_t length = 0;

            while ((*kind)[length])
                length++;
            return (fz__span){title.end - length, title.end};
        }
    return (fz__span){title.end, title.end};
}

bool fz__title_like(const fz__page *page, fz__span span)
{
    fz__span kind = fz__title_kind(page, span);
    fz__mark mark;

    if (fz__span_length(span) > FZ__TITLE_GLYPHS || kind.first >= kind.end || fz__mark_read(page, span, &mark) ||
        fz__page_starts_any(page, span, no_title_starts))
        return false;
    for (uint32_t i = span.first; (i = fz__page_next(page, i, span.end, FZ_GLYPH_SIGN | FZ_GLYPH_COLON)) < span.end;
         i++)
        if (page->glyphs[i].c == 0x3002 ||
            (fz__is_colon(page->glyphs[i].c) && page->glyphs[i].depth == page->glyphs[span.first].depth))
            return false;
    return fz__span_length(span) >= 7 || fz__page_find(page, span, U"关于") != FZ__NO_GLYPH;
}

static bool is_kind_alone(const fz__page *page, fz__span span)
{
    fz__span kind = fz__title_kind(page, span);

    return kind.first < kind.end && kind.first == span.first;
}

/* A part of a title that goes on in the next line. */
static bool is_fragment(const fz__page *page, const fz__para *para)
{
    fz__mark mark;
    uint32_t last = fz__page_last(page, para->span);

    return para->kind == FZ_PARA_TEXT && fz__span_length(para->span) <= 60 && !fz__is_sentence_end(last) &&
           !fz__is_colon(last) && !fz__mark_read(page, para->span, &mark) && !fz__doc_number_read(page, para->span);
}

static bool has_about(const fz__page *page, fz__span span)
{
    return fz__page_find(page, span, U"关于") != FZ__NO_GLYPH;
}

/* Whether the lines before must belong to this one: it begins in the middle of a title. */
static bool begins_inside(const fz__page *page, fz__span span)
{
    static const char32_t *const insides[] = {U"的", U"》", U"和", U"及", U"与", NULL};

    return is_kind_alone(page, span) || fz__span_length(span) < 7 || fz__page_starts_any(page, span, insides);
}

/* The line before `p` where a title with 关于 begins that the lines up to `p` go on with; `p` when there is none. */
static size_t about_line(const fz__page *page, size_t p, size_t floor)
{
    for (size_t q = p; q > floor && p - q < 3; q--) {
        const fz__para *before = &page->paras[q - 1];

        if (!is_fragment(page, before) || fz__title_like(page, before->span))
            return p;
        if (has_about(page, before->span))
            return q - 1;
    }
    return p;
}

/* The lines of a title that ends at `p`: back to its 关于 and the offices before that. */
static size_t title_begin(const fz__page *page, size_t p, size_t floor)
{
    bool about = has_about(page, page->paras[p].span), inside = begins_inside(page, page->paras[p].span);
    size_t first = about ? p : about_line(page, p, floor);

    about = about || first < p;

    while (first > floor && p - first + 1 < FZ__TITLE_LINES) {
        const fz__para *before = &page->paras[first - 1];
        bool starts_about = fz__page_starts(page, page->paras[first].span, U"关于") ||
                            fz__page_starts(page, page->paras[first].span, U"印发");

        if (!is_fragment(page, before))
            break;
        if (starts_about ? fz__office_line(page, before->span)
            : about ? first < p && fz__office_line(page, before->span) && fz__office_line(page, page->paras[first].span)
                    : (has_about(page, before->span) && !fz__title_like(page, before->span)) ||
                          (inside && !fz__title_like(page, before->span))) {
            about = about || has_about(page, before->span);
            inside = begins_inside(page, before->span);
            first--;
            continue;
        }
        break;
    }
    return first;
}

/* A title that goes on: it speaks of sending out something and does not say 通知 yet, or ends with the name of another
 * document. */
static size_t title_last(const fz__page *page, size_t p, size_t end)
{
    static const char32_t *const sends[] = {U"印发", U"转发", U"批转", U"下发", NULL};
    static const char32_t *const others[] = {U"报告",     U"规划", U"纲要", U"》", U"任务",
                                             U"重点工作", U"和",   U"、",   NULL};
    fz__span span = page->paras[p].span;
    fz__span kind = fz__title_kind(page, span);

    if (p + 1 >= end || fz__page_ends(page, span, U"通知") ||
        !(fz__page_has_any(page, span, sends) || fz__page_ends_any(page, span, others) ||
          fz__page_starts(page, kind, U"报告") || fz__page_starts(page, kind, U"规划")))
        return p;
    if (!is_fragment(page, &page->paras[p + 1]) || has_about(page, page->paras[p + 1].span) ||
        fz__office_line(page, page->paras[p + 1].span))
        return p;
    kind = fz__title_kind(page, page->paras[p + 1].span);
    return kind.first < kind.end ? p + 1 : p;
}

void fz__title_take(fz__page *page, fz__head_data *head, size_t first, size_t last)
{
    head->title_count = 0;
    for (size_t p = first; p <= last && head->title_count < FZ__TITLE_LINES; p++)
        head->title[head->title_count++] = page->paras[p].span;
}

void fz__title_find(fz__page *page, fz__head_data *head, size_t end)
{
    size_t floor = 0;

    for (size_t p = 0; p < end; p++) {
        const fz__para *para = &page->paras[p];

        if (para->kind == FZ_PARA_DEBRIS || para->kind == FZ_PARA_HEAD) {
            floor = p + 1;
            continue;
        }
        if (fz__title_like(page, para->span) ||
            (is_kind_alone(page, para->span) && p > floor && is_fragment(page, &page->paras[p - 1]))) {
            fz__title_take(page, head, title_begin(page, p, floor), title_last(page, p, end));
            return;
        }
    }
}

void fz__title_clean(const fz__page *page, fz__head_data *head)
{
    fz__span *first = &head->title[0], *last = &head->title[head->title_count - 1];
    uint32_t length = fz__doc_number_read(page, *first);
    fz__glyph *glyph;

    if (length && length < fz__span_length(*first)) {
        if (head->number.first == head->number.end)
            head->number = (fz__span){first->first, first->first + length};
        first->first += length;
    }
    glyph = &page->glyphs[last->end - 1];
    if (fz__is_close(glyph->c) && glyph->pair != FZ__NO_GLYPH && glyph->pair > last->first) {
        fz__span inside = {glyph->pair + 1, last->end - 1};

        if (fz__doc_number_read(page, inside) == fz__span_length(inside) && head->number.first == head->number.end)
            head->number = inside;
    }
    *last = strip_tail(page, *last);
    if (head->title_count == 1 && first->first < first->end && page->glyphs[first->first].c == 0x300A &&
        page->glyphs[first->first].pair == first->end - 1) {
        first->first++;
        first->end--;
    }
}
