/* Writing XML. What goes out is gathered in the writer and handed over by the buffer. */
#include "xml/writer.h"

#include "base/utf8.h"
#include "xml/escape.h"

#include <string.h>

#define REFERENCE sizeof("&#x0000;")

static void flush(fz__xml_writer *writer)
{
    if (writer->count && !writer->failed)
        writer->failed = writer->write(writer->user, writer->pending, writer->count) != 0;
    writer->count = 0;
}

static void put(fz__xml_writer *writer, const char *bytes, size_t length)
{
    while (length > 0 && !writer->failed) {
        size_t room = sizeof(writer->pending) - writer->count;
        size_t part = length < room ? length : room;

        memcpy(writer->pending + writer->count, bytes, part);
        writer->count += part;
        bytes += part;
        length -= part;
        if (writer->count == sizeof(writer->pending))
            flush(writer);
    }
}

static void put_string(fz__xml_writer *writer, const char *string)
{
    put(writer, string, strlen(string));
}

/* &#x202E; of a character below U+10000. */
static const char *reference_to(uint32_t c, char room[REFERENCE])
{
    static const char digits[] = "0123456789ABCDEF";

    memcpy(room, "&#x0000;", REFERENCE);
    for (size_t i = 6; i >= 3; i--, c >>= 4)
        room[i] = digits[c & 15];
    return room;
}

/* What is to stand for the character at `*at`, which moves behind it; NULL for itself. */
static const char *instead_of(const fz__xml_writer *writer, const char **at, const char *end, bool in_value,
                              char room[REFERENCE])
{
    uint32_t c;

    if ((unsigned char)**at < 0x80 || !writer->is_hazard)
        return fz__xml_reference(*(*at)++, in_value);
    c = fz__utf8_next(at, end);
    if (c == FZ__NOT_UTF8 || !writer->is_hazard(c))
        return NULL;
    return reference_to(c, room);
}

static void put_escaped(fz__xml_writer *writer, const char *bytes, size_t length, bool in_value)
{
    const char *at = bytes, *end = bytes + length, *plain = bytes;
    char room[REFERENCE];

    while (at < end) {
        const char *start = at, *instead = instead_of(writer, &at, end, in_value, room);

        if (!instead)
            continue;
        put(writer, plain, (size_t)(start - plain));
        put_string(writer, instead);
        plain = at;
    }
    put(writer, plain, (size_t)(end - plain));
}

static void close_tag(fz__xml_writer *writer)
{
    if (writer->in_tag)
        put(writer, ">", 1);
    writer->in_tag = false;
}

static void begin_line(fz__xml_writer *writer)
{
    if (writer->begun)
        put(writer, "\n", 1);
    writer->begun = true;
    for (int i = 0; i < writer->depth; i++)
        put(writer, "  ", 2);
}

/* Be where the next element or markup goes: behind the text, or on a line of its own. */
static void begin_child(fz__xml_writer *writer)
{
    close_tag(writer);
    if (!writer->text_depth)
        begin_line(writer);
}

void fz__xml_writer_init(fz__xml_writer *writer, fz_write_fn write, void *user)
{
    memset(writer, 0, sizeof(*writer));
    writer->write = write;
    writer->user = user;
}

void fz__xml_declaration(fz__xml_writer *writer)
{
    begin_child(writer);
    put_string(writer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
}

void fz__xml_start(fz__xml_writer *writer, const char *name)
{
    begin_child(writer);
    put(writer, "<", 1);
    put_string(writer, name);
    writer->in_tag = true;
    writer->depth++;
}

void fz__xml_attribute_text(fz__xml_writer *writer, const char *name, const char *value)
{
    if (!value)
        return;
    put(writer, " ", 1);
    put_string(writer, name);
    put(writer, "=\"", 2);
    put_escaped(writer, value, strlen(value), true);
    put(writer, "\"", 1);
}

void fz__xml_attribute_number(fz__xml_writer *writer, const char *name, uint64_t value)
{
    char digits[FZ_DIGITS];

    fz__xml_attribute_text(writer, name, fz__digits(value, digits));
}

void fz__xml_attributes_raw(fz__xml_writer *writer, const char *raw)
{
    if (raw)
        put_string(writer, raw);
}

void fz__xml_text(fz__xml_writer *writer, const char *bytes, size_t length)
{
    if (!writer->text_depth)
        writer->text_depth = writer->depth;
    if (length == 0)
        return;
    close_tag(writer);
    put_escaped(writer, bytes, length, false);
}

void fz__xml_raw(fz__xml_writer *writer, const char *markup)
{
    begin_child(writer);
    put_string(writer, markup);
}

void fz__xml_end(fz__xml_writer *writer, const char *name)
{
    writer->depth--;
    if (writer->in_tag) {
        put(writer, "/>", 2);
    } else {
        if (!writer->text_depth)
            begin_line(writer);
        put(writer, "</", 2);
        put_string(writer, name);
        put(writer, ">", 1);
    }
    writer->in_tag = false;
    if (writer->text_depth > writer->depth)
        writer->text_depth = 0;
}

void fz__xml_element(fz__xml_writer *writer, const char *name, const char *text)
{
    if (!text)
        return;
    fz__xml_start(writer, name);
    fz__xml_text(writer, text, strlen(text));
    fz__xml_end(writer, name);
}

bool fz__xml_finish(fz__xml_writer *writer)
{
    put(writer, "\n", 1);
    flush(writer);
    return !writer->failed;
}
