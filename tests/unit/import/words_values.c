/* Words of days, numbers, amounts and times, one by one: each in a text where it alone makes the difference. */
#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

/* ------------------------------------------------------------------ deadlines ------------------------------------- */

/* Of a directive of 2021-02-03; 0 where the words leave the day open. */
static const struct {
    const char *text;
    fz_date day;
    const char *every;
} dues[] = {
    {"2021年底", 20211231, NULL},
    {"2021年末", 20211231, NULL},
    {"2021年内", 20211231, NULL},
    {"2022年年底", 20221231, NULL},
    {"2022年年末", 20221231, NULL},
    {"2022年年内", 20221231, NULL},
    {"2022年全年", 20221231, NULL},
    {"2022年", 20221231, NULL},
    {"年底", 20211231, NULL},
    {"年末", 20211231, NULL},
    {"年内", 20211231, NULL},
    {"今年底", 20211231, NULL},
    {"今年年底", 20211231, NULL},
    {"当年内", 20211231, NULL},
    {"本年末", 20211231, NULL},
    {"上半年", 20210630, NULL},
    {"下半年", 20211231, NULL},
    {"一季度", 20210331, NULL},
    {"第一季度", 20210331, NULL},
    {"1季度末", 20210331, NULL},
    {"二季度", 20210630, NULL},
    {"2季度", 20210630, NULL},
    {"三季度", 20210930, NULL},
    {"3季度", 20210930, NULL},
    {"四季度", 20211231, NULL},
    {"4季度", 20211231, NULL},
    {"6月底", 20210630, NULL},
    {"6月上旬", 20210610, NULL},
    {"6月中旬", 20210620, NULL},
    {"6月下旬", 20210630, NULL},
    {"6月15日", 20210615, NULL},
    {"6月15号", 20210615, NULL},
    {"2月底", 20210228, NULL},
    {"十二月底", 20211231, NULL},
    {"十月底", 20211031, NULL},
    {"二月底", 20210228, NULL},
    {"12月底", 20211231, NULL},
    {"2024年2月底", 20240229, NULL},
    {"21年底", 20211231, NULL},
    {"1949年底", 19491231, NULL},
    {"2200年底", 22001231, NULL},
    {"力争6月底", 20210630, NULL},
    {"确保6月底", 20210630, NULL},
    {"截至6月底", 20210630, NULL},
    {"截止6月底", 20210630, NULL},
    {"到6月底", 20210630, NULL},
    {"至6月底", 20210630, NULL},
    {"于6月底", 20210630, NULL},
    {"在6月底", 20210630, NULL},
    {"2021年12月31日前", 20211231, NULL},
    {"2021年1月底", 20210131, NULL},
    {"2021.12.31", 20211231, NULL},
    {"2021.12", 20211231, NULL},
    {"2021-6", 20210630, NULL},
    {"2024/02前", 20240229, NULL},
    {"2021.13", 0, NULL},
    {"1949.12", 19491231, NULL},
    {"1948.12", 0, NULL},
    {"2201.1", 0, NULL},
    {"2021-2023年", 20231231, NULL},
    {"2021—2025年", 20251231, NULL},
    {"2021至2023年底", 20231231, NULL},
    {"2023-2021年", 0, NULL},
    {"2021年12月31日17:00前", 20211231, NULL},
    {"2021年6月至12月", 20211231, NULL},
    {"2021年6月-12月", 20211231, NULL},
    {"2021年6月—2023年2月底", 20230228, NULL},
    {"2021年6月1日至2021年6月30日", 20210630, NULL},
    {"2021年至2023年", 20231231, NULL},
    {"6月至9月", 20210930, NULL},
    {"2021年6-9月", 20210930, NULL},
    {"2022年6—9月底前", 20220930, NULL},
    {"6-9月", 20210930, NULL},
    {"2021年9-6月", 0, NULL},
    {"2022.6-9月", 20220930, NULL},
    {"自2022年6月至12月", 20221231, NULL},
    {"从2022年6-9月", 20220930, NULL},
    {"2021年6月10日至5日", 0, NULL},
    {"2021年6月至2021年6月15日", 20210615, NULL},
    {"2021年6月5-10日", 20210610, NULL},
    {"2021年6月10-5日", 0, NULL},
    {"2021年6月至年底", 20211231, NULL},
    {"2022年6月-年末", 20221231, NULL},
    {"6月至年底前", 20211231, NULL},
    {"2021年9月至次年3月", 20220331, NULL},
    {"2022年9月至翌年3月底", 20230331, NULL},
    {"2021年9月到第二年6月", 20220630, NULL},
    {"2021年9月至2022年年底", 20221231, NULL},
    {"2021年9月至明年年底", 20221231, NULL},
    {"2021年第一季度至第三季度", 20210930, NULL},
    {"2021年上半年至年底", 20211231, NULL},
    {"次年3月", 0, NULL},
    {"明年3月底", 20220331, NULL},
    {"明年底", 20221231, NULL},
    {"来年上半年", 20220630, NULL},
    {"明年3月至明年6月", 20220630, NULL},
    {"2022年3月至明年6月", 20220630, NULL},
    {"2021年6月至今年底", 20211231, NULL},
    {"2020年9月至今年6月", 20210630, NULL},
    {"2021年6月至当年底", 20211231, NULL},
    {"2021年9月至下年3月", 20220331, NULL},
    {"2021.6.1-2021.12.31", 20211231, NULL},
    {"2021.06.01-12.31", 20211231, NULL},
    {"2021-06-01至2021-12-31", 20211231, NULL},
    {"2021/6/1-2021/12/31", 20211231, NULL},
    {"2021.12.31至2022.6.30", 20220630, NULL},
    {"2021.6-2021.12", 20211231, NULL},
    {"2021年6月1日-2021年12月31日", 20211231, NULL},
    {"2021年10月10日至2021年10月5日", 0, NULL},
    {"6月份至9月份", 20210930, NULL},
    {"2021年6月上旬至9月中旬", 20210920, NULL},
    {"2021年6月份至年底", 20211231, NULL},
    {"6月5-10号", 20210610, NULL},
    {"自2021年6月1日起至12月31日止", 20211231, NULL},
    {"自2021年6月起至年底", 20211231, NULL},
    {"2021年6月15日起-年底", 20211231, NULL},
    {"从2021年6月起", 0, NULL},
    {"2021年6月起", 0, NULL},
    {"自6月1日起施行", 0, NULL},
    {"2021年6月起草完毕", 20210630, NULL},
    {"2021年6月至长期", 0, NULL},
    {"2021年6月上旬至下旬", 0, NULL},
    {"2021年6月5日至次月5日", 0, NULL},
    {"6-7月完成主体；8月验收", 0, NULL},
    {"2021年12月底前（2021-2023年行动）", 20211231, NULL},
    {"2021年6月底前印发2021-2025年规划", 20210630, NULL},
    {"2021年10月底前（10月1-7日除外）", 20211031, NULL},
    {"2021年6月到十所学校调研", 20210630, NULL},
    {"2021年6月到第一批学校调研", 20210630, NULL},
    {"2021年6月启动7月至12月实施", 20211231, NULL},
    {"2021年6月启动、7月至12月实施", 0, NULL},
    {"2021年3月、9月至12月", 0, NULL},
    {"2021年6月底前、9月至12月", 0, NULL},
    {"原则上2021年3月至12月", 20211231, NULL},
    {"实施期为2021年3月至2022年12月", 20221231, NULL},
    {"第一阶段2021年3月至5月", 20210531, NULL},
    {"集中整治（3月至5月）", 20210531, NULL},
    {"自发文之日至2021年12月", 20211231, NULL},
    {"2021年编制2021-2023年规划", 0, NULL},
    {"3-6月和9-12月", 0, NULL},
    {"2021年3-5月启动12月完成", 0, NULL},
    {"2021年12月至少完成80%", 20211231, NULL},
    {"12月31日至迟完成", 20211231, NULL},
    {"6月底一起完成", 20210630, NULL},
    {"2021年6月起步", 20210630, NULL},
    {"19年底", 20191231, NULL},
    {"年终考核前", 0, NULL},
    {"1年内", 0, NULL},
    {"3年内完成", 0, NULL},
    {"10年内", 0, NULL},
    {"三年", 0, NULL},
    {"12.31前", 20211231, NULL},
    {"6.30之前", 20210630, NULL},
    {"6.30前完成", 20210630, NULL},
    {"6.30", 0, NULL},
    {"12.31前后", 0, NULL},
    {"12.31前（2022年）", 0, NULL},
    {"6.30前；12.31前", 0, NULL},
    {"1.31前", 0, NULL},
    {"6.31前", 0, NULL},
    {"13.1前", 0, NULL},
    {"6.3万元", 0, NULL},
    {"2021年9月至6月", 0, NULL},
    {"2021年6月5日至10日", 20210610, NULL},
    {"2021年3月至5月启动、12月底前完成", 0, NULL},
    {"6月初", 0, NULL},
    {"1月底", 0, NULL},
    {"2021年13月底", 0, NULL},
    {"2021年0月底", 0, NULL},
    {"1948年底", 0, NULL},
    {"2201年底", 0, NULL},
    {"每半年", 0, "half-year"},
    {"每年", 0, "year"},
    {"每季度", 0, "quarter"},
    {"每个季度", 0, "quarter"},
    {"每月", 0, "month"},
    {"每个月", 0, "month"},
    {"每周", 0, "week"},
    {"每星期", 0, "week"},
    {"每日", 0, "day"},
    {"每天", 0, "day"},
    {"每年12月底", 0, "year"},
};

Test(words_values, of_deadlines_are_each_their_day)
{
    for (size_t i = 0; i < sizeof(dues) / sizeof(*dues); i++) {
        fz_directive *d =
            import_format("成文日期：2021-02-03\n关于加强春耕备耕工作的意见\n一、备足农资。\n责任单位：县供销社\n"
                          "完成时限：%s\n二、抢抓农时。\n责任单位：县水利局\n",
                          dues[i].text);
        const fz_task *task = fz_directive_task(d, 0);

        cr_expect_eq(fz_task_due_count(task), 1, "%s", dues[i].text);
        if (fz_task_due_count(task) > 0) {
            const char *every = fz_task_due_every(task, 0);

            cr_expect_eq(fz_task_due_day(task, 0), dues[i].day, "%s: %d", dues[i].text, (int)fz_task_due_day(task, 0));
            cr_expect_str_eq(every ? every : "once", dues[i].every ? dues[i].every : "once", "%s", dues[i].text);
        }
        fz_directive_unref(d);
    }
}

/* ------------------------------------------------------------------ numbers --------------------------------------- */

Test(words_values, that_are_numerals_number_tasks)
{
    static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "壹", "贰",
                                           "貳", "叁", "叄", "參", "肆", "伍", "陆", "陸", "柒", "捌", "玖", "拾",
                                           "弌", "弍", "弎", "廿", "卄", "卅", "卌", "两", "兩", NULL};

    for (size_t i = 0; numerals[i]; i++) {
        fz_directive *d = import_format("%s、备足农资。责任单位：县供销社\n", numerals[i]);

        cr_expect_eq(fz_directive_task_count(d), 1, "%s", numerals[i]);
        if (fz_directive_task_count(d) > 0)
            cr_expect_str_eq(fz_task_label(fz_directive_task(d, 0)), numerals[i]);
        fz_directive_unref(d);
    }
}

Test(words_values, of_measures_make_a_number_with_a_point_no_number_of_a_task)
{
    static const char *const measures[] = {
        "2.5万亩优质粮", "2.5亿元补贴", "2.5倍增长",    "2.5个百分点", "2.5%的耕地", "2.25万亩优质粮",
        "2.25亿元补贴",  "2.25倍增长",  "2.25个百分点", "2.25%的耕地", NULL};

    for (size_t i = 0; measures[i]; i++) {
        fz_directive *d = import_format(
            "一、备足农资\n1.推广良种。责任单位：县供销社\n%s列入预算。\n2.抢抓农时。责任单位：县水利局\n",
            measures[i]);

        cr_expect_eq(fz_directive_task_count(d), 2, "%s", measures[i]);
        if (fz_directive_task_count(d) == 2)
            cr_expect_str_eq(fz_task_text(fz_directive_task(d, 1)), "抢抓农时。", "%s", measures[i]);
        fz_directive_unref(d);
        d = import_format("一、备足农资\n1.推广良种\n%s。责任单位：县供销社\n", measures[i]);
        cr_expect_eq(fz_directive_task_count(d), 1, "%s", measures[i]);
        cr_expect_str_eq(fz_task_label(fz_directive_task(d, 0)), "1", "%s", measures[i]);
        fz_directive_unref(d);
    }
}

Test(words_values, of_the_number_of_a_document_are_office_year_and_serial)
{
    static const struct {
        const char *number, *office;
        uint32_t year, serial;
    } numbers[] = {{"晋政发〔2015〕4号", "晋政发", 2015, 4},
                   {"中政办函[2016]第120号", "中政办函", 2016, 120},
                   {"国发（1999）35号", "国发", 1999, 35}};

    for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
        fz_directive *d =
            import_format("关于春耕备耕的意见\n%s\n一、备足农资。责任单位：县供销社\n", numbers[i].number);
        uint32_t year = 0, serial = 0;

        cr_expect_str_eq(fz_directive_doc_number_parts(d, &year, &serial), numbers[i].office);
        cr_expect(year == numbers[i].year && serial == numbers[i].serial, "%u, %u", year, serial);
        fz_directive_unref(d);
    }
}

/* Each stands before an item that has no number; but -5 is a number. */
Test(words_values, that_are_bullets_begin_items)
{
    static const char *const bullets[] = {"—", "——", "–", "-", "•", "●", "■", "◆", "◇", "○", "□", "★",
                                          "▲", "△",  "·", "*", "▪", "※", "►", "➢", "✓", "✔", NULL};

    for (size_t i = 0; bullets[i]; i++) {
        fz_directive *d =
            import_format("一、备足农资\n%s推广良种。（县供销社负责）\n二、抢抓农时。（县水利局负责）\n", bullets[i]);

        cr_expect_eq(fz_directive_task_count(d), 2, "%s", bullets[i]);
        cr_expect_str_eq(fz_task_text(fz_directive_task(d, 0)), "推广良种。", "%s", bullets[i]);
        fz_directive_unref(d);
    }
    fz_directive *d =
        import_format("一、备足农资\n%s度以下停工。（县供销社负责）\n二、抢抓农时。（县水利局负责）\n", "-5");

    cr_expect_not_null(strstr(fz_task_text(fz_directive_task(d, 0)), "-5度以下停工。"));
    fz_directive_unref(d);
}

/* 任务一：, 任务2、; of more than three digits it is none. */
Test(words_values, that_name_a_task_number_it_up_to_999)
{
    static const struct {
        const char *mark, *label;
    } marks[] = {{"任务一：", "一"}, {"任务2、", "2"}, {"任务999：", "999"}, {"任务1000：", NULL}, {"任务0：", NULL}};

    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
        fz_directive *d = import_format("一、备足农资\n%s推广良种。（县供销社负责）\n二、抢抓农时。（县水利局负责）\n",
                                        marks[i].mark);
        const fz_task *task = fz_directive_task(d, 0);
        const char *label = fz_task_label(task);

        cr_expect(marks[i].label ? label && strcmp(label, marks[i].label) == 0 : !label || strcmp(label, "一") == 0,
                  "%s: %s", marks[i].mark, label);
        fz_directive_unref(d);
    }
}

/* ------------------------------------------------------------------ amounts --------------------------------------- */

static const char *const measures[] = {
    "个",   "个课时", "个学时", "‰",      "人次", "平方公里", "平方千米", "平方米", "立方米", "公里", "千米",
    "公顷", "公斤",   "千克",   "千瓦时", "千瓦", "美元",     "学时",     "课时",   "米",     "亩",   "吨",
    "元",   "人",     "名",     "位",     "户",   "家",       "处",       "项",     "条",     "篇",   "份",
    "件",   "起",     "套",     "台",     "辆",   "座",       "所",       "种",     "门",     "张",   "幅",
    "块",   "部",     "支",     "节",     "堂",   "倍",       "分",       "本",     "册",     "村",   "株",
    "棵",   "头",     "只",     "艘",     "架",   "间",       "栋",       "幢",     "例",     NULL};

Test(words_values, that_measure_make_an_amount_a_quantity)
{
    for (size_t i = 0; measures[i]; i++) {
        fz_directive *d = import_format("一、新增不少于37%s的任务。责任单位：县供销社\n", measures[i]);
        const fz_task *task = fz_directive_task(d, 0);
        fz_decimal number = 0;

        cr_expect_eq(fz_task_requirement_count(task), 1, "%s", measures[i]);
        if (fz_task_requirement_count(task) > 0) {
            const fz_requirement *r = fz_task_requirement(task, 0);

            cr_expect_eq(fz_requirement_kind_of(r), FZ_REQUIREMENT_QUANTITY, "%s", measures[i]);
            cr_expect(fz_requirement_number(r, &number), "%s", measures[i]);
            cr_expect_eq(number, 37 * FZ_DECIMAL_ONE, "%s", measures[i]);
            cr_expect_str_eq(fz_requirement_unit(r), measures[i]);
        }
        fz_directive_unref(d);
    }
}

/* Of a number and one ideograph before a stop, the ideograph is what is counted (30卷), unless it is one of these (起 and 间 are
 * measures). */
Test(words_values, behind_a_number_that_are_no_things_are_not_counted)
{
    static const char *const none[] = {"前", "后", "内", "外", "中", "上", "下", "初", "末", "底", "来", "时",
                                       "余", "多", "几", "月", "号", "亿", "万", "半", "成", "些", NULL};
    static const char text[] = "一、新增不少于37%s，列入预算。责任单位：县供销社\n";
    fz_directive *d = import_format(text, "卷");

    cr_assert_eq(fz_task_requirement_count(fz_directive_task(d, 0)), 1);
    cr_expect_str_eq(fz_requirement_unit(fz_task_requirement(fz_directive_task(d, 0), 0)), "卷");
    fz_directive_unref(d);
    for (size_t i = 0; none[i]; i++) {
        const fz_task *task;

        d = import_format(text, none[i]);
        task = fz_directive_task(d, 0);
        for (size_t k = 0; k < fz_task_requirement_count(task); k++) {
            const char *unit = fz_requirement_unit(fz_task_requirement(task, k));

            cr_expect(!unit || strcmp(unit, none[i]) != 0, "%s", none[i]);
        }
        fz_directive_unref(d);
    }
}

/* Words behind an amount, and what they make of it; those of about how much leave it open: no requirement. */
static const struct {
    const char *word;
    bool open;
    fz_bound bound;
} bounds[] = {
    {"及以上", false, FZ_BOUND_LEAST}, {"或以上", false, FZ_BOUND_LEAST}, {"以上", false, FZ_BOUND_LEAST},
    {"及以下", false, FZ_BOUND_MOST},  {"以下", false, FZ_BOUND_MOST},    {"以内", false, FZ_BOUND_MOST},
    {"之内", false, FZ_BOUND_MOST},    {"左右", true, FZ_BOUND_NONE},     {"上下", true, FZ_BOUND_NONE},
};

Test(words_values, behind_an_amount_bound_it_or_leave_it_open)
{
    for (size_t i = 0; i < sizeof(bounds) / sizeof(*bounds); i++) {
        fz_directive *d = import_format("一、新增岗位37个%s。责任单位：县供销社\n", bounds[i].word);
        const fz_task *task = fz_directive_task(d, 0);

        cr_expect_eq(fz_task_requirement_count(task), !bounds[i].open, "%s", bounds[i].word);
        if (fz_task_requirement_count(task) > 0)
            cr_expect_eq(fz_requirement_bound(fz_task_requirement(task, 0)), bounds[i].bound, "%s", bounds[i].word);
        fz_directive_unref(d);
    }
}

Test(words_values, behind_a_span_of_time_make_it_a_deadline_when_they_say_within)
{
    static const char *const within[] = {"以内", "之内", "内", NULL};
    static const char *const others[] = {"及以上", "或以上", "以上", "及以下", "以下", NULL};
    static const char text[] = "一、延误3天%s通报批评。责任单位：县供销社\n";

    for (size_t i = 0; within[i]; i++) {
        fz_directive *d = import_format(text, within[i]);

        cr_expect_eq(fz_task_requirement_count(fz_directive_task(d, 0)), 1, "%s", within[i]);
        fz_directive_unref(d);
    }
    for (size_t i = 0; others[i]; i++) {
        fz_directive *d = import_format(text, others[i]);

        cr_expect_eq(fz_task_requirement_count(fz_directive_task(d, 0)), 0, "%s", others[i]);
        fz_directive_unref(d);
    }
}

/* ------------------------------------------------------------------ times ----------------------------------------- */

/* Requirements of a kind that the first task has. */
static size_t required(const fz_directive *d, fz_requirement_kind kind)
{
    const fz_task *task = fz_directive_task(d, 0);
    size_t count = 0;

    for (size_t i = 0; i < fz_task_requirement_count(task); i++)
        count += fz_requirement_kind_of(fz_task_requirement(task, i)) == kind;
    return count;
}

Test(words_values, around_a_time_make_it_the_one_by_which)
{
    static const struct {
        const char *text;
        size_t count;
    } texts[] = {
        {"2025年底完成改造任务", 1},       {"2025年底建成改造任务", 1},       {"2025年底全面改造任务", 1},
        {"2025年底基本改造任务", 1},       {"2025年底实现改造任务", 1},       {"2025年底达到改造任务", 1},
        {"2025年底力争改造任务", 1},       {"2025年底开展改造任务", 0},       {"改造任务力争2025年底收尾", 1},
        {"改造任务确保2025年底收尾", 1},   {"改造任务力争到2025年底收尾", 1}, {"改造任务不迟于2025年底收尾", 1},
        {"改造任务不晚于2025年底收尾", 1}, {"改造任务计划2025年底收尾", 0}};

    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        fz_directive *d = import_format("一、%s。责任单位：县供销社\n", texts[i].text);

        cr_expect_eq(required(d, FZ_REQUIREMENT_DEADLINE), texts[i].count, "%s", texts[i].text);
        fz_directive_unref(d);
    }
}

/* 年底 is that of this year behind these; behind another word, as 三年底, it is none. */
Test(words_values, before_the_end_of_the_year_make_it_that_of_this_year)
{
    static const char *const words[] = {"达到", "定在", "定于", "至", "力争",   "确保",
                                        "务须", "需要", "应",   "并", "整治、", NULL};
    static const char text[] = "一、改造任务%s年底前收尾。责任单位：县供销社\n";

    for (size_t i = 0; words[i]; i++) {
        fz_directive *d = import_format(text, words[i]);

        cr_expect_eq(required(d, FZ_REQUIREMENT_DEADLINE), 1, "%s", words[i]);
        fz_directive_unref(d);
    }
    for (size_t i = 0; i < 2; i++) {
        fz_directive *d = import_format(text, i ? "近" : "三");

        cr_expect_eq(required(d, FZ_REQUIREMENT_DEADLINE), 0, "%zu", i);
        fz_directive_unref(d);
    }
}

Test(words_values, that_begin_like_a_condition_are_none)
{
    static const char *const words[] = {"未来", "未成年人", "未必", "未雨绸缪", "未婚", "未知", "未遂", NULL};
    static const char *const conditions[] = {"未经批准", "未通过审查", NULL};

    for (size_t i = 0; words[i]; i++) {
        fz_directive *d = import_format("一、%s的，不得进入市场。责任单位：县供销社\n", words[i]);

        cr_expect_eq(required(d, FZ_REQUIREMENT_PROHIBITION), 1, "%s", words[i]);
        fz_directive_unref(d);
    }
    for (size_t i = 0; conditions[i]; i++) {
        fz_directive *d = import_format("一、%s的，不得进入市场。责任单位：县供销社\n", conditions[i]);

        cr_expect_eq(required(d, FZ_REQUIREMENT_PRECONDITION), 1, "%s", conditions[i]);
        fz_directive_unref(d);
    }
}

Test(words_values, of_a_line_with_a_time_of_day_say_when_the_page_was_published)
{
    static const struct {
        const char *line;
        fz_date day;
    } lines[] = {{"2021-02-03 8:30", 20210203},
                 {"2021-02-03 08:30", 20210203},
                 {"2021-02-03", 20210203},
                 {"县政府办公室 2021-02-03 08:30 浏览", 20210203},
                 {"2021-02-03 30", 0},
                 {"请于2021年2月3日17:00前报送", 0},
                 {"2021年2月3日", 0}};

    for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
        fz_directive *d =
            import_format("%s\n关于加强春耕备耕工作的意见\n一、备足农资。责任单位：县供销社\n", lines[i].line);

        cr_expect_eq(fz_directive_day(d, FZ_FIELD_PUBLISHED), lines[i].day, "%s", lines[i].line);
        fz_directive_unref(d);
    }
}
