/* Words of the head and of the page, one by one: each in a text where it alone makes the difference. */
#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

/* ------------------------------------------------------------------ metadata -------------------------------------- */

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

Test(words_head, of_metadata_name_each_their_field)
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

Test(words_head, of_metadata_end_the_value_before_them)
{
    for (size_t i = 0; i < sizeof(metadata) / sizeof(*metadata); i++)
        for (size_t j = 0; metadata[i].names[j]; j++)
            ends_a_value(metadata[i].names[j]);
    for (size_t i = 0; i < sizeof(of_the_page) / sizeof(*of_the_page); i++)
        ends_a_value(of_the_page[i]);
}

/* ------------------------------------------------------------------ lines ----------------------------------------- */

Test(words_head, of_the_page_alone_on_a_line_are_no_text)
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

Test(words_head, that_say_why_and_how_head_sections_without_tasks)
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

Test(words_head, behind_an_attachment_make_it_a_sentence)
{
    fz_directive *d = import_format("一、备足农资。责任单位：县供销社\n%s\n二、抢抓农时。责任单位：县水利局\n",
                                    "附件所列物资由县供销社统一采购");

    cr_expect_eq(fz_directive_task_count(d), 2);
    cr_expect_str_eq(fz_task_text(fz_directive_task(d, 0)), "备足农资。\n附件所列物资由县供销社统一采购");
    fz_directive_unref(d);
}

Test(words_head, that_titles_end_with_make_a_first_line_the_title)
{
    static const char *const kinds[] = {
        "实施意见", "指导意见", "工作意见", "若干意见", "意见",     "实施方案", "工作方案", "行动方案", "分工方案",
        "分解方案", "整改方案", "落实方案", "推进方案", "总体方案", "方案",     "行动计划", "工作计划", "实施计划",
        "计划",     "通知",     "工作要点", "要点",     "实施细则", "细则",     "责任分解", "任务分解", "分解",
        "任务分工", "责任分工", "分工",     "任务清单", "责任清单", "清单",     "分解表",   "分工表",   "任务表",
        "安排表",   "一览表",   "表",       "工作安排", "安排",     "若干措施", "政策措施", "措施",     "任务书",
        "责任书",   "决定",     "决议",     "通告",     "公告",     "批复",     "函",       "规划",     "纲要",
        "办法",     "规定",     "条例",     "规则",     "章程",     "制度",     "若干政策", "政策",     "目标任务",
        "重点工作", "工作任务", "任务",     "预案",     "台账",     "路线图",   NULL};

    for (size_t i = 0; kinds[i]; i++) {
        char title[128];
        fz_directive *d;

        snprintf(title, sizeof(title), "2021年春耕备耕%s", kinds[i]);
        d = import_format("%s\n一、备足农资。责任单位：县供销社\n二、抢抓农时。责任单位：县水利局\n", title);
        cr_expect_eq(fz_directive_field_count(d, FZ_FIELD_TITLE), 1, "%s", title);
        if (fz_directive_field_count(d, FZ_FIELD_TITLE) > 0)
            cr_expect_str_eq(fz_directive_field(d, FZ_FIELD_TITLE, 0), title);
        cr_expect_eq(fz_directive_field_count(d, FZ_FIELD_KIND), 1, "%s", title);
        if (fz_directive_field_count(d, FZ_FIELD_KIND) > 0)
            cr_expect_str_eq(fz_directive_field(d, FZ_FIELD_KIND, 0), kinds[i]);
        fz_directive_unref(d);
    }
}

Test(words_head, of_a_background_tell_an_interpretation_within_fourteen_letters_of_a_heading)
{
    static const struct {
        const char *heading;
        fz_status status;
    } headings[] = {{"起草背景", FZ_ENODIRECTIVE},
                    {"甲乙丙丁戊己庚辛壬癸起草背景的说明", FZ_ENODIRECTIVE},
                    {"甲乙丙丁戊己庚辛壬癸子起草背景的说明", FZ_OK}};

    for (size_t i = 0; i < sizeof(headings) / sizeof(*headings); i++) {
        fz_directive *d = NULL;
        char text[512];
        int length = snprintf(text, sizeof(text),
                              "政策文件\n一、%s\n为了农业。\n二、主要内容\n（一）备足农资。责任单位：县供销社\n",
                              headings[i].heading);

        cr_expect_eq(fz_directive_import_memory(the_context(), text, (size_t)length, NULL, NULL, &d, NULL),
                     headings[i].status, "%s", headings[i].heading);
        fz_directive_unref(d);
    }
}

Test(words_head, that_begin_notes_are_passed_over_to_find_the_office_that_signed)
{
    static const char *const notes[] = {
        "（此件公开发布）",   "附注：甲乙丙",       "抄送：县委办公室",       "主送：县委办公室",
        "（联系人：张三）",   "联系人：张三",       "联系电话：0358-5031234", "（信息公开形式：主动公开）",
        "信息公开：主动公开", "公开方式：主动公开", "主题词：农业",           "（公开发布）",
        "（主动公开）",       "（依申请公开）",     "中阳县政府办2021年印发", NULL};

    for (size_t i = 0; notes[i]; i++) {
        fz_directive *d = import_format("关于做好春耕的意见\n一、备足农资。（县供销社负责）\n"
                                        "二、抢抓农时。（县水利局负责）\n中阳县人民政府办公室\n%s\n",
                                        notes[i]);

        cr_expect_eq(fz_directive_field_count(d, FZ_FIELD_ISSUER), 1, "%s", notes[i]);
        if (fz_directive_field_count(d, FZ_FIELD_ISSUER) > 0)
            cr_expect_str_eq(fz_directive_field(d, FZ_FIELD_ISSUER, 0), "中阳县人民政府办公室", "%s", notes[i]);
        fz_directive_unref(d);
    }
}
