/* The tree is built without recursion; keys that stand twice in an object are found when it ends, by sorting them. */
#include "base/json_tree.h"

#include "base/sort.h"

#include <string.h>

/* ------------------------------------------------------------------ faults ----------------------------------------- */

/* One step of a pointer, with ~ and / escaped. */
static void append_step(fz__buffer *path, const fz__json_node *node)
{
    fz__buffer_char(path, '/');
    if (!node->key) {
        fz__buffer_number(path, node->index);
        return;
    }
    for (const char *c = node->key; *c; c++) {
        if (*c == '~' || *c == '/')
            fz__buffer_string(path, *c == '~' ? "~0" : "~1");
        else
            fz__buffer_char(path, *c);
    }
}

static void append_path(fz__buffer *path, const fz__json_node *node)
{
    const fz__json_node *steps[1024];
    size_t count = 0;

    for (; node && node->parent && count < sizeof(steps) / sizeof(*steps); node = node->parent)
        steps[count++] = node;
    while (count)
        append_step(path, steps[--count]);
}

static void fail_at(fz__json_tree *tree, const fz__json_node *node, size_t offset, fz_status status,
                    const char *const *arguments)
{
    fz__where where = {.source = tree->source, .offset = offset};
    fz__buffer path;

    if (!fz__json_goes_on(tree))
        return;
    fz__cursor_move(&tree->cursor, offset);
    where.line = tree->cursor.line;
    where.column = tree->cursor.column;
    fz__buffer_init(&path, tree->context);
    append_path(&path, node);
    where.path = path.bytes;
    if (path.failed) {
        fz__json_no_memory(tree);
    } else if (tree->findings && status != FZ_ELIMIT) {
        if (!fz__findings_add(tree->findings, status, &where, arguments))
            fz__json_no_memory(tree);
    } else {
        status = fz__fail(tree->context, tree->error, status, &where, arguments);
        tree->status = tree->status == FZ_OK || status == FZ_ENOMEM ? status : tree->status;
        tree->errors++;
    }
    fz__buffer_clear(&path);
}

void fz__json_fail(fz__json_tree *tree, const fz__json_node *node, bool at_key, fz_status status,
                   const char *const *arguments)
{
    fail_at(tree, node, at_key && node->key ? node->key_at : node->offset, status, arguments);
}

void fz__json_no_memory(fz__json_tree *tree)
{
    tree->status = fz__no_memory(tree->error);
}

bool fz__json_goes_on(const fz__json_tree *tree)
{
    return tree->status != FZ_ENOMEM && tree->status != FZ_ELIMIT &&
           tree->errors < fz_context_limit(tree->context, FZ_LIMIT_ERRORS);
}

/* ------------------------------------------------------------------ building --------------------------------------- */

typedef struct builder {
    fz__json_tree *tree;
    fz__json_reader reader;
    fz__json_node *open, **next; /* the container that is open, and where its next child goes */
    fz__json_node ***nexts;      /* of the containers around it */
    size_t depth, capacity;
    const char *key;
    size_t key_at;
    const fz__json_node **keys; /* of an object that ends */
    size_t key_capacity;
} builder;

static fz__json_node *add(builder *b, fz__json_kind kind)
{
    fz__json_node *node = fz__arena_alloc(&b->tree->arena, sizeof(*node));

    if (!node)
        return NULL;
    *node = (fz__json_node){.parent = b->open,
                            .key = b->key,
                            .index = b->open ? b->open->count++ : 0,
                            .offset = (uint32_t)b->reader.start,
                            .key_at = (uint32_t)b->key_at,
                            .kind = (uint8_t)kind};
    b->key = NULL;
    *b->next = node;
    b->next = &node->next;
    return node;
}

static bool add_text(builder *b, fz__json_kind kind)
{
    const fz__buffer *text = &b->reader.text;
    char *copy = fz__arena_string(&b->tree->arena, text->bytes ? text->bytes : "", text->length);
    fz__json_node *node = copy ? add(b, kind) : NULL;

    if (!node)
        return false;
    node->text = copy;
    node->length = (uint32_t)text->length;
    return true;
}

static bool add_container(builder *b, fz__json_kind kind)
{
    fz__json_node *node = add(b, kind);

    if (!node || !FZ_GROW(b->tree->context, &b->nexts, &b->capacity, b->depth + 1))
        return false;
    b->nexts[b->depth++] = b->next;
    b->next = &node->child;
    b->open = node;
    return true;
}

static int compare_keys(const void *a, const void *b)
{
    const fz__json_node *const *x = a, *const *y = b;
    int order = strcmp((*x)->key, (*y)->key);

    if (order)
        return order;
    return (*x)->offset < (*y)->offset ? -1 : (*x)->offset > (*y)->offset;
}

static void tell_twice(builder *b, const fz__json_node *first, const fz__json_node *again)
{
    char digits[FZ_DIGITS];

    fz__cursor_move(&b->tree->cursor, first->key_at);
    fz__json_fail(b->tree, again, true, FZ_EJSONTWICE, FZ_ARGS(again->key, fz__digits(b->tree->cursor.line, digits)));
}

static bool check_keys(builder *b)
{
    size_t count = 0;

    if (!FZ_GROW(b->tree->context, &b->keys, &b->key_capacity, b->open->count))
        return false;
    for (const fz__json_node *node = b->open->child; node; node = node->next)
        b->keys[count++] = node;
    if (count > 1)
        fz__sort(b->keys, count, sizeof(*b->keys), compare_keys);
    for (size_t i = 1; i < count; i++)
        if (strcmp(b->keys[i - 1]->key, b->keys[i]->key) == 0)
            tell_twice(b, b->keys[i - 1], b->keys[i]);
    return true;
}

static bool end_container(builder *b)
{
    if (b->open->kind == FZ_JSON_IS_OBJECT && !check_keys(b))
        return false;
    b->open = b->open->parent;
    b->next = b->nexts[--b->depth];
    return true;
}

static bool keep_key(builder *b)
{
    b->key_at = b->reader.start;
    b->key = fz__arena_string(&b->tree->arena, b->reader.text.bytes ? b->reader.text.bytes : "", b->reader.text.length);
    return b->key != NULL;
}

static bool take(builder *b, fz__json_token token)
{
    fz__json_node *node;

    switch (token) {
    case FZ_TOKEN_OBJECT:
        return add_container(b, FZ_JSON_IS_OBJECT);
    case FZ_TOKEN_ARRAY:
        return add_container(b, FZ_JSON_IS_ARRAY);
    case FZ_TOKEN_OBJECT_END:
    case FZ_TOKEN_ARRAY_END:
        return end_container(b);
    case FZ_TOKEN_KEY:
        return keep_key(b);
    case FZ_TOKEN_STRING:
        return add_text(b, FZ_JSON_IS_STRING);
    case FZ_TOKEN_NUMBER:
        return add_text(b, FZ_JSON_IS_NUMBER);
    case FZ_TOKEN_TRUE:
    case FZ_TOKEN_FALSE:
        node = add(b, FZ_JSON_IS_BOOL);
        if (!node)
            return false;
        node->truth = token == FZ_TOKEN_TRUE;
        node->text = node->truth ? "true" : "false";
        node->length = (uint32_t)strlen(node->text);
        return true;
    case FZ_TOKEN_NULL:
        return add(b, FZ_JSON_IS_NULL) != NULL;
    case FZ_TOKEN_FAULT:
    case FZ_TOKEN_END:
    default:
        return true;
    }
}

/* The place of a fault of syntax: what is being read, in the container that is open. */
static void tell_fault(builder *b)
{
    const fz__json_fault *fault = &b->reader.fault;
    fz__json_node here = {.parent = b->open, .key = b->key, .index = b->open ? b->open->count : 0};
    bool inside = b->open && (b->key || b->open->kind == FZ_JSON_IS_ARRAY);

    if (fault->status == FZ_ENOMEM)
        fz__json_no_memory(b->tree);
    else
        fail_at(b->tree, inside ? &here : b->open, fault->offset, fault->status, fault->arguments);
}

fz_status fz__json_parse(fz__json_tree *tree, fz_context *context, const char *source, const char *bytes, size_t length,
                         fz_error **error)
{
    builder b = {.tree = tree, .next = &tree->root};
    fz__json_token token;

    *tree = (fz__json_tree){.context = context, .source = source, .error = error};
    fz__arena_init(&tree->arena, context);
    fz__cursor_init(&tree->cursor, bytes, length);
    fz__json_reader_init(&b.reader, context, bytes, length);
    while ((token = fz__json_next(&b.reader)) > FZ_TOKEN_END && fz__json_goes_on(tree))
        if (!take(&b, token)) {
            fz__json_no_memory(tree);
            break;
        }
    if (token == FZ_TOKEN_FAULT)
        tell_fault(&b);
    fz__json_reader_clear(&b.reader);
    fz__free(context, b.nexts, b.capacity * sizeof(*b.nexts));
    fz__free(context, b.keys, b.key_capacity * sizeof(*b.keys));
    return tree->status;
}

void fz__json_clear(fz__json_tree *tree)
{
    fz__arena_clear(&tree->arena);
}

/* ------------------------------------------------------------------ asking ----------------------------------------- */

const char *fz__json_name(const fz__json_node *node, char digits[FZ__JSON_NAME])
{
    char room[FZ_DIGITS];
    const char *number;
    size_t length;

    if (node->key)
        return node->key;
    if (!node->parent)
        return FZ_WORD_JSON_WHOLE;
    number = fz__digits(node->index, room);
    length = strlen(number);
    digits[0] = '[';
    memcpy(digits + 1, number, length);
    memcpy(digits + 1 + length, "]", 2);
    return digits;
}

static const struct {
    fz__json_kind kind;
    const char *word;
} kind_words[] = {
    {FZ_JSON_IS_OBJECT, FZ_WORD_JSON_OBJECT}, {FZ_JSON_IS_ARRAY, FZ_WORD_JSON_ARRAY},
    {FZ_JSON_IS_STRING, FZ_WORD_JSON_STRING}, {FZ_JSON_IS_NUMBER, FZ_WORD_JSON_A_NUMBER},
    {FZ_JSON_IS_BOOL, FZ_WORD_JSON_BOOL},     {FZ_JSON_IS_NULL, FZ_WORD_JSON_NULL},
};

/* The word of the first of some kinds. */
static const char *kind_word(unsigned kinds)
{
    size_t i = 0;

    while (i + 1 < sizeof(kind_words) / sizeof(*kind_words) && !(kinds & (unsigned)kind_words[i].kind))
        i++;
    return kind_words[i].word;
}

bool fz__json_is(fz__json_tree *tree, const fz__json_node *node, unsigned kinds)
{
    char digits[FZ__JSON_NAME];

    if (node->kind & kinds)
        return true;
    fz__json_fail(tree, node, false, FZ_EJSONTYPE,
                  FZ_ARGS(fz__json_name(node, digits), kind_word(node->kind), kind_word(kinds)));
    return false;
}

static void tell_unknown(fz__json_tree *tree, const fz__json_node *member, const fz__json_rule *rules, size_t count)
{
    fz__buffer known;

    fz__buffer_init(&known, tree->context);
    for (size_t i = 0; i < count; i++) {
        fz__buffer_string(&known, i ? ", " : "");
        fz__buffer_string(&known, rules[i].name);
    }
    if (known.failed)
        fz__json_no_memory(tree);
    else
        fz__json_fail(tree, member, true, FZ_EJSONKEY, FZ_ARGS(member->key, known.bytes));
    fz__buffer_clear(&known);
}

static size_t find_rule(const fz__json_rule *rules, size_t count, const char *key)
{
    size_t i = 0;

    while (i < count && strcmp(rules[i].name, key) != 0)
        i++;
    return i;
}

bool fz__json_members(fz__json_tree *tree, const fz__json_node *object, const fz__json_rule *rules, size_t count,
                      const fz__json_node **members)
{
    bool good = true;

    for (size_t i = 0; i < count; i++)
        members[i] = NULL;
    if (!fz__json_is(tree, object, FZ_JSON_IS_OBJECT))
        return false;
    for (const fz__json_node *member = object->child; member && fz__json_goes_on(tree); member = member->next) {
        size_t i = find_rule(rules, count, member->key);

        if (i == count)
            tell_unknown(tree, member, rules, count);
        else if (member->kind == FZ_JSON_IS_NULL)
            continue;
        else if (fz__json_is(tree, member, rules[i].kinds)) {
            members[i] = member;
            continue;
        }
        good = false;
    }
    for (size_t i = 0; i < count && fz__json_goes_on(tree); i++) {
        if (!rules[i].required || members[i] || !good)
            continue;
        fz__json_fail(tree, object, false, FZ_EJSONMISSING, FZ_ARGS(rules[i].name));
        good = false;
    }
    return good;
}

bool fz__json_whole(const fz__json_node *node, uint64_t most, uint64_t *number)
{
    *number = 0;
    for (const char *c = node->text; *c; c++) {
        if (*c < '0' || *c > '9' || *number > (UINT64_MAX - 9) / 10)
            return false;
        *number = *number * 10 + (uint64_t)(*c - '0');
    }
    return node->length > 0 && *number <= most;
}
