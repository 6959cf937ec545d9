#include "export/cells.h"

#include <string.h>

const fz_section *fz__section_at(const fz_task *task, uint32_t level)
{
    const fz_section *inner = fz_task_section(task), *wanted = NULL;
    uint32_t depth = 0;

    for (const fz_section *s = inner; s; s = fz_section_parent(s))
        depth++;
    for (const fz_section *s = inner; s && depth > level; s = fz_section_parent(s), depth--)
        wanted = s;
    return depth == level ? wanted : NULL;
}

static void append(fz__buffer *text, const char *string)
{
    fz__buffer_string(text, string ? string : "");
}

/* 1/2/3 as 1（2）（3）. */
static void append_number(const char *label, fz__buffer *text)
{
    const char *slash;

    if (!label)
        return;
    for (bool inner = false;; inner = true, label = slash + 1) {
        slash = strchr(label, '/');
        append(text, inner ? "（" : "");
        fz__buffer_append(text, label, slash ? (size_t)(slash - label) : strlen(label));
        append(text, inner ? "）" : "");
        if (!slash)
            return;
    }
}

static void append_place(const fz_task *task, fz__buffer *text)
{
    const fz_section *section;

    for (uint32_t level = 0; (section = fz__section_at(task, level)); level++) {
        const char *label = fz_section_label(section);

        append(text, label && level ? "（" : "");
        append(text, label);
        append(text, label && level ? "）" : "");
    }
}

static void append_units(const fz_task *task, fz_role role, const char *separator, fz__buffer *text)
{
    const fz_directive *d = task->directive;
    const char *before = "";

    for (uint32_t i = task->assignments.first; i < task->assignments.end; i++) {
        const fz_assignment *assignment = &d->assignments[i];

        if (assignment->role != role)
            continue;
        append(text, before);
        append(text, d->units[assignment->unit].name);
        before = separator;
        if (assignment->open) {
            append(text, *separator == '\n' ? separator : "");
            append(text, "等");
        }
    }
}

static void append_dues(const fz_task *task, const char *separator, fz__buffer *text)
{
    for (size_t i = 0; i < fz_task_due_count(task); i++) {
        append(text, i ? separator : "");
        append(text, fz_task_due_text(task, i));
    }
}

static void append_persons(const fz_task *task, const char *separator, fz__buffer *text)
{
    for (size_t i = 0; i < fz_task_person_count(task); i++) {
        const char *office = fz_task_person_office(task, i);

        append(text, i ? separator : "");
        append(text, office);
        append(text, office ? "：" : "");
        append(text, fz_task_person_name(task, i));
    }
}

static void append_fields(const fz_task *task, const char *separator, fz__buffer *text)
{
    const fz_directive *d = task->directive;
    const char *before = "";

    for (uint32_t i = task->items.first; i < task->items.end; i++) {
        const fz__item *item = &d->items[i];

        if (item->kind != FZ_ITEM_FIELD)
            continue;
        append(text, before);
        append(text, d->names.texts[item->ref]);
        append(text, "：");
        fz__buffer_append(text, item->text, item->length);
        before = separator;
    }
}

void fz__cell_append(const fz_task *task, fz__cell cell, const char *separator, fz__buffer *text)
{
    switch (cell) {
    case FZ_CELL_NUMBER:
        append_number(fz_task_label(task), text);
        break;
    case FZ_CELL_PLACE:
        append_place(task, text);
        break;
    case FZ_CELL_SECTION:
        append(text, fz_section_label(fz__section_at(task, 0)));
        break;
    case FZ_CELL_SECTION_TITLE:
        append(text, fz_section_title(fz__section_at(task, 0)));
        break;
    case FZ_CELL_SUBSECTION:
        append(text, fz_section_label(fz__section_at(task, 1)));
        break;
    case FZ_CELL_SUBSECTION_TITLE:
        append(text, fz_section_title(fz__section_at(task, 1)));
        break;
    case FZ_CELL_TEXT:
        append(text, fz_task_text(task));
        break;
    case FZ_CELL_LEAD:
        append_units(task, FZ_ROLE_LEAD, separator, text);
        break;
    case FZ_CELL_COOPERATE:
        append_units(task, FZ_ROLE_COOPERATE, separator, text);
        break;
    case FZ_CELL_RESPONSIBLE:
        append_units(task, FZ_ROLE_RESPONSIBLE, separator, text);
        break;
    case FZ_CELL_OPEN:
        append(text, fz_task_is_open_ended(task) ? "是" : "否");
        break;
    case FZ_CELL_DEADLINE:
        append_dues(task, separator, text);
        break;
    case FZ_CELL_PERSONS:
        append_persons(task, separator, text);
        break;
    case FZ_CELL_FIELDS:
        append_fields(task, separator, text);
        break;
    case FZ_CELL_ID:
        append(text, fz_task_id(task));
        break;
    case FZ_CELL_DIRECTIVE:
        append(text, fz_directive_title(task->directive));
        break;
    case FZ_CELL_SOURCE:
        append(text, task->directive->source);
        break;
    case FZ_CELL_THROUGH:
        break;
    }
}
