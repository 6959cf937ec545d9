#include "base/save.h"

#include "base/file.h"

#include <string.h>

fz_status fz__save_callback(fz_context *context, fz__save_fn save, const void *object, fz_write_fn write, void *user,
                            fz_error **error)
{
    if (save(object, write, user))
        return FZ_OK;
    return fz__fail(context, error, FZ_EWRITE, NULL, FZ_ARGS(FZ_WORD_CALLBACK, FZ_WORD_REFUSED));
}

/* Takes what fits and counts all. */
typedef struct memory_sink {
    char *bytes;
    size_t capacity, count;
} memory_sink;

static int memory_write(void *user, const void *bytes, size_t count)
{
    memory_sink *sink = user;

    if (sink->count < sink->capacity) {
        size_t room = sink->capacity - sink->count;

        memcpy(sink->bytes + sink->count, bytes, count < room ? count : room);
    }
    sink->count += count;
    return 0;
}

size_t fz__save_memory(fz__save_fn save, const void *object, char *bytes, size_t capacity)
{
    memory_sink sink = {bytes, capacity, 0};

    save(object, memory_write, &sink);
    return sink.count;
}

fz_status fz__save_path(fz_context *context, fz__save_fn save, const void *object, const char *path, fz_error **error)
{
    fz__file_writer *writer;
    fz_status status = fz__file_writer_open(context, path, &writer, error);

    if (status != FZ_OK)
        return status;
    return fz__file_writer_close(writer, save(object, fz__file_writer_write, writer), error);
}
