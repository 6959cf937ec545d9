/* The head and the layout.
 *
 * Order of a document: navigation and metadata; title, over several lines or repeated; document number; addressees; text;
 * notes on attachments; signature; and, where that was a cover notice, the annex that it sent out. Which of these are
 * there is found from what stands out most: the signature's date on a line of its own, a line that ends in a colon and
 * lists offices, the words 印发给你们. */
#include "import/head.h"

#include <string.h>

#include "base/utf8.h"
#include "import/dues.h"
#include "import/labels.h"
#include "import/marks.h"
#include "import/tables.h"
#include "import/units.h"

#define TITLE_GLYPHS  120
#define OFFICE_GLYPHS 40
#define ADDRESSEE_MAX 400
#define PROSE_GLYPHS  26

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
static const char32_t *const cover_words[] = {
    U"印发给你们",    U"印发你们",    U"发给你们",    U"下发给你们", U"下发你们", U"转发给你们",
    U"转发你们",      U"予以印发",    U"现予印发",    U"印发执行",   U"予以下发", U"分解下达",
    U"分解印发",      U"予以转发",    U"印发各",      U"下达给你们", U"印发给各", U"现印发",
    U"分解(详见附件", U"分解(见附件", U"任务分解(附", NULL};
static const char32_t *const note_starts[] = {U"(此件",  U"附注",     U"抄送",      U"主送",     U"(联系",
                                              U"联系人", U"联系电话", U"(信息公开", U"信息公开", U"公开方式",
                                              U"主题词", U"(公开",    U"(主动公开", U"(依申请",  NULL};
static const char32_t *const office_only[] = {U"人民政府", U"办公室",   U"办公厅", U"委员会", U"国务院", U"管委会",
                                              U"指挥部",   U"领导小组", U"局",     U"厅",     U"委",     U"部",
                                              U"办",       U"政府",     U"党组",   U"法院",   U"检察院", U"工会",
                                              U"联合会",   U"中心",     U"公司",   U"政府办", NULL};

void fz__head_index(fz__page *page)
{
    fz__chains_endings(&page->chains.head_ends, office_only);
}

uint32_t fz__doc_number_read(const fz__page *page, fz__span span)
{
    uint32_t i = span.first, letters = 0, digits = 0;

    while (i < span.end && (fz__is_han(page->glyphs[i].c) || (page->glyphs[i].c >= 'A' && page->glyphs[i].c <= 'Z')) &&
           page->glyphs[i].c != U'第' && letters < 16) {
        i++;
        letters++;
    }
    if (letters < 2 || i >= span.end ||
        !(fz__is_open(page->glyphs[i].c) || page->glyphs[i].c == 0x3008 || page->glyphs[i].c == '<'))
        return 0;
    i++;
    for (; i < span.end && fz__is_digit(page->glyphs[i].c) && digits < 5; i++)
        digits++;
    if (digits != 4 || i >= span.end)
        return 0;
    if (fz__is_close(page->glyphs[i].c) || page->glyphs[i].c == 0x3009 || page->glyphs[i].c == '>')
        i++;
    if (i < span.end && page->glyphs[i].c == U'第')
        i++;
    for (digits = 0; i < span.end && fz__is_digit(page->glyphs[i].c) && digits < 6; i++)
        digits++;
    return digits && i < span.end && page->glyphs[i].c == U'号' ? i + 1 - span.first : 0;
}

static fz__span strip_tail(const fz__page *page, fz__span title);

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

bool fz__title_like(const fz__page *page, fz__span span)
{
    fz__span kind = fz__title_kind(page, span);
    fz__mark mark;

    if (fz__span_length(span) > TITLE_GLYPHS || kind.first >= kind.end || fz__mark_read(page, span, &mark) ||
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

/* An office on a line of its own, or several parted by white space. */
static bool is_office_line(const fz__page *page, fz__span span)
{
    fz__label label;

    if (fz__span_length(span) < 3 || fz__span_length(span) > OFFICE_GLYPHS * 2 ||
        !fz__page_ends_chained(page, span, &page->chains.head_ends, office_only))
        return false;
    for (uint32_t i = span.first; i < span.end; i++) {
        uint32_t c = page->glyphs[i].c;

        if (c == U'、' || c == ',' || fz__is_sentence_end(c) || fz__is_colon(c) || fz__is_digit(c))
            return false;
    }
    return fz__unit_is_office(page, span) && !fz__label_read(page, span, &label) && !fz__unit_is_group(page, span);
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
        if (starts_about ? is_office_line(page, before->span)
            : about ? first < p && is_office_line(page, before->span) && is_office_line(page, page->paras[first].span)
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

static bool is_list_of_offices(const fz__page *page, fz__span span)
{
    uint32_t at = span.first;
    fz__span item;
    unsigned good = 0, bad = 0;

    for (item = fz__addressee_next(page, span, &at); item.first < item.end;
         item = fz__addressee_next(page, span, &at)) {
        if (fz__unit_like(page, item) || fz__unit_is_group(page, item))
            good++;
        else
            bad++;
    }
    return good && bad * 2 <= good;
}

/* 各乡镇人民政府、县直有关单位： */
static bool is_addressee(const fz__page *page, fz__span span)
{
    fz__label label;

    if (!fz__is_colon(fz__page_last(page, span)) || fz__span_length(span) > ADDRESSEE_MAX ||
        fz__page_find_sign(page, span, U'。') != FZ__NO_GLYPH || fz__label_read(page, span, &label))
        return false;
    span.end--;
    return is_list_of_offices(page, span);
}

fz__span fz__addressee_next(const fz__page *page, fz__span span, uint32_t *at)
{
    uint32_t start = *at, i = *at;
    unsigned depth;

    if (span.end > span.first && fz__is_colon(page->glyphs[span.end - 1].c))
        span.end--;
    if (start >= span.end)
        return (fz__span){span.end, span.end};
    depth = page->glyphs[start].depth;
    for (; i < span.end; i++) {
        uint32_t c = page->glyphs[i].c, next = i + 1;

        if (page->glyphs[i].depth != depth || (c != U'、' && c != ',' && c != ';' && c != 0x3002))
            continue;
        if (c != U'、')
            break;
        while (next < span.end &&
               !((page->glyphs[next].c == U'、' || page->glyphs[next].c == ',') && page->glyphs[next].depth == depth))
            next++;
        if (i - start > 64 || !fz__unit_goes_on(page, (fz__span){start, i}, (fz__span){i + 1, next}, span.end))
            break;
    }
    *at = i + 1;
    return fz__page_trim(page, (fz__span){start, i});
}

static bool is_note(const fz__page *page, fz__span span)
{
    return fz__page_starts_any(page, span, note_starts) || fz__page_ends(page, span, U"印发");
}

static bool is_attachment_head(const fz__page *page, fz__span span)
{
    uint32_t after = span.first + 2;

    if (!fz__page_starts(page, span, U"附件") && !fz__page_starts(page, span, U"附表"))
        return false;
    while (after < span.end && (fz__is_digit(page->glyphs[after].c) || page->glyphs[after].c == U'一'))
        after++;
    return after >= span.end || fz__is_colon(page->glyphs[after].c) || page->glyphs[after].gap;
}

/* What a day ends in: 日, 号 or a digit. */
static bool ends_like_day(const fz__page *page, fz__span span)
{
    uint32_t last = fz__page_last(page, fz__page_trim(page, span));

    return last == U'日' || last == U'号' || fz__is_digit(last);
}

/* A line that is a date and nothing else. */
static bool is_date_line(const fz__page *page, fz__span span, fz_date *date)
{
    uint32_t length;

    *date = 0;
    if (!ends_like_day(page, span))
        return false;
    span = fz__page_trim(page, span);
    length = fz__day_read(page, span, date);
    return length && *date && length == fz__span_length(span);
}

/* 20171228, whose 年月日 were lost: behind the line of an office. */
static bool is_bare_date(const fz__page *page, fz__span span, fz_date *date)
{
    int value = 0;

    *date = 0;
    if (fz__span_length(span) != 8)
        return false;
    for (uint32_t i = span.first; i < span.end; i++) {
        if (!fz__is_digit(page->glyphs[i].c))
            return false;
        value = value * 10 + (int)(page->glyphs[i].c - '0');
    }
    *date = fz_date_make(value / 10000, value / 100 % 100, value % 100);
    return *date != 0;
}

static bool is_prose(const fz__page *page, fz__span span)
{
    return fz__page_find_sign(page, span, U'。') != FZ__NO_GLYPH || fz__span_length(span) > TITLE_GLYPHS ||
           (fz__is_colon(fz__page_last(page, span)) && fz__span_length(span) > PROSE_GLYPHS);
}

static void add_issuers(fz__page *page, fz__head_data *head, fz__span span)
{
    uint32_t start = span.first;

    for (uint32_t i = span.first + 1; i <= span.end; i++) {
        fz__span left = {start, i};

        if (i < span.end &&
            (!page->glyphs[i].gap || !fz__unit_is_office(page, left) || fz__span_length((fz__span){i, span.end}) < 4))
            continue;
        if (head->issuer_count < FZ__ISSUERS)
            head->issuers[head->issuer_count++] = left;
        start = i;
    }
}

/* Issuer and date in one line: 中阳县人民政府 2016年1月25日. Where the date begins; 0 when it is none. */
static uint32_t date_behind_office(const fz__page *page, fz__span span, fz_date *date)
{
    if (!ends_like_day(page, span))
        return 0;
    for (uint32_t i = span.first + 3; i < span.end && i < span.first + OFFICE_GLYPHS * 2; i++) {
        fz__span rest = {i, span.end};

        if (!fz__filter_has(&page->filters.time_first, page->glyphs[i].c))
            continue;
        if (is_date_line(page, rest, date) && is_office_line(page, (fz__span){span.first, i}))
            return i;
    }
    return 0;
}

/* （国家知识产权局代章） */
static bool is_seal_note(const fz__page *page, fz__span span)
{
    static const char32_t *const seals[] = {U"代章)", U"代章", U"印章)", U"盖章)", U"公章)", U"签章)", NULL};

    return fz__span_length(span) <= 30 && fz__is_open(page->glyphs[span.first].c) &&
           fz__page_has_any(page, span, seals);
}

static void take_signature(fz__page *page, fz__head_data *head, fz__layout *layout, size_t p, fz__span date_span,
                           fz_date date)
{
    size_t first = p;
    fz__head_data signature = *head;

    signature.issuer_count = 0;
    if (date_span.first > page->paras[p].span.first)
        add_issuers(page, &signature, (fz__span){page->paras[p].span.first, date_span.first});
    while (first > layout->text && p - first < FZ__ISSUERS && page->paras[first - 1].kind == FZ_PARA_TEXT &&
           (is_office_line(page, page->paras[first - 1].span) || is_seal_note(page, page->paras[first - 1].span)))
        first--;
    for (size_t i = first; i < p; i++)
        if (!is_seal_note(page, page->paras[i].span))
            add_issuers(page, &signature, page->paras[i].span);
    if (signature.issuer_count)
        *head = signature;
    head->signed_on = date;
    head->signed_text = date_span;
    layout->signature = first;
    layout->signature_end = p + 1;
}

/* The first line that is a date, or an office and a date, behind the beginning of the text. */
static bool find_signature(fz__page *page, fz__head_data *head, fz__layout *layout)
{
    for (size_t p = layout->text; p < page->para_count; p++) {
        const fz__para *para = &page->paras[p];
        fz_date date;
        uint32_t at;

        if (para->kind != FZ_PARA_TEXT || fz__span_length(para->span) > OFFICE_GLYPHS * 2 + 20)
            continue;
        if (is_date_line(page, para->span, &date) ||
            (p > layout->text && is_office_line(page, page->paras[p - 1].span) &&
             is_bare_date(page, para->span, &date))) {
            take_signature(page, head, layout, p, para->span, date);
            return true;
        }
        at = date_behind_office(page, para->span, &date);
        if (at) {
            take_signature(page, head, layout, p, (fz__span){at, para->span.end}, date);
            return true;
        }
    }
    /* No date: an office alone at the end. */
    for (size_t p = page->para_count; p > layout->text + 1; p--) {
        const fz__para *para = &page->paras[p - 1];

        if (para->kind == FZ_PARA_DEBRIS || is_note(page, para->span))
            continue;
        if (para->kind != FZ_PARA_TEXT || para->mark.style || !is_office_line(page, para->span))
            break;
        head->issuer_count = 0;
        add_issuers(page, head, para->span);
        layout->signature = p - 1;
        layout->signature_end = p;
        return true;
    }
    layout->signature = layout->signature_end = page->para_count;
    return false;
}

/* Whether there is an annex behind the signature; where it begins. */
static size_t find_annex_behind(const fz__page *page, size_t from)
{
    size_t begin = page->para_count;
    bool content = false;

    for (size_t p = from; p < page->para_count; p++) {
        const fz__para *para = &page->paras[p];

        if (para->kind == FZ_PARA_DEBRIS || para->kind == FZ_PARA_HEAD ||
            (begin == page->para_count && is_note(page, para->span)))
            continue;
        if (begin == page->para_count)
            begin = p;
        content = content || para->kind == FZ_PARA_ROW || (para->mark.style && para->mark.style != FZ_STYLE_DASH) ||
                  fz__title_like(page, para->span);
    }
    return content ? begin : page->para_count;
}

static bool says_cover(const fz__page *page, size_t first, size_t end)
{
    if (!fz__page_may_have(page, cover_words))
        return false;
    for (size_t p = first; p < end; p++)
        if (page->paras[p].kind == FZ_PARA_TEXT && fz__page_has_any(page, page->paras[p].span, cover_words))
            return true;
    return false;
}

/* Whether the letters of `part` stand in `whole` in one run. */
static bool holds(const fz__page *page, fz__span whole, fz__span part)
{
    uint32_t length = fz__span_length(part);

    for (uint32_t i = whole.first; length && i + length <= whole.end; i++)
        if (fz__page_equal(page, (fz__span){i, i + length}, part))
            return true;
    return false;
}

/* Without a signature the annex begins at the title that the cover named. */
static size_t find_annex_title(const fz__page *page, const fz__layout *layout)
{
    for (size_t p = layout->text; p < page->para_count; p++) {
        if (!fz__page_has_any(page, page->paras[p].span, cover_words))
            continue;
        for (size_t t = p + 1; t < page->para_count && t < p + 40; t++) {
            const fz__para *para = &page->paras[t];

            if (para->kind != FZ_PARA_TEXT || para->mark.style || fz__span_length(para->span) > 60)
                continue;
            if (is_attachment_head(page, para->span) && fz__span_length(para->span) <= 4)
                return t;
            if ((fz__title_like(page, para->span) || fz__span_length(para->span) >= 6) &&
                holds(page, page->paras[p].span, para->span))
                return t;
        }
        break;
    }
    return page->para_count;
}

/* 附件：1.… 2.…, before the signature. */
static void find_attachments(const fz__page *page, fz__layout *layout, size_t first, size_t end)
{
    for (size_t p = first; p < end; p++) {
        const fz__para *para = &page->paras[p];
        size_t last = p + 1;

        if (para->kind != FZ_PARA_TEXT || !is_attachment_head(page, para->span) || fz__span_length(para->span) < 5)
            continue;
        while (last < end && page->paras[last].kind == FZ_PARA_TEXT && page->paras[last].mark.style == FZ_STYLE_NUM &&
               fz__page_last(page, page->paras[last].span) != 0x3002)
            last++;
        layout->attachments = p;
        layout->attachments_end = last;
        return;
    }
}

static void find_parts(fz__page *page, fz__head_data *head, fz__layout *layout)
{
    bool is_signed = find_signature(page, head, layout);
    size_t annex = is_signed ? find_annex_behind(page, layout->signature_end) : page->para_count;
    size_t cover_end = layout->signature < annex ? layout->signature : annex;

    layout->cover_end = layout->text;
    layout->cover = says_cover(page, layout->text, cover_end);
    if (annex == page->para_count && layout->cover) {
        size_t title = find_annex_title(page, layout);

        if (title < layout->signature)
            annex = title;
    }
    find_attachments(page, layout, layout->text, cover_end);
    layout->annexed = annex < page->para_count;
    if (layout->annexed) {
        layout->cover = layout->cover || annex > layout->signature;
        layout->cover_end = annex;
        layout->body_end = annex > layout->signature ? page->para_count : layout->signature;
    } else {
        layout->body_end = layout->attachments_end > layout->attachments && layout->attachments < layout->signature
                               ? layout->attachments
                               : layout->signature;
    }
}

static void take_title(fz__page *page, fz__head_data *head, size_t first, size_t last)
{
    head->title_count = 0;
    for (size_t p = first; p <= last && head->title_count < FZ__TITLE_LINES; p++)
        head->title[head->title_count++] = page->paras[p].span;
}

/* Cut what is no title from its ends: number before or behind, 《》 around, the name of the site. */
static void clean_title(const fz__page *page, fz__head_data *head)
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

/* The header of a table of tasks. */
static bool names_roles(const fz__page *page, const fz__para *row)
{
    for (uint32_t i = 0; i < row->cell_count && row->cell_count > 1; i++) {
        fz__column column = fz__column_read(page, page->cells[row->first_cell + i].span);

        if (column.kind == FZ_COLUMN_ROLE && fz__label_is_role(column.label.kind))
            return true;
    }
    return false;
}

/* Where the text begins: at the addressee's line or the first sentence or number. */
static size_t find_text(const fz__page *page, fz__head_data *head)
{
    head->addressee = SIZE_MAX;
    for (size_t p = 0; p < page->para_count; p++) {
        const fz__para *para = &page->paras[p];
        bool numbered = para->mark.style && para->mark.style != FZ_STYLE_DASH;

        if (para->kind == FZ_PARA_DEBRIS || para->kind == FZ_PARA_HEAD)
            continue;
        if (para->kind == FZ_PARA_TEXT && is_addressee(page, para->span)) {
            head->addressee = p;
            return p + 1;
        }
        if (numbered || (is_prose(page, para->span) && !fz__title_like(page, para->span)))
            return p;
        if (para->kind == FZ_PARA_ROW && names_roles(page, para))
            return p;
    }
    return page->para_count;
}

/* The document's own number on a line of its own, in brackets or not. */
static void find_number(const fz__page *page, fz__head_data *head, size_t end)
{
    for (size_t p = 0; p < end; p++) {
        fz__span span = page->paras[p].span;
        uint32_t length;

        if (page->paras[p].kind == FZ_PARA_DEBRIS || head->number.first < head->number.end)
            continue;
        if (fz__is_open(page->glyphs[span.first].c) && page->glyphs[span.first].pair == span.end - 1) {
            span.first++;
            span.end--;
        }
        length = fz__doc_number_read(page, span);
        if (length && (length == fz__span_length(span) || page->glyphs[span.first + length].gap ||
                       fz__page_starts(page, (fz__span){span.first + length, span.end}, U"附件")))
            head->number = (fz__span){span.first, span.first + length};
    }
}

/* （2019年12月3日） or 2019年12月3日 under the title. */
static void find_caption_date(const fz__page *page, fz__head_data *head, size_t end)
{
    for (size_t p = 0; p < end; p++) {
        fz__span span = page->paras[p].span;
        fz_date date;

        if (page->paras[p].kind != FZ_PARA_TEXT)
            continue;
        if (fz__is_open(page->glyphs[span.first].c) && page->glyphs[span.first].pair == span.end - 1) {
            span.first++;
            span.end--;
        }
        if (!head->signed_on && is_date_line(page, span, &date)) {
            head->signed_on = date;
            head->signed_text = span;
        }
    }
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
        is_office_line(page, page->paras[p + 1].span))
        return p;
    kind = fz__title_kind(page, page->paras[p + 1].span);
    return kind.first < kind.end ? p + 1 : p;
}

static void find_title(fz__page *page, fz__head_data *head, size_t end)
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
            take_title(page, head, title_begin(page, p, floor), title_last(page, p, end));
            return;
        }
    }
}

/* The office that opens the title: 区人民政府办公室关于… */
static void issuer_from_title(const fz__page *page, fz__head_data *head)
{
    fz__span title;
    uint32_t about;

    if (head->issuer_count || !head->title_count)
        return;
    title = head->title[0];
    about = fz__page_find(page, title, U"关于");
    if (about == FZ__NO_GLYPH && head->title_count > 1 && fz__page_starts(page, head->title[1], U"关于"))
        about = title.end;
    if (about == FZ__NO_GLYPH || about <= title.first)
        return;
    title.end = about;
    if (is_office_line(page, title))
        head->issuers[head->issuer_count++] = title;
}

void fz__head_read(fz__page *page, fz__head_data *head, fz__layout *layout)
{
    size_t labelled = head->title_count;

    memset(layout, 0, sizeof(*layout));
    layout->text = find_text(page, head);
    find_title(page, head, layout->text - (head->addressee != SIZE_MAX));
    (void)labelled;
    find_parts(page, head, layout);
    if (!head->title_count && layout->annexed)
        for (size_t p = layout->cover_end; p < page->para_count && p < layout->cover_end + 4; p++)
            if (page->paras[p].kind == FZ_PARA_TEXT && !head->title_count && fz__title_like(page, page->paras[p].span))
                take_title(page, head, p, p);
    if (head->title_count)
        clean_title(page, head);
    find_number(page, head, layout->text);
    find_caption_date(page, head, layout->text);
    issuer_from_title(page, head);
}
