/* Clean lines with their origin: what lib/text gives and the importer reads.
 *
 * A document is a run of lines in reading order. A line is a paragraph of text or a row of a table. All lines stand in
 * one UTF-8 text, each followed by "\n", the cells of a row parted by "\t"; white space at their ends, rules of tables and
 * damage (private-use and zero-width characters, pinyin) are taken out. Every byte of the source is in exactly one line
 * or in exactly one removed span: fz__lines_check proves it. For HTML the account is of the text between the tags. */
#ifndef FZ_TEXT_LINES_H
#define FZ_TEXT_LINES_H

#include "base/error.h"

typedef enum fz__line_kind { FZ_LINE_TEXT, FZ_LINE_ROW } fz__line_kind;

/* One cell of a row: a piece of the text. Within it "\n" parts what stood in several paragraphs, lines or inner cells. A cell
 * that a row span carries down from above is repeated with `carried` set, so that each row can be read by itself; its piece
 * is that of the row above, where its characters are accounted for. */
typedef struct fz__cell {
    uint32_t start, length;
    uint16_t column;      /* from 0, spans of cells before it counted */
    bool carried, header; /* header: <th> */
} fz__cell;

enum {
    FZ_LINE_HEADING = 1,   /* h1 to h6 */
    FZ_LINE_CENTRED = 2,   /* centred by mark-up */
    FZ_LINE_ITEM = 4,      /* li */
    FZ_LINE_GAP = 8,       /* a blank line stands before */
    FZ_LINE_INDENTED = 16, /* began with white space of two columns or more */
    FZ_LINE_MENU = 32      /* of links alone */
};

typedef struct fz__line {
    fz__line_kind kind;
    unsigned hints;         /* FZ_LINE_* */
    uint32_t start, length; /* in the text, without its line end */
    uint32_t first_cell, cell_count;
    uint32_t table; /* number of the table, from 1; 0 outside tables */
} fz__line;

/* Where the text comes from: from `at` on it stands in the source from `offset` on, up to the next piece. */
typedef struct fz__piece {
    uint32_t at, offset;
} fz__piece;

/* Why bytes of the source are in no line. The first two are layout, the others repairs. */
typedef enum fz__removed_kind {
    FZ_REMOVED_SPACE, /* line ends and white space at the ends of lines and cells */
    FZ_REMOVED_RULE,  /* rules and bars of tables */
    FZ_REMOVED_PRIVATE_USE,
    FZ_REMOVED_ZERO_WIDTH,
    FZ_REMOVED_CONTROL,
    FZ_REMOVED_UNDECODED, /* U+FFFD */
    FZ_REMOVED_PINYIN,    /* in brackets behind its character; of HTML also <rt> */
    FZ_REMOVED_FRAME,     /* of HTML: navigation, footer, forms */
    FZ_REMOVED_HIDDEN,    /* of HTML: what its reader does not see */
    FZ_REMOVED_KINDS
} fz__removed_kind;

typedef struct fz__removed {
    fz__removed_kind kind;
    uint32_t offset, length; /* in the source */
} fz__removed;

/* What the page says of itself: <meta name=ArticleTitle content=...>; the name of its <title> is "<title>". */
typedef struct fz__meta {
    const char *name, *value;
} fz__meta;

typedef struct fz__lines {
    fz_context *context;
    fz__findings *findings;
    const char *source_name;
    fz__buffer source; /* decoded, UTF-8, without BOM; of HTML its characters: the text between the tags, entities
                          resolved, white space collapsed */
    fz__buffer page;   /* of HTML the decoded page */
    fz__buffer text;
    bool html;
    bool lf_only;         /* no line of the source is known to end in anything but LF */
    const char *encoding; /* the name of the encoding it was decoded from */
    fz__line *lines;
    size_t count, capacity;
    fz__cell *cells;
    size_t cell_count, cell_capacity;
    fz__piece *pieces;
    size_t piece_count, piece_capacity;
    fz__removed *removed;
    size_t removed_count, removed_capacity;
    fz__piece *origins; /* of HTML: from `at` of the source on it stands in the page from `offset` on */
    size_t origin_count, origin_capacity;
    uint32_t *starts; /* of the lines of the source, or page */
    size_t start_count, start_capacity;
    fz__meta *metas;
    size_t meta_count, meta_capacity;
    fz__arena arena; /* of the metas */
    struct {         /* the place that was asked for last */
        uint32_t offset;
        size_t line, piece;
        uint64_t column;
    } last;
    bool failed;
} fz__lines;

/* Decode and split. `encoding` NULL: told from the bytes. Findings go to `findings` (undecodable bytes, what was taken
 * out). FZ_EEMPTY, FZ_ECHARSET (an encoding nobody knows), FZ_ELIMIT, FZ_ENOMEM. `lines` needs no initialising and must be
 * cleared whatever the result. */
fz_status fz__lines_read(fz_context *context, const char *source_name, const char *bytes, size_t length,
                         const char *encoding, fz__findings *findings, fz__lines *lines, fz_error **error);
void fz__lines_clear(fz__lines *lines);

/* The place of `length` bytes of the text. Cheap when asked in order; it remembers the last place. */
void fz__lines_place(fz__lines *lines, uint32_t at, uint32_t length, fz__where *where);
/* The place of an offset of the source; of HTML its place in the page, exact but within an entity. */
void fz__lines_source_place(fz__lines *lines, uint32_t offset, uint32_t length, fz__where *where);
/* Whether each byte of the source is in one line or one removed span. */
bool fz__lines_check(const fz__lines *lines);

/* For the readers of plain text (lines_text.c) and of HTML (lines_html.c): what both build with. */
void fz__lines_put(fz__lines *lines, uint32_t offset, uint32_t length); /* copy bytes of the source */
void fz__lines_remove(fz__lines *lines, fz__removed_kind kind, uint32_t offset, uint32_t length);
void fz__lines_repair(fz__lines *lines, fz__removed_kind kind, uint32_t offset, uint32_t length);
/* Narrow [*start, *end) of the source to what is no white space, and name what was cut. */
void fz__lines_trim(fz__lines *lines, uint32_t *start, uint32_t *end);
/* The end of the line that begins at `from`, and where the next one begins. */
uint32_t fz__line_end(const fz__lines *lines, uint32_t from, uint32_t *next);
/* Copy [offset, end) of the source without damage. */
void fz__lines_clean(fz__lines *lines, uint32_t offset, uint32_t end);
fz__line *fz__lines_begin(fz__lines *lines, fz__line_kind kind, unsigned hints);
void fz__lines_end(fz__lines *lines);
void fz__lines_cell_begin(fz__lines *lines, unsigned column, bool header);
void fz__lines_cell_end(fz__lines *lines);
void fz__lines_cell_carry(fz__lines *lines, unsigned column, const fz__cell *above);
void fz__lines_text(fz__lines *lines);
/* Whether one of the characters from `first` to `last` is in the source; `lead` begins all of them. */
bool fz__lines_hold(const fz__lines *lines, uint32_t first, uint32_t last, unsigned char lead);
bool fz__lines_is_html(const char *bytes, size_t length);
void fz__lines_html(fz__lines *lines);
/* Of HTML: the offset in the page of a byte of the source. */
uint32_t fz__lines_origin(const fz__lines *lines, uint32_t offset);

#endif
