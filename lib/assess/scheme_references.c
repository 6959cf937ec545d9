/* Ids and what refers to them: indicators, classes, grades. Each class has one total, one table of grades and one order of
 * ranks at most; a unit is in one class. */
#include "assess/scheme_model.h"
#include "xml/values.h"

#include <string.h>

/* The nodes that were seen first under some word. */
typedef struct index {
    fz__strings words;
    uint32_t *nodes;
    size_t count, capacity;
} index;

static const fz__element_rule *rule_of(const fz__node *node)
{
    return &fz__scheme_vocabulary.elements[node->element];
}

static void index_init(index *x, fz__checker *c)
{
    *x = (index){.nodes = NULL};
    fz__strings_init(&x->words, &c->errors.arena);
}

static void index_clear(index *x, fz__checker *c)
{
    fz__free(c->scheme->context, x->nodes, x->capacity * sizeof(*x->nodes));
    fz__strings_clear(&x->words);
}

/* The node that was seen first under a word; NULL when it is new and now noted. */
static const fz__node *see(index *x, fz__checker *c, const char *word, size_t length, const fz__node *node)
{
    uint32_t number = c->errors.failed ? FZ__NO_STRING : fz__strings_intern(&x->words, word, length);

    if (number == FZ__NO_STRING || !FZ_GROW(c->scheme->context, &x->nodes, &x->capacity, (size_t)number + 1)) {
        c->errors.failed = true;
        return NULL;
    }
    if (number < x->count)
        return &c->scheme->nodes[x->nodes[number]];
    x->nodes[x->count++] = (uint32_t)(node - c->scheme->nodes);
    return NULL;
}

static const fz__node *find(const index *x, const fz__checker *c, const char *word, size_t length)
{
    uint32_t number = fz__strings_find(&x->words, word, length);

    return number < x->count ? &c->scheme->nodes[x->nodes[number]] : NULL; /* FZ__NO_STRING is more than any count */
}

static const char *line_of(const fz__node *node, char digits[FZ_DIGITS])
{
    return fz__digits(node->line, digits);
}

static void index_ids(fz__checker *c, index *ids)
{
    for (size_t i = 1; i < c->scheme->node_count; i++) {
        const fz__node *node = &c->scheme->nodes[i], *first;
        const char *id = node->element == SC_MARKUP ? NULL : fz__node_text(node, KEY_ID);

        if (id && (first = see(ids, c, id, strlen(id), node)))
            fz__scheme_fault(c, node, KEY_ID, FZ_EDUPLICATE_ID, FZ_ARGS(id, line_of(first, (char[FZ_DIGITS]){0})));
    }
}

static void check_indicator(fz__checker *c, const index *ids, const fz__node *node, fz__scheme_key key)
{
    const char *id = fz__node_text(node, key);
    const fz__node *found = id ? find(ids, c, id, strlen(id)) : NULL;

    if (id && (!found || (found->element != SC_INDICATOR && found->element != SC_TOTAL)))
        fz__scheme_fault(c, node, key, FZ_EREFERENCE, FZ_ARGS(id, FZ_WORD_AN_INDICATOR));
}

/* A list of ids: the form of each, and of classes that each is there. */
static void check_list(fz__checker *c, const index *ids, const fz__node *node, fz__scheme_key key)
{
    const char *at = fz__node_text(node, key), *word;
    size_t length;

    while (fz__next_word(&at, &word, &length)) {
        const char *copy = fz__arena_string(&c->errors.arena, word, length);
        const fz__node *found = find(ids, c, word, length);
        uint64_t number;

        if (!copy)
            c->errors.failed = true;
        else if (fz__value_check(FZ_FORM_ID, NULL, copy, length, &number) != FZ_OK)
            fz__scheme_fault(c, node, key, FZ_EVALUE,
                             FZ_ARGS(fz__scheme_key_name(node->element, key), copy, FZ_WORD_FORM_ID));
        else if (key == KEY_CLASS && (!found || found->element != SC_CLASS))
            fz__scheme_fault(c, node, key, FZ_EREFERENCE, FZ_ARGS(copy, FZ_WORD_A_CLASS));
    }
}

static void check_grade(fz__checker *c, const index *grades, const fz__node *node)
{
    const char *name = fz__node_text(node, KEY_GRADE);

    if (name && !find(grades, c, name, strlen(name)))
        fz__scheme_fault(c, node, KEY_GRADE, FZ_EGRADE, FZ_ARGS(name));
    if (fz__node_choice(node, KEY_EFFECT, 0) == EFFECT_DOWN && grades->count == 0)
        fz__scheme_fault(c, node, KEY_EFFECT, FZ_ENEVER, FZ_ARGS("gate", FZ_WORD_NO_GRADES));
}

static void check_references(fz__checker *c, const index *ids)
{
    const fz__node *root = &c->scheme->nodes[0];
    index grades;

    index_init(&grades, c);
    for (const fz__node *table = fz__node_child(root, SC_GRADES); table; table = fz__node_sibling(table, SC_GRADES))
        for (const fz__node *grade = fz__node_child(table, SC_GRADE); grade; grade = fz__node_sibling(grade, SC_GRADE))
            see(&grades, c, fz__node_text(grade, KEY_NAME), strlen(fz__node_text(grade, KEY_NAME)), grade);
    for (size_t i = 1; i < c->scheme->node_count; i++) {
        const fz__node *node = &c->scheme->nodes[i];

        if (node->element == SC_MARKUP)
            continue;
        check_indicator(c, ids, node, KEY_INDICATOR);
        if (node->element == SC_GATE) {
            check_indicator(c, ids, node, KEY_TARGET);
            check_grade(c, &grades, node);
        }
        for (fz__scheme_key key = 0; key < KEY_COUNT_; key++)
            if (fz__scheme_is_list(node->element, key))
                check_list(c, ids, node, key);
    }
    index_clear(&grades, c);
}

/* Whether each class, and the rest, has no more than one of an element; `seen` gets the classes that have one. */
static void check_once(fz__checker *c, fz__scheme_element element, index *seen)
{
    const fz__node *node = fz__node_child(&c->scheme->nodes[0], element);

    for (; node; node = fz__node_sibling(node, element)) {
        const char *at = fz__node_text(node, KEY_CLASS), *word;
        size_t length;

        if (!at && see(seen, c, "", 0, node))
            fz__scheme_fault(c, node, KEY_COUNT_, FZ_ECLASS,
                             FZ_ARGS(rule_of(node)->name, FZ_WORD_OTHERS, FZ_WORD_HAS_ONE));
        while (fz__next_word(&at, &word, &length)) {
            const char *copy = fz__arena_string(&c->errors.arena, word, length);

            if (see(seen, c, word, length, node) && copy)
                fz__scheme_fault(c, node, KEY_CLASS, FZ_ECLASS, FZ_ARGS(rule_of(node)->name, copy, FZ_WORD_HAS_ONE));
            c->errors.failed = c->errors.failed || !copy;
        }
    }
}

static void check_classes(fz__checker *c)
{
    static const fz__scheme_element once[] = {SC_TOTAL, SC_GRADES, SC_RANK};
    const fz__node *class, *unit, *first;
    index units, seen;

    for (size_t i = 0; i < sizeof(once) / sizeof(*once); i++) {
        index_init(&seen, c);
        check_once(c, once[i], &seen);
        class = once[i] == SC_TOTAL && !find(&seen, c, "", 0) ? fz__node_child(&c->scheme->nodes[0], SC_CLASS) : NULL;
        for (; class; class = fz__node_sibling(class, SC_CLASS))
            if (!find(&seen, c, fz__node_text(class, KEY_ID), strlen(fz__node_text(class, KEY_ID))))
                fz__scheme_fault(c, class, KEY_ID, FZ_ECLASS,
                                 FZ_ARGS("class", fz__node_text(class, KEY_ID), FZ_WORD_HAS_NO_TOTAL));
        index_clear(&seen, c);
    }
    index_init(&units, c);
    for (class = fz__node_child(&c->scheme->nodes[0], SC_CLASS); class; class = fz__node_sibling(class, SC_CLASS))
        for (unit = fz__node_child(class, SC_UNIT); unit; unit = fz__node_sibling(unit, SC_UNIT))
            if ((first = see(&units, c, unit->text, strlen(unit->text), unit)))
                fz__scheme_fault(c, unit, KEY_COUNT_, FZ_ECLASSED_TWICE,
                                 FZ_ARGS(unit->text, line_of(first, (char[FZ_DIGITS]){0})));
    index_clear(&units, c);
}

bool fz__check_references(fz__checker *c, fz_scheme *scheme)
{
    index ids;

    index_init(&ids, c);
    index_ids(c, &ids);
    check_references(c, &ids);
    check_classes(c);
    for (size_t i = 0; i < ids.count && !c->errors.failed; i++) {
        const char *word = ids.words.texts[i];

        if (fz__strings_intern(&scheme->ids, word, ids.words.lengths[i]) == FZ__NO_STRING ||
            !FZ_GROW(scheme->context, &scheme->id_nodes, &scheme->id_capacity, i + 1))
            c->errors.failed = true;
        else
            scheme->id_nodes[scheme->id_count++] = ids.nodes[i];
    }
    index_clear(&ids, c);
    return !c->errors.failed;
}
