/* Plain text to lines.
 *
 * A line with a bar or an inner tab is a row. Tables drawn with boxes break a row over several lines between two rules;
 * a line of such a table whose first cell is empty, with no rule before it, goes on with the cells of the row above. The
 * row that is being read waits as a list of fragments for each cell, so that one pass suffices. */
#include <string.h>

#include "base/utf8.h"
#include "text/lines.h"

typedef struct fragment {
    uint32_t offset, end;
    uint32_t next; /* of the same cell, NONE at the end */
} fragment;

typedef struct row_cell {
    uint32_t first, last; /* fragments */
} row_cell;

typedef struct reader {
    fz__lines *lines;
    fragment *fragments; /* of the waiting row */
    size_t fragment_count, fragment_capacity;
    row_cell *cells;
    size_t cell_count, cell_capacity;
    uint32_t table;   /* number of the last table */
    size_t expected;  /* cells of its first row */
    bool in_table;    /* the line before was a row or a rule */
    bool ruled;       /* this table has a rule inside */
    bool rule_before; /* the line before was a rule */
    bool blank_before;
    unsigned hints; /* of the waiting row */
} reader;

#define NONE      UINT32_MAX
#define ROW_LINES 6 /* a row is looked for in so many lines */

static bool is_bar(uint32_t c)
{
    return c == '|' || c == 0xFF5C || c == 0x2502 || c == 0x2503 || c == 0x2551 || c == 0xA6;
}

static bool is_rule_char(uint32_t c)
{
    return (c >= 0x2500 && c <= 0x257F) || c == '-' || c == '=' || c == '+' || c == ':' || c == '_' || c == 0x2014 ||
           c == 0x2013 || c == '*' || c == 0xFF0D;
}

static bool is_line_end(uint32_t c)
{
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029 || c == '\f' || c == '\v';
}

static bool is_zero_width(uint32_t c)
{
    return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xAD || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/* What a character of a line is removed as; FZ_REMOVED_KINDS when it stays. White space inside a line stays. */
static fz__removed_kind damage_of(uint32_t c)
{
    if (c < 0x7F && c >= 0x20)
        return FZ_REMOVED_KINDS;
    if (fz__is_private_use(c))
        return FZ_REMOVED_PRIVATE_USE;
    if (is_zero_width(c))
        return FZ_REMOVED_ZERO_WIDTH;
    if (c == 0xFFFD)
        return FZ_REMOVED_UNDECODED;
    if (is_control(c) && !fz__is_space(c))
        return FZ_REMOVED_CONTROL;
    return FZ_REMOVED_KINDS;
}

static bool is_toned(uint32_t c)
{
    /* āáǎà ēéěè īíǐì ōóǒò ūúǔù ǖǘǚǜ */
    static const uint16_t toned[] = {0x101, 0xE1, 0x1CE, 0xE0, 0x113, 0xE9, 0x11B, 0xE8, 0x12B, 0xED,  0x1D0, 0xEC,
                                     0x14D, 0xF3, 0x1D2, 0xF2, 0x16B, 0xFA, 0x1D4, 0xF9, 0x1D6, 0x1D8, 0x1DA, 0x1DC};

    for (size_t i = 0; i < sizeof(toned) / sizeof(*toned); i++)
        if (toned[i] == c)
            return true;
    return false;
}

/* The length of pinyin in brackets, (fā), at a bracket behind a character; 0 when it is something else. At least one
 * vowel bears its tone: (app) is text. */
static uint32_t pinyin_length(const fz__lines *lines, uint32_t offset, uint32_t end)
{
    const char *start = lines->source.bytes + offset, *at = start, *stop = lines->source.bytes + end;
    bool toned = false;

    (void)fz__utf8_next(&at, stop);
    for (unsigned letters = 0; at < stop && letters <= 7; letters++) {
        uint32_t c = fz__utf8_next(&at, stop);

        if ((c == ')' || c == 0xFF09) && letters)
            return toned ? (uint32_t)(at - start) : 0;
        if (is_toned(c))
            toned = true;
        else if (!(c >= 'a' && c <= 'z') && c != 0xFC)
            return 0;
    }
    return 0;
}

/* Copy [offset, end) of the source, without damage. */
void fz__lines_clean(fz__lines *lines, uint32_t offset, uint32_t end)
{
    const char *bytes = lines->source.bytes, *at = bytes + offset, *stop = bytes + end;
    uint32_t run = offset;
    bool after_han = false;

    while (at < stop) {
        uint32_t here = (uint32_t)(at - bytes);
        uint32_t c = fz__utf8_next(&at, stop);
        fz__removed_kind kind = damage_of(c);
        uint32_t length = (uint32_t)(at - bytes) - here;

        if (after_han && (c == '(' || c == 0xFF08)) {
            uint32_t pinyin = pinyin_length(lines, here, end);

            if (pinyin) {
                kind = FZ_REMOVED_PINYIN;
                length = pinyin;
                at = bytes + here + pinyin;
            }
        }
        after_han = kind == FZ_REMOVED_KINDS ? fz__is_han(c) : after_han;
        if (kind == FZ_REMOVED_KINDS)
            continue;
        /* A run of the same damage is one repair. */
        while (kind != FZ_REMOVED_PINYIN && at < stop) {
            const char *next = at;

            if (damage_of(fz__utf8_next(&next, stop)) != kind)
                break;
            at = next;
            length = (uint32_t)(at - bytes) - here;
        }
        fz__lines_put(lines, run, here - run);
        fz__lines_repair(lines, kind, here, length);
        run = here + length;
    }
    fz__lines_put(lines, run, end - run);
}

/* Narrow [*start, *end) to what is no white space, and name what was cut. */
static void trim(fz__lines *lines, uint32_t *start, uint32_t *end)
{
    const char *bytes = lines->source.bytes, *at = bytes + *start, *stop = bytes + *end, *last = at;
    uint32_t first = *start, until = *end;

    while (at < stop && fz__is_space(fz__utf8_next(&at, stop)))
        first = (uint32_t)(at - bytes);
    at = bytes + first;
    last = at;
    /* From the back: step over whole characters. */
    while (until > first) {
        uint32_t before = until - 1;

        while (before > first && ((unsigned char)bytes[before] & 0xC0) == 0x80)
            before--;
        last = bytes + before;
        if (!fz__is_space(fz__utf8_next(&last, bytes + until)))
            break;
        until = before;
    }
    fz__lines_remove(lines, FZ_REMOVED_SPACE, *start, first - *start);
    fz__lines_remove(lines, FZ_REMOVED_SPACE, until, *end - until);
    *start = first;
    *end = until;
}

static void flush_row(reader *r)
{
    fz__lines *lines = r->lines;
    fz__line *line;

    if (!r->cell_count)
        return;
    line = fz__lines_begin(lines, FZ_LINE_ROW, r->hints);
    if (line)
        line->table = r->table;
    for (size_t i = 0; i < r->cell_count && !lines->failed; i++) {
        fz__lines_cell_begin(lines, (unsigned)i, false);
        for (uint32_t f = r->cells[i].first; f != NONE; f = r->fragments[f].next) {
            fz__lines_clean(lines, r->fragments[f].offset, r->fragments[f].end);
            if (lines->failed)
                break;
        }
        fz__lines_cell_end(lines);
    }
    fz__lines_end(lines);
    r->cell_count = 0;
    r->fragment_count = 0;
}

static void add_fragment(reader *r, size_t cell, uint32_t offset, uint32_t end)
{
    fz_context *context = r->lines->context;
    row_cell *to;

    if (r->lines->failed)
        return;
    if (cell >= r->cell_count) {
        if (!FZ_GROW(context, &r->cells, &r->cell_capacity, cell + 1)) {
            r->lines->failed = true;
            return;
        }
        r->cells[r->cell_count++] = (row_cell){NONE, NONE};
    }
    if (offset == end)
        return;
    if (!FZ_GROW(context, &r->fragments, &r->fragment_capacity, r->fragment_count + 1)) {
        r->lines->failed = true;
        return;
    }
    to = &r->cells[cell];
    r->fragments[r->fragment_count] = (fragment){offset, end, NONE};
    if (to->last != NONE)
        r->fragments[to->last].next = (uint32_t)r->fragment_count;
    else
        to->first = (uint32_t)r->fragment_count;
    to->last = (uint32_t)r->fragment_count++;
}

/* What a line is made of. */
typedef struct look {
    unsigned bars, inner_tabs;
    bool rule, blank;
} look;

static look look_at(const fz__lines *lines, uint32_t offset, uint32_t end)
{
    const char *at = lines->source.bytes + offset, *stop = lines->source.bytes + end;
    unsigned tabs = 0, rule_chars = 0;
    bool other = false;
    look found = {0};

    while (at < stop) {
        uint32_t c = fz__utf8_next(&at, stop);

        if (c == '\t') {
            tabs += other;
        } else if (is_bar(c)) {
            found.bars++;
            other = true;
        } else if (!fz__is_space(c)) {
            found.inner_tabs += tabs > 0;
            tabs = 0;
            if (is_rule_char(c))
                rule_chars++;
            else
                found.blank = true; /* for now: there is text */
            other = true;
        }
    }
    found.rule = !found.blank && rule_chars >= 3;
    found.blank = !other;
    return found;
}

/* Whether the first cell of a line of bars is empty. */
static bool first_cell_empty(const fz__lines *lines, uint32_t offset, uint32_t end)
{
    const char *at = lines->source.bytes + offset, *stop = lines->source.bytes + end;
    bool begun = false;

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

/* Split a line, or several that are one row, at bars or at tabs into the cells of the waiting row. A bar at either end is
 * the frame of the table; a line end stands within a cell. */
static void read_cells(reader *r, uint32_t offset, uint32_t end, bool tabs)
{
    const char *bytes = r->lines->source.bytes, *at = bytes + offset, *stop = bytes + end;
    uint32_t start = offset;
    size_t cell = 0;
    bool begun = false;

    while (at < stop && !r->lines->failed) {
        uint32_t here = (uint32_t)(at - bytes);
        uint32_t c = fz__utf8_next(&at, stop);
        uint32_t from = start, to = here;
        bool parts = tabs ? c == '\t' : is_bar(c);

        if (!parts && !is_line_end(c))
            continue;
        trim(r->lines, &from, &to);
        fz__lines_remove(r->lines, parts && !tabs ? FZ_REMOVED_RULE : FZ_REMOVED_SPACE, here,
                         (uint32_t)(at - bytes) - here);
        if (parts ? tabs || begun || from != to : from != to)
            add_fragment(r, cell, from, to);
        cell += parts && (tabs || begun || from != to);
        begun = true;
        start = (uint32_t)(at - bytes);
    }
    trim(r->lines, &start, &end);
    if (start != end)
        add_fragment(r, cell, start, end);
}

/* The cells of a line, empty ones at its ends counted as read_cells counts them. */
static size_t count_cells(const fz__lines *lines, uint32_t offset, uint32_t end, bool tabs)
{
    const char *at = lines->source.bytes + offset, *stop = lines->source.bytes + end;
    size_t separators = 0;
    bool text_before = false, text = false;

    while (at < stop) {
        uint32_t c = fz__utf8_next(&at, stop);

        if (tabs ? c == '\t' : is_bar(c)) {
            separators += tabs || text_before || separators;
            text_before = true;
            text = false;
        } else if (!fz__is_space(c)) {
            text_before = true;
            text = true;
        }
    }
    return separators + (tabs || text);
}

static uint32_t line_end(const fz__lines *lines, uint32_t from, uint32_t *next)
{
    const char *bytes = lines->source.bytes, *at = bytes + from, *stop = bytes + lines->source.length;

    while (at < stop) {
        uint32_t here = (uint32_t)(at - bytes);

        if (!is_line_end(fz__utf8_next(&at, stop)))
            continue;
        if (bytes[here] == '\r' && at < stop && *at == '\n')
            at++;
        *next = (uint32_t)(at - bytes);
        return here;
    }
    *next = (uint32_t)lines->source.length;
    return *next;
}

/* A row that lacks cells goes on in the lines behind when one of them brings just those: a cell had a line end in it. The
 * end of the row. */
static uint32_t row_end(const reader *r, uint32_t offset, uint32_t end, bool tabs)
{
    size_t cells = count_cells(r->lines, offset, end, tabs), behind;
    uint32_t from, stop, next;

    if (cells >= r->expected || !r->in_table)
        return end;
    (void)line_end(r->lines, offset, &from);
    for (unsigned i = 0; i < ROW_LINES && from < r->lines->source.length; i++) {
        stop = line_end(r->lines, from, &next);
        behind = count_cells(r->lines, from, stop, tabs);
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

/* Reads a row; how far it reaches. */
static uint32_t read_row(reader *r, uint32_t offset, uint32_t end, bool tabs)
{
    bool goes_on = r->cell_count && r->ruled && !r->rule_before && !tabs && first_cell_empty(r->lines, offset, end);

    if (!goes_on)
        flush_row(r);
    if (!r->in_table) {
        r->table++;
        r->ruled = r->rule_before;
    }
    if (!goes_on)
        r->hints = r->blank_before ? FZ_LINE_GAP : 0;
    if (!r->in_table)
        r->expected = count_cells(r->lines, offset, end, tabs);
    else if (!goes_on && !r->ruled)
        end = row_end(r, offset, end, tabs);
    read_cells(r, offset, end, tabs);
    r->in_table = true;
    r->rule_before = false;
    r->blank_before = false;
    return end;
}

static void read_text(reader *r, uint32_t offset, uint32_t end)
{
    fz__lines *lines = r->lines;
    uint32_t start = offset;
    unsigned hints = r->blank_before ? FZ_LINE_GAP : 0;

    flush_row(r);
    trim(lines, &start, &end);
    if (fz__text_width(lines->source.bytes + offset, start - offset) >= 2)
        hints |= FZ_LINE_INDENTED;
    (void)fz__lines_begin(lines, FZ_LINE_TEXT, hints);
    fz__lines_clean(lines, start, end);
    fz__lines_end(lines);
    r->in_table = r->ruled = r->rule_before = r->blank_before = false;
}

/* Reads a line, or a row of several; how far it reached. */
static uint32_t read_line(reader *r, uint32_t offset, uint32_t end)
{
    look found = look_at(r->lines, offset, end);

    if (found.blank) {
        fz__lines_remove(r->lines, FZ_REMOVED_SPACE, offset, end - offset);
        r->blank_before = true;
    } else if (found.rule) {
        fz__lines_remove(r->lines, FZ_REMOVED_RULE, offset, end - offset);
        r->rule_before = true;
        r->ruled = r->in_table;
    } else if (found.bars) {
        return read_row(r, offset, end, false);
    } else if (found.inner_tabs) {
        return read_row(r, offset, end, true);
    } else {
        read_text(r, offset, end);
    }
    return end;
}

void fz__lines_text(fz__lines *lines)
{
    reader r = {.lines = lines};
    uint32_t start = 0, next;

    while (start < lines->source.length && !lines->failed) {
        uint32_t end = line_end(lines, start, &next), reached;

        reached = read_line(&r, start, end);
        if (reached != end)
            end = line_end(lines, reached, &next);
        fz__lines_remove(lines, FZ_REMOVED_SPACE, end, next - end);
        start = next;
    }
    flush_row(&r);
    fz__free(lines->context, r.cells, r.cell_capacity * sizeof(*r.cells));
    fz__free(lines->context, r.fragments, r.fragment_capacity * sizeof(*r.fragments));
}
