/* Clauses: where they begin and end, and what stands around a word in them. */
#include "import/scan.h"

uint32_t fz__scan_char(const fz__scanner *s, uint32_t at)
{
    return at < s->text.end ? s->page->glyphs[at].c : 0;
}

bool fz__scan_is_clause_end(const fz__scanner *s, uint32_t at)
{
    uint32_t c = s->page->glyphs[at].c;

    if (c >= 0x4E00 && c < 0xA000)
        return false;
    if (c == ',' && at > s->text.first && fz__is_digit(s->page->glyphs[at - 1].c) &&
        fz__is_digit(fz__scan_char(s, at + 1)))
        return false; /* 2,000 */
    return c == ',' || c == 0xFF0C || fz__is_colon(c) || fz__is_sentence_end(c);
}

uint32_t fz__scan_pass_brackets(const fz__scanner *s, uint32_t at)
{
    uint32_t pair = s->page->glyphs[at].pair;

    return pair != FZ__NO_GLYPH && pair > at && pair < s->text.end ? pair : at;
}

static bool closes(const fz__scanner *s, uint32_t at, uint32_t from)
{
    uint32_t pair = s->page->glyphs[at].pair;

    return pair != FZ__NO_GLYPH && pair < from;
}

/* The glyphs at which a clause may end. */
#define ENDS (FZ_GLYPH_SIGN | FZ_GLYPH_COLON | FZ_GLYPH_BRACKET)

uint32_t fz__scan_run_end(const fz__scanner *s, uint32_t at, bool sentence)
{
    uint32_t most = sentence ? SENTENCE_MAX : CLAUSE_MAX;
    uint32_t last = s->text.end - at < most ? s->text.end : at + most;

    for (uint32_t i = at; (i = fz__page_next(s->page, i, last, ENDS)) < last; i++) {
        if (sentence ? fz__is_sentence_end(s->page->glyphs[i].c) : fz__scan_is_clause_end(s, i))
            return i;
        if (closes(s, i, at))
            return i;
        i = fz__scan_pass_brackets(s, i);
        if (i >= last)
            return i + 1;
    }
    return last;
}

uint32_t fz__scan_clause_first(const fz__scanner *s)
{
    return s->clauses[s->depth].first;
}

fz__span fz__scan_clause_before(const fz__scanner *s, uint32_t at)
{
    uint32_t first = fz__scan_clause_first(s);

    return (fz__span){at - first > CLAUSE_MAX ? at - CLAUSE_MAX : first, at};
}

bool fz__scan_at_clause_first(const fz__scanner *s, uint32_t at)
{
    return at == fz__scan_clause_first(s);
}

bool fz__scan_follows_one_of(const fz__scanner *s, uint32_t at, const char32_t *letters)
{
    for (; at > s->text.first && *letters; letters++)
        if (s->page->glyphs[at - 1].c == *letters)
            return true;
    return false;
}

bool fz__scan_ends_here(const fz__scanner *s, uint32_t at)
{
    uint32_t c;

    if (at >= s->text.end)
        return true;
    c = s->page->glyphs[at].c;
    return fz__scan_is_clause_end(s, at) || c == 0x3001 || fz__is_open(c) || fz__is_close(c);
}

bool fz__scan_supposes(const fz__scanner *s, uint32_t at)
{
    uint32_t end = fz__scan_run_end(s, at, false);

    return end > at && end < s->text.end && s->page->glyphs[end - 1].c == U'的' && fz__scan_is_clause_end(s, end) &&
           !fz__is_sentence_end(s->page->glyphs[end].c);
}

void fz__scan_note(fz__scanner *s, fz_status status, uint32_t first, uint32_t end)
{
    fz__page_note(s->page, status, (fz__span){first, end}, NULL);
}

/* 零次, 0.5次: so many times nothing can be done. */
static bool is_no_count(const fz__demand *demand)
{
    return demand->kind == FZ_REQUIREMENT_FREQUENCY && (demand->number <= 0 || demand->number % FZ_DECIMAL_ONE);
}

void fz__scan_add(fz__scanner *s, const fz__demand *demand)
{
    fz__demands *d = s->demands;

    if (is_no_count(demand)) {
        fz__scan_note(s, FZ_FAMOUNT, demand->words.first, demand->words.end);
        return;
    }
    if (s->page->failed || !FZ_GROW(s->page->context, &d->items, &d->capacity, d->count + 1)) {
        s->page->failed = true;
        return;
    }
    d->items[d->count++] = *demand;
    if (demand->kind == FZ_REQUIREMENT_QUANTITY)
        s->quantity_end = demand->words.end;
    s->said = s->said || demand->kind == FZ_REQUIREMENT_FREQUENCY || demand->kind == FZ_REQUIREMENT_RECURRING;
}
