/* What the files of the vocabulary's reading share. Nobody else includes this. */
#ifndef FZ_XML_VOCABULARY_INTERNAL_H
#define FZ_XML_VOCABULARY_INTERNAL_H

#include "xml/reader_internal.h"
#include "xml/vocabulary.h"

/* What has been found out about an element's rule. A name's pointer is that of the parser's dictionary, once the name has
 * been met: from then on a comparison of pointers finds it. */
typedef struct fz__known {
    const char *name;
    const char *attributes[FZ__ATTRIBUTES];
    size_t attribute_count, child_count;
    uint32_t required_attributes; /* a bit for each */
    uint64_t required_children;
} fz__known;

/* An open element of the vocabulary. */
typedef struct fz__open {
    int element;
    size_t before; /* where the markup before it ends: its < is the next one */
    size_t child;  /* index of the child rule met last: the next is likely near it */
    size_t latest; /* index of one of the highest position so far */
    uint64_t seen; /* a bit for each child rule */
    bool text_refused;
} fz__open;

typedef struct fz__reading {
    fz_context *context;
    const fz__vocabulary *vocabulary;
    const fz__vocabulary_handler *handler;
    void *user;
    const char *space; /* the vocabulary's namespace and that of xml:, as the dictionary has them; NULL until met */
    const char *xml_space;
    fz__known *known;
    fz__open *open;
    size_t depth, capacity;
    size_t skipped; /* levels inside what is not read */
    size_t foreign; /* where markup of others that is being skipped begins */
    bool is_foreign, faulty;
    fz__findings *findings; /* for what is wrong within a child of the root; NULL: nothing is forgiven */
    bool rooted;            /* the root itself is without fault, and no limit is reached */
    fz__values values;
    char *texts; /* of the values */
    size_t texts_capacity;
    fz__buffer text, markup;
} fz__reading;

/* vocabulary.c: note a fault at what is being read; FZ_OK means that reading goes on. */
fz_status fz__vocabulary_fault(fz__reading *reading, fz__xml_reader *reader, fz_status status, const char *attribute,
                               const char *const *arguments);
/* The same for an element that is open. */
fz_status fz__vocabulary_fault_open(fz__reading *reading, fz__xml_reader *reader, const fz__open *open,
                                    fz_status status, const char *const *arguments);
/* vocabulary_attributes.c: check the attributes of an element and put them into `values`. */
fz_status fz__vocabulary_attributes(fz__reading *reading, fz__xml_reader *reader, int element,
                                    const fz__xml_attribute *attributes, size_t count);
/* vocabulary_foreign.c: the attributes of other namespaces, with the declarations they need, into `markup`. */
void fz__foreign_attributes(fz__reading *reading, const fz__xml_reader *reader, int element,
                            const fz__xml_attribute *attributes, size_t count);
/* The element of another namespace that begins at `foreign` and ends here, into `markup`. */
void fz__foreign_element(fz__reading *reading, const fz__xml_reader *reader);

/* fz__vocabulary_read with pieces of another size. */
fz_status fz__vocabulary_read_pieces(fz_context *context, const fz__vocabulary *vocabulary, const char *source,
                                     const char *bytes, size_t length, size_t piece,
                                     const fz__vocabulary_handler *handler, void *user, fz__findings *findings,
                                     fz_error **error);

#endif
