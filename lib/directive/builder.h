/* Building a directive: the one way in, used by the loader of XML and by the importer of texts.
 *
 * Two kinds of content are kept apart. Printed text (paragraphs, fields of table rows, statements of responsibility, marks)
 * is what the issuer wrote, in order, each character once. Readings (head entries, assignments, deadlines, persons) say
 * what that text means, and repeat pieces of it. So a directive is lossless without mixing markup into its sentences.
 *
 * Calls come in document order. Texts are copied. A call that fails for want of memory makes every later call do
 * nothing, and fz__builder_finish reports it. */
#ifndef FZ_DIRECTIVE_BUILDER_H
#define FZ_DIRECTIVE_BUILDER_H

#include "base/error.h"

#include <string.h>

#include <fazhi/requirement.h>

typedef struct fz__builder fz__builder;

typedef struct fz__slice {
    const char *bytes;
    size_t length;
} fz__slice;
static inline fz__slice fz__slice_of(const char *string) /* NULL gives an empty one */
{
    return (fz__slice){string, string ? strlen(string) : 0};
}
#define FZ_SLICE(string) fz__slice_of(string)
#define FZ_NO_SLICE      ((fz__slice){NULL, 0})

/* What kinds of printed text a container holds. */
typedef enum fz__text_kind {
    FZ_TEXT_PARAGRAPH, /* <p> */
    FZ_TEXT_FIELD, /* <field name="指标要求">: a labelled line or a column of a table row that is no assignment */
    FZ_TEXT_STATED /* <stated name="牵头部门">: a statement of responsibility or deadline, as printed */
} fz__text_kind;

/* Attributes of a head entry; all zero but `text` where they do not apply. */
typedef struct fz__head_entry {
    fz_field field;
    fz__slice text;        /* the value as printed; for dates the text of the day, may be empty */
    fz_date date;          /* SIGNED, PUBLISHED, EFFECTIVE, REPEALED */
    fz__slice number;      /* BASIS: the cited document's number */
    fz__slice word;        /* DOC_NUMBER: 代字 */
    uint32_t year, serial; /* DOC_NUMBER: split; 0 when not known */
    const char *foreign;
} fz__head_entry;

typedef struct fz__section_entry {
    fz__slice id;    /* FZ_NO_SLICE: the builder makes one: s2, s2.1 */
    fz__slice label; /* 二, without decoration; empty when the heading has none */
    fz__slice mark;  /* 二、 as printed; empty when none */
    uint32_t number; /* 2; 0 when none */
    fz__where where;
    bool placed; /* `where` is a place in the issuer's text, to be kept in the XML; else the place in the XML */
    const char *foreign;
} fz__section_entry;

typedef struct fz__task_entry {
    fz__slice
        id; /* FZ_NO_SLICE: the builder makes one: t17 where the number is unique in the directive, else t17.2 ... */
    fz__slice label; /* 17, 一, 1/2: without decoration; empty when the task has no number */
    fz__slice mark;  /* "17." as printed */
    uint32_t number; /* 17; of 1/2 the last, 2; 0 when none */
    bool sic;        /* the issuer's own repetition of a number */
    fz__where where;
    bool placed;
    const char *foreign;
} fz__task_entry;

typedef struct fz__assign_entry {
    fz_role role;          /* one of LEAD, COOPERATE, RESPONSIBLE */
    uint32_t rank;         /* 0: the next in this role of this task */
    fz__slice unit;        /* as written */
    fz__slice full;        /* the completed name where the prefix was elided; empty when none */
    bool collective, open; /* open: the list goes on after this unit (等) */
    fz__where where;
    bool placed;
    const char *foreign;
} fz__assign_entry;

typedef struct fz__due_entry {
    fz__slice text;  /* 2016年底前 as printed */
    fz_date date;    /* 0 when the text names no day */
    fz__slice every; /* year, quarter, month, week, day; empty when it does not recur */
    const char *foreign;
} fz__due_entry;

typedef struct fz__person_entry {
    fz__slice name, office; /* 王某, 牵头领导 */
    const char *foreign;
} fz__person_entry;

typedef struct fz__require_entry {
    fz_requirement_kind kind;
    fz__slice text; /* its words */
    size_t at;      /* where they stand, in bytes of the task's text */
    fz__slice unit; /* empty when it has none */
    bool numbered;  /* there is a number */
    fz_decimal number;
    fz_bound bound;
    fz_period period;
    uint32_t month, day; /* 0 when it has none */
    bool at_end;
    fz_date date;
    fz__where where;
    bool placed;
    const char *foreign;
} fz__require_entry;

/* NULL when memory is exhausted. `source` names the text in errors and findings; may be NULL. */
fz__builder *fz__builder_new(fz_context *context, const char *source);
void fz__builder_free(fz__builder *builder); /* accepts NULL */

/* Attributes of the directive itself: id, region, language and foreign ones; NULL leaves what is there. */
void fz__builder_directive(fz__builder *builder, const char *id, const char *region, const char *language,
                           const char *foreign);
void fz__builder_head(fz__builder *builder, const fz__head_entry *entry);
/* An id that will be given: none that is made will be like it. Call before sections and tasks. */
void fz__builder_reserve(fz__builder *builder, fz__slice id);
/* Begin a part, ending the one before; text calls outside sections and tasks go to the part begun last. FZ_PART_BODY
 * holds sections and tasks. */
void fz__builder_part(fz__builder *builder, fz_part part, const char *foreign);
/* For the loader, which meets markup between the parts: the head begins and ends, a part ends. */
void fz__builder_head_open(fz__builder *builder, const char *foreign);
void fz__builder_part_close(fz__builder *builder);

/* Sections nest; tasks stand in a section or, where the directive has none, directly in the body. */
void fz__builder_section_open(fz__builder *builder, const fz__section_entry *entry);
void fz__builder_section_title(fz__builder *builder, fz__slice title, const char *foreign);
void fz__builder_section_close(fz__builder *builder);
void fz__builder_task_open(fz__builder *builder, const fz__task_entry *entry);
void fz__builder_task_close(fz__builder *builder);

/* Printed text of the open task, else the open section, else the part. `joined`: it goes on in the line of the text
 * before, without a line break. `name` is the label or column of a field or statement; empty when none. */
void fz__builder_text(fz__builder *builder, fz__text_kind kind, fz__slice text, fz__slice name, bool joined,
                      const char *foreign);
/* Readings of the open task. A unit stands once in one role of one task: fz__builder_assign adds nothing and gives false
 * where it stands there already. */
bool fz__builder_assign(fz__builder *builder, const fz__assign_entry *entry);
/* The rank that the next assignment of a role of the open task gets. */
uint32_t fz__builder_next_rank(const fz__builder *builder, fz_role role);
void fz__builder_due(fz__builder *builder, const fz__due_entry *entry);
void fz__builder_person(fz__builder *builder, const fz__person_entry *entry);
void fz__builder_require(fz__builder *builder, const fz__require_entry *entry);
/* Where the paragraph added last begins in the text of the open task. */
size_t fz__builder_paragraph(const fz__builder *builder);
/* The first requirement of the task opened last whose words do not stand where it says, from the `*nth` on, which moves
 * behind it: SIZE_MAX when there is none, else its number in the task. Ask when the task is closed. `*found` is where the
 * words do stand first within a paragraph, SIZE_MAX when nowhere. */
size_t fz__builder_misquoted(const fz__builder *builder, size_t *nth, size_t *found);

/* Markup of another namespace, a comment or an instruction, where the builder stands. */
void fz__builder_markup(fz__builder *builder, const char *markup);
/* The same within running text: at a byte of the text added last, or of the title of the open section. */
typedef enum fz__running { FZ_RUNNING_TEXT, FZ_RUNNING_TITLE } fz__running;
void fz__builder_inline(fz__builder *builder, fz__running where, const char *markup, size_t offset);

/* Findings of the directive being built; kept by it. */
fz__findings *fz__builder_findings(fz__builder *builder);

/* Whether memory was exhausted in an earlier call. */
bool fz__builder_has_failed(const fz__builder *builder);
/* How many tasks there are so far. */
size_t fz__builder_task_count(const fz__builder *builder);

/* Make the index, and give the directive with one reference. FZ_ENOMEM; FZ_ELIMIT (FZ_LIMIT_TASKS). The builder is empty
 * afterwards and must still be freed. What a schema cannot say (a number used twice) the loader has refused, and the
 * importer does not make: the builder takes any order of calls that its comments allow. */
fz_status fz__builder_finish(fz__builder *builder, fz_directive **directive, fz_error **error);

#endif
