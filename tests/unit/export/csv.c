/* The CSV writer. */
#include "export/csv.h"
#include "sample.h"

#include <criterion/criterion.h>

/* A row of one cell. */
static const char *cell(const char *bytes)
{
    static char row[256];
    kept text = {.bytes = NULL};
    fz__sink sink;
    fz__csv csv;

    fz__sink_init(&sink, keep, &text);
    fz__csv_init(&csv, &sink, false);
    fz__csv_cell(&csv, bytes);
    fz__csv_end_row(&csv);
    cr_assert(fz__sink_finish(&sink));
    cr_assert(text.length < sizeof(row));
    memcpy(row, text.bytes, text.length + 1);
    kept_clear(&text);
    return row;
}

Test(csv, parts_cells_by_commas_and_ends_rows_in_cr_lf)
{
    kept text = {.bytes = NULL};
    fz__sink sink;
    fz__csv csv;

    fz__sink_init(&sink, keep, &text);
    fz__csv_init(&csv, &sink, true);
    fz__csv_cell(&csv, "甲");
    fz__csv_cell(&csv, "");
    fz__csv_cell(&csv, "乙");
    fz__csv_end_row(&csv);
    fz__csv_cell(&csv, "丙");
    fz__csv_end_row(&csv);
    cr_assert(fz__sink_finish(&sink));
    cr_assert_str_eq(text.bytes, "\xEF\xBB\xBF甲,,乙\r\n丙\r\n");
    kept_clear(&text);
}

Test(csv, quotes_what_would_part_cells_or_rows)
{
    cr_expect_str_eq(cell("甲,乙"), "\"甲,乙\"\r\n");
    cr_expect_str_eq(cell("甲;乙"), "\"甲;乙\"\r\n");
    cr_expect_str_eq(cell("甲\n乙"), "\"甲\n乙\"\r\n");
    cr_expect_str_eq(cell("甲\r乙"), "\"甲\r乙\"\r\n");
    cr_expect_str_eq(cell("甲\t乙"), "\"甲\t乙\"\r\n");
    cr_expect_str_eq(cell("\"甲\"乙"), "\"\"\"甲\"\"乙\"\r\n");
    cr_expect_str_eq(cell(" 甲"), "\" 甲\"\r\n");
    cr_expect_str_eq(cell("甲 "), "\"甲 \"\r\n");
    cr_expect_str_eq(cell("甲，乙"), "甲，乙\r\n");
}

Test(csv, lets_no_cell_be_a_formula)
{
    cr_expect_str_eq(cell("=1+1"), "'=1+1\r\n");
    cr_expect_str_eq(cell("+1"), "'+1\r\n");
    cr_expect_str_eq(cell("-1"), "'-1\r\n");
    cr_expect_str_eq(cell("@SUM(A1)"), "'@SUM(A1)\r\n");
    cr_expect_str_eq(cell("＝1"), "'＝1\r\n");
    cr_expect_str_eq(cell("\t=1"), "\"'\t=1\"\r\n");
    cr_expect_str_eq(cell("\r\n=1"), "\"'\r\n=1\"\r\n");
    cr_expect_str_eq(cell("  =1"), "\"'  =1\"\r\n");
    cr_expect_str_eq(cell("　=1"), "'　=1\r\n");
    cr_expect_str_eq(cell("\xE2\x80\x8B=1"), "'\xE2\x80\x8B=1\r\n", "behind a space that is not seen");
    cr_expect_str_eq(cell("=HYPERLINK(\"http://x\",\"甲\")"), "\"'=HYPERLINK(\"\"http://x\"\",\"\"甲\"\")\"\r\n");
}

Test(csv, shows_what_would_steer_a_terminal_as_a_replacement)
{
    cr_expect_str_eq(cell("甲\x1B[31m\xC2\x9B乙\xE2\x80\xAE"), "甲\xEF\xBF\xBD[31m\xEF\xBF\xBD乙\xEF\xBF\xBD\r\n");
}

Test(csv, leaves_honest_cells_alone)
{
    cr_expect_str_eq(cell("2016年底前"), "2016年底前\r\n");
    cr_expect_str_eq(cell("1（2）"), "1（2）\r\n");
    cr_expect_str_eq(cell("县政府办=牵头"), "县政府办=牵头\r\n");
    cr_expect_str_eq(cell("—"), "—\r\n");
}
