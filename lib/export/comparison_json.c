/* A comparison as one JSON object; the keys are told in export.h. */
#include "export/format.h"

#include "compare/model.h"
#include "export/cells.h"
#include "export/json.h"
#include "export/json_tasks.h"

static const char *const kinds[FZ_CHANGE_COUNT_] = {
    [FZ_CHANGE_HEAD] = "head",
    [FZ_CHANGE_PART] = "part",
    [FZ_CHANGE_SECTION_ADDED] = "section_added",
    [FZ_CHANGE_SECTION_REMOVED] = "section_removed",
    [FZ_CHANGE_SECTION_MOVED] = "section_moved",
    [FZ_CHANGE_SECTION_RENUMBERED] = "section_renumbered",
    [FZ_CHANGE_SECTION_TITLE] = "section_title",
    [FZ_CHANGE_SECTION_TEXT] = "section_text",
    [FZ_CHANGE_ADDED] = "added",
    [FZ_CHANGE_REMOVED] = "removed",
    [FZ_CHANGE_MOVED] = "moved",
    [FZ_CHANGE_RENUMBERED] = "renumbered",
    [FZ_CHANGE_TEXT] = "text",
    [FZ_CHANGE_ASSIGNMENTS] = "assignments",
    [FZ_CHANGE_DUE] = "due",
    [FZ_CHANGE_DETAILS] = "details",
    [FZ_CHANGE_STATEMENT] = "statement",
    [FZ_CHANGE_OTHER] = "other",
};

static const char *const fields[FZ_FIELD_COUNT_] = {
    "title",    "doc_number", "issuer", "addressee",  "signed", "published",  "effective",
    "repealed", "index",      "kind",   "disclosure", "basis",  "attachment",
};

static const char *const parts[FZ_PART_COUNT_] = {"front", "cover", "preamble", "body", "closing", "back"};

static const char *const shifts[] = {"", "added", "removed", "role", "rank", "open", "reading"};

static void put_directive(fz__json *json, const char *key, const fz_directive *directive)
{
    fz__json_open(json, key, FZ_JSON_OBJECT);
    fz__json_string(json, "source", fz_directive_source(directive));
    fz__json_string(json, "id", fz_directive_id(directive));
    fz__json_string(json, "title", fz_directive_field(directive, FZ_FIELD_TITLE, 0));
    fz__json_string(json, "doc_number", fz_directive_field(directive, FZ_FIELD_DOC_NUMBER, 0));
    fz__json_number(json, "tasks", fz_directive_task_count(directive));
    fz__json_close(json);
}

static void put_counts(fz__json *json, const fz_comparison *comparison)
{
    fz__json_open(json, "counts", FZ_JSON_OBJECT);
    for (fz_change_kind kind = FZ_CHANGE_HEAD; kind < FZ_CHANGE_COUNT_; kind++)
        if (fz_comparison_kind_count(comparison, kind))
            fz__json_number(json, kinds[kind], fz_comparison_kind_count(comparison, kind));
    fz__json_close(json);
}

/* One side of a change, with the keys that tasks and sections have elsewhere; null where it has no such thing. */
static void put_side(fz__json *json, const char *key, const fz_task *task, const fz_section *section, const char *text)
{
    if (!task && !section && !text) {
        fz__json_string(json, key, NULL);
        return;
    }
    fz__json_open(json, key, FZ_JSON_OBJECT);
    if (task) {
        fz__json_string(json, "id", fz_task_id(task));
        fz__json_string(json, "number", fz_task_label(task));
        fz__json_string(json, "section", fz_section_label(fz__section_at(task, 0)));
        fz__json_string(json, "subsection", fz_section_label(fz__section_at(task, 1)));
        fz__json_string(json, "section_id", fz_section_id(section));
    } else if (section) {
        fz__json_string(json, "id", fz_section_id(section));
        fz__json_string(json, "label", fz_section_label(section));
        fz__json_string(json, "title", fz_section_title(section));
        fz__json_string(json, "parent_id", fz_section_id(fz_section_parent(section)));
    }
    if (text)
        fz__json_string(json, "text", text);
    fz__json_close(json);
}

static void put_pieces(fz__json *json, const fz_change *change)
{
    static const char *const names[] = {"equal", "deleted", "inserted"};

    fz__json_open(json, "pieces", FZ_JSON_ARRAY);
    for (size_t i = 0; i < fz_change_piece_count(change); i++) {
        fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
        fz__json_string(json, names[fz_change_piece_kind(change, i)], fz_change_piece_text(change, i));
        fz__json_close(json);
    }
    fz__json_close(json);
}

static void put_assignment(fz__json *json, const char *key, const fz_assignment *assignment)
{
    if (!assignment) {
        fz__json_string(json, key, NULL);
        return;
    }
    fz__json_open(json, key, FZ_JSON_OBJECT_LINE);
    fz__json_string(json, "unit", fz_unit_name(fz_assignment_unit(assignment)));
    fz__json_string(json, "full", fz_assignment_full_name(assignment));
    fz__json_string(json, "role", fz__role_name(fz_assignment_role(assignment)));
    fz__json_number(json, "rank", fz_assignment_rank(assignment));
    fz__json_bool(json, "collective", fz_assignment_is_collective(assignment));
    fz__json_bool(json, "open", fz_assignment_is_open(assignment));
    fz__json_close(json);
}

static void put_assignments(fz__json *json, const fz_change *change)
{
    fz__json_open(json, "assignments", FZ_JSON_ARRAY);
    for (size_t i = 0; i < fz_change_assignment_count(change); i++) {
        fz__json_open(json, NULL, FZ_JSON_OBJECT);
        fz__json_string(json, "kind", shifts[fz_change_assignment_kind(change, i)]);
        put_assignment(json, "old", fz_change_assignment_old(change, i));
        put_assignment(json, "new", fz_change_assignment_new(change, i));
        fz__json_close(json);
    }
    fz__json_close(json);
}

static void put_change(fz__json *json, const fz_change *change)
{
    fz__json_open(json, NULL, FZ_JSON_OBJECT);
    fz__json_string(json, "kind", kinds[change->kind]);
    fz__json_bool(json, "spelling", change->flags & FZ_CHANGE_SPELLING);
    fz__json_bool(json, "uncertain", change->flags & FZ_CHANGE_UNCERTAIN);
    fz__json_bool(json, "coarse", change->flags & FZ_CHANGE_COARSE);
    if (change->field != FZ_FIELD_COUNT_)
        fz__json_string(json, "field", fields[change->field]);
    if (change->part != FZ_PART_COUNT_)
        fz__json_string(json, "part", parts[change->part]);
    put_side(json, "old", change->old_task, change->old_section, change->old_text);
    put_side(json, "new", change->new_task, change->new_section, change->new_text);
    if (change->piece_count)
        put_pieces(json, change);
    if (change->shift_count)
        put_assignments(json, change);
    fz__json_close(json);
}

bool fz__comparison_json(const fz_comparison *comparison, unsigned width, fz__sink *sink)
{
    fz__json json;

    (void)width;
    fz__json_init(&json, sink);
    fz__json_open(&json, NULL, FZ_JSON_OBJECT);
    put_directive(&json, "old", comparison->a);
    put_directive(&json, "new", comparison->b);
    fz__json_bool(&json, "equal", !comparison->change_count);
    put_counts(&json, comparison);
    fz__json_open(&json, "changes", FZ_JSON_ARRAY);
    for (size_t i = 0; i < comparison->change_count && !sink->failed; i++)
        put_change(&json, &comparison->changes[i]);
    fz__json_close(&json);
    fz__json_close(&json);
    return true;
}
