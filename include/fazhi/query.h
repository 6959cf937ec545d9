/**
 * @file query.h
 * Queries: who owes what.
 *
 * A query is a set of conditions over tasks, made once and run on any number of directives. Conditions of different kinds
 * must all hold; a query without conditions finds every task. Results come in document order, from an index that was made
 * when the directive was loaded: their cost grows with the hits, not with the document. Through a registry each different
 * unit of the directive is looked up once a run, too.
 *
 *     fz_query *query;
 *     fz_query_new(context, &query);
 *     fz_query_unit(query, "县司法局", FZ_ROLE_LEAD, NULL);
 *     fz_query_section(query, "十", NULL);
 *     size_t count = fz_query_run(query, directive, tasks, 100);
 *     fz_query_unref(query);
 */
#ifndef FAZHI_QUERY_H
#define FAZHI_QUERY_H

#include <fazhi/common.h>
#include <fazhi/directive.h>
#include <fazhi/registry.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Make a query without conditions.
 *
 * @param context  NULL is refused
 * @param query    [out] the query, NULL on failure
 * @return FZ_OK; FZ_EINVAL; FZ_ENOMEM
 *
 * Gives one reference. Threads: any. Since 0.1.
 */
FZ_API fz_status fz_query_new(fz_context *context, fz_query **query);

/**
 * Add a reference.
 *
 * @param query  NULL gives NULL
 * @return `query`
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_query *fz_query_ref(fz_query *query);

/**
 * Give a reference back.
 *
 * @param query  NULL does nothing
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API void fz_query_unref(fz_query *query);

/**
 * Ask for tasks of a unit in one of some roles. Asked again with another unit, both must have a role in the task.
 *
 * @param query  NULL is refused
 * @param unit   the name as written; white space at its ends does not count; NULL means any unit
 * @param roles  a set of FZ_ROLE_*, such as FZ_ROLE_LEAD | FZ_ROLE_RESPONSIBLE; 0 means any role
 * @param error  [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL, or a set with an unknown role; FZ_EUNIT for an empty name; FZ_EENCODING for one
 *         that is not UTF-8; FZ_ENOMEM
 *
 * Threads: one at a time. Since 0.1.
 */
FZ_API fz_status fz_query_unit(fz_query *query, const char *unit, uint32_t roles, fz_error **error);

/**
 * Ask for tasks of a section and of those inside it. Asked again, a task of either section will do.
 *
 * @param query    NULL is refused
 * @param section  as people write it: 七, 7, 第七部分, 七、, an inner section as 七（二） or 七/二, or an id such as s7;
 *                 （二） alone is every heading （二）; NULL is refused
 * @param error    [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_ECITATION when it cannot be read; FZ_EENCODING when it is not UTF-8; FZ_ENOMEM
 *
 * Threads: one at a time. Since 0.1.
 */
FZ_API fz_status fz_query_section(fz_query *query, const char *section, fz_error **error);

/**
 * Ask for tasks by their numbers. Asked again, a task of either number will do.
 *
 * A number finds the tasks under it too: 1 finds 1/1 and 1/2. In a list parted by 、, 和, 及 or 与 the section that was
 * named goes on (第四部分第17、18项); behind a comma or a semicolon it does not.
 *
 * @param query   NULL is refused
 * @param number  as people write it: 17, 十七, （三）, 1/2, 30-37, 30至37, several parted by commas (17,45,47), a citation
 *                such as 第17项任务, 第四部分第17项 or 第四部分第17至19项; NULL is refused
 * @param error   [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_ECITATION when it cannot be read; FZ_EENCODING when it is not UTF-8; FZ_ENOMEM
 *
 * Threads: one at a time. Since 0.1.
 */
FZ_API fz_status fz_query_number(fz_query *query, const char *number, fz_error **error);

/**
 * Ask for tasks whose text holds some words, as they stand. Asked again, all must be there.
 *
 * @param query  NULL is refused
 * @param words  UTF-8; NULL or "" is refused
 * @param error  [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EENCODING when it is not UTF-8; FZ_ENOMEM
 *
 * Threads: one at a time. Since 0.1.
 */
FZ_API fz_status fz_query_text(fz_query *query, const char *words, fz_error **error);

/** Collectives stand for their members: a department's tasks include those of 县政府各有关部门, in the collective's role. */
#define FZ_QUERY_EXPAND 1u

/**
 * Ask for units through a registry: a name then means the body that it resolves to on a day, and what is found are the
 * tasks of every unit of the directive that is this body on that day: under other names, and as its predecessors.
 *
 * A name with no meaning or several, in the query or in the directive, is compared as written: fz_registry_resolve and
 * fz_registry_check_directive tell which ones these are. The registry may be set before or after the conditions.
 *
 * @param query     NULL is refused
 * @param registry  kept alive by the query; NULL asks for names as written again
 * @param date      the day; 0 follows no succession
 * @param flags     FZ_QUERY_EXPAND or 0
 * @param error     [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL or an unknown flag
 *
 * Threads: one at a time. Since 0.1.
 */
FZ_API fz_status fz_query_registry(fz_query *query, fz_registry *registry, fz_date date, uint32_t flags,
                                   fz_error **error);

/** How an assignment answers for the unit that a query asks for. */
typedef enum fz_way {
    FZ_WAY_WRITTEN = 0,   /**< its unit is that body, under whatever name */
    FZ_WAY_SUCCESSOR = 1, /**< its unit is a body whose place the one that is asked for has on the query's day */
    FZ_WAY_COLLECTIVE = 2 /**< its unit is a collective that stands for it */
} fz_way;

/** An assignment by which a task was found. Size first: set `size` of the first element to sizeof(fz_hit). */
typedef struct fz_hit {
    size_t size;                     /**< sizeof(fz_hit) */
    const fz_assignment *assignment; /**< borrowed from the directive */
    const fz_body *body;             /**< whom the query asks for; NULL when it is asked for as written */
    int32_t way;                     /**< fz_way */
    int32_t verified;                /**< 1 when every fact of the registry that was used is marked verified, else 0 */
} fz_hit;

/**
 * By which assignments a query finds a task: those that hold its conditions on units.
 *
 * @param query     NULL gives 0
 * @param task      one that the query finds; NULL gives 0
 * @param hits      [out] in the order of the assignments; `size` of the first must be set; may be NULL when `capacity` is 0
 * @param capacity  elements of `hits`
 * @return how many, which may exceed `capacity`, as with snprintf; an assignment counts once for each condition
 *
 * Borrowed from the directive and the registry; valid until one of them is released.
 * Errors: none. Allocates nothing. Threads: any number with one query on one directive. Since 0.1.
 */
FZ_API size_t fz_query_hits(const fz_query *query, const fz_task *task, fz_hit *hits, size_t capacity);

/**
 * Find the tasks for which all conditions hold, in document order.
 *
 * @param query      NULL finds nothing
 * @param directive  NULL has no tasks
 * @param tasks      [out] borrowed tasks; may be NULL when `capacity` is 0, to count
 * @param capacity   elements of `tasks`
 * @return how many tasks were found, which may exceed `capacity`; the first `capacity` are written, as with snprintf
 *
 * Borrowed from `directive`; valid until `directive` is released.
 * Errors: none. Threads: any number with one query on one directive. Since 0.1.
 */
FZ_API size_t fz_query_run(const fz_query *query, const fz_directive *directive, const fz_task **tasks,
                           size_t capacity);

/**
 * The role of a name: lead, first-lead, joint-lead, cooperate, responsible, any; 牵头, 首位牵头, 共同牵头, 配合, 责任.
 *
 * @param context  for the error's language; NULL is refused
 * @param name     NULL is refused
 * @param roles    [out] a set of FZ_ROLE_*, 0 on failure; NULL is refused
 * @param error    [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EROLE, whose message names the roles that there are
 *
 * Threads: any. Since 0.1.
 */
FZ_API fz_status fz_role_parse(fz_context *context, const char *name, uint32_t *roles, fz_error **error);

/**
 * In how many tasks two units both have one of some roles each.
 *
 * @param directive  NULL gives 0
 * @param a          a unit of `directive`; NULL gives 0
 * @param a_roles    a set of FZ_ROLE_*
 * @param b          a unit of `directive`; NULL gives 0
 * @param b_roles    a set of FZ_ROLE_*
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_directive_shared_task_count(const fz_directive *directive, const fz_unit *a, uint32_t a_roles,
                                             const fz_unit *b, uint32_t b_roles);

/**
 * The units whose names come nearest to a name: what to offer when a name is not found.
 *
 * Names that hold the given one or are held by it come first; then those that it abridges (县人社局) or that abridge it;
 * then those of which not more than half differs, by edit distance in characters.
 *
 * @param directive  NULL gives 0
 * @param name       NULL gives 0
 * @param units      [out] borrowed units, nearest first; may be NULL when `capacity` is 0
 * @param capacity   elements of `units`
 * @return how many units are near enough to offer, which may exceed `capacity`, as with snprintf
 *
 * Borrowed from `directive`; valid until `directive` is released.
 * Errors: none; names over 64 characters have no near ones. Threads: any. Since 0.1.
 */
FZ_API size_t fz_directive_suggest_units(const fz_directive *directive, const char *name, const fz_unit **units,
                                         size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
