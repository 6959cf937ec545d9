/* What the steps of totals, shares, rounding and gates say. Figures are worked out by hand from lib/data/assessment.md. */
#include "told.h"

#include <criterion/criterion.h>
#include <string.h>

#define TELLS(tellings, directive) must_tell(tellings, sizeof(tellings) / sizeof(*tellings), directive)

#define TWO(total, one, other, behind)                                              \
    SCHEME(UNITS "<total id=\"t\" " total "><indicator id=\"x\" name=\"甲项\" " one \
                 "><value/></indicator><indicator id=\"y\" name=\"乙项\" " other "><value/></indicator>" behind)
#define VALUES(x, y)                                                                   \
    "<record id=\"r1\" unit=\"甲局\" item=\"x\" date=\"2016-05-01\" value=\"" x "\"/>" \
    "<record id=\"r2\" unit=\"甲局\" item=\"y\" date=\"2016-05-01\" value=\"" y "\"/>"
#define ABSENT "<record id=\"r9\" unit=\"甲局\" item=\"y\" date=\"2016-05-01\" event=\"不适用\"/>"

Test(told, what_is_combined_is_told)
{
    static const telling tellings[] = {
        {"sum", TWO("", "points=\"40\"", "points=\"60\"", "</total>"), VALUES("12.5", "50"), "甲局", "t", 0,
         "甲项 12.5 分", "甲项 12.5"},
        {"weights", TWO("combine=\"mean\"", "points=\"100\" weight=\"30\"", "points=\"100\" weight=\"70\"", "</total>"),
         VALUES("80", "90"), "甲局", "t", 1, "乙项 90 × 权重 70 ÷ 权重合计 100 = 63",
         "乙项 90 × weight 70 ÷ sum of weights 100 = 63"},
        {"minimum", TWO("combine=\"minimum\"", "points=\"100\"", "points=\"100\"", "</total>"), VALUES("80", "70"),
         "甲局", "t", 0, "取最低的：乙项 70 分", "the least: 乙项 70"},
        {"product", TWO("combine=\"product\" points=\"100\"", "points=\"10\"", "points=\"10\"", "</total>"),
         VALUES("8", "9"), "甲局", "t", 0, "得分率连乘：100 × 0.8 × 0.9 = 72",
         "the product of the rates: 100 × 0.8 × 0.9 = 72"},
        {"geometric",
         TWO("combine=\"geometric\"", "points=\"100\" weight=\"50\"", "points=\"100\" weight=\"50\"", "</total>"),
         VALUES("40", "90"), "甲局", "t", 0, "加权几何平均：(40^50 × 90^50)^(1 ÷ 100) = 60",
         "the weighted geometric mean: (40^50 × 90^50)^(1 ÷ 100) = 60"},
        {"left out", TWO("points=\"100\"", "points=\"40\"", "points=\"60\"", "</total>"), VALUES("30", "5") ABSENT,
         "甲局", "t", 1, "按适用分值折算：30 ÷ 40 × 100 = 75",
         "brought from the points that apply to the full ones: 30 ÷ 40 × 100 = 75"},
        {"folded", TWO("points=\"100\" combine=\"fold\"", "points=\"3\"", "points=\"4\"", "</total>"), VALUES("2", "4"),
         "甲局", "t", 2, "按适用分值折算：6 ÷ 7 × 100 = 600/7 ≈ 85.714286", NULL},
        {"given full marks", TWO("points=\"100\"", "points=\"40\"", "points=\"60\" absent=\"full\"", "</total>"),
         VALUES("30", "5") ABSENT, "甲局", "t", 1, "乙项不适用，按满分计： 60 分",
         "乙项 does not apply and is given full marks: 60"},
        {"base", TWO("points=\"110\" base=\"10\"", "points=\"40\"", "points=\"60\"", "</total>"), VALUES("30", "5"),
         "甲局", "t", 2, "基础分 10 分", "base of 10 points"},
        {"outside", TWO("points=\"40\"", "points=\"40\"", "outside=\"true\"", "</total>"), VALUES("30", "-5"), "甲局",
         "t", 1, "乙项（满分之外）-5 分", "乙项 (outside the full marks) -5"},
        {"rounded",
         TWO("points=\"100\" combine=\"fold\"", "points=\"3\"", "points=\"4\"", "<round places=\"2\"/></total>"),
         VALUES("2", "4"), "甲局", "t", 3, "四舍五入到 2 位小数：600/7（≈ 85.714286） → 85.71",
         "rounded half away to 2 places: 600/7 (≈ 85.714286) → 85.71"},
        {"rounded to even",
         TWO("", "points=\"40\"", "points=\"60\"", "<round places=\"0\" mode=\"half-even\"/></total>"),
         VALUES("2.5", "0"), "甲局", "t", 2, "四舍六入五成双到 0 位小数：2.5 → 2", NULL},
        {"at most",
         SCHEME(UNITS
                "<total id=\"t\" points=\"40\"><clamp to=\"42\"/><indicator id=\"x\" "
                "points=\"40\"><value/></indicator><indicator id=\"y\" outside=\"true\"><value/></indicator></total>"),
         VALUES("40", "5"), "甲局", "t", 2, "最高 42：45 → 42", NULL},
        {"given the mean", TWO("points=\"100\"", "points=\"40\"", "points=\"60\" absent=\"mean\"", "</total>"),
         VALUES("30", "5") ABSENT
         "<record id=\"r5\" unit=\"乙局\" item=\"y\" date=\"2016-05-01\" value=\"50\"/><record id=\"r6\" unit=\"丙局\" "
         "item=\"y\" date=\"2016-05-01\" value=\"25\"/>",
         "甲局", "t", 1, "乙项不适用，按同类平均计： 37.5 分",
         "乙项 does not apply and is given the mean of the class: 37.5"},
        {"given nothing", TWO("points=\"100\"", "points=\"40\"", "points=\"60\" absent=\"zero\"", "</total>"),
         VALUES("30", "5") ABSENT, "甲局", "t", 1, "乙项不适用，按零分计： 0 分",
         "乙项 does not apply and is given nothing: 0"},
        {"truncated", TWO("", "points=\"40\"", "points=\"60\"", "<round places=\"1\" mode=\"truncate\"/></total>"),
         VALUES("2.59", "0"), "甲局", "t", 2, "截去尾数到 1 位小数：2.59 → 2.5", "truncated to 1 places: 2.59 → 2.5"},
        {"rounded down", TWO("", "points=\"40\"", "points=\"60\"", "<round places=\"0\" mode=\"floor\"/></total>"),
         VALUES("2.5", "0"), "甲局", "t", 2, "向下取整到 0 位小数：2.5 → 2", "rounded down to 0 places: 2.5 → 2"},
        {"rounded up", TWO("", "points=\"40\"", "points=\"60\"", "<round places=\"0\" mode=\"ceiling\"/></total>"),
         VALUES("2.1", "0"), "甲局", "t", 2, "向上取整到 0 位小数：2.1 → 3", "rounded up to 0 places: 2.1 → 3"},
        {"a gate by score",
         TWO("", "points=\"40\"", "points=\"60\"",
             "</total><gate indicator=\"x\" below=\"10\" effect=\"zero\" target=\"y\"/>"),
         VALUES("2.5", "7"), "甲局", "y", 1, "“x”成立，归零：扣 7 分", "\"x\" holds, so it is 0: takes 7 points"},
        {"a gate",
         TWO("", "points=\"40\"", "points=\"60\"",
             "</total><gate id=\"g\" name=\"弄虚作假\" event=\"造假\" effect=\"zero\"/>"),
         VALUES("2.5", "0") "<record id=\"g1\" unit=\"甲局\" date=\"2016-05-01\" event=\"造假\"/>", "甲局", "t", 2,
         "“弄虚作假”成立，归零：扣 2.5 分", "\"弄虚作假\" holds, so it is 0: takes 2.5 points"},
    };

    TELLS(tellings, NULL);
}

static const char directive_text[] =
    "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>T</title></head><section id=\"s2\" n=\"2\" "
    "label=\"二\"><title>S</title>"
    "<task id=\"t1\" n=\"1\" label=\"1\"><p>x</p><assign role=\"lead\" rank=\"1\" unit=\"甲局\"/><assign role=\"lead\" "
    "rank=\"2\" unit=\"乙局\"/></task></section></directive>";

#define SHARED(share)                                                                                                      \
    SCHEME(                                                                                                                \
        "<share role=\"first-lead\" factor=\"1\"/><share role=\"joint-lead\" " share "/><total id=\"t\">"                  \
        "<indicator id=\"b\" name=\"各部分\"><bind each=\"section\"/><indicator id=\"a\" name=\"任务\" points=\"1\" " \
        "start=\"full\"><bind each=\"task\"/><clamp from=\"0\" to=\"2\"/><deduct event=\"退回\" points=\"0.1\"/>"        \
        "<add event=\"好\" points=\"0.5\"/></indicator></indicator></total>")
#define DONE                                                                               \
    "<record id=\"r1\" unit=\"乙局\" item=\"t1\" date=\"2016-05-01\" event=\"退回\"/>" \
    "<record id=\"r2\" unit=\"乙局\" item=\"t1\" date=\"2016-05-01\" event=\"好\"/>"

Test(told, shares_and_tasks_are_told)
{
    static const telling tellings[] = {
        {"one factor", SHARED("factor=\"0.8\""), DONE, "乙局", "a.t1", 3, "非首位牵头单位的份额 0.8：1.4 × 0.8 = 1.12",
         "share of a joint lead unit 0.8: 1.4 × 0.8 = 1.12"},
        {"three factors", SHARED("factor=\"0.8\" deduct=\"0.5\" add=\"1\""), DONE, "乙局", "a.t1", 3,
         "非首位牵头单位的份额 0.8：起评分 1 × 0.8 + 扣分 -0.1 × 0.5 + 加分 0.5 × 1 = 1.25", NULL},
        {"the task", SHARED("factor=\"0.8\""), DONE, "乙局", "b.s2", 0, "任务（第 1 项） 1.12 分",
         "任务 (task 1) 1.12"},
        {"the section", SHARED("factor=\"0.8\""), DONE, "乙局", "t", 0, "各部分（第二部分） 1.12 分",
         "各部分 (section 二) 1.12"},
    };
    fz_directive *directive;

    cr_assert_eq(fz_directive_load_memory(the_context(), directive_text, strlen(directive_text), "d", &directive, NULL),
                 FZ_OK);
    TELLS(tellings, directive);
    fz_directive_unref(directive);
}
