/* The first reading: the body of a document as a list of sections, tasks and texts, the units marked in it, and where its
 * outline begins. */
#include "directive/akn_internal.h"
#include "directive/space.h"
#include "xml/values.h"

typedef struct collector {
    fz__akn_body *body;
    fz_error **error;
    size_t depth;
    size_t meta, proprietary, unprinted, text, number; /* the depth at which one was opened; 0: none is open */
    size_t unit, unit_from; /* the depth of a marked unit, and where its name begins in the characters */
    fz__buffer characters;  /* of the text or number that is open */
    size_t *hierarchy;      /* nodes of the open sections and tasks, with their depths */
    size_t level, capacity;
} collector;

static const char *keep(collector *c, const fz__xml_attribute *attribute)
{
    return attribute ? fz__arena_string(&c->body->arena, attribute->value, attribute->length) : "";
}

static fz__akn_node *add(collector *c, size_t offset, const char *id, bool is_text)
{
    fz__akn_body *body = c->body;

    if (!id || !FZ_GROW(body->context, &body->nodes, &body->node_capacity, body->node_count + 1))
        return NULL;
    body->nodes[body->node_count] = (fz__akn_node){.offset = offset, .id = id, .is_text = is_text};
    return &body->nodes[body->node_count++];
}

static fz_status open_text(collector *c, size_t offset, const fz__xml_attribute *id)
{
    c->text = c->depth;
    c->characters.length = 0;
    return add(c, offset, keep(c, id), true) ? FZ_OK : fz__no_memory(c->error);
}

static fz_status open_hierarchy(collector *c, size_t offset, const fz__xml_attribute *id)
{
    if (!FZ_GROW(c->body->context, &c->hierarchy, &c->capacity, 2 * (c->level + 1)) ||
        !add(c, offset, keep(c, id), false))
        return fz__no_memory(c->error);
    c->hierarchy[2 * c->level] = c->body->node_count - 1;
    c->hierarchy[2 * c->level + 1] = c->depth;
    c->level++;
    return FZ_OK;
}

static fz_status mark_unit(collector *c, size_t offset, const fz__xml_attribute *attributes, size_t count)
{
    const fz__xml_attribute *role = fz__akn_attribute(attributes, count, FZ__DIRECTIVE_SPACE, "role");
    fz__akn_body *body = c->body;
    fz__akn_unit unit = {
        .offset = offset, .name = "", .node = c->level ? c->hierarchy[2 * (c->level - 1)] : body->node_count - 1};

    if (!role)
        return FZ_OK;
    unit.role = keep(c, role);
    unit.agent = keep(c, fz__akn_attribute(attributes, count, NULL, "refersTo"));
    unit.rank = keep(c, fz__akn_attribute(attributes, count, FZ__DIRECTIVE_SPACE, "rank"));
    if (!unit.role || !unit.agent || !unit.rank ||
        !FZ_GROW(body->context, &body->units, &body->unit_capacity, body->unit_count + 1))
        return fz__no_memory(c->error);
    body->units[body->unit_count++] = unit;
    c->unit = c->depth;
    c->unit_from = c->characters.length;
    return FZ_OK;
}

/* What is declared on the way to the outline is in force in it. */
static void take_declarations(collector *c, const fz__where *where)
{
    const char *tag = c->body->bytes + where->offset;
    size_t at = 0, start, name, end;

    while (fz__akn_next_attribute(tag, (size_t)where->length, &at, &start, &name, &end))
        if (end - name > 6 && memcmp(tag + name, "xmlns:", 6) == 0)
            fz__buffer_append(&c->body->declarations, tag + start, at - start);
}

static bool is_hierarchy(const char *local)
{
    static const char *const names[] = {"section", "subsection", "level", "paragraph"};

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (strcmp(local, names[i]) == 0)
            return true;
    return false;
}

static void in_meta(collector *c, const fz__xml_name *name, const fz__where *where)
{
    if (!c->proprietary && fz__akn_named(name, FZ__AKN_SPACE, "proprietary")) {
        c->proprietary = c->depth;
    } else if (c->proprietary && c->depth == c->proprietary + 1 && c->body->outline == SIZE_MAX &&
               fz__akn_named(name, FZ__DIRECTIVE_SPACE, "directive")) {
        c->body->outline = (size_t)where->offset;
    }
    if (c->body->outline == SIZE_MAX && (c->depth <= 3 || c->depth == c->proprietary))
        take_declarations(c, where);
}

static fz_status in_body(collector *c, const fz__xml_name *name, size_t offset, const fz__xml_attribute *attributes,
                         size_t count)
{
    const fz__xml_attribute *id = fz__akn_attribute(attributes, count, NULL, "eId");
    const fz__xml_attribute *printed = fz__akn_attribute(attributes, count, FZ__DIRECTIVE_SPACE, "printed");

    if (c->text || c->number)
        return strcmp(name->local, "organization") == 0 ? mark_unit(c, offset, attributes, count) : FZ_OK;
    if (printed && printed->length == 5 && memcmp(printed->value, "false", 5) == 0) {
        c->unprinted = c->depth;
        return FZ_OK;
    }
    if (strcmp(name->local, "p") == 0 || strcmp(name->local, "heading") == 0)
        return open_text(c, offset, id);
    if (is_hierarchy(name->local))
        return open_hierarchy(c, offset, id);
    if (strcmp(name->local, "num") == 0) {
        c->number = c->depth;
        c->characters.length = 0;
    }
    return FZ_OK;
}

static fz_status on_start(void *user, fz__xml_reader *reader, const fz__xml_name *name,
                          const fz__xml_attribute *attributes, size_t count)
{
    collector *c = user;
    fz__where where;

    c->depth++;
    if (c->depth == 1 && !fz__akn_named(name, FZ__AKN_SPACE, "akomaNtoso"))
        return fz__xml_fail(
            reader, FZ_EROOT, NULL,
            FZ_ARGS(name->local, name->space ? name->space : FZ_WORD_XML_NO_SPACE, "akomaNtoso", FZ__AKN_SPACE));
    if (c->unprinted || (c->meta && c->body->outline != SIZE_MAX))
        return FZ_OK;
    fz__xml_place(reader, &where);
    if (!c->meta && fz__akn_named(name, FZ__AKN_SPACE, "meta"))
        c->meta = c->depth;
    if (c->meta || c->depth <= 2) {
        in_meta(c, name, &where);
        return c->body->declarations.failed ? fz__no_memory(c->error) : FZ_OK;
    }
    return in_body(c, name, (size_t)where.offset, attributes, count);
}

/* The text of the node that was opened last, or the number of the innermost section or task. */
static bool close_text(collector *c, bool number)
{
    fz__akn_body *body = c->body;
    const char *text = c->characters.length ? c->characters.bytes : "";
    fz__akn_node *node;

    if (number && !c->level)
        return !c->characters.failed;
    node = &body->nodes[number ? c->hierarchy[2 * (c->level - 1)] : body->node_count - 1];
    node->length = c->characters.length;
    node->text = fz__arena_string(&body->arena, text, c->characters.length);
    return node->text && !c->characters.failed;
}

/* The name of the unit that was marked last. */
static bool close_unit(collector *c)
{
    fz__akn_unit *unit = &c->body->units[c->body->unit_count - 1];
    size_t length = c->characters.length - c->unit_from;

    c->unit = 0;
    if (length)
        unit->name = fz__arena_string(&c->body->arena, c->characters.bytes + c->unit_from, length);
    return unit->name != NULL;
}

static fz_status on_end(void *user, fz__xml_reader *reader)
{
    collector *c = user;
    bool done = true;

    (void)reader;
    if (c->depth == c->unit)
        done = close_unit(c);
    if (c->depth == c->text || c->depth == c->number) {
        done = close_text(c, c->depth == c->number) && done;
        c->text = c->number = 0;
    }
    if (c->level && c->hierarchy[2 * c->level - 1] == c->depth)
        c->level--;
    c->meta = c->meta == c->depth ? 0 : c->meta;
    c->proprietary = c->proprietary == c->depth ? 0 : c->proprietary;
    c->unprinted = c->unprinted == c->depth ? 0 : c->unprinted;
    c->depth--;
    return done ? FZ_OK : fz__no_memory(c->error);
}

/* Text that stands in no paragraph is a text without a name, which no outline can know. */
static fz_status on_text(void *user, fz__xml_reader *reader, const char *bytes, size_t length)
{
    collector *c = user;
    fz__where where;
    fz__akn_node *node;

    if (c->meta || c->unprinted)
        return FZ_OK;
    if (c->text || c->number) {
        fz__buffer_append(&c->characters, bytes, length);
        return c->characters.failed ? fz__no_memory(c->error) : FZ_OK;
    }
    if (fz__value_is_blank(bytes, length))
        return FZ_OK;
    fz__xml_place(reader, &where);
    node = add(c, (size_t)where.offset, "", true);
    if (!node)
        return fz__no_memory(c->error);
    node->text = fz__arena_string(&c->body->arena, bytes, length);
    node->length = length;
    return node->text ? FZ_OK : fz__no_memory(c->error);
}

fz_status fz__akn_collect(fz__akn_body *body, const char *source, fz_error **error)
{
    static const fz__xml_handler handler = {on_start, on_end, on_text, NULL, NULL};
    collector c = {.body = body, .error = error};
    fz_status status;

    fz__buffer_init(&c.characters, body->context);
    status = fz__xml_read_with(body->context, source, body->bytes, body->length,
                               &(fz__xml_setting){.room = FZ__AKN_ROOM}, &handler, &c, error);
    fz__buffer_clear(&c.characters);
    fz__free(body->context, c.hierarchy, c.capacity * sizeof(*c.hierarchy));
    return status;
}
