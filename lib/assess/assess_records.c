/* Which records count, and for whom (section 1). */
#include "assess/assess_model.h"

#include "base/sort.h"

#include <string.h>

bool fz__assess_counts(const fz__assessment *a, const fz_record *record)
{
    return record->days[FZ_RECORD_DATE] <= a->report->day &&
           fz__record_state(record, a->report->known) == FZ_RECORD_IN_FORCE;
}

/* By item, those without behind; then by day and id, so that the order of entering does not show. */
static int compare(const void *a, const void *b)
{
    const fz_record *x = ((const fz__counted *)a)->record, *y = ((const fz__counted *)b)->record;
    uint32_t item_x = x->texts[FZ_RECORD_ITEM], item_y = y->texts[FZ_RECORD_ITEM];

    if (item_x != item_y)
        return item_x < item_y ? -1 : 1;
    if (x->days[FZ_RECORD_DATE] != y->days[FZ_RECORD_DATE])
        return x->days[FZ_RECORD_DATE] < y->days[FZ_RECORD_DATE] ? -1 : 1;
    return strcmp(fz_record_text(x, FZ_RECORD_ID), fz_record_text(y, FZ_RECORD_ID));
}

/* What the texts of a ledger say, by their number: most name the same units again and again. */
typedef struct reading {
    uint32_t absent[2]; /* the events that say not applicable */
    struct named {
        uint32_t unit, who;
        bool known;
    } * units;
} reading;

static bool begin_reading(fz__assessment *a, reading *said)
{
    size_t size = (a->ledger->texts.count + 1) * sizeof(*said->units);

    said->absent[0] = fz__assess_text(a, "不适用");
    said->absent[1] = fz__assess_text(a, "not-applicable");
    said->units = fz__arena_alloc(&a->arena, size);
    if (!said->units)
        return fz__assess_no_memory(a);
    memset(said->units, 0, size);
    return true;
}

static bool read_unit(fz__assessment *a, reading *said, uint32_t text, fz__counted *counted)
{
    struct named *named = &said->units[text];

    if (!named->known && !fz__assess_unit(a, a->ledger->texts.texts[text], &named->unit, &named->who))
        return false;
    named->known = true;
    counted->unit = named->unit;
    counted->who = named->who;
    if (counted->unit == FZ__NO_UNIT)
        counted->unused = FZ_UNUSED_UNIT;
    return true;
}

static bool collect(fz__assessment *a)
{
    const fz_ledger *ledger = a->ledger;
    reading said;

    a->records = fz__alloc(a->context, (ledger->record_count + 1) * sizeof(*a->records));
    if (!a->records)
        return fz__assess_no_memory(a);
    a->record_room = ledger->record_count + 1;
    if (!begin_reading(a, &said))
        return false;
    for (size_t i = 0; i < ledger->record_count; i++) {
        const fz_record *record = ledger->records[i];
        uint32_t unit = record->texts[FZ_RECORD_UNIT], event = record->texts[FZ_RECORD_EVENT];
        fz__counted *counted = &a->records[a->record_count];

        if (!fz__assess_counts(a, record))
            continue;
        *counted = (fz__counted){.record = record,
                                 .unit = FZ__NO_UNIT,
                                 .every = unit == FZ__NO_STRING,
                                 .absent = event == said.absent[0] || event == said.absent[1],
                                 .unused = FZ_UNUSED_ITEM};
        if (!counted->every && !read_unit(a, &said, unit, counted))
            return false;
        a->record_count++;
    }
    fz__sort(a->records, a->record_count, sizeof(*a->records), compare);
    return true;
}

static bool index_items(fz__assessment *a)
{
    size_t texts = a->ledger->texts.count, at = 0;

    a->record_items = fz__alloc(a->context, (texts + 1) * sizeof(*a->record_items));
    if (!a->record_items)
        return fz__assess_no_memory(a);
    for (size_t i = 0; i <= texts; i++) {
        while (at < a->record_count && a->records[at].record->texts[FZ_RECORD_ITEM] < i)
            at++;
        a->record_items[i] = (uint32_t)at;
    }
    return true;
}

/* Records that say not applicable are few, and asked for often. */
static bool list_absents(fz__assessment *a)
{
    size_t count = 0;

    for (size_t i = 0; i < a->record_count; i++)
        count += a->records[i].absent;
    a->absents = fz__arena_alloc(&a->arena, (count + 1) * sizeof(*a->absents));
    if (!a->absents)
        return fz__assess_no_memory(a);
    for (size_t i = 0; i < a->record_count; i++)
        if (a->records[i].absent)
            a->absents[a->absent_count++] = &a->records[i];
    return true;
}

bool fz__assess_records(fz__assessment *a)
{
    return collect(a) && index_items(a) && list_absents(a);
}

static bool each_of_item(fz__assessment *a, const char *item, bool (*take)(void *user, fz__counted *record), void *user)
{
    uint32_t number = fz__assess_text(a, item);

    if (number >= a->ledger->texts.count)
        return true;
    for (uint32_t i = a->record_items[number]; i < a->record_items[number + 1]; i++)
        if (!take(user, &a->records[i]))
            return false;
    return true;
}

bool fz__assess_each_record(fz__assessment *a, const fz__slot *slot, bool (*take)(void *user, fz__counted *record),
                            void *user)
{
    const char *section = slot->section ? slot->section->id : NULL;

    if (!each_of_item(a, slot->id, take, user))
        return false;
    if (section && strcmp(section, slot->id) != 0 && !each_of_item(a, section, take, user))
        return false;
    for (uint32_t i = 0; i < slot->task_count; i++) {
        const char *task = a->report->directive->tasks[slot->tasks[i]].id;

        if (strcmp(task, slot->id) != 0 && !each_of_item(a, task, take, user))
            return false;
    }
    return true;
}

bool fz__assess_is_absent(const fz__assessment *a, uint32_t unit, const char *item)
{
    uint32_t number = a->absent_count > 0 ? fz__assess_text(a, item) : FZ__NOT_THERE;
    size_t low = 0, high = a->absent_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (a->absents[middle]->record->texts[FZ_RECORD_ITEM] < number)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < a->absent_count && a->absents[low]->record->texts[FZ_RECORD_ITEM] == number; low++)
        if (a->absents[low]->every || a->absents[low]->unit == unit) {
            a->absents[low]->unused = FZ_UNUSED_SAID;
            return true;
        }
    return false;
}
