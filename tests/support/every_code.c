/* The text of every byte sequence of up to two bytes, of every four-byte code of GB 18030, and of the files named, as one
 * hash for each encoding. tests/checks/musl compares what two C libraries print. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/decode.h"

static const char *const labels[] = {"GB18030", "Big5", "UTF-8", "UTF-16LE", "UTF-16BE", NULL};

static void stop(const char *what)
{
    fprintf(stderr, "every_code: %s\n", what);
    exit(1);
}

/* The hash of a text, its findings and the name of its encoding, mixed into `hash`. */
static uint64_t mix(fz_context *context, const char *label, const char *bytes, size_t length, uint64_t hash)
{
    fz__arena arena;
    fz__findings findings;
    fz__buffer text;
    const char *encoding;

    fz__arena_init(&arena, context);
    fz__findings_init(&findings, &arena);
    fz__buffer_init(&text, context);
    if (fz__decode_input(context, NULL, label, bytes, length, &text, &encoding, &findings, NULL) != FZ_OK)
        stop("cannot decode");
    hash = hash * 31 ^ fz__hash(text.bytes, text.length) ^ fz__hash(encoding, strlen(encoding));
    for (size_t i = 0; i < findings.count; i++)
        hash = hash * 31 ^ fz__hash(findings.items[i].message, strlen(findings.items[i].message));
    fz__buffer_clear(&text);
    fz__findings_clear(&findings);
    fz__arena_clear(&arena);
    return hash;
}

static uint64_t mix_pairs(fz_context *context, const char *label, uint64_t hash)
{
    for (unsigned pair = 0; pair < 0x10000; pair++)
        hash = mix(context, label, (const char[3]){(char)(pair >> 8), (char)pair, 'a'}, 3, hash);
    return hash;
}

static uint64_t mix_four_bytes(fz_context *context, const char *label, uint64_t hash)
{
    enum { CODES = 126 * 10 * 126 * 10 };
    char *bytes = malloc(CODES * 5), *to = bytes;

    if (!bytes)
        stop("no memory");
    for (unsigned i = 0; i < CODES; i++, to += 5) {
        to[0] = (char)(0x81 + i / 12600);
        to[1] = (char)(0x30 + i / 1260 % 10);
        to[2] = (char)(0x81 + i / 10 % 126);
        to[3] = (char)(0x30 + i % 10);
        to[4] = '\n';
    }
    hash = mix(context, label, bytes, CODES * 5, hash);
    free(bytes);
    return hash;
}

static uint64_t mix_file(fz_context *context, const char *label, const char *path, uint64_t hash)
{
    static char bytes[1 << 20];
    FILE *file = fopen(path, "rb");
    size_t length;

    if (!file)
        stop(path);
    length = fread(bytes, 1, sizeof(bytes), file);
    fclose(file);
    return mix(context, label, bytes, length, hash);
}

int main(int argc, char **argv)
{
    fz_context *context;

    if (fz_context_new(NULL, &context) != FZ_OK)
        stop("no memory");
    for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++) {
        uint64_t hash = mix_pairs(context, labels[i], 0);
        hash = mix_four_bytes(context, labels[i], hash);
        for (int n = 1; n < argc; n++)
            hash = mix_file(context, labels[i], argv[n], hash);
        printf("%s %016llx\n", labels[i] ? labels[i] : "untold", (unsigned long long)hash);
    }
    fz_context_unref(context);
    return 0;
}
