/*
 * Objects saved in the three ways there are. All threads save to the same file, which at any moment is whole: whoever reads
 * it finds what one of them wrote, and all of them write the same.
 */
#include "threads/ask.h"

#include <stdlib.h>

/* What was saved to a callback, of which the memory and the file must be the likes. */
typedef struct saved {
    uint64_t written;
    char *bytes; /* NULL until the size is known */
    size_t room, count;
    char path[PATH_ROOM];
} saved;

static uint64_t hash_of(const char *bytes, size_t count)
{
    uint64_t hash = FIGURE;

    hash_bytes(&hash, bytes, count);
    return hash;
}

static uint64_t hash_file(const char *path)
{
    input file;
    uint64_t hash = read_input(&file, path) ? hash_of(file.bytes, file.count) : 0;

    free(file.bytes);
    return hash;
}

static saved to_save(const things *all, const char *name)
{
    saved its = {.written = FIGURE};

    path_in_folder(all, name, its.path);
    return its;
}

/* Once the size is known, room for the bytes. */
static int take_room(saved *its)
{
    its->room = its->count;
    its->bytes = malloc(its->room + 1);
    return its->bytes != NULL;
}

/* How many bytes there are, where all three ways gave the same. */
static size_t same_bytes(saved *its, int good, uint64_t *figure)
{
    good = good && its->count == its->room && hash_of(its->bytes, its->count) == its->written &&
           hash_file(its->path) == its->written;
    free(its->bytes);
    say_count(figure, its->written);
    return good ? its->count : 0;
}

size_t save_directive(things *all, uint64_t *figure)
{
    const fz_directive *d = all->directive;
    saved its = to_save(all, "directive.xml");
    int good = fz_directive_save_callback(d, hash_bytes, &its.written, NULL) == FZ_OK &&
               fz_directive_save_memory(d, NULL, 0, &its.count, NULL) == FZ_OK && take_room(&its) &&
               fz_directive_save_memory(d, its.bytes, its.room, &its.count, NULL) == FZ_OK &&
               fz_directive_save_path(d, its.path, NULL) == FZ_OK;

    return same_bytes(&its, good, figure);
}

size_t save_registry(things *all, uint64_t *figure)
{
    const fz_registry *r = all->registry;
    saved its = to_save(all, "saved-registry.xml");
    int good = fz_registry_save_callback(r, hash_bytes, &its.written, NULL) == FZ_OK &&
               fz_registry_save_memory(r, NULL, 0, &its.count, NULL) == FZ_OK && take_room(&its) &&
               fz_registry_save_memory(r, its.bytes, its.room, &its.count, NULL) == FZ_OK &&
               fz_registry_save_path(r, its.path, NULL) == FZ_OK;

    return same_bytes(&its, good, figure);
}

size_t save_scheme(things *all, uint64_t *figure)
{
    const fz_scheme *s = all->scheme;
    saved its = to_save(all, "saved-scheme.xml");
    int good = fz_scheme_save_callback(s, hash_bytes, &its.written, NULL) == FZ_OK &&
               fz_scheme_save_memory(s, NULL, 0, &its.count, NULL) == FZ_OK && take_room(&its) &&
               fz_scheme_save_memory(s, its.bytes, its.room, &its.count, NULL) == FZ_OK &&
               fz_scheme_save_path(s, its.path, NULL) == FZ_OK;

    return same_bytes(&its, good, figure);
}

size_t save_watch(things *all, uint64_t *figure)
{
    const fz_watch *w = all->watch;
    saved its = to_save(all, "saved-watch.xml");
    int good = fz_watch_save_callback(w, hash_bytes, &its.written, NULL) == FZ_OK &&
               fz_watch_save_memory(w, NULL, 0, &its.count, NULL) == FZ_OK && take_room(&its) &&
               fz_watch_save_memory(w, its.bytes, its.room, &its.count, NULL) == FZ_OK &&
               fz_watch_save_path(w, its.path, NULL) == FZ_OK;

    return same_bytes(&its, good, figure);
}

size_t save_ledger(things *all, uint64_t *figure)
{
    const fz_ledger *l = all->ledger;
    saved its = to_save(all, "saved-ledger.xml");
    int good = fz_ledger_save_callback(l, hash_bytes, &its.written, NULL) == FZ_OK &&
               fz_ledger_save_memory(l, NULL, 0, &its.count, NULL) == FZ_OK && take_room(&its) &&
               fz_ledger_save_memory(l, its.bytes, its.room, &its.count, NULL) == FZ_OK &&
               fz_ledger_save_path(l, its.path, NULL) == FZ_OK;

    return same_bytes(&its, good, figure);
}

/* A page has no way to memory. */
size_t save_page(things *all, uint64_t *figure)
{
    fz_page_options options = FZ_PAGE_OPTIONS_INIT;
    saved its = to_save(all, "page.html");

    options.report = all->later, options.ledger = all->ledger, options.supervision = all->supervision;
    if (fz_page_write(all->context, &options, hash_bytes, &its.written, NULL) != FZ_OK ||
        fz_page_save_path(all->context, &options, its.path, NULL) != FZ_OK)
        return 0;
    say_count(figure, its.written);
    return hash_file(its.path) == its.written;
}
