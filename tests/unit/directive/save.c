/* Saving to files: what was there stays until the new text is whole. */
#include "support.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/fazhi-save-XXXXXX";
static char target[64];

static void make_folder(void)
{
    cr_assert_not_null(mkdtemp(folder));
    snprintf(target, sizeof(target), "%s/directive.xml", folder);
}

static void remove_folder(void)
{
    unlink(target);
    rmdir(folder);
}

static size_t files_in_folder(void)
{
    DIR *d = opendir(folder);
    struct dirent *entry;
    size_t count = 0;

    while ((entry = readdir(d)))
        count += entry->d_name[0] != '.' || strlen(entry->d_name) > 2;
    closedir(d);
    return count;
}

static void write_old(void)
{
    FILE *file = fopen(target, "w");

    fputs("old", file);
    fclose(file);
}

TestSuite(save, .init = make_folder, .fini = remove_folder);

Test(save, writes_what_loads_to_an_equal_directive)
{
    fz_directive *d = load_builtin(), *again;

    cr_assert_eq(fz_directive_save_path(d, target, NULL), FZ_OK);
    cr_assert_eq(fz_directive_load_path(the_context(), target, &again, NULL), FZ_OK);
    cr_assert(fz_directive_equal(d, again));
    cr_assert_eq(files_in_folder(), 1);
    fz_directive_unref(d);
    fz_directive_unref(again);
}

Test(save, leaves_the_old_file_where_the_disk_is_full)
{
    struct rlimit limit = {1000, 1000}; /* a full disk, as far as a process can make one: files end at 1,000 bytes */
    fz_directive *d = load_builtin();
    fz_error *error;
    size_t length;
    char *text;

    write_old();
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    cr_assert_eq(fz_directive_save_path(d, target, &error), FZ_EWRITE);
    text = file_text(target, &length);
    cr_assert_str_eq(text, "old");
    cr_assert_eq(files_in_folder(), 1, "the unfinished file is left behind");
    free(text);
    fz_error_free(error);
    fz_directive_unref(d);
}

Test(save, keeps_the_mode_of_the_old_file)
{
    fz_directive *d = load_builtin();
    struct stat info;

    write_old();
    chmod(target, 0640);
    cr_assert_eq(fz_directive_save_path(d, target, NULL), FZ_OK);
    stat(target, &info);
    cr_assert_eq(info.st_mode & 0777, 0640);
    fz_directive_unref(d);
}

Test(save, says_so_where_a_device_is_full)
{
    fz_directive *d = load_builtin();
    fz_error *error;

    cr_assert_eq(fz_directive_save_path(d, "/dev/full", &error), FZ_EWRITE);
    cr_assert_not_null(strstr(fz_error_message(error), "/dev/full"));
    fz_error_free(error);
    fz_directive_unref(d);
}

Test(save, refuses_a_folder_and_a_path_without_one)
{
    fz_directive *d = load_builtin();

    cr_assert_eq(fz_directive_save_path(d, folder, NULL), FZ_EISDIR);
    cr_assert_neq(fz_directive_save_path(d, "/nowhere/directive.xml", NULL), FZ_OK);
    cr_assert_eq(files_in_folder(), 0);
    fz_directive_unref(d);
}

static int refuse_third(void *user, const void *bytes, size_t count)
{
    (void)bytes;
    (void)count;
    return ++*(int *)user == 3;
}

Test(save, stops_where_the_callback_refuses)
{
    fz_directive *d = load_builtin();
    fz_error *error;
    int calls = 0;

    cr_assert_eq(fz_directive_save_callback(d, refuse_third, &calls, &error), FZ_EWRITE);
    cr_assert_eq(calls, 3);
    fz_error_free(error);
    fz_directive_unref(d);
}

Test(save, gives_the_beginning_where_memory_is_short)
{
    fz_directive *d = load_builtin();
    char *whole = saved(d), part[100];
    size_t count;

    cr_assert_eq(fz_directive_save_memory(d, part, sizeof(part), &count, NULL), FZ_OK);
    cr_assert_eq(count, strlen(whole));
    cr_assert_arr_eq(part, whole, sizeof(part));
    free(whole);
    fz_directive_unref(d);
}
