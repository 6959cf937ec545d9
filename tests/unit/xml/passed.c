/* Long texts pass by the parser: of random documents, full of what could concern it, the same is read when each byte is fed to it,
 * and the same as plain libxml2 reads of them. */
#include "events.h"

#include <criterion/criterion.h>
#include <libxml/parser.h>
#include <stdio.h>

enum { ROOM = 40000, DOCUMENTS = 600 };

/* Runs of text that the parser would give as they stand. */
static const char *const fills[] = {
    "推进依法行政，", "abc def ghi jkl mno pqr ", "\xF0\xA0\x80\x80𝄞", "\n\t ", "é\x7F\xC2\x85", "ﾀ￥"};

/* What could concern it. */
static const char *const odd[] = {
    "&amp;",
    "&#65;",
    "&#xFFFE;",
    "&x;",
    "&",
    "]]>",
    "]]",
    "]",
    ">",
    "\r\n",
    "\r",
    "\x01",
    "\x1F",
    "\xFF",
    "\xC0\x80",
    "\xED\xA0\x80",
    "\xEF\xBF\xBE",
    "\xEF\xBF\xBF",
    "\xEF\xBF\xBD",
    "\xF4\x90\x80\x80",
    "\xF4\x8F\xBF\xBF",
    "\xEF\xBB\xBF",
    "\xE2\x80\xA8",
    "<",
    "<!",
    "<?",
};

static const char *const markup[] = {
    "<!--c-->",  "<!-- > -->", "<![CDATA[<a>&]]]>", "<![CDATA[]]>",
    "<?do it?>", "<a/>",       "<a b='>'/>",        "<a\n b=\"/>\" />",
};

static uint64_t state = 0x9E3779B97F4A7C15u;

static size_t below(size_t limit)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)((state >> 16) % limit);
}

#define ONE_OF(strings) strings[below(sizeof(strings) / sizeof((strings)[0]))]

/* `left`: how many odd things the document may still hold. */
static void add_text(fz__buffer *out, size_t *left)
{
    size_t most = below(8) ? below(130) : below(9000), start = out->length;

    while (out->length - start < most) {
        bool is_odd = *left > 0 && !below(60);

        fz__buffer_string(out, is_odd ? ONE_OF(odd) : ONE_OF(fills));
        *left -= is_odd;
    }
}

static void add_element(fz__buffer *out, size_t *left, size_t depth)
{
    fz__buffer_string(out, "<e>");
    for (size_t parts = below(5); parts > 0 && out->length < ROOM; parts--) {
        add_text(out, left);
        if (depth && below(2))
            add_element(out, left, depth - 1);
        else
            fz__buffer_string(out, ONE_OF(markup));
    }
    add_text(out, left);
    fz__buffer_string(out, below(300) ? "</e>" : "</f>");
}

static void make(fz__buffer *out)
{
    static const char *const heads[] = {"",
                                        "",
                                        "\xEF\xBB\xBF",
                                        "<?xml version='1.0'?>\n",
                                        "<?xml version='1.0' encoding='GB18030'?>",
                                        "<?xml version='1.1'?>"};
    size_t left = below(3); /* no more: of a text, only what is found first is told */

    fz__buffer_string(out, ONE_OF(heads));
    add_element(out, &left, 4);
    if (!below(10))
        add_text(out, &left);
}

/* ---- plain libxml2 --------------------------------------------------------------------------------------------------- */

static void plain_start(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *space, int spaces,
                        const xmlChar **declared, int count, int defaulted, const xmlChar **values)
{
    fz__buffer *out = user;

    (void)prefix, (void)space, (void)spaces, (void)declared, (void)count, (void)defaulted, (void)values;
    fz__buffer_char(out, '<');
    fz__buffer_string(out, (const char *)local);
    fz__buffer_char(out, '>');
}

static void plain_end(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *space)
{
    (void)local, (void)prefix, (void)space;
    fz__buffer_string(user, "</>");
}

static void plain_text(void *user, const xmlChar *bytes, int length)
{
    fz__buffer_append(user, (const char *)bytes, (size_t)length);
}

static void plain_error(void *user, fz__xml_raised raised)
{
    (void)user, (void)raised;
}

/* Whether libxml2 finds a text well-formed, and what it reads of it. */
static bool read_plainly(const char *bytes, size_t length, fz__buffer *out)
{
    xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                             .startElementNs = plain_start,
                             .endElementNs = plain_end,
                             .characters = plain_text,
                             .ignorableWhitespace = plain_text,
                             .cdataBlock = plain_text,
                             .serror = plain_error};
    xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, out, NULL, 0, NULL);
    bool sound;

    xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    xmlParseChunk(parser, bytes, (int)length, 1);
    sound = parser->wellFormed;
    xmlFreeParserCtxt(parser);
    return sound;
}

/* ---- ours ------------------------------------------------------------------------------------------------------------ */

static fz_status our_start(void *user, fz__xml_reader *reader, const fz__xml_name *name,
                           const fz__xml_attribute *attributes, size_t count)
{
    (void)reader, (void)attributes, (void)count;
    plain_start(user, (const xmlChar *)name->local, NULL, NULL, 0, NULL, 0, 0, NULL);
    return FZ_OK;
}

static fz_status our_end(void *user, fz__xml_reader *reader)
{
    (void)reader;
    plain_end(user, NULL, NULL, NULL);
    return FZ_OK;
}

static fz_status our_text(void *user, fz__xml_reader *reader, const char *bytes, size_t length)
{
    (void)reader;
    fz__buffer_append(user, bytes, length);
    return FZ_OK;
}

static const fz__xml_handler plain_handler = {our_start, our_end, our_text, NULL, NULL};

static bool read_ours(fz_context *context, const char *bytes, size_t length, fz__buffer *out)
{
    return fz__xml_read(context, NULL, bytes, length, &plain_handler, out, NULL) == FZ_OK;
}

static size_t compare_with_libxml2(fz_context *context, const char *bytes, size_t length)
{
    fz__buffer ours, theirs;
    size_t skipped;
    bool sound;

    fz__buffer_init(&ours, context);
    fz__buffer_init(&theirs, context);
    skipped = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0; /* told its encoding, it expects no mark */
    sound = read_plainly(bytes + skipped, length - skipped, &theirs);
    cr_assert_eq(read_ours(context, bytes, length, &ours), sound, "%.*s", (int)length, bytes);
    if (sound) {
        cr_assert_eq(ours.length, theirs.length, "%.*s", (int)length, bytes);
        cr_assert_arr_eq(ours.bytes, theirs.bytes, ours.length, "%.*s", (int)length, bytes);
    }
    fz__buffer_clear(&ours);
    fz__buffer_clear(&theirs);
    return sound;
}

/* All events with their places, or all that the errors say. */
static void tell(fz_context *context, const char *bytes, size_t length, size_t piece, fz__buffer *lines)
{
    events seen;
    fz_error *error = NULL;

    events_init(&seen, context, true);
    if (fz__xml_read_pieces(context, NULL, bytes, length, piece, &events_handler, &seen, &error) == FZ_OK)
        fz__buffer_string(lines, events_text(&seen));
    errors_describe(error, lines);
    fz_error_free(error);
    events_clear(&seen);
}

static void compare_with_pieces(fz_context *context, const char *bytes, size_t length)
{
    static const size_t sizes[] = {64, 65, 300, 4096, FZ_XML_PIECE};
    fz__buffer fed, passed;

    fz__buffer_init(&fed, context);
    tell(context, bytes, length, 63, &fed); /* in pieces as small as that no text is passed */
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        fz__buffer_init(&passed, context);
        tell(context, bytes, length, sizes[i], &passed);
        cr_assert_str_eq(passed.bytes, fed.bytes, "in pieces of %zu: %.*s", sizes[i], (int)length, bytes);
        fz__buffer_clear(&passed);
    }
    fz__buffer_clear(&fed);
}

Test(passed, texts_are_read_as_the_parser_reads_them, .timeout = 600)
{
    fz_context *context;
    size_t sound = 0;

    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    for (size_t i = 0; i < DOCUMENTS; i++) {
        fz__buffer made;
        char *exact;

        fz__buffer_init(&made, context);
        make(&made);
        exact = fz__alloc(context, made.length); /* so that a step too far is seen */
        memcpy(exact, made.bytes, made.length);
        compare_with_pieces(context, exact, made.length);
        sound += compare_with_libxml2(context, exact, made.length);
        fz__free(context, exact, made.length);
        fz__buffer_clear(&made);
    }
    cr_assert(sound > DOCUMENTS / 4 && sound < DOCUMENTS * 3 / 4, "%zu of the documents are sound", sound);
    fz_context_unref(context);
}
