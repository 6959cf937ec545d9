/* Markup of other namespaces, kept so that it can stand anywhere in a document of the vocabulary.
 *
 * An element is kept as it was written, from < to >, with the declarations that it inherits put into its first tag: those
 * of the prefixes that it mentions, in names or in text (a QName may stand in either), and the default one where that is
 * not the vocabulary's. What was kept once is therefore kept again letter by letter. Line ends become LF. Attributes are
 * written anew. */
#include "xml/escape.h"
#include "xml/token.h"
#include "xml/vocabulary_internal.h"

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '.' || c == ':' || (unsigned char)c >= 0x80;
}

/* Whether `prefix:` occurs in the text, not as the end of a longer name. */
static bool mentions(const char *text, size_t length, const char *prefix)
{
    size_t size = strlen(prefix), at = 0;

    while (length - at > size) {
        const char *colon = memchr(text + at + size, ':', length - at - size);
        size_t start;

        if (!colon)
            return false;
        start = (size_t)(colon - text) - size;
        if (memcmp(text + start, prefix, size) == 0 && (start == 0 || !is_name_byte(text[start - 1])))
            return true;
        at = start + 1;
    }
    return false;
}

static void append_escaped(fz__buffer *markup, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        const char *instead = fz__xml_reference(text[i], true);

        if (instead)
            fz__buffer_string(markup, instead);
        else
            fz__buffer_char(markup, text[i]);
    }
}

static void declare(fz__buffer *markup, const char *prefix, const char *space)
{
    static const char reference[] = "#38;";

    fz__buffer_string(markup, " xmlns");
    if (prefix) {
        fz__buffer_char(markup, ':');
        fz__buffer_string(markup, prefix);
    }
    fz__buffer_string(markup, "=\"");
    /* An & in the name of a namespace is still the &#38; that libxml2 makes of it; later releases give the & itself. */
    for (const char *amp; (amp = strchr(space, '&'));) {
        append_escaped(markup, space, (size_t)(amp - space));
        fz__buffer_string(markup, "&amp;");
        space = amp + 1;
        if (strncmp(space, reference, strlen(reference)) == 0)
            space += strlen(reference);
    }
    append_escaped(markup, space, strlen(space));
    fz__buffer_char(markup, '"');
}

static bool same_prefix(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Whether a later declaration has taken the place of this one. */
static bool is_shadowed(const fz__xml_reader *reader, size_t binding)
{
    for (size_t i = binding + 1; i < reader->binding_count; i++)
        if (same_prefix(reader->bindings[i].prefix, reader->bindings[binding].prefix))
            return true;
    return false;
}

static bool attribute_mentions(const fz__xml_attribute *attribute, const char *prefix)
{
    return same_prefix(attribute->name.prefix, prefix) || mentions(attribute->value, attribute->length, prefix);
}

/* Whether an attribute is of another namespace, and no column of the table. */
static bool is_kept(const fz__reading *reading, int element, const fz__xml_attribute *attribute)
{
    const fz__element_rule *rule = &reading->vocabulary->elements[element];

    if (!attribute->name.space || attribute->name.space == reading->space)
        return false;
    if (attribute->name.space != reading->xml_space)
        return true;
    for (size_t i = 0; i < reading->known[element].attribute_count; i++)
        if (strncmp(rule->attributes[i].name, "xml:", 4) == 0 &&
            strcmp(rule->attributes[i].name + 4, attribute->name.local) == 0)
            return false;
    return true;
}

void fz__foreign_attributes(fz__reading *reading, const fz__xml_reader *reader, int element,
                            const fz__xml_attribute *attributes, size_t count)
{
    fz__buffer *markup = &reading->markup;

    markup->length = 0;
    for (size_t b = 0; b < reader->binding_count; b++) {
        const fz__xml_binding *binding = &reader->bindings[b];
        bool needed = false;

        if (!binding->prefix || is_shadowed(reader, b))
            continue;
        for (size_t i = 0; i < count && !needed; i++)
            needed = is_kept(reading, element, &attributes[i]) && attribute_mentions(&attributes[i], binding->prefix);
        if (needed)
            declare(markup, binding->prefix, binding->space);
    }
    for (size_t i = 0; i < count; i++) {
        if (!is_kept(reading, element, &attributes[i]))
            continue;
        fz__buffer_char(markup, ' ');
        fz__buffer_string(markup, attributes[i].name.prefix);
        fz__buffer_char(markup, ':');
        fz__buffer_string(markup, attributes[i].name.local);
        fz__buffer_string(markup, "=\"");
        append_escaped(markup, attributes[i].value, attributes[i].length);
        fz__buffer_char(markup, '"');
    }
}

/* The declarations that the element at hand inherits and needs. Its own are in its tag, and come last in the list. */
static void declare_inherited(fz__reading *reading, const fz__xml_reader *reader, const char *text, size_t length)
{
    const char *default_space = "";
    bool own_default = false;

    for (size_t i = 0; i < reader->binding_count; i++)
        if (!reader->bindings[i].prefix) {
            default_space = reader->bindings[i].space;
            own_default = reader->bindings[i].depth == reader->depth;
        }
    if (!own_default && strcmp(default_space, reading->vocabulary->space) != 0)
        declare(&reading->markup, NULL, default_space);
    for (size_t i = 0; i < reader->binding_count && reader->bindings[i].depth < reader->depth; i++)
        if (reader->bindings[i].prefix && !is_shadowed(reader, i) && mentions(text, length, reader->bindings[i].prefix))
            declare(&reading->markup, reader->bindings[i].prefix, reader->bindings[i].space);
}

/* CR LF and CR as LF. */
static void append_lines(fz__buffer *markup, const char *text, size_t length)
{
    const char *end = text + length, *cr;

    while ((cr = memchr(text, '\r', (size_t)(end - text)))) {
        fz__buffer_append(markup, text, (size_t)(cr - text));
        fz__buffer_char(markup, '\n');
        text = cr + 1 + (cr + 1 < end && cr[1] == '\n');
    }
    fz__buffer_append(markup, text, (size_t)(end - text));
}

void fz__foreign_element(fz__reading *reading, const fz__xml_reader *reader)
{
    const char *text = reader->bytes + reading->foreign;
    size_t length = reader->after - reading->foreign;
    fz__token tag;

    fz__token_read(&tag, reader->bytes, reader->after, reading->foreign);
    reading->markup.length = 0;
    fz__buffer_append(&reading->markup, text, 1 + tag.name_length);
    declare_inherited(reading, reader, text, length);
    append_lines(&reading->markup, text + 1 + tag.name_length, length - 1 - tag.name_length);
}
