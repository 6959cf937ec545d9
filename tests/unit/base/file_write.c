/* Writing files: what was there stays until all of the new is there. */
#include <signal.h>
#include <sys/resource.h>

#include "base/context.h"
#include "base/file.h"
#include "scratch.h"
#include "support/oom.h"

static oom memory;
static fz_context *context;
static fz_error *error;

static void set_up(void)
{
    scratch_make();
    oom_init(&memory);
    cr_assert_eq(fz_context_new(&memory.allocator, &context), FZ_OK);
    cr_assert_eq(fz_context_set_language(context, FZ_LANGUAGE_EN), FZ_OK);
}

static void tear_down(void)
{
    scratch_remove();
}

static void all_given_back(void)
{
    fz_error_free(error);
    fz_context_unref(context);
    cr_assert_null(oom_fault(&memory));
}

static fz_status write_file(const char *path, const char *text)
{
    fz__file_writer *writer;
    fz_status status = fz__file_writer_open(context, path, &writer, &error);

    if (status != FZ_OK) {
        cr_assert_null(writer);
        return status;
    }
    return fz__file_writer_close(writer, fz__file_writer_write(writer, text, strlen(text)) == 0, &error);
}

static void expect_refusal(const char *path, fz_status status, const char *message)
{
    cr_assert_eq(write_file(path, "new"), status);
    cr_assert_eq(fz_error_status(error), status);
    cr_assert_str_eq(fz_error_message(error), message);
    cr_assert_str_eq(fz_error_source(error), path);
}

static mode_t mode_of(const char *name)
{
    struct stat about;

    cr_assert_eq(lstat(name, &about), 0);
    return about.st_mode & 0777;
}

TestSuite(file_write, .init = set_up, .fini = tear_down, .timeout = 30);

Test(file_write, makes_a_file_with_the_mode_that_the_umask_leaves)
{
    umask(027);
    cr_assert_eq(write_file("新.xml", "new"), FZ_OK);
    cr_assert_null(error);
    cr_assert_str_eq(file_text("新.xml"), "new");
    cr_assert_eq(mode_of("新.xml"), 0640);
    cr_assert_eq(scratch_count(), 1);
    all_given_back();
}

Test(file_write, replaces_a_file_and_keeps_its_mode)
{
    umask(077);
    put_file("a", "old", 0664);
    cr_assert_eq(write_file("a", "new"), FZ_OK);
    cr_assert_str_eq(file_text("a"), "new");
    cr_assert_eq(mode_of("a"), 0664);
    cr_assert_eq(scratch_count(), 1);
    all_given_back();
}

Test(file_write, leaves_the_old_file_in_place_until_it_is_kept)
{
    fz__file_writer *writer;

    put_file("a", "old", 0600);
    cr_assert_eq(fz__file_writer_open(context, "a", &writer, &error), FZ_OK);
    for (int i = 0; i < 100000; i++)
        cr_assert_eq(fz__file_writer_write(writer, "new", 3), 0);
    cr_assert_str_eq(file_text("a"), "old");
    cr_assert_eq(fz__file_writer_close(writer, true, &error), FZ_OK);
    cr_assert_eq(strncmp(file_text("a"), "newnew", 6), 0);
    all_given_back();
}

Test(file_write, undoes_what_is_not_kept)
{
    fz__file_writer *writer;

    put_file("a", "old", 0600);
    cr_assert_eq(fz__file_writer_open(context, "a", &writer, &error), FZ_OK);
    cr_assert_eq(fz__file_writer_write(writer, "new", 3), 0);
    cr_assert_eq(fz__file_writer_close(writer, false, &error), FZ_OK);
    cr_assert_null(error);
    cr_assert_str_eq(file_text("a"), "old");
    cr_assert_eq(scratch_count(), 1);
    all_given_back();
}

/* Pieces around the size of the writer's own buffer, in every order. */
Test(file_write, writes_pieces_of_every_size_in_order)
{
    enum { LARGEST = 40000 };
    static char piece[LARGEST], whole[3 * LARGEST], read_back[3 * LARGEST];
    const size_t sizes[] = {1, 32767, 32768, 32769, LARGEST};

    for (size_t n = 0; n < 125; n++) {
        const size_t counts[] = {sizes[n % 5], sizes[n / 5 % 5], sizes[n / 25]};
        size_t total = 0;
        fz__file_writer *writer;
        FILE *file;

        cr_assert_eq(fz__file_writer_open(context, "a", &writer, &error), FZ_OK);
        for (size_t i = 0; i < 3; i++) {
            memset(piece, (int)('a' + i), counts[i]);
            memcpy(whole + total, piece, counts[i]);
            total += counts[i];
            cr_assert_eq(fz__file_writer_write(writer, piece, counts[i]), 0);
        }
        cr_assert_eq(fz__file_writer_close(writer, true, &error), FZ_OK);
        file = fopen("a", "rb");
        cr_assert_eq(fread(read_back, 1, sizeof(read_back), file), total);
        cr_assert_arr_eq(read_back, whole, total);
        fclose(file);
    }
    all_given_back();
}

Test(file_write, follows_symbolic_links)
{
    cr_assert_eq(mkdir("folder", 0700), 0);
    put_file("folder/a", "old", 0640);
    cr_assert_eq(symlink("a", "folder/second"), 0);
    cr_assert_eq(symlink("folder/second", "first"), 0);
    cr_assert_eq(write_file("first", "new"), FZ_OK);
    cr_assert_str_eq(file_text("folder/a"), "new");
    cr_assert_eq(mode_of("folder/a"), 0640);
    cr_assert_eq(mode_of("first"), 0777, "still a link");
    unlink("folder/a");
    unlink("folder/second");
    cr_assert_eq(rmdir("folder"), 0, "nothing else is left");
    all_given_back();
}

Test(file_write, makes_what_a_link_leads_to)
{
    char target[PATH_MAX + 16];

    snprintf(target, sizeof(target), "%s/target", scratch);
    cr_assert_eq(symlink(target, "link"), 0);
    cr_assert_eq(write_file("link", "new"), FZ_OK);
    cr_assert_str_eq(file_text("target"), "new");
    all_given_back();
}

Test(file_write, refuses_links_that_run_in_a_circle)
{
    cr_assert_eq(symlink("loop", "loop"), 0);
    expect_refusal("loop", FZ_EWRITE, "cannot write \"loop\": too many symbolic links");
    all_given_back();
}

Test(file_write, says_that_it_is_a_directory)
{
    expect_refusal(".", FZ_EISDIR, "\".\" is a directory, not a file");
    all_given_back();
}

Test(file_write, says_that_the_directory_is_missing)
{
    expect_refusal("没有/a.xml", FZ_EWRITE, "cannot write \"没有/a.xml\": there is no such directory");
    all_given_back();
}

Test(file_write, says_that_a_part_of_the_path_is_a_file)
{
    put_file("a", "old", 0600);
    expect_refusal("a/b", FZ_EWRITE, "cannot write \"a/b\": a part of the path is not a directory");
    cr_assert_eq(scratch_count(), 1);
    all_given_back();
}

Test(file_write, refuses_an_empty_path)
{
    cr_assert_eq(write_file("", "new"), FZ_EWRITE);
    cr_assert_eq(scratch_count(), 0);
    all_given_back();
}

/* In the scratch directory, as somebody who may write there but is not root. */
static void become_nobody(void)
{
    if (geteuid() != 0)
        return;
    cr_assert_eq(chmod(scratch, 0777), 0);
    cr_assert_eq(setegid(65534), 0);
    cr_assert_eq(seteuid(65534), 0);
}

static void become_oneself(void)
{
    cr_assert_eq(seteuid(getuid()), 0);
    cr_assert_eq(setegid(getgid()), 0);
}

Test(file_write, does_not_replace_a_file_that_may_not_be_written)
{
    put_file("a", "old", 0444);
    become_nobody();
    expect_refusal("a", FZ_EACCESS, "no permission to open \"a\"");
    become_oneself();
    cr_assert_str_eq(file_text("a"), "old");
    cr_assert_eq(scratch_count(), 1);
    all_given_back();
}

Test(file_write, gives_no_foreign_group_what_it_could_not_read)
{
    if (geteuid() != 0)
        cr_skip_test("only root can set the scene: a file of another group");
    put_file("a", "old", 0660);
    cr_assert_eq(chown("a", 65534, 0), 0);
    become_nobody();
    cr_assert_eq(write_file("a", "new"), FZ_OK);
    become_oneself();
    cr_assert_eq(mode_of("a"), 0600);
    all_given_back();
}

Test(file_write, keeps_the_owner_when_root_writes)
{
    struct stat about;

    if (geteuid() != 0)
        cr_skip_test("only root can keep another owner");
    put_file("a", "old", 0640);
    cr_assert_eq(chown("a", 65534, 65534), 0);
    cr_assert_eq(write_file("a", "new"), FZ_OK);
    cr_assert_eq(stat("a", &about), 0);
    cr_assert_eq(about.st_uid, 65534);
    cr_assert_eq(about.st_gid, 65534);
    cr_assert_eq(mode_of("a"), 0640);
    all_given_back();
}

/* A file system that takes no more than a page, in place of a full disk. */
Test(file_write, leaves_the_old_file_when_the_new_one_does_not_fit)
{
    const struct rlimit small = {4096, RLIM_INFINITY}, large = {RLIM_INFINITY, RLIM_INFINITY};
    static char text[100001];

    memset(text, 'x', sizeof(text) - 1);
    put_file("a", "old", 0600);
    signal(SIGXFSZ, SIG_IGN);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
    cr_assert_eq(write_file("a", text), FZ_EWRITE);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &large), 0);
    cr_assert_str_eq(fz_error_message(error), "cannot write \"a\": file too big; what was there is unchanged");
    cr_assert_str_eq(file_text("a"), "old");
    cr_assert_eq(scratch_count(), 1);
    all_given_back();
}

Test(file_write, says_that_a_device_is_full)
{
    fz_context_set_language(context, FZ_LANGUAGE_ZH);
    expect_refusal("/dev/full", FZ_EWRITE, "写入“/dev/full”失败：磁盘已满");
    all_given_back();
}

Test(file_write, takes_nothing_more_after_a_failure_and_reports_it_at_the_end)
{
    static const char large[100000];
    fz__file_writer *writer;

    cr_assert_eq(fz__file_writer_open(context, "/dev/full", &writer, &error), FZ_OK);
    cr_assert_neq(fz__file_writer_write(writer, large, sizeof(large)), 0);
    cr_assert_neq(fz__file_writer_write(writer, "x", 1), 0);
    cr_assert_eq(fz__file_writer_close(writer, false, &error), FZ_EWRITE);
    cr_assert_eq(fz_error_status(error), FZ_EWRITE);
    all_given_back();
}

Test(file_write, writes_straight_through_to_standard_output)
{
    char text[4] = "";
    int ends[2], kept = dup(STDOUT_FILENO);

    cr_assert_eq(pipe(ends), 0);
    cr_assert_eq(dup2(ends[1], STDOUT_FILENO), STDOUT_FILENO);
    cr_assert_eq(write_file("/dev/stdout", "new"), FZ_OK);
    cr_assert_eq(dup2(kept, STDOUT_FILENO), STDOUT_FILENO);
    cr_assert_eq(read(ends[0], text, sizeof(text)), 3);
    cr_assert_str_eq(text, "new");
    close(ends[0]);
    close(ends[1]);
    close(kept);
    all_given_back();
}

/* `program -o /dev/stdout >> file`: the file that is open gets it, behind what it holds. */
Test(file_write, appends_to_the_file_that_standard_output_is)
{
    int kept = dup(STDOUT_FILENO), file;

    put_file("a", "old ", 0600);
    file = open("a", O_WRONLY | O_APPEND);
    cr_assert_eq(dup2(file, STDOUT_FILENO), STDOUT_FILENO);
    cr_assert_eq(write_file("/dev/stdout", "new"), FZ_OK);
    cr_assert_eq(dup2(kept, STDOUT_FILENO), STDOUT_FILENO);
    cr_assert_str_eq(file_text("a"), "old new");
    cr_assert_eq(scratch_count(), 1);
    close(file);
    close(kept);
    all_given_back();
}

Test(file_write, takes_another_name_when_one_is_left_from_a_crash)
{
    char left[64];

    snprintf(left, sizeof(left), ".fazhi-%ld-0.tmp", (long)getpid());
    put_file(left, "left", 0600);
    cr_assert_eq(write_file("a", "new"), FZ_OK);
    cr_assert_str_eq(file_text("a"), "new");
    cr_assert_str_eq(file_text(left), "left");
    all_given_back();
}

Test(file_write, keeps_two_writers_of_one_file_apart)
{
    fz__file_writer *first, *second;

    cr_assert_eq(fz__file_writer_open(context, "a", &first, &error), FZ_OK);
    cr_assert_eq(fz__file_writer_open(context, "a", &second, &error), FZ_OK);
    cr_assert_eq(fz__file_writer_write(first, "first", 5), 0);
    cr_assert_eq(fz__file_writer_write(second, "second", 6), 0);
    cr_assert_eq(fz__file_writer_close(first, true, &error), FZ_OK);
    cr_assert_str_eq(file_text("a"), "first");
    cr_assert_eq(fz__file_writer_close(second, true, &error), FZ_OK);
    cr_assert_str_eq(file_text("a"), "second");
    cr_assert_eq(scratch_count(), 1);
    all_given_back();
}

Test(file_write, refuses_null)
{
    fz__file_writer *writer;

    cr_assert_eq(fz__file_writer_open(context, NULL, &writer, NULL), FZ_EINVAL);
    cr_assert_eq(fz__file_writer_open(NULL, "a", &writer, &error), FZ_EINVAL);
    cr_assert_null(writer);
    cr_assert_eq(fz__file_writer_close(NULL, true, NULL), FZ_OK);
    all_given_back();
}
