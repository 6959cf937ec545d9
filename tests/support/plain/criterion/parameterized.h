/* One test for each of many values; see criterion.h beside this file. */
#ifndef PLAIN_PARAMETERIZED_H
#define PLAIN_PARAMETERIZED_H
#pragma GCC system_header

#include <criterion/criterion.h>

#define cr_make_param_array(type, array, count) ((struct criterion_test_params){sizeof(type), (count), (char *)(array)})

#define ParameterizedTestParameters(suite_, name_) \
    static struct criterion_test_params plain_parameters_##suite_##_##name_(void)

#define ParameterizedTest(declaration, suite_, name_, ...)                       \
    static void plain_test_##suite_##_##name_(declaration);                      \
    PLAIN_ENTER(suite_, name_, plain_parameters_##suite_##_##name_, __VA_ARGS__) \
    static void plain_call_##suite_##_##name_(void *parameter)                   \
    {                                                                            \
        plain_test_##suite_##_##name_(parameter);                                \
    }                                                                            \
    static void plain_test_##suite_##_##name_(declaration)

#endif
