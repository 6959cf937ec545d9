/* Saving, in the canonical form of lib/data/registry.md. Elements are counted as they are written, in the order in which
 * the loader counted them: so markup of others finds its way back by the number of the element it stood in. */
#include "base/save.h"
#include "registry/model.h"
#include "registry/vocabulary.h"
#include "xml/writer.h"

#include <string.h>

#define DEPTH 3

typedef struct saver {
    const fz_registry *registry;
    fz__xml_writer writer;
    struct {
        uint32_t element, children;
    } frames[DEPTH];
    size_t depth;
    uint32_t elements;
} saver;

static const char *name_of(int element)
{
    return fz__registry_vocabulary.elements[element].name;
}

/* Guests are sorted by element and position; attributes come last of an element. */
static const fz__guest *guest_at(const saver *s, uint32_t element, uint32_t position, size_t *count)
{
    size_t low = 0, high = s->registry->guests.count;
    const fz__guest *guests = s->registry->guests.items;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const fz__guest *e = &guests[middle];

        if (e->element < element || (e->element == element && e->position < position))
            low = middle + 1;
        else
            high = middle;
    }
    for (*count = 0; low + *count < s->registry->guests.count; ++*count)
        if (guests[low + *count].element != element || guests[low + *count].position != position)
            break;
    return *count ? guests + low : NULL;
}

/* What others put where the next child of the open element goes. */
static void markup(saver *s)
{
    size_t count;
    const fz__guest *guests;

    if (!s->depth)
        return;
    guests = guest_at(s, s->frames[s->depth - 1].element, s->frames[s->depth - 1].children, &count);
    for (size_t i = 0; i < count; i++)
        fz__xml_raw(&s->writer, guests[i].markup);
}

static void start(saver *s, int element)
{
    markup(s);
    if (s->depth)
        s->frames[s->depth - 1].children++;
    s->frames[s->depth].element = s->elements++;
    s->frames[s->depth++].children = 0;
    fz__xml_start(&s->writer, name_of(element));
}

/* Behind the attributes of the vocabulary itself. */
static void attributes_end(saver *s)
{
    size_t count;
    const fz__guest *guests = guest_at(s, s->frames[s->depth - 1].element, FZ__NOBODY, &count);

    for (size_t i = 0; i < count; i++)
        fz__xml_attributes_raw(&s->writer, guests[i].markup);
}

static void end(saver *s, int element)
{
    markup(s);
    s->depth--;
    fz__xml_end(&s->writer, name_of(element));
}

static void value(saver *s, int element, const char *text)
{
    attributes_end(s);
    fz__xml_text(&s->writer, text, strlen(text));
    end(s, element);
}

static void day(saver *s, const char *name, fz_date date)
{
    char text[16];

    if (fz_date_format(date, text, sizeof(text)))
        fz__xml_attribute_text(&s->writer, name, text);
}

static void choice(saver *s, const char *name, const char *const *choices, int32_t index)
{
    if (index >= 0)
        fz__xml_attribute_text(&s->writer, name, choices[index]);
}

static void body_id(saver *s, const char *name, uint32_t body)
{
    if (body != FZ__NOBODY)
        fz__xml_attribute_text(&s->writer, name, s->registry->bodies.items[body].id);
}

/* What bodies and successions end in. */
static void basis(saver *s, bool verified, uint32_t source)
{
    fz__xml_attribute_text(&s->writer, "verified", verified ? "true" : NULL);
    if (source != FZ__NOBODY)
        fz__xml_attribute_text(&s->writer, "source", s->registry->origins.items[source].id);
}

static void save_notes(saver *s, fz__span notes)
{
    for (uint32_t i = notes.first; i < notes.end; i++) {
        start(s, EL_NOTE);
        value(s, EL_NOTE, s->registry->remarks.items[i]);
    }
}

static void save_head(saver *s)
{
    start(s, EL_HEAD);
    attributes_end(s);
    start(s, EL_TITLE);
    value(s, EL_TITLE, s->registry->title);
    save_notes(s, s->registry->notes);
    end(s, EL_HEAD);
}

static void save_origin(saver *s, const fz__origin *origin)
{
    start(s, EL_SOURCE);
    fz__xml_attribute_text(&s->writer, "id", origin->id);
    day(s, "date", origin->date);
    fz__xml_attribute_text(&s->writer, "href", origin->href);
    value(s, EL_SOURCE, origin->text);
}

static void save_names(saver *s, fz__span names)
{
    for (uint32_t i = names.first; i < names.end; i++) {
        const fz__name *name = &s->registry->names.items[i];
        int element = EL_NAME + (name->reason - FZ_REASON_NAME);

        start(s, element);
        fz__xml_attribute_text(&s->writer, "verified", name->doubtful ? "false" : NULL);
        value(s, element, name->text);
    }
}

static void save_codes(saver *s, fz__span codes)
{
    for (uint32_t i = codes.first; i < codes.end; i++) {
        start(s, EL_CODE);
        fz__xml_attribute_text(&s->writer, "scheme", fz__schemes[s->registry->codes.items[i].scheme]);
        value(s, EL_CODE, s->registry->codes.items[i].text);
    }
}

static void save_links(saver *s, int element, fz__span links)
{
    for (uint32_t i = links.first; i < links.end; i++) {
        start(s, element);
        body_id(s, "body", s->registry->links.items[i].body);
        attributes_end(s);
        end(s, element);
    }
}

static void save_rules(saver *s, fz__span rules)
{
    for (uint32_t i = rules.first; i < rules.end; i++) {
        const fz__rule *rule = &s->registry->rules.items[i];

        start(s, EL_ALL);
        choice(s, "kind", fz__body_kinds, rule->kind);
        choice(s, "level", fz__levels, rule->level);
        body_id(s, "parent", rule->parent);
        fz__xml_attribute_text(&s->writer, "class", rule->class);
        attributes_end(s);
        end(s, EL_ALL);
    }
}

static void save_body(saver *s, const fz_body *body)
{
    bool collective = body->kind == FZ_BODY_COLLECTIVE;
    int element = collective ? EL_COLLECTIVE : EL_BODY;

    start(s, element);
    fz__xml_attribute_text(&s->writer, "id", body->id);
    if (!collective)
        fz__xml_attribute_text(&s->writer, "kind", fz__body_kinds[body->kind]);
    choice(s, "level", fz__levels, body->level);
    body_id(s, "parent", body->parent);
    fz__xml_attribute_text(&s->writer, "class", body->class);
    day(s, "from", body->from);
    day(s, "until", body->until);
    basis(s, body->verified, body->source);
    attributes_end(s);
    save_names(s, body->names);
    save_codes(s, body->codes);
    save_links(s, EL_MEMBER, body->in.links);
    save_rules(s, body->rules);
    save_links(s, EL_EXCEPT, body->out.links);
    save_notes(s, body->notes);
    end(s, element);
}

static void save_succession(saver *s, const fz_succession *succession)
{
    start(s, EL_SUCCESSION);
    fz__xml_attribute_text(&s->writer, "kind", fz__succession_kinds[succession->kind]);
    day(s, "date", succession->date);
    basis(s, succession->verified, succession->source);
    attributes_end(s);
    save_links(s, EL_FROM, succession->from);
    save_links(s, EL_TO, succession->to);
    save_notes(s, succession->notes);
    end(s, EL_SUCCESSION);
}

static bool save(const void *object, fz_write_fn write, void *user)
{
    const fz_registry *registry = object;
    saver s = {.registry = registry};

    fz__xml_writer_init(&s.writer, write, user);
    fz__xml_declaration(&s.writer);
    start(&s, EL_REGISTRY);
    fz__xml_attribute_text(&s.writer, "xmlns", FZ__REGISTRY_SPACE);
    fz__xml_attribute_text(&s.writer, "id", registry->id);
    fz__xml_attribute_text(&s.writer, "region", registry->region);
    fz__xml_attribute_text(&s.writer, "xml:lang", registry->language);
    attributes_end(&s);
    save_head(&s);
    for (size_t i = 0; i < registry->origins.count; i++)
        save_origin(&s, &registry->origins.items[i]);
    for (size_t i = 0; i < registry->bodies.count; i++)
        save_body(&s, &registry->bodies.items[i]);
    for (size_t i = 0; i < registry->successions.count; i++)
        save_succession(&s, &registry->successions.items[i]);
    end(&s, EL_REGISTRY);
    return fz__xml_finish(&s.writer);
}

static fz_status begin(const fz_registry *registry, fz_error **error, const char *function, const char *missing)
{
    if (error)
        *error = NULL;
    if (!registry)
        return fz__bad_argument(NULL, error, function, "registry is NULL");
    return missing ? fz__bad_argument(registry->context, error, function, missing) : FZ_OK;
}

fz_status fz_registry_save_callback(const fz_registry *registry, fz_write_fn write, void *user, fz_error **error)
{
    fz_status status = begin(registry, error, __func__, write ? NULL : "write is NULL");

    return status == FZ_OK ? fz__save_callback(registry->context, save, registry, write, user, error) : status;
}

fz_status fz_registry_save_memory(const fz_registry *registry, char *bytes, size_t capacity, size_t *count,
                                  fz_error **error)
{
    const char *missing = !count ? "count is NULL" : !bytes && capacity ? "bytes is NULL and capacity is not 0" : NULL;
    fz_status status;

    if (count)
        *count = 0;
    status = begin(registry, error, __func__, missing);
    if (status == FZ_OK && count)
        *count = fz__save_memory(save, registry, bytes, capacity);
    return status;
}

fz_status fz_registry_save_path(const fz_registry *registry, const char *path, fz_error **error)
{
    fz_status status = begin(registry, error, __func__, path ? NULL : "path is NULL");

    return status == FZ_OK ? fz__save_path(registry->context, save, registry, path, error) : status;
}
