/* Words that make names, roles and labels, one by one: each in a text where it alone makes the difference. */
#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

/* ------------------------------------------------------------------ units ----------------------------------------- */

/* What the first task has of a role: how many, and the first one's name. */
static const char *named(const fz_directive *d, fz_role role, size_t *count)
{
    const fz_task *task = fz_directive_task_count(d) > 0 ? fz_directive_task(d, 0) : NULL;
    const char *first = "";

    *count = 0;
    for (size_t i = 0; task && i < fz_task_assignment_count(task); i++) {
        const fz_assignment *a = fz_task_assignment(task, i);

        if (fz_assignment_role(a) == role && (*count)++ == 0)
            first = fz_unit_name(fz_assignment_unit(a));
    }
    return first;
}

/* A role, and words of which each gives it. */
typedef struct giving {
    fz_role role;
    const char *words[32];
} giving;

/* Of 县供销社 and 县民政局 in the format. */
static void expect_each_gives(const giving *givings, size_t count, const char *format)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; givings[i].words[j]; j++) {
            const char *word = givings[i].words[j];
            fz_directive *d = import_format(format, word);
            size_t named_so;

            cr_expect_str_eq(named(d, givings[i].role, &named_so), "县供销社", "%s", word);
            cr_expect_eq(named_so, 2, "%s: %zu", word, named_so);
            fz_directive_unref(d);
        }
}

static const giving verbs[] = {
    {FZ_ROLE_LEAD, {"为牵头单位", "为牵头部门", "总牵头", "牵头", "主办"}},
    {FZ_ROLE_COOPERATE,
     {"为配合单位", "为配合部门", "配合", "协同配合", "协同负责", "协办", "协助", "协作", "协同", "参与", "参加",
      "支持"}},
    {FZ_ROLE_RESPONSIBLE, {"为责任单位",     "负责",           "承办",
                           "承担",           "组织实施",       "落实",
                           "抓落实",         "抓好落实",       "实施",
                           "推进",           "执行",           "办理",
                           "完成",           "分工负责",       "按职责分工负责",
                           "按职能落实",     "按各自职责负责", "按分工负责",
                           "按任务分工负责", "按要求落实",     "根据职责分工负责"}},
    {FZ_ROLE_RESPONSIBLE,
     {"根据各自职责负责", "依职责负责", "依据职责负责", "依照职责负责", "按照职责负责", "分别负责", "共同负责",
      "联合负责", "具体负责", "主要负责", "统一负责", "统筹推进", "做好落实", "全力推进", "主动落实"}},
    {FZ_ROLE_COOPERATE, {"积极配合", "密切配合", "主动配合", "全力配合"}},
    {FZ_ROLE_LEAD, {"双牵头", "统筹牵头", "共同牵头", "联合牵头"}},
};

Test(words_units, that_are_verbs_give_each_their_role)
{
    expect_each_gives(verbs, sizeof(verbs) / sizeof(*verbs),
                      "一、备足农资。（县供销社、县民政局%s）\n二、抢抓农时。（县水利局负责）\n");
}

/* Behind 分别, which is an adverb only where a verb follows: words that begin alike, the second and third of them too. */
static const giving behind_an_adverb[] = {
    {FZ_ROLE_LEAD, {"为牵头单位", "为牵头部门", "牵头", "主办"}},
    {FZ_ROLE_COOPERATE, {"为配合单位", "为配合部门", "协同配合", "协同负责", "协办", "协助", "参与", "参加"}},
    {FZ_ROLE_RESPONSIBLE, {"为责任单位", "负责", "承办", "承担", "组织实施", "落实", "抓落实", "抓好落实", "推进"}},
};

Test(words_units, that_are_verbs_give_each_their_role_behind_an_adverb)
{
    expect_each_gives(behind_an_adverb, sizeof(behind_an_adverb) / sizeof(*behind_an_adverb),
                      "一、备足农资。（县供销社、县民政局分别%s）\n二、抢抓农时。（县水利局负责）\n");
}

static const giving in_brackets[] = {
    {FZ_ROLE_LEAD, {"牵头", "主办", "牵头单位"}},
    {FZ_ROLE_COOPERATE, {"配合", "协办", "协助", "参与"}},
    {FZ_ROLE_RESPONSIBLE, {"负责", "承办", "责任单位"}},
};

Test(words_units, in_brackets_behind_a_name_give_it_their_role)
{
    for (size_t i = 0; i < sizeof(in_brackets) / sizeof(*in_brackets); i++)
        for (size_t j = 0; in_brackets[i].words[j]; j++) {
            const char *word = in_brackets[i].words[j];
            fz_directive *d = import_format(
                "一、备足农资。\n责任单位：县供销社（%s）、县民政局（汇总）\n二、抢抓农时。\n责任单位：县水利局\n",
                word);
            size_t named_so;

            cr_expect_str_eq(named(d, in_brackets[i].role, &named_so), "县供销社", "%s", word);
            fz_directive_unref(d);
        }
}

/* Where a line ends within a list, these go on with the name before and others are names of their own. */
Test(words_units, that_bodies_are_called_by_go_on_with_the_name_in_the_line_before)
{
    static const char *const bodies[] = {"人民政府", "政府", "办事处", "管委会", "办公室", "委员会", NULL};

    for (size_t i = 0; bodies[i]; i++) {
        fz_directive *d = import_format(
            "一、备足农资。\n责任单位：县教育局、各乡镇\n%s、县水利局\n二、抢抓农时。\n责任单位：县民政局\n",
            bodies[i]);
        const fz_task *task = fz_directive_task(d, 0);
        char whole[64];

        snprintf(whole, sizeof(whole), "各乡镇%s", bodies[i]);
        cr_assert_eq(fz_task_assignment_count(task), 3, "%s", bodies[i]);
        cr_expect_str_eq(fz_unit_name(fz_assignment_unit(fz_task_assignment(task, 1))), whole);
        fz_directive_unref(d);
    }
}

/* What stands for the body itself, so that its end alone tells that it is one. */
static const char *const bodies[] = {
    "县甲乙局",   "县委",         "县甲乙办",     "省甲乙厅",     "县甲乙部",     "省甲乙署",   "县政府",
    "县委办公室", "县甲乙委员会", "县甲乙管委会", "国务院",       "县防汛指挥部", "县甲乙小组", "太原海关",
    "县法院",     "县检察院",     "县甲乙银行",   "县甲乙支行",   "县甲乙分行",   "县甲乙公司", "县甲乙集团",
    "县甲乙中心", "县甲乙办事处", "县甲乙街办",   "县甲乙联合会", "县甲乙协会",   "县甲乙学会", "县甲乙工会",
    "县妇联",     "县残联",       "县科协",       "县文联",       "县社科联",     "县侨联",     "县工商联",
    "县甲乙总社", "县供销社",     "县甲乙联社",   "县甲乙队",     "县甲乙支队",   "县甲乙大队", "县甲乙站",
    "县甲乙所",   "县甲乙处",     "县甲乙室",     "县甲乙馆",     "县甲乙院",     "县甲乙校",   "县甲乙学校",
    "县甲乙大学", "县团委",       "县甲乙党委",   "县甲乙党工委", "县直工委",     "县纪委",     "县监委",
    "县甲乙党组", "县甲乙专班",   "县甲乙组",     "县甲乙司",     "县甲乙会",     "县甲乙台",   "县甲乙段",
    "县甲乙库",   "县甲乙园",     "县甲乙场",     "县甲乙厂",     "县甲乙矿",     "县军分区",   "县供电",
    "县电信",     "县移动",       "县联通",       "县铁塔",       "县邮政",       "县烟草",     "县石油",
    "县石化",     "县水务",       "县燃气",       "县热力",       "县武装部",     "县政协",     "县人大",
    "县甲乙总队", "县甲乙中队",   "县甲乙科",     "县甲乙股",     "县报社",       "县电视台",   "县甲乙行",
    "县甲乙医院", "国家电网",     "县监狱",       "县甲乙商会",   "县甲乙基地",   "县电力",     "县城投集团",
    "县甲乙公署", "驻地部队",     "县边检站",     "县海事",       "县口岸",       "县党政办",   "团省委",
    "团市委",     "团县委",
};

Test(words_units, that_bodies_end_with_make_a_bracket_a_statement)
{
    for (size_t i = 0; i < sizeof(bodies) / sizeof(*bodies); i++) {
        size_t count;
        fz_directive *d = import_format("一、备足农资。（%s）\n二、抢抓农时。（县水利局）\n", bodies[i]);

        cr_expect_str_eq(named(d, FZ_ROLE_RESPONSIBLE, &count), bodies[i], "%s", bodies[i]);
        fz_directive_unref(d);
    }
}

/* What no county is without: the name that a list has shortened to it gets back the level that stands before the first. */
static const char *const departments[] = {
    "发展和改革局", "发改局",     "财政局",     "教育局",     "公安局",         "民政局",     "司法局",
    "人社局",       "人力资源局", "自然资源局", "生态环境局", "环保局",         "住建局",     "住房局",
    "交通局",       "水利局",     "水务局",     "农业局",     "商务局",         "文旅局",     "文化局",
    "文广局",       "卫健局",     "卫生局",     "退役军人局", "应急局",         "审计局",     "市场监管局",
    "统计局",       "医保局",     "医疗保障局", "信访局",     "行政审批局",     "林业局",     "城管局",
    "城市管理局",   "工信局",     "工业局",     "经信局",     "经济和信息化局", "经贸局",     "科技局",
    "科学技术局",   "国资局",     "国土局",     "规划局",     "人防办",         "政务服务局", "粮食局",
    "金融办",       "体育局",     "民族局",     "机关事务局", "大数据局",       "编办",       "法制办",
    "政府办",       "安监局",     "食药监局",   "农业农村局", "园林局",         "乡村振兴局", "扶贫办",
};

Test(words_units, that_departments_begin_with_get_the_level_that_a_list_left_out)
{
    for (size_t i = 0; i < sizeof(departments) / sizeof(*departments); i++) {
        char text[512], full[64];
        fz_directive *d;
        const char *name;

        snprintf(full, sizeof(full), "县%s", departments[i]);
        snprintf(text, sizeof(text), "一、备足农资。责任单位：县财政局、%s\n二、抢抓农时。责任单位：县水利局\n",
                 departments[i]);
        d = import_bytes(text, strlen(text));
        name = fz_assignment_full_name(fz_task_assignment(fz_directive_task(d, 0), 1));
        cr_expect_str_eq(name ? name : "none", full);
        fz_directive_unref(d);
    }
}

Test(words_units, that_begin_with_a_preposition_may_be_bodies)
{
    static const char *const offices[] = {
        "经信局", "经济和信息化局", "经贸局", "经济和信息化局", "经济发展局", "经贸局", "经开区管委会", "经发局", NULL};

    for (size_t i = 0; offices[i]; i++) {
        size_t count;
        fz_directive *d = import_format("一、备足农资。（县水利局、%s）\n二、抢抓农时。（县水利局）\n", offices[i]);

        named(d, FZ_ROLE_RESPONSIBLE, &count);
        cr_expect_eq(count, 2, "%s: %zu", offices[i], count);
        cr_expect_not(has_finding(d, FZ_FUNIT), "%s", offices[i]);
        fz_directive_unref(d);
    }
}

Test(words_units, that_are_prepositions_begin_no_body)
{
    static const char *const sentences[] = {
        "经县政府",   "经发改委",   "经信访局",     "经济南市政府", "经开平市政府", "由县水利局",
        "对县水利局", "向县水利局", "在县水利局",   "将县水利局",   "把县水利局",   "从县水利局",
        "每县水利局", "是县水利局", "不含县水利局", "含县水利局",   "包括县水利局", "分管县水利局",
        NULL};

    for (size_t i = 0; sentences[i]; i++) {
        size_t count;
        fz_directive *d = import_format("一、备足农资。（%s）\n二、抢抓农时。（县水利局）\n", sentences[i]);

        cr_expect_neq(strcmp(named(d, FZ_ROLE_RESPONSIBLE, &count), sentences[i]), 0, "%s", sentences[i]);
        fz_directive_unref(d);
    }
}

/* ------------------------------------------------------------------ labels ---------------------------------------- */

static const giving labels[] = {
    {FZ_ROLE_LEAD,
     {"牵头单位", "主办单位", "领办单位", "牵头部门", "牵头责任", "总牵头单位", "首位牵头单位", "首要牵头单位"}},
    {FZ_ROLE_COOPERATE,
     {"配合单位", "协办单位", "协作单位", "协同单位", "协助单位", "参与单位", "参加单位", "会同单位", "会办单位",
      "参办单位", "联办单位", "支持单位"}},
    {FZ_ROLE_RESPONSIBLE,
     {"责任单位", "负责单位", "落实单位", "承办单位", "承担单位", "实施单位", "执行单位", "主管单位", "主责单位",
      "完成单位", "分工单位", "责任部门", "责任处室", "责任科室", "责任股室", "责任机构", "责任机关", "责任主体"}},
    {FZ_ROLE_RESPONSIBLE,
     {"任务责任单位", "工作责任单位", "项目责任单位", "整改责任单位", "问题责任单位", "推进责任单位", "包保责任单位",
      "挂钩责任单位", "联系责任单位", "包抓责任单位", "协调责任单位", "主要责任单位", "主责任单位",   "副责任单位",
      "第一责任单位", "共同责任单位", "联合责任单位", "具体责任单位", "直接责任单位", "相关责任单位", "有关责任单位",
      "其他责任单位", "其它责任单位", "各责任单位",   "省级责任单位", "市级责任单位", "县级责任单位", "区级责任单位",
      "州级责任单位", "镇级责任单位", "乡级责任单位"}},
    {FZ_ROLE_RESPONSIBLE,
     {"县直责任单位", "责任单位及部门", "责任单位和部门", "责任单位与部门", "责任单位或部门", "责任单位、部门",
      "责任单位/部门", "责任（单位）", "责任(单位)", "县政府责任部门", "市局责任处室", "省厅责任处室"}},
};

Test(words_units, of_labels_give_the_list_behind_them_its_role)
{
    expect_each_gives(labels, sizeof(labels) / sizeof(*labels),
                      "一、备足农资。\n%s：县供销社、县民政局\n二、抢抓农时。\n责任单位：县水利局\n");
}

static const char *const due_labels[] = {
    "责任时限", "完成时限", "时间节点", "时间要求",     "时间安排", "时间进度",     "时间",
    "时限要求", "时限",     "时段",     "期限",         "节点",     "日期",         "进度要求",
    "进度安排", "完成时间", "办结时限", "计划完成时间", "达标时限", "预期完成时间", "年度时限",
};

Test(words_units, of_labels_of_deadlines_make_what_is_behind_them_one)
{
    for (size_t i = 0; i < sizeof(due_labels) / sizeof(*due_labels); i++) {
        fz_directive *d = import_format(
            "一、备足农资。\n责任单位：县供销社\n%s：2021年底\n二、抢抓农时。\n责任单位：县水利局\n", due_labels[i]);
        const fz_task *task = fz_directive_task(d, 0);

        cr_expect_eq(fz_task_due_count(task), 1, "%s", due_labels[i]);
        if (fz_task_due_count(task) > 0)
            cr_expect_eq(fz_task_due_day(task, 0), 20211231, "%s", due_labels[i]);
        fz_directive_unref(d);
    }
}
