/* Saving: the items of each container in their order, in the canonical form of lib/data/directive.md. The same directive
 * gives the same bytes, and what is saved loads to an equal one: nothing is looked up, computed or left out here.
 *
 * Sections recurse; the loader's limit on depth bounds how far. */
#include "base/file.h"
#include "directive/model.h"
#include "directive/outline.h"
#include "directive/vocabulary.h"
#include "xml/writer.h"

#include <string.h>

typedef struct saver {
    const fz_directive *directive;
    fz__xml_writer *writer;
    const fz__outline *outline; /* NULL: all of it is written */
} saver;

static const char *name_of(int element)
{
    return fz__directive_vocabulary.elements[element].name;
}

static void foreign_attributes(saver *s, fz__owner_kind kind, uint32_t index)
{
    size_t count;
    const fz__extra *extras = fz__extras_of(s->directive, kind, index, &count);

    for (size_t i = 0; i < count; i++)
        if (extras[i].offset == FZ__NONE)
            fz__xml_attributes_raw(s->writer, extras[i].markup);
}

/* How many bytes of a text that stands elsewhere come here. */
static void piece(saver *s, size_t length)
{
    fz__xml_start(s->writer, "text");
    fz__xml_attribute_number(s->writer, "bytes", length);
    fz__xml_end(s->writer, "text");
}

/* A text that stands elsewhere: nothing where it comes whole, else its pieces around the markup of others. */
static void absent_text(saver *s, const fz__extra *extras, size_t count, size_t length)
{
    size_t at = 0, i = 0;

    for (; i < count && extras[i].offset != FZ__NONE; i++) {
        if (i == 0)
            fz__xml_text(s->writer, "", 0);
        piece(s, extras[i].offset - at);
        fz__xml_raw(s->writer, extras[i].markup);
        at = extras[i].offset;
    }
    if (i)
        piece(s, length - at);
}

/* Running text, with the markup of others where it stands in it. */
static void running_text(saver *s, fz__owner_kind kind, uint32_t index, const char *text, size_t length)
{
    size_t count, at = 0;
    const fz__extra *extras = fz__extras_of(s->directive, kind, index, &count);

    if (s->outline) {
        absent_text(s, extras, count, length);
        return;
    }
    for (size_t i = 0; i < count && extras[i].offset != FZ__NONE; i++) {
        fz__xml_text(s->writer, text + at, extras[i].offset - at);
        fz__xml_raw(s->writer, extras[i].markup);
        at = extras[i].offset;
    }
    fz__xml_text(s->writer, text + at, length - at);
}

static void flag(saver *s, const char *name, bool value)
{
    if (value)
        fz__xml_attribute_text(s->writer, name, "true");
}

static void number(saver *s, const char *name, uint32_t value)
{
    if (value)
        fz__xml_attribute_number(s->writer, name, value);
}

static void day(saver *s, const char *name, fz_date date)
{
    char text[16];

    if (fz_date_format(date, text, sizeof(text)))
        fz__xml_attribute_text(s->writer, name, text);
}

static void place(saver *s, const fz__spot *spot)
{
    const uint32_t parts[] = {spot->line, spot->column, spot->offset, spot->length};
    char text[4 * FZ_DIGITS], digits[FZ_DIGITS];
    size_t at = 0;

    if (!spot->kept)
        return;
    for (size_t i = 0; i < 4; i++) {
        const char *part = fz__digits(parts[i], digits);

        if (i)
            text[at++] = ':';
        memcpy(text + at, part, strlen(part) + 1);
        at += strlen(part);
    }
    fz__xml_attribute_text(s->writer, "place", text);
}

static void save_text(saver *s, const fz__item *item)
{
    const char *name = item->kind == FZ_ITEM_PARAGRAPH ? "p" : item->kind == FZ_ITEM_FIELD ? "field" : "stated";

    fz__xml_start(s->writer, name);
    if (item->ref != FZ__NONE)
        fz__xml_attribute_text(s->writer, "name", s->directive->names.texts[item->ref]);
    flag(s, "joined", item->joined);
    if (s->outline)
        fz__xml_attribute_text(s->writer, "from", s->outline->texts[item - s->directive->items]);
    foreign_attributes(s, FZ_OWNER_ITEM, item->serial);
    running_text(s, FZ_OWNER_ITEM, item->serial, item->text, item->length);
    fz__xml_end(s->writer, name);
}

static void save_assign(saver *s, uint32_t index)
{
    static const char *const roles[] = {
        [FZ_ROLE_LEAD] = "lead", [FZ_ROLE_COOPERATE] = "cooperate", [FZ_ROLE_RESPONSIBLE] = "responsible"};
    const fz_assignment *a = &s->directive->assignments[index];

    fz__xml_start(s->writer, "assign");
    fz__xml_attribute_text(s->writer, "role", roles[a->role]);
    fz__xml_attribute_number(s->writer, "rank", a->rank);
    fz__xml_attribute_text(s->writer, "unit", s->directive->units[a->unit].name);
    fz__xml_attribute_text(s->writer, "full", a->full);
    flag(s, "collective", a->collective);
    flag(s, "open", a->open);
    place(s, &a->spot);
    if (s->outline) {
        fz__xml_attribute_text(s->writer, "task", s->outline->tasks[a->task]);
        fz__xml_attribute_text(s->writer, "agent", s->outline->units[a->unit]);
    }
    foreign_attributes(s, FZ_OWNER_ASSIGN, index);
    fz__xml_end(s->writer, "assign");
}

static void save_due(saver *s, uint32_t index)
{
    const fz__due *due = &s->directive->dues[index];

    fz__xml_start(s->writer, "due");
    day(s, "date", due->date);
    fz__xml_attribute_text(s->writer, "every", due->every);
    foreign_attributes(s, FZ_OWNER_DUE, index);
    fz__xml_text(s->writer, due->text, strlen(due->text));
    fz__xml_end(s->writer, "due");
}

static void save_person(saver *s, uint32_t index)
{
    const fz__person *person = &s->directive->persons[index];

    fz__xml_start(s->writer, "person");
    fz__xml_attribute_text(s->writer, "name", person->name);
    fz__xml_attribute_text(s->writer, "office", person->office);
    foreign_attributes(s, FZ_OWNER_PERSON, index);
    fz__xml_end(s->writer, "person");
}

static void save_require(saver *s, uint32_t index)
{
    const fz_requirement *r = &s->directive->requirements[index];
    char text[32];

    fz__xml_start(s->writer, "require");
    fz__xml_attribute_text(s->writer, "kind", fz_requirement_kind_name((fz_requirement_kind)r->kind));
    fz__xml_attribute_number(s->writer, "at", r->offset);
    if (r->numbered && fz_decimal_format(r->number, text, sizeof(text)))
        fz__xml_attribute_text(s->writer, "number", text);
    fz__xml_attribute_text(s->writer, "unit", r->unit);
    if (r->bound)
        fz__xml_attribute_text(s->writer, "bound", fz_bound_name((fz_bound)r->bound));
    if (r->period)
        fz__xml_attribute_text(s->writer, "every", fz_period_name((fz_period)r->period));
    number(s, "month", r->month);
    number(s, "day", r->day);
    flag(s, "end", r->at_end);
    day(s, "date", r->date);
    place(s, &r->spot);
    foreign_attributes(s, FZ_OWNER_REQUIRE, index);
    fz__xml_text(s->writer, r->text, r->length);
    fz__xml_end(s->writer, "require");
}

static void save_items(saver *s, fz__range items);

static void save_task(saver *s, uint32_t index)
{
    const fz_task *task = &s->directive->tasks[index];

    fz__xml_start(s->writer, "task");
    fz__xml_attribute_text(s->writer, "id", task->id);
    number(s, "n", task->number);
    fz__xml_attribute_text(s->writer, "label", task->label);
    fz__xml_attribute_text(s->writer, "mark", task->mark);
    flag(s, "sic", task->sic);
    place(s, &task->spot);
    if (s->outline)
        fz__xml_attribute_text(s->writer, "eId", s->outline->tasks[index]);
    foreign_attributes(s, FZ_OWNER_TASK, index);
    save_items(s, task->items);
    fz__xml_end(s->writer, "task");
}

static void save_section(saver *s, uint32_t index)
{
    const fz_section *section = &s->directive->sections[index];
    const fz__range items = section->items;

    fz__xml_start(s->writer, "section");
    fz__xml_attribute_text(s->writer, "id", section->id);
    number(s, "n", section->number);
    fz__xml_attribute_text(s->writer, "label", section->label);
    fz__xml_attribute_text(s->writer, "mark", section->mark);
    place(s, &section->spot);
    if (s->outline)
        fz__xml_attribute_text(s->writer, "eId", s->outline->sections[index]);
    foreign_attributes(s, FZ_OWNER_SECTION, index);
    save_items(s, (fz__range){items.first, items.first + section->title_at});
    if (section->titled) {
        fz__xml_start(s->writer, "title");
        if (s->outline)
            fz__xml_attribute_text(s->writer, "from", s->outline->titles[index]);
        foreign_attributes(s, FZ_OWNER_TITLE, index);
        running_text(s, FZ_OWNER_TITLE, index, section->title, strlen(section->title));
        fz__xml_end(s->writer, "title");
    }
    save_items(s, (fz__range){items.first + section->title_at, items.end});
    fz__xml_end(s->writer, "section");
}

static void save_items(saver *s, fz__range items)
{
    for (uint32_t i = items.first; i < items.end; i++) {
        const fz__item *item = &s->directive->items[i];

        switch ((fz__item_kind)item->kind) {
        case FZ_ITEM_PARAGRAPH:
        case FZ_ITEM_FIELD:
        case FZ_ITEM_STATED:
            save_text(s, item);
            break;
        case FZ_ITEM_SECTION:
            save_section(s, item->ref);
            break;
        case FZ_ITEM_TASK:
            save_task(s, item->ref);
            break;
        case FZ_ITEM_ASSIGN:
            save_assign(s, item->ref);
            break;
        case FZ_ITEM_DUE:
            save_due(s, item->ref);
            break;
        case FZ_ITEM_PERSON:
            save_person(s, item->ref);
            break;
        case FZ_ITEM_REQUIRE:
            save_require(s, item->ref);
            break;
        case FZ_ITEM_MARKUP:
            fz__xml_raw(s->writer, item->text);
            break;
        }
    }
}

/* The markup that stands up to one point between entries or parts; refs rise along the run, which moves behind it. */
static void save_markup(saver *s, fz__range *items, uint32_t ref)
{
    for (; items->first < items->end && s->directive->items[items->first].ref <= ref; items->first++)
        fz__xml_raw(s->writer, s->directive->items[items->first].text);
}

static void save_head(saver *s)
{
    const fz_directive *d = s->directive;
    fz__range markup = d->head_items;

    fz__xml_start(s->writer, "head");
    foreign_attributes(s, FZ_OWNER_HEAD, 0);
    for (uint32_t i = 0; i < d->head_count; i++) {
        const fz__head *head = &d->head[i];
        const char *name = name_of(EL_TITLE + (int)head->field);

        save_markup(s, &markup, i);
        fz__xml_start(s->writer, name);
        fz__xml_attribute_text(s->writer, "word", head->word);
        number(s, "year", head->year);
        number(s, "serial", head->issue);
        fz__xml_attribute_text(s->writer, "number", head->number);
        foreign_attributes(s, FZ_OWNER_ENTRY, head->serial);
        fz__xml_text(s->writer, head->text, strlen(head->text));
        fz__xml_end(s->writer, name);
    }
    save_markup(s, &markup, d->head_count);
    fz__xml_end(s->writer, "head");
}

static void save_part(saver *s, fz_part part, fz__range *markup)
{
    static const int elements[] = {
        [FZ_PART_FRONT] = EL_FRONT,    [FZ_PART_COVER] = EL_COVER,     [FZ_PART_PREAMBLE] = EL_PREAMBLE,
        [FZ_PART_BODY] = EL_DIRECTIVE, [FZ_PART_CLOSING] = EL_CLOSING, [FZ_PART_BACK] = EL_BACK};

    if (s->directive->has_part[part] && part == FZ_PART_BODY) {
        save_items(s, s->directive->part_items[part]);
    } else if (s->directive->has_part[part]) {
        fz__xml_start(s->writer, name_of(elements[part]));
        foreign_attributes(s, FZ_OWNER_PART, (uint32_t)part);
        save_items(s, s->directive->part_items[part]);
        fz__xml_end(s->writer, name_of(elements[part]));
    }
    save_markup(s, markup, FZ_STAGE_PART + (uint32_t)part);
}

static void save_root(saver *s)
{
    const fz_directive *d = s->directive;
    fz__range markup = d->root_items;

    fz__xml_start(s->writer, "directive");
    fz__xml_attribute_text(s->writer, "xmlns", FZ__DIRECTIVE_SPACE);
    fz__xml_attribute_text(s->writer, "id", d->id);
    fz__xml_attribute_text(s->writer, "region", d->region);
    fz__xml_attribute_text(s->writer, "xml:lang", d->language);
    foreign_attributes(s, FZ_OWNER_DIRECTIVE, 0);
    save_markup(s, &markup, FZ_STAGE_START);
    save_head(s);
    save_markup(s, &markup, FZ_STAGE_HEAD);
    for (fz_part part = FZ_PART_FRONT; part < FZ_PART_COUNT_; part++)
        save_part(s, part, &markup);
    fz__xml_end(s->writer, "directive");
}

void fz__directive_outline(const fz_directive *directive, const fz__outline *outline, fz__xml_writer *writer)
{
    save_root(&(saver){directive, writer, outline});
}

static bool save(const fz_directive *directive, fz_write_fn write, void *user)
{
    fz__xml_writer writer;

    fz__xml_writer_init(&writer, write, user);
    fz__xml_declaration(&writer);
    save_root(&(saver){directive, &writer, NULL});
    return fz__xml_finish(&writer);
}

static fz_status begin(const fz_directive *directive, fz_error **error, const char *function, const char *missing)
{
    if (error)
        *error = NULL;
    if (!directive)
        return fz__bad_argument(NULL, error, function, "directive is NULL");
    return missing ? fz__bad_argument(directive->context, error, function, missing) : FZ_OK;
}

fz_status fz_directive_save_callback(const fz_directive *directive, fz_write_fn write, void *user, fz_error **error)
{
    fz_status status = begin(directive, error, __func__, write ? NULL : "write is NULL");

    if (status != FZ_OK || save(directive, write, user))
        return status;
    return fz__fail(directive->context, error, FZ_EWRITE, NULL, FZ_ARGS(FZ_WORD_CALLBACK, FZ_WORD_REFUSED));
}

/* Takes what fits and counts all. */
typedef struct memory_sink {
    char *bytes;
    size_t capacity, count;
} memory_sink;

static int memory_write(void *user, const void *bytes, size_t count)
{
    memory_sink *sink = user;

    if (sink->count < sink->capacity) {
        size_t room = sink->capacity - sink->count;

        memcpy(sink->bytes + sink->count, bytes, count < room ? count : room);
    }
    sink->count += count;
    return 0;
}

fz_status fz_directive_save_memory(const fz_directive *directive, char *bytes, size_t capacity, size_t *count,
                                   fz_error **error)
{
    memory_sink sink = {bytes, capacity, 0};
    fz_status status;

    if (count)
        *count = 0;
    status = begin(directive, error, __func__,
                   !count               ? "count is NULL"
                   : !bytes && capacity ? "bytes is NULL and capacity is not 0"
                                        : NULL);
    if (status != FZ_OK || !directive || !count)
        return status;
    save(directive, memory_write, &sink);
    *count = sink.count;
    return FZ_OK;
}

fz_status fz_directive_save_path(const fz_directive *directive, const char *path, fz_error **error)
{
    fz_status status = begin(directive, error, __func__, path ? NULL : "path is NULL");
    fz__file_writer *writer;

    if (status != FZ_OK)
        return status;
    status = fz__file_writer_open(directive->context, path, &writer, error);
    if (status != FZ_OK)
        return status;
    return fz__file_writer_close(writer, save(directive, fz__file_writer_write, writer), error);
}
