/* Joining and splitting.
 *
 * A line goes on in the next one when it is as long as the lines of this text are where they were cut (hard wraps), when it
 * ends or the next begins with a sign that no paragraph ends or begins with, when a bracket is open, or when it is a
 * label whose list follows. It never goes on in a line that has a number or a label of its own. */
#include "import/blocks.h"

#include <string.h>

#include "base/numeral.h"
#include "base/utf8.h"
#include "import/marks.h"
#include "import/units.h"

#define WIDTH_MAX      400 /* wider lines are no wraps */
#define WIDTH_MIN      40
#define WRAPS_MIN      4
#define OPEN_LINES_MAX 12 /* an open bracket joins so many lines at most */

typedef struct joiner {
    fz__page *page;
    uint32_t wrap; /* columns of a full line; 0 when the text is not wrapped */
    bool gaps;     /* blank lines stand between all lines and tell nothing */
} joiner;

/* With the indentation that was cut from it, two characters by custom. */
static uint32_t line_width(const fz__page *page, fz__span span, unsigned hints)
{
    if (fz__span_length(span) > WIDTH_MAX)
        span.end = span.first + WIDTH_MAX + 1;
    return fz__page_width(page, span) + (hints & FZ_LINE_INDENTED ? 4 : 0);
}

/* Whether a line ends in the middle of a sentence. Labels and numbers begin lines that end as they please. */
static bool ends_inside(const fz__page *page, const fz__para *para)
{
    uint32_t last = fz__page_last(page, para->span);
    fz__label label;

    return !fz__is_sentence_end(last) && !fz__is_close(last) && !fz__is_colon(last) &&
           !fz__label_read(page, para->span, &label);
}

/* The width at which lines were cut: many lines end there, in the middle of a sentence, and hardly any goes beyond. */
static uint32_t find_wrap(const fz__page *page)
{
    uint32_t counts[WIDTH_MAX + 2] = {0}, inside[WIDTH_MAX + 2] = {0}, total = 0, best = 0, best_count = 0, beyond;

    for (size_t p = 0; p < page->para_count; p++) {
        const fz__para *para = &page->paras[p];
        uint32_t width = para->kind == FZ_PARA_TEXT ? line_width(page, para->span, para->hints) : 0;

        if (width < WIDTH_MIN)
            continue;
        width = width <= WIDTH_MAX ? width : WIDTH_MAX + 1;
        counts[width]++;
        inside[width] += ends_inside(page, para);
        total++;
    }
    beyond = counts[WIDTH_MAX + 1];
    for (uint32_t width = WIDTH_MAX; width >= WIDTH_MIN && beyond * 25 <= total; width--) {
        uint32_t here = inside[width] + inside[width - 1] + inside[width - 2] + inside[width - 3];

        if (here > best_count) {
            best = width;
            best_count = here;
        }
        beyond += counts[width];
    }
    return best_count >= WRAPS_MIN && best_count * 3 >= total ? best : 0;
}

static bool gaps_everywhere(const fz__page *page)
{
    size_t gaps = 0;

    for (size_t p = 0; p < page->para_count; p++)
        gaps += (page->paras[p].hints & FZ_LINE_GAP) != 0;
    return gaps * 10 >= page->para_count * 8;
}

static bool opens_badly(uint32_t c)
{
    return c == U'、' || c == ',' || c == 0x3002 || c == ';' || c == ')' || c == 0x300B || c == 0x201D || c == 0x3015 ||
           c == 0x3011 || c == '%' || c == ']';
}

static bool ends_open(uint32_t c)
{
    return c == U'、' || c == ',' || c == '(' || c == 0x300A || c == 0x201C || c == 0x3014 || c == 0x3010 || c == '[';
}

static bool is_label_line(const fz__page *page, fz__span span, fz__label *label)
{
    return fz__label_read(page, span, label);
}

/* Whether a line is a list of units and nothing else: it may follow a label. */
static bool is_unit_list(const fz__page *page, fz__span span)
{
    uint32_t start = span.first;

    if (fz__span_length(span) > 400 || fz__span_length(span) < 2)
        return false;
    for (uint32_t i = span.first; i <= span.end; i++) {
        uint32_t c = i < span.end ? page->glyphs[i].c : U'、';
        fz__span name = {start, i};

        if (i < span.end && (page->glyphs[i].depth != page->glyphs[span.first].depth || (c != U'、' && c != ',')))
            continue;
        name = fz__page_trim(page, name);
        if (name.end > name.first && name.end - name.first > 2 && page->glyphs[name.end - 1].c == U'等')
            name.end--;
        if (name.first < name.end && !fz__unit_like(page, name) && fz__page_find(page, name, U"等") == FZ__NO_GLYPH)
            return false;
        start = i + 1;
    }
    return true;
}

/* Brackets that a span leaves open, given those open before. */
static uint32_t open_after(const fz__page *page, fz__span span, uint32_t open)
{
    for (uint32_t i = span.first; (i = fz__page_next(page, i, span.end, FZ_GLYPH_BRACKET)) < span.end; i++) {
        if (fz__is_open(page->glyphs[i].c))
            open++;
        else if (fz__is_close(page->glyphs[i].c) && open)
            open--;
    }
    return open;
}

/* What is being joined. */
typedef struct joint {
    fz__para *para; /* so far */
    fz__span last;  /* its last line */
    unsigned last_hints;
    uint32_t open; /* brackets not closed yet */
    uint32_t open_lines;
    fz__label label; /* it is a label line */
} joint;

static bool parts_names(uint32_t c)
{
    return c == U'、' || c == ',' || c == ';' || fz__is_colon(c) || c == 0x3002;
}

/* A name that the end of the line cut: 县国土|资源局, 各乡镇|人民政府. Glyphs of both lines follow one another. */
static bool cuts_name(const fz__page *page, const joint *to, const fz__para *next)
{
    static const char32_t *const bodies[] = {U"人民政府", U"政府", U"办事处", U"管委会", U"办公室", U"委员会", NULL};
    fz__span last = {to->para->span.end, to->para->span.end}, first = {next->span.first, next->span.first};

    if (last.end != first.first)
        return false;
    while (last.first > to->para->span.first && last.end - last.first < 40 &&
           !parts_names(page->glyphs[last.first - 1].c))
        last.first--;
    while (first.end < next->span.end && first.end - first.first < 40 && !parts_names(page->glyphs[first.end].c))
        first.end++;
    if (last.first == last.end || !fz__unit_like(page, (fz__span){last.first, first.end}))
        return false;
    return !fz__unit_like(page, last) || fz__page_starts_any(page, first, bodies);
}

/* How a label line goes on: not, within a name, or with the next name. */
typedef enum joint_kind { JOINT_NONE, JOINT_WITHIN, JOINT_LIST } joint_kind;

static joint_kind label_goes_on(const joiner *j, const joint *to, const fz__para *next)
{
    uint32_t c = fz__page_last(j->page, to->para->span);
    bool empty = to->label.value >= to->para->span.end, gap = (next->hints & FZ_LINE_GAP) && !j->gaps;

    if (!fz__label_is_role(to->label.kind) || fz__is_sentence_end(c))
        return JOINT_NONE;
    if (!empty && !gap && cuts_name(j->page, to, next))
        return JOINT_WITHIN;
    if (!empty && (gap || !is_unit_list(j->page, (fz__span){to->label.value, to->para->span.end})))
        return JOINT_NONE;
    return is_unit_list(j->page, next->span) ? JOINT_LIST : JOINT_NONE;
}

static bool goes_on(const joiner *j, joint *to, const fz__para *next, bool *list)
{
    const fz__page *page = j->page;
    const uint32_t last = fz__page_last(page, to->last), first = page->glyphs[next->span.first].c;
    fz__label label;
    joint_kind how;
    bool gap = (next->hints & FZ_LINE_GAP) && !j->gaps;

    *list = false;
    if (to->para->kind != FZ_PARA_TEXT || next->kind != FZ_PARA_TEXT || next->mark.style)
        return false;
    if (fz__is_open(last) && to->open)
        return true;
    if (is_label_line(page, next->span, &label) && (!to->open || gap))
        return false;
    if (opens_badly(first) || ends_open(last))
        return true;
    if (to->open && to->open_lines < OPEN_LINES_MAX && !gap)
        return true;
    how = label_goes_on(j, to, next);
    *list = how == JOINT_LIST;
    if (how)
        return true;
    if (gap || fz__is_sentence_end(last) || fz__is_colon(last))
        return false;
    if ((next->hints & FZ_LINE_INDENTED) && !(to->para->hints & FZ_LINE_INDENTED))
        return false;
    return j->wrap && line_width(page, to->last, to->last_hints) + 3 >= j->wrap && !(next->hints & FZ_LINE_INDENTED);
}

static void begin(const joiner *j, joint *to, fz__para *para)
{
    *to = (joint){
        .para = para, .last = para->span, .last_hints = para->hints, .open = open_after(j->page, para->span, 0)};
    (void)is_label_line(
        j->page, (fz__span){para->mark.style == FZ_STYLE_DASH ? para->mark.end : para->span.first, para->span.end},
        &to->label);
}

static void append(const joiner *j, joint *to, const fz__para *next, bool list)
{
    if (list)
        fz__page_part(j->page, next->span.first);
    to->open = open_after(j->page, next->span, to->open);
    to->open_lines = to->open ? to->open_lines + 1 : 0;
    to->para->span.end = next->span.end;
    to->last = next->span;
    to->last_hints = next->hints;
}

/* A bare number stands only where the count goes on: behind the number before, or 1 before a 2. */
static void drop_weak_marks(fz__page *page)
{
    uint32_t last[FZ_STYLE_COUNT_] = {0};

    for (size_t p = 0; p < page->para_count; p++) {
        fz__mark *mark = &page->paras[p].mark;
        bool follows = mark->number == last[mark->style] + 1 || mark->number == 1;

        if (mark->weak && mark->number == 1) {
            follows = false;
            for (size_t n = p + 1; n < page->para_count && n < p + 40 && !follows; n++)
                follows = page->paras[n].mark.weak && page->paras[n].mark.style == mark->style &&
                          page->paras[n].mark.number == 2;
        }
        if (mark->weak && !follows)
            memset(mark, 0, sizeof(*mark));
        else if (mark->style)
            last[mark->style] = mark->number;
    }
}

void fz__blocks_join(fz__page *page)
{
    joiner j = {.page = page, .wrap = find_wrap(page), .gaps = gaps_everywhere(page)};
    size_t kept = 0;
    joint to = {0};

    for (size_t p = 0; p < page->para_count; p++) {
        fz__para *para = &page->paras[p];

        if (para->kind == FZ_PARA_TEXT && !para->marked)
            (void)fz__mark_read(page, para->span, &para->mark);
    }
    drop_weak_marks(page);
    for (size_t p = 0; p < page->para_count; p++) {
        bool list = false;

        if (to.para && goes_on(&j, &to, &page->paras[p], &list)) {
            append(&j, &to, &page->paras[p], list);
            continue;
        }
        if (to.para && to.last.first != to.para->span.first)
            fz__page_pair(page, to.para->span);
        page->paras[kept] = page->paras[p];
        begin(&j, &to, &page->paras[kept++]);
    }
    if (to.para && to.last.first != to.para->span.first)
        fz__page_pair(page, to.para->span);
    page->para_count = kept;
}

/* ------------------------------------------------------------------ splitting --------------------------------------- */

typedef struct splitter {
    fz__page *page;
    uint32_t last[FZ_STYLE_COUNT_]; /* the number that each style has come to */
    fz__style before;               /* the style of the number before */
    bool run_on;                    /* the text stands on few lines: numbers may stand behind any character */
    fz__para *cuts;                 /* inner paragraphs of the paragraph in hand */
    size_t cut_count, cut_capacity;
    fz__para *out;
    size_t out_count, out_capacity;
} splitter;

/* How surely a number may begin at `at`: 0 not, 1 within a run of characters, 2 behind a sign or white space. */
static unsigned may_begin(const splitter *s, fz__span text, uint32_t at)
{
    const fz__glyph *glyphs = s->page->glyphs;
    uint32_t before;

    if (at <= text.first || glyphs[at].depth != glyphs[text.first].depth)
        return 0;
    before = glyphs[at - 1].c;
    if (fz__is_sentence_end(before) || fz__is_close(before) || fz__is_colon(before) || glyphs[at].gap == 2 ||
        (glyphs[at].gap && s->run_on))
        return 2;
    return s->run_on && fz__is_han(before) && fz__numeral_digit(before) < 0 ? 1 : 0;
}

/* The first place from `at` on where a number may begin. */
static uint32_t next_begin(const splitter *s, uint32_t at, uint32_t end)
{
    return s->run_on ? at : fz__page_next(s->page, at, end, FZ_GLYPH_FRESH);
}

static bool is_expected(const splitter *s, const fz__mark *mark, unsigned sure)
{
    bool next = mark->number == s->last[mark->style] + 1;

    if (mark->weak || mark->style == FZ_STYLE_NONE || mark->style == FZ_STYLE_DASH || mark->style == FZ_STYLE_ARTICLE)
        return false;
    if (sure == 2)
        return next || mark->number == 1;
    if (mark->style == FZ_STYLE_HAN || mark->style == FZ_STYLE_ONE_IS)
        return next && mark->number > 1;
    return next || (mark->number == 1 && (mark->style == FZ_STYLE_HAN_PAREN || mark->style == FZ_STYLE_NUM_PAREN ||
                                          s->before < mark->style));
}

static void push(fz__page *page, fz__para **items, size_t *count, size_t *capacity, const fz__para *para)
{
    if (page->failed || !FZ_GROW(page->context, items, capacity, *count + 1)) {
        page->failed = true;
        return;
    }
    (*items)[(*count)++] = *para;
}

/* 牵头单位：1.县水利局；2.县农业农村局: a number behind the label of a role, or the next behind that, is one of a list when a name
 * stands behind it. `list` is the number of the list that came last; 落实主体责任：1.修建水渠 begins none. */
static bool numbers_list(const fz__page *page, fz__span text, const fz__mark *mark, uint32_t at, fz__mark *list)
{
    fz__span name;
    fz__label label;
    bool begins = mark->number == 1 && fz__is_colon(page->glyphs[at - 1].c) &&
                  fz__label_before(page, text.first, at - 1, &label) && fz__label_is_role(label.kind);
    bool goes_on = mark->style == list->style && mark->number == list->number + 1 && at - list->end < FZ__LISTED &&
                   fz__page_find_sign(page, (fz__span){list->end, at}, 0x3002) == FZ__NO_GLYPH;

    if (!begins && !goes_on)
        return false;
    name = (fz__span){mark->end, fz__page_next(page, mark->end, text.end, FZ_GLYPH_SIGN | FZ_GLYPH_BRACKET)};
    if (!fz__unit_like(page, fz__page_trim(page, name)))
        return false;
    *list = *mark;
    return true;
}

static void find_cuts(splitter *s, const fz__para *para)
{
    fz__page *page = s->page;
    uint32_t at = para->mark.style ? para->mark.end : para->span.first;
    fz__mark list = {0};

    s->cut_count = 0;
    if (para->mark.style) {
        s->last[para->mark.style] = para->mark.number;
        s->before = para->mark.style;
    }
    for (at++; (at = next_begin(s, at, para->span.end)) < para->span.end && !page->failed; at++) {
        fz__para cut = {.span = {at, para->span.end}, .line = para->line, .hints = para->hints, .inner = true};
        unsigned sure = page->kinds[at] & FZ_GLYPH_MARK ? may_begin(s, para->span, at) : 0;

        if (!sure || !fz__mark_read(page, cut.span, &cut.mark) || cut.mark.end >= para->span.end ||
            numbers_list(page, para->span, &cut.mark, at, &list) || !is_expected(s, &cut.mark, sure))
            continue;
        s->last[cut.mark.style] = cut.mark.number;
        s->before = cut.mark.style;
        list = (fz__mark){0};
        push(page, &s->cuts, &s->cut_count, &s->cut_capacity, &cut);
        at = cut.mark.end - 1;
    }
}

/* Whether two of the pieces hold a statement of their own. */
static bool is_useful(const splitter *s, const fz__statements *statements, const fz__para *para)
{
    size_t cut = 0, holders = 0, held = SIZE_MAX;

    if (s->run_on)
        return true;
    for (uint32_t i = 0; i < para->statement_count; i++) {
        const fz__statement *statement = &statements->items[para->first_statement + i];

        if (!statement->units)
            continue;
        while (cut < s->cut_count && s->cuts[cut].span.first <= statement->printed.first)
            cut++;
        holders += cut != held;
        held = cut;
    }
    return holders >= 2;
}

static void split_one(splitter *s, const fz__para *para)
{
    fz__para head = *para;

    head.span.end = s->cuts[0].span.first;
    push(s->page, &s->out, &s->out_count, &s->out_capacity, &head);
    for (size_t i = 0; i < s->cut_count; i++) {
        s->cuts[i].span.end = i + 1 < s->cut_count ? s->cuts[i + 1].span.first : para->span.end;
        push(s->page, &s->out, &s->out_count, &s->out_capacity, &s->cuts[i]);
    }
}

static bool is_run_on(const fz__page *page, size_t first, size_t end)
{
    size_t marks = 0;
    uint32_t longest = 0;

    for (size_t p = first; p < end; p++) {
        uint32_t length = fz__span_length(page->paras[p].span);

        marks += page->paras[p].mark.style != FZ_STYLE_NONE;
        longest = length > longest ? length : longest;
    }
    return marks <= 3 && longest > 120;
}

bool fz__blocks_split(fz__page *page, const fz__statements *statements, size_t first, size_t end)
{
    splitter s = {.page = page, .run_on = is_run_on(page, first, end)};
    bool changed = false;

    if (!FZ_GROW(page->context, &s.out, &s.out_capacity, page->para_count))
        page->failed = true;
    for (size_t p = 0; p < page->para_count && !page->failed; p++) {
        const fz__para *para = &page->paras[p];

        const splitter before = s;

        s.cut_count = 0;
        if (p >= first && p < end && para->kind == FZ_PARA_TEXT)
            find_cuts(&s, para);
        if (s.cut_count && is_useful(&s, statements, para)) {
            split_one(&s, para);
            changed = true;
        } else {
            /* Numbers that do not split it do not count. */
            memcpy(s.last, before.last, sizeof(s.last));
            if (para->mark.style)
                s.last[para->mark.style] = para->mark.number;
            push(page, &s.out, &s.out_count, &s.out_capacity, para);
        }
    }
    if (changed && !page->failed) {
        fz__free(page->context, page->paras, page->para_capacity * sizeof(*page->paras));
        page->paras = s.out;
        page->para_count = s.out_count;
        page->para_capacity = s.out_capacity;
    } else {
        fz__free(page->context, s.out, s.out_capacity * sizeof(*s.out));
    }
    fz__free(page->context, s.cuts, s.cut_capacity * sizeof(*s.cuts));
    return changed;
}

/* ------------------------------------------------------------------ text on one line -------------------------------- */

/* Where a document stands on few long lines, the white space between its paragraphs is what is left of their line ends. */
static bool parts_lines(const fz__page *page, fz__span span, uint32_t at)
{
    uint32_t before = page->glyphs[at - 1].c, after = page->glyphs[at].c;

    if (!page->glyphs[at].gap || page->glyphs[at].depth != page->glyphs[span.first].depth)
        return false;
    if (fz__is_digit(before) || fz__is_digit(after))
        return fz__is_sentence_end(before) || fz__is_close(before) || fz__is_colon(before) ||
               (fz__is_han(before) && at - span.first >= 4);
    return at - span.first >= 4 && span.end - at >= 3 && before != ',' && before != U'、';
}

void fz__blocks_unfold(fz__page *page)
{
    fz__para *out = NULL;
    size_t count = 0, capacity = 0;
    uint32_t longest = 0;

    for (size_t p = 0; p < page->para_count; p++)
        if (fz__span_length(page->paras[p].span) > longest)
            longest = fz__span_length(page->paras[p].span);
    if (page->para_count > 4 || longest < 120)
        return;
    for (size_t p = 0; p < page->para_count; p++) {
        fz__para part = page->paras[p];

        for (uint32_t i = part.span.first + 1; i < part.span.end && !page->failed; i++) {
            fz__para head = part;

            if (part.kind != FZ_PARA_TEXT || !parts_lines(page, part.span, i))
                continue;
            head.span.end = i;
            push(page, &out, &count, &capacity, &head);
            part.span.first = i;
            part.inner = true;
        }
        push(page, &out, &count, &capacity, &part);
    }
    if (page->failed) {
        fz__free(page->context, out, capacity * sizeof(*out));
        return;
    }
    fz__free(page->context, page->paras, page->para_capacity * sizeof(*page->paras));
    page->paras = out;
    page->para_count = count;
    page->para_capacity = capacity;
}
