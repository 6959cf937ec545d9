/*
 * Arguments of Lua for the library: text, days, numbers, objects, and the options of a table.
 *
 * Options are laid on the stack, since they keep their texts there. Behind them stand how many they are, their names, and a
 * mark that no script can make: so what is refused is named as the script has written it, not by its place on the stack.
 */
#include "binding.h"

static const char mark;

/* The name of the option at `at`; NULL when it is an argument. */
static const char *option_at(lua_State *L, int at)
{
    for (int top = lua_gettop(L); top > at + 2; top--) {
        if (lua_islightuserdata(L, top) && lua_touserdata(L, top) == &mark) {
            const char *const *keys = lua_touserdata(L, top - 1);
            lua_Integer count = lua_tointeger(L, top - 2), key = at - (top - 2 - count);

            return key >= 0 && key < count ? keys[key] : NULL;
        }
    }
    return NULL;
}

/* What is at `at` is none of what is wanted: an error of Lua, which leaves the caller. */
static void refuse(lua_State *L, int at, const char *wanted)
{
    const char *option = option_at(L, at);
    const char *given = lua_isstring(L, at) ? lua_tostring(L, at) : luaL_typename(L, at);

    if (option)
        luaL_error(L, "option '%s': %s expected, got %s", option, wanted, given);
    luaL_argerror(L, at, lua_pushfstring(L, "%s expected, got %s", wanted, given));
}

static int is_of(lua_State *L, int at, const char *class)
{
    int same;

    if (lua_type(L, at) != LUA_TUSERDATA || !lua_getmetatable(L, at))
        return 0;
    luaL_getmetatable(L, class);
    same = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return same;
}

const void *fzl_check(lua_State *L, int at, const char *class)
{
    const object *self = lua_touserdata(L, at);

    if (!is_of(L, at, class))
        refuse(L, at, class);
    if (!self->pointer || (self->owner && !self->owner->pointer))
        luaL_error(L, "this %s is closed", class);
    return self->pointer;
}

/* Text for the library, which ends it at the first NUL: so there must be none in it. */
const char *fzl_text_at(lua_State *L, int at)
{
    size_t length;
    const char *text = lua_tolstring(L, at, &length);

    if (!text || strlen(text) != length)
        refuse(L, at, text ? "text without a NUL" : "string");
    return text;
}

const char *fzl_optional_text_at(lua_State *L, int at)
{
    return lua_isnoneornil(L, at) ? NULL : fzl_text_at(L, at);
}

fz_date fzl_day_at(lua_State *L, int at)
{
    const char *text = fzl_optional_text_at(L, at);
    fz_date date = fz_date_parse(text);

    if (text && date == 0)
        refuse(L, at, "a day such as 2016-12-31");
    return date;
}

/* A number that is whole and not negative; 0 for nil. */
uint32_t fzl_number_at(lua_State *L, int at)
{
    lua_Number number = lua_tonumber(L, at);

    if (!lua_isnoneornil(L, at) && !lua_isnumber(L, at))
        refuse(L, at, "a number");
    if (!(number >= 0 && number <= UINT32_MAX) || number != (lua_Number)(uint32_t)number)
        refuse(L, at, "a whole number");
    return (uint32_t)number;
}

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

static void push_address(lua_State *L, const void *address)
{
    union {
        const void *kept;
        void *given;
    } pointer = {address};

    lua_pushlightuserdata(L, pointer.given);
}

/* The options of a table, on the stack from `first` on, so that nothing of Lua can fail behind them. */
void fzl_spread(lua_State *L, int table, const char *const *keys, size_t count)
{
    luaL_checktype(L, table, LUA_TTABLE);
    refuse_other_keys(L, table, keys, count);
    luaL_checkstack(L, (int)count + 11, "too many options");
    for (size_t key = 0; key < count; key++)
        lua_getfield(L, table, keys[key]);
    lua_pushinteger(L, (lua_Integer)count);
    push_address(L, keys);
    push_address(L, &mark);
}
