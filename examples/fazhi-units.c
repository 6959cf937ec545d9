/* fazhi-units: who the units of a directive are, and how much each has to do. */
#include "many.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { UNIT, REGISTRY, AS_OF, EXPAND, CHECK, JOBS, FORMAT, BOM, WIDTH };

static const struct option options[] = {
    {'u', "unit", "U", "只列某单位；可多次", "this unit only; may be repeated"},
    {0, "registry", "FILE", "按机构名录说明各是哪个机构，builtin 为内置名录",
     "say which bodies they are by a registry, "
     "builtin being the built-in one"},
    {0, "as-of", "DATE", "按某日的机构", "as the bodies are on a day"},
    {0, "expand", NULL, "机构的任务包括它所属集合的任务", "a body's load includes that of collectives it is in"},
    {0, "check", NULL, "列出名录中没有、所指不一的单位，有则退出码为 1",
     "tell units that mean nobody or several; exit with 1 for them"},
    {'j', "jobs", "N", "读取多个文件的线程数；默认为处理器数",
     "threads that read many files; default: one a processor"},
    {'f', "format", "F", "table（默认）、json 或 csv", "table (the default), json or csv"},
    {0, "bom", NULL, "CSV 以 BOM 开头，供 Excel 和 WPS 打开", "begin CSV with a BOM, for Excel and WPS"},
    {0, "width", "N", "表格的列宽；默认为终端宽度或 80", "columns of the table; default: the terminal's, or 80"},
    {0, NULL, NULL, NULL, NULL},
};

static struct program self = {
    .name = "fazhi-units",
    .operands = "[FILE]...",
    .zh = "列出任务分工中的单位：各牵头、配合、负责多少项任务，某日是哪个机构，依据是什么。\n"
          "FILE 为任务分工 XML、JSON、文本、网页或文件夹，“-”为标准输入；给多个时逐份列表。\n"
          "不给 FILE 时用内置的中阳县实施意见。",
    .en = "List the units of a directive: in how many tasks each has which role, and which body it is on a day, and "
          "why.\n"
          "FILE is directive XML, JSON, text, HTML or a folder, - is standard input; several are listed one by one, as "
          "tables.\n"
          "Without FILE it is the built-in directive of 中阳县.",
    .zh_notes = "例：  fazhi-units --registry builtin --as-of 2020-01-01",
    .en_notes = "e.g.   fazhi-units --registry builtin --as-of 2020-01-01",
    .options = options,
};

struct request {
    const char **names;
    size_t name_count;
    struct files files;
    uint32_t jobs;
    const char *registry_path;
    fz_date day;
    bool expand, check;
    fz_format format;
    uint32_t flags;
    unsigned width;
};

static void take(struct request *request, int kind, const char *value)
{
    fz_error *error = NULL;

    switch (kind) {
    case UNIT:
        request->names[request->name_count++] = value;
        break;
    case REGISTRY:
        request->registry_path = value;
        break;
    case AS_OF:
        request->day = day_of(&self, value);
        break;
    case EXPAND:
        request->flags |= FZ_EXPORT_EXPAND;
        request->expand = true;
        break;
    case CHECK:
        request->check = true;
        break;
    case JOBS:
        request->jobs = jobs_or_all(&self, value);
        break;
    case FORMAT:
        if (fz_format_parse(self.context, value, &request->format, &error) != FZ_OK)
            die(&self, error);
        break;
    case BOM:
        request->flags |= FZ_EXPORT_BOM;
        break;
    case WIDTH:
        request->width = number_of(&self, value, 10000);
        break;
    case OPERAND:
        files_add(&self, &request->files, value);
        break;
    }
}

/* JSON and CSV have no place for the name of a directive. */
static void need_table(const struct request *request)
{
    if (files_are_many(&request->files) && request->format != FZ_FORMAT_TABLE)
        wrong_use(&self, "多份文件只能列成表格；“%s”请单独列出",
                  "several directives are listed as tables alone; list \"%s\" by itself",
                  request->files.count > 1 ? request->files.paths[1] : request->files.paths[0]);
}

static void need_registry(const struct request *request)
{
    const char *asking = request->check ? "--check" : request->expand ? "--expand" : request->day ? "--as-of" : NULL;

    if (asking && !request->registry_path)
        wrong_use(&self, "“%s”要与 --registry 同用", "\"%s\" needs --registry", asking);
}

/* Whether a unit was asked for: under its name or, with a registry, as the same body. */
static bool is_asked(const struct request *request, const fz_registry *registry, const fz_directive *directive,
                     const fz_unit *unit)
{
    fz_match own = {.size = sizeof(own)}, asked = {.size = sizeof(asked)};
    size_t meanings = fz_registry_resolve(registry, fz_unit_name(unit), request->day, directive, &own, 1);

    for (size_t i = 0; i < request->name_count; i++) {
        if (!strcmp(fz_unit_name(unit), request->names[i]))
            return true;
        if (meanings == 1 && fz_registry_resolve(registry, request->names[i], request->day, NULL, &asked, 1) == 1 &&
            asked.body == own.body)
            return true;
    }
    return !request->name_count;
}

static void write_units(const struct request *request, const fz_registry *registry, const fz_directive *directive)
{
    size_t all = fz_directive_unit_count(directive), count = 0;
    const fz_unit **units = must(&self, malloc((all + 1) * sizeof(*units)));
    fz_error *error = NULL;

    for (size_t i = 0; i < all; i++)
        if (is_asked(request, registry, directive, fz_directive_unit(directive, i)))
            units[count++] = fz_directive_unit(directive, i);
    if (fz_units_write(self.context, units, count, registry, request->day, request->format, request->flags,
                       request->width, write_stdout, NULL, &error) != FZ_OK)
        die(&self, error);
    free(units);
    for (size_t i = 0; !count && i < request->name_count; i++)
        suggest_units(&self, directive, request->names[i]);
}

/* What the check of the units that were asked for has found. */
struct checking {
    const struct request *request;
    const fz_registry *registry;
    const fz_directive *directive;
    size_t doubts;
};

static void tell(void *user, const fz_unit *unit, const fz_finding *finding)
{
    struct checking *checking = user;

    if (!is_asked(checking->request, checking->registry, checking->directive, unit))
        return;
    print_finding(&self, fz_directive_source(checking->directive), finding);
    checking->doubts++;
}

static bool find_doubts(const struct request *request, const fz_registry *registry, const fz_directive *directive)
{
    struct checking checking = {request, registry, directive, 0};
    fz_error *error = NULL;

    if (fz_registry_check_directive(registry, directive, request->day, tell, &checking, NULL, &error) != FZ_OK)
        die(&self, error);
    return checking.doubts;
}

/* Each under its name where there are several; whether one of the units is doubtful. */
static bool write_all(const struct request *request, const fz_registry *registry, const fz_collection *collection)
{
    bool doubtful = false;

    for (size_t i = 0; i < fz_collection_count(collection); i++) {
        const fz_directive *directive = fz_collection_directive(collection, i);

        if (files_are_many(&request->files))
            printf("%s%s\n\n", i ? "\n" : "", fz_directive_source(directive));
        write_units(request, registry, directive);
        doubtful |= request->check && find_doubts(request, registry, directive);
    }
    return doubtful;
}

int main(int argc, char **argv)
{
    struct request request = {.width = terminal_width(), .jobs = jobs_or_all(&self, NULL)};
    fz_registry *registry = NULL;
    fz_collection *collection;
    const char *value;
    int kind, status;

    program_start(&self, argc, argv);
    request.names = must(&self, calloc((size_t)argc + 1, sizeof(*request.names)));
    while ((kind = program_next(&self, &value)) != NO_MORE)
        take(&request, kind, value);
    need_registry(&request);
    need_table(&request);

    if (request.registry_path)
        registry = registry_or_die(&self, request.registry_path);
    collection = collection_or_die(&self, &request.files, request.jobs, &status);
    if (write_all(&request, registry, collection) && status == EXIT_DONE)
        status = EXIT_FAULT;

    free(request.names);
    files_free(&request.files);
    fz_collection_unref(collection);
    fz_registry_unref(registry);
    return program_finish(&self, status);
}
