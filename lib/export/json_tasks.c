/* The first nine keys of a task are the form of the design, which programs depend on; later ones may grow in number. */
#include "export/json_tasks.h"

#include "export/cells.h"
#include "export/format.h"
#include "export/through.h"

const char *fz__role_name(uint32_t role)
{
    return role == FZ_ROLE_LEAD ? "lead" : role == FZ_ROLE_COOPERATE ? "cooperate" : "responsible";
}

void fz__json_day(fz__json *json, const char *key, fz_date day)
{
    char text[16];

    fz__json_string(json, key, fz_date_format(day, text, sizeof(text)) ? text : NULL);
}

static void put_units(fz__json *json, const fz_task *task, fz_role role)
{
    const fz_directive *d = task->directive;

    fz__json_open(json, fz__role_name(role), FZ_JSON_ARRAY_LINE);
    for (uint32_t i = task->assignments.first; i < task->assignments.end; i++)
        if (d->assignments[i].role == role)
            fz__json_string(json, NULL, d->units[d->assignments[i].unit].name);
    fz__json_close(json);
}

/* One string, as a reader of the document would copy it; all deadlines one by one stand in "due". */
static void put_deadline(fz__json *json, const fz_task *task)
{
    size_t count = fz_task_due_count(task);

    if (count < 2) {
        fz__json_string(json, "deadline", fz_task_due_text(task, 0));
        return;
    }
    fz__json_begin_text(json, "deadline");
    for (size_t i = 0; i < count; i++) {
        fz__json_more_text(json, i ? "，" : "");
        fz__json_more_text(json, fz_task_due_text(task, i));
    }
    fz__json_end_text(json);
}

static void put_spot(fz__json *json, const fz__spot *spot, bool always)
{
    if (!spot->kept && !always) {
        fz__json_string(json, "place", NULL);
        return;
    }
    fz__json_open(json, "place", FZ_JSON_OBJECT_LINE);
    fz__json_number(json, "line", spot->line);
    fz__json_number(json, "column", spot->column);
    fz__json_number(json, "offset", spot->offset);
    fz__json_number(json, "length", spot->length);
    if (always)
        fz__json_bool(json, "kept", spot->kept);
    fz__json_close(json);
}

void fz__json_spot(fz__json *json, const fz__spot *spot)
{
    put_spot(json, spot, false);
}

/* With `whole`, where it stands in the issuer's text. */
static void put_assignments(fz__json *json, const fz_task *task, bool whole)
{
    fz__json_open(json, "assignments", FZ_JSON_ARRAY);
    for (uint32_t i = task->assignments.first; i < task->assignments.end; i++) {
        const fz_assignment *assignment = &task->directive->assignments[i];

        fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
        fz__json_string(json, "unit", task->directive->units[assignment->unit].name);
        fz__json_string(json, "full", assignment->full);
        fz__json_string(json, "role", fz__role_name(assignment->role));
        fz__json_number(json, "rank", assignment->rank);
        fz__json_bool(json, "collective", assignment->collective);
        fz__json_bool(json, "open", assignment->open);
        if (whole)
            fz__json_spot(json, &assignment->spot);
        fz__json_close(json);
    }
    fz__json_close(json);
}

static void put_dues(fz__json *json, const fz_task *task)
{
    fz__json_open(json, "due", FZ_JSON_ARRAY);
    for (size_t i = 0; i < fz_task_due_count(task); i++) {
        fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
        fz__json_string(json, "text", fz_task_due_text(task, i));
        fz__json_day(json, "date", fz_task_due_day(task, i));
        fz__json_string(json, "every", fz_task_due_every(task, i));
        fz__json_close(json);
    }
    fz__json_close(json);
}

static void put_some(fz__json *json, const char *key, uint32_t number)
{
    if (number)
        fz__json_number(json, key, number);
    else
        fz__json_string(json, key, NULL);
}

/* What a requirement does not have is null; decimals are strings. */
static void put_requirement(fz__json *json, const fz_requirement *r, bool whole)
{
    char number[32];
    fz_decimal value;
    bool numbered = fz_requirement_number(r, &value);

    if (numbered)
        fz_decimal_format(value, number, sizeof(number));
    fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
    fz__json_string(json, "kind", fz_requirement_kind_name(fz_requirement_kind_of(r)));
    fz__json_text(json, "text", r->text, r->length);
    fz__json_number(json, "paragraph", r->paragraph);
    fz__json_number(json, "offset", r->offset);
    fz__json_number(json, "length", r->length);
    fz__json_number(json, "line", r->spot.line);
    fz__json_number(json, "column", r->spot.column);
    fz__json_string(json, "number", numbered ? number : NULL);
    fz__json_string(json, "unit", r->unit);
    fz__json_string(json, "bound", r->bound ? fz_bound_name(fz_requirement_bound(r)) : NULL);
    fz__json_string(json, "every", r->period ? fz_period_name(fz_requirement_period(r)) : NULL);
    put_some(json, "month", r->month);
    put_some(json, "day", r->day);
    fz__json_bool(json, "end", r->at_end);
    fz__json_day(json, "date", r->date);
    if (whole)
        fz__json_spot(json, &r->spot);
    fz__json_close(json);
}

static void put_requirements(fz__json *json, const fz_task *task, bool whole)
{
    fz__json_open(json, "requirements", FZ_JSON_ARRAY);
    for (size_t i = 0; i < fz_task_requirement_count(task); i++)
        put_requirement(json, fz_task_requirement(task, i), whole);
    fz__json_close(json);
}

static void put_persons(fz__json *json, const fz_task *task)
{
    fz__json_open(json, "persons", FZ_JSON_ARRAY);
    for (size_t i = 0; i < fz_task_person_count(task); i++) {
        fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
        fz__json_string(json, "name", fz_task_person_name(task, i));
        fz__json_string(json, "office", fz_task_person_office(task, i));
        fz__json_close(json);
    }
    fz__json_close(json);
}

static void put_fields(fz__json *json, const fz_task *task)
{
    const fz_directive *d = task->directive;

    fz__json_open(json, "fields", FZ_JSON_ARRAY);
    for (uint32_t i = task->items.first; i < task->items.end; i++) {
        const fz__item *item = &d->items[i];

        if (item->kind != FZ_ITEM_FIELD)
            continue;
        fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
        fz__json_string(json, "name", d->names.texts[item->ref]);
        fz__json_text(json, "text", item->text, item->length);
        fz__json_close(json);
    }
    fz__json_close(json);
}

static void put_place(fz__json *json, const fz_task *task)
{
    fz_place place = {.size = sizeof(place)};

    fz_task_place(task, &place);
    fz__json_open(json, "place", FZ_JSON_OBJECT_LINE);
    fz__json_number(json, "line", place.line);
    fz__json_number(json, "column", place.column);
    fz__json_number(json, "offset", place.offset);
    fz__json_number(json, "length", place.length);
    fz__json_close(json);
}

static void put_flag(fz__json *json, const char *key, bool value)
{
    if (value)
        fz__json_bool(json, key, true);
}

/* An item that refers to one of a list of its task. */
static void put_index(fz__json *json, const char *key, uint32_t index, fz__range list)
{
    fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
    fz__json_number(json, key, index - list.first);
    fz__json_close(json);
}

static void put_named(fz__json *json, const char *key, const char *id)
{
    fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
    fz__json_string(json, key, id);
    fz__json_close(json);
}

static void put_text_item(fz__json *json, const fz_directive *d, const fz__item *item)
{
    static const char *const keys[] = {"p", "field", "stated"};

    if (item->kind == FZ_ITEM_PARAGRAPH && !item->joined) {
        fz__json_text(json, NULL, item->text, item->length);
        return;
    }
    fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
    fz__json_text(json, keys[item->kind], item->text, item->length);
    if (item->ref != FZ__NONE)
        fz__json_string(json, "name", d->names.texts[item->ref]);
    put_flag(json, "joined", item->joined);
    fz__json_close(json);
}

/* `task` is NULL outside tasks. */
static void put_item(fz__json *json, const fz_directive *d, const fz_task *task, const fz__item *item)
{
    static const char *const keys[] = {[FZ_ITEM_ASSIGN] = "assignment",
                                       [FZ_ITEM_DUE] = "due",
                                       [FZ_ITEM_PERSON] = "person",
                                       [FZ_ITEM_REQUIRE] = "requirement"};

    switch ((fz__item_kind)item->kind) {
    case FZ_ITEM_PARAGRAPH:
    case FZ_ITEM_FIELD:
    case FZ_ITEM_STATED:
        put_text_item(json, d, item);
        break;
    case FZ_ITEM_SECTION:
        put_named(json, "section", d->sections[item->ref].id);
        break;
    case FZ_ITEM_TASK:
        put_named(json, "task", d->tasks[item->ref].id);
        break;
    case FZ_ITEM_ASSIGN:
    case FZ_ITEM_DUE:
    case FZ_ITEM_PERSON:
    case FZ_ITEM_REQUIRE:
        put_index(json, keys[item->kind], item->ref,
                  item->kind == FZ_ITEM_ASSIGN   ? task->assignments
                  : item->kind == FZ_ITEM_DUE    ? task->dues
                  : item->kind == FZ_ITEM_PERSON ? task->persons
                                                 : task->requirements);
        break;
    case FZ_ITEM_MARKUP: /* of others: JSON has no place for it */
        break;
    }
}

void fz__json_items(fz__json *json, const char *key, const fz_directive *directive, const fz_task *task,
                    fz__range items)
{
    fz__json_open(json, key, FZ_JSON_ARRAY);
    for (uint32_t i = items.first; i < items.end && !json->sink->failed; i++)
        put_item(json, directive, task, &directive->items[i]);
    fz__json_close(json);
}

/* What makes the task come back as it was. */
static void put_whole(fz__json *json, const fz_task *task)
{
    put_some(json, "ordinal", task->number);
    fz__json_string(json, "mark", task->mark);
    fz__json_bool(json, "sic", task->sic);
    fz__json_items(json, "content", task->directive, task, task->items);
}

static void put_task(fz__json *json, const fz_task *task, const fz_query *query, bool whole, bool of)
{
    fz__json_open(json, NULL, FZ_JSON_OBJECT);
    fz__json_string(json, "number", fz_task_label(task));
    fz__json_string(json, "section", fz_section_label(fz__section_at(task, 0)));
    fz__json_string(json, "subsection", fz_section_label(fz__section_at(task, 1)));
    fz__json_text(json, "text", task->text, task->text_length);
    put_units(json, task, FZ_ROLE_LEAD);
    put_units(json, task, FZ_ROLE_COOPERATE);
    put_units(json, task, FZ_ROLE_RESPONSIBLE);
    fz__json_bool(json, "open_ended", fz_task_is_open_ended(task));
    put_deadline(json, task);
    fz__json_string(json, "id", fz_task_id(task));
    fz__json_string(json, "section_id", fz_section_id(fz_task_section(task)));
    put_assignments(json, task, whole);
    put_dues(json, task);
    put_requirements(json, task, whole);
    put_persons(json, task);
    put_fields(json, task);
    if (whole)
        put_spot(json, &task->spot, true);
    else
        put_place(json, task);
    if (whole)
        put_whole(json, task);
    if (query)
        fz__json_through(json, query, task);
    if (of) {
        fz__json_string(json, "directive", fz_directive_title(task->directive));
        fz__json_string(json, "source", task->directive->source);
    }
    fz__json_close(json);
}

void fz__json_task(fz__json *json, const fz_task *task, const fz_query *query, bool of)
{
    put_task(json, task, query, false, of);
}

void fz__json_whole_task(fz__json *json, const fz_task *task)
{
    put_task(json, task, NULL, true, false);
}

bool fz__tasks_json(const fz__task_list *list, fz__sink *sink)
{
    fz__json json;

    fz__json_init(&json, sink);
    fz__json_open(&json, NULL, FZ_JSON_ARRAY);
    for (size_t i = 0; i < list->count && !sink->failed; i++)
        fz__json_task(&json, list->tasks[i], list->query, list->several);
    fz__json_close(&json);
    return true;
}
