#include "assess/ledger_names.h"
#include "assess/ledger_read.h"

#include "assess/ledger_table.inc"

const fz__vocabulary fz__ledger_vocabulary = {FZ__LEDGER_SPACE, elements, LE_COUNT_};
