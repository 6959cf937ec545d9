/* What is overdue, and which light it has. */
#include "supervise/model.h"

bool fz__obligation_is_finished(const fz_obligation *o)
{
    return o->done != 0;
}

static bool is_in_time(const fz_obligation *o)
{
    return !o->due || o->done <= o->due;
}

static bool is_waiting(const fz_obligation *o)
{
    return o->state != FZ__NO_STATE && o->supervision->watch->states[o->state].kind == FZ_STATE_WAITING;
}

static bool is_returned(const fz_obligation *o)
{
    return o->state != FZ__NO_STATE && o->supervision->watch->states[o->state].kind == FZ_STATE_RETURNED;
}

static bool is_overdue(const fz_obligation *o)
{
    if (fz__obligation_is_finished(o) || !o->due || o->supervision->options.day <= o->due)
        return false;
    return !(is_waiting(o) && o->reported <= o->due);
}

static bool fits(const fz_obligation *o, const fz__watch_light *light)
{
    bool finished = fz__obligation_is_finished(o);
    int64_t left = o->due ? fz__days_between(o->supervision->options.day, o->due) : 0;

    switch (light->when) {
    case WHEN_DONE:
        return finished;
    case WHEN_DONE_IN_TIME:
        return finished && !o->returned && is_in_time(o);
    case WHEN_DONE_LATE:
        return finished && !o->returned && !is_in_time(o);
    case WHEN_RECTIFIED:
        return finished && o->returned;
    case WHEN_WAITING:
        return is_waiting(o) && (!o->due || o->reported <= o->due);
    case WHEN_RETURNED:
        return is_returned(o);
    case WHEN_EXTENDED:
        return !finished && o->extended;
    case WHEN_OVERDUE:
        return o->overdue && -left >= (int64_t)light->days;
    case WHEN_TODAY:
        return !finished && o->due && left == 0;
    case WHEN_BEFORE:
        return !finished && o->due && left >= 0 && left <= (int64_t)light->days;
    case WHEN_NO_DAY:
        return !finished && !o->due;
    case WHEN_OPEN:
        return !finished;
    case WHEN_ANY:
    default:
        return true;
    }
}

void fz__owed_lights(fz_supervision *s)
{
    for (size_t i = 0; i < s->count; i++) {
        struct fz_obligation *o = &s->obligations[i];
        uint32_t rule = 0;

        o->overdue = is_overdue(o);
        while (rule < s->watch->light_count && !fits(o, &s->watch->lights[rule]))
            rule++;
        o->light = rule < s->watch->light_count ? rule : FZ__NONE;
    }
}
