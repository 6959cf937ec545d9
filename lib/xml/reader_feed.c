/* Feeding the push parser in pieces.
 *
 * Where a piece ends decides what libxml2 2.9.14 does. It looks for > without minding quotation marks in the root's tag;
 * takes <!--> outside the root for a whole comment; misses ]]> when it is cut in two; hands out a CDATA section in steps
 * that look at all of it again each time; and checks a start tag's attributes against each other before anybody can count
 * them. So markup is never cut: a piece ends before a < or behind a tag, else within running text; markup that is no tag and
 * what is longer than a piece is fed alone, after a look at its size.
 *
 * Running text is most of a document, and the parser copies it character by character only to give it back as it is. So it
 * is passed: a piece ends behind the tag before it, and once the parser has taken all of that, the text is handed over and the
 * next piece begins with the markup behind it. This is left to the parser where anything in a text could concern it. */
#include "xml/reader_internal.h"
#include "xml/token.h"

/* libxml2 gives up beyond 10,000,000 bytes, those it has not yet let go of included. */
#define LONGEST 8000000

/* Text is passed from this length on: a shorter one is not worth a piece. Fed in smaller pieces, none is. */
#define PASSED 64
#define EACH   (UINT64_MAX / 0xFF) /* a 1 in each byte */

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

/* The first markup in [at, end) that is no tag, within which a < or > may stand; `end` when there is none. */
static size_t other_markup(const fz__xml_reader *reader, size_t at, size_t end)
{
    const char *bytes = reader->bytes, *found;

    for (const char *marks = "!?"; *marks; marks++) {
        size_t from = at;

        while (from + 1 < end && (found = memchr(bytes + from + 1, *marks, end - from - 1))) {
            from = (size_t)(found - bytes);
            if (bytes[from - 1] == '<')
                end = from - 1;
        }
    }
    return end;
}

/* The same for a window of any size: step by step, for each piece may end at what is found. */
static size_t next_other(const fz__xml_reader *reader, size_t at, size_t end)
{
    while (end - at > FZ_XML_PIECE) {
        size_t most = at + FZ_XML_PIECE, found = other_markup(reader, at, most);

        if (found < most)
            return found;
        at = most - 1; /* the < of markup may be the last byte */
    }
    return other_markup(reader, at, end);
}

/* The last < in (first, end], or `first`. */
static size_t last_tag(const fz__xml_reader *reader, size_t first, size_t end)
{
    while (end > first && reader->bytes[end] != '<')
        end--;
    return end;
}

/* Where to cut before a < in (fed, end], before which there are tags alone: `fed` when there is no such place. */
static size_t markup_cut(const fz__xml_reader *reader, size_t fed, size_t end)
{
    size_t cut = last_tag(reader, fed, end), tag;
    fz__token token;

    if (cut == fed)
        return reader->bytes[fed] == '<' ? fed : end;
    tag = last_tag(reader, fed, cut - 1);
    if (reader->bytes[tag] != '<')
        return cut;
    fz__token_read(&token, reader->bytes, reader->length, tag);
    return token.complete ? cut : tag;
}

/* The first < in [at, end); `end` when there is none. */
static size_t text_end(const fz__xml_reader *reader, size_t at, size_t end)
{
    const char *next = memchr(reader->bytes + at, '<', end - at);

    return next ? (size_t)(next - reader->bytes) : end;
}

/* Whether what stands at `at` is a short piece of white space and then markup, as between most tags. */
static bool is_layout(const fz__xml_reader *reader, size_t *at)
{
    const char *p = reader->bytes + *at;
    size_t most = reader->length - *at < PASSED ? reader->length - *at : PASSED, i = 0;

    while (i < most && (p[i] == ' ' || p[i] == '\n'))
        i++;
    *at += i;
    return i < most && p[i] == '<';
}

/* The end of the first tag in [fed, end) behind which text stands that is long enough to be passed; `end` when there is
 * none. Nothing is looked at much beyond `end`: a text that is fed piece by piece would be read to its end for each. */
static size_t before_text(const fz__xml_reader *reader, size_t fed, size_t end)
{
    size_t most = reader->length - end < PASSED ? reader->length : end + PASSED;
    size_t tag = text_end(reader, fed, end);

    while (tag < end) {
        const char *close = memchr(reader->bytes + tag, '>', end - tag);
        size_t text = close ? (size_t)(close + 1 - reader->bytes) : end, next = text;
        fz__token token;

        if (!is_layout(reader, &next))
            next = text_end(reader, next, most);
        if (next - text >= PASSED && text < end) {
            fz__token_read(&token, reader->bytes, reader->length, tag);
            if (token.end == text) /* else the > stands in a value */
                return text;
        }
        tag = next;
    }
    return end;
}

/* About how many bytes to feed behind `fed`. A parser that waits, for the ; of a reference, looks at all that it was given each time
 * that it is given more: so it is given as much again, and the time grows no faster than the text. */
static size_t piece_length(const fz__xml_reader *reader, size_t fed)
{
    size_t waiting = fed - fz__xml_taken(reader);

    return waiting > reader->piece ? waiting : reader->piece;
}

static size_t piece_end(fz__xml_reader *reader, size_t fed)
{
    size_t length = piece_length(reader, fed);
    size_t window = reader->length - fed < length ? reader->length : fed + length;
    size_t end = window, cut;

    if (reader->plain < window) {
        end = next_other(reader, reader->plain > fed ? reader->plain - 1 : fed, window);
        reader->plain = end;
    }
    if (end == fed)
        return markup_end(reader, fed);
    cut = before_text(reader, fed, end);
    if (cut < end)
        return cut;
    if (end == reader->length)
        return end;
    cut = markup_cut(reader, fed, end);
    if (cut == fed)
        return markup_end(reader, fed);
    return cut == end && reader->bytes[end - 1] != '>' ? text_cut(reader, end) : cut;
}

/* Whether a byte could concern the parser: markup, a character that XML has not, a line's end that it mends. EF BF is how
 * U+FFFE and U+FFFF begin, and a few more. */
static bool concerns(const unsigned char *p)
{
    return *p == '&' || *p == ']' || (*p < 0x20 && *p != '\t' && *p != '\n') || (*p == 0xBF && p[-1] == 0xEF);
}

/* The high bit of each byte that is `byte`, and perhaps of some others when there is one. */
static inline uint64_t marked(uint64_t word, uint64_t byte)
{
    word ^= EACH * byte;
    return (word - EACH) & ~word & EACH * 0x80;
}

/* Whether the parser would give a text behind a tag as it stands. Of eight bytes, they are looked at one by one where one
 * may concern it. */
static bool is_plain(const char *text, size_t length)
{
    const unsigned char *p = (const unsigned char *)text, *end = p + length;

    for (; end - p >= 8; p += 8) {
        uint64_t word, few;

        memcpy(&word, p, sizeof(word));
        few = (word - EACH * 0x20) & ~word & EACH * 0x80;
        if (few | marked(word, '&') | marked(word, ']') | marked(word, 0xBF))
            for (size_t i = 0; i < 8; i++)
                if (concerns(p + i))
                    return false;
    }
    for (; p < end; p++)
        if (concerns(p))
            return false;
    return true;
}

/* Hand over the text at `fed`, if the parser has just read a tag there and need not see it; where it ends. */
static size_t pass_text(fz__xml_reader *reader, size_t fed)
{
    size_t end;

    if (reader->stopped || !reader->depth || reader->piece < PASSED || reader->after != fed ||
        fz__xml_taken(reader) != fed)
        return fed;
    end = text_end(reader, fed, reader->length);
    if (end - fed < PASSED || end == reader->length || !is_plain(reader->bytes + fed, end - fed))
        return fed;
    fz__xml_pass(reader, end - fed);
    return end;
}

bool fz__xml_feed(fz__xml_reader *reader)
{
    size_t fed = reader->bom;

    while (fed < reader->length && !reader->stopped) {
        size_t end = piece_end(reader, fed);

        if (reader->stopped || xmlParseChunk(reader->parser, reader->bytes + fed, (int)(end - fed), 0) != 0)
            return false;
        fed = pass_text(reader, end);
    }
    reader->last = true;
    return !reader->stopped && xmlParseChunk(reader->parser, NULL, 0, 1) == 0;
}
