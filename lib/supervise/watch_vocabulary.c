#include "supervise/watch_read.h"

#include "supervise/watch_table.inc"

const fz__vocabulary fz__watch_vocabulary = {FZ__WATCH_SPACE, elements, WA_COUNT_};
