/* What a registry costs: building it, and looking names up.
 *
 * usage: bench-registry load BODIES            load a registry of so many bodies and thrice as many aliases
 *        bench-registry look BODIES COUNT      look COUNT names up in one */
#include "bench.h"

#include <fazhi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAMES 1024u

static fz_context *context;
static fz_registry *registry;
static char *xml, names[NAMES][64];
static size_t length, bodies, looks;

static void *count_alloc(void *user, size_t size)
{
    ++*(size_t *)user;
    return malloc(size);
}

static void count_release(void *user, void *memory, size_t size)
{
    (void)user;
    (void)size;
    free(memory);
}

static size_t allocations;

static void load(void)
{
    if (fz_registry_load_memory(context, xml, length, "bench", &registry, NULL) != FZ_OK)
        bench_die("the registry does not load");
}

static void drop(void)
{
    fz_registry_unref(registry);
}

/* Names such as 县第4711号管理局 under four forms; the numbers make all of them different. */
static void make_xml(void)
{
    size_t room = 400 + bodies * 320, at;

    xml = bench_alloc(room, 1);
    at = (size_t)snprintf(xml, room, "<registry xmlns=\"urn:libfazhi:registry:1\"><head><title>T</title></head>");
    for (size_t i = 0; i < bodies; i++)
        at += (size_t)snprintf(
            xml + at, room - at,
            "<body id=\"b%zu\" kind=\"department\"><name>某县第%zu号监督管理局</name>"
            "<short>县第%zu号监督管理局</short><short>县%zu局</short><alias>第%zu号监督管理局</alias></body>",
            i, i, i, i, i);
    at += (size_t)snprintf(xml + at, room - at, "</registry>");
    length = at;
}

static void set_up(char **arguments)
{
    const fz_allocator allocator = {sizeof(allocator), count_alloc, count_release, &allocations};

    bodies = bench_number(arguments[0]);
    if (fz_context_new(&allocator, &context) != FZ_OK)
        bench_die("no context");
    make_xml();
}

/* Names by turns: as written, in traditional characters and with a space, and one that nobody has. */
static void set_up_look(char **arguments)
{
    static const char *const forms[] = {"县第%zu号监督管理局", "县第%zu号监督管理局", "縣第 %zu 號監督管理局",
                                        "县第%zu号监督所"};

    set_up(arguments);
    load();
    looks = bench_number(arguments[1]);
    for (size_t i = 0; i < NAMES; i++) {
        const char *form = forms[i % 4];
        const char *hole = strstr(form, "%zu");

        snprintf(names[i], sizeof(names[i]), "%.*s%zu%s", (int)(hole - form), form, i * 7919 % bodies, hole + 3);
    }
}

/* Answers with what it allocated, which is nothing. */
static void look(void)
{
    size_t before = allocations, found = 0;

    for (size_t i = 0; i < looks; i++) {
        fz_match match = {.size = sizeof(match)};

        found += fz_registry_resolve(registry, names[i % NAMES], 20200101, NULL, &match, 1);
    }
    if (found < looks / 2)
        bench_die("names are not found");
    bench_answer((int64_t)(allocations - before));
}

int main(int argc, char **argv)
{
    static const contender contenders[] = {
        {"load", set_up, load, drop},
        {"look", set_up_look, look, NULL},
        {NULL, NULL, NULL, NULL},
    };

    return bench_main(argc, argv, contenders);
}
