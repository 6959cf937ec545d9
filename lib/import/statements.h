/* Statements: who is responsible and by when, as label lines, brackets and sentences say it.
 *
 * A statement is a run of printed text within one paragraph. What it says is a run of readings: units with their roles,
 * deadlines, persons. */
#ifndef FZ_IMPORT_STATEMENTS_H
#define FZ_IMPORT_STATEMENTS_H

#include "import/labels.h"
#include "import/page.h"

typedef enum fz__reading_kind { FZ_READING_UNIT, FZ_READING_DUE, FZ_READING_PERSON } fz__reading_kind;

typedef struct fz__reading {
    fz__reading_kind kind;
    fz_role role;   /* of a unit; 0 while it waits for its verb */
    fz__span span;  /* the name, or the words of the deadline */
    fz__span label; /* of a person: 牵头领导 */
    bool open;      /* 等 stands behind it */
    bool group;     /* stands for many */
    bool strange;   /* not named like a body */
} fz__reading;

typedef struct fz__statement {
    fz__span printed;      /* with its brackets, label, full stop */
    fz__span name;         /* the words of its first label; empty when none */
    uint32_t first, count; /* readings */
    uint32_t units;        /* how many of them are units */
    bool lone_bracket;     /* its bracket is never closed, or never opened */
    bool empty_label;      /* a role or deadline with nothing behind it */
    bool empty_role;       /* a role it is */
    bool in_text;          /* 县财政局：负责…: it is text as well, and printed as that */
} fz__statement;

/* What counts otherwise than usual. */
enum {
    FZ_WAYS_BEHIND_WORDS = 1, /* a bracket of nothing but units counts behind words, too: 推广良种（县财政局） */
    FZ_WAYS_NO_SENTENCES = 2 /* what is said in words counts in no item */
};

typedef struct fz__statements {
    fz__page *page;
    fz__statement *items;
    size_t count, capacity;
    fz__reading *readings;
    size_t reading_count, reading_capacity;
    size_t strong;    /* statements with units that are labels, brackets or cells */
    unsigned ways;    /* FZ_WAYS_* */
    bool first_leads; /* 首位为牵头单位: stated once for the document */
} fz__statements;

void fz__statements_init(fz__statements *statements, fz__page *page);
void fz__statements_clear(fz__statements *statements);

/* What a piece of text says, read without looking at what stands around it. */
typedef struct fz__clauses {
    uint32_t units, verbs, dues,
        others;        /* units, those that a verb gave their role, deadlines, pieces of neither kind */
    uint32_t strange;  /* units that are not named like bodies */
    uint32_t trailing; /* verbs that something else follows: 负责及时拨付 */
} fz__clauses;
/* Read the content of a statement, labels and all; `role` is that of units without label and verb, 0 for by the rules. */
void fz__content_read(fz__statements *statements, fz__span content, fz_role role, fz__clauses *found);
/* Read a list under a label. */
void fz__value_read(fz__statements *statements, fz__span value, const fz__label *label, fz__clauses *found);

/* Find the statements of all paragraphs of text in [first, end). */
void fz__statements_find(fz__statements *statements, size_t first, size_t end);
/* Sentences that say it: 由甲牵头，乙配合。 and 甲：负责…, for documents that have no other statements. */
void fz__statements_find_sentences(fz__statements *statements, size_t first, size_t end);
/* Add a statement over a span that was read by other means; readings from `first_reading` on are its own. */
void fz__statement_add(fz__statements *statements, fz__span printed, fz__span name, size_t first_reading);

#endif
