/* What the tests of the export room share: a sink that keeps what it is given. */
#ifndef FZ_TESTS_EXPORT_SAMPLE_H
#define FZ_TESTS_EXPORT_SAMPLE_H

#include "export/sink.h"

/* A text that grows, terminated. It refuses whatever would make it longer than `most`, 0 being no limit. */
typedef struct kept {
    char *bytes;
    size_t length, capacity, most;
} kept;

int keep(void *user, const void *bytes, size_t count); /* an fz_write_fn */
void kept_clear(kept *text);

#endif
