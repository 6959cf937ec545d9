/* The vocabulary urn:libfazhi:registry:1 as a table for the reader; lib/data/registry.md explains it, and
 * lib/data/registry.rng and .xsd say the same for other people's tools. */
#ifndef FZ_REGISTRY_VOCABULARY_H
#define FZ_REGISTRY_VOCABULARY_H

#include "xml/vocabulary.h"

#define FZ__REGISTRY_SPACE "urn:libfazhi:registry:1"

enum {
    EL_REGISTRY,
    EL_HEAD,
    EL_TITLE,
    EL_SOURCE,
    EL_BODY,
    EL_COLLECTIVE,
    EL_NAME,
    EL_SHORT,
    EL_ALIAS,
    EL_CODE,
    EL_MEMBER,
    EL_ALL,
    EL_EXCEPT,
    EL_SUCCESSION,
    EL_FROM,
    EL_TO,
    EL_NOTE,
    EL_COUNT
};

/* Columns of the attributes. Those of body and collective begin alike. */
enum { AT_REGISTRY_ID, AT_REGISTRY_REGION, AT_REGISTRY_LANG };
enum { AT_SOURCE_ID, AT_SOURCE_DATE, AT_SOURCE_HREF };
enum {
    AT_BODY_ID,
    AT_BODY_LEVEL,
    AT_BODY_PARENT,
    AT_BODY_FROM,
    AT_BODY_UNTIL,
    AT_BODY_VERIFIED,
    AT_BODY_SOURCE,
    AT_BODY_KIND,
    AT_BODY_CLASS
};
enum { AT_NAME_VERIFIED };
enum { AT_CODE_SCHEME };
enum { AT_LINK_BODY }; /* of member, except, from and to */
enum { AT_ALL_KIND, AT_ALL_LEVEL, AT_ALL_PARENT, AT_ALL_CLASS };
enum { AT_SUCCESSION_KIND, AT_SUCCESSION_DATE, AT_SUCCESSION_VERIFIED, AT_SUCCESSION_SOURCE };

/* What the choices are called, each list in the order of its enum and ended by NULL. */
extern const char *const fz__body_kinds[]; /* fz_body_kind without the collective */
extern const char *const fz__levels[];
extern const char *const fz__schemes[];          /* fz__scheme */
extern const char *const fz__succession_kinds[]; /* fz_succession_kind */

extern const fz__vocabulary fz__registry_vocabulary;

#endif
