/* fazhi-diff: what a new version of a directive changes. */
#include "support.h"

#include <string.h>

enum { FORMAT, WIDTH };

static const struct option options[] = {
    {'f', "format", "F", "table（默认，供人阅读）或 json", "table (the default, for people) or json"},
    {0, "width", "N", "文字的列宽；默认为终端宽度或 80", "columns of the text; default: the terminal's, or 80"},
    {0, NULL, NULL, NULL, NULL},
};

static struct program self = {
    .name = "fazhi-diff",
    .operands = "A B",
    .zh = "逐项比较任务分工的旧版 A 与新版 B：任务的增加、删去、移动，文字、分工、时限的改动。\n"
          "A、B 为任务分工 XML、文本或网页，其一可为“-”，即标准输入；“builtin”为内置的中阳县实施意见。",
    .en = "Compare the old version A of a directive with the new one B, task by task: added, removed and moved tasks, "
          "changed\n"
          "texts, assignments and deadlines.\n"
          "A and B are directive XML, text or HTML; one may be -, standard input; builtin is the built-in directive of "
          "中阳县.",
    .zh_notes = "〔-删去的字-〕〔+增加的字+〕\n"
                "例：  fazhi-diff 2016.xml 2018.html",
    .zh_status = "退出码：0 没有不同；1 有不同；2 用法有误；3 输入无法读取或没有任务分工，输出无法写入",
    .en_status = "exit status: 0 no difference; 1 differences; 2 wrong use;\n"
                 "             3 input that cannot be read or is no directive, or output that cannot be written",
    .no_directive = EXIT_INPUT,
    .en_notes = "〔-deleted words-〕〔+inserted words+〕\n"
                "e.g.   fazhi-diff 2016.xml 2018.html",
    .options = options,
};

struct request {
    const char *paths[2];
    size_t path_count;
    fz_format format;
    unsigned width;
};

static void take(struct request *request, int kind, const char *value)
{
    fz_error *error = NULL;

    switch (kind) {
    case FORMAT:
        if (fz_format_parse(self.context, value, &request->format, &error) != FZ_OK)
            die(&self, error);
        break;
    case WIDTH:
        request->width = number_of(&self, value, 10000);
        break;
    case OPERAND:
        if (request->path_count == 2)
            wrong_use(&self, "只比较两个文件，多了“%s”", "two files are compared; \"%s\" is too much", value);
        request->paths[request->path_count++] = value;
        break;
    }
}

static void need_paths(const struct request *request)
{
    if (request->path_count < 2)
        wrong_use(&self, "要给两个文件：旧版 A 和新版 B", "two files are needed: the old version A and the new one B",
                  "");
    if (!strcmp(request->paths[0], "-") && !strcmp(request->paths[1], "-"))
        wrong_use(&self, "标准输入只能是两个文件之一", "only one of the files can be standard input", "");
}

static fz_directive *load(const char *path)
{
    return load_or_die(&self, strcmp(path, "builtin") ? path : NULL);
}

int main(int argc, char **argv)
{
    struct request request = {.width = terminal_width()};
    fz_comparison *comparison;
    fz_directive *a, *b;
    fz_error *error = NULL;
    const char *value;
    bool differ;
    int kind;

    program_start(&self, argc, argv);
    while ((kind = program_next(&self, &value)) != NO_MORE)
        take(&request, kind, value);
    need_paths(&request);

    a = load(request.paths[0]);
    b = load(request.paths[1]);
    if (fz_compare(self.context, a, b, &comparison, &error) != FZ_OK ||
        fz_comparison_write(comparison, request.format, 0, request.width, write_stdout, NULL, &error) != FZ_OK)
        die(&self, error);
    differ = fz_comparison_change_count(comparison);

    fz_comparison_unref(comparison);
    fz_directive_unref(a);
    fz_directive_unref(b);
    return program_finish(&self, differ ? EXIT_FAULT : EXIT_DONE);
}
