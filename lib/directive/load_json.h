/* Loading a directive of JSON: what its parts share.
 *
 * The keys of the design alone are enough (title, sections, tasks with their lists of units); those that fz_directive_write
 * adds say the rest. Where two keys say the same, the fuller one is read and the other must agree with it:
 *
 *     read                      must agree
 *     issuers                   issuer
 *     section.content           section.paragraphs
 *     section.parent_id         section.parent
 *     task.section_id           task.section, task.subsection
 *     task.content              task.text, task.fields
 *     task.assignments          task.lead, task.cooperate, task.responsible, task.open_ended
 *     task.due                  task.deadline
 *
 * "units" and "findings" are sums and remarks of the writer, and not read. */
#ifndef FZ_DIRECTIVE_LOAD_JSON_H
#define FZ_DIRECTIVE_LOAD_JSON_H

#include "base/json_tree.h"
#include "directive/model.h"
#include "directive/seen.h"
#include "directive/vocabulary.h"

/* The keys of a task and of a section, in the order of their rules. */
enum {
    TASK_NUMBER,
    TASK_SECTION,
    TASK_SUBSECTION,
    TASK_TEXT,
    TASK_LEAD,
    TASK_COOPERATE,
    TASK_RESPONSIBLE,
    TASK_OPEN_ENDED,
    TASK_DEADLINE,
    TASK_ID,
    TASK_SECTION_ID,
    TASK_ORDINAL,
    TASK_MARK,
    TASK_SIC,
    TASK_ASSIGNMENTS,
    TASK_DUE,
    TASK_REQUIREMENTS,
    TASK_PERSONS,
    TASK_FIELDS,
    TASK_PLACE,
    TASK_CONTENT,
    TASK_KEYS
};
enum {
    SECTION_LABEL,
    SECTION_TITLE,
    SECTION_PARENT,
    SECTION_ID,
    SECTION_PARENT_ID,
    SECTION_ORDINAL,
    SECTION_MARK,
    SECTION_PARAGRAPHS,
    SECTION_PLACE,
    SECTION_CONTENT,
    SECTION_KEYS
};

/* A section or a task as it stands in the text; the members that are good. */
typedef struct fz__json_section {
    const fz__json_node *node, *members[SECTION_KEYS];
    uint64_t line, column;
    uint32_t parent;      /* FZ__NONE at the top */
    uint32_t depth;       /* 0 at the top */
    uint32_t first, next; /* the first section in it, the next one beside it; FZ__NONE for none */
    uint32_t last;        /* of those in it */
    uint32_t first_task, last_task;
    uint32_t used;  /* how often content names it */
    uint32_t index; /* in the directive */
} fz__json_section;

typedef struct fz__json_task_entry {
    const fz__json_node *node, *members[TASK_KEYS];
    uint64_t line, column;
    uint32_t section, next; /* FZ__NONE for none */
    uint32_t used;
    uint32_t index; /* in the directive */
} fz__json_task_entry;

typedef struct fz__json_loader {
    fz_context *context;
    fz__json_tree tree;
    fz__builder *builder;
    fz__arena scratch;
    fz__seen ids, numbers;
    fz__json_section *sections;
    size_t section_count;
    fz__json_task_entry *tasks;
    size_t task_count;
    fz__strings section_ids, task_ids; /* the numbers of those that have one */
    uint32_t *section_of, *task_of;    /* by number */
    const fz__json_node *issuer;
    uint32_t opened; /* sections handed to the builder */
} fz__json_loader;

/* load_json.c */
fz_status fz__directive_load_json(fz_context *context, const char *bytes, size_t length, const char *source,
                                  fz_directive **directive, fz_error **error);
/* load_json_values.c. The text of a node, checked as the value of an attribute of the vocabulary; NULL gives an empty one, and so does a fault,
 * which is noted. `number` may be NULL. */
fz__slice fz__json_attribute(fz__json_loader *loader, const fz__json_node *node, int element, size_t column,
                             uint64_t *number);
/* The same by a form and its choices (NULL but for FZ_FORM_CHOICE); for a running text or a value; for a number from 0. */
fz__slice fz__json_checked(fz__json_loader *loader, const fz__json_node *node, fz__form form,
                           const char *const *choices, uint64_t *number);
uint64_t fz__json_number_of(fz__json_loader *loader, const fz__json_node *node);
fz__slice fz__json_text_of(fz__json_loader *loader, const fz__json_node *node, fz__form form);
/* A place of the issuer's text; false where there is none, `where` then being as it was. */
bool fz__json_place(fz__json_loader *loader, const fz__json_node *node, fz__where *where);
bool fz__json_truth(const fz__json_node *node);
/* A text into the builder; `name` may be NULL. */
void fz__json_add_text(fz__json_loader *loader, fz__text_kind kind, const fz__json_node *text,
                       const fz__json_node *name, bool joined);
/* A paragraph, field or statement of a list of content, added to the builder; false when the node is none of them, so
 * that it refers to something, by `members` in the order of fz__json_item_key. */
enum {
    ITEM_P,
    ITEM_FIELD,
    ITEM_STATED,
    ITEM_NAME,
    ITEM_JOINED,
    ITEM_SECTION,
    ITEM_TASK,
    ITEM_ASSIGNMENT,
    ITEM_DUE,
    ITEM_PERSON,
    ITEM_REQUIREMENT,
    ITEM_KEYS
};
bool fz__json_item(fz__json_loader *loader, const fz__json_node *node, const fz__json_node **members);
/* What an item refers to that may not stand there. */
void fz__json_misplaced(fz__json_loader *loader, const fz__json_node *node);

/* load_json_task.c: read a task into the builder. */
void fz__json_load_task(fz__json_loader *loader, fz__json_task_entry *task);

/* load_json_agree.c: see that what is said twice agrees, in a directive that stands. */
void fz__json_agree(fz__json_loader *loader, const fz_directive *directive);

#endif
