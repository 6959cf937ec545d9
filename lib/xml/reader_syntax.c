/* What libxml2 finds wrong with the syntax, in words of ours.
 *
 * Its messages are English, name its insides, and call a text that is cut off "Extra content at the end". Its codes are
 * stable; a row of the table says which fault each one is, and where it stands relative to where the parser has got to. */
#include "xml/reader_internal.h"
#include "xml/token.h"

typedef enum spot {
    SPOT_POINT,     /* where the parser is */
    SPOT_TAG,       /* the tag that it has just read */
    SPOT_REFERENCE, /* the & that it has just read past */
    SPOT_CDATA_END, /* the next ]]>: the parser may be where the text begins */
    SPOT_NAME       /* the < before, if it stands right behind it */
} spot;

typedef struct rule {
    int code;
    spot spot;
    const char *what; /* of FZ_EXML */
} rule;

static const rule rules[] = {
    {XML_ERR_DOCUMENT_EMPTY, SPOT_POINT, FZ_WORD_XML_BEFORE_ROOT},
    {XML_ERR_INVALID_HEX_CHARREF, SPOT_REFERENCE, FZ_WORD_XML_CHARACTER_REFERENCE},
    {XML_ERR_INVALID_DEC_CHARREF, SPOT_REFERENCE, FZ_WORD_XML_CHARACTER_REFERENCE},
    {XML_ERR_INVALID_CHARREF, SPOT_REFERENCE, FZ_WORD_XML_CHARACTER_REFERENCE},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, SPOT_REFERENCE, FZ_WORD_XML_REFERENCE},
    {XML_ERR_LT_IN_ATTRIBUTE, SPOT_POINT, FZ_WORD_XML_LT_IN_VALUE},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, SPOT_POINT, FZ_WORD_XML_UNQUOTED},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, SPOT_POINT, FZ_WORD_XML_UNCLOSED_VALUE},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, SPOT_POINT, FZ_WORD_XML_NO_VALUE},
    {XML_ERR_ATTRIBUTE_REDEFINED, SPOT_TAG, FZ_WORD_XML_TWICE},
    {XML_NS_ERR_ATTRIBUTE_REDEFINED, SPOT_TAG, FZ_WORD_XML_TWICE},
    {XML_ERR_SPACE_REQUIRED, SPOT_POINT, FZ_WORD_XML_NO_SPACE_BETWEEN},
    {XML_ERR_NAME_REQUIRED, SPOT_NAME, FZ_WORD_XML_BAD_NAME},
    {XML_NS_ERR_QNAME, SPOT_POINT, FZ_WORD_XML_BAD_NAME},
    {XML_ERR_NAME_TOO_LONG, SPOT_POINT, FZ_WORD_XML_BAD_NAME},
    {XML_ERR_GT_REQUIRED, SPOT_POINT, FZ_WORD_XML_NO_GT},
    {XML_ERR_MISPLACED_CDATA_END, SPOT_CDATA_END, FZ_WORD_XML_CDATA_END},
    {XML_ERR_HYPHEN_IN_COMMENT, SPOT_POINT, FZ_WORD_XML_HYPHENS},
    {XML_ERR_COMMENT_NOT_FINISHED, SPOT_POINT, FZ_WORD_XML_UNCLOSED},
    {XML_ERR_PI_NOT_FINISHED, SPOT_POINT, FZ_WORD_XML_UNCLOSED},
    {XML_ERR_CDATA_NOT_FINISHED, SPOT_POINT, FZ_WORD_XML_UNCLOSED},
    {XML_ERR_PI_NOT_STARTED, SPOT_POINT, FZ_WORD_XML_INSTRUCTION},
    {XML_ERR_RESERVED_XML_NAME, SPOT_POINT, FZ_WORD_XML_DECLARATION},
    {XML_ERR_XMLDECL_NOT_STARTED, SPOT_POINT, FZ_WORD_XML_DECLARATION},
    {XML_ERR_XMLDECL_NOT_FINISHED, SPOT_POINT, FZ_WORD_XML_DECLARATION},
    {XML_ERR_VERSION_MISSING, SPOT_POINT, FZ_WORD_XML_DECLARATION},
    {XML_ERR_UNKNOWN_VERSION, SPOT_POINT, FZ_WORD_XML_DECLARATION},
    {XML_ERR_STANDALONE_VALUE, SPOT_POINT, FZ_WORD_XML_DECLARATION},
    {XML_ERR_ENCODING_NAME, SPOT_POINT, FZ_WORD_XML_DECLARATION},
    {XML_ERR_EQUAL_REQUIRED, SPOT_POINT, FZ_WORD_XML_DECLARATION},
    {XML_ERR_STRING_NOT_STARTED, SPOT_POINT, FZ_WORD_XML_DECLARATION},
    {XML_ERR_STRING_NOT_CLOSED, SPOT_POINT, FZ_WORD_XML_DECLARATION},
    {XML_NS_ERR_XML_NAMESPACE, SPOT_TAG, FZ_WORD_XML_NAMESPACE},
    {XML_NS_ERR_EMPTY, SPOT_TAG, FZ_WORD_XML_NAMESPACE},
    {XML_NS_ERR_COLON, SPOT_TAG, FZ_WORD_XML_BAD_NAME},
};

static const rule other = {0, SPOT_POINT, FZ_WORD_XML_MALFORMED};

static const rule *rule_of(int code)
{
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
        if (rules[i].code == code)
            return &rules[i];
    return &other;
}

/* The last `mark` before `at`; `at` itself when there is none. */
static size_t back_to(const fz__xml_reader *reader, size_t at, char mark)
{
    for (size_t i = at; i > reader->bom; i--)
        if (reader->bytes[i - 1] == mark)
            return i - 1;
    return at;
}

/* The fault of an end tag names both tags. */
static void note_end_tag(fz__xml_reader *reader, fz__xml_fault *fault, size_t at)
{
    fz__buffer name;
    fz__token token;

    fault->offset = back_to(reader, at, '<');
    fz__token_read(&token, reader->bytes, reader->length, fault->offset);
    fault->status = FZ_ETAG;
    fault->length = token.end - token.at;
    fault->names_open = true;
    reader->sound = fault->offset;
    fz__buffer_init(&name, reader->context);
    fz__buffer_append(&name, token.name, token.name_length);
    fault->arguments = FZ_ARGS(name.bytes ? name.bytes : "");
    reader->no_memory |= name.failed;
    fz__xml_note(reader, fault);
    fz__buffer_clear(&name);
}

static void note_by_rule(fz__xml_reader *reader, fz__xml_fault *fault, size_t at, const rule *r)
{
    fault->status = FZ_EXML;
    fault->arguments = FZ_ARGS(r->what);
    if (r->spot == SPOT_CDATA_END)
        while (reader->length - fault->offset > 3 && memcmp(reader->bytes + fault->offset, "]]>", 3) != 0)
            fault->offset++;
    if (r->spot == SPOT_REFERENCE)
        fault->offset = back_to(reader, at, '&');
    if (r->spot == SPOT_NAME && at > reader->bom && reader->bytes[at - 1] == '<')
        fault->offset = at - 1;
    if (r->spot == SPOT_TAG) {
        fault->offset = back_to(reader, at, '<');
        fault->length = at - fault->offset;
    }
    fz__xml_note(reader, fault);
}

static size_t put_code_point(uint32_t c, char *text)
{
    static const char hex[] = "0123456789ABCDEF";
    size_t digits = 4, length = 0;

    text[length++] = 'U';
    text[length++] = '+';
    while (digits < 8 && c >> (4 * digits))
        digits++;
    while (digits-- > 0)
        text[length++] = hex[c >> (4 * digits) & 0xF];
    return length;
}

static bool is_character(uint32_t c)
{
    return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r';
}

/* A character that XML has not: as it stands at `at`, or by the number of the reference that ends there. */
static void note_character(fz__xml_reader *reader, fz__xml_fault *fault, size_t at, int number)
{
    const char *next = reader->bytes + at;
    uint32_t c = at < reader->length ? fz__utf8_next(&next, reader->bytes + reader->length) : ' ';
    char text[12] = "";

    if (is_character(c)) {
        fault->offset = back_to(reader, at, '&');
        next = reader->bytes + at;
        c = (uint32_t)number;
        if (at - fault->offset < strlen("&#0;")) {
            note_by_rule(reader, fault, at, rule_of(XML_ERR_INVALID_CHARREF));
            return;
        }
    }
    put_code_point(c, text);
    fault->status = FZ_ECHARACTER;
    fault->length = (size_t)(next - reader->bytes) - fault->offset;
    fault->arguments = FZ_ARGS(text);
    fz__xml_note(reader, fault);
}

/* The text ends too early, or goes on after the root. */
static void note_end(fz__xml_reader *reader, fz__xml_fault *fault, size_t at)
{
    bool after = reader->rooted && reader->depth == 0 && at < reader->length;
    bool empty = !reader->rooted && !memchr(reader->bytes + reader->after, '<', reader->length - reader->after);
    const char *what = after ? FZ_WORD_XML_AFTER_ROOT : empty ? FZ_WORD_XML_NO_ROOT : NULL;

    fault->status = what ? FZ_EXML : FZ_ETRUNCATED;
    fault->names_open = !what;
    fault->offset = after ? at : reader->length;
    fault->arguments = FZ_ARGS(what);
    reader->sound = fault->offset;
    fz__xml_note(reader, fault);
}

/* Whether the parser is in a DOCTYPE: then all that is wrong with it is that it is one. */
static bool note_doctype(fz__xml_reader *reader, fz__xml_fault *fault)
{
    static const char begin[] = "<!DOCTYPE";
    const char *start = memchr(reader->bytes + reader->after, '<', reader->length - reader->after);
    size_t offset = start ? (size_t)(start - reader->bytes) : reader->length;

    if (reader->rooted || reader->length - offset < strlen(begin) || memcmp(start, begin, strlen(begin)) != 0)
        return false;
    fault->status = FZ_EDOCTYPE;
    fault->offset = offset;
    fz__xml_note(reader, fault);
    return true;
}

void fz__xml_raised_fault(fz__xml_reader *reader, fz__xml_raised raised)
{
    size_t at = reader->bom + fz__xml_consumed(reader->parser);
    const char *name = raised->str1 ? raised->str1 : "";
    fz__xml_fault fault = {.offset = at, .arguments = FZ_NO_ARGS};

    reader->sound = at;
    if (note_doctype(reader, &fault))
        return;
    if (raised->code == XML_ERR_DOCUMENT_END || (reader->last && at >= reader->length)) {
        note_end(reader, &fault, at);
    } else if (raised->code == XML_ERR_TAG_NAME_MISMATCH) {
        note_end_tag(reader, &fault, at);
    } else if (raised->code == XML_ERR_INVALID_CHAR) {
        note_character(reader, &fault, at, raised->int1);
    } else if (raised->code == XML_ERR_UNDECLARED_ENTITY || raised->code == XML_WAR_UNDECLARED_ENTITY) {
        fault.status = FZ_EENTITY;
        fault.offset = back_to(reader, at, '&');
        fault.length = at - fault.offset;
        fault.arguments = FZ_ARGS(name);
        fz__xml_note(reader, &fault);
    } else if (raised->code == XML_NS_ERR_UNDEFINED_NAMESPACE) {
        fault.status = FZ_EPREFIX;
        fault.offset = back_to(reader, at, '<');
        fault.length = at - fault.offset;
        fault.arguments = FZ_ARGS(name);
        fz__xml_note(reader, &fault);
    } else {
        if (raised->code == XML_ERR_ATTRIBUTE_REDEFINED && !raised->str2)
            fault.attribute = raised->str1;
        note_by_rule(reader, &fault, at, rule_of(raised->code));
    }
}
