/* One task of JSON. Its readings come in the order of "content"; without it, the paragraphs of "text" and the fields come
 * first, then assignments, deadlines, persons and requirements. */
#include "directive/load_json.h"
#include "directive/load_require.h"
#include "xml/values.h"

#include <string.h>

enum { READ_ASSIGNMENTS, READ_DUES, READ_PERSONS, READ_REQUIREMENTS, READINGS };

/* A reading that waits for its turn: one of a list. */
typedef struct reading {
    const fz__json_node *node;
    bool used;
} reading;

typedef struct task_loader {
    fz__json_loader *l;
    fz__json_task_entry *task;
    reading *lists[READINGS];
    size_t counts[READINGS];
    const fz__json_node **requires; /* those added, in their order */
    size_t require_count;
    size_t last_at; /* of the requirement before */
    unsigned last_kind;
    bool disordered;
} task_loader;

static const fz__json_node *member(const task_loader *t, int key)
{
    return t->task->members[key];
}

static bool goes_on(task_loader *t)
{
    if (fz__builder_has_failed(t->l->builder))
        fz__json_no_memory(&t->l->tree);
    return fz__json_goes_on(&t->l->tree);
}

/* ------------------------------------------------------------------ assignments ------------------------------------ */

static fz__where task_place(const task_loader *t)
{
    return (fz__where){.line = t->task->line, .column = t->task->column, .offset = t->task->node->offset};
}

static void assign(task_loader *t, const fz__json_node *unit, const fz__assign_entry *entry)
{
    if (entry->unit.length && !fz__builder_assign(t->l->builder, entry))
        fz__json_fail(&t->l->tree, unit, false, FZ_EASSIGNED_TWICE, FZ_ARGS(unit->text));
}

static void check_rank(task_loader *t, const fz__json_node *rank, const fz__json_node *role, fz_role named)
{
    uint32_t expected = fz__builder_next_rank(t->l->builder, named);
    uint64_t number;

    if (!rank || !fz__json_attribute(t->l, rank, EL_ASSIGN, AT_ASSIGN_RANK, &number).length || number == expected ||
        !goes_on(t))
        return;
    fz__json_fail(&t->l->tree, rank, false, FZ_ERANK,
                  FZ_ARGS(role->text, rank->text, fz__digits(expected, (char[FZ_DIGITS]){0})));
}

static void add_assignment(task_loader *t, const fz__json_node *node)
{
    static const fz_role roles[] = {FZ_ROLE_LEAD, FZ_ROLE_COOPERATE, FZ_ROLE_RESPONSIBLE};
    static const fz__json_rule rules[] = {{"unit", FZ_JSON_IS_STRING, true},      {"full", FZ_JSON_IS_STRING, false},
                                          {"role", FZ_JSON_IS_STRING, true},      {"rank", FZ_JSON_IS_NUMBER, false},
                                          {"collective", FZ_JSON_IS_BOOL, false}, {"open", FZ_JSON_IS_BOOL, false},
                                          {"place", FZ_JSON_IS_OBJECT, false}};
    const fz__json_node *m[7];
    fz__assign_entry entry = {.where = task_place(t)};
    uint64_t role;

    if (!fz__json_members(&t->l->tree, node, rules, 7, m))
        return;
    if (!fz__json_attribute(t->l, m[2], EL_ASSIGN, AT_ASSIGN_ROLE, &role).length)
        return;
    entry.role = roles[role];
    entry.unit = fz__json_attribute(t->l, m[0], EL_ASSIGN, AT_ASSIGN_UNIT, NULL);
    entry.full = fz__json_attribute(t->l, m[1], EL_ASSIGN, AT_ASSIGN_FULL, NULL);
    entry.collective = fz__json_truth(m[4]);
    entry.open = fz__json_truth(m[5]);
    entry.placed = fz__json_place(t->l, m[6], &entry.where);
    check_rank(t, m[3], m[2], entry.role);
    assign(t, m[0], &entry);
}

/* The lists of units alone: an open list is open behind its last unit. */
static void add_lists(task_loader *t)
{
    static const struct {
        int key;
        fz_role role;
    } lists[] = {
        {TASK_LEAD, FZ_ROLE_LEAD}, {TASK_COOPERATE, FZ_ROLE_COOPERATE}, {TASK_RESPONSIBLE, FZ_ROLE_RESPONSIBLE}};
    const fz__json_node *last = NULL;

    for (size_t i = 0; i < 3; i++)
        if (member(t, lists[i].key) && member(t, lists[i].key)->count)
            last = member(t, lists[i].key);
    for (size_t i = 0; i < 3; i++) {
        const fz__json_node *list = member(t, lists[i].key);

        for (const fz__json_node *unit = list ? list->child : NULL; unit && goes_on(t); unit = unit->next) {
            fz__assign_entry entry = {.role = lists[i].role, .where = task_place(t)};

            if (!fz__json_is(&t->l->tree, unit, FZ_JSON_IS_STRING))
                continue;
            entry.unit = fz__json_attribute(t->l, unit, EL_ASSIGN, AT_ASSIGN_UNIT, NULL);
            entry.open = list == last && !unit->next && fz__json_truth(member(t, TASK_OPEN_ENDED));
            assign(t, unit, &entry);
        }
    }
}

/* ------------------------------------------------------------------ deadlines and persons -------------------------- */

static void add_due(task_loader *t, const fz__json_node *node)
{
    static const fz__json_rule rules[] = {
        {"text", FZ_JSON_IS_STRING, true}, {"date", FZ_JSON_IS_STRING, false}, {"every", FZ_JSON_IS_STRING, false}};
    const fz__json_node *m[3];
    fz__due_entry entry = {.date = 0};
    uint64_t date;

    if (!fz__json_members(&t->l->tree, node, rules, 3, m))
        return;
    entry.text = fz__json_text_of(t->l, m[0], FZ_FORM_TEXT);
    fz__json_attribute(t->l, m[1], EL_DUE, AT_DUE_DATE, &date);
    entry.date = (fz_date)date;
    entry.every = fz__json_attribute(t->l, m[2], EL_DUE, AT_DUE_EVERY, NULL);
    fz__builder_due(t->l->builder, &entry);
}

static void add_deadline(task_loader *t, const fz__json_node *deadline)
{
    fz__due_entry entry = {.text = fz__json_text_of(t->l, deadline, FZ_FORM_TEXT)};

    if (entry.text.length)
        fz__builder_due(t->l->builder, &entry);
}

static void add_person(task_loader *t, const fz__json_node *node)
{
    static const fz__json_rule rules[] = {{"name", FZ_JSON_IS_STRING, true}, {"office", FZ_JSON_IS_STRING, false}};
    const fz__json_node *m[2];

    if (!fz__json_members(&t->l->tree, node, rules, 2, m))
        return;
    fz__builder_person(t->l->builder,
                       &(fz__person_entry){fz__json_attribute(t->l, m[0], EL_PERSON, AT_PERSON_NAME, NULL),
                                           fz__json_attribute(t->l, m[1], EL_PERSON, AT_PERSON_OFFICE, NULL), NULL});
}

/* ------------------------------------------------------------------ requirements ----------------------------------- */

enum { REQUIRE_TEXT = AT_REQUIRE_COUNT, REQUIRE_PARAGRAPH, REQUIRE_LENGTH, REQUIRE_LINE, REQUIRE_COLUMN, REQUIRE_KEYS };

/* The attributes of the vocabulary first, in their order; what is only told, last. */
static const fz__json_rule require_rules[REQUIRE_KEYS] = {
    [AT_REQUIRE_KIND] = {"kind", FZ_JSON_IS_STRING, true},
    [AT_REQUIRE_AT] = {"offset", FZ_JSON_IS_NUMBER, true},
    [AT_REQUIRE_NUMBER] = {"number", FZ_JSON_IS_STRING, false},
    [AT_REQUIRE_UNIT] = {"unit", FZ_JSON_IS_STRING, false},
    [AT_REQUIRE_BOUND] = {"bound", FZ_JSON_IS_STRING, false},
    [AT_REQUIRE_EVERY] = {"every", FZ_JSON_IS_STRING, false},
    [AT_REQUIRE_MONTH] = {"month", FZ_JSON_IS_NUMBER, false},
    [AT_REQUIRE_DAY] = {"day", FZ_JSON_IS_NUMBER, false},
    [AT_REQUIRE_END] = {"end", FZ_JSON_IS_BOOL, false},
    [AT_REQUIRE_DATE] = {"date", FZ_JSON_IS_STRING, false},
    [AT_REQUIRE_PLACE] = {"place", FZ_JSON_IS_OBJECT, false},
    [REQUIRE_TEXT] = {"text", FZ_JSON_IS_STRING, true},
    [REQUIRE_PARAGRAPH] = {"paragraph", FZ_JSON_IS_NUMBER, false},
    [REQUIRE_LENGTH] = {"length", FZ_JSON_IS_NUMBER, false},
    [REQUIRE_LINE] = {"line", FZ_JSON_IS_NUMBER, false},
    [REQUIRE_COLUMN] = {"column", FZ_JSON_IS_NUMBER, false},
};

static bool read_values(task_loader *t, const fz__json_node *const *m, fz__values *values)
{
    *values = (fz__values){.foreign = NULL};
    for (size_t i = 0; i < AT_REQUIRE_PLACE; i++) {
        fz__slice text;

        if (!m[i])
            continue;
        text = fz__json_attribute(t->l, m[i], EL_REQUIRE, i, &values->at[i].number);
        if (!text.bytes)
            return false;
        values->at[i].text = text.bytes;
        values->at[i].length = text.length;
    }
    return true;
}

/* What a fault of the values is about. */
static const fz__json_node *fault_at(const fz__json_node *node, const fz__json_node *const *m, const char *attribute)
{
    for (size_t i = 0; attribute && i < AT_REQUIRE_PLACE; i++)
        if (m[i] && strcmp(m[i]->key, attribute) == 0)
            return m[i];
    return node;
}

static bool check_order(task_loader *t, const fz__json_node *at, const fz__require_entry *entry)
{
    char here[FZ_DIGITS], before[FZ_DIGITS];

    if (!t->require_count || entry->at > t->last_at || (entry->at == t->last_at && entry->kind > t->last_kind))
        return true;
    t->disordered = true;
    fz__json_fail(&t->l->tree, at, false, FZ_EREQUIREMENT_ORDER,
                  FZ_ARGS(fz__digits(entry->at, here), fz__digits(t->last_at, before)));
    return false;
}

static void add_requirement(task_loader *t, const fz__json_node *node)
{
    const fz__json_node *m[REQUIRE_KEYS];
    fz__require_entry entry;
    fz__require_fault wrong;
    fz__values values;

    if (!fz__json_members(&t->l->tree, node, require_rules, REQUIRE_KEYS, m) || !read_values(t, m, &values))
        return;
    if (fz__require_check(&values, &wrong)) {
        fz__json_fail(&t->l->tree, fault_at(node, m, wrong.attribute), false, wrong.status, wrong.arguments);
        return;
    }
    fz__require_read(&values, &entry);
    entry.text = fz__json_text_of(t->l, m[REQUIRE_TEXT], FZ_FORM_TEXT);
    entry.where = task_place(t);
    entry.placed = fz__json_place(t->l, m[AT_REQUIRE_PLACE], &entry.where);
    if (!entry.text.length || !check_order(t, m[AT_REQUIRE_AT], &entry))
        return;
    t->requires[t->require_count++] = node;
    t->last_at = entry.at;
    t->last_kind = (unsigned)entry.kind;
    fz__builder_require(t->l->builder, &entry);
}

/* Each requirement quotes the task: its words stand where it says. */
static void check_quotations(task_loader *t)
{
    size_t next = 0, found, number;

    while (!t->disordered && fz__json_goes_on(&t->l->tree) &&
           (number = fz__builder_misquoted(t->l->builder, &next, &found)) != SIZE_MAX) {
        const fz__json_node *node = t->requires[number], *text = node->child, *offset = node->child;
        char right[FZ_DIGITS];

        while (strcmp(text->key, "text") != 0)
            text = text->next;
        while (strcmp(offset->key, "offset") != 0)
            offset = offset->next;
        if (found == SIZE_MAX)
            fz__json_fail(&t->l->tree, text, false, FZ_EQUOTATION, FZ_ARGS(text->text));
        else
            fz__json_fail(&t->l->tree, offset, false, FZ_EQUOTATION_PLACE,
                          FZ_ARGS(text->text, offset->text, fz__digits(found, right)));
    }
}

/* ------------------------------------------------------------------ in their order --------------------------------- */

static void (*const adders[READINGS])(task_loader *, const fz__json_node *) = {
    [READ_ASSIGNMENTS] = add_assignment,
    [READ_DUES] = add_due,
    [READ_PERSONS] = add_person,
    [READ_REQUIREMENTS] = add_requirement,
};

static bool make_lists(task_loader *t)
{
    static const int keys[READINGS] = {TASK_ASSIGNMENTS, TASK_DUE, TASK_PERSONS, TASK_REQUIREMENTS};
    const fz__json_node *requirements = member(t, TASK_REQUIREMENTS);

    for (size_t i = 0; i < READINGS; i++) {
        const fz__json_node *list = member(t, keys[i]);
        size_t at = 0;

        t->counts[i] = list ? list->count : 0;
        t->lists[i] = t->counts[i] ? fz__arena_alloc(&t->l->scratch, t->counts[i] * sizeof(*t->lists[i])) : NULL;
        if (t->counts[i] && !t->lists[i])
            return false;
        for (const fz__json_node *node = list ? list->child : NULL; node && at < t->counts[i]; node = node->next)
            t->lists[i][at++] = (reading){node, false};
    }
    t->requires = fz__arena_alloc(&t->l->scratch, (requirements ? requirements->count + 1 : 1) * sizeof(*t->requires));
    return t->requires != NULL;
}

/* Take the reading that an item of content refers to. */
static void take(task_loader *t, int list, const fz__json_node *number)
{
    char digits[FZ__JSON_NAME];
    uint64_t index;

    if (!fz__json_whole(number, UINT32_MAX, &index) || index >= t->counts[list])
        fz__json_fail(&t->l->tree, number, false, FZ_EJSONREFERENCE,
                      FZ_ARGS(fz__json_name(number, digits), number->text));
    else if (t->lists[list][index].used)
        fz__json_fail(&t->l->tree, number, false, FZ_EJSONPLACED, FZ_ARGS(number->text, "2"));
    else {
        t->lists[list][index].used = true;
        adders[list](t, t->lists[list][index].node);
    }
}

static void add_content(task_loader *t, const fz__json_node *content)
{
    for (const fz__json_node *node = content->child; node && goes_on(t); node = node->next) {
        const fz__json_node *members[ITEM_KEYS];
        bool named = false;

        if (fz__json_item(t->l, node, members))
            continue;
        for (int i = 0; i < READINGS; i++)
            if (members[ITEM_ASSIGNMENT + i]) {
                take(t, i, members[ITEM_ASSIGNMENT + i]);
                named = true;
            }
        if (!named)
            fz__json_misplaced(t->l, node);
    }
    for (size_t list = 0; list < READINGS; list++)
        for (size_t i = 0; i < t->counts[list] && fz__json_goes_on(&t->l->tree); i++)
            if (!t->lists[list][i].used)
                fz__json_fail(&t->l->tree, t->lists[list][i].node, false, FZ_EJSONPLACED,
                              FZ_ARGS(fz__json_name(t->lists[list][i].node, (char[FZ__JSON_NAME]){0}), "0"));
}

static void add_paragraphs(task_loader *t)
{
    fz__slice text = fz__json_text_of(t->l, member(t, TASK_TEXT), FZ_FORM_ANY);
    const char *at = text.bytes, *end = text.bytes ? text.bytes + text.length : NULL;

    while (at && text.length) {
        const char *line = memchr(at, '\n', (size_t)(end - at));

        fz__builder_text(t->l->builder, FZ_TEXT_PARAGRAPH,
                         (fz__slice){at, line ? (size_t)(line - at) : (size_t)(end - at)}, FZ_NO_SLICE, false, NULL);
        at = line ? line + 1 : NULL;
    }
}

static void add_fields(task_loader *t)
{
    static const fz__json_rule rules[] = {{"name", FZ_JSON_IS_STRING, true}, {"text", FZ_JSON_IS_STRING, true}};
    const fz__json_node *list = member(t, TASK_FIELDS), *m[2];

    for (const fz__json_node *node = list ? list->child : NULL; node && goes_on(t); node = node->next)
        if (fz__json_members(&t->l->tree, node, rules, 2, m))
            fz__builder_text(t->l->builder, FZ_TEXT_FIELD, fz__json_text_of(t->l, m[1], FZ_FORM_ANY),
                             fz__json_attribute(t->l, m[0], EL_FIELD, AT_TEXT_NAME, NULL), false, NULL);
}

static void add_defaults(task_loader *t)
{
    add_paragraphs(t);
    add_fields(t);
    if (!member(t, TASK_ASSIGNMENTS))
        add_lists(t);
    if (!member(t, TASK_DUE) && member(t, TASK_DEADLINE))
        add_deadline(t, member(t, TASK_DEADLINE));
    for (size_t list = 0; list < READINGS; list++)
        for (size_t i = 0; i < t->counts[list] && goes_on(t); i++)
            adders[list](t, t->lists[list][i].node);
}

static void check_number(task_loader *t, const fz__task_entry *entry)
{
    const fz__json_node *at = member(t, TASK_NUMBER) ? member(t, TASK_NUMBER) : member(t, TASK_ORDINAL);
    char line[FZ_DIGITS];
    uint64_t first;

    if (!fz__see_number(&t->l->numbers, t->task->section + 1, entry, t->task->line, &first))
        fz__json_no_memory(&t->l->tree);
    else if (first && !entry->sic)
        fz__json_fail(&t->l->tree, at, false, FZ_EDUPLICATE_TASK, FZ_ARGS(at->text, fz__digits(first, line)));
}

static void open_task(task_loader *t)
{
    fz__json_loader *l = t->l;
    fz__task_entry entry = {.id = fz__json_attribute(l, member(t, TASK_ID), EL_TASK, AT_TASK_ID, NULL),
                            .label = fz__json_attribute(l, member(t, TASK_NUMBER), EL_TASK, AT_TASK_LABEL, NULL),
                            .mark = fz__json_attribute(l, member(t, TASK_MARK), EL_TASK, AT_TASK_MARK, NULL),
                            .sic = fz__json_truth(member(t, TASK_SIC)),
                            .where = task_place(t)};
    const fz__json_node *ordinal = member(t, TASK_ORDINAL);
    uint32_t labelled = fz__label_number(entry.label);
    uint64_t stated;

    fz__json_attribute(l, ordinal, EL_TASK, AT_TASK_N, &stated);
    entry.number = stated ? (uint32_t)stated : labelled;
    if (stated && labelled && stated != labelled)
        fz__json_fail(&l->tree, ordinal, false, FZ_EORDINAL,
                      FZ_ARGS(ordinal->text, entry.label.bytes, fz__digits(labelled, (char[FZ_DIGITS]){0})));
    check_number(t, &entry);
    entry.placed = fz__json_place(l, member(t, TASK_PLACE), &entry.where);
    t->task->index = (uint32_t)fz__builder_task_count(l->builder);
    fz__builder_task_open(l->builder, &entry);
}

/* Whether the task that was closed last has a paragraph that is not blank. */
static bool has_text(const task_loader *t)
{
    const fz__json_node *content = member(t, TASK_CONTENT), *text = member(t, TASK_TEXT);

    if (!content)
        return text && !fz__value_is_blank(text->text, text->length);
    for (const fz__json_node *node = content->child; node; node = node->next) {
        const fz__json_node *p = node->kind == FZ_JSON_IS_OBJECT ? node->child : node;

        while (p && p->key && strcmp(p->key, "p") != 0 && node->kind == FZ_JSON_IS_OBJECT)
            p = p->next;
        if (p && p->kind == FZ_JSON_IS_STRING && !fz__value_is_blank(p->text, p->length))
            return true;
    }
    return false;
}

void fz__json_load_task(fz__json_loader *l, fz__json_task_entry *task)
{
    task_loader t = {.l = l, .task = task};
    const fz__json_node *name = task->members[TASK_NUMBER] ? task->members[TASK_NUMBER] : task->members[TASK_ID];
    char digits[FZ__JSON_NAME];

    if (!make_lists(&t)) {
        fz__json_no_memory(&l->tree);
        return;
    }
    open_task(&t);
    if (task->members[TASK_CONTENT])
        add_content(&t, task->members[TASK_CONTENT]);
    else
        add_defaults(&t);
    fz__builder_task_close(l->builder);
    if (!goes_on(&t))
        return;
    check_quotations(&t);
    if (!has_text(&t))
        fz__json_fail(&l->tree, task->node, false, FZ_ENOTEXT,
                      FZ_ARGS(name ? name->text : fz__json_name(task->node, digits)));
}
