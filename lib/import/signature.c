/* The signature: offices and a date, on lines of their own. */
#include "import/head_parts.h"

#include "base/utf8.h"
#include "import/dues.h"
#include "import/labels.h"
#include "import/units.h"

#define OFFICE_GLYPHS 40

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

bool fz__office_line(const fz__page *page, fz__span span)
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

bool fz__note_like(const fz__page *page, fz__span span)
{
    return fz__page_starts_any(page, span, note_starts) || fz__page_ends(page, span, U"印发");
}

/* What a day ends in: 日, 号 or a digit. */
static bool ends_like_day(const fz__page *page, fz__span span)
{
    uint32_t last = fz__page_last(page, fz__page_trim(page, span));

    return last == U'日' || last == U'号' || fz__is_digit(last);
}

bool fz__date_line(const fz__page *page, fz__span span, fz_date *date)
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
        if (fz__date_line(page, rest, date) && fz__office_line(page, (fz__span){span.first, i}))
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
           (fz__office_line(page, page->paras[first - 1].span) || is_seal_note(page, page->paras[first - 1].span)))
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

bool fz__signature_find(fz__page *page, fz__head_data *head, fz__layout *layout)
{
    for (size_t p = layout->text; p < page->para_count; p++) {
        const fz__para *para = &page->paras[p];
        fz_date date;
        uint32_t at;

        if (para->kind != FZ_PARA_TEXT || fz__span_length(para->span) > OFFICE_GLYPHS * 2 + 20)
            continue;
        if (fz__date_line(page, para->span, &date) ||
            (p > layout->text && fz__office_line(page, page->paras[p - 1].span) &&
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

        if (para->kind == FZ_PARA_DEBRIS || fz__note_like(page, para->span))
            continue;
        if (para->kind != FZ_PARA_TEXT || para->mark.style || !fz__office_line(page, para->span))
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
