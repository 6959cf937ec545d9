/* Findings: kept, sorted, asked. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/context.h"
#include "base/error.h"
#include "support/oom.h"

static oom memory;
static fz_context *context;
static fz__arena arena;
static fz__findings findings;
static int logged_count;

static void count_log(void *user, fz_severity severity, const char *line)
{
    (void)user;
    (void)severity;
    logged_count += strcmp(line, "甲:3:1: 输入为空") == 0;
}

static void set_up(void)
{
    oom_init(&memory);
    cr_assert_eq(fz_context_new(&memory.allocator, &context), FZ_OK);
    fz__arena_init(&arena, context);
    fz__findings_init(&findings, &arena);
}

static void all_given_back(void)
{
    fz__findings_clear(&findings);
    fz__arena_clear(&arena);
    fz_context_unref(context);
    cr_assert_null(oom_fault(&memory));
}

static void add(uint64_t line, uint64_t offset, const char *name)
{
    const fz__where where = {.line = line, .column = 1, .offset = offset, .length = 2};

    cr_assert(fz__findings_add(&findings, FZ_ENOTFOUND, &where, FZ_ARGS(name)));
}

TestSuite(findings, .init = set_up);

Test(findings, tell_severity_code_message_and_place)
{
    fz_place place = {.size = sizeof(place)};

    add(3, 40, "甲");
    cr_assert_eq(fz_finding_status(&findings.items[0]), FZ_ENOTFOUND);
    cr_assert_eq(fz_finding_severity(&findings.items[0]), fz__severity(FZ_ENOTFOUND));
    cr_assert_str_eq(fz_finding_message(&findings.items[0]), "没有文件“甲”");
    fz_finding_place(&findings.items[0], &place);
    cr_assert_eq(place.line, 3);
    cr_assert_eq(place.column, 1);
    cr_assert_eq(place.offset, 40);
    cr_assert_eq(place.length, 2);
    all_given_back();
}

Test(findings, that_are_null_are_empty)
{
    fz_place place = {.size = sizeof(place), .line = 1};

    cr_assert_eq(fz_finding_severity(NULL), FZ_SEVERITY_NOTE);
    cr_assert_eq(fz_finding_status(NULL), FZ_OK);
    cr_assert_str_eq(fz_finding_message(NULL), "");
    fz_finding_place(NULL, &place);
    cr_assert_eq(place.line, 0);
    all_given_back();
}

Test(findings, are_sorted_by_line_then_offset_then_as_they_were_added)
{
    const char *const expected[] = {"a", "b", "c", "d", "e"};

    add(2, 30, "c");
    add(2, 30, "d");
    add(1, 10, "b");
    add(9, 90, "e");
    add(0, 0, "a");
    fz__findings_sort(&findings);
    for (size_t i = 0; i < 5; i++) {
        const char *message = fz_finding_message(&findings.items[i]);

        cr_assert_eq(message[strlen("没有文件“")], expected[i][0]);
    }
    all_given_back();
}

Test(findings, stay_sorted_whatever_their_number)
{
    uint32_t random = 1;

    for (size_t count = 0; count < 400; count++) {
        fz__findings_sort(&findings);
        for (size_t i = 1; i < findings.count; i++) {
            const struct fz_finding *a = &findings.items[i - 1], *b = &findings.items[i];

            cr_assert(a->line < b->line || (a->line == b->line && a->offset < b->offset) ||
                      (a->line == b->line && a->offset == b->offset && a->rank < b->rank));
        }
        random = random * 1664525 + 1013904223;
        add(random >> 28, random >> 24 & 15, "x");
    }
    all_given_back();
}

Test(findings, are_logged_as_they_are_added)
{
    const fz__where where = {.source = "甲", .line = 3, .column = 1};

    fz_context_set_log(context, count_log, NULL);
    cr_assert(fz__findings_add(&findings, FZ_EEMPTY, &where, FZ_NO_ARGS));
    cr_assert(fz__findings_add(&findings, FZ_EEMPTY, NULL, FZ_NO_ARGS));
    cr_assert_eq(logged_count, 1);
    all_given_back();
}
