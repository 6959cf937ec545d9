/* The SAX2 handlers: what libxml2 finds becomes an event for the handler of the reading, with its place and within limits.
 *
 * A handler of ours never stops the parser from inside, which would take its buffers from under it; it does nothing more and
 * lets the feeding end. The exception is the DOCTYPE, whose inside must not be read at all; there libxml2 is ready to be
 * stopped. */
#include "xml/reader_internal.h"

/* Go on to the markup that ends at `end`. */
static void advance(fz__xml_reader *reader, size_t end)
{
    reader->before = reader->after;
    reader->after = end;
    reader->in_text = false;
}

static void end_with(fz__xml_reader *reader, fz_status status)
{
    if (status == FZ_OK)
        return;
    reader->stopped = true;
    reader->ended = status;
    reader->no_memory |= status == FZ_ENOMEM;
}

static void refuse(fz__xml_reader *reader, fz_limit limit, uint64_t value, const char *attribute, const char *what)
{
    char digits[2][FZ_DIGITS];
    const char *most = fz__digits(reader->context->limits[limit], digits[1]);

    end_with(reader, fz__xml_fail(reader, FZ_ELIMIT, attribute, FZ_ARGS(what, fz__digits(value, digits[0]), most)));
}

/* True when a value is within its limit. */
static inline bool within(fz__xml_reader *reader, fz_limit limit, uint64_t value, const char *attribute,
                          const char *what)
{
    uint64_t room = limit == FZ_LIMIT_DEPTH || limit == FZ_LIMIT_ATTRIBUTES ? reader->room : 0;

    if (value <= reader->context->limits[limit] + room)
        return true;
    refuse(reader, limit, value, attribute, what);
    return false;
}

/* Names longer than the limit are looked for only in a tag that has room for one. */
static bool names_within(fz__xml_reader *reader, const fz__xml_name *name, size_t count)
{
    if (reader->after - reader->before <= reader->context->limits[FZ_LIMIT_NAME])
        return true;
    if (!within(reader, FZ_LIMIT_NAME, strlen(name->local), NULL, FZ_WORD_XML_NAME))
        return false;
    for (size_t i = 0; i < count; i++) {
        const fz__xml_attribute *attribute = &reader->attributes[i];

        if (!within(reader, FZ_LIMIT_NAME, strlen(attribute->name.local), NULL, FZ_WORD_XML_NAME) ||
            !within(reader, FZ_LIMIT_NAME, attribute->length, attribute->name.prefix ? NULL : attribute->name.local,
                    FZ_WORD_XML_VALUE))
            return false;
    }
    return true;
}

static bool bind(fz__xml_reader *reader, int count, const xmlChar **namespaces)
{
    if (!FZ_GROW(reader->context, &reader->bindings, &reader->binding_capacity,
                 reader->binding_count + (size_t)count)) {
        end_with(reader, FZ_ENOMEM);
        return false;
    }
    for (int i = 0; i < count; i++)
        reader->bindings[reader->binding_count++] =
            (fz__xml_binding){(const char *)namespaces[2 * i], (const char *)namespaces[2 * i + 1], reader->depth};
    return true;
}

/* As long as libxml2 is not told to put entities in place, which would have it read files, it hands out an & in a value as
 * &#38;, for its tree to resolve later. No other & is left in a value. */
static void resolve_ampersands(fz__xml_reader *reader, fz__xml_attribute *attribute)
{
    const char *at = attribute->value, *end = at + attribute->length, *amp;
    size_t start = reader->resolved.length;

    while ((amp = memchr(at, '&', (size_t)(end - at)))) {
        fz__buffer_append(&reader->resolved, at, (size_t)(amp + 1 - at));
        at = amp + strlen("&#38;");
    }
    fz__buffer_append(&reader->resolved, at, (size_t)(end - at));
    if (reader->resolved.failed)
        return;
    attribute->value = reader->resolved.bytes + start;
    attribute->length = reader->resolved.length - start;
}

static bool resolve_values(fz__xml_reader *reader, size_t count)
{
    size_t room = 0;

    for (size_t i = 0; i < count; i++)
        room += reader->attributes[i].length;
    reader->resolved.length = 0;
    fz__buffer_reserve(&reader->resolved, room); /* so that the values stay where they are */
    for (size_t i = 0; i < count; i++)
        if (memchr(reader->attributes[i].value, '&', reader->attributes[i].length))
            resolve_ampersands(reader, &reader->attributes[i]);
    return !reader->resolved.failed;
}

/* libxml2 gives an attribute as five pointers: local name, prefix, namespace, value, end of the value. */
static bool take_attributes(fz__xml_reader *reader, int count, const xmlChar **from)
{
    bool complete = FZ_GROW(reader->context, &reader->attributes, &reader->attribute_capacity, (size_t)count);
    bool ampersand = false;

    for (int i = 0; complete && i < count; i++, from += 5) {
        size_t length = (size_t)(from[4] - from[3]);

        reader->attributes[i] = (fz__xml_attribute){
            {(const char *)from[2], (const char *)from[0], (const char *)from[1]}, (const char *)from[3], length};
        ampersand |= reader->has_references && memchr(from[3], '&', length);
    }
    if (complete && ampersand)
        complete = resolve_values(reader, (size_t)count);
    if (!complete)
        end_with(reader, FZ_ENOMEM);
    return complete;
}

static void on_start(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *space, int namespace_count,
                     const xmlChar **namespaces, int attribute_count, int defaulted_count, const xmlChar **attributes)
{
    fz__xml_reader *reader = user;
    fz__xml_name name = {(const char *)space, (const char *)local, (const char *)prefix};
    size_t end;

    (void)defaulted_count; /* only a DOCTYPE could */
    if (reader->stopped)
        return;
    end = fz__xml_taken(reader);
    if (end == reader->length || (reader->bytes[end] != '>' && reader->bytes[end] != '/'))
        return; /* the tag does not end here, which libxml2 finds out next */
    advance(reader, end + (reader->bytes[end] == '/' ? 2 : 1));
    reader->rooted = true;
    reader->depth++;
    if (!within(reader, FZ_LIMIT_DEPTH, reader->depth, NULL, FZ_WORD_XML_DEPTH) ||
        /* Declarations have a count of their own: the writer puts those that a kept attribute needs beside it. */
        !within(reader, FZ_LIMIT_ATTRIBUTES, (uint64_t)attribute_count, NULL, FZ_WORD_XML_ATTRIBUTES) ||
        !within(reader, FZ_LIMIT_ATTRIBUTES, (uint64_t)namespace_count, NULL, FZ_WORD_XML_ATTRIBUTES) ||
        !take_attributes(reader, attribute_count, attributes) ||
        (namespace_count > 0 && !bind(reader, namespace_count, namespaces)) ||
        !names_within(reader, &name, (size_t)attribute_count))
        return;
    if (reader->handler->start)
        end_with(reader,
                 reader->handler->start(reader->user, reader, &name, reader->attributes, (size_t)attribute_count));
}

static void on_end(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *space)
{
    fz__xml_reader *reader = user;
    size_t end;

    (void)local, (void)prefix, (void)space;
    if (reader->stopped)
        return;
    end = fz__xml_taken(reader);
    if (end != reader->after) /* else <a/>, whose start tag is its end tag */
        advance(reader, end);
    reader->in_text = false;
    if (reader->handler->end)
        end_with(reader, reader->handler->end(reader->user, reader));
    while (reader->binding_count && reader->bindings[reader->binding_count - 1].depth == reader->depth)
        reader->binding_count--;
    reader->depth--;
}

static void on_text(void *user, const xmlChar *bytes, int length)
{
    fz__xml_reader *reader = user;

    if (reader->stopped || !reader->handler->text)
        return;
    reader->in_text = true;
    end_with(reader, reader->handler->text(reader->user, reader, (const char *)bytes, (size_t)length));
}

void fz__xml_pass(fz__xml_reader *reader, size_t length)
{
    const char *text = reader->bytes + fz__xml_taken(reader);

    reader->passed += length;
    on_text(reader, (const xmlChar *)text, (int)length);
}

/* The parser stands before the bytes that it gives. */
static void on_cdata(void *user, const xmlChar *bytes, int length)
{
    fz__xml_reader *reader = user;
    size_t end;

    if (reader->stopped)
        return;
    on_text(user, bytes, length);
    end = fz__xml_taken(reader) + (size_t)length;
    if (reader->length - end >= 3 && memcmp(reader->bytes + end, "]]>", 3) == 0)
        advance(reader, end + 3);
}

static void on_comment(void *user, const xmlChar *text)
{
    fz__xml_reader *reader = user;

    if (reader->stopped)
        return;
    advance(reader, fz__xml_taken(reader));
    if (reader->handler->comment)
        end_with(reader, reader->handler->comment(reader->user, reader, (const char *)text));
}

static void on_instruction(void *user, const xmlChar *target, const xmlChar *text)
{
    fz__xml_reader *reader = user;

    if (reader->stopped)
        return;
    advance(reader, fz__xml_taken(reader));
    if (reader->handler->instruction)
        end_with(reader, reader->handler->instruction(reader->user, reader, (const char *)target,
                                                      text ? (const char *)text : ""));
}

/* A DOCTYPE: the only place where entities can come from. */
static void on_doctype(void *user, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
    fz__xml_reader *reader = user;

    (void)name, (void)public_id, (void)system_id;
    if (reader->stopped)
        return;
    advance(reader, fz__xml_taken(reader));
    reader->sound = reader->after;
    end_with(reader, fz__xml_fail(reader, FZ_EDOCTYPE, NULL, FZ_NO_ARGS));
    xmlStopParser(reader->parser);
}

/* Warnings, and URIs that libxml2 finds odd (or has no memory to look at), are no faults. */
static void on_raised(void *user, fz__xml_raised raised)
{
    fz__xml_reader *reader = user;

    reader->raised = true;
    if (raised->code == XML_ERR_NO_MEMORY)
        reader->no_memory = true;
    if (reader->stopped || raised->level < XML_ERR_ERROR || raised->code == XML_WAR_NS_URI)
        return;
    if (!reader->no_memory)
        fz__xml_raised_fault(reader, raised);
    reader->stopped = true;
}

xmlSAXHandler fz__xml_handlers(void)
{
    xmlSAXHandler handler;

    memset(&handler, 0, sizeof(handler));
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = on_start;
    handler.endElementNs = on_end;
    handler.characters = on_text;
    handler.ignorableWhitespace = on_text;
    handler.cdataBlock = on_cdata;
    handler.comment = on_comment;
    handler.processingInstruction = on_instruction;
    handler.internalSubset = on_doctype;
    handler.serror = on_raised;
    return handler;
}
