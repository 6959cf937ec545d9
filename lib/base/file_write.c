/* Writing a file atomically.
 *
 * The new content goes into a file of its own in the same directory, is synced, and takes the target's name by rename,
 * so at any moment the name leads to the whole old content or to the whole new one. The directory is synced last, as far
 * as the system allows: by then the file is in place, so a failure there is none of the write. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

#define MOST_LINKS    40
#define MOST_ATTEMPTS 1000
#define PENDING       ((size_t)32 << 10)
#define MODE_NEW      0666
#define MODE_PRIVATE  0600

struct fz__file_writer {
    fz_context *context;
    fz__buffer path;      /* as the caller gave it, for messages */
    fz__buffer target;    /* behind the symbolic links */
    fz__buffer temporary; /* empty when writing straight through */
    int descriptor;
    int failure; /* the errno of the first failure; 0 when all is well */
    size_t count;
    char pending[PENDING];
};

static fz_status write_failed(const fz__file_writer *writer, int number, fz_error **error)
{
    const char *path = writer->path.bytes, *kept = writer->temporary.length ? FZ_WORD_OLD_KEPT : "";
    const fz__where where = {.source = path};
    char text[FZ__ERRNO_TEXT];

    if (number == ENOMEM)
        return fz__no_memory(error);
    if (number == EISDIR)
        return fz__fail(writer->context, error, FZ_EISDIR, &where, FZ_ARGS(path));
    if (number == EACCES || number == EPERM)
        return fz__fail(writer->context, error, FZ_EACCESS, &where, FZ_ARGS(path));
    return fz__fail(writer->context, error, FZ_EWRITE, &where, FZ_ARGS(path, fz__errno_word(number, text), kept));
}

/* Length of the directory part of a path, its last slash included. */
static size_t directory_length(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* Replace `target` by what it links to, until it is no link; an errno, 0 when done. Links that end in /proc are those of
 * /dev/stdout and its like: they lead to an open file, which has no name to be renamed over. */
static int follow_links(fz__buffer *target)
{
    char link[PATH_MAX];

    for (int i = 0; i < MOST_LINKS; i++) {
        ssize_t length = strncmp(target->bytes, "/proc/", 6) == 0 ? -1 : readlink(target->bytes, link, sizeof(link));

        if (length < 0)
            return 0;
        if ((size_t)length >= sizeof(link))
            return ENAMETOOLONG;
        target->length = link[0] == '/' ? 0 : directory_length(target->bytes);
        fz__buffer_append(target, link, (size_t)length);
        if (target->failed)
            return ENOMEM;
    }
    return ELOOP;
}

static bool open_retrying(fz__file_writer *writer, const char *path, int flags, mode_t mode)
{
    do
        writer->descriptor = open(path, flags | O_WRONLY | O_CLOEXEC | O_NOCTTY, mode);
    while (writer->descriptor < 0 && errno == EINTR);
    return writer->descriptor >= 0;
}

/* Give the new file the old one's owner and mode. Where the group cannot be given, nobody but the owner gets in. */
static int copy_mode(int descriptor, const struct stat *old)
{
    mode_t mode = old->st_mode & 0777;
    struct stat new;

    if (fstat(descriptor, &new) != 0)
        return errno;
    if ((new.st_uid != old->st_uid || new.st_gid != old->st_gid) && fchown(descriptor, old->st_uid, old->st_gid) != 0)
        mode &= 0700;
    return fchmod(descriptor, mode) == 0 ? 0 : errno;
}

/* A name that no other process and no other thread takes: the process in it, and a number that O_EXCL settles. */
static void name_temporary(fz__file_writer *writer, unsigned attempt)
{
    writer->temporary.length = 0;
    fz__buffer_append(&writer->temporary, writer->target.bytes, directory_length(writer->target.bytes));
    fz__buffer_string(&writer->temporary, ".fazhi-");
    fz__buffer_number(&writer->temporary, (uint64_t)getpid());
    fz__buffer_char(&writer->temporary, '-');
    fz__buffer_number(&writer->temporary, attempt);
    fz__buffer_string(&writer->temporary, ".tmp");
}

/* Open the new file; an errno, 0 when done. `old` is NULL when there is none to take the mode from. */
static int open_temporary(fz__file_writer *writer, const struct stat *old)
{
    int failure = EEXIST;

    for (unsigned attempt = 0; attempt < MOST_ATTEMPTS && failure == EEXIST; attempt++) {
        name_temporary(writer, attempt);
        if (writer->temporary.failed)
            failure = ENOMEM;
        else if (open_retrying(writer, writer->temporary.bytes, O_CREAT | O_EXCL, old ? MODE_PRIVATE : MODE_NEW))
            return old ? copy_mode(writer->descriptor, old) : 0;
        else
            failure = errno;
    }
    writer->temporary.length = 0; /* there is none to take away */
    return failure;
}

/* Open what is to be written; an errno, 0 when done. */
static int open_target(fz__file_writer *writer)
{
    struct stat old;
    bool exists = stat(writer->path.bytes, &old) == 0;
    int failure;

    if (!*writer->path.bytes || (!exists && errno != ENOENT))
        return errno;
    if (exists && S_ISDIR(old.st_mode))
        return EISDIR;
    failure = follow_links(&writer->target);
    if (failure)
        return failure;
    /* Appending leaves alone what another program wrote into the file that is our standard output. */
    if (exists && (!S_ISREG(old.st_mode) || strncmp(writer->target.bytes, "/proc/", 6) == 0))
        return open_retrying(writer, writer->path.bytes, O_APPEND, 0) ? 0 : errno;
    /* To rename over a file needs no right to write it; to a user, read-only means that it stays. */
    if (exists && faccessat(AT_FDCWD, writer->target.bytes, W_OK, AT_EACCESS) != 0)
        return errno;
    return open_temporary(writer, exists ? &old : NULL);
}

static void writer_free(fz__file_writer *writer)
{
    fz_context *context = writer->context;

    if (writer->descriptor >= 0)
        close(writer->descriptor);
    fz__buffer_clear(&writer->path);
    fz__buffer_clear(&writer->target);
    fz__buffer_clear(&writer->temporary);
    fz__free(context, writer, sizeof(*writer));
    fz_context_unref(context);
}

/* Take the unfinished file away. */
static void undo(fz__file_writer *writer)
{
    if (writer->temporary.length)
        unlink(writer->temporary.bytes);
}

fz_status fz__file_writer_open(fz_context *context, const char *path, fz__file_writer **result, fz_error **error)
{
    fz__file_writer *writer;
    fz_status status = FZ_OK;
    int failure;

    *result = NULL;
    if (!context || !path)
        return fz__bad_argument(context, error, "write", "path is NULL");
    writer = fz__alloc(context, sizeof(*writer));
    if (!writer)
        return fz__no_memory(error);
    memset(writer, 0, offsetof(fz__file_writer, pending));
    writer->context = fz_context_ref(context);
    writer->descriptor = -1;
    fz__buffer_init(&writer->path, context);
    fz__buffer_init(&writer->target, context);
    fz__buffer_init(&writer->temporary, context);
    fz__buffer_string(&writer->path, path);
    fz__buffer_string(&writer->target, path);

    failure = writer->path.failed || writer->target.failed ? ENOMEM : open_target(writer);
    if (failure) {
        status = write_failed(writer, failure, error);
        undo(writer);
        writer_free(writer);
        return status;
    }
    *result = writer;
    return FZ_OK;
}

/* Write all; an errno, 0 when done. */
static int write_all(int descriptor, const char *bytes, size_t count)
{
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) /* a device that takes nothing would be asked for ever */
            return written ? errno : EIO;
        bytes += written;
        count -= (size_t)written;
    }
    return 0;
}

/* Whatever happens, the buffer is empty afterwards. */
static void flush(fz__file_writer *writer)
{
    if (!writer->failure)
        writer->failure = write_all(writer->descriptor, writer->pending, writer->count);
    writer->count = 0;
}

int fz__file_writer_write(void *user, const void *bytes, size_t count)
{
    fz__file_writer *writer = user;

    if (count > PENDING - writer->count)
        flush(writer);
    if (writer->failure)
        return -1;
    if (count >= PENDING) {
        writer->failure = write_all(writer->descriptor, bytes, count);
        return writer->failure ? -1 : 0;
    }
    memcpy(writer->pending + writer->count, bytes, count);
    writer->count += count;
    return 0;
}

static void sync_directory(const char *target)
{
    char path[PATH_MAX] = ".";
    size_t length = directory_length(target);
    int descriptor;

    if (length >= sizeof(path))
        return;
    if (length) {
        memcpy(path, target, length);
        path[length] = '\0';
    }
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    fsync(descriptor);
    close(descriptor);
}

/* An errno, 0 when done. Some file systems cannot sync and say EINVAL; some are interrupted by a signal. */
static int sync_file(int descriptor)
{
    while (fsync(descriptor) != 0)
        if (errno != EINTR)
            return errno == EINVAL ? 0 : errno;
    return 0;
}

/* Bring the new file to disk and into place; an errno, 0 when done. */
static int finish(fz__file_writer *writer)
{
    int descriptor = writer->descriptor, failure = writer->temporary.length ? sync_file(descriptor) : 0;

    if (failure)
        return failure;
    writer->descriptor = -1;
    if (close(descriptor) != 0 && errno != EINTR)
        return errno;
    if (writer->temporary.length && rename(writer->temporary.bytes, writer->target.bytes) != 0)
        return errno;
    if (writer->temporary.length)
        sync_directory(writer->target.bytes);
    return 0;
}

fz_status fz__file_writer_close(fz__file_writer *writer, bool keep, fz_error **error)
{
    fz_status status = FZ_OK;

    if (!writer)
        return FZ_OK;
    if (keep)
        flush(writer);
    if (keep && !writer->failure)
        writer->failure = finish(writer);
    if (writer->failure)
        status = write_failed(writer, writer->failure, error);
    if (!keep || writer->failure)
        undo(writer);
    writer_free(writer);
    return status;
}
