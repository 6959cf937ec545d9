/* Tables: columns that line up, cells that wrap. */
#include "export/table.h"
#include "base/utf8.h"
#include "sample.h"
#include "unit/query/fixture.h"

#include <criterion/criterion.h>
#include <string.h>

typedef struct row {
    const char *cells[4];
} row;

static void give_cell(const fz__table *table, size_t at, size_t column, fz__buffer *text)
{
    const row *rows = table->user;

    fz__buffer_string(text, rows[at].cells[column]);
}

static void expect(const row *rows, size_t count, size_t width, const char *wanted)
{
    fz__table table = {.context = the_context(),
                       .headings = {"编号", "任务", "牵头", "时限"},
                       .columns = 4,
                       .rows = count,
                       .cell = give_cell,
                       .user = rows};
    kept text = {.bytes = NULL};
    fz__sink sink;

    fz__sink_init(&sink, keep, &text);
    cr_assert(fz__table_write(&table, width, &sink));
    cr_assert(fz__sink_finish(&sink));
    cr_assert_str_eq(text.bytes ? text.bytes : "", wanted);
    kept_clear(&text);
}

Test(table, lines_up_wide_and_narrow_characters)
{
    static const row rows[] = {{{"1", "推进 OA 系统", "县政府办", "2016年底前"}}, {{"17", "审计", "县编办", "x"}}};

    expect(rows, 2, 80,
           "编号  任务          牵头      时限\n"
           "----  ------------  --------  ----------\n"
           "1     推进 OA 系统  县政府办  2016年底前\n"
           "17    审计          县编办    x\n");
}

Test(table, leaves_out_columns_in_which_all_is_empty)
{
    static const row rows[] = {{{"1", "审计", "", ""}}, {{"2", "考核", "", "年底"}}};

    expect(rows, 2, 80,
           "编号  任务  时限\n"
           "----  ----  ----\n"
           "1     审计\n"
           "2     考核  年底\n");
}

Test(table, wraps_the_widest_column_and_parts_tall_rows)
{
    static const row rows[] = {{{"1", "建立健全依法决策机制，严格执行。", "县编办", ""}},
                               {{"2", "审计", "县司法局\n县财政局", ""}},
                               {{"3", "考核", "县编办", ""}}};

    expect(rows, 3, 28,
           "编号  任务          牵头\n"
           "----  ------------  --------\n"
           "1     建立健全依法  县编办\n"
           "      决策机制，严\n"
           "      格执行。\n"
           "\n"
           "2     审计          县司法局\n"
           "                    县财政局\n"
           "\n"
           "3     考核          县编办\n");
}

Test(table, gives_all_columns_a_share_where_none_is_narrow)
{
    static const row rows[] = {{{"一二三四五六七八九十", "一二三四五六七八九十", "一二三四五六七八九十", ""}}};

    expect(rows, 1, 25,
           "编号     任务     牵头\n"
           "-------  -------  -------\n"
           "一二三   一二三   一二三\n"
           "四五六   四五六   四五六\n"
           "七八九   七八九   七八九\n"
           "十       十       十\n");
}

Test(table, never_grows_beyond_its_width)
{
    static const row rows[] = {{{"12345", "建立健全，依法决策", "县市场监督管理局，县财政局", "二〇一六年底前"}}};

    for (size_t width = 14; width < 90; width++) {
        fz__table table = {.context = the_context(),
                           .headings = {"编号", "任务", "牵头", "时限"},
                           .columns = 4,
                           .rows = 1,
                           .cell = give_cell,
                           .user = rows};
        kept text = {.bytes = NULL};
        fz__sink sink;

        fz__sink_init(&sink, keep, &text);
        cr_assert(fz__table_write(&table, width, &sink) && fz__sink_finish(&sink));
        for (char *line = strtok(text.bytes, "\n"); line; line = strtok(NULL, "\n"))
            cr_expect(fz__text_width(line, strlen(line)) <= width, "%zu: %s", width, line);
        kept_clear(&text);
    }
}

Test(table, shows_what_would_steer_a_terminal_as_a_replacement)
{
    static const row rows[] = {{{"1", "甲\x1B[31m乙\xC2\x9B丙\xE2\x80\xAE丁\t戊　己", "", ""}}};

    expect(rows, 1, 80,
           "编号  任务\n"
           "----  ---------------------\n"
           "1     甲\xEF\xBF\xBD[31m乙\xEF\xBF\xBD丙\xEF\xBF\xBD丁 戊 己\n");
}

Test(table, of_no_rows_is_nothing)
{
    expect(NULL, 0, 80, "");
}
