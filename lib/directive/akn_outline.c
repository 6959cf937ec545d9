/* The second reading: the outline becomes directive XML. Its bytes are taken as they stand, without the attributes that
 * refer to the body, and with the texts that they refer to. */
#include "directive/akn_internal.h"
#include "directive/space.h"
#include "xml/values.h"

/* The element whose text comes from the body. */
typedef struct filled {
    size_t depth; /* 0: none is open */
    const fz__akn_node *node;
    size_t used; /* bytes of its text */
    bool pieces, empty;
} filled;

typedef struct rebuilder {
    fz__akn_body *body;
    fz__akn_text *out;
    fz_error **error;
    size_t depth, root, foreign; /* depths; 0: none is open */
    bool done;
    size_t cursor; /* how far the outline has been taken */
    size_t next, next_unit;
    size_t task; /* the node of the section or task begun last */
    filled text;
} rebuilder;

static void take(rebuilder *r, size_t end)
{
    if (end > r->cursor)
        fz__akn_put(r->out, r->body->bytes + r->cursor, end - r->cursor, r->cursor, true);
    r->cursor = end;
}

static fz_status state_of(const rebuilder *r)
{
    return r->out->bytes.failed ? fz__no_memory(r->error) : FZ_OK;
}

static bool refers(const char *bytes, size_t length)
{
    static const char *const names[] = {"from", "eId", "task", "agent"};

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (strlen(names[i]) == length && memcmp(bytes, names[i], length) == 0)
            return true;
    return false;
}

/* A start tag without what refers to the body, and without a slash at its end. */
static void take_tag(rebuilder *r, const fz__where *where)
{
    const char *tag = r->body->bytes + where->offset;
    size_t length = (size_t)where->length, offset = (size_t)where->offset, at = 0, start, name, end, begun = 0;
    size_t close = length - (tag[length - 2] == '/' ? 2 : 1);

    while (fz__akn_next_attribute(tag, length, &at, &start, &name, &end)) {
        if (!refers(tag + name, end - name))
            continue;
        fz__akn_put(r->out, tag + begun, start - begun, offset + begun, true);
        begun = at;
    }
    fz__akn_put(r->out, tag + begun, close - begun, offset + begun, true);
    r->cursor = offset + length;
}

static size_t name_length(const char *tag, size_t length)
{
    size_t i = 1;

    while (i < length && !strchr(" \t\r\n/>", tag[i]))
        i++;
    return i;
}

/* Whether a tag declares a prefix: ` xmlns:x="…"`. */
static bool declares(const char *tag, size_t length, const char *name, size_t name_size)
{
    size_t at = 0, start, from, end;

    while (fz__akn_next_attribute(tag, length, &at, &start, &from, &end))
        if (end - from == name_size && memcmp(tag + from, name, name_size) == 0)
            return true;
    return false;
}

/* What is declared around the outline and not in its root's own tag; of a prefix declared twice the inner one is in force. */
static void put_declarations(rebuilder *r, const char *tag, size_t length, size_t offset)
{
    const char *around = r->body->declarations.bytes;
    size_t count = r->body->declarations.length, at = 0, start, name, end;

    while (fz__akn_next_attribute(around, count, &at, &start, &name, &end))
        if (!declares(tag, length, around + name, end - name) &&
            !declares(around + at - 1, count - at + 1, around + name, end - name))
            fz__akn_put(r->out, around + start, at - start, offset, false);
}

static void take_root(rebuilder *r, const fz__where *where)
{
    const char *tag = r->body->bytes + where->offset;
    size_t length = (size_t)where->length, offset = (size_t)where->offset, name_end = name_length(tag, length);

    fz__akn_put(r->out, tag, name_end, offset, true);
    put_declarations(r, tag, length, offset);
    fz__akn_put(r->out, tag + name_end, length - name_end, offset + name_end, true);
    r->cursor = offset + length;
}

static fz_status fail_units(rebuilder *r, fz__xml_reader *reader, size_t before)
{
    const fz__akn_body *body = r->body;

    if (r->next_unit < body->unit_count && body->units[r->next_unit].node < before) {
        const fz__akn_unit *unit = &body->units[r->next_unit];

        return fz__xml_fail_from(reader, unit->offset, FZ_EAKNMARK,
                                 FZ_ARGS(unit->name, unit->agent, unit->role, unit->rank));
    }
    return FZ_OK;
}

/* How a message names a node. */
static const char *shown(const fz__akn_node *node)
{
    if (!node)
        return FZ_WORD_XML_NOTHING;
    return *node->id ? node->id : node->text ? node->text : "";
}

/* The node of the body that the outline refers to is the next one. */
static fz_status refer(rebuilder *r, fz__xml_reader *reader, const fz__xml_attribute *to, bool is_text,
                       const fz__akn_node **node)
{
    const fz__akn_node *next = r->next < r->body->node_count ? &r->body->nodes[r->next] : NULL;
    fz__buffer said;
    fz_status status;

    *node = next;
    if (next && next->is_text == is_text && to->length == strlen(next->id) + 1 && to->value[0] == '#' &&
        memcmp(to->value + 1, next->id, to->length - 1) == 0) {
        r->next++;
        return FZ_OK;
    }
    fz__buffer_init(&said, r->body->context);
    fz__buffer_append(&said, to->value, to->length);
    if (said.failed)
        status = fz__no_memory(r->error);
    else
        status = fz__xml_fail(reader, FZ_EAKNORDER, is_text ? "from" : "eId",
                              FZ_ARGS(said.bytes ? said.bytes : "", shown(next)));
    fz__buffer_clear(&said);
    return status;
}

static fz_status check_number(rebuilder *r, fz__xml_reader *reader, const fz__akn_node *node,
                              const fz__xml_attribute *mark)
{
    fz__buffer said;
    fz_status status = FZ_OK;

    if (!mark || (node->text && node->length == mark->length && memcmp(node->text, mark->value, mark->length) == 0))
        return FZ_OK;
    fz__buffer_init(&said, r->body->context);
    fz__buffer_append(&said, mark->value, mark->length);
    if (said.failed)
        status = fz__no_memory(r->error);
    else
        status = fz__xml_fail(reader, FZ_EAKNNUMBER, "mark",
                              FZ_ARGS(node->text ? node->text : "", said.bytes ? said.bytes : ""));
    fz__buffer_clear(&said);
    return status;
}

static fz_status begin_hierarchy(rebuilder *r, fz__xml_reader *reader, const fz__xml_attribute *id,
                                 const fz__xml_attribute *mark)
{
    const fz__akn_node *node;
    fz_status status = fail_units(r, reader, r->next);

    node = NULL;
    if (status == FZ_OK)
        status = refer(r, reader, id, false, &node);
    if (status != FZ_OK || !node)
        return status;
    r->task = r->next - 1;
    return check_number(r, reader, node, mark);
}

static bool says(const fz__xml_attribute *attribute, const char *text)
{
    return attribute && attribute->length == strlen(text) && memcmp(attribute->value, text, attribute->length) == 0;
}

/* How the body names the role of an assignment: firstLead, lead, cooperating, responsible. */
static const char *role_of(const fz__xml_attribute *role, const fz__xml_attribute *rank)
{
    if (says(role, "lead"))
        return says(rank, "1") ? "firstLead" : "lead";
    return says(role, "cooperate") ? "cooperating" : "responsible";
}

/* An assignment that the body marks stands there in the same order. */
static void match_unit(rebuilder *r, const fz__xml_attribute *attributes, size_t count)
{
    const fz__akn_unit *unit = r->next_unit < r->body->unit_count ? &r->body->units[r->next_unit] : NULL;
    const fz__xml_attribute *role = fz__akn_attribute(attributes, count, NULL, "role");
    const fz__xml_attribute *rank = fz__akn_attribute(attributes, count, NULL, "rank");

    if (unit && unit->node == r->task && says(fz__akn_attribute(attributes, count, NULL, "agent"), unit->agent) &&
        says(fz__akn_attribute(attributes, count, NULL, "unit"), unit->name) && says(rank, unit->rank) &&
        strcmp(role_of(role, rank), unit->role) == 0)
        r->next_unit++;
}

static void put_text(rebuilder *r, size_t length)
{
    const fz__akn_node *node = r->text.node;

    fz__akn_put_escaped(r->out, node->text + r->text.used, length, node->offset, false);
    r->text.used += length;
}

static fz_status begin_text(rebuilder *r, fz__xml_reader *reader, const fz__where *where, const fz__xml_attribute *from)
{
    const char *tag = r->body->bytes + where->offset;
    const fz__akn_node *node;
    fz_status status = refer(r, reader, from, true, &node);

    if (status != FZ_OK || !node)
        return status;
    r->text = (filled){.depth = r->depth, .node = node, .empty = tag[where->length - 2] == '/'};
    take_tag(r, where);
    fz__akn_put(r->out, ">", 1, (size_t)where->offset, false);
    if (r->text.empty) {
        put_text(r, node->length);
        fz__akn_put(r->out, "</", 2, (size_t)where->offset, false);
        fz__akn_put(r->out, tag + 1, name_length(tag, (size_t)where->length) - 1, (size_t)where->offset, false);
        fz__akn_put(r->out, ">", 1, (size_t)where->offset, false);
    }
    return FZ_OK;
}

/* <text bytes="12"/>: so much of the text comes here. */
static fz_status begin_piece(rebuilder *r, fz__xml_reader *reader, const fz__xml_attribute *bytes)
{
    const fz__akn_node *node = r->text.node;
    size_t rest = node->length - r->text.used, count = 0;
    char digits[2][FZ_DIGITS];

    r->text.pieces = true;
    for (size_t i = 0; bytes && i < bytes->length && count <= node->length; i++)
        count = bytes->value[i] >= '0' && bytes->value[i] <= '9' ? count * 10 + (size_t)(bytes->value[i] - '0')
                                                                 : node->length + 1;
    if (!bytes || count > rest || (count < rest && ((unsigned char)node->text[r->text.used + count] & 0xC0) == 0x80))
        return fz__xml_fail(reader, FZ_EAKNPIECES, bytes ? "bytes" : NULL,
                            FZ_ARGS(fz__digits(r->text.used + count, digits[0]), fz__digits(node->length, digits[1])));
    put_text(r, count);
    return FZ_OK;
}

static fz_status begin_element(rebuilder *r, fz__xml_reader *reader, const fz__where *where,
                               const fz__xml_attribute *attributes, size_t count)
{
    const fz__xml_attribute *from = fz__akn_attribute(attributes, count, NULL, "from");
    const fz__xml_attribute *id = fz__akn_attribute(attributes, count, NULL, "eId");
    const fz__xml_attribute *agent = fz__akn_attribute(attributes, count, NULL, "agent");
    fz_status status = FZ_OK;

    if (!from && !id && !agent)
        return FZ_OK;
    take(r, (size_t)where->offset);
    if (from)
        return begin_text(r, reader, where, from);
    if (id)
        status = begin_hierarchy(r, reader, id, fz__akn_attribute(attributes, count, NULL, "mark"));
    else
        match_unit(r, attributes, count);
    take_tag(r, where);
    r->cursor -= r->body->bytes[r->cursor - 2] == '/' ? 2 : 1;
    return status;
}

static fz_status on_start(void *user, fz__xml_reader *reader, const fz__xml_name *name,
                          const fz__xml_attribute *attributes, size_t count)
{
    rebuilder *r = user;
    fz_status status = FZ_OK;
    fz__where where;

    r->depth++;
    if (r->done || r->foreign)
        return FZ_OK;
    fz__xml_place(reader, &where);
    if (!r->root) {
        if (where.offset != r->body->outline)
            return FZ_OK;
        r->root = r->depth;
        take_root(r, &where);
        return state_of(r);
    }
    if (r->text.depth && fz__akn_named(name, FZ__DIRECTIVE_SPACE, "text")) {
        status = begin_piece(r, reader, fz__akn_attribute(attributes, count, NULL, "bytes"));
    } else if (r->text.depth || !name->space || strcmp(name->space, FZ__DIRECTIVE_SPACE) != 0) {
        r->foreign = r->depth;
        r->cursor = r->text.depth ? (size_t)where.offset : r->cursor;
    } else {
        status = begin_element(r, reader, &where, attributes, count);
    }
    return status == FZ_OK ? state_of(r) : status;
}

static fz_status end_text(rebuilder *r, fz__xml_reader *reader, const fz__where *where)
{
    const fz__akn_node *node = r->text.node;
    char digits[2][FZ_DIGITS];

    r->text.depth = 0;
    if (r->text.empty)
        return FZ_OK;
    if (!r->text.pieces)
        put_text(r, node->length);
    r->cursor = (size_t)where->offset;
    if (r->text.used == node->length)
        return FZ_OK;
    return fz__xml_fail(reader, FZ_EAKNPIECES, NULL,
                        FZ_ARGS(fz__digits(r->text.used, digits[0]), fz__digits(node->length, digits[1])));
}

static fz_status on_end(void *user, fz__xml_reader *reader)
{
    rebuilder *r = user;
    fz_status status = FZ_OK;
    fz__where where;
    size_t end;

    if (!r->root || r->done || (r->foreign && r->foreign != r->depth)) {
        r->depth--;
        return FZ_OK;
    }
    fz__xml_place(reader, &where);
    end = (size_t)(where.offset + where.length);
    if (r->foreign) {
        r->foreign = 0;
        if (r->text.depth)
            take(r, end);
    } else if (r->text.depth == r->depth) {
        status = end_text(r, reader, &where);
    } else if (r->text.depth) {
        r->cursor = end;
    }
    if (r->root == r->depth) {
        take(r, end);
        r->done = true;
        status = status == FZ_OK ? fail_units(r, reader, SIZE_MAX) : status;
    }
    r->depth--;
    return status == FZ_OK ? state_of(r) : status;
}

static bool is_inside(const rebuilder *r)
{
    return r->root && !r->done && r->text.depth && !r->foreign;
}

/* Between the pieces of a text there is no other text. */
static fz_status on_text(void *user, fz__xml_reader *reader, const char *bytes, size_t length)
{
    rebuilder *r = user;
    fz__buffer said;
    fz_status status;

    if (!is_inside(r) || fz__value_is_blank(bytes, length))
        return FZ_OK;
    fz__buffer_init(&said, r->body->context);
    fz__buffer_append(&said, bytes, length);
    status = said.failed ? fz__no_memory(r->error) : fz__xml_fail(reader, FZ_ETEXT, NULL, FZ_ARGS("p", said.bytes));
    fz__buffer_clear(&said);
    return status;
}

/* Comments and instructions inside a text. */
static fz_status take_other(rebuilder *r, fz__xml_reader *reader)
{
    fz__where where;

    if (!is_inside(r))
        return FZ_OK;
    fz__xml_place(reader, &where);
    r->cursor = (size_t)where.offset;
    take(r, (size_t)(where.offset + where.length));
    return state_of(r);
}

static fz_status on_comment(void *user, fz__xml_reader *reader, const char *text)
{
    (void)text;
    return take_other(user, reader);
}

static fz_status on_instruction(void *user, fz__xml_reader *reader, const char *target, const char *text)
{
    (void)target, (void)text;
    return take_other(user, reader);
}

fz_status fz__akn_rebuild(fz__akn_body *body, const char *source, fz__akn_text *text, fz_error **error)
{
    static const fz__xml_handler handler = {on_start, on_end, on_text, on_comment, on_instruction};
    rebuilder r = {.body = body, .out = text, .error = error, .task = SIZE_MAX};
    fz_status status = fz__xml_read_with(body->context, source, body->bytes, body->length,
                                         &(fz__xml_setting){.room = FZ__AKN_ROOM}, &handler, &r, error);
    const fz__akn_node *left = r.next < body->node_count ? &body->nodes[r.next] : NULL;

    if (status != FZ_OK || !left)
        return status;
    return fz__xml_fail_at(body->context, source, body->bytes, body->length, left->offset, NULL, FZ_EAKNLEFT,
                           FZ_ARGS(*left->id    ? left->id
                                   : left->text ? left->text
                                                : ""),
                           error);
}
