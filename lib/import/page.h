/* The page: a document as the importer sees it, an array of characters.
 *
 * A glyph is a character that is no white space, folded (width, traditional forms) so that words can be recognised, with
 * the place of the original in the text of the lines. White space is a property of the glyph behind it. So 责 任 单 位 ：
 * and 责任单位: are the same five glyphs, while the text stays as printed. Glyphs of all lines follow one another
 * without a line end: a paragraph that was broken over several lines is one span of glyphs. */
#ifndef FZ_IMPORT_PAGE_H
#define FZ_IMPORT_PAGE_H

#include <uchar.h>

#include "directive/builder.h"
#include "text/lines.h"

#define FZ__NO_GLYPH UINT32_MAX

/* What became of a glyph, for the account. */
typedef enum fz__fate { FZ_FATE_NONE, FZ_FATE_PRINTED, FZ_FATE_HEAD, FZ_FATE_DEBRIS } fz__fate;

typedef struct fz__glyph {
    uint32_t at;        /* in the text of the lines */
    uint32_t pair;      /* of a bracket: its partner; else, and when it has none, FZ__NO_GLYPH */
    unsigned c : 21;    /* folded */
    unsigned gap : 2;   /* white space before it: 0 none, 1 one column, 2 more, or the beginning of a cell */
    unsigned fate : 2;  /* fz__fate */
    unsigned depth : 7; /* brackets it stands in, up to 127; of a bracket those around it */
} fz__glyph;

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

/* A table of word endings with their last letters: one comparison tells most words off. */
#define FZ__ENDINGS 160
typedef struct fz__endings {
    const char32_t *const *words;
    char32_t last[FZ__ENDINGS];
    uint8_t lengths[FZ__ENDINGS];
    unsigned count;
} fz__endings;

typedef struct fz__page {
    fz_context *context;
    fz__arena *arena; /* for names and texts that must be made */
    fz__lines *lines;
    fz__findings *findings;
    fz__glyph *glyphs;
    size_t count, capacity;
    fz__para *paras;
    size_t para_count, para_capacity;
    fz__page_cell *cells;
    size_t cell_count, cell_capacity;
    size_t noted[32]; /* findings of each kind so far, by code less 120 */
    bool failed;      /* memory is exhausted */
    struct {          /* of the tables of words */
        fz__filter label_first, verb_first, time_first, demand_first, demand_word, unit_first;
    } filters;
    struct { /* of the names of units */
        fz__endings office, place, never;
    } endings;
} fz__page;

/* The glyphs of all lines, a paragraph a line, brackets paired within each. */
void fz__page_init(fz__page *page, fz_context *context, fz__arena *arena, fz__lines *lines, fz__findings *findings);
void fz__page_clear(fz__page *page);
/* Add a cell to those of the rows; a row's cells follow one another. */
void fz__page_add_cell(fz__page *page, fz__span span, uint32_t column, bool carried);
/* Pair the brackets of a span anew, after lines were joined. */
void fz__page_pair(fz__page *page, fz__span span);

/* The text of a span as printed, line ends taken out; in the arena where it must be made. */
fz__slice fz__page_text(fz__page *page, fz__span span);
/* The same with the white space that parts it from the rest of `around`. */
fz__slice fz__page_spaced(fz__page *page, fz__span span, fz__span around);
/* The same without white space: a name. */
fz__slice fz__page_name(fz__page *page, fz__span span);
void fz__page_place(fz__page *page, fz__span span, fz__where *where);
void fz__page_fate(fz__page *page, fz__span span, fz__fate fate);
/* A finding about a span; its text, shortened, is argument {1}, `more` (may be NULL) {2}. */
void fz__page_note(fz__page *page, fz_status status, fz__span span, const char *more);

/* Whether `word` stands at `at`, before `end`; its length in glyphs, else 0. */
uint32_t fz__page_word(const fz__page *page, uint32_t at, uint32_t end, const char32_t *word);
/* The first place of `word` in the span; FZ__NO_GLYPH when there is none. */
uint32_t fz__page_find(const fz__page *page, fz__span span, const char32_t *word);
bool fz__page_starts(const fz__page *page, fz__span span, const char32_t *word);
bool fz__page_ends(const fz__page *page, fz__span span, const char32_t *word);
/* Whether one of several words, ended by NULL, begins or ends the span, or stands in it. */
bool fz__page_starts_any(const fz__page *page, fz__span span, const char32_t *const *words);
bool fz__page_ends_any(const fz__page *page, fz__span span, const char32_t *const *words);
bool fz__page_has_any(const fz__page *page, fz__span span, const char32_t *const *words);
void fz__endings_make(fz__endings *endings, const char32_t *const *words);
bool fz__endings_match(const fz__endings *endings, const fz__page *page, fz__span span);
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

/* For the filters: what the tables of labels, verbs, times, requirements and units hold. */
void fz__labels_filter(fz__filter *filter);
void fz__verbs_filter(fz__filter *filter);
void fz__dues_filter(fz__filter *filter);
void fz__demands_filters(fz__page *page);
void fz__units_endings(fz__page *page);

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
