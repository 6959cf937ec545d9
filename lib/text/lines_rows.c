/* Rows.
 *
 * With bars or tabs a line is a row, but for three cases: a lone line with bars is text; a row that lacks cells goes on in
 * the next lines when these bring just the cells that are missing (a cell held a line end), and a line whose first cell is
 * empty goes on with the row above when that left a bracket open. In a table drawn with boxes the lines between two rules
 * are one row, unless each of them begins with a number of its own; where a rule runs through a part of the header, the
 * cell above it is two. */
#include "text/lines_rows.h"

#include <string.h>

#include "base/utf8.h"

#define NONE      UINT32_MAX
#define ROW_LINES 6  /* the rest of a row is looked for in so many lines */
#define NEXT_ROW  2  /* the row behind a table's first begins in one of so many lines, or later with as many cells */
#define JOIN_MAX  64 /* so many lines make one row */

static bool is_bar(uint32_t c)
{
    return c == '|' || c == 0xFF5C || c == 0x2502 || c == 0x2503 || c == 0x2551 || c == 0xA6;
}

static bool is_box(uint32_t c)
{
    return c >= 0x2500 && c <= 0x257F;
}

static bool is_horizontal(uint32_t c)
{
    return c == 0x2500 || c == 0x2501 || c == 0x2504 || c == 0x2505 || c == 0x2508 || c == 0x2509 || c == 0x254C ||
           c == 0x254D || c == 0x2550 || c == 0x2574 || c == 0x2576 || c == 0x2578 || c == 0x257A;
}

static bool is_rule_char(uint32_t c)
{
    return is_box(c) || c == '-' || c == '=' || c == '+' || c == ':' || c == '_' || c == 0x2014 || c == 0x2013 ||
           c == '*' || c == 0xFF0D;
}

static bool is_line_end(uint32_t c)
{
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029 || c == '\f' || c == '\v';
}

/* The bytes of the line end at `at`; 0 when there is none. */
static uint32_t line_end_length(const char *at, const char *stop)
{
    switch ((unsigned char)*at) {
    case '\n':
    case '\f':
    case '\v':
        return 1;
    case '\r':
        return at + 1 < stop && at[1] == '\n' ? 2 : 1;
    case 0xC2: /* U+0085 */
        return at + 1 < stop && (unsigned char)at[1] == 0x85 ? 2 : 0;
    case 0xE2: /* U+2028, U+2029 */
        return at + 2 < stop && (unsigned char)at[1] == 0x80 && ((unsigned char)at[2] & 0xFE) == 0xA8 ? 3 : 0;
    default:
        return 0;
    }
}

uint32_t fz__line_end(const fz__lines *lines, uint32_t from, uint32_t *next)
{
    const char *bytes = lines->source.bytes, *stop = bytes + lines->source.length;

    if (lines->lf_only) {
        const char *lf = memchr(bytes + from, '\n', lines->source.length - from);

        *next = (uint32_t)((lf ? lf + 1 : stop) - bytes);
        return (uint32_t)((lf ? lf : stop) - bytes);
    }
    for (const char *at = bytes + from; at < stop; at++) {
        uint32_t length = line_end_length(at, stop);

        if (!length)
            continue;
        *next = (uint32_t)(at - bytes) + length;
        return (uint32_t)(at - bytes);
    }
    *next = (uint32_t)lines->source.length;
    return *next;
}

/* ------------------------------------------------------------------ the waiting row --------------------------------- */

static void flush_row(fz__rows *r)
{
    fz__lines *lines = r->lines;
    fz__line *line;

    if (!r->cell_count)
        return;
    line = fz__lines_begin(lines, FZ_LINE_ROW, r->gap ? FZ_LINE_GAP : 0);
    if (line)
        line->table = r->table;
    for (size_t i = 0; i < r->cell_count && !lines->failed; i++) {
        fz__lines_cell_begin(lines, (unsigned)i, false);
        for (uint32_t f = r->cells[i].first; f != NONE && !lines->failed; f = r->fragments[f].next)
            fz__lines_clean(lines, r->fragments[f].offset, r->fragments[f].end);
        fz__lines_cell_end(lines);
    }
    fz__lines_end(lines);
    r->cell_count = 0;
    r->fragment_count = 0;
    r->joined = 0;
}

static void add_cell(fz__rows *r)
{
    if (!FZ_GROW(r->lines->context, &r->cells, &r->cell_capacity, r->cell_count + 1)) {
        r->lines->failed = true;
        return;
    }
    r->cells[r->cell_count++] = (fz__row_cell){NONE, NONE};
}

static void add_fragment(fz__rows *r, size_t cell, uint32_t offset, uint32_t end)
{
    fz__row_cell *to;

    while (cell >= r->cell_count && !r->lines->failed)
        add_cell(r);
    if (offset == end || r->lines->failed)
        return;
    if (!FZ_GROW(r->lines->context, &r->fragments, &r->fragment_capacity, r->fragment_count + 1)) {
        r->lines->failed = true;
        return;
    }
    to = &r->cells[cell];
    r->fragments[r->fragment_count] = (fz__fragment){offset, end, NONE};
    if (to->last != NONE)
        r->fragments[to->last].next = (uint32_t)r->fragment_count;
    else
        to->first = (uint32_t)r->fragment_count;
    to->last = (uint32_t)r->fragment_count++;
}

/* ------------------------------------------------------------------ bars and tabs ----------------------------------- */

/* What a line is made of. */
typedef struct look {
    unsigned bars, inner_tabs, rule_chars;
    bool text, box, framed, closed;
} look;

static look look_at(const fz__lines *lines, uint32_t offset, uint32_t end)
{
    const char *at = lines->source.bytes + offset, *stop = lines->source.bytes + end;
    unsigned tabs = 0;
    bool begun = false;
    look found = {0};

    while (at < stop) {
        uint32_t c;

        /* Ideographs: most of the text. */
        if ((unsigned char)*at >= 0xE4 && (unsigned char)*at <= 0xE9 && stop - at >= 3) {
            at += 3;
            found.inner_tabs += tabs > 0;
            tabs = 0;
            found.text = begun = true;
            found.closed = false;
            continue;
        }
        c = fz__utf8_next(&at, stop);
        if (c == '\t') {
            tabs += begun;
            continue;
        }
        if (fz__is_space(c))
            continue;
        found.box = found.box || is_box(c);
        found.framed = found.framed || (!begun && (is_bar(c) || is_box(c)));
        found.closed = is_bar(c);
        if (is_bar(c)) {
            found.bars++;
        } else {
            found.inner_tabs += tabs > 0;
            if (is_rule_char(c))
                found.rule_chars++;
            else
                found.text = true;
        }
        tabs = 0;
        begun = true;
    }
    return found;
}

/* Split a line, or several that are one row, at bars or at tabs into the cells of the waiting row. A bar at an end is the
 * frame of the table, where its first row has one too; a line end stands within a cell. */
static void read_cells(fz__rows *r, uint32_t offset, uint32_t end, bool tabs)
{
    const char *bytes = r->lines->source.bytes, *at = bytes + offset, *stop = bytes + end;
    uint32_t start = offset;
    bool begun = tabs || !r->framed;
    size_t cell = 0;

    while (at < stop && !r->lines->failed) {
        uint32_t here = (uint32_t)(at - bytes);
        uint32_t c = fz__utf8_next(&at, stop);
        uint32_t from = start, to = here;
        bool parts = tabs ? c == '\t' : is_bar(c);

        if (!parts && !is_line_end(c))
            continue;
        fz__lines_trim(r->lines, &from, &to);
        fz__lines_remove(r->lines, parts && !tabs ? FZ_REMOVED_RULE : FZ_REMOVED_SPACE, here,
                         (uint32_t)(at - bytes) - here);
        begun = begun || from != to;
        if (begun && (parts || from != to))
            add_fragment(r, cell, from, to);
        cell += parts && begun;
        begun = begun || parts;
        start = (uint32_t)(at - bytes);
    }
    fz__lines_trim(r->lines, &start, &end);
    if (start != end || (cell > 0 && !r->closed))
        add_fragment(r, cell, start, end);
}

/* The cells of a line, as read_cells counts them. Behind a bar at its end stands one more, which is empty, unless the table's first
 * row has a bar there too. */
static size_t count_cells(const fz__rows *r, uint32_t offset, uint32_t end, bool tabs)
{
    const char *at = r->lines->source.bytes + offset, *stop = r->lines->source.bytes + end;
    bool begun = tabs || !r->framed, text = false;
    size_t cells = 0;

    while (at < stop) {
        uint32_t c = fz__utf8_next(&at, stop);

        if (tabs ? c == '\t' : is_bar(c)) {
            cells += begun;
            begun = true;
            text = false;
        } else if (!fz__is_space(c)) {
            begun = text = true;
        }
    }
    return cells + (tabs || text || (cells > 0 && !r->closed));
}

/* Where a row ends that lacks cells: the line behind that brings just those; else its own end. */
static uint32_t row_end(const fz__rows *r, uint32_t offset, uint32_t end, bool tabs)
{
    size_t cells = count_cells(r, offset, end, tabs), behind;
    uint32_t from, stop, next;

    if (cells >= r->expected)
        return end;
    (void)fz__line_end(r->lines, offset, &from);
    for (unsigned i = 0; i < ROW_LINES && from < r->lines->source.length; i++) {
        stop = fz__line_end(r->lines, from, &next);
        behind = count_cells(r, from, stop, tabs);
        if (!behind || behind >= r->expected)
            return end;
        cells += behind - 1;
        if (cells == r->expected && behind > 1)
            return stop;
        if (cells > r->expected)
            return end;
        from = next;
    }
    return end;
}

static bool first_cell_empty(const fz__rows *r, uint32_t offset, uint32_t end)
{
    const char *at = r->lines->source.bytes + offset, *stop = r->lines->source.bytes + end;
    bool begun = !r->framed;

    while (at < stop) {
        uint32_t c = fz__utf8_next(&at, stop);

        if (fz__is_space(c))
            continue;
        if (!is_bar(c))
            return false;
        if (begun)
            return true;
        begun = true;
    }
    return false;
}

/* Whether a cell of the waiting row has a bracket that is not closed. */
static bool leaves_open(const fz__rows *r)
{
    for (size_t i = 0; i < r->cell_count; i++) {
        int open = 0;

        for (uint32_t f = r->cells[i].first; f != NONE; f = r->fragments[f].next) {
            const char *at = r->lines->source.bytes + r->fragments[f].offset;
            const char *stop = r->lines->source.bytes + r->fragments[f].end;

            while (at < stop) {
                uint32_t c = fz__utf8_next(&at, stop);

                open += (c == '(' || c == 0xFF08) - (c == ')' || c == 0xFF09);
            }
        }
        if (open > 0)
            return true;
    }
    return false;
}

static uint32_t take_row(fz__rows *r, uint32_t offset, uint32_t end, bool tabs, bool gap)
{
    look first;

    if (r->inside && r->cell_count && !tabs && r->joined < JOIN_MAX && first_cell_empty(r, offset, end) &&
        leaves_open(r)) {
        r->joined++;
        read_cells(r, offset, end, tabs);
        return end;
    }
    flush_row(r);
    r->gap = gap;
    if (!r->inside) {
        r->table++;
        first = look_at(r->lines, offset, end);
        r->framed = !tabs && first.framed;
        r->closed = !tabs && first.closed;
        r->expected = count_cells(r, offset, end, tabs);
        r->inside = true;
    } else {
        end = row_end(r, offset, end, tabs);
    }
    read_cells(r, offset, end, tabs);
    return end;
}

/* Whether the first line with bars begins a table, or goes on with the last one behind text: bars stand around its cells, or
 * part as many as there, or a line soon behind it has some too. A lone one is a sign of the text: A|B类项目. */
static bool begins_table(const fz__rows *r, const look *line, uint32_t offset, uint32_t end)
{
    const size_t cells = count_cells(r, offset, end, false);
    uint32_t from, next, stop;

    if (line->framed || (r->table && cells == r->expected))
        return true;
    (void)fz__line_end(r->lines, offset, &from);
    for (unsigned lines = 0; lines < ROW_LINES && from < r->lines->source.length; from = next) {
        look found;

        stop = fz__line_end(r->lines, from, &next);
        found = look_at(r->lines, from, stop);
        if (found.bars && (lines < NEXT_ROW || (cells >= 3 && count_cells(r, from, stop, false) == cells)))
            return true;
        lines += found.text || found.rule_chars;
    }
    return false;
}

/* ------------------------------------------------------------------ boxes ------------------------------------------ */

/* A cell of the upper lines becomes two, since a rule runs below it here: the new one stands behind it. */
static void split_cell(fz__rows *r, size_t cell)
{
    add_cell(r);
    if (r->lines->failed)
        return;
    memmove(&r->cells[cell + 2], &r->cells[cell + 1], (r->cell_count - cell - 2) * sizeof(*r->cells));
    r->cells[cell + 1] = (fz__row_cell){NONE, NONE};
}

/* Add a line of a drawn table to the waiting row. */
static void read_box_line(fz__rows *r, uint32_t offset, uint32_t end)
{
    const char *bytes = r->lines->source.bytes, *at = bytes + offset, *stop = bytes + end;
    uint32_t start = offset;
    size_t cell = 0;
    bool begun = false, upper = r->cell_count > 0, rule = false, rule_before = false;

    while (at <= stop && !r->lines->failed) {
        uint32_t here = (uint32_t)(at - bytes);
        uint32_t c = at < stop ? fz__utf8_next(&at, stop) : '|';
        uint32_t behind = here == end ? end : (uint32_t)(at - bytes), from = start, to = here;
        bool parts = (is_box(c) || is_bar(c) || c == '+') && !is_horizontal(c);

        if (is_horizontal(c)) {
            /* A run of rule is taken out; what stood before it stays. */
            fz__lines_trim(r->lines, &from, &to);
            if (from != to)
                add_fragment(r, cell, from, to);
            fz__lines_remove(r->lines, FZ_REMOVED_RULE, here, behind - here);
            start = behind;
            rule = begun = true;
            continue;
        }
        if (!parts)
            continue;
        fz__lines_trim(r->lines, &from, &to);
        if (rule && rule_before && upper && cell)
            split_cell(r, cell - 1);
        if (from != to || (begun && here != end))
            add_fragment(r, cell, from, to);
        fz__lines_remove(r->lines, FZ_REMOVED_RULE, here, behind - here);
        cell += begun || from != to;
        rule_before = rule;
        rule = false;
        begun = true;
        start = behind;
        if (here == end)
            break;
    }
}

/* Whether a line begins with a number, in its first cell. */
static bool begins_with_number(const fz__rows *r, const fz__row_line *line)
{
    const char *at = r->lines->source.bytes + line->offset, *stop = r->lines->source.bytes + line->end;

    while (at < stop) {
        uint32_t c = fz__utf8_next(&at, stop);

        if (!fz__is_space(c) && !is_bar(c) && !is_box(c))
            return c >= '0' && c <= '9';
        if ((is_bar(c) || is_box(c)) && at - (r->lines->source.bytes + line->offset) > 24)
            return false;
    }
    return false;
}

/* The lines between two rules. */
static void flush_group(fz__rows *r)
{
    bool numbered = r->groups > 0 && r->group_count > 1;

    for (size_t i = 0; i < r->group_count && numbered; i++)
        numbered = begins_with_number(r, &r->group[i]);
    for (size_t i = 0; i < r->group_count && !r->lines->failed; i++) {
        if (numbered)
            flush_row(r);
        read_box_line(r, r->group[i].offset, r->group[i].end);
    }
    flush_row(r);
    r->groups += r->group_count > 0;
    r->group_count = 0;
}

static void take_box_line(fz__rows *r, uint32_t offset, uint32_t end)
{
    if (!FZ_GROW(r->lines->context, &r->group, &r->group_capacity, r->group_count + 1)) {
        r->lines->failed = true;
        return;
    }
    r->group[r->group_count++] = (fz__row_line){offset, end};
}

/* ------------------------------------------------------------------ lines ------------------------------------------ */

static void leave_table(fz__rows *r)
{
    if (r->drawn)
        flush_group(r);
    flush_row(r);
    r->inside = r->drawn = r->framed = r->closed = false;
    r->groups = 0;
}

/* What tells cells apart. */
static bool holds_bars(const fz__lines *lines)
{
    return memchr(lines->source.bytes, '\t', lines->source.length) ||
           memchr(lines->source.bytes, '|', lines->source.length) || fz__lines_hold(lines, 0xA6, 0xA6, 0xC2) ||
           fz__lines_hold(lines, 0x2500, 0x257F, 0xE2) || fz__lines_hold(lines, 0xFF5C, 0xFF5C, 0xEF);
}

void fz__rows_init(fz__rows *rows, fz__lines *lines)
{
    *rows = (fz__rows){.lines = lines, .bare = !holds_bars(lines)};
}

/* Whether a line is no row and no rule at first sight: where nothing tells cells apart, text that begins as no rule does. */
static bool is_plain(const fz__rows *r, uint32_t offset, uint32_t end)
{
    const char *at = r->lines->source.bytes + offset, *stop = r->lines->source.bytes + end;

    while (r->bare && at < stop) {
        uint32_t c = fz__utf8_next(&at, stop);

        if (!fz__is_space(c))
            return !is_rule_char(c);
    }
    return false;
}

uint32_t fz__rows_take(fz__rows *r, uint32_t offset, uint32_t end, bool gap)
{
    const bool plain = is_plain(r, offset, end);
    static const look words = {.text = true};
    const look found = plain ? words : look_at(r->lines, offset, end);
    const bool rule = !found.text && found.rule_chars >= 3;
    bool bars;

    if (rule || (found.box && (r->drawn || found.bars))) {
        if (found.box && !r->drawn) {
            leave_table(r);
            r->drawn = r->inside = true;
            r->table++;
            r->gap = gap;
        }
        if (rule && r->drawn)
            flush_group(r);
        if (rule)
            fz__lines_remove(r->lines, FZ_REMOVED_RULE, offset, end - offset);
        else
            take_box_line(r, offset, end);
        return end;
    }
    if (r->drawn)
        leave_table(r);
    bars = found.bars && (r->inside || begins_table(r, &found, offset, end));
    if (bars || found.inner_tabs)
        return take_row(r, offset, end, !bars, gap);
    leave_table(r);
    return 0;
}

void fz__rows_finish(fz__rows *r)
{
    fz_context *context = r->lines->context;

    leave_table(r);
    fz__free(context, r->cells, r->cell_capacity * sizeof(*r->cells));
    fz__free(context, r->fragments, r->fragment_capacity * sizeof(*r->fragments));
    fz__free(context, r->group, r->group_capacity * sizeof(*r->group));
}
