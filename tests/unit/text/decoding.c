#include "decoding.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

#include "base/utf8.h"

static void make(decoding *d, const char *label, const char *bytes, size_t length, bool strict)
{
    memset(d, 0, sizeof(*d));
    cr_assert_eq(fz_context_new(NULL, &d->context), FZ_OK);
    fz__arena_init(&d->arena, d->context);
    fz__findings_init(&d->findings, &d->arena);
    fz__buffer_init(&d->text, d->context);
    d->status = fz__decode_input(d->context, "test", label, bytes, length, &d->text, &d->encoding,
                                 strict ? NULL : &d->findings, &d->error);
}

void decoding_make(decoding *d, const char *label, const char *bytes, size_t length)
{
    make(d, label, bytes, length, false);
}

void decoding_make_strictly(decoding *d, const char *label, const char *bytes, size_t length)
{
    make(d, label, bytes, length, true);
}

void decoding_clear(decoding *d)
{
    fz_error_free(d->error);
    fz__buffer_clear(&d->text);
    fz__findings_clear(&d->findings);
    fz__arena_clear(&d->arena);
    fz_context_unref(d->context);
}

char *read_data(const char *name, size_t *length)
{
    char path[1024], *bytes;
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", getenv("FZ_TEST_DATA"), name);
    file = fopen(path, "rb");
    cr_assert(file, "no %s", path);
    fseek(file, 0, SEEK_END);
    *length = (size_t)ftell(file);
    rewind(file);
    bytes = malloc(*length + 1);
    cr_assert(bytes);
    cr_assert_eq(fread(bytes, 1, *length, file), *length);
    bytes[*length] = '\0';
    fclose(file);
    return bytes;
}

static char *put_unit(char *to, uint32_t unit, bool big)
{
    to[big ? 0 : 1] = (char)(unit >> 8);
    to[big ? 1 : 0] = (char)unit;
    return to + 2;
}

char *to_utf16(const char *text, size_t length, bool big, size_t *bytes)
{
    const char *end = text + length;
    char *start = malloc(2 * length + 2), *to = start;

    cr_assert(start);
    while (text < end) {
        uint32_t c = fz__utf8_next(&text, end);
        if (c > 0xFFFF) {
            to = put_unit(to, 0xD800 + ((c - 0x10000) >> 10), big);
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        to = put_unit(to, c, big);
    }
    *bytes = (size_t)(to - start);
    return start;
}
