/* replay [--mutations N] FILE|FOLDER...: run files through the target that this is linked with, as a fuzzer would, and tell how
 * many; folders are read in the order of names. With mutations each file is run N times more, changed in a way that depends on
 * its content and the number alone. The last input that was begun is left in the file $FUZZ_LAST, where that is set. */
#include "fuzz.h"

#include <dirent.h>
#include <sys/stat.h>

static unsigned long mutations, files, runs;
static const char *last;

static void stop(const char *what)
{
    fprintf(stderr, "replay: %s\n", what);
    exit(2);
}

static void run(fuzz_bytes *input)
{
    FILE *file = last ? fopen(last, "wb") : NULL;

    fuzz_fit(input);
    if (file) {
        fwrite(input->bytes, 1, input->count, file);
        fclose(file);
    }
    LLVMFuzzerTestOneInput((const uint8_t *)input->bytes, input->count);
    runs++;
}

/* ------------------------------------------------------------------ mutations */

static uint64_t state;

static size_t below(size_t limit)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return limit ? (size_t)((state >> 16) % limit) : 0;
}

/* A range of up to 40 bytes. */
static size_t range(const fuzz_bytes *text, size_t *length)
{
    size_t at = below(text->count);

    *length = below(40) + 1;
    if (*length > text->count - at)
        *length = text->count - at;
    return at;
}

static void flip(fuzz_bytes *text)
{
    text->bytes[below(text->count)] ^= (char)(1 << below(8));
}

static void replace(fuzz_bytes *text)
{
    static const char odd[] = {'\0', '\n', '"', '\'', '<', '>',        '&',        ',',
                               '{',  '}',  '-', '9',  '0', (char)0xFF, (char)0xEF, ' '};

    text->bytes[below(text->count)] = odd[below(sizeof(odd))];
}

static void delete (fuzz_bytes *text)
{
    size_t length, at = range(text, &length);

    memmove(text->bytes + at, text->bytes + at + length, text->count - at - length);
    text->count -= length;
}

static void duplicate(fuzz_bytes *text)
{
    size_t length, at = range(text, &length);
    char copy[40];

    memcpy(copy, text->bytes + at, length);
    fuzz_take(text, copy, length); /* for the room */
    memmove(text->bytes + at + length, text->bytes + at, text->count - at - length);
    memcpy(text->bytes + at, copy, length);
}

static void truncate_it(fuzz_bytes *text)
{
    text->count = below(text->count);
}

static void swap(fuzz_bytes *text)
{
    size_t length, at = range(text, &length), to = below(text->count - length + 1);

    for (size_t i = 0; i < length; i++) {
        char kept = text->bytes[at + i];

        text->bytes[at + i] = text->bytes[to + i];
        text->bytes[to + i] = kept;
    }
}

/* Truncation is one in eleven: it leaves the least to read. */
static void (*const ways[])(fuzz_bytes *) = {flip, replace,   replace, delete, delete,     duplicate,
                                             swap, duplicate, swap,    flip,   truncate_it};

static void mutate(const fuzz_bytes *good, unsigned long number)
{
    fuzz_bytes text = {0};

    state = 88172645463325252u + number * 2654435761u;
    for (size_t i = 0; i < good->count; i++)
        state = (state ^ (unsigned char)good->bytes[i]) * 1099511628211u;
    state |= 1;
    if (good->count)
        fuzz_take(&text, good->bytes, good->count);
    for (size_t times = below(4) + 1; times && text.count; times--)
        ways[below(sizeof(ways) / sizeof(*ways))](&text);
    run(&text);
    fuzz_free(&text);
}

/* ------------------------------------------------------------------ files */

static void replay_file(const char *path)
{
    fuzz_bytes bytes = {0};
    char piece[4096];
    size_t count;
    FILE *file = fopen(path, "rb");

    if (!file)
        stop(path);
    while ((count = fread(piece, 1, sizeof(piece), file)) > 0)
        fuzz_take(&bytes, piece, count);
    fclose(file);
    run(&bytes);
    for (unsigned long number = 0; number < mutations; number++)
        mutate(&bytes, number);
    fuzz_free(&bytes);
    files++;
}

static void replay(const char *path)
{
    struct dirent **entries;
    struct stat status;
    int count;

    if (stat(path, &status))
        stop(path);
    if (!S_ISDIR(status.st_mode)) {
        replay_file(path);
        return;
    }
    count = scandir(path, &entries, NULL, alphasort);
    if (count < 0)
        stop(path);
    for (int i = 0; i < count; i++) {
        char inner[4096];

        snprintf(inner, sizeof(inner), "%s/%s", path, entries[i]->d_name);
        if (entries[i]->d_name[0] != '.')
            replay(inner);
        free(entries[i]);
    }
    free(entries);
}

int main(int argc, char **argv)
{
    int first = 1;

    last = getenv("FUZZ_LAST");
    if (argc > 2 && !strcmp(argv[1], "--mutations")) {
        mutations = strtoul(argv[2], NULL, 10);
        first = 3;
    }
    for (int i = first; i < argc; i++)
        replay(argv[i]);
    if (!files)
        stop("no file");
    printf("%lu files, %lu runs\n", files, runs);
    return 0;
}
