/* A buffered way out: small pieces go in, large ones reach the caller's write function. The first failure is remembered
 * and everything later does nothing, so a writer asks once, at the end. */
#ifndef FZ_EXPORT_SINK_H
#define FZ_EXPORT_SINK_H

#include "base/error.h"

typedef struct fz__sink {
    fz_write_fn write;
    void *user;
    size_t count;
    bool failed;
    char pending[8192];
} fz__sink;

void fz__sink_init(fz__sink *sink, fz_write_fn write, void *user);
void fz__sink_bytes(fz__sink *sink, const char *bytes, size_t length);
void fz__sink_string(fz__sink *sink, const char *string);
void fz__sink_char(fz__sink *sink, char c);
void fz__sink_spaces(fz__sink *sink, size_t count);
void fz__sink_number(fz__sink *sink, uint64_t number);
/* Hand over what is pending; true when everything was taken. */
bool fz__sink_finish(fz__sink *sink);
/* An fz_write_fn; `user` is the sink. */
int fz__sink_write(void *sink, const void *bytes, size_t count);

#endif
