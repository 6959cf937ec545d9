/* The scores of many directives, each with its ledger, by all processors. */
#ifndef FAZHI_EXAMPLES_BATCH_H
#define FAZHI_EXAMPLES_BATCH_H

#include "cases.h"
#include "scoring.h"

/* Assess each case and write all of them in their order; who is bad is told, and the others go on. The gravest exit status. */
int batch_score(struct scoring *scoring, struct files *directives, unsigned threads);

#endif
