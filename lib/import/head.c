/* The head and the layout.
 *
 * Order of a document: navigation and metadata; title, over several lines or repeated; document number; addressees; text;
 * notes on attachments; signature; and, where that was a cover notice, the annex that it sent out. Which of these are
 * there is found from what stands out most: the signature's date on a line of its own, a line that ends in a colon and
 * lists offices, the words 印发给你们. */
#include "import/head_parts.h"

#include "base/utf8.h"
#include "import/labels.h"
#include "import/tables.h"
#include "import/units.h"

#define ADDRESSEE_MAX 400
#define PROSE_GLYPHS  26

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

static bool is_prose(const fz__page *page, fz__span span)
{
    return fz__page_find_sign(page, span, U'。') != FZ__NO_GLYPH || fz__span_length(span) > FZ__TITLE_GLYPHS ||
           (fz__is_colon(fz__page_last(page, span)) && fz__span_length(span) > PROSE_GLYPHS);
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
        if (!head->signed_on && fz__date_line(page, span, &date)) {
            head->signed_on = date;
            head->signed_text = span;
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
    if (fz__office_line(page, title))
        head->issuers[head->issuer_count++] = title;
}

/* A cover without a title has that of what it sends out, among its first lines. */
static void title_from_annex(fz__page *page, fz__head_data *head, size_t annex)
{
    for (size_t p = annex; p < page->para_count && p < annex + 4 && !head->title_count; p++)
        if (page->paras[p].kind == FZ_PARA_TEXT && fz__title_like(page, page->paras[p].span))
            fz__title_take(page, head, p, p);
}

void fz__head_read(fz__page *page, fz__head_data *head, fz__layout *layout)
{
    *layout = (fz__layout){0};
    layout->text = find_text(page, head);
    fz__title_find(page, head, layout->text - (head->addressee != SIZE_MAX));
    fz__parts_find(page, head, layout);
    if (!head->title_count && layout->annexed)
        title_from_annex(page, head, layout->cover_end);
    if (head->title_count)
        fz__title_clean(page, head);
    find_number(page, head, layout->text);
    find_caption_date(page, head, layout->text);
    issuer_from_title(page, head);
}
