/* Which records count, for whom, and what became of them (section 1). */
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

static bool says_absent(const fz_record *record)
{
    const char *event = fz_record_text(record, FZ_RECORD_EVENT);

    return event && (strcmp(event, "不适用") == 0 || strcmp(event, "not-applicable") == 0);
}

static bool collect(fz__assessment *a)
{
    const fz_ledger *ledger = a->ledger;

    a->records = fz__alloc(a->context, (ledger->record_count + 1) * sizeof(*a->records));
    if (!a->records)
        return fz__assess_no_memory(a);
    a->record_room = ledger->record_count + 1;
    for (size_t i = 0; i < ledger->record_count; i++) {
        const fz_record *record = ledger->records[i];
        const char *unit = fz_record_text(record, FZ_RECORD_UNIT);
        fz__counted *counted = &a->records[a->record_count];

        if (!fz__assess_counts(a, record))
            continue;
        *counted = (fz__counted){.record = record,
                                 .unit = FZ__NO_UNIT,
                                 .every = !unit,
                                 .absent = says_absent(record),
                                 .unused = FZ_UNUSED_ITEM};
        if (unit && !fz__assess_unit(a, unit, &counted->unit, &counted->who))
            return false;
        if (unit && counted->unit == FZ__NO_UNIT)
            counted->unused = FZ_UNUSED_UNIT;
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

/* Who, what and when, so that the row is found again. */
static void describe(const fz_record *record, fz__buffer *text)
{
    static const fz_record_text_kind kinds[] = {FZ_RECORD_UNIT, FZ_RECORD_ITEM, FZ_RECORD_EVENT};
    char day[16];

    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        const char *said = fz_record_text(record, kinds[i]);

        fz__buffer_string(text, said ? said : "");
        fz__buffer_string(text, said ? " " : "");
    }
    fz_date_format(record->days[FZ_RECORD_DATE], day, sizeof(day));
    fz__buffer_string(text, day);
}

static bool tell_unused(fz__assessment *a, const fz__counted *counted)
{
    static const char *const why[] = {
        [FZ_UNUSED_EVENT] = FZ_WORD_UNUSED_EVENT, [FZ_UNUSED_ITEM] = FZ_WORD_UNUSED_ITEM,
        [FZ_UNUSED_UNIT] = FZ_WORD_UNUSED_UNIT,   [FZ_UNUSED_BEARS] = FZ_WORD_UNUSED_BEARS,
        [FZ_UNUSED_EMPTY] = FZ_WORD_UNUSED_EMPTY,
    };
    fz__buffer text;
    bool told;

    fz__buffer_init(&text, a->context);
    describe(counted->record, &text);
    told =
        text.failed
            ? fz__assess_no_memory(a)
            : fz__assess_find(a, FZ_FUNUSED,
                              FZ_ARGS(fz_record_text(counted->record, FZ_RECORD_ID), text.bytes, why[counted->unused]));
    fz__buffer_clear(&text);
    return told;
}

/* ------------------------------------------------------------------ rows that are the same ------------------------- */

/* All that two records say but their ids. */
static int compare_content(const void *a, const void *b)
{
    const fz_record *x = (*(const fz__counted *const *)a)->record, *y = (*(const fz__counted *const *)b)->record;

    for (size_t i = FZ_RECORD_ID + 1; i < FZ_RECORD_TEXT_COUNT_; i++)
        if (x->texts[i] != y->texts[i])
            return x->texts[i] < y->texts[i] ? -1 : 1;
    for (size_t i = 0; i < FZ_RECORD_DAY_COUNT_; i++)
        if (x->days[i] != y->days[i])
            return x->days[i] < y->days[i] ? -1 : 1;
    if (x->has_value != y->has_value)
        return x->has_value ? 1 : -1;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return (x->heads > y->heads) - (x->heads < y->heads);
}

static int compare_rows(const void *a, const void *b)
{
    int order = compare_content(a, b);
    const fz_record *x = (*(const fz__counted *const *)a)->record, *y = (*(const fz__counted *const *)b)->record;

    return order != 0 ? order : strcmp(fz_record_text(x, FZ_RECORD_ID), fz_record_text(y, FZ_RECORD_ID));
}

/* Rows without an id of their own that say the same: perhaps one was pasted twice. */
static bool tell_same(fz__assessment *a)
{
    const fz__counted **rows = fz__arena_alloc(&a->arena, (a->record_count + 1) * sizeof(*rows));
    size_t count = 0;

    if (!rows)
        return fz__assess_no_memory(a);
    for (size_t i = 0; i < a->record_count; i++)
        if (a->records[i].record->id_is_made)
            rows[count++] = &a->records[i];
    fz__sort(rows, count, sizeof(*rows), compare_rows);
    for (size_t i = 1; i < count; i++)
        if (compare_content(&rows[i - 1], &rows[i]) == 0 &&
            !fz__assess_find(a, FZ_FSAME,
                             FZ_ARGS(fz_record_text(rows[i - 1]->record, FZ_RECORD_ID),
                                     fz_record_text(rows[i]->record, FZ_RECORD_ID))))
            return false;
    return true;
}

/* ------------------------------------------------------------------ what is told of all ---------------------------- */

/* How many are too late, and which ones are for everybody: neither is wrong, and both are easily overlooked. */
static bool tell_counts(fz__assessment *a)
{
    uint64_t later = 0, every = 0;
    char digits[FZ_DIGITS];
    fz__buffer ids;
    bool told = true;

    for (size_t i = 0; i < a->ledger->record_count; i++)
        later += a->ledger->records[i]->days[FZ_RECORD_DATE] > a->report->day &&
                 fz__record_state(a->ledger->records[i], a->report->known) == FZ_RECORD_IN_FORCE;
    if (later > 0 && !fz__assess_find(a, FZ_FLATER, FZ_ARGS(fz__digits(later, digits))))
        return false;
    fz__buffer_init(&ids, a->context);
    for (size_t i = 0; i < a->record_count; i++) {
        if (!a->records[i].every)
            continue;
        if (every++ < 5) {
            fz__buffer_string(&ids, ids.length ? ", " : "");
            fz__buffer_string(&ids, fz_record_text(a->records[i].record, FZ_RECORD_ID));
        }
    }
    if (every > 5)
        fz__buffer_string(&ids, ", …");
    if (every > 0)
        told = ids.failed ? fz__assess_no_memory(a)
                          : fz__assess_find(a, FZ_FEVERY, FZ_ARGS(fz__digits(every, digits), ids.bytes));
    fz__buffer_clear(&ids);
    return told;
}

static int compare_findings(const void *a, const void *b)
{
    const struct fz_finding *x = a, *y = b;

    return x->status != y->status ? (x->status < y->status ? -1 : 1) : strcmp(x->message, y->message);
}

bool fz__assess_leftovers(fz__assessment *a)
{
    fz_report *r = a->report;

    for (size_t i = 0; i < a->record_count; i++)
        if (a->records[i].unused != FZ_UNUSED_SAID && !tell_unused(a, &a->records[i]))
            return false;
    if (!tell_same(a) || !tell_counts(a))
        return false;
    if (r->result_count == 0 && !fz__assess_find(a, FZ_FNOBODY, FZ_NO_ARGS))
        return false;
    fz__sort(r->findings.items, r->findings.count, sizeof(*r->findings.items), compare_findings);
    return true;
}
