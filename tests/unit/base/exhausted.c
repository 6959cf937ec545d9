/* Every function of the room that allocates survives each of its allocations failing, once and for good. */
#include "base/context.h"
#include "base/file.h"
#include "scratch.h"
#include "support/oom.h"

static fz_context *context;
static fz_error *error;

static bool begin(const fz_allocator *allocator)
{
    error = NULL;
    return fz_context_new(allocator, &context) == FZ_OK;
}

static fz_status end(fz_status status)
{
    cr_assert_eq(fz_error_status(error), error ? status : FZ_OK);
    fz_error_free(error);
    fz_context_unref(context);
    return status;
}

static fz_status use_context(const fz_allocator *allocator)
{
    return begin(allocator) ? end(FZ_OK) : FZ_ENOMEM;
}

static fz_status use_arena(const fz_allocator *allocator)
{
    fz_status status = FZ_OK;
    fz__arena arena;

    if (!begin(allocator))
        return FZ_ENOMEM;
    fz__arena_init(&arena, context);
    for (size_t i = 0; i < 200 && status == FZ_OK; i++)
        if (!fz__arena_alloc(&arena, i * 7) || !fz__arena_string(&arena, "县政府办", 12))
            status = FZ_ENOMEM;
    fz__arena_clear(&arena);
    return end(status);
}

static fz_status use_strings(const fz_allocator *allocator)
{
    fz_status status = FZ_OK;
    fz__strings strings;
    fz__arena arena;

    if (!begin(allocator))
        return FZ_ENOMEM;
    fz__arena_init(&arena, context);
    fz__strings_init(&strings, &arena);
    for (size_t i = 0; i < 200 && status == FZ_OK; i++) {
        char digits[FZ_DIGITS];
        const char *text = fz__digits(i, digits);

        if (fz__strings_intern(&strings, text, strlen(text)) != i)
            status = FZ_ENOMEM;
    }
    fz__strings_clear(&strings);
    fz__arena_clear(&arena);
    return end(status);
}

static fz_status use_buffer(const fz_allocator *allocator)
{
    fz__buffer buffer;
    fz_status status;

    if (!begin(allocator))
        return FZ_ENOMEM;
    fz__buffer_init(&buffer, context);
    for (uint32_t i = 0; i < 100; i++) {
        fz__buffer_string(&buffer, "第");
        fz__buffer_number(&buffer, i);
        fz__buffer_code_point(&buffer, 0x9879);
    }
    status = buffer.failed ? FZ_ENOMEM : FZ_OK;
    cr_assert(buffer.failed || buffer.length == 6 * 100 + 190);
    fz__buffer_clear(&buffer);
    return end(status);
}

/* An error is lost to exhausted memory, or it is there with all its texts. */
static fz_status use_errors(const fz_allocator *allocator)
{
    const fz__where where = {.source = "甲.xml", .path = "/directive", .line = 3, .column = 4};
    fz_status status = FZ_OK;

    if (!begin(allocator))
        return FZ_ENOMEM;
    for (int i = 0; i < 3; i++)
        if (fz__fail(context, &error, FZ_EXML, &where, FZ_ARGS("文字")) == FZ_ENOMEM)
            status = FZ_ENOMEM;
    cr_assert_not_null(error);
    for (const fz_error *at = error; at; at = fz_error_next(at))
        cr_assert(fz_error_status(at) == FZ_ENOMEM || strcmp(fz_error_path(at), "/directive") == 0);
    fz_error_free(error);
    error = NULL;
    return end(status);
}

static fz_status use_findings(const fz_allocator *allocator)
{
    fz_status status = FZ_OK;
    fz__findings findings;
    fz__arena arena;
    size_t added = 0;

    if (!begin(allocator))
        return FZ_ENOMEM;
    fz__arena_init(&arena, context);
    fz__findings_init(&findings, &arena);
    for (uint64_t i = 0; i < 50; i++) {
        const fz__where where = {.line = 50 - i};

        if (fz__findings_add(&findings, FZ_EXML, &where, FZ_ARGS("文字")))
            added++;
        else
            status = FZ_ENOMEM;
    }
    fz__findings_sort(&findings);
    cr_assert_eq(findings.count, added);
    fz__findings_clear(&findings);
    fz__arena_clear(&arena);
    return end(status);
}

static fz_status use_file_read(const fz_allocator *allocator)
{
    fz__buffer bytes;
    fz_status status;

    if (!begin(allocator))
        return FZ_ENOMEM;
    fz__buffer_init(&bytes, context);
    status = fz__file_read(context, "given", &bytes, &error);
    if (status == FZ_OK)
        status = fz__file_read(context, "given", &bytes, &error);
    cr_assert(status != FZ_OK || strcmp(bytes.bytes, "given text given text ") == 0);
    fz__buffer_clear(&bytes);
    return end(status);
}

/* A name so long that the paths outgrow what a buffer begins with. */
#define LINK "a-link-with-a-name-of-some-length"

static fz_status use_file_write(const fz_allocator *allocator)
{
    fz__file_writer *writer;
    fz_status status;

    if (!begin(allocator))
        return FZ_ENOMEM;
    status = fz__file_writer_open(context, LINK, &writer, &error);
    if (status == FZ_OK) {
        cr_assert_eq(fz__file_writer_write(writer, "new", 3), 0);
        status = fz__file_writer_close(writer, true, &error);
    }
    cr_assert_eq(scratch_count(), status == FZ_OK ? 3 : scratch_count());
    return end(status);
}

static void set_up(void)
{
    scratch_make();
    put_file("given", "given text ", 0600);
    cr_assert_eq(symlink("the-target-of-the-link-with-a-name-of-some-length", LINK), 0);
}

TestSuite(exhausted, .init = set_up, .fini = scratch_remove);

Test(exhausted, context)
{
    OOM_SWEEP(use_context);
}

Test(exhausted, arena)
{
    OOM_SWEEP(use_arena);
}

Test(exhausted, strings)
{
    OOM_SWEEP(use_strings);
}

Test(exhausted, buffer)
{
    OOM_SWEEP(use_buffer);
}

Test(exhausted, errors)
{
    OOM_SWEEP(use_errors);
}

Test(exhausted, findings)
{
    OOM_SWEEP(use_findings);
}

Test(exhausted, file_read)
{
    OOM_SWEEP(use_file_read);
}

Test(exhausted, file_write_leaves_no_unfinished_file)
{
    OOM_SWEEP(use_file_write);
    cr_assert_eq(scratch_count(), 3, "the given file, the link and its target");
}
