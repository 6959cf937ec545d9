/* The wall around libxml2: a SAX2 push reader of UTF-8 bytes.
 *
 * What is refused or checked here, because libxml2 2.9.14 does not: bytes that are not UTF-8 (FZ_EENCODING), an empty
 * input (FZ_EEMPTY), a DOCTYPE (FZ_EDOCTYPE), depth, attributes and length of names and values over the limits of the
 * context (FZ_ELIMIT). A failed parse without a message is exhausted memory. A BOM is removed; an encoding declaration is
 * ignored, the bytes being UTF-8 already. Nothing of libxml2 outlives the call; nothing global in it is set.
 *
 * Places are computed from our own bytes, so line, column (characters) and offset always agree. */
#ifndef FZ_XML_READER_H
#define FZ_XML_READER_H

#include "base/error.h"

typedef struct fz__xml_reader fz__xml_reader;

/* A name: namespace (NULL when none), local part, and the prefix it was written with (NULL when none). Borrowed for the
 * call of the handler. */
typedef struct fz__xml_name {
    const char *space, *local, *prefix;
} fz__xml_name;

/* An attribute; the value has its entities resolved, and is not terminated. Borrowed for the call. */
typedef struct fz__xml_attribute {
    fz__xml_name name;
    const char *value;
    size_t length;
} fz__xml_attribute;

/* Each handler returns FZ_OK to go on; anything else ends the reading with that status, the handler having set the error
 * (fz__xml_fail does). Any handler may be NULL. Text may come in several pieces. */
typedef struct fz__xml_handler {
    fz_status (*start)(void *user, fz__xml_reader *reader, const fz__xml_name *name,
                       const fz__xml_attribute *attributes, size_t attribute_count);
    fz_status (*end)(void *user, fz__xml_reader *reader);
    fz_status (*text)(void *user, fz__xml_reader *reader, const char *bytes, size_t length);
    fz_status (*comment)(void *user, fz__xml_reader *reader, const char *text);
    fz_status (*instruction)(void *user, fz__xml_reader *reader, const char *target, const char *text);
} fz__xml_handler;

/* Read a whole document. `source` names it in errors; may be NULL. */
fz_status fz__xml_read(fz_context *context, const char *source, const char *bytes, size_t length,
                       const fz__xml_handler *handler, void *user, fz_error **error);

/* Within a handler: the place of what is being handled. In `start` it is the start tag's <, its length to the >; in `end`
 * the end tag; in `text`, comment and instruction the current point. Cheap in document order. */
void fz__xml_place(fz__xml_reader *reader, fz__where *where);
/* Within a handler: make an error at the current place, with the path of the element (of its attribute when `attribute`
 * is not NULL), and return its status. The path is found by reading again up to this place: only errors pay for it. */
fz_status fz__xml_fail(fz__xml_reader *reader, fz_status status, const char *attribute, const char *const *arguments);
/* After reading: the same for a place noted before (an error of the whole document that is found at its end). Computes
 * line, column and path from the offset of a start tag in `bytes`. */
fz_status fz__xml_fail_at(fz_context *context, const char *source, const char *bytes, size_t length, size_t offset,
                          const char *attribute, fz_status status, const char *const *arguments, fz_error **error);
/* How many errors this reading has made; a caller goes on after a fault of content until FZ_LIMIT_ERRORS. */
size_t fz__xml_error_count(const fz__xml_reader *reader);

#endif
