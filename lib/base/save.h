/* The three ways out of an object that can write itself: a callback, the caller's memory, a file. */
#ifndef FZ_BASE_SAVE_H
#define FZ_BASE_SAVE_H

#include "base/error.h"

/* Writes an object; false when `write` failed. */
typedef bool (*fz__save_fn)(const void *object, fz_write_fn write, void *user);

/* FZ_EWRITE when `write` fails. */
fz_status fz__save_callback(fz_context *context, fz__save_fn save, const void *object, fz_write_fn write, void *user,
                            fz_error **error);
/* What fits goes into `bytes`; the size of the whole is returned. */
size_t fz__save_memory(fz__save_fn save, const void *object, char *bytes, size_t capacity);
/* Atomically, as of base/file.h. */
fz_status fz__save_path(fz_context *context, fz__save_fn save, const void *object, const char *path, fz_error **error);

#endif
