/* Each block carries a header with its size, so that a release with another size, or of something that is no live block,
 * is seen. New memory is filled with 0xCD and released memory with 0xDD: what reads either gets nonsense, not zeros. */
#include "support/oom.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LIVE UINT64_C(0x66617a6869206f6b)
#define DEAD UINT64_C(0xdeaddeaddeaddead)

typedef union header {
    struct {
        size_t count;
        uint64_t mark;
    } block;
    max_align_t alignment;
} header;

static void note(oom *memory, const char *fault)
{
    const char *none = NULL;

    atomic_compare_exchange_strong(&memory->fault, &none, fault);
}

static bool must_fail(oom *memory)
{
    size_t number = atomic_fetch_add(&memory->allocations, 1) + 1;

    if (!memory->fail_at || (memory->for_good ? number < memory->fail_at : number != memory->fail_at))
        return false;
    atomic_fetch_add(&memory->failures, 1);
    return true;
}

static void raise_peak(oom *memory, size_t bytes)
{
    size_t peak = atomic_load(&memory->peak_bytes);

    while (peak < bytes && !atomic_compare_exchange_weak(&memory->peak_bytes, &peak, bytes))
        continue;
}

static void *counted_alloc(void *user, size_t count)
{
    oom *memory = user;
    header *head;

    if (must_fail(memory) || count > SIZE_MAX - sizeof(*head))
        return NULL;
    head = malloc(sizeof(*head) + count);
    if (!head)
        return NULL;
    head->block.count = count;
    head->block.mark = LIVE;
    memset(head + 1, 0xCD, count);
    atomic_fetch_add(&memory->live, 1);
    raise_peak(memory, atomic_fetch_add(&memory->live_bytes, count) + count);
    return head + 1;
}

static void counted_release(void *user, void *block, size_t count)
{
    oom *memory = user;
    header *head;

    if (!block) {
        note(memory, "NULL was released");
        return;
    }
    head = (header *)block - 1;
    if (head->block.mark != LIVE) {
        note(memory, "something was released that is no live block");
        return;
    }
    if (head->block.count != count)
        note(memory, "a block was released with another size than it was asked for");
    atomic_fetch_sub(&memory->live, 1);
    atomic_fetch_sub(&memory->live_bytes, head->block.count);
    memset(block, 0xDD, head->block.count);
    head->block.mark = DEAD;
    free(head);
}

void oom_init(oom *memory)
{
    memset(memory, 0, sizeof(*memory));
    memory->allocator = (fz_allocator){sizeof(fz_allocator), counted_alloc, counted_release, memory};
}

const char *oom_fault(const oom *memory)
{
    const char *fault = atomic_load(&memory->fault);

    if (fault)
        return fault;
    return atomic_load(&memory->live) ? "blocks were not released" : NULL;
}

/* One run of the use; the fault, or NULL. `failed` tells whether an allocation was made to fail. */
static const char *run(oom_use use, size_t fail_at, bool for_good, bool *failed, fz_status *status)
{
    oom memory;

    oom_init(&memory);
    memory.fail_at = fail_at;
    memory.for_good = for_good;
    *status = use(&memory.allocator);
    *failed = atomic_load(&memory.failures) > 0;
    if (oom_fault(&memory))
        return oom_fault(&memory);
    if (*status != (*failed ? FZ_ENOMEM : FZ_OK))
        return *failed ? "the failure was not reported as FZ_ENOMEM" : "the use does not succeed by itself";
    return NULL;
}

const char *oom_sweep(oom_use use)
{
    static char message[200];
    static const char *const manner[] = {"once", "for good"};
    fz_status status;
    bool failed = true;
    const char *fault = run(use, 0, false, &failed, &status);

    if (fault) {
        snprintf(message, sizeof(message), "without a failure: %s (status %d)", fault, (int)status);
        return message;
    }
    for (size_t for_good = 0; for_good < 2; for_good++) {
        size_t fail_at = 0;
        do {
            fault = run(use, ++fail_at, for_good == 1, &failed, &status);
            if (fault) {
                snprintf(message, sizeof(message), "allocation %zu failing %s: %s (status %d)", fail_at,
                         manner[for_good], fault, (int)status);
                return message;
            }
        } while (failed);
        if (fail_at == 1)
            return "it allocates nothing through its context: there is nothing to sweep";
    }
    return NULL;
}
