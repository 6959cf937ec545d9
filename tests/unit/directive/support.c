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

fz_directive *load_text(const char *xml)
{
    fz_directive *directive;
    fz_error *error;
    fz_status status = fz_directive_load_memory(the_context(), xml, strlen(xml), "test", &directive, &error);

    cr_assert_eq(status, FZ_OK, "%s at %s", fz_error_message(error), fz_error_path(error));
    cr_assert_null(error);
    return directive;
}

fz_directive *load_builtin(void)
{
    fz_directive *directive;

    cr_assert_eq(fz_directive_load_builtin(the_context(), &directive, NULL), FZ_OK);
    return directive;
}

fz_error *refuse_text(const char *xml)
{
    fz_directive *directive;
    fz_error *error;
    fz_status status = fz_directive_load_memory(the_context(), xml, strlen(xml), "test", &directive, &error);

    cr_assert_neq(status, FZ_OK, "loaded what must be refused: %s", xml);
    cr_assert_null(directive);
    cr_assert_eq(fz_error_status(error), status);
    return error;
}

char *saved(const fz_directive *directive)
{
    size_t count, again;
    char *text;

    cr_assert_eq(fz_directive_save_memory(directive, NULL, 0, &count, NULL), FZ_OK);
    text = malloc(count + 1);
    cr_assert_eq(fz_directive_save_memory(directive, text, count, &again, NULL), FZ_OK);
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
