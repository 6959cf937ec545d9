/* What the records say: each finds the obligations that it is about; then those of an obligation are taken one after the other. */
#include "base/sort.h"
#include "supervise/model.h"

#include <string.h>

typedef struct mention {
    uint32_t obligation, state;
    const fz_record *record;
} mention;

typedef struct reading {
    fz__supervising *g;
    mention *mentions;
    size_t count, capacity;
} reading;

static const char *text_of(const fz_record *record, fz_record_text_kind kind)
{
    return fz__ledger_text(record->ledger, record->texts[kind]);
}

static const char *shown(const fz_record *record, fz_record_text_kind kind)
{
    const char *text = text_of(record, kind);

    return text ? text : "";
}

static bool find(fz__supervising *g, const fz_record *record, fz_status finding, const char *const *arguments)
{
    const fz__where where = {.line = record->line, .column = record->column};

    return fz__findings_add(&g->s->findings, finding, &where, arguments);
}

/* ------------------------------------------------------------------ what a record is about ------------------------- */

/* The task of an item: its id, what comes before the first slash of it, or that of the stage of this id; FZ__NONE. */
static uint32_t task_of(const fz__supervising *g, const char *item)
{
    const fz__strings *ids = &g->s->directive->task_ids;
    uint32_t number = fz__strings_find(ids, item, strlen(item));
    const fz_stage *stage;
    const char *of;

    if (number == FZ__NO_STRING)
        number = fz__strings_find(ids, item, strcspn(item, "/"));
    if (number == FZ__NO_STRING && (stage = fz_ledger_stage_by_id(g->ledger, item)) &&
        (of = fz_stage_text(stage, FZ_STAGE_ITEM)))
        number = fz__strings_find(ids, of, strlen(of));
    return number == FZ__NO_STRING ? FZ__NONE : number;
}

static bool is_within(const struct fz_obligation *o, fz_date day)
{
    return !o->begin || (o->begin <= day && day <= o->end);
}

/* By its id, or that of the requirement of which it is one time. */
static bool is_item(const struct fz_obligation *o, const char *item, fz_date day)
{
    size_t length = strlen(item);

    if (strncmp(o->id, item, length) != 0)
        return false;
    return !o->id[length] || (o->id[length] == '/' && o->begin && is_within(o, day) && strchr(item, '/'));
}

/* By what the record calls it beside the task. */
static bool is_matter(const struct fz_obligation *o, const char *matter, fz_date day)
{
    return matter && o->kind != FZ_OBLIGATION_TASK && strcmp(o->what, matter) == 0 && is_within(o, day);
}

static bool mention_it(reading *r, size_t obligation, const fz_record *record, uint32_t state)
{
    if (!FZ_GROW(r->g->context, &r->mentions, &r->capacity, r->count + 1))
        return false;
    r->mentions[r->count++] = (mention){(uint32_t)obligation, state, record};
    return true;
}

/* The obligations [first, end) are those of one unit and task. */
static bool place(reading *r, size_t first, size_t end, const fz_record *record, uint32_t state)
{
    const struct fz_obligation *all = r->g->s->obligations;
    const char *item = text_of(record, FZ_RECORD_ITEM), *matter = text_of(record, FZ_RECORD_MATTER);
    bool is_task = strcmp(r->g->s->directive->tasks[all[first].task].id, item) == 0, named = false;
    fz_date day = record->days[FZ_RECORD_DATE];

    for (size_t i = first; is_task && i < end; i++)
        named = named || is_matter(&all[i], matter, day);
    for (size_t i = first; i < end; i++)
        if ((named ? is_matter(&all[i], matter, day) : is_item(&all[i], item, day)) && !mention_it(r, i, record, state))
            return false;
    return true;
}

/* Whether a record takes a task from a unit. */
static bool says_absent(const fz_record *record)
{
    const char *event = text_of(record, FZ_RECORD_EVENT);

    return strcmp(event, "不适用") == 0 || strcmp(event, "not-applicable") == 0;
}

static bool place_all(reading *r, const fz_record *record, uint32_t task, uint32_t unit, uint32_t state)
{
    fz__supervising *g = r->g;
    struct fz_obligation *all = g->s->obligations;
    bool every = !text_of(record, FZ_RECORD_UNIT), met = false;
    size_t before = r->count, end;

    for (size_t i = g->task_first[task]; i < g->task_first[task + 1]; i = end) {
        for (end = i; end < g->task_first[task + 1] && all[end].unit == all[i].unit; end++)
            if (state == FZ__NO_STATE && (every || all[i].unit == unit))
                all[end].gone = met = true;
        if (state != FZ__NO_STATE && (every || all[i].unit == unit) && !place(r, i, end, record, state))
            return false;
    }
    if (met || r->count > before)
        return true;
    return find(g, record, FZ_FSTRAY,
                FZ_ARGS(shown(record, FZ_RECORD_ID), shown(record, FZ_RECORD_UNIT), shown(record, FZ_RECORD_ITEM)));
}

static bool read_record(reading *r, const fz_record *record)
{
    fz__supervising *g = r->g;
    const char *event = text_of(record, FZ_RECORD_EVENT), *item = text_of(record, FZ_RECORD_ITEM);
    const char *name = text_of(record, FZ_RECORD_UNIT);
    uint32_t state = fz__watch_find(g->s->watch, event), unit = FZ__NO_UNIT;
    uint32_t task = event && item ? task_of(g, item) : FZ__NONE;

    if (!event || (task == FZ__NONE && state == FZ__NO_STATE))
        return true; /* about something else, or for the scores alone */
    if (state == FZ__NO_STATE && !says_absent(record))
        return find(g, record, FZ_FSTATE, FZ_ARGS(shown(record, FZ_RECORD_ID), shown(record, FZ_RECORD_UNIT), event));
    if (name && !fz__owed_unit(g, name, &unit))
        return false;
    if (task == FZ__NONE)
        return find(g, record, FZ_FSTRAY,
                    FZ_ARGS(shown(record, FZ_RECORD_ID), shown(record, FZ_RECORD_UNIT), item ? item : ""));
    return place_all(r, record, task, unit, state);
}

/* ------------------------------------------------------------------ what it becomes -------------------------------- */

static void move_due(struct fz_obligation *o, fz_date due)
{
    if (!due)
        return;
    o->due = due;
    o->source = FZ_DUE_RECORD;
}

static void finish(struct fz_obligation *o, const fz_record *record, bool closed)
{
    fz_date rectified = record->days[FZ_RECORD_RECTIFIED];
    fz_date day = rectified && rectified <= o->supervision->options.day ? rectified : record->days[FZ_RECORD_DATE];

    if (!closed && o->done_times < o->times)
        o->done_times++;
    if (!o->done && (closed || o->done_times >= o->times))
        o->done = day;
}

static void reopen(struct fz_obligation *o)
{
    o->done = o->reported = 0;
    if (o->done_times > 0)
        o->done_times--;
}

/* Open again, apart from what is done several times and goes on. */
static void open_again(struct fz_obligation *o)
{
    if (o->done)
        reopen(o);
}

static void become(struct fz_obligation *o, const fz_record *record, fz_state_kind kind)
{
    const fz_date *days = record->days;

    switch (kind) {
    case FZ_STATE_OPEN:
        open_again(o);
        move_due(o, days[FZ_RECORD_DUE]);
        break;
    case FZ_STATE_WAITING:
        open_again(o);
        o->reported = o->reported ? o->reported : days[FZ_RECORD_DATE];
        break;
    case FZ_STATE_DONE:
    case FZ_STATE_CLOSED:
        finish(o, record, kind == FZ_STATE_CLOSED);
        break;
    case FZ_STATE_EXTENDED:
        open_again(o);
        o->extended = true;
        move_due(o, days[FZ_RECORD_DUE]);
        break;
    case FZ_STATE_RETURNED:
    default:
        reopen(o);
        o->returned = true;
        move_due(o, days[FZ_RECORD_DEADLINE] ? days[FZ_RECORD_DEADLINE] : days[FZ_RECORD_DUE]);
        break;
    }
}

static bool take(reading *r, const mention *m)
{
    fz__supervising *g = r->g;
    const fz_watch *watch = g->s->watch;
    struct fz_obligation *o = &g->s->obligations[m->obligation];
    fz_state_kind kind = watch->states[m->state].kind;

    if (!fz__watch_follows(watch, m->state, o->state) &&
        !find(g, m->record, FZ_FTRANSITION,
              FZ_ARGS(shown(m->record, FZ_RECORD_ID), watch->states[o->state].name, watch->states[m->state].name)))
        return false;
    if (kind == FZ_STATE_EXTENDED && !m->record->days[FZ_RECORD_DUE] &&
        !find(g, m->record, FZ_FEXTENSION, FZ_ARGS(shown(m->record, FZ_RECORD_ID))))
        return false;
    become(o, m->record, kind);
    o->state = m->state;
    o->state_date = m->record->days[FZ_RECORD_DATE];
    return true;
}

/* By obligation, then day and id, so that the order of entering does not show. */
static int compare_mentions(const void *a, const void *b)
{
    const mention *x = a, *y = b;
    fz_date day_x = x->record->days[FZ_RECORD_DATE], day_y = y->record->days[FZ_RECORD_DATE];

    if (x->obligation != y->obligation)
        return x->obligation < y->obligation ? -1 : 1;
    if (day_x != day_y)
        return day_x < day_y ? -1 : 1;
    return strcmp(shown(x->record, FZ_RECORD_ID), shown(y->record, FZ_RECORD_ID));
}

static bool take_all(reading *r)
{
    fz_supervision *s = r->g->s;

    fz__sort(r->mentions, r->count, sizeof(*r->mentions), compare_mentions);
    for (size_t i = 0; i < r->count; i++) {
        const mention *m = &r->mentions[i];
        const char *id = shown(m->record, FZ_RECORD_ID);

        if (!take(r, m))
            return false;
        if (i + 1 < r->count && r->mentions[i + 1].obligation == m->obligation)
            continue;
        s->obligations[m->obligation].record = fz__arena_string(&s->arena, id, strlen(id));
        if (!s->obligations[m->obligation].record)
            return false;
    }
    return true;
}

/* What has no record of its own is closed with its task. The task itself comes first of a unit's. */
static void close_with_task(fz_supervision *s)
{
    const struct fz_obligation *itself = NULL;

    for (size_t i = 0; i < s->count; i++) {
        struct fz_obligation *o = &s->obligations[i];

        if (!itself || itself->task != o->task || itself->unit != o->unit)
            itself = o;
        if (itself == o || o->state != FZ__NO_STATE || itself->state == FZ__NO_STATE ||
            s->watch->states[itself->state].kind != FZ_STATE_CLOSED)
            continue;
        o->state = itself->state;
        o->state_date = itself->state_date;
        o->record = itself->record;
        o->done = itself->done;
    }
}

/* ------------------------------------------------------------------ the whole -------------------------------------- */

static int compare_by_task(const void *a, const void *b)
{
    const struct fz_obligation *x = a, *y = b;

    if (x->task != y->task)
        return x->task < y->task ? -1 : 1;
    if (x->unit != y->unit)
        return x->unit < y->unit ? -1 : 1;
    return x->serial < y->serial ? -1 : x->serial > y->serial;
}

static bool index_tasks(fz__supervising *g)
{
    fz_supervision *s = g->s;
    size_t tasks = s->directive->task_count;

    fz__sort(s->obligations, s->count, sizeof(*s->obligations), compare_by_task);
    g->task_first = fz__arena_alloc(&g->arena, (tasks + 1) * sizeof(*g->task_first));
    if (!g->task_first)
        return false;
    for (size_t task = 0, at = 0; task <= tasks; task++) {
        while (at < s->count && s->obligations[at].task < task)
            at++;
        g->task_first[task] = (uint32_t)at;
    }
    return true;
}

static void drop_gone(fz_supervision *s)
{
    size_t kept = 0;

    for (size_t i = 0; i < s->count; i++)
        if (!s->obligations[i].gone)
            s->obligations[kept++] = s->obligations[i];
    s->count = kept;
}

bool fz__owed_states(fz__supervising *g)
{
    const fz_supervise_options *options = &g->s->options;
    reading r = {.g = g};
    bool done = index_tasks(g);

    for (size_t i = 0; done && i < g->ledger->record_count; i++) {
        const fz_record *record = g->ledger->records[i];

        if (record->days[FZ_RECORD_DATE] <= options->day &&
            fz__record_state(record, options->known) == FZ_RECORD_IN_FORCE)
            done = read_record(&r, record);
    }
    done = done && take_all(&r);
    fz__free(g->context, r.mentions, r.capacity * sizeof(*r.mentions));
    if (!done)
        return false;
    close_with_task(g->s);
    drop_gone(g->s);
    return true;
}
