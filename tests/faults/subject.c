/* One of everything, the folder that files are in, and how a call is made and judged. */
#include "faults.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void (*subject_set_up)(fz_context *context);

static char folder[200];

void scratch_make(void)
{
    const char *parent = getenv("TMPDIR");

    snprintf(folder, sizeof(folder), "%s/fazhi-XXXXXX", parent && *parent ? parent : "/tmp");
    /* Nobody, too, has to look into it. */
    if (!mkdtemp(folder) || chmod(folder, 0755) != 0 || chdir(folder) != 0) {
        perror(folder);
        exit(1);
    }
}

size_t each_file(void (*look)(const char *path))
{
    DIR *directory = opendir(".");
    size_t count = 0;

    for (struct dirent *found; (found = readdir(directory));)
        if (found->d_name[0] != '.' || strlen(found->d_name) > 2) {
            count++;
            look(found->d_name);
        }
    closedir(directory);
    return count;
}

static void remove_file(const char *path)
{
    unlink(path);
}

static void leave_file(const char *path)
{
    (void)path;
}

void scratch_remove(void)
{
    each_file(remove_file);
    rmdir(folder);
}

void put_file(const char *path, const char *bytes, size_t count)
{
    FILE *file = fopen(path, "wb");

    if (!file || fwrite(bytes, 1, count, file) != count || fclose(file) != 0) {
        perror(path);
        exit(1);
    }
}

static void add_file(digest *to, const char *path)
{
    FILE *file = fopen(path, "rb");
    sink bytes = {.taken = *to};
    char piece[4096];

    if (!file)
        return;
    for (size_t got; (got = fread(piece, 1, sizeof(piece), file)) > 0;)
        take(&bytes, piece, got);
    fclose(file);
    *to = bytes.taken;
}

static void must(fz_status status, const char *what)
{
    if (status == FZ_OK)
        return;
    printf("Bail out! the subject's %s cannot be made: status %d\n", what, (int)status);
    exit(1);
}

#define LOAD(type, text, object) \
    must(fz_##type##_load_memory(s->context, text, strlen(text), NULL, &s->object, NULL), #object)

static void load_all(subject *s)
{
    LOAD(directive, directive_xml, directive);
    LOAD(directive, later_xml, later);
    LOAD(registry, registry_xml, registry);
    LOAD(scheme, scheme_xml, scheme);
    LOAD(scheme, flat_xml, flat);
    LOAD(watch, watch_xml, watch);
    must(fz_ledger_load_memory(s->context, ledger_csv, strlen(ledger_csv), NULL, NULL, 0, &s->ledger, NULL), "ledger");
    must(fz_ledger_load_memory(s->context, other_csv, strlen(other_csv), NULL, NULL, 0, &s->other, NULL), "other");
}

static void derive(subject *s)
{
    fz_assess_options assess = FZ_ASSESS_OPTIONS_INIT;
    fz_supervise_options supervise = FZ_SUPERVISE_OPTIONS_INIT;
    fz_robustness_options vary = FZ_ROBUSTNESS_OPTIONS_INIT;

    vary.replications = 3;
    assess.day = supervise.day = s->early;
    must(fz_assess(s->context, s->directive, s->registry, s->scheme, s->ledger, &assess, &s->report, NULL), "report");
    must(fz_supervise(s->context, s->directive, s->registry, s->ledger, s->watch, &supervise, &s->supervision, NULL),
         "supervision");
    assess.day = supervise.day = s->day;
    must(fz_assess(s->context, s->directive, s->registry, s->scheme, s->ledger, &assess, &s->report_later, NULL),
         "later report");
    must(fz_supervise(s->context, s->directive, s->registry, s->ledger, s->watch, &supervise, &s->supervision_later,
                      NULL),
         "later supervision");
    must(fz_prospect_new(fz_report_result(s->report_later, 0), &s->prospect, NULL), "prospect");
    must(fz_difference_new(s->report, s->report_later, &s->difference, NULL), "difference");
    must(fz_robustness_new(s->report_later, &vary, &s->robustness, NULL), "robustness");
    must(fz_compare(s->context, s->directive, s->later, &s->comparison, NULL), "comparison");
}

static void ask_all(subject *s)
{
    must(fz_query_new(s->context, &s->query), "query");
    must(fz_query_unit(s->query, "县司法局", 0, NULL), "query");
    must(fz_columns_new(s->context, s->flat, NULL, &s->columns, NULL), "columns");
    must(fz_collection_new(s->context, &s->collection), "collection");
    must(fz_collection_add(s->collection, s->directive, NULL), "collection");
}

static void forget(subject *s)
{
    fz_comparison_unref(s->comparison);
    fz_robustness_unref(s->robustness);
    fz_difference_unref(s->difference);
    fz_prospect_unref(s->prospect);
    fz_supervision_unref(s->supervision);
    fz_supervision_unref(s->supervision_later);
    fz_report_unref(s->report);
    fz_report_unref(s->report_later);
}

void subject_derive(subject *s)
{
    forget(s);
    derive(s);
}

void subject_make(subject *s, const entry *e, unsigned variant)
{
    const char *document = e->documents ? e->documents[variant] : "old";

    memset(s, 0, sizeof(*s));
    s->variant = variant;
    s->early = 20160301;
    s->day = 20161231;
    oom_init(&s->memory);
    must(fz_context_new(&s->memory.allocator, &s->context), "context");
    if (subject_set_up)
        subject_set_up(s->context);
    load_all(s);
    derive(s);
    ask_all(s);
    s->source.bytes = document;
    s->source.count = strlen(document);
    s->path = FILE_NAME;
    put_file(s->path, document, s->source.count);
}

const char *subject_clear(subject *s)
{
    fz_collection_unref(s->collection);
    fz_columns_unref(s->columns);
    fz_query_unref(s->query);
    forget(s);
    fz_watch_unref(s->watch);
    fz_ledger_unref(s->ledger);
    fz_ledger_unref(s->other);
    fz_scheme_unref(s->scheme);
    fz_scheme_unref(s->flat);
    fz_registry_unref(s->registry);
    fz_directive_unref(s->directive);
    fz_directive_unref(s->later);
    fz_context_unref(s->context);
    return oom_fault(&s->memory);
}

uint64_t subject_digest(subject *s)
{
    const struct {
        const kind *kind;
        made object;
    } seen[] = {
        {&CONTEXT, {.context = s->context}},
        {&DIRECTIVE, {.directive = s->directive}},
        {&DIRECTIVE, {.directive = s->later}},
        {&REGISTRY, {.registry = s->registry}},
        {&SCHEME, {.scheme = s->scheme}},
        {&SCHEME, {.scheme = s->flat}},
        {&LEDGER, {.ledger = s->ledger}},
        {&LEDGER, {.ledger = s->other}},
        {&WATCH, {.watch = s->watch}},
        {&REPORT, {.report = s->report}},
        {&REPORT, {.report = s->report_later}},
        {&PROSPECT, {.prospect = s->prospect}},
        {&DIFFERENCE, {.difference = s->difference}},
        {&ROBUSTNESS, {.robustness = s->robustness}},
        {&COMPARISON, {.comparison = s->comparison}},
        {&SUPERVISION, {.supervision = s->supervision}},
        {&SUPERVISION, {.supervision = s->supervision_later}},
        {&QUERY, {.query = s->query}},
        {&COLLECTION, {.collection = s->collection}},
        {&COLUMNS, {.columns = s->columns}},
    };
    digest to = {UINT64_C(0xcbf29ce484222325)};

    for (size_t i = 0; i < sizeof(seen) / sizeof(*seen); i++)
        seen[i].kind->add(&to, seen[i].object);
    add_file(&to, FILE_NAME);
    return to.hash + each_file(leave_file);
}

/* The first error is that of the status; where memory ends while a document's faults are told, the last of them. */
static bool tells(const fz_error *error, fz_status status)
{
    while (status == FZ_ENOMEM && fz_error_next(error))
        error = fz_error_next(error);
    return fz_error_status(error) == status;
}

const char *perform(const entry *e, subject *s, bool with_error, fz_status *status, uint64_t *answer)
{
    fz_error *const unset = (fz_error *)(void *)s;
    fz_error *error = unset;
    const char *fault = NULL;
    digest to;

    s->made.any = s;
    s->number = 0;
    *s->told = '\0';
    s->source.at = s->source.calls = 0;
    s->sink.calls = 0;
    s->sink.taken.hash = UINT64_C(0xcbf29ce484222325);
    s->memory.allocations = s->memory.failures = 0;
    *status = e->call(s, with_error ? &error : NULL);
    s->memory.fail_at = s->sink.fail_at = s->source.fail_at = 0;
    if (with_error && !(e->flags & NO_ERROR)) {
        if (error != unset && error)
            snprintf(s->told, sizeof(s->told), "%s", fz_error_message(error));
        if (error == unset || !tells(error, *status))
            fault = "the error does not tell the status";
        else
            fz_error_free(error);
    }
    if (*status != FZ_OK)
        return e->made && s->made.any ? "something was made by a call that failed" : fault;
    to = s->sink.taken;
    if (e->made) {
        e->made->add(&to, s->made);
        e->made->unref(s->made);
    }
    *answer = to.hash + s->number;
    return fault;
}

uint64_t whole_answer(const entry *e, unsigned variant)
{
    uint64_t answer = 0, after;
    fz_status status;
    const char *fault;
    subject s;

    subject_make(&s, e, variant);
    fault = perform(e, &s, true, &status, &answer);
    if (fault || status != FZ_OK) {
        printf("# %s by itself: %s, status %d\n", e->function, fault ? fault : "it fails", (int)status);
        subject_clear(&s);
        return 0;
    }
    after = subject_digest(&s);
    subject_clear(&s);
    return answer ^ after;
}

bool may_keep(const entry *e)
{
    return e->flags & KEEPS_ROOM || (e->flags & IN_ARENA && subject_set_up);
}

const char *refused(const entry *e, subject *s, fz_status wanted, bool with_error)
{
    uint64_t before = subject_digest(s), answer;
    size_t live = s->memory.live;
    fz_status status;
    const char *fault = perform(e, s, with_error, &status, &answer);
    static char text[80];

    if (fault)
        return fault;
    if (status != wanted) {
        snprintf(text, sizeof(text), "status %d in place of %d", (int)status, (int)wanted);
        return text;
    }
    if (s->memory.live != live && !may_keep(e))
        return "blocks are left";
    return subject_digest(s) == before ? NULL : "something is not as it was";
}

const char *end(subject *s, const char *fault)
{
    const char *left = subject_clear(s);

    return fault ? fault : left;
}
