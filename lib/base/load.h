/* The two ways into an object beside the caller's memory: a file and a callback. */
#ifndef FZ_BASE_LOAD_H
#define FZ_BASE_LOAD_H

#include "base/error.h"

/* Makes an object of bytes, which are never NULL; `object` is what the caller passed on. */
typedef fz_status (*fz__load_fn)(fz_context *context, const char *bytes, size_t length, const char *source,
                                 void *object, fz_error **error);

/* As fz__file_read, then `load` with the path as source. */
fz_status fz__load_path(fz_context *context, const char *path, fz__load_fn load, void *object, fz_error **error);
/* As fz__callback_read, then `load`. */
fz_status fz__load_callback(fz_context *context, fz_read_fn read, void *user, const char *source, fz__load_fn load,
                            void *object, fz_error **error);

#endif
