/* fazhi-sheet: the task list, the ledger and the scores as a workbook or as CSV, and the template of a ledger. */
#include "sheet.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEDGER, SCHEME, DAY, TEMPLATE, UNIT, SHEET, OUTPUT };

static const struct option options[] = {
    {'l', "ledger", "L", "台账，XML、JSON 或 CSV", "a ledger, XML, JSON or CSV"},
    {0, "scheme", "S", "考核办法；默认为内置的示例", "a scheme; default: the built-in example"},
    {'d', "day", "D", "考核日；与 --ledger 同用，则有得分表", "the day of assessment; with --ledger gives the scores"},
    {'t', "template", NULL, "台账填报表：每个单位、每项任务一行，填好后可作台账装入",
     "a template of a ledger: a row for each unit and task; filled in, it loads as a ledger"},
    {'u', "unit", "U", "只列某单位的", "those of one unit only"},
    {0, "sheet", "NAME", "CSV 写哪一张表：tasks、ledger 或 scores；默认为 tasks",
     "which table CSV is of: tasks, ledger or scores; default: tasks"},
    {'o', "output", "OUT", "写到 OUT：.xlsx 为工作簿，.csv 为一张表，“-”为标准输出（CSV）",
     "write to OUT: .xlsx is a workbook, .csv one table, - standard output (CSV)"},
    {0, NULL, NULL, NULL, NULL},
};

static struct program self = {
    .name = "fazhi-sheet",
    .operands = "-o OUT [FILE]",
    .zh = "把任务清单、台账和得分写成电子表格。\n"
          "FILE 为任务分工 XML、JSON、文本或网页，“-”为标准输入；不给 FILE 时用内置的中阳县实施意见。",
    .en = "Write task list, ledger and scores as a spreadsheet.\n"
          "FILE is directive XML, JSON, text or HTML, - is standard input; without FILE the built-in directive of "
          "中阳县.",
    .zh_notes = "工作簿里的数是浮点数；要精确的数，用 CSV 或 JSON。\n"
                "例：  fazhi-sheet --ledger 台账.csv --day 2016-12-31 -o 考核.xlsx\n"
                "      fazhi-sheet --template --unit 县司法局 -o 填报.xlsx",
    .en_notes = "Numbers of a workbook are floating; CSV and JSON hold them exactly.\n"
                "e.g.   fazhi-sheet --ledger ledger.csv --day 2016-12-31 -o scores.xlsx\n"
                "       fazhi-sheet --template --unit 县司法局 -o template.xlsx",
    .options = options,
};

enum { TASKS_TABLE, LEDGER_TABLE, SCORES_TABLE, TABLES };

struct request {
    const char *ledger, *scheme, *unit, *output, *path;
    fz_date day;
    bool template, chosen;
    int sheet;
};

static int sheet_of(const char *value)
{
    static const char *const names[] = {"tasks", "ledger", "scores"};

    for (int i = 0; i < TABLES; i++)
        if (strcmp(value, names[i]) == 0)
            return i;
    wrong_use(&self, "没有“%s”这张表；可用：tasks, ledger, scores",
              "there is no table \"%s\"; known: tasks, ledger, scores", value);
}

static void take(struct request *request, int kind, const char *value)
{
    switch (kind) {
    case LEDGER:
        request->ledger = value;
        break;
    case SCHEME:
        request->scheme = value;
        break;
    case DAY:
        request->day = day_of(&self, value);
        break;
    case TEMPLATE:
        request->template = true;
        break;
    case UNIT:
        request->unit = value;
        break;
    case SHEET:
        request->sheet = sheet_of(value);
        request->chosen = true;
        break;
    case OUTPUT:
        request->output = value;
        break;
    case OPERAND:
        if (request->path)
            wrong_use(&self, "只能给一个 FILE，多了“%s”", "only one FILE is read; \"%s\" is too much", value);
        request->path = value;
        break;
    }
}

static bool ends_in(const char *text, const char *ending)
{
    size_t length = strlen(text), tail = strlen(ending);

    return length > tail && strcmp(text + length - tail, ending) == 0;
}

static void check(const struct request *request)
{
    const char *output = request->output;

    if (!*output)
        wrong_use(&self, "要用 -o 指明写到哪里", "-o must name the output", "");
    if (!ends_in(output, ".xlsx") && !ends_in(output, ".csv") && strcmp(output, "-") != 0)
        wrong_use(&self, "“%s”应以 .xlsx 或 .csv 结尾", "\"%s\" must end in .xlsx or .csv", output);
    if (ends_in(output, ".xlsx") && !has_workbooks)
        wrong_use(&self, "编译时没有 libxlsxwriter，写不了“%s”；请写成 .csv",
                  "built without libxlsxwriter, so \"%s\" cannot be written; write a .csv", output);
    if (request->template && (request->ledger || request->chosen))
        wrong_use(&self, "--template 不与 --ledger、--sheet 同用", "--template goes without --ledger and --sheet", "");
    if (request->day && !request->ledger)
        wrong_use(&self, "--day 要与 --ledger 同用", "--day needs --ledger", "");
    if (request->sheet == LEDGER_TABLE && !request->ledger)
        wrong_use(&self, "这张表要用 --ledger 指明台账", "this table needs --ledger", "");
    if (request->sheet == SCORES_TABLE && !request->day)
        wrong_use(&self, "得分表要有 --ledger 和 --day", "scores need --ledger and --day", "");
}

static fz_ledger *load_ledger(const char *path)
{
    fz_ledger *ledger;
    fz_error *error = NULL;

    if (fz_ledger_load_path(self.context, path, NULL, 0, &ledger, &error) != FZ_OK)
        die(&self, error);
    return ledger;
}

static fz_scheme *load_scheme(const char *path)
{
    fz_scheme *scheme;
    fz_error *error = NULL;
    fz_status status = path ? fz_scheme_load_path(self.context, path, &scheme, &error)
                            : fz_scheme_load_builtin(self.context, &scheme, &error);

    if (status != FZ_OK)
        die(&self, error);
    return scheme;
}

static void assess(struct table *table, const struct request *request, const fz_directive *directive,
                   const fz_ledger *ledger)
{
    fz_scheme *scheme = load_scheme(request->scheme);
    fz_assess_options how = FZ_ASSESS_OPTIONS_INIT;
    fz_report *report;
    fz_error *error = NULL;

    how.day = request->day;
    if (fz_assess(self.context, directive, NULL, scheme, ledger, &how, &report, &error) != FZ_OK)
        die(&self, error);
    fill_scores(table, report, request->unit);
    fz_report_unref(report);
    fz_scheme_unref(scheme);
}

static void fill(struct table *tables, size_t *count, const struct request *request, const fz_directive *directive)
{
    static const char *const names[TABLES] = {"任务清单", "台账", "得分"};
    fz_ledger *ledger = request->ledger ? load_ledger(request->ledger) : NULL;
    fz_scheme *scheme = request->template ? load_scheme(request->scheme) : NULL;

    *count = request->template || !ledger ? 1 : request->day ? 3 : 2;
    for (size_t i = 0; i < *count; i++)
        table_init(&tables[i], &self, request->template ? "填报表" : names[i]);
    if (request->template)
        fill_template(&tables[0], directive, scheme, request->unit);
    else
        fill_tasks(&tables[TASKS_TABLE], directive, request->unit);
    if (ledger)
        fill_ledger(&tables[LEDGER_TABLE], ledger, request->unit);
    if (ledger && request->day)
        assess(&tables[SCORES_TABLE], request, directive, ledger);
    fz_scheme_unref(scheme);
    fz_ledger_unref(ledger);
}

int main(int argc, char **argv)
{
    struct request request = {.output = "", .sheet = TASKS_TABLE};
    struct table tables[TABLES];
    fz_directive *directive;
    const char *value;
    size_t count;
    bool written;
    int kind;

    program_start(&self, argc, argv);
    while ((kind = program_next(&self, &value)) != NO_MORE)
        take(&request, kind, value);
    check(&request);
    directive = load_or_die(&self, request.path);
    if (request.unit && !fz_directive_unit_by_name(directive, request.unit))
        suggest_units(&self, directive, request.unit);
    fill(tables, &count, &request, directive);
    errno = 0;
    written = ends_in(request.output, ".xlsx") ? write_workbook(tables, count, request.output)
                                               : write_csv(&tables[request.sheet], request.output);
    if (!written)
        fprintf(stderr, "%s: %s\n", request.output,
                errno ? strerror(errno) : say(&self, "没有写成", "it could not be written"));
    for (size_t i = 0; i < count; i++)
        table_clear(&tables[i]);
    fz_directive_unref(directive);
    return program_finish(&self, written ? EXIT_DONE : EXIT_INPUT);
}
