/* Reading a side: each section and task as numbers, equal where the strings they stand for are equal, on both sides. */
#include "compare/model.h"

#include "base/utf8.h"

#include <string.h>

void fz__fold_text(fz__buffer *buffer, const char *text, size_t length)
{
    const char *at = text, *end = text + length;

    while (at < end) {
        uint32_t c = fz__fold_width(fz__utf8_next(&at, end));

        if (!fz__is_space(c))
            fz__buffer_code_point(buffer, c);
    }
}

void fz__append_paragraphs(fz__buffer *buffer, const fz_directive *directive, fz__range items)
{
    bool first = true;

    for (uint32_t i = items.first; i < items.end; i++) {
        const fz__item *item = &directive->items[i];

        if (item->kind != FZ_ITEM_PARAGRAPH)
            continue;
        if (!first && !item->joined)
            fz__buffer_char(buffer, '\n');
        fz__buffer_append(buffer, item->text, item->length);
        first = false;
    }
}

static bool make_kin(fz__match *match, fz__kin *kin, uint32_t count)
{
    uint32_t **arrays[] = {&kin->keys[FZ_KEY_WHOLE],
                           &kin->keys[FZ_KEY_TEXT],
                           &kin->keys[FZ_KEY_FOLDED],
                           &kin->labels,
                           &kin->groups,
                           &kin->partner};
    size_t size = ((size_t)count + 1) * sizeof(uint32_t);

    kin->count = count;
    for (size_t i = 0; i < sizeof(arrays) / sizeof(*arrays); i++) {
        *arrays[i] = fz__arena_alloc(&match->scratch, size);
        if (!*arrays[i])
            return false;
    }
    memset(kin->partner, 0xFF, size); /* FZ__NONE */
    memset(kin->groups, 0, size);
    kin->uncertain = fz__arena_alloc(&match->scratch, (size_t)count + 1);
    kin->moved = fz__arena_alloc(&match->scratch, (size_t)count + 1);
    if (!kin->uncertain || !kin->moved)
        return false;
    memset(kin->uncertain, 0, (size_t)count + 1);
    memset(kin->moved, 0, (size_t)count + 1);
    return true;
}

static bool intern(fz__match *match, const char *bytes, size_t length, uint32_t *number)
{
    *number = fz__strings_intern(&match->strings, bytes, length);
    return *number != FZ__NO_STRING;
}

/* What is in the buffer, which is empty again afterwards. */
static bool intern_buffer(fz__match *match, fz__buffer *buffer, uint32_t *number)
{
    bool done = !buffer->failed && intern(match, buffer->length ? buffer->bytes : "", buffer->length, number);

    buffer->length = 0;
    return done;
}

/* A number in the bytes of a key. */
static void append_number(fz__buffer *buffer, uint32_t number)
{
    fz__buffer_char(buffer, '\0');
    fz__buffer_number(buffer, number);
}

static void append_assignments(fz__buffer *buffer, const fz_task *task)
{
    const fz_directive *d = task->directive;

    for (uint32_t i = task->assignments.first; i < task->assignments.end; i++) {
        const fz_assignment *assignment = &d->assignments[i];
        const fz_unit *unit = &d->units[assignment->unit];

        append_number(buffer, assignment->role);
        append_number(buffer, assignment->rank);
        append_number(buffer, (uint32_t)assignment->open * 2 + assignment->collective);
        fz__buffer_char(buffer, '\0');
        fz__buffer_append(buffer, unit->name, unit->name_length);
        fz__buffer_char(buffer, '\0');
        fz__buffer_string(buffer, assignment->full ? assignment->full : "");
    }
}

static bool read_task(fz__match *match, fz__kin *kin, const fz_task *task, fz__buffer *buffer)
{
    const char *label = task->label ? task->label : "";
    uint32_t i = task->index;

    if (!intern(match, label, strlen(label), &kin->labels[i]) ||
        !intern(match, task->text, task->text_length, &kin->keys[FZ_KEY_TEXT][i]))
        return false;
    fz__fold_text(buffer, task->text, task->text_length);
    if (!intern_buffer(match, buffer, &kin->keys[FZ_KEY_FOLDED][i]))
        return false;
    append_number(buffer, kin->keys[FZ_KEY_TEXT][i]);
    append_assignments(buffer, task);
    return intern_buffer(match, buffer, &kin->keys[FZ_KEY_WHOLE][i]);
}

/* A section without a title is known by its label. */
static bool read_section(fz__match *match, fz__kin *kin, const fz_directive *d, uint32_t i, fz__buffer *buffer)
{
    const fz_section *section = &d->sections[i];
    const char *label = section->label ? section->label : "";
    const char *name = *section->title ? section->title : label;

    if (!intern(match, label, strlen(label), &kin->labels[i]))
        return false;
    append_number(buffer, section->parent == FZ__NONE ? 0 : kin->keys[FZ_KEY_WHOLE][section->parent] + 1);
    append_number(buffer, *section->title != '\0');
    fz__buffer_string(buffer, name);
    if (!intern_buffer(match, buffer, &kin->keys[FZ_KEY_WHOLE][i]))
        return false;
    fz__buffer_string(buffer, section->title);
    fz__buffer_char(buffer, '\n');
    fz__append_paragraphs(buffer, d, section->items);
    if (!intern_buffer(match, buffer, &kin->keys[FZ_KEY_TEXT][i]))
        return false;
    fz__fold_text(buffer, match->strings.texts[kin->keys[FZ_KEY_TEXT][i]],
                  match->strings.lengths[kin->keys[FZ_KEY_TEXT][i]]);
    return intern_buffer(match, buffer, &kin->keys[FZ_KEY_FOLDED][i]);
}

bool fz__side_read(fz__match *match, fz__side *side, const fz_directive *directive)
{
    fz__buffer buffer;
    bool done;

    side->directive = directive;
    if (!make_kin(match, &side->sections, directive->section_count) ||
        !make_kin(match, &side->tasks, directive->task_count))
        return false;
    fz__buffer_init(&buffer, match->context);
    done = true;
    for (uint32_t i = 0; i < directive->section_count && done; i++)
        done = read_section(match, &side->sections, directive, i, &buffer);
    for (uint32_t i = 0; i < directive->task_count && done; i++)
        done = read_task(match, &side->tasks, &directive->tasks[i], &buffer);
    fz__buffer_clear(&buffer);
    return done;
}

/* The number of a group: of A's section, or beyond all of these for a section of B alone; 0 for none. */
static uint32_t group_of(const fz__match *match, const fz__side *side, uint32_t section)
{
    if (section == FZ__NONE)
        return 0;
    if (side == &match->a)
        return section + 1;
    if (side->sections.partner[section] != FZ__NONE)
        return side->sections.partner[section] + 1;
    return match->a.sections.count + section + 1;
}

void fz__side_group(fz__match *match)
{
    fz__side *sides[] = {&match->a, &match->b};

    for (size_t s = 0; s < 2; s++) {
        const fz_directive *d = sides[s]->directive;

        for (uint32_t i = 0; i < d->section_count; i++)
            sides[s]->sections.groups[i] = group_of(match, sides[s], d->sections[i].parent);
        for (uint32_t i = 0; i < d->task_count; i++)
            sides[s]->tasks.groups[i] = group_of(match, sides[s], d->tasks[i].section);
    }
}
