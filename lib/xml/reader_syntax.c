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
    fz_status status;
    spot spot;
    const char *what; /* the argument; NULL for the name that libxml2 tells */
} rule;

static const rule rules[] = {
    {XML_ERR_DOCUMENT_EMPTY, FZ_EXML, SPOT_POINT, FZ_WORD_XML_BEFORE_ROOT},
    {XML_ERR_INVALID_HEX_CHARREF, FZ_EXML, SPOT_REFERENCE, FZ_WORD_XML_CHARACTER_REFERENCE},
    {XML_ERR_INVALID_DEC_CHARREF, FZ_EXML, SPOT_REFERENCE, FZ_WORD_XML_CHARACTER_REFERENCE},
    {XML_ERR_INVALID_CHARREF, FZ_EXML, SPOT_REFERENCE, FZ_WORD_XML_CHARACTER_REFERENCE},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, FZ_EXML, SPOT_REFERENCE, FZ_WORD_XML_REFERENCE},
    {XML_ERR_UNDECLARED_ENTITY, FZ_EENTITY, SPOT_REFERENCE, NULL},
    {XML_WAR_UNDECLARED_ENTITY, FZ_EENTITY, SPOT_REFERENCE, NULL},
    {XML_ERR_LT_IN_ATTRIBUTE, FZ_EXML, SPOT_POINT, FZ_WORD_XML_LT_IN_VALUE},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, FZ_EXML, SPOT_POINT, FZ_WORD_XML_UNQUOTED},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, FZ_EXML, SPOT_POINT, FZ_WORD_XML_UNCLOSED_VALUE},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, FZ_EXML, SPOT_POINT, FZ_WORD_XML_NO_VALUE},
    {XML_ERR_ATTRIBUTE_REDEFINED, FZ_EXML, SPOT_TAG, FZ_WORD_XML_TWICE},
    {XML_NS_ERR_ATTRIBUTE_REDEFINED, FZ_EXML, SPOT_TAG, FZ_WORD_XML_TWICE},
    {XML_ERR_SPACE_REQUIRED, FZ_EXML, SPOT_POINT, FZ_WORD_XML_NO_SPACE_BETWEEN},
    {XML_ERR_NAME_REQUIRED, FZ_EXML, SPOT_NAME, FZ_WORD_XML_BAD_NAME},
    {XML_NS_ERR_QNAME, FZ_EXML, SPOT_POINT, FZ_WORD_XML_BAD_NAME},
    {XML_ERR_NAME_TOO_LONG, FZ_EXML, SPOT_POINT, FZ_WORD_XML_BAD_NAME},
    {XML_ERR_GT_REQUIRED, FZ_EXML, SPOT_POINT, FZ_WORD_XML_NO_GT},
    {XML_ERR_MISPLACED_CDATA_END, FZ_EXML, SPOT_CDATA_END, FZ_WORD_XML_CDATA_END},
    {XML_ERR_HYPHEN_IN_COMMENT, FZ_EXML, SPOT_POINT, FZ_WORD_XML_HYPHENS},
    {XML_ERR_COMMENT_NOT_FINISHED, FZ_EXML, SPOT_POINT, FZ_WORD_XML_UNCLOSED},
    {XML_ERR_PI_NOT_FINISHED, FZ_EXML, SPOT_POINT, FZ_WORD_XML_UNCLOSED},
    {XML_ERR_CDATA_NOT_FINISHED, FZ_EXML, SPOT_POINT, FZ_WORD_XML_UNCLOSED},
    {XML_ERR_PI_NOT_STARTED, FZ_EXML, SPOT_POINT, FZ_WORD_XML_INSTRUCTION},
    {XML_ERR_RESERVED_XML_NAME, FZ_EXML, SPOT_POINT, FZ_WORD_XML_DECLARATION},
    {XML_ERR_XMLDECL_NOT_STARTED, FZ_EXML, SPOT_POINT, FZ_WORD_XML_DECLARATION},
    {XML_ERR_XMLDECL_NOT_FINISHED, FZ_EXML, SPOT_POINT, FZ_WORD_XML_DECLARATION},
    {XML_ERR_VERSION_MISSING, FZ_EXML, SPOT_POINT, FZ_WORD_XML_DECLARATION},
    {XML_ERR_UNKNOWN_VERSION, FZ_EXML, SPOT_POINT, FZ_WORD_XML_DECLARATION},
    {XML_ERR_STANDALONE_VALUE, FZ_EXML, SPOT_POINT, FZ_WORD_XML_DECLARATION},
    {XML_ERR_ENCODING_NAME, FZ_EXML, SPOT_POINT, FZ_WORD_XML_DECLARATION},
    {XML_ERR_EQUAL_REQUIRED, FZ_EXML, SPOT_POINT, FZ_WORD_XML_DECLARATION},
    {XML_ERR_STRING_NOT_STARTED, FZ_EXML, SPOT_POINT, FZ_WORD_XML_DECLARATION},
    {XML_ERR_STRING_NOT_CLOSED, FZ_EXML, SPOT_POINT, FZ_WORD_XML_DECLARATION},
    {XML_NS_ERR_UNDEFINED_NAMESPACE, FZ_EPREFIX, SPOT_TAG, NULL},
    {XML_NS_ERR_XML_NAMESPACE, FZ_EXML, SPOT_TAG, FZ_WORD_XML_NAMESPACE},
    {XML_NS_ERR_EMPTY, FZ_EXML, SPOT_TAG, FZ_WORD_XML_NAMESPACE},
    {XML_NS_ERR_COLON, FZ_EXML, SPOT_TAG, FZ_WORD_XML_BAD_NAME},
};

static const rule other = {0, FZ_EXML, SPOT_POINT, FZ_WORD_XML_MALFORMED};

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

/* Where a fault stands when the parser is `at`. */
static size_t find_spot(const fz__xml_reader *reader, spot where, size_t at)
{
    switch (where) {
    case SPOT_TAG:
        return back_to(reader, at, '<');
    case SPOT_REFERENCE:
        return back_to(reader, at, '&');
    case SPOT_NAME:
        return at > reader->bom && reader->bytes[at - 1] == '<' ? at - 1 : at;
    case SPOT_CDATA_END:
        while (reader->length - at > 3 && memcmp(reader->bytes + at, "]]>", 3) != 0)
            at++;
        return at;
    case SPOT_POINT:
    default:
        return at;
    }
}

static void note_by_rule(fz__xml_reader *reader, const rule *r, size_t at, const char *name, const char *attribute)
{
    size_t offset = find_spot(reader, r->spot, at);

    if (r->spot == SPOT_NAME && reader->length - offset > 1 && memcmp(reader->bytes + offset, "<!", 2) == 0)
        r = &other; /* of such markup later releases say that its name is bad */
    fz__xml_note(reader, &(fz__xml_fault){.status = r->status,
                                          .offset = offset,
                                          .length = at > offset ? at - offset : 0,
                                          .attribute = attribute,
                                          .arguments = FZ_ARGS(r->what ? r->what : name)});
}

/* The fault of an end tag names both tags. */
static void note_end_tag(fz__xml_reader *reader, size_t at)
{
    fz__buffer name;
    fz__token token;

    fz__token_read(&token, reader->bytes, reader->length, back_to(reader, at, '<'));
    fz__buffer_init(&name, reader->context);
    fz__buffer_append(&name, token.name, token.name_length);
    reader->no_memory |= name.failed;
    reader->sound = token.at;
    fz__xml_note(reader, &(fz__xml_fault){.status = FZ_ETAG,
                                          .offset = token.at,
                                          .length = token.end - token.at,
                                          .arguments = FZ_ARGS(name.bytes ? name.bytes : ""),
                                          .names_open = true});
    fz__buffer_clear(&name);
}

/* U+0001, into `text`. */
static void write_code_point(uint32_t c, char text[12])
{
    static const char hex[] = "0123456789ABCDEF";
    size_t digits = 4, length = 0;

    text[length++] = 'U';
    text[length++] = '+';
    while (digits < 8 && c >> (4 * digits))
        digits++;
    while (digits-- > 0)
        text[length++] = hex[c >> (4 * digits) & 0xF];
    text[length] = '\0';
}

/* False where a character stands that XML has not: of a CDATA section that holds one, later releases say that it does not end. */
static bool is_character(const fz__xml_reader *reader, size_t at)
{
    const char *next = reader->bytes + at;

    return at >= reader->length || fz__is_xml_character(fz__utf8_next(&next, reader->bytes + reader->length));
}

/* A character that XML has not: as it stands at `at`, or by the number of the reference that ends there. */
static void note_character(fz__xml_reader *reader, size_t at, int number)
{
    const char *next = reader->bytes + at;
    uint32_t c = at < reader->length ? fz__utf8_next(&next, reader->bytes + reader->length) : ' ';
    size_t offset = at, end = (size_t)(next - reader->bytes);
    char text[12];

    if (fz__is_xml_character(c)) {
        offset = back_to(reader, at, '&');
        end = at;
        c = (uint32_t)number;
        if (end - offset < strlen("&#0;")) {
            note_by_rule(reader, rule_of(XML_ERR_INVALID_CHARREF), at, NULL, NULL);
            return;
        }
    }
    write_code_point(c, text);
    fz__xml_note(reader,
                 &(fz__xml_fault){
                     .status = FZ_ECHARACTER, .offset = offset, .length = end - offset, .arguments = FZ_ARGS(text)});
}

/* The text ends too early, or goes on after the root. */
static void note_end(fz__xml_reader *reader, size_t at)
{
    bool after = reader->rooted && reader->depth == 0 && at < reader->length;
    bool empty = !reader->rooted && !memchr(reader->bytes + reader->after, '<', reader->length - reader->after);
    const char *what = after ? FZ_WORD_XML_AFTER_ROOT : empty ? FZ_WORD_XML_NO_ROOT : NULL;

    reader->sound = after ? at : reader->length;
    fz__xml_note(reader, &(fz__xml_fault){.status = what ? FZ_EXML : FZ_ETRUNCATED,
                                          .offset = reader->sound,
                                          .arguments = FZ_ARGS(what),
                                          .names_open = !what});
}

/* In a DOCTYPE, all that is wrong is that it is one. False elsewhere. */
static bool note_doctype(fz__xml_reader *reader)
{
    static const char begin[] = "<!DOCTYPE";
    const char *start = memchr(reader->bytes + reader->after, '<', reader->length - reader->after);
    size_t offset = start ? (size_t)(start - reader->bytes) : reader->length;

    if (reader->rooted || reader->length - offset < strlen(begin) || memcmp(start, begin, strlen(begin)) != 0)
        return false;
    fz__xml_note(reader, &(fz__xml_fault){.status = FZ_EDOCTYPE, .offset = offset, .arguments = FZ_NO_ARGS});
    return true;
}

void fz__xml_raised_fault(fz__xml_reader *reader, fz__xml_raised raised)
{
    size_t at = fz__xml_taken(reader);
    const char *name = raised->str1 ? raised->str1 : "";
    bool names_attribute = raised->code == XML_ERR_ATTRIBUTE_REDEFINED && !raised->str2;

    reader->sound = at;
    if (note_doctype(reader))
        return;
    if (raised->code == XML_ERR_DOCUMENT_END || (reader->last && at >= reader->length))
        note_end(reader, at);
    else if (raised->code == XML_ERR_TAG_NAME_MISMATCH)
        note_end_tag(reader, at);
    else if (raised->code == XML_ERR_INVALID_CHAR || !is_character(reader, at))
        note_character(reader, at, raised->int1);
    else
        note_by_rule(reader, rule_of(raised->code), at, name, names_attribute ? name : NULL);
}
