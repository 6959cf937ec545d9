/**
 * @file collection.h
 * The collection: thousands of directives, loaded and asked as one.
 *
 * A county has one directive of a kind, a province hundreds and thousands. A collection holds them together with an index
 * over all: by unit and role, by body and role where a registry is given, by the labels and titles of sections, by words.
 * It is kept up to date as directives come and go and is never made anew.
 *
 *     fz_collection *collection;
 *     fz_open_options options = FZ_OPEN_OPTIONS_INIT;
 *     options.threads = 8;
 *     options.on_error = tell;                                  // a bad file is told, the others go on
 *     fz_collection_new(context, &collection);
 *     if (fz_collection_load_paths(collection, paths, count, &options, &error) != FZ_OK)
 *         ...
 *     found = fz_collection_run(collection, query, tasks, capacity);
 *
 * Directives stand in the order in which they were added, and so do the tasks that are found: first by directive, then as in
 * the document. Nothing depends on the number of threads.
 *
 * A collection is mutable: one thread at a time may add and remove. Between such calls any number of threads may ask. The
 * names that were seen are remembered until the collection is empty; beyond those and the directives themselves a
 * collection costs some dozens of bytes for each assignment and each section, and an eighth of the bytes of the tasks' texts for
 * the index by words.
 */
#ifndef FAZHI_COLLECTION_H
#define FAZHI_COLLECTION_H

#include <fazhi/common.h>
#include <fazhi/directive.h>
#include <fazhi/query.h>
#include <fazhi/registry.h>
#include <fazhi/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Directives with an index over all of them. Mutable; one thread at a time, any number while none changes it. */
typedef struct fz_collection fz_collection;

/* ------------------------------------------------------------------ many files ------------------------------------- */

/**
 * Told of a file that could not be opened. Called on the thread of the call, in the order of the paths.
 *
 * @param user   of the options
 * @param index  of the path
 * @param error  what was wrong, borrowed for the call; NULL when even that could not be kept
 * @return 0 to go on; anything else ends the call with FZ_ECANCELLED
 */
typedef int (*fz_open_error_fn)(void *user, size_t index, const fz_error *error);

/**
 * Given each directive that was opened. Called on the thread of the call, in the order of the paths.
 *
 * @param user       of the options
 * @param index      of the path
 * @param directive  borrowed for the call: fz_directive_ref keeps it
 * @return 0 to go on; anything else ends the call with FZ_ECANCELLED
 */
typedef int (*fz_open_take_fn)(void *user, size_t index, fz_directive *directive);

/** How to open many files. Size first; 0 and NULL mean the default. */
typedef struct fz_open_options {
    size_t size;             /**< sizeof(fz_open_options), set by FZ_OPEN_OPTIONS_INIT */
    uint32_t threads;        /**< how many work, the caller's own included: at most 1,024; 0 and 1: that one alone */
    uint32_t reserved;       /**< 0 */
    const char *encoding;    /**< of texts and pages, which all files then are; NULL: the content tells what each is */
    fz_progress_fn progress; /**< told how many files are done; called on the caller's thread; NULL: nobody is told */
    fz_open_error_fn on_error; /**< told of each bad file; NULL: the first one ends the call with its own error */
    void *user;                /**< passed to all callbacks */
} fz_open_options;
/** The defaults. */
#define FZ_OPEN_OPTIONS_INIT                                  \
    {                                                         \
        sizeof(fz_open_options), 0, 0, NULL, NULL, NULL, NULL \
    }

/**
 * Open many files, each in whatever form it is, and give each directive to a function.
 *
 * As fz_directive_open_path for each. Only a few directives for each thread are held at a time, and one file for each
 * thread is read at a time, so memory does not grow with the number of files. Where the system has no more threads,
 * those that there are do the work.
 *
 * @param context  NULL is refused
 * @param paths    in the file system's bytes; NULL is refused unless `count` is 0
 * @param count    of them
 * @param options  NULL means the defaults
 * @param take     given the directives; NULL is refused
 * @param error    [out] may be NULL
 * @return FZ_OK when all were opened, or what could not be was told to `on_error`; FZ_EINVAL; FZ_ECANCELLED when a callback
 *         asked to end; FZ_ENOMEM; without `on_error`, a code as of fz_directive_open_path
 *
 * Threads: any number with one context; the log function of the context is called on all threads. Since 0.1.
 */
FZ_API fz_status fz_open_paths(fz_context *context, const char *const *paths, size_t count,
                               const fz_open_options *options, fz_open_take_fn take, fz_error **error);

/* ------------------------------------------------------------------ directives come and go ------------------------- */

/**
 * Make an empty collection.
 *
 * @param context     NULL is refused
 * @param collection  [out] the collection, NULL on failure
 * @return FZ_OK; FZ_EINVAL; FZ_ENOMEM
 *
 * Gives one reference. Threads: any. Since 0.1.
 */
FZ_API fz_status fz_collection_new(fz_context *context, fz_collection **collection);

/**
 * Add a reference.
 *
 * @param collection  NULL gives NULL
 * @return `collection`
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_collection *fz_collection_ref(fz_collection *collection);

/**
 * Give a reference back.
 *
 * @param collection  NULL does nothing
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API void fz_collection_unref(fz_collection *collection);

/**
 * Add a directive at the end, and take a reference to it.
 *
 * @param collection  NULL is refused
 * @param directive   NULL is refused
 * @param error       [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EMEMBER when it is in the collection already; FZ_ENOMEM. On failure nothing is changed
 *
 * Costs what the directive holds, not what the collection holds.
 * Threads: one at a time. Since 0.1.
 */
FZ_API fz_status fz_collection_add(fz_collection *collection, fz_directive *directive, fz_error **error);

/**
 * Take a directive out, and give the reference to it back.
 *
 * @param collection  NULL is refused
 * @param directive   NULL is refused
 * @param error       [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_ENOMEMBER when it is not in the collection
 *
 * Costs a search and a move in each list that the directive stands in; memory is not taken.
 * Threads: one at a time. Since 0.1.
 */
FZ_API fz_status fz_collection_remove(fz_collection *collection, const fz_directive *directive, fz_error **error);

/**
 * Open many files and add each directive, in the order of the paths.
 *
 * @param collection  NULL is refused
 * @param paths       in the file system's bytes; NULL is refused unless `count` is 0
 * @param count       of them
 * @param options     NULL means the defaults
 * @param error       [out] may be NULL
 * @return FZ_OK when all were added, or what could not be opened was told to `on_error`; else a code as of fz_open_paths, and
 *         nothing is changed
 *
 * Threads: one at a time; it starts those that the options allow and ends them. Since 0.1.
 */
FZ_API fz_status fz_collection_load_paths(fz_collection *collection, const char *const *paths, size_t count,
                                          const fz_open_options *options, fz_error **error);

/**
 * How many directives there are.
 *
 * @param collection  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any while none changes it. Since 0.1.
 */
FZ_API size_t fz_collection_count(const fz_collection *collection);

/**
 * A directive, in the order of adding.
 *
 * @param collection  NULL gives NULL
 * @param index       from 0
 * @return the directive; NULL when there is none
 *
 * Borrowed from the collection; valid until the collection is released.
 * Or until the directive is removed. Errors: none. Threads: any while none changes it. Since 0.1.
 */
FZ_API fz_directive *fz_collection_directive(const fz_collection *collection, size_t index);

/**
 * How many tasks all directives have together.
 *
 * @param collection  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any while none changes it. Since 0.1.
 */
FZ_API size_t fz_collection_task_count(const fz_collection *collection);

/* ------------------------------------------------------------------ questions -------------------------------------- */

/**
 * Find the tasks of all directives for which all conditions of a query hold.
 *
 * The same tasks as fz_query_run finds in each directive, in the order of the collection. A condition that names a unit as
 * written costs what its list holds; so does one through the registry of fz_collection_set_registry on its day, where that registry
 * knows the name as it stands: no name is resolved but the one asked for. Words of two characters and more leave out, by a look at a few bytes each, the directives
 * that do not hold them, but for one in twelve or fewer; only what is left is read. Other conditions are asked of each
 * directive, from its own index.
 *
 * @param collection  NULL has no tasks
 * @param query       NULL finds nothing
 * @param tasks       [out] borrowed tasks; may be NULL when `capacity` is 0, to count
 * @param capacity    elements of `tasks`
 * @return how many tasks were found, which may exceed `capacity`; the first `capacity` are written, as with snprintf
 *
 * Borrowed from their directive; valid until their directive is released.
 * Errors: none. Allocates nothing. Threads: any while none changes it. Since 0.1.
 */
FZ_API size_t fz_collection_run(const fz_collection *collection, const fz_query *query, const fz_task **tasks,
                                size_t capacity);

/**
 * The tasks of a unit in one of some roles, whatever way its name is written.
 *
 * Names are the same when they differ only in width (Ａ, A), in traditional or variant characters (縣, 县), in white space or
 * invisible characters. Whether 县司法局 of one county is that of another is for a registry to say.
 *
 * @param collection  NULL has no tasks
 * @param unit        the name; NULL finds nothing
 * @param roles       a set of FZ_ROLE_*; 0 means any role
 * @param tasks       [out] borrowed tasks; may be NULL when `capacity` is 0, to count
 * @param capacity    elements of `tasks`
 * @return how many tasks were found, which may exceed `capacity`, as with snprintf
 *
 * Borrowed from their directive; valid until their directive is released.
 * Errors: none; names over 4,096 bytes are found as written alone. Threads: any while none changes it. Since 0.1.
 */
FZ_API size_t fz_collection_unit_tasks(const fz_collection *collection, const char *unit, uint32_t roles,
                                       const fz_task **tasks, size_t capacity);

/**
 * Index all units by the bodies that they are on a day, those of directives that are added later too.
 *
 * Units that mean nobody or several are no body's; collectives are bodies of their own and are not expanded. Queries through the
 * same registry for the same day (fz_query_registry) are answered from this index.
 *
 * @param collection  NULL is refused
 * @param registry    kept alive by the collection; NULL drops the index
 * @param date        the day; 0 follows no succession
 * @param error       [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_ENOMEM. On failure nothing is changed
 *
 * Threads: one at a time. Since 0.1.
 */
FZ_API fz_status fz_collection_set_registry(fz_collection *collection, fz_registry *registry, fz_date date,
                                            fz_error **error);

/**
 * The tasks of a body of the collection's registry in one of some roles.
 *
 * @param collection  NULL has no tasks, and so has one without a registry
 * @param body        of that registry; NULL and others find nothing
 * @param roles       a set of FZ_ROLE_*; 0 means any role
 * @param tasks       [out] borrowed tasks; may be NULL when `capacity` is 0, to count
 * @param capacity    elements of `tasks`
 * @return how many tasks were found, which may exceed `capacity`, as with snprintf
 *
 * Borrowed from their directive; valid until their directive is released.
 * Errors: none. Threads: any while none changes it. Since 0.1.
 */
FZ_API size_t fz_collection_body_tasks(const fz_collection *collection, const fz_body *body, uint32_t roles,
                                       const fz_task **tasks, size_t capacity);

/**
 * The sections of all directives that bear a label or a title: 七, or 依法全面履行政府职能.
 *
 * Labels and titles are the same as names of units are.
 *
 * @param collection  NULL has no sections
 * @param heading     the label or the whole title; NULL finds nothing
 * @param sections    [out] borrowed sections; may be NULL when `capacity` is 0, to count
 * @param capacity    elements of `sections`
 * @return how many sections were found, which may exceed `capacity`, as with snprintf
 *
 * Borrowed from their directive; valid until their directive is released.
 * Errors: none. Threads: any while none changes it. Since 0.1.
 */
FZ_API size_t fz_collection_sections(const fz_collection *collection, const char *heading, const fz_section **sections,
                                     size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
