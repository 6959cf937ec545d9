/* Values of JSON, checked by the table of the vocabulary, and the texts of lists of content. */
#include "directive/load_json.h"

#include "xml/values.h"

#include <string.h>

#define STRING FZ_JSON_IS_STRING
#define NUMBER FZ_JSON_IS_NUMBER
#define BOOL   FZ_JSON_IS_BOOL

/* ------------------------------------------------------------------ values ----------------------------------------- */

/* What is loaded can be saved as XML, which does not have every character. */
static bool check_characters(fz__json_loader *l, const fz__json_node *node)
{
    const char *at = node->text, *end = at + node->length;

    while (at < end) {
        char name[16] = "U+", digits[] = "0123456789ABCDEF";
        uint32_t c = fz__utf8_next(&at, end);

        if (fz__is_xml_character(c))
            continue;
        for (int i = 0; i < 4; i++)
            name[2 + i] = digits[c >> (12 - 4 * i) & 15];
        fz__json_fail(&l->tree, node, false, FZ_ECHARACTER, FZ_ARGS(name));
        return false;
    }
    return true;
}

static void bad_value(fz__json_loader *l, const fz__json_node *node, fz__form form, const char *const *choices)
{
    char digits[FZ__JSON_NAME];
    fz__buffer words;
    const char *expected;

    fz__buffer_init(&words, l->context);
    expected = fz__value_expected(form, choices, &words);
    if (words.failed)
        fz__json_no_memory(&l->tree);
    else if (form == FZ_FORM_DATE)
        fz__json_fail(&l->tree, node, false, FZ_EDATE, FZ_ARGS(node->text));
    else
        fz__json_fail(&l->tree, node, false, FZ_EJSONVALUE, FZ_ARGS(fz__json_name(node, digits), node->text, expected));
    fz__buffer_clear(&words);
}

fz__slice fz__json_checked(fz__json_loader *l, const fz__json_node *node, fz__form form, const char *const *choices,
                           uint64_t *number)
{
    uint64_t ignored;

    if (number)
        *number = 0;
    if (!node || !check_characters(l, node))
        return FZ_NO_SLICE;
    if (fz__value_check(form, choices, node->text, node->length, number ? number : &ignored) == FZ_OK)
        return (fz__slice){node->text, node->length};
    bad_value(l, node, form, choices);
    return FZ_NO_SLICE;
}

fz__slice fz__json_text_of(fz__json_loader *l, const fz__json_node *node, fz__form form)
{
    return fz__json_checked(l, node, form, NULL, NULL);
}

fz__slice fz__json_attribute(fz__json_loader *l, const fz__json_node *node, int element, size_t column,
                             uint64_t *number)
{
    const fz__attribute_rule *rule = &fz__directive_vocabulary.elements[element].attributes[column];
    uint64_t limit = fz_context_limit(l->context, FZ_LIMIT_NAME);

    if (number)
        *number = 0;
    if (node && node->length > limit) {
        fz__json_fail(&l->tree, node, false, FZ_ELIMIT,
                      FZ_ARGS(FZ_WORD_JSON_TEXT_BYTES, fz__digits(node->length, (char[FZ_DIGITS]){0}),
                              fz__digits(limit, (char[FZ_DIGITS]){0})));
        return FZ_NO_SLICE;
    }
    return fz__json_checked(l, node, rule->form, rule->choices, number);
}

bool fz__json_truth(const fz__json_node *node)
{
    return node && node->truth;
}

/* A whole number that fits a place or a count. */
uint64_t fz__json_number_of(fz__json_loader *l, const fz__json_node *node)
{
    uint64_t number;

    fz__json_checked(l, node, FZ_FORM_NUMBER, NULL, &number);
    return number;
}

bool fz__json_place(fz__json_loader *l, const fz__json_node *node, fz__where *where)
{
    static const fz__json_rule rules[] = {{"line", NUMBER, true},
                                          {"column", NUMBER, true},
                                          {"offset", NUMBER, true},
                                          {"length", NUMBER, true},
                                          {"kept", BOOL, false}};
    const fz__json_node *members[5];

    if (!node || !fz__json_members(&l->tree, node, rules, 5, members) || (members[4] && !members[4]->truth))
        return false;
    *where = (fz__where){.line = fz__json_number_of(l, members[0]),
                         .column = fz__json_number_of(l, members[1]),
                         .offset = fz__json_number_of(l, members[2]),
                         .length = fz__json_number_of(l, members[3])};
    return true;
}

/* ------------------------------------------------------------------ content ---------------------------------------- */

void fz__json_add_text(fz__json_loader *l, fz__text_kind kind, const fz__json_node *text, const fz__json_node *name,
                       bool joined)
{
    fz__slice words = fz__json_text_of(l, text, FZ_FORM_ANY);
    fz__slice named = kind == FZ_TEXT_PARAGRAPH ? FZ_NO_SLICE : fz__json_attribute(l, name, EL_FIELD, 0, NULL);

    fz__builder_text(l->builder, kind, words, named, joined, NULL);
}

static void bad_item(fz__json_loader *l, const fz__json_node *node)
{
    char digits[FZ__JSON_NAME];

    fz__json_fail(&l->tree, node, false, FZ_EJSONVALUE,
                  FZ_ARGS(fz__json_name(node, digits), node->text ? node->text : "…", FZ_WORD_JSON_ITEM));
}

bool fz__json_item(fz__json_loader *l, const fz__json_node *node, const fz__json_node **members)
{
    static const fz__json_rule rules[ITEM_KEYS] = {
        [ITEM_P] = {"p", STRING, false},
        [ITEM_FIELD] = {"field", STRING, false},
        [ITEM_STATED] = {"stated", STRING, false},
        [ITEM_NAME] = {"name", STRING, false},
        [ITEM_JOINED] = {"joined", BOOL, false},
        [ITEM_SECTION] = {"section", STRING, false},
        [ITEM_TASK] = {"task", STRING, false},
        [ITEM_ASSIGNMENT] = {"assignment", NUMBER, false},
        [ITEM_DUE] = {"due", NUMBER, false},
        [ITEM_PERSON] = {"person", NUMBER, false},
        [ITEM_REQUIREMENT] = {"requirement", NUMBER, false},
    };
    size_t kinds = 0;

    if (node->kind == STRING) {
        fz__json_add_text(l, FZ_TEXT_PARAGRAPH, node, NULL, false);
        return true;
    }
    if (!fz__json_members(&l->tree, node, rules, ITEM_KEYS, members))
        return true;
    for (int i = 0; i < ITEM_KEYS; i++)
        kinds += members[i] && i != ITEM_NAME && i != ITEM_JOINED;
    if (kinds != 1 ||
        ((members[ITEM_NAME] || members[ITEM_JOINED]) && !members[ITEM_P] && !members[ITEM_FIELD] &&
         !members[ITEM_STATED]) ||
        (members[ITEM_P] && members[ITEM_NAME])) {
        bad_item(l, node);
        return true;
    }
    if (members[ITEM_FIELD] && !members[ITEM_NAME])
        fz__json_fail(&l->tree, node, false, FZ_EJSONMISSING, FZ_ARGS("name"));
    for (int i = ITEM_P; i <= ITEM_STATED; i++)
        if (members[i]) {
            fz__json_add_text(l, (fz__text_kind)(FZ_TEXT_PARAGRAPH + i), members[i], members[ITEM_NAME],
                              fz__json_truth(members[ITEM_JOINED]));
            return true;
        }
    return false;
}

void fz__json_misplaced(fz__json_loader *l, const fz__json_node *node)
{
    bad_item(l, node);
}
