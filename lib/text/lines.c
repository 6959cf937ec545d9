/* Lines: the text that readers build, its way back to the source, and the proof that nothing was lost.
 *
 * A piece begins wherever the distance between text and source changes, so a place is one binary search. The column of
 * a place is counted from the place asked for last or from the start of its line, whichever is nearer: places are asked
 * for in order, and then even a line of ten megabytes is walked once. */
#include "text/lines.h"

#include <string.h>

#include "base/context.h"
#include "base/utf8.h"
#include "text/decode.h"

/* More than so many findings of one kind say nothing more. */
#define FINDINGS_MAX 1000
/* What stands before a repair, to name it: so many characters. */
#define CONTEXT_CHARS 8
/* Room for so many lines is made at once. */
#define LINES_USUAL 500

void fz__lines_put(fz__lines *lines, uint32_t offset, uint32_t length)
{
    const fz__piece *last = lines->piece_count ? &lines->pieces[lines->piece_count - 1] : NULL;
    const uint32_t at = (uint32_t)lines->text.length;

    if (!length || lines->failed)
        return;
    if (!last || at - last->at != offset - last->offset) {
        if (!FZ_GROW(lines->context, &lines->pieces, &lines->piece_capacity, lines->piece_count + 1)) {
            lines->failed = true;
            return;
        }
        lines->pieces[lines->piece_count++] = (fz__piece){at, offset};
    }
    fz__buffer_append(&lines->text, lines->source.bytes + offset, length);
}

void fz__lines_remove(fz__lines *lines, fz__removed_kind kind, uint32_t offset, uint32_t length)
{
    fz__removed *last = lines->removed_count ? &lines->removed[lines->removed_count - 1] : NULL;

    if (!length || lines->failed)
        return;
    if (last && last->kind == kind && last->offset + last->length == offset) {
        last->length += length;
        return;
    }
    if (!FZ_GROW(lines->context, &lines->removed, &lines->removed_capacity, lines->removed_count + 1)) {
        lines->failed = true;
        return;
    }
    lines->removed[lines->removed_count++] = (fz__removed){kind, offset, length};
}

/* The last characters of the text, back to the start of the line or a mark of punctuation. */
static void context_before(const fz__lines *lines, char *words, size_t capacity)
{
    const char *text = lines->text.bytes;
    size_t start = lines->text.length, chars = 0, length;

    while (start && chars < CONTEXT_CHARS) {
        size_t before = start - 1;
        const char *c;

        while (before && ((unsigned char)text[before] & 0xC0) == 0x80)
            before--;
        c = text + before;
        if (!fz__is_han(fz__utf8_next(&c, text + start)))
            break;
        start = before;
        chars++;
    }
    length = lines->text.length - start;
    if (length >= capacity)
        length = 0;
    if (length)
        memcpy(words, text + start, length);
    words[length] = '\0';
}

static void code_point(uint32_t c, char text[FZ_DIGITS])
{
    static const char hex[] = "0123456789ABCDEF";
    unsigned digits = c > 0xFFFF ? 5 : 4;

    memcpy(text, "U+", 2);
    for (unsigned i = 0; i < digits; i++)
        text[2 + i] = hex[c >> 4 * (digits - 1 - i) & 15];
    text[2 + digits] = '\0';
}

void fz__lines_repair(fz__lines *lines, fz__removed_kind kind, uint32_t offset, uint32_t length)
{
    static const fz_status codes[FZ_REMOVED_KINDS] = {[FZ_REMOVED_PRIVATE_USE] = FZ_FPRIVATE_USE,
                                                      [FZ_REMOVED_ZERO_WIDTH] = FZ_FZERO_WIDTH,
                                                      [FZ_REMOVED_CONTROL] = FZ_FCONTROL,
                                                      [FZ_REMOVED_PINYIN] = FZ_FPINYIN};
    const char *c = lines->source.bytes + offset;
    char words[CONTEXT_CHARS * 4 + 1], name[FZ_DIGITS];
    fz__where where = {0};

    fz__lines_remove(lines, kind, offset, length);
    if (!codes[kind] || !lines->findings || lines->failed || lines->findings->count >= FINDINGS_MAX)
        return;
    context_before(lines, words, sizeof(words));
    code_point(fz__utf8_next(&c, lines->source.bytes + lines->source.length), name);
    fz__lines_source_place(lines, offset, length, &where);
    if (!fz__findings_add(lines->findings, codes[kind], &where, FZ_ARGS(name, words)))
        lines->failed = true;
}

fz__line *fz__lines_begin(fz__lines *lines, fz__line_kind kind, unsigned hints)
{
    if (lines->failed || !FZ_GROW(lines->context, &lines->lines, &lines->capacity, lines->count + 1)) {
        lines->failed = true;
        return NULL;
    }
    lines->lines[lines->count] = (fz__line){
        .kind = kind, .hints = hints, .start = (uint32_t)lines->text.length, .first_cell = (uint32_t)lines->cell_count};
    return &lines->lines[lines->count];
}

/* A line without text is none. */
void fz__lines_end(fz__lines *lines)
{
    fz__line *line;

    if (lines->failed)
        return;
    line = &lines->lines[lines->count];
    line->length = (uint32_t)lines->text.length - line->start;
    line->cell_count = (uint32_t)lines->cell_count - line->first_cell;
    if (!line->length) {
        lines->cell_count = line->first_cell;
        return;
    }
    fz__buffer_char(&lines->text, '\n');
    lines->count++;
}

void fz__lines_cell_begin(fz__lines *lines, unsigned column, bool header)
{
    if (lines->failed || !FZ_GROW(lines->context, &lines->cells, &lines->cell_capacity, lines->cell_count + 1)) {
        lines->failed = true;
        return;
    }
    if (lines->cell_count > lines->lines[lines->count].first_cell)
        fz__buffer_char(&lines->text, '\t');
    lines->cells[lines->cell_count++] = (fz__cell){.start = (uint32_t)lines->text.length,
                                                   .column = (uint16_t)(column < UINT16_MAX ? column : UINT16_MAX),
                                                   .header = header};
}

void fz__lines_cell_end(fz__lines *lines)
{
    fz__cell *cell;

    if (lines->failed)
        return;
    cell = &lines->cells[lines->cell_count - 1];
    cell->length = (uint32_t)lines->text.length - cell->start;
}

void fz__lines_cell_carry(fz__lines *lines, unsigned column, const fz__cell *above)
{
    fz__cell cell = *above;

    if (lines->failed || !FZ_GROW(lines->context, &lines->cells, &lines->cell_capacity, lines->cell_count + 1)) {
        lines->failed = true;
        return;
    }
    cell.column = (uint16_t)column;
    cell.carried = true;
    lines->cells[lines->cell_count++] = cell;
}

static bool add_start(fz__lines *lines, size_t offset)
{
    if (!FZ_GROW(lines->context, &lines->starts, &lines->start_capacity, lines->start_count + 1))
        return false;
    lines->starts[lines->start_count++] = (uint32_t)offset;
    return true;
}

static bool holds_byte(const fz__lines *lines, char byte)
{
    return memchr(lines->source.bytes, byte, lines->source.length);
}

bool fz__lines_hold(const fz__lines *lines, uint32_t first, uint32_t last, unsigned char lead)
{
    const char *at = lines->source.bytes, *end = at + lines->source.length;

    while ((at = memchr(at, lead, (size_t)(end - at)))) {
        uint32_t c = fz__utf8_next(&at, end);

        if (c >= first && c <= last)
            return true;
    }
    return false;
}

/* CR, alone and before LF. */
static bool find_returns(fz__lines *lines)
{
    const char *bytes = lines->source.bytes;

    for (size_t i = 0; i < lines->source.length; i++) {
        bool ends = bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == lines->source.length || bytes[i + 1] != '\n'));

        if (ends && !add_start(lines, i + 1))
            return false;
    }
    return true;
}

static bool make_room(fz__lines *lines)
{
    return FZ_GROW(lines->context, &lines->starts, &lines->start_capacity, LINES_USUAL) &&
           FZ_GROW(lines->context, &lines->lines, &lines->capacity, LINES_USUAL) &&
           FZ_GROW(lines->context, &lines->pieces, &lines->piece_capacity, LINES_USUAL) &&
           FZ_GROW(lines->context, &lines->removed, &lines->removed_capacity, LINES_USUAL);
}

static bool find_starts(fz__lines *lines)
{
    const char *bytes = lines->source.bytes, *at = bytes, *end = fz__buffer_end(&lines->source);
    const bool returns = holds_byte(lines, '\r');

    lines->lf_only = !returns && !holds_byte(lines, '\f') && !holds_byte(lines, '\v') &&
                     !fz__lines_hold(lines, 0x85, 0x85, 0xC2) && !fz__lines_hold(lines, 0x2028, 0x2029, 0xE2);
    if (!add_start(lines, 0))
        return false;
    if (returns)
        return find_returns(lines);
    while ((at = memchr(at, '\n', (size_t)(end - at))))
        if (!add_start(lines, (size_t)(++at - bytes)))
            return false;
    return true;
}

static bool is_blank(const fz__buffer *source)
{
    const char *at = source->bytes, *end = fz__buffer_end(source);

    while (at < end)
        if (!fz__is_space(fz__utf8_next(&at, end)))
            return false;
    return true;
}

fz_status fz__lines_read(fz_context *context, const char *source_name, const char *bytes, size_t length,
                         const char *encoding, fz__findings *findings, fz__lines *lines, fz_error **error)
{
    fz__where where = {.source = source_name, .line = 1, .column = 1};
    fz_status status;

    memset(lines, 0, sizeof(*lines));
    lines->context = context;
    lines->findings = findings;
    lines->source_name = source_name;
    fz__buffer_init(&lines->source, context);
    fz__buffer_init(&lines->page, context);
    fz__buffer_init(&lines->text, context);
    fz__arena_init(&lines->arena, context);
    status = fz__decode_input(context, NULL, encoding, bytes, length, &lines->source, &lines->encoding, lines->findings,
                              error);
    if (status != FZ_OK)
        return status;
    if (is_blank(&lines->source))
        return fz__fail(context, error, FZ_EEMPTY, &where, FZ_NO_ARGS);
    if (lines->source.length > context->limits[FZ_LIMIT_BYTES] || lines->source.length > UINT32_MAX / 2)
        return fz__fail(context, error, FZ_ELIMIT, &where,
                        FZ_ARGS(FZ_WORD_INPUT_BYTES, fz__digits(lines->source.length, (char[FZ_DIGITS]){0}),
                                fz__digits(context->limits[FZ_LIMIT_BYTES], (char[FZ_DIGITS]){0})));
    if (!make_room(lines) || !find_starts(lines))
        return fz__no_memory(error);
    lines->html = fz__lines_is_html(lines->source.bytes, lines->source.length);
    if (lines->html)
        fz__lines_html(lines);
    else
        fz__lines_text(lines);
    if (lines->failed || lines->text.failed)
        return fz__no_memory(error);
    return lines->html && is_blank(&lines->source) ? fz__fail(context, error, FZ_EEMPTY, &where, FZ_NO_ARGS) : FZ_OK;
}

void fz__lines_clear(fz__lines *lines)
{
    if (!lines->context)
        return;
    fz__buffer_clear(&lines->source);
    fz__buffer_clear(&lines->page);
    fz__buffer_clear(&lines->text);
    fz__free(lines->context, lines->lines, lines->capacity * sizeof(*lines->lines));
    fz__free(lines->context, lines->cells, lines->cell_capacity * sizeof(*lines->cells));
    fz__free(lines->context, lines->pieces, lines->piece_capacity * sizeof(*lines->pieces));
    fz__free(lines->context, lines->removed, lines->removed_capacity * sizeof(*lines->removed));
    fz__free(lines->context, lines->origins, lines->origin_capacity * sizeof(*lines->origins));
    fz__free(lines->context, lines->starts, lines->start_capacity * sizeof(*lines->starts));
    fz__free(lines->context, lines->metas, lines->meta_capacity * sizeof(*lines->metas));
    fz__arena_clear(&lines->arena);
    memset(lines, 0, sizeof(*lines));
}

/* The piece that a place is in. */
static size_t piece_of(const fz__piece *pieces, size_t count, uint32_t at)
{
    size_t low = 0, high = count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (pieces[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint32_t fz__lines_origin(const fz__lines *lines, uint32_t offset)
{
    size_t piece = piece_of(lines->origins, lines->origin_count, offset);

    return lines->origin_count ? lines->origins[piece].offset + (offset - lines->origins[piece].at) : 0;
}

static size_t source_line(const fz__lines *lines, uint32_t offset)
{
    size_t low = lines->last.line, high = lines->start_count;

    /* Mostly the next place is in the same line or the next one. */
    if (lines->starts[low] > offset)
        low = 0;
    else if (low + 1 < high && lines->starts[low + 1] > offset)
        high = low + 1;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (lines->starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static void place(fz__lines *lines, const char *bytes, uint32_t offset, uint32_t length, fz__where *where)
{
    const size_t line = source_line(lines, offset);
    const uint32_t start = lines->starts[line], last = lines->last.offset;
    uint64_t column = 1;

    if (line == lines->last.line && lines->last.column && offset >= last)
        column = lines->last.column + fz__utf8_count(bytes + last, offset - last);
    else if (line == lines->last.line && lines->last.column && last - offset < offset - start)
        column = lines->last.column - fz__utf8_count(bytes + offset, last - offset);
    else
        column = 1 + fz__utf8_count(bytes + start, offset - start);
    lines->last.offset = offset;
    lines->last.line = line;
    lines->last.column = column;
    *where = (fz__where){lines->source_name, NULL, line + 1, column, offset, length};
}

void fz__lines_source_place(fz__lines *lines, uint32_t offset, uint32_t length, fz__where *where)
{
    if (lines->html) {
        const uint32_t most = (uint32_t)lines->page.length;
        uint32_t start = fz__lines_origin(lines, offset);
        uint32_t end = length ? fz__lines_origin(lines, offset + length - 1) + 1 : start;

        /* What parts cells is nowhere in the page. */
        start = start < most ? start : most;
        end = end < most ? end : most;
        place(lines, lines->page.bytes, start, end > start ? end - start : 0, where);
    } else {
        place(lines, lines->source.bytes, offset, length, where);
    }
}

/* The offset in the source of a byte of the text, which is mostly in the piece of the one before. */
static uint32_t near_offset(fz__lines *lines, uint32_t at)
{
    const fz__piece *pieces = lines->pieces;
    size_t piece = lines->last.piece;

    if (piece >= lines->piece_count || pieces[piece].at > at)
        piece = 0;
    for (unsigned steps = 0; steps < 8 && piece + 1 < lines->piece_count && pieces[piece + 1].at <= at; steps++)
        piece++;
    if (piece + 1 < lines->piece_count && pieces[piece + 1].at <= at)
        piece = piece_of(pieces, lines->piece_count, at);
    lines->last.piece = piece;
    return lines->piece_count ? pieces[piece].offset + (at - pieces[piece].at) : 0;
}

void fz__lines_place(fz__lines *lines, uint32_t at, uint32_t length, fz__where *where)
{
    uint32_t offset = near_offset(lines, at);
    uint32_t end = length ? near_offset(lines, at + length - 1) + 1 : offset;

    fz__lines_source_place(lines, offset, end > offset ? end - offset : 0, where);
}

/* Bytes put and bytes removed make up the source: no two pieces overlap, since a reader takes each byte once. What parts
 * cells, and in HTML the lines of one cell, is no byte of it. */
bool fz__lines_check(const fz__lines *lines)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < lines->removed_count; i++)
        sum += lines->removed[i].length;
    for (size_t i = 0; i < lines->count; i++) {
        const fz__line *line = &lines->lines[i];
        const char *at = lines->text.bytes + line->start, *end = at + line->length;

        sum += line->length;
        for (uint32_t c = 1; c < line->cell_count; c++)
            sum -= !lines->cells[line->first_cell + c].carried;
        while ((at = memchr(at, '\n', (size_t)(end - at)))) {
            sum--;
            at++;
        }
    }
    return sum == lines->source.length;
}
