/* The making of a page: glyphs with their kinds, paragraphs, brackets.
 *
 * All glyphs are made in one pass over the text of the lines. Their number is known before, so they stand in one block. */
#include <string.h>

#include "base/utf8.h"
#include "import/page.h"
#include "text/fold.h"

/* Zeros behind the kinds, so that eight may be looked at from the last one on. */
#define BEHIND 8

static const char32_t brackets[] = U"()[]{}【】〔〕〖〗（）［］﹙﹚《》〈〉<>“”»›";
static const char32_t colons[] = U":：∶︰﹕ː";
static const char32_t signs[] = U"。!?;；｡！？,、，､/·\\|";

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

/* ------------------------------------------------------------------ kinds ------------------------------------------ */

void fz__kinds_add(fz__kinds *kinds, const char32_t *letters, unsigned kind)
{
    for (; *letters; letters++) {
        uint8_t *of = *letters - FZ__HAN_FIRST < FZ__HAN_COUNT ? &kinds->han[*letters - FZ__HAN_FIRST]
                                                               : &kinds->others[*letters & 0xFF];

        *of = (uint8_t)(*of | kind);
    }
}

/* Narrow is what no Chinese font sets wide: not the dash, the quotes and the dots. */
static inline unsigned kinds_of(const fz__kinds *kinds, uint32_t c)
{
    if (c - FZ__HAN_FIRST < FZ__HAN_COUNT)
        return kinds->han[c - FZ__HAN_FIRST];
    return kinds->others[c & 0xFF] | (c < 0x2E80 && c != 0x2014 && !(c >= 0x2018 && c <= 0x2026) ? FZ_GLYPH_NARROW : 0);
}

static fz__kinds *make_kinds(fz__page *page)
{
    fz__kinds *kinds = fz__calloc(page->context, sizeof(*kinds));

    if (!kinds)
        return NULL;
    fz__kinds_add(kinds, brackets, FZ_GLYPH_BRACKET);
    fz__kinds_add(kinds, colons, FZ_GLYPH_COLON);
    fz__kinds_add(kinds, signs, FZ_GLYPH_SIGN);
    fz__labels_index(page);
    fz__verbs_index(page, kinds);
    fz__dues_index(page);
    fz__demands_index(page, kinds);
    fz__units_index(page);
    fz__head_index(page);
    fz__marks_index(kinds);
    return kinds;
}

/* ------------------------------------------------------------------ lines ------------------------------------------ */

/* Where the glyphs of a line are made. */
typedef struct maker {
    fz__page *page;
    const fz__kinds *kinds;
    const char *text;
    uint32_t letter;      /* of the glyph before, on whatever line */
    unsigned before, gap; /* what stands before the next glyph: the kinds of the last one, white space */
    unsigned all;         /* the kinds of all glyphs of the line */
} maker;

static inline void add_glyph(maker *m, uint32_t at, uint32_t c, unsigned kind)
{
    fz__page *page = m->page;
    const uint32_t pair = fz__pair_hash(m->letter, c);

    if (m->gap || (m->before & (FZ_GLYPH_BRACKET | FZ_GLYPH_SIGN | FZ_GLYPH_COLON)))
        kind |= FZ_GLYPH_FRESH;
    page->pairs[pair / 64] |= UINT64_C(1) << pair % 64;
    page->kinds[page->count] = (uint8_t)kind;
    page->glyphs[page->count++] = (fz__glyph){.at = at, .pair = FZ__NO_GLYPH, .c = c, .gap = (uint8_t)m->gap};
    m->letter = c;
    m->before = kind;
    m->all |= kind;
    m->gap = 0;
}

/* A run of ideographs that stand for themselves, most of a text; where it ends. */
static inline const char *add_ideographs(maker *m, const char *at, const char *end)
{
    for (; at < end && (*at & 0xF0) == 0xE0; at += 3) {
        const unsigned char *p = (const unsigned char *)at;
        uint32_t c = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);

        if (c - FZ__HAN_FIRST >= FZ__HAN_COUNT || fz__folds(c))
            break;
        add_glyph(m, (uint32_t)(at - m->text), c, m->kinds->han[c - FZ__HAN_FIRST]);
    }
    return at;
}

static void add_glyphs(maker *m, const fz__line *line)
{
    const char *at = m->text + line->start, *end = at + line->length;

    m->before = FZ_GLYPH_SIGN;
    m->gap = m->all = 0;
    while ((at = add_ideographs(m, at, end)) < end) {
        uint32_t here = (uint32_t)(at - m->text), c = fz__utf8_next(&at, end);

        if (c <= 0x3000 && fz__is_space(c)) {
            m->gap = c == '\t' || c == 0x3000 || m->gap ? 2 : 1;
            continue;
        }
        c = fz__fold_char(c);
        add_glyph(m, here, c, kinds_of(m->kinds, c));
    }
}

static void add_line(maker *m, const fz__line *line, uint32_t index)
{
    fz__page *page = m->page;
    fz__para para = {.span.first = (uint32_t)page->count, .line = index, .hints = line->hints};

    add_glyphs(m, line);
    para.span.end = (uint32_t)page->count;
    if (para.span.first == para.span.end)
        return;
    if (line->kind == FZ_LINE_ROW) {
        para.kind = FZ_PARA_ROW;
        add_cells(page, line, &para);
    }
    if (!FZ_GROW(page->context, &page->paras, &page->para_capacity, page->para_count + 1)) {
        page->failed = true;
        return;
    }
    page->paras[page->para_count++] = para;
    if (m->all & FZ_GLYPH_BRACKET)
        fz__page_pair(page, para.span);
}

/* Room for as many glyphs, in one block. */
static bool make_room(fz__page *page, size_t capacity)
{
    char *block = fz__alloc(page->context, capacity * (sizeof(*page->glyphs) + 2) + BEHIND);

    if (!block)
        return false;
    page->capacity = capacity;
    page->glyphs = (fz__glyph *)(void *)block;
    page->kinds = (uint8_t *)(page->glyphs + capacity);
    page->fates = page->kinds + capacity + BEHIND;
    memset(page->kinds, 0, 2 * capacity + BEHIND);
    return true;
}

void fz__page_init(fz__page *page, fz_context *context, fz__arena *arena, fz__lines *lines, fz__findings *findings)
{
    fz__kinds *kinds;
    maker m;

    memset(page, 0, sizeof(*page));
    page->context = context;
    page->arena = arena;
    page->lines = lines;
    page->findings = findings;
    kinds = make_kinds(page);
    page->failed = !kinds || !make_room(page, fz__utf8_count(lines->text.bytes, lines->text.length));
    if (!page->failed && !FZ_GROW(context, &page->paras, &page->para_capacity, lines->count))
        page->failed = true;
    m = (maker){.page = page, .kinds = kinds, .text = lines->text.bytes};
    for (size_t i = 0; i < lines->count && !page->failed; i++)
        add_line(&m, &lines->lines[i], (uint32_t)i);
    fz__debris_index(page);
    fz__rules_index(page);
    fz__groups_index(page);
    fz__free(context, kinds, sizeof(*kinds));
}

void fz__page_clear(fz__page *page)
{
    fz__free(page->context, page->glyphs, page->capacity * (sizeof(*page->glyphs) + 2) + BEHIND);
    fz__free(page->context, page->paras, page->para_capacity * sizeof(*page->paras));
    fz__free(page->context, page->cells, page->cell_capacity * sizeof(*page->cells));
    memset(page, 0, sizeof(*page));
}

void fz__page_part(fz__page *page, uint32_t at)
{
    page->glyphs[at].gap = 2;
    page->kinds[at] |= FZ_GLYPH_FRESH;
}

/* ------------------------------------------------------------------ brackets --------------------------------------- */

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

/* How many brackets each glyph stands in. */
static void count_depth(fz__page *page, fz__span span)
{
    uint8_t depth = 0;
    unsigned open = 0;

    for (uint32_t i = span.first; i < span.end; i++) {
        fz__glyph *glyph = &page->glyphs[i];

        if (glyph->pair != FZ__NO_GLYPH && glyph->pair < i && open)
            open--;
        depth = (uint8_t)(open < 127 ? open : 127);
        glyph->depth = depth;
        if (glyph->pair != FZ__NO_GLYPH && glyph->pair > i)
            open++;
    }
}

/* Each closing bracket answers the last open one of its family. Brackets that are never closed count for nothing: their
 * chain, kept in `pair` while they wait, is undone at the end. Families are kept apart, so a stray ” does not undo a
 * bracket. */
void fz__page_pair(fz__page *page, fz__span span)
{
    uint32_t waiting[4] = {FZ__NO_GLYPH, FZ__NO_GLYPH, FZ__NO_GLYPH, FZ__NO_GLYPH};
    uint32_t i = fz__page_next(page, span.first, span.end, FZ_GLYPH_BRACKET);

    if (i == span.end)
        return;
    for (; i < span.end; i = fz__page_next(page, i + 1, span.end, FZ_GLYPH_BRACKET)) {
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
        for (uint32_t next; waiting[kind] != FZ__NO_GLYPH; waiting[kind] = next) {
            next = page->glyphs[waiting[kind]].pair;
            page->glyphs[waiting[kind]].pair = FZ__NO_GLYPH;
        }
    count_depth(page, span);
}
