/* Every allocation of a comparison can fail. */
#include "support.h"

#include "support/oom.h"

#include <criterion/criterion.h>
#include <string.h>

static const char *const versions[] = {
    "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>一</title></head><preamble><p>春夏</p></preamble>"
    "<section id=\"s1\" label=\"一\" n=\"1\"><title>总则</title><task id=\"t1\" label=\"1\" n=\"1\"><p>推进 2016 "
    "年改革。</p>"
    "<assign role=\"lead\" rank=\"1\" unit=\"甲\"/></task><task id=\"t2\" label=\"2\" "
    "n=\"2\"><p>按时报告</p></task></section>"
    "</directive>",
    "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>二</title></head><preamble><p>春秋</p></preamble>"
    "<section id=\"s1\" label=\"一\" n=\"1\"><title>分则</title><task id=\"t2\" label=\"1\" "
    "n=\"1\"><p>按时上报</p></task>"
    "<task id=\"t1\" label=\"2\" n=\"2\"><p>推进 2017 年改革。</p><assign role=\"lead\" rank=\"1\" unit=\"乙\"/></task>"
    "</section><section id=\"s2\" label=\"二\" n=\"2\"><title>附则</title></section></directive>",
};

static int swallow(void *user, const void *bytes, size_t count)
{
    (void)user;
    (void)bytes;
    (void)count;
    return 0;
}

static fz_status write_both(const fz_comparison *comparison)
{
    fz_status status = fz_comparison_write(comparison, FZ_FORMAT_TABLE, 0, 0, swallow, NULL, NULL);

    return status != FZ_OK ? status : fz_comparison_write(comparison, FZ_FORMAT_JSON, 0, 0, swallow, NULL, NULL);
}

static fz_status use(const fz_allocator *allocator)
{
    fz_context *context;
    fz_directive *a = NULL, *b = NULL;
    fz_comparison *comparison = NULL;
    fz_error *error = NULL;
    fz_status status = fz_context_new(allocator, &context);

    if (status != FZ_OK)
        return status;
    status = fz_directive_load_memory(context, versions[0], strlen(versions[0]), NULL, &a, NULL);
    if (status == FZ_OK)
        status = fz_directive_load_memory(context, versions[1], strlen(versions[1]), NULL, &b, NULL);
    if (status == FZ_OK) {
        status = fz_compare(context, a, b, &comparison, &error);
        cr_assert_eq(fz_error_status(error), status);
        cr_assert_eq(status == FZ_OK, comparison != NULL);
        fz_error_free(error);
    }
    if (status == FZ_OK)
        status = write_both(comparison);
    if (status == FZ_OK)
        cr_assert_eq(fz_comparison_kind_count(comparison, FZ_CHANGE_TEXT), 2);
    fz_comparison_unref(comparison);
    fz_directive_unref(a);
    fz_directive_unref(b);
    fz_context_unref(context);
    return status;
}

Test(oom, a_comparison_survives_each_failure)
{
    OOM_SWEEP(use);
}
