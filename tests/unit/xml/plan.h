/* A small vocabulary for tests, and readings by it as text. */
#ifndef FZ_TESTS_XML_PLAN_H
#define FZ_TESTS_XML_PLAN_H

#include "xml/vocabulary.h"

/* plan (open): head, (part | step)*, end?
 *   @id ID, @when DATE, @xml:lang TEXT
 * head: name, note*                        name: text; note: any text, open
 * part (open): (p | step)*                 @id ID required, @n COUNT
 * step (open): at least one p, then who*   @kind one of lead, cooperate; @sure BOOLEAN; @place PLACE; @size DECIMAL; @min NUMBER
 * p: text, open                            who: empty, @unit TEXT required (FZ_EUNIT), @rank COUNT required
 * end: a day */
extern const fz__vocabulary plan;

typedef struct plan_reading {
    fz__buffer lines;
    const char *fail_at; /* the callback of this element's start notes FZ_ENOTEXT; NULL for none */
} plan_reading;

extern const fz__vocabulary_handler plan_handler;

#endif
