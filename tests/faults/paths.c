/* Paths that lead nowhere, to a directory, to what may not be touched; and disks that are full. A file that could not be
 * replaced is as it was, and nothing is left beside it. */
#include "faults.h"

#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static fz_status with_small_files(const entry *e, subject *s, const char **fault)
{
    const struct rlimit small = {16, RLIM_INFINITY}, large = {RLIM_INFINITY, RLIM_INFINITY};
    uint64_t answer;
    fz_status status;

    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    *fault = perform(e, s, true, &status, &answer);
    setrlimit(RLIMIT_FSIZE, &large);
    return status;
}

static const char *too_small_a_disk(const entry *e, subject *s)
{
    uint64_t before = subject_digest(s);
    size_t live = s->memory.live;
    const char *fault;
    fz_status status = with_small_files(e, s, &fault);

    if (fault)
        return fault;
    if (status != FZ_EWRITE)
        return "not FZ_EWRITE where files may have 16 bytes";
    if (s->memory.live != live)
        return "blocks are left";
    return subject_digest(s) == before ? NULL : "the file or something else is not as it was";
}

/* As somebody who is not root, on a file that nobody but root may touch. */
static const char *forbidden(const entry *e, subject *s)
{
    const char *fault;
    bool root = geteuid() == 0;

    chmod(s->path, e->flags & TO_PATH ? 0444 : 0);
    if (root && (setegid(65534) != 0 || seteuid(65534) != 0))
        return "cannot become nobody";
    fault = refused(e, s, FZ_EACCESS, true);
    if (root && (seteuid(0) != 0 || setegid(getgid()) != 0))
        return "cannot become root again";
    chmod(s->path, 0600);
    return fault;
}

static const char *at_path(const entry *e, subject *s, const char *path, fz_status wanted)
{
    static char text[300];
    const char *own = s->path, *fault;

    s->path = path;
    fault = refused(e, s, wanted, true);
    s->path = own;
    if (fault)
        snprintf(text, sizeof(text), "%s: %s", path ? path : "NULL", fault);
    return fault ? text : NULL;
}

const char *fail_paths(const entry *e, unsigned variant, size_t *tried)
{
    const bool saves = e->flags & TO_PATH;
    const struct {
        const char *path;
        fz_status status;
    } bad[] = {
        {"nowhere/file", saves ? FZ_EWRITE : FZ_ENOTFOUND},
        {".", FZ_EISDIR},
        {NULL, FZ_EINVAL},
        {saves ? "/dev/full" : "missing", saves ? FZ_EWRITE : FZ_ENOTFOUND},
    };
    const char *fault = NULL;
    uint64_t answer;
    fz_status status;
    subject s;

    if (!(e->flags & (FROM_PATH | TO_PATH)))
        return NULL;
    subject_make(&s, e, variant);
    for (size_t i = 0; !fault && i < sizeof(bad) / sizeof(*bad); i++, ++*tried)
        fault = at_path(e, &s, bad[i].path, bad[i].status);
    if (!fault)
        fault = forbidden(e, &s), ++*tried;
    if (!fault && saves)
        fault = too_small_a_disk(e, &s), ++*tried;
    if (!fault)
        fault = perform(e, &s, true, &status, &answer);
    if (!fault && status != FZ_OK)
        fault = "it does not succeed when nothing fails any more";
    return end(&s, fault);
}
