/* Writing supervisions: what is refused, what failing writers and exhausted memory leave, and readers in threads. What is written
 * stands in tests/golden. */
#include "year.h"

#include "support/oom.h"
#include "unit/assess/support.h"
#include "unit/export/sample.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <string.h>

#define CSV                                                                                                                               \
    "编号,单位,事项,阶段,止,日期,情形\np1,甲,t1,动员,2016-02-15,,\np2,丙,t1,总结,2016-12-31,,\na,甲,t1,,,2016-02-14," \
    "办结\n"

static fz_status put_all(const fz_supervision *earlier, const fz_supervision *s, fz_format format, fz_write_fn write,
                         void *user, fz_error **error)
{
    fz_status status = fz_supervision_write(s, NULL, format, 0, 0, write, user, error);

    if (status == FZ_OK)
        status = fz_supervision_write_plan(s, NULL, format, 0, 0, write, user, error);
    if (status == FZ_OK)
        status = fz_supervision_write_rates(s, NULL, format, 0, 0, write, user, error);
    if (status == FZ_OK)
        status = fz_supervision_write_changes(earlier, s, NULL, format, 0, 0, write, user, error);
    return status == FZ_OK ? fz_supervision_write_calendar(s, NULL, write, user, error) : status;
}

static int refuse(void *user, const void *bytes, size_t count)
{
    (void)user;
    (void)bytes;
    (void)count;
    return 1;
}

Test(supervision_write, what_cannot_be_written_is_refused)
{
    fz_supervision *s = supervise_on(20160301, CSV);
    fz_obligation_filter bad = FZ_OBLIGATION_FILTER_INIT;
    kept text = {.bytes = NULL};
    fz_error *error;

    bad.reserved = 1;
    cr_expect_eq(fz_supervision_write(NULL, NULL, FZ_FORMAT_JSON, 0, 0, keep, &text, NULL), FZ_EINVAL);
    cr_expect_eq(fz_supervision_write(s, NULL, FZ_FORMAT_JSON, 0, 0, NULL, &text, NULL), FZ_EINVAL);
    cr_expect_eq(fz_supervision_write(s, NULL, FZ_FORMAT_JSON, 1u << 9, 0, keep, &text, NULL), FZ_EINVAL);
    cr_expect_eq(fz_supervision_write(s, &bad, FZ_FORMAT_JSON, 0, 0, keep, &text, NULL), FZ_EINVAL);
    cr_expect_eq(fz_supervision_write_plan(NULL, NULL, FZ_FORMAT_JSON, 0, 0, keep, &text, NULL), FZ_EINVAL);
    cr_expect_eq(fz_supervision_write_rates(NULL, NULL, FZ_FORMAT_JSON, 0, 0, keep, &text, NULL), FZ_EINVAL);
    cr_expect_eq(fz_supervision_write_changes(NULL, s, NULL, FZ_FORMAT_JSON, 0, 0, keep, &text, NULL), FZ_EINVAL);
    cr_expect_eq(fz_supervision_write_changes(s, NULL, NULL, FZ_FORMAT_JSON, 0, 0, keep, &text, NULL), FZ_EINVAL);
    cr_expect_eq(fz_supervision_write_calendar(NULL, NULL, keep, &text, NULL), FZ_EINVAL);
    cr_expect_eq(fz_supervision_write_calendar(s, &bad, keep, &text, NULL), FZ_EINVAL);
    cr_expect_eq(fz_supervision_write(s, NULL, FZ_FORMAT_XML, 0, 0, keep, &text, &error), FZ_EFORMAT);
    cr_expect_str_eq(fz_error_message(error), "there is no format \"xml\"; known: table, json, csv");
    fz_error_free(error);
    cr_expect_eq(text.length, 0);
    cr_expect_eq(put_all(s, s, FZ_FORMAT_JSON, refuse, NULL, &error), FZ_EWRITE);
    fz_error_free(error);
    cr_expect_eq(fz_supervision_write_calendar(s, NULL, refuse, NULL, &error), FZ_EWRITE);
    fz_error_free(error);
    kept_clear(&text);
    fz_supervision_unref(s);
}

static fz_status use(const fz_allocator *allocator)
{
    static const fz_format formats[] = {FZ_FORMAT_TABLE, FZ_FORMAT_JSON, FZ_FORMAT_CSV};
    fz_supervise_options options = FZ_SUPERVISE_OPTIONS_INIT;
    fz_supervision *s = NULL, *earlier = NULL;
    fz_directive *directive = NULL;
    fz_ledger *ledger = NULL;
    fz_watch *watch = NULL;
    fz_context *context;
    fz_status status = fz_context_new(allocator, &context);

    if (status != FZ_OK)
        return status;
    status = fz_watch_load_builtin(context, &watch, NULL);
    if (status == FZ_OK)
        status = fz_directive_load_memory(context, the_directive, strlen(the_directive), NULL, &directive, NULL);
    if (status == FZ_OK)
        status = fz_ledger_load_memory(context, CSV, sizeof(CSV) - 1, NULL, NULL, 0, &ledger, NULL);
    options.day = 20160213, options.until = 20160301;
    if (status == FZ_OK)
        status = fz_supervise(context, directive, NULL, ledger, watch, &options, &earlier, NULL);
    options.day = 20160301;
    if (status == FZ_OK)
        status = fz_supervise(context, directive, NULL, ledger, watch, &options, &s, NULL);
    for (size_t i = 0; status == FZ_OK && i < 3; i++) {
        kept text = {.bytes = NULL};

        status = put_all(earlier, s, formats[i], keep, &text, NULL);
        kept_clear(&text);
    }
    fz_supervision_unref(s);
    fz_supervision_unref(earlier);
    fz_ledger_unref(ledger);
    fz_directive_unref(directive);
    fz_watch_unref(watch);
    fz_context_unref(context);
    return status;
}

Test(supervision_write, every_form_survives_each_failure_of_memory)
{
    OOM_SWEEP(use);
}

/* ------------------------------------------------------------------ threads ---------------------------------------- */

typedef struct reader {
    const fz_supervision *s;
    kept text;
} reader;

static void *read_all(void *user)
{
    reader *r = user;

    put_all(r->s, r->s, FZ_FORMAT_JSON, keep, &r->text, NULL);
    return NULL;
}

Test(supervision_write, threads_that_read_one_supervision_write_the_same)
{
    fz_supervision *s = supervise_on(20160301, CSV);
    reader readers[4];
    pthread_t threads[4];

    for (int i = 0; i < 4; i++) {
        readers[i] = (reader){s, {.bytes = NULL}};
        cr_assert_eq(pthread_create(&threads[i], NULL, read_all, &readers[i]), 0);
    }
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    for (int i = 0; i < 4; i++) {
        cr_assert(readers[i].text.length > 100);
        cr_expect_str_eq(readers[i].text.bytes, readers[0].text.bytes);
    }
    for (int i = 0; i < 4; i++)
        kept_clear(&readers[i].text);
    fz_supervision_unref(s);
}
