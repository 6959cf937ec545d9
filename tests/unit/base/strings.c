/* Interned strings. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/error.h"
#include "support/oom.h"

static oom memory;
static fz_context *context;
static fz__arena arena;
static fz__strings strings;

static void set_up(void)
{
    oom_init(&memory);
    cr_assert_eq(fz_context_new(&memory.allocator, &context), FZ_OK);
    fz__arena_init(&arena, context);
    fz__strings_init(&strings, &arena);
}

static void all_given_back(void)
{
    fz__strings_clear(&strings);
    fz__arena_clear(&arena);
    fz_context_unref(context);
    cr_assert_null(oom_fault(&memory));
}

static uint32_t intern(const char *text)
{
    return fz__strings_intern(&strings, text, strlen(text));
}

TestSuite(strings, .init = set_up);

Test(strings, are_numbered_in_the_order_of_their_first_appearance)
{
    cr_assert_eq(intern("县政府办"), 0);
    cr_assert_eq(intern("县司法局"), 1);
    cr_assert_eq(intern("县政府办"), 0);
    cr_assert_eq(intern("县编办"), 2);
    cr_assert_eq(strings.count, 3);
    cr_assert_str_eq(strings.texts[1], "县司法局");
    cr_assert_eq(strings.lengths[1], 12);
    all_given_back();
}

Test(strings, differ_by_every_byte_and_by_their_length)
{
    cr_assert_eq(intern(""), 0);
    cr_assert_eq(intern("a"), 1);
    cr_assert_eq(intern("aa"), 2);
    cr_assert_eq(fz__strings_intern(&strings, "a\0", 2), 3);
    cr_assert_eq(fz__strings_intern(&strings, NULL, 0), 0);
    all_given_back();
}

Test(strings, are_found_only_when_they_were_interned)
{
    cr_assert_eq(fz__strings_find(&strings, "甲", 3), FZ__NO_STRING);
    intern("甲");
    cr_assert_eq(fz__strings_find(&strings, "甲", 3), 0);
    cr_assert_eq(fz__strings_find(&strings, "乙", 3), FZ__NO_STRING);
    all_given_back();
}

Test(strings, keep_their_numbers_while_the_table_grows)
{
    char digits[FZ_DIGITS];

    for (uint32_t i = 0; i < 50000; i++)
        cr_assert_eq(intern(fz__digits(i, digits)), i);
    for (uint32_t i = 0; i < 50000; i++)
        cr_assert_eq(intern(fz__digits(i, digits)), i);
    cr_assert_eq(strings.count, 50000);
    all_given_back();
}

Test(strings, stay_whole_when_memory_is_exhausted)
{
    char digits[FZ_DIGITS];
    uint32_t known = 0;

    for (uint32_t i = 0; i < 1000; i++) {
        const char *text = fz__digits(i, digits);

        memory.fail_at = i % 3 ? memory.allocations + 1 : 0;
        known += intern(text) != FZ__NO_STRING;
    }
    memory.fail_at = 0;
    cr_assert_eq(strings.count, known);
    for (uint32_t i = 0; i < known; i++)
        cr_assert_eq(fz__strings_find(&strings, strings.texts[i], strings.lengths[i]), i);
    all_given_back();
}

Test(strings, that_are_all_zero_may_be_cleared)
{
    fz__strings never_used = {0};

    fz__strings_clear(&never_used);
    all_given_back();
}

/* The test values of the hash's authors (FNV-1a, 64 bits). */
Test(hash, is_fnv_1a)
{
    cr_assert_eq(fz__hash("", 0), UINT64_C(0xcbf29ce484222325));
    cr_assert_eq(fz__hash("a", 1), UINT64_C(0xaf63dc4c8601ec8c));
    cr_assert_eq(fz__hash("foobar", 6), UINT64_C(0x85944171f73967e8));
}
