/* Each file of tests/data/registry/bad is refused with the code and at the place that its .expect names. */
#include "support.h"

#include "unit/support/refuse.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static fz_status load(const char *file, fz_error **error)
{
    fz_registry *registry;
    fz_status status = fz_registry_load_path(the_context(), file, &registry, error);

    cr_expect_eq(registry == NULL, status != FZ_OK);
    cr_expect(status == FZ_OK || strcmp(fz_error_source(*error), file) == 0);
    fz_registry_unref(registry);
    return status;
}

/* Call `check` with each XML file of a folder of tests/data. */
static size_t each_file(const char *name, void (*check)(const char *file))
{
    char folder_path[4096];
    struct dirent *entry;
    size_t files = 0;
    DIR *folder;

    snprintf(folder_path, sizeof(folder_path), "%s", data_path(name));
    folder = opendir(folder_path);
    cr_assert_not_null(folder);
    while ((entry = readdir(folder))) {
        size_t n = strlen(entry->d_name);
        char path[8192];

        if (n < 5 || strcmp(entry->d_name + n - 4, ".xml") != 0)
            continue;
        snprintf(path, sizeof(path), "%s/%s", folder_path, entry->d_name);
        check(path);
        files++;
    }
    closedir(folder);
    return files;
}

Test(refuse, every_bad_file_with_its_code_and_place)
{
    cr_assert_geq(refuse_all("registry/bad", ".xml", load, 0), 50);
}

static void check_round_trip(const char *file)
{
    fz_registry *first, *second;
    fz_error *error;
    char *once, *twice;

    cr_assert_eq(fz_registry_load_path(the_context(), file, &first, &error), FZ_OK, "%s: %s", file,
                 fz_error_message(error));
    once = saved(first);
    second = load_registry(once);
    twice = saved(second);
    cr_expect(fz_registry_equal(first, second), "%s", file);
    cr_expect_str_eq(once, twice, "%s", file);
    free(once);
    free(twice);
    fz_registry_unref(first);
    fz_registry_unref(second);
}

Test(save, every_good_file_comes_back_as_it_was)
{
    cr_assert_geq(each_file("registry/good", check_round_trip), 8);
}

Test(refuse, several_faults_are_told_in_the_order_of_the_document)
{
    static const char xml[] = REGISTRY("\n" BODY("a", "parent=\"nobody\" from=\"2019-01-02\" until=\"2019-01-01\"",
                                                 "甲") "\n<body id=\"b\" kind=\"other\"><name>乙</name>"
                                                       "<code scheme=\"region\">1</code></body>" BODY("a", "", "丙")
                                                           EVENT("renamed", "2019-01-01", FROM("b"), TO("x") TO("b")));
    static const fz_status codes[] = {FZ_EREFERENCE,  FZ_EPERIOD,    FZ_ECODE, FZ_EDUPLICATE_ID,
                                      FZ_ESUCCESSION, FZ_EREFERENCE, FZ_ECYCLE};
    fz_registry *registry;
    fz_error *error;
    const fz_error *at;
    uint64_t before = 0;

    cr_assert_eq(fz_registry_load_memory(the_context(), xml, strlen(xml), NULL, &registry, &error), FZ_EREFERENCE);
    at = error;
    for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++, at = fz_error_next(at)) {
        fz_place place = {.size = sizeof(place)};

        cr_assert_eq(fz_error_status(at), codes[i], "error %zu is %s", i, fz_status_name(fz_error_status(at)));
        fz_error_place(at, &place);
        cr_assert_geq(place.offset, before);
        before = place.offset;
    }
    fz_error_free(error);
}

Test(refuse, wrong_arguments)
{
    fz_registry *registry = load_registry(REGISTRY(""));
    fz_registry *none = registry;
    fz_error *error;
    size_t count = 7;

    cr_assert_eq(fz_registry_load_memory(NULL, "", 0, NULL, &none, &error), FZ_EINVAL);
    cr_assert_null(none);
    fz_error_free(error);
    cr_assert_eq(fz_registry_load_memory(the_context(), NULL, 1, NULL, &none, NULL), FZ_EINVAL);
    cr_assert_eq(fz_registry_load_memory(the_context(), "", 0, NULL, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_registry_load_memory(the_context(), NULL, 0, NULL, &none, NULL), FZ_EEMPTY);
    cr_assert_eq(fz_registry_load_path(the_context(), NULL, &none, NULL), FZ_EINVAL);
    cr_assert_eq(fz_registry_load_path(the_context(), "there/is/none.xml", &none, NULL), FZ_ENOTFOUND);
    cr_assert_eq(fz_registry_load_callback(the_context(), NULL, NULL, NULL, &none, NULL), FZ_EINVAL);
    cr_assert_eq(fz_registry_load_builtin(NULL, &none, NULL), FZ_EINVAL);
    cr_assert_eq(fz_registry_save_path(NULL, "x", NULL), FZ_EINVAL);
    cr_assert_eq(fz_registry_save_path(registry, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_registry_save_callback(registry, NULL, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_registry_save_memory(registry, NULL, 1, &count, NULL), FZ_EINVAL);
    cr_assert_eq(count, 0);
    cr_assert_eq(fz_registry_save_memory(registry, NULL, 0, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_registry_check_directive(NULL, NULL, 0, NULL, NULL, &count, NULL), FZ_EINVAL);
    cr_assert_eq(fz_registry_check_directive(registry, NULL, 0, NULL, NULL, &count, NULL), FZ_EINVAL);
    fz_registry_unref(registry);
}
