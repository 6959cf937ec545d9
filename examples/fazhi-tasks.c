/* fazhi-tasks: who owes what. A query from the command line, and its tasks as a table, JSON or CSV. */
#include "many.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { UNIT, ROLE, SECTION, NUMBER, TEXT, REGISTRY, AS_OF, EXPAND, JOBS, FORMAT, BOM, WIDTH };

static const struct option options[] = {
    {'u', "unit", "U", "有某单位的任务；多次给出时须同时有", "tasks of a unit; given again, of both"},
    {'r', "role", "R", "该单位的角色；多次给出时任一即可", "the unit's role; given again, either will do"},
    {'s', "section", "S", "某部分的任务：七、第七部分、七（二）；可多次", "tasks of a section; may be repeated"},
    {'n', "number", "N", "某些编号的任务：17、30-37、第四部分第17项；可多次",
     "tasks of these numbers; may be repeated"},
    {'t', "text", "T", "文字中有某词的任务；多次给出时须都有", "tasks whose text holds a word; given again, all"},
    {0, "registry", "FILE", "经机构名录查询，builtin 为内置名录：单位改过名、写法不同也算",
     "ask through a registry, builtin being the built-in one: names may differ"},
    {0, "as-of", "DATE", "按某日的机构：2020-01-01 时县政府法制办的任务归县司法局", "as the bodies are on a day"},
    {0, "expand", NULL, "展开集合：县政府各有关部门的任务也算各部门的", "let collectives stand for their members"},
    {'j', "jobs", "N", "读取多个文件的线程数；默认为处理器数",
     "threads that read many files; default: one a processor"},
    {'f', "format", "F", "table（默认）、json 或 csv", "table (the default), json or csv"},
    {0, "bom", NULL, "CSV 以 BOM 开头，供 Excel 和 WPS 打开", "begin CSV with a BOM, for Excel and WPS"},
    {0, "width", "N", "表格的列宽；默认为终端宽度或 80", "columns of the table; default: the terminal's, or 80"},
    {0, NULL, NULL, NULL, NULL},
};

static struct program self = {
    .name = "fazhi-tasks",
    .operands = "[FILE]...",
    .zh = "从实施意见中查询任务分工：谁牵头，谁配合，谁负责。\n"
          "FILE 为任务分工 XML、JSON、文本、网页或文件夹，可给多个，“-”为标准输入；\n"
          "不给 FILE 时用内置的中阳县实施意见。",
    .en = "Ask a directive who leads, who cooperates and who is responsible.\n"
          "FILE is directive XML, JSON, text, HTML or a folder, and there may be several; - is standard input.\n"
          "Without FILE the built-in directive of 中阳县 is asked.",
    .zh_notes = "角色：lead, first-lead, joint-lead, cooperate, responsible, any；\n"
                "      牵头、首位牵头、共同牵头、配合、责任\n"
                "例：  fazhi-tasks --unit 县司法局 --role lead --format json\n"
                "      fazhi-tasks --unit 县司法局 --registry builtin --as-of 2020-01-01 --expand",
    .en_notes = "roles: lead, first-lead, joint-lead, cooperate, responsible, any\n"
                "e.g.   fazhi-tasks --unit 县司法局 --role lead --format json\n"
                "       fazhi-tasks --unit 县司法局 --registry builtin --as-of 2020-01-01 --expand",
    .options = options,
};

/* What the command line asks for. Units wait until all roles are known. */
struct request {
    fz_query *query;
    const char **units;
    size_t unit_count;
    uint32_t roles, flags;
    fz_format format;
    unsigned width;
    struct files files;
    uint32_t jobs;
    const char *registry_path;
    fz_registry *registry; /* NULL: names are as written */
    fz_date day;
    bool expand;
};

static void check(fz_status status, fz_error **error)
{
    if (status != FZ_OK)
        die(&self, *error);
}

static void take(struct request *request, int kind, const char *value)
{
    fz_error *error = NULL;
    fz_status status = FZ_OK;
    uint32_t role = 0;

    switch (kind) {
    case UNIT:
        request->units[request->unit_count++] = value;
        break;
    case ROLE:
        status = fz_role_parse(self.context, value, &role, &error);
        request->roles |= role;
        break;
    case SECTION:
        status = fz_query_section(request->query, value, &error);
        break;
    case NUMBER:
        status = fz_query_number(request->query, value, &error);
        break;
    case TEXT:
        status = fz_query_text(request->query, value, &error);
        break;
    case REGISTRY:
        request->registry_path = value;
        break;
    case AS_OF:
        request->day = day_of(&self, value);
        break;
    case EXPAND:
        request->expand = true;
        break;
    case JOBS:
        request->jobs = jobs_or_all(&self, value);
        break;
    case FORMAT:
        status = fz_format_parse(self.context, value, &request->format, &error);
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
    check(status, &error);
}

/* Without a unit, a role asks for any unit's. */
static void ask_for_units(const struct request *request)
{
    fz_error *error = NULL;

    if (!request->unit_count && request->roles)
        check(fz_query_unit(request->query, NULL, request->roles, &error), &error);
    for (size_t i = 0; i < request->unit_count; i++)
        check(fz_query_unit(request->query, request->units[i], request->roles, &error), &error);
}

static void ask_through_registry(struct request *request)
{
    fz_error *error = NULL;

    if (!request->registry_path) {
        if (request->day || request->expand)
            wrong_use(&self, "“%s”要与 --registry 同用", "\"%s\" needs --registry",
                      request->expand ? "--expand" : "--as-of");
        return;
    }
    request->registry = registry_or_die(&self, request->registry_path);
    check(fz_query_registry(request->query, request->registry, request->day, request->expand ? FZ_QUERY_EXPAND : 0,
                            &error),
          &error);
}

/* Units that may be several bodies are asked for as written: say which. */
static void tell_ambiguous(void *source, const fz_unit *unit, const fz_finding *finding)
{
    (void)unit;
    if (fz_finding_status(finding) == FZ_FAMBIGUOUS)
        print_finding(&self, source, finding);
}

/* How many there are. */
static size_t write_tasks(const struct request *request, const fz_collection *collection)
{
    size_t count = fz_collection_run(collection, request->query, NULL, 0);
    const fz_task **tasks = must(&self, malloc((count + 1) * sizeof(*tasks)));
    fz_error *error = NULL;

    fz_collection_run(collection, request->query, tasks, count);
    check(request->registry ? fz_query_write(request->query, tasks, count, request->format, request->flags,
                                             request->width, write_stdout, NULL, &error)
                            : fz_tasks_write(self.context, tasks, count, request->format, request->flags,
                                             request->width, write_stdout, NULL, &error),
          &error);
    free(tasks);
    return count;
}

/* Names that no directive has, with what comes near in the first. */
static void tell_unknown_units(const struct request *request, const fz_collection *collection)
{
    for (size_t i = 0; i < request->unit_count; i++) {
        bool known = false;

        for (size_t n = 0; n < fz_collection_count(collection) && !known; n++)
            known = fz_directive_unit_by_name(fz_collection_directive(collection, n), request->units[i]);
        if (!known && fz_collection_count(collection))
            suggest_units(&self, fz_collection_directive(collection, 0), request->units[i]);
    }
}

static void check_names(const struct request *request, const fz_collection *collection)
{
    for (size_t i = 0; request->registry && i < fz_collection_count(collection); i++) {
        const fz_directive *directive = fz_collection_directive(collection, i);

        fz_registry_check_directive(request->registry, directive, request->day, tell_ambiguous,
                                    (void *)(uintptr_t)fz_directive_source(directive), NULL, NULL);
    }
}

int main(int argc, char **argv)
{
    struct request request = {.width = terminal_width(), .jobs = jobs_or_all(&self, NULL)};
    fz_collection *collection;
    const char *value;
    int kind, status;

    program_start(&self, argc, argv);
    request.units = must(&self, calloc((size_t)argc + 1, sizeof(*request.units)));
    if (fz_query_new(self.context, &request.query) != FZ_OK)
        die(&self, NULL);
    while ((kind = program_next(&self, &value)) != NO_MORE)
        take(&request, kind, value);
    ask_for_units(&request);
    ask_through_registry(&request);

    collection = collection_or_die(&self, &request.files, request.jobs, &status);
    if (!write_tasks(&request, collection))
        tell_unknown_units(&request, collection);
    check_names(&request, collection);

    free(request.units);
    files_free(&request.files);
    fz_query_unref(request.query);
    fz_registry_unref(request.registry);
    fz_collection_unref(collection);
    return program_finish(&self, status);
}
