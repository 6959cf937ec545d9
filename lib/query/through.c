#include "query/through.h"

#include "base/context.h"

#include <string.h>

fz_status fz_query_registry(fz_query *query, fz_registry *registry, fz_date date, uint32_t flags, fz_error **error)
{
    if (!query || flags & ~FZ_QUERY_EXPAND)
        return fz__bad_argument(query ? query->context : NULL, error, __func__,
                                query ? "flags holds an unknown flag" : "query is NULL");
    if (error)
        *error = NULL;
    fz_registry_ref(registry);
    fz_registry_unref(query->registry);
    query->registry = registry;
    query->date = date;
    query->expand = flags & FZ_QUERY_EXPAND;
    return FZ_OK;
}

void fz__reading_open(fz__reading *reading, const fz_query *query, const fz_directive *directive)
{
    reading->query = query;
    reading->directive = directive;
    reading->posting_count = 0;
    reading->settled = false;
}

/* What the directive tells of its names is read when the first of them is asked about. */
static void settle(fz__reading *reading)
{
    if (reading->settled)
        return;
    fz__setting_read(&reading->setting, reading->directive);
    memset(reading->asked, 0, sizeof(reading->asked));
    memset(reading->memory, 0, sizeof(reading->memory));
    reading->settled = true;
}

static bool same_name(const fz_unit *unit, const fz__unit_condition *condition)
{
    return unit->name_length == condition->length && !memcmp(unit->name, condition->name, condition->length);
}

/* Whom a condition asks for; NULL when its name means nobody or several. */
static const fz_body *asked_body(fz__reading *reading, size_t index)
{
    const fz__unit_condition *condition = &reading->query->units[index];
    bool remembers = index < FZ__READING_ASKED;
    const fz_body *body = NULL;
    fz__meanings meanings;

    if (remembers && reading->asked[index].known)
        return reading->asked[index].body;
    fz__resolve(reading->query->registry, condition->name, condition->length, 0, reading->query->date,
                &reading->setting, &meanings);
    if (meanings.count == 1)
        body = meanings.items[0].body;
    if (remembers) {
        reading->asked[index].known = true;
        reading->asked[index].body = body;
    }
    return body;
}

/* Names that mean nobody or several are asked for as written; so is a unit. */
static fz__answer work_out(fz__reading *reading, size_t index, const fz_unit *unit)
{
    const fz__unit_condition *condition = &reading->query->units[index];
    const fz_query *query = reading->query;
    fz__answer answer = {.holds = same_name(unit, condition), .way = FZ_WAY_WRITTEN};
    fz__meanings meanings;
    fz__meaning is;

    answer.body = asked_body(reading, index);
    if (!answer.body)
        return answer;
    fz__resolve_unit(query->registry, unit, query->date, &reading->setting, &meanings);
    if (meanings.count != 1)
        return answer;
    is = meanings.items[0];
    answer.verified = is.verified;
    answer.holds = is.body == answer.body;
    if (answer.holds && is.via)
        answer.way = FZ_WAY_SUCCESSOR;
    if (answer.holds || !query->expand || is.body->kind != FZ_BODY_COLLECTIVE)
        return answer;
    answer.way = FZ_WAY_COLLECTIVE;
    answer.holds = fz__collective_holds(is.body, answer.body, query->date);
    return answer;
}

fz__answer fz__reading_answer(fz__reading *reading, size_t condition, const fz_unit *unit)
{
    const fz__unit_condition *asked = &reading->query->units[condition];
    uint32_t number = (uint32_t)(unit - reading->directive->units) + 1;
    size_t at = (number + condition * 31) & (FZ__READING_MEMORY - 1);

    if (!reading->query->registry)
        return (fz__answer){.holds = same_name(unit, asked), .way = FZ_WAY_WRITTEN};
    settle(reading);
    if (reading->memory[at].unit != number || reading->memory[at].condition != condition + 1) {
        reading->memory[at].unit = number;
        reading->memory[at].condition = (uint32_t)condition + 1;
        reading->memory[at].answer = work_out(reading, condition, unit);
    }
    return reading->memory[at].answer;
}

bool fz__reading_drive(fz__reading *reading, size_t condition, size_t *size)
{
    reading->posting_count = 0;
    *size = 0;
    for (uint32_t i = 0; i < reading->directive->unit_count; i++) {
        const fz_unit *unit = &reading->directive->units[i];
        fz__postings *postings;

        if (!fz__reading_answer(reading, condition, unit).holds)
            continue;
        if (reading->posting_count == FZ__READING_UNITS)
            return false;
        postings = &reading->postings[reading->posting_count++];
        fz__postings_open(postings, unit, reading->query->units[condition].roles);
        *size += fz__postings_size(postings);
    }
    return true;
}

uint32_t fz__reading_seek(fz__reading *reading, uint32_t least)
{
    uint32_t lowest = FZ__NONE;

    for (size_t i = 0; i < reading->posting_count; i++) {
        uint32_t task = fz__postings_seek(&reading->postings[i], least);

        lowest = task < lowest ? task : lowest;
    }
    return lowest;
}

void fz__hits(const fz_query *query, const fz_task *task, void (*take)(void *user, const fz_hit *hit), void *user)
{
    const fz_directive *d = task->directive;
    fz__reading reading;

    fz__reading_open(&reading, query, d);
    for (uint32_t i = task->assignments.first; i < task->assignments.end; i++) {
        for (size_t n = 0; n < query->unit_count; n++) {
            fz__answer answer = {.holds = true, .way = FZ_WAY_WRITTEN};

            if (!fz__role_holds(&d->assignments[i], query->units[n].roles))
                continue;
            if (query->units[n].name)
                answer = fz__reading_answer(&reading, n, &d->units[d->assignments[i].unit]);
            if (answer.holds)
                take(user, &(fz_hit){sizeof(fz_hit), &d->assignments[i], answer.body, answer.way, answer.verified});
        }
    }
}

typedef struct taken {
    fz_hit *hits; /* NULL: only counted */
    size_t stride, capacity, count;
} taken;

static void take(void *user, const fz_hit *hit)
{
    taken *t = user;

    if (t->hits && t->count < t->capacity)
        fz__struct_fill((char *)t->hits + t->count * t->stride, t->stride, hit, sizeof(*hit));
    t->count++;
}

size_t fz_query_hits(const fz_query *query, const fz_task *task, fz_hit *hits, size_t capacity)
{
    taken t = {.capacity = capacity};

    if (!query || !task)
        return 0;
    t.stride = capacity ? fz__struct_size(hits, FZ__THROUGH(fz_hit, verified)) : 0;
    t.hits = t.stride ? hits : NULL;
    fz__hits(query, task, take, &t);
    return t.count;
}
