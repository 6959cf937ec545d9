/* Errors: made, chained, asked, logged, released. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/context.h"
#include "base/error.h"
#include "support/oom.h"

static oom memory;
static fz_context *context;
static char logged[256];
static fz_severity logged_severity;
static int logged_count;

static void keep_log(void *user, fz_severity severity, const char *line)
{
    cr_assert_eq(user, &memory);
    logged_severity = severity;
    strncpy(logged, line, sizeof(logged) - 1);
    logged_count++;
}

static void set_up(void)
{
    oom_init(&memory);
    cr_assert_eq(fz_context_new(&memory.allocator, &context), FZ_OK);
    cr_assert_eq(fz_context_set_log(context, keep_log, &memory), FZ_OK);
}

static void all_given_back(fz_error *error)
{
    fz_error_free(error);
    fz_context_unref(context);
    cr_assert_null(oom_fault(&memory));
}

TestSuite(error, .init = set_up);

static const fz__where somewhere = {.source = "2024-17.xml",
                                    .path = "/directive/section[3]/task[2]/@n",
                                    .line = 97,
                                    .column = 15,
                                    .offset = 4812,
                                    .length = 3};

Test(error, tells_code_message_and_place)
{
    fz_error *error = NULL;
    fz_place place = {.size = sizeof(place)};

    cr_assert_eq(fz__fail(context, &error, FZ_EDUPLICATE_TASK, &somewhere, FZ_ARGS("3.2", "41")), FZ_EDUPLICATE_TASK);
    cr_assert_eq(fz_error_status(error), FZ_EDUPLICATE_TASK);
    cr_assert_not_null(strstr(fz_error_message(error), "任务编号“3.2”重复，首次出现在第 41 行"));
    cr_assert_str_eq(fz_error_source(error), "2024-17.xml");
    cr_assert_str_eq(fz_error_path(error), "/directive/section[3]/task[2]/@n");
    fz_error_place(error, &place);
    cr_assert_eq(place.line, 97);
    cr_assert_eq(place.column, 15);
    cr_assert_eq(place.offset, 4812);
    cr_assert_eq(place.length, 3);
    cr_assert_null(fz_error_next(error));
    all_given_back(error);
}

Test(error, without_place_has_none)
{
    fz_error *error = NULL;
    fz_place place = {.size = sizeof(place), .line = 1};

    cr_assert_eq(fz__fail(context, &error, FZ_EEMPTY, NULL, FZ_NO_ARGS), FZ_EEMPTY);
    fz_error_place(error, &place);
    cr_assert_eq(place.line, 0);
    cr_assert_null(fz_error_source(error));
    cr_assert_null(fz_error_path(error));
    all_given_back(error);
}

Test(error, that_is_null_is_no_error)
{
    fz_place place = {.size = sizeof(place), .line = 1};

    cr_assert_eq(fz_error_status(NULL), FZ_OK);
    cr_assert_str_eq(fz_error_message(NULL), "");
    cr_assert_null(fz_error_source(NULL));
    cr_assert_null(fz_error_path(NULL));
    cr_assert_null(fz_error_next(NULL));
    fz_error_place(NULL, &place);
    cr_assert_eq(place.line, 0);
    fz_error_place(NULL, NULL);
    all_given_back(NULL);
}

Test(error, fills_a_place_only_as_far_as_it_reaches)
{
    struct {
        fz_place place;
        uint64_t later;
    } larger = {.place = {.size = sizeof(larger)}, .later = 7};
    fz_place smaller = {.size = sizeof(smaller) - 1, .line = 7};
    fz_error *error = NULL;

    fz__fail(context, &error, FZ_EEMPTY, &somewhere, FZ_NO_ARGS);
    fz_error_place(error, &smaller);
    cr_assert_eq(smaller.line, 7);
    fz_error_place(error, &larger.place);
    cr_assert_eq(larger.place.line, 97);
    cr_assert_eq(larger.later, 7);
    all_given_back(error);
}

Test(error, chains_in_the_order_of_being_made)
{
    const fz_status made[] = {FZ_EXML, FZ_EEMPTY, FZ_EDATE};
    fz_error *error = NULL;
    const fz_error *at;

    for (size_t i = 0; i < 3; i++)
        fz__fail(context, &error, made[i], NULL, FZ_ARGS("x"));
    at = error;
    for (size_t i = 0; i < 3; i++, at = fz_error_next(at))
        cr_assert_eq(fz_error_status(at), made[i]);
    cr_assert_null(at);
    all_given_back(error);
}

Test(error, chains_no_more_than_the_limit)
{
    fz_error *error = NULL;
    size_t count = 0;

    cr_assert_eq(fz_context_set_limit(context, FZ_LIMIT_ERRORS, 3), FZ_OK);
    for (int i = 0; i < 10; i++)
        cr_assert_eq(fz__fail(context, &error, FZ_EEMPTY, NULL, FZ_NO_ARGS), FZ_EEMPTY);
    for (const fz_error *at = error; at; at = fz_error_next(at))
        count++;
    cr_assert_eq(count, 3);
    cr_assert_eq(logged_count, 3);
    all_given_back(error);
}

Test(error, outlives_the_callers_reference_to_the_context)
{
    fz_error *error = NULL;

    fz__fail(context, &error, FZ_EEMPTY, NULL, FZ_NO_ARGS);
    fz_context_unref(context);
    cr_assert_str_eq(fz_error_message(error), "输入为空");
    fz_error_free(error);
    cr_assert_null(oom_fault(&memory));
}

Test(error, is_logged_with_its_place)
{
    fz_error *error = NULL;

    fz_context_set_language(context, FZ_LANGUAGE_EN);
    fz__fail(context, &error, FZ_EEMPTY, &somewhere, FZ_NO_ARGS);
    cr_assert_str_eq(logged, "2024-17.xml:97:15: the input is empty");
    cr_assert_eq(logged_severity, FZ_SEVERITY_ERROR);
    cr_assert_str_eq(fz_error_message(error), "the input is empty");
    all_given_back(error);
}

Test(error, is_only_logged_when_nobody_takes_it)
{
    cr_assert_eq(fz__fail(context, NULL, FZ_EEMPTY, NULL, FZ_NO_ARGS), FZ_EEMPTY);
    cr_assert_str_eq(logged, "输入为空");
    fz_context_set_log(context, NULL, NULL);
    memory.fail_at = memory.allocations + 1;
    cr_assert_eq(fz__fail(context, NULL, FZ_EEMPTY, NULL, FZ_NO_ARGS), FZ_EEMPTY);
    cr_assert_eq(logged_count, 1);
    all_given_back(NULL);
}

Test(error, of_a_wrong_call_names_the_function)
{
    fz_error *error = NULL;

    cr_assert_eq(fz__bad_argument(context, &error, "fz_directive_save", "directive is NULL"), FZ_EINVAL);
    cr_assert_str_eq(fz_error_message(error), "调用有误：fz_directive_save：directive is NULL");
    all_given_back(error);
}

Test(error, for_exhausted_memory_is_a_constant)
{
    fz_error *error = NULL, *other = NULL;

    cr_assert_eq(fz__no_memory(&error), FZ_ENOMEM);
    cr_assert_eq(fz__fail(context, &other, FZ_ENOMEM, &somewhere, FZ_NO_ARGS), FZ_ENOMEM);
    cr_assert_eq(error, other);
    cr_assert_str_eq(fz_error_message(error), "内存不足 (out of memory)");
    cr_assert_eq(fz__no_memory(NULL), FZ_ENOMEM);
    fz_error_free(error);
    all_given_back(other);
}

Test(error, that_cannot_be_stored_becomes_exhausted_memory)
{
    fz_error *error = NULL;

    memory.fail_at = memory.allocations + 1;
    memory.for_good = true;
    cr_assert_eq(fz__fail(context, &error, FZ_EEMPTY, NULL, FZ_NO_ARGS), FZ_ENOMEM);
    cr_assert_eq(fz_error_status(error), FZ_ENOMEM);
    cr_assert_str_eq(logged, "内存不足 (out of memory)");
    all_given_back(error);
}

Test(error, for_exhausted_memory_ends_a_chain)
{
    fz_error *error = NULL;

    fz__fail(context, &error, FZ_EEMPTY, NULL, FZ_NO_ARGS);
    fz__no_memory(&error);
    cr_assert_eq(fz__fail(context, &error, FZ_EXML, NULL, FZ_ARGS("x")), FZ_EXML);
    cr_assert_eq(fz_error_status(error), FZ_EEMPTY);
    cr_assert_eq(fz_error_status(fz_error_next(error)), FZ_ENOMEM);
    cr_assert_null(fz_error_next(fz_error_next(error)));
    all_given_back(error);
}

Test(error, without_a_context_is_a_wrong_call)
{
    fz_error *error = NULL;

    cr_assert_eq(fz__fail(NULL, &error, FZ_EXML, &somewhere, FZ_ARGS("x")), FZ_EINVAL);
    cr_assert_eq(fz_error_status(error), FZ_EINVAL);
    cr_assert_str_eq(fz_error_message(error), "上下文为 NULL (the context is NULL)");
    cr_assert_eq(fz__fail(NULL, NULL, FZ_ENOMEM, NULL, FZ_NO_ARGS), FZ_ENOMEM);
    all_given_back(error);
}
