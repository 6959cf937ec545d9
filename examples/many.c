#include "many.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder, and those that it is within: a link to one of them goes round. */
struct within {
    dev_t device;
    ino_t number;
    const struct within *above;
};

static char *join(const struct program *program, const char *folder, const char *name)
{
    size_t length = strlen(folder), room = length + strlen(name) + 2;
    char *path = must(program, malloc(room));

    snprintf(path, room, "%s%s%s", folder, !length || folder[length - 1] == '/' ? "" : "/", name);
    return path;
}

static void add_file(const struct program *program, struct files *files, const char *path, const char *name)
{
    if (files->count == files->capacity) {
        files->capacity = files->capacity ? files->capacity * 2 : 64;
        files->paths = must(program, realloc(files->paths, files->capacity * sizeof(*files->paths)));
        files->names = must(program, realloc(files->names, files->capacity * sizeof(*files->names)));
    }
    files->paths[files->count] = must(program, strdup(path));
    files->names[files->count++] = must(program, strdup(name));
}

static int is_shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* By bytes, whatever the locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

bool is_folder(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static void tell_folder(const struct program *program, struct files *files, const char *folder)
{
    const char *why = strerror(errno);

    print_fault(program, folder, why, why);
    files->status = EXIT_INPUT;
}

static bool goes_round(const struct within *above, const struct stat *about)
{
    while (above && (above->device != about->st_dev || above->number != about->st_ino))
        above = above->above;
    return above != NULL;
}

static void add_folder(const struct program *program, struct files *files, const char *folder, const char *below,
                       const struct within *within);

/* What stands in a folder. A name that leads nowhere counts as a file: reading it will tell. */
static void add_entry(const struct program *program, struct files *files, const char *path, const char *name,
                      const struct within *above)
{
    struct stat about;
    bool exists = stat(path, &about) == 0;

    if (!exists || S_ISREG(about.st_mode)) {
        add_file(program, files, path, name);
    } else if (S_ISDIR(about.st_mode) && !goes_round(above, &about)) {
        struct within within = {about.st_dev, about.st_ino, above};

        add_folder(program, files, path, name, &within);
    }
}

static void add_folder(const struct program *program, struct files *files, const char *folder, const char *below,
                       const struct within *within)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, is_shown, by_name);

    if (count < 0) {
        tell_folder(program, files, folder);
        return;
    }
    for (int i = 0; i < count; i++) {
        char *path = join(program, folder, entries[i]->d_name), *name = join(program, below, entries[i]->d_name);

        add_entry(program, files, path, name, within);
        free(path);
        free(name);
        free(entries[i]);
    }
    free(entries);
}

void files_add(const struct program *program, struct files *files, const char *operand)
{
    const char *slash = strrchr(operand, '/');

    if (is_folder(operand)) {
        files->folders = true;
        add_entry(program, files, operand, "", NULL);
    } else {
        add_file(program, files, operand, slash ? slash + 1 : operand);
    }
}

void files_free(struct files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        free((void *)(uintptr_t)files->paths[i]);
        free((void *)(uintptr_t)files->names[i]);
    }
    free(files->paths);
    free(files->names);
}

void files_need_one(const struct program *program, const struct files *files)
{
    if (files->count || !files->folders)
        return;
    if (files->status == EXIT_DONE) /* else what is wrong was told */
        fprintf(stderr, "%s: %s: %s\n", program->name, say(program, "错误", "error"),
                say(program, "文件夹里没有文件", "there is no file in the folder"));
    exit(EXIT_INPUT);
}

bool files_are_many(const struct files *files)
{
    return files->folders || files->count > 1;
}

uint32_t jobs_or_all(const struct program *program, const char *value)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);

    if (value)
        return number_of(program, value, 1024);
    return processors < 1 ? 1 : processors > 1024 ? 1024 : (uint32_t)processors;
}

int print_bad_file(void *user, size_t index, const fz_error *error)
{
    struct outcome *outcome = user;
    int status = fz_error_status(error) == FZ_ENODIRECTIVE ? EXIT_FAULT : EXIT_INPUT;

    (void)index;
    progress_erase(&outcome->progress);
    print_error(outcome->progress.program, error);
    outcome->status = status > outcome->status ? status : outcome->status;
    return 0;
}

void outcome_start(struct outcome *outcome, const struct program *program, const struct files *files,
                   fz_open_options *options)
{
    outcome->status = files->status;
    options->progress = progress_start(&outcome->progress, program, "读取", "reading");
    options->on_error = print_bad_file;
    options->user = outcome;
}

fz_collection *collection_or_die(const struct program *program, const struct files *files, uint32_t jobs, int *status)
{
    fz_open_options options = FZ_OPEN_OPTIONS_INIT;
    fz_collection *collection;
    fz_directive *directive;
    fz_error *error = NULL;
    struct outcome outcome;

    files_need_one(program, files);
    if (fz_collection_new(program->context, &collection) != FZ_OK)
        die(program, NULL);
    options.threads = jobs;
    outcome_start(&outcome, program, files, &options);
    if (files_are_many(files)) {
        if (fz_collection_load_paths(collection, files->paths, files->count, &options, &error) != FZ_OK)
            die(program, error);
    } else {
        directive = load_or_die(program, files->count ? files->paths[0] : NULL);
        if (fz_collection_add(collection, directive, &error) != FZ_OK)
            die(program, error);
        fz_directive_unref(directive);
    }
    progress_erase(&outcome.progress);
    *status = outcome.status;
    return collection;
}
