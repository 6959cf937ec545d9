/* Reading files, pipes, devices and callbacks. */
#include <pthread.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>

#include "base/context.h"
#include "base/file.h"
#include "scratch.h"
#include "support/oom.h"

static oom memory;
static fz_context *context;
static fz__buffer bytes;
static fz_error *error;

static void set_up(void)
{
    scratch_make();
    oom_init(&memory);
    cr_assert_eq(fz_context_new(&memory.allocator, &context), FZ_OK);
    cr_assert_eq(fz_context_set_language(context, FZ_LANGUAGE_EN), FZ_OK);
    fz__buffer_init(&bytes, context);
}

static void tear_down(void)
{
    scratch_remove();
}

static void all_given_back(void)
{
    fz_error_free(error);
    fz__buffer_clear(&bytes);
    fz_context_unref(context);
    cr_assert_null(oom_fault(&memory));
}

static void expect_refusal(const char *path, fz_status status, const char *message)
{
    cr_assert_eq(fz__file_read(context, path, &bytes, &error), status);
    cr_assert_eq(fz_error_status(error), status);
    cr_assert_str_eq(fz_error_message(error), message);
    cr_assert_str_eq(fz_error_source(error), path);
    all_given_back();
}

TestSuite(file_read, .init = set_up, .fini = tear_down, .timeout = 30);

Test(file_read, reads_a_file_whole)
{
    put_file("a.txt", "县政府办\0", 0600);
    cr_assert_eq(fz__file_read(context, "a.txt", &bytes, &error), FZ_OK);
    cr_assert_null(error);
    cr_assert_str_eq(bytes.bytes, "县政府办");
    cr_assert_eq(bytes.length, 12);
    all_given_back();
}

Test(file_read, reads_an_empty_file_as_nothing)
{
    put_file("empty", "", 0600);
    cr_assert_eq(fz__file_read(context, "empty", &bytes, &error), FZ_OK);
    cr_assert_eq(bytes.length, 0);
    cr_assert_str_eq(bytes.bytes, "");
    all_given_back();
}

Test(file_read, needs_one_allocation_for_a_file)
{
    char *text = calloc(1, 300001);
    size_t before = memory.allocations;

    memset(text, 'x', 300000);
    put_file("large", text, 0600);
    cr_assert_eq(fz__file_read(context, "large", &bytes, &error), FZ_OK);
    cr_assert_eq(bytes.length, 300000);
    cr_assert_eq(memory.allocations, before + 1);
    free(text);
    all_given_back();
}

Test(file_read, says_that_there_is_no_file)
{
    expect_refusal("没有.xml", FZ_ENOTFOUND, "there is no file \"没有.xml\"");
}

Test(file_read, says_so_too_when_a_part_of_the_path_is_a_file)
{
    put_file("a", "", 0600);
    expect_refusal("a/b", FZ_ENOTFOUND, "there is no file \"a/b\"");
}

Test(file_read, says_that_it_is_a_directory)
{
    expect_refusal(".", FZ_EISDIR, "\".\" is a directory, not a file");
}

Test(file_read, says_that_it_has_no_permission)
{
    put_file("secret", "x", 0000);
    if (geteuid() == 0) { /* root may read all: become somebody else */
        cr_assert_eq(chmod(scratch, 0777), 0);
        cr_assert_eq(seteuid(65534), 0);
    }
    expect_refusal("secret", FZ_EACCESS, "no permission to open \"secret\"");
    cr_assert_eq(seteuid(getuid()), 0);
}

Test(file_read, says_why_in_the_language_of_the_context)
{
    cr_assert_eq(symlink("loop", "loop"), 0);
    fz_context_set_language(context, FZ_LANGUAGE_ZH);
    expect_refusal("loop", FZ_EREAD, "读取“loop”失败：符号链接成环");
}

Test(file_read, refuses_a_socket)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "socket"};
    int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);

    cr_assert_eq(bind(descriptor, (const struct sockaddr *)&address, sizeof(address)), 0);
    close(descriptor);
    expect_refusal("socket", FZ_EREAD, "cannot read \"socket\": no such device");
}

Test(file_read, refuses_a_gigabyte_at_once_without_allocating)
{
    int descriptor = open("sparse", O_CREAT | O_WRONLY, 0600);

    cr_assert_eq(ftruncate(descriptor, 1 << 30), 0);
    close(descriptor);
    cr_assert_eq(fz__file_read(context, "sparse", &bytes, &error), FZ_ELIMIT);
    cr_assert_str_eq(fz_error_message(error),
                     "the size of the input in bytes is 1073741824, over the limit of 67108864");
    cr_assert_lt(memory.peak_bytes, 4096);
    all_given_back();
}

Test(file_read, reads_up_to_the_limit_and_not_one_byte_more)
{
    put_file("six", "123456", 0600);
    fz_context_set_limit(context, FZ_LIMIT_BYTES, 6);
    cr_assert_eq(fz__file_read(context, "six", &bytes, &error), FZ_OK);
    fz__buffer_clear(&bytes);
    fz_context_set_limit(context, FZ_LIMIT_BYTES, 5);
    fz_context_set_language(context, FZ_LANGUAGE_ZH);
    expect_refusal("six", FZ_ELIMIT, "输入的字节数为 6，超过上限 5");
}

static void wait_a_little(void)
{
    nanosleep(&(const struct timespec){.tv_nsec = 20000000}, NULL);
}

/* Feeds a pipe in two pieces with a signal between them. */
static void *feed(void *reader)
{
    int descriptor = open("pipe", O_WRONLY);

    cr_assert_eq(write(descriptor, "first ", 6), 6);
    wait_a_little();
    pthread_kill(*(const pthread_t *)reader, SIGUSR1);
    wait_a_little();
    cr_assert_eq(write(descriptor, "second", 6), 6);
    close(descriptor);
    return NULL;
}

static volatile sig_atomic_t signals;

static void count_signal(int number)
{
    (void)number;
    signals++;
}

Test(file_read, reads_a_pipe_to_its_end_in_spite_of_signals)
{
    const struct sigaction action = {.sa_handler = count_signal}; /* without SA_RESTART: read gives EINTR */
    pthread_t self = pthread_self(), feeder;

    cr_assert_eq(mkfifo("pipe", 0600), 0);
    cr_assert_eq(sigaction(SIGUSR1, &action, NULL), 0);
    cr_assert_eq(pthread_create(&feeder, NULL, feed, &self), 0);
    cr_assert_eq(fz__file_read(context, "pipe", &bytes, &error), FZ_OK);
    pthread_join(feeder, NULL);
    cr_assert_str_eq(bytes.bytes, "first second");
    cr_assert_eq(signals, 1);
    all_given_back();
}

Test(file_read, reads_standard_input_by_its_name)
{
    int ends[2];

    cr_assert_eq(pipe(ends), 0);
    cr_assert_eq(write(ends[1], "标准输入", 12), 12);
    close(ends[1]);
    cr_assert_eq(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    cr_assert_eq(fz__file_read(context, "/dev/stdin", &bytes, &error), FZ_OK);
    cr_assert_str_eq(bytes.bytes, "标准输入");
    close(ends[0]);
    all_given_back();
}

Test(file_read, stops_an_endless_device_at_the_limit)
{
    fz_context_set_limit(context, FZ_LIMIT_BYTES, 100000);
    expect_refusal("/dev/zero", FZ_ELIMIT, "the number of bytes read so far is 100001, over the limit of 100000");
}

Test(file_read, reads_behind_what_is_there)
{
    put_file("a", "second", 0600);
    fz__buffer_string(&bytes, "first ");
    cr_assert_eq(fz__file_read(context, "a", &bytes, &error), FZ_OK);
    cr_assert_str_eq(bytes.bytes, "first second");
    all_given_back();
}

Test(file_read, refuses_null)
{
    cr_assert_eq(fz__file_read(context, NULL, &bytes, &error), FZ_EINVAL);
    fz_error_free(error);
    error = NULL;
    cr_assert_eq(fz__file_read(NULL, "a", &bytes, &error), FZ_EINVAL);
    cr_assert_eq(fz__callback_read(NULL, NULL, NULL, NULL, &bytes, NULL), FZ_EINVAL);
    cr_assert_eq(fz__callback_read(context, NULL, NULL, NULL, &bytes, NULL), FZ_EINVAL);
    all_given_back();
}

/* A caller's function that gives `text` in pieces of `piece` bytes, then `end`. */
typedef struct giver {
    const char *text;
    size_t piece;
    ptrdiff_t end;
} giver;

static ptrdiff_t give(void *user, void *buffer, size_t capacity)
{
    giver *from = user;
    size_t count = strlen(from->text);

    cr_assert_gt(capacity, 0);
    count = count < from->piece ? count : from->piece;
    count = count < capacity ? count : capacity;
    memcpy(buffer, from->text, count);
    from->text += count;
    return count ? (ptrdiff_t)count : from->end;
}

Test(callback_read, takes_pieces_of_any_size, .init = set_up, .fini = tear_down)
{
    for (size_t piece = 1; piece < 20; piece++) {
        giver from = {"第四部分第17项", piece, 0};

        bytes.length = 0;
        cr_assert_eq(fz__callback_read(context, give, &from, "甲", &bytes, &error), FZ_OK);
        cr_assert_str_eq(bytes.bytes, "第四部分第17项");
    }
    all_given_back();
}

Test(callback_read, reports_a_failure_with_the_name_of_the_source, .init = set_up, .fini = tear_down)
{
    giver from = {"abc", 2, -1};

    cr_assert_eq(fz__callback_read(context, give, &from, "甲", &bytes, &error), FZ_EREAD);
    cr_assert_str_eq(fz_error_message(error), "cannot read \"甲\": the read function reported a failure");
    cr_assert_str_eq(fz_error_source(error), "甲");
    all_given_back();
}

Test(callback_read, reports_a_failure_of_what_has_no_name, .init = set_up, .fini = tear_down)
{
    giver from = {"", 1, -1};

    cr_assert_eq(fz__callback_read(context, give, &from, NULL, &bytes, &error), FZ_EREAD);
    cr_assert_str_eq(fz_error_message(error), "cannot read \"the input\": the read function reported a failure");
    cr_assert_null(fz_error_source(error));
    all_given_back();
}

Test(callback_read, does_not_believe_more_bytes_than_fit, .init = set_up, .fini = tear_down)
{
    giver from = {"", 1, PTRDIFF_MAX};

    cr_assert_eq(fz__callback_read(context, give, &from, "甲", &bytes, &error), FZ_EREAD);
    cr_assert_str_eq(fz_error_message(error), "cannot read \"甲\": the read function returned more than fits");
    all_given_back();
}

Test(callback_read, stops_at_the_limit, .init = set_up, .fini = tear_down)
{
    giver from = {"1234567890", 3, 0};

    fz_context_set_limit(context, FZ_LIMIT_BYTES, 9);
    cr_assert_eq(fz__callback_read(context, give, &from, NULL, &bytes, &error), FZ_ELIMIT);
    cr_assert_str_eq(fz_error_message(error), "the number of bytes read so far is 10, over the limit of 9");
    all_given_back();
}

Test(errno_word, has_a_number_for_the_rare_ones)
{
    char text[FZ__ERRNO_TEXT];

    cr_assert_str_eq(fz__errno_word(71, text), "errno 71");
    cr_assert_str_eq(fz__errno_word(INT_MAX, text), "errno 2147483647");
}
