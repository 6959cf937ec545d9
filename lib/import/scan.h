/* The inside of the search for requirements, shared by requirements.c (which passes over the text) and the scan_*.c (which
 * know one family of words each).
 *
 * What looks ahead or behind is bounded by the clause, and a clause by CLAUSE_MAX, so the work is linear. */
#ifndef FZ_IMPORT_SCAN_H
#define FZ_IMPORT_SCAN_H

#include "import/amounts.h"
#include "import/moments.h"
#include "import/requirements.h"

/* How far the end of a clause or a sentence is looked for. */
#define CLAUSE_MAX   160
#define ITEM_MAX     40
#define ADVERB_MAX   8
#define SENTENCE_MAX 240
#define DEPTH_MAX    8

typedef struct fz__clause_place {
    uint32_t first;  /* of the clause */
    uint32_t before; /* of the one before it in the sentence */
} fz__clause_place;

typedef struct fz__scanner {
    fz__demands *demands;
    fz__page *page;
    fz__span text;
    fz__clause_place clauses[DEPTH_MAX]; /* by depth of brackets, of the text's own from 0 */
    unsigned depth, base;
    uint32_t amounts_from; /* numbers before this glyph are read */
    uint32_t quantity_end; /* of the quantity found last */
    uint32_t recurs_from;  /* up to here the words of what recurs reach: one in a clause */
    fz__span unsaid; /* 定期 in this sentence, to be noted unless the sentence says how often; empty when none */
    bool said;       /* it does */
} fz__scanner;

typedef enum fz__act {
    ACT_PERIOD,    /* 每年: `period` */
    ACT_ONCE_IN,   /* 一年一次: the amount stands right behind it */
    ACT_BY_PERIOD, /* 按月报送: the action stands right behind it */
    ACT_ODD,       /* 每两年: no period of ours */
    ACT_WITHOUT,   /* 未经…不得… */
    ACT_ONLY_THEN, /* 方可 */
    ACT_NEVER,     /* 不得 */
    ACT_FORBID,    /* 禁止: where it is no noun */
    ACT_UNSAID,    /* 定期 */
    ACT_ANNUAL,    /* 年度…计划 */
    ACT_NOTE,      /* `note` */
    ACT_CONDITION  /* 前提下: the clause up to it */
} fz__act;

typedef struct fz__demand_word {
    const char32_t *text;
    fz__act act;
    fz_period period;
    fz_status note;
} fz__demand_word;

typedef enum fz__strength {
    STRENGTH_NONE,
    STRENGTH_STRONG, /* 不少于: always demands */
    STRENGTH_REACH,  /* 达到: demands at the end of a clause that tells of nothing past */
    STRENGTH_RATE    /* 率: the same, of per cent */
} fz__strength;

typedef struct fz__lead {
    const char32_t *text;
    fz_bound bound;
    fz__strength strength;
} fz__lead;

/* What binds a number, and where its words begin. */
typedef struct fz__found_lead {
    const fz__lead *lead; /* NULL when there is none */
    uint32_t first;
} fz__found_lead;

/* scan_clauses.c: clauses and what is kept. */
/* The character at a glyph; 0 beyond the text. */
uint32_t fz__scan_char(const fz__scanner *s, uint32_t at);
/* Whether the sign at a glyph parts clauses: a comma, a colon, a stop. */
bool fz__scan_is_clause_end(const fz__scanner *s, uint32_t at);
/* Where the clause that `at` stands in ends; with `sentence`, where the sentence does. Brackets within belong to it, and a
 * closing one of a bracket around it ends it. */
uint32_t fz__scan_run_end(const fz__scanner *s, uint32_t at, bool sentence);
/* Where the clause begins that the pass stands in. */
uint32_t fz__scan_clause_first(const fz__scanner *s);
/* The clause up to a glyph, as far as it is looked at. */
fz__span fz__scan_clause_before(const fz__scanner *s, uint32_t at);
bool fz__scan_at_clause_first(const fz__scanner *s, uint32_t at);
/* Whether one of the letters stands before a glyph. */
bool fz__scan_follows_one_of(const fz__scanner *s, uint32_t at, const char32_t *letters);
/* Whether a run of words ends here: at a comma, a stop, 、, a bracket or the end of the text. */
bool fz__scan_ends_here(const fz__scanner *s, uint32_t at);
/* Whether the clause that `at` stands in supposes something: …的，给予补助. */
bool fz__scan_supposes(const fz__scanner *s, uint32_t at);
/* A finding about some glyphs. */
void fz__scan_note(fz__scanner *s, fz_status status, uint32_t first, uint32_t end);
/* Keep a requirement. */
void fz__scan_add(fz__scanner *s, const fz__demand *demand);
/* The partner of an opening sign, where it is one that lies in the text; else the sign itself. */
uint32_t fz__scan_pass_brackets(const fz__scanner *s, uint32_t at);

/* scan_amounts.c: numbers. */
/* Whether the clause up to a glyph tells of what was. */
bool fz__scan_past(const fz__scanner *s, uint32_t at);
/* Whether an amount behind a lead demands. */
bool fz__scan_demands(const fz__scanner *s, const fz__amount *amount, const fz__lead *before);
/* What binds the number at a glyph. */
fz__found_lead fz__scan_lead(const fz__scanner *s, uint32_t at);
uint32_t fz__scan_word_length(const char32_t *text);
/* Number, unit and bound of an amount. */
void fz__scan_fill(fz__demand *demand, const fz__amount *amount, fz_bound bound);
/* A quantity or a time limit, where the amount is one. */
void fz__scan_amount(fz__scanner *s, const fz__amount *amount);

/* scan_times.c: moments and periods. What takes a word gives the glyphs that it took, 0 when the word is not meant. */
/* The glyphs read as a moment, or 0. */
uint32_t fz__scan_moment(fz__scanner *s, uint32_t at);
/* 每年…: a moment of the period, how often or how much in it, or an action alone. */
uint32_t fz__scan_period(fz__scanner *s, const fz__demand_word *word, uint32_t at, uint32_t length);
/* 一年一次, 半年不少于两次: the amount stands at once. */
uint32_t fz__scan_once_in(fz__scanner *s, const fz__demand_word *word, uint32_t at, uint32_t length);
/* 按月报送. */
uint32_t fz__scan_by_period(fz__scanner *s, const fz__demand_word *word, uint32_t at, uint32_t length);
/* 每两年, 每3年, 每届: what is done so is noted; 每人, 每个 are none of it. */
uint32_t fz__scan_odd(fz__scanner *s, uint32_t at, uint32_t length);

/* scan_refusals.c: conditions and prohibitions, likewise. */
uint32_t fz__scan_without(fz__scanner *s, uint32_t at);
/* …合格后方可上岗; where 方可 begins a clause, the clause before holds what comes first. */
uint32_t fz__scan_only_then(fz__scanner *s, uint32_t at, uint32_t length);
uint32_t fz__scan_never(fz__scanner *s, uint32_t at, uint32_t length);
uint32_t fz__scan_forbid(fz__scanner *s, uint32_t at, uint32_t length);

/* requirements.c */
/* Whether 每年 or its like stands at a glyph. */
bool fz__scan_begins_period(const fz__scanner *s, uint32_t at);

#endif
