/* Citations: how people write the number of a section or a task, read once and then compared with many. */
#ifndef FZ_QUERY_CITATION_H
#define FZ_QUERY_CITATION_H

#include "directive/model.h"

#define FZ__PATH_DEPTH 8

/* Numbers from the outermost in: 七（二） is 7, 2. */
typedef struct fz__path {
    uint32_t numbers[FZ__PATH_DEPTH];
    uint32_t depth;
} fz__path;

typedef struct fz__section_citation {
    fz__path path;
    bool floating;  /* it began with a bracket: （二） names an inner heading, whatever stands over it */
    const char *id; /* instead of a path: the id of a section; NULL for a path */
} fz__section_citation;

/* One number, or a range of them: 1/2 to 1/4 is path 1, 2 and last 4. */
typedef struct fz__citation {
    fz__path section; /* depth 0: in any section */
    fz__path item;
    uint32_t last;
} fz__citation;

/* Read the citation of a section; `id` is left alone. False when it is none. */
bool fz__section_citation_parse(const char *text, size_t length, fz__section_citation *citation);
/* Whether `text` may be an id. */
bool fz__is_id(const char *text, size_t length);
/* Read the citation of tasks; the first `capacity` parts are written. How many there are; 0 when it is none. */
size_t fz__citation_parse(const char *text, size_t length, fz__citation *citations, size_t capacity);

bool fz__section_cited(const fz_section *section, const fz__section_citation *citation);
bool fz__task_cited(const fz_task *task, const fz__citation *citation);

#endif
