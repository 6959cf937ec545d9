/* The readers of ledgers, XML, JSON and CSV, and what they share. */
#ifndef FZ_ASSESS_LEDGER_READ_H
#define FZ_ASSESS_LEDGER_READ_H

#include "assess/ledger_model.h"
#include "xml/vocabulary.h"

extern const fz__vocabulary fz__ledger_vocabulary;

/* How a file is read. */
typedef struct fz__reading {
    const char *source, *encoding; /* NULL: none, and as the bytes tell */
    bool lenient;
} fz__reading;

/* ledger_read.c: read XML or CSV behind what the ledger holds; on failure it is as it was. */
fz_status fz__ledger_read(fz_ledger *ledger, const char *bytes, size_t length, const fz__reading *reading,
                          fz_error **error);

/* Read into a ledger that has nothing around its entries. With `lenient`, what is bad of a record becomes a finding of the ledger. */
fz_status fz__ledger_read_xml(fz_ledger *ledger, const char *source, const char *bytes, size_t length, bool lenient,
                              fz_error **error);
fz_status fz__ledger_read_json(fz_ledger *ledger, const char *source, const char *bytes, size_t length, bool lenient,
                               fz_error **error);
fz_status fz__ledger_read_csv(fz_ledger *ledger, const char *source, const char *bytes, size_t length,
                              const char *encoding, bool lenient, fz_error **error);

/* A field of CSV as it stands in a row: terminated text, quotes undone; `offset` and `raw` of what it is made of. */
typedef struct fz__csv_field {
    const char *text;
    size_t length;
    size_t offset, raw;
} fz__csv_field;

/* What may be wrong with the quotes of a row. */
typedef struct fz__csv_fault {
    const char *what; /* a word; NULL: nothing */
    size_t offset;
} fz__csv_fault;

/* ledger_csv_rows.c: text cut into rows and fields. */
typedef struct fz__csv_rows {
    const char *bytes;
    size_t length, at;
    char separator;
    uint64_t line, next_line; /* of the row, and behind it */
    size_t start;             /* of the row */
    fz__csv_field *fields;
    size_t count, capacity;
    fz__csv_fault fault; /* the first of the row */
    fz__buffer texts;
} fz__csv_rows;
void fz__csv_rows_init(fz__csv_rows *rows, fz_context *context, const char *bytes, size_t length);
void fz__csv_rows_clear(fz__csv_rows *rows);
/* The next row that has any field; false at the end, or (`texts.failed`) when memory is exhausted. */
bool fz__csv_next(fz__csv_rows *rows);

/* ledger_csv_quote.c: whether a text, leading single quotes apart, begins as a formula does, and is no number. */
bool fz__csv_is_formula(const char *text);

#endif
