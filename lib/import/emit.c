/* Driving the builder: the parts in order, each paragraph once, printed text beside what it says.
 *
 * Of a paragraph with statements the text before, between and behind them is text, the statements are `stated`. Tasks
 * take the paragraphs of all items below them; what follows the last task's own statement closes the document. */
#include "import/document.h"

#include "directive/seen.h"
#include "import/dues.h"
#include "import/gather.h"
#include "import/marks.h"
#include "import/units.h"

typedef struct emitter {
    fz__document *document;
    fz__page *page;
    fz__builder *builder;
    fz__seen numbers;                   /* of tasks, in their sections */
    uint32_t open[FZ_STYLE_COUNT_ + 2]; /* sections */
    unsigned depth;
    bool in_task;
    bool began;        /* the container has text already: what goes on within a line is joined to it */
    fz__span before;   /* the unit before, for prefixes */
    fz__gather gather; /* the requirements of the open task */
} emitter;

static void place(emitter *e, fz__span span, fz__where *where)
{
    fz__page_place(e->page, span, where);
}

static void print(emitter *e, fz__text_kind kind, fz__span span, fz__span name, bool joined)
{
    fz__slice text;

    if (span.first >= span.end)
        return;
    text = fz__page_text(e->page, span);
    fz__builder_text(e->builder, kind, text, name.first < name.end ? fz__page_name(e->page, name) : FZ_NO_SLICE,
                     joined && e->began, NULL);
    fz__page_fate(e->page, span, FZ_FATE_PRINTED);
    e->began = true;
    if (e->in_task && kind == FZ_TEXT_PARAGRAPH && !e->page->failed)
        fz__gather_paragraph(&e->gather, span);
}

static const fz__span no_name = {0, 0};

static void print_text(emitter *e, fz__span span, bool joined)
{
    print(e, FZ_TEXT_PARAGRAPH, span, no_name, joined);
}

/* ------------------------------------------------------------------ readings --------------------------------------- */

static void assign(emitter *e, const fz__reading *reading)
{
    fz__slice unit = fz__page_name(e->page, reading->span);
    fz__assign_entry entry = {
        .role = reading->role, .unit = unit, .collective = reading->group, .open = reading->open, .placed = true};

    if (!unit.length)
        return;
    entry.full = fz__unit_complete(e->page, e->before, reading->span);
    if (!entry.full.length)
        e->before = reading->span;
    place(e, reading->span, &entry.where);
    if (!fz__builder_assign(e->builder, &entry))
        fz__page_note(e->page, FZ_FTWICE, reading->span, NULL);
    if (reading->open)
        fz__page_note(e->page, FZ_FOPEN, reading->span, NULL);
    if (reading->strange)
        fz__page_note(e->page, FZ_FUNIT, reading->span, NULL);
}

static void read_statement(emitter *e, const fz__statement *statement)
{
    const fz__statements *all = &e->document->statements;

    e->before = (fz__span){0, 0};
    for (uint32_t i = 0; i < statement->count; i++) {
        const fz__reading *reading = &all->readings[statement->first + i];
        const char *every;

        switch (reading->kind) {
        case FZ_READING_UNIT:
            assign(e, reading);
            break;
        case FZ_READING_DUE: {
            fz_date date = fz__due_day(e->page, reading->span, e->document->head.signed_on, &every);
            fz__due_entry entry = {
                .text = fz__page_text(e->page, reading->span), .date = date, .every = FZ_SLICE(every)};

            fz__builder_due(e->builder, &entry);
            if (statement->in_text)
                fz__gather_due(&e->gather, reading->span);
            break;
        }
        case FZ_READING_PERSON: {
            fz__person_entry entry = {.name = fz__page_name(e->page, reading->span),
                                      .office = fz__page_name(e->page, reading->label)};

            fz__builder_person(e->builder, &entry);
            break;
        }
        default:
            break;
        }
    }
    if (statement->empty_label)
        fz__page_note(e->page, FZ_FNOUNITS, statement->printed, NULL);
    if (statement->lone_bracket)
        fz__page_note(e->page, FZ_FUNCLOSED, statement->printed, NULL);
}

/* ------------------------------------------------------------------ paragraphs ------------------------------------- */

/* A statement with the white space around it, so that the text beside it has none at its end. What stands between two
 * statements goes with the first. */
static void print_stated(emitter *e, fz__span span, fz__span around, bool joined)
{
    if (span.first >= span.end)
        return;
    fz__builder_text(e->builder, FZ_TEXT_STATED, fz__page_spaced(e->page, span, around), FZ_NO_SLICE,
                     joined && e->began, NULL);
    fz__page_fate(e->page, span, FZ_FATE_PRINTED);
    e->began = true;
    fz__gather_stop(&e->gather);
}

/* A paragraph from `start` on. Its readings are taken where a task is open. */
static void print_para(emitter *e, const fz__para *para, uint32_t start, bool joined)
{
    const fz__statements *all = &e->document->statements;
    uint32_t at = start;

    if (para->kind == FZ_PARA_DEBRIS)
        return;
    if (e->in_task)
        fz__gather_begin(&e->gather, para);
    for (uint32_t i = 0; i < para->statement_count; i++) {
        const fz__statement *statement = &all->items[para->first_statement + i];

        if (statement->printed.first < at || statement->printed.end > para->span.end)
            continue;
        if (statement->in_text) {
            if (e->in_task)
                read_statement(e, statement);
            continue;
        }
        print_text(e, (fz__span){at, statement->printed.first}, joined || at > start);
        print_stated(e, statement->printed, (fz__span){statement->printed.first == at ? at : start, para->span.end},
                     joined || statement->printed.first > start);
        at = statement->printed.end;
        if (e->in_task)
            read_statement(e, statement);
    }
    print_text(e, (fz__span){at, para->span.end}, joined || at > start);
}

static void print_paras(emitter *e, size_t first, size_t end)
{
    for (size_t p = first; p < end && p < e->page->para_count; p++) {
        const fz__para *para = &e->page->paras[p];

        if (para->kind != FZ_PARA_DEBRIS && para->kind != FZ_PARA_HEAD)
            print_para(e, para, para->span.first, para->inner);
    }
}

static void begin_part(emitter *e, fz_part part)
{
    fz__builder_part(e->builder, part, NULL);
    e->began = false;
}

static void print_part(emitter *e, fz_part part, size_t first, size_t end)
{
    bool any = false;

    for (size_t p = first; p < end && p < e->page->para_count; p++)
        any = any || (e->page->paras[p].kind != FZ_PARA_DEBRIS && e->page->paras[p].kind != FZ_PARA_HEAD);
    if (!any)
        return;
    begin_part(e, part);
    print_paras(e, first, end);
}

/* ------------------------------------------------------------------ rows ------------------------------------------- */

static const fz__row *row_of(const emitter *e, uint32_t row)
{
    return &e->document->tables.rows[row];
}

/* What of a row is in none of its columns is text: what stands beyond the header, or behind a number in its cell. */
static void print_rest(emitter *e, const fz__para *para)
{
    const uint8_t *fates = e->page->fates;
    uint32_t at = para->span.first;

    while (at < para->span.end) {
        uint32_t end = at;

        while (end < para->span.end && fates[end] == FZ_FATE_NONE)
            end++;
        if (at < end)
            print(e, FZ_TEXT_PARAGRAPH, (fz__span){at, end}, no_name, false);
        at = end + 1;
    }
}

/* The cells of a row but that of its number and its category where that is a section. */
static void print_row(emitter *e, const fz__row *row)
{
    const fz__table *table = &e->document->tables.items[row->table];
    const fz__para *para = &e->page->paras[row->para];
    uint32_t statement = para->first_statement;

    for (unsigned c = 0; c < table->count; c++) {
        const fz__column *column = &table->columns[c];
        fz__span cell = row->cells[c];
        bool own = cell.first < cell.end && cell.first >= para->span.first && cell.end <= para->span.end &&
                   e->page->fates[cell.first] == FZ_FATE_NONE;

        if (cell.first < cell.end && row->text.first >= cell.first && row->text.end <= cell.end &&
            row->text.first < row->text.end) {
            /* A merged cell is printed again for each row: a task needs a text. */
            print(e, FZ_TEXT_PARAGRAPH, row->text, no_name, false);
        } else if (column->kind == FZ_COLUMN_ROLE) {
            while (statement < para->first_statement + para->statement_count &&
                   e->document->statements.items[statement].name.first == column->name.first) {
                const fz__statement *said = &e->document->statements.items[statement++];

                print(e, FZ_TEXT_STATED, said->printed, column->name, false);
                read_statement(e, said);
            }
        } else if (own && column->name.first < column->name.end) {
            print(e, FZ_TEXT_FIELD, cell, column->name, false);
        } else if (own) {
            print(e, FZ_TEXT_PARAGRAPH, cell, no_name, false);
        }
    }
    print_rest(e, para);
}

/* ------------------------------------------------------------------ sections and tasks ------------------------------ */

static void close_sections(emitter *e, unsigned depth)
{
    while (e->depth > depth) {
        fz__builder_section_close(e->builder);
        e->depth--;
    }
    e->began = false;
}

/* Close what does not hold the node. */
static void close_to(emitter *e, uint32_t node)
{
    const fz__outline *outline = &e->document->outline;
    uint32_t up = outline->nodes[node].parent;

    while (up != FZ__NO_NODE && !outline->nodes[up].section)
        up = outline->nodes[up].parent;
    for (unsigned depth = e->depth; depth > 0; depth--)
        if (e->open[depth - 1] == up) {
            close_sections(e, depth);
            return;
        }
    close_sections(e, 0);
}

/* How far the title of a section reaches into its paragraph: to its first full stop, or all of a short line. */
static uint32_t title_stop(const emitter *e, const fz__node *node)
{
    const fz__para *para = &e->page->paras[node->para];
    fz__span text = {node->mark.end, para->span.end};
    uint32_t stop;

    if (para->statement_count) {
        const fz__statement *first = &e->document->statements.items[para->first_statement];

        if (!first->in_text && first->printed.first >= text.first && first->printed.first < text.end)
            text.end = first->printed.first;
    }
    stop = fz__page_find_sign(e->page, text, U'。');
    if (stop != FZ__NO_GLYPH && stop - text.first <= 60)
        return stop + 1;
    return stop == FZ__NO_GLYPH && fz__span_length(text) <= 100 ? text.end : text.first;
}

/* A mark as it is printed; with less white space where there is more than an attribute may hold. */
static fz__slice mark_text(emitter *e, fz__span mark, fz__span around)
{
    fz__slice text = fz__page_spaced(e->page, mark, around);

    return text.length <= FZ__NAME_BYTES ? text : fz__page_name(e->page, mark);
}

/* What a label says goes before what its mark was read as: so does who loads it. */
static uint32_t number_of(const fz__mark *mark, fz__slice label)
{
    uint32_t number = fz__label_number(label);

    return number ? number : mark->number;
}

static void open_section(emitter *e, uint32_t at)
{
    const fz__node *node = &e->document->outline.nodes[at];
    const fz__para *para = &e->page->paras[node->para];
    fz__span mark = {para->span.first, node->mark.end}, title;
    fz__section_entry entry = {.placed = true};
    bool cell = node->heading.first < node->heading.end;

    if (cell)
        mark.first = node->heading.first;
    entry.label = fz__mark_label(e->page, &node->mark);
    entry.number = number_of(&node->mark, entry.label);
    entry.mark = mark_text(e, mark, (fz__span){mark.first, cell ? node->heading.end : para->span.end});
    place(e, cell ? node->heading : para->span, &entry.where);
    fz__builder_section_open(e->builder, &entry);
    fz__page_fate(e->page, mark, FZ_FATE_PRINTED);
    e->open[e->depth++] = at;
    e->began = false;
    title = cell ? (fz__span){node->mark.end, node->heading.end} : (fz__span){node->mark.end, title_stop(e, node)};
    if (title.first < title.end) {
        fz__builder_section_title(e->builder, fz__page_text(e->page, title), NULL);
        fz__page_fate(e->page, title, FZ_FATE_PRINTED);
    }
    if (cell)
        return;
    e->began = title.first < title.end;
    print_para(e, para, title.end, e->began);
    print_paras(e, node->para + 1, node->end);
}

/* Whether the number stood in this section before, however it was written. */
static bool is_repeated(emitter *e, const fz__task_entry *entry)
{
    uint64_t first;

    if (!fz__see_number(&e->numbers, e->depth ? e->open[e->depth - 1] + 1u : 0u, entry, 1, &first))
        e->page->failed = true;
    return first != 0;
}

static fz__span span_of(const emitter *e, uint32_t at, size_t end)
{
    const fz__node *node = &e->document->outline.nodes[at];
    fz__span span = e->page->paras[node->para].span;

    for (size_t p = node->para; p < end; p++)
        if (e->page->paras[p].kind != FZ_PARA_DEBRIS)
            span.end = e->page->paras[p].span.end;
    return span;
}

static void open_task(emitter *e, uint32_t at, size_t end)
{
    const fz__node *node = &e->document->outline.nodes[at];
    const fz__para *para = &e->page->paras[node->para];
    fz__span mark = {para->span.first, node->mark.end};
    fz__task_entry entry = {.placed = true};

    if (node->row != FZ__NO_ROW)
        mark = row_of(e, node->row)->number;
    entry.label = fz__outline_label(&e->document->outline, at);
    entry.number = number_of(&node->mark, entry.label);
    if (mark.first < mark.end)
        entry.mark = mark_text(e, mark, node->row != FZ__NO_ROW ? mark : para->span);
    entry.sic = is_repeated(e, &entry);
    if (entry.sic)
        fz__page_note(e->page, FZ_FREPEATED, para->span, NULL);
    place(e, span_of(e, at, end), &entry.where);
    fz__builder_task_open(e->builder, &entry);
    fz__page_fate(e->page, mark, FZ_FATE_PRINTED);
    e->in_task = true;
    e->began = false;
}

static void close_task(emitter *e)
{
    fz__gather_emit(&e->gather);
    fz__builder_task_close(e->builder);
    e->in_task = false;
    e->began = false;
}

/* The last paragraph that belongs to the last task: behind its last statement only short lines do, and what is text closes
 * the document. */
static size_t closing_begin(const emitter *e, const fz__node *node, size_t end)
{
    size_t last = node->para;

    if (!e->document->outline.stated || node->row != FZ__NO_ROW)
        return node->row != FZ__NO_ROW ? node->para + 1 : end;
    for (size_t p = node->para; p < end; p++)
        if (e->page->paras[p].statement_count)
            last = p;
    return last + 1;
}

static bool is_task_with_text(const emitter *e, uint32_t at, size_t end)
{
    const fz__node *node = &e->document->outline.nodes[at];

    if (node->row != FZ__NO_ROW)
        return row_of(e, node->row)->text.first < row_of(e, node->row)->text.end;
    for (size_t p = node->para; p < end; p++) {
        const fz__para *para = &e->page->paras[p];
        uint32_t start = p == node->para ? node->mark.end : para->span.first, covered = 0;

        if (para->kind == FZ_PARA_DEBRIS)
            continue;
        for (uint32_t i = 0; i < para->statement_count; i++) {
            const fz__statement *statement = &e->document->statements.items[para->first_statement + i];

            covered += statement->in_text ? 0 : fz__span_length(statement->printed);
        }
        if (para->span.end > start && para->span.end - start > covered)
            return true;
    }
    return false;
}

static void emit_row_task(emitter *e, uint32_t at, size_t end)
{
    const fz__node *node = &e->document->outline.nodes[at];

    uint32_t next = node->row + 1;

    print_row(e, row_of(e, node->row));
    for (size_t p = node->para + 1; p < end; p++) {
        const fz__para *para = &e->page->paras[p];
        const fz__row *row;

        /* Rows that go on with this one. */
        while (next < e->document->tables.row_count && row_of(e, next)->para < p)
            next++;
        row = next < e->document->tables.row_count ? row_of(e, next) : NULL;
        if (row && row->para == p && row->goes_on)
            print_row(e, row);
        else if (para->kind != FZ_PARA_DEBRIS && e->depth)
            continue; /* text between rows: of the section, behind the task */
        else if (para->kind != FZ_PARA_DEBRIS)
            print(e, FZ_TEXT_STATED, para->span, no_name, false);
    }
}

static void emit_task(emitter *e, uint32_t at, size_t end)
{
    const fz__node *node = &e->document->outline.nodes[at];
    const fz__para *para = &e->page->paras[node->para];

    open_task(e, at, end);
    if (node->row != FZ__NO_ROW) {
        emit_row_task(e, at, end);
    } else {
        print_para(e, para, node->mark.end, false);
        print_paras(e, node->para + 1, end);
    }
    close_task(e);
    if (node->row != FZ__NO_ROW && e->depth)
        for (size_t p = node->para + 1; p < end; p++)
            if (e->page->paras[p].kind == FZ_PARA_TEXT)
                print_para(e, &e->page->paras[p], e->page->paras[p].span.first, false);
}

/* Numbers that jump are the issuer's, or what was lost. */
static void check_numbers(emitter *e)
{
    const fz__outline *outline = &e->document->outline;
    uint32_t last[FZ_STYLE_COUNT_] = {0};

    for (size_t i = 0; i < outline->count; i++) {
        const fz__node *node = &outline->nodes[i];
        uint32_t before = last[node->mark.style];

        if (node->task && before && node->mark.number > before + 1 && node->mark.style != FZ_STYLE_ROW) {
            char digits[FZ_DIGITS];

            fz__page_note(e->page, FZ_FNUMBER, e->page->paras[node->para].span, fz__digits(before, digits));
        }
        if (node->mark.number)
            last[node->mark.style] = node->mark.number;
    }
}

/* Where the last node ends, and the closing begins: behind its last statement, or, where a task's statement is all that stands before,
 * behind the paragraph that is its text. `last` is the last node below it. */
static size_t last_end(const emitter *e, uint32_t at, uint32_t last, size_t end, size_t body_end)
{
    size_t closing;

    if (!e->document->outline.nodes[at].task)
        return end;
    closing = closing_begin(e, &e->document->outline.nodes[last], body_end);
    if (closing >= end || is_task_with_text(e, at, closing))
        return closing;
    return is_task_with_text(e, at, closing + 1) ? closing + 1 : end;
}

static size_t emit_body(emitter *e, size_t body_end)
{
    const fz__outline *outline = &e->document->outline;
    size_t closing = body_end;

    begin_part(e, FZ_PART_BODY);
    for (uint32_t i = 0; i < outline->count && !e->page->failed;) {
        const fz__node *node = &outline->nodes[i];
        uint32_t next = node->task ? node->subtree : i + 1;
        size_t end = next > i ? outline->nodes[next - 1].end : node->end;

        next = next > i ? next : i + 1;
        if (next >= outline->count)
            closing = end = last_end(e, i, next - 1, end, body_end);
        close_to(e, i);
        if (node->task && is_task_with_text(e, i, end))
            emit_task(e, i, end);
        else if (node->section || (!e->depth && node->row == FZ__NO_ROW))
            open_section(e, i);
        else
            print_paras(e, node->para, end);
        i = next;
    }
    close_sections(e, 0);
    return closing;
}

/* ------------------------------------------------------------------ all ---------------------------------------- */

static void emit_debris(emitter *e)
{
    for (size_t p = 0; p < e->page->para_count; p++) {
        const fz__para *para = &e->page->paras[p];

        if (para->kind == FZ_PARA_DEBRIS) {
            fz__page_note(e->page, FZ_FDEBRIS, para->span, NULL);
            fz__page_fate(e->page, para->span, FZ_FATE_DEBRIS);
        } else if (para->kind == FZ_PARA_HEAD) {
            fz__page_fate(e->page, para->span, FZ_FATE_HEAD);
        }
    }
}

void fz__emit(fz__document *document)
{
    const fz__layout *layout = &document->layout;
    emitter e = {.document = document, .page = &document->page, .builder = document->builder};
    size_t first_node = document->outline.count ? document->outline.nodes[0].para : layout->body_end;
    size_t preamble = layout->cover_end > layout->text ? layout->cover_end : layout->text, closing;

    fz__seen_init(&e.numbers, document->page.arena);
    fz__gather_init(&e.gather, document->builder, &document->page, document->head.signed_on);
    fz__builder_directive(document->builder, NULL, NULL, "zh-CN", NULL);
    fz__emit_head(document, layout->text, first_node > layout->text ? first_node : layout->text);
    emit_debris(&e);
    print_part(&e, FZ_PART_FRONT, 0, layout->text);
    if (layout->cover_end > layout->text)
        print_part(&e, FZ_PART_COVER, layout->text, layout->cover_end);
    print_part(&e, FZ_PART_PREAMBLE, preamble, first_node);
    closing = first_node;
    if (document->outline.count)
        closing = emit_body(&e, layout->body_end);
    print_part(&e, FZ_PART_CLOSING, closing, layout->body_end);
    print_part(&e, FZ_PART_BACK, layout->body_end, document->page.para_count);
    check_numbers(&e);
    fz__seen_clear(&e.numbers);
    fz__gather_clear(&e.gather);
}
