#include "cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The length of a path without the ending of its last part. */
static size_t without_ending(const char *path)
{
    const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
    const char *last = slash ? slash + 1 : path;

    return dot && dot > last ? (size_t)(dot - path) : strlen(path);
}

static bool ends_in(const char *path, const char *ending)
{
    return !strcmp(path + without_ending(path), ending);
}

/* Three parts as one; ends the program when memory is exhausted. */
static char *joined(const struct program *program, const char *folder, const char *path, size_t length,
                    const char *ending)
{
    size_t room = strlen(folder) + length + strlen(ending) + 2;
    char *all = must(program, malloc(room));

    snprintf(all, room, "%s%s%.*s%s", folder, *folder ? "/" : "", (int)length, path, ending);
    return all;
}

/* The ledger of a directive, as files of that name are there; NULL when there is none. */
static char *ledger_of(const struct program *program, const char *folder, const char *path, const char *name)
{
    static const char *const endings[] = {".csv", ".xml", ".json"};
    const char *from = folder ? name : path;

    for (size_t i = 0; i < (folder ? 3 : 1); i++) {
        char *ledger = joined(program, folder ? folder : "", from, without_ending(from), endings[i]);

        if (access(ledger, F_OK) == 0 && strcmp(ledger, path) != 0)
            return ledger;
        free(ledger);
    }
    return NULL;
}

/* What is CSV in the folders of directives is a ledger. */
static void drop_ledgers(struct files *directives)
{
    size_t kept = 0;

    for (size_t i = 0; i < directives->count; i++) {
        if (ends_in(directives->paths[i], ".csv")) {
            free((void *)(uintptr_t)directives->paths[i]);
            free((void *)(uintptr_t)directives->names[i]);
            continue;
        }
        directives->paths[kept] = directives->paths[i];
        directives->names[kept++] = directives->names[i];
    }
    directives->count = kept;
}

bool cases_are_many(const struct files *directives, const char *ledgers)
{
    return files_are_many(directives) || (ledgers && is_folder(ledgers));
}

static void make_room(const struct program *program, struct cases *cases, const struct files *files)
{
    files_need_one(program, files);
    cases->count = files->count;
    cases->items = must(program, calloc(cases->count + 1, sizeof(*cases->items)));
}

void cases_find(const struct program *program, struct cases *cases, struct files *directives, const char *ledgers)
{
    bool many = files_are_many(directives);
    const struct files *files = many ? directives : &cases->ledgers;

    *cases = (struct cases){.count = 0};
    if (ledgers && !is_folder(ledgers))
        wrong_use(program, "任务分工有多份，台账也有多本：“%s”不是文件夹",
                  "several directives have several ledgers: \"%s\" is no folder", ledgers);
    if (many)
        drop_ledgers(directives);
    else
        files_add(program, &cases->ledgers, ledgers);
    make_room(program, cases, files);
    for (size_t i = 0; i < cases->count; i++) {
        const char *path = files->paths[i], *name = files->names[i];
        struct one_case *one = &cases->items[i];

        one->name = joined(program, "", name, without_ending(name), "");
        one->directive = many ? path : NULL;
        one->ledger = many ? ledger_of(program, ledgers, path, name) : joined(program, "", path, strlen(path), "");
    }
}

void cases_free(struct cases *cases)
{
    for (size_t i = 0; i < cases->count; i++) {
        free(cases->items[i].name);
        free(cases->items[i].ledger);
    }
    free(cases->items);
    files_free(&cases->ledgers);
}
