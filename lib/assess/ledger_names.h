/* Made from lib/data/ledger.txt by lib/data/vocabulary.py; do not edit. */
/* clang-format off */
#ifndef FZ_ASSESS_LEDGER_NAMES_H
#define FZ_ASSESS_LEDGER_NAMES_H

#define FZ__LEDGER_SPACE "urn:libfazhi:ledger:1"

/* The elements. */
typedef enum fz__ledger_element {
    LE_LEDGER,
    LE_HEAD,
    LE_TITLE,
    LE_NOTE,
    LE_RECORD,
    LE_DOCUMENT,
    LE_EVIDENCE,
    LE_REPLACES,
    LE_STAGE,
    LE_WITHDRAWAL,
    LE_COUNT_
} fz__ledger_element;

#endif
