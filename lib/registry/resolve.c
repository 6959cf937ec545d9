/* Whom a name means: the bodies that bear it, of these those that existed when it was written, and from each of them
 * those who have its place on the day.
 *
 * A name that nobody bears may have left out what its directive makes plain: 住建局 is 县住建局 in a county's directive,
 * and 市住建局 as well in one that names 市行政审批局. Every completion that somebody bears is taken: two are a question. Where
 * the directive itself states the completed name of a unit, as the importer does for a list such as 市行政审批局、住建局, that
 * one is taken. */
#include "registry/model.h"

#include "base/context.h"
#include "directive/model.h"

#include <string.h>

/* Characters that name a level at the head of a unit's name. */
static const char *const levels[] = {"省", "市", "县", "区", "州", "盟", "旗", "镇", "乡"};
#define LEVELS (sizeof(levels) / sizeof(*levels))

/* Words that only begin like one. */
static const char *const other_words[] = {"市场",   "市容", "市民", "市政公", "市政管", "市政设", "市政园",
                                          "市政工", "县域", "县乡", "区域",   "区划",   "区块",   "州际",
                                          "乡村",   "乡镇", "乡贤", "镇街",   "镇村",   "省际"};

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* The bit of the level that a unit's name begins with; 0 when it begins with none. */
static uint32_t level_of(const char *name)
{
    for (size_t i = 0; i < sizeof(other_words) / sizeof(*other_words); i++)
        if (begins(name, other_words[i]))
            return 0;
    for (uint32_t i = 0; i < LEVELS; i++)
        if (begins(name, levels[i]))
            return 1u << i;
    return 0;
}

/* 中阳县 of 中阳县人民政府, of 中共中阳县委员会 and of 中共中阳县委办公室. */
static void read_place(fz__setting *setting, const char *issuer)
{
    static const char *const tails[] = {"人民政府", "委"};
    const char *end = NULL;

    if (begins(issuer, "中共"))
        issuer += strlen("中共");
    for (size_t i = 0; i < 2 && !end; i++)
        end = strstr(issuer, tails[i]);
    if (!end || end == issuer)
        return;
    setting->place = issuer;
    setting->length = (size_t)(end - issuer);
    for (uint32_t i = 0; i < LEVELS; i++) {
        size_t length = strlen(levels[i]);

        if (length >= setting->length || memcmp(end - length, levels[i], length) != 0)
            continue;
        setting->stem = setting->length - length;
        setting->place_level = 1u << i;
        setting->levels |= 1u << i;
    }
}

void fz__setting_read(fz__setting *setting, const fz_directive *directive)
{
    const char *issuer = fz_directive_field(directive, FZ_FIELD_ISSUER, 0);
    size_t count = fz_directive_unit_count(directive);

    *setting = (fz__setting){.written = fz_directive_day(directive, FZ_FIELD_SIGNED)};
    if (!setting->written)
        setting->written = fz_directive_day(directive, FZ_FIELD_PUBLISHED);
    if (issuer)
        read_place(setting, issuer);
    for (size_t i = 0; i < count; i++)
        setting->levels |= level_of(fz_unit_name(fz_directive_unit(directive, i)));
}

/* ------------------------------------------------------------------ bearers of a name */

/* A name being resolved. */
typedef struct request {
    const fz_registry *registry;
    const char *name;
    size_t length;
    fz_date written, date;
    fz__meanings *meanings;
    bool completed; /* the name is not as written */
} request;

static void add_meaning(fz__meanings *meanings, fz__meaning meaning)
{
    for (size_t i = 0; i < meanings->count; i++)
        if (meanings->items[i].body == meaning.body)
            return;
    if (meanings->count < FZ_MATCHES_MAX)
        meanings->items[meanings->count++] = meaning;
}

static uint8_t reason_of(const request *r, const fz__name *name, bool completed)
{
    if (completed)
        return FZ_REASON_PREFIX;
    if (name->length != r->length || memcmp(name->text, r->name, r->length) != 0)
        return FZ_REASON_FOLDED;
    return name->reason;
}

/* A body that bears the name, or on the day those who have its place. */
static void add_bearer(const request *r, const fz__name *name, bool completed)
{
    const fz_body *body = &r->registry->bodies.items[name->body];
    fz__lineage lineage;

    lineage.count = 0;
    lineage.full = false;
    fz__lineage_follow(&lineage, body, !name->doubtful, r->date);
    if (!lineage.count && !r->meanings->ended)
        r->meanings->ended = body;
    for (size_t i = 0; i < lineage.count; i++) {
        bool itself = lineage.items[i].body == body;

        add_meaning(r->meanings, (fz__meaning){.body = lineage.items[i].body,
                                               .via = itself ? NULL : body,
                                               .reason = itself ? reason_of(r, name, completed) : FZ_REASON_SUCCESSOR,
                                               .verified = lineage.items[i].verified});
    }
}

static bool existed(const request *r, const fz__name *name)
{
    return fz__body_lives(&r->registry->bodies.items[name->body], r->written ? r->written : r->date);
}

static bool add_bearers(const request *r, const char *prefix, size_t prefix_length)
{
    const fz__name *names = r->registry->names.items;
    uint32_t first = fz__names_find(r->registry, prefix, prefix_length, r->name, r->length);
    bool any = false;

    for (uint32_t i = first; i != FZ__NOBODY && !any; i = names[i].next)
        any = existed(r, &names[i]);
    for (uint32_t i = first; i != FZ__NOBODY; i = names[i].next)
        if (!any || existed(r, &names[i]))
            add_bearer(r, &names[i], r->completed || prefix_length);
    return first != FZ__NOBODY;
}

/* ------------------------------------------------------------------ completion */

static void complete(const request *r, const fz__setting *setting)
{
    static const char *const bodies[] = {"", "政府", "委"};

    for (uint32_t level = 0; level < LEVELS; level++) {
        if (!(setting->levels & 1u << level))
            continue;
        for (size_t i = 0; i < sizeof(bodies) / sizeof(*bodies); i++) {
            char prefix[16];
            size_t first = strlen(levels[level]), second = strlen(bodies[i]);

            memcpy(prefix, levels[level], first);
            memcpy(prefix + first, bodies[i], second);
            add_bearers(r, prefix, first + second);
        }
    }
    if (setting->place)
        add_bearers(r, setting->place, setting->length);
    if (setting->stem && level_of(r->name) == setting->place_level)
        add_bearers(r, setting->place, setting->stem);
}

static void sort_by_reason(fz__meanings *meanings)
{
    for (size_t i = 1; i < meanings->count; i++) {
        fz__meaning moved = meanings->items[i];
        size_t at = i;

        for (; at && meanings->items[at - 1].reason > moved.reason; at--)
            meanings->items[at] = meanings->items[at - 1];
        meanings->items[at] = moved;
    }
}

void fz__resolve(const fz_registry *registry, const char *name, size_t length, fz_date written, fz_date date,
                 const fz__setting *setting, fz__meanings *meanings)
{
    const request r = {registry, name, length, written, date, meanings, false};

    meanings->count = 0;
    meanings->ended = NULL;
    if (!add_bearers(&r, NULL, 0) && setting)
        complete(&r, setting);
    sort_by_reason(meanings);
}

/* Whether all assignments of a unit within a task state one completed name, that of other tasks if there is one already. */
static bool agree(const fz_unit *unit, const fz_task *task, const char **full)
{
    const fz_directive *d = unit->directive;

    for (uint32_t i = task->assignments.first; i < task->assignments.end; i++) {
        const char *stated = d->assignments[i].full;

        if (&d->units[d->assignments[i].unit] != unit)
            continue;
        if (!stated || (*full && strcmp(stated, *full) != 0))
            return false;
        *full = stated;
    }
    return true;
}

/* The completed name that all assignments of a unit state, such as the importer gives; NULL when they state none or differ. */
static const char *stated_name(const fz_unit *unit)
{
    const fz_directive *d = unit->directive;
    const char *full = NULL;

    for (size_t list = 0; list < FZ_LISTS; list++)
        for (uint32_t i = unit->tasks[list].first; i < unit->tasks[list].end; i++)
            if (!agree(unit, &d->tasks[d->postings[i]], &full))
                return NULL;
    return full;
}

void fz__resolve_unit(const fz_registry *registry, const fz_unit *unit, fz_date date, const fz__setting *setting,
                      fz__meanings *meanings)
{
    request r = {registry, unit->name, unit->name_length, setting->written, date, meanings, false};

    meanings->count = 0;
    meanings->ended = NULL;
    if (!add_bearers(&r, NULL, 0)) {
        const char *full = stated_name(unit);
        request stated = r;

        stated.name = full;
        stated.length = full ? strlen(full) : 0;
        stated.completed = true;
        if (!full || !add_bearers(&stated, NULL, 0))
            complete(&r, setting);
    }
    sort_by_reason(meanings);
}

size_t fz_registry_resolve(const fz_registry *registry, const char *name, fz_date date, const fz_directive *directive,
                           fz_match *matches, size_t capacity)
{
    size_t stride = capacity ? fz__struct_size(matches, FZ__THROUGH(fz_match, verified)) : 0;
    const fz_unit *unit = fz_directive_unit_by_name(directive, name);
    fz__meanings meanings;
    fz__setting setting = {.written = 0};

    if (!registry || !name)
        return 0;
    if (directive)
        fz__setting_read(&setting, directive);
    if (unit)
        fz__resolve_unit(registry, unit, date, &setting, &meanings);
    else
        fz__resolve(registry, name, strlen(name), setting.written, date, directive ? &setting : NULL, &meanings);
    for (size_t i = 0; stride && i < meanings.count && i < capacity; i++) {
        fz_match match = {stride, meanings.items[i].body, meanings.items[i].via, meanings.items[i].reason,
                          meanings.items[i].verified};

        fz__struct_fill((char *)matches + i * stride, stride, &match, sizeof(match));
    }
    return meanings.count;
}
