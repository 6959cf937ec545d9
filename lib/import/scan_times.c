/* By when, and how often. */
#include "import/scan.h"

#include "base/date.h"

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

static bool exists(const fz__moment *moment)
{
    return moment->day <= (uint32_t)(fz__date_month_end(2000, (int)moment->month) % 100);
}

/* Whether the words before and behind an open moment (2020年底) make it the time by which. */
static bool is_target(const fz__scanner *s, uint32_t at, const fz__moment *moment)
{
    static const char32_t *const by[] = {U"力争", U"确保", U"力争到", U"迟于", U"晚于", NULL};
    static const char32_t *const done[] = {U"完成", U"建成", U"全面", U"基本", U"实现", U"达到", U"力争", NULL};
    const fz__span before = {fz__scan_clause_first(s), at}, behind = {moment->end, s->text.end};

    /* 到2020年底，…; not 政策延长到今年年底 */
    if (fz__span_length(before) == 1 && s->page->glyphs[before.first].c == U'到')
        return true;
    return fz__page_ends_any(s->page, before, by) || fz__page_starts_any(s->page, behind, done);
}

/* What stands around a moment that is no time by which: 自2016年底起, 截至2015年底, 2005年底前注册的. */
static bool is_no_limit(const fz__scanner *s, uint32_t at, const fz__moment *moment)
{
    static const char32_t *const from[] = {U"自", U"从", U"截至", U"截止", U"截止到", U"近",
                                           U"去", U"前", U"学",   U"全",   NULL};
    static const char32_t *const behind[] = {U"的", U"以来", U"起", U"开始", NULL};
    const fz__span before = {fz__scan_clause_first(s), at};
    fz_date day = fz__moment_day(moment);

    return fz__page_ends_any(s->page, before, from) ||
           fz__page_starts_any(s->page, (fz__span){moment->end, s->text.end}, behind) ||
           (day && day < s->demands->own) || fz__scan_supposes(s, at);
}

/* What may stand before 年底 and 年内 where they are this year's. */
static const char32_t year_before[] = U"到在于至争保须要应、并";

uint32_t fz__scan_moment(fz__scanner *s, uint32_t at)
{
    fz__moment moment;
    fz__demand demand = {.kind = FZ_REQUIREMENT_DEADLINE};

    if (s->page->glyphs[at].c == U'年' && !fz__scan_at_clause_first(s, at) &&
        !fz__scan_follows_one_of(s, at, year_before))
        return 0; /* 三年内, 近年内 */
    if (!fz__moment_read(s->page, at, s->text.end, s->demands->own, &moment))
        return 0;
    demand.words = (fz__span){at, moment.end};
    if (is_no_limit(s, at, &moment) || !(moment.before || moment.within || is_target(s, at, &moment)))
        return moment.end - at;
    if (moment.whole || !exists(&moment)) { /* 6月前: before it begins, or before it ends? */
        fz__scan_note(s, FZ_FTIMELIMIT, at, moment.end);
        return moment.end - at;
    }
    demand.date = fz__moment_day(&moment);
    if (!demand.date) {
        demand.month = moment.month;
        demand.day = moment.day;
        demand.at_end = moment.at_end;
    }
    if (demand.date || !moment.year)
        fz__scan_add(s, &demand);
    return moment.end - at;
}

/* Whether an amount in the clause of a period tells how much in it. */
static bool is_rate(const fz__scanner *s, const fz__amount *amount)
{
    const fz__lead *before = fz__scan_lead(s, amount->number.first).lead;

    if (amount->measure == FZ_MEASURE_TIME)
        return before && before->strength == STRENGTH_STRONG && fz__scan_demands(s, amount, before);
    if (amount->measure != FZ_MEASURE_THING && amount->measure != FZ_MEASURE_PERCENT)
        return false;
    return fz__scan_demands(s, amount, before) ||
           (fz__scan_ends_here(s, amount->end) && !amount->chinese && !fz__scan_past(s, amount->number.first));
}

/* The first amount in a clause that tells how often or how much each period. */
static bool find_amount(fz__scanner *s, uint32_t at, uint32_t end, fz__amount *amount)
{
    for (uint32_t i = at; i < end; i++) {
        if (!(s->page->kinds[i] & FZ_GLYPH_DEMAND) || fz__scan_char(s, i - 1) == U'第' ||
            fz__is_digit(fz__scan_char(s, i - 1)) || fz__is_han_digit(fz__scan_char(s, i - 1)))
            continue;
        if (s->page->glyphs[i].c == U'每' && fz__scan_begins_period(s, i))
            return false;
        if (!fz__amount_read(s->page, i, end, amount))
            continue;
        if (amount->measure == FZ_MEASURE_EVENT)
            return !fz__scan_past(s, i);
        if (is_rate(s, amount))
            return true;
        i = amount->number.end - 1;
    }
    return false;
}

/* 至少每年一次: a bound before the period. */
static uint32_t bound_before(const fz__scanner *s, uint32_t at, fz_bound *bound)
{
    const fz__found_lead before = fz__scan_lead(s, at);

    *bound = FZ_BOUND_NONE;
    if (!before.lead || before.lead->strength != STRENGTH_STRONG ||
        at - before.first != fz__scan_word_length(before.lead->text))
        return 0;
    *bound = before.lead->bound;
    return at - before.first;
}

static void take_rate(fz__scanner *s, uint32_t at, fz_period period, const fz__amount *amount)
{
    const fz__lead *before = fz__scan_lead(s, amount->number.first).lead;
    fz_bound bound;
    uint32_t back = bound_before(s, at, &bound);
    fz__demand demand = {.period = period, .words = {at - back, amount->end}};

    fz__scan_fill(&demand, amount, before && before->bound ? before->bound : bound);
    demand.kind = amount->measure == FZ_MEASURE_EVENT ? FZ_REQUIREMENT_FREQUENCY : FZ_REQUIREMENT_QUANTITY;
    s->amounts_from = amount->end;
    fz__scan_add(s, &demand);
}

/* What recurs and has no rate: it is a requirement where something is to be done. */
static void take_recurring(fz__scanner *s, const fz__demand *demand, uint32_t behind)
{
    const fz__span rest = {behind, demand->words.end};
    uint32_t at = demand->words.first;

    if (fz__page_starts_any(s->page, rest, no_periods) || fz__scan_char(s, behind) == U'的' || fz__scan_past(s, at) ||
        fz__scan_supposes(s, at) || at < s->recurs_from)
        return;
    s->recurs_from = demand->words.end;
    if (fz__page_has_any(s->page, rest, actions))
        fz__scan_add(s, demand);
    else if (fz__span_length(rest) > 1)
        fz__scan_note(s, FZ_FRECURS, at, rest.end);
}

/* 每年…次: whether the period has a rate; one that is vague is noted, and what is to be done may recur all the same. */
static bool take_rate_of(fz__scanner *s, const fz__demand *demand, uint32_t behind)
{
    fz__amount amount;

    if (!find_amount(s, behind, demand->words.end, &amount))
        return false;
    if (fz__scan_supposes(s, demand->words.first))
        return true;
    if (!amount.vague) {
        take_rate(s, demand->words.first, demand->period, &amount);
        return true;
    }
    fz__scan_note(s, FZ_FAMOUNT, amount.number.first, amount.end);
    s->amounts_from = amount.end;
    return false;
}

uint32_t fz__scan_period(fz__scanner *s, const fz__demand_word *word, uint32_t at, uint32_t length)
{
    const uint32_t behind = at + length, end = fz__scan_run_end(s, at, false);
    fz__demand demand = {.kind = FZ_REQUIREMENT_RECURRING, .words = {at, end}, .period = word->period};
    fz__moment moment;
    fz__part_kind part = fz__moment_of_period(s->page, behind, end, word->period, &moment);
    uint32_t next = part == FZ_PART_KIND_NONE ? behind : moment.end;

    if (fz__page_starts_any(s->page, (fz__span){behind, end}, no_periods))
        return length;
    if (part == FZ_PART_KIND_NONE && take_rate_of(s, &demand, behind))
        return length;
    if (part == FZ_PART_KIND_ONE && moment.month && !exists(&moment)) {
        fz__scan_note(s, FZ_FTIMELIMIT, at, moment.end);
        return next - at;
    }
    if (part == FZ_PART_KIND_ONE) {
        demand.month = moment.month;
        demand.day = moment.day;
        demand.at_end = moment.at_end;
    }
    take_recurring(s, &demand, next);
    return next - at;
}

uint32_t fz__scan_once_in(fz__scanner *s, const fz__demand_word *word, uint32_t at, uint32_t length)
{
    uint32_t behind = at + length;
    fz__amount amount;

    if (fz__scan_char(s, at - 1) == U'每' || fz__scan_char(s, at - 1) == U'近' ||
        fz__is_han_digit(fz__scan_char(s, at - 1)))
        return 0;
    behind += fz__page_word(s->page, behind, s->text.end, U"至少");
    behind += fz__page_word(s->page, behind, s->text.end, U"不少于");
    if (!fz__amount_read(s->page, behind, s->text.end, &amount) || amount.measure != FZ_MEASURE_EVENT || amount.vague)
        return 0;
    take_rate(s, at, word->period, &amount);
    return length;
}

uint32_t fz__scan_by_period(fz__scanner *s, const fz__demand_word *word, uint32_t at, uint32_t length)
{
    fz__demand demand = {.kind = FZ_REQUIREMENT_RECURRING, .period = word->period};
    uint32_t behind = at + length;

    behind += fz__page_word(s->page, behind, s->text.end, U"度");
    demand.words = (fz__span){at, fz__scan_run_end(s, at, false)};
    if (fz__page_starts_any(s->page, (fz__span){behind, demand.words.end}, actions))
        fz__scan_add(s, &demand);
    return length;
}

uint32_t fz__scan_odd(fz__scanner *s, uint32_t at, uint32_t length)
{
    uint32_t count, digits = fz__count_read(s->page, at + 1, s->text.end, &count), end = at + length;

    if (length == 1) {
        end += digits;
        end += fz__page_word(s->page, end, s->text.end, U"个");
        if (!digits ||
            (fz__scan_char(s, end) != U'年' && fz__scan_char(s, end) != U'月' && fz__scan_char(s, end) != U'周'))
            return 0;
        end++;
    }
    fz__scan_note(s, FZ_FPERIOD, at, end);
    s->said = true;
    return end - at;
}
