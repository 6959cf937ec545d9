#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

fz_context *the_context(void)
{
    static fz_context *context;

    if (!context) {
        cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
        fz_context_set_language(context, FZ_LANGUAGE_EN);
    }
    return context;
}

fz_registry *load_registry(const char *xml)
{
    fz_registry *registry;
    fz_error *error;
    fz_status status = fz_registry_load_memory(the_context(), xml, strlen(xml), "test", &registry, &error);

    cr_assert_eq(status, FZ_OK, "%s at %s", fz_error_message(error), fz_error_path(error));
    cr_assert_null(error);
    return registry;
}

fz_registry *load_builtin_registry(void)
{
    fz_registry *registry;

    cr_assert_eq(fz_registry_load_builtin(the_context(), &registry, NULL), FZ_OK);
    return registry;
}

fz_directive *load_directive(const char *xml)
{
    fz_directive *directive;

    cr_assert_eq(fz_directive_load_memory(the_context(), xml, strlen(xml), "test", &directive, NULL), FZ_OK);
    return directive;
}

fz_directive *load_builtin_directive(void)
{
    fz_directive *directive;

    cr_assert_eq(fz_directive_load_builtin(the_context(), &directive, NULL), FZ_OK);
    return directive;
}

char *saved(const fz_registry *registry)
{
    size_t count, again;
    char *text;

    cr_assert_eq(fz_registry_save_memory(registry, NULL, 0, &count, NULL), FZ_OK);
    text = malloc(count + 1);
    cr_assert_eq(fz_registry_save_memory(registry, text, count, &again, NULL), FZ_OK);
    cr_assert_eq(count, again);
    text[count] = '\0';
    return text;
}

char *file_text(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    size_t capacity = 1 << 20;
    char *text = malloc(capacity);

    cr_assert_not_null(file, "cannot open %s", path);
    *length = fread(text, 1, capacity - 1, file);
    text[*length] = '\0';
    fclose(file);
    return text;
}

const char *data_path(const char *name)
{
    static char path[4096];
    const char *folder = getenv("FZ_TEST_DATA");

    cr_assert_not_null(folder, "FZ_TEST_DATA is not set: run the tests through meson");
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return path;
}

const char *ids(const fz_body *const *bodies, size_t count)
{
    static char text[4096];
    size_t at = 0;

    text[0] = '\0';
    for (size_t i = 0; i < count; i++)
        at += (size_t)snprintf(text + at, sizeof(text) - at, "%s%s", i ? " " : "", fz_body_id(bodies[i]));
    return text;
}

const char *meaning(const fz_registry *registry, const char *name, fz_date date, const fz_directive *directive)
{
    static const char *const reasons[] = {"", "name", "short", "alias", "prefix", "folded", "successor"};
    static char text[4096];
    fz_match matches[FZ_MATCHES_MAX] = {{.size = sizeof(fz_match)}};
    size_t count = fz_registry_resolve(registry, name, date, directive, matches, FZ_MATCHES_MAX), at = 0;

    text[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        const fz_match *m = &matches[i];

        at += (size_t)snprintf(text + at, sizeof(text) - at, "%s%s:%s", i ? " " : "", fz_body_id(m->body),
                               reasons[m->reason]);
        if (m->via)
            at += (size_t)snprintf(text + at, sizeof(text) - at, "<%s", fz_body_id(m->via));
        at += (size_t)snprintf(text + at, sizeof(text) - at, "%s", m->verified ? "" : "!");
    }
    return text;
}

const char *successors(const fz_registry *registry, const char *id, fz_date date)
{
    const fz_body *bodies[FZ_MATCHES_MAX], *body = fz_registry_body_by_id(registry, id);

    cr_assert_not_null(body);
    return ids(bodies, fz_body_successors(body, date, bodies, FZ_MATCHES_MAX));
}

const char *members(const fz_registry *registry, const char *id, fz_date date)
{
    const fz_body *bodies[256], *body = fz_registry_body_by_id(registry, id);
    size_t count;

    cr_assert_not_null(body);
    count = fz_body_members(body, date, bodies, 256);
    cr_assert_leq(count, 256);
    return ids(bodies, count);
}
