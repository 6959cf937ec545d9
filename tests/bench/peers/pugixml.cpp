// pugixml: trees of bytes that are in memory, which it copies; it checks less than XML asks for (no namespaces, no encoding).
// usage: peer-pugixml dom FILES
#include "../bench.h"

#include <pugixml.hpp>

static bench_files files;
static pugi::xml_document *trees;

static void set_up(char **arguments)
{
    files = bench_read_all(arguments[0]);
}

static void make_trees()
{
    trees = new pugi::xml_document[files.count];
    for (size_t i = 0; i < files.count; i++)
        if (!trees[i].load_buffer(files.all[i].bytes, files.all[i].length))
            bench_die(files.all[i].path);
}

static void drop_trees()
{
    delete[] trees;
}

int main(int argc, char **argv)
{
    static const contender contenders[] = {{"dom", set_up, make_trees, drop_trees}, {nullptr, nullptr, nullptr, nullptr}};

    return bench_main(argc, argv, contenders);
}
