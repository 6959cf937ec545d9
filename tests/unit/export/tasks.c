/* Tasks as JSON, CSV and a table. */
#include "sample.h"
#include "unit/query/fixture.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static fz_directive *directive;
static const fz_task *tasks[8];
static size_t count;

static void make(void)
{
    directive = sketch("= 一 总则\n"
                       "17 推进审计 |牵头 甲局 乙局 |配合 *各部门 丙局…\n"
                       "= 二 措施\n"
                       "== 三 内设\n"
                       "1/2 培训 |责任 丙局 |时限 六月底前 |时限 持续推进 |牵头领导： 王某 |指标= 十件");
    count = fz_directive_task_count(directive);
    for (size_t i = 0; i < count; i++)
        tasks[i] = fz_directive_task(directive, i);
}

static void release(void)
{
    fz_directive_unref(directive);
}

TestSuite(tasks, .init = make, .fini = release);

static void expect(size_t many, fz_format format, uint32_t flags, unsigned width, const char *wanted)
{
    kept text = {.bytes = NULL};
    fz_status status = fz_tasks_write(the_context(), tasks, many, format, flags, width, keep, &text, NULL);

    cr_assert_eq(status, FZ_OK);
    cr_assert_str_eq(text.bytes, wanted);
    kept_clear(&text);
}

Test(tasks, are_objects_in_json_that_begin_with_the_keys_of_the_design)
{
    expect(2, FZ_FORMAT_JSON, 0, 0,
           "[\n"
           "  {\n"
           "    \"number\": \"17\",\n"
           "    \"section\": \"一\",\n"
           "    \"subsection\": null,\n"
           "    \"text\": \"推进审计 \",\n"
           "    \"lead\": [\"甲局\", \"乙局\"],\n"
           "    \"cooperate\": [\"各部门\", \"丙局\"],\n"
           "    \"responsible\": [],\n"
           "    \"open_ended\": true,\n"
           "    \"deadline\": null,\n"
           "    \"id\": \"t17\",\n"
           "    \"section_id\": \"s1\",\n"
           "    \"assignments\": [\n"
           "      {\"unit\": \"甲局\", \"full\": null, \"role\": \"lead\", \"rank\": 1, \"collective\": false, "
           "\"open\": false},\n"
           "      {\"unit\": \"乙局\", \"full\": null, \"role\": \"lead\", \"rank\": 2, \"collective\": false, "
           "\"open\": false},\n"
           "      {\"unit\": \"各部门\", \"full\": null, \"role\": \"cooperate\", \"rank\": 1, \"collective\": true, "
           "\"open\": false},\n"
           "      {\"unit\": \"丙局\", \"full\": null, \"role\": \"cooperate\", \"rank\": 2, \"collective\": false, "
           "\"open\": true}\n"
           "    ],\n"
           "    \"due\": [],\n"
           "    \"requirements\": [],\n"
           "    \"persons\": [],\n"
           "    \"fields\": [],\n"
           "    \"place\": {\"line\": 0, \"column\": 0, \"offset\": 0, \"length\": 0}\n"
           "  },\n"
           "  {\n"
           "    \"number\": \"1/2\",\n"
           "    \"section\": \"二\",\n"
           "    \"subsection\": \"三\",\n"
           "    \"text\": \"培训 \",\n"
           "    \"lead\": [],\n"
           "    \"cooperate\": [],\n"
           "    \"responsible\": [\"丙局\"],\n"
           "    \"open_ended\": false,\n"
           "    \"deadline\": \"六月底前，持续推进\",\n"
           "    \"id\": \"t1-2\",\n"
           "    \"section_id\": \"s3\",\n"
           "    \"assignments\": [\n"
           "      {\"unit\": \"丙局\", \"full\": null, \"role\": \"responsible\", \"rank\": 1, \"collective\": false, "
           "\"open\": false}\n"
           "    ],\n"
           "    \"due\": [\n"
           "      {\"text\": \"六月底前\", \"date\": null, \"every\": null},\n"
           "      {\"text\": \"持续推进\", \"date\": null, \"every\": null}\n"
           "    ],\n"
           "    \"requirements\": [],\n"
           "    \"persons\": [\n"
           "      {\"name\": \"王某\", \"office\": \"牵头领导\"}\n"
           "    ],\n"
           "    \"fields\": [\n"
           "      {\"name\": \"指标\", \"text\": \"十件\"}\n"
           "    ],\n"
           "    \"place\": {\"line\": 0, \"column\": 0, \"offset\": 0, \"length\": 0}\n"
           "  }\n"
           "]\n");
}

Test(tasks, are_rows_in_csv_under_a_chinese_heading)
{
    expect(2, FZ_FORMAT_CSV, 0, 0,
           "编号,部分,部分标题,小节,小节标题,任务,牵头单位,配合单位,责任单位,名单未列尽,时限,责任人,其他,标识\r\n"
           "17,一,总则,,,\"推进审计 \",甲局、乙局,各部门、丙局等,,是,,,,t17\r\n"
           "1（2）,二,措施,三,内设,\"培训 \",,,丙局,否,六月底前、持续推进,牵头领导：王某,指标：十件,t1-2\r\n");
}

Test(tasks, begin_with_a_byte_order_mark_where_it_is_asked_for)
{
    expect(0, FZ_FORMAT_CSV, FZ_EXPORT_BOM, 0,
           "\xEF\xBB\xBF编号,部分,部分标题,小节,小节标题,任务,牵头单位,配合单位,责任单位,名单未列尽,时限,责任人,其他,"
           "标识\r\n");
    expect(0, FZ_FORMAT_JSON, FZ_EXPORT_BOM, 0, "[]\n");
}

Test(tasks, are_rows_of_a_table_with_a_unit_a_line)
{
    expect(2, FZ_FORMAT_TABLE, 0, 100,
           "No.     Sec.      Task      Lead  With    Responsible  Due       Persons\n"
           "------  --------  --------  ----  ------  -----------  --------  --------------\n"
           "17      一        推进审计  甲局  各部门\n"
           "                            乙局  丙局\n"
           "                                  等\n"
           "\n"
           "1（2）  二（三）  培训                    丙局         六月底前  牵头领导：王某\n"
           "                                                       持续推进\n"
           "\n"
           "2 tasks\n");
}

Test(tasks, of_a_table_are_counted_when_there_are_none)
{
    expect(0, FZ_FORMAT_TABLE, 0, 0, "0 tasks\n");
    expect(1, FZ_FORMAT_TABLE, 0, 1,
           "No.  Sec.  Task      Lead  With\n"
           "---  ----  --------  ----  ------\n"
           "17   一    推进审计  甲局  各部门\n"
           "                     乙局  丙局\n"
           "                           等\n"
           "\n"
           "1 task\n");
}

Test(tasks, speak_the_language_of_the_context)
{
    fz_context *chinese;
    kept text = {.bytes = NULL};

    cr_assert_eq(fz_context_new(NULL, &chinese), FZ_OK);
    cr_assert_eq(fz_tasks_write(chinese, tasks, 1, FZ_FORMAT_TABLE, 0, 80, keep, &text, NULL), FZ_OK);
    cr_assert_str_eq(text.bytes, "编号  部分  任务      牵头单位  配合单位\n"
                                 "----  ----  --------  --------  --------\n"
                                 "17    一    推进审计  甲局      各部门\n"
                                 "                      乙局      丙局\n"
                                 "                                等\n"
                                 "\n"
                                 "共 1 项任务\n");
    kept_clear(&text);
    fz_context_unref(chinese);
}

/* ------------------------------------------------------------------ what is refused */

static void refused(fz_status status, fz_error *error, fz_status expected, const char *message)
{
    cr_expect_eq(status, expected);
    cr_expect_eq(fz_error_status(error), expected);
    cr_expect_str_eq(fz_error_message(error), message);
    fz_error_free(error);
}

Test(tasks, have_no_xml)
{
    fz_error *error;
    kept text = {.bytes = NULL};
    fz_status status = fz_tasks_write(the_context(), tasks, 1, FZ_FORMAT_XML, 0, 0, keep, &text, &error);

    refused(status, error, FZ_EFORMAT, "there is no format \"xml\"; known: table, json, csv");
    status = fz_tasks_write(the_context(), tasks, 1, FZ_FORMAT_COUNT_, 0, 0, keep, &text, &error);
    refused(status, error, FZ_EFORMAT, "there is no format \"?\"; known: table, json, csv");
    cr_assert_eq(text.length, 0);
}

Test(tasks, tell_when_the_writing_fails)
{
    static const fz_format formats[] = {FZ_FORMAT_TABLE, FZ_FORMAT_JSON, FZ_FORMAT_CSV};

    for (size_t i = 0; i < 3; i++) {
        fz_error *error;
        kept text = {.most = 1};
        fz_status status = fz_tasks_write(the_context(), tasks, count, formats[i], 0, 0, keep, &text, &error);

        refused(status, error, FZ_EWRITE, "cannot write \"the callback\": it did not take the bytes");
        cr_assert_eq(text.length, 0);
    }
}

Test(tasks, refuse_wrong_calls)
{
    const fz_task *gap[] = {tasks[0], NULL};
    fz_error *error;
    kept text = {.bytes = NULL};
    fz_status status = fz_tasks_write(the_context(), NULL, 1, FZ_FORMAT_JSON, 0, 0, keep, &text, &error);

    refused(status, error, FZ_EINVAL, "wrong call: fz_tasks_write: tasks is NULL");
    status = fz_tasks_write(the_context(), gap, 2, FZ_FORMAT_JSON, 0, 0, keep, &text, &error);
    refused(status, error, FZ_EINVAL, "wrong call: fz_tasks_write: a task is NULL");
    status = fz_tasks_write(the_context(), tasks, 1, FZ_FORMAT_JSON, 2, 0, keep, &text, &error);
    refused(status, error, FZ_EINVAL, "wrong call: fz_tasks_write: flags holds an unknown flag");
    status = fz_tasks_write(the_context(), tasks, 1, FZ_FORMAT_JSON, 0, 0, NULL, NULL, &error);
    refused(status, error, FZ_EINVAL, "wrong call: fz_tasks_write: write is NULL");
    cr_assert_eq(fz_tasks_write(NULL, tasks, 1, FZ_FORMAT_JSON, 0, 0, keep, &text, NULL), FZ_EINVAL);
    cr_assert_eq(fz_tasks_write(the_context(), NULL, 0, FZ_FORMAT_JSON, 0, 0, keep, &text, NULL), FZ_OK);
    kept_clear(&text);
}
