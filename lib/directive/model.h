/* The model of a directive and its index.
 *
 * All of it lives in one arena and never changes after fz__builder_finish. Sections, tasks, assignments and items are
 * arrays in document order; a section's subtree is a range of sections and a range of tasks, a task's assignments are a
 * range of assignments, a container's content is a range of items. So every question of the API is a range, a posting
 * list, or one look-up.
 *
 * Items hold the order of a container's content (what the saver writes back), and point to the thing itself. What is
 * rare is kept apart in sorted tables by owner: attributes of other namespaces, markup inside running text. */
#ifndef FZ_DIRECTIVE_MODEL_H
#define FZ_DIRECTIVE_MODEL_H

#include "base/error.h"
#include "base/utf8.h"

#include <stdatomic.h>

#include <fazhi/requirement.h>

#define FZ__NONE UINT32_MAX

/* A range of an array: [first, end). */
typedef struct fz__range {
    uint32_t first, end;
} fz__range;

/* A place, packed; `kept`: it is of the issuer's text and is written into the XML. */
typedef struct fz__spot {
    uint32_t line, column;
    uint32_t offset;
    uint32_t length : 31; /* inputs are at most 1 GiB */
    bool kept : 1;
} fz__spot;

typedef enum fz__item_kind {
    FZ_ITEM_PARAGRAPH, /* text */
    FZ_ITEM_FIELD,     /* text and name */
    FZ_ITEM_STATED,    /* text and name */
    FZ_ITEM_SECTION,   /* index of a section */
    FZ_ITEM_TASK,      /* index of a task */
    FZ_ITEM_ASSIGN,    /* index of an assignment */
    FZ_ITEM_DUE,       /* index of a due */
    FZ_ITEM_PERSON,    /* index of a person */
    FZ_ITEM_REQUIRE,   /* index of a requirement */
    FZ_ITEM_MARKUP     /* markup of others, as it stands */
} fz__item_kind;

typedef struct fz__item {
    const char *text; /* of texts and markup */
    uint32_t length;  /* of the text */
    uint32_t ref;     /* index of the thing; for FIELD and STATED the name as number of an interned string */
    uint32_t serial;  /* of texts: the number by which extras know it */
    uint8_t kind;     /* fz__item_kind */
    bool joined;      /* goes on in the line of the text before */
} fz__item;

typedef struct fz__head {
    fz_field field;
    const char *text;
    fz_date date;
    const char *number, *word; /* of BASIS; of DOC_NUMBER */
    uint32_t year, issue;      /* of DOC_NUMBER */
    uint32_t serial;           /* the number by which extras know it, in the order of adding */
} fz__head;

struct fz_section {
    fz_directive *directive;
    const char *id, *label, *mark, *title; /* title is "" when there is none; label and mark then NULL */
    bool titled;
    uint32_t title_at; /* how many of its items stand before the title: markup of others */
    uint32_t number, depth;
    uint32_t parent;    /* index; FZ__NONE at the top */
    fz__range sections; /* those inside, itself first */
    fz__range tasks;    /* those inside, at any depth */
    fz__range items;
    fz__spot spot;
};

struct fz_task {
    fz_directive *directive;
    const char *id, *label, *mark;
    const char *text; /* its paragraphs, parted by \n unless joined */
    uint32_t text_length;
    uint32_t number;
    uint32_t leading; /* the first number of its label: 1 of 1/2; elsewhere as `number` */
    uint32_t section; /* index; FZ__NONE when in none */
    uint32_t index;
    fz__range assignments, dues, persons, requirements, items;
    bool sic, open_ended;
    fz__spot spot;
};

struct fz_assignment {
    fz_directive *directive;
    const char *full;
    uint32_t task, unit, rank;
    uint8_t role; /* fz_role */
    bool collective, open;
    fz__spot spot;
};

/* Roles by which posting lists are kept. */
typedef enum fz__list {
    FZ_LIST_FIRST_LEAD,
    FZ_LIST_JOINT_LEAD,
    FZ_LIST_COOPERATE,
    FZ_LIST_RESPONSIBLE,
    FZ_LISTS
} fz__list;

struct fz_unit {
    fz_directive *directive;
    const char *name;
    uint32_t name_length;
    fz_unit_kind kind;
    fz__range tasks[FZ_LISTS]; /* in index.postings: task indices, ascending, each once */
};

typedef struct fz__due {
    const char *text, *every;
    fz_date date;
} fz__due;

typedef struct fz__person {
    const char *name, *office;
} fz__person;

/* Its words are a copy of its own: a text of the task need not end where they do. */
struct fz_requirement {
    fz_directive *directive;
    const char *text, *unit;
    uint32_t task, length;
    uint32_t offset;    /* bytes from the beginning of the task's text */
    uint32_t paragraph; /* of the task; FZ__NONE: the words do not stand there, and the directive is refused */
    fz_decimal number;  /* meaningful where `numbered` */
    fz_date date;
    uint8_t kind, bound, period; /* fz_requirement_kind, fz_bound, fz_period */
    uint8_t month, day;
    bool numbered, at_end;
    fz__spot spot;
};

/* Attributes of other namespaces, by the element that bears them. */
typedef enum fz__owner_kind {
    FZ_OWNER_DIRECTIVE,
    FZ_OWNER_HEAD,
    FZ_OWNER_PART,
    FZ_OWNER_ENTRY,
    FZ_OWNER_SECTION,
    FZ_OWNER_TITLE,
    FZ_OWNER_TASK,
    FZ_OWNER_ASSIGN,
    FZ_OWNER_DUE,
    FZ_OWNER_PERSON,
    FZ_OWNER_REQUIRE,
    FZ_OWNER_ITEM
} fz__owner_kind;

typedef struct fz__extra {
    uint32_t kind;   /* fz__owner_kind */
    uint32_t index;  /* of the owner in its array */
    uint32_t offset; /* FZ__NONE: attributes; else markup at this byte of the owner's text */
    uint32_t order;  /* of those at one place */
    const char *markup;
} fz__extra;

/* How far down the document one is: what stands between the parts is kept by the part before it. */
typedef enum fz__stage {
    FZ_STAGE_START,
    FZ_STAGE_HEAD,
    FZ_STAGE_PART /* + fz_part */
} fz__stage;

/* Which tasks may hold a character: bits by the hash of its bytes and by task (letters.c, lib/query/text.c). */
typedef struct fz__letters {
    unsigned char *bits;  /* row by row */
    uint32_t rows, width; /* a row has a bit for each task */
} fz__letters;

/* Where the row of a character begins. Any mixing will do, since nothing but time depends on it. */
static inline size_t fz__letter_row(const fz__letters *letters, uint32_t character)
{
    uint32_t mark = character * UINT32_C(0x9E3779B1);

    return (size_t)((uint64_t)mark * letters->rows >> 32) * letters->width;
}

struct fz_directive {
    atomic_size_t references;
    fz_context *context;
    fz__arena arena;
    const char *source;
    const char *id, *region, *language;

    fz__head *head;
    uint32_t head_count;
    uint32_t field_first[FZ_FIELD_COUNT_]; /* head is sorted by field; says nothing when there is none */
    uint32_t field_count[FZ_FIELD_COUNT_];
    fz__range head_items; /* markup between the entries: ref is how many entries stand before it */

    bool has_part[FZ_PART_COUNT_];
    fz__range part_items[FZ_PART_COUNT_]; /* BODY: top sections and tasks */
    fz__range root_items;                 /* markup between the parts: ref is the fz__stage it follows */

    struct fz_section *sections;
    uint32_t section_count;
    struct fz_task *tasks;
    uint32_t task_count;
    struct fz_assignment *assignments;
    uint32_t assignment_count;
    struct fz_unit *units;
    uint32_t unit_count;
    fz__due *dues;
    uint32_t due_count;
    fz__person *persons;
    uint32_t person_count;
    struct fz_requirement *requirements;
    uint32_t requirement_count;
    fz__item *items;
    uint32_t item_count;
    fz__strings names; /* names of fields and statements */
    fz__extra *extras; /* sorted by kind, index, offset, order */
    uint32_t extra_count;

    uint32_t *postings;
    struct fz_unit anyone; /* its lists are those of all units together */
    uint32_t
        *stretches; /* the first task of each stretch in which leading numbers do not fall: halving finds one there */
    uint32_t stretch_count;
    fz__strings unit_names; /* the number of a name is the index of its unit */
    fz__strings task_ids;   /* the number of an id is the index of its task */
    fz__letters letters;

    fz__findings findings;
};

/* index.c: postings, stretches, letters and ids, once all arrays stand. */
fz_status fz__directive_index(fz_directive *directive, fz_error **error);
/* letters.c: of them, the letters. False when memory is exhausted. */
bool fz__directive_letters(fz_directive *directive);

/* The texts of a range of items of one kind: how many, and the one at `index` (NULL when there is none). */
size_t fz__items_count(const fz_directive *directive, fz__range items, fz__item_kind kind);
const fz__item *fz__items_at(const fz_directive *directive, fz__range items, fz__item_kind kind, size_t index);

/* The markup kept for an owner: extras from the returned one on, `*count` of them. */
const fz__extra *fz__extras_of(const fz_directive *directive, fz__owner_kind kind, uint32_t index, size_t *count);

/* A place for the public: all zero where there is none. */
void fz__spot_place(const fz__spot *spot, fz_place *place);

/* The posting lists that answer for a set of roles, as a set of 1 << fz__list. */
uint32_t fz__lists_of(uint32_t roles);

/* The kind of a unit by its name; `collective` where an assignment says so. */
fz_unit_kind fz__unit_kind(const char *name, bool collective);

#endif
