/* Watch rules for their readers. */
#include "supervise/watch_read.h"

#include "base/context.h"
#include "base/date.h"

#include <string.h>

fz_watch *fz_watch_ref(fz_watch *watch)
{
    if (watch)
        atomic_fetch_add_explicit(&watch->references, 1, memory_order_relaxed);
    return watch;
}

void fz_watch_unref(fz_watch *w)
{
    fz_context *context;

    if (!w || atomic_fetch_sub_explicit(&w->references, 1, memory_order_acq_rel) != 1)
        return;
    context = w->context;
    fz__free(context, w->nodes, w->node_capacity * sizeof(*w->nodes));
    fz__arena_clear(&w->arena);
    fz__free(context, w, sizeof(*w));
    fz_context_unref(context);
}

const char *fz_watch_id(const fz_watch *watch)
{
    return watch ? watch->nodes[0].values[0] : NULL;
}

const char *fz_watch_title(const fz_watch *watch)
{
    for (size_t i = 0; watch && i < watch->node_count; i++)
        if (watch->nodes[i].element == WA_TITLE)
            return watch->nodes[i].text;
    return "";
}

size_t fz_watch_state_count(const fz_watch *watch)
{
    return watch ? watch->state_count : 0;
}

const char *fz_watch_state(const fz_watch *watch, size_t index, fz_state_kind *kind)
{
    bool there = index < fz_watch_state_count(watch);

    if (kind)
        *kind = there ? watch->states[index].kind : FZ_STATE_OPEN;
    return there ? watch->states[index].name : NULL;
}

size_t fz_watch_light_count(const fz_watch *watch)
{
    return watch ? watch->light_count : 0;
}

const char *fz_watch_light(const fz_watch *watch, size_t index, const char **when, uint32_t *days)
{
    bool there = index < fz_watch_light_count(watch);

    if (when)
        *when = there ? fz__watch_vocabulary.elements[WA_LIGHT].attributes[1].choices[watch->lights[index].when] : NULL;
    if (days)
        *days = there ? watch->lights[index].days : 0;
    return there ? watch->lights[index].name : NULL;
}

/* ------------------------------------------------------------------ states ----------------------------------------- */

uint32_t fz__watch_find(const fz_watch *watch, const char *name)
{
    for (size_t i = 0; name && i < watch->state_count; i++)
        if (strcmp(watch->states[i].name, name) == 0)
            return (uint32_t)i;
    return FZ__NO_STATE;
}

bool fz__watch_follows(const fz_watch *watch, uint32_t state, uint32_t before)
{
    const char *list = watch->states[state].after;
    const char *name = before == FZ__NO_STATE ? NULL : watch->states[before].name;
    size_t length = name ? strlen(name) : 0;

    if (!list || !name || state == before)
        return true;
    for (const char *at = list; *at; at += strcspn(at, " ")) {
        at += strspn(at, " ");
        if (strcspn(at, " ") == length && memcmp(at, name, length) == 0)
            return true;
    }
    return false;
}

void fz__watch_names(const fz_watch *watch, fz__buffer *names)
{
    for (size_t i = 0; i < watch->state_count; i++) {
        if (i)
            fz__buffer_string(names, watch->context->language == FZ_LANGUAGE_ZH ? "、" : ", ");
        fz__buffer_string(names, watch->states[i].name);
    }
}

/* ------------------------------------------------------------------ days ------------------------------------------- */

unsigned fz__weekday(fz_date day)
{
    return (unsigned)(((int64_t)fz__date_to_days(day) + INT64_C(7000003)) % 7); /* 1970-01-01 was a Thursday */
}

int fz_watch_is_workday(const fz_watch *watch, fz_date day)
{
    bool off = false;

    if (!fz__date_is_valid(day))
        return 0;
    for (size_t i = 0; watch && i < watch->days_count; i++)
        if (watch->days[i].first <= day && day <= watch->days[i].last) {
            if (watch->days[i].on)
                return 1;
            off = true;
        }
    return !off && fz__weekday(day) < 5;
}

fz_date fz_watch_move(const fz_watch *watch, fz_date day)
{
    unsigned move = watch && watch->nodes[0].values[2] ? (unsigned)watch->nodes[0].numbers[2] : MOVE_NONE;
    int32_t number;

    if (!fz__date_is_valid(day))
        return 0;
    if (move == MOVE_NONE)
        return day;
    number = fz__date_to_days(day);
    for (int32_t i = 0; i < 366; i++) {
        fz_date moved = fz__date_from_days(move == MOVE_NEXT ? number + i : number - i);

        if (fz_watch_is_workday(watch, moved))
            return moved;
    }
    return day;
}

/* ------------------------------------------------------------------ equality --------------------------------------- */

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_nodes(const fz__watch_node *a, const fz__watch_node *b)
{
    const fz__attribute_rule *rules = fz__watch_vocabulary.elements[a->element].attributes;

    if (a->element != b->element || a->depth != b->depth || !same_text(a->text, b->text))
        return false;
    for (size_t i = 0; rules && rules[i].name; i++)
        if (!a->values[i] != !b->values[i] || a->numbers[i] != b->numbers[i] ||
            (rules[i].form == FZ_FORM_TEXT && !same_text(a->values[i], b->values[i])))
            return false;
    return true;
}

static size_t pass_markup(const fz_watch *watch, size_t at)
{
    while (at < watch->node_count && watch->nodes[at].element == WA_COUNT_)
        at++;
    return at;
}

int fz_watch_equal(const fz_watch *a, const fz_watch *b)
{
    size_t x = 0, y = 0;

    if (!a || !b || a == b)
        return a == b;
    for (;; x++, y++) {
        x = pass_markup(a, x);
        y = pass_markup(b, y);
        if (x == a->node_count || y == b->node_count)
            return x == a->node_count && y == b->node_count;
        if (!same_nodes(&a->nodes[x], &b->nodes[y]))
            return 0;
    }
}
