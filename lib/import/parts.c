/* The parts: where the text of a cover notice ends, its attachments are named, and its annex begins. */
#include "import/head_parts.h"

#include "base/utf8.h"

static const char32_t *const cover_words[] = {
    U"印发给你们",    U"印发你们",    U"发给你们",    U"下发给你们", U"下发你们", U"转发给你们",
    U"转发你们",      U"予以印发",    U"现予印发",    U"印发执行",   U"予以下发", U"分解下达",
    U"分解印发",      U"予以转发",    U"印发各",      U"下达给你们", U"印发给各", U"现印发",
    U"分解(详见附件", U"分解(见附件", U"任务分解(附", NULL};

static bool is_attachment_head(const fz__page *page, fz__span span)
{
    uint32_t after = span.first + 2;

    if (!fz__page_starts(page, span, U"附件") && !fz__page_starts(page, span, U"附表"))
        return false;
    while (after < span.end && (fz__is_digit(page->glyphs[after].c) || page->glyphs[after].c == U'一'))
        after++;
    return after >= span.end || fz__is_colon(page->glyphs[after].c) || page->glyphs[after].gap;
}

/* Whether there is an annex behind the signature; where it begins. */
static size_t find_annex_behind(const fz__page *page, size_t from)
{
    size_t begin = page->para_count;
    bool content = false;

    for (size_t p = from; p < page->para_count; p++) {
        const fz__para *para = &page->paras[p];

        if (para->kind == FZ_PARA_DEBRIS || para->kind == FZ_PARA_HEAD ||
            (begin == page->para_count && fz__note_like(page, para->span)))
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

void fz__parts_find(fz__page *page, fz__head_data *head, fz__layout *layout)
{
    bool is_signed = fz__signature_find(page, head, layout);
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
