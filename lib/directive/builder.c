/* Building a directive.
 *
 * Containers (the root, the head, a part, a section, a task) nest, but each must own one unbroken run of items in the
 * end. So the items of open containers wait on one stack, `pending`, each container's run above that of the container
 * around it; when a container closes, its run moves to the items of the directive, and one item that stands for the
 * container goes on the run below. Every item is moved once: the work is linear.
 *
 * While it is built, the arrays of the directive lie in memory of their own, since they grow; seal.c moves them into the
 * arena. */
#include "directive/build.h"

#include <string.h>

static char *keep(fz__builder *b, fz__slice slice)
{
    char *text = fz__arena_string(&b->directive->arena, slice.bytes ? slice.bytes : "", slice.length);

    if (!text)
        b->failed = true;
    return text;
}

/* Absent texts stay absent. */
static const char *keep_some(fz__builder *b, fz__slice slice)
{
    return slice.length ? keep(b, slice) : NULL;
}

static const char *keep_string(fz__builder *b, const char *string)
{
    return string ? keep(b, FZ_SLICE(string)) : NULL;
}

static void extra(fz__builder *b, fz__owner_kind kind, uint32_t index, uint32_t offset, const char *markup)
{
    fz_directive *d = b->directive;

    if (!markup || b->failed)
        return;
    if (!FZ_GROW(b->context, &d->extras, &b->extra_capacity, (size_t)d->extra_count + 1)) {
        b->failed = true;
        return;
    }
    d->extras[d->extra_count] = (fz__extra){kind, index, offset, d->extra_count, keep_string(b, markup)};
    d->extra_count++;
}

static fz__frame *top(fz__builder *b)
{
    return &b->frames[b->frame_count - 1];
}

static void push_frame(fz__builder *b, fz__frame_kind kind, uint32_t index)
{
    if (b->failed || !FZ_GROW(b->context, &b->frames, &b->frame_capacity, b->frame_count + 1)) {
        b->failed = true;
        return;
    }
    b->frames[b->frame_count++] = (fz__frame){kind, index, b->pending_count};
}

static fz__item *push_item(fz__builder *b, fz__item_kind kind, uint32_t ref)
{
    fz__item *item;

    if (b->failed || !FZ_GROW(b->context, &b->pending, &b->pending_capacity, b->pending_count + 1)) {
        b->failed = true;
        return NULL;
    }
    item = &b->pending[b->pending_count++];
    *item = (fz__item){.kind = (uint8_t)kind, .ref = ref};
    return item;
}

/* Move the items of the innermost container to where they stay. */
static fz__range settle(fz__builder *b)
{
    fz_directive *d = b->directive;
    size_t first = top(b)->first, count = b->pending_count - first;
    fz__range range = {d->item_count, d->item_count};

    if (b->failed || !FZ_GROW(b->context, &d->items, &b->item_capacity, (size_t)d->item_count + count)) {
        b->failed = true;
    } else {
        if (count)
            memcpy(d->items + d->item_count, b->pending + first, count * sizeof(*b->pending));
        d->item_count += (uint32_t)count;
        range.end = d->item_count;
    }
    b->pending_count = first;
    b->frame_count--;
    return range;
}

/* The text of a task: its paragraphs, which are one in most cases and then need no copy. */
static void settle_text(fz__builder *b, fz_task *task)
{
    size_t count = task->items.end - task->items.first, paragraphs = 0, length = 0;
    const fz__item *items;
    char *at;

    if (!count)
        return;
    items = b->directive->items + task->items.first;

    for (size_t i = 0; i < count; i++) {
        if (items[i].kind != FZ_ITEM_PARAGRAPH)
            continue;
        paragraphs++;
        length += items[i].length + 1;
        task->text = items[i].text;
        task->text_length = items[i].length;
    }
    if (paragraphs < 2)
        return;
    at = fz__arena_alloc(&b->directive->arena, length);
    if (!at) {
        b->failed = true;
        return;
    }
    task->text = at;
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind != FZ_ITEM_PARAGRAPH)
            continue;
        if (at > task->text && !items[i].joined)
            *at++ = '\n';
        memcpy(at, items[i].text, items[i].length);
        at += items[i].length;
    }
    *at = '\0';
    task->text_length = (uint32_t)(at - task->text);
}

/* Whether the words of a requirement stand in one paragraph that begins at `begin` of the task's text. */
static bool quotes(const fz_task *task, const fz_requirement *r, const fz__item *paragraph, uint32_t begin)
{
    return r->offset >= begin && r->offset - begin <= paragraph->length &&
           r->length <= paragraph->length - (r->offset - begin) &&
           memcmp(task->text + r->offset, r->text, r->length) == 0;
}

/* Where a paragraph begins in the text of its task, from where the one before ended. */
static uint32_t paragraph_begin(const fz__item *paragraph, uint32_t end)
{
    return end + (end && !paragraph->joined);
}

/* Find the paragraph of each requirement. They come in the order of the text, so paragraphs are passed once; those that do
 * not are left without one. */
static void settle_requirements(fz__builder *b, const fz_task *task)
{
    const fz_directive *d = b->directive;
    uint32_t r = task->requirements.first, number = 0, end = 0;

    for (uint32_t i = task->items.first; i < task->items.end && r < task->requirements.end; i++) {
        const fz__item *item = &d->items[i];
        uint32_t begin;

        if (item->kind != FZ_ITEM_PARAGRAPH)
            continue;
        begin = paragraph_begin(item, end);
        end = begin + item->length;
        for (; r < task->requirements.end && d->requirements[r].offset < end; r++)
            if (quotes(task, &d->requirements[r], item, begin))
                d->requirements[r].paragraph = number;
        number++;
    }
}

static void close_task(fz__builder *b)
{
    fz_directive *d = b->directive;
    fz_task *task = &d->tasks[top(b)->index];

    task->assignments.end = d->assignment_count;
    task->dues.end = d->due_count;
    task->persons.end = d->person_count;
    task->requirements.end = d->requirement_count;
    task->items = settle(b);
    if (!b->failed)
        settle_text(b, task);
    if (!b->failed)
        settle_requirements(b, task);
}

static void close_section(fz__builder *b)
{
    fz_directive *d = b->directive;
    fz_section *section = &d->sections[top(b)->index];

    section->sections.end = d->section_count;
    section->tasks.end = d->task_count;
    section->items = settle(b);
}

static void close_frame(fz__builder *b)
{
    fz_directive *d = b->directive;
    uint32_t index = top(b)->index;

    switch (top(b)->kind) {
    case FZ_FRAME_TASK:
        close_task(b);
        break;
    case FZ_FRAME_SECTION:
        close_section(b);
        break;
    case FZ_FRAME_PART:
        d->part_items[index] = settle(b);
        break;
    case FZ_FRAME_HEAD:
        d->head_items = settle(b);
        break;
    case FZ_FRAME_ROOT:
        d->root_items = settle(b);
        break;
    }
}

void fz__builder_close_all(fz__builder *b)
{
    while (!b->failed && b->frame_count > 0)
        close_frame(b);
}

static void close_to_root(fz__builder *b)
{
    while (!b->failed && b->frame_count > 1)
        close_frame(b);
}

fz__builder *fz__builder_new(fz_context *context, const char *source)
{
    fz__builder *b = fz__calloc(context, sizeof(*b));

    if (!b)
        return NULL;
    b->context = context;
    b->directive = fz__directive_new(context);
    if (!b->directive) {
        fz__free(context, b, sizeof(*b));
        return NULL;
    }
    fz__arena_init(&b->scratch, context);
    fz__strings_init(&b->id_bases, &b->scratch);
    b->directive->source = keep_string(b, source);
    push_frame(b, FZ_FRAME_ROOT, 0);
    return b;
}

void fz__builder_directive(fz__builder *b, const char *id, const char *region, const char *language,
                           const char *foreign)
{
    fz_directive *d = b->directive;

    d->id = id ? keep_string(b, id) : d->id;
    d->region = region ? keep_string(b, region) : d->region;
    d->language = language ? keep_string(b, language) : d->language;
    extra(b, FZ_OWNER_DIRECTIVE, 0, FZ__NONE, foreign);
}

void fz__builder_head_open(fz__builder *b, const char *foreign)
{
    b->stage = FZ_STAGE_HEAD;
    push_frame(b, FZ_FRAME_HEAD, 0);
    extra(b, FZ_OWNER_HEAD, 0, FZ__NONE, foreign);
}

void fz__builder_head(fz__builder *b, const fz__head_entry *entry)
{
    fz_directive *d = b->directive;
    char day[16];
    fz__slice text = entry->text;

    if (b->failed || !FZ_GROW(b->context, &d->head, &b->head_capacity, (size_t)d->head_count + 1)) {
        b->failed = true;
        return;
    }
    if (entry->date)
        text = (fz__slice){day, fz_date_format(entry->date, day, sizeof(day))};
    d->head[d->head_count] = (fz__head){.field = entry->field,
                                        .text = keep(b, text),
                                        .date = entry->date,
                                        .number = keep_some(b, entry->number),
                                        .word = keep_some(b, entry->word),
                                        .year = entry->year,
                                        .issue = entry->serial,
                                        .serial = d->head_count};
    extra(b, FZ_OWNER_ENTRY, d->head_count, FZ__NONE, entry->foreign);
    d->head_count++;
}

void fz__builder_part(fz__builder *b, fz_part part, const char *foreign)
{
    close_to_root(b);
    if (b->failed)
        return;
    b->stage = FZ_STAGE_PART + (unsigned)part;
    b->directive->has_part[part] = true;
    push_frame(b, FZ_FRAME_PART, (uint32_t)part);
    extra(b, FZ_OWNER_PART, (uint32_t)part, FZ__NONE, foreign);
}

void fz__builder_part_close(fz__builder *b)
{
    close_to_root(b);
}

/* Sections and tasks stand in the body. */
static void ensure_body(fz__builder *b)
{
    if (b->failed)
        return;
    if (b->frame_count == 1 || top(b)->kind == FZ_FRAME_HEAD ||
        (top(b)->kind == FZ_FRAME_PART && top(b)->index != FZ_PART_BODY))
        fz__builder_part(b, FZ_PART_BODY, NULL);
}

/* The number of an id, for the uses to be counted; FZ__NO_STRING when memory is exhausted. */
static uint32_t note_base(fz__builder *b, const char *bytes, size_t length)
{
    uint32_t base = fz__strings_intern(&b->id_bases, bytes, length);

    if (base == FZ__NO_STRING || !FZ_GROW(b->context, &b->id_uses, &b->id_use_capacity, b->id_bases.count))
        return FZ__NO_STRING;
    if (base == b->id_use_count)
        b->id_uses[b->id_use_count++] = 0;
    return base;
}

void fz__builder_reserve(fz__builder *b, fz__slice id)
{
    uint32_t base = b->failed ? FZ__NO_STRING : note_base(b, id.bytes, id.length);

    if (base == FZ__NO_STRING)
        b->failed = true;
    else
        b->id_uses[base]++;
}

/* An id that nothing else bears: s2, and s2.2, s2.3 for its further uses. */
static const char *make_id(fz__builder *b, const char *prefix, fz__slice label, uint32_t number)
{
    fz__buffer id;
    uint32_t base;
    char *made = NULL;

    fz__buffer_init(&id, b->context);
    fz__buffer_string(&id, prefix);
    if (!number)
        fz__buffer_char(&id, 'x');
    for (size_t i = 0; i < label.length && number; i++) { /* 1/2 is t1-2; other than Arabic labels give their value */
        char c = label.bytes[i];

        if ((c < '0' || c > '9') && c != '/') {
            id.length = strlen(prefix);
            fz__buffer_number(&id, number);
            break;
        }
        fz__buffer_char(&id, c == '/' ? '-' : c);
    }
    if (number && !label.length)
        fz__buffer_number(&id, number);
    base = id.failed ? FZ__NO_STRING : note_base(b, id.bytes, id.length);
    if (base != FZ__NO_STRING) {
        size_t length = id.length;

        do { /* a reserved id may look like one with its suffix */
            id.length = length;
            if (++b->id_uses[base] == 1 && number)
                break;
            fz__buffer_char(&id, '.');
            fz__buffer_number(&id, b->id_uses[base]);
        } while (!id.failed && fz__strings_find(&b->id_bases, id.bytes, id.length) != FZ__NO_STRING);
        if (!id.failed)
            made = keep(b, (fz__slice){id.bytes, id.length});
    }
    fz__buffer_clear(&id);
    b->failed = b->failed || !made;
    return made;
}

static fz__spot spot_of(const fz__where *where, bool placed)
{
    return (fz__spot){.line = (uint32_t)where->line,
                      .column = (uint32_t)where->column,
                      .offset = (uint32_t)where->offset,
                      .length = (uint32_t)where->length & INT32_MAX,
                      .kept = placed};
}

/* The innermost open section; FZ__NONE when there is none. */
static uint32_t open_section(const fz__builder *b)
{
    for (size_t i = b->frame_count; i-- > 0;)
        if (b->frames[i].kind == FZ_FRAME_SECTION)
            return b->frames[i].index;
    return FZ__NONE;
}

void fz__builder_section_open(fz__builder *b, const fz__section_entry *entry)
{
    fz_directive *d = b->directive;
    uint32_t index = d->section_count, parent;

    fz__builder_task_close(b);
    ensure_body(b);
    if (b->failed)
        return;
    parent = open_section(b);
    if (!FZ_GROW(b->context, &d->sections, &b->section_capacity, (size_t)index + 1))
        b->failed = true;
    push_item(b, FZ_ITEM_SECTION, index);
    push_frame(b, FZ_FRAME_SECTION, index);
    if (b->failed)
        return;
    d->sections[index] = (fz_section){
        .id = entry->id.length ? keep(b, entry->id) : make_id(b, "s", entry->label, entry->number),
        .label = keep_some(b, entry->label),
        .mark = keep_some(b, entry->mark),
        .title = "",
        .number = entry->number,
        .parent = parent,
        .depth = parent == FZ__NONE ? 0 : d->sections[parent].depth + 1,
        .sections = {index, index + 1},
        .tasks = {d->task_count, d->task_count},
        .spot = spot_of(&entry->where, entry->placed),
    };
    extra(b, FZ_OWNER_SECTION, index, FZ__NONE, entry->foreign);
    d->section_count++;
}

void fz__builder_section_title(fz__builder *b, fz__slice title, const char *foreign)
{
    fz_section *section;

    if (b->failed)
        return;
    section = &b->directive->sections[top(b)->index];
    section->title = keep(b, title);
    section->titled = true;
    section->title_at = (uint32_t)(b->pending_count - top(b)->first);
    extra(b, FZ_OWNER_TITLE, top(b)->index, FZ__NONE, foreign);
}

void fz__builder_section_close(fz__builder *b)
{
    fz__builder_task_close(b);
    if (!b->failed && top(b)->kind == FZ_FRAME_SECTION)
        close_frame(b);
}

void fz__builder_task_open(fz__builder *b, const fz__task_entry *entry)
{
    fz_directive *d = b->directive;
    uint32_t index = d->task_count;

    fz__builder_task_close(b);
    ensure_body(b);
    if (b->failed)
        return;
    if (!FZ_GROW(b->context, &d->tasks, &b->task_capacity, (size_t)index + 1))
        b->failed = true;
    push_item(b, FZ_ITEM_TASK, index);
    push_frame(b, FZ_FRAME_TASK, index);
    if (b->failed)
        return;
    memset(b->ranks, 0, sizeof(b->ranks));
    b->text_length = b->paragraph = 0;
    d->tasks[index] = (fz_task){
        .id = entry->id.length ? keep(b, entry->id) : make_id(b, "t", entry->label, entry->number),
        .label = keep_some(b, entry->label),
        .mark = keep_some(b, entry->mark),
        .text = "",
        .number = entry->number,
        .section = open_section(b),
        .index = index,
        .assignments = {d->assignment_count, d->assignment_count},
        .dues = {d->due_count, d->due_count},
        .persons = {d->person_count, d->person_count},
        .requirements = {d->requirement_count, d->requirement_count},
        .sic = entry->sic,
        .spot = spot_of(&entry->where, entry->placed),
    };
    extra(b, FZ_OWNER_TASK, index, FZ__NONE, entry->foreign);
    d->task_count++;
}

void fz__builder_task_close(fz__builder *b)
{
    if (!b->failed && top(b)->kind == FZ_FRAME_TASK)
        close_frame(b);
}

void fz__builder_text(fz__builder *b, fz__text_kind kind, fz__slice text, fz__slice name, bool joined,
                      const char *foreign)
{
    static const fz__item_kind kinds[] = {
        [FZ_TEXT_PARAGRAPH] = FZ_ITEM_PARAGRAPH, [FZ_TEXT_FIELD] = FZ_ITEM_FIELD, [FZ_TEXT_STATED] = FZ_ITEM_STATED};
    bool loose = !b->failed && top(b)->kind == FZ_FRAME_PART && top(b)->index == FZ_PART_BODY;
    uint32_t name_number = FZ__NONE;
    fz__item *item;

    if (loose) /* the body holds no text of its own: a section without a heading does */
        fz__builder_section_open(b, &(fz__section_entry){.id = FZ_NO_SLICE});
    else if (!b->failed && b->frame_count == 1)
        fz__builder_part(b, FZ_PART_PREAMBLE, NULL);
    /* Before the body there is nothing that a statement could assign: it is a paragraph there, or a field. */
    if (!b->failed && top(b)->kind == FZ_FRAME_PART && kind == FZ_TEXT_STATED)
        kind = name.length ? FZ_TEXT_FIELD : FZ_TEXT_PARAGRAPH;
    if (name.length) {
        name_number = fz__strings_intern(&b->directive->names, name.bytes, name.length);
        b->failed = b->failed || name_number == FZ__NO_STRING;
    }
    item = push_item(b, kinds[kind], name_number);
    if (!item)
        return;
    item->text = keep(b, text);
    item->length = (uint32_t)text.length;
    item->joined = joined;
    item->serial = b->text_serial++;
    if (item->kind == FZ_ITEM_PARAGRAPH) {
        b->paragraph = paragraph_begin(item, b->text_length);
        b->text_length = b->paragraph + item->length;
    }
    extra(b, FZ_OWNER_ITEM, item->serial, FZ__NONE, foreign);
    if (loose)
        fz__builder_section_close(b);
}

static size_t role_number(fz_role role)
{
    return role == FZ_ROLE_LEAD ? 0 : role == FZ_ROLE_COOPERATE ? 1 : 2;
}

uint32_t fz__builder_next_rank(const fz__builder *b, fz_role role)
{
    return b->ranks[role_number(role)] + 1;
}

/* Note that a unit stands in a role of the open task; false when it stood there before. */
static bool note_unit(fz__builder *b, uint32_t unit, fz_role role)
{
    uint32_t *stamp;

    if (!FZ_GROW(b->context, &b->stamps, &b->stamp_capacity, (size_t)unit + 1)) {
        b->failed = true;
        return false;
    }
    for (; b->stamp_count <= unit; b->stamp_count++)
        memset(&b->stamps[b->stamp_count], 0, sizeof(*b->stamps));
    stamp = &b->stamps[unit].task[role_number(role)];
    if (*stamp == b->directive->task_count)
        return false;
    *stamp = b->directive->task_count; /* the open task's index + 1 */
    return true;
}

bool fz__builder_assign(fz__builder *b, const fz__assign_entry *entry)
{
    fz_directive *d = b->directive;
    uint32_t index = d->assignment_count, unit;

    if (b->failed || top(b)->kind != FZ_FRAME_TASK)
        return true;
    unit = fz__strings_intern(&d->unit_names, entry->unit.bytes, entry->unit.length);
    if (unit == FZ__NO_STRING || !FZ_GROW(b->context, &d->assignments, &b->assignment_capacity, (size_t)index + 1)) {
        b->failed = true;
        return true;
    }
    if (!note_unit(b, unit, entry->role))
        return b->failed;
    d->assignments[index] = (fz_assignment){
        .full = keep_some(b, entry->full),
        .task = d->task_count - 1,
        .unit = unit,
        .rank = ++b->ranks[role_number(entry->role)],
        .role = (uint8_t)entry->role,
        .collective = entry->collective,
        .open = entry->open,
        .spot = spot_of(&entry->where, entry->placed),
    };
    d->assignment_count++;
    d->tasks[d->task_count - 1].open_ended |= entry->collective || entry->open;
    push_item(b, FZ_ITEM_ASSIGN, index);
    extra(b, FZ_OWNER_ASSIGN, index, FZ__NONE, entry->foreign);
    return true;
}

void fz__builder_due(fz__builder *b, const fz__due_entry *entry)
{
    fz_directive *d = b->directive;
    uint32_t index = d->due_count;

    if (b->failed || !FZ_GROW(b->context, &d->dues, &b->due_capacity, (size_t)index + 1)) {
        b->failed = true;
        return;
    }
    d->dues[index] = (fz__due){keep(b, entry->text), keep_some(b, entry->every), entry->date};
    d->due_count++;
    push_item(b, FZ_ITEM_DUE, index);
    extra(b, FZ_OWNER_DUE, index, FZ__NONE, entry->foreign);
}

void fz__builder_person(fz__builder *b, const fz__person_entry *entry)
{
    fz_directive *d = b->directive;
    uint32_t index = d->person_count;

    if (b->failed || !FZ_GROW(b->context, &d->persons, &b->person_capacity, (size_t)index + 1)) {
        b->failed = true;
        return;
    }
    d->persons[index] = (fz__person){keep(b, entry->name), keep_some(b, entry->office)};
    d->person_count++;
    push_item(b, FZ_ITEM_PERSON, index);
    extra(b, FZ_OWNER_PERSON, index, FZ__NONE, entry->foreign);
}

void fz__builder_require(fz__builder *b, const fz__require_entry *entry)
{
    fz_directive *d = b->directive;

    if (b->failed ||
        !FZ_GROW(b->context, &d->requirements, &b->requirement_capacity, (size_t)d->requirement_count + 1)) {
        b->failed = true;
        return;
    }
    push_item(b, FZ_ITEM_REQUIRE, d->requirement_count);
    d->requirements[d->requirement_count] = (fz_requirement){.text = keep(b, entry->text),
                                                             .unit = keep_some(b, entry->unit),
                                                             .task = d->task_count - 1,
                                                             .length = (uint32_t)entry->text.length,
                                                             .offset = (uint32_t)entry->at,
                                                             .paragraph = FZ__NONE,
                                                             .number = entry->number,
                                                             .date = entry->date,
                                                             .kind = (uint8_t)entry->kind,
                                                             .bound = (uint8_t)entry->bound,
                                                             .period = (uint8_t)entry->period,
                                                             .month = (uint8_t)entry->month,
                                                             .day = (uint8_t)entry->day,
                                                             .numbered = entry->numbered,
                                                             .at_end = entry->at_end,
                                                             .spot = spot_of(&entry->where, entry->placed)};
    extra(b, FZ_OWNER_REQUIRE, d->requirement_count, FZ__NONE, entry->foreign);
    d->requirement_count++;
}

size_t fz__builder_paragraph(const fz__builder *b)
{
    return b->paragraph;
}

/* Where the words of a requirement stand first within one of the paragraphs of its task. */
static size_t find_words(const fz_directive *d, const fz_task *task, const fz_requirement *r)
{
    uint32_t end = 0;

    for (uint32_t i = task->items.first; i < task->items.end; i++) {
        const fz__item *item = &d->items[i];
        uint32_t begin;
        const char *at;

        if (item->kind != FZ_ITEM_PARAGRAPH)
            continue;
        begin = paragraph_begin(item, end);
        end = begin + item->length;
        at = strstr(item->text, r->text);
        if (at)
            return begin + (size_t)(at - item->text);
    }
    return SIZE_MAX;
}

size_t fz__builder_misquoted(const fz__builder *b, size_t *nth, size_t *found)
{
    const fz_directive *d = b->directive;
    const fz_task *task;

    *found = SIZE_MAX;
    if (b->failed || !d->task_count)
        return SIZE_MAX;
    task = &d->tasks[d->task_count - 1];
    for (size_t count = task->requirements.end - task->requirements.first; *nth < count;) {
        const fz_requirement *r = &d->requirements[task->requirements.first + (*nth)++];

        if (r->paragraph != FZ__NONE)
            continue;
        *found = find_words(d, task, r);
        return *nth - 1;
    }
    return SIZE_MAX;
}

void fz__builder_markup(fz__builder *b, const char *markup)
{
    uint32_t ref = 0;
    fz__item *item;

    if (b->failed)
        return;
    if (top(b)->kind == FZ_FRAME_ROOT)
        ref = b->stage;
    else if (top(b)->kind == FZ_FRAME_HEAD)
        ref = b->directive->head_count;
    item = push_item(b, FZ_ITEM_MARKUP, ref);
    if (!item)
        return;
    item->text = keep_string(b, markup);
    item->length = (uint32_t)strlen(markup);
}

void fz__builder_inline(fz__builder *b, fz__running where, const char *markup, size_t offset)
{
    if (b->failed)
        return;
    if (where == FZ_RUNNING_TITLE)
        extra(b, FZ_OWNER_TITLE, top(b)->index, (uint32_t)offset, markup);
    else
        extra(b, FZ_OWNER_ITEM, b->text_serial - 1, (uint32_t)offset, markup);
}

fz__findings *fz__builder_findings(fz__builder *b)
{
    return &b->directive->findings;
}

bool fz__builder_has_failed(const fz__builder *b)
{
    return b->failed;
}

size_t fz__builder_task_count(const fz__builder *b)
{
    return b->directive->task_count;
}
