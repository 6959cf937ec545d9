/* The verbs that give units their roles, and the adverbs before them. */
#include "import/verbs.h"

#include "base/numeral.h"
#include "base/utf8.h"
#include "import/units.h"

/* Where a word of the table counts. */
enum {
    AT_ANY,
    AT_END,  /* only at the end of the piece, behind the name of a body */
    AT_VERB, /* only before a verb: 分别 in 分别负责 */
    AT_LEVEL /* only before the name of a body: 联合市财政局, not 联合会 */
};

static const fz__verb verbs[] = {
    {U"为牵头单位", FZ_ACT_VERB, FZ_ROLE_LEAD, AT_ANY},
    {U"为牵头部门", FZ_ACT_VERB, FZ_ROLE_LEAD, AT_ANY},
    {U"为配合单位", FZ_ACT_VERB, FZ_ROLE_COOPERATE, AT_ANY},
    {U"为配合部门", FZ_ACT_VERB, FZ_ROLE_COOPERATE, AT_ANY},
    {U"为责任单位", FZ_ACT_VERB, FZ_ROLE_RESPONSIBLE, AT_ANY},
    {U"总牵头", FZ_ACT_VERB, FZ_ROLE_LEAD, AT_ANY},
    {U"牵头", FZ_ACT_VERB, FZ_ROLE_LEAD, AT_ANY},
    {U"主办", FZ_ACT_VERB, FZ_ROLE_LEAD, AT_ANY},
    {U"配合", FZ_ACT_VERB, FZ_ROLE_COOPERATE, AT_ANY},
    {U"协同配合", FZ_ACT_VERB, FZ_ROLE_COOPERATE, AT_ANY},
    {U"协同负责", FZ_ACT_VERB, FZ_ROLE_COOPERATE, AT_ANY},
    {U"协办", FZ_ACT_VERB, FZ_ROLE_COOPERATE, AT_ANY},
    {U"协助", FZ_ACT_VERB, FZ_ROLE_COOPERATE, AT_ANY},
    {U"协作", FZ_ACT_VERB, FZ_ROLE_COOPERATE, AT_END},
    {U"协同", FZ_ACT_VERB, FZ_ROLE_COOPERATE, AT_END},
    {U"参与", FZ_ACT_VERB, FZ_ROLE_COOPERATE, AT_ANY},
    {U"参加", FZ_ACT_VERB, FZ_ROLE_COOPERATE, AT_ANY},
    {U"支持", FZ_ACT_VERB, FZ_ROLE_COOPERATE, AT_END},
    {U"负责", FZ_ACT_VERB, FZ_ROLE_RESPONSIBLE, AT_ANY},
    {U"卖力", FZ_ACT_VERB, FZ_ROLE_RESPONSIBLE, AT_ANY}, /* what machines that reword pages make of 负责 */
    {U"承办", FZ_ACT_VERB, FZ_ROLE_RESPONSIBLE, AT_ANY},
    {U"承担", FZ_ACT_VERB, FZ_ROLE_RESPONSIBLE, AT_ANY},
    {U"组织实施", FZ_ACT_VERB, FZ_ROLE_RESPONSIBLE, AT_ANY},
    {U"落实", FZ_ACT_VERB, FZ_ROLE_RESPONSIBLE, AT_END},
    {U"抓落实", FZ_ACT_VERB, FZ_ROLE_RESPONSIBLE, AT_END},
    {U"抓好落实", FZ_ACT_VERB, FZ_ROLE_RESPONSIBLE, AT_END},
    {U"实施", FZ_ACT_VERB, FZ_ROLE_RESPONSIBLE, AT_END},
    {U"推进", FZ_ACT_VERB, FZ_ROLE_RESPONSIBLE, AT_END},
    {U"执行", FZ_ACT_VERB, FZ_ROLE_RESPONSIBLE, AT_END},
    {U"办理", FZ_ACT_VERB, FZ_ROLE_RESPONSIBLE, AT_END},
    {U"完成", FZ_ACT_VERB, FZ_ROLE_RESPONSIBLE, AT_END},
    {U"会同", FZ_ACT_WITH, FZ_ROLE_COOPERATE, AT_ANY},
    {U"联合", FZ_ACT_WITH, FZ_ROLE_COOPERATE, AT_LEVEL},
    {U"监督", FZ_ACT_OTHER, 0, AT_END},
    {U"督导", FZ_ACT_OTHER, 0, AT_END},
    {U"督办", FZ_ACT_OTHER, 0, AT_END},
    {U"督促", FZ_ACT_OTHER, 0, AT_END},
    {U"指导", FZ_ACT_OTHER, 0, AT_END},
    {U"监督落实", FZ_ACT_OTHER, 0, AT_END},
    {U"按照", FZ_ACT_MANNER, 0, AT_ANY},
    {U"按职责", FZ_ACT_MANNER, 0, AT_ANY},
    {U"按职能", FZ_ACT_MANNER, 0, AT_ANY},
    {U"按各自", FZ_ACT_MANNER, 0, AT_ANY},
    {U"按分工", FZ_ACT_MANNER, 0, AT_ANY},
    {U"按任务", FZ_ACT_MANNER, 0, AT_ANY},
    {U"按要求", FZ_ACT_MANNER, 0, AT_ANY},
    {U"根据职责", FZ_ACT_MANNER, 0, AT_ANY},
    {U"根据各自", FZ_ACT_MANNER, 0, AT_ANY},
    {U"依职责", FZ_ACT_MANNER, 0, AT_ANY},
    {U"依据", FZ_ACT_MANNER, 0, AT_ANY},
    {U"依照", FZ_ACT_MANNER, 0, AT_ANY},
    {U"各负其责", FZ_ACT_MANNER, 0, AT_ANY},
    {U"各司其职", FZ_ACT_MANNER, 0, AT_ANY},
    {U"分工负责", FZ_ACT_VERB, FZ_ROLE_RESPONSIBLE, AT_ANY},
    {U"分别", FZ_ACT_MANNER, 0, AT_VERB},
    {U"共同", FZ_ACT_MANNER, 0, AT_VERB},
    {U"联合", FZ_ACT_MANNER, 0, AT_VERB},
    {U"具体", FZ_ACT_MANNER, 0, AT_VERB},
    {U"主要", FZ_ACT_MANNER, 0, AT_VERB},
    {U"统一", FZ_ACT_MANNER, 0, AT_VERB},
    {U"统筹", FZ_ACT_MANNER, 0, AT_VERB},
    {U"积极", FZ_ACT_MANNER, 0, AT_VERB},
    {U"密切", FZ_ACT_MANNER, 0, AT_VERB},
    {U"主动", FZ_ACT_MANNER, 0, AT_VERB},
    {U"全力", FZ_ACT_MANNER, 0, AT_VERB},
    {U"做好", FZ_ACT_MANNER, 0, AT_VERB},
    {U"抓好", FZ_ACT_MANNER, 0, AT_VERB},
    {U"双", FZ_ACT_MANNER, 0, AT_VERB},
};

/* 责任单位 is a noun, 责任 of it no verb. */
static const char32_t *const nouns[] = {U"单位", U"部门", U"领导", U"人",   U"同志", U"处室", U"科室",
                                        U"责任", U"机构", U"方",   U"机制", U"制",   NULL};
static const char32_t *const levels[] = {U"省", U"市", U"县", U"区", U"州", U"各", U"有关", U"相关", U"国家", NULL};

void fz__verbs_index(fz__page *page, fz__kinds *kinds)
{
    for (size_t i = sizeof(verbs) / sizeof(*verbs); i-- > 0;) {
        fz__chains_add(&page->chains.verbs, i, verbs[i].text[0]);
        fz__kinds_add(kinds, (const char32_t[]){verbs[i].text[0], 0}, FZ_GLYPH_VERB);
    }
}

static bool is_verb_at(const fz__page *page, uint32_t at, uint32_t end)
{
    const fz__chains *chains = &page->chains.verbs;

    for (unsigned i = at < end ? chains->heads[page->glyphs[at].c & 63] : 0; i; i = chains->next[i - 1])
        if (verbs[i - 1].act != FZ_ACT_MANNER && fz__page_word(page, at, end, verbs[i - 1].text))
            return true;
    return false;
}

/* 会同县水利局, of 怀化市: where nobody is named before it, it is no county's body that somebody works with. */
static bool is_county(const fz__page *page, fz__span rest)
{
    return rest.first + 1 < rest.end && page->glyphs[rest.first].c == U'县' &&
           !fz__is_one_of(page->glyphs[rest.first + 1].c, U"级直内");
}

/* Whether a word of the table, found at `at`, is a verb there. */
static bool counts(const fz__page *page, const fz__verb *word, uint32_t at, uint32_t after, fz__span piece, bool first)
{
    const fz__span rest = {after, piece.end};

    if (word->act == FZ_ACT_VERB && fz__page_starts_any(page, rest, nouns))
        return false;
    if (word->act == FZ_ACT_WITH && first && at == piece.first && is_county(page, rest))
        return false;
    if (word->where == AT_END)
        return fz__span_length(rest) <= 2 && !fz__unit_is_office(page, piece) &&
               (at == piece.first || fz__unit_like(page, (fz__span){piece.first, at}) ||
                fz__page_find(page, (fz__span){piece.first, at}, U"等") != FZ__NO_GLYPH);
    if (word->where == AT_VERB)
        return is_verb_at(page, after, piece.end);
    if (word->where == AT_LEVEL)
        return at > piece.first && fz__page_starts_any(page, rest, levels);
    return true;
}

const fz__verb *fz__verb_find(const fz__page *page, unsigned depth, fz__span piece, bool first, uint32_t *at,
                              uint32_t *after)
{
    const fz__chains *chains = &page->chains.verbs;

    for (uint32_t i = piece.first; (i = fz__page_next(page, i, piece.end, FZ_GLYPH_VERB)) < piece.end; i++) {
        if (page->glyphs[i].depth != depth)
            continue;
        for (unsigned v = chains->heads[page->glyphs[i].c & 63]; v; v = chains->next[v - 1]) {
            uint32_t length = fz__page_word(page, i, piece.end, verbs[v - 1].text);

            if (!length || !counts(page, &verbs[v - 1], i, i + length, piece, first))
                continue;
            *at = i;
            *after = i + length;
            return &verbs[v - 1];
        }
    }
    return NULL;
}
