/* Supervision: who owes what by when, and how it stands on a day. */
#include "getters.h"

enum { DIRECTIVE, REGISTRY, LEDGER, WATCH, DAY, KNOWN, FROM, TO, SUPERVISE_KEYS };
static const char *const keys[SUPERVISE_KEYS] = {"directive", "registry", "ledger", "watch",
                                                 "day",       "known",    "from",   "to"};

enum { UNIT, SECTION, LIGHT, WITHIN, MONTH, OVERDUE, FIRST_LEAD, UNFINISHED, UNPLANNED, FILTER_KEYS };
static const char *const filter_keys[FILTER_KEYS] = {"unit",    "section",    "light",      "within",   "month",
                                                     "overdue", "first_lead", "unfinished", "unplanned"};
static const uint32_t filter_flags[FILTER_KEYS] = {[OVERDUE] = FZ_ONLY_OVERDUE,
                                                   [FIRST_LEAD] = FZ_ONLY_FIRST_LEAD,
                                                   [UNFINISHED] = FZ_ONLY_UNFINISHED,
                                                   [UNPLANNED] = FZ_ONLY_UNPLANNED,
                                                   [WITHIN] = FZ_ONLY_WITHIN};

/* fazhi.supervise{directive = …, ledger = …, day = …, registry = …, watch = …, known = …, from = …, to = …} */
int fzl_supervise(lua_State *L)
{
    fz_supervise_options options = FZ_SUPERVISE_OPTIONS_INIT;
    fz_context *context = fzl_context_of(L);
    fz_date *days[] = {&options.day, &options.known, &options.from, &options.until};
    fz_supervision *supervision = NULL;
    fz_watch *builtin = NULL;
    fz_error *error = NULL;
    fz_status status = FZ_OK;
    const fz_watch *watch;
    object *self;

    lua_settop(L, 1);
    self = fzl_push_owner(L, "fazhi.supervision", supervision_drop);
    fzl_spread(L, 1, keys, SUPERVISE_KEYS);
    for (int key = DAY; key < SUPERVISE_KEYS; key++)
        *days[key - DAY] = fzl_day_at(L, 3 + key);
    const fz_directive *directive = given_directive(L, 3 + DIRECTIVE);
    const fz_registry *registry = given_registry(L, 3 + REGISTRY);
    const fz_ledger *ledger = given_ledger(L, 3 + LEDGER);
    watch = lua_isnil(L, 3 + WATCH) ? NULL : watch_at(L, 3 + WATCH);
    if (!watch)
        status = fz_watch_load_builtin(context, &builtin, &error);
    if (status == FZ_OK)
        status =
            fz_supervise(context, directive, registry, ledger, watch ? watch : builtin, &options, &supervision, &error);
    fz_watch_unref(builtin);
    self->pointer = supervision;
    if (status != FZ_OK)
        return fzl_fail(L, status, error);
    lua_settop(L, 2);
    return 1;
}

/* The conditions of the table at 2, on the stack from 3 on, which keeps their texts. */
static fz_obligation_filter filter_at_two(lua_State *L)
{
    fz_obligation_filter filter = FZ_OBLIGATION_FILTER_INIT;

    lua_settop(L, 2);
    if (lua_isnil(L, 2)) {
        lua_newtable(L);
        lua_replace(L, 2);
    }
    fzl_spread(L, 2, filter_keys, FILTER_KEYS);
    filter.unit = fzl_optional_text_at(L, 3 + UNIT);
    filter.section = fzl_optional_text_at(L, 3 + SECTION);
    filter.light = fzl_optional_text_at(L, 3 + LIGHT);
    filter.within = fzl_number_at(L, 3 + WITHIN);
    filter.month = fzl_number_at(L, 3 + MONTH);
    for (int key = 0; key < FILTER_KEYS; key++)
        if (filter_flags[key] && lua_toboolean(L, 3 + key))
            filter.flags |= filter_flags[key];
    return filter;
}

/* for one in supervision:obligations{unit = …, within = …, overdue = true} do */
static int supervision_obligations(lua_State *L)
{
    fz_obligation_filter filter = (supervision_at(L, 1), filter_at_two(L));
    size_t count = fz_supervision_find(supervision_at(L, 1), &filter, NULL, 0);
    const fz_obligation **found = new_userdata(L, (count + 1) * sizeof(*found));

    fz_supervision_find(supervision_at(L, 1), &filter, found, count);
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        fzl_push_child(L, 1, "fazhi.obligation", found[i]);
        lua_rawseti(L, -2, (int)i + 1);
    }
    return fzl_push_array_iterator(L);
}

static void set_count(lua_State *L, const char *name, uint64_t count)
{
    lua_pushinteger(L, (lua_Integer)count);
    lua_setfield(L, -2, name);
}

/* supervision:rates{…}: a table; rates are strings, nil where there is nothing. */
static int supervision_rates(lua_State *L)
{
    fz_supervision_rates rates = FZ_SUPERVISION_RATES_INIT;
    fz_obligation_filter filter = (supervision_at(L, 1), filter_at_two(L));

    fz_supervision_rate(supervision_at(L, 1), &filter, &rates);
    lua_createtable(L, 0, 7);
    set_count(L, "total", rates.total);
    set_count(L, "finished", rates.finished);
    set_count(L, "overdue", rates.overdue);
    set_count(L, "settled", rates.settled);
    set_count(L, "in_time", rates.in_time);
    fzl_push_decimal_if(L, (int)rates.has_completion, rates.completion);
    lua_setfield(L, -2, "completion");
    fzl_push_decimal_if(L, (int)rates.has_punctuality, rates.punctuality);
    lua_setfield(L, -2, "punctuality");
    return 1;
}

GETTER(supervision, day, fzl_push_day(L, fz_supervision_day(self)))
GETTER(supervision, count, fzl_push_count(L, fz_supervision_obligation_count(self)))
EACH(supervision, findings, finding, fz_supervision_finding_count, fz_supervision_finding)

TEXT(obligation, id)
TEXT(obligation, unit)
TEXT(obligation, what)
BORROWED(obligation, task, task)
GETTER(obligation, kind, fzl_push_text(L, fz_obligation_kind_name(fz_obligation_kind_of(self))))
GETTER(obligation, due, fzl_push_day(L, fz_obligation_due(self, NULL, NULL)))
GETTER(obligation, done, fzl_push_day(L, fz_obligation_done(self)))
GETTER(obligation, state, fzl_push_text(L, fz_obligation_state(self, NULL, NULL, NULL)))
GETTER(obligation, light, fzl_push_text(L, fz_obligation_light(self, NULL)))
GETTER(obligation, is_overdue, fzl_push_flag(L, fz_obligation_is_overdue(self)))
GETTER(obligation, was_returned, fzl_push_flag(L, fz_obligation_was_returned(self)))

/* obligation:times(): how often it is to be done, and how often it was. */
static int obligation_times(lua_State *L)
{
    uint32_t done = 0, times = fz_obligation_times(obligation_at(L, 1), &done);

    lua_pushinteger(L, (lua_Integer)times);
    lua_pushinteger(L, (lua_Integer)done);
    return 2;
}

static int obligation_days(lua_State *L)
{
    int32_t days = 0;

    if (fz_obligation_days(obligation_at(L, 1), &days))
        lua_pushinteger(L, (lua_Integer)days);
    else
        lua_pushnil(L);
    return 1;
}

const luaL_Reg fzl_supervision_methods[] = {M(supervision, day),          M(supervision, obligations),
                                            M(supervision, rates),        M(supervision, findings),
                                            {"__len", supervision_count}, END_OF_LIST};
const luaL_Reg fzl_obligation_methods[] = {M(obligation, id),           M(obligation, unit),  M(obligation, what),
                                           M(obligation, task),         M(obligation, kind),  M(obligation, due),
                                           M(obligation, done),         M(obligation, state), M(obligation, light),
                                           M(obligation, days),         M(obligation, times), M(obligation, is_overdue),
                                           M(obligation, was_returned), END_OF_LIST};
