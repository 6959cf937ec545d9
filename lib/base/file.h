/* Files: read whole, written atomically, with errors that say what is wrong. */
#ifndef FZ_BASE_FILE_H
#define FZ_BASE_FILE_H

#include "base/error.h"

/* Read all of a file, a pipe or a device behind what is in `bytes` (initialised by the caller). FZ_ENOTFOUND, FZ_EACCESS,
 * FZ_EISDIR, FZ_EREAD, FZ_ELIMIT (over FZ_LIMIT_BYTES: before anything is read or allocated where the size is known),
 * FZ_ENOMEM. */
fz_status fz__file_read(fz_context *context, const char *path, fz__buffer *bytes, fz_error **error);
/* The same from a callback; `source` names it in errors and may be NULL. FZ_EREAD when it fails or claims to have written
 * more than fits, FZ_ELIMIT, FZ_ENOMEM. */
fz_status fz__callback_read(fz_context *context, fz_read_fn read, void *user, const char *source, fz__buffer *bytes,
                            fz_error **error);

/* Write a file so that a crash or a full disk leaves what was there: into a new file beside it, synced, then renamed
 * over it (a symbolic link is followed, the mode of the old file kept). What is no regular file, such as /dev/stdout or a
 * pipe, is written straight through; a closed pipe then raises SIGPIPE where the host has not switched it off.
 * FZ_EISDIR, FZ_EACCESS, FZ_EWRITE (path and reason), FZ_ENOMEM. */
typedef struct fz__file_writer fz__file_writer;
fz_status fz__file_writer_open(fz_context *context, const char *path, fz__file_writer **result, fz_error **error);
/* An fz_write_fn whose `user` is the writer. After a failure, which the writer remembers, it takes nothing more. */
int fz__file_writer_write(void *user, const void *bytes, size_t count);
/* Finish (`keep`) or undo; releases the writer either way, and accepts NULL. A write that failed before is reported
 * whatever `keep` says, so the end of a failed call is just fz__file_writer_close(writer, false, error). */
fz_status fz__file_writer_close(fz__file_writer *writer, bool keep, fz_error **error);

/* What an errno says, as a word for a message; "errno 71" for the rare ones. */
#define FZ__ERRNO_TEXT 32
const char *fz__errno_word(int number, char text[FZ__ERRNO_TEXT]);

#endif
