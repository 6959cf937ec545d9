/* The outline.
 *
 * Styles of numbering are nested as custom has it (一、（一）1.（1）①) unless the document says otherwise: where one style
 * begins anew inside another more often than the other way round, it is the inner one. A number then closes all inner
 * styles. Whether it restarts or runs on does not matter.
 *
 * A task is the smallest item with a statement of its own. When of several items under one the last alone has a
 * statement, it speaks for all of them, and the item above is the task; not so at the level of sections, where it is
 * just that the other items have none. */
#include "import/outline.h"

#include <string.h>

#include "import/marks.h"

/* Sections that say why, and how it is to be seen to, hold no tasks in a document without statements. */
static const char32_t *const idle_titles[] = {
    U"指导思想", U"总体要求", U"总体思路", U"工作目标", U"总体目标", U"主要目标", U"目标任务", U"基本原则", U"工作原则",
    U"组织领导", U"组织机构", U"工作要求", U"保障措施", U"组织保障", U"组织实施", U"工作保障", U"有关要求", U"相关要求",
    U"附则",     U"重要意义", U"重大意义", U"充分认识", U"监督检查", U"考核",     U"实施步骤", U"方法步骤", U"适用范围",
    U"工作步骤", U"时间安排", U"加强领导", U"督促检查", U"基本情况", U"工作背景", U"督导检查", U"责任追究", NULL};

static void add_node(fz__outline *outline, const fz__node *node)
{
    if (outline->page->failed ||
        !FZ_GROW(outline->page->context, &outline->nodes, &outline->capacity, outline->count + 1)) {
        outline->page->failed = true;
        return;
    }
    outline->nodes[outline->count++] = *node;
}

/* A label line with a number (1.牵头单位：…) is no item. A paragraph that begins with a unit and its duty is one, with or
 * without a number. */
static bool is_item(const fz__page *page, const fz__statements *statements, const fz__para *para)
{
    const fz__statement *first = para->statement_count ? &statements->items[para->first_statement] : NULL;

    if (para->kind != FZ_PARA_TEXT)
        return false;
    if (!para->mark.style)
        return first && first->in_text;
    if (!first)
        return para->mark.end < para->span.end || fz__style_is_heading(para->mark.style);
    return first->in_text || first->printed.first != para->span.first ||
           fz__is_open(page->glyphs[first->printed.first].c);
}

static bool has_units(const fz__statements *statements, const fz__para *para)
{
    for (uint32_t i = 0; i < para->statement_count; i++)
        if (statements->items[para->first_statement + i].units)
            return true;
    return false;
}

static bool is_label_line(const fz__statements *statements, const fz__para *para)
{
    return para->statement_count && statements->items[para->first_statement].printed.first == para->span.first;
}

/* Whether the item's own paragraph says what is to be done; a title before its bracket does not, and what follows it is
 * the item's. */
static bool is_sentence(const fz__page *page, const fz__node *node, const fz__statements *statements)
{
    const fz__para *para = &page->paras[node->para];
    fz__span text = {node->mark.end, para->span.end};

    if (para->statement_count)
        text.end = statements->items[para->first_statement].printed.first;
    return fz__page_find_sign(page, text, U'。') != FZ__NO_GLYPH;
}

/* A paragraph that lost its number: the item before it has its statement already, and this one has text and a statement of
 * its own, within it or in the line behind. */
static bool is_unnumbered_item(const fz__page *page, const fz__statements *statements, const fz__node *last, size_t p,
                               size_t end)
{
    const fz__para *para = &page->paras[p], *head = &page->paras[last->para];
    bool stated = has_units(statements, head) && is_sentence(page, last, statements);

    if (para->kind != FZ_PARA_TEXT || para->mark.style || is_label_line(statements, para) || last->row != FZ__NO_ROW ||
        last->mark.style > FZ_STYLE_DASH)
        return false;
    for (size_t q = last->para + 1; q < p && q < last->para + 8 && !stated; q++)
        stated = is_label_line(statements, &page->paras[q]) && has_units(statements, &page->paras[q]);
    if (!stated)
        return false;
    if (has_units(statements, para))
        return true;
    return p + 1 < end && !page->paras[p + 1].mark.style && is_label_line(statements, &page->paras[p + 1]) &&
           has_units(statements, &page->paras[p + 1]);
}

/* How often each style begins anew right behind another. */
static void rank_styles(const fz__outline *outline, unsigned rank[FZ_STYLE_COUNT_])
{
    uint32_t inside[FZ_STYLE_COUNT_][FZ_STYLE_COUNT_] = {{0}};
    fz__style before = FZ_STYLE_NONE;

    for (unsigned style = 0; style < FZ_STYLE_COUNT_; style++)
        rank[style] = style;
    for (size_t i = 0; i < outline->count; i++) {
        const fz__mark *mark = &outline->nodes[i].mark;

        if (mark->style == FZ_STYLE_DASH || mark->style == FZ_STYLE_ROW)
            continue;
        if (mark->number == 1 && before && before != mark->style)
            inside[before][mark->style]++;
        before = mark->style;
    }
    for (unsigned outer = FZ_STYLE_CHAPTER; outer < FZ_STYLE_DASH; outer++)
        for (unsigned inner = outer + 1; inner < FZ_STYLE_DASH; inner++)
            if (inside[inner][outer] > inside[outer][inner] + 1 && rank[outer] < rank[inner]) {
                unsigned swap = rank[outer];

                rank[outer] = rank[inner];
                rank[inner] = swap;
            }
}

/* A row of a table: the heading that its category gives, and the item, unless it goes on with that of the row before. */
static void add_row(fz__outline *outline, const fz__tables *tables, size_t row, fz__node node)
{
    const fz__page *page = outline->page;
    const fz__row *r = &tables->rows[row];
    const fz__table *table = &tables->items[r->table];

    for (unsigned c = 0; c < table->count; c++) {
        fz__node section = node;

        if (table->columns[c].kind != FZ_COLUMN_CATEGORY || r->text_column == c ||
            r->cells[c].first < page->paras[node.para].span.first || !fz__mark_read(page, r->cells[c], &section.mark) ||
            !fz__style_is_heading(section.mark.style))
            continue;
        section.heading = r->cells[c];
        add_node(outline, &section);
        break;
    }
    node.mark = r->mark;
    if (!node.mark.style)
        node.mark.style = FZ_STYLE_ROW;
    node.row = (uint32_t)row;
    if (!r->goes_on)
        add_node(outline, &node);
}

static void collect(fz__outline *outline, const fz__statements *statements, const fz__tables *tables, size_t first,
                    size_t end)
{
    fz__page *page = outline->page;
    size_t row = 0;

    while (row < tables->row_count && tables->rows[row].para < first)
        row++;
    for (size_t p = first; p < end && !page->failed; p++) {
        const fz__para *para = &page->paras[p];
        fz__node node = {.para = p, .parent = FZ__NO_NODE, .row = FZ__NO_ROW};

        if (row < tables->row_count && tables->rows[row].para == p) {
            add_row(outline, tables, row++, node);
        } else if (outline->count &&
                   is_unnumbered_item(page, statements, &outline->nodes[outline->count - 1], p, end)) {
            node.mark = (fz__mark){.style = outline->nodes[outline->count - 1].mark.style, .end = para->span.first};
            node.mark.label = (fz__span){para->span.first, para->span.first};
            add_node(outline, &node);
        } else if (is_item(page, statements, para)) {
            node.mark = para->mark;
            if (!node.mark.style)
                node.mark = (fz__mark){.style = FZ_STYLE_DASH, .end = para->span.first};
            add_node(outline, &node);
        }
    }
}

static unsigned rank_of(const fz__node *node, const unsigned rank[FZ_STYLE_COUNT_])
{
    return node->row != FZ__NO_ROW ? FZ_STYLE_COUNT_ : rank[node->mark.style];
}

static void nest(fz__outline *outline, size_t end)
{
    unsigned rank[FZ_STYLE_COUNT_];
    uint32_t stack[FZ_STYLE_COUNT_ + 2];
    unsigned depth = 0;

    rank_styles(outline, rank);
    for (uint32_t i = 0; i < outline->count; i++) {
        fz__node *node = &outline->nodes[i];

        while (depth && rank_of(&outline->nodes[stack[depth - 1]], rank) >= rank_of(node, rank))
            outline->nodes[stack[--depth]].subtree = i;
        node->parent = depth ? stack[depth - 1] : FZ__NO_NODE;
        node->end = i + 1 < outline->count ? outline->nodes[i + 1].para : end;
        stack[depth++] = i;
    }
    while (depth)
        outline->nodes[stack[--depth]].subtree = (uint32_t)outline->count;
}

void fz__outline_make(fz__outline *outline, fz__page *page, const fz__statements *statements, const fz__tables *tables,
                      size_t first, size_t end)
{
    memset(outline, 0, sizeof(*outline));
    outline->page = page;
    collect(outline, statements, tables, first, end);
    if (!page->failed)
        nest(outline, end);
}

void fz__outline_clear(fz__outline *outline)
{
    if (outline->page)
        fz__free(outline->page->context, outline->nodes, outline->capacity * sizeof(*outline->nodes));
    memset(outline, 0, sizeof(*outline));
}

/* ------------------------------------------------------------------ which are tasks -------------------------------- */

/* Count the statements in the node's own paragraphs. */
static void count_own(const fz__page *page, const fz__statements *statements, fz__node *node)
{
    node->own = 0;
    node->awaits = false;
    if (node->heading.first < node->heading.end)
        return;
    for (size_t p = node->para; p < node->end; p++) {
        const fz__para *para = &page->paras[p];

        for (uint32_t i = 0; i < para->statement_count; i++) {
            node->own += statements->items[para->first_statement + i].units > 0;
            node->awaits = node->awaits || statements->items[para->first_statement + i].empty_role;
        }
    }
}

static void count_below(fz__outline *outline)
{
    for (size_t i = 0; i < outline->count; i++)
        outline->nodes[i].below = 0;
    /* Children stand behind their parents, so sums go up in one pass from the back. */
    for (size_t i = outline->count; i-- > 0;) {
        const fz__node *node = &outline->nodes[i];

        if (node->parent != FZ__NO_NODE)
            outline->nodes[node->parent].below += node->below + (node->own > 0);
    }
}

/* Children of one parent: how many, how many with a statement, and whether the last one has. */
typedef struct brood {
    uint32_t kids, stated, last;
} brood;

/* A statement at the last child that speaks for its brothers goes up to the parent. */
static void share(fz__outline *outline)
{
    fz_context *context = outline->page->context;
    brood *broods = fz__calloc(context, outline->count * sizeof(*broods));
    bool sections_hold = false;

    if (!broods) {
        outline->page->failed = true;
        return;
    }
    for (uint32_t i = 0; i < outline->count; i++) {
        const fz__node *node = &outline->nodes[i];

        if (node->parent == FZ__NO_NODE || node->row != FZ__NO_ROW)
            continue;
        broods[node->parent].kids++;
        broods[node->parent].stated += node->own + node->below > 0;
        broods[node->parent].last = i;
    }
    for (uint32_t i = 0; i < outline->count; i++)
        sections_hold = sections_hold || (outline->nodes[i].parent == FZ__NO_NODE && broods[i].stated > 1);
    for (uint32_t i = 0; i < outline->count; i++) {
        fz__node *node = &outline->nodes[i], *last = &outline->nodes[broods[i].last];

        if (broods[i].kids < 2 || broods[i].stated != 1 || !last->own || last->below || node->own)
            continue;
        if (node->parent == FZ__NO_NODE && (sections_hold || fz__style_is_heading(node->mark.style)))
            continue;
        node->own = last->own;
        last->own = 0;
        for (uint32_t up = i; up != FZ__NO_NODE; up = outline->nodes[up].parent)
            if (outline->nodes[up].below)
                outline->nodes[up].below--;
    }
    fz__free(context, broods, outline->count * sizeof(*broods));
    count_below(outline);
}

static fz__span title_of(const fz__page *page, const fz__node *node)
{
    const fz__para *para = &page->paras[node->para];
    fz__span title = {node->mark.end, para->span.end};
    uint32_t stop;

    if (node->heading.first < node->heading.end)
        return node->heading;
    stop = fz__page_find_sign(page, title, U'。');
    if (stop != FZ__NO_GLYPH)
        title.end = stop;
    return title;
}

static bool is_idle(const fz__outline *outline, uint32_t node)
{
    for (; node != FZ__NO_NODE; node = outline->nodes[node].parent) {
        fz__span title = title_of(outline->page, &outline->nodes[node]);

        uint32_t comma = fz__page_find_sign(outline->page, title, U',');

        if (comma != FZ__NO_GLYPH)
            title.end = comma;
        if (fz__span_length(title) <= 16 && fz__page_has_any(outline->page, title, idle_titles))
            return true;
    }
    return false;
}

/* Without statements: the smallest items of the working sections, down to 1. */
static size_t decide_by_numbers(fz__outline *outline, bool idle_too)
{
    size_t tasks = 0;
    bool sections_split = false;

    for (uint32_t i = 0; i < outline->count; i++)
        sections_split =
            sections_split || (outline->nodes[i].parent == FZ__NO_NODE && outline->nodes[i].subtree > i + 1 &&
                               outline->nodes[i + 1].mark.style <= FZ_STYLE_NUM && (idle_too || !is_idle(outline, i)));
    for (uint32_t i = 0; i < outline->count; i++) {
        fz__node *node = &outline->nodes[i];
        bool leaf = node->subtree == i + 1 || outline->nodes[i + 1].mark.style > FZ_STYLE_DOTTED;

        if (!leaf || node->mark.style > FZ_STYLE_DOTTED || node->mark.style == FZ_STYLE_CHAPTER ||
            (sections_split && node->parent == FZ__NO_NODE) || (!idle_too && is_idle(outline, i)) ||
            outline->page->paras[node->para].inner)
            continue;
        node->task = true;
        tasks++;
    }
    return tasks;
}

static void decide_by_statements(fz__outline *outline)
{
    share(outline);
    for (size_t i = 0; i < outline->count; i++) {
        fz__node *node = &outline->nodes[i];

        node->task =
            node->row != FZ__NO_ROW || (!node->below && (node->own || (node->awaits && node->subtree == i + 1)));
    }
}

/* Rows whose table says who is responsible are tasks with or without units. */
static bool has_rows(const fz__outline *outline)
{
    for (size_t i = 0; i < outline->count; i++)
        if (outline->nodes[i].row != FZ__NO_ROW)
            return true;
    return false;
}

void fz__outline_decide(fz__outline *outline, const fz__statements *statements, bool cover)
{
    outline->stated = has_rows(outline);
    for (size_t i = 0; i < outline->count; i++) {
        fz__node *node = &outline->nodes[i];

        count_own(outline->page, statements, node);
        outline->stated = outline->stated || node->own;
    }
    count_below(outline);
    if (outline->stated)
        decide_by_statements(outline);
    else if (!cover && !decide_by_numbers(outline, false))
        (void)decide_by_numbers(outline, true);
    for (uint32_t i = 0; i < outline->count; i++) {
        fz__node *node = &outline->nodes[i];

        outline->tasks += node->task;
        for (uint32_t up = node->task ? node->parent : FZ__NO_NODE; up != FZ__NO_NODE && !outline->nodes[up].section;
             up = outline->nodes[up].parent)
            outline->nodes[up].section = true;
        node->section =
            node->section || (!node->task && (node->parent == FZ__NO_NODE || fz__style_is_heading(node->mark.style)));
    }
}

fz__slice fz__outline_label(fz__outline *outline, uint32_t at)
{
    fz__page *page = outline->page;
    const fz__node *node = &outline->nodes[at];
    fz__buffer label;
    fz__slice own = fz__mark_label(page, &node->mark), result;
    uint32_t chain[FZ_STYLE_COUNT_];
    unsigned count = 0;
    char *copy;

    if (node->row != FZ__NO_ROW || node->mark.style <= FZ_STYLE_NUM || !own.length)
        return own;
    /* Items from 1. down number their own: （2） of 1. is 1/2. */
    for (uint32_t up = node->parent; up != FZ__NO_NODE && count < FZ_STYLE_COUNT_; up = outline->nodes[up].parent)
        if (outline->nodes[up].mark.style >= FZ_STYLE_NUM && outline->nodes[up].mark.style != FZ_STYLE_DASH)
            chain[count++] = up;
    if (!count || node->mark.style == FZ_STYLE_DOTTED)
        return own;
    fz__buffer_init(&label, page->context);
    while (count-- > 0) {
        fz__slice part = fz__mark_label(page, &outline->nodes[chain[count]].mark);

        fz__buffer_append(&label, part.bytes, part.length);
        fz__buffer_char(&label, '/');
    }
    fz__buffer_append(&label, own.bytes, own.length);
    copy = label.failed ? NULL : fz__arena_string(page->arena, label.bytes, label.length);
    result = (fz__slice){copy, label.length};
    if (!copy)
        page->failed = true;
    fz__buffer_clear(&label);
    return page->failed ? FZ_NO_SLICE : result;
}
