/* expat with handlers that do nothing. usage: peer-expat sax FILES */
#include "../bench.h"

#include <expat.h>

static bench_files files;

static void set_up(char **arguments)
{
    files = bench_read_all(arguments[0]);
}

static void XMLCALL on_start(void *user, const XML_Char *name, const XML_Char **attributes)
{
    (void)user, (void)name, (void)attributes;
}

static void XMLCALL on_end(void *user, const XML_Char *name)
{
    (void)user, (void)name;
}

static void XMLCALL on_text(void *user, const XML_Char *text, int length)
{
    (void)user, (void)text, (void)length;
}

static void parse(void)
{
    for (size_t i = 0; i < files.count; i++) {
        XML_Parser parser = XML_ParserCreateNS(NULL, '|');

        XML_SetElementHandler(parser, on_start, on_end);
        XML_SetCharacterDataHandler(parser, on_text);
        if (XML_Parse(parser, files.all[i].bytes, (int)files.all[i].length, 1) != XML_STATUS_OK)
            bench_die(files.all[i].path);
        XML_ParserFree(parser);
    }
}

int main(int argc, char **argv)
{
    static const contender contenders[] = {{"sax", set_up, parse, NULL}, {NULL, NULL, NULL, NULL}};

    return bench_main(argc, argv, contenders);
}
