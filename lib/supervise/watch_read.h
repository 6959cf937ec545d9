/* The table by which watch rules are read, written and compared. */
#ifndef FZ_SUPERVISE_WATCH_READ_H
#define FZ_SUPERVISE_WATCH_READ_H

#include "supervise/watch_model.h"
#include "xml/vocabulary.h"

extern const fz__vocabulary fz__watch_vocabulary;

#endif
