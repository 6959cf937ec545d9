#include "import/gather.h"

#include "import/marks.h"

void fz__gather_init(fz__gather *g, fz__builder *builder, fz__page *page, fz_date own)
{
    *g = (fz__gather){.builder = builder, .page = page, .open_end = FZ__NO_GLYPH};
    fz__demands_init(&g->demands, page, own);
}

void fz__gather_clear(fz__gather *g)
{
    fz__demands_clear(&g->demands);
    fz__free(g->page->context, g->items, g->capacity * sizeof(*g->items));
    fz__free(g->page->context, g->dues, g->due_capacity * sizeof(*g->dues));
}

void fz__gather_begin(fz__gather *g, const fz__para *para)
{
    fz__mark mark;

    g->goes_on = !para->inner && !fz__mark_read(g->page, para->span, &mark);
}

void fz__gather_stop(fz__gather *g)
{
    g->open_end = FZ__NO_GLYPH;
}

/* Whether a deadline was read from these glyphs as one of the whole task. Both come in the order of the text. */
static bool is_due(fz__gather *g, fz__span words)
{
    while (g->due_next < g->due_count && g->dues[g->due_next].end <= words.first)
        g->due_next++;
    return g->due_next < g->due_count && g->dues[g->due_next].first < words.end;
}

void fz__gather_due(fz__gather *g, fz__span words)
{
    if (!FZ_GROW(g->page->context, &g->dues, &g->due_capacity, g->due_count + 1))
        g->page->failed = true;
    else
        g->dues[g->due_count++] = words;
}

/* The bytes of the lines' text between two places, without the line ends that printing leaves out. */
static size_t printed_bytes(const fz__gather *g, uint32_t from, uint32_t to)
{
    const char *text = g->page->lines->text.bytes;
    size_t count = to - from;

    for (uint32_t i = from; i < to; i++)
        count -= text[i] == '\n';
    return count;
}

static bool is_letter(uint32_t c)
{
    return c >= 0x4E00 || fz__is_digit(c);
}

/* Take back the requirements that reach the end of the paragraph before: the sentence goes on. */
static void drop_broken(fz__gather *g)
{
    size_t kept = g->paragraph;

    for (size_t i = kept; i < g->count; i++) {
        if (g->items[i].demand.words.end == g->open_end)
            fz__page_note(g->page, FZ_FBROKEN, g->items[i].demand.words, NULL);
        else
            g->items[kept++] = g->items[i];
    }
    g->count = kept;
}

/* How far the sentence of the paragraph before may reach into this one: to the first sign. */
static uint32_t broken_end(const fz__gather *g, fz__span span)
{
    uint32_t i = span.first;

    while (i < span.end && is_letter(g->page->glyphs[i].c))
        i++;
    return i;
}

void fz__gather_paragraph(fz__gather *g, fz__span span)
{
    size_t at = fz__builder_paragraph(g->builder);
    uint32_t from = g->page->glyphs[span.first].at, broken = span.first;

    if (g->goes_on && g->open_end != FZ__NO_GLYPH) {
        drop_broken(g);
        broken = broken_end(g, span);
    }
    g->goes_on = false;
    g->open_end = is_letter(fz__page_last(g->page, span)) ? span.end : FZ__NO_GLYPH;
    g->paragraph = g->count;
    fz__demands_find(&g->demands, span);
    for (size_t i = 0; i < g->demands.count && !g->page->failed; i++) {
        const fz__demand *demand = &g->demands.items[i];
        uint32_t to = g->page->glyphs[demand->words.first].at;

        at += printed_bytes(g, from, to);
        from = to;
        if (demand->kind == FZ_REQUIREMENT_DEADLINE && is_due(g, demand->words))
            continue;
        if (demand->words.first < broken) {
            fz__page_note(g->page, FZ_FBROKEN, demand->words, NULL);
            continue;
        }
        if (!FZ_GROW(g->page->context, &g->items, &g->capacity, g->count + 1))
            g->page->failed = true;
        else
            g->items[g->count++] = (fz__gathered){*demand, at};
    }
}

void fz__gather_emit(fz__gather *g)
{
    for (size_t i = 0; i < g->count; i++) {
        const fz__demand *d = &g->items[i].demand;
        fz__require_entry entry = {.kind = d->kind,
                                   .text = fz__page_text(g->page, d->words),
                                   .at = g->items[i].at,
                                   .numbered = d->numbered,
                                   .number = d->number,
                                   .bound = d->bound,
                                   .period = d->period,
                                   .month = d->month,
                                   .day = d->day,
                                   .at_end = d->at_end,
                                   .date = d->date,
                                   .placed = true};

        entry.unit = d->unit_name ? FZ_SLICE(d->unit_name) : fz__page_name(g->page, d->unit);
        fz__page_place(g->page, d->words, &entry.where);
        fz__builder_require(g->builder, &entry);
    }
    g->count = 0;
    g->due_count = g->due_next = 0;
    g->open_end = FZ__NO_GLYPH;
}
