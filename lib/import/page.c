/* The page: characters, their places, and the small questions that all rules are made of. */
#include "import/page.h"

#include <string.h>

#include "base/utf8.h"
#include "text/fold.h"

/* Of one code so many findings, and then no more. */
#define NOTES_MAX      500
#define NOTES_BASE     120
#define EXCERPT_GLYPHS 24

static void add_glyph(fz__page *page, uint32_t c, uint32_t at, unsigned gap)
{
    if (!FZ_GROW(page->context, &page->glyphs, &page->capacity, page->count + 1)) {
        page->failed = true;
        return;
    }
    page->glyphs[page->count++] = (fz__glyph){.at = at, .pair = FZ__NO_GLYPH, .c = c & 0x1FFFFF, .gap = gap & 3};
}

void fz__page_add_cell(fz__page *page, fz__span span, uint32_t column, bool carried)
{
    if (page->failed || !FZ_GROW(page->context, &page->cells, &page->cell_capacity, page->cell_count + 1)) {
        page->failed = true;
        return;
    }
    page->cells[page->cell_count++] = (fz__page_cell){span, column, carried};
}

/* The first glyph at a byte of the text or behind it. */
static uint32_t glyph_at(const fz__page *page, uint32_t at)
{
    uint32_t low = 0, high = (uint32_t)page->count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (page->glyphs[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void add_cells(fz__page *page, const fz__line *line, fz__para *para)
{
    para->first_cell = (uint32_t)page->cell_count;
    for (uint32_t i = 0; i < line->cell_count; i++) {
        const fz__cell *cell = &page->lines->cells[line->first_cell + i];

        fz__page_add_cell(page, (fz__span){glyph_at(page, cell->start), glyph_at(page, cell->start + cell->length)},
                          cell->column, cell->carried);
    }
    para->cell_count = (uint32_t)page->cell_count - para->first_cell;
}

static void add_line(fz__page *page, const fz__line *line, uint32_t index)
{
    const char *text = page->lines->text.bytes, *at = text + line->start, *end = at + line->length;
    fz__para para = {.span.first = (uint32_t)page->count, .line = index, .hints = line->hints};
    unsigned gap = 0;

    if (line->kind == FZ_LINE_ROW)
        para.kind = FZ_PARA_ROW;
    while (at < end && !page->failed) {
        uint32_t here = (uint32_t)(at - text);
        uint32_t c = fz__utf8_next(&at, end);

        if (c <= 0x3000 && fz__is_space(c)) {
            gap = c == '\t' || c == 0x3000 || gap ? 2 : 1;
            continue;
        }
        add_glyph(page, fz__fold_char(c), here, gap);
        gap = 0;
    }
    para.span.end = (uint32_t)page->count;
    if (page->failed || para.span.first == para.span.end)
        return;
    if (line->kind == FZ_LINE_ROW)
        add_cells(page, line, &para);
    if (!FZ_GROW(page->context, &page->paras, &page->para_capacity, page->para_count + 1)) {
        page->failed = true;
        return;
    }
    page->paras[page->para_count++] = para;
    fz__page_pair(page, para.span);
}

void fz__page_init(fz__page *page, fz_context *context, fz__arena *arena, fz__lines *lines, fz__findings *findings)
{
    memset(page, 0, sizeof(*page));
    page->context = context;
    page->arena = arena;
    page->lines = lines;
    page->findings = findings;
    fz__labels_filter(&page->filters.label_first);
    fz__verbs_filter(&page->filters.verb_first);
    fz__dues_filter(&page->filters.time_first);
    fz__demands_filters(page);
    fz__units_endings(page);
    /* A third of the bytes are characters. */
    if (!FZ_GROW(context, &page->glyphs, &page->capacity, lines->text.length / 3 + 64))
        page->failed = true;
    for (size_t i = 0; i < lines->count && !page->failed; i++)
        add_line(page, &lines->lines[i], (uint32_t)i);
}

void fz__page_clear(fz__page *page)
{
    fz__free(page->context, page->glyphs, page->capacity * sizeof(*page->glyphs));
    fz__free(page->context, page->paras, page->para_capacity * sizeof(*page->paras));
    fz__free(page->context, page->cells, page->cell_capacity * sizeof(*page->cells));
    memset(page, 0, sizeof(*page));
}

/* Quotes and titles part nothing either: 《甲、乙》 is one. `<` counts only where a `>` answers it. */
static int kind_of(uint32_t c)
{
    switch (c) {
    case 0x300A: /* 《 */
    case 0x3008: /* 〈 */
    case '<':
        return 2;
    case 0x300B:
    case 0x3009:
    case '>':
        return -2;
    case 0x201C: /* “ */
        return 3;
    case 0x201D:
        return -3;
    default:
        return fz__is_open(c) ? 1 : fz__is_close(c) ? -1 : 0;
    }
}

/* Each closing bracket answers the last open one of its family. Brackets that are never closed count for nothing: their
 * chain, kept in `pair` while they wait, is undone at the end. Families are kept apart, so a stray ” does not undo a
 * bracket. */
void fz__page_pair(fz__page *page, fz__span span)
{
    uint32_t waiting[4] = {FZ__NO_GLYPH, FZ__NO_GLYPH, FZ__NO_GLYPH, FZ__NO_GLYPH};
    unsigned depth = 0;

    for (uint32_t i = span.first; i < span.end; i++) {
        int kind = kind_of(page->glyphs[i].c);

        page->glyphs[i].pair = FZ__NO_GLYPH;
        if (kind > 0) {
            page->glyphs[i].pair = waiting[kind];
            waiting[kind] = i;
        } else if (kind < 0 && waiting[-kind] != FZ__NO_GLYPH) {
            uint32_t open = waiting[-kind];

            waiting[-kind] = page->glyphs[open].pair;
            page->glyphs[open].pair = i;
            page->glyphs[i].pair = open;
        }
    }
    for (int kind = 1; kind < 4; kind++)
        for (uint32_t i = waiting[kind], next; i != FZ__NO_GLYPH; i = next) {
            next = page->glyphs[i].pair;
            page->glyphs[i].pair = FZ__NO_GLYPH;
        }
    for (uint32_t i = span.first; i < span.end; i++) {
        fz__glyph *glyph = &page->glyphs[i];
        bool paired = glyph->pair != FZ__NO_GLYPH;

        if (paired && glyph->pair < i && depth)
            depth--;
        glyph->depth = (depth < 127 ? depth : 127) & 127;
        if (paired && glyph->pair > i)
            depth++;
    }
}

static uint32_t glyph_end(const fz__page *page, uint32_t i)
{
    const char *text = page->lines->text.bytes, *at = text + page->glyphs[i].at;

    (void)fz__utf8_next(&at, text + page->lines->text.length);
    return (uint32_t)(at - text);
}

/* The text from one byte to another, without line ends. */
static fz__slice text_between(fz__page *page, uint32_t start, uint32_t end)
{
    const char *text = page->lines->text.bytes;
    uint32_t length = 0;
    char *copy;

    if (!memchr(text + start, '\n', end - start))
        return (fz__slice){text + start, end - start};
    copy = fz__arena_string(page->arena, text + start, end - start);
    if (!copy) {
        page->failed = true;
        return FZ_NO_SLICE;
    }
    for (uint32_t i = 0; i < end - start; i++)
        if (copy[i] != '\n')
            copy[length++] = copy[i];
    copy[length] = '\0';
    return (fz__slice){copy, length};
}

fz__slice fz__page_text(fz__page *page, fz__span span)
{
    if (page->failed || span.first >= span.end)
        return FZ_NO_SLICE;
    return text_between(page, page->glyphs[span.first].at, glyph_end(page, span.end - 1));
}

fz__slice fz__page_spaced(fz__page *page, fz__span span, fz__span around)
{
    uint32_t start, end;

    if (page->failed || span.first >= span.end)
        return FZ_NO_SLICE;
    start = span.first > around.first ? glyph_end(page, span.first - 1) : page->glyphs[span.first].at;
    end = span.end < around.end ? page->glyphs[span.end].at : glyph_end(page, span.end - 1);
    return text_between(page, start, end);
}

fz__slice fz__page_name(fz__page *page, fz__span span)
{
    const char *text = page->lines->text.bytes;
    uint32_t start, end, length = 0, expected;
    bool spaced = false;
    char *copy;

    if (page->failed || span.first >= span.end)
        return FZ_NO_SLICE;
    start = page->glyphs[span.first].at;
    end = glyph_end(page, span.end - 1);
    expected = start;
    for (uint32_t i = span.first; i < span.end && !spaced; i++) {
        spaced = page->glyphs[i].at != expected;
        expected = glyph_end(page, i);
    }
    if (!spaced)
        return (fz__slice){text + start, end - start};
    copy = fz__arena_alloc(page->arena, end - start + 1);
    if (!copy) {
        page->failed = true;
        return FZ_NO_SLICE;
    }
    for (uint32_t i = span.first; i < span.end; i++) {
        uint32_t size = glyph_end(page, i) - page->glyphs[i].at;

        memcpy(copy + length, text + page->glyphs[i].at, size);
        length += size;
    }
    copy[length] = '\0';
    return (fz__slice){copy, length};
}

void fz__page_place(fz__page *page, fz__span span, fz__where *where)
{
    uint32_t start;

    memset(where, 0, sizeof(*where));
    if (span.first >= page->count)
        return;
    start = page->glyphs[span.first].at;
    fz__lines_place(page->lines, start, span.end > span.first ? glyph_end(page, span.end - 1) - start : 0, where);
}

void fz__page_fate(fz__page *page, fz__span span, fz__fate fate)
{
    for (uint32_t i = span.first; i < span.end; i++)
        page->glyphs[i].fate = (unsigned)fate & 3;
}

void fz__page_note(fz__page *page, fz_status status, fz__span span, const char *more)
{
    size_t kind = (size_t)(status - NOTES_BASE);
    char excerpt[EXCERPT_GLYPHS * 4 + 4] = "";
    fz__span shown = span;
    fz__slice text;
    fz__where where;

    if (page->failed || (kind < 32 && page->noted[kind]++ >= NOTES_MAX))
        return;
    if (fz__span_length(shown) > EXCERPT_GLYPHS)
        shown.end = shown.first + EXCERPT_GLYPHS;
    text = fz__page_name(page, shown);
    if (text.length && text.length < sizeof(excerpt) - 3) {
        memcpy(excerpt, text.bytes, text.length);
        memcpy(excerpt + text.length, shown.end < span.end ? "…" : "", shown.end < span.end ? 4 : 1);
    }
    fz__page_place(page, span, &where);
    if (!fz__findings_add(page->findings, status, &where, FZ_ARGS(excerpt, more ? more : "")))
        page->failed = true;
}

uint32_t fz__page_word(const fz__page *page, uint32_t at, uint32_t end, const char32_t *word)
{
    uint32_t length = 0;

    for (; word[length]; length++)
        if (at + length >= end || page->glyphs[at + length].c != word[length])
            return 0;
    return length;
}

uint32_t fz__page_find(const fz__page *page, fz__span span, const char32_t *word)
{
    for (uint32_t i = span.first; i < span.end; i++)
        if (page->glyphs[i].c == word[0] && fz__page_word(page, i, span.end, word))
            return i;
    return FZ__NO_GLYPH;
}

bool fz__page_starts(const fz__page *page, fz__span span, const char32_t *word)
{
    return fz__page_word(page, span.first, span.end, word) > 0;
}

static uint32_t word_length(const char32_t *word)
{
    uint32_t length = 0;

    while (word[length])
        length++;
    return length;
}

bool fz__page_ends(const fz__page *page, fz__span span, const char32_t *word)
{
    uint32_t length = word_length(word);

    return fz__span_length(span) >= length && fz__page_word(page, span.end - length, span.end, word);
}

bool fz__page_starts_any(const fz__page *page, fz__span span, const char32_t *const *words)
{
    uint32_t c;

    if (span.first >= span.end)
        return false;
    c = page->glyphs[span.first].c;
    for (; *words; words++)
        if (**words == c && fz__page_word(page, span.first, span.end, *words))
            return true;
    return false;
}

bool fz__page_ends_any(const fz__page *page, fz__span span, const char32_t *const *words)
{
    for (; *words; words++)
        if (fz__page_ends(page, span, *words))
            return true;
    return false;
}

/* One pass over the span: a set of first letters tells where a word may begin. */
bool fz__page_has_any(const fz__page *page, fz__span span, const char32_t *const *words)
{
    uint64_t first = 0;

    for (const char32_t *const *word = words; *word; word++)
        first |= UINT64_C(1) << (**word & 63);
    for (uint32_t i = span.first; i < span.end; i++) {
        const uint32_t c = page->glyphs[i].c;

        if (!(first >> (c & 63) & 1))
            continue;
        for (const char32_t *const *word = words; *word; word++)
            if (**word == c && fz__page_word(page, i, span.end, *word))
                return true;
    }
    return false;
}

void fz__endings_make(fz__endings *endings, const char32_t *const *words)
{
    endings->words = words;
    for (endings->count = 0; words[endings->count] && endings->count < FZ__ENDINGS; endings->count++) {
        uint32_t length = word_length(words[endings->count]);

        endings->lengths[endings->count] = (uint8_t)length;
        endings->last[endings->count] = words[endings->count][length - 1];
    }
}

bool fz__endings_match(const fz__endings *endings, const fz__page *page, fz__span span)
{
    uint32_t last = fz__page_last(page, span);

    for (unsigned i = 0; i < endings->count; i++)
        if (endings->last[i] == last && fz__span_length(span) >= endings->lengths[i] &&
            fz__page_word(page, span.end - endings->lengths[i], span.end, endings->words[i]))
            return true;
    return false;
}

bool fz__page_equal(const fz__page *page, fz__span a, fz__span b)
{
    if (fz__span_length(a) != fz__span_length(b))
        return false;
    for (uint32_t i = 0; i < fz__span_length(a); i++)
        if (page->glyphs[a.first + i].c != page->glyphs[b.first + i].c)
            return false;
    return true;
}

static bool is_edge(uint32_t c)
{
    if (c >= 0x4E00 && c < 0xA000)
        return false;
    return fz__is_sentence_end(c) || fz__is_colon(c) || c == ',' || c == '.' || c == 0x3001 || c == 0xFF0C ||
           c == 0xFF0E || c == 0xFF64 || c == 0x00B7;
}

fz__span fz__page_trim(const fz__page *page, fz__span span)
{
    while (span.first < span.end && is_edge(page->glyphs[span.first].c))
        span.first++;
    while (span.end > span.first && is_edge(page->glyphs[span.end - 1].c))
        span.end--;
    return span;
}
