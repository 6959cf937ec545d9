/* Every public call that can fail, made to fail: memory, read and write callbacks, paths and disks.
 *
 * A table (table.c) has an entry for each such call: what it is called on, and how. Each manner of failing goes over the
 * table, and wants the same of every entry: the right status and nothing made; no block left; the subject, and the file at the
 * path, as before; and the whole answer from the same call as soon as nothing fails. tests/gates/faults.py sees that no public
 * call is missing. Nothing here needs Criterion. */
#ifndef FZ_TESTS_FAULTS_H
#define FZ_TESTS_FAULTS_H

#include <stdbool.h>
#include <stdint.h>

#include <fazhi.h>

#include "support/oom.h"

/* FNV-1a over bytes; its function is an fz_write_fn. */
typedef struct digest {
    uint64_t hash;
} digest;

/* What a read callback gives: at most `step` bytes a call, and instead of those of call `fail_at` the value `failure`. */
typedef struct source {
    const char *bytes;
    size_t count, at, step, calls, fail_at;
    ptrdiff_t failure; /* added to the capacity where it is positive */
} source;

ptrdiff_t give(void *user, void *buffer, size_t capacity);

/* What a write callback takes: it refuses from call `fail_at` on. */
typedef struct sink {
    digest taken;
    size_t calls, fail_at;
} sink;

int take(void *user, const void *bytes, size_t count);

/* The object that a call made. */
typedef union made {
    void *any;
    fz_context *context;
    fz_directive *directive;
    fz_registry *registry;
    fz_scheme *scheme;
    fz_ledger *ledger;
    fz_watch *watch;
    fz_report *report;
    fz_prospect *prospect;
    fz_difference *difference;
    fz_robustness *robustness;
    fz_comparison *comparison;
    fz_supervision *supervision;
    fz_query *query;
    fz_collection *collection;
    fz_columns *columns;
    const fz_record *record;
    const fz_stage *stage;
} made;

typedef struct kind {
    void (*unref)(made object);
    void (*add)(digest *to, made object); /* all that can be said of it */
} kind;

extern const kind CONTEXT, DIRECTIVE, REGISTRY, SCHEME, LEDGER, WATCH, REPORT, PROSPECT, DIFFERENCE, ROBUSTNESS,
    COMPARISON, SUPERVISION, QUERY, COLLECTION, COLUMNS, RECORD, STAGE;

/* One of everything, all of one context whose allocator counts and fails; and what a call is given and gives. */
typedef struct subject {
    oom memory;
    fz_context *context;
    fz_directive *directive, *later;
    fz_registry *registry;
    fz_scheme *scheme;
    fz_ledger *ledger, *other;
    fz_watch *watch;
    fz_report *report, *report_later;
    fz_prospect *prospect;
    fz_difference *difference;
    fz_robustness *robustness;
    fz_comparison *comparison;
    fz_supervision *supervision, *supervision_later;
    fz_query *query;
    fz_collection *collection;
    fz_scheme *flat; /* a scheme that columns can say */
    fz_columns *columns;
    fz_date early, day; /* of both assessments */
    unsigned variant;
    source source;
    sink sink;
    const char *path;
    made made;
    uint64_t number; /* a figure that the call gave */
    char told[200];  /* the message of its first error */
} subject;

enum {
    READS = 1,       /* through give */
    WRITES = 2,      /* through take */
    FROM_PATH = 4,   /* the file at s->path holds the document */
    TO_PATH = 8,     /* the file at s->path is to be replaced */
    NO_ERROR = 16,   /* it has no parameter for an error */
    NO_MEMORY = 32,  /* it promises to take none */
    OF_LIBXML2 = 64, /* of its documents those that are XML, or its object, come through libxml2: its memory may fail */
    KEEPS_ROOM = 128, /* what it made larger for the failed call stays so until the object is released */
    IN_ARENA = 512, /* what it put into the arena of what it is called on stays there, unseen, until that is released */
    FROM_PATHS = 1024, /* so do several files; in every second variant a bad one is told and passed over */
    LAST_IS_HTML = 256 /* of its documents the last, which is exempt from that promise */
};

typedef struct entry {
    const char *function;
    fz_status (*call)(subject *s, fz_error **error);
    const kind *made; /* NULL: nothing */
    const char *const *documents;
    unsigned variants, flags;
} entry;

extern const entry table[];
extern const size_t table_count;

/* Documents of each kind; each list is one entry's variants. */
extern const char *const directives[],
    *const texts[], *const anything[], *const registries[], *const schemes[], *const ledgers[], *const more_ledgers[],
                                                                                                    *const watches[];
extern const char flat_xml[], later_xml[], scheme_xml[], registry_xml[], watch_xml[], directive_xml[], ledger_csv[],
    other_csv[];

/* Done to the context of each subject before anything is made in it; NULL: nothing is. */
extern void (*subject_set_up)(fz_context *context);

/* The subject of one variant of an entry, nothing failing; ends the program when it cannot be made. */
void subject_make(subject *s, const entry *e, unsigned variant);
/* Assess, supervise and compare what it holds, and let go of what was made so before. */
void subject_derive(subject *s);
/* What is wrong with its memory at the end, or NULL. */
const char *subject_clear(subject *s);
/* Clear it, and pass on the first thing that was wrong. */
const char *end(subject *s, const char *fault);
/* What can be seen of it, the file at its path and the folder of that included. */
uint64_t subject_digest(subject *s);

/* Call once, with what fails set up before. What is wrong with status, error and what was made, or NULL; `answer` is all that
 * the call gave and did, where it succeeded, and what it made is given back. */
const char *perform(const entry *e, subject *s, bool with_error, fz_status *status, uint64_t *answer);
/* The answer when nothing fails. */
uint64_t whole_answer(const entry *e, unsigned variant);

/* Manners of failing: what is wrong, or NULL; `tried` counts the failures. */
typedef const char *(*manner)(const entry *e, unsigned variant, size_t *tried);

/* Of the allocations of a call only every so many-th fails, another one of them in each row; 1 unless told otherwise. */
extern size_t fault_stride;
/* Take it from $FZ_FAULT_STRIDE: under a sanitizer, or counted for coverage, each failure takes ten times as long. */
void fault_stride_read(void);

const char *fail_memory(const entry *e, unsigned variant, size_t *tried);
const char *fail_reading(const entry *e, unsigned variant, size_t *tried);
const char *fail_writing(const entry *e, unsigned variant, size_t *tried);
const char *fail_paths(const entry *e, unsigned variant, size_t *tried);

/* Whether a call that failed may hold more than before it: room, or pieces where each is a block by itself. */
bool may_keep(const entry *e);

/* A call that has to fail with a status, and leave everything as it was. */
const char *refused(const entry *e, subject *s, fz_status wanted, bool with_error);

/* The program works in a folder of its own; there is one file in it, a document or what is to be replaced. */
#define FILE_NAME "file"
void scratch_make(void);
void scratch_remove(void);
/* How many files there are in the folder; `look` may remove each. */
size_t each_file(void (*look)(const char *path));
void put_file(const char *path, const char *bytes, size_t count);

#endif
