/* Clean lines with their origin: what lib/text gives and the importer reads.
 *
 * A document is a run of lines in reading order. A line is a paragraph of text or a row of a table; its text is UTF-8
 * without line ends, its characters as the source has them but for what was repaired (private-use and zero-width
 * characters taken out, see `removed`). Every character of the source is in exactly one line or in exactly one removed
 * span: fz__lines_check proves it for plain text; for HTML the account is of the text between the tags. */
#ifndef FZ_TEXT_LINES_H
#define FZ_TEXT_LINES_H

#include "base/error.h"

typedef enum fz__line_kind { FZ_LINE_TEXT, FZ_LINE_ROW } fz__line_kind;

/* One cell of a row: a piece of the line's text. A cell that a row span carries down from above is repeated with
 * `carried` set, so that each row can be read by itself; its characters are accounted for where they first stand. */
typedef struct fz__cell {
    uint32_t start, length; /* within the line's text */
    uint16_t column;        /* from 0, spans of cells before it counted */
    bool carried, header;   /* header: <th> */
} fz__cell;

/* Where a piece of a line comes from: the text from `at` on stands in the source from `offset` on, up to the next piece. */
typedef struct fz__piece {
    uint32_t at;
    uint64_t offset;
} fz__piece;

enum {
    FZ_LINE_HEADING = 1, /* h1 to h6, <title> apart */
    FZ_LINE_CENTRED = 2,
    FZ_LINE_ITEM = 4,      /* li */
    FZ_LINE_GAP = 8,       /* a blank line stands before */
    FZ_LINE_INDENTED = 16, /* began with white space of two columns or more */
    FZ_LINE_MENU = 32      /* inside a, nav, header, footer or a list of links alone */
};

typedef struct fz__line {
    fz__line_kind kind;
    unsigned hints; /* FZ_LINE_* */
    const char *text;
    size_t length;
    const fz__cell *cells; /* of a row */
    size_t cell_count;
    unsigned table; /* number of the table, from 1; 0 outside tables */
    const fz__piece *pieces;
    size_t piece_count;
    uint64_t line, column; /* of its first character in the source */
} fz__line;

/* Why characters of the source are in no line. */
typedef enum fz__removed_kind {
    FZ_REMOVED_LINE_END,
    FZ_REMOVED_SPACE,
    FZ_REMOVED_PRIVATE_USE,
    FZ_REMOVED_ZERO_WIDTH,
    FZ_REMOVED_CONTROL,
    FZ_REMOVED_TABLE_RULE,
    FZ_REMOVED_UNDECODED,
    FZ_REMOVED_KINDS
} fz__removed_kind;
typedef struct fz__removed {
    fz__removed_kind kind;
    uint64_t offset, length; /* in the decoded source */
    uint64_t line, column;
    uint32_t before; /* index of the line it was taken from or stands before */
} fz__removed;

/* What the page says of itself: <meta name=ArticleTitle content=...>, <title>. */
typedef struct fz__meta {
    const char *name, *value;
} fz__meta;

typedef struct fz__lines {
    fz__arena arena;
    const char *source; /* decoded, UTF-8, without BOM */
    size_t source_length;
    bool html;
    const char *encoding; /* the name of the encoding it was decoded from */
    fz__line *lines;
    size_t count, capacity;
    fz__removed *removed;
    size_t removed_count, removed_capacity;
    fz__meta *metas;
    size_t meta_count, meta_capacity;
} fz__lines;

/* Decode and split. `encoding` NULL: told from the bytes. Findings go to `findings` (undecodable bytes, private-use
 * characters). FZ_EEMPTY, FZ_EENCODING (an encoding nobody knows), FZ_ELIMIT, FZ_ENOMEM. `lines` needs no initialising and
 * must be cleared whatever the result. */
fz_status fz__lines_read(fz_context *context, const char *source_name, const char *bytes, size_t length,
                         const char *encoding, fz__findings *findings, fz__lines *lines, fz_error **error);
void fz__lines_clear(fz__lines *lines);

/* The place of a piece of a line. */
void fz__lines_place(const fz__lines *lines, const fz__line *line, size_t at, size_t length, fz__where *where);

#endif
