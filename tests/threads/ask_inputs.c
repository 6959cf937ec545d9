/*
 * What is made with one context: everything that can be loaded, by path, from memory and through a callback. The three ways must
 * give the same, errors and findings included, as all of them are told the same name of the source.
 */
#include "threads/ask.h"

#include <string.h>

/* Gives the bytes of an input, never many at once. */
typedef struct source {
    const input *its;
    size_t at;
} source;

enum { AT_ONCE = 1000 };

static ptrdiff_t give(void *user, void *buffer, size_t capacity)
{
    source *from = user;
    size_t count = from->its->count - from->at;

    count = count < capacity ? count : capacity;
    count = count < AT_ONCE ? count : AT_ONCE;
    memcpy(buffer, from->its->bytes + from->at, count);
    from->at += count;
    return (ptrdiff_t)count;
}

/* Add what all three ways gave; 0 when they differ. */
static size_t agree(const uint64_t given[3], uint64_t *figure)
{
    say_count(figure, given[0]);
    return given[0] == given[1] && given[0] == given[2];
}

static uint64_t refused(fz_status status, fz_error *error)
{
    uint64_t figure = FIGURE;

    say_text(&figure, fz_status_name(status));
    say_errors(&figure, error);
    fz_error_free(error);
    return figure;
}

/* ---------------------------------------------------------------- directives */

/* What came of a call, which is released. */
static uint64_t of_directive(fz_status status, fz_directive *const *directive, fz_error *const *error)
{
    uint64_t figure = FIGURE;

    if (status != FZ_OK)
        return refused(status, *error);
    fz_directive_save_callback(*directive, hash_bytes, &figure, NULL);
    for (size_t i = 0; i < fz_directive_finding_count(*directive); i++)
        say_finding(&figure, fz_directive_finding(*directive, i));
    fz_directive_unref(*directive);
    return figure;
}

size_t load_directives(things *all, uint64_t *figure)
{
    fz_directive *d = NULL;
    fz_error *e = NULL;
    size_t same = 0;

    for (size_t i = 0; i < all->path_count; i++) {
        const input *its = &all->given[i];
        source from = {its, 0};
        uint64_t given[3];

        given[0] = of_directive(fz_directive_load_path(all->context, its->path, &d, &e), &d, &e);
        given[1] =
            of_directive(fz_directive_load_memory(all->context, its->bytes, its->count, its->path, &d, &e), &d, &e);
        given[2] = of_directive(fz_directive_load_callback(all->context, give, &from, its->path, &d, &e), &d, &e);
        same += agree(given, figure);
    }
    return same == all->path_count ? same : 0;
}

size_t import_directives(things *all, uint64_t *figure)
{
    fz_directive *d = NULL;
    fz_error *e = NULL;
    size_t same = 0;

    for (size_t i = 0; i < all->path_count; i++) {
        const input *its = &all->given[i];
        source from = {its, 0};
        uint64_t given[3];

        given[0] = of_directive(fz_directive_import_path(all->context, its->path, NULL, &d, &e), &d, &e);
        given[1] = of_directive(
            fz_directive_import_memory(all->context, its->bytes, its->count, its->path, NULL, &d, &e), &d, &e);
        given[2] =
            of_directive(fz_directive_import_callback(all->context, give, &from, its->path, NULL, &d, &e), &d, &e);
        same += agree(given, figure);
    }
    return same == all->path_count ? same : 0;
}

size_t open_directives(things *all, uint64_t *figure)
{
    fz_directive *d = NULL;
    fz_error *e = NULL;
    size_t same = 0;

    for (size_t i = 0; i < all->path_count; i++) {
        const input *its = &all->given[i];
        source from = {its, 0};
        uint64_t given[3];

        given[0] = of_directive(fz_directive_open_path(all->context, its->path, &d, &e), &d, &e);
        given[1] =
            of_directive(fz_directive_open_memory(all->context, its->bytes, its->count, its->path, &d, &e), &d, &e);
        given[2] = of_directive(fz_directive_open_callback(all->context, give, &from, its->path, &d, &e), &d, &e);
        same += agree(given, figure);
    }
    return same == all->path_count ? same : 0;
}

/* ---------------------------------------------------------------- registries, schemes, rules, ledgers */

static uint64_t of_registry(fz_status status, fz_registry *const *registry, fz_error *const *error)
{
    uint64_t figure = FIGURE;

    if (status != FZ_OK)
        return refused(status, *error);
    fz_registry_save_callback(*registry, hash_bytes, &figure, NULL);
    fz_registry_unref(*registry);
    return figure;
}

static size_t load_registry(things *all, const input *its, uint64_t *figure)
{
    source from = {its, 0};
    fz_registry *r = NULL;
    fz_error *e = NULL;
    uint64_t given[3];

    given[0] = of_registry(fz_registry_load_path(all->context, its->path, &r, &e), &r, &e);
    given[1] = of_registry(fz_registry_load_memory(all->context, its->bytes, its->count, its->path, &r, &e), &r, &e);
    given[2] = of_registry(fz_registry_load_callback(all->context, give, &from, its->path, &r, &e), &r, &e);
    return agree(given, figure);
}

/* One of its kind, and one that is refused: so with those below. */
size_t load_registries(things *all, uint64_t *figure)
{
    return load_registry(all, &all->kept[KEPT_REGISTRY], figure) && load_registry(all, &all->kept[KEPT_WATCH], figure);
}

static uint64_t of_scheme(fz_status status, fz_scheme *const *scheme, fz_error *const *error)
{
    uint64_t figure = FIGURE;

    if (status != FZ_OK)
        return refused(status, *error);
    fz_scheme_save_callback(*scheme, hash_bytes, &figure, NULL);
    fz_scheme_unref(*scheme);
    return figure;
}

static size_t load_scheme(things *all, const input *its, uint64_t *figure)
{
    source from = {its, 0};
    fz_scheme *s = NULL;
    fz_error *e = NULL;
    uint64_t given[3];

    given[0] = of_scheme(fz_scheme_load_path(all->context, its->path, &s, &e), &s, &e);
    given[1] = of_scheme(fz_scheme_load_memory(all->context, its->bytes, its->count, its->path, &s, &e), &s, &e);
    given[2] = of_scheme(fz_scheme_load_callback(all->context, give, &from, its->path, &s, &e), &s, &e);
    return agree(given, figure);
}

size_t load_schemes(things *all, uint64_t *figure)
{
    return load_scheme(all, &all->kept[KEPT_SCHEME], figure) && load_scheme(all, &all->kept[KEPT_WATCH], figure);
}

static uint64_t of_watch(fz_status status, fz_watch *const *watch, fz_error *const *error)
{
    uint64_t figure = FIGURE;

    if (status != FZ_OK)
        return refused(status, *error);
    fz_watch_save_callback(*watch, hash_bytes, &figure, NULL);
    fz_watch_unref(*watch);
    return figure;
}

static size_t load_watch(things *all, const input *its, uint64_t *figure)
{
    source from = {its, 0};
    fz_watch *w = NULL;
    fz_error *e = NULL;
    uint64_t given[3];

    given[0] = of_watch(fz_watch_load_path(all->context, its->path, &w, &e), &w, &e);
    given[1] = of_watch(fz_watch_load_memory(all->context, its->bytes, its->count, its->path, &w, &e), &w, &e);
    given[2] = of_watch(fz_watch_load_callback(all->context, give, &from, its->path, &w, &e), &w, &e);
    return agree(given, figure);
}

size_t load_watches(things *all, uint64_t *figure)
{
    return load_watch(all, &all->kept[KEPT_WATCH], figure) && load_watch(all, &all->kept[KEPT_SCHEME], figure);
}

static uint64_t of_ledger(fz_status status, fz_ledger *const *ledger, fz_error *const *error)
{
    uint64_t figure = FIGURE;

    if (status != FZ_OK)
        return refused(status, *error);
    fz_ledger_save_callback(*ledger, hash_bytes, &figure, NULL);
    fz_ledger_unref(*ledger);
    return figure;
}

static size_t load_ledger(things *all, const input *its, uint64_t *figure)
{
    source from = {its, 0};
    fz_ledger *l = NULL;
    fz_error *e = NULL;
    uint64_t given[3];

    given[0] = of_ledger(fz_ledger_load_path(all->context, its->path, NULL, 0, &l, &e), &l, &e);
    given[1] =
        of_ledger(fz_ledger_load_memory(all->context, its->bytes, its->count, its->path, NULL, 0, &l, &e), &l, &e);
    given[2] = of_ledger(fz_ledger_load_callback(all->context, give, &from, its->path, NULL, 0, &l, &e), &l, &e);
    return agree(given, figure);
}

size_t load_ledgers(things *all, uint64_t *figure)
{
    return load_ledger(all, &all->kept[KEPT_LEDGER], figure) && load_ledger(all, &all->kept[KEPT_ROWS], figure) &&
           load_ledger(all, &all->kept[KEPT_WATCH], figure);
}

/* ---------------------------------------------------------------- without a file */

size_t load_builtin(things *all, uint64_t *figure)
{
    fz_directive *d = NULL;
    fz_registry *r = NULL;
    fz_scheme *s = NULL;
    fz_watch *w = NULL;
    fz_error *e = NULL;

    say_count(figure, of_directive(fz_directive_load_builtin(all->context, &d, &e), &d, &e));
    say_count(figure, of_registry(fz_registry_load_builtin(all->context, &r, &e), &r, &e));
    say_count(figure, of_scheme(fz_scheme_load_builtin(all->context, &s, &e), &s, &e));
    say_count(figure, of_watch(fz_watch_load_builtin(all->context, &w, &e), &w, &e));
    return d && r && s && w;
}

size_t new_ledger(things *all, uint64_t *figure)
{
    fz_record_values values = FZ_RECORD_VALUES_INIT;
    fz_ledger *ledger = NULL;
    fz_error *error = NULL;

    values.date = 20161130;
    fz_status status = fz_ledger_new(all->context, &ledger, &error);
    if (status == FZ_OK)
        status = fz_ledger_add(ledger, &values, NULL, &error);
    say_count(figure, of_ledger(status, &ledger, &error));
    return status == FZ_OK;
}

/* The built-in scheme asks for tasks, which columns do not have. */
size_t new_columns(things *all, uint64_t *figure)
{
    fz_columns *columns = NULL;
    fz_error *error = NULL;

    if (fz_columns_new(all->context, all->by_columns, NULL, &columns, NULL) != FZ_OK)
        return 0;
    say_text(figure, fz_columns_event(columns, 1));
    fz_columns_unref(columns);
    fz_status status = fz_columns_new(all->context, all->scheme, NULL, &columns, &error);
    say_count(figure, refused(status, error));
    return status == FZ_ECOLUMNS;
}

size_t new_comparison(things *all, uint64_t *figure)
{
    fz_comparison *comparison = NULL;

    if (fz_compare(all->context, all->directive, all->changed, &comparison, NULL) != FZ_OK)
        return 0;
    fz_status status = fz_comparison_write(comparison, FZ_FORMAT_JSON, 0, 0, hash_bytes, figure, NULL);
    fz_comparison_unref(comparison);
    return status == FZ_OK;
}
