/* How getters, iterators and tables of methods are written down, one line each. */
#ifndef FAZHI_LUA_GETTERS_H
#define FAZHI_LUA_GETTERS_H

#include "binding.h"

#define GETTER(class, name, expression)            \
    static int class##_##name(lua_State *L)        \
    {                                              \
        const fz_##class *self = class##_at(L, 1); \
        return expression;                         \
    }
#define TEXT(class, name) GETTER(class, name, fzl_push_text(L, fz_##class##_##name(self)))
#define BORROWED(class, name, other) \
    GETTER(class, name, fzl_push_child(L, 1, "fazhi." #other, fz_##class##_##name(self)))

#define EQUAL(class)                                                                         \
    static int class##_equal(lua_State *L)                                                   \
    {                                                                                        \
        lua_settop(L, 2);                                                                    \
        return fzl_push_flag(L, fzl_same_class(L, "fazhi." #class) &&                        \
                                    fz_##class##_equal(class##_at(L, 1), class##_at(L, 2))); \
    }

/* An iterator over what is counted and given by index: for child in self:plural() do */
#define EACH(class, plural, other, count, item)                                            \
    static int class##_##plural##_next(lua_State *L)                                       \
    {                                                                                      \
        const fz_##class *self = class##_at(L, lua_upvalueindex(1));                       \
        size_t index = (size_t)lua_tointeger(L, lua_upvalueindex(2));                      \
        if (index >= count(self))                                                          \
            return 0;                                                                      \
        lua_pushinteger(L, (lua_Integer)index + 1);                                        \
        lua_replace(L, lua_upvalueindex(2));                                               \
        return fzl_push_child(L, lua_upvalueindex(1), "fazhi." #other, item(self, index)); \
    }                                                                                      \
    static int class##_##plural(lua_State *L)                                              \
    {                                                                                      \
        class##_at(L, 1);                                                                  \
        lua_pushvalue(L, 1);                                                               \
        lua_pushinteger(L, 0);                                                             \
        lua_pushcclosure(L, class##_##plural##_next, 2);                                   \
        return 1;                                                                          \
    }

/* One method of a table of methods. */
#define M(class, name)        \
    {                         \
#name, class##_##name \
    }

#endif
