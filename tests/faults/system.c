/* What the system refuses: each call of it by which a file is read or replaced, and each thread.
 *
 * A file that could not be replaced is as it was, with nothing beside it, and the error says why; what is only interrupted is
 * done again. Where a thread cannot be had, those that there are do its work. No descriptor stays open. */
#include "faults.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "wrapped.h"

enum { PIECE = 512, EVERY = 0 };

#define SAYS_IO    "输入输出错误"
#define SAYS_FULL  "磁盘已满"
#define SAYS_QUOTA "超出磁盘配额"
#define SAYS_BUSY  "正被占用"
#define SAYS_MANY  "打开的文件过多"

/* A call that fails with an errno; the status that comes of it, and the word for it in the error, NULL for none. */
typedef struct refusal {
    called what;
    size_t at; /* EVERY: each by itself, in turn */
    int number;
    fz_status status;
    const char *says;
} refusal;

static const refusal saving[] = {
    {OPEN, 1, EIO, FZ_EWRITE, SAYS_IO},
    {OPEN, 1, ENOSPC, FZ_EWRITE, SAYS_FULL},
    {OPEN, 1, EMFILE, FZ_EWRITE, SAYS_MANY},
    {OPEN, 1, EACCES, FZ_EACCESS, NULL},
    {OPEN, 1, EINTR, FZ_OK, NULL},
    {OPEN, 1, EEXIST, FZ_OK, NULL}, /* another name is taken */
    {FCHMOD, 1, EIO, FZ_EWRITE, SAYS_IO},
    {FCHMOD, 1, EPERM, FZ_EACCESS, NULL},
    {WRITE, EVERY, ENOSPC, FZ_EWRITE, SAYS_FULL},
    {WRITE, EVERY, EINTR, FZ_OK, NULL},
    {WRITE, 1, EIO, FZ_EWRITE, SAYS_IO},
    {WRITE, 1, EDQUOT, FZ_EWRITE, SAYS_QUOTA},
    {WRITE, 1, TAKES_NOTHING, FZ_EWRITE, SAYS_IO},
    {FSYNC, 1, EIO, FZ_EWRITE, SAYS_IO},
    {FSYNC, 1, ENOSPC, FZ_EWRITE, SAYS_FULL},
    {FSYNC, 1, EINTR, FZ_OK, NULL},
    {FSYNC, 1, EINVAL, FZ_OK, NULL}, /* there are file systems that cannot */
    {CLOSE, 1, EIO, FZ_EWRITE, SAYS_IO},
    {CLOSE, 1, EDQUOT, FZ_EWRITE, SAYS_QUOTA},
    {CLOSE, 1, EINTR, FZ_OK, NULL},
    {RENAME, 1, EIO, FZ_EWRITE, SAYS_IO},
    {RENAME, 1, EBUSY, FZ_EWRITE, SAYS_BUSY},
    {RENAME, 1, EACCES, FZ_EACCESS, NULL},
    /* By then the new file is in its place: the folder is synced as far as the system lets us. */
    {OPEN, 2, EIO, FZ_OK, NULL},
    {FSYNC, 2, EIO, FZ_OK, NULL},
    {CLOSE, 2, EIO, FZ_OK, NULL},
};

static const refusal reading[] = {
    {OPEN, 1, EIO, FZ_EREAD, SAYS_IO},   {OPEN, 1, EMFILE, FZ_EREAD, SAYS_MANY}, {OPEN, 1, ENOENT, FZ_ENOTFOUND, NULL},
    {OPEN, 1, EACCES, FZ_EACCESS, NULL}, {OPEN, 1, EINTR, FZ_OK, NULL},          {READ, EVERY, EIO, FZ_EREAD, SAYS_IO},
    {READ, EVERY, EINTR, FZ_OK, NULL},   {CLOSE, 1, EIO, FZ_OK, NULL}, /* all was read by then */
};

static const refusal threading[] = {
    {PTHREAD_CREATE, EVERY, EAGAIN, FZ_OK, NULL},
    {MUTEX_INIT, EVERY, ENOMEM, FZ_ENOMEM, NULL},
    {COND_INIT, EVERY, EAGAIN, FZ_ENOMEM, NULL},
};

/* One entry and variant, and how often each function of the system is called when nothing fails. */
typedef struct trial {
    const entry *entry;
    unsigned variant;
    size_t most, calls[CALLED_COUNT], tried;
    uint64_t whole;
    subject subject;
    char text[300];
} trial;

static const char *left_open(const wrapped *seen)
{
    if (atomic_load(&seen->not_closed))
        return "something is closed that is not open";
    return atomic_load(&seen->open) ? "a descriptor is left open" : NULL;
}

static const char *judge_refused(trial *t, const refusal *wanted, fz_status status, uint64_t before, size_t live)
{
    subject *s = &t->subject;

    if (status != wanted->status)
        return status == FZ_OK ? "it succeeds" : "another status";
    if (wanted->says && !strstr(s->told, wanted->says))
        return "the error does not say why";
    if (s->memory.live != live && !may_keep(t->entry))
        return "blocks are left";
    return subject_digest(s) == before ? NULL : "the file or something else is not as it was";
}

/* It may have changed what it was called on. */
static const char *judge_answer(trial *t, fz_status status, uint64_t answer)
{
    const char *fault = NULL;

    if (status != FZ_OK)
        return "it does not succeed";
    if ((answer ^ subject_digest(&t->subject)) != t->whole)
        fault = "another answer";
    fault = end(&t->subject, fault);
    subject_make(&t->subject, t->entry, t->variant);
    return fault;
}

static const char *try_failures(trial *t, const refusal *wanted, const failure *failures, size_t count)
{
    const uint64_t before = subject_digest(&t->subject);
    const size_t live = t->subject.memory.live;
    uint64_t answer = 0;
    const wrapped *seen;
    fz_status status;
    const char *fault;

    wrapped_begin(failures, count, t->most);
    fault = perform(t->entry, &t->subject, true, &status, &answer);
    seen = wrapped_end();
    t->tried++;
    if (!fault)
        fault = left_open(seen);
    if (!fault && !atomic_load(&seen->failed))
        fault = "it is not called";
    if (fault)
        return fault;
    return wanted->status == FZ_OK ? judge_answer(t, status, answer) : judge_refused(t, wanted, status, before, live);
}

static const char *try_one(trial *t, const refusal *wanted, size_t at, bool for_good)
{
    const failure one = {wanted->what, at, for_good, wanted->number};
    const char *fault = try_failures(t, wanted, &one, 1);

    if (!fault)
        return NULL;
    snprintf(t->text, sizeof(t->text), "%s %zu failing %s with errno %d: %s", called_names[wanted->what], at,
             for_good ? "for good" : "once", wanted->number, fault);
    return t->text;
}

/* What is not called at all does not concern the entry. For good too, where that does not mean to try for ever. */
static const char *try_refusal(trial *t, const refusal *wanted)
{
    const size_t calls = t->calls[wanted->what];
    const size_t first = wanted->at ? wanted->at : 1, last = wanted->at ? wanted->at : calls;
    const bool again = wanted->number != EINTR && wanted->number != EEXIST;
    const char *fault = NULL;

    for (size_t at = first; calls && at <= last && !fault; at++) {
        fault = try_one(t, wanted, at, false);
        if (!fault && again)
            fault = try_one(t, wanted, at, true);
    }
    return fault;
}

static const char *try_all(trial *t, const refusal *refusals, size_t count)
{
    const char *fault = NULL;

    for (size_t i = 0; i < count && !fault; i++)
        fault = try_refusal(t, &refusals[i]);
    return fault;
}

#define TRY_ALL(t, refusals) try_all(t, refusals, sizeof(refusals) / sizeof(*(refusals)))

static void remove_left(const char *path)
{
    if (strcmp(path, FILE_NAME) != 0)
        unlink(path);
}

/* What could not be taken away again stays beside the file, which is as it was; the error is that of what failed first. */
static const char *fail_to_undo(trial *t)
{
    static const refusal wanted = {RENAME, 1, EIO, FZ_EWRITE, SAYS_IO};
    static const failure both[] = {{RENAME, 1, true, EIO}, {UNLINK, 1, true, EACCES}};
    const uint64_t before = subject_digest(&t->subject);
    const char *fault = try_failures(t, &wanted, both, 2);

    if (!fault || strcmp(fault, "the file or something else is not as it was") != 0)
        return fault ? fault : "what could not be taken away is gone";
    each_file(remove_left);
    return subject_digest(&t->subject) == before ? NULL : "the file is not as it was";
}

/* ------------------------------------------------------------------ manners ---------------------------------------- */

static const char *of_files(trial *t)
{
    const unsigned flags = t->entry->flags;
    const bool passed_over = flags & FROM_PATHS && t->variant % 2 == 1;
    const char *fault = NULL;

    t->most = PIECE;
    if (flags & (FROM_PATH | FROM_PATHS) && !passed_over)
        return TRY_ALL(t, reading);
    if (flags & TO_PATH)
        fault = TRY_ALL(t, saving);
    return flags & TO_PATH && !fault ? fail_to_undo(t) : fault;
}

static const char *of_threads(trial *t)
{
    t->most = 0;
    return TRY_ALL(t, threading);
}

static const struct {
    const char *name;
    const char *(*fail)(trial *t);
} manners[] = {
    {"files", of_files},
    {"threads", of_threads},
};

enum { MANNERS = sizeof(manners) / sizeof(*manners) };

/* Once with nothing failing, to count. */
static void count_calls(trial *t)
{
    const wrapped *seen;
    fz_status status;
    uint64_t answer;

    t->whole = whole_answer(t->entry, t->variant);
    subject_make(&t->subject, t->entry, t->variant);
    wrapped_begin(NULL, 0, PIECE);
    perform(t->entry, &t->subject, true, &status, &answer);
    seen = wrapped_end();
    for (size_t i = 0; i < CALLED_COUNT; i++)
        t->calls[i] = atomic_load(&seen->calls[i]);
    subject_clear(&t->subject);
}

static size_t lines, bad;

/* How many failures there were; none where the manner does not concern the call. */
static size_t tell(trial *t, size_t m)
{
    const char *fault;

    t->tried = 0;
    subject_make(&t->subject, t->entry, t->variant);
    fault = manners[m].fail(t);
    fault = end(&t->subject, fault);
    if (!fault && !t->tried)
        return 0;
    bad += fault != NULL;
    printf("%s %zu - %s, case %u, %s: %s%zu failures\n", fault ? "not ok" : "ok", ++lines, t->entry->function,
           t->variant + 1, manners[m].name, fault ? "" : "survives ", t->tried);
    if (fault)
        printf("# %s\n", fault);
    fflush(stdout);
    return t->tried;
}

static void try_entry(const entry *e, size_t sums[MANNERS])
{
    for (unsigned variant = 0; variant < e->variants; variant++) {
        trial t = {.entry = e, .variant = variant};

        count_calls(&t);
        for (size_t m = 0; m < MANNERS; m++)
            sums[m] += tell(&t, m);
    }
}

/* Without arguments everything; with one, the calls whose name holds it. */
int main(int argc, char **argv)
{
    size_t sums[MANNERS] = {0};

    scratch_make();
    for (size_t i = 0; i < table_count; i++)
        if (argc < 2 || strstr(table[i].function, argv[1]))
            try_entry(&table[i], sums);
    for (size_t m = 0; m < MANNERS && argc < 2; m++) {
        bad += !sums[m];
        printf("%s %zu - %s: %zu failures in all\n", sums[m] ? "ok" : "not ok", ++lines, manners[m].name, sums[m]);
    }
    scratch_remove();
    printf("1..%zu\n", lines);
    return bad > 0;
}
