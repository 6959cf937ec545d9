/* The ledger: entering records, reading further files, saving. */
#include "getters.h"

#include <stddef.h>

#define KEYS(list) (sizeof(list) / sizeof((list)[0]))

static const char *const text_names[FZ_RECORD_TEXT_COUNT_] = {"id",       "unit",  "item",  "event",    "matter",
                                                              "mark",     "rater", "group", "reporter", "document",
                                                              "evidence", "note",  "reason"};
static const char *const day_names[FZ_RECORD_DAY_COUNT_] = {"date", "due", "deadline", "rectified", "recorded"};
static const char *const state_names[] = {"in-force", "corrected", "withdrawn", "unknown"};

/* What a new record may say; the order of `keys`. */
enum {
    TEXTS = FZ_RECORD_REASON,
    FIRST_DAY = TEXTS,
    VALUE = FIRST_DAY + FZ_RECORD_DAY_COUNT_,
    HEADS,
    REASON,
    RECORD_KEYS
};
static const char *const keys[RECORD_KEYS] = {
    "id",       "unit", "item", "event", "matter",   "mark",      "rater",    "group", "reporter", "document",
    "evidence", "note", "date", "due",   "deadline", "rectified", "recorded", "value", "heads",    "reason"};

/* The ledger at `at`, to be changed. Whoever is called back by a call that reads it may not. */
fz_ledger *fzl_changing_ledger(lua_State *L, int at)
{
    const object *self = luaL_checkudata(L, at, "fazhi.ledger");

    if (self->busy != 0)
        luaL_error(L, "a callback must not change the ledger that its call is in");
    return given_ledger(L, at);
}

/* A decimal: a string, or a number that is whole, since other numbers of Lua are not exact. */
static int decimal_at(lua_State *L, int at, fz_decimal *value)
{
    if (lua_isnoneornil(L, at))
        return 0;
    if (lua_type(L, at) == LUA_TNUMBER) {
        lua_Number number = lua_tonumber(L, at);

        if (!(number >= -9e12 && number <= 9e12) || number != (lua_Number)(int64_t)number)
            luaL_error(L, "a value that is not whole is a string, such as \"0.5\"");
        *value = (int64_t)number * FZ_DECIMAL_ONE;
    } else if (fz_decimal_parse(fzl_text_at(L, at), value) != FZ_OK) {
        luaL_error(L, "no decimal of at most six places: %s", lua_tostring(L, at));
    }
    return 1;
}

/* What the options say, which stand on the stack from `first` on and keep the texts. */
static fz_record_values values_at(lua_State *L, int first)
{
    fz_record_values values = FZ_RECORD_VALUES_INIT;
    const char **texts[TEXTS] = {&values.id,       &values.unit,     &values.item,     &values.event,
                                 &values.matter,   &values.mark,     &values.rater,    &values.group,
                                 &values.reporter, &values.document, &values.evidence, &values.note};
    fz_date *days[] = {&values.date, &values.due, &values.deadline, &values.rectified, &values.recorded};

    for (int key = 0; key < TEXTS; key++)
        *texts[key] = fzl_optional_text_at(L, first + key);
    for (int key = 0; key < FZ_RECORD_DAY_COUNT_; key++)
        *days[key] = fzl_day_at(L, first + FIRST_DAY + key);
    values.has_value = (uint32_t)decimal_at(L, first + VALUE, &values.value);
    values.heads = fzl_number_at(L, first + HEADS);
    return values;
}

/* ledger:add{date = …, unit = …, item = …, event = …, value = …}: the record. */
static int ledger_add(lua_State *L)
{
    const fz_record *record = NULL;
    fz_record_values values;
    fz_error *error = NULL;
    fz_status status;

    lua_settop(L, 2);
    fzl_spread(L, 2, keys, REASON);
    values = values_at(L, 3);
    status = fz_ledger_add(fzl_changing_ledger(L, 1), &values, &record, &error);
    return status == FZ_OK ? fzl_push_child(L, 1, "fazhi.record", record) : fzl_fail(L, status, error);
}

/* ledger:correct(id, {…, reason = …}): the record that takes the place of another; it says everything. */
static int ledger_correct(lua_State *L)
{
    const fz_record *record = NULL;
    fz_record_values values;
    fz_error *error = NULL;
    fz_status status;

    lua_settop(L, 3);
    fzl_spread(L, 3, keys, RECORD_KEYS);
    values = values_at(L, 4);
    status = fz_ledger_correct(fzl_changing_ledger(L, 1), fzl_text_at(L, 2), &values,
                               fzl_optional_text_at(L, 4 + REASON), &record, &error);
    return status == FZ_OK ? fzl_push_child(L, 1, "fazhi.record", record) : fzl_fail(L, status, error);
}

static int answer(lua_State *L, fz_status status, fz_error *error)
{
    if (status != FZ_OK)
        return fzl_fail(L, status, error);
    lua_pushboolean(L, 1);
    return 1;
}

/* ledger:withdraw(id, {recorded = …, reporter = …, reason = …}): true. */
static int ledger_withdraw(lua_State *L)
{
    static const char *const how[] = {"recorded", "reporter", "reason"};
    const char *reporter, *reason;
    fz_error *error = NULL;
    fz_status status;
    fz_date recorded;

    lua_settop(L, 3);
    if (lua_isnil(L, 3)) {
        lua_newtable(L);
        lua_replace(L, 3);
    }
    fzl_spread(L, 3, how, KEYS(how));
    recorded = fzl_day_at(L, 4);
    reporter = fzl_optional_text_at(L, 5);
    reason = fzl_optional_text_at(L, 6);
    status = fz_ledger_withdraw(fzl_changing_ledger(L, 1), fzl_text_at(L, 2), recorded, reporter, reason, &error);
    return answer(L, status, error);
}

/* ledger:read(path, encoding): a further file behind what is there. */
static int ledger_read(lua_State *L)
{
    const char *path = fzl_text_at(L, 2), *encoding = fzl_optional_text_at(L, 3);
    fz_error *error = NULL;
    fz_status status;

    status = fz_ledger_read_path(fzl_changing_ledger(L, 1), path, encoding, 0, &error);
    return answer(L, status, error);
}

static int ledger_save(lua_State *L)
{
    fz_error *error = NULL;
    fz_status status;

    status = fz_ledger_save_path(ledger_at(L, 1), fzl_text_at(L, 2), &error);
    return answer(L, status, error);
}

static int ledger_xml(lua_State *L)
{
    size_t count = 0, again;
    char *bytes;

    fz_ledger_save_memory(ledger_at(L, 1), NULL, 0, &count, NULL);
    bytes = new_userdata(L, count + 1);
    fz_ledger_save_memory(ledger_at(L, 1), bytes, count, &again, NULL);
    lua_pushlstring(L, bytes, again < count ? again : count);
    return 1;
}

/* fazhi.new_ledger(): an empty one. */
static int new_ledger(lua_State *L)
{
    fz_context *context = fzl_context_of(L);
    object *self = fzl_push_owner(L, "fazhi.ledger", ledger_drop);
    fz_ledger *made = NULL;
    fz_error *error = NULL;
    fz_status status = fz_ledger_new(context, &made, &error);

    self->pointer = made;
    return status == FZ_OK ? 1 : fzl_fail(L, status, error);
}

TEXT(ledger, id)
TEXT(ledger, title)
EACH(ledger, records, record, fz_ledger_record_count, fz_ledger_record)
EACH(ledger, stages, stage, fz_ledger_stage_count, fz_ledger_stage)
EACH(ledger, findings, finding, fz_ledger_finding_count, fz_ledger_finding)
GETTER(ledger, count, fzl_push_count(L, fz_ledger_record_count(self)))
GETTER(ledger, record, fzl_push_child(L, 1, "fazhi.record", fz_ledger_record_by_id(self, fzl_text_at(L, 2))))
EQUAL(ledger)
GETTER(record, id, fzl_push_text(L, fz_record_text(self, FZ_RECORD_ID)))
GETTER(record, unit, fzl_push_text(L, fz_record_text(self, FZ_RECORD_UNIT)))
GETTER(record, item, fzl_push_text(L, fz_record_text(self, FZ_RECORD_ITEM)))
GETTER(record, event, fzl_push_text(L, fz_record_text(self, FZ_RECORD_EVENT)))
GETTER(record, date, fzl_push_day(L, fz_record_day(self, FZ_RECORD_DATE)))
GETTER(record, heads, fzl_push_number(L, fz_record_heads(self)))
GETTER(record, state, PUSH_NAME(L, state_names, fz_record_state_on(self, fzl_day_at(L, 2))))
BORROWED(record, replaces, record)
BORROWED(record, replaced_by, record)

static int record_value(lua_State *L)
{
    fz_decimal value = 0;
    int there = fz_record_value(record_at(L, 1), &value);

    return fzl_push_decimal_if(L, there, value);
}

/* record:get(name): a text or a day by its name. */
static int record_get(lua_State *L)
{
    const fz_record *self = record_at(L, 1);
    const char *name = fzl_text_at(L, 2);

    for (int kind = 0; kind < FZ_RECORD_TEXT_COUNT_; kind++)
        if (!strcmp(text_names[kind], name))
            return fzl_push_text(L, fz_record_text(self, (fz_record_text_kind)kind));
    for (int kind = 0; kind < FZ_RECORD_DAY_COUNT_; kind++)
        if (!strcmp(day_names[kind], name))
            return fzl_push_day(L, fz_record_day(self, (fz_record_day_kind)kind));
    return luaL_argerror(L, 2, "a record has no such text or day");
}

const luaL_Reg fzl_ledger_methods[] = {M(ledger, id),
                                       M(ledger, title),
                                       M(ledger, records),
                                       M(ledger, stages),
                                       M(ledger, record),
                                       M(ledger, findings),
                                       M(ledger, add),
                                       M(ledger, correct),
                                       M(ledger, read),
                                       M(ledger, withdraw),
                                       M(ledger, save),
                                       M(ledger, xml),
                                       {"add_stage", fzl_ledger_add_stage},
                                       {"__len", ledger_count},
                                       {"__eq", ledger_equal},
                                       END_OF_LIST};
const luaL_Reg fzl_record_methods[] = {M(record, id),   M(record, unit),     M(record, item),        M(record, event),
                                       M(record, date), M(record, value),    M(record, heads),       M(record, state),
                                       M(record, get),  M(record, replaces), M(record, replaced_by), END_OF_LIST};
const luaL_Reg fzl_makers[] = {
    {"new_ledger", new_ledger},
    {"supervise", fzl_supervise},
    {"compare", fzl_compare},
    END_OF_LIST,
};
