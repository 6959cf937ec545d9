/* How much: what binds a number, and whether it demands or tells. */
#include "import/scan.h"

#include <string.h>

static const fz__lead leads[] = {
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
static const char32_t *const makes[] = {
    U"新建", U"新增", U"建成", U"完成", U"建设", U"打造", U"创建", U"培育", U"培训", U"改造", U"修建", U"扩建",
    U"引进", U"选派", U"配备", U"发展", U"组建", U"遴选", U"安装", U"整治", U"举办", U"开展", U"组织", U"召开",
    U"安排", U"植树", U"造林", U"申报", U"认定", U"推广", U"关闭", U"淘汰", U"发放", U"招录", U"招聘", U"投入",
    U"更换", U"带动", U"修复", U"绿化", U"种植", U"栽植", U"铺设", U"加装", U"创成", NULL};

uint32_t fz__scan_word_length(const char32_t *text)
{
    uint32_t length = 0;

    while (text[length])
        length++;
    return length;
}

/* 至少 and its like may stand before a verb: 至少配备两名. */
static fz__found_lead adverb_before(const fz__scanner *s, uint32_t at)
{
    static const fz__lead adverbs[] = {{U"至少", FZ_BOUND_LEAST, STRENGTH_STRONG},
                                       {U"最少", FZ_BOUND_LEAST, STRENGTH_STRONG},
                                       {U"最多", FZ_BOUND_MOST, STRENGTH_STRONG},
                                       {U"至多", FZ_BOUND_MOST, STRENGTH_STRONG}};
    uint32_t first = fz__scan_clause_before(s, at).first;

    first = at - first > ADVERB_MAX ? at - ADVERB_MAX : first;
    for (uint32_t i = at; i-- > first;)
        for (size_t a = 0; a < sizeof(adverbs) / sizeof(*adverbs); a++)
            if (fz__page_word(s->page, i, at, adverbs[a].text))
                return (fz__found_lead){&adverbs[a], i};
    return (fz__found_lead){NULL, at};
}

fz__found_lead fz__scan_lead(const fz__scanner *s, uint32_t at)
{
    const fz__span before = {fz__scan_clause_first(s), at};
    fz__found_lead found = {NULL, at};
    uint32_t c = fz__page_last(s->page, before);

    for (size_t i = 0; i < sizeof(leads) / sizeof(*leads); i++) {
        uint32_t length = fz__scan_word_length(leads[i].text);

        if (leads[i].text[length - 1] == c && length > at - found.first &&
            fz__page_ends(s->page, before, leads[i].text))
            found = (fz__found_lead){&leads[i], at - length};
    }
    return found.lead ? found : adverb_before(s, at);
}

bool fz__scan_past(const fz__scanner *s, uint32_t at)
{
    return (at > s->text.first && fz__scan_char(s, at - 1) == U'了') ||
           fz__page_has_any(s->page, fz__scan_clause_before(s, at), past);
}

void fz__scan_fill(fz__demand *demand, const fz__amount *amount, fz_bound bound)
{
    demand->numbered = true;
    demand->number = amount->value;
    demand->bound = amount->suffix != FZ_BOUND_NONE ? amount->suffix : bound;
    if (amount->measure == FZ_MEASURE_PERCENT)
        demand->unit_name = "%";
    else
        demand->unit = amount->unit;
}

/* 不低于5%的比例: what 的 leads to is the measure itself. */
static bool is_measure(const fz__scanner *s, uint32_t at)
{
    static const char32_t *const measures[] = {U"比例", U"标准", U"要求", U"幅度", U"速度", U"频次", U"额度", NULL};

    return fz__page_starts_any(s->page, (fz__span){at, s->text.end}, measures);
}

bool fz__scan_demands(const fz__scanner *s, const fz__amount *amount, const fz__lead *before)
{
    const fz__span clause = fz__scan_clause_before(s, amount->number.first);
    bool ended = fz__scan_ends_here(s, amount->end), of = fz__scan_char(s, amount->end) == U'的';

    if (amount->measure == FZ_MEASURE_GRADE || fz__scan_supposes(s, amount->number.first))
        return false;
    if (before && before->strength == STRENGTH_STRONG) {
        if (amount->measure == FZ_MEASURE_NONE)
            return ended;
        return !of || fz__page_has_any(s->page, clause, makes) || is_measure(s, amount->end + 1);
    }
    if (!ended || amount->measure == FZ_MEASURE_NONE || fz__scan_past(s, amount->number.first) ||
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
static bool is_about(const fz__scanner *s, uint32_t at)
{
    static const char32_t *const about[] = {U"约", U"大约", U"大概", U"将近", U"接近", NULL};

    return fz__page_ends_any(s->page, (fz__span){fz__scan_clause_first(s), at}, about);
}

/* 2次/年. */
static bool per_period(fz__scanner *s, const fz__amount *amount, fz__demand *demand)
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
static bool is_done_in(const fz__scanner *s, const fz__amount *amount)
{
    static const char32_t *const done[] = {U"办结", U"办完", U"办理完", NULL};

    return strcmp(amount->time, "year") != 0 &&
           fz__page_starts_any(s->page, (fz__span){amount->end, s->text.end}, done);
}

/* 30个工作日内. */
static bool take_within(fz__scanner *s, const fz__amount *amount)
{
    static const char32_t *const not_ahead[] = {U"近", U"过去", U"最近", U"前", U"上", U"期", U"第", NULL};
    fz__demand demand = {.kind = FZ_REQUIREMENT_DEADLINE,
                         .words = {amount->number.first, amount->end},
                         .unit_name = amount->time,
                         .numbered = true,
                         .number = amount->value};

    if (amount->measure != FZ_MEASURE_TIME || !(amount->inside || is_done_in(s, amount)) ||
        fz__scan_supposes(s, amount->number.first) ||
        fz__page_ends_any(s->page, (fz__span){fz__scan_clause_first(s), amount->number.first}, not_ahead) ||
        fz__scan_char(s, amount->end) == U'的')
        return false;
    if (amount->vague || amount->value <= 0 || amount->value % FZ_DECIMAL_ONE)
        fz__scan_note(s, FZ_FTIMELIMIT, amount->number.first, amount->end);
    else
        fz__scan_add(s, &demand);
    return true;
}

/* Where the words of a quantity begin: with their item of the clause, behind the quantity before (抽查结果公开率达到100%). */
static uint32_t quantity_first(const fz__scanner *s, uint32_t at, uint32_t most)
{
    uint32_t first = fz__scan_clause_before(s, most).first;

    first = s->quantity_end > first ? s->quantity_end : first;
    for (uint32_t i = most; i > first && most - i < ITEM_MAX; i--)
        if (s->page->glyphs[i - 1].c == 0x3001 && s->page->glyphs[i - 1].depth == s->page->glyphs[at].depth)
            return i;
    return most - first < ITEM_MAX ? first : most;
}

void fz__scan_amount(fz__scanner *s, const fz__amount *amount)
{
    const fz__found_lead found = fz__scan_lead(s, amount->number.first);
    const fz__lead *before = found.lead;
    bool strong = before && before->strength == STRENGTH_STRONG;
    fz__demand demand = {.kind = FZ_REQUIREMENT_QUANTITY,
                         .words = {quantity_first(s, amount->number.first, found.first), amount->end}};

    if ((!before || amount->measure != FZ_MEASURE_TIME || before->strength == STRENGTH_RATE) && take_within(s, amount))
        return;
    fz__scan_fill(&demand, amount, before ? before->bound : FZ_BOUND_NONE);
    if (before && per_period(s, amount, &demand)) {
        fz__scan_add(s, &demand);
        return;
    }
    if (fz__scan_supposes(s, amount->number.first) || (!strong && !fz__scan_demands(s, amount, before)))
        return;
    if (amount->vague || !fz__scan_demands(s, amount, before) || is_about(s, found.first))
        fz__scan_note(s, FZ_FAMOUNT, demand.words.first, amount->end);
    else
        fz__scan_add(s, &demand);
}
