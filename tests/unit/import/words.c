/* The words that the importer knows, one by one: each in a text where it alone makes the difference. */
#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static fz_directive *import_format(const char *format, const char *word)
{
    char text[1024];

    return import_bytes(text, (size_t)snprintf(text, sizeof(text), format, word));
}

/* ------------------------------------------------------------------ metadata --------------------------------------- */

/* Names of what the directive keeps, after its fields: FZ_FIELD_COUNT_ stands for what is of the page only. */
static const struct {
    fz_field field;
    const char *value;
    const char *names[24];
} metadata[] = {
    {FZ_FIELD_INDEX, "XZ001/2021-00012", {"索引号", "信息索引号", "索取号"}},
    {FZ_FIELD_DOC_NUMBER,
     "中政发〔2021〕5号",
     {"发文字号", "文件编号", "文号", "发文号", "公文文号", "文件字号", "发布文号"}},
    {FZ_FIELD_ISSUER,
     "中溪县人民政府",
     {"发布机构", "发布机关", "发布单位", "发文机关", "发文机构", "发文单位", "制发机关", "制定机关", "公开机构"}},
    {FZ_FIELD_SIGNED,
     "2021-02-03",
     {"成文日期", "成文时间", "发文日期", "发文时间", "生成日期", "生成时间", "印发日期", "印发时间", "签发日期",
      "制发日期", "产生日期"}},
    {FZ_FIELD_PUBLISHED,
     "2021-02-08",
     {"发表日期", "发表时间", "发布日期", "发布时间", "公开日期", "公开时间", "公布日期", "公布时间", "上网日期",
      "上传时间", "录入时间", "日期", "时间"}},
    {FZ_FIELD_EFFECTIVE, "2021-03-01", {"生效日期", "生效时间", "施行日期", "实施日期", "开始实施日期"}},
    {FZ_FIELD_REPEALED, "2026-03-01", {"失效日期", "失效时间", "废止日期", "废止时间"}},
    {FZ_FIELD_TITLE, "关于加强春耕备耕工作的意见", {"信息名称", "文件名称", "公文名称", "名称", "标题"}},
    {FZ_FIELD_DISCLOSURE, "主动公开", {"公开属性", "公开方式", "公开形式"}},
};
static const char *const of_the_page[] = {
    "政策咨询机关", "政策咨询电话", "更新时间", "文种",           "公文种类", "内容概述", "信息概述", "内容摘要",
    "统一登记号",   "统一编号",     "登记号",   "规范性文件编号", "服务对象", "作者",     "编辑",     "浏览次数",
    "浏览量",       "浏览",         "点击量",   "点击数",         "点击次数", "点击率",   "点击",     "访问次数",
    "访问量",       "阅读次数",     "阅读量",   "阅读",           "字体",     "字号",     "分享到",   "背景色",
    "责任编辑",     "审核",         "打印",     "签发人",         "公开目录", "信息类别",
};

Test(words, of_metadata_name_each_their_field)
{
    for (size_t i = 0; i < sizeof(metadata) / sizeof(*metadata); i++)
        for (size_t j = 0; metadata[i].names[j]; j++) {
            char line[256];
            fz_directive *d;

            snprintf(line, sizeof(line), "%s：%s", metadata[i].names[j], metadata[i].value);
            d = import_format("%s\n一、备足农资。责任单位：县供销社\n二、抢抓农时。责任单位：县农业农村局\n", line);
            cr_expect_eq(fz_directive_field_count(d, metadata[i].field), 1, "%s", metadata[i].names[j]);
            if (fz_directive_field_count(d, metadata[i].field) > 0)
                cr_expect_str_eq(fz_directive_field(d, metadata[i].field, 0), metadata[i].value, "%s",
                                 metadata[i].names[j]);
            fz_directive_unref(d);
        }
}

static void ends_a_value(const char *name)
{
    fz_directive *d = import_format("索引号：A1　%s：35\n关于加强春耕备耕工作的意见\n一、备足农资。责任单位：县供销社\n"
                                    "二、抢抓农时。责任单位：县农业农村局\n",
                                    name);

    cr_expect_eq(fz_directive_field_count(d, FZ_FIELD_INDEX), 1, "%s", name);
    if (fz_directive_field_count(d, FZ_FIELD_INDEX) > 0)
        cr_expect_str_eq(fz_directive_field(d, FZ_FIELD_INDEX, 0), "A1", "%s", name);
    fz_directive_unref(d);
}

Test(words, of_metadata_end_the_value_before_them)
{
    for (size_t i = 0; i < sizeof(metadata) / sizeof(*metadata); i++)
        for (size_t j = 0; metadata[i].names[j]; j++)
            ends_a_value(metadata[i].names[j]);
    for (size_t i = 0; i < sizeof(of_the_page) / sizeof(*of_the_page); i++)
        ends_a_value(of_the_page[i]);
}

/* ------------------------------------------------------------------ units ------------------------------------------ */

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

static const struct {
    fz_role role;
    const char *verbs[24];
} verbs[] = {
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

Test(words, that_are_verbs_give_each_their_role)
{
    for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
        for (size_t j = 0; verbs[i].verbs[j]; j++) {
            size_t count;
            fz_directive *d = import_format("一、备足农资。（县供销社、县民政局%s）\n二、抢抓农时。（县水利局负责）\n",
                                            verbs[i].verbs[j]);

            cr_expect_str_eq(named(d, verbs[i].role, &count), "县供销社", "%s", verbs[i].verbs[j]);
            cr_expect_eq(count, 2, "%s: %zu", verbs[i].verbs[j], count);
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

Test(words, that_bodies_end_with_make_a_bracket_a_statement)
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

Test(words, that_departments_begin_with_get_the_level_that_a_list_left_out)
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

Test(words, that_begin_with_a_preposition_may_be_bodies)
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

Test(words, that_are_prepositions_begin_no_body)
{
    static const char *const sentences[] = {"经县政府", "由县水利局", "对县水利局", "向县水利局", "在县水利局", NULL};

    for (size_t i = 0; sentences[i]; i++) {
        size_t count;
        fz_directive *d = import_format("一、备足农资。（%s）\n二、抢抓农时。（县水利局）\n", sentences[i]);

        cr_expect_neq(strcmp(named(d, FZ_ROLE_RESPONSIBLE, &count), sentences[i]), 0, "%s", sentences[i]);
        fz_directive_unref(d);
    }
}

/* ------------------------------------------------------------------ tables ----------------------------------------- */

/* A table of two columns and who leads; the text of its first task. */
static fz_directive *import_table(const char *first, const char *second)
{
    char text[512];

    snprintf(text, sizeof(text),
             "2020年重点任务分解表\n%s | %s | 牵头单位\n甲乙 | 丙丁 | 县教育局\n戊己 | 庚辛 | 县卫健局\n", first,
             second);
    return import_bytes(text, strlen(text));
}

/* Heads of columns, from those that name the task best to those that name it least. */
static const char *const task_heads[][8] = {
    {"任务名称", "工作任务"},
    {"任务", "重点工作", "主要工作", "工作事项", "项目名称", "问题"},
    {"事项", "指标名称"},
    {"项目内容", "工作内容", "内容"},
    {"举措", "项目", "工作要点"},
    {"措施"},
    {"工作", "指标"},
    {"目标"},
};

static void expect_task(const char *first, const char *second, const char *text)
{
    fz_directive *d = import_table(first, second);

    cr_expect_eq(fz_directive_task_count(d), 2, "%s, %s", first, second);
    if (fz_directive_task_count(d) > 0)
        cr_expect_str_eq(fz_task_text(fz_directive_task(d, 0)), text, "%s, %s", first, second);
    fz_directive_unref(d);
}

Test(words, that_head_columns_of_tasks_give_way_to_better_ones)
{
    const size_t count = sizeof(task_heads) / sizeof(*task_heads);

    for (size_t i = 0; i < count; i++)
        for (size_t a = 0; task_heads[i][a]; a++) {
            expect_task(task_heads[i][a], "备注", "甲乙");
            for (size_t b = 0; i + 1 < count && task_heads[i + 1][b]; b++) {
                expect_task(task_heads[i][a], task_heads[i + 1][b], "甲乙");
                expect_task(task_heads[i + 1][b], task_heads[i][a], "丙丁");
            }
            for (size_t b = 0; task_heads[i][b]; b++) /* of two that are as good the first */
                if (a != b)
                    expect_task(task_heads[i][a], task_heads[i][b], "甲乙");
        }
}

Test(words, that_head_other_columns_are_no_tasks)
{
    static const char *const heads[] = {"任务分类", "任务类别", "类别",     "分类",     "领域", "板块",
                                        "一级指标", "任务类型", "工作类型", "指标要求", NULL};

    for (size_t i = 0; heads[i]; i++) {
        fz_directive *d = import_table(heads[i], "目标");
        const fz_task *task = fz_directive_task(d, 0);

        cr_expect_str_eq(fz_task_text(task), "丙丁", "%s", heads[i]);
        cr_expect_eq(fz_task_field_count(task), 1, "%s", heads[i]);
        cr_expect_str_eq(fz_task_field_name(task, 0), heads[i]);
        cr_expect_str_eq(fz_task_field_text(task, 0), "甲乙", "%s", heads[i]);
        fz_directive_unref(d);
    }
}

Test(words, that_head_columns_of_numbers_give_the_task_its_own)
{
    static const char *const heads[] = {"序号", "编号", NULL};

    for (size_t i = 0; heads[i]; i++) {
        fz_directive *d = import_format("重点任务分解表\n%s | 工作任务 | 牵头单位\n7 | 甲乙 | 县教育局\n"
                                        "9 | 丙丁 | 县卫健局\n",
                                        heads[i]);

        cr_expect_str_eq(fz_task_label(fz_directive_task(d, 1)), "9", "%s", heads[i]);
        fz_directive_unref(d);
    }
}

Test(words, that_head_columns_of_kinds_make_a_header_with_a_role)
{
    static const char *const heads[] = {"任务分类", "任务类别", "类别", "分类", "领域", "板块", "一级指标", NULL};

    for (size_t i = 0; heads[i]; i++)
        fz_directive_unref(
            import_format("重点任务分解表\n%s | 牵头单位\n甲乙 | 县教育局\n丙丁 | 县卫健局\n", heads[i]));
}

/* ------------------------------------------------------------------ labels ----------------------------------------- */

static const struct {
    fz_role role;
    const char *labels[32];
} labels[] = {
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

Test(words, of_labels_give_the_list_behind_them_its_role)
{
    for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++)
        for (size_t j = 0; labels[i].labels[j]; j++) {
            size_t count;
            fz_directive *d = import_format(
                "一、备足农资。\n%s：县供销社、县民政局\n二、抢抓农时。\n责任单位：县水利局\n", labels[i].labels[j]);

            cr_expect_str_eq(named(d, labels[i].role, &count), "县供销社", "%s", labels[i].labels[j]);
            cr_expect_eq(count, 2, "%s: %zu", labels[i].labels[j], count);
            fz_directive_unref(d);
        }
}

static const char *const due_labels[] = {
    "责任时限", "完成时限", "时间节点", "时间要求",     "时间安排", "时间进度",     "时间",
    "时限要求", "时限",     "时段",     "期限",         "节点",     "日期",         "进度要求",
    "进度安排", "完成时间", "办结时限", "计划完成时间", "达标时限", "预期完成时间", "年度时限",
};

Test(words, of_labels_of_deadlines_make_what_is_behind_them_one)
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

/* ------------------------------------------------------------------ deadlines -------------------------------------- */

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

Test(words, of_deadlines_are_each_their_day)
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

/* ------------------------------------------------------------------ numbers ---------------------------------------- */

Test(words, that_are_numerals_number_tasks)
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

Test(words, of_measures_make_a_number_with_a_point_no_number_of_a_task)
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
    }
}

/* ------------------------------------------------------------------ amounts ---------------------------------------- */

static const char *const measures[] = {
    "个",   "个课时", "个学时", "‰",      "人次", "平方公里", "平方千米", "平方米", "立方米", "公里", "千米",
    "公顷", "公斤",   "千克",   "千瓦时", "千瓦", "美元",     "学时",     "课时",   "米",     "亩",   "吨",
    "元",   "人",     "名",     "位",     "户",   "家",       "处",       "项",     "条",     "篇",   "份",
    "件",   "起",     "套",     "台",     "辆",   "座",       "所",       "种",     "门",     "张",   "幅",
    "块",   "部",     "支",     "节",     "堂",   "倍",       "分",       "本",     "册",     "村",   "株",
    "棵",   "头",     "只",     "艘",     "架",   "间",       "栋",       "幢",     "例",     NULL};

Test(words, that_measure_make_an_amount_a_quantity)
{
    for (size_t i = 0; measures[i]; i++) {
        fz_directive *d = import_format("一、新增不少于37%s。责任单位：县供销社\n", measures[i]);
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

/* ------------------------------------------------------------------ times ------------------------------------------ */

/* Requirements of a kind that the first task has. */
static size_t required(const fz_directive *d, fz_requirement_kind kind)
{
    const fz_task *task = fz_directive_task(d, 0);
    size_t count = 0;

    for (size_t i = 0; i < fz_task_requirement_count(task); i++)
        count += fz_requirement_kind_of(fz_task_requirement(task, i)) == kind;
    return count;
}

Test(words, around_a_time_make_it_the_one_by_which)
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

Test(words, that_begin_like_a_condition_are_none)
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

Test(words, of_a_line_with_a_time_of_day_say_when_the_page_was_published)
{
    static const struct {
        const char *line;
        fz_date day;
    } lines[] = {{"2021-02-03 8:30", 20210203},
                 {"2021-02-03 08:30", 20210203},
                 {"2021-02-03", 20210203},
                 {"2021-02-03 30", 0},
                 {"2021年2月3日", 0}};

    for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
        fz_directive *d =
            import_format("%s\n关于加强春耕备耕工作的意见\n一、备足农资。责任单位：县供销社\n", lines[i].line);

        cr_expect_eq(fz_directive_day(d, FZ_FIELD_PUBLISHED), lines[i].day, "%s", lines[i].line);
        fz_directive_unref(d);
    }
}

/* ------------------------------------------------------------------ lines ------------------------------------------ */

Test(words, of_the_page_alone_on_a_line_are_no_text)
{
    static const char *const lines[] = {
        "首页",     "返回",     "打印", "关闭",         "收藏",     "分享",     "复制",     "下载",     "×",
        "x",        "X",        "大",   "中",           "小",       ">",        ">>",       "»",        "政务公开",
        "通知公告", "公告公示", "无",   "政府信息公开", "政策文件", "规划计划", "政策解读", "文件解读", "政府文件",
        "没有了",   "微信",     "微博", "目录",         "QQ空间",   "新浪微博", "正文",     "当前页",   "A+",
        "A-",       "||",       "·",    "全文",         "搜索",     "检索",     "检 索",    NULL};

    for (size_t i = 0; lines[i]; i++) {
        fz_directive *d = import_format("关于加强春耕备耕工作的意见\n一、备足农资。责任单位：县供销社\n%s\n"
                                        "二、抢抓农时。责任单位：县水利局\n",
                                        lines[i]);

        cr_expect_eq(fz_directive_task_count(d), 2, "%s", lines[i]);
        cr_expect_str_eq(fz_task_text(fz_directive_task(d, 0)), "备足农资。", "%s", lines[i]);
        fz_directive_unref(d);
    }
}

Test(words, that_say_why_and_how_head_sections_without_tasks)
{
    static const char *const titles[] = {
        "指导思想", "总体要求", "总体思路", "工作目标", "总体目标", "主要目标", "目标任务", "基本原则", "工作原则",
        "组织领导", "组织机构", "工作要求", "保障措施", "组织保障", "组织实施", "工作保障", "有关要求", "相关要求",
        "附则",     "重要意义", "重大意义", "充分认识", "监督检查", "考核",     "实施步骤", "方法步骤", "适用范围",
        "工作步骤", "时间安排", "加强领导", "督促检查", "基本情况", "工作背景", "督导检查", "责任追究", NULL};

    for (size_t i = 0; titles[i]; i++) {
        fz_directive *d =
            import_format("关于加强春耕备耕工作的意见\n一、%s\n（一）备足农资。\n（二）抢抓农时。\n二、春耕\n"
                          "（一）备足农资。\n（二）抢抓农时。\n",
                          titles[i]);

        cr_expect_eq(fz_directive_task_count(d), 2, "%s: %zu", titles[i], fz_directive_task_count(d));
        fz_directive_unref(d);
    }
}

Test(words, behind_an_attachment_make_it_a_sentence)
{
    fz_directive *d = import_format("一、备足农资。责任单位：县供销社\n%s\n二、抢抓农时。责任单位：县水利局\n",
                                    "附件所列物资由县供销社统一采购");

    cr_expect_eq(fz_directive_task_count(d), 2);
    cr_expect_str_eq(fz_task_text(fz_directive_task(d, 0)), "备足农资。\n附件所列物资由县供销社统一采购");
    fz_directive_unref(d);
}
