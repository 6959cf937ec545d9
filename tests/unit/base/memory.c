/* The allocator, arrays that grow, the arena. */
#include <criterion/criterion.h>
#include <stdalign.h>
#include <string.h>

#include "base/memory.h"
#include "support/oom.h"

static oom memory;
static fz_context *context;
static fz__arena arena;

static void set_up(void)
{
    oom_init(&memory);
    cr_assert_eq(fz_context_new(&memory.allocator, &context), FZ_OK);
    fz__arena_init(&arena, context);
}

static void all_given_back(void)
{
    fz__arena_clear(&arena);
    fz_context_unref(context);
    cr_assert_null(oom_fault(&memory));
}

TestSuite(memory, .init = set_up);

Test(memory, of_no_bytes_is_still_a_block)
{
    void *block = fz__alloc(context, 0);

    cr_assert_not_null(block);
    fz__free(context, block, 0);
    fz__free(context, NULL, 0);
    all_given_back();
}

Test(memory, keeps_what_it_held_when_resized)
{
    char *block = fz__alloc(context, 3);

    memcpy(block, "abc", 3);
    block = fz__realloc(context, block, 3, 300);
    cr_assert_arr_eq(block, "abc", 3);
    block = fz__realloc(context, block, 300, 2);
    cr_assert_arr_eq(block, "ab", 2);
    fz__free(context, block, 2);
    all_given_back();
}

Test(memory, keeps_the_old_block_when_resizing_fails)
{
    char *block = fz__alloc(context, 3);

    memcpy(block, "abc", 3);
    memory.fail_at = memory.allocations + 1;
    cr_assert_null(fz__realloc(context, block, 3, 300));
    cr_assert_arr_eq(block, "abc", 3);
    fz__free(context, block, 3);
    all_given_back();
}

Test(memory, resizes_with_malloc_too)
{
    fz_context *plain;
    char *block;

    cr_assert_eq(fz_context_new(NULL, &plain), FZ_OK);
    block = fz__realloc(plain, NULL, 0, 3);
    memcpy(block, "abc", 3);
    block = fz__realloc(plain, block, 3, 100000);
    cr_assert_arr_eq(block, "abc", 3);
    fz__free(plain, block, 100000);
    fz_context_unref(plain);
    all_given_back();
}

Test(memory, grows_an_array_by_half)
{
    uint32_t *items = NULL;
    size_t capacity = 0, copies = 0;

    for (uint32_t i = 0; i < 10000; i++) {
        size_t before = capacity;

        cr_assert(FZ_GROW(context, &items, &capacity, i + 1u));
        copies += before != capacity;
        items[i] = i;
    }
    cr_assert_eq(items[9999], 9999);
    cr_assert_lt(copies, 20);
    fz__free(context, items, capacity * sizeof(*items));
    all_given_back();
}

Test(memory, refuses_an_array_whose_size_overflows)
{
    uint64_t *items = NULL;
    size_t capacity = 0;

    cr_assert_not(FZ_GROW(context, &items, &capacity, SIZE_MAX / 4));
    cr_assert_null(items);
    cr_assert_eq(capacity, 0);
    all_given_back();
}

Test(arena, aligns_its_pieces_for_any_type, .init = set_up)
{
    for (size_t count = 0; count < 3000; count = count * 2 + 1) {
        char *piece = fz__arena_alloc(&arena, count);

        cr_assert_eq((uintptr_t)piece % alignof(max_align_t), 0);
        memset(piece, 'x', count);
    }
    all_given_back();
}

Test(arena, keeps_every_piece_apart, .init = set_up)
{
    enum { PIECES = 2000 };
    static unsigned char *pieces[PIECES];
    static const char *strings[PIECES];
    char text[8] = "piece ";

    for (size_t i = 0; i < PIECES; i++) {
        text[6] = (char)('a' + i % 26);
        pieces[i] = fz__arena_alloc(&arena, i);
        memset(pieces[i], (int)(i % 256), i);
        strings[i] = fz__arena_string(&arena, text, 7);
    }
    for (size_t i = 0; i < PIECES; i++) {
        for (size_t k = 0; k < i; k++)
            cr_assert_eq(pieces[i][k], i % 256);
        cr_assert_eq(strings[i][6], 'a' + i % 26);
        cr_assert_eq(strings[i][7], '\0');
    }
    all_given_back();
}

Test(arena, packs_strings_without_gaps, .init = set_up)
{
    const char *first = fz__arena_string(&arena, "法制办", 9), *second = fz__arena_string(&arena, "", 0);

    cr_assert_str_eq(first, "法制办");
    cr_assert_str_eq(second, "");
    cr_assert_eq(second + 1, first);
    cr_assert_eq(memory.live, 2, "the context and one chunk");
    all_given_back();
}

Test(arena, gives_a_large_piece_a_chunk_of_its_own_and_goes_on_with_the_current_one, .init = set_up)
{
    char *before = fz__arena_alloc(&arena, 16), *large = fz__arena_alloc(&arena, 100000);
    char *after = fz__arena_alloc(&arena, 16);

    memset(large, 'x', 100000);
    cr_assert_eq(after - before, 16);
    cr_assert_geq(fz__arena_size(&arena), 100000);
    all_given_back();
}

Test(arena, takes_a_large_piece_first, .init = set_up)
{
    memset(fz__arena_alloc(&arena, 100000), 'x', 100000);
    cr_assert_str_eq(fz__arena_string(&arena, "一", 3), "一");
    all_given_back();
}

Test(arena, needs_few_chunks_for_much, .init = set_up)
{
    for (int i = 0; i < 100000; i++)
        cr_assert_not_null(fz__arena_alloc(&arena, 160));
    cr_assert_lt(memory.live, 40, "16 MB in chunks of up to 1 MiB");
    cr_assert_lt(fz__arena_size(&arena), 18u << 20);
    all_given_back();
}

Test(arena, refuses_a_size_that_overflows, .init = set_up)
{
    cr_assert_null(fz__arena_alloc(&arena, SIZE_MAX));
    cr_assert_null(fz__arena_alloc(&arena, SIZE_MAX / 2));
    cr_assert_null(fz__arena_string(&arena, "", SIZE_MAX / 2));
    all_given_back();
}

Test(arena, that_is_all_zero_may_be_cleared)
{
    fz__arena never_used = {0};

    fz__arena_clear(&never_used);
    cr_assert_eq(fz__arena_size(&never_used), 0);
}
