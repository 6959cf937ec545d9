/* Feeding the push parser in pieces.
 *
 * Where a piece ends decides what libxml2 2.9.14 does. It looks for > without minding quotation marks in the root's tag;
 * takes <!--> outside the root for a whole comment; misses ]]> when it is cut in two; hands out a CDATA section in steps
 * that look at all of it again each time; and checks a start tag's attributes against each other before anybody can count
 * them. So markup is never cut: a piece ends before a <, else within running text, and what is longer than a piece is fed
 * whole, after a look at its size. */
#include "xml/reader_internal.h"
#include "xml/token.h"

/* libxml2 gives up beyond 10,000,000 bytes, those it has not yet let go of included. */
#define LONGEST 8000000

static void refuse(fz__xml_reader *reader, const fz__token *token, const char *what, uint64_t value, uint64_t limit)
{
    char digits[2][FZ_DIGITS];

    reader->sound = token->end;
    fz__xml_note(reader, &(fz__xml_fault){
                             .status = FZ_ELIMIT,
                             .offset = token->at,
                             .length = token->end - token->at,
                             .arguments = FZ_ARGS(what, fz__digits(value, digits[0]), fz__digits(limit, digits[1]))});
    reader->stopped = true;
}

/* Where a piece ends that begins with the markup at `at` and holds nothing else. Of a tag with a < in it, that is fed as
 * well: there libxml2 finds the fault. */
static size_t markup_end(fz__xml_reader *reader, size_t at)
{
    uint64_t most = fz_context_limit(reader->context, FZ_LIMIT_ATTRIBUTES);
    fz__token token;

    fz__token_read(&token, reader->bytes, reader->length, at);
    if (token.values / 2 > most) /* declarations, which look the same here, have a count of their own */
        refuse(reader, &token, FZ_WORD_XML_ATTRIBUTES, token.values, most);
    else if (token.end - at > LONGEST)
        refuse(reader, &token, FZ_WORD_XML_MARKUP, token.end - at, LONGEST);
    return token.complete || token.end == reader->length ? token.end : token.end + 1;
}

/* A place in running text at or after `at` where it can be cut: between characters, and not behind ] or CR. */
static size_t text_cut(const fz__xml_reader *reader, size_t at)
{
    while (at < reader->length && reader->bytes[at] != '<' &&
           (((unsigned char)reader->bytes[at] & 0xC0) == 0x80 || reader->bytes[at - 1] == ']' ||
            reader->bytes[at - 1] == '\r'))
        at++;
    return at;
}

/* Whether there is other markup than tags, within which a < may stand. */
static bool has_other_markup(const char *bytes, size_t length, char mark)
{
    const char *at = bytes, *end = bytes + length;

    while ((at = memchr(at, mark, (size_t)(end - at)))) {
        if (at > bytes && at[-1] == '<')
            return true;
        at++;
    }
    return false;
}

/* The last < in (first, end], or `first`. */
static size_t last_tag(const fz__xml_reader *reader, size_t first, size_t end)
{
    while (end > first && reader->bytes[end] != '<')
        end--;
    return end;
}

/* The beginning of the markup that `end` falls into, by going from one to the next; `end` when it falls into text. */
static size_t walk(const fz__xml_reader *reader, size_t at, size_t end)
{
    fz__token token = {.end = at};

    while (token.end < end) {
        const char *next = memchr(reader->bytes + token.end, '<', end - token.end);

        if (!next)
            return end;
        fz__token_read(&token, reader->bytes, reader->length, (size_t)(next - reader->bytes));
        if (token.end > end || !token.complete)
            return token.at;
    }
    return end;
}

/* Where to cut before a < in (fed, end]: `fed` when there is no such place. */
static size_t markup_cut(const fz__xml_reader *reader, size_t fed, size_t end)
{
    const char *bytes = reader->bytes + fed;
    size_t cut, tag;
    fz__token token;

    if (has_other_markup(bytes, end - fed, '!') || has_other_markup(bytes, end - fed, '?'))
        return walk(reader, fed, end);
    cut = last_tag(reader, fed, end);
    if (cut == fed)
        return reader->bytes[fed] == '<' ? fed : end;
    tag = last_tag(reader, fed, cut - 1);
    if (reader->bytes[tag] != '<')
        return cut;
    fz__token_read(&token, reader->bytes, reader->length, tag);
    return token.complete ? cut : tag;
}

static size_t piece_end(fz__xml_reader *reader, size_t fed)
{
    size_t end = fed + reader->piece, cut;

    if (reader->length - fed <= reader->piece)
        return reader->length;
    cut = markup_cut(reader, fed, end);
    if (cut == fed)
        return markup_end(reader, fed);
    return cut == end && reader->bytes[end - 1] != '>' ? text_cut(reader, end) : cut;
}

bool fz__xml_feed(fz__xml_reader *reader)
{
    size_t fed = reader->bom;

    while (fed < reader->length && !reader->stopped) {
        size_t end = piece_end(reader, fed);

        if (reader->stopped || xmlParseChunk(reader->parser, reader->bytes + fed, (int)(end - fed), 0) != 0)
            return false;
        fed = end;
    }
    reader->last = true;
    return !reader->stopped && xmlParseChunk(reader->parser, NULL, 0, 1) == 0;
}
