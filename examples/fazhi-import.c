/* fazhi-import: directives as text or saved pages to XML, JSON and other forms, with an account of every character. */
#include "many.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { ENCODING, FORMAT, ACCOUNT, OUTPUT, JOBS };

static const struct option options[] = {
    {'e', "encoding", "NAME", "文本的编码，如 GBK；默认由内容判断",
     "encoding of the text, e.g. GBK; default: told from it"},
    {'f', "format", "F", "xml（默认）、json、akn（Akoma Ntoso）、text 或 html",
     "xml (the default), json, akn (Akoma Ntoso), text or html"},
    {'a', "account", NULL, "列出每一处修复、杂项和字数总账", "list every repair, what was left out, and the sum"},
    {'o', "output", "OUT", "写到文件 OUT；默认为标准输出。多份时为文件夹",
     "write to the file OUT; default: standard output. Of many: to that folder"},
    {'j', "jobs", "N", "多份时的线程数；默认为处理器数", "threads, of many; default: one a processor"},
    {0, NULL, NULL, NULL, NULL},
};

static struct program self = {
    .name = "fazhi-import",
    .operands = "FILE...",
    .zh = "把文本或网页形式的实施意见、分工方案变成结构化的 XML、Akoma Ntoso 或 JSON，或再变成文本、网页。\n"
          "FILE 为文本、HTML、任务分工 XML 或 JSON、Akoma Ntoso，“-”为标准输入。给多个 FILE 或文件夹时须有 --output，\n"
          "每份写成其中一个文件，名称是原名加格式的后缀；坏文件逐一报告，其余照常。",
    .en =
        "Make structured XML, Akoma Ntoso or JSON of a directive that is plain text or a saved web page, or a "
        "document\n"
        "(text, HTML) again. FILE is text, HTML, directive XML or JSON, or Akoma Ntoso, - is standard input. Several, "
        "or a\n"
        "folder, need --output: each becomes a file in it, under its name with the form's ending behind. Bad files are "
        "told\n"
        "one by one, and the others go on.",
    .zh_notes = "例：  fazhi-import --format json 通知.txt\n"
                "      fazhi-import --output 全省/ 太原市/ 吕梁市/",
    .en_notes = "e.g.   fazhi-import --format json notice.txt\n"
                "       fazhi-import --output province/ county-1/ county-2/",
    .options = options,
};

struct request {
    struct files files;
    uint32_t jobs;
    const char *encoding, *output;
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
    case JOBS:
        request->jobs = jobs_or_all(&self, value);
        break;
    case OPERAND:
        files_add(&self, &request->files, value);
        break;
    }
}

/* Doubts are always told, repairs when the account is asked for. */
static void print_findings(const struct request *request, const fz_directive *directive)
{
    for (size_t i = 0; i < fz_directive_finding_count(directive); i++) {
        const fz_finding *finding = fz_directive_finding(directive, i);

        if (request->account || fz_finding_severity(finding) == FZ_SEVERITY_WARNING)
            print_finding(&self, fz_directive_source(directive), finding);
    }
}

static int write_file(void *user, const void *bytes, size_t count)
{
    return fwrite(bytes, 1, count, user) != count;
}

/* What the system says of a path. */
static bool system_failed(const char *path)
{
    fprintf(stderr, "%s: %s\n", path, strerror(errno));
    return false;
}

/* False when that failed: `*error` says why, or else it was told already. */
static bool write_output(const struct request *request, const char *output, const fz_directive *directive,
                         fz_error **error)
{
    fz_status status;
    FILE *file;

    if (!output)
        return fz_directive_write(directive, request->format, write_stdout, NULL, error) == FZ_OK;
    if (request->format == FZ_FORMAT_XML)
        return fz_directive_save_path(directive, output, error) == FZ_OK;
    file = fopen(output, "wb");
    if (!file)
        return system_failed(output);
    status = fz_directive_write(directive, request->format, write_file, file, error);
    if (fclose(file) && status == FZ_OK)
        return system_failed(output);
    return status == FZ_OK;
}

static _Noreturn void end_unwritten(fz_error *error)
{
    if (error)
        die(&self, error);
    exit(EXIT_INPUT);
}

/* ------------------------------------------------------------------ many */

struct batch {
    struct outcome outcome; /* the first, as print_bad_file wants it */
    const struct request *request;
    char **outputs;
    fz_error *error; /* of writing */
    bool failed;
};

static const char *suffix_of(const struct request *request)
{
    return request->format == FZ_FORMAT_XML ? ".xml" : ".json";
}

/* Make the folders above a path. */
static bool make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            return system_failed(path);
        *slash = '/';
    }
    return true;
}

static char *output_of(const struct request *request, const char *name)
{
    size_t room = strlen(request->output) + strlen(name) + 8, length = strlen(name);
    const char *suffix = suffix_of(request);
    bool has_it = length > strlen(suffix) && !strcmp(name + length - strlen(suffix), suffix);
    char *path = must(&self, malloc(room));

    snprintf(path, room, "%s/%s%s", request->output, name, has_it ? "" : suffix);
    return path;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Two inputs of one name would overwrite each other: that is found before anything is written. */
static void refuse_same(char *const *outputs, size_t count)
{
    char **sorted = must(&self, malloc((count + 1) * sizeof(*sorted)));

    memcpy(sorted, outputs, count * sizeof(*sorted));
    qsort(sorted, count, sizeof(*sorted), by_text);
    for (size_t i = 1; i < count; i++)
        if (!strcmp(sorted[i - 1], sorted[i]))
            wrong_use(&self, "两个输入都要写成“%s”", "two inputs would both be written to \"%s\"", sorted[i]);
    free(sorted);
}

/* The program does not end in here, where other threads still read. */
static int write_one(void *user, size_t index, fz_directive *directive)
{
    struct batch *batch = user;
    char *output = batch->outputs[index];

    progress_erase(&batch->outcome.progress);
    print_findings(batch->request, directive);
    batch->failed = !make_folders(output) || !write_output(batch->request, output, directive, &batch->error);
    return batch->failed;
}

static int import_many(const struct request *request)
{
    size_t count = request->files.count;
    struct batch batch = {.request = request, .outputs = calloc(count + 1, sizeof(*batch.outputs))};
    fz_open_options opening = FZ_OPEN_OPTIONS_INIT;
    fz_error *error = NULL;

    if (!request->output)
        wrong_use(&self, "多份文件须用 --output 给出文件夹，如“%s”",
                  "several files need a folder by --output such as \"%s\"", "out/");
    if (!batch.outputs)
        die(&self, NULL);
    for (size_t i = 0; i < count; i++)
        batch.outputs[i] = output_of(request, request->files.names[i]);
    refuse_same(batch.outputs, count);
    outcome_start(&batch.outcome, &self, &request->files, &opening);
    opening.threads = request->jobs;
    opening.encoding = request->encoding;
    if (fz_open_paths(self.context, request->files.paths, count, &opening, write_one, &error) != FZ_OK) {
        if (!batch.failed)
            die(&self, error);
        fz_error_free(error);
        end_unwritten(batch.error);
    }
    progress_erase(&batch.outcome.progress);
    for (size_t i = 0; i < count; i++)
        free(batch.outputs[i]);
    free(batch.outputs);
    return batch.outcome.status;
}

static int import_one(const struct request *request)
{
    fz_directive *directive = import_or_die(&self, request->files.paths[0], request->encoding);
    fz_error *error = NULL;

    print_findings(request, directive);
    if (!write_output(request, request->output, directive, &error))
        end_unwritten(error);
    fz_directive_unref(directive);
    return EXIT_DONE;
}

int main(int argc, char **argv)
{
    struct request request = {.format = FZ_FORMAT_XML, .jobs = jobs_or_all(&self, NULL)};
    const char *value;
    int kind, status;

    program_start(&self, argc, argv);
    while ((kind = program_next(&self, &value)) != NO_MORE)
        take(&request, kind, value);
    if (!request.files.count && !request.files.folders)
        wrong_use(&self, "没有给出 FILE", "FILE is missing", "");
    files_need_one(&self, &request.files);
    status = files_are_many(&request.files) ? import_many(&request) : import_one(&request);
    files_free(&request.files);
    return program_finish(&self, status);
}
