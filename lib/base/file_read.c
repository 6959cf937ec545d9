/* Reading a whole input: a file, a pipe, a device, a callback.
 *
 * All of them are read by one loop over an fz_read_fn, which never takes more than the limit and one byte. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/context.h"
#include "base/file.h"

#define PIECE ((size_t)64 << 10)

typedef struct input {
    fz_context *context;
    fz_read_fn read;
    void *user;
    fz__where where;
} input;

/* errno is the same for all callers, and strerror depends on the locale and is not for threads. */
const char *fz__errno_word(int number, char text[FZ__ERRNO_TEXT])
{
    static const struct {
        int number;
        const char *word;
    } words[] = {
        {ENOSPC, FZ_WORD_DISK_FULL},
        {EDQUOT, FZ_WORD_QUOTA},
        {EROFS, FZ_WORD_READ_ONLY},
        {EFBIG, FZ_WORD_FILE_TOO_BIG},
        {ENOENT, FZ_WORD_NO_DIRECTORY},
        {ENOTDIR, FZ_WORD_NOT_A_DIRECTORY},
        {EACCES, FZ_WORD_NOT_PERMITTED},
        {EPERM, FZ_WORD_NOT_PERMITTED},
        {EIO, FZ_WORD_INPUT_OUTPUT},
        {ENAMETOOLONG, FZ_WORD_NAME_TOO_LONG},
        {ELOOP, FZ_WORD_LINK_LOOP},
        {EMFILE, FZ_WORD_TOO_MANY_FILES},
        {ENFILE, FZ_WORD_TOO_MANY_FILES},
        {EPIPE, FZ_WORD_PIPE_CLOSED},
        {EBUSY, FZ_WORD_BUSY},
        {ETXTBSY, FZ_WORD_BUSY},
        {ENXIO, FZ_WORD_NO_DEVICE},
        {ENODEV, FZ_WORD_NO_DEVICE},
    };
    char digits[FZ_DIGITS];
    const char *shown = fz__digits((uint64_t)(number < 0 ? 0 : number), digits);

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (words[i].number == number)
            return words[i].word;
    memcpy(text, "errno ", 6);
    memcpy(text + 6, shown, strlen(shown) + 1);
    return text;
}

static fz_status over_limit(const input *in, const char *word, uint64_t size, fz_error **error)
{
    return fz__fail(in->context, error, FZ_ELIMIT, &in->where,
                    FZ_ARGS(word, fz__digits(size, (char[FZ_DIGITS]){0}),
                            fz__digits(in->context->limits[FZ_LIMIT_BYTES], (char[FZ_DIGITS]){0})));
}

static fz_status read_failed(const input *in, const char *why, fz_error **error)
{
    const char *name = in->where.source ? in->where.source : FZ_WORD_INPUT;

    return fz__fail(in->context, error, FZ_EREAD, &in->where, FZ_ARGS(name, why));
}

/* Read to the end; `*got` is set to what the last call of the callback gave. */
static fz_status read_all(const input *in, fz__buffer *bytes, ptrdiff_t *got, fz_error **error)
{
    const size_t limit = (size_t)in->context->limits[FZ_LIMIT_BYTES];
    size_t total = 0, room;
    char *end;

    for (;;) {
        /* Fill what is there before growing: a file's buffer was made to measure. */
        end = fz__buffer_reserve(bytes, bytes->capacity - bytes->length > 1 ? 1 : PIECE);
        if (!end)
            return fz__no_memory(error);
        room = bytes->capacity - bytes->length - 1;
        if (room > limit - total + 1)
            room = limit - total + 1;
        *got = in->read(in->user, end, room);
        if (*got <= 0)
            break;
        if ((size_t)*got > room)
            return read_failed(in, FZ_WORD_READ_TOO_MUCH, error);
        bytes->length += (size_t)*got;
        total += (size_t)*got;
        if (total > limit)
            return over_limit(in, FZ_WORD_READ_BYTES, total, error);
    }
    *end = '\0';
    return FZ_OK;
}

fz_status fz__callback_read(fz_context *context, fz_read_fn read, void *user, const char *source, fz__buffer *bytes,
                            fz_error **error)
{
    const input in = {context, read, user, {.source = source}};
    ptrdiff_t got;
    fz_status status;

    if (!context || !read)
        return fz__bad_argument(context, error, "read", "the read function is NULL");
    status = read_all(&in, bytes, &got, error);
    if (status == FZ_OK && got < 0)
        status = read_failed(&in, FZ_WORD_READ_FUNCTION, error);
    return status;
}

static ptrdiff_t read_descriptor(void *user, void *buffer, size_t capacity)
{
    ssize_t got;

    do
        got = read(*(const int *)user, buffer, capacity);
    while (got < 0 && errno == EINTR);
    return got;
}

/* An error of the path or of reading; each errno that has a code of its own gets it. */
static fz_status path_failed(const input *in, int number, fz_error **error)
{
    char text[FZ__ERRNO_TEXT];
    fz_status status;

    switch (number) {
    case ENOENT:
    case ENOTDIR:
        status = FZ_ENOTFOUND;
        break;
    case EACCES:
    case EPERM:
        status = FZ_EACCESS;
        break;
    case EISDIR:
        status = FZ_EISDIR;
        break;
    default:
        return read_failed(in, fz__errno_word(number, text), error);
    }
    return fz__fail(in->context, error, status, &in->where, FZ_ARGS(in->where.source));
}

/* Refuse what is too large and make room for the rest; pipes and devices have no size. */
static fz_status prepare(const input *in, int descriptor, fz__buffer *bytes, fz_error **error)
{
    struct stat about;

    if (fstat(descriptor, &about) != 0)
        return path_failed(in, errno, error);
    if (S_ISDIR(about.st_mode))
        return path_failed(in, EISDIR, error);
    if (!S_ISREG(about.st_mode) || about.st_size <= 0) /* files of /proc say 0 and hold something */
        return FZ_OK;
    if ((uint64_t)about.st_size > in->context->limits[FZ_LIMIT_BYTES])
        return over_limit(in, FZ_WORD_INPUT_BYTES, (uint64_t)about.st_size, error);
    /* One more, so that the end is met without growing. */
    return fz__buffer_reserve(bytes, (size_t)about.st_size + 1) ? FZ_OK : fz__no_memory(error);
}

fz_status fz__file_read(fz_context *context, const char *path, fz__buffer *bytes, fz_error **error)
{
    int descriptor = -1;
    const input in = {context, read_descriptor, &descriptor, {.source = path}};
    ptrdiff_t got = 0;
    fz_status status;

    if (!context || !path)
        return fz__bad_argument(context, error, "read", "path is NULL");
    do /* on a pipe or a network a signal may come first */
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    while (descriptor < 0 && errno == EINTR);
    if (descriptor < 0)
        return path_failed(&in, errno, error);
    status = prepare(&in, descriptor, bytes, error);
    if (status == FZ_OK)
        status = read_all(&in, bytes, &got, error);
    if (status == FZ_OK && got < 0)
        status = path_failed(&in, errno, error);
    close(descriptor);
    return status;
}
