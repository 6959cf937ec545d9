#include "export/printed.h"

#include "directive/model.h"

#include <string.h>

typedef struct state {
    const fz_directive *directive;
    const fz__printer *printer;
    fz__sink *sink;
    fz__line_style style; /* of the line that is open */
    bool open, marked;    /* marked: nothing but a mark stands in it so far */
} state;

static void end_line(state *s)
{
    if (s->open)
        s->printer->end(s->sink, s->style);
    s->open = s->marked = false;
}

static void begin_line(state *s, fz__line_style style)
{
    end_line(s);
    s->printer->begin(s->sink, style);
    s->open = true;
    s->style = style;
}

static void put(state *s, const char *bytes, size_t length, bool joined, fz__line_style style)
{
    if (!s->open || !(joined || s->marked))
        begin_line(s, style);
    s->printer->text(s->sink, bytes, length);
    s->marked = false;
}

static void put_mark(state *s, const char *mark, fz__line_style style)
{
    if (!mark)
        return;
    begin_line(s, style);
    s->printer->text(s->sink, mark, strlen(mark));
    s->marked = true;
}

static void put_items(state *s, fz__range items, fz__line_style style);

static void put_section(state *s, const fz_section *section)
{
    fz__line_style style = section->depth == 0   ? FZ_LINE_HEADING_1
                           : section->depth == 1 ? FZ_LINE_HEADING_2
                                                 : FZ_LINE_HEADING_3;

    end_line(s);
    put_mark(s, section->mark, section->titled ? style : FZ_LINE_TEXT);
    if (section->titled)
        put(s, section->title, strlen(section->title), false, style);
    put_items(s, section->items, FZ_LINE_TEXT);
    end_line(s);
}

static void put_task(state *s, const fz_task *task)
{
    end_line(s);
    put_mark(s, task->mark, FZ_LINE_TEXT);
    put_items(s, task->items, FZ_LINE_TEXT);
    end_line(s);
}

static void put_items(state *s, fz__range items, fz__line_style style)
{
    for (uint32_t i = items.first; i < items.end && !s->sink->failed; i++) {
        const fz__item *item = &s->directive->items[i];

        if (item->kind == FZ_ITEM_SECTION)
            put_section(s, &s->directive->sections[item->ref]);
        else if (item->kind == FZ_ITEM_TASK)
            put_task(s, &s->directive->tasks[item->ref]);
        else if (item->kind <= FZ_ITEM_STATED)
            put(s, item->text, item->length, item->joined, style);
    }
}

bool fz__item_is_line(const fz__item *item, const char *line)
{
    return line && item->length == strlen(line) && memcmp(item->text, line, item->length) == 0;
}

/* The lines before the text: the title among them is told apart; without any, the head's title is printed. */
static void put_front(state *s)
{
    const fz_directive *d = s->directive;
    const char *title = fz_directive_field(d, FZ_FIELD_TITLE, 0);
    const fz__range items = d->part_items[FZ_PART_FRONT];
    size_t lines = 0;

    for (uint32_t i = items.first; i < items.end; i++) {
        const fz__item *item = &d->items[i];

        if (item->kind > FZ_ITEM_STATED)
            continue;
        put(s, item->text, item->length, item->joined, fz__item_is_line(item, title) ? FZ_LINE_TITLE : FZ_LINE_FRONT);
        lines++;
    }
    if (!lines && title)
        put(s, title, strlen(title), false, FZ_LINE_TITLE);
    end_line(s);
}

void fz__printed_write(const fz_directive *directive, const fz__printer *printer, fz__sink *sink)
{
    static const fz__line_style styles[FZ_PART_COUNT_] = {[FZ_PART_COVER] = FZ_LINE_TEXT,
                                                          [FZ_PART_PREAMBLE] = FZ_LINE_TEXT,
                                                          [FZ_PART_BODY] = FZ_LINE_TEXT,
                                                          [FZ_PART_CLOSING] = FZ_LINE_TEXT,
                                                          [FZ_PART_BACK] = FZ_LINE_BACK};
    state s = {.directive = directive, .printer = printer, .sink = sink};

    put_front(&s);
    for (int part = FZ_PART_COVER; part < FZ_PART_COUNT_; part++) {
        put_items(&s, directive->part_items[part], styles[part]);
        end_line(&s);
    }
}
