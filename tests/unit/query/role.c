/* Names of roles. */
#include "fixture.h"

#include <criterion/criterion.h>

Test(role, knows_each_name_in_both_languages)
{
    static const struct {
        const char *name;
        uint32_t roles;
    } names[] = {
        {"lead", FZ_ROLE_LEAD},
        {"first-lead", FZ_ROLE_FIRST_LEAD},
        {"joint-lead", FZ_ROLE_JOINT_LEAD},
        {"cooperate", FZ_ROLE_COOPERATE},
        {"responsible", FZ_ROLE_RESPONSIBLE},
        {"any", FZ_ROLE_LEAD | FZ_ROLE_COOPERATE | FZ_ROLE_RESPONSIBLE},
        {"牵头", FZ_ROLE_LEAD},
        {"首位牵头", FZ_ROLE_FIRST_LEAD},
        {"共同牵头", FZ_ROLE_JOINT_LEAD},
        {"配合", FZ_ROLE_COOPERATE},
        {"责任", FZ_ROLE_RESPONSIBLE},
    };
    uint32_t roles;

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        cr_expect_eq(fz_role_parse(the_context(), names[i].name, &roles, NULL), FZ_OK);
        cr_expect_eq(roles, names[i].roles, "%s", names[i].name);
    }
}

Test(role, refuses_another_name_and_names_those_that_there_are)
{
    uint32_t roles = 99;
    fz_error *error;

    cr_assert_eq(fz_role_parse(the_context(), "Lead", &roles, &error), FZ_EROLE);
    cr_assert_eq(roles, 0);
    cr_assert_str_eq(fz_error_message(error),
                     "there is no role \"Lead\"; known: lead, first-lead, joint-lead, cooperate, responsible, any, "
                     "牵头, 首位牵头, 共同牵头, 配合, 责任");
    fz_error_free(error);
}

Test(role, refuses_wrong_calls)
{
    uint32_t roles = 99;

    cr_assert_eq(fz_role_parse(NULL, "lead", &roles, NULL), FZ_EINVAL);
    cr_assert_eq(roles, 0);
    cr_assert_eq(fz_role_parse(the_context(), NULL, &roles, NULL), FZ_EINVAL);
    cr_assert_eq(fz_role_parse(the_context(), "lead", NULL, NULL), FZ_EINVAL);
}
