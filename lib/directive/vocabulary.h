/* The vocabulary urn:libfazhi:directive:1 as a table for the reader; lib/data/directive.md explains it, and
 * lib/data/directive.rng and .xsd say the same for other people's tools. */
#ifndef FZ_DIRECTIVE_VOCABULARY_H
#define FZ_DIRECTIVE_VOCABULARY_H

#include "directive/space.h"
#include "xml/vocabulary.h"

/* The elements; <title> is two of them, since it means another thing in a head than in a section. */
enum {
    EL_DIRECTIVE,
    EL_HEAD,
    /* the entries of the head, in the order of fz_field */
    EL_TITLE,
    EL_DOC_NUMBER,
    EL_ISSUER,
    EL_ADDRESSEE,
    EL_SIGNED,
    EL_PUBLISHED,
    EL_EFFECTIVE,
    EL_REPEALED,
    EL_INDEX,
    EL_KIND,
    EL_DISCLOSURE,
    EL_BASIS,
    EL_ATTACHMENT,
    /* the parts, in the order of fz_part without the body */
    EL_FRONT,
    EL_COVER,
    EL_PREAMBLE,
    EL_CLOSING,
    EL_BACK,
    EL_SECTION,
    EL_SECTION_TITLE,
    EL_TASK,
    EL_P,
    EL_FIELD,
    EL_STATED,
    EL_ASSIGN,
    EL_DUE,
    EL_PERSON,
    EL_REQUIRE,
    EL_COUNT
};

/* Columns of the attributes. */
enum { AT_DIRECTIVE_ID, AT_DIRECTIVE_REGION, AT_DIRECTIVE_LANG };
enum { AT_NUMBER_WORD, AT_NUMBER_YEAR, AT_NUMBER_SERIAL };
enum { AT_BASIS_NUMBER };
enum { AT_SECTION_ID, AT_SECTION_N, AT_SECTION_LABEL, AT_SECTION_MARK, AT_SECTION_PLACE };
enum { AT_TASK_ID, AT_TASK_N, AT_TASK_LABEL, AT_TASK_MARK, AT_TASK_SIC, AT_TASK_PLACE };
enum { AT_P_JOINED };
enum { AT_TEXT_NAME, AT_TEXT_JOINED }; /* of field and stated */
enum {
    AT_ASSIGN_ROLE,
    AT_ASSIGN_RANK,
    AT_ASSIGN_UNIT,
    AT_ASSIGN_FULL,
    AT_ASSIGN_COLLECTIVE,
    AT_ASSIGN_OPEN,
    AT_ASSIGN_PLACE
};
enum { AT_DUE_DATE, AT_DUE_EVERY };
enum { AT_PERSON_NAME, AT_PERSON_OFFICE };
enum {
    AT_REQUIRE_KIND,
    AT_REQUIRE_AT,
    AT_REQUIRE_NUMBER,
    AT_REQUIRE_UNIT,
    AT_REQUIRE_BOUND,
    AT_REQUIRE_EVERY,
    AT_REQUIRE_MONTH,
    AT_REQUIRE_DAY,
    AT_REQUIRE_END,
    AT_REQUIRE_DATE,
    AT_REQUIRE_PLACE,
    AT_REQUIRE_COUNT
};

extern const fz__vocabulary fz__directive_vocabulary;

#endif
