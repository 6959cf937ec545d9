/* What the readers of Akoma Ntoso share. */
#ifndef FZ_DIRECTIVE_AKN_INTERNAL_H
#define FZ_DIRECTIVE_AKN_INTERNAL_H

#include "directive/akn.h"

#include <string.h>

/* Levels and attributes that Akoma Ntoso has beyond those of the directive in it. */
#define FZ__AKN_ROOM 12

/* A section or task of the body, or a text of it. */
typedef struct fz__akn_node {
    size_t offset;    /* of its start tag */
    const char *id;   /* eId; "" when it has none */
    const char *text; /* of a text; of a section or task its num, NULL when it has none */
    size_t length;
    bool is_text;
} fz__akn_node;

/* A unit that is marked in the body. */
typedef struct fz__akn_unit {
    size_t offset, node; /* node: the section or task it stands in, else its text */
    const char *agent, *role, *rank, *name;
} fz__akn_unit;

/* The body as a list, and where the outline is. */
typedef struct fz__akn_body {
    fz_context *context;
    const char *bytes;
    size_t length;
    fz__arena arena;
    fz__akn_node *nodes;
    size_t node_count, node_capacity;
    fz__akn_unit *units;
    size_t unit_count, unit_capacity;
    fz__buffer declarations; /* of namespaces in force where the outline begins, as the tag <x xmlns:a="…" */
    size_t outline;          /* its offset; SIZE_MAX when there is none */
} fz__akn_body;

/* akn_collect.c: read the body. */
fz_status fz__akn_collect(fz__akn_body *body, const char *source, fz_error **error);
/* akn_outline.c: put its texts into the outline. */
fz_status fz__akn_rebuild(fz__akn_body *body, const char *source, fz__akn_text *text, fz_error **error);
/* akn_guess.c: a document without an outline. */
fz_status fz__akn_guess(fz_context *context, const char *bytes, size_t length, const char *source, fz__akn_text *text,
                        fz__findings *findings, fz_error **error);

/* An attribute by its namespace (NULL: none) and name; NULL when there is none. */
const fz__xml_attribute *fz__akn_attribute(const fz__xml_attribute *attributes, size_t count, const char *space,
                                           const char *local);
bool fz__akn_named(const fz__xml_name *name, const char *space, const char *local);

/* The next attribute of a start tag as it stands, from `*at` on (0 at first): the whole of it with the blanks before, and
 * its name. False when there is none. */
bool fz__akn_next_attribute(const char *tag, size_t length, size_t *at, size_t *start, size_t *name, size_t *name_end);

#endif
