/* Units.
 *
 * Names are told by their ends: the last character of nearly every body's name is one of some sixty. What ends like one
 * and is none (责任单位, 分管领导) stands in tables of its own. */
#include "import/units.h"

#include <string.h>

#define NAME_GLYPHS 48

static const char32_t *const office_ends[] = {
    U"局",     U"委",       U"办",     U"厅",     U"部",     U"署",       U"政府",   U"办公室", U"委员会", U"管委会",
    U"国务院", U"指挥部",   U"小组",   U"海关",   U"法院",   U"检察院",   U"银行",   U"支行",   U"分行",   U"公司",
    U"集团",   U"中心",     U"办事处", U"街办",   U"联合会", U"协会",     U"学会",   U"工会",   U"妇联",   U"残联",
    U"科协",   U"文联",     U"社科联", U"侨联",   U"工商联", U"总社",     U"供销社", U"联社",   U"社",     U"队",
    U"支队",   U"大队",     U"站",     U"所",     U"处",     U"室",       U"馆",     U"院",     U"校",     U"学校",
    U"大学",   U"团委",     U"党委",   U"党工委", U"工委",   U"纪委",     U"监委",   U"党组",   U"专班",   U"组",
    U"司",     U"会",       U"台",     U"段",     U"库",     U"园",       U"场",     U"厂",     U"矿",     U"军分区",
    U"供电",   U"电信",     U"移动",   U"联通",   U"铁塔",   U"邮政",     U"烟草",   U"石油",   U"石化",   U"水务",
    U"燃气",   U"热力",     U"武装部", U"政协",   U"人大",   U"总队",     U"中队",   U"科",     U"股",     U"关",
    U"报社",   U"电视台",   U"行",     U"部门",   U"单位",   U"机构",     U"企业",   U"机关",   U"院校",   U"高校",
    U"媒体",   U"团体",     U"医院",   U"网",     U"库区",   U"监狱",     U"商会",   U"基地",   U"电力",   U"投集团",
    U"公署",   U"驻地部队", U"边检站", U"海事",   U"口岸",   U"自治机关", U"党政办", U"团省委", U"团市委", U"团县委",
    NULL};
static const char32_t *const place_ends[] = {
    U"省",   U"市",   U"县",   U"区",   U"州",   U"盟",   U"旗",     U"乡",   U"镇",   U"街",   U"街道", U"村", U"社区",
    U"苏木", U"新区", U"园区", U"乡镇", U"嘎查", U"地区", U"开发区", U"县市", U"市县", U"林区", U"地方", NULL};
/* Roles and persons: they end like bodies, and are none. */
static const char32_t *const never_starts[] = {
    U"牵头",     U"责任",     U"配合", U"主要负责", U"分管", U"主办", U"协办", U"承办", U"第一责任",
    U"主管领导", U"主要领导", U"由",   U"对",       U"向",   U"在",   U"将",   U"把",   U"从",
    U"经",       U"每",       U"是",   U"不",       U"含",   U"包括", NULL};
/* 经 is a preposition (经发改委, 经信访局), except here. */
static const char32_t *const seeming_starts[] = {
    U"经信局",   U"经信委",   U"经信厅",   U"经信办",   U"经信部门", U"经信和",   U"经贸",     U"经发局",
    U"经开区",   U"经管局",   U"经济和",   U"经济发展", U"经济合作", U"经济信息", U"经济开发", U"经济技术",
    U"经济运行", U"经济贸易", U"经济商务", U"经济管理", U"经济局",   U"经济委",   U"经济部门", NULL};
static const char32_t *const never_ends[] = {
    U"领导",     U"负责人",   U"同志",     U"人员",     U"责任人",   U"干部",     U"代表",   U"市长",       U"县长",
    U"区长",     U"局长",     U"主任",     U"全会",     U"大会",     U"社会",     U"机会",   U"工作组织",   U"场所",
    U"全部",     U"内部",     U"外部",     U"开会",     U"一会",     U"推行",     U"实行",   U"执行",       U"进行",
    U"运行",     U"施行",     U"举行",     U"试行",     U"可行",     U"上网",     U"互联网", U"现场",       U"市场",
    U"到场",     U"立场",     U"校园",     U"家园",     U"公园",     U"城市",     U"都市",   U"超市",       U"上市",
    U"牵头单位", U"责任单位", U"配合单位", U"牵头部门", U"责任部门", U"配合部门", U"学科",   U"司法所在地", NULL};
/* How the names of departments begin that every level of government has. */
static const char32_t *const departments[] = {
    U"发展",     U"发改",     U"财政",     U"教育",     U"公安", U"民政",     U"司法",     U"人社",     U"人力资源",
    U"自然资源", U"生态环境", U"环保",     U"住建",     U"住房", U"交通",     U"水利",     U"水务",     U"农业",
    U"商务",     U"文旅",     U"文化",     U"文广",     U"卫健", U"卫生",     U"退役军人", U"应急",     U"审计",
    U"市场监",   U"统计",     U"医保",     U"医疗保障", U"信访", U"行政审批", U"林业",     U"城管",     U"城市管理",
    U"工信",     U"工业",     U"经信",     U"经济",     U"经贸", U"科技",     U"科学技术", U"国资",     U"国土",
    U"规划",     U"人防",     U"政务服务", U"粮食",     U"金融", U"体育",     U"民族",     U"机关事务", U"大数据",
    U"编办",     U"法制办",   U"政府办",   U"委宣传部", U"安监", U"食药监",   U"农业农村", U"园林",     U"乡村振兴",
    U"扶贫",     NULL};
static const char32_t *const group_words[] = {U"有关", U"相关", U"成员单位", U"服务单位", U"所属", NULL};
static const char32_t *const level_words[] = {U"各", U"有关", U"相关", NULL};

static fz__span without_bracket(const fz__page *page, fz__span name)
{
    while (name.end > name.first && fz__is_close(page->glyphs[name.end - 1].c) &&
           page->glyphs[name.end - 1].pair != FZ__NO_GLYPH && page->glyphs[name.end - 1].pair > name.first)
        name.end = page->glyphs[name.end - 1].pair;
    return name;
}

static bool plausible(const fz__page *page, fz__span name)
{
    if (fz__span_length(name) < 2 || fz__span_length(name) > NAME_GLYPHS)
        return false;
    for (uint32_t i = name.first; i < name.end; i++) {
        uint32_t c = page->glyphs[i].c;

        if (c - FZ__HAN_FIRST >= FZ__HAN_COUNT && (fz__is_sentence_end(c) || fz__is_colon(c) || c == '%'))
            return false;
    }
    return (!fz__page_starts_chained(page, name, &page->chains.never_starts, never_starts) ||
            fz__page_starts_any(page, name, seeming_starts)) &&
           !fz__page_ends_chained(page, name, &page->chains.never_ends, never_ends);
}

void fz__units_index(fz__page *page)
{
    fz__chains_starts(&page->chains.never_starts, never_starts);
    fz__chains_starts(&page->chains.departments, departments);
    fz__chains_endings(&page->chains.office_ends, office_ends);
    fz__chains_endings(&page->chains.place_ends, place_ends);
    fz__chains_endings(&page->chains.never_ends, never_ends);
}

void fz__groups_index(fz__page *page)
{
    page->may_have.groups = fz__page_may_have(page, group_words);
}

static bool ends_as_office(const fz__page *page, fz__span name)
{
    return fz__page_ends_chained(page, name, &page->chains.office_ends, office_ends);
}

bool fz__unit_is_office(const fz__page *page, fz__span name)
{
    name = without_bracket(page, name);
    return ends_as_office(page, name) && plausible(page, name);
}

bool fz__unit_like(const fz__page *page, fz__span name)
{
    name = without_bracket(page, name);
    return (ends_as_office(page, name) || fz__page_ends_chained(page, name, &page->chains.place_ends, place_ends)) &&
           plausible(page, name);
}

bool fz__unit_is_group(const fz__page *page, fz__span name)
{
    if (name.first >= name.end)
        return false;
    if (page->glyphs[name.first].c == U'沿' || (page->may_have.groups && fz__page_has_any(page, name, group_words)))
        return true;
    for (uint32_t i = name.first; i < name.end; i++)
        if (page->glyphs[i].c == U'各' && page->glyphs[i].depth == page->glyphs[name.first].depth)
            return true;
    return false;
}

/* What a name is: 区 or 开发区, a kind of place, and perhaps the body that governs it: 区人民政府, 社区管理中心. */
typedef enum place { PLACE_NONE, PLACE_BARE, PLACE_BODY } place;

static place kind_of_place(const fz__page *page, fz__span name)
{
    static const char32_t *const kinds[] = {
        U"县级市", U"地级市", U"自治区", U"直辖市", U"自治州", U"自治县", U"特区", U"管理区", U"开发区",
        U"高新区", U"功能区", U"园区",   U"新区",   U"林区",   U"景区",   U"地区", U"社区",   U"库区",
        U"省",     U"市",     U"县",     U"区",     U"州",     U"盟",     U"旗",   U"乡",     U"镇",
        U"街道",   U"街办",   U"苏木",   U"嘎查",   U"村",     U"农场",   U"林场", U"场",     NULL};
    static const char32_t *const bodies[] = {U"",         U"人民政府", U"政府",   U"办事处", U"管委会", U"管理委员会",
                                             U"管理中心", U"党委",     U"党工委", U"委",     NULL};
    uint32_t at = name.first;

    name = without_bracket(page, name);
    for (bool more = true; more && at < name.end;) {
        more = false;
        for (const char32_t *const *kind = kinds; *kind && !more; kind++) {
            uint32_t length = fz__page_word(page, at, name.end, *kind);

            at += length;
            more = length > 0;
        }
    }
    if (at == name.first || at == name.end)
        return at == name.first ? PLACE_NONE : PLACE_BARE;
    if (fz__is_open(page->glyphs[at].c) && page->glyphs[at].pair != FZ__NO_GLYPH)
        at = page->glyphs[at].pair + 1;
    for (const char32_t *const *body = bodies; *body; body++)
        if (fz__page_word(page, at, name.end, *body) == name.end - at)
            return PLACE_BODY;
    return PLACE_NONE;
}

/* 各省、自治区、直辖市人民政府: kinds of places up to one with its body. 开发区 alone is a unit of its own. */
static bool reaches_body(const fz__page *page, fz__span next, uint32_t end)
{
    for (unsigned i = 0; i < 6; i++) {
        place kind = kind_of_place(page, next);

        if (kind != PLACE_BARE)
            return kind == PLACE_BODY;
        if (next.end >= end || page->glyphs[next.end].c != U'、')
            return false;
        next = (fz__span){next.end + 1, next.end + 1};
        while (next.end < end && next.end - next.first < 24 && page->glyphs[next.end].c != U'、' &&
               page->glyphs[next.end].c != ',' && !fz__is_sentence_end(page->glyphs[next.end].c) &&
               !fz__is_colon(page->glyphs[next.end].c))
            next.end++;
    }
    return false;
}

bool fz__unit_goes_on(const fz__page *page, fz__span name, fz__span next, uint32_t end)
{
    static const char32_t *const bare_bodies[] = {U"人民政府", U"政府", U"办事处", U"管委会", NULL};
    static const char32_t *const single[] = {U"部", U"委", U"办", U"局", U"厅", U"直属机构", NULL};

    if (fz__span_length(next) <= 1 || fz__span_length(name) == 0)
        return fz__span_length(next) == 1 && fz__page_starts_any(page, next, single);
    if (fz__page_starts_any(page, next, level_words) || !fz__unit_is_group(page, name))
        return false;
    /* 各乡镇党委、人民政府: of the same places */
    for (const char32_t *const *body = bare_bodies; *body; body++)
        if (fz__page_word(page, next.first, next.end, *body) == fz__span_length(next))
            return true;
    if (page->glyphs[name.first].c != U'各' && fz__page_find(page, name, U"各") == FZ__NO_GLYPH)
        return false;
    return !ends_as_office(page, without_bracket(page, name)) && reaches_body(page, next, end);
}

bool fz__unit_is_half(const fz__page *page, fz__span name, fz__span next)
{
    static const char32_t *const prefixes[] = {U"省", U"市", U"县", U"区", U"州", U"旗", U"国家", U"各", NULL};

    if (fz__span_length(name) < 3 || fz__span_length(name) > 6 || fz__unit_like(page, name) ||
        !fz__page_starts_any(page, name, prefixes) || fz__page_starts_any(page, next, prefixes))
        return false;
    return fz__span_length(next) > 3 && fz__unit_is_office(page, next) &&
           fz__page_find(page, next, U"和") != FZ__NO_GLYPH;
}

uint32_t fz__unit_and(const fz__page *page, fz__span name, uint32_t *length)
{
    static const char32_t *const ands[] = {U"以及", U"和", U"及", U"与", U"暨", NULL};
    static const char32_t *const begins[] = {U"各", U"有关", U"相关", U"其他", U"市",   U"县", U"区",   U"省",   U"州",
                                             U"镇", U"乡",   U"国家", U"所在", U"属地", U"驻", U"中央", U"事发", NULL};

    for (uint32_t i = name.first + 2; i + 1 < name.end; i++) {
        if (page->glyphs[i].depth != page->glyphs[name.first].depth)
            continue;
        for (const char32_t *const *word = ands; *word; word++) {
            fz__span left = {name.first, i}, right;

            *length = fz__page_word(page, i, name.end, *word);
            if (!*length)
                continue;
            right = (fz__span){i + *length, name.end};
            if (fz__unit_like(page, left) && fz__span_length(left) > 2 && fz__span_length(right) > 1 &&
                (fz__page_starts_any(page, right, begins) ||
                 (fz__unit_is_office(page, left) && fz__unit_is_office(page, right) && fz__span_length(right) > 3)))
                return i;
        }
    }
    return FZ__NO_GLYPH;
}

fz__slice fz__unit_complete(fz__page *page, fz__span before, fz__span name)
{
    static const char32_t levels[] = U"省市县区州旗";
    fz__buffer full;
    fz__slice prefix, rest, result = FZ_NO_SLICE;
    char *copy;

    if (fz__span_length(before) < 3 || !fz__page_starts_chained(page, name, &page->chains.departments, departments) ||
        !fz__unit_is_office(page, name) || fz__page_ends(page, name, U"分局") || fz__page_ends(page, name, U"公司"))
        return FZ_NO_SLICE;
    for (const char32_t *level = levels; *level; level++) {
        if (page->glyphs[before.first].c != *level ||
            !fz__page_starts_chained(page, (fz__span){before.first + 1, before.end}, &page->chains.departments,
                                     departments))
            continue;
        prefix = fz__page_name(page, (fz__span){before.first, before.first + 1});
        rest = fz__page_name(page, name);
        fz__buffer_init(&full, page->context);
        fz__buffer_append(&full, prefix.bytes, prefix.length);
        fz__buffer_append(&full, rest.bytes, rest.length);
        copy = full.failed ? NULL : fz__arena_string(page->arena, full.bytes, full.length);
        if (copy)
            result = (fz__slice){copy, full.length};
        else
            page->failed = true;
        fz__buffer_clear(&full);
        return result;
    }
    return FZ_NO_SLICE;
}
