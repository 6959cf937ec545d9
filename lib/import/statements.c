/* Where statements stand: lines with a label, labels behind a sentence, brackets, and in documents without any of these
 * sentences and units before a colon. */
#include "import/statements.h"

#include <string.h>

#include "base/utf8.h"
#include "import/dues.h"
#include "import/marks.h"
#include "import/units.h"

void fz__statements_init(fz__statements *statements, fz__page *page)
{
    memset(statements, 0, sizeof(*statements));
    statements->page = page;
    if (!FZ_GROW(page->context, &statements->items, &statements->capacity, fz__page_room(page)) ||
        !FZ_GROW(page->context, &statements->readings, &statements->reading_capacity, fz__page_room(page)))
        page->failed = true;
}

void fz__statements_clear(fz__statements *statements)
{
    fz_context *context = statements->page ? statements->page->context : NULL;

    if (!context)
        return;
    fz__free(context, statements->items, statements->capacity * sizeof(*statements->items));
    fz__free(context, statements->readings, statements->reading_capacity * sizeof(*statements->readings));
    memset(statements, 0, sizeof(*statements));
}

/* Whether a bracket is opened and never closed, or stands at the end, the full stop aside, and was never opened: 1）县水利局 is well. */
static bool has_lone_bracket(const fz__page *page, fz__span printed)
{
    uint32_t i = printed.first, last = printed.end;

    while (last > i && fz__is_sentence_end(page->glyphs[last - 1].c))
        last--;
    for (; (i = fz__page_next(page, i, last, FZ_GLYPH_BRACKET)) < last; i++)
        if (fz__opens_alone(&page->glyphs[i]) || (i + 1 == last && fz__closes_alone(&page->glyphs[i])))
            return true;
    return false;
}

void fz__statement_add(fz__statements *s, fz__span printed, fz__span name, size_t first_reading)
{
    fz__statement *item;

    if (s->page->failed || !FZ_GROW(s->page->context, &s->items, &s->capacity, s->count + 1)) {
        s->page->failed = true;
        return;
    }
    item = &s->items[s->count++];
    *item = (fz__statement){.printed = printed,
                            .name = name,
                            .first = (uint32_t)first_reading,
                            .count = (uint32_t)(s->reading_count - first_reading),
                            .lone_bracket = has_lone_bracket(s->page, printed)};
    for (uint32_t i = 0; i < item->count; i++)
        item->units += s->readings[item->first + i].kind == FZ_READING_UNIT;
    s->strong += item->units > 0;
}

/* The full stop behind a statement belongs to it. */
static uint32_t with_stop(const fz__page *page, uint32_t at, uint32_t end)
{
    while (at < end && (fz__is_sentence_end(page->glyphs[at].c) || page->glyphs[at].c == '.'))
        at++;
    return at;
}

static bool at_boundary(const fz__page *page, fz__span text, uint32_t at)
{
    uint32_t before;

    if (at <= text.first || page->glyphs[at].gap)
        return true;
    before = page->glyphs[at - 1].c;
    return fz__is_sentence_end(before) || fz__is_close(before) || before == ',' || before == U'、' || before == '|' ||
           before == 0x201D || fz__is_bullet(before);
}

/* A label in running text that begins a statement; `at` is its colon. */
static bool label_in_text(const fz__page *page, fz__span text, uint32_t from, uint32_t at, fz__label *label)
{
    if (!fz__is_colon(page->glyphs[at].c) || page->glyphs[at].depth != page->glyphs[text.first].depth ||
        !fz__label_before(page, from, at, label) || !at_boundary(page, text, label->name.first))
        return false;
    while (label->start > from && fz__is_bullet(page->glyphs[label->start - 1].c))
        label->start--;
    return true;
}

static bool is_round(uint32_t c)
{
    return c == '(' || c == ')' || c == 0xFF08 || c == 0xFF09;
}

/* Whether a bracketed label behind a name begins a list: a name follows it, and it is square, 甲【责任单位】乙, or as round as the label
 * before the list at `start`. Else it says what the office before it is: 县财政局（牵头单位）和县教育局. */
static bool begins_list(const fz__page *page, fz__span text, uint32_t start, const fz__label *label)
{
    return label->value < text.end && !(page->kinds[label->value] & (FZ_GLYPH_SIGN | FZ_GLYPH_BRACKET)) &&
           (!is_round(page->glyphs[label->start].c) || (start > text.first && is_round(page->glyphs[start - 1].c)));
}

/* The glyphs at which a list may end. */
#define PARTS (FZ_GLYPH_COLON | FZ_GLYPH_BRACKET | FZ_GLYPH_SIGN)

/* Where the list under a label ends: at the next label, behind its sentence's end, or with the text. What goes on behind
 * a full stop is text, unless it is another label. */
static uint32_t value_end(const fz__page *page, fz__span text, uint32_t start, fz__label *next)
{
    const unsigned depth = page->glyphs[text.first].depth;
    fz__label label;
    uint32_t i, end;

    *next = (fz__label){0};
    for (i = start; (i = fz__page_next(page, i, text.end, PARTS)) < text.end; i++) {
        if (page->glyphs[i].depth != depth)
            continue;
        if (fz__is_colon(page->glyphs[i].c) && fz__label_before(page, start, i, next))
            return next->start;
        if (fz__is_open(page->glyphs[i].c) && fz__label_bracketed(page, i, text.end, &label) &&
            (page->glyphs[i].gap || i == start || begins_list(page, text, start, &label))) {
            *next = label;
            return i;
        }
        if (page->glyphs[i].c == 0x3002)
            break;
    }
    end = with_stop(page, i, text.end);
    if (end < text.end)
        (void)fz__label_read(page, (fz__span){end, text.end}, next);
    return end;
}

/* Nothing stands behind the label of the last statement. */
static void note_empty(fz__statements *s, fz__label_kind kind)
{
    if (!s->count)
        return;
    s->items[s->count - 1].empty_label = kind != FZ_LABEL_OTHER;
    s->items[s->count - 1].empty_role = fz__label_is_role(kind);
}

/* Read labels and their lists from `label` on, to the end of the text or of the last list. */
static uint32_t read_labels(fz__statements *s, fz__span text, fz__label label)
{
    for (;;) {
        size_t first = s->reading_count;
        fz__label next;
        uint32_t end = value_end(s->page, text, label.value, &next);
        fz__clauses found = {0};

        fz__value_read(s, (fz__span){label.value, end}, &label, &found);
        fz__statement_add(s, (fz__span){label.start, end}, label.name, first);
        if (s->reading_count == first)
            note_empty(s, label.kind);
        if (!next.kind || s->page->failed)
            return end;
        label = next;
    }
}

static void undo(fz__statements *s, size_t readings)
{
    s->reading_count = readings;
}

static bool starts_with_label(const fz__page *page, fz__span inside)
{
    fz__label label;

    if (fz__label_read(page, inside, &label) && label.value < inside.end)
        return true;
    for (uint32_t i = inside.first; i < inside.end && i < inside.first + 20; i++)
        if (fz__is_colon(page->glyphs[i].c))
            return fz__label_before(page, inside.first, i, &label) && label.name.first == inside.first;
    return false;
}

static bool has_label(const fz__page *page, fz__span inside)
{
    fz__label label;

    for (uint32_t i = inside.first; (i = fz__page_next(page, i, inside.end, FZ_GLYPH_COLON)) < inside.end; i++)
        if (fz__is_colon(page->glyphs[i].c) && fz__label_before(page, inside.first, i, &label) &&
            at_boundary(page, inside, label.name.first) && label.kind != FZ_LABEL_OTHER)
            return true;
    return false;
}

/* （责任单位：）, （牵头单位：；配合单位：；完成时限：）: the kind of the last role, when nothing is behind any label; else FZ_LABEL_NONE. */
static fz__label_kind empty_role(const fz__page *page, fz__span inside)
{
    fz__label_kind role = FZ_LABEL_NONE;
    uint32_t start = inside.first;

    while (start < inside.end) {
        uint32_t colon = fz__page_next(page, start, inside.end, FZ_GLYPH_COLON);
        fz__label label;

        if (colon >= inside.end || !fz__is_colon(page->glyphs[colon].c) ||
            !fz__label_before(page, start, colon, &label) || label.name.first != start || label.kind == FZ_LABEL_OTHER)
            return FZ_LABEL_NONE;
        role = fz__label_is_role(label.kind) ? label.kind : role;
        start = colon + 1;
        while (start < inside.end &&
               (fz__is_sentence_end(page->glyphs[start].c) || fz__is_one_of(page->glyphs[start].c, U",、")))
            start++;
    }
    return role;
}

static bool has_colon(const fz__page *page, fz__span span)
{
    for (uint32_t i = span.first; (i = fz__page_next(page, i, span.end, FZ_GLYPH_COLON)) < span.end; i++)
        if (fz__is_colon(page->glyphs[i].c))
            return true;
    return false;
}

/* Whether a bracket behind words may tell who does it, not where, nor who somebody is: all in it are offices, and no colon stands
 * before it. 修路（县交通局）, not 修路（城关镇）, not 组长：张三（县政府）. */
static bool tells_offices(const fz__statements *s, size_t from, fz__span words)
{
    for (size_t i = from; i < s->reading_count; i++)
        if (s->readings[i].kind == FZ_READING_UNIT && !fz__unit_is_office(s->page, s->readings[i].span))
            return false;
    return !has_colon(s->page, words);
}

/* Whether a bracket with this content, at the end of its text or of a sentence, states a responsibility; its readings are
 * then added. A bracket of units without any verb must stand behind a sentence. */
static bool read_bracket(fz__statements *s, fz__span text, fz__span inside)
{
    const fz__page *page = s->page;
    const size_t before = s->reading_count;
    uint32_t open = inside.first - 1, behind = inside.end + 1;
    bool final = behind >= text.end || with_stop(page, behind, text.end) >= text.end;
    bool after_sentence = open == text.first || fz__is_sentence_end(page->glyphs[open - 1].c) ||
                          fz__is_close(page->glyphs[open - 1].c) || page->glyphs[open].gap == 2;
    fz__clauses found;

    if (inside.first >= inside.end)
        return false;
    fz__content_read(s, inside, 0, &found);
    if (starts_with_label(page, inside) || has_label(page, inside)) {
        if (s->reading_count > before)
            return true;
    } else if (found.verbs && found.verbs >= found.strange * 2 && found.strange <= found.others + 1 &&
               found.strange * 3 <= found.units) {
        return true;
    } else if (found.units && found.units > found.strange && !found.strange && !found.others && final &&
               (after_sentence ||
                ((s->ways & FZ_WAYS_BEHIND_WORDS) && tells_offices(s, before, (fz__span){text.first, open})))) {
        return true;
    } else if (found.dues && !found.units && !found.others && final && after_sentence) {
        return true;
    }
    undo(s, before);
    return false;
}

/* Whether the clauses are roles of named bodies. */
static bool are_roles(const fz__clauses *found)
{
    return found->verbs && !found->strange && found->others <= found->verbs;
}

/* The text of a paragraph behind its mark. */
static fz__span body_of(const fz__para *para)
{
    return (fz__span){para->mark.style ? para->mark.end : para->span.first, para->span.end};
}

/* A bracket that is opened with a label or a list, and never closed. */
static bool read_unclosed(fz__statements *s, fz__span text, uint32_t at)
{
    const fz__page *page = s->page;
    const size_t before = s->reading_count;
    fz__span inside = {at + 1, text.end};
    fz__clauses found;

    if (!fz__opens_alone(&page->glyphs[at]) || fz__span_length(inside) > 300 ||
        (at > text.first && !fz__is_sentence_end(page->glyphs[at - 1].c) && !starts_with_label(page, inside)))
        return false;
    fz__content_read(s, inside, 0, &found);
    if ((starts_with_label(page, inside) && s->reading_count > before) || are_roles(&found))
        return true;
    undo(s, before);
    return false;
}

/* A bracket that was never opened: the last sentence, with a closing bracket behind. */
static void find_unopened(fz__statements *s, fz__span text)
{
    const fz__page *page = s->page;
    const size_t before = s->reading_count;
    uint32_t end = text.end, start;
    fz__clauses found;

    while (end > text.first && fz__is_sentence_end(page->glyphs[end - 1].c))
        end--;
    if (end <= text.first + 4 || !fz__closes_alone(&page->glyphs[end - 1]))
        return;
    for (start = end - 1; start > text.first && page->glyphs[start - 1].c != 0x3002 && end - start < 300;)
        start--;
    fz__content_read(s, (fz__span){start, end - 1}, 0, &found);
    if ((starts_with_label(page, (fz__span){start, end - 1}) && s->reading_count > before) || are_roles(&found)) {
        fz__statement_add(s, (fz__span){start, text.end}, (fz__span){start, start}, before);
    } else {
        undo(s, before);
    }
}

static bool is_bracket(const fz__page *page, fz__span text, uint32_t i)
{
    const fz__glyph *glyph = &page->glyphs[i];

    return (fz__is_open(glyph->c) || glyph->c == '<') && glyph->pair != FZ__NO_GLYPH && glyph->pair > i &&
           glyph->pair < text.end && glyph->depth == page->glyphs[text.first].depth;
}

/* A bracket: read where it states something. Gives its last glyph, or of what was read; `from` is what follows that. */
static uint32_t pass_bracket(fz__statements *s, fz__span text, uint32_t at, uint32_t *from)
{
    const fz__page *page = s->page;
    const uint32_t pair = page->glyphs[at].pair;
    const size_t first = s->reading_count;
    const bool final = with_stop(page, pair + 1, text.end) >= text.end;
    const fz__label_kind empty = final ? empty_role(page, (fz__span){at + 1, pair}) : FZ_LABEL_NONE;
    fz__label label;

    if (at_boundary(page, text, at) && fz__label_bracketed(page, at, text.end, &label) && label.value < text.end &&
        !fz__is_sentence_end(page->glyphs[label.value].c)) {
        *from = read_labels(s, text, label);
        return *from > at ? *from - 1 : at;
    }
    if (!empty && !read_bracket(s, text, (fz__span){at + 1, pair}))
        return pair;
    *from = with_stop(page, pair + 1, text.end);
    fz__statement_add(s, (fz__span){at, *from}, (fz__span){at, at}, first);
    if (empty)
        note_empty(s, empty);
    return *from - 1;
}

static void find_in_text(fz__statements *s, fz__span text)
{
    const fz__page *page = s->page;
    const size_t before = s->count;
    uint32_t from = text.first;

    for (uint32_t i = text.first; !page->failed; i++) {
        fz__label label;
        size_t first = s->reading_count;

        i = fz__page_next(page, i, text.end, FZ_GLYPH_BRACKET | FZ_GLYPH_COLON);
        if (i >= text.end)
            break;
        if (is_bracket(page, text, i)) {
            i = pass_bracket(s, text, i, &from);
        } else if (read_unclosed(s, text, i)) {
            fz__statement_add(s, (fz__span){i, text.end}, (fz__span){i, i}, first);
            return;
        } else if (label_in_text(page, text, from, i, &label) && label.kind != FZ_LABEL_OTHER) {
            from = read_labels(s, text, label);
            i = from > i ? from - 1 : i;
        }
    }
    if (s->count == before)
        find_unopened(s, text);
}

/* 县财政局：负责… : the units before the colon of an item. `strict`: words of duty must follow. */
static bool find_unit_first(fz__statements *s, fz__span text, bool strict)
{
    static const char32_t *const duties[] = {U"负责", U"牵头", U"承担", U"组织", U"做好",
                                             U"配合", U"会同", U"协助", U"指导", NULL};
    const fz__page *page = s->page;
    const size_t before = s->reading_count;
    fz__span units = text;
    fz__clauses found;
    const uint32_t last = fz__span_length(text) > 120 ? text.first + 120 : text.end;
    uint32_t i = text.first;

    while ((i = fz__page_next(page, i, last, FZ_GLYPH_COLON | FZ_GLYPH_SIGN)) < last &&
           !fz__is_colon(page->glyphs[i].c) && page->glyphs[i].c != 0x3002)
        i++;
    if (i >= text.end || !fz__is_colon(page->glyphs[i].c) || i + 2 > text.end)
        return false;
    if (strict && !fz__page_starts_any(page, (fz__span){i + 1, text.end}, duties))
        return false;
    units.end = i;
    fz__content_read(s, units, FZ_ROLE_RESPONSIBLE, &found);
    if (!found.units || found.strange || found.others || found.verbs || found.dues) {
        undo(s, before);
        return false;
    }
    fz__statement_add(s, units, (fz__span){units.first, units.first}, before);
    if (s->count)
        s->items[s->count - 1].in_text = true;
    return true;
}

/* A date in a sentence is part of its text; only labels, columns and brackets state deadlines. */
static void drop_dues(fz__statements *s, size_t from)
{
    size_t kept = from;

    for (size_t i = from; i < s->reading_count; i++)
        if (s->readings[i].kind != FZ_READING_DUE)
            s->readings[kept++] = s->readings[i];
    s->reading_count = kept;
}

static bool has_lead(const fz__statements *s, size_t from)
{
    for (size_t i = from; i < s->reading_count; i++)
        if (s->readings[i].kind == FZ_READING_UNIT && s->readings[i].role == FZ_ROLE_LEAD)
            return true;
    return false;
}

/* The last sentence of an item, when it does nothing but give roles, and 由 or a lead says that it does: 由县发改局牵头，县财政局配合；
 * not 各成员单位参加. */
static void find_last_sentence(fz__statements *s, fz__span text)
{
    const fz__page *page = s->page;
    const size_t before = s->reading_count;
    uint32_t start = text.end > text.first ? text.end - 1 : text.first;
    fz__clauses found;

    while (start > text.first && page->glyphs[start - 1].c != 0x3002 && text.end - start < 200)
        start--;
    if (start <= text.first)
        return;
    fz__content_read(s, (fz__span){start, text.end}, 0, &found);
    if (found.verbs && found.verbs == found.units && !found.strange && !found.others && !found.trailing &&
        (fz__page_find(page, (fz__span){start, text.end}, U"由") != FZ__NO_GLYPH || has_lead(s, before))) {
        drop_dues(s, before);
        fz__statement_add(s, (fz__span){start, text.end}, (fz__span){start, start}, before);
    } else {
        undo(s, before);
    }
}

static void find_in_para(fz__statements *s, const fz__para *para, fz__span text)
{
    fz__label label;

    if (fz__label_read(s->page, text, &label) &&
        (!para->mark.style || fz__is_colon(s->page->glyphs[label.value - 1].c))) {
        uint32_t before = (uint32_t)s->count, stop = read_labels(s, text, label);

        /* Its number belongs to the label line. */
        if (s->count > before)
            s->items[before].printed.first = para->span.first;
        if (stop < text.end)
            find_in_text(s, (fz__span){stop, text.end});
    } else {
        find_in_text(s, text);
    }
    /* Items that say it in words, among others that have labels and brackets. */
    if (s->count == para->first_statement && para->mark.style && !(s->ways & FZ_WAYS_NO_SENTENCES)) {
        const size_t strong = s->strong;

        if (!find_unit_first(s, text, true))
            find_last_sentence(s, text);
        s->strong = strong;
    }
}

void fz__statements_find(fz__statements *s, size_t first, size_t end)
{
    for (size_t p = first; p < end && !s->page->failed; p++) {
        fz__para *para = &s->page->paras[p];
        fz__span text = body_of(para);

        if (para->kind != FZ_PARA_TEXT)
            continue;
        para->first_statement = (uint32_t)s->count;
        if (text.first < text.end)
            find_in_para(s, para, text);
        para->statement_count = (uint32_t)s->count - para->first_statement;
    }
}

/* 县财政局负责…, at the head of an item. */
static bool find_head_sentence(fz__statements *s, fz__span text)
{
    static const char32_t *const duties[] = {U"负责", U"牵头", NULL};
    const fz__page *page = s->page;
    const size_t before = s->reading_count;
    fz__clauses found;

    for (uint32_t i = text.first + 2; i < text.end && i < text.first + 60; i++) {
        fz__span head = {text.first, i + 2};

        if (fz__is_sentence_end(page->glyphs[i].c))
            return false;
        if (!fz__page_starts_any(page, (fz__span){i, text.end}, duties))
            continue;
        fz__content_read(s, head, 0, &found);
        if (found.units && found.verbs == found.units && !found.strange && !found.others) {
            fz__statement_add(s, head, (fz__span){head.first, head.first}, before);
            if (s->count)
                s->items[s->count - 1].in_text = true;
            return true;
        }
        undo(s, before);
        return false;
    }
    return false;
}

/* A sentence that gives roles: 由县发改局牵头，县财政局配合，6月底前完成。 What stands before 由 is its topic. */
static bool read_sentence(fz__statements *s, fz__span sentence, fz__span *said)
{
    const fz__page *page = s->page;
    const size_t before = s->reading_count;
    fz__clauses found;
    uint32_t by = sentence.first;

    *said = sentence;
    fz__content_read(s, sentence, 0, &found);
    if (found.verbs && !found.strange && found.verbs >= found.units && !found.others && !found.trailing)
        return true;
    undo(s, before);
    while (by < sentence.end && page->glyphs[by].c != U'由')
        by++;
    if (by >= sentence.end)
        return false;
    said->first = by;
    fz__content_read(s, *said, 0, &found);
    if (found.verbs && !found.strange && found.verbs >= found.units && found.others <= found.units && !found.trailing)
        return true;
    undo(s, before);
    return false;
}

static void find_sentences(fz__statements *s, fz__span text)
{
    const fz__page *page = s->page;
    uint32_t start = text.first;

    for (uint32_t i = text.first; i < text.end && !page->failed; i++) {
        fz__span sentence = {start, i + 1}, said;
        const size_t before = s->reading_count;

        if ((i + 1 < text.end && page->glyphs[i].c != 0x3002) ||
            page->glyphs[i].depth != page->glyphs[text.first].depth)
            continue;
        if (read_sentence(s, sentence, &said)) {
            drop_dues(s, before);
            fz__statement_add(s, said, (fz__span){start, start}, before);
            /* A topic goes on with its roles: the sentence stays text. */
            if (s->count && said.first > sentence.first)
                s->items[s->count - 1].in_text = true;
        }
        start = i + 1;
    }
}

void fz__statements_find_sentences(fz__statements *s, size_t first, size_t end)
{
    for (size_t p = first; p < end && !s->page->failed; p++) {
        fz__para *para = &s->page->paras[p];
        fz__span text = body_of(para);

        if (para->kind != FZ_PARA_TEXT)
            continue;
        para->first_statement = (uint32_t)s->count;
        if (text.first < text.end && !find_unit_first(s, text, false) &&
            !(para->mark.style && find_head_sentence(s, text)))
            find_sentences(s, text);
        para->statement_count = (uint32_t)s->count - para->first_statement;
    }
}
