/**
 * @file registry.h
 * The registry 机构名录: which bodies there are, and who they were.
 *
 * A directive names units as its clerk wrote them. A registry knows the bodies 机构 behind the names: their full and short
 * names, their aliases, since when and until when they exist, what became of them (机构改革), and which of them a
 * collective such as 县政府各有关部门 stands for. It is loaded once and never changes; any number of threads may read it.
 *
 * Resolving a name gives every body that it may mean on a day, each with its reason. One is an answer; several are a
 * question for a person: nothing ambiguous is ever chosen silently.
 *
 *     fz_match matches[4];
 *     size_t count = fz_registry_resolve(registry, "县政府法制办", 20200101, NULL, matches, 4);
 *     // 1: 县司法局, because 县政府法制办 was moved to it
 *
 * Names are compared after folding width, white space, private-use and traditional characters, and in no other way:
 * likeness serves for suggestions only.
 */
#ifndef FAZHI_REGISTRY_H
#define FAZHI_REGISTRY_H

#include <fazhi/common.h>
#include <fazhi/date.h>
#include <fazhi/directive.h>
#include <fazhi/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A registry: immutable once loaded; share it between threads freely. */
typedef struct fz_registry fz_registry;
/** A body 机构 of a registry, or a collective of them. Borrowed from it; immutable. */
typedef struct fz_body fz_body;
/** A succession 沿革: on a day, some bodies took the place of others. Borrowed from its registry; immutable. */
typedef struct fz_succession fz_succession;

/** What kind of body it is. */
typedef enum fz_body_kind {
    FZ_BODY_OTHER = 0,       /**< 其他 */
    FZ_BODY_GOVERNMENT = 1,  /**< 人民政府 */
    FZ_BODY_DEPARTMENT = 2,  /**< 政府部门 */
    FZ_BODY_TOWNSHIP = 3,    /**< 乡镇人民政府 */
    FZ_BODY_STREET = 4,      /**< 街道办事处 */
    FZ_BODY_PARTY = 5,       /**< 党委部门 */
    FZ_BODY_INSTITUTION = 6, /**< 事业单位 */
    FZ_BODY_ENTERPRISE = 7,  /**< 企业 */
    FZ_BODY_GROUP = 8,       /**< 人民团体 */
    FZ_BODY_COLLECTIVE = 9   /**< stands for several */
} fz_body_kind;

/** What happened to the bodies of a succession. Those that it leads from end on the day before. */
typedef enum fz_succession_kind {
    FZ_SUCCESSION_RENAMED = 0, /**< 更名: one became one */
    FZ_SUCCESSION_MERGED = 1,  /**< 合并: several became one */
    FZ_SUCCESSION_SPLIT = 2,   /**< 分设: one became several */
    FZ_SUCCESSION_MOVED = 3    /**< 职责划转: what they did went to bodies that may have been there before */
} fz_succession_kind;

/** Why a body is what a name means. */
typedef enum fz_reason {
    FZ_REASON_NAME = 1,     /**< its full name */
    FZ_REASON_SHORT = 2,    /**< one of its short names */
    FZ_REASON_ALIAS = 3,    /**< one of its aliases */
    FZ_REASON_PREFIX = 4,   /**< a name of it, once the prefix that the directive leaves out is put before it */
    FZ_REASON_FOLDED = 5,   /**< a name of it, once width, white space or traditional characters are folded */
    FZ_REASON_SUCCESSOR = 6 /**< on that day it has taken the place of the body that the name means */
} fz_reason;

/** At most so many bodies are given for one name. A registry in which more of them may follow one body is refused. */
#define FZ_MATCHES_MAX 64

/** A body that a name may mean. Size first: set `size` of the first element to sizeof(fz_match). */
typedef struct fz_match {
    size_t size;         /**< sizeof(fz_match) */
    const fz_body *body; /**< borrowed from the registry */
    const fz_body *via;  /**< FZ_REASON_SUCCESSOR: the body that the name means by itself; else NULL */
    int32_t reason;      /**< fz_reason */
    int32_t verified;    /**< 1 when every fact used is marked verified, else 0 */
} fz_match;

/* ------------------------------------------------------------------ loading and saving -------------------------------- */

/**
 * Load the registry that the library carries: the bodies of 中阳县's directive of 2016, and what became of them.
 *
 * Each fact names its source; what is only the general pattern of the reform of 2018 to 2019, and was not found for this
 * county, is marked unverified.
 *
 * @param context   NULL is refused
 * @param registry  [out] the registry, NULL on failure
 * @param error     [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_ENOMEM
 *
 * Gives one reference.
 * Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_registry_load_builtin(fz_context *context, fz_registry **registry, fz_error **error);

/**
 * Load registry XML from a file.
 *
 * @param context   NULL is refused
 * @param path      of a file, a pipe or a device; NULL is refused
 * @param registry  [out] the registry, NULL on failure
 * @param error     [out] may be NULL; may be a chain of several errors, in document order
 * @return FZ_OK; a code of the file or of XML as of fz_directive_load_path; FZ_EDUPLICATE_ID, FZ_EREFERENCE, FZ_ECYCLE,
 *         FZ_EPERIOD, FZ_ESUCCESSION, FZ_EHANDOVER, FZ_ECODE for a registry that contradicts itself; FZ_ELIMIT also where
 *         64 or more bodies may follow one, or 256 collectives stand inside one; FZ_ENOMEM
 *
 * Gives one reference.
 * Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_registry_load_path(fz_context *context, const char *path, fz_registry **registry, fz_error **error);

/**
 * Load registry XML from memory.
 *
 * @param context   NULL is refused
 * @param bytes     UTF-8; copied as far as it is kept; NULL is refused unless `count` is 0
 * @param count     how many bytes
 * @param source    the name of the input in messages; NULL for none
 * @param registry  [out] the registry, NULL on failure
 * @param error     [out] may be NULL
 * @return FZ_OK or a code as of fz_registry_load_path, the file's apart
 *
 * Gives one reference.
 * Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_registry_load_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                         fz_registry **registry, fz_error **error);

/**
 * Load registry XML through a callback.
 *
 * @param context   NULL is refused
 * @param read      gives the bytes; NULL is refused
 * @param user      passed to `read`
 * @param source    the name of the input in messages; NULL for none
 * @param registry  [out] the registry, NULL on failure
 * @param error     [out] may be NULL
 * @return FZ_OK or a code as of fz_registry_load_path; FZ_EREAD when `read` fails
 *
 * Gives one reference.
 * Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_registry_load_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                           fz_registry **registry, fz_error **error);

/**
 * Save as XML to a file, as fz_directive_save_path does.
 *
 * @param registry  NULL is refused
 * @param path      NULL is refused
 * @param error     [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EACCESS, FZ_EISDIR, FZ_ENOTFOUND; FZ_EWRITE; FZ_ENOMEM
 *
 * Threads: any number on one registry. Since 0.1.
 */
FZ_API fz_status fz_registry_save_path(const fz_registry *registry, const char *path, fz_error **error);

/**
 * Save as XML into the caller's memory, as fz_directive_save_memory does.
 *
 * @param registry  NULL is refused
 * @param bytes     [out] not terminated; may be NULL when `capacity` is 0
 * @param capacity  bytes of `bytes`
 * @param count     [out] the size of the whole text, which may exceed `capacity`; NULL is refused
 * @param error     [out] may be NULL
 * @return FZ_OK; FZ_EINVAL
 *
 * Threads: any number on one registry. Since 0.1.
 */
FZ_API fz_status fz_registry_save_memory(const fz_registry *registry, char *bytes, size_t capacity, size_t *count,
                                         fz_error **error);

/**
 * Save as XML through a callback. What is saved loads to an equal registry, and saves to the same bytes again.
 *
 * @param registry  NULL is refused
 * @param write     takes the bytes; NULL is refused
 * @param user      passed to `write`
 * @param error     [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EWRITE when `write` fails
 *
 * Threads: any number on one registry. Since 0.1.
 */
FZ_API fz_status fz_registry_save_callback(const fz_registry *registry, fz_write_fn write, void *user,
                                           fz_error **error);

/**
 * Save as JSON: one object with id, region, language, title, notes, sources, bodies and successions, which say what the XML
 * says; a body's parent, members and successors are ids. Markup of other namespaces is not in it.
 * lib/data/registry.schema.json describes it.
 *
 * @param registry  NULL is refused
 * @param write     takes the bytes; NULL is refused
 * @param user      passed to `write`
 * @param error     [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EWRITE when `write` fails
 *
 * Threads: any number on one registry. Since 0.1.
 */
FZ_API fz_status fz_registry_save_json(const fz_registry *registry, fz_write_fn write, void *user, fz_error **error);

/**
 * Add a reference.
 *
 * @param registry  NULL gives NULL
 * @return `registry`
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_registry *fz_registry_ref(fz_registry *registry);

/**
 * Give a reference back. The last one releases the registry and all that was borrowed from it.
 *
 * @param registry  NULL does nothing
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API void fz_registry_unref(fz_registry *registry);

/**
 * Whether two registries say the same: bodies, collectives and successions, in order. Places, findings and markup of
 * other namespaces do not count.
 *
 * @param a  NULL equals only NULL
 * @param b  NULL equals only NULL
 * @return 1 when they are equal, else 0
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API int fz_registry_equal(const fz_registry *a, const fz_registry *b);

/**
 * The title of a registry.
 *
 * @param registry  NULL gives ""
 * @return the title, "" when it has none; never NULL
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_registry_title(const fz_registry *registry);

/**
 * The region of a registry by GB/T 2260, such as "141129".
 *
 * @param registry  NULL gives NULL
 * @return the code as a string; NULL when it is not known
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_registry_region(const fz_registry *registry);

/* ------------------------------------------------------------------ bodies -------------------------------------------- */

/**
 * How many bodies there are, collectives included.
 *
 * @param registry  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_registry_body_count(const fz_registry *registry);

/**
 * A body, in document order.
 *
 * @param registry  NULL gives NULL
 * @param index     from 0
 * @return the body; NULL when there is none
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_body *fz_registry_body(const fz_registry *registry, size_t index);

/**
 * The body of an id.
 *
 * @param registry  NULL gives NULL
 * @param id        NULL gives NULL
 * @return the body; NULL when there is none of that id
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_body *fz_registry_body_by_id(const fz_registry *registry, const char *id);

/**
 * The id of a body: ASCII, unique in its registry.
 *
 * @param body  NULL gives NULL
 * @return the id; never NULL for a body
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_body_id(const fz_body *body);

/**
 * The full name of a body, or, where that is not known, the name that documents call it by.
 *
 * @param body  NULL gives ""
 * @return the name; never NULL
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_body_name(const fz_body *body);

/**
 * How many other names a body has: short names first, then aliases.
 *
 * @param body  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_body_alias_count(const fz_body *body);

/**
 * Another name of a body.
 *
 * @param body    NULL gives NULL
 * @param index   from 0
 * @param reason  [out] FZ_REASON_SHORT or FZ_REASON_ALIAS; may be NULL
 * @return the name; NULL when there is none
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_body_alias(const fz_body *body, size_t index, int32_t *reason);

/**
 * The kind of a body.
 *
 * @param body  NULL gives FZ_BODY_OTHER
 * @return the kind
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_body_kind fz_body_kind_of(const fz_body *body);

/**
 * The level of a body: nation, province, city, county, township, village.
 *
 * @param body  NULL gives NULL
 * @return the level; NULL when it is not known
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_body_level(const fz_body *body);

/**
 * The class of a body for assessment.
 *
 * @param body  NULL gives NULL
 * @return the class; NULL when it has none
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_body_class(const fz_body *body);

/**
 * The body that a body belongs to.
 *
 * @param body  NULL gives NULL
 * @return the body above; NULL at the top
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_body *fz_body_parent(const fz_body *body);

/**
 * The first day of a body, as stated or as a succession tells.
 *
 * @param body  NULL gives 0
 * @return the day; 0 when it is not known
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_date fz_body_from(const fz_body *body);

/**
 * The last day of a body, as stated or as a succession tells.
 *
 * @param body  NULL gives 0
 * @return the day; 0 when it exists still, or it is not known
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_date fz_body_until(const fz_body *body);

/**
 * A code of a body: its uscc (统一社会信用代码, GB 32100-2015), organization (组织机构代码, GB 11714-1997) or region
 * (行政区划代码, GB/T 2260).
 *
 * @param body    NULL gives NULL
 * @param scheme  "uscc", "organization" or "region"; another gives NULL
 * @return the code; NULL when it has none
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_body_code(const fz_body *body, const char *scheme);

/**
 * What is known of a body rests on this source.
 *
 * @param body  NULL gives NULL
 * @return the text of the source; NULL when none is named
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_body_source(const fz_body *body);

/**
 * Whether somebody has verified what the registry says of a body.
 *
 * @param body  NULL gives 0
 * @return 1 when it is verified, else 0
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API int fz_body_is_verified(const fz_body *body);

/**
 * How many findings the registry keeps: names that two bodies share at one time, collectives without members.
 *
 * @param registry  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_registry_finding_count(const fz_registry *registry);

/**
 * A finding, in document order.
 *
 * @param registry  NULL gives NULL
 * @param index     from 0
 * @return the finding; NULL when there is none
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_finding *fz_registry_finding(const fz_registry *registry, size_t index);

/* ------------------------------------------------------------------ what became of them ------------------------------- */

/**
 * How many successions there are.
 *
 * @param registry  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_registry_succession_count(const fz_registry *registry);

/**
 * A succession, in document order.
 *
 * @param registry  NULL gives NULL
 * @param index     from 0
 * @return the succession; NULL when there is none
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_succession *fz_registry_succession(const fz_registry *registry, size_t index);

/**
 * What happened.
 *
 * @param succession  NULL gives FZ_SUCCESSION_RENAMED
 * @return the kind
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_succession_kind fz_succession_kind_of(const fz_succession *succession);

/**
 * The first day of the new order.
 *
 * @param succession  NULL gives 0
 * @return the day
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_date fz_succession_date(const fz_succession *succession);

/**
 * A body that ended.
 *
 * @param succession  NULL gives NULL
 * @param index       from 0
 * @return the body; NULL when there are no more
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_body *fz_succession_from(const fz_succession *succession, size_t index);

/**
 * A body that took the place of those that ended.
 *
 * @param succession  NULL gives NULL
 * @param index       from 0
 * @return the body; NULL when there are no more
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_body *fz_succession_to(const fz_succession *succession, size_t index);

/**
 * What a succession rests on.
 *
 * @param succession  NULL gives NULL
 * @return the text of the source; NULL when none is named
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_succession_source(const fz_succession *succession);

/**
 * Whether somebody has verified a succession.
 *
 * @param succession  NULL gives 0
 * @return 1 when it is verified, else 0
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API int fz_succession_is_verified(const fz_succession *succession);

/* ------------------------------------------------------------------ who is meant -------------------------------------- */

/**
 * Whom a name means on a day.
 *
 * Of bodies that bear the name, those count that existed when it was written: on the day that `directive` was signed,
 * else on `date`; when none of them did, all count. From each the successions lead to those who have its place on `date`.
 *
 * @param registry   NULL gives 0
 * @param name       as written; NULL gives 0
 * @param date       the day; 0 means as the name itself says, without following successions
 * @param directive  where the name was written: when none bears it, it is completed: by the full name that its assignments
 *                   state, else by the place of the issuer and the levels of other units: 住建局 beside 市行政审批局 is
 *                   市住建局; NULL for none
 * @param matches    [out] `size` of the first must be set; may be NULL when `capacity` is 0
 * @param capacity   elements of `matches`
 * @return how many bodies the name may mean, which may exceed `capacity`, as with snprintf, but not FZ_MATCHES_MAX: 0
 *         nobody, 1 an answer, more a question; in order of reason
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Allocates nothing. Threads: any. Since 0.1.
 */
FZ_API size_t fz_registry_resolve(const fz_registry *registry, const char *name, fz_date date,
                                  const fz_directive *directive, fz_match *matches, size_t capacity);

/**
 * Who has the place of a body on a day: the body itself while it exists, else those that came after it, at any remove.
 *
 * @param body      NULL gives 0
 * @param date      a day; 0 gives the body itself
 * @param bodies    [out] borrowed; may be NULL when `capacity` is 0
 * @param capacity  elements of `bodies`
 * @return how many, which may exceed `capacity`, as with snprintf
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_body_successors(const fz_body *body, fz_date date, const fz_body **bodies, size_t capacity);

/**
 * Whom a collective stands for on a day: its members and those of collectives among them, each once, in the order of the
 * registry. Who was named as a member and is no more has handed the place to those that came after.
 *
 * @param body      a collective; another body gives itself; NULL gives 0
 * @param date      a day; 0 means any
 * @param bodies    [out] borrowed; may be NULL when `capacity` is 0
 * @param capacity  elements of `bodies`
 * @return how many, which may exceed `capacity`, as with snprintf
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_body_members(const fz_body *body, fz_date date, const fz_body **bodies, size_t capacity);

/**
 * The bodies whose names come nearest to a name: what to offer when nobody is meant.
 *
 * @param registry  NULL gives 0
 * @param name      NULL gives 0
 * @param bodies    [out] borrowed; may be NULL when `capacity` is 0
 * @param capacity  elements of `bodies`
 * @return how many are near enough to offer, which may exceed `capacity`, as with snprintf
 *
 * Borrowed from the registry; valid until the registry is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_registry_suggest(const fz_registry *registry, const char *name, const fz_body **bodies,
                                  size_t capacity);

/**
 * Receives what was found of one unit of a directive. Both are borrowed for the call.
 */
typedef void (*fz_unit_finding_fn)(void *user, const fz_unit *unit, const fz_finding *finding);

/**
 * Check whether every unit of a directive means one body on a day.
 *
 * @param registry   NULL is refused
 * @param directive  NULL is refused
 * @param date       the day; 0 means as the names themselves say
 * @param report     receives, in the order of the directive's units, FZ_FUNRESOLVED for a name that nobody bears,
 *                   FZ_FENDED for a body that ended and left no successor, FZ_FAMBIGUOUS for a name with several
 *                   meanings; NULL to count only
 * @param user       passed to `report`
 * @param count      [out] how many there are, 0 on failure; may be NULL
 * @param error      [out] may be NULL
 * @return FZ_OK, with or without findings; FZ_EINVAL; FZ_ENOMEM
 *
 * Threads: any number on one registry. Since 0.1.
 */
FZ_API fz_status fz_registry_check_directive(const fz_registry *registry, const fz_directive *directive, fz_date date,
                                             fz_unit_finding_fn report, void *user, size_t *count, fz_error **error);

#ifdef __cplusplus
}
#endif

#endif
