/* What the files of the HTML reader share. Nobody else includes this.
 *
 * A page becomes its characters, in one text without tags, and nodes over them in document order: texts, and the
 * structure that decides what a line is. An element that is none of these leaves no node: a block only says that the
 * next text begins a new line, an inline tag says nothing, so a name broken by tags is one text. */
#ifndef FZ_TEXT_LINES_HTML_H
#define FZ_TEXT_LINES_HTML_H

#include "text/lines.h"

/* Elements open at once. A page that nests deeper is read on as if all of them had ended: libxml2 searches its stack for
 * each end tag, and time must stay in proportion to size. Real pages reach 60. */
#define FZ_HTML_DEPTH 256
/* Attributes of one tag; what comes behind them is not read. libxml2 compares each with all before it. */
#define FZ_HTML_ATTRIBUTES 128
/* As the HTML standard has it, and with the same effect: a greater span is cut. */
#define FZ_HTML_COLSPAN 1000
#define FZ_HTML_ROWSPAN 65534

typedef enum fz__html_kind {
    FZ_HTML_TEXT,
    FZ_HTML_DROP, /* what may be no part of the document: `removed` says as what */
    FZ_HTML_TABLE,
    FZ_HTML_ROW,
    FZ_HTML_CELL
} fz__html_kind;

enum {
    FZ_HTML_NEWLINE = 1,  /* of a text: begins a line */
    FZ_HTML_LINK = 2,     /* of a text: within <a> */
    FZ_HTML_GUESS = 4,    /* of what may be dropped: only its class or id says so */
    FZ_HTML_TITLED = 8,   /* holds an <h1>; of a cell: any heading */
    FZ_HTML_HEADER = 16,  /* of a cell: <th>; of a table: has one */
    FZ_HTML_NESTED = 32,  /* of a cell: holds a table */
    FZ_HTML_FILLED = 64,  /* of a cell: holds more than white space */
    FZ_HTML_LAYOUT = 128, /* of a table: says itself that it is no table of data */
    FZ_HTML_HEAD = 256,   /* of a row: in <thead> */
    FZ_HTML_FOOT = 512    /* of a row: in <tfoot> */
};

typedef struct fz__html_node {
    uint8_t kind, removed;  /* fz__html_kind, fz__removed_kind */
    uint16_t flags, hints;  /* FZ_HTML_*, FZ_LINE_* */
    uint16_t columns, rows; /* spans of a cell */
    uint32_t start, end;    /* in the characters */
    uint32_t next;          /* the node behind it and all it holds; of a text the next one */
    uint32_t count;         /* of a cell: its lines; of what may be dropped: characters in links, in bytes */
} fz__html_node;

typedef struct fz__html {
    fz__lines *lines;
    fz__buffer text; /* the characters: what becomes lines->source */
    fz__html_node *nodes;
    size_t count, capacity;
} fz__html;

/* What an element does. */
enum {
    FZ_TAG_BLOCK = 1,
    FZ_TAG_HEADING = 2,
    FZ_TAG_CENTRED = 4,
    FZ_TAG_ITEM = 8,
    FZ_TAG_LINK = 0x10,
    FZ_TAG_PRE = 0x20,
    FZ_TAG_SKIP = 0x40, /* its text is no text of the page */
    FZ_TAG_HIDDEN = 0x100,
    FZ_TAG_FRAME = 0x200,  /* navigation, forms */
    FZ_TAG_MARGIN = 0x400, /* header, footer: frame of the page, part of an article */
    FZ_TAG_ARTICLE = 0x800,
    FZ_TAG_TABLE = 0x1000,
    FZ_TAG_ROW = 0x2000,
    FZ_TAG_CELL = 0x4000,
    FZ_TAG_GROUP = 0x8000, /* thead, tbody, tfoot */
    FZ_TAG_BREAK = 0x10000,
    FZ_TAG_RULE = 0x20000,
    FZ_TAG_META = 0x40000,
    FZ_TAG_TITLE = 0x80000,
    FZ_TAG_PINYIN = 0x100000, /* rt, rp */
    FZ_TAG_H1 = 0x200000
};

/* The traits of an element by its name, in small letters; 0 when nothing is known of it: an inline tag. */
unsigned fz__html_tag(const char *name, size_t length);
/* Change FZ_LINE_CENTRED and FZ_LINE_INDENTED as a style says; set `hidden` when it hides. */
void fz__html_style(const char *style, unsigned *hints, bool *hidden);
/* Whether a class or an id names the frame of a page, and none of its words names the text itself. */
bool fz__html_names_frame(const char *classes, const char *id);

/* The bytes of the page as the parser gets them, of the same length, so that each keeps its place (lines_html_wash.c). */
void fz__html_wash(const fz__buffer *page, fz__buffer *washed);
/* The nodes, the characters with their origins, and the metas of lines->source (lines_html_parse.c). */
void fz__html_parse(fz__html *html);

/* The lines (lines_html_write.c). Ranges of the characters wait until their line, or their part of a cell, is whole. */
typedef struct fz__html_range {
    uint32_t start, end;
} fz__html_range;

typedef struct fz__html_writer {
    const fz__html *html;
    fz__lines *lines;
    fz__html_range *ranges;
    size_t count, capacity;
    unsigned hints;     /* of the line that waits */
    bool linked, plain; /* it has text within links, text outside them */
    bool gap;           /* a blank line stands before the next one */
    uint32_t tables;    /* so far */
    uint64_t carried;   /* what row spans have repeated so far, about as bytes */
} fz__html_writer;

/* Add a text to what waits. */
void fz__html_wait(fz__html_writer *writer, const fz__html_node *node);
/* Put what waits without the white space at its ends; before it a line end when `parted`. False when nothing waits but
 * white space, which is then removed. */
bool fz__html_put(fz__html_writer *writer, bool parted);
/* Whether the node is no part of the document; it is then removed. */
bool fz__html_drop(fz__html_writer *writer, const fz__html_node *node);
void fz__html_flush(fz__html_writer *writer);
void fz__html_write(fz__html *html);
/* Write a table's rows, or nothing when it is there for layout alone (lines_html_tables.c). */
bool fz__html_table(fz__html_writer *writer, uint32_t table);

#endif
