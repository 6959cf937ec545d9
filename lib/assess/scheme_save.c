/* Saving: the tree as it is, in the canonical form of the writer. Elements nest no deeper than the loader's limit. */
#include "assess/scheme_model.h"
#include "base/save.h"
#include "xml/writer.h"

#include <string.h>

static void save_attributes(const fz__node *node, fz__xml_writer *writer)
{
    const fz__element_rule *rule = &fz__scheme_vocabulary.elements[node->element];
    size_t count = fz__scheme_columns(node->element);

    for (size_t i = 0; i < count; i++)
        fz__xml_attribute_text(writer, rule->attributes[i].name, node->scheme->values[node->values + i].text);
    fz__xml_attributes_raw(writer, node->foreign);
}

static void save_node(const fz__node *node, fz__xml_writer *writer)
{
    const fz__element_rule *rule = &fz__scheme_vocabulary.elements[node->element];

    fz__xml_start(writer, rule->name);
    if (node->parent == FZ__NO_NODE)
        fz__xml_attribute_text(writer, "xmlns", FZ__SCHEME_SPACE);
    save_attributes(node, writer);
    if (node->text)
        fz__xml_text(writer, node->text, strlen(node->text));
    for (uint32_t at = node->child; at != FZ__NO_NODE; at = node->scheme->nodes[at].next) {
        const fz__node *child = &node->scheme->nodes[at];

        if (child->element == SC_MARKUP)
            fz__xml_raw(writer, child->text);
        else
            save_node(child, writer);
    }
    fz__xml_end(writer, rule->name);
}

static bool save(const void *object, fz_write_fn write, void *user)
{
    const fz_scheme *scheme = object;
    fz__xml_writer writer;

    fz__xml_writer_init(&writer, write, user);
    fz__xml_declaration(&writer);
    save_node(&scheme->nodes[0], &writer);
    return fz__xml_finish(&writer);
}

static fz_status begin(const fz_scheme *scheme, fz_error **error, const char *function, const char *missing)
{
    if (error)
        *error = NULL;
    if (!scheme)
        return fz__bad_argument(NULL, error, function, "scheme is NULL");
    return missing ? fz__bad_argument(scheme->context, error, function, missing) : FZ_OK;
}

fz_status fz_scheme_save_callback(const fz_scheme *scheme, fz_write_fn write, void *user, fz_error **error)
{
    fz_status status = begin(scheme, error, __func__, write ? NULL : "write is NULL");

    return status == FZ_OK ? fz__save_callback(scheme->context, save, scheme, write, user, error) : status;
}

fz_status fz_scheme_save_memory(const fz_scheme *scheme, char *bytes, size_t capacity, size_t *count, fz_error **error)
{
    fz_status status;

    if (count)
        *count = 0;
    status = begin(scheme, error, __func__,
                   !count               ? "count is NULL"
                   : !bytes && capacity ? "bytes is NULL and capacity is not 0"
                                        : NULL);
    if (status == FZ_OK && count)
        *count = fz__save_memory(save, scheme, bytes, capacity);
    return status;
}

fz_status fz_scheme_save_path(const fz_scheme *scheme, const char *path, fz_error **error)
{
    fz_status status = begin(scheme, error, __func__, path ? NULL : "path is NULL");

    return status == FZ_OK ? fz__save_path(scheme->context, save, scheme, path, error) : status;
}
