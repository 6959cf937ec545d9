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

fz_scheme *load_scheme(const char *xml)
{
    fz_scheme *scheme;
    fz_error *error;
    fz_status status = fz_scheme_load_memory(the_context(), xml, strlen(xml), "test", &scheme, &error);

    cr_assert_eq(status, FZ_OK, "%s at %s in %s", fz_error_message(error), fz_error_path(error), xml);
    cr_assert_null(error);
    return scheme;
}

char *saved_scheme(const fz_scheme *scheme)
{
    size_t count, again;
    char *text;

    cr_assert_eq(fz_scheme_save_memory(scheme, NULL, 0, &count, NULL), FZ_OK);
    text = malloc(count + 1);
    cr_assert_eq(fz_scheme_save_memory(scheme, text, count, &again, NULL), FZ_OK);
    cr_assert_eq(count, again);
    text[count] = '\0';
    return text;
}

char *file_text(const char *path)
{
    FILE *file = fopen(path, "rb");
    size_t capacity = 1 << 20, length;
    char *text = malloc(capacity);

    cr_assert_not_null(file, "cannot open %s", path);
    length = fread(text, 1, capacity - 1, file);
    text[length] = '\0';
    fclose(file);
    return text;
}

size_t for_each_file(const char *folder, const char *ending, void (*visit)(const char *path))
{
    const char *data = getenv("FZ_TEST_DATA");
    struct dirent *entry;
    size_t count = 0;
    char path[8192];
    DIR *files;

    cr_assert_not_null(data, "FZ_TEST_DATA is not set: run the tests through meson");
    snprintf(path, sizeof(path), "%s/%s", data, folder);
    files = opendir(path);
    cr_assert_not_null(files, "cannot open %s", path);
    while ((entry = readdir(files))) {
        size_t n = strlen(entry->d_name);

        if (n <= strlen(ending) || strcmp(entry->d_name + n - strlen(ending), ending) != 0)
            continue;
        snprintf(path, sizeof(path), "%s/%s/%s", data, folder, entry->d_name);
        visit(path);
        count++;
    }
    closedir(files);
    return count;
}
