/* Files: read whole, written atomically, with errors that say what is wrong. */
#ifndef FZ_BASE_FILE_H
#define FZ_BASE_FILE_H

#include "base/error.h"

/* Read all of a file into `bytes` (initialised by the caller). FZ_ENOTFOUND, FZ_EACCESS, FZ_EISDIR, FZ_EREAD, FZ_ELIMIT
 * (over FZ_LIMIT_BYTES, before reading where the size is known), FZ_ENOMEM. */
fz_status fz__file_read(fz_context *context, const char *path, fz__buffer *bytes, fz_error **error);
/* The same from a callback; `source` names it in errors. */
fz_status fz__callback_read(fz_context *context, fz_read_fn read, void *user, const char *source, fz__buffer *bytes,
                            fz_error **error);

/* Write a file so that a crash or a full disk leaves what was there: into a new file beside it, synced, then renamed
 * over it (a symbolic link is followed, the mode of the old file kept). */
typedef struct fz__file_writer fz__file_writer;
fz_status fz__file_writer_open(fz_context *context, const char *path, fz__file_writer **writer, fz_error **error);
/* An fz_write_fn; `user` is the writer. */
int fz__file_writer_write(void *writer, const void *bytes, size_t count);
/* Finish (`keep`) or undo; releases the writer either way. FZ_EWRITE names the path and the reason. */
fz_status fz__file_writer_close(fz__file_writer *writer, bool keep, fz_error **error);

#endif
