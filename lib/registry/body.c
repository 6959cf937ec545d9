/* Reading a registry: its bodies and their successions. */
#include "registry/model.h"
#include "registry/vocabulary.h"

#include <string.h>

const char *fz_registry_title(const fz_registry *registry)
{
    return registry && registry->title ? registry->title : "";
}

const char *fz_registry_region(const fz_registry *registry)
{
    return registry ? registry->region : NULL;
}

size_t fz_registry_body_count(const fz_registry *registry)
{
    return registry ? registry->bodies.count : 0;
}

const fz_body *fz_registry_body(const fz_registry *registry, size_t index)
{
    return index < fz_registry_body_count(registry) ? &registry->bodies.items[index] : NULL;
}

const fz_body *fz_registry_body_by_id(const fz_registry *registry, const char *id)
{
    uint32_t number;
    const fz__thing *thing;

    if (!registry || !id)
        return NULL;
    number = fz__strings_find(&registry->ids, id, strlen(id));
    if (number == FZ__NO_STRING)
        return NULL;
    thing = &registry->things.items[number];
    return thing->kind == FZ_THING_BODY ? &registry->bodies.items[thing->index] : NULL;
}

size_t fz_registry_finding_count(const fz_registry *registry)
{
    return registry ? registry->findings.count : 0;
}

const fz_finding *fz_registry_finding(const fz_registry *registry, size_t index)
{
    return index < fz_registry_finding_count(registry) ? &registry->findings.items[index] : NULL;
}

const char *fz_body_id(const fz_body *body)
{
    return body ? body->id : NULL;
}

const char *fz_body_name(const fz_body *body)
{
    return body ? body->registry->names.items[body->names.first].text : "";
}

size_t fz_body_alias_count(const fz_body *body)
{
    return body ? body->names.end - body->names.first - 1 : 0;
}

const char *fz_body_alias(const fz_body *body, size_t index, int32_t *reason)
{
    const fz__name *name;

    if (reason)
        *reason = 0;
    if (index >= fz_body_alias_count(body))
        return NULL;
    name = &body->registry->names.items[body->names.first + 1 + index];
    if (reason)
        *reason = name->reason;
    return name->text;
}

fz_body_kind fz_body_kind_of(const fz_body *body)
{
    return body ? (fz_body_kind)body->kind : FZ_BODY_OTHER;
}

const char *fz_body_level(const fz_body *body)
{
    return body && body->level >= 0 ? fz__levels[body->level] : NULL;
}

const char *fz_body_class(const fz_body *body)
{
    return body ? body->class : NULL;
}

const fz_body *fz_body_parent(const fz_body *body)
{
    return body && body->parent != FZ__NOBODY ? &body->registry->bodies.items[body->parent] : NULL;
}

fz_date fz_body_from(const fz_body *body)
{
    return body ? body->first : 0;
}

fz_date fz_body_until(const fz_body *body)
{
    return body ? body->last : 0;
}

const char *fz_body_code(const fz_body *body, const char *scheme)
{
    if (!body || !scheme)
        return NULL;
    for (uint32_t i = body->codes.first; i < body->codes.end; i++)
        if (!strcmp(fz__schemes[body->registry->codes.items[i].scheme], scheme))
            return body->registry->codes.items[i].text;
    return NULL;
}

static const char *origin_text(const fz_registry *registry, uint32_t index)
{
    return index == FZ__NOBODY ? NULL : registry->origins.items[index].text;
}

const char *fz_body_source(const fz_body *body)
{
    return body ? origin_text(body->registry, body->source) : NULL;
}

int fz_body_is_verified(const fz_body *body)
{
    return body && body->verified;
}

size_t fz_registry_succession_count(const fz_registry *registry)
{
    return registry ? registry->successions.count : 0;
}

const fz_succession *fz_registry_succession(const fz_registry *registry, size_t index)
{
    return index < fz_registry_succession_count(registry) ? &registry->successions.items[index] : NULL;
}

fz_succession_kind fz_succession_kind_of(const fz_succession *succession)
{
    return succession ? (fz_succession_kind)succession->kind : FZ_SUCCESSION_RENAMED;
}

fz_date fz_succession_date(const fz_succession *succession)
{
    return succession ? succession->date : 0;
}

static const fz_body *linked_at(const fz_registry *registry, fz__span links, size_t index)
{
    if (index >= links.end - links.first)
        return NULL;
    return &registry->bodies.items[registry->links.items[links.first + index].body];
}

const fz_body *fz_succession_from(const fz_succession *succession, size_t index)
{
    return succession ? linked_at(succession->registry, succession->from, index) : NULL;
}

const fz_body *fz_succession_to(const fz_succession *succession, size_t index)
{
    return succession ? linked_at(succession->registry, succession->to, index) : NULL;
}

const char *fz_succession_source(const fz_succession *succession)
{
    return succession ? origin_text(succession->registry, succession->source) : NULL;
}

int fz_succession_is_verified(const fz_succession *succession)
{
    return succession && succession->verified;
}
