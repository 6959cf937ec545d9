#include "unit/support/refuse.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST 4096

/* The value behind "key " at a line's start; NULL when there is none. Static memory. */
static const char *expected(const char *text, const char *key)
{
    static char value[LONGEST];

    for (const char *line = text; line && *line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
        size_t n = strlen(key);

        if (strncmp(line, key, n) == 0 && line[n] == ' ') {
            snprintf(value, sizeof(value), "%.*s", (int)strcspn(line + n + 1, "\n"), line + n + 1);
            return value;
        }
    }
    return NULL;
}

static void check_number(const char *file, const char *text, const char *key, uint64_t found)
{
    const char *value = expected(text, key);

    if (value)
        cr_expect_eq(found, strtoull(value, NULL, 10), "%s: %s %llu, expected %s", file, key, (unsigned long long)found,
                     value);
}

static void check_error(const char *file, const char *expectations, const fz_error *error)
{
    fz_place place = {.size = sizeof(place)};
    const char *value = expected(expectations, "code"), *path = fz_error_path(error) ? fz_error_path(error) : "";

    cr_assert_not_null(value, "%s: no code expected", file);
    cr_expect_str_eq(fz_status_name(fz_error_status(error)), value, "%s: %s (%s), expected %s", file,
                     fz_status_name(fz_error_status(error)), fz_error_message(error), value);
    fz_error_place(error, &place);
    check_number(file, expectations, "line", place.line);
    check_number(file, expectations, "column", place.column);
    check_number(file, expectations, "offset", place.offset);
    value = expected(expectations, "path");
    if (value)
        cr_expect_str_eq(path, value, "%s: path %s, expected %s", file, path, value);
    cr_expect_gt(strlen(fz_error_message(error)), 0u);
    cr_expect_null(strstr(fz_error_message(error), "{"), "%s: %s", file, fz_error_message(error));
}

static void read_expectations(const char *file, const char *ending, char text[LONGEST])
{
    char name[2 * LONGEST];
    FILE *sidecar;

    snprintf(name, sizeof(name), "%.*s.expect", (int)(strlen(file) - strlen(ending)), file);
    sidecar = fopen(name, "rb");
    cr_assert_not_null(sidecar, "cannot open %s", name);
    text[fread(text, 1, LONGEST - 1, sidecar)] = '\0';
    fclose(sidecar);
}

static void check_file(const char *file, const char *ending, refuse_load load, int alone)
{
    char expectations[LONGEST];
    fz_error *error = NULL;

    read_expectations(file, ending, expectations);
    if (load(file, &error) == FZ_OK) {
        cr_expect_fail("%s: loaded, must be refused", file);
        return;
    }
    check_error(file, expectations, error);
    cr_expect(!alone || !fz_error_next(error), "%s: also %s", file, fz_error_message(fz_error_next(error)));
    fz_error_free(error);
}

size_t refuse_all(const char *folder, const char *ending, refuse_load load, int alone)
{
    const char *data = getenv("FZ_TEST_DATA");
    char path[LONGEST];
    struct dirent *entry;
    size_t count = 0;
    DIR *files;

    cr_assert_not_null(data, "FZ_TEST_DATA is not set: run the tests through meson");
    snprintf(path, sizeof(path), "%s/%s", data, folder);
    files = opendir(path);
    cr_assert_not_null(files, "cannot open %s", path);
    while ((entry = readdir(files))) {
        size_t n = strlen(entry->d_name), m = strlen(ending);

        if (n <= m || strcmp(entry->d_name + n - m, ending) != 0)
            continue;
        snprintf(path, sizeof(path), "%s/%s/%s", data, folder, entry->d_name);
        check_file(path, ending, load, alone);
        count++;
    }
    closedir(files);
    return count;
}
