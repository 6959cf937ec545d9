/* What the importer does at its edges: wrong calls, empty and hopeless input, exhausted memory, the two doors for FILE. */
#include "support.h"

#include "support/oom.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static fz_status import_string(const char *text, fz_error **error)
{
    fz_directive *d;
    fz_status status = fz_directive_import_memory(the_context(), text, strlen(text), "test", NULL, &d, error);

    fz_directive_unref(d);
    return status;
}

Test(limits, null_and_nothing_are_refused)
{
    fz_directive *d = (fz_directive *)1;

    cr_assert_eq(fz_directive_import_memory(NULL, "x", 1, NULL, NULL, &d, NULL), FZ_EINVAL);
    cr_assert_null(d);
    cr_assert_eq(fz_directive_import_memory(the_context(), NULL, 1, NULL, NULL, &d, NULL), FZ_EINVAL);
    cr_assert_eq(fz_directive_import_memory(the_context(), "x", 1, NULL, NULL, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_directive_import_path(the_context(), NULL, NULL, &d, NULL), FZ_EINVAL);
    cr_assert_eq(fz_directive_import_path(the_context(), "/nowhere/x.txt", NULL, &d, NULL), FZ_ENOTFOUND);
    cr_assert_eq(fz_directive_import_callback(the_context(), NULL, NULL, NULL, NULL, &d, NULL), FZ_EINVAL);
    cr_assert_eq(import_string("", NULL), FZ_EEMPTY);
}

Test(limits, an_encoding_nobody_knows_is_named)
{
    fz_directive *d;
    fz_error *error;

    cr_assert_eq(fz_directive_import_memory(the_context(), "x", 1, NULL, "EBCDIC-37", &d, &error), FZ_ECHARSET);
    cr_assert_not_null(strstr(fz_error_message(error), "EBCDIC-37"));
    fz_error_free(error);
}

Test(limits, what_is_no_directive_is_refused_with_its_reason)
{
    static const char *const texts[] = {"x", "\n\n\n", "今天天气很好。", "、、、、、", "（（（（（", "1.\n2.\n3.\n"};

    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        fz_error *error = NULL;
        fz_status status = import_string(texts[i], &error);

        cr_assert(status == FZ_ENODIRECTIVE || status == FZ_EEMPTY, "\"%s\": %s", texts[i], fz_status_name(status));
        cr_assert_gt(strlen(fz_error_message(error)), 0u);
        fz_error_free(error);
    }
}

/* 600 brackets without a partner: of one kind of finding 500 are told. */
Test(limits, findings_of_a_kind_are_told_up_to_500_times)
{
    enum { LINES = 600, EACH = 64 };
    char *text = malloc(LINES * EACH);
    size_t length = 0, told = 0;
    fz_directive *d;

    cr_assert_not_null(text);
    for (int i = 1; i <= LINES; i++)
        length += (size_t)snprintf(text + length, EACH, "%d.推广良种。\n责任单位：县供销社）\n", i);
    d = import_bytes(text, length);
    cr_assert_eq(fz_directive_task_count(d), LINES);
    for (size_t i = 0; i < fz_directive_finding_count(d); i++)
        told += fz_finding_status(fz_directive_finding(d, i)) == FZ_FUNCLOSED;
    cr_expect_eq(told, 500, "%zu", told);
    fz_directive_unref(d);
    free(text);
}

Test(limits, the_door_for_any_file_tells_xml_from_text)
{
    static const char xml[] = "<?xml version=\"1.0\"?>\n<directive xmlns=\"urn:libfazhi:directive:1\"><head/>"
                              "<task id=\"t1\"><p>x</p></task></directive>";
    static const char text[] = "关于某事的实施方案\n一、任务\n1.修路。\n牵头单位：县交通局\n";
    fz_directive *d;

    cr_assert_eq(fz_directive_open_memory(the_context(), xml, sizeof(xml) - 1, "x", &d, NULL), FZ_OK);
    cr_assert_eq(fz_directive_task_count(d), 1);
    fz_directive_unref(d);
    cr_assert_eq(fz_directive_open_memory(the_context(), text, sizeof(text) - 1, "x", &d, NULL), FZ_OK);
    cr_assert_str_eq(fz_unit_name(fz_directive_unit(d, 0)), "县交通局");
    fz_directive_unref(d);
}

Test(limits, what_is_imported_saves_and_loads_to_an_equal_directive)
{
    size_t length;
    char *text = reference_text(&length), *xml;
    fz_directive *imported = import_bytes(text, length), *loaded;
    fz_place a = {.size = sizeof(a)}, b = {.size = sizeof(b)};

    xml = saved(imported);
    cr_assert_eq(fz_directive_load_memory(the_context(), xml, strlen(xml), "x", &loaded, NULL), FZ_OK);
    cr_assert(fz_directive_equal(imported, loaded));
    fz_task_place(fz_directive_task(imported, 30), &a);
    fz_task_place(fz_directive_task(loaded, 30), &b);
    cr_assert_eq(a.line, b.line);
    cr_assert_eq(a.offset, b.offset);
    fz_directive_unref(imported);
    fz_directive_unref(loaded);
    free(xml);
    free(text);
}

static const char *const stems[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};

/* A directive that the finance offices of `count` counties sign together, a line each: 甲甲县, 甲乙县, … */
static fz_directive *signed_by(unsigned count)
{
    static const char body[] =
        "关于加强春耕备耕工作的意见\n一、备足农资。责任单位：县供销社\n二、抢抓农时。责任单位：县水利局\n";
    char text[8192];
    size_t used = (size_t)snprintf(text, sizeof(text), "%s", body);

    for (unsigned i = 0; i < count; i++)
        used += (size_t)snprintf(text + used, sizeof(text) - used, "%s%s县财政局\n", stems[i / 10], stems[i % 10]);
    snprintf(text + used, sizeof(text) - used, "2021年2月3日\n");
    return import_bytes(text, strlen(text));
}

Test(limits, of_sixty_four_issuers_hold_and_the_next_above_them_stays_text)
{
    for (unsigned count = 63; count <= 66; count++) {
        fz_directive *d = signed_by(count);
        const unsigned kept = count < 64 ? count : 64;
        char first[64];

        snprintf(first, sizeof(first), "%s%s县财政局", stems[(count - kept) / 10], stems[(count - kept) % 10]);
        cr_expect_eq(fz_directive_field_count(d, FZ_FIELD_ISSUER), kept, "%u", count);
        if (fz_directive_field_count(d, FZ_FIELD_ISSUER) > 0)
            cr_expect_str_eq(fz_directive_field(d, FZ_FIELD_ISSUER, 0), first, "%u", count);
        fz_directive_unref(d);
    }
}

Test(limits, of_a_row_keep_the_lines_behind_it_lines_of_their_own)
{
    static const char text[] =
        "重点任务分解表\n序号\t工作任务\t责任单位\n1\t备足农资\t县供销社\n本月要抓紧推进\n下月要检查验收\n"
        "2\t抢抓农时\t县水利局\n";
    fz_directive *d = import_bytes(text, strlen(text));
    char *xml = saved(d);

    cr_expect_not_null(strstr(xml, "<stated>本月要抓紧推进</stated>"), "%s", xml);
    cr_expect_not_null(strstr(xml, "<stated>下月要检查验收</stated>"), "%s", xml);
    free(xml);
    fz_directive_unref(d);
}

/* Texts in which %s stands for 6,000 of a character, where it would become part of an attribute's value. */
static const struct {
    const char *text, *character;
} long_values[] = {
    {"一、备足农资。责任单位：县%s局\n二、抢抓农时。责任单位：县水利局\n", "水"},
    {"第一章%s总则\n1.备足农资。责任单位：县供销社\n", " "},
    {"第%s一章 总则\n1.备足农资。责任单位：县供销社\n", " "},
    {"（%s一）备足农资。责任单位：县供销社\n", "　"},
    {"1%s.备足农资。责任单位：县供销社\n", " "},
    {"序号|工作任务|牵头单位\n1%s|备足农资|县供销社\n", "1"},
    {"序号|工作任务|牵头单位\n1%s2|备足农资|县供销社\n", " "},
    {"序号|工作任务|牵头%s单位\n1|备足农资|县供销社\n", " "},
    {"一、备足农资。责任人%s：张三；责任单位：县供销社\n", " "},
    {"一、备足农资。责任单位：县%s供销社\n", " "},
};

Test(limits, of_attributes_are_kept_whatever_a_text_is_made_of)
{
    for (size_t i = 0; i < sizeof(long_values) / sizeof(*long_values); i++) {
        char much[6000 * 3 + 1] = "", *xml;
        size_t length = strlen(long_values[i].character);
        fz_directive *d, *loaded;
        fz_error *error;

        for (size_t n = 0; n < 6000; n++)
            memcpy(much + n * length, long_values[i].character, length);
        d = import_format(long_values[i].text, much);
        xml = saved(d);
        cr_expect_eq(fz_directive_load_memory(the_context(), xml, strlen(xml), NULL, &loaded, &error), FZ_OK, "%zu: %s",
                     i, fz_error_message(error));
        cr_expect(loaded && fz_directive_equal(d, loaded), "%zu", i);
        fz_error_free(error);
        fz_directive_unref(loaded);
        fz_directive_unref(d);
        free(xml);
    }
}

Test(limits, every_sample_saves_and_loads_to_an_equal_directive)
{
    char folder[4096];
    struct dirent *entry;
    size_t files = 0;
    DIR *d;

    snprintf(folder, sizeof(folder), "%s/import", getenv("FZ_TEST_DATA"));
    d = opendir(folder);
    cr_assert_not_null(d);
    while ((entry = readdir(d))) {
        fz_directive *imported, *loaded;
        char path[8192], *xml;
        fz_error *error;

        if (!strstr(entry->d_name, ".txt"))
            continue;
        snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
        if (fz_directive_import_path(the_context(), path, NULL, &imported, NULL) != FZ_OK)
            continue;
        xml = saved(imported);
        cr_assert_eq(fz_directive_load_memory(the_context(), xml, strlen(xml), "x", &loaded, &error), FZ_OK, "%s: %s",
                     entry->d_name, fz_error_message(error));
        cr_assert(fz_directive_equal(imported, loaded), "%s", entry->d_name);
        fz_directive_unref(imported);
        fz_directive_unref(loaded);
        free(xml);
        files++;
    }
    closedir(d);
    cr_assert_geq(files, 60);
}

static fz_status import_small(const fz_allocator *allocator)
{
    static const char text[] =
        "某县人民政府关于某事的实施方案\n某政发〔2020〕3号\n各乡镇：\n为做好工作，制定本方案。\n"
        "一、主要任务\n（一）基础\n1.修路（含桥），每年不少于2次，未经批准不得收费，6月底前完成，定期检查，约达到90%"
        "。（县交通局牵头，县财政局、各乡镇等配合，2020年底前完成）\n"
        "2. 架桥\n牵头单位：县住建局\n责任领导：王某\n完成时限：每月5日前\n"
        "二、要求\n序号 | 任务 | 牵头单位 |\n1 | 植树 | 县林业局 |\n某县人民政府\n2020年1月2日\n打印 关闭\n";
    fz_context *context = NULL;
    fz_directive *d = NULL;
    fz_status status = fz_context_new(allocator, &context);

    if (status == FZ_OK)
        status = fz_directive_import_memory(context, text, sizeof(text) - 1, "x", NULL, &d, NULL);
    if (status == FZ_OK && fz_directive_task_count(d) < 2)
        status = FZ_EINVAL;
    fz_directive_unref(d);
    fz_context_unref(context);
    return status;
}

Test(limits, importing_survives_each_failed_allocation)
{
    OOM_SWEEP(import_small);
}
