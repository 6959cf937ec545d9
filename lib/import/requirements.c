/* One pass over the text. A filter tells off the characters that begin none of our words; what may begin one is asked for by
 * its table. Clauses are parted by commas and stops of the same depth of brackets; names in 《》 and “” are passed over.
 *
 * Whatever looks ahead or behind is bounded by the clause, and a clause by CLAUSE_MAX, so the work is linear. */
#include "import/requirements.h"

#include "base/date.h"
#include "base/sort.h"
#include "import/amounts.h"
#include "import/moments.h"

#include <string.h>

/* How far the end of a clause or a sentence is looked for. */
#define CLAUSE_MAX   160
#define ITEM_MAX     40
#define ADVERB_MAX   8
#define SENTENCE_MAX 240
#define DEPTH_MAX    8

typedef struct clause_place {
    uint32_t first;  /* of the clause */
    uint32_t before; /* of the one before it in the sentence */
} clause_place;

typedef struct scanner {
    fz__demands *demands;
    fz__page *page;
    fz__span text;
    clause_place clauses[DEPTH_MAX]; /* by depth of brackets, of the text's own from 0 */
    unsigned depth, base;
    uint32_t amounts_from; /* numbers before this glyph are read */
    uint32_t quantity_end; /* of the quantity found last */
    uint32_t recurs_from;  /* up to here the words of what recurs reach: one in a clause */
    fz__span unsaid; /* 定期 in this sentence, to be noted unless the sentence says how often; empty when none */
    bool said;       /* it does */
} scanner;

/* ------------------------------------------------------------------ words ------------------------------------------ */

typedef enum act {
    ACT_PERIOD,    /* 每年: `period` */
    ACT_ONCE_IN,   /* 一年一次: the amount stands right behind it */
    ACT_BY_PERIOD, /* 按月报送: the action stands right behind it */
    ACT_ODD,       /* 每两年: no period of ours */
    ACT_WITHOUT,   /* 未经…不得… */
    ACT_ONLY_THEN, /* 方可 */
    ACT_NEVER,     /* 不得 */
    ACT_FORBID,    /* 禁止: where it is no noun */
    ACT_UNSAID,    /* 定期 */
    ACT_ANNUAL,    /* 年度…计划 */
    ACT_NOTE,      /* `note` */
    ACT_CONDITION  /* 前提下: the clause up to it */
} act;

typedef struct demand_word {
    const char32_t *text;
    act act;
    fz_period period;
    fz_status note;
} demand_word;

/* Longer ones before those that begin them. */
static const demand_word words[] = {
    {U"每半年", ACT_PERIOD, FZ_PERIOD_HALF_YEAR, 0},
    {U"每个年度", ACT_PERIOD, FZ_PERIOD_YEAR, 0},
    {U"每一年度", ACT_PERIOD, FZ_PERIOD_YEAR, 0},
    {U"每一年", ACT_PERIOD, FZ_PERIOD_YEAR, 0},
    {U"每年度", ACT_PERIOD, FZ_PERIOD_YEAR, 0},
    {U"每年", ACT_PERIOD, FZ_PERIOD_YEAR, 0},
    {U"每个季度", ACT_PERIOD, FZ_PERIOD_QUARTER, 0},
    {U"每季度", ACT_PERIOD, FZ_PERIOD_QUARTER, 0},
    {U"每季", ACT_PERIOD, FZ_PERIOD_QUARTER, 0},
    {U"每个月", ACT_PERIOD, FZ_PERIOD_MONTH, 0},
    {U"每月", ACT_PERIOD, FZ_PERIOD_MONTH, 0},
    {U"每个星期", ACT_PERIOD, FZ_PERIOD_WEEK, 0},
    {U"每星期", ACT_PERIOD, FZ_PERIOD_WEEK, 0},
    {U"每周", ACT_PERIOD, FZ_PERIOD_WEEK, 0},
    {U"每日", ACT_PERIOD, FZ_PERIOD_DAY, 0},
    {U"每天", ACT_PERIOD, FZ_PERIOD_DAY, 0},
    {U"每隔", ACT_ODD, FZ_PERIOD_NONE, 0},
    {U"每半月", ACT_ODD, FZ_PERIOD_NONE, 0},
    {U"每旬", ACT_ODD, FZ_PERIOD_NONE, 0},
    {U"每学期", ACT_ODD, FZ_PERIOD_NONE, 0},
    {U"每学年", ACT_ODD, FZ_PERIOD_NONE, 0},
    {U"每届", ACT_ODD, FZ_PERIOD_NONE, 0},
    {U"每", ACT_ODD, FZ_PERIOD_NONE, 0},
    {U"一年", ACT_ONCE_IN, FZ_PERIOD_YEAR, 0},
    {U"半年", ACT_ONCE_IN, FZ_PERIOD_HALF_YEAR, 0},
    {U"一季度", ACT_ONCE_IN, FZ_PERIOD_QUARTER, 0},
    {U"一季", ACT_ONCE_IN, FZ_PERIOD_QUARTER, 0},
    {U"一个月", ACT_ONCE_IN, FZ_PERIOD_MONTH, 0},
    {U"一月", ACT_ONCE_IN, FZ_PERIOD_MONTH, 0},
    {U"一周", ACT_ONCE_IN, FZ_PERIOD_WEEK, 0},
    {U"按年度", ACT_BY_PERIOD, FZ_PERIOD_YEAR, 0},
    {U"按半年", ACT_BY_PERIOD, FZ_PERIOD_HALF_YEAR, 0},
    {U"按季度", ACT_BY_PERIOD, FZ_PERIOD_QUARTER, 0},
    {U"按季", ACT_BY_PERIOD, FZ_PERIOD_QUARTER, 0},
    {U"按月", ACT_BY_PERIOD, FZ_PERIOD_MONTH, 0},
    {U"按周", ACT_BY_PERIOD, FZ_PERIOD_WEEK, 0},
    {U"逐季", ACT_BY_PERIOD, FZ_PERIOD_QUARTER, 0},
    {U"逐月", ACT_BY_PERIOD, FZ_PERIOD_MONTH, 0},
    {U"逐周", ACT_BY_PERIOD, FZ_PERIOD_WEEK, 0},
    {U"未", ACT_WITHOUT, FZ_PERIOD_NONE, 0},
    {U"非经", ACT_WITHOUT, FZ_PERIOD_NONE, 0},
    {U"不经", ACT_WITHOUT, FZ_PERIOD_NONE, 0},
    {U"不符合", ACT_WITHOUT, FZ_PERIOD_NONE, 0},
    {U"不具备", ACT_WITHOUT, FZ_PERIOD_NONE, 0},
    {U"没有", ACT_WITHOUT, FZ_PERIOD_NONE, 0},
    {U"无", ACT_WITHOUT, FZ_PERIOD_NONE, 0},
    {U"方可", ACT_ONLY_THEN, FZ_PERIOD_NONE, 0},
    {U"方能", ACT_ONLY_THEN, FZ_PERIOD_NONE, 0},
    {U"方准", ACT_ONLY_THEN, FZ_PERIOD_NONE, 0},
    {U"不得", ACT_NEVER, FZ_PERIOD_NONE, 0},
    {U"严禁", ACT_NEVER, FZ_PERIOD_NONE, 0},
    {U"严格禁止", ACT_NEVER, FZ_PERIOD_NONE, 0},
    {U"一律禁止", ACT_NEVER, FZ_PERIOD_NONE, 0},
    {U"禁止", ACT_FORBID, FZ_PERIOD_NONE, 0},
    {U"不准", ACT_FORBID, FZ_PERIOD_NONE, 0},
    {U"不许", ACT_FORBID, FZ_PERIOD_NONE, 0},
    {U"决不允许", ACT_NEVER, FZ_PERIOD_NONE, 0},
    {U"绝不允许", ACT_NEVER, FZ_PERIOD_NONE, 0},
    {U"定期", ACT_UNSAID, FZ_PERIOD_NONE, FZ_FPERIOD},
    {U"年度", ACT_ANNUAL, FZ_PERIOD_NONE, FZ_FRECURS},
    {U"全覆盖", ACT_NOTE, FZ_PERIOD_NONE, FZ_FEXTENT},
    {U"规定时限内", ACT_NOTE, FZ_PERIOD_NONE, FZ_FTIMELIMIT},
    {U"规定的时限内", ACT_NOTE, FZ_PERIOD_NONE, FZ_FTIMELIMIT},
    {U"规定期限内", ACT_NOTE, FZ_PERIOD_NONE, FZ_FTIMELIMIT},
    {U"规定的期限内", ACT_NOTE, FZ_PERIOD_NONE, FZ_FTIMELIMIT},
    {U"规定时间内", ACT_NOTE, FZ_PERIOD_NONE, FZ_FTIMELIMIT},
    {U"规定的时间内", ACT_NOTE, FZ_PERIOD_NONE, FZ_FTIMELIMIT},
    {U"法定期限内", ACT_NOTE, FZ_PERIOD_NONE, FZ_FTIMELIMIT},
    {U"法定时限内", ACT_NOTE, FZ_PERIOD_NONE, FZ_FTIMELIMIT},
    {U"限期", ACT_NOTE, FZ_PERIOD_NONE, FZ_FTIMELIMIT},
    {U"前提下", ACT_CONDITION, FZ_PERIOD_NONE, FZ_FCONDITION},
    {U"条件成熟", ACT_NOTE, FZ_PERIOD_NONE, FZ_FCONDITION},
};

/* What is done each period: without one of these 每年 may tell of what is, not of what is to be. */
static const char32_t *const actions[] = {
    U"要",   U"应",   U"须",   U"必须", U"需",   U"至少", U"组织", U"开展", U"进行", U"召开", U"举办", U"举行",
    U"报",   U"通报", U"公布", U"公示", U"公开", U"发布", U"制定", U"制订", U"修订", U"编制", U"评估", U"检查",
    U"考核", U"培训", U"轮训", U"演练", U"安排", U"评选", U"更新", U"清理", U"汇报", U"听取", U"研究", U"分析",
    U"调度", U"总结", U"测评", U"督查", U"督导", U"督办", U"巡查", U"巡检", U"体检", U"述职", U"述法", U"学习",
    U"印发", U"抽查", U"排查", U"监测", U"核查", U"核实", U"对账", U"审计", U"备案", U"表彰", U"评议", U"讲评",
    U"点评", U"讨论", U"确定", U"提交", U"完成", U"提出", U"统计", U"汇总", U"调研", U"走访", U"检测", U"评价",
    U"梳理", U"盘点", U"会商", U"曝光", U"宣传", U"维护", U"推送", U"回访", U"例会", U"登记", U"反馈", U"跟踪",
    U"校验", U"审查", U"审核", U"评查", U"选派", U"遴选", U"下达", U"拨付", U"落实", U"实施", U"旁听", U"观摩",
    U"轮岗", U"复核", U"复查", U"召集", U"负责", U"上门", U"巡回", U"普查", U"暗访", U"考试", NULL};

/* Behind 每年: what is no demand. 每年级, 每周边, 每年的12月4日为国家宪法日. */
static const char32_t *const no_periods[] = {U"级", U"边", U"为", U"是", U"岁", U"以来", U"均", U"都有", NULL};
/* Behind 未: what is no condition. */
static const char32_t *const no_conditions[] = {U"未来", U"未成年", U"未必", U"未雨", U"未婚", U"未知", U"未遂", NULL};
static const char32_t *const lacks[] = {U"无证", U"无照", U"无资质", U"无资格", NULL};
static const char32_t *const refusals[] = {U"不得", U"不准", U"不许", U"严禁", U"禁止", U"一律不", NULL};
/* Behind 未经 these refuse as well. */
static const char32_t *const denials[] = {U"不予", U"不能", U"不可", NULL};
static const char32_t *const by_nobody[] = {U"未经", U"非经", U"不经", NULL};
/* 不得 in another word: 不得不, 巴不得. */
static const char32_t *const no_prohibitions[] = {U"不得不", U"不得已", U"不得力",   U"不得人心",
                                                  U"不得当", U"不得法", U"不得半点", NULL};
static const char32_t joined_before[] = U"巴恨怪顾";
/* 八个严禁, 四条不准: counted, they are names. */
static const char32_t counted_before[] = U"个项条";
/* 不得 before an amount or a time bounds it. */
static const char32_t *const bounded[] = {U"少于", U"低于", U"超过", U"高于", U"多于", U"大于",
                                          U"小于", U"迟于", U"晚于", U"突破", NULL};
/* 禁止 in a name: 禁止性, 禁止类, 禁止区. */
static const char32_t *const no_forbids[] = {U"性", U"类", U"区",   U"开发区", U"养殖区", U"建设区",
                                             U"的", U"令", U"事项", U"行为",   NULL};
static const char32_t *const forbids_behind[] = {U"要",   U"应",   U"须", U"一律", U"坚决", U"全面",
                                                 U"依法", U"明令", U"并", U"和",   U"及",   NULL};

/* ------------------------------------------------------------------ bounds ----------------------------------------- */

typedef enum strength {
    STRENGTH_NONE,
    STRENGTH_STRONG, /* 不少于: always demands */
    STRENGTH_REACH,  /* 达到: demands at the end of a clause that tells of nothing past */
    STRENGTH_RATE,   /* 率: the same, of per cent */
    STRENGTH_MAKE    /* 新建…20个: the same, where the clause makes something */
} strength;

typedef struct lead {
    const char32_t *text;
    fz_bound bound;
    strength strength;
} lead;

static const lead leads[] = {
    {U"不少于", FZ_BOUND_LEAST, STRENGTH_STRONG},   {U"不低于", FZ_BOUND_LEAST, STRENGTH_STRONG},
    {U"不得少于", FZ_BOUND_LEAST, STRENGTH_STRONG}, {U"不得低于", FZ_BOUND_LEAST, STRENGTH_STRONG},
    {U"不能少于", FZ_BOUND_LEAST, STRENGTH_STRONG}, {U"不能低于", FZ_BOUND_LEAST, STRENGTH_STRONG},
    {U"不得小于", FZ_BOUND_LEAST, STRENGTH_STRONG}, {U"不小于", FZ_BOUND_LEAST, STRENGTH_STRONG},
    {U"至少", FZ_BOUND_LEAST, STRENGTH_STRONG},     {U"最少", FZ_BOUND_LEAST, STRENGTH_STRONG},
    {U"不超过", FZ_BOUND_MOST, STRENGTH_STRONG},    {U"不高于", FZ_BOUND_MOST, STRENGTH_STRONG},
    {U"不多于", FZ_BOUND_MOST, STRENGTH_STRONG},    {U"不大于", FZ_BOUND_MOST, STRENGTH_STRONG},
    {U"不得超过", FZ_BOUND_MOST, STRENGTH_STRONG},  {U"不得高于", FZ_BOUND_MOST, STRENGTH_STRONG},
    {U"不得多于", FZ_BOUND_MOST, STRENGTH_STRONG},  {U"不得大于", FZ_BOUND_MOST, STRENGTH_STRONG},
    {U"不能超过", FZ_BOUND_MOST, STRENGTH_STRONG},  {U"不得突破", FZ_BOUND_MOST, STRENGTH_STRONG},
    {U"不突破", FZ_BOUND_MOST, STRENGTH_STRONG},    {U"最多", FZ_BOUND_MOST, STRENGTH_STRONG},
    {U"至多", FZ_BOUND_MOST, STRENGTH_STRONG},      {U"超过", FZ_BOUND_ABOVE, STRENGTH_REACH},
    {U"高于", FZ_BOUND_ABOVE, STRENGTH_REACH},      {U"突破", FZ_BOUND_ABOVE, STRENGTH_REACH},
    {U"低于", FZ_BOUND_BELOW, STRENGTH_REACH},      {U"达", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"达到", FZ_BOUND_NONE, STRENGTH_REACH},       {U"达至", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"提高到", FZ_BOUND_NONE, STRENGTH_REACH},     {U"提高至", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"提升到", FZ_BOUND_NONE, STRENGTH_REACH},     {U"提升至", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"增加到", FZ_BOUND_NONE, STRENGTH_REACH},     {U"增加至", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"增长到", FZ_BOUND_NONE, STRENGTH_REACH},     {U"扩大到", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"稳定在", FZ_BOUND_NONE, STRENGTH_REACH},     {U"保持在", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"控制在", FZ_BOUND_NONE, STRENGTH_REACH},     {U"压缩到", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"压缩至", FZ_BOUND_NONE, STRENGTH_REACH},     {U"压减到", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"压减至", FZ_BOUND_NONE, STRENGTH_REACH},     {U"缩短到", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"缩短至", FZ_BOUND_NONE, STRENGTH_REACH},     {U"缩减到", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"缩减至", FZ_BOUND_NONE, STRENGTH_REACH},     {U"降低到", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"降低至", FZ_BOUND_NONE, STRENGTH_REACH},     {U"降到", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"降至", FZ_BOUND_NONE, STRENGTH_REACH},       {U"下降到", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"减少到", FZ_BOUND_NONE, STRENGTH_REACH},     {U"减至", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"增长", FZ_BOUND_NONE, STRENGTH_REACH},       {U"提高", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"提升", FZ_BOUND_NONE, STRENGTH_REACH},       {U"增加", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"下降", FZ_BOUND_NONE, STRENGTH_REACH},       {U"减少", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"降低", FZ_BOUND_NONE, STRENGTH_REACH},       {U"压减", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"压缩", FZ_BOUND_NONE, STRENGTH_REACH},       {U"缩短", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"缩减", FZ_BOUND_NONE, STRENGTH_REACH},       {U"精简", FZ_BOUND_NONE, STRENGTH_REACH},
    {U"率", FZ_BOUND_NONE, STRENGTH_RATE},          {U"率为", FZ_BOUND_NONE, STRENGTH_RATE},
    {U"比例为", FZ_BOUND_NONE, STRENGTH_RATE},      {U"实现", FZ_BOUND_NONE, STRENGTH_RATE},
    {U"确保", FZ_BOUND_NONE, STRENGTH_RATE},        {U"做到", FZ_BOUND_NONE, STRENGTH_RATE},
};

/* A clause with one of these tells what was. */
static const char32_t *const past[] = {U"已",   U"目前", U"现有", U"去年", U"上年", U"同比", U"截至",
                                       U"截止", U"过去", U"曾",   U"以来", U"年来", NULL};
/* And with one of these supposes. */
static const char32_t *const supposing[] = {U"如",   U"若",   U"凡",   U"对",   U"当", U"逾期",
                                            U"凡是", U"如果", U"连续", U"累计", NULL};
/* What a clause makes, so many of them. */
static const char32_t *const makes[] = {U"新建", U"新增", U"建成", U"完成", U"建设", U"打造", U"创建", U"培育", U"培训",
                                        U"改造", U"修建", U"扩建", U"引进", U"选派", U"配备", U"发展", U"组建", U"遴选",
                                        U"安装", U"整治", U"举办", U"开展", U"组织", U"召开", U"安排", U"植树", U"造林",
                                        U"申报", U"认定", U"推广", U"关闭", U"淘汰", U"发放", U"招录", U"招聘", NULL};

/* ------------------------------------------------------------------ clauses ---------------------------------------- */

static uint32_t char_at(const scanner *s, uint32_t at)
{
    return at < s->text.end ? s->page->glyphs[at].c : 0;
}

static bool is_clause_end(const scanner *s, uint32_t at)
{
    uint32_t c = s->page->glyphs[at].c;

    if (c == ',' && at > s->text.first && fz__is_digit(s->page->glyphs[at - 1].c) && fz__is_digit(char_at(s, at + 1)))
        return false; /* 2,000 */
    return c == ',' || c == 0xFF0C || fz__is_colon(c) || fz__is_sentence_end(c);
}

/* The partner of an opening sign, where it is one that lies in the text; else the sign itself. */
static uint32_t pass_brackets(const scanner *s, uint32_t at)
{
    uint32_t pair = s->page->glyphs[at].pair;

    return pair != FZ__NO_GLYPH && pair > at && pair < s->text.end ? pair : at;
}

static bool closes(const scanner *s, uint32_t at, uint32_t from)
{
    uint32_t pair = s->page->glyphs[at].pair;

    return pair != FZ__NO_GLYPH && pair < from;
}

/* Where the clause that `at` stands in ends; with `sentence`, where the sentence does. Brackets within belong to it, and a
 * closing one of a bracket around it ends it. */
static uint32_t run_end(const scanner *s, uint32_t at, bool sentence)
{
    uint32_t most = sentence ? SENTENCE_MAX : CLAUSE_MAX;
    uint32_t last = s->text.end - at < most ? s->text.end : at + most;

    for (uint32_t i = at; i < last; i++) {
        if (sentence ? fz__is_sentence_end(s->page->glyphs[i].c) : is_clause_end(s, i))
            return i;
        if (closes(s, i, at))
            return i;
        i = pass_brackets(s, i);
        if (i >= last)
            return i + 1;
    }
    return last;
}

static uint32_t clause_first(const scanner *s)
{
    return s->clauses[s->depth].first;
}

/* The clause up to a glyph, as far as it is looked at. */
static fz__span clause_before(const scanner *s, uint32_t at)
{
    uint32_t first = clause_first(s);

    return (fz__span){at - first > CLAUSE_MAX ? at - CLAUSE_MAX : first, at};
}

static bool at_clause_first(const scanner *s, uint32_t at)
{
    return at == clause_first(s);
}

static bool follows_one_of(const scanner *s, uint32_t at, const char32_t *letters)
{
    for (; at > s->text.first && *letters; letters++)
        if (s->page->glyphs[at - 1].c == *letters)
            return true;
    return false;
}

/* Whether a run of words ends here: at a comma, a stop, 、, a bracket or the end of the text. */
static bool ends_here(const scanner *s, uint32_t at)
{
    uint32_t c;

    if (at >= s->text.end)
        return true;
    c = s->page->glyphs[at].c;
    return is_clause_end(s, at) || c == 0x3001 || fz__is_open(c) || fz__is_close(c);
}

/* Whether the clause that `at` stands in supposes something: …的，给予补助. */
static bool supposes(const scanner *s, uint32_t at)
{
    uint32_t end = run_end(s, at, false);

    return end > at && end < s->text.end && s->page->glyphs[end - 1].c == U'的' && is_clause_end(s, end) &&
           !fz__is_sentence_end(s->page->glyphs[end].c);
}

static void note(scanner *s, fz_status status, uint32_t first, uint32_t end)
{
    fz__page_note(s->page, status, (fz__span){first, end}, NULL);
}

static void add(scanner *s, const fz__demand *demand)
{
    fz__demands *d = s->demands;

    if (s->page->failed || !FZ_GROW(s->page->context, &d->items, &d->capacity, d->count + 1)) {
        s->page->failed = true;
        return;
    }
    d->items[d->count++] = *demand;
    if (demand->kind == FZ_REQUIREMENT_QUANTITY)
        s->quantity_end = demand->words.end;
    s->said = s->said || demand->kind == FZ_REQUIREMENT_FREQUENCY || demand->kind == FZ_REQUIREMENT_RECURRING;
}

/* ------------------------------------------------------------------ amounts ---------------------------------------- */

/* What binds a number, and where its words begin. */
typedef struct found_lead {
    const lead *lead; /* NULL when there is none */
    uint32_t first;
} found_lead;

static uint32_t word_length(const char32_t *text)
{
    uint32_t length = 0;

    while (text[length])
        length++;
    return length;
}

/* 至少 and its like may stand before a verb: 至少配备两名. */
static found_lead adverb_before(const scanner *s, uint32_t at)
{
    static const lead adverbs[] = {{U"至少", FZ_BOUND_LEAST, STRENGTH_STRONG},
                                   {U"最少", FZ_BOUND_LEAST, STRENGTH_STRONG},
                                   {U"最多", FZ_BOUND_MOST, STRENGTH_STRONG},
                                   {U"至多", FZ_BOUND_MOST, STRENGTH_STRONG}};
    uint32_t first = clause_before(s, at).first;

    first = at - first > ADVERB_MAX ? at - ADVERB_MAX : first;
    for (uint32_t i = at; i-- > first;)
        for (size_t a = 0; a < sizeof(adverbs) / sizeof(*adverbs); a++)
            if (fz__page_word(s->page, i, at, adverbs[a].text))
                return (found_lead){&adverbs[a], i};
    return (found_lead){NULL, at};
}

static found_lead lead_before(const scanner *s, uint32_t at)
{
    const fz__span before = {clause_first(s), at};
    found_lead found = {NULL, at};
    uint32_t c = fz__page_last(s->page, before);

    for (size_t i = 0; i < sizeof(leads) / sizeof(*leads); i++) {
        uint32_t length = word_length(leads[i].text);

        if (leads[i].text[length - 1] == c && length > at - found.first &&
            fz__page_ends(s->page, before, leads[i].text))
            found = (found_lead){&leads[i], at - length};
    }
    return found.lead ? found : adverb_before(s, at);
}

static bool tells_of_past(const scanner *s, uint32_t at)
{
    return (at > s->text.first && char_at(s, at - 1) == U'了') || fz__page_has_any(s->page, clause_before(s, at), past);
}

static void fill_amount(fz__demand *demand, const fz__amount *amount, fz_bound bound)
{
    demand->numbered = true;
    demand->number = amount->value;
    demand->bound = amount->suffix != FZ_BOUND_NONE ? amount->suffix : bound;
    if (amount->measure == FZ_MEASURE_PERCENT)
        demand->unit_name = "%";
    else
        demand->unit = amount->unit;
}

/* Whether an amount behind a lead demands. */
static bool demands(const scanner *s, const fz__amount *amount, const lead *before)
{
    const fz__span clause = clause_before(s, amount->number.first);
    bool ended = ends_here(s, amount->end), of = char_at(s, amount->end) == U'的';

    if (amount->measure == FZ_MEASURE_GRADE || supposes(s, amount->number.first))
        return false;
    if (before && before->strength == STRENGTH_STRONG) {
        if (amount->measure == FZ_MEASURE_NONE)
            return ended;
        return !of || fz__page_has_any(s->page, clause, makes);
    }
    if (!ended || amount->measure == FZ_MEASURE_NONE || tells_of_past(s, amount->number.first) ||
        fz__page_starts_any(s->page, clause, supposing))
        return false;
    if (before && before->strength == STRENGTH_REACH)
        return true;
    if (before && before->strength == STRENGTH_RATE)
        return amount->measure == FZ_MEASURE_PERCENT;
    if (amount->measure == FZ_MEASURE_TIME || (amount->chinese && amount->suffix == FZ_BOUND_NONE))
        return false;
    return amount->measure != FZ_MEASURE_PERCENT && fz__page_has_any(s->page, clause, makes);
}

/* 约达到90%. */
static bool is_about(const scanner *s, uint32_t at)
{
    static const char32_t *const about[] = {U"约", U"大约", U"大概", U"将近", U"接近", NULL};

    return fz__page_ends_any(s->page, (fz__span){clause_first(s), at}, about);
}

/* 2次/年. */
static bool per_period(scanner *s, const fz__amount *amount, fz__demand *demand)
{
    static const struct {
        const char32_t *text;
        fz_period period;
    } each[] = {{U"/年", FZ_PERIOD_YEAR},  {U"/季度", FZ_PERIOD_QUARTER}, {U"/季", FZ_PERIOD_QUARTER},
                {U"/月", FZ_PERIOD_MONTH}, {U"/周", FZ_PERIOD_WEEK},      {U"/日", FZ_PERIOD_DAY},
                {U"/天", FZ_PERIOD_DAY}};

    for (size_t i = 0; i < sizeof(each) / sizeof(*each); i++) {
        uint32_t length = fz__page_word(s->page, amount->end, s->text.end, each[i].text);

        if (!length || amount->measure == FZ_MEASURE_TIME)
            continue;
        demand->period = each[i].period;
        demand->kind = amount->measure == FZ_MEASURE_EVENT ? FZ_REQUIREMENT_FREQUENCY : FZ_REQUIREMENT_QUANTITY;
        demand->words.end += length;
        return true;
    }
    return false;
}

/* 7个工作日办结: 内 is understood. */
static bool is_done_in(const scanner *s, const fz__amount *amount)
{
    static const char32_t *const done[] = {U"办结", U"办完", U"办理完", U"完成", U"答复", U"反馈", NULL};

    return strcmp(amount->time, "workday") == 0 &&
           fz__page_starts_any(s->page, (fz__span){amount->end, s->text.end}, done);
}

/* 30个工作日内. */
static bool take_within(scanner *s, const fz__amount *amount)
{
    static const char32_t *const not_ahead[] = {U"近", U"过去", U"最近", U"前", U"上", U"期", U"第", NULL};
    fz__demand demand = {.kind = FZ_REQUIREMENT_DEADLINE,
                         .words = {amount->number.first, amount->end},
                         .unit_name = amount->time,
                         .numbered = true,
                         .number = amount->value};

    if (amount->measure != FZ_MEASURE_TIME || !(amount->inside || is_done_in(s, amount)) ||
        supposes(s, amount->number.first) ||
        fz__page_ends_any(s->page, (fz__span){clause_first(s), amount->number.first}, not_ahead) ||
        char_at(s, amount->end) == U'的')
        return false;
    if (amount->vague || amount->value <= 0 || amount->value % FZ_DECIMAL_ONE)
        note(s, FZ_FTIMELIMIT, amount->number.first, amount->end);
    else
        add(s, &demand);
    return true;
}

/* Where the words of a quantity begin: with their item of the clause, behind the quantity before (抽查结果公开率达到100%). */
static uint32_t quantity_first(const scanner *s, uint32_t at, uint32_t most)
{
    uint32_t first = clause_before(s, most).first;

    first = s->quantity_end > first ? s->quantity_end : first;
    for (uint32_t i = most; i > first && most - i < ITEM_MAX; i--)
        if (s->page->glyphs[i - 1].c == 0x3001 && s->page->glyphs[i - 1].depth == s->page->glyphs[at].depth)
            return i;
    return most - first < ITEM_MAX ? first : most;
}

static void take_amount(scanner *s, const fz__amount *amount)
{
    const found_lead found = lead_before(s, amount->number.first);
    const lead *before = found.lead;
    bool strong = before && before->strength == STRENGTH_STRONG;
    fz__demand demand = {.kind = FZ_REQUIREMENT_QUANTITY,
                         .words = {quantity_first(s, amount->number.first, found.first), amount->end}};

    if ((!before || amount->measure != FZ_MEASURE_TIME || before->strength == STRENGTH_RATE) && take_within(s, amount))
        return;
    fill_amount(&demand, amount, before ? before->bound : FZ_BOUND_NONE);
    if (before && per_period(s, amount, &demand)) {
        add(s, &demand);
        return;
    }
    if (supposes(s, amount->number.first) || (!strong && !demands(s, amount, before)))
        return;
    if (amount->vague || !demands(s, amount, before) || is_about(s, found.first))
        note(s, FZ_FAMOUNT, demand.words.first, amount->end);
    else
        add(s, &demand);
}

/* ------------------------------------------------------------------ moments ---------------------------------------- */

static bool exists(const fz__moment *moment)
{
    return moment->day <= (uint32_t)(fz__date_month_end(2000, (int)moment->month) % 100);
}

/* Whether the words before and behind an open moment (2020年底) make it the time by which. */
static bool is_target(const scanner *s, uint32_t at, const fz__moment *moment)
{
    static const char32_t *const by[] = {U"力争", U"确保", U"力争到", U"迟于", U"晚于", NULL};
    static const char32_t *const done[] = {U"完成", U"建成", U"全面", U"基本", U"实现", U"达到", U"力争", NULL};
    const fz__span before = {clause_first(s), at}, behind = {moment->end, s->text.end};

    /* 到2020年底，…; not 政策延长到今年年底 */
    if (fz__span_length(before) == 1 && s->page->glyphs[before.first].c == U'到')
        return true;
    return fz__page_ends_any(s->page, before, by) || fz__page_starts_any(s->page, behind, done);
}

/* What stands around a moment that is no time by which: 自2016年底起, 截至2015年底, 2005年底前注册的. */
static bool is_no_limit(const scanner *s, uint32_t at, const fz__moment *moment)
{
    static const char32_t *const from[] = {U"自", U"从", U"截至", U"截止", U"截止到", U"近",
                                           U"去", U"前", U"学",   U"全",   NULL};
    static const char32_t *const behind[] = {U"的", U"以来", U"起", U"开始", NULL};
    const fz__span before = {clause_first(s), at};
    fz_date day = fz__moment_day(moment);

    return fz__page_ends_any(s->page, before, from) ||
           fz__page_starts_any(s->page, (fz__span){moment->end, s->text.end}, behind) ||
           (day && day < s->demands->own) || supposes(s, at);
}

/* What may stand before 年底 and 年内 where they are this year's. */
static const char32_t year_before[] = U"到在于至争保须要应、并";

/* The glyphs read as a moment, or 0. */
static uint32_t take_moment(scanner *s, uint32_t at)
{
    fz__moment moment;
    fz__demand demand = {.kind = FZ_REQUIREMENT_DEADLINE};

    if (s->page->glyphs[at].c == U'年' && !at_clause_first(s, at) && !follows_one_of(s, at, year_before))
        return 0; /* 三年内, 近年内 */
    if (!fz__moment_read(s->page, at, s->text.end, s->demands->own, &moment))
        return 0;
    demand.words = (fz__span){at, moment.end};
    if (is_no_limit(s, at, &moment) || !(moment.before || moment.within || is_target(s, at, &moment)))
        return moment.end - at;
    if (moment.whole || !exists(&moment)) { /* 6月前: before it begins, or before it ends? */
        if (moment.before || moment.year)
            note(s, FZ_FTIMELIMIT, at, moment.end);
        return moment.end - at;
    }
    demand.date = fz__moment_day(&moment);
    if (!demand.date) {
        demand.month = moment.month;
        demand.day = moment.day;
        demand.at_end = moment.at_end;
    }
    if (demand.date || !moment.year)
        add(s, &demand);
    return moment.end - at;
}

/* ------------------------------------------------------------------ periods ---------------------------------------- */

static bool begins_period(const scanner *s, uint32_t at)
{
    for (size_t i = 0; words[i].act == ACT_PERIOD; i++)
        if (fz__page_word(s->page, at, s->text.end, words[i].text))
            return true;
    return false;
}

/* The first amount in a clause that tells how often or how much each period. */
static bool find_amount(scanner *s, uint32_t at, uint32_t end, fz__amount *amount)
{
    for (uint32_t i = at; i < end; i++) {
        if (!fz__filter_has(&s->page->filters.demand_first, s->page->glyphs[i].c) || char_at(s, i - 1) == U'第' ||
            fz__is_digit(char_at(s, i - 1)) || fz__is_han_digit(char_at(s, i - 1)))
            continue;
        if (s->page->glyphs[i].c == U'每' && begins_period(s, i))
            return false;
        if (!fz__amount_read(s->page, i, end, amount))
            continue;
        if (amount->measure == FZ_MEASURE_EVENT)
            return !tells_of_past(s, i);
        if (amount->measure == FZ_MEASURE_THING || amount->measure == FZ_MEASURE_PERCENT) {
            if (demands(s, amount, lead_before(s, i).lead) ||
                (ends_here(s, amount->end) && !amount->chinese && !tells_of_past(s, i)))
                return true;
        }
        i = amount->number.end - 1;
    }
    return false;
}

/* 至少每年一次: a bound before the period. */
static uint32_t bound_before(const scanner *s, uint32_t at, fz_bound *bound)
{
    const found_lead before = lead_before(s, at);

    *bound = FZ_BOUND_NONE;
    if (!before.lead || before.lead->strength != STRENGTH_STRONG || at - before.first != word_length(before.lead->text))
        return 0;
    *bound = before.lead->bound;
    return at - before.first;
}

static void take_rate(scanner *s, uint32_t at, fz_period period, const fz__amount *amount)
{
    const lead *before = lead_before(s, amount->number.first).lead;
    fz_bound bound;
    uint32_t back = bound_before(s, at, &bound);
    fz__demand demand = {.period = period, .words = {at - back, amount->end}};

    fill_amount(&demand, amount, before && before->bound ? before->bound : bound);
    demand.kind = amount->measure == FZ_MEASURE_EVENT ? FZ_REQUIREMENT_FREQUENCY : FZ_REQUIREMENT_QUANTITY;
    s->amounts_from = amount->end;
    add(s, &demand);
}

/* 每年…: a moment of the period, how often or how much in it, or an action alone. */
static uint32_t take_period(scanner *s, const demand_word *word, uint32_t at, uint32_t length)
{
    const uint32_t behind = at + length, end = run_end(s, at, false);
    fz__demand demand = {.kind = FZ_REQUIREMENT_RECURRING, .words = {at, end}, .period = word->period};
    fz__moment moment;
    fz__amount amount;
    uint32_t next = behind;

    if (fz__page_starts_any(s->page, (fz__span){behind, end}, no_periods))
        return length;
    if (fz__moment_of_period(s->page, behind, end, word->period, &moment)) {
        if (fz__page_starts_any(s->page, (fz__span){moment.end, end}, no_periods))
            return moment.end - at;
        demand.month = moment.month;
        demand.day = moment.day;
        demand.at_end = moment.at_end;
        next = moment.end;
        if (demand.month && !exists(&moment)) {
            note(s, FZ_FTIMELIMIT, at, moment.end);
            return next - at;
        }
    } else if (find_amount(s, behind, end, &amount)) {
        if (supposes(s, at))
            return length;
        if (!amount.vague) {
            take_rate(s, at, word->period, &amount);
            return length;
        }
        note(s, FZ_FAMOUNT, amount.number.first, amount.end);
        s->amounts_from = amount.end;
    }
    if (tells_of_past(s, at) || char_at(s, next) == U'的' || supposes(s, at))
        return next - at;
    if (at < s->recurs_from)
        return next - at;
    s->recurs_from = end;
    if (fz__page_has_any(s->page, (fz__span){next, end}, actions))
        add(s, &demand);
    else if (fz__span_length((fz__span){next, end}) > 1)
        note(s, FZ_FRECURS, at, end);
    return next - at;
}

/* 一年一次, 半年不少于两次: the amount stands at once. */
static uint32_t take_once_in(scanner *s, const demand_word *word, uint32_t at, uint32_t length)
{
    uint32_t behind = at + length;
    fz__amount amount;

    if (char_at(s, at - 1) == U'每' || char_at(s, at - 1) == U'近' || fz__is_han_digit(char_at(s, at - 1)))
        return 0;
    behind += fz__page_word(s->page, behind, s->text.end, U"至少");
    behind += fz__page_word(s->page, behind, s->text.end, U"不少于");
    if (!fz__amount_read(s->page, behind, s->text.end, &amount) || amount.measure != FZ_MEASURE_EVENT || amount.vague)
        return 0;
    take_rate(s, at, word->period, &amount);
    return length;
}

/* 按月报送. */
static uint32_t take_by_period(scanner *s, const demand_word *word, uint32_t at, uint32_t length)
{
    fz__demand demand = {.kind = FZ_REQUIREMENT_RECURRING, .period = word->period};
    uint32_t behind = at + length;

    behind += fz__page_word(s->page, behind, s->text.end, U"度");
    demand.words = (fz__span){at, run_end(s, at, false)};
    if (fz__page_starts_any(s->page, (fz__span){behind, demand.words.end}, actions))
        add(s, &demand);
    return length;
}

/* 每两年, 每3年, 每届: what is done so is noted; 每人, 每个 are none of it. */
static uint32_t take_odd(scanner *s, uint32_t at, uint32_t length)
{
    uint32_t count, digits = fz__count_read(s->page, at + 1, s->text.end, &count), end = at + length;

    if (length == 1) {
        end += digits;
        end += fz__page_word(s->page, end, s->text.end, U"个");
        if (!digits || (char_at(s, end) != U'年' && char_at(s, end) != U'月' && char_at(s, end) != U'周'))
            return 0;
        end++;
    }
    note(s, FZ_FPERIOD, at, end);
    s->said = true;
    return end - at;
}

/* ------------------------------------------------------------------ conditions and prohibitions --------------------- */

/* Behind the clause of a refusal, the clauses that refuse as well: …，不得授予…，不得从事… */
static uint32_t further_refusals(const scanner *s, uint32_t end)
{
    static const char32_t *const further[] = {U"不得", U"也不得", U"更不得", U"并不得", U"不准", U"一律不", NULL};

    while (end < s->text.end && !fz__is_sentence_end(s->page->glyphs[end].c) && is_clause_end(s, end) &&
           fz__page_starts_any(s->page, (fz__span){end + 1, s->text.end}, further))
        end = run_end(s, end + 1, false);
    return end;
}

static uint32_t find_any(const scanner *s, fz__span span, const char32_t *const *list)
{
    for (uint32_t i = span.first; i < span.end; i++)
        if (fz__page_starts_any(s->page, (fz__span){i, span.end}, list))
            return i;
    return FZ__NO_GLYPH;
}

/* 未通过审核的, 未取得许可证的单位: a 的 near the end. */
static bool is_noun_phrase(const scanner *s, uint32_t at, uint32_t end)
{
    for (uint32_t i = end; i > at && end - i < 5; i--)
        if (s->page->glyphs[i - 1].c == U'的')
            return true;
    return false;
}

/* How far the refusal that answers 未 may stand: in its clause, or in the next where the clause names somebody; that of 未经 two
 * clauses on. */
static uint32_t refusal_reach(const scanner *s, uint32_t at, uint32_t most, bool by)
{
    uint32_t end = run_end(s, at, false);
    unsigned further = by ? 2 : is_noun_phrase(s, at, end) ? 1 : 0;

    for (; further && end < most && is_clause_end(s, end); further--)
        end = run_end(s, end + 1, false);
    return end < most ? end : most;
}

static uint32_t take_without(scanner *s, uint32_t at)
{
    const fz__span sentence = {at, run_end(s, at, true)};
    bool by = fz__page_starts_any(s->page, sentence, by_nobody);
    fz__span reach = {at, refusal_reach(s, at, sentence.end, by)};
    uint32_t refusal;
    fz__demand demand = {.kind = FZ_REQUIREMENT_PRECONDITION};

    if (fz__page_starts_any(s->page, sentence, no_conditions) ||
        (s->page->glyphs[at].c == U'无' && !fz__page_starts_any(s->page, sentence, lacks)))
        return 0;
    refusal = find_any(s, reach, refusals);
    if (refusal == FZ__NO_GLYPH && by)
        refusal = find_any(s, reach, denials);
    if (refusal == FZ__NO_GLYPH)
        return 0;
    demand.words = (fz__span){at, further_refusals(s, run_end(s, refusal, false))};
    add(s, &demand);
    return demand.words.end - at;
}

/* …合格后方可上岗; where 方可 begins a clause, the clause before holds what comes first. */
static uint32_t take_only_then(scanner *s, uint32_t at, uint32_t length)
{
    const clause_place *clause = &s->clauses[s->depth];
    fz__demand demand = {.kind = FZ_REQUIREMENT_PRECONDITION,
                         .words = {at - clause->first < 2 ? clause->before : clause->first, run_end(s, at, false)}};

    if (demand.words.first < at && at - demand.words.first <= CLAUSE_MAX)
        add(s, &demand);
    return length;
}

static uint32_t take_never(scanner *s, uint32_t at, uint32_t length)
{
    fz__demand demand = {.kind = FZ_REQUIREMENT_PROHIBITION, .words = {at, run_end(s, at, false)}};
    const fz__span here = {at, demand.words.end}, behind = {at + length, demand.words.end};
    fz__amount amount;
    fz__moment moment;

    if (follows_one_of(s, at, counted_before))
        return length;
    if (fz__page_starts(s->page, here, U"不得")) {
        if (follows_one_of(s, at, joined_before) || fz__page_starts_any(s->page, here, no_prohibitions))
            return length;
        if (fz__page_starts_any(s->page, behind, bounded) &&
            (fz__amount_read(s->page, behind.first + 2, s->text.end, &amount) ||
             fz__moment_read(s->page, behind.first + 2, s->text.end, s->demands->own, &moment)))
            return length + 2;
    }
    if (fz__span_length(behind) < 2 || supposes(s, at))
        return length;
    add(s, &demand);
    return demand.words.end - at;
}

static uint32_t take_forbid(scanner *s, uint32_t at, uint32_t length)
{
    const fz__span before = {clause_first(s), at}, behind = {at + length, run_end(s, at, false)};

    if ((!at_clause_first(s, at) && !fz__page_ends_any(s->page, before, forbids_behind)) ||
        fz__page_starts_any(s->page, behind, no_forbids) || fz__page_ends(s->page, behind, U"的"))
        return length;
    return take_never(s, at, length);
}

/* ------------------------------------------------------------------ notes ------------------------------------------ */

static uint32_t take_unsaid(scanner *s, uint32_t at, uint32_t length)
{
    if (char_at(s, at - 1) != U'不' && s->unsaid.first >= s->unsaid.end)
        s->unsaid = (fz__span){at, at + length};
    return length;
}

/* The end of a sentence: 定期 was explained in it, or not. */
static void end_sentence(scanner *s)
{
    if (s->unsaid.first < s->unsaid.end && !s->said)
        note(s, FZ_FPERIOD, s->unsaid.first, run_end(s, s->unsaid.first, false));
    s->unsaid = (fz__span){0, 0};
    s->said = false;
}

/* 制定年度…计划. */
static uint32_t take_annual(scanner *s, uint32_t at, uint32_t length)
{
    static const char32_t *const making[] = {U"制订", U"制定", U"编制", U"提交", U"报送",
                                             U"发布", U"公布", U"撰写", NULL};
    static const char32_t *const papers[] = {U"计划", U"报告", U"总结", U"方案", U"工作要点", NULL};
    const fz__span before = clause_before(s, at), behind = {at + length, run_end(s, at, false)};
    uint32_t c = at > s->text.first ? char_at(s, at - 1) : 0;

    if (fz__is_digit(c) || c == U'每' || c == U'本' || c == U'上' || c == U'下' || c == U'各' || fz__is_han_digit(c) ||
        !fz__page_has_any(s->page, before, making) || !fz__page_has_any(s->page, behind, papers))
        return length;
    note(s, FZ_FRECURS, before.first, behind.end);
    return length;
}

/* ------------------------------------------------------------------ the pass --------------------------------------- */

/* The glyphs that a word took; 0 when it does not stand here. */
static uint32_t take_word(scanner *s, const demand_word *word, uint32_t at)
{
    uint32_t length = fz__page_word(s->page, at, s->text.end, word->text);

    if (!length)
        return 0;
    switch (word->act) {
    case ACT_PERIOD:
        return take_period(s, word, at, length);
    case ACT_ONCE_IN:
        return take_once_in(s, word, at, length);
    case ACT_BY_PERIOD:
        return take_by_period(s, word, at, length);
    case ACT_ODD:
        return take_odd(s, at, length);
    case ACT_WITHOUT:
        return take_without(s, at);
    case ACT_ONLY_THEN:
        return take_only_then(s, at, length);
    case ACT_NEVER:
        return take_never(s, at, length);
    case ACT_FORBID:
        return take_forbid(s, at, length);
    case ACT_UNSAID:
        return take_unsaid(s, at, length);
    case ACT_ANNUAL:
        return take_annual(s, at, length);
    case ACT_NOTE:
        note(s, word->note, at, at + length);
        return length;
    case ACT_CONDITION:
        note(s, word->note, clause_first(s), at + length);
        return length;
    }
    return 0;
}

static uint32_t take_words(scanner *s, uint32_t at)
{
    uint32_t c = s->page->glyphs[at].c;

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (*words[i].text == c) {
            uint32_t taken = take_word(s, &words[i], at);

            if (taken)
                return taken;
        }
    return 0;
}

/* A number, with what it counts; the digits of it, so that none of them is taken for another's first. */
static uint32_t take_number(scanner *s, uint32_t at)
{
    uint32_t before = at > s->text.first ? char_at(s, at - 1) : 0;
    fz__amount amount;

    if (before == U'第' || fz__is_digit(before) || (before == '.' && fz__is_digit(char_at(s, at - 2))) ||
        (before < 128 && ((before | 32) >= 'a' && (before | 32) <= 'z')))
        return 1;
    if (!fz__amount_read(s->page, at, s->text.end, &amount))
        return 0;
    s->amounts_from = amount.end;
    take_amount(s, &amount);
    return amount.number.end - at;
}

/* What begins at a glyph: a moment, a word, a number; how many glyphs it took, at least 1. */
static uint32_t take(scanner *s, uint32_t at)
{
    uint32_t c = s->page->glyphs[at].c, taken;
    bool digit = fz__is_digit(c) || fz__is_han_digit(c);
    bool inside = at > s->text.first && (fz__is_digit(char_at(s, at - 1)) || fz__is_han_digit(char_at(s, at - 1)));

    taken = take_words(s, at);
    if (!taken && at >= s->amounts_from && !(digit && inside))
        taken = take_moment(s, at);
    if (!taken && digit && at >= s->amounts_from && !(fz__is_han_digit(c) && inside))
        taken = take_number(s, at);
    return taken ? taken : 1;
}

static void begin_clause(scanner *s, uint32_t at, bool sentence)
{
    clause_place *clause = &s->clauses[s->depth];

    clause->before = sentence ? at : clause->first;
    clause->first = at;
}

/* Follow the depth of brackets; false where nothing is to be looked for. */
static bool follow(scanner *s, uint32_t at)
{
    const fz__glyph *glyph = &s->page->glyphs[at];
    unsigned depth = glyph->depth > s->base ? glyph->depth - s->base : 0;

    if (depth >= DEPTH_MAX)
        return false;
    if (depth > s->depth) {
        s->depth = depth;
        s->clauses[depth] = (clause_place){at, at};
    }
    s->depth = depth;
    if (is_clause_end(s, at)) {
        bool sentence = fz__is_sentence_end(glyph->c);

        if (sentence && !depth)
            end_sentence(s);
        begin_clause(s, at + 1, sentence);
        return false;
    }
    return true;
}

static bool is_name_open(uint32_t c)
{
    return c == 0x300A || c == 0x3008 || c == 0x201C;
}

static int compare(const void *a, const void *b)
{
    const fz__demand *x = a, *y = b;

    if (x->words.first != y->words.first)
        return x->words.first < y->words.first ? -1 : 1;
    return x->kind < y->kind ? -1 : x->kind > y->kind;
}

/* In order, one of a kind at a place. */
static void sort(fz__demands *demands)
{
    size_t kept = 0;

    fz__sort(demands->items, demands->count, sizeof(*demands->items), compare);
    for (size_t i = 0; i < demands->count; i++)
        if (!kept || compare(&demands->items[kept - 1], &demands->items[i]) != 0)
            demands->items[kept++] = demands->items[i];
    demands->count = kept;
}

void fz__demands_find(fz__demands *demands, fz__span text)
{
    fz__page *page = demands->page;
    scanner s = {.demands = demands, .page = page, .text = text, .clauses = {{text.first, text.first}}};

    demands->count = 0;
    if (text.first >= text.end)
        return;
    s.base = page->glyphs[text.first].depth;
    for (uint32_t i = text.first; i < text.end && !page->failed;) {
        uint32_t c = page->glyphs[i].c, taken = 1;

        if (is_name_open(c) && pass_brackets(&s, i) > i) {
            i = pass_brackets(&s, i) + 1;
            continue;
        }
        if (follow(&s, i) && fz__filter_has(&page->filters.demand_first, c))
            taken = take(&s, i);
        /* The signs within what was taken are followed too. */
        for (uint32_t j = i + 1; j < i + taken && j < text.end; j++)
            (void)follow(&s, j);
        i += taken;
    }
    end_sentence(&s);
    if (demands->count)
        sort(demands);
}

void fz__demands_init(fz__demands *demands, fz__page *page, fz_date own)
{
    *demands = (fz__demands){.page = page, .own = own};
}

void fz__demands_clear(fz__demands *demands)
{
    fz__free(demands->page->context, demands->items, demands->capacity * sizeof(*demands->items));
    demands->items = NULL;
    demands->count = demands->capacity = 0;
}

void fz__demands_filter(fz__filter *filter)
{
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        fz__filter_add(filter, *words[i].text);
    for (const char32_t *head = U"年今本当第上下"; *head; head++)
        fz__filter_add(filter, *head);
    fz__amounts_filter(filter);
}
