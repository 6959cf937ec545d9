/* What a unit is, by its name: the last characters tell in nearly all cases. The registry knows better; this is for
 * directives without one. */
#include "directive/model.h"

#include <string.h>

/* The first row whose ending fits decides. */
#define ENDING(text) text, sizeof(text) - 1
static const struct {
    const char *ending;
    size_t length;
    fz_unit_kind kind;
} endings[] = {
    {ENDING("人民政府"), FZ_UNIT_GOVERNMENT},   {ENDING("管委会"), FZ_UNIT_GOVERNMENT},
    {ENDING("管理委员会"), FZ_UNIT_GOVERNMENT}, {ENDING("街道办事处"), FZ_UNIT_TOWNSHIP},
    {ENDING("街道办"), FZ_UNIT_TOWNSHIP},       {ENDING("街道"), FZ_UNIT_TOWNSHIP},
    {ENDING("街办"), FZ_UNIT_TOWNSHIP},         {ENDING("镇"), FZ_UNIT_TOWNSHIP},
    {ENDING("乡"), FZ_UNIT_TOWNSHIP},           {ENDING("苏木"), FZ_UNIT_TOWNSHIP},
    {ENDING("局"), FZ_UNIT_DEPARTMENT},         {ENDING("委"), FZ_UNIT_DEPARTMENT},
    {ENDING("委员会"), FZ_UNIT_DEPARTMENT},     {ENDING("办"), FZ_UNIT_DEPARTMENT},
    {ENDING("办公室"), FZ_UNIT_DEPARTMENT},     {ENDING("厅"), FZ_UNIT_DEPARTMENT},
    {ENDING("部"), FZ_UNIT_DEPARTMENT},         {ENDING("中心"), FZ_UNIT_DEPARTMENT},
};

static inline bool ends_in(const char *name, size_t length, const char *ending, size_t n)
{
    return length >= n && name[length - 1] == ending[n - 1] && memcmp(name + length - n, ending, n) == 0;
}

/* 某某镇人民政府 is a township as much as 某某镇 is. */
static bool is_township(const char *name, size_t length)
{
    return ends_in(name, length, ENDING("镇")) || ends_in(name, length, ENDING("乡"));
}

fz_unit_kind fz__unit_kind(const char *name, bool collective)
{
    size_t length = strlen(name);

    if (collective)
        return FZ_UNIT_COLLECTIVE;
    for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
        if (!ends_in(name, length, endings[i].ending, endings[i].length))
            continue;
        if (endings[i].kind == FZ_UNIT_GOVERNMENT && is_township(name, length - endings[i].length))
            return FZ_UNIT_TOWNSHIP;
        return endings[i].kind;
    }
    return FZ_UNIT_OTHER;
}
