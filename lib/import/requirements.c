/* One pass over the text. A filter tells off the characters that begin none of our words; what may begin one is asked for by
 * its table. Clauses are parted by commas and stops of the same depth of brackets; names in 《》 and “” are passed over. */
#include "import/requirements.h"

#include "base/sort.h"
#include "import/scan.h"

/* Longer ones before those that begin them. */
static const fz__demand_word words[] = {
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

bool fz__scan_begins_period(const fz__scanner *s, uint32_t at)
{
    for (size_t i = 0; words[i].act == ACT_PERIOD; i++)
        if (fz__page_word(s->page, at, s->text.end, words[i].text))
            return true;
    return false;
}

static uint32_t take_unsaid(fz__scanner *s, uint32_t at, uint32_t length)
{
    if (fz__scan_char(s, at - 1) != U'不' && s->unsaid.first >= s->unsaid.end)
        s->unsaid = (fz__span){at, at + length};
    return length;
}

/* The end of a sentence: 定期 was explained in it, or not. */
static void end_sentence(fz__scanner *s)
{
    if (s->unsaid.first < s->unsaid.end && !s->said)
        fz__scan_note(s, FZ_FPERIOD, s->unsaid.first, fz__scan_run_end(s, s->unsaid.first, false));
    s->unsaid = (fz__span){0, 0};
    s->said = false;
}

/* 制定年度…计划. */
static uint32_t take_annual(fz__scanner *s, uint32_t at, uint32_t length)
{
    static const char32_t *const making[] = {U"制订", U"制定", U"编制", U"提交", U"报送",
                                             U"发布", U"公布", U"撰写", NULL};
    static const char32_t *const papers[] = {U"计划", U"报告", U"总结", U"方案", U"工作要点", NULL};
    const fz__span before = fz__scan_clause_before(s, at), behind = {at + length, fz__scan_run_end(s, at, false)};
    uint32_t c = at > s->text.first ? fz__scan_char(s, at - 1) : 0;

    if (fz__is_digit(c) || c == U'每' || c == U'本' || c == U'上' || c == U'下' || c == U'各' || fz__is_han_digit(c) ||
        !fz__page_has_any(s->page, before, making) || !fz__page_has_any(s->page, behind, papers))
        return length;
    fz__scan_note(s, FZ_FRECURS, before.first, behind.end);
    return length;
}

/* The glyphs that a word took; 0 when it does not stand here. */
static uint32_t take_word(fz__scanner *s, const fz__demand_word *word, uint32_t at)
{
    uint32_t length = fz__page_word(s->page, at, s->text.end, word->text);

    if (!length)
        return 0;
    switch (word->act) {
    case ACT_PERIOD:
        return fz__scan_period(s, word, at, length);
    case ACT_ONCE_IN:
        return fz__scan_once_in(s, word, at, length);
    case ACT_BY_PERIOD:
        return fz__scan_by_period(s, word, at, length);
    case ACT_ODD:
        return fz__scan_odd(s, at, length);
    case ACT_WITHOUT:
        return fz__scan_without(s, at);
    case ACT_ONLY_THEN:
        return fz__scan_only_then(s, at, length);
    case ACT_NEVER:
        return fz__scan_never(s, at, length);
    case ACT_FORBID:
        return fz__scan_forbid(s, at, length);
    case ACT_UNSAID:
        return take_unsaid(s, at, length);
    case ACT_ANNUAL:
        return take_annual(s, at, length);
    case ACT_NOTE:
        fz__scan_note(s, word->note, at, at + length);
        return length;
    case ACT_CONDITION:
        fz__scan_note(s, word->note, fz__scan_clause_first(s), at + length);
        return length;
    }
    return 0;
}

static uint32_t take_words(fz__scanner *s, uint32_t at)
{
    const fz__chains *chains = &s->page->chains.demands;

    for (unsigned i = chains->heads[s->page->glyphs[at].c & 63]; i; i = chains->next[i - 1]) {
        uint32_t taken = take_word(s, &words[i - 1], at);

        if (taken)
            return taken;
    }
    return 0;
}

/* A number, with what it counts; the digits of it, so that none of them is taken for another's first. */
static uint32_t take_number(fz__scanner *s, uint32_t at)
{
    uint32_t before = at > s->text.first ? fz__scan_char(s, at - 1) : 0;
    fz__amount amount;

    if (before == U'第' || fz__is_digit(before) || (before == '.' && fz__is_digit(fz__scan_char(s, at - 2))) ||
        (before < 128 && ((before | 32) >= 'a' && (before | 32) <= 'z')))
        return 1;
    if (!fz__amount_read(s->page, at, s->text.end, &amount))
        return 0;
    s->amounts_from = amount.end;
    fz__scan_amount(s, &amount);
    return amount.number.end - at;
}

/* A run of digits: a moment where 年, 月 or 季 follows it, a number where something that can be counted does. */
static uint32_t take_digits(fz__scanner *s, uint32_t at)
{
    uint32_t end = fz__digits_end(s->page, at, s->text.end), taken = 0;
    uint32_t c = fz__scan_char(s, end);

    if (c == U'年' || c == U'月' || c == U'季')
        taken = fz__scan_moment(s, at);
    if (!taken && (!c || fz__is_digit(s->page->glyphs[at].c) || fz__filter_has(&s->page->filters.unit_first, c)))
        taken = take_number(s, at);
    return taken ? taken : end - at;
}

/* Whether a moment that begins with no digit may stand here: 年底, 今年, 本年, 当年, 第一季度, 上半年. */
static bool is_moment_head(const fz__scanner *s, uint32_t at)
{
    uint32_t c = s->page->glyphs[at].c, next = fz__scan_char(s, at + 1);

    switch (c) {
    case U'年':
        return next == U'底' || next == U'末' || next == U'终' || next == U'内';
    case U'今':
    case U'本':
    case U'当':
        return next == U'年';
    case U'上':
    case U'下':
        return next == U'半';
    default:
        return c == U'第' && (fz__is_digit(next) || fz__is_han_digit(next));
    }
}

/* What begins at a glyph: a word, a moment, a number; how many glyphs it took, at least 1. */
static uint32_t take(fz__scanner *s, uint32_t at)
{
    uint32_t c = s->page->glyphs[at].c, taken = take_words(s, at);

    if (!taken && at >= s->amounts_from) {
        bool digit = fz__is_digit(c) || fz__is_han_digit(c);

        taken = digit ? take_digits(s, at) : is_moment_head(s, at) ? fz__scan_moment(s, at) : 0;
    }
    return taken ? taken : 1;
}

static void begin_clause(fz__scanner *s, uint32_t at, bool sentence)
{
    fz__clause_place *clause = &s->clauses[s->depth];

    clause->before = sentence ? at : clause->first;
    clause->first = at;
}

/* Follow the depth of brackets; false where nothing is to be looked for. */
static bool follow(fz__scanner *s, uint32_t at)
{
    const fz__glyph *glyph = &s->page->glyphs[at];
    unsigned depth = glyph->depth > s->base ? glyph->depth - s->base : 0;

    if (depth >= DEPTH_MAX)
        return false;
    if (depth > s->depth) {
        s->depth = depth;
        s->clauses[depth] = (fz__clause_place){at, at};
    }
    s->depth = depth;
    if (fz__scan_is_clause_end(s, at)) {
        bool sentence = fz__is_sentence_end(glyph->c);

        if (sentence && !depth)
            end_sentence(s);
        begin_clause(s, at + 1, sentence);
        return false;
    }
    return true;
}

/* The next glyph to look at: words and numbers, what ends a clause, and where the depth of brackets may change, at a bracket
 * and behind it. */
static uint32_t next_glyph(const fz__scanner *s, uint32_t at)
{
    const unsigned kinds = FZ_GLYPH_DEMAND | FZ_GLYPH_BRACKET | FZ_GLYPH_SIGN | FZ_GLYPH_COLON;

    return at > s->text.first && (s->page->kinds[at - 1] & FZ_GLYPH_BRACKET)
               ? at
               : fz__page_next(s->page, at, s->text.end, kinds);
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
    fz__scanner s = {.demands = demands, .page = page, .text = text, .clauses = {{text.first, text.first}}};

    demands->count = 0;
    if (text.first >= text.end)
        return;
    s.base = page->glyphs[text.first].depth;
    for (uint32_t i = text.first; (i = next_glyph(&s, i)) < text.end && !page->failed;) {
        uint32_t taken = 1;

        if (is_name_open(page->glyphs[i].c) && fz__scan_pass_brackets(&s, i) > i) {
            i = fz__scan_pass_brackets(&s, i) + 1;
            continue;
        }
        if (follow(&s, i) && (page->kinds[i] & FZ_GLYPH_DEMAND))
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

void fz__demands_index(fz__page *page, fz__kinds *kinds)
{
    for (size_t i = sizeof(words) / sizeof(*words); i-- > 0;) {
        fz__chains_add(&page->chains.demands, i, *words[i].text);
        fz__kinds_add(kinds, (const char32_t[]){*words[i].text, 0}, FZ_GLYPH_DEMAND);
    }
    fz__kinds_add(kinds, U"年今本当第上下", FZ_GLYPH_DEMAND);
    fz__amounts_index(kinds, &page->filters.unit_first);
}
