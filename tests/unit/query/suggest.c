/* Names near to a name that was not found. */
#include "fixture.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static fz_directive *county;

static void make(void)
{
    county =
        sketch("1 文字 |牵头 县政府办 县编办 县政府法制办 县人力资源和社会保障局 县司法局 县财政局 各乡镇 县委组织部");
}

static void release(void)
{
    fz_directive_unref(county);
}

TestSuite(suggest, .init = make, .fini = release);

static const char *near(const char *name)
{
    static char text[1024];
    const fz_unit *units[16];
    size_t count = fz_directive_suggest_units(county, name, units, 16);

    text[0] = '\0';
    for (size_t i = 0; i < count; i++)
        snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%s", i ? " " : "", fz_unit_name(units[i]));
    return text;
}

Test(suggest, puts_names_that_hold_the_given_one_first)
{
    cr_assert_str_eq(near("司法局"), "县司法局");
    cr_assert_str_eq(near("法制办"), "县政府法制办");
}

Test(suggest, finds_names_that_the_given_one_holds)
{
    cr_assert_str_eq(near("中阳县司法局"), "县司法局");
}

Test(suggest, orders_the_others_by_edits_and_then_as_the_directive_does)
{
    cr_assert_str_eq(near("县政法办"), "县政府法制办 县政府办 县编办 县司法局");
}

Test(suggest, finds_the_full_name_of_an_abridged_one)
{
    cr_assert_str_eq(near("县人社局"), "县人力资源和社会保障局 县司法局 县财政局");
}

Test(suggest, forgives_white_space_and_width)
{
    cr_assert_str_eq(near(" 县 组织部　"), "县委组织部");
}

Test(suggest, offers_nothing_for_what_is_far_from_all)
{
    cr_assert_str_eq(near("国家统计局某某调查总队办公室"), "");
    cr_assert_str_eq(near(""), "");
    cr_assert_str_eq(near("　"), "");
}

Test(suggest, offers_nothing_for_names_over_64_characters)
{
    char name[4 * 3 * 20 + 1] = "";

    for (int i = 0; i < 16; i++)
        strcat(name, "县司法局");
    cr_assert_eq(fz_directive_suggest_units(county, name, NULL, 0), 1, "64 characters hold 县司法局");
    strcat(name, "县");
    cr_assert_eq(fz_directive_suggest_units(county, name, NULL, 0), 0);
}

Test(suggest, counts_beyond_the_room_it_is_given)
{
    const fz_unit *units[2] = {NULL, NULL};

    cr_assert_eq(fz_directive_suggest_units(county, "县政法办", units, 1), 4);
    cr_assert_str_eq(fz_unit_name(units[0]), "县政府法制办");
    cr_assert_null(units[1]);
    cr_assert_eq(fz_directive_suggest_units(county, "县政法办", NULL, 0), 4);
    cr_assert_eq(fz_directive_suggest_units(NULL, "县政法办", units, 2), 0);
    cr_assert_eq(fz_directive_suggest_units(county, NULL, units, 2), 0);
}
