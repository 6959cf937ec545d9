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

char *data_text(const char *name, size_t *length)
{
    const char *folder = getenv("FZ_TEST_DATA");
    size_t capacity = 1 << 20;
    char path[4096], *text = malloc(capacity);
    FILE *file;

    cr_assert_not_null(folder, "FZ_TEST_DATA is not set: run the tests through meson");
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    file = fopen(path, "rb");
    cr_assert_not_null(file, "cannot open %s", path);
    *length = fread(text, 1, capacity - 1, file);
    text[*length] = '\0';
    fclose(file);
    return text;
}

char *reference_text(size_t *length)
{
    return data_text("zhongyang-2016.txt", length);
}

fz_directive *import_bytes(const char *bytes, size_t count)
{
    fz_directive *directive;
    fz_error *error;
    fz_status status = fz_directive_import_memory(the_context(), bytes, count, "test", NULL, &directive, &error);

    cr_assert_eq(status, FZ_OK, "%s", fz_error_message(error));
    return directive;
}

fz_directive *import_format(const char *format, const char *word)
{
    const char *place = strstr(format, "%s");
    static char text[32768];
    size_t length;

    cr_assert_not_null(place);
    length = (size_t)snprintf(text, sizeof(text), "%.*s%s%s", (int)(place - format), format, word, place + 2);
    cr_assert_lt(length, sizeof(text));
    return import_bytes(text, length);
}

char *saved(const fz_directive *d)
{
    size_t count;
    char *xml;

    cr_assert_eq(fz_directive_save_memory(d, NULL, 0, &count, NULL), FZ_OK);
    xml = malloc(count + 1);
    cr_assert_eq(fz_directive_save_memory(d, xml, count, &count, NULL), FZ_OK);
    xml[count] = '\0';
    cr_assert_eq(strlen(xml), count);
    return xml;
}

int has_finding(const fz_directive *directive, fz_status status)
{
    for (size_t i = 0; i < fz_directive_finding_count(directive); i++)
        if (fz_finding_status(fz_directive_finding(directive, i)) == status)
            return 1;
    return 0;
}
