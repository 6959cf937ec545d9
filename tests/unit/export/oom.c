/* Every allocation of the writers can fail. */
#include "sample.h"
#include "unit/query/fixture.h"

#include "support/oom.h"

#include <criterion/criterion.h>

static fz_directive *directive;

/* The writers take memory from the context that is given; the tasks may be of another one. */
static fz_status write_all(const fz_allocator *allocator)
{
    static const fz_format formats[] = {FZ_FORMAT_TABLE, FZ_FORMAT_JSON, FZ_FORMAT_CSV};
    const fz_task *task = fz_directive_task(directive, 0);
    fz_context *context;
    fz_format format;
    fz_error *error;
    fz_status status = fz_context_new(allocator, &context);

    for (size_t i = 0; status == FZ_OK && i < 3; i++) {
        kept text = {.bytes = NULL};

        status = fz_tasks_write(context, &task, 1, formats[i], 0, 0, keep, &text, &error);
        cr_assert_eq(fz_error_status(error), status);
        fz_error_free(error);
        kept_clear(&text);
    }
    if (status == FZ_OK) {
        status = fz_format_parse(context, "jso", &format, &error);
        status = status == FZ_EFORMAT ? FZ_OK : status;
        fz_error_free(error);
    }
    fz_context_unref(context);
    return status;
}

Test(oom, writing_survives_each_failure)
{
    directive = sketch("= 一 总则\n1 推进审计 |牵头 甲局 乙局 |配合 *各部门 |时限 年底前 |牵头领导： 王某 |指标= 十件");
    OOM_SWEEP(write_all);
    fz_directive_unref(directive);
}
