/* A vocabulary: which elements and attributes a document may have, as a table; and the one loader that reads any document
 * by such a table, with messages that say what would be right.
 *
 * The table is checked in the pass that reads: unknown elements and attributes of the vocabulary's own namespace, missing
 * and repeated ones, wrong order, values of the wrong form, text where none may be. What passes is handed to the
 * callbacks of its element with its attributes by column. A document with faults is read on to its end, so that one call
 * reports them all (up to FZ_LIMIT_ERRORS, in document order), but callbacks are not made after the first fault; a fault of
 * the syntax ends it. An element that may not stand where it does is passed over with all that is in it. A fault of an
 * attribute stands at the attribute, one of a text's form or of a missing child at the start tag, one of text where none may
 * be at its first character.
 *
 * Elements and attributes of other namespaces, comments and processing instructions are kept as markup and handed over
 * where they stand. That markup is self-contained: what it needs of the declarations around it is put into it, so that it
 * can be written anywhere under <root xmlns="the vocabulary">. Reading what was written gives the same markup again.
 * Elements without a namespace are not of another one, and refused. What stands outside the root is dropped. */
#ifndef FZ_XML_VOCABULARY_H
#define FZ_XML_VOCABULARY_H

#include "base/error.h"
#include "xml/reader.h"

/* The form of a value. */
typedef enum fz__form {
    FZ_FORM_TEXT,    /* any that is not all white space (fz__is_space) */
    FZ_FORM_ANY,     /* any, also empty */
    FZ_FORM_ID,      /* ASCII name: a letter, then letters, digits, - _ . */
    FZ_FORM_COUNT,   /* 1 to 4294967295: digits alone, no leading zero */
    FZ_FORM_NUMBER,  /* 0 to 4294967295, likewise */
    FZ_FORM_DATE,    /* yyyy-mm-dd, existing: FZ_EDATE */
    FZ_FORM_BOOLEAN, /* true or false */
    FZ_FORM_DECIMAL, /* as fz_decimal_parse; its number is the fz_decimal, cast */
    FZ_FORM_CHOICE,  /* one of `choices` */
    FZ_FORM_PLACE    /* line:column:offset:length, each a NUMBER: fz__place_read */
} fz__form;

typedef struct fz__attribute_rule {
    const char
        *name; /* NULL ends the list; xml:lang is written so, and others of xml: that are not listed are foreign */
    fz__form form;
    bool required;
    const char *const *choices; /* NULL-terminated; for FZ_FORM_CHOICE */
    fz_status empty;            /* the code for a value that is refused and all white space, 0 for FZ_EVALUE */
} fz__attribute_rule;

#define FZ__ATTRIBUTES 16

/* The attributes of one element by their index in the rule's list; text is NULL when absent. Borrowed for the call;
 * terminated. */
typedef struct fz__values {
    struct {
        const char *text;
        size_t length;
        uint64_t number; /* the value of COUNT, NUMBER and BOOLEAN; index of CHOICE; fz_date of DATE */
    } at[FZ__ATTRIBUTES];
    const char *foreign; /* attributes of other namespaces as markup with their declarations; NULL when none */
} fz__values;

typedef enum fz__content { FZ_CONTENT_EMPTY, FZ_CONTENT_ELEMENTS, FZ_CONTENT_TEXT } fz__content;

/* Which children an element may have: a place in the order, and how often. */
typedef struct fz__child_rule {
    int element;   /* index in the vocabulary; -1 ends the list */
    int position;  /* children of a lower position come first; equal positions mix freely */
    bool required; /* at least one */
    bool repeated; /* more than one allowed */
} fz__child_rule;

typedef struct fz__element_rule {
    const char *name;
    fz__content content;
    bool open; /* elements of other namespaces may stand inside; comments and instructions there are kept as well, and
                  elsewhere dropped */
    fz__form text_form;                   /* of FZ_CONTENT_TEXT */
    const fz__attribute_rule *attributes; /* NULL when none; at most FZ__ATTRIBUTES */
    const fz__child_rule *children;       /* NULL when none; only of FZ_CONTENT_ELEMENTS, at most 64 */
} fz__element_rule;

typedef struct fz__vocabulary {
    const char *space;
    const fz__element_rule *elements; /* index 0 is the root */
    int element_count;
} fz__vocabulary;

/* Receives what passed the table. `element` is an index in the vocabulary. Any callback may be NULL; each returns FZ_OK, or a
 * status that it noted with fz__xml_fail (reading goes on without callbacks), or FZ_ENOMEM. */
typedef struct fz__vocabulary_handler {
    fz_status (*start)(void *user, fz__xml_reader *reader, int element, const fz__values *values);
    /* `text` is the whole text of a FZ_CONTENT_TEXT element, terminated, else NULL. */
    fz_status (*end)(void *user, fz__xml_reader *reader, int element, const char *text, size_t length);
    /* Markup that belongs to nobody here, inside `element`: `offset` is where it stands in its text. */
    fz_status (*foreign)(void *user, fz__xml_reader *reader, int element, const char *markup, size_t offset);
} fz__vocabulary_handler;

/* Read a value of FZ_FORM_PLACE; all zero and false when it is none. */
bool fz__place_read(const char *text, fz__where *where);

/* The same, but what is wrong within a child of the root leaves out that child alone, of whose callbacks the last ones are
 * then not made: it becomes findings. Faults of the syntax, of the root itself and of limits refuse the document as ever. */
fz_status fz__vocabulary_read_lenient(fz_context *context, const fz__vocabulary *vocabulary, const char *source,
                                      const char *bytes, size_t length, const fz__vocabulary_handler *handler,
                                      void *user, fz__findings *findings, fz_error **error);

/* fz__vocabulary_read of a text that was made of another one. */
fz_status fz__vocabulary_read_derived(fz_context *context, const fz__vocabulary *vocabulary, const char *source,
                                      const char *bytes, size_t length, const fz__xml_origin *origin,
                                      const fz__vocabulary_handler *handler, void *user, fz_error **error);

fz_status fz__vocabulary_read(fz_context *context, const fz__vocabulary *vocabulary, const char *source,
                              const char *bytes, size_t length, const fz__vocabulary_handler *handler, void *user,
                              fz_error **error);

#endif
