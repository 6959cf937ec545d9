/* Each allocation of ours fails, once and for good: the answer is the whole one or FZ_ENOMEM, and nothing is left. */
#include "support/oom.h"
#include "events.h"
#include "plan.h"

#include <criterion/criterion.h>
#include <string.h>

static const char whole[] =
    "<plan xmlns='urn:x:plan:1' xmlns:x='urn:x' id='a' when='2016-01-25' x:b='&amp;1' x:c='&amp;&lt;' xml:lang='zh'>\n"
    "<!-- c --><head><name>名&amp;<![CDATA[<]]></name><note>n<x:m y='x:z'>t</x:m>o</note></head><?do it?>\n"
    "<part id='s' n='1'><p>p</p><step kind='lead'><p>p</p><who unit='u' rank='1'/></step></part></plan>";

static const char faulty[] =
    "<plan xmlns='urn:x:plan:1' id='1' ids='' when='2016-13-01'>text<part><zz/><step kind='x'><who unit='' rank='1'/>"
    "</step></part><end> </end></plan>";

static const char broken[] = "<a xmlns='u'>\n<b><c d='&amp;'>t</c>\n</a>";

static const char *text;
static fz_status (*read_text)(fz_context *context, fz_error **error);

/* One complete use: what `read_text` gives without a failure is right. */
static fz_status use(const fz_allocator *allocator)
{
    fz_context *context;
    fz_error *error = NULL;
    fz_status status = fz_context_new(allocator, &context);

    if (status != FZ_OK)
        return status;
    status = read_text(context, &error);
    if (status == FZ_ENOMEM) {
        cr_assert_eq(fz_error_status(error), FZ_ENOMEM);
        cr_assert_null(fz_error_next(error));
    }
    fz_error_free(error);
    fz_context_unref(context);
    return status;
}

static fz_status read_events(fz_context *context, fz_error **error)
{
    events seen;
    fz_status status;

    events_init(&seen, context, true);
    status = fz__xml_read_pieces(context, "s", text, strlen(text), 30, &events_handler, &seen, error);
    events_clear(&seen);
    return status;
}

static fz_status read_plan(fz_context *context, fz_error **error)
{
    plan_reading seen = {.fail_at = NULL};
    fz_status status;

    fz__buffer_init(&seen.lines, context);
    status = fz__vocabulary_read(context, &plan, "s", text, strlen(text), &plan_handler, &seen, error);
    fz__buffer_clear(&seen.lines);
    return status;
}

static size_t chain_length(const fz_error *error)
{
    size_t length = 0;

    for (; error; error = fz_error_next(error))
        length++;
    return length;
}

static fz_status read_faults(fz_context *context, fz_error **error)
{
    fz_status status = read_plan(context, error);

    if (status == FZ_ENOMEM)
        return status;
    return status == FZ_EMISSING && chain_length(*error) == 11 ? FZ_OK : FZ_EINVAL;
}

static fz_status read_broken(fz_context *context, fz_error **error)
{
    fz_status status = read_events(context, error);

    return status == FZ_ETAG && chain_length(*error) == 1 ? FZ_OK : status;
}

static fz_status fail_at(fz_context *context, fz_error **error)
{
    fz_status status = fz__xml_fail_at(context, "s", text, strlen(text), 14, "d", FZ_ENOTEXT, FZ_ARGS("1"), error);

    return status == FZ_ENOTEXT && strcmp(fz_error_path(*error), "/a/b/@d") == 0 ? FZ_OK : status;
}

Test(oom, reading_survives_each_failure)
{
    text = whole;
    read_text = read_events;
    OOM_SWEEP(use);
}

Test(oom, reading_by_a_table_survives_each_failure)
{
    text = whole;
    read_text = read_plan;
    OOM_SWEEP(use);
}

Test(oom, reporting_faults_survives_each_failure)
{
    text = faulty;
    read_text = read_faults;
    OOM_SWEEP(use);
}

Test(oom, reporting_broken_syntax_survives_each_failure)
{
    text = broken;
    read_text = read_broken;
    OOM_SWEEP(use);
}

Test(oom, failing_at_a_place_survives_each_failure)
{
    text = broken;
    read_text = fail_at;
    OOM_SWEEP(use);
}
