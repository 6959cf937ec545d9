/**
 * @file error.h
 * Errors, which belong to a call, and findings, which belong to a directive.
 *
 * An error says what is wrong, with the value; where: source, line, column, byte offset and path in the document; and
 * what would be right. It is a value of the call that failed, never "the last one". One call may report several
 * errors of one document: they are chained in document order, the first one in hand. When memory ends on the way, the
 * call returns FZ_ENOMEM, and the chain, if there was room for one, ends with that: what was found before stands first.
 * Every call sets the caller's `fz_error *` to NULL when it begins: free what an earlier call left there before.
 *
 * A finding is not a failure. It tells what the importer repaired, doubted or left, and is kept by the directive.
 *
 * The codes stand in error_codes.h, made from lib/base/errors.tsv together with lib/base/errors.md, the page that
 * explains each of them. A code never changes its number or its meaning.
 */
#ifndef FAZHI_ERROR_H
#define FAZHI_ERROR_H

#include <fazhi/common.h>
#include <fazhi/context.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * A place in a source text. Size first: set `size` to sizeof(fz_place) before it is filled.
 */
typedef struct fz_place {
    size_t size;     /**< sizeof(fz_place) */
    uint64_t line;   /**< from 1; 0 when there is no place */
    uint64_t column; /**< from 1, counted in characters, not bytes */
    uint64_t offset; /**< from 0, counted in bytes */
    uint64_t length; /**< bytes from there on; 0 for a point */
} fz_place;

/**
 * The name of a status, such as "FZ_EDOCTYPE".
 *
 * @param status  any value
 * @return a constant string, "FZ_?" for a value this library does not know; never NULL
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_status_name(fz_status status);

/**
 * Release an error and those chained to it.
 *
 * @param error  NULL does nothing
 *
 * Errors: none. Threads: one at a time for one error. Since 0.1.
 */
FZ_API void fz_error_free(fz_error *error);

/**
 * The code of an error.
 *
 * @param error  NULL gives FZ_OK
 * @return one of FZ_E*
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_status fz_error_status(const fz_error *error);

/**
 * What is wrong, with the value, and what would be right: one line, without place and without the final full stop.
 *
 * @param error  NULL gives ""
 * @return the message in the context's language; never NULL
 *
 * Borrowed from `error`; valid until `error` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_error_message(const fz_error *error);

/**
 * The name of the source: the path that was given, or the name the caller gave to memory or a callback.
 *
 * @param error  NULL gives NULL
 * @return the name; NULL when the error has no source
 *
 * Borrowed from `error`; valid until `error` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_error_source(const fz_error *error);

/**
 * Where the error is.
 *
 * @param error  NULL gives line 0
 * @param place  [out] its `size` must be set; NULL does nothing
 *
 * Errors: none; a `size` too small for this struct leaves `place` as it is, and what lies beyond the fields that this
 * library knows is never touched. Threads: any. Since 0.1.
 */
FZ_API void fz_error_place(const fz_error *error, fz_place *place);

/**
 * The path in the document, such as "/directive/section[3]/task[2]/@n".
 *
 * @param error  NULL gives NULL
 * @return the path; NULL when the error is not at an element
 *
 * Borrowed from `error`; valid until `error` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_error_path(const fz_error *error);

/**
 * The following error of the same call, in document order.
 *
 * @param error  NULL gives NULL
 * @return the next error; NULL at the end
 *
 * Borrowed from `error`; valid until `error` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_error *fz_error_next(const fz_error *error);

/**
 * How grave a finding is.
 *
 * @param finding  NULL gives FZ_SEVERITY_NOTE
 * @return the severity
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_severity fz_finding_severity(const fz_finding *finding);

/**
 * The code of a finding.
 *
 * @param finding  NULL gives FZ_OK
 * @return one of FZ_F*
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_status fz_finding_status(const fz_finding *finding);

/**
 * What was found: one line, without place.
 *
 * @param finding  NULL gives ""
 * @return the message in the language that the context had when it was made; never NULL
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_finding_message(const fz_finding *finding);

/**
 * Where it was found, in the text that was imported.
 *
 * @param finding  NULL gives line 0
 * @param place    [out] its `size` must be set; NULL does nothing
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API void fz_finding_place(const fz_finding *finding, fz_place *place);

#ifdef __cplusplus
}
#endif

#endif
