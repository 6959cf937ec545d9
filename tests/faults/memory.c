/* Each allocation of a call fails, once and from then on, until the call succeeds untouched. */
#include "faults.h"

#include <stdio.h>
#include <stdlib.h>

size_t fault_stride = 1;

void fault_stride_read(void)
{
    const char *told = getenv("FZ_FAULT_STRIDE");
    unsigned long stride = told ? strtoul(told, NULL, 10) : 1;

    fault_stride = stride ? stride : 1;
}

/* A try on a subject, whose digest is `before`; NULL when it was right. It is made anew after a success, for that may have
 * changed it. */
static const char *try_one(const entry *e, subject *s, size_t fail_at, bool for_good, uint64_t whole, uint64_t before,
                           bool *failed, size_t *tried)
{
    uint64_t answer = 0;
    size_t live = s->memory.live;
    const char *fault;
    fz_status status;

    s->memory.fail_at = fail_at;
    s->memory.for_good = for_good;
    fault = perform(e, s, !for_good, &status, &answer);
    *failed = s->memory.failures > 0;
    *tried += *failed;
    if (fault)
        return fault;
    if (status == FZ_ENOMEM && *failed) {
        if (s->memory.live != live && !may_keep(e))
            return "blocks are left";
        return subject_digest(s) == before ? NULL : "something is not as it was";
    }
    if (status != FZ_OK)
        return *failed ? "neither FZ_ENOMEM nor success" : "it does not succeed when nothing fails";
    if ((answer ^ subject_digest(s)) != whole)
        return "it succeeds with another answer";
    fault = subject_clear(s);
    subject_make(s, e, s->variant);
    return fault;
}

const char *fail_memory(const entry *e, unsigned variant, size_t *tried)
{
    static char text[200];
    static size_t row;
    uint64_t whole = whole_answer(e, variant);

    for (int for_good = 0; for_good < 2; for_good++) {
        const char *fault = NULL;
        bool failed = true;
        uint64_t before;
        subject s;

        subject_make(&s, e, variant);
        before = subject_digest(&s);
        for (size_t n = 1 + row++ % fault_stride; failed && !fault; n += fault_stride) {
            fault = try_one(e, &s, n, for_good == 1, whole, before, &failed, tried);
            if (fault)
                snprintf(text, sizeof(text), "allocation %zu failing %s: %s", n, for_good ? "for good" : "once", fault);
        }
        if (end(&s, fault))
            return fault ? text : "blocks are left at the end";
    }
    return *tried && e->flags & NO_MEMORY ? "it takes memory, which it promises not to" : NULL;
}
