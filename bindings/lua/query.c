/* Questions: queries over a directive, who is meant by a name, and the assessment. */
#include "binding.h"

static const char *const reason_names[] = {NULL, "name", "short", "alias", "prefix", "folded", "successor"};

fz_status fzl_parse_role(lua_State *L, fz_context *context, int at, uint32_t *roles, fz_error **error)
{
    *roles = 0;
    return lua_isnoneornil(L, at) ? FZ_OK : fz_role_parse(context, fzl_text_at(L, at), roles, error);
}

enum { QUERY_UNIT, QUERY_ROLE, QUERY_SECTION, QUERY_NUMBER, QUERY_TEXT, QUERY_KEYS };
static const char *const query_keys[QUERY_KEYS] = {"unit", "role", "section", "number", "text"};

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
int fzl_push_query(lua_State *L, int table)
{
    fz_context *context = fzl_context_of(L);
    object *self = fzl_push_owner(L, "fazhi.query", query_drop);
    int mine = lua_gettop(L);
    const char *values[QUERY_KEYS];
    fz_query *query = NULL;
    fz_error *error = NULL;
    fz_status status;
    uint32_t roles;

    fzl_spread(L, table, query_keys, QUERY_KEYS);
    for (int key = 0; key < QUERY_KEYS; key++)
        values[key] = fzl_optional_text_at(L, mine + 1 + key);
    status = fzl_parse_role(L, context, mine + 1 + QUERY_ROLE, &roles, &error);
    if (status == FZ_OK)
        status = fz_query_new(context, &query);
    self->pointer = query;
    if (status == FZ_OK)
        status = add_conditions(query, values, roles, &error);
    if (status != FZ_OK)
        return fzl_fail(L, status, error);
    lua_settop(L, mine);
    return 1;
}

static int make_query(lua_State *L)
{
    lua_settop(L, 1);
    return fzl_push_query(L, 1);
}

static int found_next(lua_State *L)
{
    lua_Integer index = lua_tointeger(L, lua_upvalueindex(2)) + 1;

    lua_pushinteger(L, index);
    lua_replace(L, lua_upvalueindex(2));
    lua_rawgeti(L, lua_upvalueindex(1), (int)index);
    return 1;
}

/* An iterator over the array on top of the stack, which it takes. */
int fzl_push_array_iterator(lua_State *L)
{
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, found_next, 2);
    return 1;
}

/* Push an iterator over what the query at `query` finds in the directive at `at`, and how many that is. */
int fzl_push_found(lua_State *L, int query, int at)
{
    const fz_query *asked = query_at(L, query);
    const fz_directive *directive = directive_at(L, at);
    size_t count = fz_query_run(asked, directive, NULL, 0);
    const fz_task **tasks = new_userdata(L, (count + 1) * sizeof(*tasks));

    fz_query_run(query_at(L, query), directive_at(L, at), tasks, count);
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        fzl_push_child(L, at, "fazhi.task", tasks[i]);
        lua_rawseti(L, -2, (int)i + 1);
    }
    return fzl_push_array_iterator(L);
}

int fzl_query_run(lua_State *L)
{
    lua_settop(L, 2);
    return fzl_push_found(L, 1, 2);
}

int fzl_query_count(lua_State *L)
{
    return fzl_push_count(L, fz_query_run(query_at(L, 1), directive_at(L, 2), NULL, 0));
}

/* registry:resolve(name, day): an array of {body = …, reason = …, via = …, verified = …}. */
int fzl_registry_resolve(lua_State *L)
{
    fz_match *matches = (lua_settop(L, 4), new_userdata(L, FZ_MATCHES_MAX * sizeof(*matches)));
    const fz_registry *self = registry_at(L, 1);
    const char *name = fzl_text_at(L, 2);
    fz_date date = fzl_day_at(L, 3);
    const fz_directive *directive = lua_isnoneornil(L, 4) ? NULL : directive_at(L, 4);
    size_t count;

    matches[0].size = sizeof(*matches);
    count = fz_registry_resolve(self, name, date, directive, matches, FZ_MATCHES_MAX);
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_createtable(L, 0, 4);
        fzl_push_child(L, 1, "fazhi.body", matches[i].body);
        lua_setfield(L, -2, "body");
        fzl_push_child(L, 1, "fazhi.body", matches[i].via);
        lua_setfield(L, -2, "via");
        PUSH_NAME(L, reason_names, matches[i].reason);
        lua_setfield(L, -2, "reason");
        lua_pushboolean(L, matches[i].verified);
        lua_setfield(L, -2, "verified");
        lua_rawseti(L, -2, (int)i + 1);
    }
    return 1;
}

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
static assessed take(lua_State *L, int first)
{
    return (assessed){given_directive(L, first + ASSESS_DIRECTIVE), given_registry(L, first + ASSESS_REGISTRY),
                      given_scheme(L, first + ASSESS_SCHEME), given_ledger(L, first + ASSESS_LEDGER)};
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
    fz_context *context = fzl_context_of(L);
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    progress told = {L, 0, 0};
    fz_report *report = NULL;
    fz_error *error = NULL;
    fz_status status;
    assessed what;
    object *self, *ledger;
    int mine;

    lua_settop(L, 1);
    self = fzl_push_owner(L, "fazhi.report", report_drop);
    mine = lua_gettop(L);
    fzl_spread(L, 1, assess_keys, ASSESS_KEYS);
    what = take(L, mine + 1);
    options.day = fzl_day_at(L, mine + 1 + ASSESS_DAY);
    options.known = fzl_day_at(L, mine + 1 + ASSESS_KNOWN);
    told.function = mine + 1 + ASSESS_PROGRESS;
    if (!lua_isnil(L, told.function)) {
        luaL_checktype(L, told.function, LUA_TFUNCTION);
        options.progress = tell;
        options.user = &told;
    }
    luaL_checkstack(L, LUA_MINSTACK, "no room to call back");
    hold(&what);
    ledger = lua_touserdata(L, mine + 1 + ASSESS_LEDGER);
    if (ledger)
        ledger->busy++; /* nor may it change the ledger */
    status = fz_assess(context, what.directive, what.registry, what.scheme, what.ledger, &options, &report, &error);
    if (ledger)
        ledger->busy--;
    let_go(&what);
    self->pointer = report;
    if (told.failed) {
        fz_error_free(error);
        return lua_error(L);
    }
    if (status != FZ_OK)
        return fzl_fail(L, status, error);
    lua_settop(L, mine);
    return 1;
}

const luaL_Reg fzl_questions[] = {
    {"query", make_query},
    {"assess", assess},
    END_OF_LIST,
};
