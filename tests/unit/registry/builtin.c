/* The built-in registry against the built-in directive. */
#include "support.h"

#include "base/context.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fail_on_finding(void *user, const fz_unit *unit, const fz_finding *finding)
{
    (void)user;
    cr_expect_fail("%s: %s", fz_unit_name(unit), fz_finding_message(finding));
}

Test(builtin, every_name_of_the_directive_means_one_body_on_every_day)
{
    static const fz_date days[] = {0, 20160125, 20171231, 20190330, 20190331, 20200101, 20260101};
    fz_registry *registry = load_builtin_registry();
    fz_directive *directive = load_builtin_directive();

    cr_assert_eq(fz_directive_unit_count(directive), 28);
    for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
        size_t count = 1;

        cr_assert_eq(fz_registry_check_directive(registry, directive, days[i], fail_on_finding, NULL, &count, NULL),
                     FZ_OK);
        cr_assert_eq(count, 0);
    }
    fz_directive_unref(directive);
    fz_registry_unref(registry);
}

/* Who came after whom, as the plans say; all else stays what it is. */
static const char *const pattern[][2] = {
    {"县政府法制办", "县司法局"},
    {"县国土局", "县自然资源局"},
    {"县环保局", "吕梁市生态环境局中阳分局"},
    {"县卫计局", "县卫健局"},
    {"县安监局", "县应急管理局"},
    {"县编办", "县委编办"},
    {"县监察局", "县监察委员会"},
    {"县经信局", "县工信局"},
    {"县新闻办", "县委宣传部"},
    {"县文化局", "县文旅局"},
    {"县宗教局", "县委统战部"},
    {"县煤炭局", "县能源局"},
    {"县行政审批中心", "县行政审批服务管理局"},
};

Test(builtin, the_reform_leads_where_the_plans_say_and_is_unverified)
{
    fz_registry *registry = load_builtin_registry();
    fz_directive *directive = load_builtin_directive();
    size_t followed = 0;

    for (size_t i = 0; i < fz_directive_unit_count(directive); i++) {
        const char *name = fz_unit_name(fz_directive_unit(directive, i)), *then = name;
        fz_match now = {.size = sizeof(now)}, later = {.size = sizeof(later)}, wanted = {.size = sizeof(wanted)};

        for (size_t n = 0; n < sizeof(pattern) / sizeof(*pattern); n++)
            if (!strcmp(pattern[n][0], name))
                then = pattern[n][1];
        cr_assert_eq(fz_registry_resolve(registry, name, 20160125, directive, &now, 1), 1);
        cr_assert_eq(fz_registry_resolve(registry, name, 20200101, directive, &later, 1), 1);
        cr_assert_eq(fz_registry_resolve(registry, then, 20200101, NULL, &wanted, 1), 1, "%s", then);
        cr_expect(now.verified, "%s stands in the directive", name);
        cr_expect_eq(later.body, wanted.body, "%s is %s", name, fz_body_name(later.body));
        if (then == name)
            continue;
        followed++;
        cr_expect_eq(later.reason, FZ_REASON_SUCCESSOR);
        cr_expect_eq(later.via, now.body);
        cr_expect(!later.verified, "%s: nobody has seen this county's plan", name);
    }
    cr_assert_eq(followed, sizeof(pattern) / sizeof(*pattern));
    cr_assert_eq(fz_registry_succession_count(registry), followed);
    fz_directive_unref(directive);
    fz_registry_unref(registry);
}

Test(builtin, everything_names_its_source_and_no_code_is_made_up)
{
    fz_registry *registry = load_builtin_registry();

    for (size_t i = 0; i < fz_registry_body_count(registry); i++) {
        const fz_body *body = fz_registry_body(registry, i);

        cr_expect_not_null(fz_body_source(body), "%s", fz_body_id(body));
        cr_expect_null(fz_body_code(body, "uscc"));
        cr_expect_null(fz_body_code(body, "organization"));
    }
    for (size_t i = 0; i < fz_registry_succession_count(registry); i++)
        cr_expect_not_null(fz_succession_source(fz_registry_succession(registry, i)));
    cr_assert_eq(fz_registry_finding_count(registry), 1);
    cr_assert_eq(fz_finding_status(fz_registry_finding(registry, 0)), FZ_FNOMEMBERS, "公共服务单位 are not listed");
    fz_registry_unref(registry);
}

Test(builtin, the_departments_are_the_departments)
{
    fz_registry *registry = load_builtin_registry();
    const char *of_2016 = members(registry, "c-departments", 20160125);

    cr_assert_not_null(strstr(of_2016, "b-fzb"));
    cr_assert_null(strstr(of_2016, "b-zrj"));
    cr_assert_null(strstr(members(registry, "c-departments", 20200101), "b-fzb"));
    cr_assert_not_null(strstr(members(registry, "c-departments", 20200101), "b-zrj"));
    fz_registry_unref(registry);
}

Test(builtin, is_saved_as_it_is_written)
{
    char path[4096], *text, *file;
    fz_registry *registry = load_builtin_registry();
    size_t length;

    snprintf(path, sizeof(path), "%s", data_path("../../lib/data/zhongyang-registry.xml"));
    file = file_text(path, &length);
    text = saved(registry);
    cr_assert_str_eq(text, file);
    free(text);
    free(file);
    fz_registry_unref(registry);
}
