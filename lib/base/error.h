/* Making errors and findings.
 *
 * A message is made from a template of errors.tsv and its arguments {1} to {9}, in the language of the context; no
 * other text reaches a user. An argument that depends on the language is a word of errors.tsv, rows of class "word",
 * which words.h offers as FZ_WORD_*:
 *
 *     FZ_ARGS(path, FZ_WORD_DISK_FULL)      写入“甲.xml”失败：磁盘已满     cannot write "甲.xml": disk full
 *
 * A word is one string that holds both languages, each behind the control character U+001F. In any other argument a
 * control character is shown as a space and a byte that is not UTF-8 as U+FFFD, so a message is one line of UTF-8.
 *
 * Reporting exhausted memory allocates nothing: that error is a constant, as is the one for a NULL context. */
#ifndef FZ_BASE_ERROR_H
#define FZ_BASE_ERROR_H

#include "base/memory.h"
#include "base/words.h"

#include <fazhi/error.h>

/* Where an error is, as far as the maker knows: all zero means nowhere. `source` and `path` are copied. */
typedef struct fz__where {
    const char *source;
    const char *path;
    uint64_t line, column, offset, length;
} fz__where;

/* An argument of a message: text (NULL ends the list, so an absent text is ""). */
#define FZ_ARGS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define FZ_NO_ARGS   ((const char *const[]){NULL})

/* Room for a number as text: fz__digits(n, (char[FZ_DIGITS]){0}) is an argument of a message. */
#define FZ_DIGITS 24
const char *fz__digits(uint64_t n, char digits[FZ_DIGITS]);

/* Make an error of `status`, log it, append it to the chain at `error`, and return the status. `error` may be NULL: then
 * it is only logged. A chain is no longer than FZ_LIMIT_ERRORS; what comes after that is dropped. An error that cannot be
 * stored becomes FZ_ENOMEM, and a NULL `context` FZ_EINVAL. `where` may be NULL. The arguments are cut at 200 characters
 * each, with … behind; one that is missing is empty. */
fz_status fz__fail(fz_context *context, fz_error **error, fz_status status, const fz__where *where,
                   const char *const *arguments);
/* The same without place or arguments for FZ_ENOMEM. */
fz_status fz__no_memory(fz_error **error);
/* FZ_EINVAL: "{function}: {what}", what being a short technical word such as "directive is NULL". */
fz_status fz__bad_argument(fz_context *context, fz_error **error, const char *function, const char *what);

/* The message of a code in the context's language with its arguments, appended to `message`. */
void fz__message(fz__buffer *message, fz_language language, fz_status status, const char *const *arguments);
/* What stands before a message in the log, "name:line:column: " as far as known, appended to `message`. */
void fz__message_place(fz__buffer *message, const fz__where *where);
/* The severity that errors.tsv gives to a code. */
fz_severity fz__severity(fz_status status);
/* Fill the caller's struct as far as it reaches. */
void fz__place_fill(fz_place *place, uint64_t line, uint64_t column, uint64_t offset, uint64_t length);

/* A list of findings; the texts live in `arena`. Findings stay in the order they are added in until fz__findings_sort
 * puts them in order of line, then offset (stable). Each is logged as it is added. False when memory is exhausted. */
struct fz_finding {
    fz_status status;
    fz_severity severity;
    const char *message;
    uint64_t line, column, offset, length;
    size_t rank; /* how many were added before it */
};
typedef struct fz__findings {
    fz_context *context;
    fz__arena *arena;
    struct fz_finding *items;
    size_t count, capacity;
} fz__findings;

void fz__findings_init(fz__findings *findings, fz__arena *arena);
void fz__findings_clear(fz__findings *findings);
bool fz__findings_add(fz__findings *findings, fz_status status, const fz__where *where, const char *const *arguments);
void fz__findings_sort(fz__findings *findings);

#endif
