#include "threads/folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char rows[] = "单位,事项,情形,数值,日期\n县司法局,t50,退回,1,2016-11-01\n县财政局,t3,完成,,2016-10-08\n";

/* What the cases save to, beside what they load. */
static const char *const saved[] = {"directive.xml",   "saved-registry.xml", "saved-scheme.xml",
                                    "saved-watch.xml", "saved-ledger.xml",   "page.html"};

static const char *const kept_names[KEPT_COUNT] = {"registry.xml", "scheme.xml", "watch.xml", "ledger.xml", "rows.csv"};

void path_in_folder(const things *all, const char *name, char *path)
{
    snprintf(path, PATH_ROOM, "%.200s/%.40s", all->folder, name);
}

int read_input(input *its, const char *path)
{
    FILE *file = fopen(path, "rb");
    long size = -1;

    *its = (input){.path = path};
    if (!file)
        return 0;
    if (fseek(file, 0, SEEK_END) == 0)
        size = ftell(file);
    if (size >= 0 && fseek(file, 0, SEEK_SET) == 0)
        its->bytes = malloc((size_t)size + 1);
    its->count = its->bytes ? fread(its->bytes, 1, (size_t)size, file) : 0;
    fclose(file);
    return its->bytes && its->count == (size_t)size;
}

static int put_rows(const char *path)
{
    FILE *file = fopen(path, "wb");
    int good = file && fputs(rows, file) >= 0;

    return file && fclose(file) == 0 && good;
}

int folder_make(things *all)
{
    const char *parent = getenv("TMPDIR");
    int good;

    snprintf(all->folder, sizeof(all->folder), "%.180s/fazhi-XXXXXX", parent && *parent ? parent : "/tmp");
    if (!mkdtemp(all->folder)) {
        *all->folder = '\0';
        return 0;
    }
    for (int i = 0; i < KEPT_COUNT; i++)
        path_in_folder(all, kept_names[i], all->kept_paths[i]);
    good = fz_registry_save_path(all->registry, all->kept_paths[KEPT_REGISTRY], NULL) == FZ_OK &&
           fz_scheme_save_path(all->scheme, all->kept_paths[KEPT_SCHEME], NULL) == FZ_OK &&
           fz_watch_save_path(all->watch, all->kept_paths[KEPT_WATCH], NULL) == FZ_OK &&
           fz_ledger_save_path(all->ledger, all->kept_paths[KEPT_LEDGER], NULL) == FZ_OK &&
           put_rows(all->kept_paths[KEPT_ROWS]);
    for (int i = 0; i < KEPT_COUNT; i++)
        good = good && read_input(&all->kept[i], all->kept_paths[i]);
    return good;
}

int folder_remove(things *all)
{
    char path[PATH_ROOM];

    if (!*all->folder)
        return 1;
    for (int i = 0; i < KEPT_COUNT; i++) {
        unlink(all->kept_paths[i]);
        free(all->kept[i].bytes);
    }
    for (size_t i = 0; i < sizeof(saved) / sizeof(*saved); i++) {
        path_in_folder(all, saved[i], path);
        unlink(path);
    }
    return rmdir(all->folder) == 0;
}
