#include "events.h"

#include <stdlib.h>

static void finish_text(events *seen)
{
    if (seen->in_text)
        fz__buffer_string(&seen->lines, "\"\n");
    seen->in_text = false;
}

static void write_place(events *seen, fz__xml_reader *reader)
{
    fz__where where;

    if (seen->with_places) {
        uint64_t numbers[4];

        fz__xml_place(reader, &where);
        numbers[0] = where.line, numbers[1] = where.column, numbers[2] = where.offset, numbers[3] = where.length;
        for (size_t i = 0; i < 4; i++) {
            fz__buffer_string(&seen->lines, i == 0 ? " @" : ":");
            fz__buffer_number(&seen->lines, numbers[i]);
        }
    }
    fz__buffer_char(&seen->lines, '\n');
}

static void write_name(events *seen, const fz__xml_name *name)
{
    if (name->space) {
        fz__buffer_char(&seen->lines, '{');
        fz__buffer_string(&seen->lines, name->space);
        fz__buffer_char(&seen->lines, '}');
    }
    if (name->prefix) {
        fz__buffer_string(&seen->lines, name->prefix);
        fz__buffer_char(&seen->lines, ':');
    }
    fz__buffer_string(&seen->lines, name->local);
}

static fz_status on_start(void *user, fz__xml_reader *reader, const fz__xml_name *name,
                          const fz__xml_attribute *attributes, size_t count)
{
    events *seen = user;

    finish_text(seen);
    fz__buffer_string(&seen->lines, "start ");
    write_name(seen, name);
    for (size_t i = 0; i < count; i++) {
        fz__buffer_char(&seen->lines, ' ');
        write_name(seen, &attributes[i].name);
        fz__buffer_string(&seen->lines, "=[");
        fz__buffer_append(&seen->lines, attributes[i].value, attributes[i].length);
        fz__buffer_char(&seen->lines, ']');
    }
    write_place(seen, reader);
    return seen->lines.failed ? FZ_ENOMEM : FZ_OK;
}

static fz_status on_end(void *user, fz__xml_reader *reader)
{
    events *seen = user;

    finish_text(seen);
    fz__buffer_string(&seen->lines, "end");
    write_place(seen, reader);
    return seen->lines.failed ? FZ_ENOMEM : FZ_OK;
}

static fz_status on_text(void *user, fz__xml_reader *reader, const char *bytes, size_t length)
{
    events *seen = user;

    (void)reader;
    if (!seen->in_text)
        fz__buffer_string(&seen->lines, "text \"");
    seen->in_text = true;
    fz__buffer_append(&seen->lines, bytes, length);
    return seen->lines.failed ? FZ_ENOMEM : FZ_OK;
}

static fz_status on_comment(void *user, fz__xml_reader *reader, const char *text)
{
    events *seen = user;

    finish_text(seen);
    fz__buffer_string(&seen->lines, "comment [");
    fz__buffer_string(&seen->lines, text);
    fz__buffer_char(&seen->lines, ']');
    write_place(seen, reader);
    return seen->lines.failed ? FZ_ENOMEM : FZ_OK;
}

static fz_status on_instruction(void *user, fz__xml_reader *reader, const char *target, const char *text)
{
    events *seen = user;

    finish_text(seen);
    fz__buffer_string(&seen->lines, "instruction ");
    fz__buffer_string(&seen->lines, target);
    fz__buffer_string(&seen->lines, " [");
    fz__buffer_string(&seen->lines, text);
    fz__buffer_char(&seen->lines, ']');
    write_place(seen, reader);
    return seen->lines.failed ? FZ_ENOMEM : FZ_OK;
}

const fz__xml_handler events_handler = {on_start, on_end, on_text, on_comment, on_instruction};

void events_init(events *seen, fz_context *context, bool with_places)
{
    *seen = (events){.with_places = with_places};
    fz__buffer_init(&seen->lines, context);
}

const char *events_text(const events *seen)
{
    return seen->lines.bytes ? seen->lines.bytes : "";
}

void events_clear(events *seen)
{
    fz__buffer_clear(&seen->lines);
}

const size_t piece_sizes[] = {1, 2, 7, 300, 4096, FZ_XML_PIECE, 0};

marked marked_read(const char *text)
{
    const char *mark = strchr(text, '^');
    size_t before = mark ? (size_t)(mark - text) : strlen(text), length = strlen(text) - (mark ? 1 : 0);
    marked read = {malloc(length), length, 1, 1, before};

    memcpy(read.text, text, before);
    memcpy(read.text + before, text + before + 1, length - before);
    for (size_t i = 0; i < before; i++) {
        if (text[i] == '\n')
            read.line++, read.column = 1;
        else if (((unsigned char)text[i] & 0xC0) != 0x80)
            read.column++;
    }
    return read;
}

void marked_free(marked *text)
{
    free(text->text);
}

void errors_describe(const fz_error *error, fz__buffer *lines)
{
    for (; error; error = fz_error_next(error)) {
        fz_place place = {.size = sizeof(place)};
        uint64_t numbers[4];

        fz_error_place(error, &place);
        numbers[0] = place.line, numbers[1] = place.column, numbers[2] = place.offset, numbers[3] = place.length;
        fz__buffer_string(lines, fz_status_name(fz_error_status(error)));
        for (size_t i = 0; i < 4; i++) {
            fz__buffer_char(lines, i == 0 ? ' ' : ':');
            fz__buffer_number(lines, numbers[i]);
        }
        fz__buffer_char(lines, ' ');
        fz__buffer_string(lines, fz_error_path(error) ? fz_error_path(error) : "-");
        fz__buffer_string(lines, ": ");
        fz__buffer_string(lines, fz_error_message(error));
        fz__buffer_char(lines, '\n');
    }
}
