/* What the unit tests use of Criterion, for where Criterion does not run: under an emulator, with another C library. The tests
 * are the same files; tests/support/plain/plain.c runs them. A message is a literal, as it is everywhere in the tests. */
#ifndef PLAIN_CRITERION_H
#define PLAIN_CRITERION_H
#pragma GCC system_header

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Without `timeout`: who runs the program ends it when it hangs. */
struct plain_options {
    void (*init)(void);
    void (*fini)(void);
    double timeout;
    bool reserved;
};

struct criterion_test_params {
    size_t size, length;
    char *items;
};

struct plain_test {
    const char *suite, *name;
    void (*body)(void *parameter);
    struct criterion_test_params (*parameters)(void);
    struct plain_options options;
    struct plain_test *next;
};

struct plain_suite {
    const char *name;
    struct plain_options options;
    struct plain_suite *next;
};

void plain_add_test(struct plain_test *test);
void plain_add_suite(struct plain_suite *suite);

/* Whether they differ; if they do, the failure that follows shows both. */
bool plain_differ(const char *a, const char *b);

/* Note a failure, and end the test there if it is `fatal`. */
void plain_failure(bool fatal, const char *file, int line, const char *claim, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
void plain_skip(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

#define PLAIN_ENTER(suite_, name_, parameters_, ...)                                                              \
    static void plain_call_##suite_##_##name_(void *parameter);                                                   \
    __attribute__((constructor)) static void plain_enter_##suite_##_##name_(void)                                 \
    {                                                                                                             \
        static struct plain_test test = {                                                                         \
            #suite_, #name_, plain_call_##suite_##_##name_, parameters_, {.reserved = false, __VA_ARGS__}, NULL}; \
        plain_add_test(&test);                                                                                    \
    }

/* Criterion's macros take no message as well as one, and so do these; clang would have a macro of "..." get something. */
#ifdef __clang__
#pragma clang diagnostic ignored "-Wgnu-zero-variadic-macro-arguments"
#endif

#define Test(suite_, name_, ...)                               \
    static void plain_test_##suite_##_##name_(void);           \
    PLAIN_ENTER(suite_, name_, NULL, __VA_ARGS__)              \
    static void plain_call_##suite_##_##name_(void *parameter) \
    {                                                          \
        (void)parameter;                                       \
        plain_test_##suite_##_##name_();                       \
    }                                                          \
    static void plain_test_##suite_##_##name_(void)

#define TestSuite(suite_, ...)                                                               \
    __attribute__((constructor)) static void plain_enter_##suite_(void)                      \
    {                                                                                        \
        static struct plain_suite suite = {#suite_, {.reserved = false, __VA_ARGS__}, NULL}; \
        plain_add_suite(&suite);                                                             \
    }                                                                                        \
    struct plain_suite

/* The words of a failure may ask what only a failure has, an error's message: nothing is asked when the claim holds. */
#define PLAIN_SAY(holds, fatal, claim, ...) \
    ((holds) ? (void)0 : plain_failure(fatal, __FILE__, __LINE__, claim, " " __VA_ARGS__))

#define cr_assert(a, ...)              PLAIN_SAY(!!(a), true, #a, __VA_ARGS__)
#define cr_assert_not(a, ...)          PLAIN_SAY(!(a), true, "!(" #a ")", __VA_ARGS__)
#define cr_assert_null(a, ...)         PLAIN_SAY((a) == NULL, true, #a " == NULL", __VA_ARGS__)
#define cr_assert_not_null(a, ...)     PLAIN_SAY((a) != NULL, true, #a " != NULL", __VA_ARGS__)
#define cr_assert_eq(a, b, ...)        PLAIN_SAY((a) == (b), true, #a " == " #b, __VA_ARGS__)
#define cr_assert_neq(a, b, ...)       PLAIN_SAY((a) != (b), true, #a " != " #b, __VA_ARGS__)
#define cr_assert_lt(a, b, ...)        PLAIN_SAY((a) < (b), true, #a " < " #b, __VA_ARGS__)
#define cr_assert_leq(a, b, ...)       PLAIN_SAY((a) <= (b), true, #a " <= " #b, __VA_ARGS__)
#define cr_assert_gt(a, b, ...)        PLAIN_SAY((a) > (b), true, #a " > " #b, __VA_ARGS__)
#define cr_assert_geq(a, b, ...)       PLAIN_SAY((a) >= (b), true, #a " >= " #b, __VA_ARGS__)
#define cr_assert_str_eq(a, b, ...)    PLAIN_SAY(!plain_differ(a, b), true, #a " is " #b, __VA_ARGS__)
#define cr_assert_str_empty(a, ...)    PLAIN_SAY(!plain_differ(a, ""), true, #a " is empty", __VA_ARGS__)
#define cr_assert_arr_eq(a, b, n, ...) PLAIN_SAY(memcmp(a, b, n) == 0, true, #a " has the bytes of " #b, __VA_ARGS__)
#define cr_assert_fail(...)            PLAIN_SAY(false, true, "this is not reached", __VA_ARGS__)

#define cr_expect(a, ...)            PLAIN_SAY(!!(a), false, #a, __VA_ARGS__)
#define cr_expect_not(a, ...)        PLAIN_SAY(!(a), false, "!(" #a ")", __VA_ARGS__)
#define cr_expect_null(a, ...)       PLAIN_SAY((a) == NULL, false, #a " == NULL", __VA_ARGS__)
#define cr_expect_not_null(a, ...)   PLAIN_SAY((a) != NULL, false, #a " != NULL", __VA_ARGS__)
#define cr_expect_eq(a, b, ...)      PLAIN_SAY((a) == (b), false, #a " == " #b, __VA_ARGS__)
#define cr_expect_neq(a, b, ...)     PLAIN_SAY((a) != (b), false, #a " != " #b, __VA_ARGS__)
#define cr_expect_gt(a, b, ...)      PLAIN_SAY((a) > (b), false, #a " > " #b, __VA_ARGS__)
#define cr_expect_str_eq(a, b, ...)  PLAIN_SAY(!plain_differ(a, b), false, #a " is " #b, __VA_ARGS__)
#define cr_expect_str_neq(a, b, ...) PLAIN_SAY(strcmp(a, b) != 0, false, #a " is not " #b, __VA_ARGS__)
#define cr_expect_str_empty(a, ...)  PLAIN_SAY(!plain_differ(a, ""), false, #a " is empty", __VA_ARGS__)
#define cr_expect_fail(...)          PLAIN_SAY(false, false, "this is not reached", __VA_ARGS__)

#define cr_skip_test(...) plain_skip(__VA_ARGS__)

#endif
