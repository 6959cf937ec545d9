/*
 * The Lua binding: one C module for Lua 5.1 to 5.4 and LuaJIT.
 *
 * An object of Lua is a userdata that holds a reference of the library (a directive, a report), or borrows from one that
 * does (a task, a step). A borrower has a pointer to its owner and, as user value, the table that holds the owner: so the
 * owner outlives it, whatever is collected first, and after `close` every borrower knows. What a script does wrong (a
 * wrong type, a closed object) is an error of Lua; what the input does wrong is nil and an error object.
 *
 * Lua leaves a C function by longjmp whenever memory is short, so what the library gives is put into a userdata that was
 * made before. And Lua may run a script's finalizer whenever it allocates, which may close what is at work: so an object is
 * looked at again after an allocation.
 */
#include <lauxlib.h>
#include <lua.h>
#include <string.h>

#include <fazhi.h>

#if LUA_VERSION_NUM == 501
#define lua_setuservalue lua_setfenv
#define lua_getuservalue lua_getfenv
#define lua_rawlen       lua_objlen
#endif
#if LUA_VERSION_NUM >= 504 /* a macro of Lua's that -Wsign-conversion dislikes */
#define new_userdata(L, size) lua_newuserdatauv(L, size, 1)
#else
#define new_userdata(L, size) lua_newuserdata(L, size)
#endif

/* What a userdata is. An owner has `unref`; it is closed when `pointer` is NULL. */
typedef struct object {
    const void *pointer;
    struct object *owner; /* of a borrower */
    void (*unref)(struct object *self);
} object;

static const char context_key = 0;

/* ------------------------------------------------------------------ objects ---------------------------------------- */

/* Push an owner that holds nothing yet; what the library gives is stored in it. */
static object *push_owner(lua_State *L, const char *class, void (*unref)(object *self))
{
    object *self = new_userdata(L, sizeof(*self));

    *self = (object){NULL, NULL, unref};
    luaL_getmetatable(L, class);
    lua_setmetatable(L, -2);
    lua_createtable(L, 1, 0);
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, 1);
    lua_setuservalue(L, -2);
    return self;
}

/* Push what is borrowed from the object at `parent`; nil for NULL. */
static int push_child(lua_State *L, int parent, const char *class, const void *pointer)
{
    object *above, *self;

    if (!pointer) {
        lua_pushnil(L);
        return 1;
    }
    above = lua_touserdata(L, parent);
    self = new_userdata(L, sizeof(*self));
    *self = (object){pointer, above->owner ? above->owner : above, NULL};
    luaL_getmetatable(L, class);
    lua_setmetatable(L, -2);
    lua_getuservalue(L, parent);
    lua_setuservalue(L, -2);
    return 1;
}

static const void *check(lua_State *L, int at, const char *class)
{
    const object *self = luaL_checkudata(L, at, class);

    if (!self->pointer || (self->owner && !self->owner->pointer))
        luaL_error(L, "this %s is closed", class);
    return self->pointer;
}

static int object_close(lua_State *L)
{
    object *self = lua_touserdata(L, 1);

    if (self && self->unref && self->pointer)
        self->unref(self);
    if (self)
        self->pointer = NULL;
    return 0;
}

/* Whether both arguments are objects of one class of ours. Lua asks for equality of any two userdata. */
static int same_class(lua_State *L, const char *class)
{
    int same;

    if (!lua_getmetatable(L, 1) || !lua_getmetatable(L, 2))
        return 0;
    luaL_getmetatable(L, class);
    same = lua_rawequal(L, -1, -2) && lua_rawequal(L, -1, -3);
    lua_settop(L, 2);
    return same;
}

/* Two borrowers are equal when they borrow the same thing. */
static int object_equal(lua_State *L)
{
    const object *a = lua_touserdata(L, 1), *b = lua_touserdata(L, 2);

    lua_settop(L, 2);
    lua_pushboolean(L, same_class(L, lua_tostring(L, lua_upvalueindex(1))) && a->pointer == b->pointer);
    return 1;
}

/* For each class: its name and how an argument of it is taken. */
#define CLASS(name)                                         \
    static const fz_##name *name##_at(lua_State *L, int at) \
    {                                                       \
        return check(L, at, "fazhi." #name);                \
    }
#define OWNER(name)                        \
    CLASS(name)                            \
    static void name##_drop(object *self)  \
    {                                      \
        union {                            \
            const void *kept;              \
            fz_##name *ours;               \
        } reference = {self->pointer};     \
        fz_##name##_unref(reference.ours); \
    }

OWNER(directive)
OWNER(registry)
OWNER(scheme)
OWNER(ledger)
OWNER(report)
OWNER(query)
CLASS(section)
CLASS(task)
CLASS(unit)
CLASS(assignment)
CLASS(requirement)
CLASS(finding)
CLASS(body)
CLASS(record)
CLASS(indicator)
CLASS(result)
CLASS(item)
CLASS(step)

/* ------------------------------------------------------------------ values ----------------------------------------- */

static int push_text(lua_State *L, const char *text)
{
    lua_pushstring(L, text); /* nil for NULL */
    return 1;
}

static int push_count(lua_State *L, size_t count)
{
    lua_pushinteger(L, (lua_Integer)count);
    return 1;
}

/* A number that is 0 where there is none. */
static int push_number(lua_State *L, uint32_t number)
{
    if (number == 0)
        lua_pushnil(L);
    else
        lua_pushinteger(L, (lua_Integer)number);
    return 1;
}

static int push_flag(lua_State *L, int flag)
{
    lua_pushboolean(L, flag);
    return 1;
}

static int push_day(lua_State *L, fz_date date)
{
    char text[16];

    if (fz_date_format(date, text, sizeof(text)) == 0)
        lua_pushnil(L);
    else
        lua_pushstring(L, text);
    return 1;
}

/* Numbers of Lua are doubles or integers, so a decimal is a string, exactly. */
static int push_decimal(lua_State *L, fz_decimal decimal)
{
    char text[32];

    fz_decimal_format(decimal, text, sizeof(text));
    return push_text(L, text);
}

static int push_decimal_if(lua_State *L, int there, fz_decimal decimal)
{
    if (there)
        return push_decimal(L, decimal);
    lua_pushnil(L);
    return 1;
}

/* The name of an enum's value; its number where this binding does not know it. */
static int push_name(lua_State *L, const char *const *names, size_t count, int value)
{
    if (value >= 0 && (size_t)value < count && names[value])
        lua_pushstring(L, names[value]);
    else
        lua_pushinteger(L, value);
    return 1;
}
#define PUSH_NAME(L, names, value) push_name(L, names, sizeof(names) / sizeof((names)[0]), (int)(value))

/* Text for the library, which ends it at the first NUL: so there must be none in it. */
static const char *text_at(lua_State *L, int at)
{
    size_t length;
    const char *text = luaL_checklstring(L, at, &length);

    luaL_argcheck(L, strlen(text) == length, at, "text with a NUL in it");
    return text;
}

static const char *optional_text_at(lua_State *L, int at)
{
    return lua_isnoneornil(L, at) ? NULL : text_at(L, at);
}

static fz_date day_at(lua_State *L, int at)
{
    const char *text = optional_text_at(L, at);
    fz_date date = fz_date_parse(text);

    luaL_argcheck(L, !text || date != 0, at, "no day such as 2016-12-31");
    return date;
}

static fz_context *context_of(lua_State *L)
{
    fz_context **held;

    lua_pushlightuserdata(L, (void *)(uintptr_t)&context_key);
    lua_rawget(L, LUA_REGISTRYINDEX);
    held = lua_touserdata(L, -1);
    lua_pop(L, 1);
    if (held && *held)
        return *held;
    luaL_error(L, "fazhi is closed");
    return NULL; /* not reached: luaL_error does not return */
}

static int context_gc(lua_State *L)
{
    fz_context **held = lua_touserdata(L, 1);

    fz_context_unref(*held);
    *held = NULL;
    return 0;
}

/* ------------------------------------------------------------------ errors ----------------------------------------- */

static void set_text(lua_State *L, const char *name, const char *text)
{
    lua_pushstring(L, text);
    lua_setfield(L, -2, name);
}

static void set_number(lua_State *L, const char *name, uint64_t number)
{
    lua_pushinteger(L, (lua_Integer)number);
    lua_setfield(L, -2, name);
}

typedef struct failure {
    fz_status status;
    const fz_error *error;
} failure;

/* Fill a table with what an error says. Runs protected, so that the error is released whatever happens. */
static int describe(lua_State *L)
{
    const failure *what = lua_touserdata(L, 1);
    fz_place place = {sizeof(place), 0, 0, 0, 0};

    lua_newtable(L);
    luaL_getmetatable(L, "fazhi.error");
    lua_setmetatable(L, -2);
    fz_error_place(what->error, &place);
    set_text(L, "code", fz_status_name(what->status));
    set_text(L, "message", what->error ? fz_error_message(what->error) : fz_status_name(what->status));
    set_text(L, "source", fz_error_source(what->error));
    set_text(L, "path", fz_error_path(what->error));
    if (place.line != 0) {
        set_number(L, "line", place.line);
        set_number(L, "column", place.column);
    }
    return 1;
}

/* nil and the error. */
static int fail(lua_State *L, fz_status status, fz_error *error)
{
    failure what = {status, error};
    int bad;

    lua_pushnil(L);
    lua_pushcfunction(L, describe);
    lua_pushlightuserdata(L, &what);
    bad = lua_pcall(L, 1, 1, 0);
    fz_error_free(error);
    return bad ? lua_error(L) : 2;
}

static int error_text(lua_State *L)
{
    lua_settop(L, 1);
    lua_getfield(L, 1, "source");
    lua_getfield(L, 1, "line");
    lua_getfield(L, 1, "column");
    lua_getfield(L, 1, "message");
    if (lua_isnil(L, 3))
        lua_pushfstring(L, "%s%s%s", lua_isnil(L, 2) ? "" : lua_tostring(L, 2), lua_isnil(L, 2) ? "" : ": ",
                        lua_tostring(L, 5));
    else
        lua_pushfstring(L, "%s:%d:%d: %s", lua_isnil(L, 2) ? "" : lua_tostring(L, 2), (int)lua_tointeger(L, 3),
                        (int)lua_tointeger(L, 4), lua_tostring(L, 5));
    return 1;
}

/* ------------------------------------------------------------------ loading ---------------------------------------- */

/* Finish a call that stores a reference in the object on top of the stack. */
#define GIVE(name, call)                                       \
    object *self = push_owner(L, "fazhi." #name, name##_drop); \
    fz_##name *made = NULL;                                    \
    fz_error *error = NULL;                                    \
    fz_status status = call;                                   \
    self->pointer = made;                                      \
    return status == FZ_OK ? 1 : fail(L, status, error)

#define LOADER(name, lua_name, call)                    \
    static int lua_name(lua_State *L)                   \
    {                                                   \
        fz_context *context = context_of(L);            \
        const char *path = text_at(L, 1);               \
        GIVE(name, call(context, path, &made, &error)); \
    }
#define MEMORY_LOADER(name, lua_name, call)                                                    \
    static int lua_name(lua_State *L)                                                          \
    {                                                                                          \
        fz_context *context = context_of(L);                                                   \
        size_t count;                                                                          \
        const char *bytes = luaL_checklstring(L, 1, &count), *source = optional_text_at(L, 2); \
        GIVE(name, call(context, bytes, count, source, &made, &error));                        \
    }
#define BUILTIN(name, lua_name)                                       \
    static int lua_name(lua_State *L)                                 \
    {                                                                 \
        fz_context *context = context_of(L);                          \
        GIVE(name, fz_##name##_load_builtin(context, &made, &error)); \
    }

LOADER(directive, load_directive, fz_directive_open_path)
LOADER(registry, load_registry, fz_registry_load_path)
LOADER(scheme, load_scheme, fz_scheme_load_path)
MEMORY_LOADER(directive, load_directive_text, fz_directive_open_memory)
MEMORY_LOADER(registry, load_registry_text, fz_registry_load_memory)
MEMORY_LOADER(scheme, load_scheme_text, fz_scheme_load_memory)
BUILTIN(directive, builtin_directive)
BUILTIN(registry, builtin_registry)
BUILTIN(scheme, builtin_scheme)

static int load_ledger(lua_State *L)
{
    fz_context *context = context_of(L);
    const char *path = text_at(L, 1), *encoding = optional_text_at(L, 2);

    GIVE(ledger, fz_ledger_load_path(context, path, encoding, 0, &made, &error));
}

static int load_ledger_text(lua_State *L)
{
    fz_context *context = context_of(L);
    size_t count;
    const char *bytes = luaL_checklstring(L, 1, &count), *source = optional_text_at(L, 2);

    GIVE(ledger, fz_ledger_load_memory(context, bytes, count, source, NULL, 0, &made, &error));
}

static int import_path(lua_State *L)
{
    fz_context *context = context_of(L);
    const char *path = text_at(L, 1), *encoding = optional_text_at(L, 2);

    GIVE(directive, fz_directive_import_path(context, path, encoding, &made, &error));
}

static int import_text(lua_State *L)
{
    fz_context *context = context_of(L);
    size_t count;
    const char *bytes = luaL_checklstring(L, 1, &count), *source = optional_text_at(L, 2);
    const char *encoding = optional_text_at(L, 3);

    GIVE(directive, fz_directive_import_memory(context, bytes, count, source, encoding, &made, &error));
}

/* ------------------------------------------------------------------ getters ---------------------------------------- */

#define GETTER(class, name, expression)            \
    static int class##_##name(lua_State *L)        \
    {                                              \
        const fz_##class *self = class##_at(L, 1); \
        return expression;                         \
    }
#define TEXT(class, name)            GETTER(class, name, push_text(L, fz_##class##_##name(self)))
#define BORROWED(class, name, other) GETTER(class, name, push_child(L, 1, "fazhi." #other, fz_##class##_##name(self)))

#define EQUAL(class)                                                                                                   \
    static int class##_equal(lua_State *L)                                                                             \
    {                                                                                                                  \
        lua_settop(L, 2);                                                                                              \
        return push_flag(L, same_class(L, "fazhi." #class) && fz_##class##_equal(class##_at(L, 1), class##_at(L, 2))); \
    }

/* An iterator over what is counted and given by index: for child in self:plural() do */
#define EACH(class, plural, other, count, item)                                        \
    static int class##_##plural##_next(lua_State *L)                                   \
    {                                                                                  \
        const fz_##class *self = class##_at(L, lua_upvalueindex(1));                   \
        size_t index = (size_t)lua_tointeger(L, lua_upvalueindex(2));                  \
        if (index >= count(self))                                                      \
            return 0;                                                                  \
        lua_pushinteger(L, (lua_Integer)index + 1);                                    \
        lua_replace(L, lua_upvalueindex(2));                                           \
        return push_child(L, lua_upvalueindex(1), "fazhi." #other, item(self, index)); \
    }                                                                                  \
    static int class##_##plural(lua_State *L)                                          \
    {                                                                                  \
        class##_at(L, 1);                                                              \
        lua_pushvalue(L, 1);                                                           \
        lua_pushinteger(L, 0);                                                         \
        lua_pushcclosure(L, class##_##plural##_next, 2);                               \
        return 1;                                                                      \
    }

static const char *const role_names[] = {NULL, "lead", "cooperate", NULL, "responsible"};
static const char *const reason_names[] = {NULL, "name", "short", "alias", "prefix", "folded", "successor"};
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
GETTER(directive, count, push_count(L, fz_directive_task_count(self)))
GETTER(directive, task, push_child(L, 1, "fazhi.task", fz_directive_task_by_id(self, text_at(L, 2))))
GETTER(directive, unit, push_child(L, 1, "fazhi.unit", fz_directive_unit_by_name(self, text_at(L, 2))))
EQUAL(directive)

TEXT(section, id)
TEXT(section, label)
TEXT(section, title)
GETTER(section, number, push_number(L, fz_section_number(self)))
BORROWED(section, parent, section)
EACH(section, tasks, task, fz_section_task_count, fz_section_task)

TEXT(task, id)
TEXT(task, label)
TEXT(task, mark)
TEXT(task, text)
GETTER(task, number, push_number(L, fz_task_number(self)))
GETTER(task, is_open_ended, push_flag(L, fz_task_is_open_ended(self)))
BORROWED(task, section, section)
EACH(task, assignments, assignment, fz_task_assignment_count, fz_task_assignment)
EACH(task, requirements, requirement, fz_task_requirement_count, fz_task_requirement)

TEXT(unit, name)
BORROWED(assignment, unit, unit)
BORROWED(assignment, task, task)
GETTER(assignment, role, PUSH_NAME(L, role_names, fz_assignment_role(self)))
GETTER(assignment, rank, push_count(L, fz_assignment_rank(self)))
GETTER(assignment, is_open, push_flag(L, fz_assignment_is_open(self)))
GETTER(assignment, is_collective, push_flag(L, fz_assignment_is_collective(self)))
TEXT(requirement, text)
GETTER(requirement, kind, push_text(L, fz_requirement_kind_name(fz_requirement_kind_of(self))))

GETTER(finding, severity, PUSH_NAME(L, severity_names, fz_finding_severity(self)))
GETTER(finding, code, push_text(L, fz_status_name(fz_finding_status(self))))
TEXT(finding, message)

TEXT(registry, title)
EACH(registry, bodies, body, fz_registry_body_count, fz_registry_body)
GETTER(registry, count, push_count(L, fz_registry_body_count(self)))
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

TEXT(ledger, id)
TEXT(ledger, title)
EACH(ledger, records, record, fz_ledger_record_count, fz_ledger_record)
GETTER(ledger, count, push_count(L, fz_ledger_record_count(self)))
EQUAL(ledger)
GETTER(record, id, push_text(L, fz_record_text(self, FZ_RECORD_ID)))
GETTER(record, unit, push_text(L, fz_record_text(self, FZ_RECORD_UNIT)))
GETTER(record, item, push_text(L, fz_record_text(self, FZ_RECORD_ITEM)))
GETTER(record, event, push_text(L, fz_record_text(self, FZ_RECORD_EVENT)))
GETTER(record, date, push_day(L, fz_record_day(self, FZ_RECORD_DATE)))

EACH(report, results, result, fz_report_result_count, fz_report_result)
EACH(report, findings, finding, fz_report_finding_count, fz_report_finding)
GETTER(report, day, push_day(L, fz_report_day(self)))
GETTER(report, count, push_count(L, fz_report_result_count(self)))
GETTER(report, result, push_child(L, 1, "fazhi.result", fz_report_result_of(self, text_at(L, 2))))
TEXT(result, unit)
TEXT(result, class)
TEXT(result, grade)
GETTER(result, rank, push_number(L, fz_result_rank(self)))
GETTER(result, standing, PUSH_NAME(L, standing_names, fz_result_standing(self)))
GETTER(result, is_not_met, push_flag(L, fz_result_is_not_met(self)))
EACH(result, items, item, fz_result_item_count, fz_result_item)
GETTER(result, item, push_child(L, 1, "fazhi.item", fz_result_item_of(self, text_at(L, 2))))
TEXT(item, id)
GETTER(item, name, push_text(L, fz_indicator_name(fz_item_indicator(self))))
GETTER(item, applies, PUSH_NAME(L, applies_names, fz_item_applies(self)))
GETTER(item, points, push_decimal(L, fz_item_points(self)))
GETTER(item, score, push_decimal(L, fz_item_score(self)))
BORROWED(item, parent, item)
EACH(item, children, item, fz_item_child_count, fz_item_child)
EACH(item, steps, step, fz_item_step_count, fz_item_step)
GETTER(step, kind, PUSH_NAME(L, step_names, fz_step_kind_of(self)))
GETTER(step, amount, push_decimal(L, fz_step_amount(self)))
TEXT(step, rule)

static int record_value(lua_State *L)
{
    fz_decimal value = 0;
    int there = fz_record_value(record_at(L, 1), &value);

    return push_decimal_if(L, there, value);
}

static int result_score(lua_State *L)
{
    fz_decimal score = 0;
    int there = fz_result_score(result_at(L, 1), &score);

    return push_decimal_if(L, there, score);
}

static int item_exact(lua_State *L)
{
    char text[FZ_EXACT_TEXT];

    fz_item_exact(item_at(L, 1), text, sizeof(text));
    return push_text(L, text);
}

static int step_exact(lua_State *L)
{
    char text[FZ_EXACT_TEXT];

    fz_step_exact(step_at(L, 1), text, sizeof(text));
    return push_text(L, text);
}

static int step_text(lua_State *L)
{
    const fz_step *step = step_at(L, 1);
    fz_language language = fz_context_language(context_of(L));
    size_t length = fz_step_text(step, language, NULL, 0);
    char *text = new_userdata(L, length + 1);

    fz_step_text(step_at(L, 1), language, text, length + 1);
    return push_text(L, text);
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
    const char *name = text_at(L, 2);
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
    fz_status status = fz_directive_save_path(directive_at(L, 1), text_at(L, 2), &error);

    if (status != FZ_OK)
        return fail(L, status, error);
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
    push_text(L, fz_task_due_text(task, index));
    push_day(L, fz_task_due_day(task, index));
    push_text(L, fz_task_due_every(task, index));
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

/* ------------------------------------------------------------------ queries ---------------------------------------- */

static fz_status parse_role(lua_State *L, fz_context *context, int at, uint32_t *roles, fz_error **error)
{
    *roles = 0;
    return lua_isnoneornil(L, at) ? FZ_OK : fz_role_parse(context, text_at(L, at), roles, error);
}

static int unit_count(lua_State *L)
{
    const fz_unit *unit = unit_at(L, 1);
    fz_error *error = NULL;
    uint32_t roles;
    fz_status status = parse_role(L, context_of(L), 2, &roles, &error);

    if (status != FZ_OK)
        return fail(L, status, error);
    return push_count(L, fz_unit_task_count(unit, roles ? roles : FZ_ROLE_ANY));
}

enum { QUERY_UNIT, QUERY_ROLE, QUERY_SECTION, QUERY_NUMBER, QUERY_TEXT, QUERY_KEYS };
static const char *const query_keys[QUERY_KEYS] = {"unit", "role", "section", "number", "text"};

static void refuse_other_keys(lua_State *L, int table, const char *const *keys, size_t count)
{
    lua_pushnil(L);
    while (lua_next(L, table)) {
        size_t key = 0;

        lua_pop(L, 1);
        if (lua_type(L, -1) == LUA_TSTRING)
            while (key < count && strcmp(keys[key], lua_tostring(L, -1)) != 0)
                key++;
        if (lua_type(L, -1) != LUA_TSTRING || key == count)
            luaL_error(L, "there is no option '%s'", lua_isstring(L, -1) ? lua_tostring(L, -1) : luaL_typename(L, -1));
    }
}

/* The options of a table, on the stack from `first` on, so that nothing of Lua can fail behind them. */
static void spread(lua_State *L, int table, const char *const *keys, size_t count)
{
    luaL_checktype(L, table, LUA_TTABLE);
    refuse_other_keys(L, table, keys, count);
    luaL_checkstack(L, (int)count + 8, "too many options");
    for (size_t key = 0; key < count; key++)
        lua_getfield(L, table, keys[key]);
}

static fz_status add_conditions(fz_query *query, const char *const *values, uint32_t roles, fz_error **error)
{
    typedef fz_status (*condition)(fz_query *, const char *, fz_error **);
    static const condition conditions[QUERY_KEYS] = {
        [QUERY_SECTION] = fz_query_section, [QUERY_NUMBER] = fz_query_number, [QUERY_TEXT] = fz_query_text};
    fz_status status = FZ_OK;

    if (values[QUERY_UNIT] || roles)
        status = fz_query_unit(query, values[QUERY_UNIT], roles, error);
    for (size_t key = 0; status == FZ_OK && key < QUERY_KEYS; key++)
        if (conditions[key] && values[key])
            status = conditions[key](query, values[key], error);
    return status;
}

/* Push a query of the options at `table`, or nil and an error; says how many were pushed. */
static int push_query(lua_State *L, int table)
{
    fz_context *context = context_of(L);
    object *self = push_owner(L, "fazhi.query", query_drop);
    int mine = lua_gettop(L);
    const char *values[QUERY_KEYS];
    fz_query *query = NULL;
    fz_error *error = NULL;
    fz_status status;
    uint32_t roles;

    spread(L, table, query_keys, QUERY_KEYS);
    for (int key = 0; key < QUERY_KEYS; key++)
        values[key] = optional_text_at(L, mine + 1 + key);
    status = parse_role(L, context, mine + 1 + QUERY_ROLE, &roles, &error);
    if (status == FZ_OK)
        status = fz_query_new(context, &query);
    self->pointer = query;
    if (status == FZ_OK)
        status = add_conditions(query, values, roles, &error);
    if (status != FZ_OK)
        return fail(L, status, error);
    lua_settop(L, mine);
    return 1;
}

static int make_query(lua_State *L)
{
    lua_settop(L, 1);
    return push_query(L, 1);
}

static int found_next(lua_State *L)
{
    lua_Integer index = lua_tointeger(L, lua_upvalueindex(2)) + 1;

    lua_pushinteger(L, index);
    lua_replace(L, lua_upvalueindex(2));
    lua_rawgeti(L, lua_upvalueindex(1), (int)index);
    return 1;
}

/* Push an iterator over what the query at `query` finds in the directive at `at`, and how many that is. */
static int push_found(lua_State *L, int query, int at)
{
    const fz_query *asked = query_at(L, query);
    const fz_directive *directive = directive_at(L, at);
    size_t count = fz_query_run(asked, directive, NULL, 0);
    const fz_task **tasks = new_userdata(L, (count + 1) * sizeof(*tasks));

    fz_query_run(query_at(L, query), directive_at(L, at), tasks, count);
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        push_child(L, at, "fazhi.task", tasks[i]);
        lua_rawseti(L, -2, (int)i + 1);
    }
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, found_next, 2);
    return 1;
}

static int query_run(lua_State *L)
{
    lua_settop(L, 2);
    return push_found(L, 1, 2);
}

static int query_count(lua_State *L)
{
    return push_count(L, fz_query_run(query_at(L, 1), directive_at(L, 2), NULL, 0));
}

/* directive:tasks(): all; directive:tasks{unit = …, role = …, section = …, number = …, text = …}: those for which all holds. */
static int directive_tasks(lua_State *L)
{
    int pushed;

    if (lua_isnoneornil(L, 2))
        return directive_all_tasks(L);
    lua_settop(L, 2);
    directive_at(L, 1);
    pushed = push_query(L, 2);
    return pushed == 1 ? push_found(L, lua_gettop(L), 1) : pushed;
}

/* registry:resolve(name, day): an array of {body = …, reason = …, via = …, verified = …}. */
static int registry_resolve(lua_State *L)
{
    fz_match *matches = (lua_settop(L, 4), new_userdata(L, FZ_MATCHES_MAX * sizeof(*matches)));
    const fz_registry *self = registry_at(L, 1);
    const char *name = text_at(L, 2);
    fz_date date = day_at(L, 3);
    const fz_directive *directive = lua_isnoneornil(L, 4) ? NULL : directive_at(L, 4);
    size_t count;

    matches[0].size = sizeof(*matches);
    count = fz_registry_resolve(self, name, date, directive, matches, FZ_MATCHES_MAX);
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_createtable(L, 0, 4);
        push_child(L, 1, "fazhi.body", matches[i].body);
        lua_setfield(L, -2, "body");
        push_child(L, 1, "fazhi.body", matches[i].via);
        lua_setfield(L, -2, "via");
        PUSH_NAME(L, reason_names, matches[i].reason);
        lua_setfield(L, -2, "reason");
        lua_pushboolean(L, matches[i].verified);
        lua_setfield(L, -2, "verified");
        lua_rawseti(L, -2, (int)i + 1);
    }
    return 1;
}

/* ------------------------------------------------------------------ assessing -------------------------------------- */

enum {
    ASSESS_DIRECTIVE,
    ASSESS_REGISTRY,
    ASSESS_SCHEME,
    ASSESS_LEDGER,
    ASSESS_DAY,
    ASSESS_KNOWN,
    ASSESS_PROGRESS,
    ASSESS_KEYS
};
static const char *const assess_keys[ASSESS_KEYS] = {"directive", "registry", "scheme",  "ledger",
                                                     "day",       "known",    "progress"};

/* A progress function of Lua: where it is on the stack, and whether it has failed; then the error is on the top. */
typedef struct progress {
    lua_State *L;
    int function;
    int failed;
} progress;

static int tell(void *user, uint64_t done, uint64_t all)
{
    progress *self = user;
    int stop;

    lua_pushvalue(self->L, self->function);
    lua_pushnumber(self->L, (lua_Number)done);
    lua_pushnumber(self->L, (lua_Number)all);
    if (lua_pcall(self->L, 2, 1, 0)) {
        self->failed = 1;
        return 1;
    }
    stop = lua_toboolean(self->L, -1);
    lua_pop(self->L, 1);
    return stop;
}

typedef struct assessed {
    fz_directive *directive;
    fz_registry *registry;
    fz_scheme *scheme;
    fz_ledger *ledger;
} assessed;

/* References of our own while the computation runs: the progress function might close what it works on. */
#define HOLD(name)                                                        \
    static fz_##name *hold_##name(lua_State *L, int at)                   \
    {                                                                     \
        union {                                                           \
            const fz_##name *kept;                                        \
            fz_##name *ours;                                              \
        } reference = {lua_isnoneornil(L, at) ? NULL : name##_at(L, at)}; \
        return reference.ours;                                            \
    }
HOLD(directive)
HOLD(registry)
HOLD(scheme)
HOLD(ledger)

static assessed take(lua_State *L, int first)
{
    return (assessed){hold_directive(L, first + ASSESS_DIRECTIVE), hold_registry(L, first + ASSESS_REGISTRY),
                      hold_scheme(L, first + ASSESS_SCHEME), hold_ledger(L, first + ASSESS_LEDGER)};
}

static void hold(const assessed *what)
{
    fz_directive_ref(what->directive);
    fz_registry_ref(what->registry);
    fz_scheme_ref(what->scheme);
    fz_ledger_ref(what->ledger);
}

static void let_go(const assessed *what)
{
    fz_directive_unref(what->directive);
    fz_registry_unref(what->registry);
    fz_scheme_unref(what->scheme);
    fz_ledger_unref(what->ledger);
}

/* fazhi.assess{scheme = …, ledger = …, day = …, directive = …, registry = …, known = …, progress = function} */
static int assess(lua_State *L)
{
    fz_context *context = context_of(L);
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    progress told = {L, 0, 0};
    fz_report *report = NULL;
    fz_error *error = NULL;
    fz_status status;
    assessed what;
    object *self;
    int mine;

    lua_settop(L, 1);
    self = push_owner(L, "fazhi.report", report_drop);
    mine = lua_gettop(L);
    spread(L, 1, assess_keys, ASSESS_KEYS);
    what = take(L, mine + 1);
    options.day = day_at(L, mine + 1 + ASSESS_DAY);
    options.known = day_at(L, mine + 1 + ASSESS_KNOWN);
    told.function = mine + 1 + ASSESS_PROGRESS;
    if (!lua_isnil(L, told.function)) {
        luaL_checktype(L, told.function, LUA_TFUNCTION);
        options.progress = tell;
        options.user = &told;
    }
    luaL_checkstack(L, LUA_MINSTACK, "no room to call back");
    hold(&what);
    status = fz_assess(context, what.directive, what.registry, what.scheme, what.ledger, &options, &report, &error);
    let_go(&what);
    self->pointer = report;
    if (told.failed) {
        fz_error_free(error);
        return lua_error(L);
    }
    if (status != FZ_OK)
        return fail(L, status, error);
    lua_settop(L, mine);
    return 1;
}

/* ------------------------------------------------------------------ the module ------------------------------------- */

static int set_language(lua_State *L)
{
    static const char *const names[] = {"zh", "en", NULL};

    fz_context_set_language(context_of(L), (fz_language)luaL_checkoption(L, 1, NULL, names));
    return 0;
}

static int version(lua_State *L)
{
    return push_text(L, fz_version());
}

#define M(class, name)        \
    {                         \
#name, class##_##name \
    }
#define END        \
    {              \
        NULL, NULL \
    }

static const luaL_Reg directive_methods[] = {M(directive, id),           M(directive, region),      M(directive, title),
                                             M(directive, field),        M(directive, sections),    M(directive, units),
                                             M(directive, tasks),        M(directive, findings),    M(directive, task),
                                             M(directive, unit),         M(directive, xml),         M(directive, save),
                                             {"__len", directive_count}, {"__eq", directive_equal}, END};
static const luaL_Reg section_methods[] = {M(section, id),
                                           M(section, label),
                                           M(section, title),
                                           M(section, number),
                                           M(section, parent),
                                           M(section, tasks),
                                           END};
static const luaL_Reg task_methods[] = {M(task, id),
                                        M(task, label),
                                        M(task, mark),
                                        M(task, text),
                                        M(task, number),
                                        M(task, section),
                                        M(task, assignments),
                                        M(task, requirements),
                                        M(task, dues),
                                        M(task, is_open_ended),
                                        END};
static const luaL_Reg unit_methods[] = {M(unit, name), M(unit, count), END};
static const luaL_Reg assignment_methods[] = {M(assignment, unit),
                                              M(assignment, task),
                                              M(assignment, role),
                                              M(assignment, rank),
                                              M(assignment, is_open),
                                              M(assignment, is_collective),
                                              END};
static const luaL_Reg requirement_methods[] = {M(requirement, kind), M(requirement, text), END};
static const luaL_Reg finding_methods[] = {M(finding, severity), M(finding, code), M(finding, message),
                                           M(finding, place), END};
static const luaL_Reg query_methods[] = {M(query, run), M(query, count), END};
static const luaL_Reg registry_methods[] = {M(registry, title),        M(registry, bodies),      M(registry, resolve),
                                            {"__len", registry_count}, {"__eq", registry_equal}, END};
static const luaL_Reg body_methods[] = {M(body, id), M(body, name), END};
static const luaL_Reg scheme_methods[] = {M(scheme, id),       M(scheme, title),       M(scheme, totals),
                                          M(scheme, findings), {"__eq", scheme_equal}, END};
static const luaL_Reg indicator_methods[] = {M(indicator, id), M(indicator, name), M(indicator, children), END};
static const luaL_Reg ledger_methods[] = {M(ledger, id),           M(ledger, title),       M(ledger, records),
                                          {"__len", ledger_count}, {"__eq", ledger_equal}, END};
static const luaL_Reg record_methods[] = {
    M(record, id), M(record, unit), M(record, item), M(record, event), M(record, date), M(record, value), END};
static const luaL_Reg report_methods[] = {M(report, day),      M(report, results),      M(report, result),
                                          M(report, findings), {"__len", report_count}, END};
static const luaL_Reg result_methods[] = {
    M(result, unit),  M(result, class), M(result, score),      M(result, standing), M(result, rank),
    M(result, grade), M(result, items), M(result, is_not_met), M(result, item),     END};
static const luaL_Reg item_methods[] = {
    M(item, id),    M(item, name),  M(item, applies), M(item, points),   M(item, score),
    M(item, exact), M(item, steps), M(item, parent),  M(item, children), END};
static const luaL_Reg step_methods[] = {M(step, kind), M(step, amount), M(step, exact),
                                        M(step, rule), M(step, text),   END};

static const struct class_entry {
    const char *name;
    const luaL_Reg *methods;
    int owner;
} classes[] = {
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
    {"fazhi.ledger", ledger_methods, 1},
    {"fazhi.record", record_methods, 0},
    {"fazhi.report", report_methods, 1},
    {"fazhi.result", result_methods, 0},
    {"fazhi.item", item_methods, 0},
    {"fazhi.step", step_methods, 0},
};

static const luaL_Reg functions[] = {{"load", load_directive},
                                     {"load_text", load_directive_text},
                                     {"builtin", builtin_directive},
                                     {"import", import_path},
                                     {"import_text", import_text},
                                     {"query", make_query},
                                     {"registry", load_registry},
                                     {"registry_text", load_registry_text},
                                     {"builtin_registry", builtin_registry},
                                     {"scheme", load_scheme},
                                     {"scheme_text", load_scheme_text},
                                     {"builtin_scheme", builtin_scheme},
                                     {"ledger", load_ledger},
                                     {"ledger_text", load_ledger_text},
                                     {"assess", assess},
                                     {"language", set_language},
                                     {"version", version},
                                     END};

static void set_function(lua_State *L, const char *name, lua_CFunction function)
{
    lua_pushcfunction(L, function);
    lua_setfield(L, -2, name);
}

static int class_text(lua_State *L)
{
    const char *class = lua_tostring(L, lua_upvalueindex(1));
    const object *self = luaL_checkudata(L, 1, class);
    int closed = !self->pointer || (self->owner && !self->owner->pointer);

    lua_pushfstring(L, "%s%s: %p", class, closed ? " (closed)" : "", lua_topointer(L, 1));
    return 1;
}

/* `close` of a script: refuses what is none of ours before object_close trusts it. */
static int class_close(lua_State *L)
{
    luaL_checkudata(L, 1, lua_tostring(L, lua_upvalueindex(1)));
    return object_close(L);
}

static void add_closers(lua_State *L, const char *name)
{
    static const char *const closers[] = {"close", "__gc", "__close"};

    for (size_t i = 0; i < sizeof(closers) / sizeof(closers[0]); i++) {
        lua_pushstring(L, name);
        lua_pushcclosure(L, class_close, 1);
        lua_setfield(L, -2, closers[i]);
    }
}

static void make_class(lua_State *L, const struct class_entry *class)
{
    luaL_newmetatable(L, class->name);
    lua_pushstring(L, class->name);
    lua_pushcclosure(L, object_equal, 1);
    lua_setfield(L, -2, "__eq");
    for (const luaL_Reg *method = class->methods; method->name; method++)
        set_function(L, method->name, method->func);
    lua_pushstring(L, class->name);
    lua_pushcclosure(L, class_text, 1);
    lua_setfield(L, -2, "__tostring");
    if (class->owner)
        add_closers(L, class->name);
    lua_pushvalue(L, -1);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0); /* a script cannot take the functions out of it and call them with something else */
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
}

/* One context a state of Lua, released with it. */
static void make_context(lua_State *L)
{
    fz_context **held = new_userdata(L, sizeof(fz_context *));

    *held = NULL;
    lua_createtable(L, 0, 1);
    set_function(L, "__gc", context_gc);
    lua_setmetatable(L, -2);
    if (fz_context_new(NULL, held) != FZ_OK)
        luaL_error(L, "not enough memory");
    lua_pushlightuserdata(L, (void *)(uintptr_t)&context_key);
    lua_insert(L, -2);
    lua_rawset(L, LUA_REGISTRYINDEX);
}

FZ_API int luaopen_fazhi(lua_State *L);

int luaopen_fazhi(lua_State *L)
{
    make_context(L);
    luaL_newmetatable(L, "fazhi.error");
    set_function(L, "__tostring", error_text);
    lua_pop(L, 1);
    for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++)
        make_class(L, &classes[i]);
    lua_newtable(L);
    for (const luaL_Reg *function = functions; function->name; function++)
        set_function(L, function->name, function->func);
    return 1;
}
