#include "base/load.h"

#include "base/file.h"

static fz_status load_buffer(fz_context *context, fz_status status, fz__buffer *bytes, const char *source,
                             fz__load_fn load, void *object, fz_error **error)
{
    if (status == FZ_OK)
        status = load(context, bytes->bytes ? bytes->bytes : "", bytes->length, source, object, error);
    fz__buffer_clear(bytes);
    return status;
}

fz_status fz__load_path(fz_context *context, const char *path, fz__load_fn load, void *object, fz_error **error)
{
    fz__buffer bytes;

    fz__buffer_init(&bytes, context);
    return load_buffer(context, fz__file_read(context, path, &bytes, error), &bytes, path, load, object, error);
}

fz_status fz__load_callback(fz_context *context, fz_read_fn read, void *user, const char *source, fz__load_fn load,
                            void *object, fz_error **error)
{
    fz__buffer bytes;

    fz__buffer_init(&bytes, context);
    return load_buffer(context, fz__callback_read(context, read, user, source, &bytes, error), &bytes, source, load,
                       object, error);
}
