/* The functions that stand in the place of the system's. */
#include "wrapped.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *const called_names[CALLED_COUNT] = {
    [OPEN] = "open",
    [READ] = "read",
    [WRITE] = "write",
    [FSYNC] = "fsync",
    [CLOSE] = "close",
    [RENAME] = "rename",
    [UNLINK] = "unlink",
    [FCHMOD] = "fchmod",
    [PTHREAD_CREATE] = "pthread_create",
    [MUTEX_INIT] = "pthread_mutex_init",
    [COND_INIT] = "pthread_cond_init",
};

static wrapped now;
static bool armed;

void wrapped_begin(const failure *failures, size_t count, size_t most)
{
    memset(&now, 0, sizeof(now));
    for (size_t i = 0; i < count; i++)
        now.failures[i] = failures[i];
    now.most = most;
    armed = true;
}

const wrapped *wrapped_end(void)
{
    armed = false;
    return &now;
}

/* The errno with which this call fails; 0: it does not. */
static int failing(called what)
{
    size_t number;

    if (!armed)
        return 0;
    number = atomic_fetch_add(&now.calls[what], 1) + 1;
    for (size_t i = 0; i < sizeof(now.failures) / sizeof(*now.failures); i++) {
        const failure *f = &now.failures[i];

        if (f->what == what && f->at && (number == f->at || (f->for_good && number > f->at))) {
            atomic_fetch_add(&now.failed, 1);
            return f->number;
        }
    }
    return 0;
}

/* Of the functions that say by -1 that they failed. */
static bool refuses(called what)
{
    const int number = failing(what);

    if (number)
        errno = number;
    return number != 0;
}

static size_t at_most(size_t count)
{
    return armed && now.most && count > now.most ? now.most : count;
}

#define WRAP(type, name, ...)               \
    extern type __real_##name(__VA_ARGS__); \
    extern type __wrap_##name(__VA_ARGS__); \
    type __wrap_##name(__VA_ARGS__)

extern int __real_open(const char *path, int flags, ...);
extern int __wrap_open(const char *path, int flags, ...);
extern int __wrap_open64(const char *path, int flags, ...);

static int open_with(const char *path, int flags, mode_t mode)
{
    int descriptor = refuses(OPEN) ? -1 : __real_open(path, flags, mode);

    if (armed && descriptor >= 0)
        atomic_fetch_add(&now.open, 1);
    return descriptor;
}

/* The mode is there where a file may be made; it is passed as what it becomes there, which may be more than mode_t. */
#define OPEN_AS(name)                                   \
    int __wrap_##name(const char *path, int flags, ...) \
    {                                                   \
        mode_t mode = 0;                                \
        va_list rest;                                   \
                                                        \
        va_start(rest, flags);                          \
        if (flags & O_CREAT)                            \
            mode = (mode_t)va_arg(rest, unsigned);      \
        va_end(rest);                                   \
        return open_with(path, flags, mode);            \
    }

OPEN_AS(open)
OPEN_AS(open64) /* the name of the same where offsets have 64 bits */

WRAP(ssize_t, read, int descriptor, void *bytes, size_t count)
{
    return refuses(READ) ? -1 : __real_read(descriptor, bytes, at_most(count));
}

WRAP(ssize_t, write, int descriptor, const void *bytes, size_t count)
{
    if (refuses(WRITE))
        return errno == TAKES_NOTHING ? 0 : -1;
    return __real_write(descriptor, bytes, at_most(count));
}

WRAP(int, fsync, int descriptor)
{
    return refuses(FSYNC) ? -1 : __real_fsync(descriptor);
}

/* The descriptor is gone even then, as Linux has it. */
WRAP(int, close, int descriptor)
{
    const int number = failing(CLOSE), result = __real_close(descriptor);

    if (armed && result == 0)
        atomic_fetch_sub(&now.open, 1);
    else if (armed)
        atomic_store(&now.not_closed, true);
    if (!number)
        return result;
    errno = number;
    return -1;
}

WRAP(int, rename, const char *from, const char *to)
{
    return refuses(RENAME) ? -1 : __real_rename(from, to);
}

WRAP(int, unlink, const char *path)
{
    return refuses(UNLINK) ? -1 : __real_unlink(path);
}

WRAP(int, fchmod, int descriptor, mode_t mode)
{
    return refuses(FCHMOD) ? -1 : __real_fchmod(descriptor, mode);
}

WRAP(int, pthread_create, pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *user), void *user)
{
    const int number = failing(PTHREAD_CREATE);

    return number ? number : __real_pthread_create(thread, attributes, run, user);
}

WRAP(int, pthread_mutex_init, pthread_mutex_t *mutex, const pthread_mutexattr_t *attributes)
{
    const int number = failing(MUTEX_INIT);

    return number ? number : __real_pthread_mutex_init(mutex, attributes);
}

WRAP(int, pthread_cond_init, pthread_cond_t *condition, const pthread_condattr_t *attributes)
{
    const int number = failing(COND_INIT);

    return number ? number : __real_pthread_cond_init(condition, attributes);
}
