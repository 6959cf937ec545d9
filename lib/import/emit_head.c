/* Driving the builder: what the head says, each field as the page has it. */
#include "import/document.h"

#include "import/marks.h"

static void head_text(fz__document *document, fz_field field, fz__span span)
{
    fz__head_entry entry = {.field = field};

    span = fz__page_trim(&document->page, span);
    if (span.first >= span.end)
        return;
    entry.text = fz__page_name(&document->page, span);
    fz__builder_head(document->builder, &entry);
}

static void head_day(fz__document *document, fz_field field, fz_date date, fz__span text)
{
    fz__head_entry entry = {.field = field, .date = date};

    if (!date)
        return;
    entry.text = fz__page_text(&document->page, text);
    fz__builder_head(document->builder, &entry);
}

static void head_title(fz__document *document)
{
    const fz__head_data *head = &document->head;
    fz__head_entry entry = {.field = FZ_FIELD_TITLE};
    fz__buffer title;

    if (!head->title_count) {
        fz__page_note(&document->page, FZ_FNOTITLE, (fz__span){0, 0}, NULL);
        return;
    }
    fz__buffer_init(&title, document->page.context);
    for (size_t i = 0; i < head->title_count; i++) {
        fz__slice part = fz__page_name(&document->page, head->title[i]);

        fz__buffer_append(&title, part.bytes, part.length);
    }
    entry.text = (fz__slice){title.bytes, title.length};
    if (title.failed)
        document->page.failed = true;
    else if (title.length)
        fz__builder_head(document->builder, &entry);
    fz__buffer_clear(&title);
}

/* 晋政发〔2015〕4号 in its parts. */
static void head_number(fz__document *document)
{
    fz__span number = document->head.number;
    fz__head_entry entry = {.field = FZ_FIELD_DOC_NUMBER};
    uint32_t *part = &entry.year, i = number.first;

    if (number.first >= number.end)
        return;
    entry.text = fz__page_name(&document->page, number);
    while (i < number.end && !fz__is_open(document->page.glyphs[i].c) && document->page.glyphs[i].c != 0x3008)
        i++;
    entry.word = fz__page_name(&document->page, (fz__span){number.first, i});
    for (i++; i < number.end; i++) {
        uint32_t c = document->page.glyphs[i].c;

        if (fz__is_digit(c) && *part < 100000)
            *part = *part * 10 + (c - '0');
        else if (part == &entry.year)
            part = &entry.serial;
    }
    fz__builder_head(document->builder, &entry);
}

/* 《…》（晋政发〔2015〕4号) in the opening paragraphs: what the document rests on. */
static void head_basis(fz__document *document, size_t first, size_t end)
{
    for (size_t p = first; p < end; p++) {
        fz__span span = document->page.paras[p].span;

        for (uint32_t i = span.first; (i = fz__page_next(&document->page, i, span.end, FZ_GLYPH_BRACKET)) < span.end;
             i++) {
            const fz__glyph *glyph = &document->page.glyphs[i];
            fz__head_entry entry = {.field = FZ_FIELD_BASIS};
            uint32_t close = glyph->pair, length;
            fz__span inside;

            if (glyph->c != 0x300A || close == FZ__NO_GLYPH || close <= i || close + 2 >= span.end)
                continue;
            inside = (fz__span){close + 2, span.end};
            length = fz__is_open(document->page.glyphs[close + 1].c) ? fz__doc_number_read(&document->page, inside) : 0;
            if (!length)
                continue;
            inside.end = inside.first + length;
            entry.text = fz__page_name(&document->page, (fz__span){i + 1, close});
            entry.number = fz__page_name(&document->page, inside);
            fz__builder_head(document->builder, &entry);
            i = close;
        }
    }
}

static void head_attachments(fz__document *document)
{
    const fz__layout *layout = &document->layout;

    for (size_t p = layout->attachments; p < layout->attachments_end; p++) {
        const fz__para *para = &document->page.paras[p];
        fz__span span = para->span;
        fz__mark mark;

        if (p == layout->attachments) {
            while (span.first < span.end && !fz__is_colon(document->page.glyphs[span.first].c) &&
                   !document->page.glyphs[span.first].gap)
                span.first++;
            while (span.first < span.end && fz__is_colon(document->page.glyphs[span.first].c))
                span.first++;
        }
        if (fz__mark_read(&document->page, span, &mark))
            span.first = mark.end;
        head_text(document, FZ_FIELD_ATTACHMENT, span);
    }
}

void fz__emit_head(fz__document *document, size_t preamble, size_t preamble_end)
{
    const fz__head_data *head = &document->head;

    head_title(document);
    head_number(document);
    for (size_t i = 0; i < head->issuer_count; i++)
        head_text(document, FZ_FIELD_ISSUER, head->issuers[i]);
    if (head->addressee != SIZE_MAX) {
        fz__span span = document->page.paras[head->addressee].span, item;
        uint32_t at = span.first;

        for (item = fz__addressee_next(&document->page, span, &at); item.first < item.end;
             item = fz__addressee_next(&document->page, span, &at))
            head_text(document, FZ_FIELD_ADDRESSEE, item);
    }
    head_day(document, FZ_FIELD_SIGNED, head->signed_on, head->signed_text);
    head_day(document, FZ_FIELD_PUBLISHED, head->published, head->published_text);
    head_day(document, FZ_FIELD_EFFECTIVE, head->effective, head->effective_text);
    head_day(document, FZ_FIELD_REPEALED, head->repealed, head->repealed_text);
    head_text(document, FZ_FIELD_INDEX, head->index);
    if (head->title_count)
        head_text(document, FZ_FIELD_KIND, fz__title_kind(&document->page, head->title[head->title_count - 1]));
    head_text(document, FZ_FIELD_DISCLOSURE, head->disclosure);
    head_basis(document, preamble, preamble_end);
    head_attachments(document);
}
