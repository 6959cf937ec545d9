/* Tokens by their looks. Every function takes any bytes: it reads on to the next thing that can end what it is in. */
#include "xml/token.h"

#include <string.h>

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Where `mark` ends at or after `at`; 0 when it does not come. */
static size_t behind(const char *bytes, size_t length, size_t at, const char *mark)
{
    size_t size = strlen(mark);

    while (at < length && length - at >= size) {
        const char *found = memchr(bytes + at, mark[0], length - at - size + 1);

        if (!found)
            return 0;
        at = (size_t)(found - bytes);
        if (memcmp(found, mark, size) == 0)
            return at + size;
        at++;
    }
    return 0;
}

static bool ends_name(char c)
{
    return is_space(c) || c == '/' || c == '>' || c == '=' || c == '<' || c == '"' || c == '\'' || c == '\0';
}

static size_t name_end(const char *bytes, size_t length, size_t at)
{
    while (at < length && !ends_name(bytes[at]))
        at++;
    return at;
}

static size_t skip_space(const char *bytes, size_t length, size_t at)
{
    while (at < length && is_space(bytes[at]))
        at++;
    return at;
}

/* Behind a quoted value that begins at `at`; its closing mark, a < or the end of the bytes ends it. */
static size_t value_end(const char *bytes, size_t length, size_t at)
{
    char quote = bytes[at++];

    while (at < length && bytes[at] != quote && bytes[at] != '<')
        at++;
    return at < length && bytes[at] == quote ? at + 1 : at;
}

static void read_start_tag(fz__token *token, const char *bytes, size_t length)
{
    size_t at = token->at + 1 + token->name_length;

    while (at < length && bytes[at] != '>' && bytes[at] != '<') {
        bool quoted = bytes[at] == '"' || bytes[at] == '\'';

        token->values += quoted;
        at = quoted ? value_end(bytes, length, at) : at + 1;
    }
    token->complete = at < length && bytes[at] == '>';
    token->kind = token->complete && bytes[at - 1] == '/' ? FZ_TOKEN_EMPTY : FZ_TOKEN_START;
    token->end = token->complete ? at + 1 : at;
}

void fz__token_read(fz__token *token, const char *bytes, size_t length, size_t at)
{
    static const struct {
        const char *begin, *end;
        fz__token_kind kind;
    } kinds[] = {{"</", ">", FZ_TOKEN_END},
                 {"<!--", "-->", FZ_TOKEN_OTHER},
                 {"<![CDATA[", "]]>", FZ_TOKEN_OTHER},
                 {"<?", "?>", FZ_TOKEN_OTHER},
                 {"<!", ">", FZ_TOKEN_OTHER}};

    bool is_start = length - at > 1 && !strchr("/!?", bytes[at + 1]);

    *token = (fz__token){.kind = FZ_TOKEN_START, .at = at};
    for (size_t i = 0; !is_start && i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        size_t size = strlen(kinds[i].begin);

        if (length - at < size || memcmp(bytes + at, kinds[i].begin, size) != 0)
            continue;
        token->kind = kinds[i].kind;
        token->end = behind(bytes, length, at + size, kinds[i].end);
        token->complete = token->end != 0;
        token->end = token->complete ? token->end : length;
        token->name = kinds[i].begin;
        token->name_length = size;
        if (token->kind == FZ_TOKEN_END) {
            token->name = bytes + at + size;
            token->name_length = name_end(bytes, length, at + size) - at - size;
        }
        return;
    }
    token->name = bytes + at + 1;
    token->name_length = name_end(bytes, length, at + 1) - at - 1;
    read_start_tag(token, bytes, length);
}

bool fz__token_attribute(const char *bytes, size_t length, size_t at, const char *name, size_t *offset, size_t *span)
{
    size_t size = strlen(name);

    at = name_end(bytes, length, at + 1);
    while ((at = skip_space(bytes, length, at)) < length) {
        size_t begin = at, end = name_end(bytes, length, at);
        size_t quote = skip_space(bytes, length, end);

        if (end == begin || quote >= length || bytes[quote] != '=')
            return false;
        quote = skip_space(bytes, length, quote + 1);
        if (quote >= length || (bytes[quote] != '"' && bytes[quote] != '\''))
            return false;
        at = value_end(bytes, length, quote);
        if (end - begin == size && memcmp(bytes + begin, name, size) == 0) {
            *offset = begin;
            *span = at - begin;
            return true;
        }
    }
    return false;
}
