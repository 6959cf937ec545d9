/* The ledger as its own files and the engine see it.
 *
 * Texts are interned, so the engine compares units, items, events and matters as numbers. Records are pieces of the arena: they never
 * move, and only what became of them changes. */
#ifndef FZ_ASSESS_LEDGER_MODEL_H
#define FZ_ASSESS_LEDGER_MODEL_H

#include "base/error.h"

#include <stdatomic.h>

#include <fazhi/ledger.h>

typedef struct fz__withdrawal {
    fz_date recorded;          /* 0: not said, so the record never held */
    uint32_t reporter, reason; /* in the ledger's texts; FZ__NO_STRING: none */
    const char *foreign;       /* attributes of others; NULL: none */
} fz__withdrawal;

struct fz_record {
    fz_ledger *ledger;
    uint32_t texts[FZ_RECORD_TEXT_COUNT_]; /* in ledger->texts; FZ__NO_STRING: none */
    fz_date days[FZ_RECORD_DAY_COUNT_];
    fz_decimal value;
    bool has_value;
    uint32_t heads;             /* 0: not said */
    uint32_t index;             /* among the records */
    fz_record *replaces;        /* NULL: none */
    fz_record *replaced_by;     /* NULL: none */
    fz__withdrawal *withdrawal; /* NULL: none */
};

/* What was entered, in its order: a record, or the withdrawal of one. */
typedef struct fz__entry {
    fz_record *record;
    bool is_withdrawal;
} fz__entry;

/* The record holds on a day as known; `known` 0: as it was entered last. */
fz_record_state fz__record_state(const fz_record *record, fz_date known);

#endif
