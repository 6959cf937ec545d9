/* What is said twice must agree. The directive stands by now, so each short form is compared with what it comes to. */
#include "directive/load_json.h"

#include <string.h>

static void disagree(fz__json_loader *l, const fz__json_node *node, const char *with, const char *expected)
{
    char digits[FZ__JSON_NAME];
    const char *said = node->kind & (FZ_JSON_IS_ARRAY | FZ_JSON_IS_OBJECT) ? "[…]" : node->text;

    fz__json_fail(&l->tree, node, false, FZ_EJSONDISAGREE,
                  FZ_ARGS(fz__json_name(node, digits), said ? said : "null", with, expected ? expected : "null"));
}

/* A key that is not there says nothing. */
static void agree_text(fz__json_loader *l, const fz__json_node *node, const char *with, const char *expected)
{
    if (node && (!expected || strcmp(node->text, expected) != 0))
        disagree(l, node, with, expected);
}

/* ------------------------------------------------------------------ lists ------------------------------------------ */

/* A list that is walked beside what it should be. */
typedef struct walk {
    fz__json_loader *l;
    const fz__json_node *list, *at;
    const char *with;
    bool good;
} walk;

static walk begin(fz__json_loader *l, const fz__json_node *list, const char *with)
{
    return (walk){l, list, list ? list->child : NULL, with, list != NULL};
}

static void step(walk *w, const char *expected)
{
    if (!w->good)
        return;
    w->good = w->at && w->at->kind == FZ_JSON_IS_STRING && strcmp(w->at->text, expected) == 0;
    if (!w->good)
        disagree(w->l, w->at ? w->at : w->list, w->with, expected);
    else
        w->at = w->at->next;
}

static void end(walk *w)
{
    if (w->good && w->at)
        disagree(w->l, w->at, w->with, NULL);
}

static void agree_units(fz__json_loader *l, const fz__json_node *list, const fz_task *task, fz_role role)
{
    const fz_directive *d = task->directive;
    walk w = begin(l, list, "assignments");

    for (uint32_t i = task->assignments.first; i < task->assignments.end; i++)
        if (d->assignments[i].role == role)
            step(&w, d->units[d->assignments[i].unit].name);
    end(&w);
}

static void agree_paragraphs(fz__json_loader *l, const fz__json_node *list, const fz_section *section)
{
    const fz_directive *d = section->directive;
    walk w = begin(l, list, "content");

    for (uint32_t i = section->items.first; i < section->items.end; i++)
        if (d->items[i].kind == FZ_ITEM_PARAGRAPH)
            step(&w, d->items[i].text);
    end(&w);
}

/* A member of an object by its key; the objects were checked when nothing else was read in their place. */
static const fz__json_node *member_of(const fz__json_node *object, const char *key)
{
    const fz__json_node *node = object->kind == FZ_JSON_IS_OBJECT ? object->child : NULL;

    while (node && strcmp(node->key, key) != 0)
        node = node->next;
    return node && node->kind == FZ_JSON_IS_STRING ? node : NULL;
}

static void agree_fields(fz__json_loader *l, const fz__json_node *list, const fz_task *task)
{
    const fz_directive *d = task->directive;
    const fz__json_node *at = list ? list->child : NULL;

    for (uint32_t i = task->items.first; list && i < task->items.end; i++) {
        const fz__item *item = &d->items[i];
        const fz__json_node *name = at ? member_of(at, "name") : NULL, *text = at ? member_of(at, "text") : NULL;

        if (item->kind != FZ_ITEM_FIELD)
            continue;
        if (!name || !text || strcmp(name->text, d->names.texts[item->ref]) != 0 ||
            strcmp(text->text, item->text) != 0) {
            disagree(l, at ? at : list, "content", d->names.texts[item->ref]);
            return;
        }
        at = at->next;
    }
    if (at)
        disagree(l, at, "content", NULL);
}

/* ------------------------------------------------------------------ texts in pieces -------------------------------- */

static void agree_joined(fz__json_loader *l, const fz__json_node *node, const char *with, fz__buffer *joined)
{
    if (joined->failed)
        fz__json_no_memory(&l->tree);
    else
        agree_text(l, node, with, joined->bytes);
    fz__buffer_clear(joined);
}

/* As the writer puts several deadlines into one string. */
static void agree_deadline(fz__json_loader *l, const fz__json_node *deadline, const fz_task *task)
{
    fz__buffer joined;

    if (!deadline)
        return;
    fz__buffer_init(&joined, l->context);
    for (size_t i = 0; i < fz_task_due_count(task); i++) {
        fz__buffer_string(&joined, i ? "，" : "");
        fz__buffer_string(&joined, fz_task_due_text(task, i));
    }
    agree_joined(l, deadline, "due", &joined);
}

static void agree_issuer(fz__json_loader *l, const fz_directive *directive)
{
    fz__buffer joined;

    if (!l->issuer)
        return;
    fz__buffer_init(&joined, l->context);
    for (size_t i = 0; i < fz_directive_field_count(directive, FZ_FIELD_ISSUER); i++) {
        fz__buffer_string(&joined, i ? "、" : "");
        fz__buffer_string(&joined, fz_directive_field(directive, FZ_FIELD_ISSUER, i));
    }
    agree_joined(l, l->issuer, "issuers", &joined);
}

/* ------------------------------------------------------------------ sections and tasks ----------------------------- */

/* The label of the section over a task at a level, as the writer gives it. */
static const char *label_at(const fz__json_loader *l, uint32_t section, uint32_t level)
{
    const fz__json_node *label;

    while (section != FZ__NONE && l->sections[section].depth > level)
        section = l->sections[section].parent;
    if (section == FZ__NONE || l->sections[section].depth != level)
        return NULL;
    label = l->sections[section].members[SECTION_LABEL];
    return label ? label->text : NULL;
}

static void agree_task(fz__json_loader *l, const fz__json_task_entry *entry, const fz_task *task)
{
    const fz__json_node *const *m = entry->members;
    const char *open = task->open_ended ? "true" : "false";

    agree_text(l, m[TASK_TEXT], "content", task->text);
    agree_text(l, m[TASK_SECTION], "section_id", label_at(l, entry->section, 0));
    agree_text(l, m[TASK_SUBSECTION], "section_id", label_at(l, entry->section, 1));
    agree_units(l, m[TASK_LEAD], task, FZ_ROLE_LEAD);
    agree_units(l, m[TASK_COOPERATE], task, FZ_ROLE_COOPERATE);
    agree_units(l, m[TASK_RESPONSIBLE], task, FZ_ROLE_RESPONSIBLE);
    agree_text(l, m[TASK_OPEN_ENDED], "assignments", open);
    agree_deadline(l, m[TASK_DEADLINE], task);
    agree_fields(l, m[TASK_FIELDS], task);
}

void fz__json_agree(fz__json_loader *l, const fz_directive *directive)
{
    agree_issuer(l, directive);
    for (size_t i = 0; i < l->section_count && fz__json_goes_on(&l->tree); i++) {
        const fz__json_section *section = &l->sections[i];
        const fz__json_node *parent =
            section->parent == FZ__NONE ? NULL : l->sections[section->parent].members[SECTION_LABEL];

        agree_text(l, section->members[SECTION_PARENT], "parent_id", parent ? parent->text : NULL);
        agree_paragraphs(l, section->members[SECTION_PARAGRAPHS], &directive->sections[section->index]);
    }
    for (size_t i = 0; i < l->task_count && fz__json_goes_on(&l->tree); i++)
        agree_task(l, &l->tasks[i], &directive->tasks[l->tasks[i].index]);
}
