/* Opening what the programs read: each from a path, or from stdin for "-". */
#include "support.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static ptrdiff_t read_stdin(void *user, void *buffer, size_t capacity)
{
    ssize_t count;

    (void)user;
    do
        count = read(STDIN_FILENO, buffer, capacity);
    while (count < 0 && errno == EINTR);
    return count;
}

fz_directive *load_or_die(const struct program *program, const char *path)
{
    fz_directive *directive;
    fz_error *error = NULL;

    if (!path)
        fz_directive_load_builtin(program->context, &directive, &error);
    else if (!strcmp(path, "-"))
        fz_directive_open_callback(program->context, read_stdin, NULL, "<stdin>", &directive, &error);
    else
        fz_directive_open_path(program->context, path, &directive, &error);
    if (!directive)
        die(program, error);
    return directive;
}

fz_registry *registry_or_die(const struct program *program, const char *path)
{
    fz_registry *registry;
    fz_error *error = NULL;

    if (!strcmp(path, "builtin"))
        fz_registry_load_builtin(program->context, &registry, &error);
    else if (!strcmp(path, "-"))
        fz_registry_load_callback(program->context, read_stdin, NULL, "<stdin>", &registry, &error);
    else
        fz_registry_load_path(program->context, path, &registry, &error);
    if (!registry)
        die(program, error);
    return registry;
}

fz_directive *import_or_die(const struct program *program, const char *path, const char *encoding)
{
    fz_directive *directive;
    fz_error *error = NULL;

    if (!encoding)
        return load_or_die(program, path);
    if (!strcmp(path, "-"))
        fz_directive_import_callback(program->context, read_stdin, NULL, "<stdin>", encoding, &directive, &error);
    else
        fz_directive_import_path(program->context, path, encoding, &directive, &error);
    if (!directive)
        die(program, error);
    return directive;
}

fz_scheme *scheme_or_die(const struct program *program, const char *path)
{
    fz_scheme *scheme;
    fz_error *error = NULL;

    if (!path)
        fz_scheme_load_builtin(program->context, &scheme, &error);
    else if (!strcmp(path, "-"))
        fz_scheme_load_callback(program->context, read_stdin, NULL, "<stdin>", &scheme, &error);
    else
        fz_scheme_load_path(program->context, path, &scheme, &error);
    if (!scheme)
        die(program, error);
    return scheme;
}

fz_ledger *ledger_or_die(const struct program *program, const char *path, uint32_t flags)
{
    fz_ledger *ledger;
    fz_error *error = NULL;

    if (!strcmp(path, "-"))
        fz_ledger_load_callback(program->context, read_stdin, NULL, "<stdin>", NULL, flags, &ledger, &error);
    else
        fz_ledger_load_path(program->context, path, NULL, flags, &ledger, &error);
    if (!ledger)
        die(program, error);
    return ledger;
}

void read_ledger_or_die(const struct program *program, fz_ledger *ledger, const char *path, uint32_t flags)
{
    fz_error *error = NULL;
    fz_status status;

    if (!strcmp(path, "-"))
        status = fz_ledger_read_callback(ledger, read_stdin, NULL, "<stdin>", NULL, flags, &error);
    else
        status = fz_ledger_read_path(ledger, path, NULL, flags, &error);
    if (status != FZ_OK)
        die(program, error);
}
