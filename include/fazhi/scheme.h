/**
 * @file scheme.h
 * The scheme 考核办法: how to score.
 *
 * A scheme is a tree of indicators 指标 with their points, the rules that
 * measure the lowest of them, the shares of the roles, classes of units, and
 * what comes behind the scores: ranks, grades, gates. It says everything that a
 * score depends on beside the facts; nothing is left to the program. It is
 * loaded once and never changes; any number of threads may read it.
 *
 *     fz_scheme *scheme;
 *     if (fz_scheme_load_path(context, "scheme.xml", &scheme, &error) != FZ_OK)
 *         ...
 *     for (size_t i = 0; i < fz_scheme_finding_count(scheme); i++)
 *         puts(fz_finding_message(fz_scheme_finding(scheme, i)));
 *
 * The vocabulary, urn:libfazhi:scheme:1, is described in lib/data/scheme.md,
 * each way of scoring with an example. What contradicts itself is refused with
 * its place: weights and points that do not add up, overlapping tables, a rule
 * that can never apply. What may be meant but should be looked at (a hole in a
 * grade table, a cap that never bites) is a finding.
 *
 * Indicators are borrowed from their scheme and have no references of their
 * own: hold the scheme while they are used.
 */
#ifndef FAZHI_SCHEME_H
#define FAZHI_SCHEME_H

#include <fazhi/common.h>
#include <fazhi/decimal.h>
#include <fazhi/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A scheme 考核办法: immutable once loaded; share it between threads freely.
 */
typedef struct fz_scheme fz_scheme;
/** An indicator 指标 of a scheme, or the total over them. Borrowed from it;
 * immutable. */
typedef struct fz_indicator fz_indicator;

/* ------------------------------------------------------------------ loading
 * and saving ----------------------------- */

/**
 * Load the scheme that the library carries: an example for the built-in
 * directive, which no authority has issued.
 *
 * Every task of the directive counts alike and the sum is brought to 100
 * points; first leads bear the whole, others a part; what is late or not done
 * loses points; from 90, 80 and 60 points on the grade is 优秀, 良好 or 合格.
 *
 * @param context  NULL is refused
 * @param scheme   [out] the scheme, NULL on failure
 * @param error    [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL arguments; FZ_ENOMEM
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_scheme_load_builtin(fz_context *context, fz_scheme **scheme, fz_error **error);

/**
 * Load scheme XML from a file.
 *
 * @param context  NULL is refused
 * @param path     of a file, a pipe or a device, in the file system's bytes; NULL is refused
 * @param scheme   [out] the scheme, NULL on failure
 * @param error    [out] may be NULL; may be a chain of several errors, in document order
 * @return FZ_OK; FZ_EINVAL; FZ_ENOTFOUND, FZ_EACCESS, FZ_EISDIR, FZ_EREAD for the file; FZ_ELIMIT; FZ_EEMPTY,
 *         FZ_EENCODING, FZ_EXML, FZ_EDOCTYPE for bytes that are no XML we take; FZ_EROOT, FZ_EELEMENT, FZ_EMISSING,
 *         FZ_EATTRIBUTE, FZ_EREQUIRED, FZ_EVALUE, FZ_ETEXT, FZ_EREPEATED, FZ_EORDER for XML that is no scheme;
 *         FZ_EDUPLICATE_ID, FZ_EREFERENCE, FZ_EWEIGHTS, FZ_EPOINTS, FZ_EHOLLOW, FZ_ENEVER, FZ_EOVERLAP, FZ_ERANGE,
 *         FZ_ENEEDS, FZ_EEXCLUDES, FZ_ECLASS for a scheme that contradicts itself; FZ_ENOMEM
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_scheme_load_path(fz_context *context, const char *path, fz_scheme **scheme, fz_error **error);

/**
 * Load scheme XML from memory.
 *
 * @param context  NULL is refused
 * @param bytes    UTF-8, with or without BOM; copied as far as it is kept; NULL is refused unless `count` is 0
 * @param count    how many bytes
 * @param source   the name of the input in messages; NULL for none
 * @param scheme   [out] the scheme, NULL on failure
 * @param error    [out] may be NULL; may be a chain of several errors, in document order
 * @return FZ_OK or a code as of fz_scheme_load_path, those of files apart
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_scheme_load_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                       fz_scheme **scheme, fz_error **error);

/**
 * Load scheme XML through a callback.
 *
 * @param context  NULL is refused
 * @param read     gives the bytes; NULL is refused
 * @param user     passed to `read`
 * @param source   the name of the input in messages; NULL for none
 * @param scheme   [out] the scheme, NULL on failure
 * @param error    [out] may be NULL; may be a chain of several errors, in document order
 * @return FZ_OK; FZ_EREAD when `read` fails; otherwise a code as of fz_scheme_load_memory
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_scheme_load_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                         fz_scheme **scheme, fz_error **error);

/**
 * Save a scheme to a file, which is replaced as a whole or not at all.
 *
 * @param scheme  NULL is refused
 * @param path    NULL is refused
 * @param error   [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EISDIR, FZ_EACCESS, FZ_EWRITE; FZ_ENOMEM
 *
 * Threads: any number on one scheme. Since 0.1.
 */
FZ_API fz_status fz_scheme_save_path(const fz_scheme *scheme, const char *path, fz_error **error);

/**
 * Save a scheme to memory: the canonical form, which loads to an equal scheme
 * and saves to the same bytes.
 *
 * @param scheme    NULL is refused
 * @param bytes     [out] not terminated; may be NULL when `capacity` is 0
 * @param capacity  how many bytes fit
 * @param count     [out] how many bytes the scheme takes, which may exceed `capacity`; the first `capacity` are
 *                 written; NULL is refused
 * @param error     [out] may be NULL
 * @return FZ_OK; FZ_EINVAL
 *
 * Threads: any number on one scheme. Since 0.1.
 */
FZ_API fz_status fz_scheme_save_memory(const fz_scheme *scheme, char *bytes, size_t capacity, size_t *count,
                                       fz_error **error);

/**
 * Save a scheme through a callback.
 *
 * @param scheme  NULL is refused
 * @param write   takes the bytes; NULL is refused
 * @param user    passed to `write`
 * @param error   [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EWRITE when `write` fails
 *
 * Threads: any number on one scheme. Since 0.1.
 */
FZ_API fz_status fz_scheme_save_callback(const fz_scheme *scheme, fz_write_fn write, void *user, fz_error **error);

/**
 * Save as JSON: the tree of the XML. An element is an object with its name under "element", its attributes by their own
 * names, its words under "text" and what is in it under "content", in order. Counts and truth values are such, all else is
 * a string, decimals too ("92.35"). Markup of other namespaces is not in it. lib/data/scheme.schema.json describes it.
 *
 * @param scheme  NULL is refused
 * @param write   takes the bytes; NULL is refused
 * @param user    passed to `write`
 * @param error   [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EWRITE when `write` fails
 *
 * Threads: any number on one scheme. Since 0.1.
 */
FZ_API fz_status fz_scheme_save_json(const fz_scheme *scheme, fz_write_fn write, void *user, fz_error **error);

/**
 * Add a reference.
 *
 * @param scheme  NULL gives NULL
 * @return `scheme`
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_scheme *fz_scheme_ref(fz_scheme *scheme);

/**
 * Give a reference back. The last one releases the scheme and its indicators.
 *
 * @param scheme  NULL does nothing
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API void fz_scheme_unref(fz_scheme *scheme);

/**
 * Whether two schemes say the same: the same elements in the same order, with
 * equal values. Markup of other namespaces and how a value was written (0.50 or
 * 0.5) do not count.
 *
 * @param a  NULL equals NULL alone
 * @param b  NULL equals NULL alone
 * @return 1 or 0
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API int fz_scheme_equal(const fz_scheme *a, const fz_scheme *b);

/* ------------------------------------------------------------------ reading
 * ---------------------------------------- */

/**
 * The id of a scheme.
 *
 * @param scheme  NULL gives NULL
 * @return the id; NULL when it has none
 *
 * Borrowed from `scheme`; valid until `scheme` is released.
 * Errors: none. Threads: any number on one scheme. Since 0.1.
 */
FZ_API const char *fz_scheme_id(const fz_scheme *scheme);

/**
 * The title of a scheme.
 *
 * @param scheme  NULL gives ""
 * @return the title; never NULL
 *
 * Borrowed from `scheme`; valid until `scheme` is released.
 * Errors: none. Threads: any number on one scheme. Since 0.1.
 */
FZ_API const char *fz_scheme_title(const fz_scheme *scheme);

/**
 * How many totals there are: trees of indicators, one for all units or one for
 * some classes of them each.
 *
 * @param scheme  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any number on one scheme. Since 0.1.
 */
FZ_API size_t fz_scheme_total_count(const fz_scheme *scheme);

/**
 * A total, in document order: the root of a tree of indicators.
 *
 * @param scheme  NULL gives NULL
 * @param index   from 0
 * @return the total; NULL when there is none
 *
 * Borrowed from `scheme`; valid until `scheme` is released.
 * Errors: none. Threads: any number on one scheme. Since 0.1.
 */
FZ_API const fz_indicator *fz_scheme_total(const fz_scheme *scheme, size_t index);

/**
 * The indicator or total of an id.
 *
 * @param scheme  NULL gives NULL
 * @param id      NULL gives NULL
 * @return the indicator; NULL when there is none
 *
 * Borrowed from `scheme`; valid until `scheme` is released.
 * Errors: none. Threads: any number on one scheme. Since 0.1.
 */
FZ_API const fz_indicator *fz_scheme_indicator_by_id(const fz_scheme *scheme, const char *id);

/**
 * How many findings there are: what loaded, but should be looked at.
 *
 * @param scheme  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any number on one scheme. Since 0.1.
 */
FZ_API size_t fz_scheme_finding_count(const fz_scheme *scheme);

/**
 * A finding, in document order.
 *
 * @param scheme  NULL gives NULL
 * @param index   from 0
 * @return the finding; NULL when there is none
 *
 * Borrowed from `scheme`; valid until `scheme` is released.
 * Errors: none. Threads: any number on one scheme. Since 0.1.
 */
FZ_API const fz_finding *fz_scheme_finding(const fz_scheme *scheme, size_t index);

/**
 * The id of an indicator.
 *
 * @param indicator  NULL gives NULL
 * @return the id; NULL for NULL alone
 *
 * Borrowed from the scheme; valid until the scheme is released.
 * Errors: none. Threads: any number on one scheme. Since 0.1.
 */
FZ_API const char *fz_indicator_id(const fz_indicator *indicator);

/**
 * The name of an indicator.
 *
 * @param indicator  NULL gives NULL
 * @return the name; NULL when it has none
 *
 * Borrowed from the scheme; valid until the scheme is released.
 * Errors: none. Threads: any number on one scheme. Since 0.1.
 */
FZ_API const char *fz_indicator_name(const fz_indicator *indicator);

/**
 * The standard 评分标准 of an indicator, as the scheme prints it for people.
 *
 * @param indicator  NULL gives NULL
 * @return the text; NULL when it has none
 *
 * Borrowed from the scheme; valid until the scheme is released.
 * Errors: none. Threads: any number on one scheme. Since 0.1.
 */
FZ_API const char *fz_indicator_standard(const fz_indicator *indicator);

/**
 * The evidence 佐证材料 that an indicator asks for, as the scheme prints it for
 * people.
 *
 * @param indicator  NULL gives NULL
 * @return the text; NULL when it has none
 *
 * Borrowed from the scheme; valid until the scheme is released.
 * Errors: none. Threads: any number on one scheme. Since 0.1.
 */
FZ_API const char *fz_indicator_proof(const fz_indicator *indicator);

/**
 * The full marks of an indicator.
 *
 * @param indicator  NULL gives 0
 * @param points     [out] the points as written, 0 where none are; may be NULL
 * @return 1 when it has points of its own, else 0
 *
 * Errors: none. Threads: any number on one scheme. Since 0.1.
 */
FZ_API int fz_indicator_points(const fz_indicator *indicator, fz_decimal *points);

/**
 * The weight of an indicator among those beside it.
 *
 * @param indicator  NULL gives 0
 * @param weight     [out] the weight as written, 1 where none is; may be NULL
 * @return 1 when it has a weight of its own, else 0
 *
 * Errors: none. Threads: any number on one scheme. Since 0.1.
 */
FZ_API int fz_indicator_weight(const fz_indicator *indicator, fz_decimal *weight);

/**
 * The indicator or total that an indicator stands in.
 *
 * @param indicator  NULL gives NULL
 * @return the parent; NULL for a total
 *
 * Borrowed from the scheme; valid until the scheme is released.
 * Errors: none. Threads: any number on one scheme. Since 0.1.
 */
FZ_API const fz_indicator *fz_indicator_parent(const fz_indicator *indicator);

/**
 * How many indicators stand directly in an indicator.
 *
 * @param indicator  NULL gives 0
 * @return the count; 0 where rules measure it
 *
 * Errors: none. Threads: any number on one scheme. Since 0.1.
 */
FZ_API size_t fz_indicator_child_count(const fz_indicator *indicator);

/**
 * An indicator that stands directly in another, in document order.
 *
 * @param indicator  NULL gives NULL
 * @param index      from 0
 * @return the indicator; NULL when there is none
 *
 * Borrowed from the scheme; valid until the scheme is released.
 * Errors: none. Threads: any number on one scheme. Since 0.1.
 */
FZ_API const fz_indicator *fz_indicator_child(const fz_indicator *indicator, size_t index);

#ifdef __cplusplus
}
#endif

#endif
