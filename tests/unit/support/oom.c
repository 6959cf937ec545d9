/* The counting allocator sees what it is there to see. Each use is a fault that a library could have. */
#include <criterion/criterion.h>

#include "support/oom.h"

/* Ask for one block and give it back as if it had `released` bytes. */
static fz_status one_block(const fz_allocator *allocator, size_t released, fz_status when_exhausted)
{
    void *block = allocator->alloc(allocator->user, 8);

    if (!block)
        return when_exhausted;
    if (released)
        allocator->release(allocator->user, block, released);
    return FZ_OK;
}

static fz_status clean(const fz_allocator *allocator)
{
    fz_status status = one_block(allocator, 8, FZ_ENOMEM);

    return status == FZ_OK ? one_block(allocator, 8, FZ_ENOMEM) : status;
}

static fz_status wrong_size(const fz_allocator *allocator)
{
    return one_block(allocator, 9, FZ_ENOMEM);
}

static fz_status silent(const fz_allocator *allocator)
{
    return one_block(allocator, 8, FZ_OK);
}

static fz_status failing(const fz_allocator *allocator)
{
    (void)allocator;
    return FZ_EINVAL;
}

static fz_status without_memory(const fz_allocator *allocator)
{
    (void)allocator;
    return FZ_OK;
}

/* Forgets its first block when the second cannot be had. The block is kept here, so that no leak checker objects. */
static fz_status forgetful(const fz_allocator *allocator)
{
    static void *volatile forgotten;
    void *first = allocator->alloc(allocator->user, 8);
    void *second = first ? allocator->alloc(allocator->user, 8) : NULL;

    if (!first)
        return FZ_ENOMEM;
    if (!second) {
        forgotten = first;
        (void)forgotten;
        return FZ_ENOMEM;
    }
    allocator->release(allocator->user, second, 8);
    allocator->release(allocator->user, first, 8);
    return FZ_OK;
}

Test(oom, passes_a_use_that_reports_and_releases)
{
    OOM_SWEEP(clean);
}

Test(oom, sees_a_release_with_another_size)
{
    cr_assert_str_eq(oom_sweep(wrong_size),
                     "without a failure: a block was released with another size than it was asked for "
                     "(status 0)");
}

Test(oom, sees_a_failure_that_is_not_reported)
{
    cr_assert_str_eq(oom_sweep(silent), "allocation 1 failing once: the failure was not reported as FZ_ENOMEM "
                                        "(status 0)");
}

Test(oom, sees_a_use_that_fails_by_itself)
{
    cr_assert_str_eq(oom_sweep(failing), "without a failure: the use does not succeed by itself (status 2)");
}

Test(oom, sees_a_use_that_allocates_nothing)
{
    cr_assert_str_eq(oom_sweep(without_memory), "it allocates nothing through its context: there is nothing to sweep");
}

Test(oom, sees_what_is_forgotten_on_the_way_out)
{
    cr_assert_str_eq(oom_sweep(forgetful), "allocation 2 failing once: blocks were not released (status 1)");
}

Test(oom, counts_live_blocks_and_the_peak)
{
    oom memory;
    void *a, *b;

    oom_init(&memory);
    a = memory.allocator.alloc(&memory, 100);
    b = memory.allocator.alloc(&memory, 20);
    cr_assert_eq(memory.live, 2);
    cr_assert_eq(memory.live_bytes, 120);
    cr_assert_str_eq(oom_fault(&memory), "blocks were not released");
    memory.allocator.release(&memory, a, 100);
    memory.allocator.release(&memory, b, 20);
    cr_assert_null(oom_fault(&memory));
    cr_assert_eq(memory.peak_bytes, 120);
}
