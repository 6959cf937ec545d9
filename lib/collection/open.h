/* Opening many files, for those who keep them. */
#ifndef FZ_COLLECTION_OPEN_H
#define FZ_COLLECTION_OPEN_H

#include "collection/model.h"

/* As fz_open_paths; `user` is passed to `take`, and that of the options where it is NULL. `function` stands in messages. */
fz_status fz__open_paths(fz_context *context, const char *const *paths, size_t count, const fz_open_options *options,
                         fz_open_take_fn take, void *user, const char *function, fz_error **error);

#endif
