/* A directive of JSON: what was written comes back equal; what people write by hand loads; what is wrong is told with its
 * pointer. */
#include "support.h"

#include "support/oom.h"
#include "unit/support/refuse.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct sink {
    char *bytes;
    size_t length, capacity;
} sink;

static int append(void *user, const void *bytes, size_t count)
{
    sink *t = user;

    if (t->length + count + 1 > t->capacity)
        t->bytes = realloc(t->bytes, t->capacity = 2 * (t->length + count + 1));
    memcpy(t->bytes + t->length, bytes, count);
    t->bytes[t->length += count] = '\0';
    return 0;
}

static char *written(const fz_directive *directive)
{
    sink t = {NULL, 0, 0};

    cr_assert_eq(fz_directive_write(directive, FZ_FORMAT_JSON, append, &t, NULL), FZ_OK);
    return t.bytes;
}

static fz_directive *load_file(const char *path)
{
    fz_directive *directive;
    fz_error *error;

    cr_assert_eq(fz_directive_load_path(the_context(), path, &directive, &error), FZ_OK, "%s: %s at %s", path,
                 fz_error_message(error), fz_error_path(error));
    return directive;
}

/* Visit the files of a folder of tests/data with an ending. */
static size_t each_file(const char *folder, const char *ending, void (*visit)(const char *path))
{
    char base[4096], path[4400];
    struct dirent *entry;
    size_t count = 0;
    DIR *opened;

    snprintf(base, sizeof(base), "%s", data_path(folder));
    opened = opendir(base);
    cr_assert_not_null(opened, "%s", base);
    while ((entry = readdir(opened))) {
        if (!strstr(entry->d_name, ending))
            continue;
        snprintf(path, sizeof(path), "%s/%s", base, entry->d_name);
        visit(path);
        count++;
    }
    closedir(opened);
    return count;
}

/* Written as JSON and read: an equal directive, and without markup of others and empty parts the same XML. */
static void check_round_trip(const char *path)
{
    fz_directive *first = load_file(path), *second;
    char *once = written(first), *xml = saved(first), *again;

    second = load_text(once);
    again = saved(second);
    cr_expect(fz_directive_equal(first, second), "%s: not equal after JSON", path);
    if (!strstr(once, "foreign_omitted")) {
        cr_expect_eq(strlen(xml) == strlen(again) && strcmp(xml, again) == 0, !strstr(path, "parts-empty"), "%s", path);
    } else {
        cr_expect_eq(fz_directive_finding_count(second), 1);
        cr_expect_eq(fz_finding_status(fz_directive_finding(second, 0)), FZ_FJSONFOREIGN);
    }
    free(once);
    free(xml);
    free(again);
    fz_directive_unref(first);
    fz_directive_unref(second);
}

Test(json, every_good_file_comes_back_equal)
{
    cr_assert_geq(each_file("good", ".xml", check_round_trip), 40);
    cr_assert_geq(each_file("json/directive/good", ".json", check_round_trip), 3);
}

static void check_import(const char *path)
{
    fz_directive *first, *second;
    fz_error *error;
    char *text;

    if (fz_directive_import_path(the_context(), path, NULL, &first, &error) != FZ_OK) {
        fz_error_free(error);
        return;
    }
    text = written(first);
    second = load_text(text);
    cr_expect(fz_directive_equal(first, second), "%s: not equal after JSON", path);
    free(text);
    fz_directive_unref(first);
    fz_directive_unref(second);
}

Test(json, what_is_imported_comes_back_equal, .timeout = 600)
{
    check_import(data_path("zhongyang-2016.txt"));
    cr_assert_geq(each_file("pages", ".html", check_import) + each_file("import", ".txt", check_import), 5);
}

Test(json, the_builtin_directive_comes_back_equal)
{
    fz_directive *first = load_builtin(), *second;
    char *text = written(first);

    second = load_text(text);
    cr_assert(fz_directive_equal(first, second));
    cr_assert_eq(fz_directive_task_count(second), 68);
    free(text);
    fz_directive_unref(first);
    fz_directive_unref(second);
}

Test(json, the_keys_of_the_design_alone_are_enough)
{
    fz_directive *d = load_file(data_path("json/directive/good/by-hand.json"));
    const fz_task *first = fz_directive_task(d, 0), *second = fz_directive_task(d, 1);
    const fz_assignment *last = fz_task_assignment(first, 2);

    cr_assert_str_eq(fz_directive_title(d), "关于加强示例工作的实施意见");
    cr_assert_eq(fz_directive_day(d, FZ_FIELD_SIGNED), 20160125);
    cr_assert_eq(fz_directive_day(d, FZ_FIELD_PUBLISHED), 0);
    cr_assert_eq(fz_directive_section_count(d), 4);
    cr_assert_str_eq(fz_section_title(fz_task_section(first)), "改革");
    cr_assert_str_eq(fz_section_title(fz_section_parent(fz_task_section(second))), "主要任务");
    cr_assert_str_eq(fz_task_text(first), "清理文件。\n公布目录。");
    cr_assert_eq(fz_task_number(first), 1);
    cr_assert_eq(fz_task_assignment_count(first), 3);
    cr_assert_str_eq(fz_unit_name(fz_assignment_unit(fz_task_assignment(first, 1))), "县司法局");
    cr_assert_eq(fz_assignment_rank(fz_task_assignment(first, 1)), 2);
    cr_assert_eq(fz_assignment_role(last), FZ_ROLE_COOPERATE);
    cr_assert(fz_assignment_is_open(last));
    cr_assert(fz_task_is_open_ended(first));
    cr_assert_not(fz_task_is_open_ended(second));
    cr_assert_str_eq(fz_task_due_text(first, 0), "2016年底前");
    cr_assert_eq(fz_task_due_count(second), 0);
    fz_directive_unref(d);
}

Test(json, text_of_every_kind_stands_in_its_order)
{
    fz_directive *d = load_file(data_path("json/directive/good/texts-of-all-kinds.json"));
    char *xml = saved(d);
    static const char *const order[] = {"<p>前言。</p>",         "<p joined=\"true\">接着。</p>",
                                        "<field name=\"时间\">", "<title>总则</title>",
                                        "<p>引。</p>",           "<task id=\"t1\"",
                                        "<assign role=\"lead\"", "<p>一。</p>",
                                        "<field name=\"目标\">", "<p>二。</p>",
                                        "<person name=\"王某\"", "<require kind=\"quantity\" at=\"7\" number=\"2.5\"",
                                        "<stated>甲局牵头"};
    const char *at = xml;

    for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++) {
        at = strstr(at, order[i]);
        cr_assert_not_null(at, "%s not in its place in %s", order[i], xml);
    }
    free(xml);
    fz_directive_unref(d);
}

static fz_status load(const char *file, fz_error **error)
{
    fz_directive *directive;
    fz_status status = fz_directive_load_path(the_context(), file, &directive, error);

    cr_expect_eq(directive == NULL, status != FZ_OK);
    fz_directive_unref(directive);
    return status;
}

Test(json, every_bad_file_is_refused_with_its_code_and_pointer)
{
    cr_assert_geq(refuse_all("json/directive/bad", ".json", load, 1), 50);
}

Test(json, several_faults_are_told_in_one_call)
{
    fz_error *error =
        refuse_text("{\"titel\": 1, \"date_signed\": \"x\",\n \"tasks\": [{\"text\": 5, \"lead\": [\"\"]}]}");
    static const char *const paths[] = {"/titel", "/date_signed", "/tasks/0/text", "/tasks/0/lead/0", "/tasks/0"};
    const fz_error *at = error;
    size_t count = 0;

    for (; at; at = fz_error_next(at), count++)
        cr_assert_str_eq(fz_error_path(at), paths[count]);
    cr_assert_eq(count, 4 + 1);
    fz_error_free(error);
}

Test(json, messages_say_what_would_be_right)
{
    fz_error *error =
        refuse_text("{\"tasks\": [{\"text\": \"甲\", \"assignments\": [{\"unit\": \"乙\", \"role\": \"x\"}]}]}");

    cr_assert_str_eq(fz_error_message(error), "role: \"x\" is not allowed; expected lead | cooperate | responsible");
    fz_error_free(error);
}

Test(json, a_byte_order_mark_and_white_space_are_passed_over)
{
    fz_directive *d = load_text("\xEF\xBB\xBF \n{\"tasks\": [{\"text\": \"甲\"}]}");

    cr_assert_eq(fz_directive_task_count(d), 1);
    cr_assert_str_eq(fz_directive_title(d), "");
    fz_directive_unref(d);
}

Test(json, hostile_names_come_back_as_they_were)
{
    static const char name[] = "=cmd()\"'<b>\t\n\xE2\x80\xAEא&\\/\xEF\xBB\xBF]]>";
    fz_directive *first = load_text("{\"tasks\": [{\"text\": \"甲\", \"lead\": [\"=cmd()\\\"'<b>\\t\\n\\u202eא&\\\\/"
                                    "\\ufeff]]>\"]}]}"),
                 *second;
    char *text = written(first);

    cr_assert_not_null(fz_directive_unit_by_name(first, name));
    cr_assert_null(strstr(text, "\xE2\x80\xAE"), "what reorders text is escaped");
    second = load_text(text);
    cr_assert(fz_directive_equal(first, second));
    free(text);
    fz_directive_unref(first);
    fz_directive_unref(second);
}

Test(json, sections_nest_to_the_limit_and_no_deeper)
{
    for (size_t depth = 61; depth <= 62; depth++) {
        char text[32768] = "{\"tasks\": [], \"sections\": [{\"label\": \"一\", \"id\": \"s0\"}", item[128];
        fz_directive *d;
        fz_error *error;

        for (size_t i = 1; i < depth; i++) {
            snprintf(item, sizeof(item), ",\n{\"label\": \"一\", \"id\": \"s%zu\", \"parent_id\": \"s%zu\"}", i, i - 1);
            strcat(text, item);
        }
        strcat(text, "]}");
        cr_assert_eq(fz_directive_load_memory(the_context(), text, strlen(text), NULL, &d, &error),
                     depth == 61 ? FZ_OK : FZ_ELIMIT);
        fz_error_free(error);
        fz_directive_unref(d);
    }
}

/* ------------------------------------------------------------------ hostile bytes ---------------------------------- */

static uint64_t state = 88172645463325252u;

static size_t below(size_t limit)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)((state >> 16) % limit);
}

static size_t loaded;

static void try_bytes(const char *bytes, size_t length)
{
    char *copy = malloc(length + !length), *text;
    fz_directive *first, *second;
    fz_error *error;
    fz_status status;

    memcpy(copy, bytes, length);
    status = fz_directive_load_memory(the_context(), copy, length, NULL, &first, &error);
    free(copy);
    cr_assert_eq(first == NULL, status != FZ_OK);
    cr_assert_eq(error == NULL, status == FZ_OK);
    fz_error_free(error);
    if (!first)
        return;
    loaded++;
    text = written(first);
    second = load_text(text);
    cr_assert(fz_directive_equal(first, second), "comes back otherwise: %s", text);
    free(text);
    text = saved(first);
    fz_directive_unref(second);
    second = load_text(text);
    cr_assert(fz_directive_equal(first, second), "as XML otherwise: %s", text);
    free(text);
    fz_directive_unref(first);
    fz_directive_unref(second);
}

/* Also whole values are exchanged, so that good JSON says odd things. */
static void change(const char *path)
{
    static const char *const values[] = {"null", "0",  "7",    "\"\"",   "\"t1\"", "\"a\"",
                                         "[]",   "{}", "true", "\"一\"", "-1"};
    size_t length;
    char *bytes = file_text(path, &length);

    for (size_t at = 0; at < length; at += 1 + length / 400) {
        char before = bytes[at];

        try_bytes(bytes, at);
        bytes[at] = (char)below(256);
        try_bytes(bytes, length);
        bytes[at] = before;
    }
    for (char *colon = strchr(bytes, ':'); colon; colon = strchr(colon + 1, ':'))
        for (size_t n = 0; n < sizeof(values) / sizeof(*values); n++) {
            char *text = malloc(length + 64);

            snprintf(text, length + 64, "%.*s: %s%s", (int)(colon - bytes), bytes, values[n],
                     colon + strcspn(colon, ",}]\n"));
            try_bytes(text, strlen(text));
            free(text);
        }
    free(bytes);
}

Test(json, good_files_cut_and_changed_never_crash_and_never_come_back_otherwise, .timeout = 600)
{
    each_file("json/directive/good", ".json", change);
    cr_assert_geq(loaded, 100);
}

Test(json, bad_files_cut_and_changed_never_crash_and_never_come_back_otherwise, .timeout = 600)
{
    each_file("json/directive/bad", ".json", change);
    cr_assert_geq(loaded, 20, "%zu", loaded);
}

static fz_status load_and_write(const fz_allocator *allocator)
{
    static const char text[] =
        "{\"title\": \"T\", \"id\": \"d\", \"issuer\": \"I\", \"sections\": [{\"label\": \"一\", \"title\": \"A\"}],"
        "\"basis\": [{\"title\": \"B\", \"number\": \"1\"}], \"preamble\": [\"p\"],"
        "\"tasks\": [{\"number\": \"1\", \"section\": \"一\", \"text\": \"x\\ny\", \"lead\": [\"U\", \"V\"],"
        "\"deadline\": \"d\"}, {\"text\": \"z\", \"id\": \"t\", \"assignments\": [{\"unit\": \"U\", \"role\": "
        "\"lead\"}],"
        "\"fields\": [{\"name\": \"n\", \"text\": \"f\"}],"
        "\"requirements\": [{\"kind\": \"prohibition\", \"text\": \"z\", \"offset\": 0}]}]}";
    fz_context *context;
    fz_directive *directive = NULL;
    sink t = {NULL, 0, 0};
    fz_status status = fz_context_new(allocator, &context);

    if (status != FZ_OK)
        return status;
    status = fz_directive_load_memory(context, text, sizeof(text) - 1, "test", &directive, NULL);
    if (status == FZ_OK)
        status = fz_directive_write(directive, FZ_FORMAT_JSON, append, &t, NULL);
    if (status == FZ_OK)
        cr_assert_eq(fz_directive_task_count(directive), 2);
    free(t.bytes);
    fz_directive_unref(directive);
    fz_context_unref(context);
    return status;
}

Test(json, survives_each_failed_allocation)
{
    OOM_SWEEP(load_and_write);
}
