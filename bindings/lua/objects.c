/* Objects: owners and borrowers; values in and out; errors. */
#include "binding.h"

/* Push an owner that holds nothing yet; what the library gives is stored in it. */
object *fzl_push_owner(lua_State *L, const char *class, void (*unref)(object *self))
{
    object *self = new_userdata(L, sizeof(*self));

    *self = (object){NULL, NULL, unref, 0};
    luaL_getmetatable(L, class);
    lua_setmetatable(L, -2);
    lua_createtable(L, 1, 0);
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, 1);
    lua_setuservalue(L, -2);
    return self;
}

/* Push what is borrowed from the object at `parent`; nil for NULL. */
int fzl_push_child(lua_State *L, int parent, const char *class, const void *pointer)
{
    object *above, *self;

    if (!pointer) {
        lua_pushnil(L);
        return 1;
    }
    above = lua_touserdata(L, parent);
    self = new_userdata(L, sizeof(*self));
    *self = (object){pointer, above->owner ? above->owner : above, NULL, 0};
    luaL_getmetatable(L, class);
    lua_setmetatable(L, -2);
    lua_getuservalue(L, parent);
    lua_setuservalue(L, -2);
    return 1;
}

int fzl_object_close(lua_State *L)
{
    object *self = lua_touserdata(L, 1);

    if (self && self->unref && self->pointer)
        self->unref(self);
    if (self)
        self->pointer = NULL;
    return 0;
}

/* Whether both arguments are objects of one class of ours. Lua asks for equality of any two userdata. */
int fzl_same_class(lua_State *L, const char *class)
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
int fzl_object_equal(lua_State *L)
{
    const object *a = lua_touserdata(L, 1), *b = lua_touserdata(L, 2);

    lua_settop(L, 2);
    lua_pushboolean(L, fzl_same_class(L, lua_tostring(L, lua_upvalueindex(1))) && a->pointer == b->pointer);
    return 1;
}

int fzl_push_text(lua_State *L, const char *text)
{
    lua_pushstring(L, text); /* nil for NULL */
    return 1;
}

int fzl_push_count(lua_State *L, size_t count)
{
    lua_pushinteger(L, (lua_Integer)count);
    return 1;
}

/* A number that is 0 where there is none. */
int fzl_push_number(lua_State *L, uint32_t number)
{
    if (number == 0)
        lua_pushnil(L);
    else
        lua_pushinteger(L, (lua_Integer)number);
    return 1;
}

int fzl_push_flag(lua_State *L, int flag)
{
    lua_pushboolean(L, flag);
    return 1;
}

int fzl_push_day(lua_State *L, fz_date date)
{
    char text[16];

    if (fz_date_format(date, text, sizeof(text)) == 0)
        lua_pushnil(L);
    else
        lua_pushstring(L, text);
    return 1;
}

/* Numbers of Lua are doubles or integers, so a decimal is a string, exactly. */
int fzl_push_decimal(lua_State *L, fz_decimal decimal)
{
    char text[32];

    fz_decimal_format(decimal, text, sizeof(text));
    return fzl_push_text(L, text);
}

int fzl_push_decimal_if(lua_State *L, int there, fz_decimal decimal)
{
    if (there)
        return fzl_push_decimal(L, decimal);
    lua_pushnil(L);
    return 1;
}

/* The name of an enum's value; its number where this binding does not know it. */
int fzl_push_name(lua_State *L, const char *const *names, size_t count, int value)
{
    if (value >= 0 && (size_t)value < count && names[value])
        lua_pushstring(L, names[value]);
    else
        lua_pushinteger(L, value);
    return 1;
}

fz_context *fzl_context_of(lua_State *L)
{
    fz_context **held, *context;

    lua_getfield(L, LUA_REGISTRYINDEX, "fazhi.context");
    held = lua_touserdata(L, -1);
    lua_pop(L, 1);
    context = held ? *held : NULL;
    if (!context)
        luaL_error(L, "fazhi is closed");
    return context;
}

int fzl_context_gc(lua_State *L)
{
    fz_context **held = lua_touserdata(L, 1);

    fz_context_unref(*held);
    *held = NULL;
    return 0;
}

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
int fzl_fail(lua_State *L, fz_status status, fz_error *error)
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

int fzl_error_text(lua_State *L)
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
