/* Getters and iterators of what is read, and which class has which. */
#include "getters.h"

static const char *const role_names[] = {NULL, "lead", "cooperate", NULL, "responsible"};
static const char *const standing_names[] = {"ranked", "unranked", "nothing", "coverage"};
static const char *const applies_names[] = {"applies", "class", "bearing", "record", "missing", "nothing"};
static const char *const step_names[] = {"start", "rule",    "cap",  "clamp",   "share", "child", "given",
                                         "fold",  "combine", "base", "outside", "round", "gate"};
static const char *const severity_names[] = {NULL, "note", "warning", "error"};
static const char *const field_names[] = {"title",      "doc_number", "issuer",    "addressee", "signed",
                                          "published",  "effective",  "repealed",  "index",     "kind",
                                          "disclosure", "basis",      "attachment"};

TEXT(directive, id)
TEXT(directive, region)
TEXT(directive, title)
EACH(directive, sections, section, fz_directive_section_count, fz_directive_section)
EACH(directive, units, unit, fz_directive_unit_count, fz_directive_unit)
EACH(directive, all_tasks, task, fz_directive_task_count, fz_directive_task)
EACH(directive, findings, finding, fz_directive_finding_count, fz_directive_finding)
GETTER(directive, count, fzl_push_count(L, fz_directive_task_count(self)))
GETTER(directive, task, fzl_push_child(L, 1, "fazhi.task", fz_directive_task_by_id(self, fzl_text_at(L, 2))))
GETTER(directive, unit, fzl_push_child(L, 1, "fazhi.unit", fz_directive_unit_by_name(self, fzl_text_at(L, 2))))
EQUAL(directive)

TEXT(section, id)
TEXT(section, label)
TEXT(section, title)
GETTER(section, number, fzl_push_number(L, fz_section_number(self)))
BORROWED(section, parent, section)
EACH(section, tasks, task, fz_section_task_count, fz_section_task)

TEXT(task, id)
TEXT(task, label)
TEXT(task, mark)
TEXT(task, text)
GETTER(task, number, fzl_push_number(L, fz_task_number(self)))
GETTER(task, is_open_ended, fzl_push_flag(L, fz_task_is_open_ended(self)))
BORROWED(task, section, section)
EACH(task, assignments, assignment, fz_task_assignment_count, fz_task_assignment)
EACH(task, requirements, requirement, fz_task_requirement_count, fz_task_requirement)

TEXT(unit, name)
BORROWED(assignment, unit, unit)
BORROWED(assignment, task, task)
GETTER(assignment, role, PUSH_NAME(L, role_names, fz_assignment_role(self)))
GETTER(assignment, rank, fzl_push_count(L, fz_assignment_rank(self)))
GETTER(assignment, is_open, fzl_push_flag(L, fz_assignment_is_open(self)))
GETTER(assignment, is_collective, fzl_push_flag(L, fz_assignment_is_collective(self)))
TEXT(requirement, text)
GETTER(requirement, bound, fzl_push_text(L, fz_bound_name(fz_requirement_bound(self))))
GETTER(requirement, period, fzl_push_text(L, fz_period_name(fz_requirement_period(self))))
GETTER(requirement, date, fzl_push_day(L, fz_requirement_date(self)))
GETTER(requirement, kind, fzl_push_text(L, fz_requirement_kind_name(fz_requirement_kind_of(self))))

GETTER(finding, severity, PUSH_NAME(L, severity_names, fz_finding_severity(self)))
GETTER(finding, code, fzl_push_text(L, fz_status_name(fz_finding_status(self))))
TEXT(finding, message)

TEXT(registry, title)
EACH(registry, bodies, body, fz_registry_body_count, fz_registry_body)
GETTER(registry, count, fzl_push_count(L, fz_registry_body_count(self)))
EQUAL(registry)
TEXT(body, id)
TEXT(body, name)

TEXT(scheme, id)
TEXT(scheme, title)
EACH(scheme, totals, indicator, fz_scheme_total_count, fz_scheme_total)
EACH(scheme, findings, finding, fz_scheme_finding_count, fz_scheme_finding)
EQUAL(scheme)
TEXT(indicator, id)
TEXT(indicator, name)
EACH(indicator, children, indicator, fz_indicator_child_count, fz_indicator_child)

TEXT(watch, id)
TEXT(watch, title)
EQUAL(watch)

EACH(report, results, result, fz_report_result_count, fz_report_result)
EACH(report, findings, finding, fz_report_finding_count, fz_report_finding)
GETTER(report, day, fzl_push_day(L, fz_report_day(self)))
GETTER(report, count, fzl_push_count(L, fz_report_result_count(self)))
GETTER(report, result, fzl_push_child(L, 1, "fazhi.result", fz_report_result_of(self, fzl_text_at(L, 2))))
TEXT(result, unit)
TEXT(result, class)
TEXT(result, grade)
GETTER(result, rank, fzl_push_number(L, fz_result_rank(self)))
GETTER(result, standing, PUSH_NAME(L, standing_names, fz_result_standing(self)))
GETTER(result, is_not_met, fzl_push_flag(L, fz_result_is_not_met(self)))
EACH(result, items, item, fz_result_item_count, fz_result_item)
GETTER(result, item, fzl_push_child(L, 1, "fazhi.item", fz_result_item_of(self, fzl_text_at(L, 2))))
TEXT(item, id)
GETTER(item, name, fzl_push_text(L, fz_indicator_name(fz_item_indicator(self))))
GETTER(item, applies, PUSH_NAME(L, applies_names, fz_item_applies(self)))
GETTER(item, points, fzl_push_decimal(L, fz_item_points(self)))
GETTER(item, score, fzl_push_decimal(L, fz_item_score(self)))
BORROWED(item, parent, item)
EACH(item, children, item, fz_item_child_count, fz_item_child)
EACH(item, steps, step, fz_item_step_count, fz_item_step)
GETTER(step, kind, PUSH_NAME(L, step_names, fz_step_kind_of(self)))
GETTER(step, amount, fzl_push_decimal(L, fz_step_amount(self)))
TEXT(step, rule)

static int requirement_number(lua_State *L)
{
    fz_decimal number = 0;
    int there = fz_requirement_number(requirement_at(L, 1), &number);

    return fzl_push_decimal_if(L, there, number);
}

static int result_score(lua_State *L)
{
    fz_decimal score = 0;
    int there = fz_result_score(result_at(L, 1), &score);

    return fzl_push_decimal_if(L, there, score);
}

static int item_exact(lua_State *L)
{
    char text[FZ_EXACT_TEXT];

    fz_item_exact(item_at(L, 1), text, sizeof(text));
    return fzl_push_text(L, text);
}

static int step_exact(lua_State *L)
{
    char text[FZ_EXACT_TEXT];

    fz_step_exact(step_at(L, 1), text, sizeof(text));
    return fzl_push_text(L, text);
}

static int step_text(lua_State *L)
{
    const fz_step *step = step_at(L, 1);
    fz_language language = fz_context_language(fzl_context_of(L));
    size_t length = fz_step_text(step, language, NULL, 0);
    char *text = new_userdata(L, length + 1);

    fz_step_text(step_at(L, 1), language, text, length + 1);
    return fzl_push_text(L, text);
}

/* step:records(): the ids of the records that it rests on, as an array. */
static int step_records(lua_State *L)
{
    const fz_step *step = step_at(L, 1);
    size_t count = fz_step_record_count(step);

    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_pushstring(L, fz_step_record(step_at(L, 1), i));
        lua_rawseti(L, -2, (int)i + 1);
    }
    return 1;
}

static int finding_place(lua_State *L)
{
    fz_place place = {sizeof(place), 0, 0, 0, 0};

    fz_finding_place(finding_at(L, 1), &place);
    if (place.line == 0)
        return 0;
    lua_pushinteger(L, (lua_Integer)place.line);
    lua_pushinteger(L, (lua_Integer)place.column);
    return 2;
}

/* directive:field(name): all its values, as several results. */
static int directive_field(lua_State *L)
{
    const fz_directive *self = directive_at(L, 1);
    const char *name = fzl_text_at(L, 2);
    int field = 0, count, index;

    while (field < FZ_FIELD_COUNT_ && strcmp(field_names[field], name) != 0)
        field++;
    luaL_argcheck(L, field < FZ_FIELD_COUNT_, 2, "no field of the head");
    count = (int)fz_directive_field_count(self, (fz_field)field);
    luaL_checkstack(L, count, "too many values");
    for (index = 0; index < count; index++)
        lua_pushstring(L, fz_directive_field(self, (fz_field)field, (size_t)index));
    return count;
}

/* directive:xml(): as it is saved. */
static int directive_xml(lua_State *L)
{
    const fz_directive *self = directive_at(L, 1);
    size_t count = 0;
    char *bytes;

    fz_directive_save_memory(self, NULL, 0, &count, NULL);
    bytes = new_userdata(L, count + 1);
    fz_directive_save_memory(directive_at(L, 1), bytes, count, &count, NULL);
    lua_pushlstring(L, bytes, count);
    return 1;
}

static int directive_save(lua_State *L)
{
    fz_error *error = NULL;
    fz_status status = fz_directive_save_path(directive_at(L, 1), fzl_text_at(L, 2), &error);

    if (status != FZ_OK)
        return fzl_fail(L, status, error);
    lua_pushboolean(L, 1);
    return 1;
}

static int due_next(lua_State *L)
{
    const fz_task *task = task_at(L, lua_upvalueindex(1));
    size_t index = (size_t)lua_tointeger(L, lua_upvalueindex(2));

    if (index >= fz_task_due_count(task))
        return 0;
    lua_pushinteger(L, (lua_Integer)index + 1);
    lua_replace(L, lua_upvalueindex(2));
    fzl_push_text(L, fz_task_due_text(task, index));
    fzl_push_day(L, fz_task_due_day(task, index));
    fzl_push_text(L, fz_task_due_every(task, index));
    return 3;
}

/* for text, day, every in task:dues() do */
static int task_dues(lua_State *L)
{
    task_at(L, 1);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, due_next, 2);
    return 1;
}

static int unit_count(lua_State *L)
{
    const fz_unit *unit = unit_at(L, 1);
    fz_error *error = NULL;
    uint32_t roles;
    fz_status status = fzl_parse_role(L, fzl_context_of(L), 2, &roles, &error);

    if (status != FZ_OK)
        return fzl_fail(L, status, error);
    return fzl_push_count(L, fz_unit_task_count(unit, roles ? roles : FZ_ROLE_ANY));
}

/* directive:tasks(): all; directive:tasks{unit = …, role = …, section = …, number = …, text = …}: those for which all holds. */
static int directive_tasks(lua_State *L)
{
    int pushed;

    if (lua_isnoneornil(L, 2))
        return directive_all_tasks(L);
    lua_settop(L, 2);
    directive_at(L, 1);
    pushed = fzl_push_query(L, 2);
    return pushed == 1 ? fzl_push_found(L, lua_gettop(L), 1) : pushed;
}

static const luaL_Reg directive_methods[] = {M(directive, id),           M(directive, region),      M(directive, title),
                                             M(directive, field),        M(directive, sections),    M(directive, units),
                                             M(directive, tasks),        M(directive, findings),    M(directive, task),
                                             M(directive, unit),         M(directive, xml),         M(directive, save),
                                             {"__len", directive_count}, {"__eq", directive_equal}, END_OF_LIST};
static const luaL_Reg section_methods[] = {M(section, id),     M(section, label), M(section, title), M(section, number),
                                           M(section, parent), M(section, tasks), END_OF_LIST};
static const luaL_Reg task_methods[] = {
    M(task, id),     M(task, label),         M(task, mark),        M(task, text),
    M(task, number), M(task, section),       M(task, assignments), M(task, requirements),
    M(task, dues),   M(task, is_open_ended), END_OF_LIST};
static const luaL_Reg unit_methods[] = {M(unit, name), M(unit, count), END_OF_LIST};
static const luaL_Reg assignment_methods[] = {M(assignment, unit), M(assignment, task),    M(assignment, role),
                                              M(assignment, rank), M(assignment, is_open), M(assignment, is_collective),
                                              END_OF_LIST};
static const luaL_Reg requirement_methods[] = {
    M(requirement, kind), M(requirement, text), M(requirement, number), M(requirement, bound), M(requirement, period),
    M(requirement, date), END_OF_LIST};
static const luaL_Reg finding_methods[] = {M(finding, severity), M(finding, code), M(finding, message),
                                           M(finding, place), END_OF_LIST};
static const luaL_Reg query_methods[] = {{"run", fzl_query_run}, {"count", fzl_query_count}, END_OF_LIST};
static const luaL_Reg registry_methods[] = {
    M(registry, title),        M(registry, bodies),      {"resolve", fzl_registry_resolve},
    {"__len", registry_count}, {"__eq", registry_equal}, END_OF_LIST};
static const luaL_Reg body_methods[] = {M(body, id), M(body, name), END_OF_LIST};
static const luaL_Reg scheme_methods[] = {M(scheme, id),       M(scheme, title),       M(scheme, totals),
                                          M(scheme, findings), {"__eq", scheme_equal}, END_OF_LIST};
static const luaL_Reg indicator_methods[] = {M(indicator, id), M(indicator, name), M(indicator, children), END_OF_LIST};
static const luaL_Reg watch_methods[] = {M(watch, id), M(watch, title), {"__eq", watch_equal}, END_OF_LIST};
static const luaL_Reg report_methods[] = {M(report, day),      M(report, results),      M(report, result),
                                          M(report, findings), {"__len", report_count}, END_OF_LIST};
static const luaL_Reg result_methods[] = {M(result, unit), M(result, class), M(result, score), M(result, standing),
                                          M(result, rank), M(result, grade), M(result, items), M(result, is_not_met),
                                          M(result, item), END_OF_LIST};
static const luaL_Reg item_methods[] = {M(item, id),       M(item, name),  M(item, applies), M(item, points),
                                        M(item, score),    M(item, exact), M(item, steps),   M(item, parent),
                                        M(item, children), END_OF_LIST};
static const luaL_Reg step_methods[] = {M(step, kind), M(step, amount),  M(step, exact), M(step, rule),
                                        M(step, text), M(step, records), END_OF_LIST};

const class_entry fzl_classes[] = {
    {"fazhi.directive", directive_methods, 1},
    {"fazhi.section", section_methods, 0},
    {"fazhi.task", task_methods, 0},
    {"fazhi.unit", unit_methods, 0},
    {"fazhi.assignment", assignment_methods, 0},
    {"fazhi.requirement", requirement_methods, 0},
    {"fazhi.finding", finding_methods, 0},
    {"fazhi.query", query_methods, 1},
    {"fazhi.registry", registry_methods, 1},
    {"fazhi.body", body_methods, 0},
    {"fazhi.scheme", scheme_methods, 1},
    {"fazhi.indicator", indicator_methods, 0},
    {"fazhi.ledger", fzl_ledger_methods, 1},
    {"fazhi.record", fzl_record_methods, 0},
    {"fazhi.stage", fzl_stage_methods, 0},
    {"fazhi.watch", watch_methods, 1},
    {"fazhi.supervision", fzl_supervision_methods, 1},
    {"fazhi.obligation", fzl_obligation_methods, 0},
    {"fazhi.comparison", fzl_comparison_methods, 1},
    {"fazhi.change", fzl_change_methods, 0},
    {"fazhi.report", report_methods, 1},
    {"fazhi.result", result_methods, 0},
    {"fazhi.item", item_methods, 0},
    {"fazhi.step", step_methods, 0},
    {NULL, NULL, 0},
};
