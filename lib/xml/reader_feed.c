/* Feeding the push parser in pieces.
 *
 * Where a piece ends decides what libxml2 2.9.14 does: it looks for > without minding quotation marks in the root's tag,
 * misses ]]> when it is cut in two, hands out a CDATA section in steps that look at all of it again each time, and checks
 * a start tag's attributes against each other before anybody can count them. So a piece ends before a <, else within
 * running text; what is longer than a piece is fed whole, after a look at its size. */
#include "xml/reader_internal.h"
#include "xml/token.h"

/* libxml2 gives up beyond this, with a message about its insides. */
#define LONGEST 10000000

static size_t refuse(fz__xml_reader *reader, size_t at, size_t end, const char *what, uint64_t value, uint64_t limit)
{
    char digits[2][FZ_DIGITS];

    reader->sound = end;
    fz__xml_note(reader, &(fz__xml_fault){
                             .status = FZ_ELIMIT,
                             .offset = at,
                             .length = end - at,
                             .arguments = FZ_ARGS(what, fz__digits(value, digits[0]), fz__digits(limit, digits[1]))});
    reader->stopped = true;
    return end;
}

/* Where the token ends that the parser is in, or is about to meet, at `at`. Refused when libxml2 would choke on it. */
static size_t token_end(fz__xml_reader *reader, size_t at)
{
    uint64_t most = fz_context_limit(reader->context, FZ_LIMIT_ATTRIBUTES);
    fz__token token = {.at = at};

    if (fz__xml_in_cdata(reader->parser)) {
        token.end = fz__token_behind(reader->bytes, reader->length, at, "]]>");
        token.end = token.end ? token.end : reader->length;
    } else {
        fz__token_read(&token, reader->bytes, reader->length, at);
    }
    if (token.values > most)
        return refuse(reader, at, token.end, FZ_WORD_XML_ATTRIBUTES, token.values, most);
    if (token.end - at > LONGEST)
        return refuse(reader, at, token.end, FZ_WORD_XML_MARKUP, token.end - at, LONGEST);
    return token.end;
}

/* A place in running text at or after `at` where it can be cut: between characters, and not behind ] or CR. */
static size_t text_cut(const fz__xml_reader *reader, size_t at)
{
    while (at < reader->length && (((unsigned char)reader->bytes[at] & 0xC0) == 0x80 || reader->bytes[at - 1] == ']' ||
                                   reader->bytes[at - 1] == '\r'))
        at++;
    return at;
}

/* Where the piece that begins at `fed` ends. The parser has read up to `read`: less than that where a token is cut. */
static size_t piece_end(fz__xml_reader *reader, size_t fed, size_t read)
{
    size_t end = reader->length - fed > reader->piece ? fed + reader->piece : reader->length, whole;

    if (fz__xml_in_cdata(reader->parser) || (read < fed && reader->bytes[read] == '<')) {
        whole = token_end(reader, read);
        return whole > fed ? whole : end;
    }
    if (end == reader->length)
        return end;
    for (size_t at = end; at > fed; at--)
        if (reader->bytes[at] == '<')
            return at;
    whole = reader->bytes[fed] == '<' ? token_end(reader, fed) : end;
    return whole > end ? whole : text_cut(reader, end);
}

bool fz__xml_feed(fz__xml_reader *reader)
{
    size_t fed = reader->bom;

    while (fed < reader->length && !reader->stopped) {
        size_t end = piece_end(reader, fed, reader->bom + fz__xml_consumed(reader->parser));

        if (reader->stopped || xmlParseChunk(reader->parser, reader->bytes + fed, (int)(end - fed), 0) != 0)
            return false;
        fed = end;
    }
    reader->last = true;
    return !reader->stopped && xmlParseChunk(reader->parser, NULL, 0, 1) == 0;
}
