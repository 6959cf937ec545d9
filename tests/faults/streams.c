/* Read callbacks give little, fail, or claim too much; write callbacks refuse: at every call of theirs. */
#include "faults.h"

#include <stdio.h>

enum { PIECES = 5 };

/* Short reads, of a byte and of numbers that divide no character and no document, change nothing. */
static const char *read_short(const entry *e, unsigned variant, size_t *tried)
{
    static const size_t steps[] = {1, 7, 1021};
    uint64_t whole = whole_answer(e, variant), answer = 0;

    for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
        const char *fault;
        fz_status status;
        subject s;

        subject_make(&s, e, variant);
        s.source.step = steps[i];
        fault = perform(e, &s, true, &status, &answer);
        if (!fault && (status != FZ_OK || (answer ^ subject_digest(&s)) != whole))
            fault = "short reads change the answer";
        fault = end(&s, fault);
        if (fault)
            return fault;
        ++*tried;
    }
    return NULL;
}

const char *fail_reading(const entry *e, unsigned variant, size_t *tried)
{
    static const ptrdiff_t failures[] = {-1, PTRDIFF_MIN, 1};
    const char *fault = NULL;
    fz_status status;
    uint64_t answer;
    subject s;

    if (!(e->flags & READS))
        return NULL;
    subject_make(&s, e, variant);
    s.source.step = s.source.count / (PIECES - 1) + 1;
    for (size_t i = 0; !fault && i < sizeof(failures) / sizeof(*failures); i++) {
        for (size_t call = 1; !fault && call <= PIECES; call++) {
            s.source.fail_at = call;
            s.source.failure = failures[i];
            fault = refused(e, &s, FZ_EREAD, call % 2 == 1);
            ++*tried;
        }
    }
    if (!fault)
        fault = perform(e, &s, true, &status, &answer);
    if (!fault && (status != FZ_OK || s.source.calls != PIECES))
        fault = "it does not read all when nothing fails any more";
    fault = end(&s, fault);
    return fault ? fault : read_short(e, variant, tried);
}

const char *fail_writing(const entry *e, unsigned variant, size_t *tried)
{
    static char text[200];
    const char *fault = NULL;
    size_t calls;
    fz_status status;
    uint64_t answer;
    subject s;

    if (!(e->flags & WRITES))
        return NULL;
    subject_make(&s, e, variant);
    fault = perform(e, &s, true, &status, &answer);
    calls = s.sink.calls;
    for (size_t call = 1; !fault && call <= calls; call++) {
        s.sink.fail_at = call;
        fault = refused(e, &s, FZ_EWRITE, call % 2 == 1);
        if (!fault && s.sink.calls != call)
            fault = "it goes on writing after a refusal";
        if (fault)
            snprintf(text, sizeof(text), "write %zu of %zu: %s", call, calls, fault);
        ++*tried;
    }
    if (!fault && !calls)
        fault = "it writes nothing";
    else if (fault)
        fault = text;
    return end(&s, fault);
}
