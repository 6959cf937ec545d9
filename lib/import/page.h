/* The page: a document as the importer sees it, an array of characters.
 *
 * A glyph is a character that is no white space, folded (width, traditional forms) so that words can be recognised, with
 * the place of the original in the text of the lines. White space is a property of the glyph behind it. So 责 任 单 位 ：
 * and 责任单位: are the same five glyphs, while the text stays as printed. Glyphs of all lines follow one another
 * without a line end: a paragraph that was broken over several lines is one span of glyphs. */
#ifndef FZ_IMPORT_PAGE_H
#define FZ_IMPORT_PAGE_H

#include <assert.h>
#include <uchar.h>

#include "directive/builder.h"
#include "text/lines.h"

#define FZ__NO_GLYPH UINT32_MAX

/* What became of a glyph, for the account. */
typedef enum fz__fate { FZ_FATE_NONE, FZ_FATE_PRINTED, FZ_FATE_HEAD, FZ_FATE_DEBRIS } fz__fate;

typedef struct fz__glyph {
    uint32_t at;   /* in the text of the lines */
    uint32_t pair; /* of a bracket: its partner; else, and when it has none, FZ__NO_GLYPH */
    uint32_t c;    /* folded */
    uint8_t gap;   /* white space before it: 0 none, 1 one column, 2 more, or the beginning of a cell */
    uint8_t depth; /* brackets it stands in, up to 127; of a bracket those around it */
} fz__glyph;

/* What a glyph may be. Rules look for few characters, and most of a text is none of them: fz__page_next passes over eight
 * glyphs at a time. But for the first kind a glyph may be said to be more than it is, never less: a rule that stops at
 * one still looks at its character. */
enum {
    FZ_GLYPH_NARROW = 1,  /* one column wide */
    FZ_GLYPH_BRACKET = 2, /* of any family, quotes and arrows among them */
    FZ_GLYPH_SIGN = 4,    /* ends a sentence, or parts a list: 。！？；，、/ */
    FZ_GLYPH_COLON = 8,
    FZ_GLYPH_FRESH = 16,   /* behind a bracket, a sign, a colon or white space */
    FZ_GLYPH_MARK = 32,    /* begins a number of a paragraph */
    FZ_GLYPH_VERB = 64,    /* begins a word of clauses.c */
    FZ_GLYPH_DEMAND = 128, /* begins a word of requirements.c or a number */
};

typedef struct fz__span {
    uint32_t first, end;
} fz__span;

/* Styles of numbering, the outer ones first, as GB/T 9704-2012 and custom nest them. */
typedef enum fz__style {
    FZ_STYLE_NONE,
    FZ_STYLE_CHAPTER,   /* 第一章 第一部分 */
    FZ_STYLE_PART,      /* 第一节 */
    FZ_STYLE_ARTICLE,   /* 第一条 */
    FZ_STYLE_HAN,       /* 一、 */
    FZ_STYLE_NAMED,     /* 任务一： */
    FZ_STYLE_HAN_PAREN, /* （一） */
    FZ_STYLE_NUM,       /* 1. 1、 */
    FZ_STYLE_DOTTED,    /* 1.1 */
    FZ_STYLE_NUM_PAREN, /* （1） 1） */
    FZ_STYLE_CIRCLED,   /* ① */
    FZ_STYLE_ORDINAL,   /* 第一， */
    FZ_STYLE_ONE_IS,    /* 一是 */
    FZ_STYLE_DASH,      /* —— • */
    FZ_STYLE_ROW,       /* a row of a table */
    FZ_STYLE_COUNT_
} fz__style;

/* The number at the head of a paragraph. */
typedef struct fz__mark {
    fz__style style;
    uint32_t number; /* 0 when it has none */
    fz__span label;  /* the number alone; empty when none */
    uint32_t end;    /* the first glyph behind it */
    bool weak;       /* a bare number, or 1.5…: a number only where the count goes on */
} fz__mark;

typedef enum fz__para_kind {
    FZ_PARA_TEXT,
    FZ_PARA_ROW,    /* a row of a table of tasks */
    FZ_PARA_DEBRIS, /* of the page, not of the document */
    FZ_PARA_HEAD    /* read into the head: metadata */
} fz__para_kind;

/* A cell of a row: of a merged one that reaches down from above, `carried`. */
typedef struct fz__page_cell {
    fz__span span;
    uint32_t column;
    bool carried;
} fz__page_cell;

typedef struct fz__para {
    fz__span span;
    uint32_t line;  /* the line it begins in */
    unsigned hints; /* of that line */
    fz__para_kind kind;
    bool inner;  /* begins within a line: goes on in the line of the paragraph before */
    bool marked; /* its mark was set when it was made */
    fz__mark mark;
    uint32_t first_cell, cell_count; /* of a row */
    uint32_t first_statement, statement_count;
} fz__para;

/* A set of characters that may hold some more: what is not in it begins or ends no word of a table, and most characters
 * are not. */
typedef struct fz__filter {
    uint64_t bits[16];
} fz__filter;

static inline void fz__filter_add(fz__filter *filter, uint32_t c)
{
    filter->bits[c >> 6 & 15] |= UINT64_C(1) << (c & 63);
}

static inline bool fz__filter_has(const fz__filter *filter, uint32_t c)
{
    return filter->bits[c >> 6 & 15] >> (c & 63) & 1;
}

/* A table of words by one of their letters, the first or the last: which of them can stand at a place takes a look at two
 * or three. Words of one letter follow one another in the order of the table. */
#define FZ__CHAINED 255
typedef struct fz__chains {
    uint8_t heads[64]; /* by letter; the place of a word in the table and 1, 0 for none */
    uint8_t next[FZ__CHAINED];
} fz__chains;

/* Add the words of a table from the last to the first. */
static inline void fz__chains_add(fz__chains *chains, size_t word, uint32_t letter)
{
    assert(word < FZ__CHAINED);
    chains->next[word] = chains->heads[letter & 63];
    chains->heads[letter & 63] = (uint8_t)(word + 1);
}

/* The kinds of characters while a page is made: of ideographs each, of others by their last byte. */
#define FZ__HAN_FIRST 0x4E00
#define FZ__HAN_COUNT 0x5200
typedef struct fz__kinds {
    uint8_t han[FZ__HAN_COUNT];
    uint8_t others[256];
} fz__kinds;

/* Of two letters a place in the table of those that stand side by side. Most words of most tables are nowhere in a text,
 * and most of these have a pair that is not. */
#define FZ__PAIRS 65536
static inline uint32_t fz__pair_hash(uint32_t first, uint32_t second)
{
    return (first * 251 ^ second) & (FZ__PAIRS - 1);
}

/* Room for what paragraphs mostly have one of is made at once: for so many at most. */
#define FZ__ROOM_MOST 1024

typedef struct fz__page {
    fz_context *context;
    fz__arena *arena; /* for names and texts that must be made */
    fz__lines *lines;
    fz__findings *findings;
    fz__glyph *glyphs;
    uint8_t *kinds; /* of each glyph, FZ_GLYPH_*; some zeros behind the last */
    uint8_t *fates; /* of each glyph, fz__fate */
    size_t count, capacity;
    fz__para *paras;
    size_t para_count, para_capacity;
    fz__page_cell *cells;
    size_t cell_count, cell_capacity;
    size_t noted[32]; /* findings of each kind so far, by code less 120 */
    bool failed;      /* memory is exhausted */
    struct {          /* of the tables of words */
        fz__filter time_first, unit_first;
    } filters;
    struct { /* of words by their first letter, of the ends of names by their last */
        fz__chains labels, verbs, demands, debris, never_starts, departments, office_ends, place_ends, never_ends,
            head_ends;
    } chains;
    struct { /* whether words of a table may stand anywhere */
        bool debris, rules, groups;
    } may_have;
    uint64_t pairs[FZ__PAIRS / 64]; /* by fz__pair_hash: which letters stand side by side anywhere */
} fz__page;

/* glyphs.c: the glyphs of all lines, a paragraph a line, brackets paired within each. */
void fz__page_init(fz__page *page, fz_context *context, fz__arena *arena, fz__lines *lines, fz__findings *findings);
void fz__page_clear(fz__page *page);
/* How much room to make at once for what a paragraph mostly has one of. */
static inline size_t fz__page_room(const fz__page *page)
{
    return page->para_count < FZ__ROOM_MOST ? page->para_count : FZ__ROOM_MOST;
}
/* Give ideographs and signs of a text a kind, which they may have as well as others. */
void fz__kinds_add(fz__kinds *kinds, const char32_t *letters, unsigned kind);
/* Add a cell to those of the rows; a row's cells follow one another. */
void fz__page_add_cell(fz__page *page, fz__span span, uint32_t column, bool carried);
/* Pair the brackets of a span anew, after lines were joined. */
void fz__page_pair(fz__page *page, fz__span span);
/* White space of two columns before a glyph. */
void fz__page_part(fz__page *page, uint32_t at);

/* page.c */
/* The first glyph from `at` on that may be of one of the kinds; `end` when there is none before it. */
uint32_t fz__page_next(const fz__page *page, uint32_t at, uint32_t end, unsigned kinds);
/* How many columns a span takes, white space apart. */
uint32_t fz__page_width(const fz__page *page, fz__span span);
/* The text of a span as printed, line ends taken out; in the arena where it must be made. */
fz__slice fz__page_text(fz__page *page, fz__span span);
/* The same with the white space that parts it from the rest of `around`. */
fz__slice fz__page_spaced(fz__page *page, fz__span span, fz__span around);
/* What becomes the value of an attribute holds at most so many glyphs, well below the bytes that a loader takes by default. */
#define FZ__NAME_GLYPHS 500
#define FZ__NAME_BYTES  2000
/* The same without white space: a name. */
fz__slice fz__page_name(fz__page *page, fz__span span);
void fz__page_place(fz__page *page, fz__span span, fz__where *where);
void fz__page_fate(fz__page *page, fz__span span, fz__fate fate);
/* A finding about a span; its text, shortened, is argument {1}, `more` (may be NULL) {2}. */
void fz__page_note(fz__page *page, fz_status status, fz__span span, const char *more);

/* What fz__page_word does, its first letter known to stand there. */
uint32_t fz__page_word_on(const fz__page *page, uint32_t at, uint32_t end, const char32_t *word);
/* Whether `word` stands at `at`, before `end`; its length in glyphs, else 0. */
static inline uint32_t fz__page_word(const fz__page *page, uint32_t at, uint32_t end, const char32_t *word)
{
    return at < end && page->glyphs[at].c == *word ? fz__page_word_on(page, at, end, word) : 0;
}
/* The first place of `word` in the span; FZ__NO_GLYPH when there is none. */
uint32_t fz__page_find(const fz__page *page, fz__span span, const char32_t *word);
/* The same for a character that is FZ_GLYPH_SIGN. */
uint32_t fz__page_find_sign(const fz__page *page, fz__span span, uint32_t sign);
bool fz__page_starts(const fz__page *page, fz__span span, const char32_t *word);
bool fz__page_ends(const fz__page *page, fz__span span, const char32_t *word);
/* Whether one of several words, ended by NULL, begins or ends the span, or stands in it. */
bool fz__page_starts_any(const fz__page *page, fz__span span, const char32_t *const *words);
bool fz__page_ends_any(const fz__page *page, fz__span span, const char32_t *const *words);
bool fz__page_has_any(const fz__page *page, fz__span span, const char32_t *const *words);
/* Whether one of the words may stand anywhere: where none can, no span has any. */
bool fz__page_may_have(const fz__page *page, const char32_t *const *words);
/* Chain a table, ended by NULL, by the first letters of its words, or by the last. */
void fz__chains_starts(fz__chains *chains, const char32_t *const *words);
void fz__chains_endings(fz__chains *chains, const char32_t *const *words);
/* Whether a span starts, or ends, in a word of a table that was chained so. */
bool fz__page_starts_chained(const fz__page *page, fz__span span, const fz__chains *chains,
                             const char32_t *const *words);
bool fz__page_ends_chained(const fz__page *page, fz__span span, const fz__chains *chains, const char32_t *const *words);
bool fz__page_equal(const fz__page *page, fz__span a, fz__span b);

static inline uint32_t fz__span_length(fz__span span)
{
    return span.end > span.first ? span.end - span.first : 0;
}

static inline uint32_t fz__page_at(const fz__page *page, uint32_t i)
{
    return page->glyphs[i].c;
}

/* The character before `end` of a span; 0 when the span is empty. */
static inline uint32_t fz__page_last(const fz__page *page, fz__span span)
{
    return span.end > span.first ? page->glyphs[span.end - 1].c : 0;
}

static inline bool fz__is_colon(uint32_t c)
{
    return c == ':' || c == 0xFF1A || c == 0x2236 || c == 0xFE30 || c == 0xFE55 || c == 0x02D0;
}

/* Filters, chains and kinds: what the tables of labels, verbs, times, requirements, units and marks hold. */
void fz__labels_index(fz__page *page);
void fz__verbs_index(fz__page *page, fz__kinds *kinds);
void fz__dues_index(fz__page *page);
void fz__demands_index(fz__page *page, fz__kinds *kinds);
void fz__units_index(fz__page *page);
void fz__head_index(fz__page *page);
/* The same when the glyphs are made. */
void fz__debris_index(fz__page *page);
void fz__rules_index(fz__page *page);
void fz__groups_index(fz__page *page);
void fz__marks_index(fz__kinds *kinds);

/* Brackets of every kind but 《〈“‘. Ideographs, which most characters are, are told by one comparison. */
static inline bool fz__is_open(uint32_t c)
{
    return c < 0x4E00 ? c == '(' || c == '[' || c == '{' || c == 0x3010 || c == 0x3014 || c == 0x3016
                      : c == 0xFF08 || c == 0xFF3B || c == 0xFE59;
}

static inline bool fz__is_close(uint32_t c)
{
    return c < 0x4E00 ? c == ')' || c == ']' || c == '}' || c == 0x3011 || c == 0x3015 || c == 0x3017
                      : c == 0xFF09 || c == 0xFF3D || c == 0xFE5A;
}

/* Brackets that have no other. */
static inline bool fz__opens_alone(const fz__glyph *glyph)
{
    return fz__is_open(glyph->c) && glyph->pair == FZ__NO_GLYPH;
}

static inline bool fz__closes_alone(const fz__glyph *glyph)
{
    return fz__is_close(glyph->c) && glyph->pair == FZ__NO_GLYPH;
}

/* 。！？； */
static inline bool fz__is_sentence_end(uint32_t c)
{
    return c < 0x4E00 ? c == 0x3002 || c == '!' || c == '?' || c == ';'
                      : c == 0xFF1B || c == 0xFF61 || c == 0xFF01 || c == 0xFF1F;
}

static inline bool fz__is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* Without the marks of punctuation and white space at its ends. */
fz__span fz__page_trim(const fz__page *page, fz__span span);

#endif
