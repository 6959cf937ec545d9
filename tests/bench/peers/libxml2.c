/* libxml2 as its users call it, on bytes that are in memory.
 *
 * usage: peer-libxml2 sax2|reader|dom FILES
 *        peer-libxml2 xpath FILES UNIT    ask trees that are there for all tasks of one unit as lead */
#include "../bench.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlreader.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

static bench_files files;

static void set_up(char **arguments)
{
    files = bench_read_all(arguments[0]);
    xmlInitParser();
}

/* ------------------------------------------------------------------ SAX2 ------------------------------------------- */

/* Handlers that do nothing: what any reader on libxml2 pays. */
static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                     const xmlChar **declared, int attributes, int defaulted, const xmlChar **values)
{
    (void)user, (void)name, (void)prefix, (void)uri, (void)namespaces, (void)declared, (void)attributes;
    (void)defaulted, (void)values;
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)user, (void)name, (void)prefix, (void)uri;
}

static void on_text(void *user, const xmlChar *text, int length)
{
    (void)user, (void)text, (void)length;
}

static void sax2(void)
{
    xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                             .startElementNs = on_start,
                             .endElementNs = on_end,
                             .characters = on_text,
                             .ignorableWhitespace = on_text};

    for (size_t i = 0; i < files.count; i++) {
        xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL);

        xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC);
        xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
        if (xmlParseChunk(parser, files.all[i].bytes, (int)files.all[i].length, 1))
            bench_die(files.all[i].path);
        xmlFreeParserCtxt(parser);
    }
}

/* ------------------------------------------------------------------ the reader ------------------------------------- */

static void read_all(void)
{
    int64_t tasks = 0;

    for (size_t i = 0; i < files.count; i++) {
        xmlTextReaderPtr reader =
            xmlReaderForMemory(files.all[i].bytes, (int)files.all[i].length, NULL, NULL, XML_PARSE_NONET);
        int more;

        while ((more = xmlTextReaderRead(reader)) == 1)
            tasks += xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT &&
                     xmlStrEqual(xmlTextReaderConstLocalName(reader), (const xmlChar *)"task");
        if (more < 0)
            bench_die(files.all[i].path);
        xmlFreeTextReader(reader);
    }
    bench_answer(tasks);
}

/* ------------------------------------------------------------------ trees ------------------------------------------ */

static xmlDocPtr *trees;

static void set_up_trees(char **arguments)
{
    set_up(arguments);
    trees = bench_alloc(files.count, sizeof(xmlDocPtr));
}

static void make_trees(void)
{
    for (size_t i = 0; i < files.count; i++) {
        trees[i] = xmlReadMemory(files.all[i].bytes, (int)files.all[i].length, NULL, NULL, XML_PARSE_NONET);
        if (!trees[i])
            bench_die(files.all[i].path);
    }
}

static void drop_trees(void)
{
    for (size_t i = 0; i < files.count; i++)
        xmlFreeDoc(trees[i]);
}

/* ------------------------------------------------------------------ XPath ------------------------------------------ */

static xmlXPathContextPtr *contexts;
static xmlXPathCompExprPtr expression;

static void set_up_xpath(char **arguments)
{
    set_up_trees(arguments);
    make_trees();
    contexts = bench_alloc(files.count, sizeof(xmlXPathContextPtr));
    for (size_t i = 0; i < files.count; i++) {
        contexts[i] = xmlXPathNewContext(trees[i]);
        xmlXPathRegisterNs(contexts[i], (const xmlChar *)"d", (const xmlChar *)"urn:libfazhi:directive:1");
        xmlXPathRegisterVariable(contexts[i], (const xmlChar *)"unit", xmlXPathNewCString(arguments[1]));
    }
    expression = xmlXPathCompile((const xmlChar *)"//d:task[d:assign[@role='lead' and @unit=$unit]]");
    if (!expression)
        bench_die("the expression is wrong");
}

static void ask_xpath(void)
{
    int64_t hits = 0;

    for (size_t i = 0; i < files.count; i++) {
        xmlXPathObjectPtr found = xmlXPathCompiledEval(expression, contexts[i]);

        hits += found->nodesetval ? found->nodesetval->nodeNr : 0;
        xmlXPathFreeObject(found);
    }
    bench_answer(hits);
}

int main(int argc, char **argv)
{
    static const contender contenders[] = {
        {"sax2", set_up, sax2, NULL},
        {"reader", set_up, read_all, NULL},
        {"dom", set_up_trees, make_trees, drop_trees},
        {"xpath", set_up_xpath, ask_xpath, NULL},
        {NULL, NULL, NULL, NULL},
    };

    return bench_main(argc, argv, contenders);
}
