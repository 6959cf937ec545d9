/* A JSON text as a tree, for the loaders: its nodes stay where they are until the tree is cleared.
 *
 * A loader asks an object for its members by a table, which refuses keys that nobody knows and values of the wrong kind;
 * null counts as not being there. What is wrong is told with line, column in characters, byte and JSON pointer (RFC 6901),
 * as /tasks/3/lead/0. A fault does not end the loading: the next members are looked at, until FZ_LIMIT_ERRORS. */
#ifndef FZ_BASE_JSON_TREE_H
#define FZ_BASE_JSON_TREE_H

#include "base/json_read.h"
#include "base/utf8.h"

typedef enum fz__json_kind {
    FZ_JSON_IS_NULL = 1,
    FZ_JSON_IS_BOOL = 2,
    FZ_JSON_IS_NUMBER = 4,
    FZ_JSON_IS_STRING = 8,
    FZ_JSON_IS_ARRAY = 16,
    FZ_JSON_IS_OBJECT = 32
} fz__json_kind;

typedef struct fz__json_node {
    struct fz__json_node *parent, *next, *child;
    const char *key;         /* of a member of an object; terminated */
    const char *text;        /* of a string, a number, or true or false; terminated */
    uint32_t length;         /* of the text */
    uint32_t index;          /* among its siblings */
    uint32_t count;          /* of children */
    uint32_t offset, key_at; /* bytes in the input: of the value, of the key */
    uint8_t kind;            /* fz__json_kind */
    bool truth;
} fz__json_node;

typedef struct fz__json_tree {
    fz_context *context;
    const char *source;
    fz__arena arena;
    fz__json_node *root;
    fz__cursor cursor;
    fz__findings *findings; /* where faults go instead of errors; NULL: they are errors */
    fz_error **error;
    fz_status status; /* of the first error */
    uint64_t errors;
} fz__json_tree;

/* Read a text; on failure the error is made. Clear the tree either way. */
fz_status fz__json_parse(fz__json_tree *tree, fz_context *context, const char *source, const char *bytes, size_t length,
                         fz_error **error);
void fz__json_clear(fz__json_tree *tree);

/* Note a fault at a node, or at its key; the status of the tree is then no longer FZ_OK (unless it became a finding). */
void fz__json_fail(fz__json_tree *tree, const fz__json_node *node, bool at_key, fz_status status,
                   const char *const *arguments);
/* The same for exhausted memory. */
void fz__json_no_memory(fz__json_tree *tree);
/* Whether the loader should look further. */
bool fz__json_goes_on(const fz__json_tree *tree);

/* A key that an object may have, and of which kinds its value may be. */
typedef struct fz__json_rule {
    const char *name;
    unsigned kinds; /* of FZ_JSON_IS_*, null being always one */
    bool required;  /* it is there, and not null */
} fz__json_rule;

/* The members of an object in the order of the rules; NULL for what is not there. False when something was at fault, the
 * members that are good being there. A node that is no object is a fault. */
bool fz__json_members(fz__json_tree *tree, const fz__json_node *object, const fz__json_rule *rules, size_t count,
                      const fz__json_node **members);
/* Whether a node is of one of some kinds; a fault when it is not. */
bool fz__json_is(fz__json_tree *tree, const fz__json_node *node, unsigned kinds);

/* A word for messages: the key of a node, its place in an array as [3], or the whole text. */
#define FZ__JSON_NAME (FZ_DIGITS + 2)
const char *fz__json_name(const fz__json_node *node, char digits[FZ__JSON_NAME]);

/* A whole number as written, without fraction or exponent; false when it is none or over `most`. */
bool fz__json_whole(const fz__json_node *node, uint64_t most, uint64_t *number);

#endif
