/* However many files there are: what is held at a time, who may end it, and where a bad one is. */
#include "corpus.h"

#include "support/oom.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MANY 3000
#define BAD  1234

static const char *paths[MANY];

/* Many paths of few files. */
static void repeat(const corpus *files)
{
    for (size_t i = 0; i < MANY; i++)
        paths[i] = files->paths[i % files->count];
}

static int count_one(void *user, size_t index, fz_directive *directive)
{
    cr_assert_not_null(directive);
    cr_assert_eq(index, *(size_t *)user);
    ++*(size_t *)user;
    return 0;
}

/* The most that is held while so many files are opened. */
static size_t peak_of(size_t count, uint32_t threads)
{
    fz_open_options options = FZ_OPEN_OPTIONS_INIT;
    fz_context *context;
    size_t told = 0;
    oom memory;

    oom_init(&memory);
    cr_assert_eq(fz_context_new(&memory.allocator, &context), FZ_OK);
    options.threads = threads;
    options.user = &told;
    cr_assert_eq(fz_open_paths(context, paths, count, &options, count_one, NULL), FZ_OK);
    cr_assert_eq(told, count);
    fz_context_unref(context);
    cr_assert_null(oom_fault(&memory));
    return memory.peak_bytes;
}

Test(bounds, what_is_held_does_not_grow_with_the_number_of_files)
{
    corpus files;
    size_t one;

    corpus_make(&files, 1, 0);
    repeat(&files);
    one = peak_of(1, 1);
    cr_assert_eq(peak_of(100, 1), peak_of(MANY, 1));
    /* Four places of the ring for each of four threads, a file in the work of each, and a directive that is told. */
    cr_assert_lt(peak_of(MANY, 4), (4 * 4 + 4 + 1) * one);
    corpus_remove(&files);
}

static int stop_at_ten(void *user, size_t index, fz_directive *directive)
{
    (void)directive;
    ++*(size_t *)user;
    return index == 10;
}

Test(bounds, who_is_given_directives_may_end_the_call)
{
    static const uint32_t threads[] = {1, 3};
    corpus files;

    corpus_make(&files, 5, 0);
    repeat(&files);
    for (size_t i = 0; i < 2; i++) {
        fz_open_options options = FZ_OPEN_OPTIONS_INIT;
        fz_error *error = NULL;
        fz_context *context;
        size_t told = 0;

        cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
        options.threads = threads[i];
        options.user = &told;
        cr_assert_eq(fz_open_paths(context, paths, MANY, &options, stop_at_ten, &error), FZ_ECANCELLED);
        cr_assert_eq(fz_error_status(error), FZ_ECANCELLED);
        cr_assert_eq(told, 11);
        fz_error_free(error);
        fz_context_unref(context);
    }
    corpus_remove(&files);
}

typedef struct bad {
    const char *path;
    size_t told;
} bad;

static int tell_bad(void *user, size_t index, const fz_error *error)
{
    fz_place place = {.size = sizeof(place)};
    bad *b = user;

    fz_error_place(error, &place);
    cr_assert_eq(index, BAD);
    cr_assert_str_eq(fz_error_source(error), b->path);
    cr_assert_eq(place.line, 2);
    cr_assert_eq(place.column, 3);
    b->told++;
    return 0;
}

Test(bounds, a_bad_file_among_thousands_is_told_with_its_place_and_the_others_are_there)
{
    static const char text[] = "<directive xmlns=\"urn:libfazhi:directive:1\">\n  </x>\n";
    char name[64];
    bad b = {name, 0};
    fz_open_options options = FZ_OPEN_OPTIONS_INIT;
    fz_collection *collection;
    fz_context *context;
    corpus files;
    FILE *file;

    corpus_make(&files, 5, 0);
    repeat(&files);
    snprintf(name, sizeof(name), "%s/bad.xml", files.folder);
    file = fopen(name, "w");
    cr_assert_not_null(file);
    fputs(text, file);
    cr_assert_eq(fclose(file), 0);
    paths[BAD] = name;
    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    cr_assert_eq(fz_collection_new(context, &collection), FZ_OK);
    options.threads = 3;
    options.on_error = tell_bad;
    options.user = &b;
    cr_assert_eq(fz_collection_load_paths(collection, paths, MANY, &options, NULL), FZ_OK);
    cr_assert_eq(b.told, 1);
    cr_assert_eq(fz_collection_count(collection), MANY - 1);
    cr_assert_eq(fz_collection_unit_tasks(collection, "甲局", 0, NULL, 0), MANY - 1);
    fz_collection_unref(collection);
    fz_context_unref(context);
    unlink(name);
    corpus_remove(&files);
}
