/* What Akoma Ntoso is, and the text that is made of it. */
#include "directive/akn.h"

#include "base/utf8.h"
#include "directive/akn_internal.h"
#include "xml/escape.h"
#include "xml/token.h"

/* Behind declaration, comments and instructions stands the root: <akomaNtoso> or <x:akomaNtoso>. */
bool fz__akn_is(const char *bytes, size_t length)
{
    static const char root[] = "akomaNtoso";
    size_t at = fz__utf8_mark(bytes, length), size = sizeof(root) - 1;
    const char *next;

    while ((next = memchr(bytes + at, '<', length - at))) {
        fz__token token;

        fz__token_read(&token, bytes, length, (size_t)(next - bytes));
        if (token.kind != FZ_TOKEN_OTHER)
            return token.name_length >= size && memcmp(token.name + token.name_length - size, root, size) == 0 &&
                   (token.name_length == size || token.name[token.name_length - size - 1] == ':');
        if (!token.complete || token.end <= at)
            return false;
        at = token.end;
    }
    return false;
}

void fz__akn_text_init(fz__akn_text *text, fz_context *context)
{
    *text = (fz__akn_text){.marks = NULL};
    fz__buffer_init(&text->bytes, context);
}

void fz__akn_text_clear(fz__akn_text *text)
{
    fz__free(text->bytes.context, text->marks, text->mark_capacity * sizeof(*text->marks));
    fz__buffer_clear(&text->bytes);
}

static bool goes_on(const fz__akn_text *text, size_t from, bool verbatim)
{
    const fz__xml_mark *last = text->mark_count ? &text->marks[text->mark_count - 1] : NULL;

    if (!last || last->verbatim != verbatim)
        return false;
    return last->from + (verbatim ? text->bytes.length - last->at : 0) == from;
}

void fz__akn_put(fz__akn_text *text, const char *bytes, size_t length, size_t from, bool verbatim)
{
    if (!length)
        return;
    if (!goes_on(text, from, verbatim)) {
        if (!FZ_GROW(text->bytes.context, &text->marks, &text->mark_capacity, text->mark_count + 1)) {
            text->bytes.failed = true;
            return;
        }
        text->marks[text->mark_count++] = (fz__xml_mark){text->bytes.length, from, verbatim};
    }
    fz__buffer_append(&text->bytes, bytes, length);
}

void fz__akn_put_escaped(fz__akn_text *text, const char *bytes, size_t length, size_t from, bool in_value)
{
    size_t start = 0;

    for (size_t i = 0; i < length; i++) {
        const char *instead = fz__xml_reference(bytes[i], in_value);

        if (!instead)
            continue;
        fz__akn_put(text, bytes + start, i - start, from, false);
        fz__akn_put(text, instead, strlen(instead), from, false);
        start = i + 1;
    }
    fz__akn_put(text, bytes + start, length - start, from, false);
}

const fz__xml_attribute *fz__akn_attribute(const fz__xml_attribute *attributes, size_t count, const char *space,
                                           const char *local)
{
    for (size_t i = 0; i < count; i++)
        if (fz__akn_named(&attributes[i].name, space, local))
            return &attributes[i];
    return NULL;
}

bool fz__akn_named(const fz__xml_name *name, const char *space, const char *local)
{
    if (strcmp(name->local, local) != 0)
        return false;
    return space && name->space ? strcmp(name->space, space) == 0 : space == name->space;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool fz__akn_next_attribute(const char *tag, size_t length, size_t *at, size_t *start, size_t *name, size_t *name_end)
{
    size_t i = *at;
    const char *end;

    if (i == 0)
        while (i < length && !is_space(tag[i]) && tag[i] != '>' && tag[i] != '/')
            i++;
    *start = i;
    while (i < length && is_space(tag[i]))
        i++;
    *name = i;
    while (i < length && tag[i] != '=' && tag[i] != '>' && tag[i] != '/' && !is_space(tag[i]))
        i++;
    *name_end = i;
    while (i < length && tag[i] != '"' && tag[i] != '\'')
        i++;
    if (*name == *name_end || i + 1 >= length)
        return false;
    end = memchr(tag + i + 1, tag[i], length - i - 1);
    *at = end ? (size_t)(end + 1 - tag) : length;
    return end != NULL;
}

fz_status fz__akn_read(fz_context *context, const char *bytes, size_t length, const char *source, fz__akn_text *text,
                       fz__findings *findings, fz_error **error)
{
    fz__akn_body body = {.context = context, .bytes = bytes, .length = length, .outline = SIZE_MAX};
    fz_status status;

    fz__arena_init(&body.arena, context);
    fz__buffer_init(&body.declarations, context);
    fz__buffer_string(&body.declarations, "<x");
    status = body.declarations.failed ? fz__no_memory(error) : fz__akn_collect(&body, source, error);
    if (status == FZ_OK && body.outline != SIZE_MAX)
        status = fz__akn_rebuild(&body, source, text, error);
    else if (status == FZ_OK)
        status = fz__akn_guess(context, bytes, length, source, text, findings, error);
    fz__buffer_clear(&body.declarations);
    fz__free(context, body.nodes, body.node_capacity * sizeof(*body.nodes));
    fz__free(context, body.units, body.unit_capacity * sizeof(*body.units));
    fz__arena_clear(&body.arena);
    return status;
}
