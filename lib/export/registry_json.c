/* A registry as JSON: sources, bodies and successions as in its XML; bodies are named by their ids. */
#include "export/json_tasks.h"
#include "registry/model.h"
#include "registry/vocabulary.h"

static void put_choice(fz__json *json, const char *key, const char *const *choices, int32_t index)
{
    fz__json_string(json, key, index >= 0 ? choices[index] : NULL);
}

static const char *body_id(const fz_registry *registry, uint32_t body)
{
    return body == FZ__NOBODY ? NULL : registry->bodies.items[body].id;
}

static const char *source_id(const fz_registry *registry, uint32_t source)
{
    return source == FZ__NOBODY ? NULL : registry->origins.items[source].id;
}

static void put_notes(fz__json *json, const fz_registry *registry, fz__span notes)
{
    fz__json_open(json, "notes", FZ_JSON_ARRAY);
    for (uint32_t i = notes.first; i < notes.end; i++)
        fz__json_string(json, NULL, registry->remarks.items[i]);
    fz__json_close(json);
}

static void put_sources(fz__json *json, const fz_registry *registry)
{
    fz__json_open(json, "sources", FZ_JSON_ARRAY);
    for (size_t i = 0; i < registry->origins.count; i++) {
        const fz__origin *origin = &registry->origins.items[i];

        fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
        fz__json_string(json, "id", origin->id);
        fz__json_day(json, "date", origin->date);
        fz__json_string(json, "href", origin->href);
        fz__json_string(json, "text", origin->text);
        fz__json_close(json);
    }
    fz__json_close(json);
}

static void put_names(fz__json *json, const fz_registry *registry, fz__span names)
{
    static const char *const kinds[] = {"name", "short", "alias"};

    fz__json_open(json, "names", FZ_JSON_ARRAY);
    for (uint32_t i = names.first; i < names.end; i++) {
        const fz__name *name = &registry->names.items[i];

        fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
        fz__json_string(json, "kind", kinds[name->reason - FZ_REASON_NAME]);
        fz__json_string(json, "text", name->text);
        fz__json_bool(json, "verified", !name->doubtful);
        fz__json_close(json);
    }
    fz__json_close(json);
}

static void put_codes(fz__json *json, const fz_registry *registry, fz__span codes)
{
    fz__json_open(json, "codes", FZ_JSON_ARRAY);
    for (uint32_t i = codes.first; i < codes.end; i++) {
        fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
        fz__json_string(json, "scheme", fz__schemes[registry->codes.items[i].scheme]);
        fz__json_string(json, "text", registry->codes.items[i].text);
        fz__json_close(json);
    }
    fz__json_close(json);
}

static void put_links(fz__json *json, const fz_registry *registry, const char *key, fz__span links)
{
    fz__json_open(json, key, FZ_JSON_ARRAY_LINE);
    for (uint32_t i = links.first; i < links.end; i++)
        fz__json_string(json, NULL, body_id(registry, registry->links.items[i].body));
    fz__json_close(json);
}

static void put_rules(fz__json *json, const fz_registry *registry, fz__span rules)
{
    fz__json_open(json, "all", FZ_JSON_ARRAY);
    for (uint32_t i = rules.first; i < rules.end; i++) {
        const fz__rule *rule = &registry->rules.items[i];

        fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
        put_choice(json, "kind", fz__body_kinds, rule->kind);
        put_choice(json, "level", fz__levels, rule->level);
        fz__json_string(json, "parent", body_id(registry, rule->parent));
        fz__json_string(json, "class", rule->class);
        fz__json_close(json);
    }
    fz__json_close(json);
}

static void put_body(fz__json *json, const fz_registry *registry, const fz_body *body)
{
    bool collective = body->kind == FZ_BODY_COLLECTIVE;

    fz__json_open(json, NULL, FZ_JSON_OBJECT);
    fz__json_string(json, "id", body->id);
    fz__json_string(json, "kind", collective ? "collective" : fz__body_kinds[body->kind]);
    put_choice(json, "level", fz__levels, body->level);
    fz__json_string(json, "parent", body_id(registry, body->parent));
    fz__json_string(json, "class", body->class);
    fz__json_day(json, "from", body->from);
    fz__json_day(json, "until", body->until);
    fz__json_bool(json, "verified", body->verified);
    fz__json_string(json, "source", source_id(registry, body->source));
    put_names(json, registry, body->names);
    put_codes(json, registry, body->codes);
    put_links(json, registry, "members", body->in.links);
    put_rules(json, registry, body->rules);
    put_links(json, registry, "except", body->out.links);
    put_notes(json, registry, body->notes);
    fz__json_close(json);
}

static void put_succession(fz__json *json, const fz_registry *registry, const fz_succession *succession)
{
    fz__json_open(json, NULL, FZ_JSON_OBJECT);
    fz__json_string(json, "kind", fz__succession_kinds[succession->kind]);
    fz__json_day(json, "date", succession->date);
    fz__json_bool(json, "verified", succession->verified);
    fz__json_string(json, "source", source_id(registry, succession->source));
    put_links(json, registry, "from", succession->from);
    put_links(json, registry, "to", succession->to);
    put_notes(json, registry, succession->notes);
    fz__json_close(json);
}

static void put_registry(fz__json *json, const fz_registry *registry)
{
    fz__json_open(json, NULL, FZ_JSON_OBJECT);
    fz__json_string(json, "id", registry->id);
    fz__json_string(json, "region", registry->region);
    fz__json_string(json, "language", registry->language);
    fz__json_string(json, "title", registry->title);
    put_notes(json, registry, registry->notes);
    put_sources(json, registry);
    fz__json_open(json, "bodies", FZ_JSON_ARRAY);
    for (size_t i = 0; i < registry->bodies.count && !json->sink->failed; i++)
        put_body(json, registry, &registry->bodies.items[i]);
    fz__json_close(json);
    fz__json_open(json, "successions", FZ_JSON_ARRAY);
    for (size_t i = 0; i < registry->successions.count && !json->sink->failed; i++)
        put_succession(json, registry, &registry->successions.items[i]);
    fz__json_close(json);
    fz__json_close(json);
}

fz_status fz_registry_save_json(const fz_registry *registry, fz_write_fn write, void *user, fz_error **error)
{
    fz__json json;
    fz__sink sink;

    if (error)
        *error = NULL;
    if (!registry || !write)
        return fz__bad_argument(registry ? registry->context : NULL, error, __func__,
                                registry ? "write is NULL" : "registry is NULL");
    fz__sink_init(&sink, write, user);
    fz__json_init(&json, &sink);
    put_registry(&json, registry);
    return fz__json_written(&json, registry->context, error);
}
