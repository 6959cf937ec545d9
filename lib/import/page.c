/* The page: characters, their places, and the small questions that all rules are made of. */
#include "import/page.h"

#include <string.h>

#include "base/utf8.h"

/* Of one code so many findings, and then no more. */
#define NOTES_MAX      500
#define NOTES_BASE     120
#define EXCERPT_GLYPHS 24

static uint32_t glyph_end(const fz__page *page, uint32_t i)
{
    const unsigned char lead = (unsigned char)page->lines->text.bytes[page->glyphs[i].at];

    return page->glyphs[i].at + (lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4);
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

/* Whether white space or a line end stands within a span. */
static bool is_spaced(const fz__page *page, fz__span span)
{
    for (uint32_t i = span.first + 1; (i = fz__page_next(page, i, span.end, FZ_GLYPH_FRESH)) < span.end; i++)
        if (page->glyphs[i].at != glyph_end(page, i - 1))
            return true;
    return false;
}

fz__slice fz__page_name(fz__page *page, fz__span span)
{
    const char *text = page->lines->text.bytes;
    uint32_t start, end, length = 0;
    char *copy;

    if (page->failed || span.first >= span.end)
        return FZ_NO_SLICE;
    start = page->glyphs[span.first].at;
    end = glyph_end(page, span.end - 1);
    if (!is_spaced(page, span))
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
    if (span.first < span.end)
        memset(page->fates + span.first, (int)fate, span.end - span.first);
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

/* Which byte of eight in memory, of which one at least is not 0, is the first that is not. */
static inline uint32_t first_byte(uint64_t eight)
{
#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (uint32_t)__builtin_ctzll(eight) / 8;
#else
    unsigned char bytes[sizeof(eight)];
    uint32_t first = 0;

    memcpy(bytes, &eight, sizeof(bytes));
    while (!bytes[first])
        first++;
    return first;
#endif
}

uint32_t fz__page_next(const fz__page *page, uint32_t at, uint32_t end, unsigned kinds)
{
    const uint64_t mask = UINT64_MAX / 0xFF * kinds;

    for (; at < end; at += 8) {
        uint64_t eight;

        memcpy(&eight, page->kinds + at, sizeof(eight));
        if (!(eight & mask))
            continue;
        at += first_byte(eight & mask);
        break;
    }
    return at < end ? at : end;
}

uint32_t fz__page_width(const fz__page *page, fz__span span)
{
    uint32_t width = 2 * fz__span_length(span);

    for (uint32_t i = span.first; i < span.end; i++)
        width -= page->kinds[i] & FZ_GLYPH_NARROW;
    return width;
}

uint32_t fz__page_word_on(const fz__page *page, uint32_t at, uint32_t end, const char32_t *word)
{
    uint32_t length = 1;

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

uint32_t fz__page_find_sign(const fz__page *page, fz__span span, uint32_t sign)
{
    for (uint32_t i = span.first; (i = fz__page_next(page, i, span.end, FZ_GLYPH_SIGN)) < span.end; i++)
        if (page->glyphs[i].c == sign)
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

/* Whether a word may stand anywhere on the page. */
static bool may_stand(const fz__page *page, const char32_t *word)
{
    for (; word[1]; word++) {
        uint32_t pair = fz__pair_hash(word[0], word[1]);

        if (!(page->pairs[pair / 64] >> pair % 64 & 1))
            return false;
    }
    return true;
}

bool fz__page_may_have(const fz__page *page, const char32_t *const *words)
{
    while (*words && !may_stand(page, *words))
        words++;
    return *words;
}

/* One pass over the span: a set of first letters tells where a word may begin that the page may have. */
bool fz__page_has_any(const fz__page *page, fz__span span, const char32_t *const *words)
{
    uint64_t first = 0;

    for (const char32_t *const *word = words; *word; word++)
        if (may_stand(page, *word))
            first |= UINT64_C(1) << (**word & 63);
    for (uint32_t i = span.first; first && i < span.end; i++) {
        const uint32_t c = page->glyphs[i].c;

        if (!(first >> (c & 63) & 1))
            continue;
        for (const char32_t *const *word = words; *word; word++)
            if (**word == c && fz__page_word(page, i, span.end, *word))
                return true;
    }
    return false;
}

static size_t count_words(const char32_t *const *words)
{
    size_t count = 0;

    while (words[count])
        count++;
    return count;
}

void fz__chains_starts(fz__chains *chains, const char32_t *const *words)
{
    for (size_t i = count_words(words); i-- > 0;)
        fz__chains_add(chains, i, *words[i]);
}

bool fz__page_starts_chained(const fz__page *page, fz__span span, const fz__chains *chains,
                             const char32_t *const *words)
{
    if (span.first >= span.end)
        return false;
    for (unsigned i = chains->heads[page->glyphs[span.first].c & 63]; i; i = chains->next[i - 1])
        if (fz__page_word(page, span.first, span.end, words[i - 1]))
            return true;
    return false;
}

void fz__chains_endings(fz__chains *chains, const char32_t *const *words)
{
    for (size_t i = count_words(words); i-- > 0;)
        fz__chains_add(chains, i, words[i][word_length(words[i]) - 1]);
}

bool fz__page_ends_chained(const fz__page *page, fz__span span, const fz__chains *chains, const char32_t *const *words)
{
    uint32_t last = fz__page_last(page, span);

    for (unsigned i = chains->heads[last & 63]; i; i = chains->next[i - 1]) {
        uint32_t length = word_length(words[i - 1]);

        if (words[i - 1][length - 1] == last && fz__span_length(span) >= length &&
            fz__page_word(page, span.end - length, span.end, words[i - 1]))
            return true;
    }
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
           c == 0xFF0E || c == 0xFF64 || c == 0x00B7 || c == '|' || c == 0xFF5C;
}

fz__span fz__page_trim(const fz__page *page, fz__span span)
{
    while (span.first < span.end && is_edge(page->glyphs[span.first].c))
        span.first++;
    while (span.end > span.first && is_edge(page->glyphs[span.end - 1].c))
        span.end--;
    return span;
}
