/* Many files, by one thread or several. */
#include "../query/fixture.h"
#include "corpus.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct heard {
    char said[4096];
    size_t told, until; /* bad files; how many of them before the end is asked for */
    uint64_t done, all;
    uint64_t cancel_at;
    size_t last;
} heard;

static int take(void *user, size_t index, fz_directive *directive)
{
    heard *h = user;

    cr_assert_geq(index, h->last);
    h->last = index;
    strcat(strcat(h->said, fz_directive_id(directive)), " ");
    return 0;
}

static int on_error(void *user, size_t index, const fz_error *error)
{
    heard *h = user;

    cr_assert_eq(fz_error_status(error), FZ_ETAG);
    sprintf(h->said + strlen(h->said), "!%zu ", index);
    return ++h->told == h->until;
}

static int progress(void *user, uint64_t done, uint64_t all)
{
    heard *h = user;

    cr_assert_geq(done, h->done);
    h->done = done;
    h->all = all;
    return h->cancel_at && done >= h->cancel_at;
}

static const uint32_t numbers_of_threads[] = {0, 1, 2, 7, 64};
#define EACH_NUMBER(i) (size_t i = 0; i < sizeof(numbers_of_threads) / sizeof(*numbers_of_threads); i++)

Test(paths, directives_and_bad_files_are_told_in_order_by_any_number_of_threads)
{
    char wanted[4096] = "";
    corpus files;

    corpus_make(&files, 60, 7);
    for (size_t i = 0; i < 60; i++)
        sprintf(wanted + strlen(wanted), i % 7 == 6 ? "!%zu " : "d%zu ", i);
    for
        EACH_NUMBER(i)
        {
            heard h = {.until = 0};
            fz_open_options options = FZ_OPEN_OPTIONS_INIT;
            fz_error *error = NULL;

            options.threads = numbers_of_threads[i];
            options.on_error = on_error;
            options.progress = progress;
            options.user = &h;
            cr_assert_eq(fz_open_paths(the_context(), files.paths, files.count, &options, take, &error), FZ_OK);
            cr_assert_null(error);
            cr_assert_str_eq(h.said, wanted);
            cr_assert_eq(h.done, 60);
            cr_assert_eq(h.all, 60);
        }
    corpus_remove(&files);
}

Test(paths, a_collection_loaded_by_several_threads_is_the_same)
{
    corpus files;

    corpus_make(&files, 40, 0);
    for
        EACH_NUMBER(i)
        {
            fz_open_options options = FZ_OPEN_OPTIONS_INIT;
            const fz_section *sections[40];
            const fz_task *tasks[120];
            fz_collection *c;

            options.threads = numbers_of_threads[i];
            cr_assert_eq(fz_collection_new(the_context(), &c), FZ_OK);
            cr_assert_eq(fz_collection_load_paths(c, files.paths, files.count, &options, NULL), FZ_OK);
            cr_assert_eq(fz_collection_count(c), 40);
            cr_assert_eq(fz_collection_unit_tasks(c, "甲局", 0, tasks, 120), 40);
            cr_assert_eq(fz_collection_unit_tasks(c, "乙局", 0, NULL, 0), 80);
            for (size_t n = 0; n < 40; n++) {
                char text[16];

                sprintf(text, "事%zu", n);
                cr_assert_str_eq(fz_task_text(tasks[n]), text);
            }
            cr_assert_eq(fz_collection_sections(c, "题1", sections, 40), 13); /* 1, 4, … 37 */
            fz_collection_unref(c);
        }
    corpus_remove(&files);
}

Test(paths, without_a_function_the_first_bad_file_ends_the_call_and_nothing_is_changed)
{
    corpus files;

    corpus_make(&files, 30, 11);
    for
        EACH_NUMBER(i)
        {
            fz_open_options options = FZ_OPEN_OPTIONS_INIT;
            fz_error *error = NULL;
            fz_collection *c;
            fz_directive *before = sketch("1 子 |牵头 甲局");

            options.threads = numbers_of_threads[i];
            cr_assert_eq(fz_collection_new(the_context(), &c), FZ_OK);
            cr_assert_eq(fz_collection_add(c, before, NULL), FZ_OK);
            cr_assert_eq(fz_collection_load_paths(c, files.paths, files.count, &options, &error), FZ_ETAG);
            cr_assert_str_eq(fz_error_source(error), files.paths[10]);
            cr_assert_eq(fz_collection_count(c), 1);
            cr_assert_eq(fz_collection_unit_tasks(c, "甲局", 0, NULL, 0), 1);
            fz_error_free(error);
            fz_directive_unref(before);
            fz_collection_unref(c);
        }
    corpus_remove(&files);
}

Test(paths, who_is_told_of_a_bad_file_may_end_the_call)
{
    heard h = {.until = 2};
    fz_open_options options = FZ_OPEN_OPTIONS_INIT;
    fz_error *error = NULL;
    corpus files;

    corpus_make(&files, 30, 4);
    options.threads = 3;
    options.on_error = on_error;
    options.user = &h;
    cr_assert_eq(fz_open_paths(the_context(), files.paths, files.count, &options, take, &error), FZ_ECANCELLED);
    cr_assert_eq(fz_error_status(error), FZ_ECANCELLED);
    cr_assert_str_eq(h.said, "d0 d1 d2 !3 d4 d5 d6 !7 ");
    fz_error_free(error);
    corpus_remove(&files);
}

Test(paths, progress_may_end_the_call_and_nothing_is_added)
{
    heard h = {.cancel_at = 5};
    fz_open_options options = FZ_OPEN_OPTIONS_INIT;
    fz_collection *c;
    corpus files;

    corpus_make(&files, 20, 0);
    options.threads = 2;
    options.progress = progress;
    options.user = &h;
    cr_assert_eq(fz_collection_new(the_context(), &c), FZ_OK);
    cr_assert_eq(fz_collection_load_paths(c, files.paths, files.count, &options, NULL), FZ_ECANCELLED);
    cr_assert_eq(fz_collection_count(c), 0);
    fz_collection_unref(c);
    corpus_remove(&files);
}

Test(paths, no_files_are_no_fault)
{
    heard h = {.until = 0};

    cr_assert_eq(fz_open_paths(the_context(), NULL, 0, NULL, take, NULL), FZ_OK);
    cr_assert_str_eq(h.said, "");
}

Test(paths, a_file_that_is_not_there_is_told_with_its_name)
{
    static const char *const paths[] = {"/nowhere/at.all"};
    fz_error *error = NULL;

    cr_assert_eq(fz_open_paths(the_context(), paths, 1, NULL, take, &error), FZ_ENOTFOUND);
    cr_assert_str_eq(fz_error_source(error), paths[0]);
    fz_error_free(error);
}

Test(paths, options_that_are_not_known_are_refused)
{
    static const char *const paths[] = {NULL};
    fz_open_options options = FZ_OPEN_OPTIONS_INIT;

    cr_assert_eq(fz_open_paths(the_context(), paths, 1, NULL, take, NULL), FZ_EINVAL);
    cr_assert_eq(fz_open_paths(the_context(), NULL, 1, NULL, take, NULL), FZ_EINVAL);
    cr_assert_eq(fz_open_paths(the_context(), NULL, 0, NULL, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_open_paths(NULL, NULL, 0, NULL, take, NULL), FZ_EINVAL);
    options.threads = 1024;
    cr_assert_eq(fz_open_paths(the_context(), NULL, 0, &options, take, NULL), FZ_OK);
    options.threads = 1025;
    cr_assert_eq(fz_open_paths(the_context(), NULL, 0, &options, take, NULL), FZ_EINVAL);
    options.threads = 0;
    options.reserved = 1;
    cr_assert_eq(fz_open_paths(the_context(), NULL, 0, &options, take, NULL), FZ_EINVAL);
    options.reserved = 0;
    options.size = 8;
    cr_assert_eq(fz_open_paths(the_context(), NULL, 0, &options, take, NULL), FZ_EINVAL);
}

static int keep(void *user, size_t index, fz_directive *directive)
{
    (void)index;
    *(fz_directive **)user = fz_directive_ref(directive);
    return 0;
}

/* A text that names its encoding nowhere, told beforehand. */
Test(paths, texts_are_read_in_the_encoding_that_the_options_name)
{
    char path[1000];
    const char *const paths[] = {path};
    fz_open_options options = FZ_OPEN_OPTIONS_INIT;
    fz_directive *directive = NULL;

    snprintf(path, sizeof(path), "%s/encoding/zhongyang-2016.gb18030.txt", getenv("FZ_TEST_DATA"));
    options.encoding = "GB18030";
    options.user = &directive;
    cr_assert_eq(fz_open_paths(the_context(), paths, 1, &options, keep, NULL), FZ_OK);
    cr_expect_eq(fz_directive_task_count(directive), 68);
    fz_directive_unref(directive);
    options.encoding = "EBCDIC-37";
    cr_expect_eq(fz_open_paths(the_context(), paths, 1, &options, keep, NULL), FZ_ECHARSET);
}
