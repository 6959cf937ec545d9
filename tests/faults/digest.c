/* What can be said of each kind of object, as one figure. The writers do the work: what they say is all that there is. */
#include "faults.h"

#include <string.h>

enum { UNITS = 3, MOST_COLUMNS = 100 };

static int add_bytes(void *user, const void *bytes, size_t count)
{
    digest *to = user;

    for (size_t i = 0; i < count; i++)
        to->hash = (to->hash ^ ((const unsigned char *)bytes)[i]) * UINT64_C(0x100000001b3);
    return 0;
}

static void add_text(digest *to, const char *text)
{
    add_bytes(to, text ? text : "(none)", text ? strlen(text) + 1 : 6);
}

static void add_number(digest *to, uint64_t number)
{
    add_bytes(to, &number, sizeof(number));
}

int take(void *user, const void *bytes, size_t count)
{
    sink *s = user;

    s->calls++;
    if (s->fail_at && s->calls >= s->fail_at)
        return 1;
    return add_bytes(&s->taken, bytes, count);
}

ptrdiff_t give(void *user, void *buffer, size_t capacity)
{
    source *s = user;
    size_t count = s->count - s->at;

    s->calls++;
    if (s->fail_at == s->calls)
        return s->failure > 0 ? (ptrdiff_t)capacity + s->failure : s->failure;
    if (count > capacity)
        count = capacity;
    if (s->step && count > s->step)
        count = s->step;
    memcpy(buffer, s->bytes + s->at, count);
    s->at += count;
    return (ptrdiff_t)count;
}

static void add_status(digest *to, fz_status status)
{
    add_number(to, (uint64_t)status);
}

static void add_context(digest *to, made object)
{
    add_number(to, fz_context_language(object.context));
    for (int limit = 0; limit < FZ_LIMIT_COUNT_; limit++)
        add_number(to, fz_context_limit(object.context, (fz_limit)limit));
}

static void add_directive(digest *to, made object)
{
    add_status(to, fz_directive_save_callback(object.directive, add_bytes, to, NULL));
}

static void add_registry(digest *to, made object)
{
    add_status(to, fz_registry_save_callback(object.registry, add_bytes, to, NULL));
}

static void add_scheme(digest *to, made object)
{
    add_status(to, fz_scheme_save_callback(object.scheme, add_bytes, to, NULL));
}

static void add_ledger(digest *to, made object)
{
    add_status(to, fz_ledger_save_callback(object.ledger, add_bytes, to, NULL));
}

static void add_watch(digest *to, made object)
{
    add_status(to, fz_watch_save_callback(object.watch, add_bytes, to, NULL));
}

static void add_report(digest *to, made object)
{
    add_status(to, fz_report_write(object.report, FZ_FORMAT_XML, FZ_EXPORT_ALL, 0, add_bytes, to, NULL));
}

static void add_prospect(digest *to, made object)
{
    add_status(to, fz_prospect_write(object.prospect, FZ_FORMAT_JSON, 0, 0, add_bytes, to, NULL));
}

static void add_difference(digest *to, made object)
{
    add_status(to, fz_difference_write(object.difference, FZ_FORMAT_JSON, 0, 0, add_bytes, to, NULL));
}

static void add_robustness(digest *to, made object)
{
    add_status(to, fz_robustness_write(object.robustness, FZ_FORMAT_JSON, 0, 0, add_bytes, to, NULL));
}

static void add_comparison(digest *to, made object)
{
    add_status(to, fz_comparison_write(object.comparison, FZ_FORMAT_JSON, 0, 0, add_bytes, to, NULL));
}

static void add_strays(digest *to, const fz_supervision *supervision)
{
    for (size_t i = 0; i < fz_supervision_stray_count(supervision); i++) {
        const char *unit = NULL, *item = NULL, *name = NULL;

        add_text(to, fz_supervision_stray(supervision, i, &unit, &item, &name));
        add_text(to, unit);
        add_text(to, item);
        add_text(to, name);
    }
    for (size_t i = 0; i < fz_supervision_finding_count(supervision); i++)
        add_text(to, fz_finding_message(fz_supervision_finding(supervision, i)));
}

/* Its lists each leave out what another has. */
static void add_supervision(digest *to, made object)
{
    static fz_status (*const lists[])(const fz_supervision *supervision, const fz_obligation_filter *filter,
                                      fz_format format, uint32_t flags, unsigned width, fz_write_fn write, void *user,
                                      fz_error **error) = {
        fz_supervision_write,
        fz_supervision_write_plan,
        fz_supervision_write_rates,
    };

    for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
        add_status(to, lists[i](object.supervision, NULL, FZ_FORMAT_JSON, 0, 0, add_bytes, to, NULL));
    add_strays(to, object.supervision);
}

/* A query shows itself by what it finds in the built-in directive, which has examples of everything. */
static void add_query(digest *to, made object)
{
    static fz_context *context;
    static fz_directive *directive;
    const fz_task *tasks[100];
    size_t count;

    if (!context) {
        fz_context_new(NULL, &context);
        fz_directive_load_builtin(context, &directive, NULL);
    }
    count = fz_query_run(object.query, directive, tasks, 100);
    add_number(to, count);
    for (size_t i = 0; i < count && i < 100; i++)
        add_text(to, fz_task_label(tasks[i]));
}

static void add_collection(digest *to, made object)
{
    static const char *const asked[] = {"甲", "乙", "丙", "甲部"};
    const fz_collection *c = object.collection;

    add_number(to, fz_collection_count(c));
    add_number(to, fz_collection_task_count(c));
    for (size_t i = 0; i < fz_collection_count(c); i++)
        add_text(to, fz_directive_title(fz_collection_directive(c, i)));
    for (size_t i = 0; i < sizeof(asked) / sizeof(*asked); i++) {
        add_number(to, fz_collection_unit_tasks(c, asked[i], 0, NULL, 0));
        add_number(to, fz_collection_sections(c, asked[i], NULL, 0));
    }
}

/* Three units with something of everything; where the scheme wants other values, that it does not take these. */
static void add_columns_scores(digest *to, const fz_columns *columns)
{
    static const fz_decimal values[UNITS] = {90000000, 1000000, FZ_COLUMN_NONE};
    const fz_decimal *given[MOST_COLUMNS];
    fz_decimal scores[UNITS] = {0};
    uint32_t ranks[UNITS] = {0}, grades[UNITS] = {0};
    fz_columns_table units = FZ_COLUMNS_TABLE_INIT;

    if (fz_columns_count(columns) > MOST_COLUMNS)
        return;
    for (size_t i = 0; i < fz_columns_count(columns); i++)
        given[i] = values;
    units.count = UNITS;
    units.values = given;
    units.scores = scores;
    units.ranks = ranks;
    units.grades = grades;
    add_status(to, fz_columns_score(columns, &units, NULL));
    add_bytes(to, scores, sizeof(scores));
    add_bytes(to, ranks, sizeof(ranks));
    add_bytes(to, grades, sizeof(grades));
}

static void add_columns(digest *to, made object)
{
    const char *grade;

    for (size_t i = 0; i < fz_columns_count(object.columns); i++) {
        add_text(to, fz_indicator_id(fz_columns_indicator(object.columns, i)));
        add_text(to, fz_columns_event(object.columns, i));
    }
    for (uint32_t i = 1; (grade = fz_columns_grade(object.columns, i)); i++)
        add_text(to, grade);
    add_columns_scores(to, object.columns);
}

static void add_record(digest *to, made object)
{
    for (int field = 0; field < FZ_RECORD_TEXT_COUNT_; field++)
        add_text(to, fz_record_text(object.record, (fz_record_text_kind)field));
}

static void add_stage(digest *to, made object)
{
    for (int field = 0; field < FZ_STAGE_TEXT_COUNT_; field++)
        add_text(to, fz_stage_text(object.stage, (fz_stage_text_kind)field));
}

#define UNREF(type)                       \
    static void unref_##type(made object) \
    {                                     \
        fz_##type##_unref(object.type);   \
    }
UNREF(context)
UNREF(directive)
UNREF(registry)
UNREF(scheme)
UNREF(ledger)
UNREF(watch)
UNREF(report)
UNREF(prospect)
UNREF(difference)
UNREF(robustness)
UNREF(comparison)
UNREF(supervision)
UNREF(query)
UNREF(collection)
UNREF(columns)

static void borrowed(made object)
{
    (void)object;
}

const kind CONTEXT = {unref_context, add_context};
const kind DIRECTIVE = {unref_directive, add_directive};
const kind REGISTRY = {unref_registry, add_registry};
const kind SCHEME = {unref_scheme, add_scheme};
const kind LEDGER = {unref_ledger, add_ledger};
const kind WATCH = {unref_watch, add_watch};
const kind REPORT = {unref_report, add_report};
const kind PROSPECT = {unref_prospect, add_prospect};
const kind DIFFERENCE = {unref_difference, add_difference};
const kind ROBUSTNESS = {unref_robustness, add_robustness};
const kind COMPARISON = {unref_comparison, add_comparison};
const kind SUPERVISION = {unref_supervision, add_supervision};
const kind QUERY = {unref_query, add_query};
const kind COLLECTION = {unref_collection, add_collection};
const kind COLUMNS = {unref_columns, add_columns};
const kind RECORD = {borrowed, add_record};
const kind STAGE = {borrowed, add_stage};
