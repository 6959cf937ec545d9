#include "export/json.h"

#include "base/utf8.h"
#include "export/harmless.h"

#include <assert.h>
#include <string.h>

void fz__json_init(fz__json *json, fz__sink *sink)
{
    memset(json, 0, sizeof(*json));
    json->sink = sink;
}

/* All that is escaped lies below U+10000 (fz__is_hazard), so one unit of UTF-16 will do. */
static void put_code(fz__sink *sink, uint32_t c)
{
    static const char digits[] = "0123456789abcdef";

    fz__sink_string(sink, "\\u");
    for (int shift = 12; shift >= 0; shift -= 4)
        fz__sink_char(sink, digits[c >> shift & 15]);
}

static void put_escape(fz__sink *sink, uint32_t c)
{
    static const struct {
        uint32_t c;
        const char *escape;
    } shorter[] = {{'"', "\\\""}, {'\\', "\\\\"}, {'\n', "\\n"}, {'\r', "\\r"}, {'\t', "\\t"}};

    for (size_t i = 0; i < sizeof(shorter) / sizeof(*shorter); i++) {
        if (shorter[i].c == c) {
            fz__sink_string(sink, shorter[i].escape);
            return;
        }
    }
    put_code(sink, c);
}

static void put_escaped(fz__sink *sink, const char *bytes, size_t length)
{
    const char *at = bytes, *end = bytes + length, *plain = bytes;

    while (at < end) {
        const char *start = at;
        uint32_t c = fz__utf8_next(&at, end);

        if (c != '"' && c != '\\' && !fz__is_hazard(c))
            continue;
        fz__sink_bytes(sink, plain, (size_t)(start - plain));
        put_escape(sink, c);
        plain = at;
    }
    fz__sink_bytes(sink, plain, (size_t)(end - plain));
}

static void put_string(fz__sink *sink, const char *bytes, size_t length)
{
    fz__sink_char(sink, '"');
    put_escaped(sink, bytes, length);
    fz__sink_char(sink, '"');
}

static void new_line(fz__json *json)
{
    fz__sink_char(json->sink, '\n');
    fz__sink_spaces(json->sink, 2 * (size_t)json->depth);
}

/* What stands before a value: comma, line and key. */
static void begin(fz__json *json, const char *key)
{
    struct fz__json_level *level = json->depth ? &json->levels[json->depth - 1] : NULL;

    if (!level)
        return;
    assert(!key == level->array);
    if (level->filled)
        fz__sink_char(json->sink, ',');
    if (!level->line)
        new_line(json);
    else if (level->filled)
        fz__sink_char(json->sink, ' ');
    level->filled = true;
    if (key) {
        put_string(json->sink, key, strlen(key));
        fz__sink_string(json->sink, ": ");
    }
}

void fz__json_open(fz__json *json, const char *key, fz__json_shape shape)
{
    bool array = shape == FZ_JSON_ARRAY || shape == FZ_JSON_ARRAY_LINE;
    bool line = shape == FZ_JSON_OBJECT_LINE || shape == FZ_JSON_ARRAY_LINE;

    assert(json->depth < FZ__JSON_DEPTH);
    begin(json, key);
    fz__sink_char(json->sink, array ? '[' : '{');
    line = line || (json->depth && json->levels[json->depth - 1].line);
    json->levels[json->depth++] = (struct fz__json_level){.line = line, .array = array};
}

void fz__json_close(fz__json *json)
{
    struct fz__json_level level = json->levels[--json->depth];

    if (level.filled && !level.line)
        new_line(json);
    fz__sink_char(json->sink, level.array ? ']' : '}');
    if (!json->depth)
        fz__sink_char(json->sink, '\n');
}

void fz__json_text(fz__json *json, const char *key, const char *bytes, size_t length)
{
    begin(json, key);
    put_string(json->sink, bytes, length);
}

void fz__json_string(fz__json *json, const char *key, const char *text)
{
    begin(json, key);
    if (text)
        put_string(json->sink, text, strlen(text));
    else
        fz__sink_string(json->sink, "null");
}

void fz__json_begin_text(fz__json *json, const char *key)
{
    begin(json, key);
    fz__sink_char(json->sink, '"');
}

void fz__json_more_text(fz__json *json, const char *text)
{
    put_escaped(json->sink, text, strlen(text));
}

void fz__json_end_text(fz__json *json)
{
    fz__sink_char(json->sink, '"');
}

void fz__json_number(fz__json *json, const char *key, uint64_t number)
{
    begin(json, key);
    fz__sink_number(json->sink, number);
}

void fz__json_digits(fz__json *json, const char *key, const char *digits)
{
    begin(json, key);
    fz__sink_string(json->sink, digits);
}

void fz__json_bool(fz__json *json, const char *key, bool value)
{
    begin(json, key);
    fz__sink_string(json->sink, value ? "true" : "false");
}
