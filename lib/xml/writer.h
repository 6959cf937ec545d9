/* Writing XML: UTF-8 without BOM, LF, two spaces a level, empty elements as <a/>; the same calls give the same bytes.
 *
 * What is written reads back as it was given: &, <, > are escaped, CR everywhere, and in values quotation marks, tabs and
 * line ends as well. An element that begins with text, or whose text is empty but was written, is kept on one line; one
 * that begins with markup of others and goes on with text needs fz__xml_text with nothing first.
 *
 * A writer remembers the first failure of its sink and then does nothing; the caller asks once, at the end. Characters
 * that XML 1.0 cannot hold never reach it: everything that builds a document has refused or replaced them. */
#ifndef FZ_XML_WRITER_H
#define FZ_XML_WRITER_H

#include "base/error.h"

typedef struct fz__xml_writer {
    fz_write_fn write;
    void *user;
    char pending[4096];
    size_t count;
    int depth;
    int text_depth; /* of the outermost open element that holds text; 0 when none does */
    bool begun, in_tag, failed;
    bool (*is_hazard)(uint32_t c); /* which of U+0080 to U+FFFF are written as references; NULL: none */
} fz__xml_writer;

void fz__xml_writer_init(fz__xml_writer *writer, fz_write_fn write, void *user);
/* The declaration <?xml version="1.0" encoding="UTF-8"?>. */
void fz__xml_declaration(fz__xml_writer *writer);
/* Start an element on a new, indented line; within an element that holds text, where it stands. */
void fz__xml_start(fz__xml_writer *writer, const char *name);
void fz__xml_attribute_text(fz__xml_writer *writer, const char *name, const char *value); /* NULL value: no attribute */
void fz__xml_attribute_number(fz__xml_writer *writer, const char *name, uint64_t value);
/* Attributes as they stand, such as ` x:a="1"`: kept from another namespace; NULL: none. */
void fz__xml_attributes_raw(fz__xml_writer *writer, const char *raw);
/* Text; the element then holds text, and nothing is indented within it. Empty text only says so. */
void fz__xml_text(fz__xml_writer *writer, const char *bytes, size_t length);
/* Markup as it stands, on a new indented line or within text. */
void fz__xml_raw(fz__xml_writer *writer, const char *markup);
void fz__xml_end(fz__xml_writer *writer, const char *name);
/* <name>text</name>; nothing when text is NULL. */
void fz__xml_element(fz__xml_writer *writer, const char *name, const char *text);
/* End the last line and hand over what is pending; true when everything was taken. */
bool fz__xml_finish(fz__xml_writer *writer);

#endif
