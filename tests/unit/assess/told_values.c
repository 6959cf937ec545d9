/* What the steps of rules of one value say. Figures are worked out by hand from lib/data/assessment.md. */
#include "told.h"

#include <criterion/criterion.h>
#include <string.h>

#define TELLS(tellings) must_tell(tellings, sizeof(tellings) / sizeof(*tellings), NULL)
#define VALUED(rule)    RULES("points=\"10\"", rule)
#define LOST(rule)      RULES("points=\"10\" start=\"full\"", rule)
#define VALUE(value)    RECORD("r1", "甲局", "event=\"率\" value=\"" value "\"")

Test(told, bands_distance_and_value_are_told)
{
    static const telling tellings[] = {
        {"band",
         VALUED("<bands event=\"率\"><band from=\"95\" points=\"10\"/><band from=\"90\" below=\"95\" "
                "points=\"8\"/></bands>"),
         VALUE("93"), "甲局", "a", 0, "“率” 93，在不低于 90、低于 95的一段，得 8 分（记录 r1，2016-05-01）",
         "\"率\" 93, in the band from 90, below 95, gives 8 points (record r1, 2016-05-01)"},
        {"no band",
         VALUED("<bands event=\"率\"><band from=\"95\" points=\"10\"/><band above=\"80\" to=\"90\" "
                "points=\"8\"/></bands>"),
         VALUE("93"), "甲局", "a", 0, "“率” 93，不在任何一段，得 0 分（记录 r1，2016-05-01）", NULL},
        {"below", LOST("<distance event=\"率\" target=\"95\" step=\"1\" points=\"-0.5\" side=\"below\"/>"), VALUE("93"),
         "甲局", "a", 1, "“率” 93，目标 95，低 2，每 1 为 -0.5 分：2 ÷ 1 × -0.5 = -1，扣 1 分（记录 r1，2016-05-01）",
         "\"率\" 93, target 95, 2 below, 1 being -0.5 points: 2 ÷ 1 × -0.5 = -1, takes 1 point (record r1, "
         "2016-05-01)"},
        {"whole steps",
         VALUED("<distance event=\"率\" target=\"95\" step=\"2\" points=\"1\" side=\"above\" whole=\"true\"/>"),
         VALUE("100"), "甲局", "a", 0,
         "“率” 100，目标 95，高 5，每 2 为 1 分：5 ÷ 2 取整为 2，2 × 1 = 2，得 2 分（记录 r1，2016-05-01）", NULL},
        {"not below", LOST("<distance event=\"率\" target=\"95\" step=\"1\" points=\"-0.5\" side=\"below\"/>"),
         VALUE("95.5"), "甲局", "a", 1, "“率” 95.5，目标 95，不低于目标，得 0 分（记录 r1，2016-05-01）",
         "\"率\" 95.5, target 95, not below it, gives 0 points (record r1, 2016-05-01)"},
        {"of the class", VALUED("<distance event=\"率\" group=\"mean\" step=\"1\" points=\"1\" side=\"above\"/>"),
         VALUE("90") RECORD("r2", "乙局", "event=\"率\" value=\"80\""), "甲局", "a", 0,
         "“率” 90，同类平均 85，高 5，每 1 为 1 分：5 ÷ 1 × 1 = 5，得 5 分（记录 r1，2016-05-01）", NULL},
        {"as it is", VALUED("<value event=\"率\"/>"), VALUE("7.5"), "甲局", "a", 0,
         "“率” 7.5，得 7.5 分（记录 r1，2016-05-01）", "\"率\" 7.5, gives 7.5 points (record r1, 2016-05-01)"},
        {"a rate", VALUED("<value of=\"100\"/>"), RECORD("r1", "甲局", "value=\"93\""), "甲局", "a", 0,
         "数值 93：93 ÷ 100 × 10 = 9.3，得 9.3 分（记录 r1，2016-05-01）",
         "the value 93: 93 ÷ 100 × 10 = 9.3, gives 9.3 points (record r1, 2016-05-01)"},
        {"a sum", VALUED("<value event=\"率\" take=\"sum\"/>"),
         VALUE("1") RECORD("r2", "甲局", "event=\"率\" value=\"2\""), "甲局", "a", 0,
         "“率”合计 3，得 3 分（记录 r1，2016-05-01：1；记录 r2，2016-05-01：2）", NULL},
        {"a count", VALUED("<value event=\"率\" take=\"count\"/>"), VALUE("7") RECORD("r2", "甲局", "event=\"率\""),
         "甲局", "a", 0, "“率”记录数 2，得 2 分（记录 r1，2016-05-01；记录 r2，2016-05-01）", NULL},
        {"a mean", VALUED("<value event=\"率\" take=\"mean\"/>"),
         VALUE("1") RECORD("r2", "甲局", "event=\"率\" value=\"2\""), "甲局", "a", 0,
         "“率”平均 1.5，得 1.5 分（记录 r1，2016-05-01：1；记录 r2，2016-05-01：2）",
         "\"率\" mean 1.5, gives 1.5 points (record r1, 2016-05-01: 1; record r2, 2016-05-01: 2)"},
        {"the lowest", VALUED("<value event=\"率\" take=\"lowest\"/>"),
         VALUE("1") RECORD("r2", "甲局", "event=\"率\" value=\"2\""), "甲局", "a", 0,
         "“率”最低 1，得 1 分（记录 r1，2016-05-01：1；记录 r2，2016-05-01：2）", NULL},
        {"its own aim", VALUED("<distance event=\"率\" aim=\"目标\" step=\"2\" points=\"1\" side=\"above\"/>"),
         VALUE("7") RECORD("r2", "甲局", "event=\"目标\" value=\"6\""), "甲局", "a", 0,
         "“率” 7，目标 6，高 1，每 2 为 1 分：1 ÷ 2 × 1 = 0.5，得 0.5 分（记录 r1，2016-05-01，“率”：7；记录 "
         "r2，2016-05-01，“目标”：6）",
         NULL},
        {"the same", LOST("<distance event=\"率\" target=\"95\" step=\"1\" points=\"-0.5\" side=\"both\"/>"),
         VALUE("95"), "甲局", "a", 1, "“率” 95，目标 95，与目标相同，得 0 分（记录 r1，2016-05-01）",
         "\"率\" 95, target 95, the same, gives 0 points (record r1, 2016-05-01)"},
        {"the highest",
         LOST("<distance event=\"率\" group=\"highest\" step=\"4\" points=\"-0.5\" side=\"both\" cap=\"2\"/>"),
         VALUE("75") RECORD("r2", "乙局", "event=\"率\" value=\"95\""), "甲局", "a", 2,
         "“率”扣分封顶 2 分，超出的 0.5 分不扣", NULL},
        {"a small part", VALUED("<value event=\"率\" of=\"3.2\"/>"), VALUE("0.000001"), "甲局", "a", 0,
         "“率” 0.000001：0.000001 ÷ 3.2 × 10 = 0.000003125，得 0.000003125 分（记录 r1，2016-05-01）", NULL},
        {"nothing", VALUED("<value event=\"率\"/>"), "", "甲局", "a", 0, "“率”没有可用的数值，得 0 分",
         "\"率\" has no value that can be used, gives 0 points"},
        {"the points", VALUED("<value event=\"率\"/>"), VALUE("12"), "甲局", "a", 1, "最高 10：12 → 10",
         "at most 10: 12 → 10"},
        {"its own limits", VALUED("<clamp from=\"2\" to=\"5\"/><value event=\"率\"/>"), VALUE("1"), "甲局", "a", 1,
         "最低 2：1 → 2", NULL},
    };

    TELLS(tellings);
}

Test(told, goalposts_and_comparisons_are_told)
{
    static const telling tellings[] = {
        {"linear", VALUED("<goalposts event=\"率\" low=\"60\" high=\"100\"/>"), VALUE("93"), "甲局", "a", 0,
         "“率” 93：(93 - 60) ÷ (100 - 60) × 10 = 8.25，得 8.25 分（记录 r1，2016-05-01）", NULL},
        {"cut", VALUED("<goalposts event=\"率\" low=\"60\" high=\"90\"/>"), VALUE("93"), "甲局", "a", 0,
         "“率” 93，超出 60 至 90 的区间，得分率按 1 计：1 × 10 = 10，得 10 分（记录 r1，2016-05-01）",
         "\"率\" 93, beyond 60 to 90, the rate is 1: 1 × 10 = 10, gives 10 points (record r1, 2016-05-01)"},
        {"logarithms", VALUED("<goalposts event=\"率\" low=\"1\" high=\"100\" scale=\"log\"/>"), VALUE("2"), "甲局",
         "a", 0, "“率” 2：(ln 2 - ln 1) ÷ (ln 100 - ln 1) × 10 ≈ 1.50515，得 ≈ 1.50515 分（记录 r1，2016-05-01）",
         NULL},
        {"to the best", VALUED("<relative event=\"率\" to=\"best\"/>"),
         VALUE("60") RECORD("r2", "乙局", "event=\"率\" value=\"80\""), "甲局", "a", 0,
         "“率” 60，同类 2 个单位，最好 80：60 ÷ 80 × 10 = 7.5，得 7.5 分（记录 r1，2016-05-01）",
         "\"率\" 60, 2 units of the class, best 80: 60 ÷ 80 × 10 = 7.5, gives 7.5 points (record r1, 2016-05-01)"},
        {"to the least", VALUED("<relative event=\"率\" to=\"best\" best=\"lowest\"/>"),
         VALUE("80") RECORD("r2", "乙局", "event=\"率\" value=\"60\""), "甲局", "a", 0,
         "“率” 80，同类 2 个单位，最好 60：60 ÷ 80 × 10 = 7.5，得 7.5 分（记录 r1，2016-05-01）", NULL},
        {"to the mean", VALUED("<relative event=\"率\" to=\"mean\"/>"),
         VALUE("60") RECORD("r2", "乙局", "event=\"率\" value=\"100\""), "甲局", "a", 0,
         "“率” 60，同类 2 个单位，平均 80：60 ÷ 80 × 10 = 7.5，得 7.5 分（记录 r1，2016-05-01）", NULL},
        {"in the range", VALUED("<relative event=\"率\" to=\"range\"/>"),
         VALUE("70") RECORD("r2", "乙局", "event=\"率\" value=\"60\"")
             RECORD("r3", "丙局", "event=\"率\" value=\"80\""),
         "甲局", "a", 0,
         "“率” 70，同类 3 个单位，最好 80，最差 60：(70 - 60) ÷ (80 - 60) × 10 = 5，得 5 分（记录 r1，2016-05-01）",
         NULL},
        {"by nothing", VALUED("<relative event=\"率\" to=\"range\"/>"), VALUE("70"), "甲局", "a", 0,
         "“率” 70，同类 1 个单位，最好 70，最差 70，除数为 0，无法比较，得 0 分（记录 r1，2016-05-01）", NULL},
        {"places",
         VALUED("<ranking event=\"率\" ties=\"mean\"><place at=\"1\" points=\"10\"/><place at=\"2\" "
                "points=\"7\"/></ranking>"),
         VALUE("80") RECORD("r2", "乙局", "event=\"率\" value=\"80\"")
             RECORD("r3", "丙局", "event=\"率\" value=\"70\""),
         "甲局", "a", 0,
         "“率” 80，在同类 3 个单位中列第 1 名（并列的取所占名次的平均分），得 8.5 分（记录 r1，2016-05-01）", NULL},
        {"a place", VALUED("<ranking event=\"率\" first=\"10\" step=\"-3\"/>"),
         VALUE("70") RECORD("r2", "乙局", "event=\"率\" value=\"80\""), "甲局", "a", 0,
         "“率” 70，在同类 2 个单位中列第 2 名，得 7 分（记录 r1，2016-05-01）",
         "\"率\" 70, of 2 units of the class in place 2, gives 7 points (record r1, 2016-05-01)"},
    };

    TELLS(tellings);
}

#define MARK(id, value)            RECORD(id, "甲局", "value=\"" value "\"")
#define OF_GROUP(id, group, value) RECORD(id, "甲局", "group=\"" group "\" value=\"" value "\"")

Test(told, votes_and_raters_are_told)
{
    static const telling tellings[] = {
        {"votes",
         VALUED("<votes of=\"100\"><answer event=\"满意\" points=\"100\"/><answer event=\"一般\" "
                "points=\"60\"/><answer event=\"弃权\"/></votes>"),
         RECORD("r1", "甲局", "event=\"满意\" value=\"30\"") RECORD("r2", "甲局", "event=\"一般\" value=\"10\"")
             RECORD("r3", "甲局", "event=\"弃权\" value=\"5\""),
         "甲局", "a", 0,
         "票决：(“满意” 30 票 × 100 + “一般” 10 票 × 60) ÷ 有效票 40 = 90；90 ÷ 100 × 10 = 9，得 9 分（记录 "
         "r1，2016-05-01，“满意”：30；记录 r2，2016-05-01，“一般”：10；记录 r3，2016-05-01，“弃权”：5）",
         "votes: (\"满意\" 30 × 100 + \"一般\" 10 × 60) ÷ valid votes 40 = 90; 90 ÷ 100 × 10 = 9, gives 9 points "
         "(record r1, 2016-05-01, \"满意\": 30; record r2, 2016-05-01, \"一般\": 10; record r3, 2016-05-01, \"弃权\": "
         "5)"},
        {"trimmed", VALUED("<raters trim=\"1\"/>"), MARK("r1", "5") MARK("r2", "7") MARK("r3", "8") MARK("r4", "10"),
         "甲局", "a", 0,
         "评分：4 个有效分数，去掉最高、最低各 1 个，平均 7.5，得 7.5 分（记录 r1，2016-05-01：5；记录 "
         "r2，2016-05-01：7；记录 r3，2016-05-01：8；记录 r4，2016-05-01：10）",
         "raters: 4 valid marks, without the 1 highest and the 1 lowest, mean 7.5, gives 7.5 points (record r1, "
         "2016-05-01: 5; record r2, 2016-05-01: 7; record r3, 2016-05-01: 8; record r4, 2016-05-01: 10)"},
        {"a void ballot", VALUED("<raters><void from=\"9\" more=\"1\"/></raters>"),
         RECORD("r1", "甲局", "value=\"10\" rater=\"p\"") RECORD("r2", "乙局", "value=\"9\" rater=\"p\"")
             RECORD("r3", "甲局", "value=\"8\" rater=\"q\""),
         "甲局", "a", 0, "评分：1 个有效分数，平均 8；1 个在废票上，不计，得 8 分（记录 r3，2016-05-01：8）",
         "raters: 1 valid marks, mean 8; 1 on void ballots do not count, gives 8 points (record r3, 2016-05-01: 8)"},
        {"groups", VALUED("<raters><group name=\"领导\" weight=\"60\"/><group name=\"群众\" weight=\"40\"/></raters>"),
         OF_GROUP("r1", "领导", "9") OF_GROUP("r2", "群众", "6") OF_GROUP("r3", "群众", "8"), "甲局", "a", 0,
         "评分：“领导”1 个有效分数，平均 9；“群众”2 个有效分数，平均 7；按权重合并：9 × 60% + 7 × 40% = 8.2，得 8.2 "
         "分（记录 r1，2016-05-01，领导：9；记录 r2，2016-05-01，群众：6；记录 r3，2016-05-01，群众：8）",
         NULL},
    };

    TELLS(tellings);
}

#define ONE  "<record unit=\"甲局\" item=\"a\" event=\"率\" value=\"1\" date=\"2016-05-01\"/>"
#define FIVE ONE ONE ONE ONE ONE

Test(told, of_more_than_twenty_records_the_others_are_counted)
{
    fz_report *report =
        report_of(NULL, RULES("points=\"30\"", "<value event=\"率\" take=\"sum\"/>"), FIVE FIVE FIVE FIVE ONE ONE);
    const fz_item *item = fz_result_item_of(fz_report_result_of(report, "甲局"), "a");
    const char *end =
        "；记录 r7，2016-05-01：1；另有 2 条）"; /* by their ids: r1, r10 to r19, r2, r20 to r22, r3 to r7 */
    char text[4096];

    fz_step_text(fz_item_step(item, 0), FZ_LANGUAGE_ZH, text, sizeof(text));
    cr_assert_gt(strlen(text), strlen(end));
    cr_assert_str_eq(text + strlen(text) - strlen(end), end);
    cr_assert_eq(fz_step_record_count(fz_item_step(item, 0)), 22);
    fz_report_unref(report);
}
