/* What the tests of ledgers share. */
#ifndef FZ_TESTS_LEDGER_SUPPORT_H
#define FZ_TESTS_LEDGER_SUPPORT_H

#include "support.h"

#define LEDGER(body) "<ledger xmlns=\"urn:libfazhi:ledger:1\">" body "</ledger>"

/* Load what must load, XML or CSV; the test fails with the error's message where it does not. */
fz_ledger *load_ledger(const char *text);
fz_ledger *load_ledger_bytes(const char *bytes, size_t count);
/* Load leniently. */
fz_ledger *load_lenient(const char *text);
/* The first error of what must not load; free it. */
fz_error *refuse_ledger(const char *text);
/* The saved forms, terminated; free() them. */
char *saved_xml(const fz_ledger *ledger);
char *saved_csv(const fz_ledger *ledger);
/* An empty ledger, and one entered by its unit and day. */
fz_ledger *new_ledger(void);
const fz_record *enter(fz_ledger *ledger, const char *id, const char *unit, fz_date recorded);
/* A fz_write_fn that appends to a sink. */
typedef struct sink {
    char *bytes;
    size_t length, capacity;
} sink;
int append_text(void *user, const void *bytes, size_t count);

#endif
