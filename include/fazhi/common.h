/**
 * @file common.h
 * What every header of libfazhi shares: the export mark, the status type, the version, read and write callbacks.
 *
 * The API in five sentences. Every handle is opaque; `_new` and `_load` give one reference, `_ref` adds one, `_unref`
 * gives one back and accepts NULL, and anything else borrows. A function that can fail returns `fz_status`, writes its
 * result through an out parameter that is NULL (or 0) on failure, and takes `fz_error **error`, which may be NULL and
 * is set exactly when the status is not `FZ_OK` (point it at NULL before). All strings are UTF-8 and end in NUL; a borrowed string lives as long
 * as the object it was borrowed from. A parameter that is `const` is not changed, and a function whose handles are all
 * const may be called from any number of threads at once. Nothing here reads the clock, the locale or the environment,
 * and nothing prints, libxml2 apart when its own memory ends.
 */
#ifndef FAZHI_COMMON_H
#define FAZHI_COMMON_H

#include <stddef.h>
#include <stdint.h>

#include <fazhi/error_codes.h>

#if defined(__GNUC__) || defined(__clang__)
/** Marks a function that the library exports. */
#define FZ_API __attribute__((visibility("default")))
#else
#define FZ_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** The major version of these headers. `fz_version` tells the version of the library which runs. */
#define FZ_VERSION_MAJOR 0
/** Their minor version. */
#define FZ_VERSION_MINOR 1
/** Their patch level. */
#define FZ_VERSION_PATCH 0

/**
 * The version of the library that is loaded, such as "0.1.0".
 *
 * A binding compares it with the version it was written for.
 *
 * @return a constant string; never NULL
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_version(void);

/**
 * Gives the library bytes.
 *
 * @param user      what the caller passed beside the function
 * @param buffer    [out] where the bytes go
 * @param capacity  how many bytes fit, at least 1
 * @return how many bytes were written, 0 at the end, a negative number on failure
 *
 * Short reads are welcome. Called on the caller's thread, within the call that was given the function.
 */
typedef ptrdiff_t (*fz_read_fn)(void *user, void *buffer, size_t capacity);

/**
 * Takes bytes from the library.
 *
 * @param user   what the caller passed beside the function
 * @param bytes  what to take, not terminated
 * @param count  how many, at least 1
 * @return 0 when all were taken; anything else ends the writing with FZ_EWRITE
 *
 * Called on the caller's thread, within the call that was given the function.
 */
typedef int (*fz_write_fn)(void *user, const void *bytes, size_t count);

/** A directive: one document, immutable once loaded; share it between threads freely. See directive.h. */
typedef struct fz_directive fz_directive;
/** A section 部分 of a directive. Borrowed from it; immutable. */
typedef struct fz_section fz_section;
/** A task 任务 of a directive. Borrowed from it; immutable. */
typedef struct fz_task fz_task;
/** A unit 单位 as one directive names it. Borrowed from it; immutable. */
typedef struct fz_unit fz_unit;
/** An assignment 分工: task × unit × role × rank. Borrowed from its directive; immutable. */
typedef struct fz_assignment fz_assignment;
/** A requirement 要求 in the text of a task. Borrowed from its directive; immutable. See requirement.h. */
typedef struct fz_requirement fz_requirement;
/** Allocator, limits, log function, language of messages. See context.h. */
typedef struct fz_context fz_context;
/** What went wrong in one call. See error.h. */
typedef struct fz_error fz_error;
/** What the importer or a check repaired, doubted or left, kept by the directive. See error.h. */
typedef struct fz_finding fz_finding;
/** Conditions over tasks. See query.h. */
typedef struct fz_query fz_query;

#ifdef __cplusplus
}
#endif

#endif
