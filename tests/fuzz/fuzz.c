#include "fuzz.h"

#include "support/oom.h"

enum { FEWEST = 5000 }; /* the lowest limit of the whole input, in tasks or records: each takes more than a byte */

static oom memory;

fz_context *fuzz_begin(void)
{
    /* Small enough that no input of a fuzzer takes long; the good files of tests/data stay within them. */
    static const uint64_t limits[][2] = {
        {FZ_LIMIT_BYTES, 1 << 20}, {FZ_LIMIT_TASKS, FEWEST}, {FZ_LIMIT_RECORDS, FEWEST}, {FZ_LIMIT_ERRORS, 8}};
    fz_context *context;

    oom_init(&memory);
    REQUIRE(fz_context_new(&memory.allocator, &context) == FZ_OK, "no context");
    fz_context_set_language(context, FZ_LANGUAGE_EN);
    for (size_t i = 0; i < sizeof(limits) / sizeof(*limits); i++)
        fz_context_set_limit(context, (fz_limit)limits[i][0], limits[i][1]);
    return context;
}

void fuzz_end(fz_context *context)
{
    fz_context_unref(context);
    REQUIRE(!oom_fault(&memory), "%s", oom_fault(&memory));
}

/* ------------------------------------------------------------------ bytes */

int fuzz_take(void *bytes, const void *from, size_t count)
{
    fuzz_bytes *to = bytes;

    if (count > to->capacity - to->count) {
        to->capacity = 2 * to->capacity + count;
        to->bytes = realloc(to->bytes, to->capacity);
        REQUIRE(to->bytes, "no memory");
    }
    memcpy(to->bytes + to->count, from, count);
    to->count += count;
    return 0;
}

void fuzz_fit(fuzz_bytes *bytes)
{
    char *exact = malloc(bytes->count ? bytes->count : 1);

    REQUIRE(exact, "no memory");
    if (bytes->count)
        memcpy(exact, bytes->bytes, bytes->count);
    free(bytes->bytes);
    bytes->bytes = exact;
    bytes->capacity = bytes->count;
}

void fuzz_free(fuzz_bytes *bytes)
{
    free(bytes->bytes);
    memset(bytes, 0, sizeof(*bytes));
}

void fuzz_require_same(const fuzz_bytes *a, const fuzz_bytes *b, const char *what)
{
    REQUIRE(a->count == b->count && (!a->count || !memcmp(a->bytes, b->bytes, a->count)), "%s:\n%.*s\n-----\n%.*s",
            what, (int)a->count, a->bytes, (int)b->count, b->bytes);
}

char *fuzz_line(fuzz_input *input)
{
    const char *end = input->count ? memchr(input->bytes, '\n', input->count) : NULL;
    size_t length = end ? (size_t)(end - input->bytes) : input->count, taken = length + (end != NULL);
    char *line = malloc(length + 1);

    REQUIRE(line, "no memory");
    if (length)
        memcpy(line, input->bytes, length);
    line[length] = '\0';
    input->bytes += taken;
    input->count -= taken;
    return line;
}

fuzz_input fuzz_part(fuzz_input *input)
{
    static const char mark[] = "\n%%%%\n";
    const size_t size = sizeof(mark) - 1;
    fuzz_input part = *input;

    for (size_t at = 0; at + size <= input->count; at++) {
        if (memcmp(input->bytes + at, mark, size))
            continue;
        part.count = at;
        input->bytes += at + size;
        input->count -= at + size;
        return part;
    }
    input->count = 0;
    return part;
}

/* ------------------------------------------------------------------ errors and findings */

static size_t lines_of(const char *data, size_t size)
{
    size_t lines = 1;

    for (size_t i = 0; i < size; i++)
        lines += data[i] == '\n' || data[i] == '\r';
    return lines;
}

/* What is refused as a whole has no place: an input that is empty, that holds no directive, or that is over a limit of bytes,
 * tasks or records, none of which a short one is. */
static int has_no_place(fz_status status, size_t size)
{
    static const struct {
        fz_status status;
        size_t least;
    } wholes[] = {{FZ_EEMPTY, 0}, {FZ_ENODIRECTIVE, 0}, {FZ_ELIMIT, FEWEST}};

    for (size_t i = 0; i < sizeof(wholes) / sizeof(*wholes); i++)
        if (wholes[i].status == status)
            return size >= wholes[i].least;
    return 0;
}

/* One character is at most three bytes when it comes as one (Big5, GB 18030) or two (UTF-16), and four as U+FFFD does not. */
static void require_place(const fz_error *error, size_t lines, size_t size)
{
    fz_place place = {.size = sizeof(place)};

    fz_error_place(error, &place);
    if (!place.line) {
        REQUIRE(has_no_place(fz_error_status(error), size), "%s has no place: %s",
                fz_status_name(fz_error_status(error)), fz_error_message(error));
        return;
    }
    REQUIRE(place.line <= lines && place.column > 0 && place.column <= size + 1 && place.offset <= 3 * size + 3,
            "line %llu of %zu, column %llu, offset %llu of %zu bytes", (unsigned long long)place.line, lines,
            (unsigned long long)place.column, (unsigned long long)place.offset, size);
}

void fuzz_require_told(fz_status status, fz_error *error, const char *data, size_t size)
{
    size_t lines = data ? lines_of(data, size) : 0, count = 0;

    REQUIRE(status != FZ_ENOMEM, "memory is not exhausted");
    REQUIRE(fz_error_status(error) == status, "returned %s, told %s", fz_status_name(status),
            fz_status_name(fz_error_status(error)));
    for (const fz_error *each = error; each; each = fz_error_next(each), count++) {
        REQUIRE(fz_error_status(each) != FZ_OK && fz_status_name(fz_error_status(each))[3] != '?', "no code");
        REQUIRE(*fz_error_message(each) && !strchr(fz_error_message(each), '\n'), "message: \"%s\"",
                fz_error_message(each));
        if (data)
            require_place(each, lines, size);
    }
    REQUIRE(count <= 8, "%zu errors, over the limit", count);
    fz_error_free(error);
}

static void require_same_error(const fz_error *a, const fz_error *b)
{
    fz_place x = {.size = sizeof(x)}, y = {.size = sizeof(y)};

    fz_error_place(a, &x);
    fz_error_place(b, &y);
    REQUIRE(fz_error_status(a) == fz_error_status(b) && !strcmp(fz_error_message(a), fz_error_message(b)) &&
                x.line == y.line && x.column == y.column && x.offset == y.offset && x.length == y.length,
            "told in line %llu: %s; and the second time in line %llu: %s", (unsigned long long)x.line,
            fz_error_message(a), (unsigned long long)y.line, fz_error_message(b));
}

void fuzz_require_told_twice(const fuzz_answer *first, const fuzz_answer *second, const char *data, size_t size)
{
    const fz_error *a = first->error, *b = second->error;

    REQUIRE(first->status == second->status, "%s, and the second time %s", fz_status_name(first->status),
            fz_status_name(second->status));
    for (; a && b; a = fz_error_next(a), b = fz_error_next(b))
        require_same_error(a, b);
    REQUIRE(!a && !b, "more errors the one time than the other: %s", fz_error_message(a ? a : b));
    fuzz_require_told(first->status, first->error, data, size);
    fuzz_require_told(second->status, second->error, data, size);
}

void fuzz_require_finding(const fz_finding *finding, size_t size)
{
    fz_place place = {.size = sizeof(place)};

    fz_finding_place(finding, &place);
    REQUIRE(fz_finding_severity(finding) >= FZ_SEVERITY_NOTE && fz_finding_severity(finding) <= FZ_SEVERITY_ERROR,
            "a finding of no severity");
    REQUIRE(*fz_finding_message(finding) && fz_status_name(fz_finding_status(finding))[3] != '?', "finding: \"%s\"",
            fz_finding_message(finding));
    REQUIRE(!place.line || (place.column > 0 && place.offset <= 3 * size + 3), "finding beyond the input: \"%s\"",
            fz_finding_message(finding));
}

/* ------------------------------------------------------------------ round trips */

static void save(const fuzz_kind *kind, const void *object, fuzz_bytes *saved)
{
    fz_error *error;
    fz_status status = kind->save(object, fuzz_take, saved, &error);

    REQUIRE(status == FZ_OK, "saving: %s", fz_error_message(error));
}

void fuzz_require_comes_back(const fuzz_kind *kind, fz_context *context, const void *object)
{
    fuzz_bytes first = {0}, second = {0};
    void *again;
    fz_error *error;
    fz_status status;

    save(kind, object, &first);
    fuzz_fit(&first);
    status = kind->load(context, first.bytes, first.count, &again, &error);
    REQUIRE(status == FZ_OK, "what was saved is refused: %s\n%.*s", fz_error_message(error), (int)first.count,
            first.bytes);
    REQUIRE(kind->equal(object, again) && kind->equal(again, object), "comes back otherwise:\n%.*s", (int)first.count,
            first.bytes);
    save(kind, again, &second);
    if (!kind->tells_places)
        fuzz_require_same(&first, &second, "saved again");
    kind->release(again);
    fuzz_free(&first);
    fuzz_free(&second);
}

static void require_equal_saved(const fuzz_kind *kind, const void *a, const void *b)
{
    fuzz_bytes first = {0}, second = {0};

    REQUIRE(kind->equal(a, b), "loaded twice, unequal");
    save(kind, a, &first);
    save(kind, b, &second);
    fuzz_require_same(&first, &second, "loaded twice");
    fuzz_free(&first);
    fuzz_free(&second);
}

void *fuzz_require_loads(const fuzz_kind *kind, fz_context *context, const char *data, size_t size)
{
    void *a, *b;
    fuzz_answer first, second;

    first.status = kind->load(context, data, size, &a, &first.error);
    second.status = kind->load(context, data, size, &b, &second.error);
    REQUIRE(!a == (first.status != FZ_OK) && !b == (second.status != FZ_OK), "loaded twice: %s, %s",
            fz_status_name(first.status), fz_status_name(second.status));
    fuzz_require_told_twice(&first, &second, data, size);
    if (a) {
        require_equal_saved(kind, a, b);
        fuzz_require_comes_back(kind, context, a);
        kind->release(b);
    }
    return a;
}
