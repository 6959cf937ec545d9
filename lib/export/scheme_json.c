/* A scheme as JSON: the tree of its document. An element is an object: its name under "element", its attributes by their own
 * names, its words under "text", what is in it under "content". Whole numbers and truth values are such, all else is a
 * string, so that no decimal is ever a float. */
#include "assess/scheme_model.h"
#include "export/json.h"

#include <string.h>

static void put_value(fz__json *json, const fz__attribute_rule *rule, const fz__scheme_value *value)
{
    const char *name = strcmp(rule->name, "xml:lang") == 0 ? "language" : rule->name;

    if (!value->text)
        return;
    if (rule->form == FZ_FORM_COUNT || rule->form == FZ_FORM_NUMBER)
        fz__json_number(json, name, value->number);
    else if (rule->form == FZ_FORM_BOOLEAN)
        fz__json_bool(json, name, value->number != 0);
    else
        fz__json_string(json, name, value->text);
}

static void put_node(fz__json *json, const fz__node *node)
{
    const fz__element_rule *rule = &fz__scheme_vocabulary.elements[node->element];
    const fz__node *child = fz__node_first(node);
    size_t count = fz__scheme_columns(node->element);

    fz__json_open(json, NULL, child ? FZ_JSON_OBJECT : FZ_JSON_OBJECT_LINE);
    fz__json_string(json, "element", rule->name);
    for (size_t i = 0; i < count; i++)
        put_value(json, &rule->attributes[i], &node->scheme->values[node->values + i]);
    if (rule->content == FZ_CONTENT_TEXT)
        fz__json_string(json, "text", node->text ? node->text : "");
    if (child) {
        fz__json_open(json, "content", FZ_JSON_ARRAY);
        for (; child && !json->sink->failed; child = fz__node_next(child))
            put_node(json, child);
        fz__json_close(json);
    }
    fz__json_close(json);
}

fz_status fz_scheme_save_json(const fz_scheme *scheme, fz_write_fn write, void *user, fz_error **error)
{
    fz__json json;
    fz__sink sink;

    if (error)
        *error = NULL;
    if (!scheme || !write)
        return fz__bad_argument(scheme ? scheme->context : NULL, error, __func__,
                                scheme ? "write is NULL" : "scheme is NULL");
    fz__sink_init(&sink, write, user);
    fz__json_init(&json, &sink);
    put_node(&json, &scheme->nodes[0]);
    return fz__json_written(&json, scheme->context, error);
}
