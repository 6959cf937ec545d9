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
#include "binding.h"

static int set_language(lua_State *L)
{
    static const char *const names[] = {"zh", "en", NULL};

    fz_context_set_language(fzl_context_of(L), (fz_language)luaL_checkoption(L, 1, NULL, names));
    return 0;
}

static int version(lua_State *L)
{
    return fzl_push_text(L, fz_version());
}

static const luaL_Reg functions[] = {
    {"language", set_language},
    {"version", version},
    END_OF_LIST,
};

static void set_function(lua_State *L, const char *name, lua_CFunction function)
{
    lua_pushcfunction(L, function);
    lua_setfield(L, -2, name);
}

static void set_functions(lua_State *L, const luaL_Reg *list)
{
    for (; list->name; list++)
        set_function(L, list->name, list->func);
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
    return fzl_object_close(L);
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

static void make_class(lua_State *L, const class_entry *class)
{
    luaL_newmetatable(L, class->name);
    lua_pushstring(L, class->name);
    lua_pushcclosure(L, fzl_object_equal, 1);
    lua_setfield(L, -2, "__eq");
    set_functions(L, class->methods);
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
    set_function(L, "__gc", fzl_context_gc);
    lua_setmetatable(L, -2);
    if (fz_context_new(NULL, held) != FZ_OK)
        luaL_error(L, "not enough memory");
    lua_setfield(L, LUA_REGISTRYINDEX, "fazhi.context");
}

FZ_API int luaopen_fazhi(lua_State *L);

int luaopen_fazhi(lua_State *L)
{
    make_context(L);
    luaL_newmetatable(L, "fazhi.error");
    set_function(L, "__tostring", fzl_error_text);
    lua_pop(L, 1);
    for (const class_entry *class = fzl_classes; class->name; class ++)
        make_class(L, class);
    lua_newtable(L);
    set_functions(L, fzl_loaders);
    set_functions(L, fzl_questions);
    set_functions(L, fzl_makers);
    set_functions(L, functions);
    return 1;
}
