/* A scheme is kept as the tree of its document.
 *
 * The nodes are elements in document order, each with its attributes by column of the vocabulary's table; markup of others
 * stands among them as nodes of its own. So loading, saving and comparing walk the table and know nothing of scoring, and
 * what scoring knows of the vocabulary are the names of scheme_names.h. Nothing changes once the scheme is loaded. */
#ifndef FZ_ASSESS_SCHEME_MODEL_H
#define FZ_ASSESS_SCHEME_MODEL_H

#include "assess/scheme_names.h"
#include "registry/fault.h"
#include "xml/vocabulary.h"

#include <stdatomic.h>

#include <fazhi/scheme.h>

#define FZ__NO_NODE UINT32_MAX

/* An attribute; text is NULL when absent. The number is that of fz__values. */
typedef struct fz__scheme_value {
    const char *text;
    uint64_t number;
} fz__scheme_value;

/* A node, and where it is an indicator or a total, the public handle of it. */
struct fz_indicator {
    fz_scheme *scheme;
    const char *text;    /* of text elements; of SC_MARKUP the markup */
    const char *foreign; /* attributes of other namespaces; NULL when none */
    uint32_t parent, next, child;
    uint32_t values;               /* the first of its attributes in scheme->values */
    uint32_t first_kid, kid_count; /* the indicators in it, of the root the totals, in scheme->kids */
    uint32_t offset, line;         /* of its start tag; inputs are at most 1 GiB */
    uint8_t element;               /* fz__scheme_element */
};
typedef struct fz_indicator fz__node;

struct fz_scheme {
    atomic_size_t references;
    fz_context *context;
    fz__arena arena;
    fz__node *nodes; /* the root first */
    size_t node_count, node_capacity;
    fz__scheme_value *values;
    size_t value_count, value_capacity;
    uint32_t *kids;
    size_t kid_count;
    fz__strings ids;    /* of whatever has one, but the scheme itself */
    uint32_t *id_nodes; /* the node of an id's number */
    size_t id_count, id_capacity;
    fz__findings findings;
};

extern const fz__vocabulary fz__scheme_vocabulary;

/* How many attributes an element has; the column of a key among them, -1 when it has none such. */
size_t fz__scheme_columns(int element);
int fz__scheme_column(int element, fz__scheme_key key);
/* Whether an attribute is a list of ids. */
bool fz__scheme_is_list(int element, fz__scheme_key key);
const char *fz__scheme_key_name(int element, fz__scheme_key key);

/* An attribute of a node; one without text when it is absent or the element has none such. */
fz__scheme_value fz__node_value(const fz__node *node, fz__scheme_key key);
bool fz__node_has(const fz__node *node, fz__scheme_key key);
const char *fz__node_text(const fz__node *node, fz__scheme_key key);
/* A decimal or `otherwise`; a choice by its index or `otherwise`; a number or flag, 0 when absent. */
fz_decimal fz__node_decimal(const fz__node *node, fz__scheme_key key, fz_decimal otherwise);
unsigned fz__node_choice(const fz__node *node, fz__scheme_key key, unsigned otherwise);
uint32_t fz__node_number(const fz__node *node, fz__scheme_key key);

/* Children, without markup; NULL at the end. `of` gives those of one element. */
const fz__node *fz__node_first(const fz__node *node);
const fz__node *fz__node_next(const fz__node *node);
const fz__node *fz__node_child(const fz__node *node, fz__scheme_element of);
const fz__node *fz__node_sibling(const fz__node *node, fz__scheme_element of);
const fz__node *fz__node_parent(const fz__node *node);
bool fz__node_is_rule(const fz__node *node);
/* The first rule in a node, and the next beside a rule; NULL at the end. */
const fz__node *fz__node_rule(const fz__node *node);
const fz__node *fz__node_next_rule(const fz__node *node);

/* The next word of a list of ids: `*at` moves behind it; false at the end. */
bool fz__next_word(const char **at, const char **word, size_t *length);
/* Whether a list of ids holds a word. */
bool fz__list_holds(const char *list, const char *word, size_t length);

/* What the checks say: errors refuse the scheme, doubts become findings. */
typedef struct fz__checker {
    const fz_scheme *scheme;
    fz__faults errors, doubts;
} fz__checker;

/* Note a fault at a node or its attribute (KEY_COUNT_: at none), of the severity that its code has. */
void fz__scheme_fault(fz__checker *checker, const fz__node *node, fz__scheme_key key, fz_status status,
                      const char *const *arguments);
/* What no schema can say; each notes its faults. */
void fz__check_values(fz__checker *checker); /* scheme_values.c: ranges, what excludes and needs what */
/* scheme_references.c: ids, classes, grades; makes the scheme's index of ids. False when memory is exhausted. */
bool fz__check_references(fz__checker *checker, fz_scheme *scheme);
void fz__check_points(fz__checker *checker); /* scheme_points.c: sums of points and weights */
void fz__check_tables(fz__checker *checker); /* scheme_tables.c: bands, grades, places, runs */
void fz__check_effect(fz__checker *checker); /* scheme_effect.c: rules and caps that can do nothing */

#endif
