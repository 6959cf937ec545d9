#include "joining.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int text_write(void *user, const void *bytes, size_t count)
{
    struct text *text = user;

    if (text->capacity - text->length < count) {
        size_t capacity = 2 * (text->capacity + count);
        char *grown = realloc(text->bytes, capacity);

        text->failed = !grown;
        if (!grown)
            return 1;
        text->bytes = grown;
        text->capacity = capacity;
    }
    memcpy(text->bytes + text->length, bytes, count);
    text->length += count;
    return 0;
}

void text_free(struct text *text)
{
    free(text->bytes);
}

static void put(const char *bytes, size_t count)
{
    write_stdout(NULL, bytes, count);
}

static void put_string(const char *string)
{
    put(string, strlen(string));
}

/* ------------------------------------------------------------------ CSV */

/* Quoted where it has to be; a spreadsheet takes what begins with one of these signs for a formula. */
static void put_field(const char *name)
{
    bool quoted = strpbrk(name, ",;\" \t\r\n");

    put_string(quoted ? "\"" : "");
    put_string(*name && strchr("=+-@", *name) ? "'" : "");
    for (; *name; name++) {
        put(name, 1);
        if (*name == '"')
            put(name, 1);
    }
    put_string(quoted ? "\"" : "");
}

/* The end of a record: quotes hide the ends of lines. */
static const char *record_end(const char *at, const char *end)
{
    bool quoted = false;

    for (; at < end; at++) {
        quoted ^= *at == '"';
        if (*at == '\n' && !quoted)
            return at + 1;
    }
    return end;
}

/* The first record is the header, which is written once. */
static void add_csv(const struct joining *joining, const char *name, const struct text *text)
{
    const char *at = text->bytes, *end = at + text->length, *next = record_end(at, end);

    if (!joining->count) {
        put_string(say(joining->program, "名称,", "name,"));
        put(at, (size_t)(next - at));
    }
    for (at = next; at < end; at = next) {
        next = record_end(at, end);
        put_field(name);
        put_string(",");
        put(at, (size_t)(next - at));
    }
}

/* ------------------------------------------------------------------ JSON and tables */

static void put_json_string(const char *name)
{
    char escaped[8];

    put_string("\"");
    for (; *name; name++) {
        snprintf(escaped, sizeof(escaped), "\\u%04x", (unsigned char)*name);
        if (*name == '"' || *name == '\\' || (unsigned char)*name < 0x20)
            put_string(escaped);
        else
            put(name, 1);
    }
    put_string("\"");
}

static void add_json(const struct joining *joining, const char *name, const struct text *text)
{
    size_t length = text->length;

    while (length && text->bytes[length - 1] == '\n')
        length--;
    put_string(joining->count ? ",\n{\"name\": " : "\n{\"name\": ");
    put_json_string(name);
    put_string(", \"report\": ");
    put(text->bytes, length);
    put_string("}");
}

/* Controls do not reach a terminal: a file may be called anything. */
static void put_harmless(const char *name)
{
    for (; *name; name++)
        put((unsigned char)*name < 0x20 || *name == 0x7F ? "?" : name, 1);
}

static void add_table(const struct joining *joining, const char *name, const struct text *text)
{
    put_string(joining->count ? "\n== " : "== ");
    put_harmless(name);
    put_string(" ==\n\n");
    put(text->bytes, text->length);
}

void joining_start(struct joining *joining, const struct program *program, fz_format format, bool bom)
{
    *joining = (struct joining){program, format, 0};
    if (format == FZ_FORMAT_JSON)
        put_string("[");
    else if (format == FZ_FORMAT_CSV && bom)
        put_string("\xEF\xBB\xBF");
}

void joining_add(struct joining *joining, const char *name, const struct text *text)
{
    if (joining->format == FZ_FORMAT_JSON)
        add_json(joining, name, text);
    else if (joining->format == FZ_FORMAT_CSV)
        add_csv(joining, name, text);
    else
        add_table(joining, name, text);
    joining->count++;
}

void joining_end(struct joining *joining)
{
    if (joining->format == FZ_FORMAT_JSON)
        put_string("\n]\n");
}
