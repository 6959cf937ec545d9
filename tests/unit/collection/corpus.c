#include "corpus.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void write_file(const char *path, size_t number, bool bad)
{
    FILE *file = fopen(path, "w");

    cr_assert_not_null(file);
    fprintf(file, "<directive xmlns=\"urn:libfazhi:directive:1\" id=\"d%zu\"><head><title>意见%zu</title></head>",
            number, number);
    fprintf(file, "<section id=\"s1\" n=\"1\" label=\"一\"><title>题%zu</title>", number % 3);
    for (size_t i = 1; i <= 3; i++)
        fprintf(file,
                "<task id=\"t%zu\" n=\"%zu\" label=\"%zu\"><p>事%zu</p>"
                "<assign role=\"lead\" rank=\"1\" unit=\"%s\"/></task>",
                i, i, i, number, i == 1 ? "甲局" : "乙局");
    fprintf(file, "%s</section></directive>", bad ? "</x>" : "");
    cr_assert_eq(fclose(file), 0);
}

void corpus_make(corpus *files, size_t count, size_t bad)
{
    memset(files, 0, sizeof(*files));
    strcpy(files->folder, "/tmp/fazhi-XXXXXX");
    cr_assert_not_null(mkdtemp(files->folder));
    for (; files->count < count; files->count++) {
        char path[64];

        snprintf(path, sizeof(path), "%s/%zu.xml", files->folder, files->count);
        write_file(path, files->count, bad && files->count % bad == bad - 1);
        files->paths[files->count] = strdup(path);
    }
}

void corpus_remove(corpus *files)
{
    for (size_t i = 0; i < files->count; i++) {
        unlink(files->paths[i]);
        free((void *)(uintptr_t)files->paths[i]);
    }
    rmdir(files->folder);
}
