/* The context and the structs of the caller. */
#include <criterion/criterion.h>
#include <pthread.h>
#include <string.h>

#include "base/context.h"
#include "support/oom.h"

static fz_context *context;

static void set_up(void)
{
    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
}

static void tear_down(void)
{
    fz_context_unref(context);
}

TestSuite(context, .init = set_up, .fini = tear_down);

Test(version, is_that_of_the_headers)
{
    char expected[] = {'0' + FZ_VERSION_MAJOR, '.', '0' + FZ_VERSION_MINOR, '.', '0' + FZ_VERSION_PATCH, '\0'};

    cr_assert_str_eq(fz_version(), expected);
}

Test(context, starts_with_the_documented_values)
{
    cr_assert_eq(fz_context_language(context), FZ_LANGUAGE_ZH);
    cr_assert_eq(fz_context_limit(context, FZ_LIMIT_BYTES), 67108864);
    cr_assert_eq(fz_context_limit(context, FZ_LIMIT_DEPTH), 64);
    cr_assert_eq(fz_context_limit(context, FZ_LIMIT_TASKS), 1000000);
    cr_assert_eq(fz_context_limit(context, FZ_LIMIT_NAME), 4096);
    cr_assert_eq(fz_context_limit(context, FZ_LIMIT_ERRORS), 20);
    cr_assert_eq(fz_context_limit(context, FZ_LIMIT_ATTRIBUTES), 64);
    cr_assert_eq(fz_context_limit(context, FZ_LIMIT_RECORDS), 10000000);
}

Test(context, takes_a_limit_up_to_its_maximum)
{
    cr_assert_eq(fz_context_set_limit(context, FZ_LIMIT_BYTES, 1u << 30), FZ_OK);
    cr_assert_eq(fz_context_limit(context, FZ_LIMIT_BYTES), 1u << 30);
    cr_assert_eq(fz_context_set_limit(context, FZ_LIMIT_BYTES, (1u << 30) + 1), FZ_EINVAL);
    cr_assert_eq(fz_context_limit(context, FZ_LIMIT_BYTES), 1u << 30);
    cr_assert_eq(fz_context_set_limit(context, FZ_LIMIT_BYTES, 0), FZ_OK);
    cr_assert_eq(fz_context_limit(context, FZ_LIMIT_BYTES), 67108864);
}

Test(context, refuses_a_limit_and_a_language_that_do_not_exist)
{
    cr_assert_eq(fz_context_set_limit(context, FZ_LIMIT_COUNT_, 1), FZ_EINVAL);
    cr_assert_eq(fz_context_limit(context, FZ_LIMIT_COUNT_), 0);
    cr_assert_eq(fz_context_set_language(context, (fz_language)2), FZ_EINVAL);
    cr_assert_eq(fz_context_set_language(context, FZ_LANGUAGE_EN), FZ_OK);
    cr_assert_eq(fz_context_language(context), FZ_LANGUAGE_EN);
}

Test(context, that_is_null_is_refused_or_gives_defaults)
{
    cr_assert_eq(fz_context_new(NULL, NULL), FZ_EINVAL);
    cr_assert_null(fz_context_ref(NULL));
    fz_context_unref(NULL);
    cr_assert_eq(fz_context_set_language(NULL, FZ_LANGUAGE_EN), FZ_EINVAL);
    cr_assert_eq(fz_context_language(NULL), FZ_LANGUAGE_ZH);
    cr_assert_eq(fz_context_set_log(NULL, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_context_set_limit(NULL, FZ_LIMIT_BYTES, 1), FZ_EINVAL);
    cr_assert_eq(fz_context_limit(NULL, FZ_LIMIT_DEPTH), 64);
}

Test(context, lives_as_long_as_its_last_reference)
{
    oom memory;
    fz_context *own;

    oom_init(&memory);
    cr_assert_eq(fz_context_new(&memory.allocator, &own), FZ_OK);
    cr_assert_eq(fz_context_ref(own), own);
    fz_context_unref(own);
    cr_assert_eq(memory.live, 1);
    fz_context_unref(own);
    cr_assert_null(oom_fault(&memory));
}

static void *ref_and_unref(void *own)
{
    for (int i = 0; i < 50000; i++)
        fz_context_unref(fz_context_ref(own));
    fz_context_unref(own);
    return NULL;
}

Test(context, may_be_referenced_from_several_threads_at_once)
{
    pthread_t threads[4];
    fz_context *own;
    oom memory;

    oom_init(&memory);
    cr_assert_eq(fz_context_new(&memory.allocator, &own), FZ_OK);
    for (size_t i = 0; i < 4; i++)
        cr_assert_eq(pthread_create(&threads[i], NULL, ref_and_unref, fz_context_ref(own)), 0);
    fz_context_unref(own);
    for (size_t i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    cr_assert_null(oom_fault(&memory));
}

Test(context, is_null_when_memory_is_exhausted)
{
    oom memory;
    fz_context *own = context;

    oom_init(&memory);
    memory.fail_at = 1;
    cr_assert_eq(fz_context_new(&memory.allocator, &own), FZ_ENOMEM);
    cr_assert_null(own);
}

/* An allocator as a later release might declare it, with a field that this one does not know. */
typedef struct later_allocator {
    fz_allocator known;
    void *later;
} later_allocator;

static fz_status try_allocator(const void *allocator)
{
    fz_context *own = context;
    fz_status status = fz_context_new(allocator, &own);

    cr_assert_eq(own == NULL, status != FZ_OK);
    fz_context_unref(own);
    return status;
}

Test(allocator, of_a_later_release_is_taken_when_its_unknown_part_is_zero)
{
    oom memory;
    later_allocator later;

    oom_init(&memory);
    later = (later_allocator){.known = memory.allocator, .later = NULL};
    later.known.size = sizeof(later);
    cr_assert_eq(try_allocator(&later), FZ_OK);
    later.later = &later;
    cr_assert_eq(try_allocator(&later), FZ_EINVAL);
}

Test(allocator, that_is_incomplete_is_refused)
{
    fz_allocator incomplete = fz__heap;

    incomplete.size = 0;
    cr_assert_eq(try_allocator(&incomplete), FZ_EINVAL);
    incomplete.size = sizeof(incomplete) - 1;
    cr_assert_eq(try_allocator(&incomplete), FZ_EINVAL);
    incomplete.size = SIZE_MAX;
    cr_assert_eq(try_allocator(&incomplete), FZ_EINVAL);
    incomplete = fz__heap;
    incomplete.alloc = NULL;
    cr_assert_eq(try_allocator(&incomplete), FZ_EINVAL);
    incomplete = fz__heap;
    incomplete.release = NULL;
    cr_assert_eq(try_allocator(&incomplete), FZ_EINVAL);
}

/* Options of three releases: the first had one field, the one that this library knows has two. */
typedef struct options_of {
    size_t size;
    uint64_t first, second, third;
} options_of;

#define SIZE_FIRST offsetof(options_of, second)
#define SIZE_KNOWN offsetof(options_of, third)

Test(options, of_an_earlier_release_get_zero_for_what_came_later)
{
    const options_of given = {SIZE_FIRST, 1, 2, 3};
    options_of copy;

    cr_assert(fz__options_read(&copy, SIZE_KNOWN, SIZE_FIRST, &given));
    cr_assert_eq(copy.first, 1);
    cr_assert_eq(copy.second, 0);
}

Test(options, of_a_later_release_may_not_ask_for_what_is_unknown)
{
    options_of given = {sizeof(given), 1, 2, 0}, copy;

    cr_assert(fz__options_read(&copy, SIZE_KNOWN, SIZE_FIRST, &given));
    cr_assert_eq(copy.second, 2);
    given.third = 3;
    cr_assert_not(fz__options_read(&copy, SIZE_KNOWN, SIZE_FIRST, &given));
}

Test(options, that_are_null_are_all_zero)
{
    options_of copy = {1, 1, 1, 1};

    cr_assert(fz__options_read(&copy, sizeof(copy), SIZE_FIRST, NULL));
    cr_assert_eq(copy.size + copy.first + copy.second + copy.third, 0);
}

Test(structs, of_an_earlier_release_are_filled_as_far_as_they_go)
{
    const options_of known = {0, 1, 2, 3};
    options_of asked = {SIZE_KNOWN, 7, 7, 7};

    cr_assert_eq(fz__struct_size(&asked, SIZE_FIRST), SIZE_KNOWN);
    fz__struct_fill(&asked, SIZE_KNOWN, &known, sizeof(known));
    cr_assert(asked.first == 1 && asked.second == 2);
    cr_assert_eq(asked.third, 7, "is no part of what the caller has");
    cr_assert_eq(asked.size, SIZE_KNOWN);
}

Test(structs, of_a_later_release_keep_what_is_unknown)
{
    const options_of known = {0, 1, 2, 3};
    options_of asked = {sizeof(asked), 7, 7, 7};

    fz__struct_fill(&asked, sizeof(asked), &known, SIZE_KNOWN);
    cr_assert(asked.first == 1 && asked.second == 2 && asked.third == 7);
    cr_assert_eq(asked.size, sizeof(asked));
}

Test(structs, whose_size_was_never_set_are_none)
{
    options_of asked = {SIZE_FIRST - 1, 0, 0, 0};

    cr_assert_eq(fz__struct_size(&asked, SIZE_FIRST), 0);
    asked.size = 4097;
    cr_assert_eq(fz__struct_size(&asked, SIZE_FIRST), 0, "no struct is as large");
    asked.size = 4096;
    cr_assert_eq(fz__struct_size(&asked, SIZE_FIRST), 4096);
    cr_assert_eq(fz__struct_size(NULL, SIZE_FIRST), 0);
}
