/* Saving watch rules: the list of elements, in the canonical form of the writer. */
#include "base/save.h"
#include "supervise/watch_read.h"
#include "xml/writer.h"

#include <string.h>

static void start(fz__xml_writer *writer, const fz__watch_node *node)
{
    const fz__element_rule *rule = &fz__watch_vocabulary.elements[node->element];

    fz__xml_start(writer, rule->name);
    if (node->element == WA_WATCH)
        fz__xml_attribute_text(writer, "xmlns", FZ__WATCH_SPACE);
    for (size_t i = 0; rule->attributes && rule->attributes[i].name; i++)
        fz__xml_attribute_text(writer, rule->attributes[i].name, node->values[i]);
    fz__xml_attributes_raw(writer, node->foreign);
    if (node->text)
        fz__xml_text(writer, node->text, strlen(node->text));
}

static bool save(const void *object, fz_write_fn write, void *user)
{
    const fz_watch *watch = object;
    const char *open[3];
    size_t depth = 0;
    fz__xml_writer writer;

    fz__xml_writer_init(&writer, write, user);
    fz__xml_declaration(&writer);
    for (size_t i = 0; i < watch->node_count; i++) {
        const fz__watch_node *node = &watch->nodes[i];

        while (depth > node->depth)
            fz__xml_end(&writer, open[--depth]);
        if (node->element == WA_COUNT_) {
            fz__xml_raw(&writer, node->text);
            continue;
        }
        start(&writer, node);
        open[depth++] = fz__watch_vocabulary.elements[node->element].name;
    }
    while (depth)
        fz__xml_end(&writer, open[--depth]);
    return fz__xml_finish(&writer);
}

static fz_status begin(const fz_watch *watch, fz_error **error, const char *function, const char *missing)
{
    if (error)
        *error = NULL;
    if (!watch)
        return fz__bad_argument(NULL, error, function, "watch is NULL");
    return missing ? fz__bad_argument(watch->context, error, function, missing) : FZ_OK;
}

fz_status fz_watch_save_callback(const fz_watch *watch, fz_write_fn write, void *user, fz_error **error)
{
    fz_status status = begin(watch, error, __func__, write ? NULL : "write is NULL");

    return status == FZ_OK ? fz__save_callback(watch->context, save, watch, write, user, error) : status;
}

fz_status fz_watch_save_memory(const fz_watch *watch, char *bytes, size_t capacity, size_t *count, fz_error **error)
{
    fz_status status;

    if (count)
        *count = 0;
    status = begin(watch, error, __func__,
                   !count               ? "count is NULL"
                   : !bytes && capacity ? "bytes is NULL and capacity is not 0"
                                        : NULL);
    if (status == FZ_OK && count)
        *count = fz__save_memory(save, watch, bytes, capacity);
    return status;
}

fz_status fz_watch_save_path(const fz_watch *watch, const char *path, fz_error **error)
{
    fz_status status = begin(watch, error, __func__, path ? NULL : "path is NULL");

    return status == FZ_OK ? fz__save_path(watch->context, save, watch, path, error) : status;
}
