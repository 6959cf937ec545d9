/* A growing run of bytes. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/memory.h"
#include "support/oom.h"

static oom memory;
static fz_context *context;
static fz__buffer buffer;

static void set_up(void)
{
    oom_init(&memory);
    cr_assert_eq(fz_context_new(&memory.allocator, &context), FZ_OK);
    fz__buffer_init(&buffer, context);
}

static void all_given_back(void)
{
    fz__buffer_clear(&buffer);
    fz_context_unref(context);
    cr_assert_null(oom_fault(&memory));
}

TestSuite(buffer, .init = set_up);

Test(buffer, holds_nothing_until_something_is_appended)
{
    cr_assert_null(buffer.bytes);
    fz__buffer_append(&buffer, NULL, 0);
    cr_assert_str_eq(buffer.bytes, "");
    all_given_back();
}

Test(buffer, takes_strings_characters_and_numbers)
{
    fz__buffer_string(&buffer, "第");
    fz__buffer_number(&buffer, 17);
    fz__buffer_code_point(&buffer, 0x9879);
    fz__buffer_char(&buffer, ':');
    fz__buffer_number(&buffer, 0);
    fz__buffer_char(&buffer, ' ');
    fz__buffer_number(&buffer, UINT64_MAX);
    cr_assert_str_eq(buffer.bytes, "第17项:0 18446744073709551615");
    cr_assert_eq(buffer.length, strlen(buffer.bytes));
    all_given_back();
}

Test(buffer, writes_what_is_no_character_as_the_replacement_character)
{
    fz__buffer_code_point(&buffer, 0xD800);
    fz__buffer_code_point(&buffer, 0x110000);
    fz__buffer_code_point(&buffer, 0x10FFFF);
    cr_assert_str_eq(buffer.bytes, "\xEF\xBF\xBD\xEF\xBF\xBD\xF4\x8F\xBF\xBF");
    all_given_back();
}

Test(buffer, gives_room_that_the_caller_fills)
{
    char *room;

    fz__buffer_string(&buffer, "ab");
    room = fz__buffer_reserve(&buffer, 1000);
    memset(room, 'x', 1000);
    buffer.length += 3;
    fz__buffer_char(&buffer, '!');
    cr_assert_str_eq(buffer.bytes, "abxxx!");
    all_given_back();
}

Test(buffer, stays_as_it_was_after_a_failure)
{
    fz__buffer_string(&buffer, "ab");
    memory.fail_at = memory.allocations + 1;
    fz__buffer_string(&buffer, "a long text that needs more room than is there");
    fz__buffer_string(&buffer, "c");
    cr_assert(buffer.failed);
    cr_assert_str_eq(buffer.bytes, "ab");
    cr_assert_null(fz__buffer_reserve(&buffer, 1));
    all_given_back();
}

Test(buffer, refuses_a_size_that_overflows)
{
    cr_assert_null(fz__buffer_reserve(&buffer, SIZE_MAX));
    cr_assert(buffer.failed);
    all_given_back();
}
