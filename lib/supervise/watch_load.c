/* Loading watch rules: elements that fit the table become the list; then states, lights and days are drawn from it, and what
 * contradicts itself is reported in the order of the document. */
#include "base/context.h"
#include "base/date.h"
#include "base/load.h"
#include "data/data.h"
#include "registry/fault.h"
#include "supervise/watch_read.h"

#include <string.h>

typedef struct loader {
    fz_watch *watch;
    fz_error **error;
    size_t depth;
    size_t open[3]; /* the indices of the open elements */
} loader;

static bool keep(fz_watch *watch, const char *text, size_t length, const char **kept)
{
    *kept = text ? fz__arena_string(&watch->arena, text, length) : NULL;
    return !text || *kept;
}

static fz__watch_node *add(loader *l, int element)
{
    fz_watch *w = l->watch;
    fz__watch_node *node;

    if (!FZ_GROW(w->context, &w->nodes, &w->node_capacity, w->node_count + 1))
        return NULL;
    node = &w->nodes[w->node_count++];
    *node = (fz__watch_node){.element = (uint8_t)element, .depth = (uint8_t)l->depth};
    return node;
}

static fz_status on_start(void *user, fz__xml_reader *reader, int element, const fz__values *values)
{
    loader *l = user;
    const fz__attribute_rule *rules = fz__watch_vocabulary.elements[element].attributes;
    fz__watch_node *node = add(l, element);
    fz__where where;

    if (!node || !keep(l->watch, values->foreign, values->foreign ? strlen(values->foreign) : 0, &node->foreign))
        return fz__no_memory(l->error);
    for (size_t i = 0; rules && rules[i].name; i++) {
        if (!keep(l->watch, values->at[i].text, values->at[i].length, &node->values[i]))
            return fz__no_memory(l->error);
        node->numbers[i] = values->at[i].number;
    }
    fz__xml_place(reader, &where);
    node->offset = (uint32_t)where.offset;
    node->line = (uint32_t)where.line;
    l->open[l->depth++] = l->watch->node_count - 1;
    return FZ_OK;
}

static fz_status on_end(void *user, fz__xml_reader *reader, int element, const char *text, size_t length)
{
    loader *l = user;
    fz__watch_node *node = &l->watch->nodes[l->open[--l->depth]];

    (void)reader;
    (void)element;
    return keep(l->watch, text, length, &node->text) ? FZ_OK : fz__no_memory(l->error);
}

static fz_status on_foreign(void *user, fz__xml_reader *reader, int element, const char *markup, size_t offset)
{
    loader *l = user;
    fz__watch_node *node = add(l, WA_COUNT_);

    (void)reader;
    (void)element;
    (void)offset;
    return node && keep(l->watch, markup, strlen(markup), &node->text) ? FZ_OK : fz__no_memory(l->error);
}

/* ------------------------------------------------------------------ drawing ---------------------------------------- */

static void draw_light(fz_watch *w, const fz__watch_node *node)
{
    unsigned when = (unsigned)node->numbers[1];

    w->lights[w->light_count++] =
        (fz__watch_light){node->values[0], when, node->values[2] ? (uint32_t)node->numbers[2] : when == WHEN_OVERDUE};
}

static void draw_days(fz_watch *w, uint32_t index)
{
    const fz__watch_node *node = &w->nodes[index];
    bool on = node->element == WA_WORKDAY;
    fz_date first = (fz_date)node->numbers[0];

    w->days[w->days_count++] =
        (fz__watch_days){first, !on && node->values[1] ? (fz_date)node->numbers[1] : first, on, index};
}

/* As many of each as there are elements: rules are short. */
static bool draw(fz_watch *w)
{
    w->states = fz__arena_alloc(&w->arena, w->node_count * sizeof(*w->states));
    w->lights = fz__arena_alloc(&w->arena, w->node_count * sizeof(*w->lights));
    w->days = fz__arena_alloc(&w->arena, w->node_count * sizeof(*w->days));
    if (!w->states || !w->lights || !w->days)
        return false;
    for (uint32_t i = 0; i < w->node_count; i++) {
        const fz__watch_node *node = &w->nodes[i];

        if (node->element == WA_STATE)
            w->states[w->state_count++] =
                (fz__watch_state){node->values[0], node->values[2], (fz_state_kind)node->numbers[1]};
        else if (node->element == WA_LIGHT)
            draw_light(w, node);
        else if (node->element == WA_HOLIDAY || node->element == WA_WORKDAY)
            draw_days(w, i);
    }
    return true;
}

/* ------------------------------------------------------------------ checks ----------------------------------------- */

/* A name in a list that no state has goes into `unknown`. */
static bool find_unknown(const fz_watch *w, const char *list, fz__buffer *unknown)
{
    for (const char *at = list; *at; at += strcspn(at, " ")) {
        at += strspn(at, " ");
        unknown->length = 0;
        fz__buffer_append(unknown, at, strcspn(at, " "));
        if (*at && !unknown->failed && fz__watch_find(w, unknown->bytes) == FZ__NO_STATE)
            return true;
    }
    return false;
}

static void check_after(const fz_watch *w, const fz__watch_node *node, fz__faults *faults)
{
    fz__buffer unknown, names;

    fz__buffer_init(&unknown, w->context);
    fz__buffer_init(&names, w->context);
    if (node->values[2] && find_unknown(w, node->values[2], &unknown)) {
        fz__watch_names(w, &names);
        if (!names.failed)
            fz__fault_add(faults, node->offset, FZ_ESTATE, "after", FZ_ARGS(unknown.bytes, names.bytes));
    }
    faults->failed = faults->failed || unknown.failed || names.failed;
    fz__buffer_clear(&unknown);
    fz__buffer_clear(&names);
}

static void check_state(const fz_watch *w, size_t index, fz__faults *faults)
{
    const fz__watch_node *node = &w->nodes[index];

    for (size_t i = 0; i < index; i++)
        if (w->nodes[i].element == WA_STATE && strcmp(w->nodes[i].values[0], node->values[0]) == 0) {
            fz__fault_add(faults, node->offset, FZ_ESTATE_TWICE, "name",
                          FZ_ARGS(node->values[0], fz__digits(w->nodes[i].line, (char[FZ_DIGITS]){0})));
            break;
        }
    check_after(w, node, faults);
}

static void check_days(const fz_watch *w, const fz__watch_days *days, fz__faults *faults)
{
    const fz__watch_node *node = &w->nodes[days->node];

    if (days->first > days->last)
        fz__fault_add(faults, node->offset, FZ_EINTERVAL, "until",
                      FZ_ARGS("date", node->values[0], "until", node->values[1], FZ_WORD_AT_MOST));
    for (size_t i = 0; days->on && i < w->days_count; i++)
        if (!w->days[i].on && w->days[i].first <= days->first && days->first <= w->days[i].last) {
            fz__fault_add(faults, node->offset, FZ_EDAY_TWICE, "date",
                          FZ_ARGS(node->values[0], fz__digits(w->nodes[w->days[i].node].line, (char[FZ_DIGITS]){0})));
            return;
        }
}

static fz_status check(const fz_watch *w, const char *bytes, size_t length, const char *source, fz_error **error)
{
    fz__faults faults;
    fz_status status;

    fz__faults_init(&faults, w->context);
    for (size_t i = 0; i < w->node_count; i++)
        if (w->nodes[i].element == WA_STATE)
            check_state(w, i, &faults);
    for (size_t i = 0; i < w->days_count; i++)
        check_days(w, &w->days[i], &faults);
    status = fz__faults_report(&faults, source, bytes, length, error);
    fz__faults_clear(&faults);
    return status;
}

/* ------------------------------------------------------------------ loading ---------------------------------------- */

static fz_watch *watch_new(fz_context *context)
{
    fz_watch *watch = fz__calloc(context, sizeof(*watch));

    if (!watch)
        return NULL;
    atomic_init(&watch->references, 1);
    watch->context = fz_context_ref(context);
    fz__arena_init(&watch->arena, context);
    return watch;
}

static fz_status load(fz_context *context, const char *bytes, size_t length, const char *source, void *object,
                      fz_error **error)
{
    static const fz__vocabulary_handler handler = {on_start, on_end, on_foreign};
    fz_watch **watch = object;
    loader l = {.watch = watch_new(context), .error = error};
    fz_status status;

    if (!l.watch)
        return fz__no_memory(error);
    status = fz__vocabulary_read(context, &fz__watch_vocabulary, source, bytes, length, &handler, &l, error);
    if (status == FZ_OK && !draw(l.watch))
        status = fz__no_memory(error);
    if (status == FZ_OK)
        status = check(l.watch, bytes, length, source, error);
    if (status == FZ_OK)
        *watch = l.watch;
    else
        fz_watch_unref(l.watch);
    return status;
}

static fz_status begin(fz_context *context, fz_watch **watch, fz_error **error, const char *function,
                       const char *missing)
{
    if (error)
        *error = NULL;
    if (!watch)
        return fz__bad_argument(context, error, function, "watch is NULL");
    *watch = NULL;
    if (!context)
        return fz__bad_argument(NULL, error, function, "context is NULL");
    return missing ? fz__bad_argument(context, error, function, missing) : FZ_OK;
}

fz_status fz_watch_load_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                               fz_watch **watch, fz_error **error)
{
    fz_status status =
        begin(context, watch, error, __func__, bytes || !count ? NULL : "bytes is NULL and count is not 0");

    return status == FZ_OK ? load(context, bytes ? bytes : "", count, source, watch, error) : status;
}

fz_status fz_watch_load_path(fz_context *context, const char *path, fz_watch **watch, fz_error **error)
{
    fz_status status = begin(context, watch, error, __func__, path ? NULL : "path is NULL");

    return status == FZ_OK ? fz__load_path(context, path, load, watch, error) : status;
}

fz_status fz_watch_load_callback(fz_context *context, fz_read_fn read, void *user, const char *source, fz_watch **watch,
                                 fz_error **error)
{
    fz_status status = begin(context, watch, error, __func__, read ? NULL : "read is NULL");

    return status == FZ_OK ? fz__load_callback(context, read, user, source, load, watch, error) : status;
}

fz_status fz_watch_load_builtin(fz_context *context, fz_watch **watch, fz_error **error)
{
    fz_status status = begin(context, watch, error, __func__, NULL);

    if (status != FZ_OK)
        return status;
    return load(context, (const char *)fz__data_zhongyang_watch, fz__data_zhongyang_watch_size, "zhongyang-watch.xml",
                watch, error);
}
