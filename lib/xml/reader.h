/* The wall around libxml2: a SAX2 push reader of UTF-8 bytes.
 *
 * What is refused or checked here, because libxml2 2.9.14 does not: bytes that are not UTF-8 (FZ_EENCODING) or NUL
 * (FZ_ECHARACTER), an empty input (FZ_EEMPTY), a DOCTYPE (FZ_EDOCTYPE), size, depth, attributes and namespace declarations
 * of an element and length of names and values over the limits of the context, and any one piece of markup over 8,000,000
 * bytes (FZ_ELIMIT). Faults of the syntax are FZ_EXML, FZ_ETRUNCATED, FZ_ETAG, FZ_EENTITY, FZ_ECHARACTER or FZ_EPREFIX, in
 * words of ours. A failed parse without a message is exhausted memory. A BOM is removed; an encoding declaration is ignored,
 * the bytes being UTF-8 already. Nothing of libxml2 outlives the call; nothing global in it is set.
 *
 * Places are computed from our own bytes, so line, column (characters) and offset always agree; a BOM counts in the offset
 * alone. A path is written with the names as they stand in the text, and [k] exactly where the parent has several
 * children of that name: /directive/section[3]/task[1]/@n.
 *
 * Faults are gathered while reading; at its end they become errors, in document order, the paths of all found in one pass
 * over the text. Nothing of this costs a reading without faults. */
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

/* Each handler returns FZ_OK to go on; anything else ends the reading with that status. It then is FZ_ENOMEM, or the fault
 * was noted with fz__xml_fail. A handler may also note a fault and go on: the reading fails at its end. Any handler may be
 * NULL. Text may come in several pieces. */
typedef struct fz__xml_handler {
    fz_status (*start)(void *user, fz__xml_reader *reader, const fz__xml_name *name,
                       const fz__xml_attribute *attributes, size_t attribute_count);
    fz_status (*end)(void *user, fz__xml_reader *reader);
    fz_status (*text)(void *user, fz__xml_reader *reader, const char *bytes, size_t length);
    fz_status (*comment)(void *user, fz__xml_reader *reader, const char *text);
    fz_status (*instruction)(void *user, fz__xml_reader *reader, const char *target, const char *text);
} fz__xml_handler;

/* Read a whole document. `source` names it in errors; may be NULL. The status is that of the first error in the chain. */
fz_status fz__xml_read(fz_context *context, const char *source, const char *bytes, size_t length,
                       const fz__xml_handler *handler, void *user, fz_error **error);

/* A text that was made of another one: where its pieces came from. Each mark is for the bytes from `at` to the next mark: they
 * stand in the other text from `from` on, or, when not `verbatim`, stand for what begins there. Ascending, the first at 0. */
typedef struct fz__xml_mark {
    size_t at, from;
    bool verbatim;
} fz__xml_mark;
typedef struct fz__xml_origin {
    const char *bytes;
    size_t length;
    const fz__xml_mark *marks;
    size_t count;
} fz__xml_origin;

/* How to read, where it is not as ever. */
typedef struct fz__xml_setting {
    size_t piece;                 /* about how many bytes are fed at once; 0 for as ever */
    unsigned room;                /* how many levels and attributes of one element there may be beyond the limits */
    const fz__xml_origin *origin; /* places and paths are told of this text; NULL: of the one that is read */
} fz__xml_setting;
fz_status fz__xml_read_with(fz_context *context, const char *source, const char *bytes, size_t length,
                            const fz__xml_setting *setting, const fz__xml_handler *handler, void *user,
                            fz_error **error);

/* Within a handler: the place of what is being handled. In `start` it is the start tag's <, its length to the >; in `end`
 * the end tag (of <a/> the whole tag); in `comment` and `instruction` the whole of it; in `text` the first character that is
 * not white space after the last markup, with length 0. The path is left NULL. Cheap in document order. */
void fz__xml_place(fz__xml_reader *reader, fz__where *where);
/* Within a handler: note a fault at the current place, with the path of the element, and return its status. With an
 * `attribute`, its name as written, in `start`: the place and path of that attribute, or the element's when the tag has
 * none such. All arguments are copied. */
fz_status fz__xml_fail(fz__xml_reader *reader, fz_status status, const char *attribute, const char *const *arguments);
/* The same for the element of an earlier start tag, by its offset: a fault that shows only at the element's end. */
fz_status fz__xml_fail_from(fz__xml_reader *reader, size_t offset, fz_status status, const char *const *arguments);
/* After reading: the same for an element by the offset of its start tag in `bytes` (a fault of the whole document that is
 * found at its end). Passes over the text once. */
fz_status fz__xml_fail_at(fz_context *context, const char *source, const char *bytes, size_t length, size_t offset,
                          const char *attribute, fz_status status, const char *const *arguments, fz_error **error);
/* How many faults this reading has noted; a caller goes on after a fault of content until FZ_LIMIT_ERRORS. */
size_t fz__xml_error_count(const fz__xml_reader *reader);

#endif
