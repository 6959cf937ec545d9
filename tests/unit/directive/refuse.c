/* Each file of tests/data/bad is refused with the code and at the place that its .expect names. */
#include "support.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The value behind "key " at a line's start; NULL when there is none. Static memory. */
static const char *expected(const char *text, const char *key)
{
    static char value[4096];

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

static void check_refusal(const char *file, const char *expectations)
{
    fz_place place = {.size = sizeof(place)};
    fz_directive *directive;
    fz_error *error;
    const char *value, *path;

    if (fz_directive_load_path(the_context(), file, &directive, &error) == FZ_OK) {
        fz_directive_unref(directive);
        cr_expect_fail("%s: loaded, must be refused", file);
        return;
    }
    cr_expect_null(directive);
    value = expected(expectations, "code");
    cr_assert_not_null(value, "%s: no code expected", file);
    cr_expect_str_eq(fz_status_name(fz_error_status(error)), value, "%s: %s (%s), expected %s", file,
                     fz_status_name(fz_error_status(error)), fz_error_message(error), value);
    fz_error_place(error, &place);
    check_number(file, expectations, "line", place.line);
    check_number(file, expectations, "column", place.column);
    check_number(file, expectations, "offset", place.offset);
    value = expected(expectations, "path");
    path = fz_error_path(error) ? fz_error_path(error) : "";
    if (value)
        cr_expect_str_eq(path, value, "%s: path %s, expected %s", file, path, value);
    cr_expect_str_eq(fz_error_source(error), file);
    cr_expect_gt(strlen(fz_error_message(error)), 0u);
    fz_error_free(error);
}

Test(refuse, every_bad_file_with_its_code_and_place)
{
    char folder_path[4096];
    DIR *folder;
    struct dirent *entry;
    size_t files = 0;

    snprintf(folder_path, sizeof(folder_path), "%s", data_path("bad"));
    folder = opendir(folder_path);
    cr_assert_not_null(folder);
    while ((entry = readdir(folder))) {
        size_t n = strlen(entry->d_name), length;
        char name[8192], *expectations;

        if (n < 5 || strcmp(entry->d_name + n - 4, ".xml") != 0)
            continue;
        snprintf(name, sizeof(name), "%s/%.*s.expect", folder_path, (int)(n - 4), entry->d_name);
        expectations = file_text(name, &length);
        snprintf(name, sizeof(name), "%s/%s", folder_path, entry->d_name);
        check_refusal(name, expectations);
        free(expectations);
        files++;
    }
    closedir(folder);
    cr_assert_geq(files, 60);
}

Test(refuse, several_faults_are_told_in_the_order_of_the_document)
{
    fz_error *error = refuse_text(DIRECTIVE("\n<task id=\"t1\" label=\"1\" n=\"2\"><p>x</p></task>"
                                            "\n<task id=\"t1\" label=\"1\"><p> </p></task>"));
    static const fz_status codes[] = {FZ_EORDINAL, FZ_ENOTEXT, FZ_EDUPLICATE_ID, FZ_EDUPLICATE_TASK};
    const fz_error *at = error;

    for (size_t i = 0; i < 4; i++, at = fz_error_next(at))
        cr_assert_eq(fz_error_status(at), codes[i], "error %zu is %s", i, fz_status_name(fz_error_status(at)));
    cr_assert_null(at);
    fz_error_free(error);
}

Test(refuse, no_more_than_the_limit_of_errors)
{
    char xml[65536] = "<directive xmlns=\"urn:libfazhi:directive:1\"><head/>";
    fz_error *error;
    size_t count = 0;

    for (size_t i = 0; i < 100; i++)
        strcat(xml, "<task id=\"t\"><p>x</p></task>");
    strcat(xml, "</directive>");
    error = refuse_text(xml);
    for (const fz_error *at = error; at; at = fz_error_next(at))
        count++;
    cr_assert_eq(count, 20);
    fz_error_free(error);
}

Test(refuse, one_task_beyond_the_limit)
{
    const char *two = DIRECTIVE("<task id=\"a\"><p>x</p></task><task id=\"b\"><p>x</p></task>");
    fz_context *context;
    fz_directive *directive;
    fz_error *error;

    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    fz_context_set_limit(context, FZ_LIMIT_TASKS, 2);
    cr_assert_eq(fz_directive_load_memory(context, two, strlen(two), NULL, &directive, NULL), FZ_OK);
    fz_directive_unref(directive);
    fz_context_set_limit(context, FZ_LIMIT_TASKS, 1);
    cr_assert_eq(fz_directive_load_memory(context, two, strlen(two), NULL, &directive, &error), FZ_ELIMIT);
    cr_assert_null(directive);
    fz_error_free(error);
    fz_context_unref(context);
}
