/* fazhi-import: a directive as text or a saved page to XML, JSON and other forms, with an account of every character. */
#include "support.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ENCODING, FORMAT, ACCOUNT, OUTPUT };

static const struct option options[] = {
    {'e', "encoding", "NAME", "文本的编码，如 GBK；默认由内容判断",
     "encoding of the text, e.g. GBK; default: told from it"},
    {'f', "format", "F", "xml（默认）、json、akn（Akoma Ntoso）、text 或 html",
     "xml (the default), json, akn (Akoma Ntoso), text or html"},
    {'a', "account", NULL, "列出每一处修复、杂项和字数总账", "list every repair, what was left out, and the sum"},
    {'o', "output", "OUT", "写到文件 OUT；默认为标准输出", "write to the file OUT; default: standard output"},
    {0, NULL, NULL, NULL, NULL},
};

static struct program self = {
    .name = "fazhi-import",
    .operands = "FILE",
    .zh = "把文本或网页形式的实施意见、分工方案变成结构化的 XML、Akoma Ntoso 或 JSON，或再变成文本、网页。\n"
          "FILE 为文本、HTML、任务分工 XML 或 Akoma Ntoso，“-”为标准输入。",
    .en = "Make structured XML, Akoma Ntoso or JSON of a directive that is plain text or a saved web page, or a "
          "document\n"
          "(text, HTML) again. FILE is text, HTML, directive XML or Akoma Ntoso, - is standard input.",
    .zh_notes = "例：  fazhi-import --format json 通知.txt",
    .en_notes = "e.g.   fazhi-import --format json notice.txt",
    .options = options,
};

struct request {
    const char *encoding, *output, *path;
    fz_format format;
    bool account;
};

static void take(struct request *request, int kind, const char *value)
{
    fz_error *error = NULL;

    switch (kind) {
    case ENCODING:
        request->encoding = value;
        break;
    case FORMAT:
        if (fz_format_parse(self.context, value, &request->format, &error) != FZ_OK)
            die(&self, error);
        if (request->format == FZ_FORMAT_TABLE || request->format == FZ_FORMAT_CSV)
            wrong_use(&self, "不能写成“%s”；可用：xml, json, akn, text, html",
                      "cannot write \"%s\"; known: xml, json, akn, text, html", value);
        break;
    case ACCOUNT:
        request->account = true;
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

/* Doubts are always told, repairs when the account is asked for. */
static void print_findings(const struct request *request, const fz_directive *directive)
{
    for (size_t i = 0; i < fz_directive_finding_count(directive); i++) {
        const fz_finding *finding = fz_directive_finding(directive, i);
        bool doubt = fz_finding_severity(finding) == FZ_SEVERITY_WARNING;
        fz_place place = {.size = sizeof(place)};

        if (!doubt && !request->account)
            continue;
        fz_finding_place(finding, &place);
        fputs(fz_directive_source(directive), stderr);
        if (place.line)
            fprintf(stderr, ":%llu:%llu", (unsigned long long)place.line, (unsigned long long)place.column);
        fprintf(stderr, ": %s: %s [%s]\n", doubt ? say(&self, "警告", "warning") : say(&self, "提示", "note"),
                fz_finding_message(finding), fz_status_name(fz_finding_status(finding)));
    }
}

static int write_file(void *user, const void *bytes, size_t count)
{
    return fwrite(bytes, 1, count, user) != count;
}

static fz_status write_output(const struct request *request, const fz_directive *directive, fz_error **error)
{
    fz_status status;
    FILE *file;

    if (!request->output)
        return fz_directive_write(directive, request->format, write_stdout, NULL, error);
    if (request->format == FZ_FORMAT_XML)
        return fz_directive_save_path(directive, request->output, error);
    file = fopen(request->output, "wb");
    if (!file) {
        fprintf(stderr, "%s: %s\n", request->output, strerror(errno));
        exit(EXIT_INPUT);
    }
    status = fz_directive_write(directive, request->format, write_file, file, error);
    if (fclose(file) && status == FZ_OK) {
        fprintf(stderr, "%s: %s\n", request->output, strerror(errno));
        exit(EXIT_INPUT);
    }
    return status;
}

int main(int argc, char **argv)
{
    struct request request = {.format = FZ_FORMAT_XML};
    fz_directive *directive;
    fz_error *error = NULL;
    const char *value;
    int kind;

    program_start(&self, argc, argv);
    while ((kind = program_next(&self, &value)) != NO_MORE)
        take(&request, kind, value);
    if (!request.path)
        wrong_use(&self, "没有给出 FILE", "FILE is missing", "");

    directive = import_or_die(&self, request.path, request.encoding);
    print_findings(&request, directive);
    if (write_output(&request, directive, &error) != FZ_OK)
        die(&self, error);

    fz_directive_unref(directive);
    return program_finish(&self, EXIT_DONE);
}
