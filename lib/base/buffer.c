/* A growing run of bytes; after a failure it stays as it was and takes no more. */
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/utf8.h"

#define REPLACEMENT 0xFFFD

void fz__buffer_init(fz__buffer *buffer, fz_context *context)
{
    memset(buffer, 0, sizeof(*buffer));
    buffer->context = context;
}

void fz__buffer_clear(fz__buffer *buffer)
{
    fz__free(buffer->context, buffer->bytes, buffer->capacity);
    fz__buffer_init(buffer, buffer->context);
}

/* Every append comes through here, so this is where a failure is remembered. */
char *fz__buffer_reserve(fz__buffer *buffer, size_t count)
{
    if (buffer->failed || count >= PTRDIFF_MAX - buffer->length ||
        !FZ_GROW(buffer->context, &buffer->bytes, &buffer->capacity, buffer->length + count + 1)) {
        buffer->failed = true;
        return NULL;
    }
    return buffer->bytes + buffer->length;
}

void fz__buffer_append(fz__buffer *buffer, const char *bytes, size_t length)
{
    char *end = fz__buffer_reserve(buffer, length);

    if (!end)
        return;
    if (length)
        memcpy(end, bytes, length);
    end[length] = '\0';
    buffer->length += length;
}

void fz__buffer_string(fz__buffer *buffer, const char *string)
{
    fz__buffer_append(buffer, string, strlen(string));
}

void fz__buffer_char(fz__buffer *buffer, char c)
{
    fz__buffer_append(buffer, &c, 1);
}

void fz__buffer_code_point(fz__buffer *buffer, uint32_t c)
{
    char bytes[4];

    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        c = REPLACEMENT;
    fz__buffer_append(buffer, bytes, fz__utf8_put(c, bytes));
}

void fz__buffer_number(fz__buffer *buffer, uint64_t n)
{
    fz__buffer_string(buffer, fz__digits(n, (char[FZ_DIGITS]){0}));
}
