/* Loading, reading and saving. */
#include "calls.h"

#define TEXT s->source.bytes, s->source.count

#define LOADS(type)                                                                                 \
    CALL(fz_##type##_load_builtin)                                                                  \
    {                                                                                               \
        return fz_##type##_load_builtin(s->context, &s->made.type, error);                          \
    }                                                                                               \
    CALL(fz_##type##_load_path)                                                                     \
    {                                                                                               \
        return fz_##type##_load_path(s->context, s->path, &s->made.type, error);                    \
    }                                                                                               \
    CALL(fz_##type##_load_memory)                                                                   \
    {                                                                                               \
        return fz_##type##_load_memory(s->context, TEXT, "input", &s->made.type, error);            \
    }                                                                                               \
    CALL(fz_##type##_load_callback)                                                                 \
    {                                                                                               \
        return fz_##type##_load_callback(s->context, give, &s->source, NULL, &s->made.type, error); \
    }

/* Part of it fits; how much there is, is told all the same. */
#define SAVES(type)                                                                               \
    CALL(fz_##type##_save_path)                                                                   \
    {                                                                                             \
        return fz_##type##_save_path(s->type, s->path, error);                                    \
    }                                                                                             \
    CALL(fz_##type##_save_memory)                                                                 \
    {                                                                                             \
        char bytes[100] = "";                                                                     \
        size_t count = 0;                                                                         \
        fz_status status = fz_##type##_save_memory(s->type, bytes, sizeof(bytes), &count, error); \
                                                                                                  \
        take(&s->sink, bytes, sizeof(bytes));                                                     \
        s->number = count;                                                                        \
        return status;                                                                            \
    }                                                                                             \
    CALL(fz_##type##_save_callback)                                                               \
    {                                                                                             \
        return fz_##type##_save_callback(s->type, take, &s->sink, error);                         \
    }

LOADS(directive)
LOADS(registry)
LOADS(scheme)
LOADS(watch)
SAVES(directive)
SAVES(registry)
SAVES(scheme)
SAVES(watch)
SAVES(ledger)

CALL(fz_directive_import_memory)
{
    return fz_directive_import_memory(s->context, TEXT, "input", "UTF-8", &s->made.directive, error);
}

CALL(fz_directive_import_path)
{
    return fz_directive_import_path(s->context, s->path, NULL, &s->made.directive, error);
}

CALL(fz_directive_import_callback)
{
    return fz_directive_import_callback(s->context, give, &s->source, NULL, NULL, &s->made.directive, error);
}

CALL(fz_directive_open_memory)
{
    return fz_directive_open_memory(s->context, TEXT, "input", &s->made.directive, error);
}

CALL(fz_directive_open_path)
{
    return fz_directive_open_path(s->context, s->path, &s->made.directive, error);
}

CALL(fz_directive_open_callback)
{
    return fz_directive_open_callback(s->context, give, &s->source, NULL, &s->made.directive, error);
}

CALL(fz_ledger_load_path)
{
    return fz_ledger_load_path(s->context, s->path, NULL, 0, &s->made.ledger, error);
}

CALL(fz_ledger_load_memory)
{
    return fz_ledger_load_memory(s->context, TEXT, "input", "UTF-8", 0, &s->made.ledger, error);
}

CALL(fz_ledger_load_callback)
{
    return fz_ledger_load_callback(s->context, give, &s->source, NULL, NULL, 0, &s->made.ledger, error);
}

CALL(fz_ledger_read_path)
{
    return fz_ledger_read_path(s->ledger, s->path, NULL, 0, error);
}

CALL(fz_ledger_read_memory)
{
    return fz_ledger_read_memory(s->ledger, TEXT, "input", "UTF-8", 0, error);
}

CALL(fz_ledger_read_callback)
{
    return fz_ledger_read_callback(s->ledger, give, &s->source, NULL, NULL, 0, error);
}

CALL(fz_ledger_save_csv)
{
    return fz_ledger_save_csv(s->ledger, take, &s->sink, error);
}

CALL(fz_ledger_save_json)
{
    return fz_ledger_save_json(s->ledger, take, &s->sink, error);
}

CALL(fz_registry_save_json)
{
    return fz_registry_save_json(s->registry, take, &s->sink, error);
}

CALL(fz_scheme_save_json)
{
    return fz_scheme_save_json(s->scheme, take, &s->sink, error);
}
