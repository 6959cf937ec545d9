/* What became of the records, told at the end: which nothing took, which say the same, come later, or are of everybody. */
#include "assess/assess_model.h"

#include "base/sort.h"

#include <string.h>

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

/* What a finding names of many: how many they are, and the first of them. */
typedef struct some {
    uint64_t count;
    fz__buffer names;
} some;

#define FZ__NAMED 5

static void name_one(some *s, const char *name, const char *same)
{
    if (s->count++ > FZ__NAMED)
        return;
    fz__buffer_string(&s->names, s->names.length ? ", " : "");
    if (s->count > FZ__NAMED) {
        fz__buffer_string(&s->names, "…");
        return;
    }
    fz__buffer_string(&s->names, name);
    if (same) {
        fz__buffer_string(&s->names, " = ");
        fz__buffer_string(&s->names, same);
    }
}

/* Tell of them where there are any, and forget them. */
static bool tell_some(fz__assessment *a, fz_status finding, some *s)
{
    char digits[FZ_DIGITS];
    bool told = true;

    if (s->count > 0)
        told = s->names.failed ? fz__assess_no_memory(a)
                               : fz__assess_find(a, finding, FZ_ARGS(fz__digits(s->count, digits), s->names.bytes));
    fz__buffer_clear(&s->names);
    return told;
}

/* Of rows that stand in a series, those that say the same as another of it; gives how many. */
static size_t keep_same(const fz__counted **rows, size_t count)
{
    size_t kept = 0;
    bool same, before = false;

    fz__sort(rows, count, sizeof(*rows), compare_rows);
    for (size_t i = 0; i < count; i++, before = same) {
        same = i + 1 < count && compare_content(&rows[i], &rows[i + 1]) == 0;
        if (same || before)
            rows[kept++] = rows[i];
    }
    return kept;
}

/* Rows without an id of their own that say the same as another. Such rows are of one item and day, by which records are sorted. */
static size_t find_same(fz__assessment *a, const fz__counted **rows)
{
    size_t count = 0, first = 0;

    for (size_t i = 0; i < a->record_count; i++) {
        const fz_record *record = a->records[i].record;

        if (i > 0 && (record->texts[FZ_RECORD_ITEM] != a->records[i - 1].record->texts[FZ_RECORD_ITEM] ||
                      record->days[FZ_RECORD_DATE] != a->records[i - 1].record->days[FZ_RECORD_DATE]))
            first = count = first + keep_same(rows + first, count - first);
        if (record->id_is_made)
            rows[count++] = &a->records[i];
    }
    return first + keep_same(rows + first, count - first);
}

/* Perhaps one was pasted twice. */
static bool tell_same(fz__assessment *a)
{
    const fz__counted **rows = fz__arena_alloc(&a->arena, (a->record_count + 1) * sizeof(*rows));
    size_t count;
    some same = {0};

    if (!rows)
        return fz__assess_no_memory(a);
    count = find_same(a, rows);
    fz__sort(rows, count, sizeof(*rows), compare_rows);
    fz__buffer_init(&same.names, a->context);
    for (size_t i = 1; i < count; i++)
        if (compare_content(&rows[i - 1], &rows[i]) == 0)
            name_one(&same, fz_record_text(rows[i]->record, FZ_RECORD_ID),
                     fz_record_text(rows[i - 1]->record, FZ_RECORD_ID));
    return tell_some(a, FZ_FSAME, &same);
}

/* How many are too late: that is not wrong, and easily overlooked. */
static bool tell_later(fz__assessment *a)
{
    uint64_t later = 0;
    char digits[FZ_DIGITS];

    for (size_t i = 0; i < a->ledger->record_count; i++)
        later += a->ledger->records[i]->days[FZ_RECORD_DATE] > a->report->day &&
                 fz__record_state(a->ledger->records[i], a->report->known) == FZ_RECORD_IN_FORCE;
    return later == 0 || fz__assess_find(a, FZ_FLATER, FZ_ARGS(fz__digits(later, digits)));
}

/* Which ones are for everybody: so is this. */
static bool tell_every(fz__assessment *a)
{
    some every = {0};

    fz__buffer_init(&every.names, a->context);
    for (size_t i = 0; i < a->record_count; i++)
        if (a->records[i].every)
            name_one(&every, fz_record_text(a->records[i].record, FZ_RECORD_ID), NULL);
    return tell_some(a, FZ_FEVERY, &every);
}

/* ------------------------------------------------------------------ what is told of all ---------------------------- */

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
    if (!tell_same(a) || !tell_later(a) || !tell_every(a))
        return false;
    if (r->result_count == 0 && !fz__assess_find(a, FZ_FNOBODY, FZ_NO_ARGS))
        return false;
    fz__sort(r->findings.items, r->findings.count, sizeof(*r->findings.items), compare_findings);
    return true;
}
