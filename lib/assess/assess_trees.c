/* Classes, totals, and the slots that a directive makes of their indicators (sections 3 and 6). */
#include "assess/assess_model.h"
#include "assess/calc.h"

#include <string.h>

/* What an indicator inherits from those around it. */
typedef struct about {
    const fz_section *section;
    const uint32_t *tasks;
    uint32_t task_count;
    bool bound, repeated;
    const char *suffix; /* of ids: the task's or section's id; NULL: none */
} about;

static bool add_children(fz__assessment *a, const fz__node *node, uint32_t parent, const about *around);

static const char *id_with(fz__assessment *a, const char *id, const char *suffix)
{
    size_t length = strlen(id), more = suffix ? strlen(suffix) + 1 : 0;
    char *text = fz__arena_alloc(&a->report->arena, length + more + 1);

    if (!text)
        return NULL;
    memcpy(text, id, length + 1);
    if (suffix) {
        text[length] = '.';
        memcpy(text + length + 1, suffix, more);
    }
    return text;
}

/* Mean and geometric mean go by weights alone, so that one which is not written is 0 there. */
static fz__rational weight_of(const fz__node *node)
{
    unsigned above =
        node->element == SC_TOTAL ? COMBINE_SUM : fz__node_choice(fz__node_parent(node), KEY_COMBINE, COMBINE_SUM);
    bool weighted = (above == COMBINE_MEAN || above == COMBINE_GEOMETRIC) && !fz__node_number(node, KEY_OUTSIDE);

    return fz__rational_decimal(fz__node_decimal(node, KEY_WEIGHT, weighted ? 0 : FZ_DECIMAL_ONE));
}

static bool add_slot(fz__assessment *a, const fz__node *node, uint32_t parent, const about *is)
{
    fz_report *r = a->report;
    uint32_t index = (uint32_t)r->slot_count;
    const char *id = id_with(a, fz__node_text(node, KEY_ID), is->suffix);

    if (!id || r->slot_count >= FZ__NO_SLOT || !FZ_GROW(a->context, &r->slots, &r->slot_capacity, r->slot_count + 1))
        return fz__assess_no_memory(a);
    r->slots[r->slot_count++] = (fz__slot){
        .node = node,
        .id = id,
        .parent = parent,
        .task = is->task_count == 1 ? &r->directive->tasks[is->tasks[0]] : NULL,
        .section = is->section,
        .tasks = is->tasks,
        .task_count = is->task_count,
        .bound = is->bound,
        .repeated = is->repeated,
        .outside = fz__node_number(node, KEY_OUTSIDE) != 0,
        .is_leaf = !fz__node_child(node, SC_INDICATOR),
        .has_points = fz__node_has(node, KEY_POINTS),
        .combine = (uint8_t)fz__node_choice(node, KEY_COMBINE, COMBINE_SUM),
        .absent = (uint8_t)fz__node_choice(node, KEY_ABSENT, ABSENT_FOLD),
        .points = fz__rational_decimal(fz__node_decimal(node, KEY_POINTS, 0)),
        .weight = weight_of(node),
        .base = fz__rational_decimal(fz__node_decimal(node, KEY_BASE, 0)),
    };
    if (!add_children(a, node, index, is))
        return false;
    r->slots[index].end = (uint32_t)r->slot_count;
    return true;
}

/* ------------------------------------------------------------------ binding ---------------------------------------- */

static bool unbound(fz__assessment *a, const fz__node *node, const char *kind, const char *id)
{
    return fz__assess_stop(
        a, FZ_EBINDING, FZ_ARGS(fz__node_text(node, KEY_ID), kind, a->report->directive ? id : FZ_WORD_NO_DIRECTIVE));
}

static const fz_section *section_of(const fz_directive *directive, const char *id)
{
    for (uint32_t i = 0; directive && i < directive->section_count; i++)
        if (directive->sections[i].id && strcmp(directive->sections[i].id, id) == 0)
            return &directive->sections[i];
    return NULL;
}

/* The tasks of a range, as a list. */
static bool range_tasks(fz__assessment *a, fz__range range, about *is)
{
    uint32_t count = range.end - range.first, *tasks = fz__arena_alloc(&a->report->arena, count * sizeof(*tasks));

    if (!tasks)
        return fz__assess_no_memory(a);
    for (uint32_t i = 0; i < count; i++)
        tasks[i] = range.first + i;
    is->tasks = tasks;
    is->task_count = count;
    return true;
}

static int compare_numbers(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

/* tasks="t1 t2": sorted, each once. */
static bool listed_tasks(fz__assessment *a, const fz__node *node, const char *list, about *is)
{
    uint32_t *tasks = fz__arena_alloc(&a->report->arena, (strlen(list) / 2 + 1) * sizeof(*tasks)), count = 0, kept = 0;
    const char *word;
    size_t length;

    if (!tasks)
        return fz__assess_no_memory(a);
    while (fz__next_word(&list, &word, &length)) {
        const char *id = fz__arena_string(&a->arena, word, length);
        const fz_task *task = id ? fz_directive_task_by_id(a->report->directive, id) : NULL;

        if (!id)
            return fz__assess_no_memory(a);
        if (!task)
            return unbound(a, node, FZ_WORD_TASK, id);
        tasks[count++] = task->index;
    }
    fz__sort(tasks, count, sizeof(*tasks), compare_numbers);
    for (uint32_t i = 0; i < count; i++)
        if (i == 0 || tasks[i] != tasks[kept - 1])
            tasks[kept++] = tasks[i];
    is->tasks = tasks;
    is->task_count = kept;
    return true;
}

/* Whether `each` may make a slot of a task: inside a bound indicator of its own alone. */
static bool is_among(const about *around, uint32_t task)
{
    uint32_t low = 0, high = around->task_count;

    while (around->bound && low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (around->tasks[middle] < task)
            low = middle + 1;
        else
            high = middle;
    }
    return !around->bound || (low < around->task_count && around->tasks[low] == task);
}

/* A slot for each task of a range. */
static bool each_task(fz__assessment *a, const fz__node *node, uint32_t parent, fz__range range, const about *around)
{
    const fz_directive *d = a->report->directive;

    for (uint32_t i = range.first; i < range.end; i++) {
        about is = {.bound = true, .repeated = true, .suffix = d->tasks[i].id};

        if (!is_among(around, i))
            continue;
        if (!range_tasks(a, (fz__range){i, i + 1}, &is) || !add_slot(a, node, parent, &is))
            return false;
    }
    return true;
}

/* The tasks that a section directly holds, as far as they are among those around. */
static bool direct_tasks(fz__assessment *a, const fz_section *section, const about *around, about *is)
{
    const fz_directive *d = a->report->directive;
    uint32_t own = (uint32_t)(section - d->sections), *tasks;

    if (!range_tasks(a, section->tasks, is))
        return false;
    tasks = fz__arena_alloc(&a->report->arena, is->task_count * sizeof(*tasks));
    if (!tasks)
        return fz__assess_no_memory(a);
    is->tasks = tasks;
    is->task_count = 0;
    for (uint32_t i = section->tasks.first; i < section->tasks.end; i++)
        if (d->tasks[i].section == own && is_among(around, i))
            tasks[is->task_count++] = i;
    return true;
}

static bool each_section(fz__assessment *a, const fz__node *node, uint32_t parent, fz__range range, const about *around)
{
    const fz_directive *d = a->report->directive;

    for (uint32_t i = range.first; i < range.end; i++) {
        about is = {.bound = true, .repeated = true, .section = &d->sections[i], .suffix = d->sections[i].id};

        if (!direct_tasks(a, &d->sections[i], around, &is))
            return false;
        if (is.task_count > 0 && !add_slot(a, node, parent, &is))
            return false;
    }
    return true;
}

static bool add_each(fz__assessment *a, const fz__node *node, const fz__node *bind, uint32_t parent,
                     const about *around)
{
    const fz_directive *d = a->report->directive;
    const char *id = fz__node_text(bind, KEY_SECTION);
    const fz_section *section = id ? section_of(d, id) : NULL;
    bool tasks = fz__node_choice(bind, KEY_EACH, EACH_TASK) == EACH_TASK;

    if (!d || (id && !section))
        return unbound(a, node, id || !tasks ? FZ_WORD_SECTION : FZ_WORD_TASK, id ? id : "");
    if (tasks)
        return each_task(a, node, parent, section ? section->tasks : (fz__range){0, d->task_count}, around);
    return each_section(a, node, parent, section ? section->sections : (fz__range){0, d->section_count}, around);
}

static bool add_indicator(fz__assessment *a, const fz__node *node, uint32_t parent, const about *around)
{
    const fz__node *bind = fz__node_child(node, SC_BIND);
    const char *tasks = bind ? fz__node_text(bind, KEY_TASKS) : NULL;
    about is = *around;

    if (bind && fz__node_has(bind, KEY_EACH))
        return add_each(a, node, bind, parent, around);
    if (bind) {
        is = (about){.bound = true, .repeated = around->repeated, .suffix = around->suffix};
        if (!tasks) {
            is.section = section_of(a->report->directive, fz__node_text(bind, KEY_SECTION));
            if (!is.section)
                return unbound(a, node, FZ_WORD_SECTION, fz__node_text(bind, KEY_SECTION));
        }
        if (!(tasks ? listed_tasks(a, node, tasks, &is) : range_tasks(a, is.section->tasks, &is)))
            return false;
    }
    return add_slot(a, node, parent, &is);
}

static bool add_children(fz__assessment *a, const fz__node *node, uint32_t parent, const about *around)
{
    for (const fz__node *at = fz__node_child(node, SC_INDICATOR); at; at = fz__node_sibling(at, SC_INDICATOR))
        if (!add_indicator(a, at, parent, around))
            return false;
    return true;
}

/* ------------------------------------------------------------------ classes ---------------------------------------- */

const fz__node *fz__for_class(const fz__node *root, fz__scheme_element element, const char *class)
{
    const fz__node *others = NULL;

    for (const fz__node *at = fz__node_child(root, element); at; at = fz__node_sibling(at, element)) {
        const char *list = fz__node_text(at, KEY_CLASS);

        if (!list)
            others = at;
        else if (class && fz__list_holds(list, class, strlen(class)))
            return at;
    }
    return others;
}

bool fz__assess_class(fz__assessment *a, const fz__node *class)
{
    fz_report *r = a->report;
    const fz__node *root = &r->scheme->nodes[0];
    const char *id = class ? fz__node_text(class, KEY_ID) : NULL;
    const fz__node *total = fz__for_class(root, SC_TOTAL, id);
    uint32_t tree = 0;

    if (!FZ_GROW(a->context, &r->classes, &r->class_capacity, r->class_count + 1))
        return fz__assess_no_memory(a);
    while (tree < r->tree_count && r->trees[tree].total != total)
        tree++;
    r->classes[r->class_count++] = (fz__class){
        .id = id,
        .name = class ? fz__node_text(class, KEY_NAME) : NULL,
        .tree = tree,
        .grades = fz__for_class(root, SC_GRADES, id),
        .rank = fz__for_class(root, SC_RANK, id),
    };
    return true;
}

bool fz__assess_tree(fz__assessment *a, const fz__node *total)
{
    fz_report *r = a->report;
    const about nothing = {.section = NULL};

    if (!FZ_GROW(a->context, &r->trees, &r->tree_capacity, r->tree_count + 1))
        return fz__assess_no_memory(a);
    r->trees[r->tree_count] = (fz__tree){total, (uint32_t)r->slot_count, 0};
    if (!add_slot(a, total, FZ__NO_SLOT, &nothing))
        return false;
    r->trees[r->tree_count++].end = (uint32_t)r->slot_count;
    return true;
}

bool fz__assess_trees(fz__assessment *a)
{
    const fz__node *root = &a->report->scheme->nodes[0], *at;

    for (at = fz__node_child(root, SC_TOTAL); at; at = fz__node_sibling(at, SC_TOTAL))
        if (!fz__assess_tree(a, at))
            return false;
    for (at = fz__node_child(root, SC_CLASS); at; at = fz__node_sibling(at, SC_CLASS))
        if (!fz__assess_class(a, at))
            return false;
    return a->report->class_count > 0 || fz__assess_class(a, NULL);
}
