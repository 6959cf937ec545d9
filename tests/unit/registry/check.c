/* Checking a directive against a registry. */
#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

typedef struct report {
    char text[1024];
    size_t lines;
} report;

static void note(void *user, const fz_unit *unit, const fz_finding *finding)
{
    report *r = user;
    fz_place place = {.size = sizeof(place)};
    size_t at = strlen(r->text);

    fz_finding_place(finding, &place);
    cr_expect_gt(place.line, 0);
    snprintf(r->text + at, sizeof(r->text) - at, "%s %s %s\n", fz_unit_name(unit),
             fz_status_name(fz_finding_status(finding)), fz_finding_message(finding));
    r->lines++;
}

Test(check, tells_what_is_unknown_ended_and_ambiguous)
{
    fz_registry *registry =
        load_registry(REGISTRY(BODY("a", "", "县司法局") BODY("b", "until=\"2018-12-31\"", "县粮食局")
                                   BODY("c", "", "县教科局") BODY("d", "", "县教育局") BODY("e", "", "县科技局")
                                       EVENT("split", "2019-03-01", FROM("c"), TO("d") TO("e"))));
    fz_directive *directive =
        load_directive(DIRECTIVE("甲县人民政府", LEAD("1", "县司法局") LEAD("2", "县粮食局") LEAD("3", "县教科局")
                                                     LEAD("4", "县司法厅") LEAD("5", "气象台")));
    report now = {"", 0}, then = {"", 0};
    size_t count;

    cr_assert_eq(fz_registry_check_directive(registry, directive, 20160201, note, &then, &count, NULL), FZ_OK);
    cr_assert_eq(count, 2);
    cr_assert_str_eq(then.text, "县司法厅 FZ_FUNRESOLVED the registry has no \"县司法厅\"; near to it: 县司法局\n"
                                "气象台 FZ_FUNRESOLVED the registry has no \"气象台\"\n");
    cr_assert_eq(fz_registry_check_directive(registry, directive, 20200101, note, &now, &count, NULL), FZ_OK);
    cr_assert_eq(count, 4);
    cr_assert_eq(now.lines, 4);
    cr_assert_not_null(
        strstr(now.text, "县粮食局 FZ_FENDED \"县粮食局\" is 县粮食局, whose place nobody has on 2020-01-01\n"));
    cr_assert_not_null(strstr(now.text, "县教科局 FZ_FAMBIGUOUS \"县教科局\" may mean several: 县教育局, 县科技局\n"));
    cr_assert_eq(fz_registry_check_directive(registry, directive, 20200101, NULL, NULL, &count, NULL), FZ_OK);
    cr_assert_eq(count, 4);
    cr_assert_eq(fz_registry_check_directive(registry, directive, 20200101, NULL, NULL, NULL, NULL), FZ_OK);
    fz_directive_unref(directive);
    fz_registry_unref(registry);
}
