/* Loading and importing: from a path, from a string, and what the library carries. */
#include "binding.h"

/* Finish a call that stores a reference in the object on top of the stack. */
#define GIVE(name, call)                                           \
    object *self = fzl_push_owner(L, "fazhi." #name, name##_drop); \
    fz_##name *made = NULL;                                        \
    fz_error *error = NULL;                                        \
    fz_status status = call;                                       \
    self->pointer = made;                                          \
    return status == FZ_OK ? 1 : fzl_fail(L, status, error)

#define LOADER(name, lua_name, call)                    \
    static int lua_name(lua_State *L)                   \
    {                                                   \
        fz_context *context = fzl_context_of(L);        \
        const char *path = fzl_text_at(L, 1);           \
        GIVE(name, call(context, path, &made, &error)); \
    }
#define MEMORY_LOADER(name, lua_name, call)                                                        \
    static int lua_name(lua_State *L)                                                              \
    {                                                                                              \
        fz_context *context = fzl_context_of(L);                                                   \
        size_t count;                                                                              \
        const char *bytes = luaL_checklstring(L, 1, &count), *source = fzl_optional_text_at(L, 2); \
        GIVE(name, call(context, bytes, count, source, &made, &error));                            \
    }
#define BUILTIN(name, lua_name)                                       \
    static int lua_name(lua_State *L)                                 \
    {                                                                 \
        fz_context *context = fzl_context_of(L);                      \
        GIVE(name, fz_##name##_load_builtin(context, &made, &error)); \
    }

LOADER(directive, load_directive, fz_directive_open_path)
LOADER(registry, load_registry, fz_registry_load_path)
LOADER(scheme, load_scheme, fz_scheme_load_path)
LOADER(watch, load_watch, fz_watch_load_path)
MEMORY_LOADER(directive, load_directive_text, fz_directive_open_memory)
MEMORY_LOADER(registry, load_registry_text, fz_registry_load_memory)
MEMORY_LOADER(scheme, load_scheme_text, fz_scheme_load_memory)
BUILTIN(directive, builtin_directive)
BUILTIN(registry, builtin_registry)
MEMORY_LOADER(watch, load_watch_text, fz_watch_load_memory)
BUILTIN(scheme, builtin_scheme)
BUILTIN(watch, builtin_watch)

static int load_ledger(lua_State *L)
{
    fz_context *context = fzl_context_of(L);
    const char *path = fzl_text_at(L, 1), *encoding = fzl_optional_text_at(L, 2);

    GIVE(ledger, fz_ledger_load_path(context, path, encoding, 0, &made, &error));
}

static int load_ledger_text(lua_State *L)
{
    fz_context *context = fzl_context_of(L);
    size_t count;
    const char *bytes = luaL_checklstring(L, 1, &count), *source = fzl_optional_text_at(L, 2);

    GIVE(ledger, fz_ledger_load_memory(context, bytes, count, source, NULL, 0, &made, &error));
}

static int import_path(lua_State *L)
{
    fz_context *context = fzl_context_of(L);
    const char *path = fzl_text_at(L, 1), *encoding = fzl_optional_text_at(L, 2);

    GIVE(directive, fz_directive_import_path(context, path, encoding, &made, &error));
}

static int import_text(lua_State *L)
{
    fz_context *context = fzl_context_of(L);
    size_t count;
    const char *bytes = luaL_checklstring(L, 1, &count), *source = fzl_optional_text_at(L, 2);
    const char *encoding = fzl_optional_text_at(L, 3);

    GIVE(directive, fz_directive_import_memory(context, bytes, count, source, encoding, &made, &error));
}

const luaL_Reg fzl_loaders[] = {
    {"load", load_directive},
    {"load_text", load_directive_text},
    {"builtin", builtin_directive},
    {"import", import_path},
    {"import_text", import_text},
    {"registry", load_registry},
    {"registry_text", load_registry_text},
    {"builtin_registry", builtin_registry},
    {"scheme", load_scheme},
    {"scheme_text", load_scheme_text},
    {"builtin_scheme", builtin_scheme},
    {"watch", load_watch},
    {"watch_text", load_watch_text},
    {"builtin_watch", builtin_watch},
    {"ledger", load_ledger},
    {"ledger_text", load_ledger_text},
    END_OF_LIST,
};
