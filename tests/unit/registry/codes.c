/* Check characters, against codes that were computed by hand from the standards' formulas. */
#include "registry/codes.h"

#include <criterion/criterion.h>

static fz__code_state state_of(fz__scheme scheme, const char *text, char expected)
{
    char check;
    fz__code_state state = fz__code_check(scheme, text, &check);

    if (state == FZ_CODE_BAD_CHECK)
        cr_expect_eq(check, expected, "%s: %c", text, check);
    return state;
}

Test(codes, uscc_of_the_standard)
{
    cr_assert_eq(state_of(FZ_SCHEME_USCC, "91350100M000100Y43", 0), FZ_CODE_GOOD);
    cr_assert_eq(state_of(FZ_SCHEME_USCC, "91350100M000100Y44", '3'), FZ_CODE_BAD_CHECK);
    cr_assert_eq(state_of(FZ_SCHEME_USCC, "91350100M000100Y53", '4'), FZ_CODE_BAD_CHECK, "the organisation's own");
    cr_assert_eq(state_of(FZ_SCHEME_USCC, "91350200M000100Y43", '8'), FZ_CODE_BAD_CHECK, "another region");
}

Test(codes, uscc_of_another_form)
{
    static const char *const wrong[] = {"",
                                        "91350100M000100Y4",
                                        "91350100M000100Y433",
                                        "91350100I000100Y43",
                                        "9135O100M000100Y43",
                                        "91350A00M000100Y43",
                                        "91350100m000100y43",
                                        "91350100M000100Y4 "};

    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        cr_expect_eq(state_of(FZ_SCHEME_USCC, wrong[i], 0), FZ_CODE_BAD_FORM, "%s", wrong[i]);
}

/* PDY00001 to PDY99999 are free for local use. 25*3 + 13*7 + 34*9 + 1*2 = 474 = 43*11 + 1, and 11 - 1 = 10, an X;
 * with 2 at the end 476, 11 - 3 = 8; with 5 482, 11 - 9 = 2. */
Test(codes, organization_of_the_standard)
{
    cr_assert_eq(state_of(FZ_SCHEME_ORGANIZATION, "PDY00001X", 0), FZ_CODE_GOOD);
    cr_assert_eq(state_of(FZ_SCHEME_ORGANIZATION, "PDY00001-X", 0), FZ_CODE_GOOD);
    cr_assert_eq(state_of(FZ_SCHEME_ORGANIZATION, "PDY000028", 0), FZ_CODE_GOOD);
    cr_assert_eq(state_of(FZ_SCHEME_ORGANIZATION, "PDY000052", 0), FZ_CODE_GOOD);
    cr_assert_eq(state_of(FZ_SCHEME_ORGANIZATION, "M000100Y4", 0), FZ_CODE_GOOD);
    cr_assert_eq(state_of(FZ_SCHEME_ORGANIZATION, "PDY000010", 'X'), FZ_CODE_BAD_CHECK);
    cr_assert_eq(state_of(FZ_SCHEME_ORGANIZATION, "000000000", 0), FZ_CODE_GOOD, "11 is written 0");
}

Test(codes, organization_of_another_form)
{
    static const char *const wrong[] = {"",          "PDY00001",  "PDY00001-", "PDY00001x",
                                        "PDY00001Y", "PDY_0001X", "PDY0000-1X"};

    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        cr_expect_eq(state_of(FZ_SCHEME_ORGANIZATION, wrong[i], 0), FZ_CODE_BAD_FORM, "%s", wrong[i]);
}

Test(codes, region_has_a_form_and_no_check)
{
    static const char *const good[] = {"140000", "141100", "141129", "110101"};
    static const char *const wrong[] = {"", "14112", "1411290", "14112X", "041129", "140029"};

    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
        cr_expect_eq(state_of(FZ_SCHEME_REGION, good[i], 0), FZ_CODE_GOOD, "%s", good[i]);
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        cr_expect_eq(state_of(FZ_SCHEME_REGION, wrong[i], 0), FZ_CODE_BAD_FORM, "%s", wrong[i]);
}
