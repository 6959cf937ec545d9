/* Each allocation of libxml2's own fails, once and from then on, in every call of the table that reads XML; a process for each
 * try, with a time limit. The answer is the whole one or FZ_ENOMEM with everything as it was; libxml2 holds nothing more
 * afterwards.
 *
 * Pages of HTML are exempt from that promise and left out. Of libxml2 2.9.14, htmlNewParserCtxt loses a block where an
 * allocation of its own fails, and htmlParseChunk may never come back after one, within libxml2 alone.
 *
 * A program of its own, because xmlMemSetup is for the whole process: the library itself may never call it. */
#include "faults.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <libxml/parser.h>
#include <libxml/xmlmemory.h>

#ifndef LEAVE
#define LEAVE _exit
#endif

enum { WHOLE, EXHAUSTED, NOT_REACHED, WRONG, CHANGED, LEFT, CRASHED, VERDICTS };

static const char *const verdicts[VERDICTS] = {
    [WRONG] = "a wrong answer",
    [CHANGED] = "something is not as it was",
    [LEFT] = "libxml2's blocks are left",
    [CRASHED] = "a crash or a hang",
};

static size_t fail_at;
static atomic_size_t calls, live;
static bool for_good, armed;

static bool must_fail(void)
{
    size_t number;

    if (!armed)
        return false;
    number = atomic_fetch_add(&calls, 1) + 1;
    return for_good ? number >= fail_at : number == fail_at;
}

static void *counted_malloc(size_t size)
{
    void *memory = must_fail() ? NULL : malloc(size);

    live += memory != NULL;
    return memory;
}

static void *counted_realloc(void *old, size_t size)
{
    void *memory = must_fail() ? NULL : realloc(old, size);

    live += memory && !old;
    return memory;
}

static void counted_free(void *memory)
{
    live -= memory != NULL;
    free(memory);
}

static char *counted_strdup(const char *text)
{
    char *copy = counted_malloc(strlen(text) + 1);

    return copy ? strcpy(copy, text) : NULL;
}

static int try_one(const entry *e, subject *s, uint64_t whole)
{
    uint64_t before = subject_digest(s), answer = 0;
    size_t live_before, ours = s->memory.live;
    fz_status status;
    const char *fault;

    xmlResetLastError();
    live_before = live;
    armed = true;
    fault = perform(e, s, true, &status, &answer);
    armed = false;
    if (s->memory.live != ours && status != FZ_OK)
        return CHANGED;
    if (live != live_before)
        return LEFT;
    if (calls < fail_at)
        return NOT_REACHED;
    if (fault || (status != FZ_OK && status != FZ_ENOMEM))
        return WRONG;
    if (status != FZ_OK)
        return subject_digest(s) == before ? EXHAUSTED : CHANGED;
    return (answer ^ subject_digest(s)) == whole ? WHOLE : WRONG;
}

/* The verdict of a process of its own on the subject that is there. */
static int try_apart(const entry *e, subject *s, uint64_t whole)
{
    int status = 0, silent;
    pid_t child;

    fflush(stdout);
    child = fork();
    if (child == 0) {
        alarm(60);
        silent = open("/dev/null", O_WRONLY); /* libxml2 says on stderr that it has no memory for a parser */
        if (silent >= 0)
            dup2(silent, STDERR_FILENO);
        LEAVE(try_one(e, s, whole));
    }
    if (child < 0 || waitpid(child, &status, 0) != child)
        return CRASHED;
    return WIFEXITED(status) && WEXITSTATUS(status) < VERDICTS ? WEXITSTATUS(status) : CRASHED;
}

/* What went wrong, or NULL; `counts` of each verdict. */
static const char *sweep(const entry *e, unsigned variant, size_t counts[VERDICTS])
{
    static char text[200];
    const uint64_t whole = whole_answer(e, variant);
    const char *fault = NULL;
    subject s;

    subject_make(&s, e, variant);
    for (int pass = 0; !fault && pass < 2; pass++) {
        int verdict = WHOLE;

        for_good = pass == 1;
        for (fail_at = 1; !fault && verdict != NOT_REACHED; fail_at++) {
            verdict = try_apart(e, &s, whole);
            fault = verdicts[verdict];
            if (fault)
                snprintf(text, sizeof(text), "allocation %zu failing %s: %s", fail_at, for_good ? "for good" : "once",
                         fault);
            counts[verdict]++;
        }
    }
    subject_clear(&s);
    return fault ? text : NULL;
}

static bool reaches_libxml2(const entry *e, unsigned variant)
{
    if (!(e->flags & OF_LIBXML2) || (e->flags & LAST_IS_HTML && variant + 1 == e->variants))
        return false;
    return !e->documents || e->documents[variant][0] == '<';
}

int main(int argc, char **argv)
{
    size_t lines = 0, bad = 0;

    if (xmlMemSetup(counted_free, counted_malloc, counted_realloc, counted_strdup) != 0)
        return 1;
    scratch_make();
    for (size_t i = 0; i < table_count; i++) {
        const entry *e = &table[i];

        for (unsigned variant = 0; variant < e->variants; variant++) {
            size_t counts[VERDICTS] = {0};
            const char *fault;

            if (!reaches_libxml2(e, variant) || (argc > 1 && !strstr(e->function, argv[1])))
                continue;
            fault = sweep(e, variant, counts);
            if (!fault && !counts[EXHAUSTED])
                fault = "libxml2's memory is not reached";
            bad += fault != NULL;
            printf("%s %zu - %s, case %u, libxml2's memory: %zu exhausted, %zu whole\n", fault ? "not ok" : "ok",
                   ++lines, e->function, variant + 1, counts[EXHAUSTED], counts[WHOLE]);
            if (fault)
                printf("# %s\n", fault);
        }
    }
    scratch_remove();
    printf("1..%zu\n", lines);
    return bad > 0;
}
