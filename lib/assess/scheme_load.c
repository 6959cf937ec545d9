/* Loading scheme XML: the reader of vocabularies gives elements that fit the table; they become nodes. When the tree stands,
 * the checks look for what contradicts itself, and their faults become errors in document order. */
#include "assess/scheme_model.h"
#include "base/load.h"
#include "data/data.h"

#include <string.h>

typedef struct loader {
    fz_scheme *scheme;
    fz_error **error;
    uint32_t *open; /* indices of the open elements */
    uint32_t *last; /* of each the last child so far */
    size_t depth, open_capacity, last_capacity;
} loader;

/* A copy in the scheme's arena; NULL stays NULL. False when memory is exhausted. */
static bool keep(fz_scheme *scheme, const char *text, size_t length, const char **kept)
{
    *kept = text ? fz__arena_string(&scheme->arena, text, length) : NULL;
    return !text || *kept;
}

/* A node behind the last child of what is open; NULL when memory is exhausted. */
static fz__node *add_node(loader *l, int element)
{
    fz_scheme *s = l->scheme;
    uint32_t index = (uint32_t)s->node_count;
    fz__node *node;

    if (!FZ_GROW(s->context, &s->nodes, &s->node_capacity, s->node_count + 1))
        return NULL;
    node = &s->nodes[s->node_count++];
    *node = (fz__node){.scheme = s,
                       .parent = FZ__NO_NODE,
                       .next = FZ__NO_NODE,
                       .child = FZ__NO_NODE,
                       .values = (uint32_t)s->value_count,
                       .element = (uint8_t)element};
    if (l->depth > 0) {
        uint32_t *last = &l->last[l->depth - 1];

        node->parent = l->open[l->depth - 1];
        if (*last == FZ__NO_NODE)
            s->nodes[node->parent].child = index;
        else
            s->nodes[*last].next = index;
        *last = index;
    }
    return node;
}

static bool add_values(fz_scheme *s, int element, const fz__values *values)
{
    size_t count = fz__scheme_columns(element);

    if (!FZ_GROW(s->context, &s->values, &s->value_capacity, s->value_count + count))
        return false;
    for (size_t i = 0; i < count; i++) {
        fz__scheme_value *value = &s->values[s->value_count++];

        value->number = values->at[i].number;
        if (!keep(s, values->at[i].text, values->at[i].length, &value->text))
            return false;
    }
    return true;
}

static fz_status on_start(void *user, fz__xml_reader *reader, int element, const fz__values *values)
{
    loader *l = user;
    fz__where where;
    fz__node *node = add_node(l, element);

    if (!node || !FZ_GROW(l->scheme->context, &l->open, &l->open_capacity, l->depth + 1) ||
        !FZ_GROW(l->scheme->context, &l->last, &l->last_capacity, l->depth + 1) ||
        !keep(l->scheme, values->foreign, values->foreign ? strlen(values->foreign) : 0, &node->foreign) ||
        !add_values(l->scheme, element, values))
        return fz__no_memory(l->error);
    fz__xml_place(reader, &where);
    node->offset = (uint32_t)where.offset;
    node->line = (uint32_t)where.line;
    l->open[l->depth] = (uint32_t)(node - l->scheme->nodes);
    l->last[l->depth++] = FZ__NO_NODE;
    return FZ_OK;
}

static fz_status on_end(void *user, fz__xml_reader *reader, int element, const char *text, size_t length)
{
    loader *l = user;
    fz__node *node = &l->scheme->nodes[l->open[--l->depth]];

    (void)reader;
    (void)element;
    return keep(l->scheme, text, length, &node->text) ? FZ_OK : fz__no_memory(l->error);
}

static fz_status on_foreign(void *user, fz__xml_reader *reader, int element, const char *markup, size_t offset)
{
    loader *l = user;
    fz__node *node = add_node(l, SC_MARKUP);

    (void)reader;
    (void)element;
    (void)offset;
    if (!node || !keep(l->scheme, markup, strlen(markup), &node->text))
        return fz__no_memory(l->error);
    return FZ_OK;
}

/* ------------------------------------------------------------------ faults ----------------------------------------- */

void fz__scheme_fault(fz__checker *checker, const fz__node *node, fz__scheme_key key, fz_status status,
                      const char *const *arguments)
{
    fz__faults *faults = fz__severity(status) == FZ_SEVERITY_ERROR ? &checker->errors : &checker->doubts;

    fz__fault_add(faults, node->offset, status, key == KEY_COUNT_ ? NULL : fz__scheme_key_name(node->element, key),
                  arguments);
}

static fz_status check(fz_scheme *scheme, const char *bytes, size_t length, const char *source, fz_error **error)
{
    fz__checker c = {.scheme = scheme};
    fz_status status;

    fz__faults_init(&c.errors, scheme->context);
    fz__faults_init(&c.doubts, scheme->context);
    fz__check_values(&c);
    if (!fz__check_references(&c, scheme))
        c.errors.failed = true;
    fz__check_points(&c);
    fz__check_tables(&c);
    fz__check_effect(&c);
    status = fz__faults_report(&c.errors, source, bytes, length, error);
    if (status == FZ_OK && !fz__faults_keep(&c.doubts, source, bytes, length, &scheme->findings))
        status = fz__no_memory(error);
    fz__faults_clear(&c.errors);
    fz__faults_clear(&c.doubts);
    return status;
}

/* ------------------------------------------------------------------ loading ---------------------------------------- */

static fz_scheme *scheme_new(fz_context *context)
{
    fz_scheme *scheme = fz__calloc(context, sizeof(*scheme));

    if (!scheme)
        return NULL;
    atomic_init(&scheme->references, 1);
    scheme->context = fz_context_ref(context);
    fz__arena_init(&scheme->arena, context);
    fz__strings_init(&scheme->ids, &scheme->arena);
    fz__findings_init(&scheme->findings, &scheme->arena);
    return scheme;
}

static bool is_kid(const fz__node *node)
{
    return node->element == SC_TOTAL || node->element == SC_INDICATOR;
}

/* The indicators of each indicator side by side, so that each is found by its index at once. */
static bool index_kids(fz_scheme *s)
{
    uint32_t next = 0;

    for (size_t i = 0; i < s->node_count; i++)
        if (is_kid(&s->nodes[i])) {
            s->nodes[s->nodes[i].parent].kid_count++;
            s->kid_count++;
        }
    s->kids = fz__alloc(s->context, s->kid_count * sizeof(*s->kids));
    if (!s->kids)
        return false;
    for (size_t i = 0; i < s->node_count; i++) {
        fz__node *node = &s->nodes[i], *parent = is_kid(node) ? &s->nodes[node->parent] : NULL;

        node->first_kid = next;
        next += node->kid_count;
        node->kid_count = 0; /* counts again as they come: a parent comes before its children */
        if (parent)
            s->kids[parent->first_kid + parent->kid_count++] = (uint32_t)i;
    }
    return true;
}

static fz_status load(fz_context *context, const char *bytes, size_t length, const char *source, void *object,
                      fz_error **error)
{
    fz_scheme **scheme = object;
    static const fz__vocabulary_handler handler = {on_start, on_end, on_foreign};
    loader l = {.scheme = scheme_new(context), .error = error};
    fz_status status;

    if (!l.scheme)
        return fz__no_memory(error);
    status = fz__vocabulary_read(context, &fz__scheme_vocabulary, source, bytes, length, &handler, &l, error);
    if (status == FZ_OK)
        status = check(l.scheme, bytes, length, source, error);
    if (status == FZ_OK && !index_kids(l.scheme))
        status = fz__no_memory(error);
    fz__free(context, l.open, l.open_capacity * sizeof(*l.open));
    fz__free(context, l.last, l.last_capacity * sizeof(*l.last));
    if (status == FZ_OK)
        *scheme = l.scheme;
    else
        fz_scheme_unref(l.scheme);
    return status;
}

static fz_status begin(fz_context *context, fz_scheme **scheme, fz_error **error, const char *function,
                       const char *missing)
{
    if (error)
        *error = NULL;
    if (!scheme)
        return fz__bad_argument(context, error, function, "scheme is NULL");
    *scheme = NULL;
    if (!context)
        return fz__bad_argument(NULL, error, function, "context is NULL");
    return missing ? fz__bad_argument(context, error, function, missing) : FZ_OK;
}

fz_status fz_scheme_load_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                fz_scheme **scheme, fz_error **error)
{
    fz_status status =
        begin(context, scheme, error, __func__, bytes || !count ? NULL : "bytes is NULL and count is not 0");

    return status == FZ_OK ? load(context, bytes ? bytes : "", count, source, scheme, error) : status;
}

fz_status fz_scheme_load_path(fz_context *context, const char *path, fz_scheme **scheme, fz_error **error)
{
    fz_status status = begin(context, scheme, error, __func__, path ? NULL : "path is NULL");

    return status == FZ_OK ? fz__load_path(context, path, load, scheme, error) : status;
}

fz_status fz_scheme_load_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                  fz_scheme **scheme, fz_error **error)
{
    fz_status status = begin(context, scheme, error, __func__, read ? NULL : "read is NULL");

    return status == FZ_OK ? fz__load_callback(context, read, user, source, load, scheme, error) : status;
}

fz_status fz_scheme_load_builtin(fz_context *context, fz_scheme **scheme, fz_error **error)
{
    fz_status status = begin(context, scheme, error, __func__, NULL);

    if (status != FZ_OK)
        return status;
    return load(context, (const char *)fz__data_zhongyang_scheme, fz__data_zhongyang_scheme_size,
                "zhongyang-scheme.xml", scheme, error);
}
