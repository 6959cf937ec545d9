/* Which directive is scored by which ledger, where there are many of either.
 *
 * Several directives, as files or folders, have a ledger each, of the same name: county/x.xml has county/x.csv beside it or, where
 * --ledger names a folder, that folder's x.csv, x.xml or x.json, at the same place below it. One directive with a folder of
 * ledgers is scored by each of these: the directive of a province, the ledgers of its counties. */
#ifndef FAZHI_EXAMPLES_CASES_H
#define FAZHI_EXAMPLES_CASES_H

#include "many.h"

struct one_case {
    char *name;            /* the path below the folder that was named, without its ending */
    const char *directive; /* NULL: the one that all share */
    char *ledger;          /* NULL: there is none */
};

struct cases {
    struct one_case *items;
    size_t count;
    struct files ledgers; /* of one directive */
};

/* Whether there are any: several directives, or a folder of ledgers (NULL: none was named). */
bool cases_are_many(const struct files *directives, const char *ledgers);
/* Ends the program for wrong use, for folders in which nothing is, and when memory is exhausted. */
void cases_find(const struct program *program, struct cases *cases, struct files *directives, const char *ledgers);
void cases_free(struct cases *cases);

#endif
