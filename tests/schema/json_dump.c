/* json-dump KIND FILE: print a directive, its tasks, a registry, a scheme or a ledger as JSON. */
#include <fazhi.h>
#include <stdio.h>
#include <string.h>

static int print(void *user, const void *bytes, size_t count)
{
    return fwrite(bytes, 1, count, user) != count;
}

static fz_status dump_directive(fz_context *context, const char *path, fz_error **error)
{
    fz_directive *directive;
    fz_status status = fz_directive_open_path(context, path, &directive, error);

    if (status == FZ_OK)
        status = fz_directive_write(directive, FZ_FORMAT_JSON, print, stdout, error);
    fz_directive_unref(directive);
    return status;
}

static fz_status dump_tasks(fz_context *context, const char *path, fz_error **error)
{
    const fz_task *tasks[1000];
    fz_directive *directive;
    fz_status status = fz_directive_open_path(context, path, &directive, error);
    size_t count = 0;

    for (; count < 1000 && count < fz_directive_task_count(directive); count++)
        tasks[count] = fz_directive_task(directive, count);
    if (status == FZ_OK)
        status = fz_tasks_write(context, tasks, count, FZ_FORMAT_JSON, 0, 0, print, stdout, error);
    fz_directive_unref(directive);
    return status;
}

static fz_status dump_registry(fz_context *context, const char *path, fz_error **error)
{
    fz_registry *registry;
    fz_status status = fz_registry_load_path(context, path, &registry, error);

    if (status == FZ_OK)
        status = fz_registry_save_json(registry, print, stdout, error);
    fz_registry_unref(registry);
    return status;
}

static fz_status dump_scheme(fz_context *context, const char *path, fz_error **error)
{
    fz_scheme *scheme;
    fz_status status = fz_scheme_load_path(context, path, &scheme, error);

    if (status == FZ_OK)
        status = fz_scheme_save_json(scheme, print, stdout, error);
    fz_scheme_unref(scheme);
    return status;
}

static fz_status dump_ledger(fz_context *context, const char *path, fz_error **error)
{
    fz_ledger *ledger;
    fz_status status = fz_ledger_load_path(context, path, NULL, 0, &ledger, error);

    if (status == FZ_OK)
        status = fz_ledger_save_json(ledger, print, stdout, error);
    fz_ledger_unref(ledger);
    return status;
}

static const struct {
    const char *kind;
    fz_status (*dump)(fz_context *context, const char *path, fz_error **error);
} dumps[] = {{"directive", dump_directive},
             {"tasks", dump_tasks},
             {"registry", dump_registry},
             {"scheme", dump_scheme},
             {"ledger", dump_ledger}};

int main(int argc, char **argv)
{
    fz_context *context;
    fz_error *error = NULL;
    fz_status status = FZ_EINVAL;

    if (argc != 3 || fz_context_new(NULL, &context) != FZ_OK)
        return 2;
    for (size_t i = 0; i < sizeof(dumps) / sizeof(*dumps); i++)
        if (strcmp(argv[1], dumps[i].kind) == 0)
            status = dumps[i].dump(context, argv[2], &error);
    if (status != FZ_OK)
        fprintf(stderr, "%s: %s\n", argv[2], fz_error_message(error));
    fz_error_free(error);
    fz_context_unref(context);
    return status != FZ_OK;
}
