/* The tree is read, sections and tasks find their places, and then the builder is called in the order of the document:
 * as "content" says, else paragraphs first, then tasks, then sections, each in the order of its list. */
#include "directive/load_json.h"

#include "xml/values.h"

#include <string.h>

#define STRING FZ_JSON_IS_STRING
#define NUMBER FZ_JSON_IS_NUMBER
#define BOOL   FZ_JSON_IS_BOOL
#define ARRAY  FZ_JSON_IS_ARRAY
#define OBJECT FZ_JSON_IS_OBJECT

enum {
    ROOT_IS_DIRECTIVE,
    ROOT_TITLE,
    ROOT_DOC_NUMBER,
    ROOT_ISSUER,
    ROOT_SIGNED,
    ROOT_PUBLISHED,
    ROOT_ADDRESSEES,
    ROOT_SECTIONS,
    ROOT_TASKS,
    ROOT_ID,
    ROOT_REGION,
    ROOT_LANGUAGE,
    ROOT_EFFECTIVE,
    ROOT_REPEALED,
    ROOT_INDEX,
    ROOT_KIND,
    ROOT_DISCLOSURE,
    ROOT_BASIS,
    ROOT_ISSUERS,
    ROOT_ATTACHMENTS,
    ROOT_DOC_NUMBER_PARTS,
    ROOT_FRONT,
    ROOT_COVER,
    ROOT_PREAMBLE,
    ROOT_BODY,
    ROOT_CLOSING,
    ROOT_BACK,
    ROOT_UNITS,
    ROOT_FINDINGS,
    ROOT_FOREIGN_OMITTED,
    ROOT_KEYS
};

static const fz__json_rule root_rules[ROOT_KEYS] = {
    [ROOT_IS_DIRECTIVE] = {"is_directive", BOOL, false},
    [ROOT_TITLE] = {"title", STRING, false},
    [ROOT_DOC_NUMBER] = {"doc_number", STRING, false},
    [ROOT_ISSUER] = {"issuer", STRING, false},
    [ROOT_SIGNED] = {"date_signed", STRING, false},
    [ROOT_PUBLISHED] = {"date_published", STRING, false},
    [ROOT_ADDRESSEES] = {"addressees", ARRAY, false},
    [ROOT_SECTIONS] = {"sections", ARRAY, false},
    [ROOT_TASKS] = {"tasks", ARRAY, true},
    [ROOT_ID] = {"id", STRING, false},
    [ROOT_REGION] = {"region", STRING, false},
    [ROOT_LANGUAGE] = {"language", STRING, false},
    [ROOT_EFFECTIVE] = {"date_effective", STRING, false},
    [ROOT_REPEALED] = {"date_repealed", STRING, false},
    [ROOT_INDEX] = {"index", STRING, false},
    [ROOT_KIND] = {"kind", STRING, false},
    [ROOT_DISCLOSURE] = {"disclosure", STRING, false},
    [ROOT_BASIS] = {"basis", ARRAY, false},
    [ROOT_ISSUERS] = {"issuers", ARRAY, false},
    [ROOT_ATTACHMENTS] = {"attachments", ARRAY, false},
    [ROOT_DOC_NUMBER_PARTS] = {"doc_number_parts", OBJECT, false},
    [ROOT_FRONT] = {"front", ARRAY, false},
    [ROOT_COVER] = {"cover", ARRAY, false},
    [ROOT_PREAMBLE] = {"preamble", ARRAY, false},
    [ROOT_BODY] = {"body", ARRAY, false},
    [ROOT_CLOSING] = {"closing", ARRAY, false},
    [ROOT_BACK] = {"back", ARRAY, false},
    [ROOT_UNITS] = {"units", ARRAY, false},
    [ROOT_FINDINGS] = {"findings", ARRAY, false},
    [ROOT_FOREIGN_OMITTED] = {"foreign_omitted", NUMBER, false},
};

static const fz__json_rule section_rules[SECTION_KEYS] = {
    [SECTION_LABEL] = {"label", STRING, false},         [SECTION_TITLE] = {"title", STRING, false},
    [SECTION_PARENT] = {"parent", STRING, false},       [SECTION_ID] = {"id", STRING, false},
    [SECTION_PARENT_ID] = {"parent_id", STRING, false}, [SECTION_ORDINAL] = {"ordinal", NUMBER, false},
    [SECTION_MARK] = {"mark", STRING, false},           [SECTION_PARAGRAPHS] = {"paragraphs", ARRAY, false},
    [SECTION_PLACE] = {"place", OBJECT, false},         [SECTION_CONTENT] = {"content", ARRAY, false},
};

static const fz__json_rule task_rules[TASK_KEYS] = {
    [TASK_NUMBER] = {"number", STRING, false},
    [TASK_SECTION] = {"section", STRING, false},
    [TASK_SUBSECTION] = {"subsection", STRING, false},
    [TASK_TEXT] = {"text", STRING, false},
    [TASK_LEAD] = {"lead", ARRAY, false},
    [TASK_COOPERATE] = {"cooperate", ARRAY, false},
    [TASK_RESPONSIBLE] = {"responsible", ARRAY, false},
    [TASK_OPEN_ENDED] = {"open_ended", BOOL, false},
    [TASK_DEADLINE] = {"deadline", STRING, false},
    [TASK_ID] = {"id", STRING, false},
    [TASK_SECTION_ID] = {"section_id", STRING, false},
    [TASK_ORDINAL] = {"ordinal", NUMBER, false},
    [TASK_MARK] = {"mark", STRING, false},
    [TASK_SIC] = {"sic", BOOL, false},
    [TASK_ASSIGNMENTS] = {"assignments", ARRAY, false},
    [TASK_DUE] = {"due", ARRAY, false},
    [TASK_REQUIREMENTS] = {"requirements", ARRAY, false},
    [TASK_PERSONS] = {"persons", ARRAY, false},
    [TASK_FIELDS] = {"fields", ARRAY, false},
    [TASK_PLACE] = {"place", OBJECT, false},
    [TASK_CONTENT] = {"content", ARRAY, false},
};

/* ------------------------------------------------------------------ sections and tasks ----------------------------- */

static bool is_string(const fz__json_node *node, const char *text)
{
    return node && text && strcmp(node->text, text) == 0;
}

static const char *text_or_null(const fz__json_node *node)
{
    return node ? node->text : NULL;
}

/* Note an id, and tell one that is used before. */
static void check_id(fz__json_loader *l, const fz__json_node *id, uint64_t line)
{
    uint64_t first;

    if (!id)
        return;
    if (!fz__see(&l->ids, id->text, id->length, line, &first))
        fz__json_no_memory(&l->tree);
    else if (!first)
        fz__builder_reserve(l->builder, (fz__slice){id->text, id->length});
    else
        fz__json_fail(&l->tree, id, false, FZ_EDUPLICATE_ID,
                      FZ_ARGS(id->text, fz__digits(first, (char[FZ_DIGITS]){0})));
}

/* Remember which section or task has an id; the first one keeps it. */
static void note_id(fz__json_loader *l, fz__strings *ids, uint32_t *numbers, const fz__json_node *id, uint32_t index)
{
    size_t before = ids->count;
    uint32_t number = id ? fz__strings_intern(ids, id->text, id->length) : 0;

    if (id && number == FZ__NO_STRING)
        fz__json_no_memory(&l->tree);
    else if (id && ids->count > before)
        numbers[number] = index;
}

static uint32_t find_id(const fz__strings *ids, const uint32_t *numbers, const fz__json_node *id)
{
    uint32_t number = fz__strings_find(ids, id->text, id->length);

    return number == FZ__NO_STRING ? FZ__NONE : numbers[number];
}

static void no_such(fz__json_loader *l, const fz__json_node *node)
{
    char digits[FZ__JSON_NAME];

    fz__json_fail(&l->tree, node, false, FZ_EJSONREFERENCE, FZ_ARGS(fz__json_name(node, digits), node->text));
}

/* The section before `count` that has an id, or else nearest to it a label; FZ__NONE for none, which is told where one is
 * asked for. */
static uint32_t find_parent(fz__json_loader *l, const fz__json_section *section, uint32_t count)
{
    const fz__json_node *id = section->members[SECTION_PARENT_ID], *label = section->members[SECTION_PARENT];
    uint32_t found = FZ__NONE;

    if (id)
        found = find_id(&l->section_ids, l->section_of, id);
    for (uint32_t i = count; !id && label && found == FZ__NONE && i-- > 0;)
        if (is_string(label, text_or_null(l->sections[i].members[SECTION_LABEL])))
            found = i;
    if ((id || label) && found == FZ__NONE)
        no_such(l, id ? id : label);
    return found;
}

/* Sections stand in the list of their parent. */
static void hang_section(fz__json_loader *l, uint32_t index, fz__json_section *top)
{
    fz__json_section *section = &l->sections[index];
    fz__json_section *parent = section->parent == FZ__NONE ? top : &l->sections[section->parent];

    section->depth = section->parent == FZ__NONE ? 0 : parent->depth + 1;
    if (parent->first == FZ__NONE)
        parent->first = index;
    else
        l->sections[parent->last].next = index;
    parent->last = index;
}

static void hang_task(fz__json_loader *l, uint32_t index, fz__json_section *top)
{
    fz__json_task_entry *task = &l->tasks[index];
    fz__json_section *section = task->section == FZ__NONE ? top : &l->sections[task->section];

    if (section->first_task == FZ__NONE)
        section->first_task = index;
    else
        l->tasks[section->last_task].next = index;
    section->last_task = index;
}

static void place_of(fz__json_loader *l, const fz__json_node *node, uint64_t *line, uint64_t *column)
{
    fz__cursor_move(&l->tree.cursor, node->offset);
    *line = l->tree.cursor.line;
    *column = l->tree.cursor.column;
}

static void check_depth(fz__json_loader *l, const fz__json_section *section)
{
    uint64_t limit = fz_context_limit(l->context, FZ_LIMIT_DEPTH), depth = section->depth + UINT64_C(4);

    if (depth > limit) /* as XML it would hold a root, the sections, a task and what is in it */
        fz__json_fail(&l->tree, section->node, false, FZ_ELIMIT,
                      FZ_ARGS(FZ_WORD_XML_DEPTH, fz__digits(depth, (char[FZ_DIGITS]){0}),
                              fz__digits(limit, (char[FZ_DIGITS]){0})));
}

static void read_sections(fz__json_loader *l, const fz__json_node *list, fz__json_section *top)
{
    uint32_t index = 0;

    for (const fz__json_node *node = list ? list->child : NULL; node && fz__json_goes_on(&l->tree);
         node = node->next, index++) {
        fz__json_section *section = &l->sections[index];

        *section = (fz__json_section){
            .node = node, .parent = FZ__NONE, .first = FZ__NONE, .next = FZ__NONE, .first_task = FZ__NONE};
        l->section_count++;
        fz__json_members(&l->tree, node, section_rules, SECTION_KEYS, section->members);
        place_of(l, node, &section->line, &section->column);
        check_id(l, section->members[SECTION_ID], section->line);
        section->parent = find_parent(l, section, index);
        note_id(l, &l->section_ids, l->section_of, section->members[SECTION_ID], index);
        hang_section(l, index, top);
        check_depth(l, section);
    }
}

/* The section of a label in a parent; the first where the issuer has several. */
static uint32_t find_label(const fz__json_loader *l, const fz__json_section *parent, const char *label)
{
    uint32_t at = parent->first;

    while (at != FZ__NONE && !is_string(l->sections[at].members[SECTION_LABEL], label))
        at = l->sections[at].next;
    return at;
}

static uint32_t find_section(fz__json_loader *l, const fz__json_task_entry *task, const fz__json_section *top)
{
    const fz__json_node *id = task->members[TASK_SECTION_ID], *label = task->members[TASK_SECTION];
    const fz__json_node *inner = task->members[TASK_SUBSECTION], *missing = NULL;
    uint32_t found = FZ__NONE;

    if (id) {
        found = find_id(&l->section_ids, l->section_of, id);
        missing = found == FZ__NONE ? id : NULL;
    } else if (label || inner) {
        found = label ? find_label(l, top, label->text) : FZ__NONE;
        missing = found == FZ__NONE ? (label ? label : inner) : NULL;
        if (inner && !missing) {
            found = find_label(l, &l->sections[found], inner->text);
            missing = found == FZ__NONE ? inner : NULL;
        }
    }
    if (missing)
        no_such(l, missing);
    return found;
}

static void read_tasks(fz__json_loader *l, const fz__json_node *list, fz__json_section *top)
{
    uint64_t limit = fz_context_limit(l->context, FZ_LIMIT_TASKS);
    uint32_t index = 0;

    if (list && list->count > limit)
        fz__json_fail(&l->tree, list, false, FZ_ELIMIT,
                      FZ_ARGS(FZ_WORD_TASKS, fz__digits(list->count, (char[FZ_DIGITS]){0}),
                              fz__digits(limit, (char[FZ_DIGITS]){0})));
    for (const fz__json_node *node = list ? list->child : NULL; node && fz__json_goes_on(&l->tree);
         node = node->next, index++) {
        fz__json_task_entry *task = &l->tasks[index];

        *task = (fz__json_task_entry){.node = node, .section = FZ__NONE, .next = FZ__NONE};
        l->task_count++;
        fz__json_members(&l->tree, node, task_rules, TASK_KEYS, task->members);
        place_of(l, node, &task->line, &task->column);
        check_id(l, task->members[TASK_ID], task->line);
        task->section = find_section(l, task, top);
        note_id(l, &l->task_ids, l->task_of, task->members[TASK_ID], index);
        hang_task(l, index, top);
    }
}

/* ------------------------------------------------------------------ in the order of the document ------------------- */

static void emit_section(fz__json_loader *l, uint32_t index);

static void emit_task(fz__json_loader *l, uint32_t index)
{
    if (l->tasks[index].used++ == 0 && fz__json_goes_on(&l->tree))
        fz__json_load_task(l, &l->tasks[index]);
}

/* An item names what stands in another container than this. */
static void elsewhere(fz__json_loader *l, const fz__json_node *node, const char *key, uint32_t section)
{
    const fz__json_node *id = section == FZ__NONE ? NULL : l->sections[section].members[SECTION_ID];
    char digits[FZ__JSON_NAME];

    fz__json_fail(&l->tree, node, false, FZ_EJSONDISAGREE,
                  FZ_ARGS(fz__json_name(node, digits), node->text, key, id ? id->text : "body"));
}

static void emit_named(fz__json_loader *l, const fz__json_node *node, bool is_section, uint32_t container)
{
    uint32_t index =
        is_section ? find_id(&l->section_ids, l->section_of, node) : find_id(&l->task_ids, l->task_of, node);

    if (index == FZ__NONE)
        no_such(l, node);
    else if (is_section && l->sections[index].parent != container)
        elsewhere(l, node, "parent_id", l->sections[index].parent);
    else if (!is_section && l->tasks[index].section != container)
        elsewhere(l, node, "section_id", l->tasks[index].section);
    else if (is_section)
        emit_section(l, index);
    else
        emit_task(l, index);
}

/* Whether an item names a section or a task. */
static bool names_one(const fz__json_node *node)
{
    const fz__json_node *key = node->kind == OBJECT ? node->child : NULL;

    return key && (strcmp(key->key, "section") == 0 || strcmp(key->key, "task") == 0);
}

static void emit_content(fz__json_loader *l, const fz__json_node *content, uint32_t container)
{
    for (const fz__json_node *node = content->child; node && fz__json_goes_on(&l->tree); node = node->next) {
        const fz__json_node *members[ITEM_KEYS];

        if (container == FZ__NONE && !names_one(node)) { /* no text stands in the body itself */
            fz__json_misplaced(l, node);
            continue;
        }
        if (fz__json_item(l, node, members))
            continue;
        if (members[ITEM_SECTION] || members[ITEM_TASK])
            emit_named(l, members[ITEM_SECTION] ? members[ITEM_SECTION] : members[ITEM_TASK], members[ITEM_SECTION],
                       container);
        else
            fz__json_misplaced(l, node);
    }
}

static void emit_listed(fz__json_loader *l, const fz__json_section *container)
{
    for (uint32_t i = container->first_task; i != FZ__NONE; i = l->tasks[i].next)
        emit_task(l, i);
    for (uint32_t i = container->first; i != FZ__NONE; i = l->sections[i].next)
        emit_section(l, i);
}

static void read_ordinal(fz__json_loader *l, const fz__json_node *node, fz__slice label, uint32_t *number)
{
    uint64_t stated;
    uint32_t labelled = fz__label_number(label);

    fz__json_checked(l, node, FZ_FORM_COUNT, NULL, &stated);
    *number = stated ? (uint32_t)stated : labelled;
    if (stated && labelled && stated != labelled)
        fz__json_fail(&l->tree, node, false, FZ_EORDINAL,
                      FZ_ARGS(node->text, label.bytes, fz__digits(labelled, (char[FZ_DIGITS]){0})));
}

static void open_section(fz__json_loader *l, fz__json_section *s)
{
    fz__section_entry entry = {
        .id = fz__json_attribute(l, s->members[SECTION_ID], EL_SECTION, AT_SECTION_ID, NULL),
        .label = fz__json_attribute(l, s->members[SECTION_LABEL], EL_SECTION, AT_SECTION_LABEL, NULL),
        .mark = fz__json_attribute(l, s->members[SECTION_MARK], EL_SECTION, AT_SECTION_MARK, NULL),
        .where = {.line = s->line, .column = s->column, .offset = s->node->offset}};
    const fz__json_node *title = s->members[SECTION_TITLE];

    read_ordinal(l, s->members[SECTION_ORDINAL], entry.label, &entry.number);
    entry.placed = fz__json_place(l, s->members[SECTION_PLACE], &entry.where);
    s->index = l->opened++;
    fz__builder_section_open(l->builder, &entry);
    if (title && title->length)
        fz__builder_section_title(l->builder, fz__json_text_of(l, title, FZ_FORM_TEXT), NULL);
}

static void emit_section(fz__json_loader *l, uint32_t index)
{
    fz__json_section *section = &l->sections[index];
    const fz__json_node *paragraphs = section->members[SECTION_PARAGRAPHS];

    if (section->used++ > 0 || !fz__json_goes_on(&l->tree))
        return;
    open_section(l, section);
    if (section->members[SECTION_CONTENT]) {
        emit_content(l, section->members[SECTION_CONTENT], index);
    } else {
        for (const fz__json_node *p = paragraphs ? paragraphs->child : NULL; p; p = p->next)
            if (fz__json_is(&l->tree, p, STRING))
                fz__json_add_text(l, FZ_TEXT_PARAGRAPH, p, NULL, false);
        emit_listed(l, section);
    }
    fz__builder_section_close(l->builder);
}

static void check_used(fz__json_loader *l, const fz__json_node *node, const fz__json_node *id, uint32_t used)
{
    char digits[FZ__JSON_NAME];

    if (used != 1)
        fz__json_fail(&l->tree, node, false, FZ_EJSONPLACED,
                      FZ_ARGS(id ? id->text : fz__json_name(node, digits), fz__digits(used, (char[FZ_DIGITS]){0})));
}

static void emit_body(fz__json_loader *l, const fz__json_node *body, const fz__json_section *top)
{
    if (body)
        emit_content(l, body, FZ__NONE);
    else
        emit_listed(l, top);
    if (l->tree.status != FZ_OK) /* what was not read for a fault is not missing */
        return;
    for (size_t i = 0; i < l->section_count && fz__json_goes_on(&l->tree); i++)
        check_used(l, l->sections[i].node, l->sections[i].members[SECTION_ID], l->sections[i].used);
    for (size_t i = 0; i < l->task_count && fz__json_goes_on(&l->tree); i++)
        check_used(l, l->tasks[i].node, l->tasks[i].members[TASK_ID], l->tasks[i].used);
}

static void emit_part(fz__json_loader *l, const fz__json_node *list, fz_part part)
{
    if (!list || !list->count)
        return;
    fz__builder_part(l->builder, part, NULL);
    for (const fz__json_node *node = list->child; node; node = node->next) {
        const fz__json_node *members[ITEM_KEYS] = {NULL};

        if (!fz__json_item(l, node, members) || (node->kind == OBJECT && members[ITEM_STATED]))
            fz__json_misplaced(l, node);
    }
    fz__builder_part_close(l->builder);
}

/* ------------------------------------------------------------------ the head --------------------------------------- */

static void add_entry(fz__json_loader *l, fz_field field, const fz__json_node *node)
{
    fz__head_entry entry = {.field = field};
    bool is_day = field >= FZ_FIELD_SIGNED && field <= FZ_FIELD_REPEALED;
    uint64_t number;

    if (!node)
        return;
    entry.text = fz__json_checked(l, node, is_day ? FZ_FORM_DATE : FZ_FORM_TEXT, NULL, &number);
    entry.date = is_day ? (fz_date)number : 0;
    fz__builder_head(l->builder, &entry);
}

static void add_entries(fz__json_loader *l, fz_field field, const fz__json_node *list)
{
    for (const fz__json_node *node = list ? list->child : NULL; node; node = node->next)
        if (fz__json_is(&l->tree, node, STRING))
            add_entry(l, field, node);
}

static void add_doc_number(fz__json_loader *l, const fz__json_node *node, const fz__json_node *parts)
{
    static const fz__json_rule rules[] = {{"word", STRING, false}, {"year", NUMBER, false}, {"serial", NUMBER, false}};
    const fz__json_node *members[3] = {NULL};
    fz__head_entry entry = {.field = FZ_FIELD_DOC_NUMBER};
    uint64_t year, serial;

    if (parts)
        fz__json_members(&l->tree, parts, rules, 3, members);
    if (parts && !node)
        fz__json_fail(&l->tree, parts->parent, false, FZ_EJSONMISSING, FZ_ARGS("doc_number"));
    if (!node)
        return;
    entry.text = fz__json_text_of(l, node, FZ_FORM_TEXT);
    entry.word = fz__json_attribute(l, members[0], EL_DOC_NUMBER, AT_NUMBER_WORD, NULL);
    fz__json_attribute(l, members[1], EL_DOC_NUMBER, AT_NUMBER_YEAR, &year);
    fz__json_attribute(l, members[2], EL_DOC_NUMBER, AT_NUMBER_SERIAL, &serial);
    entry.year = (uint32_t)year;
    entry.serial = (uint32_t)serial;
    fz__builder_head(l->builder, &entry);
}

static void add_basis(fz__json_loader *l, const fz__json_node *list)
{
    static const fz__json_rule rules[] = {{"title", STRING, true}, {"number", STRING, false}};

    for (const fz__json_node *node = list ? list->child : NULL; node; node = node->next) {
        const fz__json_node *members[2];
        fz__head_entry entry = {.field = FZ_FIELD_BASIS};

        if (!fz__json_members(&l->tree, node, rules, 2, members))
            continue;
        entry.text = fz__json_text_of(l, members[0], FZ_FORM_TEXT);
        entry.number = fz__json_attribute(l, members[1], EL_BASIS, AT_BASIS_NUMBER, NULL);
        fz__builder_head(l->builder, &entry);
    }
}

static void read_head(fz__json_loader *l, const fz__json_node *const *root)
{
    fz__builder_directive(l->builder, fz__json_attribute(l, root[ROOT_ID], EL_DIRECTIVE, AT_DIRECTIVE_ID, NULL).bytes,
                          fz__json_attribute(l, root[ROOT_REGION], EL_DIRECTIVE, AT_DIRECTIVE_REGION, NULL).bytes,
                          fz__json_attribute(l, root[ROOT_LANGUAGE], EL_DIRECTIVE, AT_DIRECTIVE_LANG, NULL).bytes,
                          NULL);
    fz__builder_head_open(l->builder, NULL);
    add_entry(l, FZ_FIELD_TITLE, root[ROOT_TITLE]);
    add_doc_number(l, root[ROOT_DOC_NUMBER], root[ROOT_DOC_NUMBER_PARTS]);
    if (root[ROOT_ISSUERS])
        add_entries(l, FZ_FIELD_ISSUER, root[ROOT_ISSUERS]);
    else
        add_entry(l, FZ_FIELD_ISSUER, root[ROOT_ISSUER]);
    l->issuer = root[ROOT_ISSUER];
    add_entries(l, FZ_FIELD_ADDRESSEE, root[ROOT_ADDRESSEES]);
    add_entry(l, FZ_FIELD_SIGNED, root[ROOT_SIGNED]);
    add_entry(l, FZ_FIELD_PUBLISHED, root[ROOT_PUBLISHED]);
    add_entry(l, FZ_FIELD_EFFECTIVE, root[ROOT_EFFECTIVE]);
    add_entry(l, FZ_FIELD_REPEALED, root[ROOT_REPEALED]);
    add_entry(l, FZ_FIELD_INDEX, root[ROOT_INDEX]);
    add_entry(l, FZ_FIELD_KIND, root[ROOT_KIND]);
    add_entry(l, FZ_FIELD_DISCLOSURE, root[ROOT_DISCLOSURE]);
    add_basis(l, root[ROOT_BASIS]);
    add_entries(l, FZ_FIELD_ATTACHMENT, root[ROOT_ATTACHMENTS]);
    fz__builder_part_close(l->builder);
}

/* ------------------------------------------------------------------ the whole -------------------------------------- */

/* What the writer left out is told again. */
static void tell_foreign(fz__json_loader *l, const fz__json_node *omitted)
{
    if (omitted && fz__json_number_of(l, omitted) &&
        !fz__findings_add(fz__builder_findings(l->builder), FZ_FJSONFOREIGN, NULL, FZ_ARGS(omitted->text)))
        fz__json_no_memory(&l->tree);
}

static void read_root(fz__json_loader *l, const fz__json_node *const *root)
{
    fz__json_section top = {.first = FZ__NONE, .first_task = FZ__NONE};

    if (root[ROOT_IS_DIRECTIVE] && !root[ROOT_IS_DIRECTIVE]->truth)
        fz__json_fail(&l->tree, root[ROOT_IS_DIRECTIVE], false, FZ_EJSONVALUE,
                      FZ_ARGS("is_directive", "false", FZ_WORD_JSON_TRUE));
    if (root[ROOT_ID])
        check_id(l, root[ROOT_ID], 1);
    read_head(l, root);
    read_sections(l, root[ROOT_SECTIONS], &top);
    read_tasks(l, root[ROOT_TASKS], &top);
    emit_part(l, root[ROOT_FRONT], FZ_PART_FRONT);
    emit_part(l, root[ROOT_COVER], FZ_PART_COVER);
    emit_part(l, root[ROOT_PREAMBLE], FZ_PART_PREAMBLE);
    emit_body(l, root[ROOT_BODY], &top);
    emit_part(l, root[ROOT_CLOSING], FZ_PART_CLOSING);
    emit_part(l, root[ROOT_BACK], FZ_PART_BACK);
    tell_foreign(l, root[ROOT_FOREIGN_OMITTED]);
}

static bool make_room(fz__json_loader *l, const fz__json_node *const *root)
{
    size_t sections = root[ROOT_SECTIONS] ? root[ROOT_SECTIONS]->count : 0;
    size_t tasks = root[ROOT_TASKS] ? root[ROOT_TASKS]->count : 0;

    l->sections = fz__arena_alloc(&l->scratch, (sections + 1) * sizeof(*l->sections));
    l->tasks = fz__arena_alloc(&l->scratch, (tasks + 1) * sizeof(*l->tasks));
    l->section_of = fz__arena_alloc(&l->scratch, (sections + 1) * sizeof(*l->section_of));
    l->task_of = fz__arena_alloc(&l->scratch, (tasks + 1) * sizeof(*l->task_of));
    l->builder = fz__builder_new(l->context, l->tree.source);
    return l->sections && l->tasks && l->section_of && l->task_of && l->builder;
}

static fz_status finish(fz__json_loader *l, fz_directive **directive, fz_error **error)
{
    fz_status status = l->tree.status == FZ_OK ? fz__builder_finish(l->builder, directive, error) : l->tree.status;

    if (status != FZ_OK)
        return status;
    fz__json_agree(l, *directive);
    if (l->tree.status == FZ_OK)
        return FZ_OK;
    fz_directive_unref(*directive);
    *directive = NULL;
    return l->tree.status;
}

fz_status fz__directive_load_json(fz_context *context, const char *bytes, size_t length, const char *source,
                                  fz_directive **directive, fz_error **error)
{
    fz__json_loader l = {.context = context};
    const fz__json_node *root[ROOT_KEYS];
    fz_status status = fz__json_parse(&l.tree, context, source, bytes, length, error);

    fz__arena_init(&l.scratch, context);
    fz__seen_init(&l.ids, &l.scratch);
    fz__seen_init(&l.numbers, &l.scratch);
    fz__strings_init(&l.section_ids, &l.scratch);
    fz__strings_init(&l.task_ids, &l.scratch);
    if (status == FZ_OK) {
        fz__json_members(&l.tree, l.tree.root, root_rules, ROOT_KEYS, root);
        if (make_room(&l, root))
            read_root(&l, root);
        else
            fz__json_no_memory(&l.tree);
        status = finish(&l, directive, error);
    }
    fz__builder_free(l.builder);
    fz__strings_clear(&l.section_ids);
    fz__strings_clear(&l.task_ids);
    fz__seen_clear(&l.ids);
    fz__seen_clear(&l.numbers);
    fz__arena_clear(&l.scratch);
    fz__json_clear(&l.tree);
    return status;
}
