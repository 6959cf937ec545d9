#include "export/sink.h"

#include <string.h>

void fz__sink_init(fz__sink *sink, fz_write_fn write, void *user)
{
    sink->write = write;
    sink->user = user;
    sink->count = 0;
    sink->failed = false;
}

static void flush(fz__sink *sink)
{
    if (sink->count && !sink->failed && sink->write(sink->user, sink->pending, sink->count))
        sink->failed = true;
    sink->count = 0;
}

void fz__sink_bytes(fz__sink *sink, const char *bytes, size_t length)
{
    while (length && !sink->failed) {
        size_t room = sizeof(sink->pending) - sink->count, part = length < room ? length : room;

        memcpy(sink->pending + sink->count, bytes, part);
        sink->count += part;
        bytes += part;
        length -= part;
        if (sink->count == sizeof(sink->pending))
            flush(sink);
    }
}

void fz__sink_string(fz__sink *sink, const char *string)
{
    fz__sink_bytes(sink, string, strlen(string));
}

void fz__sink_char(fz__sink *sink, char c)
{
    sink->pending[sink->count++] = c;
    if (sink->count == sizeof(sink->pending))
        flush(sink);
}

void fz__sink_spaces(fz__sink *sink, size_t count)
{
    while (count--)
        fz__sink_char(sink, ' ');
}

void fz__sink_number(fz__sink *sink, uint64_t number)
{
    char digits[FZ_DIGITS];

    fz__sink_string(sink, fz__digits(number, digits));
}

bool fz__sink_finish(fz__sink *sink)
{
    flush(sink);
    return !sink->failed;
}

int fz__sink_write(void *sink, const void *bytes, size_t count)
{
    fz__sink *target = sink;

    fz__sink_bytes(target, bytes, count);
    return target->failed;
}
