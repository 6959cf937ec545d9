/* What differs between the versions of libxml2, 2.9.14 (Debian 12) to 2.15: the only file that knows. */
#ifndef FZ_XML_COMPAT_H
#define FZ_XML_COMPAT_H

#include <stddef.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlversion.h>

/* Options of every reading. Never NOENT, DTDLOAD, DTDATTR, DTDVALID, XINCLUDE, HUGE, RECOVER: on 2.9.14 NOENT reads local
 * files even with NONET, and HUGE lifts the guard against entity bombs. The newer ones are constants of an enum, so only
 * the version can tell whether they are there. */
#if LIBXML_VERSION >= 21400
#define FZ_XML_OPTIONS \
    (XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC | XML_PARSE_NO_XXE | XML_PARSE_NO_SYS_CATALOG)
#elif LIBXML_VERSION >= 21300
#define FZ_XML_OPTIONS (XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC | XML_PARSE_NO_XXE)
#else
#define FZ_XML_OPTIONS (XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC)
#endif

/* The error handed to a structured handler became const in 2.12. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *fz__xml_raised;
#else
typedef xmlError *fz__xml_raised;
#endif

/* How many bytes the parser has taken: nothing is converted on the way, so these are bytes of ours. The fields are hidden
 * step by step from 2.14 on, where a function gives the same; here it would be slower than the whole handler. */
static inline size_t fz__xml_consumed(xmlParserCtxtPtr parser)
{
#if LIBXML_VERSION >= 21500
    unsigned long bytes = 0;

    (void)xmlCtxtGetInputPosition(parser, 0, NULL, NULL, NULL, &bytes);
    return bytes;
#elif LIBXML_VERSION >= 21400
    return (size_t)xmlByteConsumed(parser);
#else
    return (size_t)parser->input->consumed + (size_t)(parser->input->cur - parser->input->base);
#endif
}

/* A parser that gets its bytes by xmlParseChunk, as UTF-8 whatever its declaration says; NULL when memory is exhausted. */
static inline xmlParserCtxtPtr fz__xml_parser_new(xmlSAXHandler *handler, void *user)
{
    xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(handler, user, NULL, 0, NULL);

    if (!parser)
        return NULL;
    if (xmlCtxtUseOptions(parser, FZ_XML_OPTIONS) != 0 || xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8) != 0) {
        xmlFreeParserCtxt(parser);
        return NULL;
    }
    return parser;
}

/* reader.c: before anything of libxml2's is used, its version included. Two threads may be the first at once. */
void fz__xml_begin(void);

/* The version that runs, such as "20914"; it may carry a suffix behind its digits. */
static inline const char *fz__xml_running_version(void)
{
    return xmlParserVersion;
}

#endif
