/* Readings as text, for tests to compare: each event on a line of its own. */
#ifndef FZ_TESTS_XML_EVENTS_H
#define FZ_TESTS_XML_EVENTS_H

#include "xml/reader_internal.h"

typedef struct events {
    fz__buffer lines;
    bool in_text;     /* the line is text that may go on */
    bool with_places; /* each line ends in @line:column:offset:length */
} events;

/* The handler that writes events into the `events` it gets as user. */
extern const fz__xml_handler events_handler;

void events_init(events *seen, fz_context *context, bool with_places);
/* What was read so far. */
const char *events_text(const events *seen);
void events_clear(events *seen);

/* A text with a place marked by ^, and that place counted out: nothing of the library has a hand in it. */
typedef struct marked {
    char *text; /* without the mark; its block ends where it does, so that a checker sees a step too far */
    size_t length;
    uint64_t line, column, offset;
} marked;
marked marked_read(const char *text);
void marked_free(marked *text);

/* Sizes of pieces to read a text in, 0 behind them. */
extern const size_t piece_sizes[];

/* All errors of a chain, each as "FZ_ENAME line:column:offset:length path: message" on a line of its own. */
void errors_describe(const fz_error *error, fz__buffer *lines);

#endif
