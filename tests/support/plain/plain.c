/* Runs the tests of a program, each in a child of its own, and speaks TAP as Criterion does. A test has passed when its child
 * said that it came to its end and then left with 0: a crash, a sanitizer's report and an early exit(0) are failures. */
#include <criterion/criterion.h>
#include <errno.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <sys/wait.h>
#include <unistd.h>

#define DONE    'd'
#define SKIPPED 's'
#define LONGEST 200 /* of what a child tells: DONE, or SKIPPED and the reason */

static struct plain_test *tests, **last_test = &tests;
static struct plain_suite *suites;
static _Thread_local const char *compared[2];
static atomic_bool failed;
static int parent = -1;

void plain_add_test(struct plain_test *test)
{
    *last_test = test;
    last_test = &test->next;
}

void plain_add_suite(struct plain_suite *suite)
{
    suite->next = suites;
    suites = suite;
}

bool plain_differ(const char *a, const char *b)
{
    if (strcmp(a, b) == 0)
        return false;
    compared[0] = a;
    compared[1] = b;
    return true;
}

void plain_failure(bool fatal, const char *file, int line, const char *claim, const char *format, ...)
{
    va_list arguments;

    printf("# %s:%d: %s:", file, line, claim);
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    if (compared[0])
        printf("\n#   \"%s\"\n#   \"%s\"", compared[0], compared[1]);
    compared[0] = NULL;
    putchar('\n');
    fflush(stdout);
    failed = true;
    if (fatal)
        _exit(EXIT_FAILURE);
}

static void tell(const char *words)
{
    if (write(parent, words, strlen(words)) < 0)
        abort();
}

void plain_skip(const char *format, ...)
{
    char words[LONGEST] = {SKIPPED};
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(words + 1, sizeof(words) - 1, format, arguments);
    va_end(arguments);
    tell(words);
    _exit(EXIT_SUCCESS);
}

static struct plain_options options_of_suite(const char *name)
{
    struct plain_suite *suite = suites;

    while (suite && strcmp(suite->name, name) != 0)
        suite = suite->next;
    return suite ? suite->options : (struct plain_options){.reserved = false};
}

static void call(void (*function)(void))
{
    if (function)
        function();
}

__attribute__((noreturn)) static void be_the_test(const struct plain_test *test, void *parameter)
{
    struct plain_options suite = options_of_suite(test->suite);

    call(suite.init);
    call(test->options.init);
    test->body(parameter);
    call(test->options.fini);
    call(suite.fini);
    if (!failed)
        tell((const char[]){DONE, '\0'});
    exit(failed ? EXIT_FAILURE : EXIT_SUCCESS);
}

/* What the child tells until it ends; how it ends. */
static int listen(int from, pid_t child, char told[LONGEST])
{
    size_t length = 0;
    ssize_t count;
    int status;

    while (length + 1 < LONGEST && (count = read(from, told + length, LONGEST - 1 - length)) != 0)
        if (count > 0)
            length += (size_t)count;
        else if (errno != EINTR)
            break;
    told[length] = '\0';
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            abort();
    return status;
}

static bool run(const struct plain_test *test, void *parameter)
{
    char told[LONGEST];
    int pipes[2], status;
    bool good;
    pid_t child;

    fflush(NULL);
    if (pipe(pipes) != 0 || (child = fork()) < 0) {
        perror("plain");
        abort();
    }
    if (child == 0) {
        close(pipes[0]);
        parent = pipes[1];
        be_the_test(test, parameter);
    }
    close(pipes[1]);
    status = listen(pipes[0], child, told);
    close(pipes[0]);
    good = status == 0 && (told[0] == DONE || told[0] == SKIPPED);
    if (WIFSIGNALED(status))
        printf("# ended by signal %d\n", WTERMSIG(status));
    printf("%s - %s::%s%s%s\n", good ? "ok" : "not ok", test->suite, test->name,
           good && told[0] == SKIPPED ? " # SKIP " : "", good && told[0] == SKIPPED ? told + 1 : "");
    return good;
}

static struct criterion_test_params parameters_of(const struct plain_test *test)
{
    return test->parameters ? test->parameters() : (struct criterion_test_params){1, 1, NULL};
}

/* Run a test with each of its parameters: how many were bad. */
static size_t run_all(const struct plain_test *test)
{
    struct criterion_test_params with = parameters_of(test);
    size_t bad = 0;

    for (size_t i = 0; i < with.length; i++)
        bad += !run(test, with.items ? with.items + i * with.size : NULL);
    return bad;
}

static bool is_wanted(const struct plain_test *test, const char *filter)
{
    size_t length = strlen(test->suite);

    return !filter || (strncmp(filter, test->suite, length) == 0 && filter[length] == '/' &&
                       strcmp(filter + length + 1, test->name) == 0);
}

/* Criterion's arguments, as far as the suite gives them: `--filter SUITE/NAME` runs one test, without patterns;
 * `--fail-fast` ends with the first test that is bad. */
int main(int argc, char **argv)
{
    bool first_only = argc > 1 && strcmp(argv[1], "--fail-fast") == 0;
    const char *filter = argc > 2 && strcmp(argv[argc - 2], "--filter") == 0 ? argv[argc - 1] : NULL;
    size_t count = 0, bad = 0;

    for (const struct plain_test *test = tests; test; test = test->next)
        count += is_wanted(test, filter) ? parameters_of(test).length : 0;
    printf("1..%zu\n", count);
    for (const struct plain_test *test = tests; test && !(first_only && bad > 0); test = test->next)
        if (is_wanted(test, filter))
            bad += run_all(test);
    return count == 0 || bad > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
