/* Labels.
 *
 * There is no end of labels (市级牵头单位, 总牵头部门, 责任（配合）单位, 整改责任主体), but all are made of few words. So a label
 * is a run that these words cover without a rest, and the words in it decide what it is. */
#include "import/labels.h"

#include "base/utf8.h"

#define LABEL_GLYPHS 18

enum {
    WORD_FILL = 1, /* says nothing alone */
    WORD_LEAD = 2,
    WORD_COOPERATE = 4,
    WORD_DUTY = 8,  /* responsible */
    WORD_UNIT = 16, /* what makes a role the name of a list */
    WORD_PERSON = 32,
    WORD_DUE = 64,
    WORD_OTHER = 128, /* a role that is none of ours */
    WORD_TOPIC = 256  /* a label of text: 工作目标 */
};

typedef struct label_word {
    const char32_t *text;
    unsigned what;
} label_word;

/* Of words that begin alike the longer one stands first. */
static const label_word words[] = {
    {U"牵头", WORD_LEAD},       {U"主办", WORD_LEAD},      {U"领办", WORD_LEAD},      {U"配合", WORD_COOPERATE},
    {U"协办", WORD_COOPERATE},  {U"协作", WORD_COOPERATE}, {U"协同", WORD_COOPERATE}, {U"协助", WORD_COOPERATE},
    {U"参与", WORD_COOPERATE},  {U"参加", WORD_COOPERATE}, {U"会同", WORD_COOPERATE}, {U"会办", WORD_COOPERATE},
    {U"参办", WORD_COOPERATE},  {U"联办", WORD_COOPERATE}, {U"支持", WORD_COOPERATE}, {U"责任人", WORD_PERSON},
    {U"责任领导", WORD_PERSON}, {U"责任时限", WORD_DUE},   {U"责任", WORD_DUTY},      {U"负责人", WORD_PERSON},
    {U"负责同志", WORD_PERSON}, {U"负责", WORD_DUTY},      {U"落实", WORD_DUTY},      {U"承办", WORD_DUTY},
    {U"承担", WORD_DUTY},       {U"实施", WORD_DUTY},      {U"执行", WORD_DUTY},      {U"主管", WORD_DUTY},
    {U"主责任", WORD_DUTY},     {U"主责", WORD_DUTY},      {U"完成时限", WORD_DUE},   {U"完成", WORD_DUTY},
    {U"分工", WORD_DUTY},       {U"单位", WORD_UNIT},      {U"部门", WORD_UNIT},      {U"处室", WORD_UNIT},
    {U"科室", WORD_UNIT},       {U"股室", WORD_UNIT},      {U"机构", WORD_UNIT},      {U"机关", WORD_UNIT},
    {U"主体", WORD_UNIT},       {U"领导", WORD_PERSON},    {U"联系人", WORD_PERSON},  {U"联络员", WORD_PERSON},
    {U"牵头人", WORD_PERSON},   {U"同志", WORD_PERSON},    {U"县长", WORD_PERSON},    {U"市长", WORD_PERSON},
    {U"区长", WORD_PERSON},     {U"省长", WORD_PERSON},    {U"人", WORD_PERSON},      {U"时间节点", WORD_DUE},
    {U"时间要求", WORD_DUE},    {U"时间安排", WORD_DUE},   {U"时间进度", WORD_DUE},   {U"时间", WORD_DUE},
    {U"时限要求", WORD_DUE},    {U"时限", WORD_DUE},       {U"时段", WORD_DUE},       {U"期限", WORD_DUE},
    {U"节点", WORD_DUE},        {U"日期", WORD_DUE},       {U"进度要求", WORD_DUE},   {U"进度安排", WORD_DUE},
    {U"督办", WORD_OTHER},      {U"督导", WORD_OTHER},     {U"督查", WORD_OTHER},     {U"督促", WORD_OTHER},
    {U"监督", WORD_OTHER},      {U"监管", WORD_OTHER},     {U"验收", WORD_OTHER},     {U"销号", WORD_OTHER},
    {U"指导", WORD_OTHER},      {U"考核", WORD_OTHER},     {U"评估", WORD_OTHER},     {U"审核", WORD_OTHER},
    {U"汇总", WORD_OTHER},      {U"目标", WORD_TOPIC},     {U"措施", WORD_TOPIC},     {U"标准", WORD_TOPIC},
    {U"内容", WORD_TOPIC},      {U"要求", WORD_TOPIC},     {U"成效", WORD_TOPIC},     {U"成果", WORD_TOPIC},
    {U"形式", WORD_TOPIC},      {U"举措", WORD_TOPIC},     {U"依据", WORD_TOPIC},     {U"备注", WORD_TOPIC},
    {U"联系电话", WORD_TOPIC},  {U"电话", WORD_TOPIC},     {U"进度", WORD_TOPIC},     {U"任务", WORD_FILL},
    {U"工作", WORD_FILL},       {U"项目", WORD_FILL},      {U"整改", WORD_FILL},      {U"问题", WORD_FILL},
    {U"办结", WORD_FILL},       {U"计划", WORD_FILL},      {U"推进", WORD_FILL},      {U"达标", WORD_FILL},
    {U"预期", WORD_FILL},       {U"年度", WORD_FILL},      {U"分管", WORD_FILL},      {U"包保", WORD_FILL},
    {U"挂钩", WORD_FILL},       {U"联系", WORD_FILL},      {U"包抓", WORD_FILL},      {U"协调", WORD_FILL},
    {U"总", WORD_FILL},         {U"主要", WORD_FILL},      {U"主", WORD_FILL},        {U"副", WORD_FILL},
    {U"第一", WORD_FILL},       {U"首位", WORD_FILL},      {U"首要", WORD_FILL},      {U"共同", WORD_FILL},
    {U"联合", WORD_FILL},       {U"具体", WORD_FILL},      {U"直接", WORD_FILL},      {U"相关", WORD_FILL},
    {U"有关", WORD_FILL},       {U"其他", WORD_FILL},      {U"其它", WORD_FILL},      {U"各", WORD_FILL},
    {U"省", WORD_FILL},         {U"市", WORD_FILL},        {U"县", WORD_FILL},        {U"区", WORD_FILL},
    {U"州", WORD_FILL},         {U"镇", WORD_FILL},        {U"乡", WORD_FILL},        {U"级", WORD_FILL},
    {U"直", WORD_FILL},         {U"我", WORD_FILL},        {U"厅", WORD_FILL},        {U"局", WORD_FILL},
    {U"政府", WORD_FILL},       {U"及", WORD_FILL},        {U"和", WORD_FILL},        {U"与", WORD_FILL},
    {U"或", WORD_FILL},         {U"、", WORD_FILL},        {U"/", WORD_FILL},         {U"(", WORD_FILL},
    {U")", WORD_FILL},          {U"（", WORD_FILL},        {U"）", WORD_FILL},
};

/* The word at `at`, its length; 0 when none is there. */
static uint32_t read_word(const fz__page *page, uint32_t at, uint32_t end, unsigned *what)
{
    const fz__chains *chains = &page->chains.labels;

    for (unsigned i = chains->heads[page->glyphs[at].c & 63]; i; i = chains->next[i - 1]) {
        uint32_t length = fz__page_word(page, at, end, words[i - 1].text);

        if (length) {
            *what = words[i - 1].what;
            return length;
        }
    }
    return 0;
}

void fz__labels_index(fz__page *page)
{
    for (size_t i = sizeof(words) / sizeof(*words); i-- > 0;)
        fz__chains_add(&page->chains.labels, i, words[i].text[0]);
}

/* What the words together say; `last` is the last word that is no bracket. */
static fz__label_kind decide(unsigned all, unsigned last)
{
    if (last & WORD_PERSON)
        return FZ_LABEL_PERSON;
    if (last & WORD_DUE)
        return FZ_LABEL_DUE;
    if (last & WORD_TOPIC)
        return FZ_LABEL_OTHER;
    if (all & WORD_OTHER)
        return all & WORD_UNIT ? FZ_LABEL_OTHER : FZ_LABEL_NONE;
    if (all & WORD_LEAD)
        return last & (WORD_UNIT | WORD_LEAD | WORD_DUTY) ? FZ_LABEL_LEAD : FZ_LABEL_NONE;
    if (all & WORD_COOPERATE)
        return last & (WORD_UNIT | WORD_COOPERATE) ? FZ_LABEL_COOPERATE : FZ_LABEL_NONE;
    if (all & WORD_DUTY)
        return all & WORD_UNIT ? FZ_LABEL_RESPONSIBLE : FZ_LABEL_NONE;
    return FZ_LABEL_NONE;
}

fz__label_kind fz__label_classify(const fz__page *page, fz__span span)
{
    unsigned all = 0, last = 0, what = 0;

    if (span.first >= span.end || span.end - span.first > LABEL_GLYPHS || !fz__is_han(page->glyphs[span.first].c))
        return FZ_LABEL_NONE;
    for (uint32_t i = span.first, length; i < span.end; i += length) {
        length = read_word(page, i, span.end, &what);
        if (!length)
            return FZ_LABEL_NONE;
        all |= what;
        if (what != WORD_FILL)
            last = what;
    }
    return decide(all, last);
}

/* 责任 and 负责 alone are labels too, where a colon stands behind. */
static bool is_bare_duty(const fz__page *page, fz__span span)
{
    static const char32_t *const duties[] = {U"责任", U"负责", U"承办", NULL};

    return fz__span_length(span) == 2 && fz__page_starts_any(page, span, duties);
}

static bool take(fz__label *label, fz__label_kind kind, uint32_t first, uint32_t end, uint32_t value)
{
    *label = (fz__label){kind, first, {first, end}, value};
    return kind != FZ_LABEL_NONE;
}

bool fz__label_bracketed(const fz__page *page, uint32_t at, uint32_t end, fz__label *label)
{
    const fz__glyph *open = &page->glyphs[at];
    fz__span inside = {at + 1, open->pair};
    uint32_t value = open->pair + 1;

    *label = (fz__label){0};
    if (!fz__is_open(open->c) || open->pair == FZ__NO_GLYPH || open->pair <= at || open->pair >= end)
        return false;
    if (value < end && fz__is_colon(page->glyphs[value].c))
        value++;
    *label = (fz__label){fz__label_classify(page, inside), at, inside, value};
    return label->kind != FZ_LABEL_NONE && fz__span_length(inside) >= 4;
}

bool fz__label_read(const fz__page *page, fz__span span, fz__label *label)
{
    uint32_t end = span.first, best = 0;
    fz__label_kind kind = FZ_LABEL_NONE;
    unsigned what, all = 0, last = 0;

    *label = (fz__label){0};
    if (span.first < span.end && fz__label_bracketed(page, span.first, span.end, label))
        return true;
    /* The longest run of words; a colon ends it. */
    for (uint32_t length; end < span.end && end - span.first <= LABEL_GLYPHS; end += length) {
        length = read_word(page, end, span.end, &what);
        if (!length || (end > span.first && page->glyphs[end].gap == 2 && decide(all, last)))
            break;
        best = end + length;
        all |= what;
        last = what == WORD_FILL ? last : what;
    }
    if (!best)
        return false;
    if (best - span.first <= LABEL_GLYPHS && fz__is_han(page->glyphs[span.first].c))
        kind = decide(all, last);
    if (best < span.end && fz__is_colon(page->glyphs[best].c)) {
        if (!kind && is_bare_duty(page, (fz__span){span.first, best}))
            kind = FZ_LABEL_RESPONSIBLE;
        return take(label, kind, span.first, best, best + 1);
    }
    if (!kind || best - span.first < 4)
        return false;
    if (best == span.end)
        return take(label, kind, span.first, best, best);
    if (fz__label_is_role(kind) && page->glyphs[best].c == U'为')
        return take(label, kind, span.first, best, best + 1);
    return page->glyphs[best].gap && take(label, kind, span.first, best, best);
}

bool fz__label_glued(const fz__page *page, fz__span span, fz__label *label)
{
    uint32_t end = span.first, best = span.first;
    unsigned what;

    for (uint32_t length; end < span.end && end - span.first <= LABEL_GLYPHS; end += length) {
        length = read_word(page, end, span.end, &what);
        if (!length)
            break;
        if (what == WORD_UNIT)
            best = end + length;
    }
    return best > span.first && best < span.end &&
           take(label, fz__label_classify(page, (fz__span){span.first, best}), span.first, best, best) &&
           fz__label_is_role(label->kind);
}

bool fz__label_before(const fz__page *page, uint32_t start, uint32_t colon, fz__label *label)
{
    uint32_t low = colon - start > LABEL_GLYPHS ? colon - LABEL_GLYPHS : start;

    *label = (fz__label){0};
    for (uint32_t i = colon; i > low; i--) {
        uint32_t c = page->glyphs[i - 1].c;

        if (c == U'、' || c == ',' || fz__is_sentence_end(c) || fz__is_colon(c))
            low = i;
    }
    /* The longest label: 市级牵头单位 before 牵头单位. Behind another word only a role or deadline begins one, since 市 and 局
     * may belong to that word. */
    for (uint32_t first = low; first < colon; first++) {
        fz__span span = {first, colon};
        fz__label_kind kind = fz__label_classify(page, span);
        unsigned what = 0;

        if (!kind && is_bare_duty(page, span) && first == start)
            kind = FZ_LABEL_RESPONSIBLE;
        if (!kind)
            continue;
        if (first > start && !page->glyphs[first].gap && fz__is_han(page->glyphs[first - 1].c)) {
            (void)read_word(page, first, colon, &what);
            if (what == WORD_FILL || what == WORD_TOPIC || colon - first < 4)
                continue;
        }
        return take(label, kind, first, colon, colon + 1);
    }
    return false;
}
