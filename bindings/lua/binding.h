/* What the files of the Lua module share: objects, values in and out, errors. fazhi.c says how it is made. */
#ifndef FAZHI_LUA_BINDING_H
#define FAZHI_LUA_BINDING_H

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
    int busy; /* how many calls read it that call back: it must not change meanwhile */
} object;

/* A class of objects; the list ends without a name. */
typedef struct class_entry {
    const char *name;
    const luaL_Reg *methods;
    int owner;
} class_entry;

/* objects.c: what begins with fzl_push leaves one value on the stack, and returns how many it left where it returns int. */
object *fzl_push_owner(lua_State *L, const char *class, void (*unref)(object *self));
int fzl_push_child(lua_State *L, int parent, const char *class, const void *pointer);
int fzl_object_close(lua_State *L);
int fzl_same_class(lua_State *L, const char *class);
int fzl_object_equal(lua_State *L);
int fzl_push_text(lua_State *L, const char *text);
int fzl_push_count(lua_State *L, size_t count);
int fzl_push_number(lua_State *L, uint32_t number);
int fzl_push_flag(lua_State *L, int flag);
int fzl_push_day(lua_State *L, fz_date date);
int fzl_push_decimal(lua_State *L, fz_decimal decimal);
int fzl_push_decimal_if(lua_State *L, int there, fz_decimal decimal);
int fzl_push_name(lua_State *L, const char *const *names, size_t count, int value);
fz_context *fzl_context_of(lua_State *L);
int fzl_context_gc(lua_State *L);
int fzl_fail(lua_State *L, fz_status status, fz_error *error);
int fzl_error_text(lua_State *L);

/* options.c */
const void *fzl_check(lua_State *L, int at, const char *class);
const char *fzl_text_at(lua_State *L, int at);
const char *fzl_optional_text_at(lua_State *L, int at);
fz_date fzl_day_at(lua_State *L, int at);
uint32_t fzl_number_at(lua_State *L, int at);
void fzl_spread(lua_State *L, int table, const char *const *keys, size_t count);

/* query.c */
fz_status fzl_parse_role(lua_State *L, fz_context *context, int at, uint32_t *roles, fz_error **error);
int fzl_push_query(lua_State *L, int table);
int fzl_query_run(lua_State *L);
int fzl_query_count(lua_State *L);
int fzl_push_found(lua_State *L, int query, int at);
int fzl_registry_resolve(lua_State *L);

int fzl_push_array_iterator(lua_State *L);

/* ledger.c, stage.c, supervise.c, compare.c */
fz_ledger *fzl_changing_ledger(lua_State *L, int at);
int fzl_ledger_add_stage(lua_State *L);
int fzl_supervise(lua_State *L);
int fzl_compare(lua_State *L);

extern const class_entry fzl_classes[];
extern const luaL_Reg fzl_loaders[];
extern const luaL_Reg fzl_questions[];
extern const luaL_Reg fzl_makers[];
extern const luaL_Reg fzl_ledger_methods[];
extern const luaL_Reg fzl_record_methods[];
extern const luaL_Reg fzl_stage_methods[];
extern const luaL_Reg fzl_supervision_methods[];
extern const luaL_Reg fzl_obligation_methods[];
extern const luaL_Reg fzl_comparison_methods[];
extern const luaL_Reg fzl_change_methods[];

#define PUSH_NAME(L, names, value) fzl_push_name(L, names, sizeof(names) / sizeof((names)[0]), (int)(value))

#define END_OF_LIST \
    {               \
        NULL, NULL  \
    }

/* For each class: its name and how an argument of it is taken. */
#define CLASS(name)                                                \
    static inline const fz_##name *name##_at(lua_State *L, int at) \
    {                                                              \
        return fzl_check(L, at, "fazhi." #name);                   \
    }
#define OWNER(name)                              \
    CLASS(name)                                  \
    static inline void name##_drop(object *self) \
    {                                            \
        union {                                  \
            const void *kept;                    \
            fz_##name *ours;                     \
        } reference = {self->pointer};           \
        fz_##name##_unref(reference.ours);       \
    }

OWNER(directive)
OWNER(registry)
OWNER(scheme)
OWNER(ledger)
OWNER(report)
OWNER(query)
OWNER(watch)
OWNER(supervision)
OWNER(comparison)
CLASS(section)
CLASS(task)
CLASS(unit)
CLASS(assignment)
CLASS(requirement)
CLASS(finding)
CLASS(body)
CLASS(record)
CLASS(stage)
CLASS(obligation)
CLASS(change)
CLASS(indicator)
CLASS(result)
CLASS(item)
CLASS(step)

/* An object of which the library wants a reference, or which it changes; nil gives NULL. */
#define GIVEN(name)                                                       \
    static inline fz_##name *given_##name(lua_State *L, int at)           \
    {                                                                     \
        union {                                                           \
            const fz_##name *kept;                                        \
            fz_##name *ours;                                              \
        } reference = {lua_isnoneornil(L, at) ? NULL : name##_at(L, at)}; \
        return reference.ours;                                            \
    }
GIVEN(directive)
GIVEN(registry)
GIVEN(scheme)
GIVEN(ledger)

#endif
