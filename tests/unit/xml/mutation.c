/* Broken and odd texts by the thousand, always the same ones: however they are cut into pieces, the answer is one. */
#include "events.h"
#include "plan.h"
#include "xml/vocabulary_internal.h"

#include <criterion/criterion.h>

static const char seed[] =
    "<?xml version='1.0'?>\n<!-- c --><plan xmlns='urn:x:plan:1' id='a' when='2016-01-25' xmlns:x='urn:x' "
    "x:q='&amp;'>\n"
    "<head><name>名 &amp; <![CDATA[<>]]></name><note/><note>a<x:b c='y:1'>t<d/></x:b>b<!--k--></note></head>\n"
    "<x:meta xmlns:z='urn:z'><z:q/>\n</x:meta><part id='s1' "
    "n='7'><p>推进依法行政，“放管服”改革，￥一\n二\t三；依法全面履行政府职能</p>"
    "<step kind='cooperate' sure='true'\n"
    " place='1:2:3:4' size='1.5' min='0'><p>t</p><?do it?><who unit='u' "
    "rank='2'/></step></part>\r\n<end>2016-12-31</end></plan>";

static const char *const pieces[] = {
    "<",       "</",        "/>",   ">",         "\"",           "'",    "=",    "&",      "&amp;",
    "&#65;",   "&x;",       "]]>",  "]",         "<![CDATA[",    "<!--", "-->",  "--",     "<!-->",
    "<?pi ",   "?>",        " ",    "\n",        "\r",           "\r\n", "中",   "é",      "\xEF\xBB\xBF",
    "\x01",    "\xFF",      "x:",   "xmlns='u'", "<!DOCTYPE a>", "<p>",  "</p>", "<step>", "</step>",
    "</plan>", "<a b='>'>", "</a>", "<x:a/>",    " id='a'",
};

static uint64_t state = 88172645463325252u;

static size_t below(size_t limit)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)((state >> 16) % limit);
}

/* Change `text`, which has room, in one place. */
static size_t mutate(char *text, size_t length)
{
    const char *piece = pieces[below(sizeof(pieces) / sizeof(pieces[0]))];
    size_t at = below(length + 1), size = strlen(piece), cut = below(30);

    switch (below(3)) {
    case 0:
        memmove(text + at + size, text + at, length - at);
        memcpy(text + at, piece, size);
        return length + size;
    case 1:
        cut = cut < length - at ? cut : length - at;
        memmove(text + at, text + at + cut, length - at - cut);
        return length - cut;
    default:
        if (at < length)
            text[at] = (char)below(256);
        return below(8) ? length : at;
    }
}

static bool is_syntax(fz_status status)
{
    return status == FZ_EXML || status == FZ_ETRUNCATED || status == FZ_ETAG || status == FZ_EENTITY ||
           status == FZ_ECHARACTER || status == FZ_EPREFIX;
}

/* What is said of a text, and what is read of it when it is whole. Where the syntax breaks, libxml2 may withhold some text
 * before the break, and a table then has less to say before it: only the break itself is compared. */
static void answer(fz_context *context, const char *text, size_t length, size_t piece, bool by_table, fz__buffer *lines)
{
    events seen;
    plan_reading planned = {.fail_at = NULL};
    fz_error *error = NULL;
    const fz_error *last;
    fz_status status;

    events_init(&seen, context, true);
    fz__buffer_init(&planned.lines, context);
    if (by_table)
        status = fz__vocabulary_read_pieces(context, &plan, NULL, text, length, piece, &plan_handler, &planned, NULL,
                                            &error);
    else
        status = fz__xml_read_pieces(context, NULL, text, length, piece, &events_handler, &seen, &error);
    if (status == FZ_OK)
        fz__buffer_string(lines, by_table ? planned.lines.bytes : events_text(&seen));
    for (last = error; fz_error_next(last);)
        last = fz_error_next(last);
    errors_describe(is_syntax(fz_error_status(last)) ? last : error, lines);
    cr_assert_eq(status, fz_error_status(error));
    cr_assert_neq(status, FZ_ENOMEM);
    fz_error_free(error);
    events_clear(&seen);
    fz__buffer_clear(&planned.lines);
}

static void expect_one_answer(fz_context *context, const char *text, size_t length, bool by_table)
{
    fz__buffer first, other;

    fz__buffer_init(&first, context);
    answer(context, text, length, FZ_XML_PIECE, by_table, &first);
    for (size_t i = 0; piece_sizes[i]; i++) {
        fz__buffer_init(&other, context);
        answer(context, text, length, piece_sizes[i], by_table, &other);
        cr_assert_str_eq(other.bytes, first.bytes, "in pieces of %zu: %.*s", piece_sizes[i], (int)length, text);
        fz__buffer_clear(&other);
    }
    fz__buffer_clear(&first);
}

Test(mutation, gives_one_answer_for_pieces_of_every_size, .timeout = 600)
{
    fz_context *context;

    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    for (size_t i = 0; i < 1000; i++) {
        char text[sizeof(seed) + 100];
        size_t length = sizeof(seed) - 1;
        char *exact;

        memcpy(text, seed, length);
        for (size_t n = below(4); n > 0; n--)
            length = mutate(text, length);
        exact = fz__alloc(context, length); /* so that a step too far is seen */
        memcpy(exact, text, length);
        expect_one_answer(context, exact, length, i & 1);
        fz__free(context, exact, length);
    }
    fz_context_unref(context);
}
