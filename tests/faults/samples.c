/* Failing memory once more, on all the samples that there are, and place by place: a context that takes nothing in advance asks
 * its allocator for every piece of an arena and every growth of an array, so that each of them can fail. There are too many to
 * fail them all on every sample; some do, spread evenly over the call, other ones on the next sample.
 *
 * A call that fails so, once or from then on, gives FZ_ENOMEM, makes nothing and leaves no block; else it gives what it gives when
 * nothing fails. What it is called on is looked at after each row of such calls: to look takes longer than to call, and
 * sparing.c looks after each.
 *
 * `sparing` is no part of the interface: this program links the private library. */
#include "faults.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/context.h"

typedef struct text {
    char *bytes;
    size_t count;
} text;

static text read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    text read = {malloc(1 << 20), 0};

    if (file) {
        read.count = fread(read.bytes, 1, (1 << 20) - 1, file);
        fclose(file);
    }
    read.bytes[read.count] = '\0';
    return read;
}

static size_t lines, bad, turn;

/* Give the subject what a path names; false where that cannot be had, which is for other tests to tell. */
typedef bool (*preparing)(subject *s, const char *path);

static bool as_source(subject *s, const char *path)
{
    const text read = read_file(path);

    s->source.bytes = read.bytes;
    s->source.count = read.count;
    return read.count > 0;
}

/* Of what tests/fuzz/columns.c is given the scheme; behind a line "%%%%" are its values. */
static size_t without_values(const text *read)
{
    const char *line = strstr(read->bytes, "\n%%%%\n");

    return line ? (size_t)(line + 1 - read->bytes) : read->count;
}

#define REPLACE(member, type, object) \
    do {                              \
        fz_##type##_unref(s->member); \
        s->member = (object);         \
    } while (0)

/* Load what a path names, in the place of the `type` that the subject has. */
#define TAKE(type, ...)                                   \
    static bool take_##type(subject *s, const char *path) \
    {                                                     \
        const text read = read_file(path);                \
        fz_##type *loaded = NULL;                         \
        fz_status status = __VA_ARGS__;                   \
                                                          \
        free(read.bytes);                                 \
        if (status == FZ_OK)                              \
            REPLACE(type, type, loaded);                  \
        return status == FZ_OK;                           \
    }

TAKE(directive, fz_directive_open_memory(s->context, read.bytes, read.count, path, &loaded, NULL))
TAKE(scheme, fz_scheme_load_memory(s->context, read.bytes, without_values(&read), NULL, &loaded, NULL))
TAKE(ledger, fz_ledger_load_memory(s->context, read.bytes, read.count, NULL, NULL, 0, &loaded, NULL))

/* The day on which a case is assessed stands in the head of what it expects. */
static void take_day(subject *s, const char *path)
{
    const text read = read_file(path);
    const char *day = strstr(read.bytes, "# day ");
    int year, month, of_month;

    if (day && sscanf(day, "# day %d-%d-%d", &year, &month, &of_month) == 3) {
        s->day = fz_date_make(year, month, of_month);
        s->early = fz_date_make(year, 7, 1);
    }
    free(read.bytes);
}

static bool as_case(subject *s, const char *path)
{
    char file[1000];

    snprintf(file, sizeof(file), "%s/directive.xml", path);
    take_directive(s, file);
    snprintf(file, sizeof(file), "%s/expect.tsv", path);
    take_day(s, file);
    snprintf(file, sizeof(file), "%s/ledger.csv", path);
    if (!take_ledger(s, file))
        return false;
    snprintf(file, sizeof(file), "%s/scheme.xml", path);
    if (!take_scheme(s, file))
        return false;
    subject_derive(s);
    return true;
}

/* Compared with the one before; the same again with the same. */
static bool as_directive(subject *s, const char *path)
{
    static char last[1000], before[1000];
    const char *earlier = strcmp(path, last) ? last : before;
    fz_directive *directive = NULL;

    if (*earlier && take_directive(s, earlier)) {
        directive = fz_directive_ref(s->directive);
        REPLACE(later, directive, directive);
    }
    if (!take_directive(s, path) || fz_directive_unit_count(s->directive) == 0)
        return false; /* nobody would be assessed */
    if (earlier == last) {
        memcpy(before, last, sizeof(before));
        snprintf(last, sizeof(last), "%s", path);
    }
    subject_derive(s);
    return true;
}

/* A scheme that can be told by columns; few can. */
static bool as_columns(subject *s, const char *path)
{
    fz_columns *columns = NULL;
    fz_scheme *flat;

    if (!take_scheme(s, path) || fz_columns_new(s->context, s->scheme, NULL, &columns, NULL) != FZ_OK)
        return false;
    flat = fz_scheme_ref(s->scheme);
    REPLACE(flat, scheme, flat);
    REPLACE(columns, columns, columns);
    return true;
}

static const struct {
    preparing prepare;
    const char *paths;
    size_t tries; /* of each call on each sample, once and as many for good */
    const char *calls[16];
} samples[] = {
    {as_case, "data/assess/*", 150, {"fz_assess", "fz_robustness_new"}},
    {as_case,
     "data/assess/*",
     24,
     {"fz_prospect_new", "fz_difference_new", "fz_result_if", "fz_supervise", "fz_report_write", "fz_result_write",
      "fz_difference_write", "fz_page_write"}},
    {as_columns, "data/assess/*/scheme.xml", 100, {"fz_columns_new"}},
    {as_columns, "data/scheme/good/*.xml", 100, {"fz_columns_new"}},
    {as_columns, "fuzz/corpus/columns/*", 100, {"fz_columns_new"}},
    {as_directive,
     "data/good/*.xml",
     24,
     {"fz_compare", "fz_comparison_write", "fz_directive_write", "fz_page_write", "fz_units_write", "fz_collection_add",
      "fz_supervise", "fz_supervision_write", "fz_supervision_write_plan", "fz_supervision_write_rates",
      "fz_supervision_write_changes"}},
    {as_source, "data/good/*.xml", 24, {"fz_directive_load_memory"}},
    {as_source, "data/akn/good/*.xml", 100, {"fz_directive_open_memory"}},
    {as_source, "data/json/directive/*/*.json", 24, {"fz_directive_open_memory"}},
    {as_source, "data/import/*.txt", 50, {"fz_directive_import_memory"}},
    {as_source, "data/import/*.html", 50, {"fz_directive_import_memory"}},
    {as_source, "data/pages/*.html", 50, {"fz_directive_import_memory"}},
    {as_source, "data/scheme/*/*.xml", 10, {"fz_scheme_load_memory"}},
    {as_source, "data/registry/*/*.xml", 24, {"fz_registry_load_memory"}},
    {as_source, "data/watch/*/*.xml", 24, {"fz_watch_load_memory"}},
    {as_source, "data/ledger/*/*.csv", 10, {"fz_ledger_load_memory"}},
    {as_source, "data/ledger/*/*.xml", 10, {"fz_ledger_load_memory"}},
};

static const entry *entry_of(const char *function)
{
    for (size_t i = 0; i < table_count; i++)
        if (!strcmp(table[i].function, function))
            return &table[i];
    return NULL;
}

/* What a call gives when nothing fails, and how often it asks for memory. */
typedef struct answer {
    fz_status status;
    uint64_t given;
    size_t asked;
} answer;

typedef struct trial {
    const entry *entry;
    unsigned variant; /* what its documents are, the sample is: then there is one */
    size_t group;
    const char *path;
    bool for_good;
    subject subject;
} trial;

static void spare(fz_context *context)
{
    context->sparing = true;
}

static bool prepare(trial *t)
{
    static const entry none = {"none", NULL, NULL, NULL, 1, 0};

    subject_make(&t->subject, &none, t->variant);
    return samples[t->group].prepare(&t->subject, t->path);
}

static const char *clear(trial *t)
{
    if (samples[t->group].prepare == as_source)
        free((void *)(uintptr_t)t->subject.source.bytes);
    return end(&t->subject, NULL);
}

/* What succeeded may have changed what it was called on. */
static const char *renew(trial *t)
{
    const kind *given = t->entry->made;
    const char *fault;

    if (t->entry->flags & WRITES || (given && given != &RECORD && given != &STAGE))
        return NULL;
    fault = clear(t);
    prepare(t);
    return fault;
}

static const char *try_one(trial *t, const answer *whole, size_t fail_at)
{
    subject *s = &t->subject;
    const size_t live = s->memory.live;
    uint64_t given = 0;
    fz_status status;
    const char *fault;

    s->memory.fail_at = fail_at;
    s->memory.for_good = t->for_good;
    fault = perform(t->entry, s, !t->for_good, &status, &given);
    if (fault)
        return fault;
    if (status == FZ_ENOMEM)
        return s->memory.live == live || may_keep(t->entry) ? NULL : "blocks are left";
    if (status != whole->status || given != whole->given)
        return "another answer";
    return renew(t);
}

/* A row of failures, after which the subject is as it was. */
static const char *try_row(trial *t, const answer *whole, size_t tries, size_t *tried)
{
    static char told[200];
    const uint64_t before = subject_digest(&t->subject);
    const char *fault = NULL;

    for (size_t i = 0; i < tries && !fault; i++) {
        const size_t fail_at = 1 + (i * whole->asked + turn++ % whole->asked) / tries;

        fault = try_one(t, whole, fail_at);
        if (fault)
            snprintf(told, sizeof(told), "allocation %zu of %zu failing %s: %s", fail_at, whole->asked,
                     t->for_good ? "for good" : "once", fault);
        ++*tried;
    }
    if (fault)
        return told;
    return subject_digest(&t->subject) == before ? NULL : "something is not as it was";
}

static const char *try_some(trial *t, size_t *tried)
{
    answer whole = {FZ_OK, 0, 0};
    const char *fault = perform(t->entry, &t->subject, true, &whole.status, &whole.given);
    size_t tries = 1 + (samples[t->group].tries - 1) / fault_stride;

    whole.asked = t->subject.memory.allocations;
    if (whole.asked < tries)
        tries = whole.asked;
    fault = fault ? fault : renew(t);
    for (int for_good = 0; for_good < 2 && !fault; for_good++) {
        t->for_good = for_good == 1;
        fault = try_row(t, &whole, tries, tried);
    }
    return fault;
}

static void tell(const char *what, const char *sample, size_t tried, const char *fault)
{
    bad += fault != NULL;
    printf("%s %zu - %s on %s: %zu failures\n", fault ? "not ok" : "ok", ++lines, what, sample, tried);
    if (fault)
        printf("# %s\n", fault);
    fflush(stdout);
}

/* How many failures there were. */
static size_t try_variants(trial *t)
{
    const unsigned variants = t->entry->documents ? 1 : t->entry->variants;
    size_t sum = 0;

    for (t->variant = 0; t->variant < variants; t->variant++) {
        const char *fault = NULL, *left;
        size_t tried = 0;

        if (prepare(t))
            fault = try_some(t, &tried);
        left = clear(t);
        if (tried > 0 || fault || left)
            tell(t->entry->function, strrchr(t->path, '/') + 1, tried, fault ? fault : left);
        sum += tried;
    }
    return sum;
}

/* One call on the samples of a group whose paths hold `part`. What a single sample is no good for is passed over in silence;
 * where none is any good, what reads them is broken, and the call would go untried unseen. */
static void try_call(size_t group, const entry *e, const glob_t *found, const char *part)
{
    size_t tried = 0;

    for (size_t i = 0; i < found->gl_pathc; i++) {
        trial t = {.entry = e, .group = group, .path = found->gl_pathv[i]};

        if (!part || strstr(t.path, part))
            tried += try_variants(&t);
    }
    if (tried == 0 && !part && !(e->flags & NO_MEMORY))
        tell(e->function, samples[group].paths, 0, "it could be tried on no sample");
}

static void try_group(size_t group, const char *tests, const char *part)
{
    const char *const *names = samples[group].calls;
    char pattern[1000];
    glob_t found;

    snprintf(pattern, sizeof(pattern), "%s/%s", tests, samples[group].paths);
    if (glob(pattern, 0, NULL, &found) != 0) {
        tell("samples", pattern, 0, "there are none");
        return;
    }
    for (const char *const *name = names; *name; name++)
        try_call(group, entry_of(*name), &found, part);
    globfree(&found);
}

/* The folder tests; and, to try a few of the samples alone, what their paths hold. */
int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    subject_set_up = spare;
    fault_stride_read();
    scratch_make();
    for (size_t group = 0; group < sizeof(samples) / sizeof(*samples); group++)
        try_group(group, argv[1], argc > 2 ? argv[2] : NULL);
    scratch_remove();
    printf("1..%zu\n", lines);
    return bad > 0;
}
