/* A directory of its own for a test, with files put into it and read back by plain means. */
#ifndef FZ_TESTS_SCRATCH_H
#define FZ_TESTS_SCRATCH_H

#include <criterion/criterion.h>
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char scratch[PATH_MAX];

static inline void scratch_make(void)
{
    const char *parent = getenv("TMPDIR");

    snprintf(scratch, sizeof(scratch), "%s/fazhi-XXXXXX", parent && *parent ? parent : "/tmp");
    cr_assert_not_null(mkdtemp(scratch));
    cr_assert_eq(chdir(scratch), 0);
}

/* The names in the directory; their number is the result. */
static inline int scratch_count(void)
{
    DIR *directory = opendir(scratch);
    int count = 0;

    for (struct dirent *entry; (entry = readdir(directory));)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(directory);
    return count;
}

static inline void scratch_remove(void)
{
    DIR *directory = opendir(scratch);

    for (struct dirent *entry; (entry = readdir(directory));)
        unlinkat(dirfd(directory), entry->d_name, 0);
    closedir(directory);
    rmdir(scratch);
}

static inline void put_file(const char *name, const char *text, mode_t mode)
{
    FILE *file = fopen(name, "wb");

    cr_assert_not_null(file);
    cr_assert_geq(fputs(text, file), 0);
    cr_assert_eq(fclose(file), 0);
    cr_assert_eq(chmod(name, mode), 0);
}

/* The content of a file, at most 63 bytes; "(none)" when there is none. */
static inline const char *file_text(const char *name)
{
    static char text[64];
    FILE *file = fopen(name, "rb");

    if (!file)
        return "(none)";
    text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
    fclose(file);
    return text;
}

#endif
