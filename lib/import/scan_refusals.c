/* What is not allowed: not before something, or not at all. */
#include "import/scan.h"

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

/* Behind the clause of a refusal, the clauses that refuse as well: …，不得授予…，不得从事… */
static uint32_t further_refusals(const fz__scanner *s, uint32_t end)
{
    static const char32_t *const further[] = {U"不得", U"也不得", U"更不得", U"并不得", U"不准", U"一律不", NULL};

    while (end < s->text.end && !fz__is_sentence_end(s->page->glyphs[end].c) && fz__scan_is_clause_end(s, end) &&
           fz__page_starts_any(s->page, (fz__span){end + 1, s->text.end}, further))
        end = fz__scan_run_end(s, end + 1, false);
    return end;
}

static uint32_t find_any(const fz__scanner *s, fz__span span, const char32_t *const *list)
{
    for (uint32_t i = span.first; i < span.end; i++)
        if (fz__page_starts_any(s->page, (fz__span){i, span.end}, list))
            return i;
    return FZ__NO_GLYPH;
}

/* 未通过审核的, 未取得许可证的单位: a 的 near the end. */
static bool is_noun_phrase(const fz__scanner *s, uint32_t at, uint32_t end)
{
    for (uint32_t i = end; i > at && end - i < 5; i--)
        if (s->page->glyphs[i - 1].c == U'的')
            return true;
    return false;
}

/* How far the refusal that answers 未 may stand: in its clause, or in the next where the clause names somebody; that of 未经 two
 * clauses on. */
static uint32_t refusal_reach(const fz__scanner *s, uint32_t at, uint32_t most, bool by)
{
    uint32_t end = fz__scan_run_end(s, at, false);
    unsigned further = by ? 2 : is_noun_phrase(s, at, end) ? 1 : 0;

    for (; further && end < most && fz__scan_is_clause_end(s, end); further--)
        end = fz__scan_run_end(s, end + 1, false);
    return end < most ? end : most;
}

uint32_t fz__scan_without(fz__scanner *s, uint32_t at)
{
    const fz__span sentence = {at, fz__scan_run_end(s, at, true)};
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
    demand.words = (fz__span){at, further_refusals(s, fz__scan_run_end(s, refusal, false))};
    fz__scan_add(s, &demand);
    return demand.words.end - at;
}

uint32_t fz__scan_only_then(fz__scanner *s, uint32_t at, uint32_t length)
{
    const fz__clause_place *clause = &s->clauses[s->depth];
    fz__demand demand = {
        .kind = FZ_REQUIREMENT_PRECONDITION,
        .words = {at - clause->first < 2 ? clause->before : clause->first, fz__scan_run_end(s, at, false)}};

    if (demand.words.first < at && at - demand.words.first <= CLAUSE_MAX)
        fz__scan_add(s, &demand);
    return length;
}

uint32_t fz__scan_never(fz__scanner *s, uint32_t at, uint32_t length)
{
    fz__demand demand = {.kind = FZ_REQUIREMENT_PROHIBITION, .words = {at, fz__scan_run_end(s, at, false)}};
    const fz__span here = {at, demand.words.end}, behind = {at + length, demand.words.end};
    fz__amount amount;
    fz__moment moment;

    if (fz__scan_follows_one_of(s, at, counted_before))
        return length;
    if (fz__page_starts(s->page, here, U"不得")) {
        if (fz__scan_follows_one_of(s, at, joined_before) || fz__page_starts_any(s->page, here, no_prohibitions))
            return length;
        if (fz__page_starts_any(s->page, behind, bounded) &&
            (fz__amount_read(s->page, behind.first + 2, s->text.end, &amount) ||
             fz__moment_read(s->page, behind.first + 2, s->text.end, s->demands->own, &moment)))
            return length + 2;
    }
    if (fz__span_length(behind) < 2 || s->page->glyphs[behind.first].c == U'的' || fz__scan_supposes(s, at))
        return length;
    fz__scan_add(s, &demand);
    return demand.words.end - at;
}

uint32_t fz__scan_forbid(fz__scanner *s, uint32_t at, uint32_t length)
{
    const fz__span before = {fz__scan_clause_first(s), at}, behind = {at + length, fz__scan_run_end(s, at, false)};

    if ((!fz__scan_at_clause_first(s, at) && !fz__page_ends_any(s->page, before, forbids_behind)) ||
        fz__page_starts_any(s->page, behind, no_forbids) || fz__page_ends(s->page, behind, U"的"))
        return length;
    return fz__scan_never(s, at, length);
}
