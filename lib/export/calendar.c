/* iCalendar (RFC 5545). A content line is made whole in a buffer, then folded: no line is longer than 75 octets, the space that
 * begins a continued one counted, and no character is cut (3.1). */
#include "base/utf8.h"
#include "export/harmless.h"
#include "export/supervision.h"

#include <string.h>

#define LONGEST 75

typedef struct calendar {
    fz__sink *sink;
    fz__buffer line;
} calendar;

static void end_line(calendar *c)
{
    const char *at = c->line.bytes, *end = fz__buffer_end(&c->line);
    size_t room = LONGEST;

    while (!c->line.failed && at < end) {
        const char *stop = at;

        while (stop < end) {
            const char *next = stop;

            fz__utf8_next(&next, end);
            if ((size_t)(next - at) > room)
                break;
            stop = next;
        }
        fz__sink_bytes(c->sink, at, (size_t)(stop - at));
        fz__sink_string(c->sink, stop < end ? "\r\n " : "\r\n");
        at = stop;
        room = LONGEST - 1;
    }
    c->line.length = 0;
}

static void put_line(calendar *c, const char *line)
{
    fz__buffer_string(&c->line, line);
    end_line(c);
}

/* TEXT (3.3.11): \ ; , and line ends are escaped. */
static void add_text(calendar *c, const char *text)
{
    const char *end = text + strlen(text);

    while (text < end) {
        const char *start = text;
        uint32_t character = fz__utf8_next(&text, end);

        if (character == '\n')
            fz__buffer_string(&c->line, "\\n");
        else if (character == '\\' || character == ';' || character == ',')
            fz__buffer_char(&c->line, '\\'), fz__buffer_char(&c->line, (char)character);
        else if (character == '\t' || character == '\r')
            fz__buffer_char(&c->line, ' ');
        else if (fz__is_hazard(character))
            fz__buffer_string(&c->line, "\xEF\xBF\xBD");
        else
            fz__buffer_append(&c->line, start, (size_t)(text - start));
    }
}

static void add_day(calendar *c, fz_date day)
{
    char digits[16] = "00000000";

    for (int i = 8, left = day; i-- > 0; left /= 10)
        digits[i] = (char)('0' + left % 10);
    fz__buffer_string(&c->line, digits);
}

static void add_hash(calendar *c, uint64_t hash)
{
    static const char hexadecimal[] = "0123456789abcdef";

    for (int shift = 60; shift >= 0; shift -= 4)
        fz__buffer_char(&c->line, hexadecimal[hash >> shift & 15]);
}

/* 128 bits of directive, unit and id: two hashes of texts that differ before all that varies. */
static bool put_uid(calendar *c, const fz_obligation *o)
{
    const char *directive = o->supervision->directive->id;
    uint64_t hashes[2];

    for (size_t i = 0; i < 2; i++) {
        fz__buffer key;

        fz__buffer_init(&key, c->line.context);
        fz__buffer_string(&key, i ? "b" : "a");
        fz__buffer_string(&key, directive ? directive : "");
        fz__buffer_char(&key, '\n');
        fz__buffer_string(&key, fz_obligation_unit(o));
        fz__buffer_char(&key, '\n');
        fz__buffer_string(&key, o->id);
        hashes[i] = key.failed ? 0 : fz__hash(key.bytes, key.length);
        c->line.failed = c->line.failed || key.failed;
        fz__buffer_clear(&key);
    }
    fz__buffer_string(&c->line, "UID:");
    add_hash(c, hashes[0]);
    add_hash(c, hashes[1]);
    put_line(c, "@libfazhi");
    return !c->line.failed;
}

static const char *word(const calendar *c, const char *zh, const char *en)
{
    return fz_context_language(c->line.context) == FZ_LANGUAGE_ZH ? zh : en;
}

static void put_summary(calendar *c, const fz_obligation *o)
{
    const fz__grid cutting = {.cut = true};
    fz__buffer what;

    fz__buffer_init(&what, c->line.context);
    fz__put_what(&cutting, &what, o);
    fz__buffer_string(&c->line, "SUMMARY:");
    add_text(c, fz_obligation_unit(o));
    add_text(c, word(c, "：", ": "));
    add_text(c, what.failed ? "" : what.bytes);
    c->line.failed = c->line.failed || what.failed;
    fz__buffer_clear(&what);
    end_line(c);
}

static void put_description(calendar *c, const fz_obligation *o)
{
    const fz_task *task = fz_obligation_task(o);
    const char *state = fz_obligation_state(o, NULL, NULL, NULL);

    fz__buffer_string(&c->line, "DESCRIPTION:");
    add_text(c, word(c, "任务 ", "Task "));
    add_text(c, task->label ? task->label : task->id);
    add_text(c, "\n");
    add_text(c, o->what);
    add_text(c, word(c, "\n状态：", "\nState: "));
    add_text(c, state ? state : word(c, "没有记录", "no record"));
    end_line(c);
}

static void put_categories(calendar *c, const fz_obligation *o)
{
    const char *light = fz_obligation_light(o, NULL);

    fz__buffer_string(&c->line, "CATEGORIES:");
    add_text(c, word(c, "督查督办", "Supervision"));
    fz__buffer_char(&c->line, ',');
    add_text(c, fz_obligation_kind_name((fz_obligation_kind)o->kind));
    if (light) {
        fz__buffer_char(&c->line, ',');
        add_text(c, light);
    }
    end_line(c);
}

/* A day that one looks at, or is due on, as a whole: its stamp is its beginning. */
static bool put_event(calendar *c, const fz_obligation *o)
{
    put_line(c, "BEGIN:VEVENT");
    if (!put_uid(c, o))
        return false;
    fz__buffer_string(&c->line, "DTSTAMP:");
    add_day(c, o->supervision->options.day);
    put_line(c, "T000000Z");
    fz__buffer_string(&c->line, "DTSTART;VALUE=DATE:");
    add_day(c, o->due);
    end_line(c);
    put_summary(c, o);
    put_description(c, o);
    put_categories(c, o);
    put_line(c, "STATUS:CONFIRMED");
    put_line(c, "TRANSP:TRANSPARENT");
    put_line(c, "END:VEVENT");
    return !c->line.failed;
}

/* A calendar holds one component at least (3.6). */
static void put_time_zone(calendar *c)
{
    static const char *const lines[] = {
        "BEGIN:VTIMEZONE",    "TZID:Asia/Shanghai", "BEGIN:STANDARD", "DTSTART:19910915T000000",
        "TZOFFSETFROM:+0800", "TZOFFSETTO:+0800",   "END:STANDARD",   "END:VTIMEZONE"};

    for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
        put_line(c, lines[i]);
}

static bool put_calendar(calendar *c, const fz_supervision *s, const fz_obligation_filter *filter)
{
    size_t count = 0;
    bool done = true;

    put_line(c, "BEGIN:VCALENDAR");
    put_line(c, "VERSION:2.0");
    put_line(c, "PRODID:-//libfazhi//libfazhi//ZH");
    put_line(c, "CALSCALE:GREGORIAN");
    for (size_t i = 0; i < s->count && done && !c->sink->failed; i++) {
        const fz_obligation *o = &s->obligations[i];

        if (!o->due || !fz__obligation_fits(o, filter))
            continue;
        count++;
        done = put_event(c, o);
    }
    if (!count)
        put_time_zone(c);
    put_line(c, "END:VCALENDAR");
    return done && !c->line.failed;
}

fz_status fz_supervision_write_calendar(const fz_supervision *supervision, const fz_obligation_filter *filter,
                                        fz_write_fn write, void *user, fz_error **error)
{
    const fz__supervision_request request = {supervision, supervision, filter, FZ_FORMAT_TABLE, 0, 0};
    fz_status status = fz__supervision_check(&request, write, __func__, error);
    fz__sink sink;
    calendar c = {.sink = &sink};

    if (status != FZ_OK)
        return status;
    fz__sink_init(&sink, write, user);
    fz__buffer_init(&c.line, supervision->context);
    status = fz__written(supervision->context, &sink, put_calendar(&c, supervision, filter), error);
    fz__buffer_clear(&c.line);
    return status;
}
