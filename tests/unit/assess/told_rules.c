/* What the steps of deduct, add, judge, levels and timing say. Figures are worked out by hand from lib/data/assessment.md. */
#include "told.h"

#include <criterion/criterion.h>

#define TELLS(tellings) must_tell(tellings, sizeof(tellings) / sizeof(*tellings), NULL)

#define RETURNED \
    RULES("points=\"5\" start=\"full\"", "<deduct event=\"退回\" points=\"0.1\" count=\"次\" cap=\"0.5\"/>")

Test(told, what_occurred_is_counted_and_capped)
{
    static const telling tellings[] = {
        {"start", RETURNED, "", "甲局", "a", 0, "起评分 5 分", "starts with 5 points"},
        {"once", RETURNED, RECORD("r1", "甲局", "event=\"退回\""), "甲局", "a", 1,
         "“退回” 1 次，每次扣 0.1 分，扣 0.1 分（记录 r1，2016-05-01）",
         "\"退回\" 1 次, each 次 takes 0.1 points, takes 0.1 points (record r1, 2016-05-01)"},
        {"several at once", RETURNED,
         "<record id=\"r1\" unit=\"甲局\" item=\"a\" date=\"2016-05-01\" event=\"退回\" "
         "value=\"2\"><document>通报1号</document></record>",
         "甲局", "a", 1, "“退回” 2 次，每次扣 0.1 分：2 × 0.1 = 0.2，扣 0.2 分（记录 r1，2016-05-01，依据：通报1号）",
         "\"退回\" 2 次, each 次 takes 0.1 points: 2 × 0.1 = 0.2, takes 0.2 points (record r1, 2016-05-01, by "
         "通报1号)"},
        {"cap", RETURNED, RECORD("r1", "甲局", "event=\"退回\" value=\"6\""), "甲局", "a", 2,
         "“退回”扣分封顶 0.5 分，超出的 0.1 分不扣",
         "\"退回\" takes at most 0.5 points; 0.1 points too many are not taken"},
        {"whole ones",
         RULES("points=\"35\" start=\"full\"",
               "<deduct event=\"超期\" points=\"0.5\" each=\"10\" count=\"天\" whole=\"true\"/>"),
         RECORD("r1", "甲局", "event=\"超期\" value=\"25\""), "甲局", "a", 1,
         "“超期” 25 天，每 10 天扣 0.5 分，只计整数：25 ÷ 10 取整为 2：2 × 0.5 = 1，扣 1 分（记录 r1，2016-05-01）",
         "\"超期\" 25 天, each 10 天 takes 0.5 points, whole ones alone: 25 ÷ 10 has 2: 2 × 0.5 = 1, takes 1 point "
         "(record r1, 2016-05-01)"},
        {"a third", RULES("points=\"35\" start=\"full\"", "<deduct event=\"超期\" points=\"1\" each=\"3\"/>"),
         RECORD("r1", "甲局", "event=\"超期\" value=\"4\""), "甲局", "a", 1,
         "“超期” 4 次，每 3 次扣 1 分：4/3（≈ 1.333333） × 1 = 4/3 ≈ 1.333333，扣 4/3（≈ 1.333333） 分（记录 "
         "r1，2016-05-01）",
         "\"超期\" 4, each 3 takes 1 point: 4/3 (≈ 1.333333) × 1 = 4/3 ≈ 1.333333, takes 4/3 (≈ 1.333333) points "
         "(record r1, 2016-05-01)"},
        {"without event", RULES("points=\"5\"", "<add points=\"1\" cap=\"1.5\"/>"), RECORD("r1", "甲局", "value=\"2\""),
         "甲局", "a", 1, "加分封顶 1.5 分，超出的 0.5 分不加",
         " gives at most 1.5 points; 0.5 points too many are not given"},
    };

    TELLS(tellings);
}

Test(told, factors_stand_behind_the_amount)
{
    static const telling tellings[] = {
        {"mark", RULES("points=\"9\"", "<add event=\"表彰\" points=\"2\"><times value=\"1.5\" mark=\"市级\"/></add>"),
         RECORD("r1", "甲局", "event=\"表彰\" mark=\"市级\""), "甲局", "a", 0,
         "“表彰” 1 次，每次加 2 分，加 2 分；“市级”，× 1.5；加 3 分（记录 r1，2016-05-01）",
         "\"表彰\" 1, each gives 2 points, gives 2 points; \"市级\", × 1.5; gives 3 points (record r1, 2016-05-01)"},
        {"growing",
         RULES("points=\"9\" start=\"full\"",
               "<deduct event=\"迟报\" points=\"1\"><times value=\"1\" step=\"0.5\" event=\"迟报\"/></deduct>"),
         RECORD("r1", "甲局", "event=\"迟报\"") RECORD("r2", "甲局", "event=\"迟报\"")
             RECORD("r3", "甲局", "event=\"迟报\""),
         "甲局", "a", 1,
         "“迟报” 1 次，每次扣 1 分，扣 1 分；“迟报”，× 2（3 次：1 + 0.5 × (3 - 1)）；扣 2 分（记录 r1，2016-05-01）",
         "\"迟报\" 1, each takes 1 point, takes 1 point; \"迟报\", × 2 (3 times: 1 + 0.5 × (3 - 1)); takes 2 points "
         "(record r1, 2016-05-01)"},
        {"put right",
         RULES("points=\"9\" start=\"full\"",
               "<deduct event=\"问题\" points=\"2\" corrected=\"0.5\" uncorrected=\"2\"/>"),
         RECORD("r1", "甲局", "event=\"问题\" rectified=\"2016-06-01\""), "甲局", "a", 1,
         "“问题” 1 次，每次扣 2 分，扣 2 分；已按期整改，× 0.5；扣 1 分（记录 r1，2016-05-01）",
         "\"问题\" 1, each takes 2 points, takes 2 points; put right in time, × 0.5; takes 1 point (record r1, "
         "2016-05-01)"},
        {"not put right",
         RULES("points=\"9\" start=\"full\"",
               "<deduct event=\"问题\" points=\"2\" corrected=\"0.5\" uncorrected=\"2\"/>"),
         RECORD("r1", "甲局", "event=\"问题\" deadline=\"2016-07-01\""), "甲局", "a", 1,
         "“问题” 1 次，每次扣 2 分，扣 2 分；逾期未整改，× 2；扣 4 分（记录 r1，2016-05-01）", NULL},
        {"shared", RULES("points=\"9\"", "<add event=\"表彰\" points=\"2\" split=\"heads\"/>"),
         RECORD("r1", "甲局", "event=\"表彰\" matter=\"m\" heads=\"1\"")
             RECORD("r2", "乙局", "event=\"表彰\" matter=\"m\" heads=\"3\""),
         "甲局", "a", 0, "“表彰” 1 次，每次加 2 分，加 2 分；与他单位分摊，× 0.25；加 0.5 分（记录 r1，2016-05-01）",
         NULL},
        {"once",
         RULES("points=\"9\"",
               "<add event=\"省级表彰\" points=\"3\" once=\"奖\"/><add event=\"市级表彰\" points=\"2\" once=\"奖\"/>"),
         RECORD("r1", "甲局", "event=\"省级表彰\" matter=\"m\"")
             RECORD("r2", "甲局", "event=\"市级表彰\" matter=\"m\""),
         "甲局", "a", 1,
         "“市级表彰”：同一事项只计分值最大的一次，已按记录 r1 计（加 3 分），本条不计（记录 r2，2016-05-01）",
         "\"市级表彰\": of one matter the largest amount alone counts, that of record r1 (gives 3 points), so this "
         "does not (record r2, 2016-05-01)"},
        {"after the cap",
         RULES("points=\"9\" start=\"full\"",
               "<deduct event=\"问题\" points=\"2\" cap=\"3\" multiply=\"after\"><times value=\"1.5\"/></deduct>"),
         RECORD("r1", "甲局", "event=\"问题\" value=\"2\""), "甲局", "a", 3, "合计乘系数：-3 × 1.5 = -4.5，扣 1.5 分",
         "the sum by its factor: -3 × 1.5 = -4.5, takes 1.5 points"},
        {"of a class",
         RULES("points=\"9\"",
               "<add event=\"表彰\" points=\"2\"><times value=\"1.5\" class=\"c\"/><times value=\"2\"/></add>"),
         RECORD("r1", "甲局", "event=\"表彰\""), "甲局", "a", 0,
         "“表彰” 1 次，每次加 2 分，加 2 分；“c”，× 1.5；× 2；加 6 分（记录 r1，2016-05-01）", NULL},
        {"days in a row",
         RULES("points=\"9\" start=\"full\"", "<deduct event=\"迟报\" points=\"0.1\"><runs every=\"day\"><run "
                                              "length=\"2\" points=\"1\"/></runs></deduct>"),
         "<record id=\"r1\" unit=\"甲局\" item=\"a\" event=\"迟报\" date=\"2016-02-29\"/><record id=\"r2\" "
         "unit=\"甲局\" item=\"a\" event=\"迟报\" date=\"2016-03-01\"/>",
         "甲局", "a", 1, "“迟报”连续 2 天，整段扣 1 分（记录 r1，2016-02-29；记录 r2，2016-03-01）", NULL},
        {"a run",
         RULES("points=\"9\" start=\"full\"", "<deduct event=\"迟报\" points=\"0.1\"><runs every=\"month\"><run "
                                              "length=\"2\" points=\"1\"/></runs></deduct>"),
         "<record id=\"r1\" unit=\"甲局\" item=\"a\" event=\"迟报\" date=\"2016-03-01\"/><record id=\"r2\" "
         "unit=\"甲局\" item=\"a\" event=\"迟报\" date=\"2016-04-30\"/>",
         "甲局", "a", 1, "“迟报”连续 2 个月，整段扣 1 分（记录 r1，2016-03-01；记录 r2，2016-04-30）",
         "\"迟报\" in 2 months in a row, which together takes 1 point (record r1, 2016-03-01; record r2, 2016-04-30)"},
    };

    TELLS(tellings);
}

#define LIMITED(limit)                    \
    RULES("points=\"10\" start=\"zero\"", \
          "<add event=\"加分\" points=\"3\">" limit "</add><deduct event=\"扣分\" points=\"1\"/>")

Test(told, limits_say_why_an_addition_is_not_given)
{
    static const telling tellings[] = {
        {"points", LIMITED("<limit points=\"20\"/>"), RECORD("r1", "甲局", "event=\"加分\""), "甲局", "a", 1,
         "加分 3，最多加满分 10 的 20%，超出的 1 分不加",
         "of 3 added, at most 10 × 20%: 1 point too many are not given"},
        {"lost", LIMITED("<limit lost=\"50\"/>"),
         RECORD("r1", "甲局", "event=\"加分\"") RECORD("r2", "乙局", "event=\"扣分\""), "甲局", "a", 1,
         "同类 3 个单位中失分的 1 个，不到 50%，3 分不加",
         "of 3 units of the class 1 lost points, less than 50%: 3 points are not given"},
        {"units", LIMITED("<limit units=\"40\"/>"),
         RECORD("r1", "甲局", "event=\"加分\"") RECORD("r2", "乙局", "event=\"加分\" value=\"2\""), "甲局", "a", 1,
         "同类 3 个单位的 40%，最多 1 个加分；本单位不在其列，或与他单位并列而超出名额，3 分不加", NULL},
    };

    TELLS(tellings);
}

#define TIMED                            \
    RULES("points=\"1\" start=\"full\"", \
          "<timing event=\"完成\" due=\"2016-06-30\" early=\"0\" late=\"0.2\" day=\"0.01\" none=\"1\"/>")

Test(told, judgement_levels_and_time_are_told)
{
    static const telling tellings[] = {
        {"judged", RULES("points=\"9\" start=\"full\"", "<judge event=\"酌情\" sense=\"deduct\" from=\"1\" to=\"3\"/>"),
         "<record id=\"r1\" unit=\"甲局\" item=\"a\" date=\"2016-05-01\" event=\"酌情\" "
         "value=\"2\"><note>材料不全</note></record>",
         "甲局", "a", 1, "“酌情”酌情扣 2 分，在 1 至 3 之间（记录 r1，2016-05-01，理由：材料不全）",
         "\"酌情\" by judgement takes 2 points, within 1 and 3 (record r1, 2016-05-01, reason: 材料不全)"},
        {"level",
         RULES("points=\"9\"", "<levels><level event=\"优\" points=\"9\"/><level event=\"良\" points=\"6\"/></levels>"),
         RECORD("r1", "甲局", "event=\"良\""), "甲局", "a", 0, "达到的最高档为“良”，得 6 分（记录 r1，2016-05-01）",
         "the highest level reached is \"良\", which gives 6 points (record r1, 2016-05-01)"},
        {"no level", RULES("points=\"9\"", "<levels otherwise=\"2\"><level event=\"优\" points=\"9\"/></levels>"), "",
         "甲局", "a", 0, "哪一档也没有达到，得 2 分", "no level is reached, which gives 2 points"},
        {"late", TIMED, "<record id=\"r1\" unit=\"甲局\" item=\"a\" event=\"完成\" date=\"2016-07-04\"/>", "甲局", "a",
         1,
         "“完成”逾期完成（期限 2016-06-30，实际 2016-07-04，逾期 4 天）：扣 0.2 + 4 × 0.01 = 0.24 分（记录 "
         "r1，2016-07-04）",
         "\"完成\" late (due 2016-06-30, done 2016-07-04, 4 days late): takes 0.2 + 4 × 0.01 = 0.24 points (record r1, "
         "2016-07-04)"},
        {"in time", TIMED, "<record id=\"r1\" unit=\"甲局\" item=\"a\" event=\"完成\" date=\"2016-06-30\"/>", "甲局",
         "a", 1, "“完成”按期完成（期限 2016-06-30，实际 2016-06-30）：不扣分（记录 r1，2016-06-30）", NULL},
        {"own due day", TIMED,
         "<record id=\"r1\" unit=\"甲局\" item=\"a\" event=\"完成\" date=\"2016-07-01\" due=\"2016-07-11\"/>", "甲局",
         "a", 1, "“完成”提前完成（期限 2016-07-11，实际 2016-07-01，提前 10 天）：不扣分（记录 r1，2016-07-01）", NULL},
        {"not done", TIMED, "", "甲局", "a", 1, "“完成”到期没有完成（期限 2016-06-30，考核日 2016-12-31），扣 1 分",
         "\"完成\" not done when it was due (due 2016-06-30, assessed on 2016-12-31), takes 1 point"},
        {"no due day", RULES("points=\"1\" start=\"full\"", "<timing event=\"完成\" late=\"1\"/>"),
         RECORD("r1", "甲局", "event=\"完成\""), "甲局", "a", 1, "“完成”没有期限，不计（记录 r1，2016-05-01）",
         "\"完成\" without a due day, does not count (record r1, 2016-05-01)"},
        {"early", RULES("points=\"1\"", "<timing event=\"完成\" due=\"2016-06-30\" early=\"0.1\" late=\"1\"/>"),
         RECORD("r1", "甲局", "event=\"完成\""), "甲局", "a", 0,
         "“完成”提前完成（期限 2016-06-30，实际 2016-05-01，提前 60 天）：加 0.1 分（记录 r1，2016-05-01）", NULL},
        {"late whatever the days",
         RULES("points=\"1\" start=\"full\"", "<timing event=\"完成\" due=\"2016-04-30\" late=\"0.3\"/>"),
         RECORD("r1", "甲局", "event=\"完成\""), "甲局", "a", 1,
         "“完成”逾期完成（期限 2016-04-30，实际 2016-05-01，逾期 1 天）：扣 0.3 分（记录 r1，2016-05-01）", NULL},
        {"not due yet", RULES("points=\"1\" start=\"full\"", "<timing event=\"完成\" due=\"2017-06-30\" none=\"1\"/>"),
         "", "甲局", "a", 1, "“完成”期限未到（期限 2017-06-30，考核日 2016-12-31），不扣分", NULL},
    };

    TELLS(tellings);
}
