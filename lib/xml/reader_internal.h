/* What the files of the reader share. Nobody else includes this. */
#ifndef FZ_XML_READER_INTERNAL_H
#define FZ_XML_READER_INTERNAL_H

#include <string.h>

#include "base/context.h"
#include "base/utf8.h"
#include "xml/reader.h"
#include "xml/xml_compat.h"

/* A fault as it is found. Errors are made of them at the end: then one more pass over the text gives the paths of all. */
typedef struct fz__xml_fault {
    fz_status status;
    size_t offset, length; /* of a tag, of a text, or of the point where the syntax breaks */
    const char *attribute; /* as written; NULL when the fault is not one's */
    const char *const *arguments;
    bool told;       /* `offset` is one of the text that places are told of */
    bool names_open; /* the last arguments, name and line of the element that is open there, are found with the path */
} fz__xml_fault;

/* What is open at a place. */
typedef struct fz__xml_trail {
    size_t offset;    /* given, ascending from trail to trail */
    const char *path; /* NULL outside the root */
    const char *open; /* the innermost open element or other markup: its name as written, what it begins with, where */
    size_t open_length, open_at;
    bool open_is_tag;
    struct fz__xml_step *steps;
    size_t step_count;
} fz__xml_trail;

/* A namespace declaration in force; prefix NULL for the default one. Strings of the parser's dictionary. */
typedef struct fz__xml_binding {
    const char *prefix, *space;
    size_t depth;
} fz__xml_binding;

struct fz__xml_reader {
    fz_context *context;
    const char *source, *bytes;
    size_t length, bom; /* of all bytes; of the mark at their beginning, which no place counts as a character */
    size_t piece;       /* about how many bytes the parser is fed at once */
    unsigned room;      /* beyond the limits */
    const fz__xml_origin *origin;
    size_t origin_bom;
    const fz__xml_handler *handler;
    void *user;
    xmlParserCtxtPtr parser;

    size_t before, after; /* where the markup before the current one ends, and the current one */
    size_t passed;        /* bytes of text that were handed over without the parser */
    size_t plain;         /* up to here the feeding knows of no markup but tags */
    bool in_text;         /* the event is text: it stands at `after` */
    size_t depth;
    fz__cursor cursor;
    fz__xml_attribute *attributes;
    size_t attribute_capacity;
    bool has_references; /* there is an &: in most texts there is none to look for */
    fz__buffer resolved; /* values that held an & */
    fz__xml_binding *bindings;
    size_t binding_count, binding_capacity;

    fz__arena arena; /* of faults */
    fz__xml_fault *faults;
    size_t fault_count, fault_capacity;
    size_t forgiven;        /* the first of them, which are none when nothing else is wrong */
    fz__findings *findings; /* for what was forgiven */
    size_t sound;           /* as far as the syntax is sound */
    fz_status ended;        /* by a handler */
    bool rooted, last, raised, stopped, no_memory;
};

/* reader.c: begin and end; a reading needs `piece`, `handler` and `user` as well. */
void fz__xml_reader_init(fz__xml_reader *reader, fz_context *context, const char *source, const char *bytes,
                         size_t length);
void fz__xml_reader_clear(fz__xml_reader *reader);
/* reader_events.c: the handlers, whose user data is the reader. */
xmlSAXHandler fz__xml_handlers(void);
/* How far the parser has got. */
static inline size_t fz__xml_taken(const fz__xml_reader *reader)
{
    return reader->bom + reader->passed + fz__xml_consumed(reader->parser);
}
/* Hand over text that stands where the parser is, and that it will not see. */
void fz__xml_pass(fz__xml_reader *reader, size_t length);
/* reader_faults.c: note a fault; all it points to is copied. */
void fz__xml_note(fz__xml_reader *reader, const fz__xml_fault *fault);
/* Make errors of the faults, in document order; returns the status of the first. */
fz_status fz__xml_report(fz__xml_reader *reader, fz_error **error);
/* Take what was noted so far for no fault of the whole: where nothing else is wrong, it becomes findings. */
void fz__xml_forgive(fz__xml_reader *reader, fz__findings *findings);
/* Make findings of what was forgiven, in document order; false when memory is exhausted. */
bool fz__xml_keep(fz__xml_reader *reader);
/* reader_feed.c: hand the bytes to the parser, and stop where the reader has stopped; true when it took all of them and
 * found a whole document. */
bool fz__xml_feed(fz__xml_reader *reader);
/* reader_syntax.c: what libxml2 found, as a fault. */
void fz__xml_raised_fault(fz__xml_reader *reader, fz__xml_raised raised);
/* Where what is being handled stands in the text that is read; its length, 0 for text. */
size_t fz__xml_current(const fz__xml_reader *reader, size_t *length);
/* Where the markup that is being handled begins, and how long a tag is. */
size_t fz__xml_start_offset(const fz__xml_reader *reader);
size_t fz__xml_tag_length(const fz__xml_reader *reader, size_t offset);
/* A name as it was written. */
void fz__xml_write_name(const fz__xml_name *name, fz__buffer *written);
/* reader_path.c: find what is open at each trail's offset; false when memory is exhausted. Paths live in `arena`. */
bool fz__xml_trails(fz_context *context, fz__arena *arena, const char *bytes, size_t length, fz__xml_trail *trails,
                    size_t count);

/* The most that a setting gives as room. */
#define FZ_XML_ROOM  16
#define FZ_XML_PIECE 16384
/* fz__xml_read with pieces of another size: what is read must not depend on it. */
fz_status fz__xml_read_pieces(fz_context *context, const char *source, const char *bytes, size_t length, size_t piece,
                              const fz__xml_handler *handler, void *user, fz_error **error);
#endif
