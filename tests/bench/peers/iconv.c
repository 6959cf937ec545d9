/* glibc's iconv: GB 18030 to UTF-8 and nothing else. usage: peer-iconv gb18030 FILES */
#include "../bench.h"

#include <iconv.h>

static bench_files files;
static char *out;
static size_t room;

static void set_up(char **arguments)
{
    files = bench_read_all(arguments[0]);
    for (size_t i = 0; i < files.count; i++)
        room = files.all[i].length * 2 > room ? files.all[i].length * 2 : room;
    out = bench_alloc(room, 1);
}

static void convert(void)
{
    for (size_t i = 0; i < files.count; i++) {
        iconv_t converter = iconv_open("UTF-8", "GB18030");
        char *from = files.all[i].bytes, *to = out;
        size_t left = files.all[i].length, space = room;

        if (iconv(converter, &from, &left, &to, &space) == (size_t)-1)
            bench_die(files.all[i].path);
        iconv_close(converter);
    }
}

int main(int argc, char **argv)
{
    static const contender contenders[] = {{"gb18030", set_up, convert, NULL}, {NULL, NULL, NULL, NULL}};

    return bench_main(argc, argv, contenders);
}
