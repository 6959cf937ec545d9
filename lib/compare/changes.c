/* Writing down what differs, once all is matched.
 *
 * Changes are made as they come and sorted at the end: by stage (head, parts before the body, body, parts behind it), then
 * by the position in B. Sections and tasks of B have positions in document order, from 1 on. What was removed has the
 * position of the last thing before it in A that is still there and has not moved, and comes behind all that is said of
 * that. */
#include "compare/model.h"

#include "base/sort.h"

#include <string.h>

enum { STAGE_HEAD, STAGE_BEFORE, STAGE_BODY, STAGE_BEHIND, STAGE_OTHER };

typedef struct listing {
    fz_comparison *comparison;
    fz__match *match;
    fz__buffer old_text, new_text;
    uint32_t *sections, *tasks; /* positions of B's */
} listing;

static bool put(listing *lister, const fz_change *change)
{
    fz_comparison *made = lister->comparison;

    if (!FZ_GROW(made->context, &made->changes, &made->change_capacity, made->change_count + 1))
        return false;
    made->changes[made->change_count++] = *change;
    made->kind_counts[change->kind]++;
    return true;
}

/* Whether two texts differ in spelling alone. */
static bool same_folded(listing *lister, const char *old_text, const char *new_text, bool *same)
{
    fz__buffer a, b;
    bool done;

    fz__buffer_init(&a, lister->match->context);
    fz__buffer_init(&b, lister->match->context);
    fz__fold_text(&a, old_text, strlen(old_text));
    fz__fold_text(&b, new_text, strlen(new_text));
    done = !a.failed && !b.failed;
    *same = done && a.length == b.length && (!a.length || !memcmp(a.bytes, b.bytes, a.length));
    fz__buffer_clear(&a);
    fz__buffer_clear(&b);
    return done;
}

/* A change of a text, unless there is none. The texts live as long as the comparison. */
static bool put_text(listing *lister, fz_change change, fz_change_kind kind, const char *old_text, const char *new_text)
{
    bool spelling;

    if (!strcmp(old_text, new_text))
        return true;
    if (!same_folded(lister, old_text, new_text, &spelling))
        return false;
    change.kind = kind;
    change.flags |= spelling ? FZ_CHANGE_SPELLING : 0;
    change.old_text = old_text;
    change.new_text = new_text;
    return fz__pieces_find(lister->comparison, lister->match, &change) && put(lister, &change);
}

static void begin_texts(listing *lister)
{
    lister->old_text.length = lister->new_text.length = 0;
}

/* The same for texts that were put together in the buffers. */
static bool put_texts(listing *lister, fz_change change, fz_change_kind kind)
{
    const fz__buffer *a = &lister->old_text, *b = &lister->new_text;
    const char *old_text, *new_text;

    if (a->failed || b->failed)
        return false;
    if (a->length == b->length && (!a->length || !memcmp(a->bytes, b->bytes, a->length)))
        return true;
    old_text = fz__arena_string(&lister->comparison->arena, a->length ? a->bytes : "", a->length);
    new_text = fz__arena_string(&lister->comparison->arena, b->length ? b->bytes : "", b->length);
    return old_text && new_text && put_text(lister, change, kind, old_text, new_text);
}

static void append_line(fz__buffer *buffer, const char *first, const char *mark, const char *second)
{
    if (buffer->length)
        fz__buffer_char(buffer, '\n');
    if (first && *first) {
        fz__buffer_string(buffer, first);
        fz__buffer_string(buffer, second && *second ? mark : "");
    }
    fz__buffer_string(buffer, second ? second : "");
}

/* ------------------------------------------------------------------ head and parts */

static void append_field(fz__buffer *buffer, const fz_directive *d, fz_field field)
{
    for (size_t i = 0; i < fz_directive_field_count(d, field); i++)
        append_line(buffer, fz_directive_field(d, field, i), " ",
                    field == FZ_FIELD_BASIS ? fz_directive_basis_number(d, i) : NULL);
}

static bool list_head(listing *lister)
{
    for (fz_field field = 0; field < FZ_FIELD_COUNT_; field++) {
        const fz_change change = {.field = field, .part = FZ_PART_COUNT_, .stage = STAGE_HEAD, .position = field};

        begin_texts(lister);
        append_field(&lister->old_text, lister->comparison->a, field);
        append_field(&lister->new_text, lister->comparison->b, field);
        if (!put_texts(lister, change, FZ_CHANGE_HEAD))
            return false;
    }
    return true;
}

static bool list_parts(listing *lister)
{
    for (fz_part part = 0; part < FZ_PART_COUNT_; part++) {
        const fz_change change = {.field = FZ_FIELD_COUNT_,
                                  .part = part,
                                  .stage = part < FZ_PART_BODY ? STAGE_BEFORE : STAGE_BEHIND,
                                  .position = part};

        begin_texts(lister);
        fz__append_paragraphs(&lister->old_text, lister->comparison->a, lister->comparison->a->part_items[part]);
        fz__append_paragraphs(&lister->new_text, lister->comparison->b, lister->comparison->b->part_items[part]);
        if (!put_texts(lister, change, FZ_CHANGE_PART))
            return false;
    }
    return true;
}

/* ------------------------------------------------------------------ sections */

static const fz_section *section_at(const fz_directive *d, uint32_t index)
{
    return index == FZ__NONE ? NULL : &d->sections[index];
}

/* A number as printed, else as it is read. */
static void append_number(fz__buffer *buffer, const char *mark, const char *label)
{
    fz__buffer_string(buffer, mark ? mark : label ? label : "");
}

/* Marks; where these are the same, labels; where these are, ordinals. */
static bool put_numbers(listing *lister, const fz_change *change, fz_change_kind kind, const char *const marks[2],
                        const char *const labels[2], const uint32_t numbers[2])
{
    size_t before = lister->comparison->change_count;

    for (int way = 0; way < 3 && lister->comparison->change_count == before; way++) {
        fz__buffer *texts[] = {&lister->old_text, &lister->new_text};

        begin_texts(lister);
        for (size_t side = 0; side < 2; side++) {
            if (way == 2)
                fz__buffer_number(texts[side], numbers[side]);
            else
                append_number(texts[side], way ? NULL : marks[side], labels[side]);
        }
        if (!put_texts(lister, *change, kind))
            return false;
    }
    return true;
}

static bool list_section(listing *lister, uint32_t i, uint32_t j)
{
    const fz__kin *kin = &lister->match->a.sections;
    const fz_section *a = &lister->comparison->a->sections[i], *b = &lister->comparison->b->sections[j];
    fz_change change = {.flags = kin->uncertain[i] ? FZ_CHANGE_UNCERTAIN : 0,
                        .old_section = a,
                        .new_section = b,
                        .field = FZ_FIELD_COUNT_,
                        .part = FZ_PART_COUNT_,
                        .stage = STAGE_BODY,
                        .position = lister->sections[j]};
    fz_change moved = change;

    moved.kind = FZ_CHANGE_SECTION_MOVED;
    moved.flags |= kin->moved[i] == FZ_MOVED_PERHAPS ? FZ_CHANGE_UNCERTAIN : 0;
    if ((kin->moved[i] && !put(lister, &moved)) ||
        !put_numbers(lister, &change, FZ_CHANGE_SECTION_RENUMBERED, (const char *const[]){a->mark, b->mark},
                     (const char *const[]){a->label, b->label}, (const uint32_t[]){a->number, b->number}) ||
        !put_text(lister, change, FZ_CHANGE_SECTION_TITLE, a->title, b->title))
        return false;
    begin_texts(lister);
    fz__append_paragraphs(&lister->old_text, lister->comparison->a, a->items);
    fz__append_paragraphs(&lister->new_text, lister->comparison->b, b->items);
    return put_texts(lister, change, FZ_CHANGE_SECTION_TEXT);
}

/* ------------------------------------------------------------------ tasks */

static void append_dues(fz__buffer *buffer, const fz_task *task)
{
    char day[16];

    for (size_t i = 0; i < fz_task_due_count(task); i++) {
        append_line(buffer, fz_task_due_text(task, i), "", NULL);
        if (fz_date_format(fz_task_due_day(task, i), day, sizeof(day))) {
            fz__buffer_char(buffer, ' ');
            fz__buffer_string(buffer, day);
        }
        if (fz_task_due_every(task, i)) {
            fz__buffer_char(buffer, ' ');
            fz__buffer_string(buffer, fz_task_due_every(task, i));
        }
    }
}

static void append_details(fz__buffer *buffer, const fz_task *task)
{
    for (size_t i = 0; i < fz_task_person_count(task); i++)
        append_line(buffer, fz_task_person_office(task, i), "：", fz_task_person_name(task, i));
    for (size_t i = 0; i < fz_task_field_count(task); i++)
        append_line(buffer, fz_task_field_name(task, i), "：", fz_task_field_text(task, i));
}

static void append_statements(fz__buffer *buffer, const fz_task *task)
{
    for (uint32_t i = task->items.first; i < task->items.end; i++) {
        const fz__item *item = &task->directive->items[i];

        if (item->kind != FZ_ITEM_STATED)
            continue;
        if (buffer->length)
            fz__buffer_char(buffer, '\n');
        fz__buffer_append(buffer, item->text, item->length);
    }
}

static bool put_aspect(listing *lister, const fz_change *change, fz_change_kind kind,
                       void (*append)(fz__buffer *buffer, const fz_task *task))
{
    begin_texts(lister);
    append(&lister->old_text, change->old_task);
    append(&lister->new_text, change->new_task);
    return put_texts(lister, *change, kind);
}

static bool put_shifts(listing *lister, fz_change change)
{
    change.kind = FZ_CHANGE_ASSIGNMENTS;
    if (!fz__shifts_find(lister->comparison, lister->match, change.old_task, change.new_task, &change))
        return false;
    return !change.shift_count || put(lister, &change);
}

/* What a task says of who, when and the like; the wording of it when that is all. */
static bool put_readings(listing *lister, const fz_change *change)
{
    size_t before = lister->comparison->change_count;

    return put_shifts(lister, *change) && put_aspect(lister, change, FZ_CHANGE_DUE, append_dues) &&
           put_aspect(lister, change, FZ_CHANGE_DETAILS, append_details) &&
           (lister->comparison->change_count != before ||
            put_aspect(lister, change, FZ_CHANGE_STATEMENT, append_statements));
}

static bool list_task(listing *lister, uint32_t i, uint32_t j)
{
    const fz__kin *kin = &lister->match->a.tasks;
    const fz_task *a = &lister->comparison->a->tasks[i], *b = &lister->comparison->b->tasks[j];
    fz_change change = {.flags = kin->uncertain[i] ? FZ_CHANGE_UNCERTAIN : 0,
                        .old_task = a,
                        .new_task = b,
                        .old_section = section_at(lister->comparison->a, a->section),
                        .new_section = section_at(lister->comparison->b, b->section),
                        .field = FZ_FIELD_COUNT_,
                        .part = FZ_PART_COUNT_,
                        .stage = STAGE_BODY,
                        .position = lister->tasks[j]};
    fz_change moved = change;

    moved.kind = FZ_CHANGE_MOVED;
    moved.flags |= kin->moved[i] == FZ_MOVED_PERHAPS ? FZ_CHANGE_UNCERTAIN : 0;
    return (!kin->moved[i] || put(lister, &moved)) &&
           put_numbers(lister, &change, FZ_CHANGE_RENUMBERED, (const char *const[]){a->mark, b->mark},
                       (const char *const[]){a->label, b->label}, (const uint32_t[]){a->number, b->number}) &&
           put_text(lister, change, FZ_CHANGE_TEXT, a->text, b->text) && put_readings(lister, &change);
}

/* ------------------------------------------------------------------ what one side has alone */

/* A section or a task of one side alone; the other index is FZ__NONE. */
static bool put_alone(listing *lister, bool of_a, uint32_t section, uint32_t task, uint32_t position, uint32_t late)
{
    const fz__side *side = of_a ? &lister->match->a : &lister->match->b;
    const fz_directive *d = side->directive;
    bool is_task = task != FZ__NONE, uncertain;
    fz_change change = {
        .field = FZ_FIELD_COUNT_, .part = FZ_PART_COUNT_, .stage = STAGE_BODY, .position = position, .late = late};

    change.kind = of_a      ? is_task ? FZ_CHANGE_REMOVED : FZ_CHANGE_SECTION_REMOVED
                  : is_task ? FZ_CHANGE_ADDED
                            : FZ_CHANGE_SECTION_ADDED;
    uncertain = is_task ? side->tasks.uncertain[task] : side->sections.uncertain[section];
    change.flags = uncertain ? FZ_CHANGE_UNCERTAIN : 0;
    *(of_a ? &change.old_task : &change.new_task) = is_task ? &d->tasks[task] : NULL;
    *(of_a ? &change.old_section : &change.new_section) = section_at(d, is_task ? d->tasks[task].section : section);
    *(of_a ? &change.old_text : &change.new_text) = is_task ? d->tasks[task].text : d->sections[section].title;
    return put(lister, &change);
}

/* The next section or task in document order, a section coming before its tasks; false at the end. The index of the kind
 * that it is not is FZ__NONE. */
static bool next_of(const fz_directive *d, uint32_t *next_section, uint32_t *next_task, uint32_t *section,
                    uint32_t *task)
{
    bool has_section = *next_section < d->section_count, has_task = *next_task < d->task_count;

    *section = *task = FZ__NONE;
    if (has_section && (!has_task || d->sections[*next_section].tasks.first <= *next_task))
        *section = (*next_section)++;
    else if (has_task)
        *task = (*next_task)++;
    return has_section || has_task;
}

static void number_positions(listing *lister)
{
    uint32_t next_section = 0, next_task = 0, section, task, position = 1;

    for (; next_of(lister->comparison->b, &next_section, &next_task, &section, &task); position++)
        *(task == FZ__NONE ? &lister->sections[section] : &lister->tasks[task]) = position;
}

static bool list_removed(listing *lister)
{
    const fz__match *match = lister->match;
    uint32_t next_section = 0, next_task = 0, section, task, position = 0, late = 1;

    for (; next_of(lister->comparison->a, &next_section, &next_task, &section, &task); late++) {
        const fz__kin *kin = task == FZ__NONE ? &match->a.sections : &match->a.tasks;
        uint32_t i = task == FZ__NONE ? section : task, partner = kin->partner[i];

        if (partner == FZ__NONE && !put_alone(lister, true, section, task, position, late))
            return false;
        if (partner != FZ__NONE && !kin->moved[i])
            position = task == FZ__NONE ? lister->sections[partner] : lister->tasks[partner];
    }
    return true;
}

static bool list_body(listing *lister)
{
    const fz__match *match = lister->match;

    for (uint32_t j = 0; j < match->b.sections.count; j++) {
        uint32_t i = match->b.sections.partner[j];

        if (!(i == FZ__NONE ? put_alone(lister, false, j, FZ__NONE, lister->sections[j], 0)
                            : list_section(lister, i, j)))
            return false;
    }
    for (uint32_t j = 0; j < match->b.tasks.count; j++) {
        uint32_t i = match->b.tasks.partner[j];

        if (!(i == FZ__NONE ? put_alone(lister, false, FZ__NONE, j, lister->tasks[j], 0) : list_task(lister, i, j)))
            return false;
    }
    return list_removed(lister);
}

/* ------------------------------------------------------------------ all of it */

static int by_order(const void *x, const void *y)
{
    const fz_change *a = x, *b = y;

    if (a->stage != b->stage)
        return a->stage < b->stage ? -1 : 1;
    if (a->position != b->position)
        return a->position < b->position ? -1 : 1;
    if (a->late != b->late)
        return a->late < b->late ? -1 : 1;
    return (a->kind > b->kind) - (a->kind < b->kind);
}

static bool list_other(listing *lister)
{
    const fz_change change = {
        .kind = FZ_CHANGE_OTHER, .field = FZ_FIELD_COUNT_, .part = FZ_PART_COUNT_, .stage = STAGE_OTHER};

    return lister->comparison->change_count || fz_directive_equal(lister->comparison->a, lister->comparison->b) ||
           put(lister, &change);
}

/* What all texts together may cost: some for any directive, and more for a longer one. */
static uint64_t budget_of(const fz__match *match)
{
    uint64_t size = 0;

    for (size_t i = 0; i < match->strings.count; i++)
        size += match->strings.lengths[i];
    return (UINT64_C(1) << 27) + 16 * size;
}

bool fz__changes_list(fz_comparison *comparison, fz__match *match)
{
    listing lister = {.comparison = comparison, .match = match};
    bool done;

    lister.sections = fz__arena_alloc(&match->scratch, ((size_t)comparison->b->section_count + 1) * sizeof(uint32_t));
    lister.tasks = fz__arena_alloc(&match->scratch, ((size_t)comparison->b->task_count + 1) * sizeof(uint32_t));
    if (!lister.sections || !lister.tasks)
        return false;
    match->steps = budget_of(match);
    fz__buffer_init(&lister.old_text, match->context);
    fz__buffer_init(&lister.new_text, match->context);
    number_positions(&lister);
    done = list_head(&lister) && list_parts(&lister) && list_body(&lister) && list_other(&lister);
    fz__buffer_clear(&lister.old_text);
    fz__buffer_clear(&lister.new_text);
    fz__sort(comparison->changes, comparison->change_count, sizeof(*comparison->changes), by_order);
    return done;
}
